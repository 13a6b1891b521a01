//  FuzzSignals: what transmitters and receivers of security events send.

import Crypto
import Foundation
import FuzzDriver
import Runtime
import SPIFFE
import SharedSignals

/// A transmitter with a fixed key, so that a finding repeats itself.
private struct Known: Sendable {
    var authority: JWTAuthority
    var reader: SETReader

    init?() {
        guard let domain = TrustDomain("fuzz.example"),
            let authority = try? JWTAuthority(trustDomain: domain, key: Secret([UInt8](repeating: 1, count: 32)))
        else { return nil }
        self.authority = authority
        reader = SETReader(
            issuer: "https://idp.example", audience: "https://fuzz.example", keys: [authority.publicKey], oldest: .seconds(7 * 86400))
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
    switch choice % 8 {
    case 0:
        if case .success = known.reader.read(bytes, at: now) { fatalError("a forged token was believed") }
    case 1:
        // Claims as plain bytes, signed: the fuzzer need learn neither base64 nor elliptic curves.
        // Short, for what must be escaped grows, and a token that is too long is rightly not signed.
        guard bytes.count <= 1500, let claims = String(validating: bytes, as: UTF8.self),
            let token = try? known.authority.sign(type: SecurityEventToken.type, claims: claims)
        else { return 0 }
        if case .success(let read) = known.reader.read(Array(token.utf8), at: now), read.event.type != nil {
            guard let again = try? known.authority.sign(read), case .success(let second) = known.reader.read(Array(again.utf8), at: now) else {
                fatalError("what was read cannot be written")
            }
            precondition(second.subject == read.subject && second.event == read.event, "a token that does not survive being written")
        }
    case 2:
        if case .success(let request) = PollRequest.read(bytes) {
            precondition(request.maxEvents <= PollRequest.mostEvents)
            guard case .success(let again) = PollRequest.read(Array(request.json.utf8)) else { fatalError("a poll that cannot be written") }
            precondition(again == request, "a poll that does not survive being written")
        }
    case 3:
        if case .success(let answer) = PollAnswer.read(bytes) {
            guard case .success(let again) = PollAnswer.read(Array(answer.json.utf8)), again == answer else {
                fatalError("an answer that does not survive being written")
            }
        }
    case 4: _ = StreamRequest.read(bytes)
    case 6:
        // A subject that was read is kept as it is written.
        if case .success(let request) = SubjectRequest.read(bytes) {
            guard case .success(let value) = JSONValue.read(Array(request.subject.json.utf8), limit: SubjectRequest.limit * 8),
                case .success(let again) = SubjectIdentifier.read(value), again == request.subject
            else { fatalError("a subject that does not survive being written") }
            precondition(request.subject.covers(again) && request.subject.matches(again), "a subject that is not itself")
        }
    case 7:
        if case .success(let request) = TokenRequest.read(bytes) { precondition(!request.scopes.isEmpty) }
        _ = TokenRequest.credentials(of: String(decoding: bytes, as: UTF8.self))
    default:
        if let error = DeliveryError.read(bytes) { precondition(DeliveryError.read(Array(error.json.utf8)) == error) }
        _ = TransmitterMetadata.address(of: String(decoding: bytes, as: UTF8.self))
    }
    return 0
}

@main
struct FuzzSignals {
    static func main() { runFuzzer(fuzz) }
}
