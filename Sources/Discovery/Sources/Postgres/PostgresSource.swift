import Estate
import Foundation
import PostgresWire
import Runtime
import SecretScan

/// A PostgreSQL server's own account of its logins: who may log in, with a password or without, until when, with which rights,
/// and who is logged in now.
struct PostgresSource: CredentialSource {
    static let type = "postgresql"

    let name: String
    let location: String
    private let parameters: [String: String]
    private let password: TokenOrigin?
    private let aliases: [String]
    private let databases: [String]
    private let verifies: Bool

    private static let allowed: Set<String> = [
        "host", "hostaddr", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey", "service",
    ]

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        var parameters = try settings.map("connection") ?? [:]
        if let unknown = parameters.keys.filter({ !Self.allowed.contains($0) }).sorted().first {
            let hint =
                unknown == "password"
                ? "write it to a file and name it as `passwordFile`" : "there are \(Self.allowed.sorted().joined(separator: ", "))"
            throw SourceError(.settings, "\(settings.what): `connection` takes no `\(shown(unknown))`; \(hint)")
        }
        for key in ["sslrootcert", "sslcert", "sslkey"] { if let path = parameters[key] { parameters[key] = settings.resolved(path) } }
        if parameters["dbname"] == nil { parameters["dbname"] = "postgres" }
        self.parameters = parameters
        password = try settings.token("password")
        aliases = try settings.strings("aliases") ?? []
        databases = try settings.strings("databases") ?? []
        verifies = try settings.bool("compareVerifiers") ?? false
        location =
            "postgresql://\(parameters["host"] ?? parameters["hostaddr"] ?? parameters["service"] ?? "local"):\(parameters["port"] ?? "5432")"
    }

    var intent: SourceIntent {
        var permissions = ["a login of its own, member of pg_monitor (for other roles' sessions and statements)"]
        permissions.append(
            "select on pg_hba_file_rules and execute on pg_hba_file_rules() tells which lines let in without proof; without them, this stays unknown")
        permissions.append("select on pg_authid tells which roles have a password; without it, this stays unknown")
        if verifies { permissions.append("select on pg_authid (password verifiers, compared in memory with passwords found elsewhere)") }
        return SourceIntent(
            reads: [
                "roles, memberships, grants in \(([parameters["dbname"] ?? "postgres"] + databases).joined(separator: ", ")), sessions, "
                    + "lines of pg_hba.conf, counters of tables, and statements where pg_stat_statements keeps them"
            ],
            permissions: permissions, readsValues: verifies)
    }

    private struct Role {
        var oid: String
        var name: String
        var attributes: [String]
        var hasPassword: Bool?
        var verifier: Secret?
        var validUntil: Timestamp?
    }

    func read(into sink: SourceSink) async throws {
        let session = try PostgresSession(parameters: parameters, password: try password?.read(), name: location)
        let identifier = try? await session.query("SELECT system_identifier::text FROM pg_control_system()").first?[0]
        let roles = try await roles(session, sink)
        try sink.count(roles.count)
        let members = try await memberships(session)
        var granted = try await grants(session, includesDatabases: true)
        var rights = PostgresRights()
        try await rights.read(session, database: parameters["dbname"] ?? "postgres", sink)
        for database in databases {
            do {
                let other = try PostgresSession(
                    parameters: parameters.merging(["dbname": database]) { $1 }, password: try password?.read(),
                    name: "\(location)/\(database)")
                for (role, more) in try await grants(other, includesDatabases: false) { granted[role, default: []] += more }
                try await rights.read(other, database: database, sink)
            } catch let error as SourceError {
                sink.problem("database `\(shown(database))`: \(error.description)")
            }
        }
        let sessions = try await sessions(session, sink)
        try await PostgresTrust(location: location).read(session, sink)
        let server = identifier ?? location
        let names = Set(aliases + [parameters["host"], parameters["hostaddr"]].compactMap { $0 }).filter { !$0.hasPrefix("/") }
        var hosts = Set(aliases + [parameters["host"], parameters["hostaddr"]].compactMap { $0 })
        let port = Int(session.port ?? "")
        if hosts.allSatisfy({ $0.hasPrefix("/") }) || hosts.contains("127.0.0.1") || hosts.contains("localhost") {
            hosts.formUnion(["localhost", "127.0.0.1", "::1"])
        }
        for role in roles {
            sink.account(
                shown(role.name), at: "\(location)/roles/\(shown(role.name))",
                role.hasPassword == false ? "a role that may log in, without a password" : "a role that may log in",
                credentials: role.hasPassword == true ? 1 : 0)
        }
        for role in roles where role.hasPassword != false {
            var finding = Finding(
                .identity("postgresql:\(server):\(role.name)"), kind: "postgresql-password",
                place: .live(
                    "\(location)/roles/\(shown(role.name))",
                    slot: role.hasPassword == nil ? "login, password unknown" : "login with a password", source: .database))
            finding.label = "login \(shown(role.name))"
            finding.issuer = location
            finding.expiresAt = role.validUntil
            finding.endpoints = Set(names.map { EndpointParts(scheme: "postgresql", host: $0, port: port, user: role.name) })
            if names.isEmpty { finding.endpoints = [EndpointParts(scheme: "postgresql", port: port, user: role.name)] }
            let inherited = Self.closure(of: role.name, members)
            finding.privilege =
                role.attributes + inherited.map { "member of \(shown($0))" } + ([role.name] + inherited).flatMap { granted[$0] ?? [] }
                + (granted["PUBLIC"] ?? [])
            finding.rights = rights.use(of: role.name, attributes: role.attributes, memberOf: inherited)
            finding.lastUsedAt = sessions[role.name]
            finding.ties = [.login(hosts: hosts, port: port, user: role.name, schemes: ["postgresql", "postgres", "jdbc"])]
            if let verifier = role.verifier, let stored = StoredPassword(verifier, role: role.name) {
                finding.ties.append(.verifier(user: role.name) { stored.accepts($0) })
            }
            try sink.tell(finding)
        }
    }

    private func roles(_ session: PostgresSession, _ sink: SourceSink) async throws -> [Role] {
        let columns =
            "oid::text, rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls, "
            + "to_char(rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        let filter = "WHERE rolcanlogin ORDER BY rolname LIMIT 100000"
        var rows: [[String?]]
        var isComplete = true
        do {
            let verifier = verifies ? "rolpassword" : "NULL"
            rows = try await session.query("SELECT \(columns), rolpassword IS NOT NULL, \(verifier) FROM pg_catalog.pg_authid \(filter)")
        } catch let error as SourceError where error.code == .refused {
            isComplete = false
            sink.problem("pg_authid may not be read: which roles have a password stays unknown")
            rows = try await session.query("SELECT \(columns), NULL, NULL FROM pg_catalog.pg_roles \(filter)")
        }
        return rows.compactMap { row in
            guard row.count == 10, let oid = row[0], let name = row[1] else { return nil }
            let attributes = zip(["superuser", "createrole", "createdb", "replication", "bypassrls"], row[2...6]).filter { $0.1 == "t" }
                .map(\.0)
            return Role(
                oid: oid, name: name, attributes: attributes, hasPassword: isComplete ? row[8] == "t" : nil,
                verifier: row[9].map { Secret($0) },
                validUntil: row[7].flatMap { Timestamp($0) })
        }
    }

    /// Direct memberships: role → what it is a member of.
    private func memberships(_ session: PostgresSession) async throws -> [String: [String]] {
        let rows = try await session.query(
            "SELECT m.rolname, r.rolname FROM pg_catalog.pg_auth_members a JOIN pg_catalog.pg_roles m ON m.oid = a.member "
                + "JOIN pg_catalog.pg_roles r ON r.oid = a.roleid ORDER BY 1, 2 LIMIT 1000000")
        var members: [String: [String]] = [:]
        for row in rows { if let member = row[0], let role = row[1] { members[member, default: []].append(role) } }
        return members
    }

    static func closure(of role: String, _ members: [String: [String]]) -> [String] {
        var seen: Set<String> = [role]
        var open = [role]
        while let next = open.popLast() {
            for parent in members[next] ?? [] where seen.insert(parent).inserted { open.append(parent) }
        }
        return seen.subtracting([role]).sorted()
    }

    /// What each role may do, in counts: `shop: select, insert on 12 tables`.
    private func grants(_ session: PostgresSession, includesDatabases: Bool) async throws -> [String: [String]] {
        var granted: [String: [String]] = [:]
        let grantee = "CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee)::text END"
        let tables = try await session.query(
            """
            SELECT current_database(), who, n, string_agg(lower(privilege), ', ' ORDER BY privilege) FROM (
              SELECT \(grantee) AS who, a.privilege_type AS privilege, count(*) AS n FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
              CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND s.nspname NOT IN ('pg_catalog', 'information_schema')
              GROUP BY 1, 2) g
            GROUP BY who, n ORDER BY who, n DESC LIMIT 100000
            """)
        for row in tables {
            guard let database = row[0], let who = row[1], let count = row[2], let what = row[3] else { continue }
            granted[who, default: []].append("\(shown(database)): \(what) on \(count) \(count == "1" ? "table" : "tables")")
        }
        let owned = try await session.query(
            """
            SELECT current_database(), pg_catalog.pg_get_userbyid(c.relowner), count(*) FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND s.nspname NOT IN ('pg_catalog', 'information_schema')
            GROUP BY 2 ORDER BY 2 LIMIT 100000
            """)
        for row in owned {
            if let database = row[0], let who = row[1], let count = row[2] {
                granted[who, default: []].append("\(shown(database)): owns \(count) \(count == "1" ? "table" : "tables")")
            }
        }
        guard includesDatabases else { return granted }
        let rights = try await session.query(
            """
            SELECT d.datname, \(grantee), string_agg(lower(a.privilege_type), ', ' ORDER BY a.privilege_type) FROM pg_catalog.pg_database d
            CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
            WHERE NOT d.datistemplate AND a.grantee <> 0 GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 100000
            """)
        for row in rights {
            if let database = row[0], let who = row[1], let what = row[2] {
                granted[who, default: []].append("\(shown(database)): \(what) on the database")
            }
        }
        return granted
    }

    /// The latest sign of life of each role's present sessions.
    private func sessions(_ session: PostgresSession, _ sink: SourceSink) async throws -> [String: Timestamp] {
        let rows = try await session.query(
            """
            SELECT usename, to_char(max(coalesce(state_change, backend_start)) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
            FROM pg_catalog.pg_stat_activity WHERE usename IS NOT NULL AND pid <> pg_backend_pid() GROUP BY 1 LIMIT 100000
            """)
        var last: [String: Timestamp] = [:]
        for row in rows { if let role = row[0], let time = row[1].flatMap({ Timestamp($0) }) { last[role] = time } }
        return last
    }
}
