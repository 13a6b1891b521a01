import Estate
import Runtime
import SecretScan

/// Says which workloads one place of a credential speaks for. What is declared counts before what lies near, and what lies
/// near before what only bears a name: the first that answers is taken, so that a weak hint never adds to a firm one.
final class WorkloadRule {
    /// What was asked of one place.
    struct Answer {
        var workloads: [WorkloadEvidence] = []
        /// Owners that are named right beside the value.
        var tags: [Record.Tag] = []
        var environments: [String] = []
        /// The place's own directory belongs to its workloads, so that whoever keeps the file owns them.
        var isAtHome = false
        /// A namespace whose labels speak too.
        var namespace: String?
        /// Names around the value.
        var names: [String] = []
        /// What an account list says of its key.
        var createdAt: Timestamp?
        var lastUsedAt: Timestamp?
    }

    private var reader: EstateReader
    private var documents: [String: Documents?] = [:]
    private let variables: Set<String>
    private var readers: [String: [String: String]]?
    private var jenkins: [String: [(path: String, line: Int)]]?
    private var roles: AnsibleRoles?

    /// `variables`: names that hold values, to be looked for in the sources of the workloads when nothing else answers.
    init(_ reader: EstateReader, variables: Set<String>) {
        self.reader = reader
        self.variables = variables
    }

    /// `text` is the file's, today's or that of the commit.
    func ask(_ sighting: Sighting, _ found: Collector.Found, text: String?) -> Answer {
        let path = sighting.path
        let kind = FileKind(path: path)
        var answer = Answer()
        if [.env, .prose].contains(kind.format), let text, let (name, why) = Environ.process(text) {
            answer.workloads = [
                WorkloadEvidence(kind: .declared, workload: reader.index.named(name) ?? name, source: path, weight: 0.85, why: why)
            ]
            return answer
        }
        let purpose = purpose(of: sighting)
        switch purpose {
        case .chat, .ticket, .documentation, .log, .spreadsheet:
            answer.workloads = mentions(sighting, found, kind, purpose, text)
            if let environment = Environments.of(path: "", slot: sighting.slot) { answer.environments = [environment] }
            return answer
        default: break
        }
        var records = records(sighting, found, kind, text)
        if !reader.accounts.isEmpty, found.kind.contains("aws"), let text {
            for id in Accounts.keyIDs(in: text, near: sighting.line) {
                let accounts = reader.accounts.accounts(ofKey: id)
                records += accounts.map {
                    Record(Chain(steps: [.init(key: nil, node: $0.node)], line: $0.node.line), path: $0.path, isStore: true)
                }
                (answer.createdAt, answer.lastUsedAt) = Accounts.dates(accounts)
            }
        }
        let logins = Set(found.endpoints.compactMap(\.user))
        for record in records {
            answer.tags += record.owners.filter { !logins.contains($0.owner.owner) }
            answer.environments += record.environments.compactMap { Environments.named(in: $0) }
            answer.names += record.names
            answer.namespace = answer.namespace ?? record.object.flatMap { reader.kubernetes.namespace(of: $0, path: path) }
        }
        if let namespace = answer.namespace.flatMap({ Environments.named(in: $0) }) { answer.environments.append(namespace) }
        if answer.environments.isEmpty, let environment = Environments.of(path: reader.layout.told(path), slot: sighting.slot) {
            answer.environments = [environment]
        }
        let home = reader.index.home(around: path)
        answer.workloads = declared(sighting, records, text)
        if answer.workloads.isEmpty { answer.workloads = fields(records) }
        if answer.workloads.isEmpty, let text { answer.workloads = titled(sighting, kind, text) }
        if answer.workloads.isEmpty { answer.workloads = settled(sighting, home, kind) }
        if answer.workloads.isEmpty { answer.workloads = known(sighting, kind, text) }
        if answer.workloads.isEmpty { answer.workloads = named(sighting, records, logins, text) }
        if answer.workloads.isEmpty { answer.workloads = guessed(path, records) }
        for index in answer.workloads.indices {
            answer.workloads[index].workload = reader.index.canonical(answer.workloads[index].workload)
        }
        answer.isAtHome =
            home.map { home in
                answer.workloads.isEmpty || !Set(home.names).isDisjoint(with: answer.workloads.map(\.workload))
            } ?? answer.workloads.isEmpty
        // A pipeline is at home in its own file.
        if RunnerReader.isPipeline(path) { answer.isAtHome = true }
        return answer
    }

    /// What a place is for, told by more than its path: a file that something declares to read is a setting, and a service that
    /// is called `chat` is no export of one.
    func purpose(of sighting: Sighting) -> SourceKind {
        let path = sighting.path
        var purpose = sighting.source == .history ? EstateContext.source(of: path) : sighting.source
        guard [.chat, .ticket, .documentation, .log].contains(purpose) else { return purpose }
        if reader.uses.files[path] != nil || reader.secretFiles[path] != nil { return .config }
        if let home = reader.index.home(around: path)?.directory, !home.isEmpty {
            purpose = EstateContext.source(of: String(path.dropFirst(home.count)))
        }
        let isPage = WorkloadIndex.words(path).contains {
            ["wiki", "docs", "doc", "readme", "runbook", "runbooks", "confluence", "notes"].contains($0)
        }
        // A table of accounts is a list wherever it is kept.
        if purpose == .documentation, FileKind(path: path).format == .csv { return .config }
        if purpose == .documentation, !Layout.name(of: path).dropFirst().contains("."), !isPage { return .config }
        return purpose
    }

    // MARK: - Records

    private func records(_ sighting: Sighting, _ found: Collector.Found, _ kind: FileKind, _ text: String?) -> [Record] {
        let path = sighting.path
        let isHCL = path.hasSuffix(".tf") || path.hasSuffix(".tfvars") || path.hasSuffix(".hcl") || path.hasSuffix(".nomad")
        var chains: [(Chain, String)] = []
        if kind.format == .yaml || kind.format == .json || kind.format == .csv || isHCL, let parsed = parsed(sighting, kind, isHCL, text) {
            chains = Chain.find(found.secret, in: parsed, line: sighting.line, slot: sighting.slot).map { ($0, path) }
        }
        let isStore = isStore(reader.layout.told(path))
        var records = chains.map { Record($0.0, path: $0.1, isStore: isStore) }
        // A variable means what it is used for; a state's output means who reads it.
        if isHCL || path.hasSuffix(".tfvars.json") || path.hasSuffix(".tfstate") {
            let name =
                sighting.slot?.pieces(between: ".").last.map(String.init) ?? chains.first?.0.steps.lazy.reversed().compactMap(\.key).first
            let isVariable = path.holds(".tfvars") || records.contains { $0.names.contains("variable") || $0.names.contains("locals") }
            let variable = chains.first.flatMap { chain in
                chain.0.steps.firstIndex { $0.key == "variable" }.flatMap {
                    chain.0.steps.indices.contains($0 + 1) ? chain.0.steps[$0 + 1].key : nil
                }
            }
            for name in [variable ?? (isVariable ? name : nil), records.lazy.compactMap(\.output).first].compactMap({ $0 }) {
                for (chain, file) in reader.terraform.chains(using: name, near: path) {
                    records.append(Record(chain, path: file, isStore: false))
                }
            }
        }
        if isHCL {
            // A secret that one resource makes is for those that refer to it.
            for (resource, file) in chains.compactMap({ chain, file in TerraformIndex.secretResource(of: chain).map { ($0, file) } }) {
                for (chain, file) in reader.terraform.chains(using: resource, near: file) {
                    records.append(Record(chain, path: file, isStore: false))
                }
            }
            for record in records {
                for name in record.names.prefix(12) {
                    guard let (chain, file) = reader.terraform.resource(name, near: path) else { continue }
                    records.append(Record(chain, path: file, isStore: false))
                }
            }
        }
        if path.hasSuffix(".tfstate"), let root = parsed(sighting, kind, isHCL, text)?.roots.first {
            records += chains.compactMap { TerraformIndex.holder(of: $0.0, in: root) }.map { Record($0, path: path, isStore: false) }
        }
        if isHCL || path.hasSuffix(".tfstate") {
            for (chain, file) in reader.terraform.defaultTags(near: path) { records.append(Record(chain, path: file, isStore: false)) }
        }
        return records
    }

    private func parsed(_ sighting: Sighting, _ kind: FileKind, _ isHCL: Bool, _ text: String?) -> Documents? {
        let key = "\(sighting.commit ?? "") \(sighting.path)"
        if let known = documents[key] { return known }
        if documents.count >= 2000 { documents = [:] }
        var result: Documents?
        if let text {
            if isHCL {
                result = Documents(root: HCLReader.read(text).root)
            } else if kind.format == .csv {
                result = Documents(csv: text)
            } else {
                result = kind.format == .json ? Documents(json: text) : Documents(yaml: text)
            }
        }
        documents[key] = .some(result)
        return result
    }

    /// Whether a file lists secrets or accounts: an export of a vault or of a cloud's secrets.
    private func isStore(_ path: String) -> Bool {
        WorkloadIndex.words(path).contains {
            [
                "vault", "kv", "openbao", "secretsmanager", "ssm", "iam", "keyvault", "parameterstore", "secretstore", "passbolt",
                "keepass", "bitwarden", "credentials", "secrets",
            ].contains($0)
        }
    }

    // MARK: - What is declared

    private func declared(_ sighting: Sighting, _ records: [Record], _ text: String?) -> [WorkloadEvidence] {
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
    private static func key(inSlot slot: String?) -> String? {
        guard let slot, let data = slot.firstBytes(of: "stringData.") ?? slot.firstBytes(of: "data.") else { return nil }
        return String(slot[data.upperBound...])
    }

    private func isCloser(_ directory: String, than home: String?) -> Bool { home.map { directory.count >= $0.count } ?? true }

    private func compose(_ sighting: Sighting, _ found: inout [WorkloadEvidence]) {
        guard ComposeReader.isCompose(sighting.path) else { return }
        let parsed = documents["\(sighting.commit ?? "") \(sighting.path)"] ?? nil
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

    private static func holds(line: Int, in node: Node) -> Bool {
        var isHeld = false
        node.visit { inner in
            for entry in inner.entries where entry.line == line && entry.value.text != nil { isHeld = true }
            for item in inner.items where item.line == line && item.text != nil { isHeld = true }
        }
        return isHeld
    }

    /// A pipeline of a repository that is one service's belongs to that service; others go by their own name.
    private func pipeline(_ sighting: Sighting, _ text: String?, _ found: inout [WorkloadEvidence]) {
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
        } else if name == "ci", case let base = reader.layout.base(of: path),
            case let own = base.isEmpty ? reader.remotes[base]?.name ?? "" : Layout.repositoryName(base), !own.isEmpty
        {
            // Every repository has one of that name.
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

    // MARK: - What is written beside it

    private func fields(_ records: [Record]) -> [WorkloadEvidence] {
        var found: [WorkloadEvidence] = []
        for record in records {
            for service in record.services.prefix(16) {
                let known = reader.index.named(service.name)
                guard let name = known ?? (Self.isSlug(service.name) ? service.name : nil), !found.contains(where: { $0.workload == name })
                else { continue }
                found.append(
                    WorkloadEvidence(
                        kind: .record, workload: name, source: service.source, weight: known == nil ? 0.6 : 0.85, why: service.why))
            }
            if !found.isEmpty { break }
        }
        let best = found.map(\.weight).max() ?? 0
        return found.filter { $0.weight >= best - 0.1 }
    }

    private static func isSlug(_ text: String) -> Bool {
        (3...60).contains(text.utf8.count) && text.first?.isLetter == true
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            && !WorkloadIndex.generic.contains(text.lowercased())
    }

    /// What a file of settings says that its program is called: `spring.application.name`.
    private func titled(_ sighting: Sighting, _ kind: FileKind, _ text: String) -> [WorkloadEvidence] {
        guard text.holds("application") else { return [] }
        var found: (name: String, line: Int)?
        for framework in ["spring", "quarkus", "micronaut"] {
            if kind.format == .yaml {
                for root in parsed(sighting, kind, false, text)?.roots ?? [] {
                    let node = root[framework, "application", "name"] ?? root["\(framework).application.name"] ?? root[framework]?["application.name"]
                    if let name = node?.text, let line = node?.line { found = found ?? (name, line) }
                }
            } else if Layout.name(of: sighting.path).hasSuffix(".properties") {
                for (index, line) in text.lines.enumerated() where line.hasPrefix("\(framework).application.name") {
                    let value = line.drop { $0 != "=" && $0 != ":" }.dropFirst().filter { $0 != " " && $0 != "\r" }
                    found = found ?? (value, index + 1)
                }
            }
        }
        guard let found, let name = reader.index.named(found.name) ?? (Self.isSlug(found.name) ? found.name : nil) else { return [] }
        return [
            WorkloadEvidence(
                kind: .record, workload: name, source: "\(sighting.path):\(found.line)", weight: 0.8, why: "its settings call the program \(name)")
        ]
    }

    // MARK: - Where it lies

    private func settled(_ sighting: Sighting, _ home: (names: [String], directory: String)?, _ kind: FileKind) -> [WorkloadEvidence] {
        guard let home, !kind.isFixture else { return [] }
        if let (name, part) = program(sighting.path, kind, in: home.directory), !home.names.contains(name) {
            return [
                WorkloadEvidence(
                    kind: .name, workload: name, source: "\(sighting.path):\(sighting.line)", weight: 0.7,
                    why: "`\(part)` bears the name of a program whose source is in the same repository")
            ]
        }
        // A list of many things inside one's directory is not that one's.
        return home.names.prefix(4).map {
            WorkloadEvidence(
                kind: .directory, workload: $0, source: home.directory.isEmpty ? "." : home.directory,
                weight: home.names.count == 1 ? 0.75 : 0.55, why: "lies in the source of \($0)")
        }
    }

    /// Settings of a whole repository that bear the name of one of the programs in it: `configs/orders-api.yaml` beside `cmd/orders-api`.
    private func program(_ path: String, _ kind: FileKind, in home: String) -> (name: String, part: Substring)? {
        guard home == reader.layout.base(of: path), ![.code, .shell].contains(kind.format) else { return nil }
        let parts = reader.layout.below(path).pieces(between: "/")
        for part in (parts.last?.pieces(between: ".") ?? []) + parts.dropLast().reversed() where reader.index.isKnown(String(part)) {
            guard let name = reader.index.named(part) else { continue }
            if reader.index.homes(of: name).contains(where: { $0.hasPrefix(home) && $0 != home }) { return (name, part) }
        }
        return nil
    }

    /// Settings that are some program's by what they are called.
    private func known(_ sighting: Sighting, _ kind: FileKind, _ text: String?) -> [WorkloadEvidence] {
        let path = sighting.path
        guard OwnerRule.person(atHomeIn: path) == nil else { return [] }
        func one(_ name: String, _ why: String) -> [WorkloadEvidence] {
            [WorkloadEvidence(kind: .name, workload: reader.index.named(name) ?? name, source: "\(path):\(sighting.line)", weight: 0.6, why: why)]
        }
        if kind.format == .yaml, KnownSettings.isProfile(path),
            let chain = parsed(sighting, kind, false, text).flatMap({ Chain.at(line: sighting.line, in: $0) }),
            let name = KnownSettings.profile(chain)
        {
            return one(name, "dbt's profile \(name)")
        }
        return KnownSettings.program(path).map { one($0, "\($0) reads a file of this name") } ?? []
    }

    /// Names on the way: a key, a field, a directory, a file, a login, the program that reads the variable.
    private func named(_ sighting: Sighting, _ records: [Record], _ logins: Set<String>, _ text: String?) -> [WorkloadEvidence] {
        let at = "\(sighting.path):\(sighting.line)"
        var found: [(name: String, weight: Double, kind: WorkloadEvidence.Kind, why: String)] = []
        for record in records {
            for (depth, name) in record.names.prefix(40).enumerated() {
                // A path names from the outside in: `kv/payments/ledger/db` is the ledger's.
                let parts = name.pieces(between: "/:@")
                for (position, part) in parts.reversed().enumerated() {
                    if let known = reader.index.named(part) {
                        found.append(
                            (
                                known, 0.66 - 0.004 * Double(min(depth, 20)) - 0.001 * Double(min(position, 3)), .name,
                                "`\(part)` beside it bears the name"
                            ))
                    }
                }
            }
            if let close = record.names.prefix(8).lazy.compactMap({ self.reader.index.mentioned(in: $0) }).first {
                found.append((close, 0.52, .name, "a name beside it speaks of \(close)"))
            }
        }
        if let text, let known = reader.index.mentioned(in: Annotations.comment(in: text, above: sighting.line)) {
            found.append((known, 0.58, .name, "the comment above it speaks of \(known)"))
        }
        if let variable = sighting.slot?.pieces(between: ".").last.map(String.init) {
            for (name, place) in programs(reading: variable) {
                found.append((name, 0.62, .code, "`\(Self.shown(variable))` is read at \(place)"))
            }
        }
        if let (name, segment) = reader.index.named(inPath: telling(sighting.path)) { found.append((name, 0.6, .name, "`\(segment)` in its path")) }
        if let slot = sighting.slot {
            let parts = slot.pieces(between: ".")
            if let known = parts.dropLast().reversed().lazy.compactMap({ self.reader.index.named($0) }).first {
                found.append((known, 0.59, .name, "under `\(known)`"))
            } else if let known = reader.index.mentioned(in: slot) {
                found.append((known, 0.5, .name, "`\(Self.shown(String(parts.last ?? "")))` begins with its name"))
            }
        }
        for login in logins {
            if let known = reader.index.mentioned(in: login) { found.append((known, 0.45, .name, "logs in as `\(Self.shown(login))`")) }
        }
        if sighting.source == .config || sighting.source == .code, let text, FileKind(path: sighting.path).format == .xml,
            let known = reader.index.mentions(in: Self.around(sighting.line, in: text, 4), limit: 2).first
        {
            found.append((known, 0.48, .mention, "written beside it"))
        }
        guard let best = found.map(\.weight).max() else { return [] }
        var seen: Set<String> = []
        return found.sorted { $0.weight > $1.weight }.filter { $0.weight >= best - 0.0001 && seen.insert($0.name).inserted }
            .map { WorkloadEvidence(kind: $0.kind, workload: $0.name, source: at, weight: $0.weight, why: $0.why) }
    }

    private static let toolWords: Set<String> = [
        "tools", "tool", "scripts", "script", "test", "tests", "testing", "e2e", "loadtest", "load", "perf", "performance", "bench", "benchmark",
        "benchmarks", "hack", "k6", "gatling", "locust", "jmeter", "examples", "spec", "scratch",
    ]

    /// The part of a path that can name a workload: what a script or test is called says what it is about, and not who runs it.
    private func telling(_ path: String) -> String {
        let path = reader.layout.told(path)
        guard [.code, .shell].contains(FileKind(path: path).format),
            path.pieces(between: "/").dropLast().contains(where: { !Self.toolWords.isDisjoint(with: WorkloadIndex.words($0)) })
        else { return path }
        return Layout.directory(of: path)
    }

    /// Which workloads' sources read a variable, where a few do: workload → place. What many read says nothing.
    private func programs(reading variable: String) -> [String: String] {
        guard variables.contains(variable), reader.index.homeCount > 1 else { return [:] }
        if readers == nil { readers = CodeReferences.find(variables, in: reader) }
        let found = readers?[variable] ?? [:]
        return found.count <= 6 ? found : [:]
    }

    private static func shown(_ name: String) -> String { String(name.prefix(60)) }

    private static let generic: Set<String> = [
        "config", "configs", "conf", "env", "envs", "environments", "deploy", "deployment", "infra", "ops", "docker", "secrets", "etc",
        "k8s", "kubernetes",
        "helm", "src", "app", "lib", "scripts", "bin", "home", "root", ".ssh", "production", "staging", "prod", "dev", "local", "backend",
        "build", "private",
        "shared", "common", "vault", "exports", "platform", "hosts", "default", "terraform", "ansible", "systemd", "cron", "sysconfig",
        "main", "global",
    ]

    /// Where nothing else is known by that name: a role's directory, a group's variables, a store's path, a job's folder, the
    /// directory of a file that a program reads at its start.
    private func guessed(_ path: String, _ records: [Record]) -> [WorkloadEvidence] {
        let parts = reader.layout.told(path).pieces(between: "/").map(String.init)
        func guess(_ name: String, _ weight: Double, _ why: String) -> [WorkloadEvidence] {
            guard !Self.generic.contains(name.lowercased()), !WorkloadIndex.generic.contains(name.lowercased()),
                !EstateReader.isShared(name),
                Environments.named(in: name) == nil, reader.organisation.team(named: name) == nil, name.count >= 3
            else { return [] }
            return [WorkloadEvidence(kind: .directory, workload: name, source: path, weight: weight, why: why)]
        }
        for (index, part) in parts.dropLast().enumerated() {
            switch part.lowercased() {
            case "roles", "group_vars", "host_vars", "cookbooks", "pillar", "pillars":
                let name = parts[index + 1].pieces(between: ".").first.map(String.init) ?? ""
                if name != "all", let found = Optional(guess(name, 0.5, "\(part) of \(name)")), !found.isEmpty { return found }
            default: continue
            }
        }
        let folders = parts.indices.filter { parts[$0] == "jobs" && $0 + 1 < parts.count }
        if parts.last == "config.xml" || parts.last == "credentials.xml", let first = folders.first {
            let found = guess(parts[first + 1], 0.5, "the folder of its job")
            if !found.isEmpty { return found }
        }
        if isStore(reader.layout.told(path)) {
            for record in records {
                for key in record.storeKeys {
                    let below = Kubernetes.storeKey(key).pieces(between: "/").map(String.init).filter {
                        Environments.named(in: $0) == nil && reader.organisation.team(named: $0) == nil
                    }
                    guard below.count >= 2 else { continue }
                    let found = guess(below[below.count - 2], 0.46, "a path of a store names it")
                    if !found.isEmpty { return found }
                }
            }
        }
        guard parts.count >= 2, [.env, .pgpass, .netrc].contains(FileKind(path: path).format), OwnerRule.person(atHomeIn: path) == nil else { return [] }
        return guess(parts[parts.count - 2], 0.4, "its directory is called so")
    }

    // MARK: - What people wrote

    /// Of a message, a ticket, a page: the workload that the same message speaks of, when it is one.
    private func mentions(_ sighting: Sighting, _ credential: Collector.Found, _ kind: FileKind, _ purpose: SourceKind, _ text: String?)
        -> [WorkloadEvidence]
    {
        let at = "\(sighting.path):\(sighting.line)"
        if kind.format == .csv || kind.format == .json {
            // A ticket's own field for the component it is about.
            let stated = fields(records(sighting, credential, kind, text)).filter { reader.index.isKnown($0.workload) }
            if !stated.isEmpty {
                return stated.map { WorkloadEvidence(kind: .record, workload: $0.workload, source: $0.source, weight: 0.5, why: $0.why) }
            }
        }
        if purpose == .log, let (name, segment) = reader.index.named(inPath: reader.layout.told(sighting.path)) {
            return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.5, why: "`\(segment)` is its log")]
        }
        guard let text else { return [] }
        let near: [String]
        if kind.format == .csv, let row = CSVText.rows(text).last(where: { $0.line <= sighting.line }) {
            near = reader.index.mentions(in: row.fields.joined(separator: " "))
        } else if kind.format == .json, let parsed = parsed(sighting, kind, false, text),
            let chain = Chain.find(credential.secret, in: parsed, line: sighting.line, slot: nil).first,
            let message = chain.steps.last(where: { !$0.node.entries.isEmpty })
        {
            near = reader.index.mentions(in: message.node.entries.compactMap { $0.value.text?.prefix(2000) }.joined(separator: " "))
        } else {
            // First the line itself; a message may run over several.
            let own = reader.index.mentions(in: Self.around(sighting.line, in: text, 0))
            near = own.isEmpty ? reader.index.mentions(in: Self.around(sighting.line, in: text, 3)) : own
        }
        // A page that bears a service's name is about it, whatever else it speaks of: `runbooks/orders.md`.
        if near.count != 1, purpose == .documentation, let stem = Layout.name(of: sighting.path).pieces(between: ".").first,
            let name = reader.index.named(stem), near.isEmpty || near.contains(name)
        {
            return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.5, why: "`\(stem)` is a page about it")]
        }
        if near.isEmpty, purpose == .documentation {
            // A page in a service's own directory, or that bears its name.
            if let home = reader.index.home(around: sighting.path), home.names.count == 1 {
                return [
                    WorkloadEvidence(
                        kind: .directory, workload: home.names[0], source: home.directory, weight: 0.5,
                        why: "a page in the source of \(home.names[0])")
                ]
            }
            if let (name, segment) = reader.index.named(inPath: reader.layout.told(sighting.path)) {
                return [WorkloadEvidence(kind: .name, workload: name, source: at, weight: 0.45, why: "`\(segment)` is a page about it")]
            }
        }
        guard let name = near.first, near.count == 1 else { return [] }
        return [WorkloadEvidence(kind: .mention, workload: name, source: at, weight: 0.42, why: "the text around it speaks of \(name)")]
    }

    private static func around(_ line: Int, in text: String, _ distance: Int) -> String {
        let lines = text.lines
        guard lines.indices.contains(line - 1) else { return "" }
        // Of a line without end, what stands around could be anywhere.
        guard lines[line - 1].utf8.count <= 4000 else { return "" }
        return lines[max(0, line - 1 - distance)...min(lines.count - 1, line - 1 + distance)].joined(separator: "\n")
    }
}

/// Looks for names of variables in the sources of known workloads.
enum CodeReferences {
    /// Whether a name is odd enough to be looked for: `LEDGER_SIGNING_KEY`, not `PASSWORD`.
    static func isTelling(_ name: String) -> Bool {
        !common.contains(name.lowercased()) && name.utf8.count >= 8 && name.utf8.count <= 100 && (name.contains("_") || name.contains("-"))
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "_")
                    || $0 == UInt8(ascii: "-")
            }
    }

    /// Names that libraries gave: who uses one reads some value by it, and nobody knows which.
    private static let common: Set<String> = [
        "aws_secret_access_key", "aws_access_key_id", "aws_session_token", "api_key", "api_secret", "api_token", "access_key", "access_token",
        "auth_token", "bearer_token", "client_secret", "refresh_token", "secret_key", "secret_access_key", "private_key", "db_password",
        "database_password", "db_pass", "user_password", "github_token", "google_application_credentials", "connection_string",
        "secret_key_base", "smtp_password", "redis_password", "postgres_password", "mysql_password", "mysql_root_password",
    ]

    private static let fileLimit = 20_000
    private static let byteLimit = 128 << 20

    /// Variable → workload → place.
    static func find(_ variables: Set<String>, in reader: EstateReader) -> [String: [String: String]] {
        let names = variables.sorted()
        let finder = ValueFinder(names.map { Secret($0) })
        guard !finder.isEmpty else { return [:] }
        var found: [String: [String: String]] = [:]
        var (files, bytes) = (0, 0)
        // Files of one directory stand together, and most trees are nobody's home.
        var here: (directory: String, name: String?) = ("/", nil)
        let kinds = FileKinds()
        for path in reader.files.paths {
            let directory = Layout.directory(of: path)
            if here.directory != directory {
                let names = reader.index.home(around: path)?.names ?? []
                here = (directory, names.count == 1 ? names[0] : nil)
            }
            guard let home = here.name, files < fileLimit, bytes < byteLimit else { continue }
            let kind = kinds[path]
            guard [.code, .shell, .yaml, .xml].contains(kind.format), !kind.isGenerated, !kind.isFixture, let text = reader.files.text(path)
            else { continue }
            files += 1
            bytes += text.utf8.count
            let content = Array(text.utf8)
            for hit in finder.find(in: content, limit: 200) {
                let before = hit.range.lowerBound > 0 ? content[hit.range.lowerBound - 1] : 0
                let after = hit.range.upperBound < content.count ? content[hit.range.upperBound] : 0
                guard before != UInt8(ascii: "_"), after != UInt8(ascii: "_") else { continue }
                found[names[hit.value], default: [:]][home] = "\(path):\(hit.line)"
            }
        }
        return found
    }
}

extension Documents {
    init(root: Node) {
        self.init(roots: [root], spans: [1...(Int.max - 1)])
    }

    /// Each row as a map from the header's names.
    init(csv text: String) {
        let rows = CSVText.rows(text)
        let header = rows.first?.fields ?? []
        let items = rows.dropFirst().map { row in
            Node.map(zip(header, row.fields).map { .init(key: $0, line: row.line, value: .scalar($1, line: row.line)) }, line: row.line)
        }
        self.init(roots: [.list(items, line: 1)], spans: [1...(Int.max - 1)])
    }
}
