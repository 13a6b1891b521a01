import Runtime

/// Cards that a service or a repository carries, or that a catalogue beside Backstage keeps of it: `service.yaml`, OpsLevel's
/// `opslevel.yml`, Cortex's `cortex.yaml`, Datadog's definitions and entities.
enum ServiceCards {
    static func isCard(_ name: String) -> Bool {
        let stem = name.pieces(between: ".").dropLast().joined(separator: ".")
        return [
            "service", "opslevel", "cortex", "service.datadog", "app-info", "metadata", "ownership", "owner", "about", "component",
            "service-info", ".service", "port",
        ].contains(stem)
    }

    /// Datadog's third form, which says `kind` as a cluster's objects do.
    static func isEntity(_ root: Node) -> Bool {
        root.string("apiVersion") == "v3" && ["service", "datastore", "queue", "frontend", "system", "job"].contains(root.string("kind") ?? "")
    }

    /// `repository`: what the repository is called whose directory holds the card, where that is known.
    static func add(_ root: Node, path: String, repository: String?, layout: Layout, index: inout WorkloadIndex, stewards: inout Stewards) {
        let directory = Layout.directory(of: path)
        if let owner = root.string("repository", "owner") ?? root.string("repository", "team"), Kubernetes.isName(owner) {
            let line = root["repository", "owner"]?.line ?? root["repository", "team"]?.line ?? root.line
            stewards.add(.init(owner: owner, source: "\(path):\(line)", why: "the repository's card names it"), of: directory, isStated: true)
        }
        // `service: orders` is a name beside other fields.
        let service = root["service"].flatMap { $0.entries.isEmpty ? nil : $0 } ?? root["info"] ?? (isEntity(root) ? root["metadata"] : nil) ?? root
        func field(_ names: [String]) -> (text: String, line: Int)? {
            for name in names {
                for node in [service, root] { if let value = node[name], let text = group(value) { return (text, value.line) } }
            }
            return nil
        }
        let owners = ["owner", "team", "owners", "x-cortex-owners", "owning_team", "owning-team", "ownerTeam", "squad", "additionalOwners"]
        guard let owner = field(owners), Kubernetes.isName(owner.text) else { return }
        let elsewhere = home(service, root, layout)
        let home = elsewhere ?? directory
        let isRepository = layout.repositories.contains(home)
        // A title in words is for people.
        let names = ["dd-service", "x-cortex-tag", "identifier", "name", "id", "service"].lazy.compactMap { field([$0])?.text }
        let name = names.first { !$0.contains(" ") } ?? (elsewhere == nil ? repository : nil) ?? Layout.repositoryName(home)
        guard !name.isEmpty, !name.contains(" ") else { return }
        // Of a list of many cards, the directory is nobody's.
        let isList = elsewhere == nil && isEntity(root) && !["entity", "service"].contains(Layout.name(of: path).pieces(between: ".").first ?? "")
        let isHome = (!home.isEmpty || isRepository) && !isList
        index.add(
            .init(
                name: name, kind: "service card", source: path, homes: isHome && !home.isEmpty ? [home] : [],
                owners: [.init(owner: owner.text, source: "\(path):\(owner.line)", why: "card of \(name)")]))
        if isHome { index.addHome(home, of: name) }
    }

    /// One name, the first of a list, or the first group of Cortex's list.
    private static func group(_ node: Node) -> String? {
        if let text = node.strings.first { return text.isEmpty || text.utf8.count > 1024 ? nil : text }
        let all = node.items.prefix(20)
        let first = all.first { ["group", "team"].contains($0.string("type")?.lowercased() ?? "") } ?? all.first
        return first.flatMap { $0.string("name") ?? $0.string("email") }
    }

    /// The repository that a card says it is of, where that was scanned.
    private static func home(_ service: Node, _ root: Node, _ layout: Layout) -> String? {
        var places: [(text: String, below: String?)] = []
        for host in service["x-cortex-git"]?.entries ?? [] {
            if let text = host.value.string("repository") { places.append((text, host.value.string("basepath") ?? host.value.string("basePath"))) }
        }
        for link in (service["links"]?.items ?? []) + (root["links"]?.items ?? []) + (root["repos"]?.items ?? []) {
            let isRepository = root["repos"] != nil || ["repo", "repository", "code"].contains(link.string("type") ?? "")
            if isRepository, let text = link.string("url") { places.append((text, nil)) }
        }
        for place in places.prefix(20) {
            // `https://host/shop/orders/tree/main/services/orders`
            let parts = place.text.pieces(between: "/").map(String.init)
            let mark = parts.firstIndex { $0 == "tree" || $0 == "blob" || $0 == "src" } ?? parts.count
            guard let slug = parts.prefix(mark).last(where: { $0 != "-" }), let base = layout.repository(named: slug) else { continue }
            let below = place.below ?? parts.dropFirst(mark + 2).joined(separator: "/")
            return below.isEmpty || below == "." ? base : Layout.resolve(below, from: base)
        }
        return nil
    }
}
