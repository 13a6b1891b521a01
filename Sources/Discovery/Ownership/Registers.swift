import Runtime

/// Registers of who looks after what, as companies keep them beside their code: tables in a wiki, sheets of who is on call, lists of
/// machines, what a pager's service exports. People write them once and forget them, so that they count only where nothing else
/// speaks, and not at all where they do not agree.
struct Registers {
    struct Row {
        var note: WorkloadIndex.OwnerNote
        /// The name counts only when it is a known team's: a contact may be a person, and a rota's name holds its hours.
        var isTeamOnly = false
    }

    private var services: [String: [Row]] = [:]
    private var hosts: [String: [Row]] = [:]
    /// Names as they are written that a register lists as things that run.
    private(set) var listed: [String: (name: String, source: String)] = [:]
    /// An export refers to teams by their ids.
    private var teamIDs: [String: String] = [:]
    private var settled: (services: [String: WorkloadIndex.OwnerNote], hosts: [String: WorkloadIndex.OwnerNote]) = ([:], [:])
    private static let limit = 20_000

    func owner(of name: String) -> WorkloadIndex.OwnerNote? { settled.services[Organisation.key(name)] }

    /// Of the machines that a path names, the innermost that is listed: `hosts/web-02/etc/…`, `host_vars/web-02.yml`.
    func host(in path: String) -> (name: String, note: WorkloadIndex.OwnerNote)? {
        guard !settled.hosts.isEmpty else { return nil }
        let parts = path.pieces(between: "/")
        for (index, part) in parts.enumerated().reversed() {
            let name = part.lowercased()
            if let note = settled.hosts[name] { return (name, note) }
            guard index == parts.count - 1, let dot = name.lastIndex(of: ".") else { continue }
            if let note = settled.hosts[String(name[..<dot])] { return (String(name[..<dot]), note) }
        }
        return nil
    }

    // MARK: - Reading

    mutating func add(service: String, isListed: Bool = true, _ row: Row) {
        guard let name = Self.name(service), services.count < Self.limit else { return }
        let key = Organisation.key(name)
        guard services[key, default: []].count < 8 else { return }
        services[key, default: []].append(row)
        if isListed, listed[key] == nil, Self.isName(key) { listed[key] = (Self.isName(name) ? name : key, row.note.source) }
    }

    mutating func add(host: String, _ row: Row) {
        let name = host.lowercased()
        guard hosts.count < Self.limit, (3...253).contains(name.utf8.count), !name.contains("*"), !name.contains(" "), name.contains(where: \.isLetter),
            hosts[name, default: []].count < 8
        else { return }
        hosts[name, default: []].append(row)
    }

    mutating func add(team id: String, named name: String) { if teamIDs.count < Self.limit { teamIDs[id] = name } }

    /// `Orders (prod)` is `Orders`, and a repository goes by its last name.
    private static func name(_ text: String) -> String? {
        var text = text.prefix { $0 != "(" && $0 != "<" }.trimmingPrefix { " `*\"'\u{A0}".contains($0) }.trimmingSuffix { " `*\"'.\u{A0}".contains($0) }[...]
        if let slash = text.lastIndex(of: "/") { text = text[text.index(after: slash)...] }
        return (2...100).contains(text.utf8.count) && text.contains(where: \.isLetter) ? String(text) : nil
    }

    private static func isName(_ name: String) -> Bool {
        name.utf8.count > 2 && Kubernetes.isName(name) && name.utf8.allSatisfy { byte in
            (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
    }

    // MARK: - Once all is read

    /// Whom the registers name for each, where they agree.
    mutating func settle(_ organisation: Organisation, _ index: WorkloadIndex) {
        settled.hosts = hosts.compactMapValues { agreed($0, organisation) }
        var rows = services
        // What a register calls by another of its names is the same thing.
        for (key, own) in services {
            guard let name = index.named(key).map(Organisation.key), name != key else { continue }
            rows[name, default: []] += own
        }
        settled.services = rows.compactMapValues { agreed($0, organisation) }
    }

    private func agreed(_ rows: [Row], _ organisation: Organisation) -> WorkloadIndex.OwnerNote? {
        let named = rows.prefix(64).compactMap { row in
            owner(row, organisation).map { name in
                var note = row.note
                note.owner = name
                return note
            }
        }
        guard let first = named.first, Set(named.map { Organisation.stem($0.owner) }).count == 1 else { return nil }
        return first
    }

    private func owner(_ row: Row, _ organisation: Organisation) -> String? {
        let written = teamIDs[row.note.owner] ?? row.note.owner
        guard row.isTeamOnly else { return organisation.name(written) }
        if let team = organisation.knownTeam(written) ?? organisation.team(of: written) { return team }
        // `revenue 24x7`: a rota of a team bears its name first.
        let words = written.pieces(between: " ")
        for count in stride(from: min(words.count, 6) - 1, to: 0, by: -1) {
            if let team = organisation.knownTeam(words.prefix(count).joined(separator: " ")) { return team }
        }
        return nil
    }
}

// MARK: - Exports of on-call tools and service registers

extension Registers {
    private static let lists: Set<String> = [
        "services", "applications", "components", "systems", "data", "items", "records", "result", "results", "rows", "entities", "values", "value",
        "escalation_policies", "teams",
    ]
    private static let teamFields = [
        "team", "owner", "ownerTeam", "owner_team", "owning_team", "owningTeam", "team_name", "teamName", "responsible_team", "squad", "teamId", "team_id",
        "ownerTeamId",
    ]

    /// Lists of services with their teams, in the shapes that PagerDuty, Opsgenie and their like export.
    mutating func add(export root: Node, path: String, to organisation: inout Organisation) {
        let file = Set(WorkloadIndex.words(Layout.name(of: path)))
        let isTeams = file.contains("teams") && file.isDisjoint(with: ["services", "service"])
        add(list: root, key: isTeams ? "teams" : "", depth: 0, isTeams: isTeams, path, &organisation)
    }

    private mutating func add(list: Node, key: String, depth: Int, isTeams: Bool, _ path: String, _ organisation: inout Organisation) {
        for item in list.items.prefix(Self.limit) where !item.entries.isEmpty {
            switch key {
            case "teams": add(team: item, path, &organisation)
            case "escalation_policies":
                for service in item["services"]?.items ?? [] {
                    guard let name = service.string("summary") ?? service.string("name"), let row = row(of: item, path, "its escalation policy") else { continue }
                    add(service: name, row)
                }
            default: add(service: item, path)
            }
        }
        guard depth < 3 else { return }
        for entry in list.entries where Self.lists.contains(entry.key) {
            let isTeams = entry.key == "teams" || isTeams && entry.key != "services"
            add(list: entry.value, key: isTeams ? "teams" : entry.key, depth: depth + 1, isTeams: isTeams, path, &organisation)
        }
    }

    private mutating func add(service item: Node, _ path: String) {
        guard let name = ["name", "service", "service_name", "serviceName", "application", "summary"].lazy.compactMap({ item.string($0) }).first else { return }
        if let row = row(of: item, path, "an export of services lists it") {
            add(service: name, row)
        } else if let policy = item["escalation_policy"] ?? item["escalationPolicy"], let rota = policy.string("summary") ?? policy.string("name") ?? policy.text {
            add(service: name, Row(note: .init(owner: rota, source: Self.place(item, path), why: "the escalation policy of its service"), isTeamOnly: true))
        }
    }

    /// The one team that an item names; of several it is nobody's.
    private func row(of item: Node, _ path: String, _ why: String) -> Row? {
        func name(_ node: Node) -> String? {
            guard node.string("type")?.lowercased().contains("user") != true else { return nil }
            return node.text ?? node.string("summary") ?? node.string("name") ?? node.string("slug") ?? node.string("id")
        }
        let teams = (item["teams"]?.items ?? []).compactMap(name)
        let owners = teams.isEmpty ? Self.teamFields.lazy.compactMap { item[$0].flatMap(name) }.prefix(1).map { $0 } : teams
        guard Set(owners).count == 1, let owner = owners.first, Kubernetes.isName(owner) else { return nil }
        return Row(note: .init(owner: owner, source: Self.place(item, path), why: why))
    }

    /// A team's description that is nothing but a list of names says what is theirs.
    private mutating func add(team item: Node, _ path: String, _ organisation: inout Organisation) {
        guard let name = item.string("name") ?? item.string("summary"), Kubernetes.isName(name) else { return }
        organisation.addTeam(name, email: item.string("email"))
        if let id = item.string("id") { add(team: id, named: name) }
        let parts = (item.string("description") ?? "").pieces(between: ",;").map { $0.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " } }
        guard parts.count > 1, parts.allSatisfy({ Self.isName(String($0)) }) else { return }
        for part in parts.prefix(50) {
            add(service: String(part), isListed: false, Row(note: .init(owner: name, source: Self.place(item, path), why: "its team's description lists it")))
        }
    }

    private static func place(_ item: Node, _ path: String) -> String { item.line > 0 ? "\(path):\(item.line)" : path }
}

// MARK: - Tables

extension Registers {
    /// One table of services, machines, teams or people, told by its columns.
    mutating func add(_ table: OwnerTable, path: String, to organisation: inout Organisation) {
        let columns = Columns(table.head)
        if let owner = columns.owner, columns.service != nil || columns.host != nil {
            for row in table.rows { add(row, owner, columns, path, &organisation) }
        } else if let team = columns.team, let person = columns.person, person != team, columns.aliases.isEmpty {
            for row in table.rows { Self.person(row.cells, person, team, columns.mail, &organisation) }
        } else if let team = columns.team, columns.mail != nil || !columns.aliases.isEmpty {
            for row in table.rows { Self.team(row.cells, team, columns, &organisation) }
        }
    }

    private mutating func add(
        _ row: (line: Int, cells: [String]), _ owner: (column: Int, rank: Columns.Owner), _ columns: Columns, _ path: String,
        _ organisation: inout Organisation
    ) {
        func cell(_ column: Int?) -> String? { column.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } }
        let written = cell(owner.column)?.pieces(between: "<(").first.map { $0.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " } }
        guard let name = written.map(String.init), Kubernetes.isName(name), !name.contains(","), name.first != "#", name.first != "+" else { return }
        if owner.rank == .stated { organisation.hear(name) }
        func note(_ why: String) -> Row {
            Row(note: .init(owner: name, source: "\(path):\(row.line)", why: why), isTeamOnly: owner.rank == .asked)
        }
        for service in (cell(columns.service) ?? "").pieces(between: ",;").prefix(10) {
            add(service: String(service), note(columns.host == nil ? "a table of owners lists it" : "a list of machines names it"))
        }
        for host in (cell(columns.host) ?? "").pieces(between: ", ;").prefix(10) { add(host: String(host), note("a list of machines names it")) }
        guard columns.host == nil else { return }
        for address in (cell(columns.address) ?? "").pieces(between: ", ;").prefix(10) {
            // `https://ci.shop.example:8443/jobs` is at its host.
            let host = (address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address).prefix { $0 != "/" && $0 != ":" }
            add(host: String(host), note("a table of owners says what runs there"))
            // What answers at `claims.shop.example` goes by `claims` too.
            let labels = host.pieces(between: ".")
            if labels.count > 2, labels[0].utf8.count > 2, !labels[0].contains("*"), labels[0] != "www" {
                add(service: String(labels[0]), isListed: false, note("a table of owners says what is reached under this name"))
            }
        }
    }

    private static func person(_ cells: [String], _ person: Int, _ team: Int, _ mail: Int?, _ organisation: inout Organisation) {
        guard cells.indices.contains(person), cells.indices.contains(team), Kubernetes.isName(cells[person]) else { return }
        let hasLeft = cells.indices.contains { $0 != person && $0 != team && isLeaving(cells[$0]) }
        let address = mail.flatMap { cells.indices.contains($0) ? cells[$0] : nil }.flatMap { $0.contains("@") ? $0 : nil }
        organisation.addPerson(Codeowners.name(cells[person]), email: address, teams: cells[team].isEmpty ? [] : [cells[team]], isActive: !hasLeft)
    }

    /// `left 2025-02-28`, `inactive`.
    private static func isLeaving(_ cell: String) -> Bool {
        guard let first = cell.lowercased().split(whereSeparator: { !$0.isLetter }).first else { return false }
        return ["left", "inactive", "terminated", "departed", "offboarded", "disabled", "gone", "resigned", "retired"].contains(first)
    }

    private static func team(_ cells: [String], _ team: Int, _ columns: Columns, _ organisation: inout Organisation) {
        guard cells.indices.contains(team), Kubernetes.isName(cells[team]), cells[team].first != "#" else { return }
        let mail = columns.mail.flatMap { cells.indices.contains($0) ? cells[$0] : nil }.flatMap { $0.contains("@") ? $0 : nil }
        organisation.addTeam(cells[team], email: mail)
        for column in columns.aliases where cells.indices.contains(column) {
            for alias in cells[column].prefix(while: { $0 != "(" }).pieces(between: ",;/").prefix(8) {
                let name = alias.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }
                if Kubernetes.isName(String(name)) { organisation.addAlias(String(name), of: cells[team]) }
            }
        }
    }
}
