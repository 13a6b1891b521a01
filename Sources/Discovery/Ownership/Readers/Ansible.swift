import Runtime

/// Which roles of Ansible take which variables, by their templates, tasks and handlers.
struct AnsibleRoles {
    private var users: [String: [String: String]] = [:]
    /// A variable that stands for another: `db_password: "{{ vault_db_password }}"`.
    private var standIns: [String: Set<String>] = [:]
    /// A group of hosts → the roles that playbooks give it, with the place.
    private var groups: [String: [String: String]] = [:]
    private static let fileLimit = 10_000

    init(_ files: ContextReader) {
        var count = 0
        for path in files.paths where count < Self.fileLimit {
            let isRole = path.holds("roles/")
            if !isRole, !Self.isVariables(path), path.hasSuffix(".yml") || path.hasSuffix(".yaml"), count < Self.fileLimit {
                // The words tell most YAML apart without parsing it.
                guard let text = files.text(path), text.holds("hosts:"), text.holds("roles:") else { continue }
                count += 1
                playbook(text, path)
                continue
            }
            guard isRole || Self.isVariables(path), let text = files.text(path), text.holds("{{") || isRole else { continue }
            count += 1
            let parts = path.pieces(between: "/")
            if isRole, let place = parts.lastIndex(of: "roles"), place + 3 < parts.count,
                ["templates", "tasks", "handlers", "files"].contains(parts[place + 2])
            {
                for (number, line) in text.lines.enumerated() where line.utf8.count <= 4000 {
                    for name in Self.names(line) where users.count < 100_000 {
                        let user = String(parts[place + 1])
                        if users[name]?[user] == nil { users[name, default: [:]][user] = "\(path):\(number + 1)" }
                    }
                }
            } else {
                for line in text.lines where line.utf8.count <= 4000 && line.holds("{{") {
                    let key = line.prefix { $0 != ":" && $0 != "=" }.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }
                    for name in Self.names(line) where name != key && standIns.count < 100_000 { standIns[name, default: []].insert(String(key)) }
                }
            }
        }
    }

    static func isVariables(_ path: String) -> Bool {
        path.holds("group_vars/") || path.holds("host_vars/") || path.holds("inventor") || Layout.name(of: path).hasPrefix("hosts")
    }

    private mutating func playbook(_ text: String, _ path: String) {
        for play in Documents(yaml: text).roots.flatMap(\.items).prefix(500) {
            guard let hosts = play.string("hosts"), groups.count < 10_000 else { continue }
            for role in play["roles"]?.items ?? [] {
                guard let name = role.text ?? role.string("role") ?? role.string("name"), !name.contains("{") else { continue }
                for group in hosts.pieces(between: ",:& ") { groups[String(group), default: [:]][name] = "\(path):\(role.line)" }
            }
        }
    }

    /// The only role of the hosts whose variables a file holds: `group_vars/hubs.yml`, `group_vars/hubs/vault.yml`.
    func roles(ofGroupIn path: String) -> [String: String] {
        let parts = path.pieces(between: "/")
        guard let place = parts.lastIndex(of: "group_vars"), place + 1 < parts.count else { return [:] }
        let group = parts[place + 1].pieces(between: ".").first.map(String.init) ?? ""
        let found = groups[group] ?? [:]
        return group == "all" || found.count != 1 ? [:] : found
    }

    /// Role → place. What many take says nothing.
    func roles(taking name: String) -> [String: String] {
        var found = users[name] ?? [:]
        for other in (standIns[name] ?? []).sorted().prefix(20) { found.merge(users[other] ?? [:]) { first, _ in first } }
        return found.count <= 8 ? found : [:]
    }

    /// Names inside `{{ … }}`, and in a condition; those of Ansible itself are nobody's.
    private static func names(_ line: Substring) -> [String] {
        var names: [String] = []
        func take(_ text: Substring) {
            for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).prefix(40)
            where word.utf8.count >= 4 && word.contains("_") && !word.hasPrefix("ansible_") {
                names.append(String(word))
            }
        }
        var rest = line
        while let open = rest.firstBytes(of: "{{") {
            let tail = rest[open.upperBound...]
            guard let close = tail.firstBytes(of: "}}") else { break }
            take(tail[..<close.lowerBound])
            rest = tail[close.upperBound...]
        }
        let plain = line.trimmingPrefix { $0 == " " || $0 == "-" }
        if plain.hasPrefix("when:") || plain.hasPrefix("that:") || plain.hasPrefix("{%") { take(plain.dropFirst(5)) }
        return names
    }
}
