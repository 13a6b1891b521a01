import Estate
import Runtime

/// What each login of a PostgreSQL server is granted, minus what it was seen to use (R11).
///
/// The one witness that knows of roles is `pg_stat_statements`; it keeps texts of statements by role and database. Without it
/// the counters of tables still tell what nobody has done. Everything else is untold: no right is called unused because
/// nobody looked.
struct PostgresRights {
    /// A right on one thing of one database.
    struct Right: Hashable {
        var database: String
        var right: String
        /// `table`, `sequence`, `schema`, `database`.
        var sort: String
        var schema: String
        var name: String

        var text: String {
            let thing =
                switch sort {
                case "database": "the database"
                case "schema": "schema \(shown(schema))"
                case "sequence": "sequence \(shown(schema)).\(shown(name))"
                default: "\(shown(schema)).\(shown(name))"
                }
            return "\(shown(database)): \(right) on \(thing)"
        }
    }

    private struct Counters {
        var scans: Int
        var inserted: Int
        var updated: Int
        var deleted: Int
    }

    /// One role's statements in one database.
    private struct Spoken {
        var reader: [StatementReader.Use: Int] = [:]
        var calls: Set<String> = []
        var isCut = false
        var createsSchemas = false
        var createsTemporary = false
        var createsThings = false
    }

    private struct Key: Hashable {
        var role: String
        var database: String
    }

    private var granted: [String: Set<Right>] = [:]
    private var counters: [String: Counters] = [:]
    private var spoken: [Key: Spoken] = [:]
    private var attributesUsed: [String: Set<String>] = [:]
    /// Functions that run with their caller's rights, and tables whose changes run some.
    private var functions: [String: Set<String>] = [:]
    private var triggered: Set<String> = []
    /// `database` → its relations by name.
    private var named: [String: [String: [(schema: String, sort: String)]]] = [:]
    private var databases: [String] = []

    private var hasStatements = false
    private var hasHiddenTexts = false
    private var evicted = 0
    private var since: Timestamp?
    private var tracks = "top"
    private var tracksUtility = true

    private static let rightLimit = 200_000
    private static let statementLimit = 20_000
    private static let textLimit = 16_384

    // MARK: - Asking

    /// Reads one database's rights; of the first that has the extension, every database's statements.
    mutating func read(_ session: PostgresSession, database: String, _ sink: SourceSink) async throws {
        databases.append(database)
        try await readGrants(session, database, sink)
        try await readCounters(session, database)
        try await readFunctions(session, database)
        if !hasStatements { try await readStatements(session, sink) }
    }

    private mutating func readGrants(_ session: PostgresSession, _ database: String, _ sink: SourceSink) async throws {
        let grantee = "CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee)::text END"
        let ours = "s.nspname NOT IN ('pg_catalog', 'information_schema') AND s.nspname !~ '^pg_(toast|temp)'"
        let rows = try await session.query(
            """
            SELECT DISTINCT who, sort, schema, name, lower(what) FROM (
              SELECT \(grantee) AS who, CASE WHEN c.relkind = 'S' THEN 'sequence' ELSE 'table' END AS sort, s.nspname AS schema,
                c.relname AS name, a.privilege_type AS what
              FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
              CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault(CASE WHEN c.relkind = 'S' THEN 's' ELSE 'r' END::"char", c.relowner))) a
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND \(ours) AND NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
              UNION ALL
              SELECT \(grantee), 'table', s.nspname, c.relname, a.privilege_type FROM pg_attribute t
              JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace s ON s.oid = c.relnamespace
              CROSS JOIN LATERAL aclexplode(t.attacl) a WHERE t.attacl IS NOT NULL AND \(ours)
              UNION ALL
              SELECT \(grantee), 'schema', s.nspname, '', a.privilege_type FROM pg_namespace s
              CROSS JOIN LATERAL aclexplode(s.nspacl) a WHERE s.nspacl IS NOT NULL AND a.grantee <> 0 AND \(ours)
              UNION ALL
              SELECT \(grantee), 'database', '', '', a.privilege_type FROM pg_database d
              CROSS JOIN LATERAL aclexplode(d.datacl) a
              WHERE d.datname = current_database() AND d.datacl IS NOT NULL AND a.grantee <> 0
            ) g ORDER BY 1, 2, 3, 4, 5 LIMIT \(Self.rightLimit + 1)
            """)
        if rows.count > Self.rightLimit {
            sink.problem("database `\(shown(database))`: more than \(Self.rightLimit) rights, the rest is not compared with use")
        }
        for row in rows.prefix(Self.rightLimit) {
            guard let who = row[0], let sort = row[1], let schema = row[2], let name = row[3], let right = row[4] else { continue }
            granted[who, default: []].insert(Right(database: database, right: right, sort: sort, schema: schema, name: name))
            if sort == "table" || sort == "sequence" {
                var known = named[database]?[name] ?? []
                if !known.contains(where: { $0.schema == schema }) { known.append((schema, sort)) }
                named[database, default: [:]][name] = known
            }
        }
    }

    private mutating func readCounters(_ session: PostgresSession, _ database: String) async throws {
        let rows = try await session.query(
            """
            SELECT schemaname, relname, (coalesce(seq_scan, 0) + coalesce(idx_scan, 0))::text, n_tup_ins::text, n_tup_upd::text, n_tup_del::text
            FROM pg_stat_user_tables LIMIT \(Self.rightLimit)
            """)
        for row in rows {
            let numbers = row[2...5].map { $0.flatMap { Int($0) } ?? .max }
            counters["\(database)\0\(row[0] ?? "")\0\(row[1] ?? "")"] = Counters(
                scans: numbers[0], inserted: numbers[1], updated: numbers[2], deleted: numbers[3])
        }
    }

    private mutating func readFunctions(_ session: PostgresSession, _ database: String) async throws {
        let rows = try await session.query(
            """
            SELECT DISTINCT p.proname::text, NULL FROM pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace
              JOIN pg_language l ON l.oid = p.prolang
              WHERE s.nspname NOT IN ('pg_catalog', 'information_schema') AND NOT p.prosecdef AND l.lanname NOT IN ('c', 'internal')
            UNION ALL
            SELECT s.nspname::text, c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
              JOIN pg_namespace s ON s.oid = c.relnamespace WHERE NOT t.tgisinternal LIMIT 200000
            """)
        for row in rows {
            guard let first = row[0] else { continue }
            if let table = row[1] { triggered.insert("\(database)\0\(first)\0\(table)") } else { functions[database, default: []].insert(first) }
        }
    }

    private mutating func readStatements(_ session: PostgresSession, _ sink: SourceSink) async throws {
        guard
            let schema = try await session.query(
                "SELECT quote_ident(s.nspname) FROM pg_extension e JOIN pg_namespace s ON s.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'"
            ).first?[0]
        else { return }
        do {
            // Statements that hold a password (CREATE ROLE …) stay at the server: only that there were some is asked.
            let isRole = "query ~* '^\\s*(create|alter|drop)\\s+(role|user|group)'"
            let rows = try await session.query(
                """
                SELECT u.rolname::text, d.datname::text, left(s.query, \(Self.textLimit + 1)), NULL FROM \(schema).pg_stat_statements s
                  JOIN pg_roles u ON u.oid = s.userid JOIN pg_database d ON d.oid = s.dbid
                  WHERE s.query ~* '\\m(select|insert|update|delete|merge|truncate|copy|table|trigger|call)\\M' AND NOT \(isRole)
                    AND s.query !~* '\\mpassword\\s+(\\x27|e\\x27|\\$)'
                UNION ALL
                SELECT u.rolname::text, d.datname::text, NULL, concat_ws(',', CASE WHEN bool_or(\(isRole)) THEN 'createrole' END,
                    CASE WHEN bool_or(query ~* '^\\s*create\\s+database') THEN 'createdb' END,
                    CASE WHEN bool_or(query ~* '^\\s*create\\s+schema') THEN 'schema' END,
                    CASE WHEN bool_or(query ~* '^\\s*create\\s+(local\\s+|global\\s+)?temp') THEN 'temporary' END,
                    CASE WHEN bool_or(query ~* '^\\s*create\\s+(or\\s+replace\\s+)?(table|view|unlogged|materialized|function|procedure|sequence|type|index|unique|domain|foreign)') THEN 'create' END,
                    CASE WHEN bool_or(query = '<insufficient privilege>') THEN 'hidden' END, 'any')
                  FROM \(schema).pg_stat_statements s JOIN pg_roles u ON u.oid = s.userid JOIN pg_database d ON d.oid = s.dbid GROUP BY 1, 2
                LIMIT \(Self.statementLimit * 5)
                """)
            hasStatements = true
            for row in rows { take(row) }
        } catch let error as SourceError where error.code == .refused || error.code == .malformed {
            // Installed and not loaded, or not for this login.
            sink.problem("pg_stat_statements may not be read: which rights are used stays unknown")
            return
        }
        if let info = try? await session.query(
            "SELECT dealloc::text, to_char(stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM \(schema).pg_stat_statements_info"
        ).first {
            evicted = info[0].flatMap { Int($0) } ?? 0
            since = info[1].flatMap { Timestamp($0) }
        }
        if let settings = try? await session.query(
            "SELECT current_setting('pg_stat_statements.track', true), current_setting('pg_stat_statements.track_utility', true)").first
        {
            tracks = settings[0] ?? "top"
            tracksUtility = settings[1] != "off"
        }
    }

    private mutating func take(_ row: [String?]) {
        guard let role = row[0], let database = row[1] else { return }
        let key = Key(role: role, database: database)
        if let text = row[2] {
            let reader = StatementReader(text)
            if text.utf8.count > Self.textLimit { spoken[key, default: .init()].isCut = true }
            for use in reader.uses { spoken[key, default: .init()].reader[use, default: 0] += 1 }
            spoken[key, default: .init()].calls.formUnion(reader.calls)
        } else if let words = row[3]?.split(separator: ",") {
            var one = spoken[key] ?? .init()
            one.createsSchemas = words.contains("schema")
            one.createsTemporary = words.contains("temporary")
            one.createsThings = words.contains("create")
            if words.contains("hidden") { hasHiddenTexts = true }
            spoken[key] = one
            for word in ["createrole", "createdb"] where words.contains(Substring(word)) { attributesUsed[role, default: []].insert(word) }
        }
    }

    // MARK: - Judging

    /// - Parameters:
    ///   - attributes: `superuser`, `createrole`, …
    ///   - roles: what the login is a member of, directly or not.
    func use(of login: String, attributes: [String], memberOf roles: [String]) -> RightsUse? {
        guard !databases.isEmpty else { return nil }
        var mine = granted["PUBLIC"] ?? []
        for role in [login] + roles { mine.formUnion(granted[role] ?? []) }
        var (used, unsure) = (Set<Right>(), Set<Right>())
        var clouded: Set<String> = []
        var basis: [String] = []
        for database in databases {
            let own = spoken[Key(role: login, database: database)]
            let (seen, maybe) = resolve(own, database)
            used.formUnion(seen)
            unsure.formUnion(maybe)
            for role in roles {
                // `SET ROLE` makes statements the other role's: whose they were, is not kept.
                let theirs = resolve(spoken[Key(role: role, database: database)], database)
                unsure.formUnion(theirs.used.union(theirs.unsure))
            }
            if own?.isCut == true { clouded.insert(database) }
            guard tracks != "all", let own else { continue }
            let called = own.calls.intersection(functions[database] ?? []).sorted()
            let fired = seen.filter { triggered.contains("\(database)\0\($0.schema)\0\($0.name)") && $0.right != "select" }.map(\.name).sorted()
            if let first = called.first ?? fired.first {
                clouded.insert(database)
                basis.append("statements inside functions are not counted there, and `\(shown(first))` ran some (pg_stat_statements.track)")
            }
        }
        let isWhole = hasStatements && !hasHiddenTexts && evicted == 0 && tracks != "none"
        basis.insert(contentsOf: ground(isWhole), at: 0)
        var (unused, untold) = ([String](), [String]())
        for right in mine.subtracting(used) {
            let isCounted = ["table", "schema", "database"].contains(right.sort) && (tracksUtility || Self.isPlain(right))
            if !unsure.contains(right) && isWhole && isCounted && !clouded.contains(right.database) || isNeverDone(right) {
                unused.append(right.text)
            } else {
                untold.append(right.text)
            }
        }
        for attribute in attributes {
            // `createrole` and `createdb` are statements of their own. What else a superuser did, it could do without it.
            if attributesUsed[login]?.contains(attribute) == true {
                used.insert(Right(database: attribute, right: "", sort: "attribute", schema: "", name: ""))
            } else if ["createrole", "createdb"].contains(attribute), isWhole, tracksUtility {
                unused.append(attribute)
            } else {
                untold.append(attribute)
            }
        }
        if attributes.contains("superuser") { basis.append("a superuser passes every check, so that its rights are not what is listed alone") }
        let usedTexts = used.filter { $0.sort == "attribute" || mine.contains($0) }.map { $0.sort == "attribute" ? $0.database : $0.text }
        return RightsUse(used: usedTexts.sorted(), unused: unused.sorted(), untold: untold.sorted(), basis: basis, since: since)
    }

    private static func isPlain(_ right: Right) -> Bool {
        right.sort == "table" && ["select", "insert", "update", "delete"].contains(right.right) || right.right == "usage" || right.right == "connect"
    }

    private func ground(_ isWhole: Bool) -> [String] {
        guard hasStatements else {
            return ["no pg_stat_statements: only what nobody has done since the tables' counters began is known to be unused"]
        }
        var words = ["pg_stat_statements" + (since.map { ", which counts since \($0)" } ?? "")]
        if evicted > 0 { words.append("it has dropped statements \(evicted) times: what is not in it may have been used") }
        if hasHiddenTexts { words.append("the texts of other roles are hidden from this login (pg_read_all_stats)") }
        if tracks == "none" { words.append("it counts nothing (pg_stat_statements.track = none)") }
        return words
    }

    /// What no role at all has done since the counters of the table began.
    private func isNeverDone(_ right: Right) -> Bool {
        guard right.sort == "table", let counter = counters["\(right.database)\0\(right.schema)\0\(right.name)"] else { return false }
        switch right.right {
        case "select": return counter.scans == 0
        case "insert": return counter.inserted == 0
        case "update": return counter.scans == 0 && counter.updated == 0
        case "delete": return counter.scans == 0 && counter.deleted == 0
        default: return false
        }
    }

    private func resolve(_ spoken: Spoken?, _ database: String) -> (used: Set<Right>, unsure: Set<Right>) {
        guard let spoken else { return ([], []) }
        var (used, unsure) = (Set<Right>(), Set<Right>())
        for use in spoken.reader.keys {
            let all = named[database]?[use.name] ?? []
            let fitting = use.schema.map { schema in all.filter { $0.schema == schema } } ?? all
            for one in fitting {
                let right = Right(database: database, right: use.right, sort: one.sort, schema: one.schema, name: use.name)
                // A name that several schemas have: the search path of that day decided.
                if fitting.count > 1 || use.isUnsure { unsure.insert(right) } else { used.insert(right) }
                let schema = Right(database: database, right: "usage", sort: "schema", schema: one.schema, name: "")
                if fitting.count > 1 { unsure.insert(schema) } else { used.insert(schema) }
            }
        }
        func whole(_ right: String) -> Right { Right(database: database, right: right, sort: "database", schema: "", name: "") }
        used.insert(whole("connect"))
        if spoken.createsSchemas { used.insert(whole("create")) }
        if spoken.createsTemporary { used.insert(whole("temporary")) }
        if spoken.createsThings {
            // In which schema is a matter of the search path.
            for schema in Set((named[database] ?? [:]).values.joined().map(\.schema)) {
                unsure.insert(Right(database: database, right: "create", sort: "schema", schema: schema, name: ""))
            }
        }
        return (used, unsure.subtracting(used))
    }
}
