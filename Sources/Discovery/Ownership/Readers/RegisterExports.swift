import Runtime

/// Exports of on-call tools and of registers of services.
extension Registers {
    private static let lists: Set<String> = [
        "services", "applications", "components", "systems", "data", "items", "records", "result", "results", "rows", "entities", "values",
        "value", "escalation_policies", "teams",
    ]
    private static let teamFields = [
        "team", "owner", "ownerTeam", "owner_team", "owning_team", "owningTeam", "team_name", "teamName", "responsible_team", "squad", "teamId",
        "team_id", "ownerTeamId", "owner_group", "u_owning_team", "owning_group", "owned_by",
    ]

    /// Lists of services with their teams, in the shapes that PagerDuty, Opsgenie and their like export.
    mutating func add(export root: Node, path: String, to organisation: inout Organisation) {
        let file = Set(WorkloadIndex.words(Layout.name(of: path)))
        let isTeams = file.contains("teams") && file.isDisjoint(with: ["services", "service"])
        add(list: root, key: isTeams ? "teams" : "", depth: 0, isTeams: isTeams, path, &organisation)
    }

    /// Rows of a table as ServiceNow unloads them, what a field refers to in an attribute.
    mutating func add(xml text: String, path: String) {
        guard text.utf8.count <= 4 << 20, let root = XMLTree(Array(text.utf8)) else { return }
        var (left, row) = ([root], 0)
        while let element = left.popLast(), row < Self.limit {
            let fields = element.children.filter { $0.children.isEmpty && !$0.name.isEmpty }
            guard fields.count > 1, fields.count == element.children.count else {
                left += element.children.reversed()
                continue
            }
            row += 1
            let entries = fields.prefix(200).map { field in
                Node.Entry(key: field.name, line: 0, value: .scalar(field.attribute("display_value") ?? field.text, line: 0))
            }
            add(service: .map(entries, line: 0), path)
        }
    }

    private mutating func add(list: Node, key: String, depth: Int, isTeams: Bool, _ path: String, _ organisation: inout Organisation) {
        for item in list.items.prefix(Self.limit) where !item.entries.isEmpty {
            switch key {
            case "teams": add(team: item, path, &organisation)
            case "escalation_policies":
                for service in item["services"]?.items ?? [] {
                    guard let name = service.string("summary") ?? service.string("name") else { continue }
                    if let row = row(of: item, path, "its escalation policy") { add(service: name, row) }
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
        let names = ["name", "service", "service_name", "serviceName", "application", "summary"]
        guard let name = names.lazy.compactMap({ item.string($0) }).first else { return }
        for key in ["install_status", "status", "operational_status"] { if let status = item.string(key), Self.isLeaving(status) { return } }
        if let row = row(of: item, path, "an export of services lists it") {
            add(service: name, row)
            for key in ["u_short", "u_alias", "u_code_repo", "alias", "short_name", "repository", "repo", "slug"] {
                for other in item[key]?.text?.pieces(between: ",;").prefix(8) ?? [] where Kubernetes.isName(String(other)) {
                    add(service: Layout.repositoryName(String(other)), isListed: false, row)
                }
            }
            // What watches everything else is tagged with what it is made of.
            for tag in item["tags"]?.strings.prefix(20) ?? [] where KnownSettings.isProduct(tag.lowercased()) { add(service: tag, isListed: false, row) }
        } else if let policy = item["escalation_policy"] ?? item["escalationPolicy"],
            let rota = policy.string("summary") ?? policy.string("name") ?? policy.text
        {
            let why = "the escalation policy of its service"
            add(service: name, Row(note: .init(owner: rota, source: Self.place(item, path), why: why), isTeamOnly: true))
        }
    }

    /// The one team that an item names; of several it is nobody's.
    private func row(of item: Node, _ path: String, _ why: String) -> Row? {
        func name(_ node: Node) -> String? {
            guard node.string("type")?.lowercased().contains("user") != true else { return nil }
            return node.text ?? node.string("display_value") ?? node.string("summary") ?? node.string("name") ?? node.string("slug") ?? node.string("id")
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
        let parts = (item.string("description") ?? "").pieces(between: ",;").map { part in
            part.trimmingPrefix { $0 == " " }.trimmingSuffix { $0 == " " }
        }
        guard parts.count > 1, parts.allSatisfy({ Self.isName(String($0)) }) else { return }
        for part in parts.prefix(50) {
            let note = WorkloadIndex.OwnerNote(owner: name, source: Self.place(item, path), why: "its team's description lists it")
            add(service: String(part), isListed: false, Row(note: note))
        }
    }

    private static func place(_ item: Node, _ path: String) -> String { item.line > 0 ? "\(path):\(item.line)" : path }
}
