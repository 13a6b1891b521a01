import Crypto
import Foundation
import GRPCCore
import NodeAPI
import Runtime
import SPIFFE
import SwiftASN1
import X509

/// The node's own key, SVID and bundle. On disk, 0600, in one file, so that a crash leaves the old or the new, never half.
struct NodeIdentity: Sendable {
    var credential: NodeCredential
    var bundle: X509Bundle
    var id: SPIFFEID
    var notAfter: Timestamp
    /// Which authority signed it; in hexadecimal.
    var issuerKeyID: String?

    init(chain: [[UInt8]], key: Secret, roots: [[UInt8]]) throws {
        guard let leafDER = chain.first else { throw AgentError(.refused, "the server sent no certificate") }
        let leaf = try Certificate(derEncoded: leafDER)
        id = try X509Bundle.identity(of: leaf).get()
        bundle = try X509Bundle(trustDomain: id.trustDomain, rootsDER: roots)
        credential = NodeCredential(chain: chain, key: key)
        notAfter = Timestamp(leaf.notValidAfter)
        issuerKeyID = try leaf.extensions.authorityKeyIdentifier?.keyIdentifier?.hex
    }
}

/// When to renew: about a quarter into a life, so that the server may be away for three quarters of it, and not all at once after an
/// outage.
enum Renewal {
    static func time(from start: Timestamp, to end: Timestamp, entropy: Entropy) -> Timestamp {
        let jitter = entropy.bytes(2).reduce(0) { $0 << 8 | Int($1) }
        // From a fifth to three tenths, in parts of 65,536.
        return start + (end - start) * (13_108 + (jitter * 6_552) >> 16) / 65_536
    }
}

/// Loads and stores ``NodeIdentity``.
struct NodeIdentityStore: Sendable {
    let state: StateDirectory

    /// Owned by the agent alone. Whoever reads it is this node until the SVID expires.
    static let fileName = "node.json"

    private struct Stored: Codable {
        var chain: [Data]
        var key: Data
        var roots: [Data]
    }

    func load() throws -> NodeIdentity? {
        guard let bytes = try state.read(Self.fileName) else { return nil }
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)) else {
            throw AgentError(
                .noIdentity, "`\(state.file(Self.fileName))` cannot be read: remove it and join again with a new token")
        }
        return try NodeIdentity(
            chain: stored.chain.map { Array($0) }, key: Secret(stored.key), roots: stored.roots.map { Array($0) })
    }

    func save(_ identity: NodeIdentity) throws {
        let stored = Stored(
            chain: identity.credential.chain.map { Data($0) }, key: identity.credential.key.withBytes { Data($0) },
            roots: try identity.bundle.roots.map { Data(try $0.derBytes()) })
        try state.write(Self.fileName, JSONEncoder().encode(stored))
    }
}

/// What a join token says beside its secret: whose server to trust.
struct JoinToken {
    var token: Secret
    var rootDigest: [UInt8]
    var trustDomain: TrustDomain

    init(_ token: Secret) throws {
        let parts = token.withBytes { String(decoding: $0, as: UTF8.self) }
            .split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].hasPrefix("mjt_"), let digest = [UInt8](hex: parts[1]), digest.count == 32,
            let trustDomain = TrustDomain(String(parts[2]))
        else { throw AgentError(.badToken, "the join token is malformed: copy all of what `mayfly token create` printed") }
        self.token = token
        rootDigest = digest
        self.trustDomain = trustDomain
    }
}
