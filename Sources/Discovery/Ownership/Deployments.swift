/// Which workloads a tree declares, and which files and secrets each of them uses: compose services, Kubernetes workloads,
/// CI workflows.
struct Deployments {
    private struct Compose {
        /// Service → image.
        var images: [String: String] = [:]
    }

    private struct Manifest {
        var lines: ClosedRange<Int>
        var kind: String
        var name: String
    }

    private var composes: [String: Compose] = [:]
    private var environmentFiles: [String: Set<String>] = [:]
    private var manifests: [String: [Manifest]] = [:]
    private var secretUsers: [String: Set<String>] = [:]
    private var workflows: [String: String] = [:]

    private static let workloadKinds: Set<String> = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Pod", "ReplicaSet", "Rollout"]

    static func isCompose(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return (name.hasPrefix("docker-compose") || name.hasPrefix("compose")) && (name.hasSuffix(".yml") || name.hasSuffix(".yaml"))
    }

    mutating func add(_ text: String, path: String) {
        let documents = Documents(text)
        if Self.isCompose(path) {
            for document in documents.parsed { addCompose(document, path: path) }
            return
        }
        if path.contains(".github/workflows/") || path.hasSuffix(".gitlab-ci.yml") {
            let stem = path.split(separator: "/").last.map { $0.split(separator: ".").first.map(String.init) ?? String($0) } ?? path
            workflows[path] = documents.parsed.first?["name"] as? String ?? stem
            return
        }
        for (document, lines) in zip(documents.parsed, documents.spans) {
            guard let kind = document["kind"] as? String, document["apiVersion"] != nil, let metadata = document["metadata"] as? [String: Any],
                let name = metadata["name"] as? String
            else { continue }
            manifests[path, default: []].append(Manifest(lines: lines, kind: kind, name: name))
            if Self.workloadKinds.contains(kind) {
                for secret in Self.secretNames(in: document, depth: 0) { secretUsers[secret, default: []].insert(name) }
            }
        }
    }

    private mutating func addCompose(_ document: [String: Any], path: String) {
        guard let services = document["services"] as? [String: Any] else { return }
        let directory = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
        for (name, value) in services {
            guard let service = value as? [String: Any] else { continue }
            composes[path, default: Compose()].images[name] = service["image"] as? String ?? ""
            let listed: [String]
            switch service["env_file"] {
            case let one as String: listed = [one]
            case let many as [Any]: listed = many.compactMap { $0 as? String ?? ($0 as? [String: Any])?["path"] as? String }
            default: listed = []
            }
            for file in listed {
                var relative = file
                while relative.hasPrefix("./") { relative.removeFirst(2) }
                environmentFiles[directory + relative, default: []].insert(name)
            }
        }
    }

    private static func secretNames(in value: Any, depth: Int) -> Set<String> {
        guard depth < 40 else { return [] }
        var names: Set<String> = []
        if let map = value as? [String: Any] {
            for (key, inner) in map {
                if key == "secretKeyRef" || key == "secretRef", let reference = inner as? [String: Any], let name = reference["name"] as? String {
                    names.insert(name)
                } else if key == "secretName", let name = inner as? String {
                    names.insert(name)
                } else {
                    names.formUnion(secretNames(in: inner, depth: depth + 1))
                }
            }
        } else if let list = value as? [Any] {
            for inner in list { names.formUnion(secretNames(in: inner, depth: depth + 1)) }
        }
        return names
    }

    /// The service that a slot `services.<name>.…` belongs to, and whether it is the server that the password protects.
    func composeService(path: String, slot: String?) -> (name: String, isServer: Bool)? {
        guard let compose = composes[path], let parts = slot?.split(separator: "."), parts.count >= 3, parts[0] == "services" else { return nil }
        let name = String(parts[1])
        let image = compose.images[name]?.lowercased() ?? ""
        let isServer = ["postgres", "mysql", "mariadb", "mongo", "redis", "rabbitmq", "timescale", "pgvector"].contains { image.contains($0) }
        return (name, isServer)
    }

    /// Names of the workloads that a place belongs to by declaration.
    func workloads(path: String, line: Int, slot: String?) -> Set<String> {
        if let workflow = workflows[path] { return [workflow] }
        if let service = composeService(path: path, slot: slot) { return service.isServer ? [] : [service.name] }
        if let users = environmentFiles[path] { return users }
        guard let manifest = manifests[path]?.first(where: { $0.lines.contains(line) }) else { return [] }
        if Self.workloadKinds.contains(manifest.kind) { return [manifest.name] }
        return manifest.kind == "Secret" ? secretUsers[manifest.name] ?? [] : []
    }
}
