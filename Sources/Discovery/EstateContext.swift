import Estate
import Runtime
import SecretScan

/// What a tree says about who owns what and what runs where; turns a found value into a described credential.
struct EstateContext {
    private var codeowners: [Codeowners] = []
    private var catalogue = Catalogue()
    private var deployments = Deployments()
    private let reader: ContextReader

    init(tree: Tree, repositories: [RepositoryScan]) {
        reader = ContextReader(tree: tree, repositories: repositories)
        for path in reader.paths {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            if name == "CODEOWNERS" {
                addCodeowners(path)
            } else if name == "catalog-info.yaml" || name == "catalog-info.yml" {
                if let text = reader.text(path) { catalogue.add(text, path: path) }
            } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml"), !FileKind(path: path).isGenerated {
                // Manifests are told from other YAML by words that all of them hold.
                guard let text = reader.text(path), Deployments.isCompose(path) || path.contains(".github/workflows/") || path.hasSuffix(".gitlab-ci.yml")
                    || text.contains("apiVersion:") && text.contains("kind:")
                else { continue }
                deployments.add(text, path: path)
            }
        }
    }

    private mutating func addCodeowners(_ path: String) {
        var base = String(path.dropLast("CODEOWNERS".count))
        for directory in [".github/", ".gitlab/", "docs/"] where base.hasSuffix(directory) { base.removeLast(directory.count) }
        // GitHub reads the first of .github/, the root, docs/.
        if let known = codeowners.firstIndex(where: { $0.base == base }) {
            if codeowners[known].path.contains(".github/") || path.contains("docs/") { return }
            codeowners.remove(at: known)
        }
        if let text = reader.text(path) { codeowners.append(Codeowners(text, path: path, base: base)) }
    }

    static func source(of path: String) -> SourceKind {
        // A place in a live source is no file, whatever it is called.
        if path.contains("://") { return .config }
        return switch FileKind(path: path).purpose {
        case .code: .code
        case .config: .config
        case .ci: .ci
        case .documentation: .documentation
        case .chat: .chat
        case .ticket: .ticket
        case .log: .log
        }
    }

    func describe(fingerprint: Fingerprint, found: Collector.Found, sightings: [Sighting]) -> FoundCredential {
        let evidence = ownerEvidence(sightings)
        let workloads = workloads(sightings)
        let opens = opens(found, sightings)
        let owner = evidence.first.flatMap { $0.weight >= 0.3 ? $0.owner : nil } ?? FoundCredential.unknownOwner
        let facts = BlastRadius.Facts(
            kind: found.kind, sightings: sightings, workloads: workloads, opens: opens, isOwned: owner != FoundCredential.unknownOwner,
            isProductionByCatalogue: workloads.contains { catalogue.component(named: $0)?.isProduction == true })
        return FoundCredential(
            fingerprint: fingerprint, kind: found.kind, hint: Hint.text(for: found.secret), owner: owner, ownerEvidence: evidence, workloads: workloads,
            opens: opens, blastRadius: BlastRadius.score(facts), sightings: sightings)
    }

    // MARK: - Owner

    /// Heaviest first; among equals the owner that most places speak for, those in history included.
    private func ownerEvidence(_ sightings: [Sighting]) -> [OwnerEvidence] {
        struct Source: Hashable {
            var kind: OwnerEvidence.Kind
            var owner: String
            var source: String
        }
        var weights: [Source: Double] = [:]
        var places: [String: Int] = [:]
        let isAnyCurrent = sightings.contains(where: \.isCurrent)
        var seen: Set<String> = []
        for sighting in sightings.prefix(2000) where seen.insert("\(sighting.path):\(sighting.line)").inserted {
            for evidence in evidence(for: sighting) {
                // Where a value used to be says less about who has it now.
                let weight = evidence.weight * (isAnyCurrent && !sighting.isCurrent ? 0.5 : 1)
                let source = Source(kind: evidence.kind, owner: evidence.owner, source: evidence.source)
                weights[source] = max(weights[source] ?? 0, weight)
                places[evidence.owner, default: 0] += 1
            }
        }
        return weights.map { OwnerEvidence(kind: $0.key.kind, owner: $0.key.owner, source: $0.key.source, weight: $0.value) }
            .sorted { left, right in
                let (leftPlaces, rightPlaces) = (places[left.owner] ?? 0, places[right.owner] ?? 0)
                return (right.weight, rightPlaces, left.owner, left.source) < (left.weight, leftPlaces, right.owner, right.source)
            }
    }

    private func evidence(for sighting: Sighting) -> [OwnerEvidence] {
        let purpose = Self.source(of: sighting.path)
        // Whoever keeps the export of a chat does not own what was said in it.
        guard purpose != .chat, purpose != .ticket, purpose != .log else { return [] }
        var found: [OwnerEvidence] = []
        if sighting.commit == nil, let text = reader.text(sighting.path), let note = Annotations.owner(in: text, near: sighting.line) {
            found.append(OwnerEvidence(kind: .annotation, owner: Codeowners.name(note.owner), source: "\(sighting.path):\(note.line)", weight: 0.9))
        }
        if let component = catalogue.component(for: sighting.path), let owner = component.owner {
            found.append(OwnerEvidence(kind: .backstage, owner: owner, source: component.source, weight: purpose == .documentation ? 0.4 : 0.8))
        }
        let deepest = codeowners.filter { sighting.path.hasPrefix($0.base) }.max { $0.base.count < $1.base.count }
        if let deepest, let rule = deepest.rule(for: sighting.path) {
            for (index, owner) in rule.owners.enumerated() {
                let weight = (rule.isCatchAll ? 0.35 : 0.6) * (purpose == .documentation ? 0.5 : 1) - (index == 0 ? 0 : 0.05)
                found.append(OwnerEvidence(kind: .codeowners, owner: owner, source: "\(deepest.path):\(rule.line)", weight: weight))
            }
        }
        return found
    }

    // MARK: - Workloads

    private func workloads(_ sightings: [Sighting]) -> [String] {
        // What is only in history, nobody uses from there.
        var names: Set<String> = []
        for sighting in sightings.filter(\.isCurrent).prefix(2000) {
            let kind = FileKind(path: sighting.path)
            guard [.code, .config, .ci].contains(kind.purpose), !kind.isFixture else { continue }
            let declared = deployments.workloads(path: sighting.path, line: sighting.line, slot: sighting.slot)
            if !declared.isEmpty {
                names.formUnion(declared)
            } else if deployments.composeService(path: sighting.path, slot: sighting.slot) == nil, kind.purpose != .ci {
                if let component = catalogue.component(for: sighting.path) {
                    names.insert(component.name)
                } else if let name = Self.directoryName(sighting.path) {
                    names.insert(name)
                }
            }
        }
        return names.sorted()
    }

    private static let homes: Set<String> = ["services", "apps", "jobs", "workers", "functions", "lambdas", "microservices", "crons"]
    private static let generic: Set<String> = [
        "config", "configs", "conf", "env", "envs", "environments", "deploy", "deployment", "infra", "ops", "docker", "secrets", "etc", "k8s", "kubernetes",
        "helm", "src", "app", "lib", "scripts", "bin", "home", "root", ".ssh", "production", "staging", "prod", "dev", "local", "backend", "build", "private",
    ]

    /// `services/orders/…` → `orders`; `billing/.env` → `billing`.
    private static func directoryName(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        for (index, part) in parts.dropLast().enumerated() where homes.contains(part.lowercased()) && index + 2 < parts.count {
            return String(parts[index + 1])
        }
        guard parts.count >= 2, [.env, .pgpass, .netrc].contains(FileKind(path: path).format) else { return nil }
        let directory = String(parts[parts.count - 2])
        return generic.contains(directory.lowercased()) ? nil : directory
    }

    // MARK: - What it opens

    /// Endpoints, without those that another one says more about.
    private func opens(_ found: Collector.Found, _ sightings: [Sighting]) -> [Endpoint] {
        var endpoints = Set(
            found.endpoints.map { Endpoint(scheme: $0.scheme, host: $0.host, port: $0.port, database: $0.database, user: $0.user) })
        for sighting in sightings {
            // A password set on the database's own container opens that container.
            guard let service = deployments.composeService(path: sighting.path, slot: sighting.slot), service.isServer else { continue }
            let bare = endpoints.filter { $0.host == nil }
            for endpoint in bare {
                endpoints.remove(endpoint)
                var named = endpoint
                named.host = service.name
                endpoints.insert(named)
            }
        }
        let all = endpoints.filter { !$0.isEmpty }
        return all.filter { one in !all.contains { $0 != one && Self.says($0, atLeast: one) } }
            .sorted { $0.description < $1.description }
    }

    private static func says(_ more: Endpoint, atLeast less: Endpoint) -> Bool {
        func covers<Value: Equatable>(_ key: KeyPath<Endpoint, Value?>) -> Bool { less[keyPath: key] == nil || less[keyPath: key] == more[keyPath: key] }
        return covers(\.scheme) && covers(\.host) && covers(\.port) && covers(\.database) && covers(\.user)
    }
}

/// Reads small files of the scanned trees again, by their shown path; of bare repositories, the files of `HEAD`.
struct ContextReader {
    let paths: [String]
    private let files: [String: [UInt8]]
    private let objects: [String: (store: ObjectStore, id: ObjectID)]

    init(tree: Tree, repositories: [RepositoryScan]) {
        files = Dictionary(tree.files.map { ($0.path, $0.absolute) }) { first, _ in first }
        var objects: [String: (store: ObjectStore, id: ObjectID)] = [:]
        for repository in repositories {
            for (path, id) in repository.history.headFiles {
                objects[repository.prefix + String(decoding: path, as: UTF8.self)] = (repository.repository.store, id)
            }
        }
        self.objects = objects
        paths = (Array(files.keys) + Array(objects.keys)).sorted()
    }

    /// `nil` for what is missing, unreadable or larger than 512 KiB.
    func text(_ path: String) -> String? {
        if let absolute = files[path] {
            guard case .success(let bytes) = TreeWalker.read(absolute, limit: 512 << 10) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
        guard let object = objects[path], let reader = try? ObjectReader(object.store), let found = try? reader.read(object.id),
            found.bytes.count <= 512 << 10
        else { return nil }
        return String(decoding: found.bytes, as: UTF8.self)
    }
}

/// Owners that people note in the files themselves: `# owner: orders-team`, a label `owner: orders-team`.
enum Annotations {
    /// The note nearest above `line`, at most three lines away, or one in the file's first ten lines.
    static func owner(in text: String, near line: Int) -> (owner: String, line: Int)? {
        var best: (owner: String, line: Int)?
        var number = 0
        for content in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard number <= line + 1 else { break }
            guard number <= 10 || number >= line - 3, let owner = owner(inLine: content) else { continue }
            best = (owner, number)
        }
        return best
    }

    private static func owner(inLine line: Substring) -> String? {
        guard line.utf8.count <= 200 else { return nil }
        var text = line.drop { $0 == " " || $0 == "\t" }
        let isComment = text.hasPrefix("#") || text.hasPrefix("//") || text.hasPrefix("--") || text.hasPrefix(";") || text.hasPrefix("*")
        text = text.drop { "#/-;* \t".contains($0) }
        let lower = text.lowercased()
        let names = isComment ? ["owner:", "owned by:", "owner =", "team:", "mayfly.dev/owner:"] : ["mayfly.dev/owner:", "owner:", "app.kubernetes.io/owner:"]
        guard let name = names.first(where: { lower.hasPrefix($0) }) else { return nil }
        let value = text.dropFirst(name.count).drop { $0 == " " || $0 == "\"" || $0 == "'" }
        let owner = value.prefix { $0.isLetter || $0.isNumber || "@-_./:".contains($0) }
        // More words make it a sentence.
        let rest = value.dropFirst(owner.count).drop { $0 == "\"" || $0 == "'" || $0 == " " || $0 == "\r" }
        return owner.count >= 2 && (rest.isEmpty || rest.hasPrefix("#")) ? String(owner) : nil
    }
}
