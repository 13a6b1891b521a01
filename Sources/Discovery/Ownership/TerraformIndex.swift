import Estate
import Runtime
import SecretScan

/// Where Terraform's files use a variable, another state's output or a resource.
struct TerraformIndex {
    struct Place {
        var path: String
        var line: Int
    }

    private var roots: [String: Node] = [:]
    private var uses: [String: [Place]] = [:]

    mutating func add(_ text: String, path: String, index: inout WorkloadIndex, registers: inout Registers) {
        guard roots.count < 20_000 else { return }
        let (root, references) = HCLReader.read(text)
        roots[path] = root
        for reference in references {
            let parts = reference.name.pieces(between: ".")
            guard parts.count >= 2, parts.count <= 12 else { continue }
            if Self.secretTypes.contains(where: parts[0].hasPrefix) {
                uses["\(parts[0]).\(parts[1])", default: []].append(Place(path: path, line: reference.line))
            }
            for (position, part) in parts.dropLast().enumerated() where ["var", "outputs", "local", "module"].contains(part) {
                let name = part == "module" ? parts.last.map(String.init) ?? "" : String(parts[position + 1])
                uses[name, default: []].append(Place(path: path, line: reference.line))
            }
        }
        // A stack that tags all it makes says whose the service is that it makes all for.
        for provider in root.entries.filter({ $0.key == "provider" }).flatMap(\.value.entries) {
            guard let tags = provider.value["default_tags"] ?? provider.value["default_labels"] else { continue }
            let record = Record(Chain(steps: [.init(key: nil, node: tags)], line: tags.line), path: path, isStore: false)
            guard let service = record.services.first, record.services.count == 1, let owner = record.owners.first?.owner else { continue }
            let note = WorkloadIndex.OwnerNote(owner: owner.owner, source: owner.source, why: "the tags of its stack name both")
            registers.add(service: service.name, isListed: false, .init(note: note))
        }
        // Nomad's jobs, and resources that run under a name of their own.
        for job in root["job"]?.entries ?? [] {
            index.add(
                .init(
                    name: job.key, kind: "Nomad job", source: "\(path):\(job.line)", owners: Self.owners(ofJob: job, path)))
        }
        for type in root.entries.filter({ $0.key == "resource" }).map(\.value) {
            for entry in type.entries {
                for label in entry.value.entries {
                    let chain = Chain(
                        steps: [
                            .init(key: nil, node: root), .init(key: "resource", node: type), .init(key: entry.key, node: entry.value),
                            .init(key: label.key, node: label.value),
                        ], line: label.line)
                    let record = Record(chain, path: path, isStore: false)
                    // Tags of what a service has say whose the service is.
                    if let service = record.services.first, record.services.count == 1, let owner = record.owners.first?.owner {
                        let why = "tags of \(entry.key) \(label.key) name both"
                        registers.add(service: service.name, isListed: false, .init(note: .init(owner: owner.owner, source: owner.source, why: why)))
                    }
                    guard let runner = record.runner else { continue }
                    index.add(
                        .init(name: runner.name, kind: entry.key, source: "\(path):\(label.line)", owners: record.owners.map(\.owner)))
                }
            }
        }
    }

    /// What a Nomad job's own `meta` says, else the one owner that all of its groups and tasks name.
    private static func owners(ofJob job: Node.Entry, _ path: String) -> [WorkloadIndex.OwnerNote] {
        let own = RunnerReader.tags(job.value["meta"], path, job.key)
        guard own.isEmpty else { return own }
        var inner: [WorkloadIndex.OwnerNote] = []
        job.value.visit { node in if inner.count < 100 { inner += RunnerReader.tags(node["meta"], path, job.key) } }
        return Set(inner.map(\.owner)).count == 1 ? Array(inner.prefix(1)) : []
    }

    /// Resources that hold a secret for others.
    private static let secretTypes = [
        "kubernetes_secret", "kubernetes_config_map", "random_password", "aws_secretsmanager_secret", "aws_ssm_parameter",
        "azurerm_key_vault_secret", "google_secret_manager_secret", "vault_generic_secret", "vault_kv_secret",
    ]

    /// `kubernetes_secret.orders`, where the way to a value leads through one.
    static func secretResource(of chain: Chain) -> String? {
        let keys = chain.steps.prefix(8).compactMap(\.key)
        guard keys.count > 2, keys[0] == "resource", secretTypes.contains(where: keys[1].hasPrefix) else { return nil }
        return "\(keys[1]).\(keys[2])"
    }

    /// The account that a key in a state belongs to, which is a resource of its own there.
    static func holder(of chain: Chain, in root: Node) -> Chain? {
        let holders = [
            "aws_iam_access_key": ("aws_iam_user", "name", "user"),
            "google_service_account_key": ("google_service_account", "name", "service_account_id"),
        ]
        guard let (kind, name, field) = chain.steps.lazy.compactMap({ $0.node.string("type").flatMap { holders[$0] } }).first,
            let its = chain.steps.lazy.reversed().compactMap({ $0.node.string(field) }).first
        else { return nil }
        for resource in root["resources"]?.items ?? [] where resource.string("type") == kind {
            for instance in resource["instances"]?.items ?? [] {
                guard let attributes = instance["attributes"], attributes.string(name) == its else { continue }
                return Chain(
                    steps: [.init(key: nil, node: resource), .init(key: nil, node: instance), .init(key: "attributes", node: attributes)],
                    line: attributes.line)
            }
        }
        return nil
    }

    func root(of path: String) -> Node? { roots[path] }

    /// Chains to the uses of a name, those nearest to `path` only.
    func chains(using name: String, near path: String) -> [(chain: Chain, path: String)] {
        let found = (uses[name] ?? []).prefix(200)
        guard let nearest = found.map({ Layout.common($0.path, path) }).max() else { return [] }
        return found.filter { Layout.common($0.path, path) == nearest }.prefix(8).compactMap { place in
            roots[place.path].flatMap { Chain.at(line: place.line, in: $0) }.map { ($0, place.path) }
        }
    }

    /// What a stack's provider puts on everything.
    func defaultTags(near path: String) -> [(chain: Chain, path: String)] {
        let directory = Layout.directory(of: path)
        return roots.filter { Layout.directory(of: $0.key) == directory }.sorted { $0.key < $1.key }.flatMap { file, root in
            root.entries.filter { $0.key == "provider" }.flatMap(\.value.entries).compactMap { entry in
                (entry.value["default_tags"] ?? entry.value["default_labels"]).map {
                    (Chain(steps: [.init(key: nil, node: $0)], line: $0.line), file)
                }
            }
        }
    }

    /// The resource that `aws_db_instance.orders.id` refers to, as a chain.
    func resource(_ reference: String, near path: String) -> (chain: Chain, path: String)? {
        let parts = reference.pieces(between: "${}. ").map(String.init)
        guard parts.count >= 2, parts[0].contains("_") else { return nil }
        let directory = Layout.directory(of: path)
        for (file, root) in roots where Layout.directory(of: file) == directory {
            guard let types = root.entries.first(where: { $0.key == "resource" && $0.value[parts[0], parts[1]] != nil })?.value,
                let node = types[parts[0], parts[1]]
            else { continue }
            return (
                Chain(
                    steps: [
                        .init(key: nil, node: root), .init(key: "resource", node: types), .init(key: parts[0], node: types),
                        .init(key: parts[1], node: node),
                    ], line: node.line), file
            )
        }
        return nil
    }
}
