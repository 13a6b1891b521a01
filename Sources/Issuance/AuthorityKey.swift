public import Runtime
import Storage

/// One signing key of the trust domain; its public half.
public struct AuthorityKey: Sendable, Hashable {
    /// Of a root its subject key identifier, of a token key its `kid`: what stands in what it signs.
    public var id: String
    public var kind: Kind
    public var state: State
    /// The root in DER, or x || y of a P-256 key.
    var publicBytes: [UInt8]
    /// In the state directory.
    var file: String
    public var madeAt: Timestamp
    /// When it came into its state.
    public var changedAt: Timestamp
    public var expiresAt: Timestamp

    public enum Kind: String, Sendable, Codable, CaseIterable { case x509, jwt, wit }

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

    var facts: [String: String] { ["kind": kind.rawValue, "state": state.rawValue, "expires": expiresAt.description] }

    // MARK: Records

    static func all(in transaction: Transaction) throws -> [AuthorityKey] {
        try transaction.rows("SELECT * FROM authority_key ORDER BY made_at, id").map { row in
            let id = try row.text("id")
            guard let kind = Kind(rawValue: try row.text("kind")), let state = State(rawValue: try row.text("state")) else {
                throw StorageError(.badRow, "key `\(id)` has an unknown kind or state")
            }
            return AuthorityKey(
                id: id, kind: kind, state: state, publicBytes: try row.blob("public"), file: try row.text("file"),
                madeAt: try row.time("made_at"), changedAt: try row.time("changed_at"), expiresAt: try row.time("expires_at"))
        }
    }

    func store(in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO authority_key VALUES(?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
            """,
            .text(id), .text(kind.rawValue), .text(state.rawValue), .blob(publicBytes), .text(file), Value(madeAt), Value(changedAt),
            Value(expiresAt))
    }

    func remove(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM authority_key WHERE id = ?", .text(id))
    }
}

/// Why a key was not moved. An expected answer.
public struct AuthorityRefusal: Error, Sendable, CustomStringConvertible {
    public var reason: String
    public var nextStep: String

    init(_ reason: String, _ nextStep: String) {
        self.reason = reason
        self.nextStep = nextStep
    }

    static func unknown(_ id: String) -> AuthorityRefusal {
        AuthorityRefusal("no key, or more than one, is called `\(id.prefix(80))`", "mayfly authority list")
    }

    public var description: String { reason }
}
