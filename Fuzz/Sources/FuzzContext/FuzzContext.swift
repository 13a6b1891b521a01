//  FuzzContext: what strangers say of nodes: statements of feeds, and the declarations and names that operators type.

import Context
import Crypto
import Foundation
import FuzzDriver
import Runtime
import SPIFFE

/// A feed with a fixed key, so that a finding repeats itself.
private struct Known: Sendable {
    var reader: StatementReader
    var domain: TrustDomain

    init?() {
        guard let domain = TrustDomain("fuzz.example"), let name = AttributeName("device.compliant"),
            let key = try? P256.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32)),
            let jwk = try? JSONWebKey(rawRepresentation: Array(key.publicKey.rawRepresentation))
        else { return nil }
        reader = StatementReader(feeds: [ContextFeed(name: "mdm", key: jwk, attributes: [name], owner: "fuzz")], trustDomain: domain)
        self.domain = domain
    }
}

private let now = Timestamp(milliseconds: 1_800_000_000_000)
private let known = Known()

/// The first byte says which reader gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first, let known else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 4 {
    case 0:
        if case .success = known.reader.read(bytes, at: now) { fatalError("a forged statement was believed") }
    case 1:
        // Header and claims as plain bytes: the fuzzer does not have to learn base64.
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { encoded($0) }
        let text = (parts + [encoded([UInt8](repeating: 1, count: 64))]).joined(separator: ".")
        if case .success = known.reader.read(Array(text.utf8), at: now) { fatalError("a forged statement was believed") }
    case 2:
        if let policy = try? JSONDecoder().decode(ContextPolicy.self, from: Data(bytes)), policy.faults(in: known.domain).isEmpty {
            let again = try? JSONDecoder().decode(ContextPolicy.self, from: JSONEncoder().encode(policy))
            precondition(again == policy, "a declaration that does not survive being written")
        }
    default:
        let text = String(decoding: bytes, as: UTF8.self)
        if let name = AttributeName(text) { precondition(AttributeName(name.description) == name && name.description == text) }
    }
    return 0
}

private func encoded(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

@main
struct FuzzContext {
    static func main() { runFuzzer(fuzz) }
}
