import Estate
import Runtime
import SecretScan

/// What an export of a server says by its layout: Jenkins keeps its jobs in folders, GitLab its projects in groups. The
/// innermost thing is what runs; what groups it is mostly who looks after it.
extension WorkloadRule {
    /// Who a place may belong to by where it lies, before it is weighed against anything else.
    struct Hint {
        var owner: String
        var source: String
        var weight: Double
        var why: String
        var kind = OwnerEvidence.Kind.projectGroup
    }

    /// The one team that what is written of the thing around a value names.
    func described(_ sighting: Sighting, _ records: [Record], _ text: String?) -> Hint? {
        var texts = records.flatMap(\.descriptions).prefix(16).map { (text: $0.name, source: $0.source, why: "its \($0.why.lowercased())") }
        if sighting.path.hasSuffix(".sql"), let text,
            let role = text.lines(max(1, sighting.line)...max(1, sighting.line)).first.flatMap({ Annotations.role(setIn: $0) })
        {
            let remark = Annotations.remark(onRole: role, in: text).filter { !"'\";".contains($0) }
            texts.append((remark, "\(sighting.path):\(sighting.line)", "the comment on its role"))
        }
        let found = texts.compactMap { one in
            TeamPhrases.team(in: one.text, isDescription: true, known: self.reader.organisation.knownTeam).map {
                Hint(owner: $0, source: one.source, weight: OwnerRule.Weight.described, why: "\(one.why) names it", kind: .annotation)
            }
        }
        return Set(found.map(\.owner)).count == 1 ? found.first : nil
    }

    func exported(_ sighting: Sighting, _ records: [Record], _ text: String?, _ hints: inout [Hint]) -> [WorkloadEvidence] {
        let path = sighting.path
        if let job = reader.jenkins.job(around: path) {
            let isFolder = text?.prefix(4000).contains("hudson.plugins.folder") ?? false
            if let hint = group(isFolder ? job.folders + [job.name] : job.folders, path, "folder of Jenkins") { hints.append(hint) }
            return isFolder ? [] : one(job.name, path, "job \(job.name) of Jenkins")
        }
        guard let project = project(of: path, records, text), let name = project.slug.last else { return [] }
        if let hint = group(project.slug.dropLast(), project.source, "group of the project", isOrganisation: project.isForge) { hints.append(hint) }
        return one(name, project.source, "project \(project.slug.joined(separator: "/"))")
    }

    private func one(_ name: String, _ source: String, _ why: String) -> [WorkloadEvidence] {
        let known = reader.index.named(name) ?? Self.withoutOccasion(name).flatMap { reader.index.named($0) }
        guard let workload = known ?? (isTelling(name) ? name : nil) else { return [] }
        return [WorkloadEvidence(kind: .declared, workload: workload, source: source, weight: 0.82, why: why)]
    }

    /// `orders-nightly` is a job of `orders`: a name without the words at its end for when or what for it runs.
    private static func withoutOccasion(_ name: String) -> String? {
        let words = Organisation.key(name).pieces(between: "-")
        let kept = words.prefix { !occasions.contains($0) }
        return kept.isEmpty || kept.count == words.count ? nil : kept.joined(separator: "-")
    }

    private static let occasions: Set<Substring> = [
        "nightly", "daily", "weekly", "hourly", "release", "deploy", "deployment", "build", "test", "tests", "pipeline", "job", "ci", "cd", "publish",
    ]

    /// Whether a name can be a workload's where nothing else knows it.
    func isTelling(_ name: String) -> Bool {
        let lower = name.lowercased()
        return (3...100).contains(name.utf8.count) && name.contains(where: \.isLetter) && !Self.generic.contains(lower)
            && !WorkloadIndex.generic.contains(lower) && !Organisation.isTeamForm(name)
    }

    /// Folders by when or how their jobs run, which are nobody.
    private static let kinds: Set<String> = [
        "nightly", "daily", "weekly", "monthly", "hourly", "manual", "legacy", "old", "archive", "archived", "misc", "cron", "scheduled",
        "backup", "backups",
        "maintenance", "builds", "deployments", "releases", "tests", "utils", "tools", "sandbox", "playground", "templates", "libraries", "services",
        "apps", "projects", "disabled", "temp", "tmp", "pipelines", "batch", "reports", "customers", "clients", "internal", "external", "public",
    ]

    /// The innermost group that is a team; else the innermost, where not everything is in it and it is no program itself.
    private func group(
        _ groups: some BidirectionalCollection<String>, _ source: String, _ what: String, isOrganisation: Bool = false
    ) -> Hint? {
        for name in groups.reversed() {
            if let team = reader.organisation.team(meantBy: name) {
                return Hint(owner: team, source: source, weight: OwnerRule.Weight.group, why: "\(what) \(name), a team")
            }
        }
        guard let last = groups.last, isTelling(last), !Self.kinds.contains(last.lowercased()), !EstateReader.isShared(last),
            Environments.named(in: last) == nil, !isWorkload(last)
        else { return nil }
        let isCommon = groups.count == 1 && (isOrganisation || isCommonGroup(last))
        return Hint(
            owner: last, source: source, weight: isCommon ? OwnerRule.Weight.commonGroup : OwnerRule.Weight.group - 0.05,
            why: "\(what) \(last)\(isCommon ? ", as all are" : "")")
    }

    private func isWorkload(_ name: String) -> Bool { reader.index.named(name).map { Organisation.key($0) == Organisation.key(name) } ?? false }

    /// A group that every other project or repository is in too is the organisation.
    private func isCommonGroup(_ name: String) -> Bool {
        if groups == nil { groups = Self.outerGroups(reader) }
        let all = groups ?? [:]
        let total = all.values.reduce(0, +)
        return total > 1 && all[name] == total || reader.remotes.count > 1 && reader.remotes.values.allSatisfy { $0.groups.contains(name) }
    }

    /// How many exported projects there are in each outermost group.
    private static func outerGroups(_ reader: EstateReader) -> [String: Int] {
        var count: [String: Int] = [:]
        for path in reader.files.paths.lazy.filter({ $0.hasSuffix("/project.json") }).prefix(2000) {
            if let first = slug(inProject: reader.files.text(path))?.first { count[first, default: 0] += 1 }
        }
        return count
    }

    /// `isForge`: its group is an organisation with everything in it, as `OWNER/REPOSITORY` of GitHub is.
    private func project(of path: String, _ records: [Record], _ text: String?) -> (slug: [String], source: String, isForge: Bool)? {
        if path.hasSuffix(".json"), let slug = Self.slug(inProject: text) { return (slug, path, false) }
        let beside = Layout.directory(of: path) + "project.json"
        if reader.layout.holds(beside), let slug = Self.slug(inProject: reader.files.text(beside)) { return (slug, beside, false) }
        let words = Set(WorkloadIndex.words(reader.layout.told(path)))
        guard !words.isDisjoint(with: Self.servers), !words.isDisjoint(with: Self.exports) else { return nil }
        for slug in records.lazy.flatMap(\.slugs) {
            guard let parts = Self.parts(slug.name) else { continue }
            return (parts, slug.source, slug.why.lowercased().contains("repo") || slug.why.lowercased().contains("full") || words.contains("github"))
        }
        // `gitlab-export/GROUP/PROJECT/variables.json`
        let parts = reader.layout.told(path).pieces(between: "/").map(String.init)
        guard let file = parts.last, !Set(WorkloadIndex.words(file)).isDisjoint(with: ["variables", "variable", "secrets"]),
            let root = parts.firstIndex(where: { part in
                let words = Set(WorkloadIndex.words(part))
                return !words.isDisjoint(with: Self.servers) && !words.isDisjoint(with: Self.exports)
            }), parts.count - root > 3
        else { return nil }
        return (Array(parts[(root + 1)..<(parts.count - 1)]), path, words.contains("github"))
    }

    private static let servers: Set<String> = [
        "gitlab", "github", "bitbucket", "circleci", "buildkite", "drone", "travis", "teamcity", "bamboo", "codefresh", "ci", "actions", "gitea",
        "forgejo", "woodpecker",
    ]

    private static let exports: Set<String> = ["export", "exports", "dump", "dumps", "backup", "variables", "variable", "projects", "secrets"]

    /// GitLab's own description of a project, by itself or above its variables. An Nx workspace has files of that name too, which say no path.
    private static func slug(inProject text: String?) -> [String]? {
        guard let text, text.utf8.count <= 1 << 18, text.contains("path_with_namespace") else { return nil }
        let root = Documents(json: text).roots.first
        return (root?.string("path_with_namespace") ?? root?["project"]?.string("path_with_namespace")).flatMap(parts)
    }

    /// `group/subgroup/project`; a forge's word before it is none of it.
    private static func parts(_ slug: String) -> [String]? {
        var parts = slug.pieces(between: "/").map(String.init)
        if ["gh", "bb", "gl", "github", "gitlab", "bitbucket", "circleci"].contains(parts.first?.lowercased()) { parts.removeFirst() }
        guard (2...10).contains(parts.count), !slug.hasPrefix("/"), !slug.contains(":"), !slug.contains(" "), !slug.contains("$"),
            parts.allSatisfy({ $0.contains(where: \.isLetter) })
        else { return nil }
        return parts
    }
}
