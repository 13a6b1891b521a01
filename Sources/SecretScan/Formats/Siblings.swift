import Runtime

/// Finds the host, port, database and user that are written beside a password: `DB_HOST` for `DB_PASSWORD`, `user` for
/// `password` in the same map.
struct Siblings {
    private enum Role: Hashable { case host, port, database, user, scheme }

    private struct Entry {
        var role: Role
        var stem: String?
        var value: String
        /// In text without a structure: how far away it is written.
        var distance = 0
    }

    private var byScope: [Int: [Entry]] = [:]

    init(_ assignments: [Assignment]) {
        for assignment in assignments where assignment.value.count <= 255 {
            add(Self.namesUser(assignment) ? "user" : assignment.name, assignment.text, scope: assignment.scope)
        }
    }

    /// `"users": [{"name": "shop", "password": …}]`: in a list of logins a name is the user's.
    private static func namesUser(_ assignment: Assignment) -> Bool {
        guard assignment.name == "name", assignment.path.utf8.count <= 400 else { return false }
        return assignment.path == "users.name" || assignment.path.hasSuffix(".users.name") || assignment.path.hasSuffix(".accounts.name")
    }

    /// `<users><shop><password>…`, `users:` with `shop:` below it: a map of logins has the user for a key.
    private static func user(inPathOf assignment: Assignment) -> String? {
        guard assignment.path.utf8.count <= 400 else { return nil }
        let parts = assignment.path.pieces(between: ".")
        guard parts.count >= 3, ["users", "accounts", "roles", "logins"].contains(parts[parts.count - 3].lowercased()) else { return nil }
        let name = parts[parts.count - 2]
        return partsOfLogins.contains(name.lowercased()) ? nil : String(name)
    }

    /// What a login is made of, rather than whose it is: `users` may be a list as well.
    private static let partsOfLogins: Set<String> = [
        "auth", "authentication", "config", "connection", "credential", "credentials", "data", "default", "login", "password", "profile",
        "secret", "settings", "source", "spec",
    ]

    private mutating func add(_ name: String, _ value: String, scope: Int, distance: Int = 0) {
        guard Self.mayHaveRole(name), let (role, stem) = Self.role(of: SlotName(name).words), byScope[scope, default: []].count < 2000 else { return }
        let value = value.trimmingPrefix { $0 == " " }
        guard !value.isEmpty, value.utf8.allSatisfy({ Byte.isName($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") }) else { return }
        byScope[scope, default: []].append(Entry(role: role, stem: stem, value: String(value), distance: distance))
    }

    /// Whether a name can say what stands in it: told by how it ends, before it is taken apart.
    static func mayHaveRole(_ name: String) -> Bool {
        var ending: UInt16 = 0
        for byte in name.utf8 where Byte.isAlphanumeric(byte) { ending = ending << 8 | UInt16(byte | 32) }
        switch ending {
        // host, hosts, server, user, driver, adapter, addr, address, port, database, schema, db; name, username, scheme, login, role, id, engine, dialect, protocol
        case 0x7374, 0x7473, 0x6572, 0x6472, 0x7373, 0x7274, 0x7365, 0x6D61, 0x6462, 0x6D65, 0x696E, 0x6C65, 0x6964, 0x6E65, 0x6374, 0x6F6C: return true
        default: return false
        }
    }

    private static func role(of words: [String]) -> (Role, String?)? {
        guard let last = words.last else { return nil }
        let stem = family(Array(words.dropLast()))
        switch last {
        case "host", "server", "addr", "address", "hosts": return (.host, stem)
        case "port": return (.port, stem)
        case "database", "schema": return (.database, stem)
        case "db": return (.database, stem)
        case "name" where words.count > 1 && family(Array(words.dropLast())) == "db": return (.database, "db")
        case "user", "login", "role", "uid", "username": return (.user, stem)
        case "id" where words.count > 1 && words[words.count - 2] == "user": return (.user, family(Array(words.dropLast(2))))
        case "engine", "dialect", "driver", "adapter", "scheme", "protocol": return (.scheme, stem)
        default: return nil
        }
    }

    /// `db`, `database`, `postgres`, `pg` are one family: `DB_HOST` belongs to `POSTGRES_PASSWORD`. `nil` for no stem.
    private static func family(_ words: [String]) -> String? {
        guard let first = words.first(where: { $0 != "spring" && $0 != "datasource" && $0 != "app" }) else { return nil }
        return ["db", "database", "postgres", "postgresql", "pg", "sql", "jdbc"].contains(first) ? "db" : first
    }

    /// What stands beside an assignment. Names with another stem describe another endpoint and are left out.
    func endpoint(of assignment: Assignment) -> EndpointParts {
        var parts = endpoint(stem: SlotName(assignment.name).stem, scope: assignment.scope)
        if parts.user == nil { parts.user = Self.user(inPathOf: assignment) }
        return parts
    }

    func endpoint(stem words: [String], scope: Int) -> EndpointParts {
        guard let entries = byScope[scope] else { return EndpointParts() }
        let stem = Self.family(words)
        var best: [Role: (score: Int, distance: Int, value: String)] = [:]
        for entry in entries {
            let score = entry.stem == stem ? 3 : entry.stem == nil || stem == nil ? 1 : 0
            let known = best[entry.role]
            if score > known?.score ?? 0 || score == known?.score && entry.distance < known?.distance ?? 0 {
                best[entry.role] = (score, entry.distance, entry.value)
            }
        }
        var parts = EndpointParts()
        if let host = best[.host]?.value {
            let authority = URLReader.authority(Array(host.utf8)[...])
            (parts.host, parts.port) = (authority.host, authority.port)
        }
        if let port = best[.port].flatMap({ Int($0.value) }), (1...65535).contains(port) { parts.port = port }
        parts.database = best[.database]?.value
        parts.user = best[.user]?.value
        if let scheme = best[.scheme]?.value { parts.scheme = NamedKinds.scheme(of: SlotName(scheme).words) }
        return parts
    }

    /// The pairs written within a few lines of an offset, for text without a structure of its own.
    static func near(_ offset: Int, in bytes: [UInt8]) -> Siblings {
        var start = offset
        var lines = 0
        while start > 0, offset - start < 600 {
            if bytes[start - 1] == Byte.newline {
                lines += 1
                if lines > 4 { break }
            }
            start -= 1
        }
        var end = min(offset, bytes.count)
        lines = 0
        while end < bytes.count, end - offset < 600 {
            if bytes[end] == Byte.newline {
                lines += 1
                if lines > 4 { break }
            }
            end += 1
        }
        var siblings = Siblings([])
        var position = start
        while position < end {
            guard Byte.isAlphanumeric(bytes[position]) else {
                position += 1
                continue
            }
            let nameStart = position
            while position < end, Byte.isName(bytes[position]) { position += 1 }
            let name = bytes.text(nameStart..<position)
            guard name.utf8.count <= 60, mayHaveRole(name), role(of: SlotName(name).words) != nil else { continue }
            var value = position
            while value < end, bytes[value] == 32 || Byte.isQuote(bytes[value]) || bytes[value] == UInt8(ascii: "]") { value += 1 }
            guard bytes.at(value) == UInt8(ascii: "=") || bytes.at(value) == UInt8(ascii: ":") else { continue }
            value += 1
            while value < end, bytes[value] == 32 || Byte.isQuote(bytes[value]) { value += 1 }
            var stop = value
            while stop < end, Byte.isName(bytes[stop]) || bytes[stop] == UInt8(ascii: ":") { stop += 1 }
            // A bare word in a program is a variable, not a host.
            // What stands before belongs to it rather than what follows.
            let distance = nameStart < offset ? offset - nameStart : (nameStart - offset) * 4
            siblings.add(name, bytes.text(value..<stop), scope: -1, distance: distance)
            position = max(position, stop)
        }
        return siblings
    }
}
