/// How a server is asked for its own `pg_hba.conf` (PostgreSQL 10 and later). The view shows the file as it is now, which is not what
/// the server goes by until it has loaded it.
///
/// Needs SELECT on `pg_hba_file_rules` and EXECUTE on the function of that name; superusers have both.
public enum HostAccessQuery {
    /// File and order of rules came with PostgreSQL 16, hence by way of JSON.
    public static let text = """
        SELECT r.line_number::text, to_jsonb(r)->>'file_name', r.type, array_to_string(r.database, E'\\x1f'), array_to_string(r.user_name, E'\\x1f'),
          r.address, r.netmask, r.auth_method, array_to_string(r.options, E'\\x1f'), r.error IS NOT NULL
        FROM pg_catalog.pg_hba_file_rules r
        ORDER BY coalesce((to_jsonb(r)->>'rule_number')::int, r.line_number) LIMIT 10001
        """

    /// When what the server goes by is not what the view shows: `t` where the file is newer than what was loaded last. Needs EXECUTE on
    /// `pg_stat_file`.
    public static let isNewer = "SELECT (pg_stat_file(current_setting('hba_file'))).modification > pg_conf_load_time()"

    /// What a server told of its file.
    public struct Reading: Sendable {
        public var rules: [HostAccessRule]
        /// Lines with a mistake. While there is one the server goes on with what it loaded before, none of which is here.
        public var mistakes: Int
        /// Lines that could not be understood, or were too many.
        public var unread: Int
    }

    public static func read(_ rows: [[String?]]) -> Reading {
        var reading = Reading(rules: [], mistakes: 0, unread: max(0, rows.count - HostAccessRule.lineLimit))
        for row in rows.prefix(HostAccessRule.lineLimit) {
            if row.last == "t" { reading.mistakes += 1 } else if let rule = rule(row) { reading.rules.append(rule) } else { reading.unread += 1 }
        }
        return reading
    }

    /// One row of the answer.
    static func rule(_ row: [String?]) -> HostAccessRule? {
        guard row.count == 10, let line = row[0].flatMap({ Int($0) }), let connection = row[2].flatMap({ HostAccessRule.Connection(rawValue: $0) }),
            let databases = row[3], let users = row[4], let method = row[7]
        else { return nil }
        func list(_ text: String) -> [String] { text.split(separator: "\u{1F}").map(String.init) }
        var address = connection == .local ? nil : row[5]
        if let one = address, let mask = row[6], let block = AddressBlock(one, mask: mask) { address = "\(one)/\(block.prefix)" }
        return HostAccessRule(
            line: line, file: row[1].flatMap { $0.split(separator: "/").last.map(String.init) }, connection: connection, databases: list(databases),
            users: list(users), address: address, method: method, options: row[8].map(list) ?? [])
    }
}
