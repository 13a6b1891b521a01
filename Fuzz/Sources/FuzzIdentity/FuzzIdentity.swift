//  FuzzIdentity: what strangers present as identity: JWT-SVIDs, certificate chains, certificate requests, SPIFFE IDs.

import Crypto
import Foundation
import FuzzDriver
import Glibc
import Runtime
import SPIFFE
import Synchronization

/// An authority with a fixed key, so that a finding repeats itself.
private struct Known: Sendable {
    var tokens: JWTBundle
    var roots: X509Bundle

    init?() {
        let key = Secret([UInt8](repeating: 1, count: 32))
        guard let domain = TrustDomain("fuzz.example"), let authority = try? JWTAuthority(trustDomain: domain, key: key),
            let root = try? CertificateAuthority(
                trustDomain: domain, now: now, lifetime: .seconds(86_400), serial: [1, 2, 3])
        else { return nil }
        tokens = JWTBundle(trustDomain: domain, keys: [authority.publicKey])
        roots = X509Bundle(trustDomain: domain, roots: [root.certificate])
    }
}

private let now = Timestamp(milliseconds: 1_800_000_000_000)
private let known = Known()

/// The first byte says which check gets the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first, let known else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 5 {
    case 0:
        let token = String(decoding: bytes, as: UTF8.self)
        if case .success = known.tokens.verify(token, audience: "billing", now: now) { fatalError("a forged token verified") }
    case 1:
        // Header and claims as plain bytes: the fuzzer does not have to learn base64.
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { encoded($0) }
        let signature = encoded([UInt8](repeating: 1, count: 64))
        let token = (parts + [signature]).joined(separator: ".")
        if case .success = known.tokens.verify(token, audience: "billing", now: now) { fatalError("a forged token verified") }
    case 2:
        verify([bytes], known.roots)
    case 3:
        _ = CertificateRequest.openKey(bytes)
    default:
        if let id = SPIFFEID(String(decoding: bytes, as: UTF8.self)) {
            precondition(SPIFFEID(id.description) == id, "a SPIFFE ID that does not survive being written")
        }
    }
    return 0
}

private func encoded(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: "")
}

/// Waits for the asynchronous check: libFuzzer knows no other way.
private func verify(_ chain: [[UInt8]], _ roots: X509Bundle) {
    let done = DispatchSemaphore(value: 0)
    Task {
        if case .success = await roots.verify(chain: chain, now: now) { fatalError("a forged chain verified") }
        done.signal()
    }
    done.wait()
}

@main
struct FuzzIdentity {
    static func main() { runFuzzer(fuzz) }
}
