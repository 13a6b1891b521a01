/// How a server is asked for its own `pg_hba.conf` (PostgreSQL 10 and later). The view shows the file as it is now, which is not what
/// the server goes by until it has loaded it.
///
/// Needs SELECT on `pg_hba_file_rules` and EXECUTE on the function of that name; superusers have both.
public enum HostAccessQuery {
    /// File and order of rules came with PostgreSQL 16, hence by way of JSON.
    public static let text = """
        SELECT r.line_number::text, to_jsonb(r)->>'file_name', r.type, array_to_string(r.database, E'\\x1f'), array_to_string(r.user_name, E'\\x1f'),
          r.address, r.netmask, r.auth_method, array_to_string(r.options, E'\\x1f')
        FROM pg_catalog.pg_hba_file_rules r WHERE r.error IS NULL
        ORDER BY coalesce((to_jsonb(r)->>'rule_number')::int, r.line_number) LIMIT 10000
        """

    /// One row of the answer.
    public static func rule(_ row: [String?]) -> HostAccessRule? {
        guard row.count == 9, let line = row[0].flatMap({ Int($0) }), let connection = row[2].flatMap({ HostAccessRule.Connection(rawValue: $0) }),
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
