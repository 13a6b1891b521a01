import Runtime

/// What Backstage's catalogue says: components and where their source is, who owns them, what depends on what.
struct Catalogue {
    struct Component {
        var name: String
        /// As written: `group:default/orders-team`.
        var owner: String?
        var system: String?
        /// What it covers: directories that end in `/` (the root is empty), none when only its name says where.
        var directories: [String]
        var kubernetesID: String?
        /// What people call it, and by what else.
        var title: String?
        var isProduction: Bool
        /// Not an API or a library: something that runs.
        var isWorkload: Bool
        var dependsOn: [String]
        /// For the evidence: `catalog-info.yaml (orders)`.
        var source: String
    }

    /// A database or bucket, with its own owner.
    struct Thing {
        var name: String
        var owner: String?
        var system: String?
        var dependants: Set<String>
        var source: String
    }

    private(set) var components: [Component] = []
    private(set) var resources: [Thing] = []
    private(set) var apis: [(name: String, owner: String?, source: String)] = []
    private var systems: [String: (owner: String?, domain: String?, source: String)] = [:]
    private var domains: [String: (owner: String?, source: String)] = [:]
    private var byName: [String: Int] = [:]
    /// What a title calls a component beside its name.
    private var byTitle: [String: String] = [:]

    static func isCatalogue(_ root: Node) -> Bool { root.string("apiVersion")?.hasPrefix("backstage.io/") == true }

    /// Adds one file's entities. `repositories` are the scanned repositories' directories by name.
    mutating func add(_ documents: Documents, path: String, layout: Layout, organisation: inout Organisation) {
        let directory = Layout.directory(of: path)
        var found: [Component] = []
        for root in documents.roots where Self.isCatalogue(root) {
            guard let kind = root.string("kind"), let name = root.string("metadata", "name"), components.count + found.count < 20_000 else {
                continue
            }
            let source = "\(path) (\(name))"
            let owner = root.string("spec", "owner")
            if let owner { organisation.mention(owner) }
            let tags = root["metadata", "tags"]?.strings ?? []
            let isActive = !tags.contains { ["disbanded", "archived", "inactive", "left"].contains($0) }
            switch kind {
            case "Component", "API":
                if kind == "API", apis.count < 20_000 { apis.append((name, owner.map(Self.reference), source)) }
                found.append(
                    Component(
                        name: name, owner: owner, system: root.string("spec", "system").map(Self.reference),
                        directories: Self.directories(root, path: path, layout: layout),
                        kubernetesID: root.string("metadata", "annotations", "backstage.io/kubernetes-id"),
                        title: root.string("metadata", "title"), isProduction: root.string("spec", "lifecycle") == "production",
                        isWorkload: kind == "Component"
                            && !["library", "documentation", "template"].contains(root.string("spec", "type") ?? ""),
                        dependsOn: root["spec", "dependsOn"]?.strings ?? [], source: source))
            case "System": systems[name] = (owner, root.string("spec", "domain").map(Self.reference), source)
            case "Domain": domains[name] = (owner, source)
            case "Resource":
                resources.append(
                    Thing(
                        name: name, owner: owner, system: root.string("spec", "system").map(Self.reference),
                        dependants: Set((root["spec", "dependencyOf"]?.strings ?? []).map(Self.reference)), source: source))
            case "Group":
                organisation.addTeam(
                    name, title: root.string("spec", "profile", "displayName") ?? root.string("metadata", "title"),
                    email: root.string("spec", "profile", "email"), isActive: isActive)
                for member in root["spec", "members"]?.strings ?? [] { organisation.addPerson(Self.reference(member), teams: [name]) }
            case "User":
                organisation.addPerson(
                    name, title: root.string("spec", "profile", "displayName"), email: root.string("spec", "profile", "email"),
                    teams: root["spec", "memberOf"]?.strings ?? [], isActive: isActive)
            default: continue
            }
        }
        // One component in a file of its own covers the file's directory; several share it, each under its own name.
        let isHome = Layout.name(of: path).hasPrefix("catalog-info") && found.count(where: { $0.directories.isEmpty }) == 1
        for index in found.indices where found[index].directories.isEmpty {
            let named = layout.directories(named: found[index].name, near: path)
            let below = found.count > 1 ? named.filter { $0.hasPrefix(directory) && $0 != directory } : []
            found[index].directories = isHome && below.isEmpty ? [directory] : isHome ? below : named
        }
        for component in found {
            byName[Self.key(component.name)] = byName[Self.key(component.name)] ?? components.count
            for (_, other) in OwnerPages.otherNames(in: component.title ?? "") { byTitle[Self.key(other)] = component.name }
            components.append(component)
        }
    }

    /// Ties resources to the components that depend on them, once all files are read.
    mutating func settle() {
        for index in resources.indices {
            for component in components where component.dependsOn.map(Self.reference).contains(resources[index].name) {
                resources[index].dependants.insert(component.name)
            }
        }
    }

    /// `dir:services/orders`, `url:https://…/shop/tree/main/services/orders/`, a project's slug.
    private static func directories(_ root: Node, path: String, layout: Layout) -> [String] {
        func annotation(_ name: String) -> String? { root.string("metadata", "annotations", name) }
        let own = layout.repository(of: path)
        for text in [annotation("backstage.io/source-location"), annotation("backstage.io/managed-by-location")].compactMap({ $0 }) {
            if text.hasPrefix("dir:") { return [Layout.resolve(String(text.dropFirst(4)), from: Layout.directory(of: path))] }
            guard text.hasPrefix("url:") else { continue }
            let parts = text.dropFirst(4).pieces(between: "/").map(String.init)
            let mark = parts.firstIndex { $0 == "tree" || $0 == "blob" || $0 == "src" }
            let below = mark.map { parts.dropFirst($0 + 2).joined(separator: "/") } ?? ""
            let slug = parts.prefix(mark ?? parts.count).last { $0 != "-" } ?? ""
            let base = layout.repository(named: slug) ?? own
            return [below.isEmpty ? base : Layout.resolve(below, from: base)]
        }
        for name in ["github.com/project-slug", "gitlab.com/project-slug", "bitbucket.org/repo-slug"] {
            guard let slug = annotation(name)?.pieces(between: "/").last, let base = layout.repository(named: String(slug)) else {
                continue
            }
            return base == own && Layout.directory(of: path) != own ? [] : [base]
        }
        return []
    }

    /// `component:default/orders` → `orders`.
    static func reference(_ text: String) -> String {
        let tail = text.pieces(between: ":").last.map(String.init) ?? text
        return tail.pieces(between: "/").last.map(String.init) ?? tail
    }

    private static func key(_ name: String) -> String { Organisation.key(name) }

    /// The component whose directory holds `path`; the deepest if several do.
    func component(for path: String) -> (component: Component, directory: String)? {
        var best: (component: Component, directory: String)?
        for component in components {
            for directory in component.directories where path.hasPrefix(directory) && directory.count > (best?.directory.count ?? -1) {
                best = (component, directory)
            }
        }
        return best
    }

    func component(named name: String) -> Component? {
        if let index = byName[Self.key(name)] ?? byTitle[Self.key(name)].flatMap({ byName[Self.key($0)] }) { return components[index] }
        return components.first { $0.kubernetesID.map(Self.key) == Self.key(name) }
    }

    /// Owner of a component: its own, else its system's, else the domain's.
    func owner(of component: Component) -> (owner: String, source: String, why: String)? {
        if let owner = component.owner { return (owner, component.source, "owns component \(component.name)") }
        return owner(ofSystem: component.system)
    }

    func owner(of thing: Thing) -> (owner: String, source: String, why: String)? {
        if let owner = thing.owner { return (owner, thing.source, "owns resource \(thing.name)") }
        return owner(ofSystem: thing.system)
    }

    func owner(ofSystem name: String?) -> (owner: String, source: String, why: String)? {
        guard let name, let system = systems[name] else { return nil }
        if let owner = system.owner { return (owner, system.source, "owns system \(name)") }
        if let domain = system.domain, let found = domains[domain], let owner = found.owner {
            return (owner, found.source, "owns domain \(domain)")
        }
        return nil
    }

    func hasSystem(_ name: String) -> Bool { systems[name] != nil }
}
