import Estate
import Runtime

/// Weighs who is named as the owner of a credential.
///
/// The owner of what *uses* a credential comes before whoever keeps the file it lies in: a platform team that keeps all
/// manifests does not own every service's password. Where its users have different owners, the keeper's word, or that of
/// the database's own owner, comes first instead. The weights are an order; what breaks a tie is how many places agree.
final class OwnerRule {
    /// The table of docs/reference/scan.md.
    enum Weight {
        static let annotation = 0.95
        static let ownTag = 0.92
        /// An annotation of what uses it: somebody wrote whose this one is, where a catalogue says it of a whole.
        static let stated = 0.88
        static let component = 0.85
        static let outer = 0.7
        /// The component that a workload is only part of, or lies in the directory of; where CODEOWNERS has a line for the
        /// workload's own directory below, that line is nearer.
        static let inherited = 0.7
        static let inheritedFromAbove = 0.58
        static let label = 0.75
        static let namespace = 0.66
        static let said = 0.64
        static let codeowners = 0.6
        static let tag = 0.55
        static let contact = 0.5
        static let deployment = 0.46
        static let group = 0.4
        static let catchAll = 0.36
        static let keeper = 0.33
        static let keeperOfAll = 0.31
        static let commonGroup = 0.2
        static let blame = 0.15
        /// A table of owners, a page's own word for what it speaks of.
        static let listed = 0.34
        /// What a description of it names, the machine that it lies on, a ticket's own field.
        static let described = 0.45
        /// What another credential of the same workload says, and whoever's home directory it lies in.
        static let heard = 0.338
        static let holder = 0.35
        static let machine = 0.335
        static let asked = 0.32
        /// A repository's card, its README, the author of its package; for who uses it, and for who only keeps it.
        static let steward = [0.74, 0.345, 0.325]
        static let stewardOfOthers = [0.33, 0.305, 0.302]
        /// Less is no owner.
        static let threshold = 0.3
    }

    struct Verdict {
        var owner: String
        var evidence: [OwnerEvidence]
        /// Owners that are named and gone.
        var gone: [String]
        /// Others of equal rank.
        var rivals: [String]
    }

    /// A place of the credential with what was learnt there.
    struct Place {
        var sighting: Sighting
        var purpose: SourceKind
        var answer: WorkloadRule.Answer
        /// A note in the file, with its line.
        var note: (owner: String, line: Int)?
        /// A team that a comment in the file speaks of as whoever looks after it.
        var said: (owner: String, line: Int)?
        /// Who brought the value in there.
        var author: (name: String, email: String)?
    }

    var reader: EstateReader {
        didSet {
            cache = [:]
            runners = Self.runners(of: reader)
        }
    }
    private var cache: [String: [OwnerEvidence]] = [:]
    /// By every name that they go by: their own, the one that it stands for, what they are an installation of.
    private var runners: [String: [Kubernetes.Runner]]

    private static func runners(of reader: EstateReader) -> [String: [Kubernetes.Runner]] {
        var found: [String: [Kubernetes.Runner]] = [:]
        for runner in reader.kubernetes.runners {
            let names = Set([runner.name, reader.index.canonical(runner.name), runner.application].compactMap { $0 })
            for name in names { found[name, default: []].append(runner) }
        }
        return found
    }

    init(_ reader: EstateReader) { (self.reader, runners) = (reader, Self.runners(of: reader)) }

    /// `workloads` are the credential's, each with the weight of its evidence; `opens` are hosts and databases it opens.
    func judge(_ places: [Place], workloads: [String: Double], opens: [Endpoint], told: [OwnerEvidence]) -> Verdict {
        var gathered: [OwnerEvidence] = told.map { normal($0) }
        let isAnyCurrent = places.contains { $0.sighting.isCurrent }
        var byWorkload: [String: String] = [:]
        let isDisowned = isDisowned(places)
        // In one order, so that of two that weigh the same each run keeps the same one.
        for (name, confidence) in workloads.sorted(by: { $0.key < $1.key }) {
            let evidence = owners(of: name).filter { !isDisowned || $0.kind != .codeowners }
            // The last of all words is none the weaker for who is meant being told by a name alone.
            for one in evidence {
                gathered.append(scaled(one, confidence >= 0.5 ? 1 : [Weight.listed, Weight.heard].contains(one.weight) ? 0.9 : 0.75))
            }
            byWorkload[name] =
                evidence.filter { reader.organisation.standing(of: $0.owner) != .gone && $0.weight >= Weight.threshold }.max {
                    $0.weight < $1.weight
                }?.owner
        }
        let consumerOwners = Set(byWorkload.values)
        let isDivided = consumerOwners.count > 1
        if isDivided {
            // Nobody owns it by using it: every user is one of several.
            for index in gathered.indices where gathered[index].kind != .declaration {
                gathered[index] = scaled(gathered[index], 0.62, "one of \(workloads.count) users")
            }
        }
        for place in places.prefix(2000) {
            let factor = isAnyCurrent && !place.sighting.isCurrent ? 0.5 : 1
            for one in evidence(at: place, isUsed: !workloads.isEmpty, isOwned: !byWorkload.isEmpty, isDivided: isDivided) {
                let isUser = isDivided && consumerOwners.contains(one.owner) && one.weight < Weight.ownTag - 0.1
                gathered.append(scaled(one, isUser ? factor * 0.62 : factor, factor < 1 ? "where it used to be" : nil))
            }
        }
        for one in owners(ofResources: opens, isDivided: isDivided) { gathered.append(one) }
        return decide(gathered, places, byWorkload)
    }

    /// A CODEOWNERS line without owners takes ownership away, also from whoever owns the directory around.
    private func isDisowned(_ places: [Place]) -> Bool {
        let current = places.filter { $0.sighting.commit == nil }
        return !current.isEmpty
            && current.allSatisfy { place in
                let deepest = reader.codeowners.filter { place.sighting.path.hasPrefix($0.base) }.max { $0.base.count < $1.base.count }
                return deepest?.rule(for: place.sighting.path)?.owners.isEmpty == true
            }
    }

    // MARK: - Deciding

    private func decide(_ gathered: [OwnerEvidence], _ places: [Place], _ byWorkload: [String: String]) -> Verdict {
        struct Key: Hashable {
            var kind: OwnerEvidence.Kind
            var owner: String
            var source: String
        }
        var best: [Key: OwnerEvidence] = [:]
        var count: [String: Int] = [:]
        for one in gathered where !one.owner.isEmpty && one.owner != FoundCredential.unknownOwner {
            let key = Key(kind: one.kind, owner: one.owner, source: one.source)
            if best[key].map({ $0.weight < one.weight }) ?? true { best[key] = one }
            count[one.owner, default: 0] += 1
        }
        for (_, owner) in byWorkload { count[owner, default: 0] += 8 }
        var gone: Set<String> = []
        var evidence = best.values.map { one in
            guard one.kind != .declaration, reader.organisation.standing(of: one.owner) == .gone else { return one }
            gone.insert(one.owner)
            return scaled(one, 0.3, "\(one.owner) is in no list of teams and people")
        }
        evidence.sort {
            ($1.weight, count[$1.owner] ?? 0, $0.owner, $0.source, $0.kind.rawValue)
                < ($0.weight, count[$0.owner] ?? 0, $1.owner, $1.source, $1.kind.rawValue)
        }
        let alive = evidence.filter { !gone.contains($0.owner) && $0.weight >= Weight.threshold && $0.kind != .blame }
        // A group of projects that is no team's was never anybody.
        let goneWeight = best.values.filter { gone.contains($0.owner) && $0.kind != .projectGroup }.map(\.weight).max() ?? 0
        guard let first = alive.first else {
            return Verdict(owner: FoundCredential.unknownOwner, evidence: evidence, gone: gone.sorted(), rivals: [])
        }
        // Where the one who is named for it is gone, whoever gets what nobody has does not inherit it.
        // A register that says of it whose it is was asked about nothing else.
        if goneWeight > first.weight, first.weight <= Weight.group, first.kind != .annotation || first.weight < Weight.listed {
            return Verdict(owner: FoundCredential.unknownOwner, evidence: evidence, gone: gone.sorted(), rivals: [])
        }
        let rivals = Set(alive.filter { $0.weight >= first.weight - 0.011 && $0.owner != first.owner }.map(\.owner))
        return Verdict(
            owner: first.owner, evidence: evidence, gone: goneWeight > first.weight ? gone.sorted() : [], rivals: rivals.sorted())
    }

    private func scaled(_ evidence: OwnerEvidence, _ factor: Double, _ why: String? = nil) -> OwnerEvidence {
        guard factor != 1 else { return evidence }
        var evidence = evidence
        evidence.weight = (evidence.weight * factor * 1000).rounded() / 1000
        if let why { evidence.why = [evidence.why, why].compactMap { $0 }.joined(separator: "; ") }
        return evidence
    }

    private func normal(_ evidence: OwnerEvidence) -> OwnerEvidence {
        var evidence = evidence
        evidence.owner = evidence.kind == .declaration ? evidence.owner : reader.organisation.name(evidence.owner)
        return evidence
    }

    private func make(_ kind: OwnerEvidence.Kind, _ owner: String, _ source: String, _ weight: Double, _ why: String) -> OwnerEvidence {
        OwnerEvidence(kind: kind, owner: reader.organisation.name(owner), source: source, weight: weight, why: why)
    }

    // MARK: - By its users

    private func isCalled(_ runner: Kubernetes.Runner, _ name: String) -> Bool {
        runner.name == name || reader.index.canonical(runner.name) == name
    }

    /// Everybody who is named for a workload, heaviest first.
    func owners(of name: String) -> [OwnerEvidence] {
        if let known = cache[name] { return known }
        var found: [OwnerEvidence] = []
        let all = reader.index.all(named: name)
        var homes = reader.index.homes(of: name)
        // What runs under another name than its source has bears that in a label.
        if homes.isEmpty, let application = runners[name]?.lazy.compactMap(\.application).first(where: { $0 != name }) {
            homes = reader.index.homes(of: application)
        }
        var components: [Catalogue.Component] = reader.catalogue.component(named: name).map { [$0] } ?? []
        // Those that the workload is, by its name or by an id that it bears.
        var own = Set(components.map(\.name))
        for runner in runners[name] ?? [] where isCalled(runner, name) {
            if let id = runner.component, let component = reader.catalogue.component(named: id) {
                components.append(component)
                own.insert(component.name)
            }
            // Part of what the catalogue lists as one component.
            for label in [runner.application, runner.system] where components.isEmpty {
                if let component = label.flatMap({ reader.catalogue.component(named: $0) }) { components.append(component) }
            }
        }
        for runner in runners[name] ?? [] {
            for namespace in reader.kubernetes.namespaces(of: runner.object).sorted() {
                for note in reader.kubernetes.owners(ofNamespace: namespace).prefix(2) {
                    found.append(make(.kubernetes, note.owner, note.source, Weight.namespace, "\(note.why), \(name) is in it"))
                }
                if let team = reader.organisation.team(named: namespace) {
                    found.append(
                        make(
                            .kubernetes, team, "\(runner.object.path):\(runner.object.line)", Weight.deployment - 0.01,
                            "\(name) is in namespace \(namespace)"))
                }
            }
        }
        if components.isEmpty {
            components += (homes + all.map(\.source)).compactMap {
                reader.catalogue.component(for: $0 + ($0.hasSuffix("/") ? "x" : ""))?.component
            }
        }
        for component in components.prefix(4) {
            guard let (owner, source, why) = reader.catalogue.owner(of: component) else { continue }
            // What has the same source is the same thing, be it called otherwise.
            let isOwn = own.contains(component.name) || component.name == name || homes.contains(where: component.directories.contains)
            let weight = why.contains("system") || why.contains("domain") ? Weight.outer + 0.1 : Weight.component
            found.append(
                make(
                    .backstage, owner, source, isOwn ? weight : min(weight, inherited(component, homes)),
                    "\(why)\(component.name == name ? "" : ", which \(name) is part of")"))
        }
        for workload in all {
            for (rank, note) in workload.owners.prefix(4).enumerated() {
                guard !note.isContact else {
                    found += contact(note, "\(note.why), \(workload.kind) \(name)")
                    continue
                }
                let isTerraform = note.source.contains(".tf:") || note.source.contains(".tfstate")
                let plain = note.isAnnotation ? Weight.stated : Weight.label
                let weight = isTerraform ? Weight.tag : note.isOuter ? Weight.namespace - 0.2 : plain - 0.01 * Double(rank)
                found.append(
                    make(isTerraform ? .tag : .kubernetes, note.owner, note.source, weight, "\(note.why), \(workload.kind) \(name)"))
            }
            if ["Application", "HelmRelease"].contains(workload.kind) {
                for note in reader.kubernetes.owners(ofNamespace: workload.namespace).prefix(2) {
                    found.append(make(.kubernetes, note.owner, note.source, Weight.namespace, "\(note.why), \(name) is deployed to it"))
                }
            }
            if let system = workload.system, let (owner, source, why) = reader.catalogue.owner(ofSystem: system) {
                found.append(make(.backstage, owner, source, Weight.outer, "\(why), which \(name) is part of"))
            }
        }
        if let note = reader.registers.owner(of: name) {
            found.append(make(.annotation, note.owner, note.source, Weight.listed, "\(note.why): \(name)"))
        }
        // Its source before the manifests that deploy it.
        for home in homes.prefix(8) {
            found += source(home, of: name)
            found += stewards(of: home, Weight.steward, "looks after \(home.isEmpty ? "the repository" : home), the source of \(name)")
            found += group(of: home, "\(name)'s repository", Weight.group)
        }
        for source in Set(all.map { $0.source.pieces(between: ":").first.map(String.init) ?? $0.source }).sorted().prefix(8)
        where !source.hasSuffix("/") {
            found += codeowners(source, homes.isEmpty ? Weight.deployment : Weight.keeper, "keeps \(source), which declares \(name)")
            guard homes.isEmpty else { continue }
            found += stewards(of: source, [Weight.deployment] + Weight.stewardOfOthers[1...], "looks after what declares \(name)")
        }
        if !found.contains(where: { $0.weight >= Weight.group && $0.kind != .blame }), let note = reader.registers.heard(of: name) {
            found.append(make(.annotation, note.owner, note.source, Weight.heard, "\(note.why), of another credential of \(name)"))
        }
        if !found.contains(where: { $0.weight >= Weight.threshold && $0.kind != .blame }), let parent = reader.index.parent(of: name),
            parent != name
        {
            cache[name] = []
            // A name is a hint for whoever looks into it, and gives nobody's things away.
            found += owners(of: parent).map { one in
                var one = scaled(one, 0.8, "\(name) is named after \(parent)")
                one.weight = min(one.weight, Weight.threshold - 0.01)
                return one
            }
        }
        found.sort { $0.weight > $1.weight }
        cache[name] = found
        return found
    }

    /// Who is to be asked about something looks after it, when that is a team.
    private func contact(_ note: WorkloadIndex.OwnerNote, _ why: String) -> [OwnerEvidence] {
        reader.organisation.knownTeam(note.owner).map { [make(.annotation, $0, note.source, Weight.contact, why)] } ?? []
    }

    /// What a component weighs for a workload that has no entry of its own.
    private func inherited(_ component: Catalogue.Component, _ homes: [String]) -> Double {
        let isBelow = homes.contains { home in
            component.directories.contains { home.hasPrefix($0) && home != $0 } && !component.directories.contains(home)
        }
        guard isBelow else { return Weight.inherited }
        let isKept = homes.contains { home in
            let deepest = reader.codeowners.filter { home.hasPrefix($0.base) }.max { $0.base.count < $1.base.count }
            return deepest?.rule(for: home + "x").map { !$0.isCatchAll && !$0.owners.isEmpty } ?? false
        }
        return isKept ? Weight.inheritedFromAbove : Weight.inherited
    }

    private func owners(ofResources opens: [Endpoint], isDivided: Bool) -> [OwnerEvidence] {
        var found: [OwnerEvidence] = []
        for resource in reader.catalogue.resources {
            let key = Organisation.key(resource.name)
            let isIt = opens.contains { endpoint in
                let names = [endpoint.host?.pieces(between: ".").first.map(String.init), endpoint.database].compactMap { $0 }.map(
                    Organisation.key)
                return names.contains(key) || names.contains { $0 + "-db" == key || $0 + "-database" == key }
            }
            guard isIt, let (owner, source, why) = reader.catalogue.owner(of: resource) else { continue }
            found.append(make(.backstage, owner, source, isDivided ? 0.72 : 0.44, "\(why), which it opens"))
        }
        return found
    }

    // MARK: - By its places

    /// `isUsed`: some workload is known to use it; `isOwned`: one that somebody is named for.
    private func evidence(at place: Place, isUsed: Bool, isOwned: Bool, isDivided: Bool) -> [OwnerEvidence] {
        let path = place.sighting.path
        // Whoever keeps the export of a chat does not own what was said in it.
        guard ![.chat, .ticket, .log].contains(place.purpose) else {
            // Whoever a ticket is given to has to do with what is in it.
            return place.answer.hints.filter { $0.kind == .annotation }.prefix(1).map { make($0.kind, $0.owner, $0.source, $0.weight, $0.why) }
        }
        var found: [OwnerEvidence] = []
        if let note = place.note {
            found.append(make(.annotation, note.owner, "\(path):\(note.line)", Weight.annotation, "a note beside the value"))
        }
        if place.note == nil, let said = place.said {
            found.append(make(.annotation, said.owner, "\(path):\(said.line)", Weight.said, "a comment in the file says who looks after it"))
        }
        if !isOwned, let namespace = place.answer.namespace {
            for note in reader.kubernetes.owners(ofNamespace: namespace).prefix(2) {
                found.append(make(.kubernetes, note.owner, note.source, Weight.namespace, "\(note.why), and what nobody else is named for is in it"))
            }
        }
        for hint in place.answer.hints.prefix(6) { found.append(make(hint.kind, hint.owner, hint.source, hint.weight, hint.why)) }
        for (rank, tag) in place.answer.tags.prefix(6).enumerated() {
            let isTerraform = tag.owner.source.contains(".tf:") || path.hasSuffix(".tfstate")
            let weight = tag.isOwn ? Weight.ownTag : isTerraform ? Weight.tag : Weight.label
            found.append(
                make(
                    tag.isOwn || isTerraform ? .tag : .annotation, tag.owner.owner, tag.owner.source, weight - 0.01 * Double(rank),
                    tag.owner.why))
        }
        let isPage = place.purpose == .documentation
        if let (component, directory) = reader.catalogue.component(for: path),
            let (owner, source, why) = reader.catalogue.owner(of: component)
        {
            var weight = isPage ? 0.4 : place.answer.isAtHome || !isUsed ? 0.8 : Weight.keeper
            if let home = reader.index.home(around: path)?.directory, home.utf8.count > directory.utf8.count, isUsed,
                !place.answer.workloads.contains(where: { $0.workload == component.name })
            {
                weight = min(weight, inherited(component, [home]))
            }
            found.append(
                make(.backstage, owner, source, weight, "\(why), and \(directory.isEmpty ? "the repository" : directory) is its source"))
        }
        let isOwn = place.answer.isAtHome || !isUsed
        // A line for a place says more than one for the directory around it; a line for names anywhere (`*.env`) says who looks
        // after such files.
        let weight = isOwn ? Weight.codeowners + (isUsed ? 0.01 : 0) : isDivided ? Weight.codeowners : Weight.keeper
        for one in codeowners(path, weight, isOwn ? "keeps the file" : "keeps the file, which others use", floating: isUsed ? 0.44 : weight)
        {
            found.append(scaled(one, isPage ? 0.5 : 1))
        }
        found += stewards(of: path, isOwn ? Weight.steward : Weight.stewardOfOthers, "looks after where it lies").map { scaled($0, isPage ? 0.9 : 1) }
        if !isPage { found += group(of: path, "the repository it lies in", isOwn ? Weight.group : Weight.commonGroup) }
        if !isPage, let named = teamNamed(in: path, place.answer.names) { found.append(named) }
        if !isPage, !Self.isOfOthers(path), let machine = reader.registers.machine(in: path) {
            // What runs on a machine of many is anybody's, and so are a build server's jobs.
            let isOther = place.answer.workloads.contains { $0.weight >= 0.5 } && (!machine.isDedicated || reader.jenkins.job(around: path) != nil)
            let note = machine.note
            found.append(
                scaled(make(.annotation, note.owner, note.source, Weight.machine, "\(note.why): \(machine.name), where it lies"), isOther ? 0.85 : 1))
        }
        if !isPage, !isUsed, let (part, note) = registered(path) {
            found.append(make(.annotation, note.owner, note.source, Weight.asked, "\(note.why): `\(part)` in the path"))
        }
        if let person = Self.person(atHomeIn: path) {
            // Whoever holds the login of something else is one of those who administer it.
            let isOthers = place.answer.isAnothers
            let why = "in the home directory of \(person)\(isOthers ? ", who logs in as another with it" : "")"
            let name = reader.organisation.name(person)
            found.append(make(.projectGroup, reader.organisation.team(of: name) ?? name, path, isOthers ? Weight.blame : Weight.holder, why))
        }
        if let author = place.author {
            let name = reader.organisation.name(author.email)
            let person = name == author.email ? reader.organisation.name(author.name) : name
            let owner = reader.organisation.team(of: person) ?? (person.contains("@") ? author.name : person)
            found.append(
                make(
                    .blame, owner, "\(path)@\(place.sighting.commit?.prefix(10) ?? "")", Weight.blame, "\(author.name) brought the value in"
                ))
        }
        return found
    }

    /// A directory or a store's path that bears a known team's name: `teams/payments/…`, `kv/team-payments/ledger`.
    /// Whose home directory a path lies in; accounts of machines and services are nobody.
    static func person(atHomeIn path: String) -> String? {
        let parts = path.pieces(between: "/")
        guard let home = parts.lastIndex(where: { ["home", "users"].contains($0.lowercased()) }), home + 2 < parts.count else { return nil }
        let name = String(parts[home + 1])
        let lower = name.lowercased()
        let isAccount = accounts.contains(lower) || ["svc", "sa-", "srv", "app"].contains { lower.hasPrefix($0) }
        return isAccount || !Kubernetes.isName(name) || !parts[home + 2].hasPrefix(".") ? nil : name
    }

    /// Accounts of others, and what somebody typed: whoever runs a machine does not own all that log in there.
    private static func isOfOthers(_ path: String) -> Bool {
        let name = Layout.name(of: path).lowercased()
        return ["users.acl", "userlist.txt", "passwd", "htpasswd", ".htpasswd", "shadow", "users", "chap-secrets", "sasl_passwd"].contains(name)
            || name.hasSuffix("_history") || person(atHomeIn: path) != nil
    }

    /// The innermost directory that is called as a register calls something.
    private func registered(_ path: String) -> (part: Substring, note: WorkloadIndex.OwnerNote)? {
        for part in reader.layout.told(path).pieces(between: "/").dropLast().reversed()
        where part.utf8.count > 3 && !WorkloadIndex.generic.contains(part.lowercased()) {
            if let note = reader.registers.owner(of: String(part)) { return (part, note) }
        }
        return nil
    }

    private static let accounts: Set<String> = [
        "ubuntu", "ec2-user", "deploy", "deployer", "git", "jenkins", "runner", "vagrant", "ci", "ops", "public", "shared", "default",
    ]

    private func teamNamed(in path: String, _ names: [String]) -> OwnerEvidence? {
        // Vaults have a group's name in front of what they group.
        for name in names where name.contains("/") && name.contains(" ") {
            if let first = name.pieces(between: "/").first.map(String.init), reader.registers.isNamedOften(first) {
                return make(.projectGroup, first, path, Weight.group, "`\(first)` is the group around it")
            }
        }
        guard reader.organisation.hasTeams else { return nil }
        for text in names.filter({ $0.contains("/") }) + [reader.layout.told(path)] {
            for part in text.pieces(between: "/").dropLast() {
                if let team = reader.organisation.team(named: String(part)), reader.index.named(part) == nil {
                    return make(.projectGroup, team, path, Weight.group + 0.02, "`\(part)` in the path bears the team's name")
                }
            }
        }
        // A vault of a team's own is exported under its name: `vault-orders.csv`.
        let words = WorkloadIndex.words(Layout.name(of: path).pieces(between: ".").first ?? "")
        let kept = words.filter { !Self.vaultWords.contains($0) }
        if kept.count < words.count, !kept.isEmpty, let team = reader.organisation.knownTeam(kept.joined(separator: "-")) {
            return make(.projectGroup, team, path, Weight.group, "a vault that bears the team's name")
        }
        return nil
    }

    private static let vaultWords: Set<String> = ["vault", "vaults", "passwords", "secrets", "credentials", "collection", "keepass", "export"]

    /// Who keeps a workload's source: by the line that decides most of its files where none is for the directory as a whole. In
    /// a repository of its own the line for everything is the line for the workload.
    private func source(_ home: String, of name: String) -> [OwnerEvidence] {
        let what = home.isEmpty ? "the repository" : home
        let deepest = reader.codeowners.filter { home.hasPrefix($0.base) }.max { $0.base.count < $1.base.count }
        guard let deepest else { return [] }
        if deepest.base == home, !home.isEmpty || reader.layout.repositories.count <= 1 {
            var count: [String: Int] = [:]
            var rules: [String: Codeowners.Rule] = [:]
            let files = reader.layout.paths.lazy.filter { $0.hasPrefix(home) && !$0.hasSuffix(".git/config") }.prefix(500)
            var total = 0
            for file in files {
                total += 1
                guard let rule = deepest.rule(for: file), !rule.isOptional, let owner = teamsFirst(rule).first?.owner else { continue }
                let named = reader.organisation.name(owner)
                count[named, default: 0] += 1
                if rules[named].map({ $0.isCatchAll && !rule.isCatchAll }) ?? true { rules[named] = rule }
            }
            if let most = count.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 2 > count.values.reduce(0, +),
                let rule = rules[most.key]
            {
                // Where most files are nobody's, those that are somebody's say less of the whole.
                let isMost = most.value * 2 > total
                return [
                    make(
                        .codeowners, most.key, "\(deepest.path):\(rule.line)", isMost ? Weight.codeowners - 0.02 : Weight.contact,
                        "keeps \(most.value) of the \(total) files of \(name)")
                ]
            }
        }
        return codeowners(home + "x", Weight.codeowners, "keeps \(what), the source of \(name)")
    }

    private func codeowners(_ path: String, _ weight: Double, _ why: String, floating: Double? = nil) -> [OwnerEvidence] {
        let deepest = reader.codeowners.filter { path.hasPrefix($0.base) }.max { $0.base.count < $1.base.count }
        guard let deepest, let rule = deepest.rule(for: path) else { return [] }
        let base =
            !rule.isCatchAll
            ? rule.isFloating ? min(floating ?? weight, weight) : weight
            : weight == Weight.keeper ? Weight.keeperOfAll : weight == Weight.deployment ? Weight.keeper : min(weight, Weight.catchAll)
        return teamsFirst(rule).enumerated().map { index, owner in
            make(
                .codeowners, owner.owner, "\(deepest.path):\(rule.line)",
                (rule.isOptional ? base * 0.7 : base) - (index == 0 ? 0 : 0.05 + 0.001 * Double(index)),
                rule.isCatchAll ? "\(why), by the line for everything" : why)
        }
    }

    /// A team answers when a person has left.
    private func teamsFirst(_ rule: Codeowners.Rule) -> [(owner: String, isTeam: Bool)] {
        let owners = rule.written.map { (owner: $0, isTeam: reader.organisation.isTeam($0)) }
        return owners.filter(\.isTeam) + owners.filter { !$0.isTeam }
    }

    private func stewards(of path: String, _ weights: [Double], _ why: String) -> [OwnerEvidence] {
        reader.stewards.around(path, reader.layout) { self.reader.organisation.knownTeam($0) != nil }.map { note in
            make(.annotation, note.owner.owner, note.owner.source, weights[note.rank], "\(why): \(note.owner.why)")
        }
    }

    private func group(of path: String, _ what: String, _ weight: Double) -> [OwnerEvidence] {
        let repository = reader.layout.repository(of: path)
        let remote = reader.remotes[repository]
        // Copied without what says where it is from, a repository goes by its directory's name.
        let copied = remote == nil && !repository.isEmpty ? reader.forgeGroups.groups(ofProject: Layout.repositoryName(repository)) : nil
        if let groups = remote?.groups ?? copied, let (team, source) = reader.forgeGroups.team(of: groups) {
            return [make(.projectGroup, team, source, min(weight, Weight.group), "\(what) is in a group that is described as the team's")]
        }
        guard let remote else { return [] }
        // The innermost group that is a team, else one that not every repository is in.
        if let team = remote.groups.reversed().lazy.compactMap({ self.reader.organisation.team(named: $0) }).first {
            return [make(.projectGroup, team, "\(repository).git/config", min(weight, Weight.group), "\(what) is in the team's group")]
        }
        guard let last = remote.groups.last, remote.groups.count > 1 || reader.partedForges.contains(remote.host), reader.tellingGroups.contains(last) else {
            return remote.groups.last.map {
                [make(.projectGroup, $0, "\(repository).git/config", Weight.commonGroup, "\(what) is in this group, as all are")]
            } ?? []
        }
        return [make(.projectGroup, last, "\(repository).git/config", min(weight, Weight.group - 0.05), "\(what) is in this group")]
    }
}
