import Runtime

/// The resources of one Terraform state, and which of them name which: a version of a secret names the secret, a user of a
/// database the instance. What is tagged is mostly the thing that is named.
struct TerraformState {
    struct Resource {
        var type: String
        var name: String
        var attributes: Node
        /// From the resource down to its attributes.
        var chain: Chain
        var dependencies: [String]
    }

    private(set) var resources: [Resource] = []
    /// By id, ARN and link; by name, which only some attributes refer by.
    private var byID: [String: [Int]] = [:]
    private var byName: [String: [Int]] = [:]
    private var byAddress: [String: [Int]] = [:]
    private static let limit = 20_000

    /// Both forms: the state itself, and what `terraform show -json` prints.
    init(_ root: Node) {
        for resource in root["resources"]?.items ?? [] {
            for instance in resource["instances"]?.items ?? [] {
                guard let attributes = instance["attributes"] else { continue }
                add(
                    resource, [.init(key: nil, node: resource), .init(key: nil, node: instance), .init(key: "attributes", node: attributes)],
                    instance)
            }
        }
        guard resources.isEmpty, let values = root["values"] ?? root["planned_values"] else { return }
        values.visit { node in
            guard node["type"] != nil, let attributes = node["values"], !attributes.entries.isEmpty else { return }
            add(node, [.init(key: nil, node: node), .init(key: "values", node: attributes)], node)
        }
    }

    /// The services that tags of a state's resources name, with whoever the same tags name for them.
    func services(path: String) -> [WorkloadIndex.Workload] {
        var found: [String: WorkloadIndex.Workload] = [:]
        for resource in resources where found.count < 5000 {
            let tags = ["tags_all", "tags", "effective_labels", "labels", "user_labels"].lazy.compactMap { resource.attributes[$0] }.first
            guard let tags else { continue }
            let record = Record(Chain(steps: [.init(key: nil, node: tags)], line: tags.line), path: path, isStore: false)
            guard record.services.count == 1, let name = record.services.first?.name, Kubernetes.isName(name),
                !WorkloadIndex.generic.contains(name.lowercased())
            else { continue }
            var service = found[name] ?? .init(name: name, kind: "tagged service", source: path)
            if let owner = record.owners.first?.owner.owner, !service.owners.contains(where: { $0.owner == owner }), service.owners.count < 4 {
                service.owners.append(.init(owner: owner, source: path, why: "the tags of its resources name both"))
            }
            found[name] = service
        }
        return found.values.sorted { $0.name < $1.name }
    }

    private mutating func add(_ resource: Node, _ steps: [Chain.Step], _ instance: Node) {
        guard resources.count < Self.limit, let type = resource.string("type"), let attributes = steps.last?.node else { return }
        var steps = steps
        // Labels of a database of Google's lie among its settings.
        if let settings = attributes["settings"]?.items.first ?? attributes["settings"], !settings.entries.isEmpty {
            steps.append(.init(key: "settings", node: settings))
        }
        let name = resource.string("name") ?? ""
        let index = resources.count
        for key in ["id", "arn", "self_link", "resource_id", "unique_id", "email", "dns_name"] {
            if let text = attributes.string(key), text.utf8.count >= 3 { byID[text, default: []].append(index) }
        }
        for key in ["name", "identifier", "cluster_identifier"] { if let text = attributes.string(key) { byName[text, default: []].append(index) } }
        byAddress["\(type).\(name)", default: []].append(index)
        resources.append(
            Resource(
                type: type, name: name, attributes: attributes, chain: Chain(steps: steps, line: attributes.line),
                dependencies: instance["dependencies"]?.strings ?? instance["depends_on"]?.strings ?? []))
    }

    /// Attributes that name what many things share: whoever keeps the network or the key does not own what uses it.
    private static let shared = [
        "kms", "encrypt", "vpc", "subnet", "security_group", "role", "policy", "network", "zone", "resource_group", "region", "account", "provider",
        "subscription", "tenant", "log", "project", "certificate", "parent", "topic", "image", "repository",
    ]
    private static let own: Set<String> = ["id", "arn", "name", "self_link", "tags", "tags_all", "secret_string", "password", "value", "key"]
    private static let names: Set<String> = [
        "instance", "user", "secret", "cluster", "server", "service_account", "database", "bucket", "app", "function",
    ]
    private static let nameEnds = ["_name", "_id", "_identifier"]

    /// Chains to what the resource around a value names, one step away.
    func named(by chain: Chain) -> [Chain] {
        guard let attributes = chain.steps.last(where: { $0.key == "attributes" || $0.key == "values" })?.node,
            let own = resources.firstIndex(where: { $0.attributes.line == attributes.line && Self.isSame($0.attributes, attributes) })
        else { return [] }
        let its = resources[own]
        var found: [Int] = []
        func take(_ indices: [Int]?) {
            let others = Set(indices ?? []).filter { $0 != own && Self.family(resources[$0].type, 1) == Self.family(its.type, 1) }
            // Two of that name are no answer.
            if others.count == 1, let other = others.first, !found.contains(other), found.count < 4 { found.append(other) }
        }
        for entry in attributes.entries.prefix(300) where !Self.own.contains(entry.key) && !Self.shared.contains(where: entry.key.contains) {
            guard let text = entry.value.text, (3...1024).contains(text.utf8.count) else { continue }
            if let indices = byID[text] {
                take(indices)
            } else if Self.names.contains(entry.key) || Self.nameEnds.contains(where: entry.key.hasSuffix) {
                take(byName[text])
            }
        }
        if found.isEmpty {
            for dependency in its.dependencies.prefix(100) {
                let parts = dependency.pieces(between: ".").suffix(2).map(String.init)
                guard parts.count == 2, Self.family(parts[0], 2) == Self.family(its.type, 2), !Self.shared.contains(where: parts[0].contains)
                else { continue }
                take(byAddress[parts.joined(separator: ".")])
            }
        }
        return found.map { resources[$0].chain }
    }

    private static func family(_ type: String, _ words: Int) -> String { type.pieces(between: "_").prefix(words).joined(separator: "_") }

    /// JSON is read without lines.
    private static func isSame(_ left: Node, _ right: Node) -> Bool {
        left.entries.count == right.entries.count
            && zip(left.entries, right.entries).allSatisfy { $0.key == $1.key && $0.value.text == $1.value.text }
    }
}
