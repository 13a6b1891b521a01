public import Access
public import AuditLedger
import Estate
public import Runtime
public import Storage

/// A short-lived login and what it stands for. Made from a ``Permit`` only.
public struct IssuedGrant: Sendable {
    public let id: String
    public let path: String
    public let role: String
    public let password: Secret
    public let expiresAt: Timestamp

    fileprivate init(id: String, path: String, role: String, password: Secret, expiresAt: Timestamp) {
        self.id = id
        self.path = path
        self.role = role
        self.password = password
        self.expiresAt = expiresAt
    }
}

/// A grant as stored: without its password, which nobody keeps.
public struct GrantRecord: Sendable, Hashable, Codable {
    public enum State: String, Sendable, Codable {
        /// Written before the target is touched, so that a crash leaves a name to clean up by.
        case opening
        case live
        case closed
    }
    public var id: String
    public var path: String
    public var workload: String
    public var resource: String
    public var owner: String
    public var role: String
    public var agent: String
    public var incarnation: String
    public var processID: Int
    public var processStart: String
    public var state: State
    public var openedAt: Timestamp
    public var expiresAt: Timestamp
    public var renewals: Int
    public var closedAt: Timestamp?
}

/// Makes, renews and ends grants. Owns the order of writes that makes a crash harmless: the row first, then the target, then
/// the row again; what a crash left behind is removed by ``Brokerage`` loops from the row.
public struct Grants: Sendable {
    private let database: Database
    private let ledger: Ledger
    private let clock: WallClock
    private let entropy: Entropy
    /// Starts every role name, and names this installation, so that cleaning up touches nobody else's roles.
    public let rolePrefix: String

    public init(database: Database, ledger: Ledger, clock: WallClock, entropy: Entropy, installation: String) {
        self.database = database
        self.ledger = ledger
        self.clock = clock
        self.entropy = entropy
        rolePrefix = "mayfly_\(installation.prefix(8))_"
    }

    public static let migrations = [
        Migration(
            "brokerage-0001",
            """
            CREATE TABLE grant_record(
                id TEXT PRIMARY KEY, path TEXT NOT NULL, workload TEXT NOT NULL, resource TEXT NOT NULL,
                owner TEXT NOT NULL, role TEXT NOT NULL UNIQUE, agent TEXT NOT NULL, incarnation TEXT NOT NULL,
                pid INTEGER NOT NULL, process_start TEXT NOT NULL, state TEXT NOT NULL, opened_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL, renewals INTEGER NOT NULL, closed_at INTEGER) WITHOUT ROWID;
            CREATE INDEX grant_open ON grant_record(state) WHERE state <> 'closed';
            CREATE INDEX grant_path ON grant_record(path, opened_at);
            """)
    ]

    /// Opens a grant. The permit is used up, whatever comes of it.
    public func open(
        _ permit: consuming Permit, path: RegisteredPath, owner: String, incarnation: String, processStart: String,
        lifetime: Duration, at logins: PostgresLogins
    ) async throws -> IssuedGrant {
        let now = clock.now()
        let record = GrantRecord(
            id: "g-" + entropy.hex(10), path: path.name, workload: path.workload, resource: path.resource, owner: owner,
            role: rolePrefix + Self.readable(path.workload) + "_" + entropy.hex(5), agent: permit.request.agent,
            incarnation: incarnation, processID: permit.request.processID, processStart: processStart, state: .opening,
            openedAt: now, expiresAt: now + lifetime, renewals: 0, closedAt: nil)
        let decision = permit.receipt.sequence
        try await database.write { try insert(record, in: $0) }
        let password = Self.password(entropy)
        try await logins.create(
            role: record.role, owner: owner, password: password, validUntil: record.expiresAt, entropy: entropy)
        try await database.write { transaction in
            try transaction.execute("UPDATE grant_record SET state = 'live' WHERE id = ?", .text(record.id))
            try ledger.append(
                NewEntry(
                    kind: "grant.opened", subject: record.path, actor: "server",
                    facts: [
                        "grant": record.id, "role": record.role, "workload": record.workload,
                        "pid": String(record.processID), "expires": record.expiresAt.description,
                        "decision": String(decision),
                    ]), in: transaction)
        }
        return IssuedGrant(
            id: record.id, path: record.path, role: record.role, password: password, expiresAt: record.expiresAt)
    }

    /// Renews a live grant: a new password, a later end, the same role, so that open sessions stay.
    public func renew(
        _ permit: consuming Permit, record: GrantRecord, lifetime: Duration, at logins: PostgresLogins
    ) async throws -> IssuedGrant {
        let expiresAt = clock.now() + lifetime
        let decision = permit.receipt.sequence
        let password = Self.password(entropy)
        try await logins.renew(role: record.role, password: password, validUntil: expiresAt, entropy: entropy)
        try await database.write { transaction in
            try transaction.execute(
                "UPDATE grant_record SET expires_at = ?, renewals = renewals + 1 WHERE id = ? AND state = 'live'",
                Value(expiresAt), .text(record.id))
            try ledger.append(
                NewEntry(
                    kind: "grant.renewed", subject: record.path, actor: "server",
                    facts: [
                        "grant": record.id, "role": record.role, "expires": expiresAt.description,
                        "decision": String(decision),
                    ]), in: transaction)
        }
        return IssuedGrant(id: record.id, path: record.path, role: record.role, password: password, expiresAt: expiresAt)
    }

    /// Ends a grant at the target first, then in the record: a crash in between is repeated, not forgotten.
    public func close(_ record: GrantRecord, reason: String, at logins: PostgresLogins) async throws {
        guard record.state != .closed else { return }
        try await logins.remove(role: record.role, owner: record.owner)
        try await database.write { transaction in
            let changed = try transaction.execute(
                "UPDATE grant_record SET state = 'closed', closed_at = ? WHERE id = ? AND state <> 'closed'",
                Value(clock.now()), .text(record.id))
            guard changed == 1 else { return }
            try ledger.append(
                NewEntry(
                    kind: "grant.closed", subject: record.path, actor: "server",
                    facts: ["grant": record.id, "role": record.role, "reason": reason]), in: transaction)
        }
    }

    private func insert(_ record: GrantRecord, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO grant_record VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL)",
            .text(record.id), .text(record.path), .text(record.workload), .text(record.resource), .text(record.owner),
            .text(record.role), .text(record.agent), .text(record.incarnation), Value(record.processID),
            .text(record.processStart), .text(record.state.rawValue), Value(record.openedAt), Value(record.expiresAt))
    }

    // MARK: Reading

    public static func grant(_ id: String, in transaction: Transaction) throws -> GrantRecord? {
        try transaction.row("SELECT * FROM grant_record WHERE id = ?", .text(id)).map(record)
    }

    /// Grants that are not closed.
    public static func open(in transaction: Transaction) throws -> [GrantRecord] {
        try transaction.rows("SELECT * FROM grant_record WHERE state <> 'closed' ORDER BY opened_at").map(record)
    }

    /// All grants of one path that were open at a moment or were opened since.
    public static func grants(of path: String, since: Timestamp, in transaction: Transaction) throws -> [GrantRecord] {
        try transaction.rows(
            "SELECT * FROM grant_record WHERE path = ? AND (closed_at IS NULL OR closed_at >= ?) ORDER BY opened_at",
            .text(path), Value(since)
        ).map(record)
    }

    private static func record(_ row: Row) throws -> GrantRecord {
        GrantRecord(
            id: try row.text("id"), path: try row.text("path"), workload: try row.text("workload"),
            resource: try row.text("resource"), owner: try row.text("owner"), role: try row.text("role"),
            agent: try row.text("agent"), incarnation: try row.text("incarnation"), processID: try row.integer("pid"),
            processStart: try row.text("process_start"), state: GrantRecord.State(rawValue: try row.text("state")) ?? .live,
            openedAt: try row.time("opened_at"), expiresAt: try row.time("expires_at"),
            renewals: try row.integer("renewals"), closedAt: try row.optionalTime("closed_at"))
    }

    /// 192 random bits in URL-safe base64.
    private static func password(_ entropy: Entropy) -> Secret {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        return Secret(entropy.bytes(32).map { alphabet[Int($0 & 63)] })
    }

    /// What of a name may stand in a role's name without quoting.
    private static func readable(_ name: String) -> String {
        String(name.lowercased().unicodeScalars.map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? Character($0) : "_" })
            .prefix(20).description
    }
}
