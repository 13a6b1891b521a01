//  FuzzHeads: what an agent takes for the policies that it decides by: signed heads, chains, and the pieces of a set; and for its
//  entries: what of them has changed.

import Crypto
import Dispatch
import Estate
import Foundation
import FuzzDriver
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf
import X509

@testable import PolicySync

/// A server with a fixed key, so that a finding repeats itself.
private struct Known: Sendable {
    var domain: TrustDomain
    var bundle: X509Bundle
    var key: P256.Signing.PrivateKey
    var chain: [[UInt8]]
    var set: [UInt8]
    var head: PolicyHead
    var signed: Mayfly_Node_V1_SignedPolicyHead

    init?() {
        guard let domain = TrustDomain("fuzz.example"), let id = SPIFFEID(trustDomain: domain, segments: ServerTrust.segments),
            let key = try? P256.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32)),
            let root = try? CertificateAuthority(trustDomain: domain, now: now, lifetime: .seconds(86_400), serial: [1, 2, 3]),
            let svid = try? root.issue(
                id: id, publicKey: Certificate.PrivateKey(key).publicKey, now: now, lifetime: .seconds(3600), serial: [1, 2])
        else { return nil }
        set = Array("a set of policies".utf8)
        head = PolicyHead(
            trustDomain: domain, revision: 7, digest: Array(SHA256.hash(data: set)), size: set.count, issuedAt: now, staleness: .seconds(3600))
        guard let signed = try? head.signed(with: key, chain: svid.chain) else { return nil }
        (self.domain, bundle, self.key, chain, self.signed) = (
            domain, X509Bundle(trustDomain: domain, roots: [root.certificate]), key, svid.chain, signed
        )
    }
}

private let now = Timestamp(milliseconds: 1_800_000_000_000)
private let known = Known()

/// Waits for the asynchronous check: libFuzzer knows no other way.
private func open(_ signed: Mayfly_Node_V1_SignedPolicyHead, _ known: Known, _ check: @escaping @Sendable (PolicyHead?) -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
        check(try? await PolicyHead.open(signed, bundle: known.bundle, now: now).get())
        done.signal()
    }
    done.wait()
}

/// The first byte says what the rest is.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let choice = input.first, let known else { return 0 }
    let bytes = Array(input.dropFirst())
    switch choice % 6 {
    case 0:
        guard let signed = try? Mayfly_Node_V1_SignedPolicyHead(serializedBytes: bytes) else { return 0 }
        open(signed, known) { if $0 != nil { fatalError("a forged head was believed") } }
    case 1:
        // A head as plain bytes, signed: the fuzzer need not learn elliptic curves. What is read of it is within its bounds, and survives
        // being written.
        guard let signature = try? known.key.signature(for: PolicyHead.context + bytes) else { return 0 }
        var signed = known.signed
        (signed.head, signed.signature) = (Data(bytes), signature.rawRepresentation)
        open(signed, known) { head in
            guard let head else { return }
            precondition(head.trustDomain == known.domain && head.digest.count == 32 && (1...PolicyHead.sizeLimit).contains(head.size))
            precondition((PolicyHead.shortestStaleness...PolicyHead.longestStaleness).contains(head.staleness) && head.endsAt > head.issuedAt)
            guard let again = try? head.signed(with: known.key, chain: known.chain) else { fatalError("a head that cannot be written") }
            open(again, known) { precondition($0 == head, "a head that does not survive being written") }
        }
    case 2:
        // The right head and signature by another chain.
        var signed = known.signed
        signed.chain = bytes.split(separator: 0, maxSplits: 7, omittingEmptySubsequences: false).map { Data($0) }
        open(signed, known) { if $0 != nil { fatalError("a forged chain was believed") } }
    case 3:
        // The right chain, and another signature or head.
        var signed = known.signed
        if bytes.count >= 64 { signed.signature = Data(bytes.prefix(64)) }
        signed.head = Data(bytes.dropFirst(64))
        open(signed, known) { if $0 != nil { fatalError("a forged signature was believed") } }
    case 5: follow(bytes)
    default:
        // Pieces, each as long as the byte before it says; its highest bit says that it is the last.
        var (assembly, rest) = (PolicyAssembly(), bytes[...])
        assembly.begin(known.head)
        while let mark = rest.popFirst() {
            let part = rest.prefix(Int(mark & 0x7F))
            rest = rest.dropFirst(part.count)
            if case .complete(let head, let set) = assembly.take(.with { ($0.part, $0.isLast) = (Data(part), mark >= 0x80) }) {
                precondition(head == known.head && set == known.set, "a set that is not what its head names")
            }
        }
    }
    return 0
}

/// Changes of entries, each as long as the two bytes before it say. What was held stands until the digest of an update is the server's, and
/// the digest is of what is held.
private func follow(_ bytes: [UInt8]) {
    var (replica, rest) = (EntryReplica(), bytes[...])
    var pending: EntrySet?
    while rest.count >= 2 {
        let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
        let part = rest.prefix(length)
        rest = rest.dropFirst(part.count)
        guard var piece = try? Mayfly_Node_V1_EntryPiece(serializedBytes: Array(part)) else { continue }
        let before = replica.entries
        var set = piece.beginsSnapshot ? EntrySet() : pending ?? before
        for entry in piece.entries.compactMap(\.entry) { set.insert(entry) }
        for name in piece.gone { set.remove(name) }
        // The right digest, which the fuzzer cannot know, where it gave none.
        if piece.isLast, piece.digest.isEmpty { piece.digest = Data(set.digest.bytes) }
        switch replica.take(piece) {
        case .more:
            precondition(!piece.isLast && replica.entries.entries == before.entries, "half an update counts")
            pending = set
        case .drifted:
            precondition(replica.entries.entries == before.entries && replica.request.revision == -1, "another set than the server's was taken up")
            pending = nil
        case .complete:
            precondition(replica.entries.entries == set.entries && replica.entries.digest == set.digest, "a set that is not what was told")
            pending = nil
        }
    }
    let held = Set(replica.entries.entries.values.flatMap(\.selectors).prefix(64))
    for (entry, id) in replica.entries.matching(held, at: now) {
        precondition(entry.selectors.allSatisfy(held.contains) && !entry.selectors.isEmpty && id.description.utf8.count <= 2048, "not its own")
    }
}

@main
struct FuzzHeads {
    static func main() { runFuzzer(fuzz) }
}
