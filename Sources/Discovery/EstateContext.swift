import Estate
import Runtime
import SecretScan

/// What a tree says about who owns what and what runs where; turns a found value into a described credential.
final class EstateContext {
    private var reader: EstateReader
    private let workloadRule: WorkloadRule
    private let ownerRule: OwnerRule
    private let overrides: [Fingerprint: OwnerOverride]
    private let now: Timestamp
    private let changes: CodeChanges
    /// What manifests say of when a workload was last deployed, by the key of its name.
    private let deployed: [String: Redeployment]
    /// Compose file → its services that are databases and the like.
    private let servers: [String: [String]]
    /// Files that were read: credentials share them.
    private var texts: [String: String?] = [:]
    private var sizeOfTexts = 0
    private static let maximumSizeOfTexts = 32 << 20

    /// `sightings`: all that will be described, for the paths and names in them.
    init(
        tree: Tree, repositories: [RepositoryScan], sightings: [Sighting] = [], overrides: [Fingerprint: OwnerOverride] = [:],
        now: Timestamp
    ) {
        let files = ContextReader(tree: tree, repositories: repositories)
        reader = EstateReader(
            files: files, repositories: tree.repositories.map(\.prefix), roots: tree.roots,
            alsoKnown: Array(Set(sightings.filter { $0.commit != nil }.map(\.path))))
        let variables = Set(
            sightings.prefix(100_000).compactMap { $0.slot?.pieces(between: ".").last.map(String.init) }.filter(CodeReferences.isTelling))
        workloadRule = WorkloadRule(reader, variables: variables)
        ownerRule = OwnerRule(reader)
        self.overrides = overrides
        self.now = now
        changes = CodeChanges(repositories)
        var deployed: [String: Redeployment] = [:]
        for runner in reader.kubernetes.runners {
            guard let at = runner.deployedAt else { continue }
            let key = Organisation.key(runner.name)
            if let other = deployed[key], other.at >= at { continue }
            deployed[key] = Redeployment(
                workload: runner.name, at: at, source: "\(runner.object.path):\(runner.object.line)", what: "was deployed")
        }
        self.deployed = deployed
        servers = Dictionary(grouping: reader.index.workloads.values.joined().filter(\.isServer)) {
            $0.source.pieces(between: ":").first.map(String.init) ?? ""
        }
        .mapValues { $0.map(\.name) }
    }

    /// Takes in what credentials say of each other; whoever was described before may be described better now.
    func learn(from credentials: [FoundCredential]) -> Bool {
        guard reader.learn(from: credentials) else { return false }
        workloadRule.reader = reader
        ownerRule.reader = reader
        return true
    }

    static func source(of path: String) -> SourceKind {
        // A place in a live source is no file, whatever it is called.
        if path.holds("://") { return .config }
        let kind = FileKind(path: path)
        // Exports are hardly YAML, and a directory of teams is no chat without a word that says export.
        if kind.purpose == .chat || kind.purpose == .ticket {
            let words = Set(WorkloadIndex.words(path))
            // Nor is one of an exported store: `exports/vault/secret/teams/…`.
            let isChat =
                !words.isDisjoint(with: ["chat", "slack", "mattermost", "discord", "irc", "zulip"])
                || !words.isDisjoint(with: ["export", "exports", "backup", "dump", "archive"])
                    && words.isDisjoint(with: ["vault", "openbao", "kv", "secret", "secrets", "consul"])
            if kind.format == .yaml || kind.purpose == .chat && !isChat { return .config }
        }
        return switch kind.purpose {
        case .code: .code
        case .config: .config
        case .ci: .ci
        case .documentation: .documentation
        case .chat: .chat
        case .ticket: .ticket
        case .log: .log
        }
    }

    /// What live sources say of a credential beside its places.
    struct Told {
        var owners: [OwnerEvidence] = []
        var workloads: Set<String> = []
        var createdAt: Timestamp?
        var lastUsedAt: Timestamp?
        var expiresAt: Timestamp?
        var privilege: [String] = []
    }

    /// `blobs` has the object behind each sighting in a history, by path and commit.
    func describe(
        fingerprint: Fingerprint, found: Collector.Found, sightings: [Sighting], blobs: [String: Collector.Blob] = [:], told: Told = .init()
    ) -> FoundCredential {
        var places: [OwnerRule.Place] = []
        var seen: Set<String> = []
        var introduced: Timestamp?
        for sighting in sightings.prefix(2000) where seen.insert("\(sighting.path):\(sighting.line)").inserted || sighting.commit != nil {
            let blob = sighting.commit.flatMap { blobs["\(sighting.path)@\($0)"] }
            // Around what stands in an archive there is no text to read.
            let kept = sighting.path.contains("!/") ? nil : blob
            let text = sighting.commit == nil ? text(sighting.path) : kept.flatMap { reader.files.text($0) }
            let purpose = workloadRule.purpose(of: sighting)
            var place = OwnerRule.Place(
                sighting: sighting, purpose: purpose, answer: workloadRule.ask(sighting, found, text: text), note: nil, author: nil)
            if ![.chat, .ticket, .log].contains(purpose), let text, FileKind(path: sighting.path).format != .csv {
                place.note = Annotations.owner(in: text, near: sighting.line)
                if place.note == nil { place.said = Annotations.team(in: text, near: sighting.line, known: reader.organisation.knownTeam) }
            }
            if let commit = sighting.commit, let blob, let author = reader.files.author(of: commit, in: blob.prefix) {
                introduced = min(introduced ?? author.at, author.at)
                place.author = (author.name, author.email)
            }
            places.append(place)
        }
        let workloadEvidence = Self.workloads(places, told)
        var strongest: [String: Double] = [:]
        for one in workloadEvidence { strongest[one.workload] = max(strongest[one.workload] ?? 0, one.weight) }
        let workloads = strongest.keys.sorted()
        let opens = opens(found, sightings)
        var owners = told.owners
        if let override = overrides[fingerprint] { owners.append(override.evidence) }
        let verdict = ownerRule.judge(places, workloads: strongest, opens: opens, told: owners)
        let environments = Self.environments(places)
        let used = told.lastUsedAt ?? places.compactMap(\.answer.lastUsedAt).max()
        let created = told.createdAt ?? places.compactMap(\.answer.createdAt).max() ?? introduced
        let isProduction =
            workloads.contains { reader.catalogue.component(named: $0)?.isProduction == true }
            || environments.contains(Environments.production)
        let facts = BlastRadius.Facts(
            kind: found.kind, sightings: sightings, workloads: workloads, opens: opens,
            isOwned: verdict.owner != FoundCredential.unknownOwner,
            isProductionByCatalogue: isProduction, privilege: told.privilege, environments: environments)
        var credential = FoundCredential(
            fingerprint: fingerprint, kind: found.kind, hint: Hint.text(for: found.secret), owner: verdict.owner,
            ownerEvidence: verdict.evidence, workloads: workloads,
            opens: opens, blastRadius: BlastRadius.score(facts), sightings: sightings, createdAt: created, lastUsedAt: used,
            expiresAt: told.expiresAt, privilege: told.privilege)
        credential.reasons = found.reasons.sorted()
        credential.workloadEvidence = workloadEvidence
        credential.environments = environments
        credential.sharers = workloads.count > 1 ? workloads : []
        credential.scores = CredentialScores(privilege: BlastRadius.privilege(facts), dependency: BlastRadius.dependency(facts))
        credential.flags = Flags.of(credential, verdict, places, redeployments(of: workloads), now: now) { [reader] path in
            reader.layout.exists(path)
        }
        return credential
    }

    private func text(_ path: String) -> String? {
        if let known = texts[path] { return known }
        let text = reader.files.text(path)
        sizeOfTexts += text?.utf8.count ?? 0
        if sizeOfTexts <= Self.maximumSizeOfTexts { texts[path] = text }
        return text
    }

    // MARK: - The estate as a whole

    /// What each run of each pipeline reads, and everything that authenticates.
    func survey(_ credentials: [FoundCredential], accounts: [FoundWorkload]) -> (workloads: [FoundWorkload], pipelines: [PipelineReads]) {
        let pipelines = PipelineList.read(reader.files)
        return (WorkloadRows(reader, credentials, pipelines: pipelines, accounts: accounts).result, pipelines)
    }

    // MARK: - Workloads and environments

    /// When what uses it was last deployed, or had its code changed.
    private func redeployments(of workloads: [String]) -> [Redeployment] {
        workloads.prefix(8).flatMap { name -> [Redeployment] in
            [changes.last(of: name, in: reader.index.homes(of: name)), deployed[Organisation.key(name)]].compactMap { $0 }
        }
    }

    /// Every place's evidence, heaviest first, without weak names beside firm ones and without what is the same thing by a
    /// shorter name.
    private static func workloads(_ places: [OwnerRule.Place], _ told: EstateContext.Told) -> [WorkloadEvidence] {
        struct Key: Hashable {
            var workload: String
            var source: String
        }
        let isAnyCurrent = places.contains { $0.sighting.isCurrent && !$0.answer.workloads.isEmpty }
        var best: [Key: WorkloadEvidence] = [:]
        for name in told.workloads {
            best[Key(workload: name, source: "")] = WorkloadEvidence(
                kind: .declared, workload: name, source: "live", weight: 0.95, why: "seen there by a live source")
        }
        for place in places {
            // What is only in history, nobody uses from there; where nothing else is left, it says who did.
            if isAnyCurrent, !place.sighting.isCurrent { continue }
            for one in place.answer.workloads {
                let key = Key(workload: one.workload, source: one.source)
                if best[key].map({ $0.weight < one.weight }) ?? true { best[key] = one }
            }
        }
        let strongest = best.values.map(\.weight).max() ?? 0
        var kept = best.values.filter { strongest < 0.7 ? $0.weight >= strongest - 0.12 : $0.weight >= 0.54 }
        let firm = Set(kept.filter { $0.kind == .declared }.map { Organisation.key($0.workload) })
        kept.removeAll { one in
            let key = Organisation.key(one.workload)
            // Where something declares to read the same value, that is it, and not the product whose settings they are.
            if one.kind == .name, !firm.isEmpty, !firm.contains(key), KnownSettings.isProduct(one.workload) { return true }
            return one.kind != .declared && !firm.contains(key) && firm.contains { $0.hasPrefix(key + "-") || $0.hasSuffix("-" + key) }
        }
        return kept.sorted { ($1.weight, $0.workload, $0.source) < ($0.weight, $1.workload, $1.source) }
    }

    private static func environments(_ places: [OwnerRule.Place]) -> [String] {
        let current = places.filter { $0.sighting.isCurrent && ![.documentation, .chat, .ticket, .log].contains($0.purpose) }
        return Set((current.isEmpty ? places : current).flatMap(\.answer.environments)).sorted()
    }

    // MARK: - What it opens

    /// Endpoints, without those that another one says more about.
    private func opens(_ found: Collector.Found, _ sightings: [Sighting]) -> [Endpoint] {
        var endpoints = Set(
            found.endpoints.map { Endpoint(scheme: $0.scheme, host: $0.host, port: $0.port, database: $0.database, user: $0.user) })
        for sighting in sightings {
            // A password set on the database's own container opens that container.
            guard let service = servers[sighting.path]?.first(where: { sighting.slot?.hasPrefix("services.\($0).") == true }) else {
                continue
            }
            let bare = endpoints.filter { $0.host == nil }
            for endpoint in bare {
                endpoints.remove(endpoint)
                var named = endpoint
                named.host = service
                endpoints.insert(named)
            }
        }
        let all = endpoints.filter { !$0.isEmpty }
        return all.filter { one in !all.contains { $0 != one && Self.says($0, atLeast: one) } }
            .sorted { $0.description < $1.description }
    }

    private static func says(_ more: Endpoint, atLeast less: Endpoint) -> Bool {
        func covers<Value: Equatable>(_ key: KeyPath<Endpoint, Value?>) -> Bool {
            less[keyPath: key] == nil || less[keyPath: key] == more[keyPath: key]
        }
        return covers(\.scheme) && covers(\.host) && covers(\.port) && covers(\.database) && covers(\.user)
    }
}
