import Crypto
import Foundation
public import Runtime
import SPIFFE
import Storage
import SwiftASN1
import X509

/// One signing key of the trust domain; its public half.
public struct AuthorityKey: Sendable, Hashable {
    /// Of a root its subject key identifier, of a token key its `kid`: what stands in what it signs.
    public var id: String
    public var kind: Kind
    public var state: State
    /// The certificate in DER, x || y of a P-256 key, or the SubjectPublicKeyInfo of an RSA key.
    var publicBytes: [UInt8]
    /// In the state directory; or where else it is, see ``KeyFiles``.
    var file: String
    /// Of an intermediate: the certificates between it and its root, in order.
    var chain: [[UInt8]] = []
    /// Of an intermediate: the roots that are published because of it, its own first.
    var roots: [[UInt8]] = []
    public var madeAt: Timestamp
    /// When it came into its state.
    public var changedAt: Timestamp
    public var expiresAt: Timestamp

    public enum Kind: String, Sendable, Codable, CaseIterable {
        case x509, jwt, wit
        /// Signs security events, by RS256, and nothing else; in no bundle.
        case signals
    }

    public enum State: String, Sendable, Codable {
        /// Published; signs nothing yet.
        case prepared
        case active
        /// Signs nothing any more; what it signed is good.
        case old
        /// Somebody else may have it: what it signed is to be renewed at once.
        case tainted
        /// No longer published.
        case revoked

        var verb: String {
            switch self {
            case .prepared, .tainted, .revoked: rawValue
            case .active: "activated"
            case .old: "retired"
            }
        }
    }

    var facts: [String: String] {
        let facts = ["kind": kind.rawValue, "state": state.rawValue, "expires": expiresAt.description]
        return rootDigest.map { facts.merging(["under": $0.hex]) { first, _ in first } } ?? facts
    }

    /// Whether one of these authorities certified it, or what did.
    func rests(on names: Set<String>) -> Bool {
        guard !names.isEmpty, !roots.isEmpty else { return false }
        return ([publicBytes] + chain).contains { der in
            let issuer = (try? Certificate(derEncoded: der).extensions.authorityKeyIdentifier)?.keyIdentifier?.hex
            return issuer.map(names.contains) ?? false
        }
    }

    /// Whether it is in a token, and its `file` only a name there.
    public var isInToken: Bool { file.hasPrefix(Self.tokenPrefix) }
    static let tokenPrefix = "pkcs11:"

    /// Whether it is, or was, in a server's memory alone.
    var isInMemory: Bool { file.hasPrefix(Self.memoryPrefix) }
    static let memoryPrefix = "memory:"

    /// What the bundle holds because of it: a root itself, or an intermediate's roots.
    var published: [[UInt8]] { roots.isEmpty ? [publicBytes] : roots }

    /// SHA-256 of the root that an intermediate leads to; `nil` of a root, and of a token key.
    public var rootDigest: [UInt8]? { roots.first.map { Array(SHA256.hash(data: $0)) } }

    // MARK: Records

    static func all(in transaction: Transaction) throws -> [AuthorityKey] {
        try transaction.rows("SELECT * FROM authority_key ORDER BY made_at, id").map { row in
            let id = try row.text("id")
            guard let kind = Kind(rawValue: try row.text("kind")), let state = State(rawValue: try row.text("state")) else {
                throw StorageError(.badRow, "key `\(id)` has an unknown kind or state")
            }
            return AuthorityKey(
                id: id, kind: kind, state: state, publicBytes: try row.blob("public"), file: try row.text("file"),
                chain: try row.json("chain", as: [Data].self).map { Array($0) }, roots: try row.json("roots", as: [Data].self).map { Array($0) },
                madeAt: try row.time("made_at"), changedAt: try row.time("changed_at"), expiresAt: try row.time("expires_at"))
        }
    }

    func store(in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO authority_key VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
            """,
            .text(id), .text(kind.rawValue), .text(state.rawValue), .blob(publicBytes), .text(file), Value(madeAt), Value(changedAt),
            Value(expiresAt), try Value(json: chain.map { Data($0) }), try Value(json: roots.map { Data($0) }))
    }

    func remove(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM authority_key WHERE id = ?", .text(id))
    }
}

/// Why a key was not moved. An expected answer.
public struct AuthorityRefusal: Error, Sendable, CustomStringConvertible {
    public var reason: String
    public var nextStep: String

    public init(_ reason: String, _ nextStep: String) {
        self.reason = reason
        self.nextStep = nextStep
    }

    static func unknown(_ id: String) -> AuthorityRefusal {
        AuthorityRefusal("no key, or more than one, is called `\(id.prefix(80))`", "mayfly authority list")
    }

    public var description: String { reason }
}
