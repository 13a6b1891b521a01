import Estate
import Foundation
public import PostgresWire
public import Runtime

/// What the broker does to logins at one PostgreSQL target.
public struct PostgresLogins: Sendable {
    private let admin: PostgresAdmin

    public init(_ admin: PostgresAdmin) {
        self.admin = admin
    }

    /// Makes a login that may do what `owner` may, acts as it (so that ownership of what it creates stays straight), and
    /// that the server lets in until `validUntil`. The password goes over the wire as a SCRAM verifier only.
    public func create(
        role: String, owner: String, password: Secret, validUntil: Timestamp, entropy: Entropy
    ) async throws(BrokerError) {
        let (name, group) = (try identifier(role), try identifier(owner))
        let verifier = ScramVerifier(password: password, entropy: entropy).text
        _ = try await admin.query(
            """
            CREATE ROLE \(name) LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 200
            PASSWORD \(literal(verifier)) VALID UNTIL \(literal(validUntil.description)) IN ROLE \(group)
            """)
        _ = try await admin.query("ALTER ROLE \(name) SET role = \(literal(owner))")
    }

    /// A new password and a later end. Open sessions stay; the password before opens nothing.
    public func renew(role: String, password: Secret, validUntil: Timestamp, entropy: Entropy) async throws(BrokerError) {
        let verifier = ScramVerifier(password: password, entropy: entropy).text
        _ = try await admin.query(
            "ALTER ROLE \(try identifier(role)) PASSWORD \(literal(verifier)) VALID UNTIL \(literal(validUntil.description))")
    }

    /// Takes the login away: no new session, open sessions ended, the role gone. A role that is already gone is no error.
    public func remove(role: String, owner: String) async throws(BrokerError) {
        let name = try identifier(role)
        do {
            _ = try await admin.query("ALTER ROLE \(name) NOLOGIN PASSWORD NULL")
        } catch where error.code == .refused("42704") {
            return
        }
        _ = try await endSessions(of: role)
        do {
            _ = try await admin.query("DROP ROLE \(name)")
        } catch where error.code == .refused("2BP01") {
            // It owns something, so the session left `SET ROLE`. Hand that to the owner, then drop.
            _ = try await admin.query("GRANT \(name), \(try identifier(owner)) TO CURRENT_USER")
            _ = try await admin.query("REASSIGN OWNED BY \(name) TO \(try identifier(owner))")
            _ = try await admin.query("DROP OWNED BY \(name)")
            _ = try await admin.query("DROP ROLE \(name)")
        }
    }

    /// Lets a standing login in no more, reversibly.
    public func disable(_ role: String) async throws(BrokerError) {
        _ = try await admin.query("ALTER ROLE \(try identifier(role)) NOLOGIN")
    }

    /// Undoes ``disable(_:)``.
    public func enable(_ role: String) async throws(BrokerError) {
        _ = try await admin.query("ALTER ROLE \(try identifier(role)) LOGIN")
    }

    /// Removes the standing password for good. The role stays as the owner of its objects.
    public func removePassword(of role: String) async throws(BrokerError) {
        _ = try await admin.query("ALTER ROLE \(try identifier(role)) NOLOGIN PASSWORD NULL")
    }

    /// Ends a login's open sessions: they outlive a changed password otherwise. Returns how many there were.
    public func endSessions(of role: String) async throws(BrokerError) -> Int {
        let rows = try await admin.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND pid <> pg_backend_pid()", [role])
        return rows.count
    }

    /// The lines of the target's `pg_hba.conf` in their order; `nil` where the broker's login may not read them.
    public func accessRules() async throws(BrokerError) -> HostAccessQuery.Reading? {
        try await unlessForbidden(HostAccessQuery.text, admin).map { HostAccessQuery.read($0) }
    }

    /// Whether that file was changed after the target read it last; `nil` where the broker's login may not know.
    public func isAccessNewer() async throws(BrokerError) -> Bool? {
        // A session that is older than the last change says when it heard of that one itself.
        try await unlessForbidden(HostAccessQuery.isNewer, admin.another())?.first?.first.map { $0 == "t" }
    }

    /// `nil` where the login has no right to it, or the server is too old to have it. Any other refusal is none of these.
    private func unlessForbidden(_ statement: String, _ session: PostgresAdmin) async throws(BrokerError) -> [[String?]]? {
        do {
            return try await session.query(statement)
        } catch {
            // insufficient_privilege, undefined_table, undefined_function
            if case .refused(let state) = error.code, ["42501", "42P01", "42883"].contains(state) { return nil }
            throw error
        }
    }

    /// Whether a login may copy the whole cluster as a standby does.
    public func mayReplicate(_ login: String) async throws(BrokerError) -> Bool {
        try await admin.query("SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = $1", [login]).first?.first == "t"
    }

    /// The roles that `login` is a member of, directly or not.
    public func memberships(of login: String) async throws(BrokerError) -> Set<String> {
        let rows = try await admin.query(
            """
            WITH RECURSIVE member(oid) AS (
              SELECT oid FROM pg_roles WHERE rolname = $1
              UNION SELECT m.roleid FROM pg_auth_members m JOIN member ON m.member = member.oid)
            SELECT rolname FROM pg_roles JOIN member USING (oid)
            """, [login])
        return Set(rows.compactMap { $0[0] })
    }

    /// Open sessions by who opened them.
    public func sessions() async throws(BrokerError) -> [TargetSession] {
        try await admin.query(
            """
            SELECT usename, coalesce(client_port, -1), application_name, (extract(epoch FROM backend_start) * 1000)::bigint
            FROM pg_stat_activity WHERE usename IS NOT NULL AND pid <> pg_backend_pid()
            """
        ).map { row in
            TargetSession(
                login: row[0] ?? "", clientPort: row[1].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil },
                application: row[2] ?? "",
                openedAt: Timestamp(milliseconds: row[3].flatMap(Int64.init) ?? 0))
        }
    }

    /// Logins whose name starts with `prefix`.
    public func roles(prefix: String) async throws(BrokerError) -> [String] {
        try await admin.query("SELECT rolname FROM pg_roles WHERE starts_with(rolname, $1)", [prefix]).compactMap { $0[0] }
    }

    private func identifier(_ name: String) throws(BrokerError) -> String {
        guard let quoted = quoted(name) else {
            throw BrokerError(code: .refused("42602"), message: "`\(name.prefix(80))` is no role name that PostgreSQL could hold")
        }
        return quoted
    }
}

/// One open session at the target.
public struct TargetSession: Sendable, Hashable {
    public var login: String
    /// `nil` over a Unix socket.
    public var clientPort: Int?
    public var application: String
    public var openedAt: Timestamp
}
