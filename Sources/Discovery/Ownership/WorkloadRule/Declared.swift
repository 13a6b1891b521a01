import Estate
import SecretScan

/// What something declares: it takes the secret, reads the file, is the unit or the service that the value stands in.
extension WorkloadRule {
    func declared(_ sighting: Sighting, _ records: [Record], _ text: String?) -> [WorkloadEvidence] {
        let path = sighting.path
        var found: [WorkloadEvidence] = []
        func add(_ name: String, _ source: String, _ why: String, _ weight: Double) {
            guard found.count < 500, !found.contains(where: { $0.workload == name && $0.source == source }) else { return }
            found.append(WorkloadEvidence(kind: .declared, workload: name, source: source, weight: weight, why: why))
        }
        func add(_ runners: [Kubernetes.Runner], _ what: String) {
            for runner in runners {
                add(runner.name, "\(runner.object.path):\(runner.object.line)", "\(runner.object.kind) \(runner.name) takes \(what)", 0.95)
            }
        }
        for use in reader.uses.files[path] ?? [] { add(use.workload, use.source, use.why, use.weight) }
        if let secret = reader.secretFiles[path] {
            add(
                reader.kubernetes.users(ofSecret: secret.name, namespace: nil, path: secret.source),
                "Secret \(secret.name), made of \(Layout.name(of: path))")
        }
        for record in records {
            if let object = record.object {
                if Kubernetes.workloadKinds.contains(object.kind) {
                    let name = reader.kubernetes.listedName(ofKind: object.kind, name: object.name, in: path)
                    add(name, "\(path):\(sighting.line)", "\(object.kind) \(object.name) holds it", 0.95)
                } else if ["Secret", "ConfigMap", "SealedSecret"].contains(object.kind) {
                    add(
                        Kubernetes.takers(
                            reader.kubernetes.users(ofSecret: object.name, namespace: object.namespace, path: path), of: object.name,
                            key: Self.key(inSlot: sighting.slot)),
                        "\(object.kind) \(object.name)")
                    if found.isEmpty, let reader = reader.kubernetes.reader(ofSecret: object.name, namespace: object.namespace, path: path) {
                        add(reader, "\(path):\(sighting.line)", "Secret \(object.name) is marked for \(reader)", 0.85)
                    }
                } else if ["HelmRelease", "Application"].contains(object.kind) {
                    add(object.name, "\(path):\(sighting.line)", "\(object.kind) \(object.name) holds it", 0.92)
                }
            }
            if let runner = record.runner { add(runner.name, runner.source, runner.why, 0.9) }
            for key in record.storeKeys.prefix(16) { add(reader.kubernetes.users(ofStoreKey: key), "`\(key)` of the store") }
        }
        compose(sighting, &found)
        if let text, let unit = ServiceManagers.unit(around: sighting.line, in: text, path: path) {
            add(unit.name, "\(path):\(sighting.line)", unit.why, 0.93)
        }
        if found.isEmpty, Layout.name(of: path) == "credentials.xml", let text, let id = JenkinsCredentials.id(around: sighting.line, in: text) {
            for (pipeline, line) in jenkinsUsers(ofCredential: id) {
                guard let home = reader.index.home(around: pipeline), home.names.count == 1 else { continue }
                add(home.names[0], "\(pipeline):\(line)", "pipeline of \(home.names[0]) asks Jenkins for \(id.prefix(60))", 0.9)
            }
        }
        // `.env` beside a compose file gives its variables.
        if Layout.name(of: path).hasPrefix(".env") || path.hasSuffix(".env"), let name = sighting.slot?.pieces(between: ".").last {
            for use in reader.uses.users(ofVariable: String(name), in: Layout.directory(of: path)) where found.isEmpty || use.weight > 0.9 {
                add(use.workload, use.source, use.why, use.weight)
            }
        }
        if found.isEmpty, path.holds("/secrets/") || path.hasSuffix("kustomization.yaml"),
            let name = sighting.slot?.pieces(between: ".").last.map(String.init)
        {
            add(reader.kubernetes.users(ofSecret: name, namespace: nil, path: path), "Secret \(name)")
        }
        if found.isEmpty, Layout.name(of: path).hasPrefix("kustomization"),
            let generator = records.first?.names.first(where: { reader.kubernetes.hasSecret($0) })
        {
            add(reader.kubernetes.users(ofSecret: generator, namespace: nil, path: path), "Secret \(generator)")
        }
        if found.isEmpty, AnsibleRoles.isVariables(path), let name = sighting.slot?.pieces(between: ".").last.map(String.init) {
            if roles == nil { roles = AnsibleRoles(reader.files) }
            let taking = roles?.roles(taking: name) ?? [:]
            for (role, place) in (taking.isEmpty ? roles?.roles(ofGroupIn: path) : taking)?.sorted(by: { $0.key < $1.key }) ?? [] {
                let why = taking.isEmpty ? "the role of the group's hosts" : "role \(role) takes \(Self.shown(name))"
                add(reader.index.named(role) ?? role, place, why, taking.isEmpty ? 0.7 : 0.85)
            }
        }
        if found.isEmpty, RunnerReader.isPipeline(path) { pipeline(sighting, text, &found) }
        if found.isEmpty, let (use, directory) = reader.uses.user(ofDirectoryAround: path),
            isCloser(directory, than: reader.index.home(around: path)?.directory)
        {
            chart(sighting, use, directory, records, &found)
        }
        return found
    }

    /// `db-password` of `stringData.db-password`.
    static func key(inSlot slot: String?) -> String? {
        guard let slot, let data = slot.firstBytes(of: "stringData.") ?? slot.firstBytes(of: "data.") else { return nil }
        return String(slot[data.upperBound...])
    }

    private func isCloser(_ directory: String, than home: String?) -> Bool { home.map { directory.count >= $0.count } ?? true }

    private func compose(_ sighting: Sighting, _ found: inout [WorkloadEvidence]) {
        guard ComposeReader.isCompose(sighting.path) else { return }
        let parsed = documents[Version(path: sighting.path, commit: sighting.commit)] ?? nil
        guard let root = parsed?.roots.first else { return }
        // An anchor's fields appear in every service that merges it: by line, they are found in each.
        for service in root["services"]?.entries ?? [] {
            guard Self.holds(line: sighting.line, in: service.value) else { continue }
            // A database's own password is for those who log in; with nobody else in sight it is the database's.
            let isServer = ComposeReader.isServer(image: service.value.string("image") ?? "")
            found.append(
                WorkloadEvidence(
                    kind: .declared, workload: service.key, source: "\(sighting.path):\(sighting.line)", weight: isServer ? 0.2 : 0.95,
                    why: "service \(service.key) holds it"))
        }
    }

    static func holds(line: Int, in node: Node) -> Bool {
        var isHeld = false
        node.visit { inner in
            for entry in inner.entries where entry.line == line && entry.value.text != nil { isHeld = true }
            for item in inner.items where item.line == line && item.text != nil { isHeld = true }
        }
        return isHeld
    }

    /// A pipeline of a repository that is one service's belongs to that service; others go by their own name.
    func pipeline(_ sighting: Sighting, _ text: String?, _ found: inout [WorkloadEvidence]) {
        let path = sighting.path
        let repository = reader.layout.repository(of: path)
        let root = text.map { Documents(yaml: $0) }?.roots.first
        let name = RunnerReader.pipelineName(root, path: path, line: sighting.line, slot: sighting.slot)
        if let home = reader.index.home(around: path), home.names.count == 1,
            home.directory.count > repository.count || reader.layout.repositories.contains(repository)
        {
            found.append(
                WorkloadEvidence(
                    kind: .declared, workload: home.names[0], source: "\(path):\(sighting.line)", weight: 0.8,
                    why: "pipeline \(name) of \(home.names[0])'s repository"))
        } else if WorkloadIndex.generic.contains(name.lowercased()), case let base = reader.layout.base(of: path),
            case let own = base.isEmpty ? reader.remotes[base]?.name ?? "" : Layout.repositoryName(base), !own.isEmpty
        {
            // Every repository has one of such a name.
            found.append(
                WorkloadEvidence(
                    kind: .declared, workload: own, source: "\(path):\(sighting.line)", weight: 0.8, why: "pipeline of the repository \(own)"))
        } else {
            let spoken = reader.index.mentions(in: name, limit: 2)
            let service = reader.index.named(name) ?? (spoken.count == 1 ? spoken[0] : nil)
            found.append(
                WorkloadEvidence(
                    kind: .declared, workload: service ?? name, source: "\(path):\(sighting.line)", weight: 0.85,
                    why: "pipeline \(name) holds it"))
        }
    }

    /// Below a chart or an application's directory; in an umbrella chart's values, the part that the value lies in.
    private func chart(_ sighting: Sighting, _ use: Uses.Use, _ directory: String, _ records: [Record], _ found: inout [WorkloadEvidence]) {
        let top = sighting.slot?.pieces(between: ".").first.map(String.init) ?? records.first?.names.last ?? ""
        if reader.uses.parts[directory]?.contains(top) == true {
            let part = reader.index.named(top) ?? top
            if !WorkloadIndex.generic.contains(part.lowercased()) {
                found.append(
                    WorkloadEvidence(
                        kind: .declared, workload: part, source: "\(sighting.path):\(sighting.line)", weight: 0.86,
                        why: "values of \(part) in chart \(use.workload)"))
                return
            }
        }
        let isUmbrella = reader.index.all(named: use.workload).contains { $0.kind == "umbrella chart" }
        if isUmbrella || use.weight < 0.6 {
            let keys = (sighting.slot?.pieces(between: ".").map(String.init) ?? []) + (records.first?.names.reversed() ?? [])
            if let part = keys.lazy.compactMap({ self.reader.index.named($0) }).first(where: { $0 != use.workload }) {
                found.append(
                    WorkloadEvidence(
                        kind: .declared, workload: part, source: "\(sighting.path):\(sighting.line)", weight: 0.86,
                        why: "values of \(part) in chart \(use.workload)"))
                return
            }
        }
        found.append(WorkloadEvidence(kind: .declared, workload: use.workload, source: use.source, weight: use.weight, why: use.why))
    }

    /// Pipelines that ask Jenkins for a credential, read once.
    private func jenkinsUsers(ofCredential id: String) -> [(path: String, line: Int)] {
        if jenkins == nil { jenkins = JenkinsCredentials.users(in: reader.files) }
        return jenkins?[id] ?? []
    }
}
