import Crypto
import Runtime
import SPIFFE
import SwiftASN1
import Synchronization
import X509

/// Who is at the other end, and how long that was found to hold.
struct VerifiedPeer: Sendable {
    var id: SPIFFEID
    var chain: [[UInt8]]
    var notAfter: Timestamp
    /// Of the source's update that it was judged by.
    var generation: UInt64

    static func read(_ id: SPIFFEID, _ chain: [[UInt8]], _ generation: UInt64) -> Result<VerifiedPeer, Refusal> {
        guard let first = chain.first, let leaf = try? Certificate(derEncoded: first) else {
            return .failure(Refusal(.malformed, "no certificate was presented"))
        }
        return .success(VerifiedPeer(id: id, chain: chain, notAfter: Timestamp(leaf.notValidAfter), generation: generation))
    }
}

/// What the verification of one handshake found, for the gate behind it. Empty after a resumption.
final class PeerRecord: Sendable {
    private let peer = Mutex<VerifiedPeer?>(nil)

    func set(_ found: VerifiedPeer) { peer.withLock { $0 = found } }
    var found: VerifiedPeer? { peer.withLock { $0 } }
}

/// The chains of peers that were believed once: a resumed session gives the leaf only.
final class ChainMemory: Sendable {
    private let chains = Mutex<[[UInt8]: [[UInt8]]]>([:])

    /// Beyond this many all are forgotten; who then resumes is refused if its leaf alone leads to no root, and connects anew.
    static let limit = 8192

    func remember(_ chain: [[UInt8]]) {
        guard chain.count > 1, let leaf = chain.first else { return }
        let name = Array(SHA256.hash(data: leaf))
        chains.withLock { chains in
            if chains.count >= Self.limit { chains = [:] }
            chains[name] = chain
        }
    }

    func chain(of leaf: [UInt8]) -> [[UInt8]] {
        chains.withLock { $0[Array(SHA256.hash(data: leaf))] } ?? [leaf]
    }
}
