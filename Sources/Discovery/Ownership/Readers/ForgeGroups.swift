import Runtime

/// Groups of a forge as its API lists them (GitLab, "Groups API"): what their descriptions say whose the projects in them are.
struct ForgeGroups {
    private struct Group {
        var path: String
        var description: String
        var source: String
    }

    private var groups: [Group] = []
    private var teams: [String: (team: String, source: String)] = [:]
    private static let limit = 20_000

    static func isExport(_ path: String) -> Bool { path.hasSuffix(".json") && !words.isDisjoint(with: WorkloadIndex.words(Layout.name(of: path))) }

    private static let words: Set<String> = ["groups", "projects"]
    /// Groups of a project by its name, where one alone is called so.
    private var projects: [String: [String]?] = [:]

    mutating func add(_ root: Node, path: String) {
        for item in root.items where groups.count < Self.limit {
            if let whole = item.string("path_with_namespace"), let space = item["namespace"] {
                var parts = whole.pieces(between: "/").map(String.init)
                guard parts.count > 1, projects.count < Self.limit else { continue }
                let name = parts.removeLast().lowercased()
                projects[name] = .some(projects[name] == nil ? parts : nil)
                add(.list([space], line: item.line), path: path)
                continue
            }
            guard let full = item.string("full_path"), let description = item.string("description"), !description.isEmpty else { continue }
            groups.append(Group(path: full.lowercased(), description: description, source: item.line > 0 ? "\(path):\(item.line)" : path))
        }
    }

    /// When it is known who is a team.
    mutating func settle(_ organisation: inout Organisation) {
        for group in groups {
            guard let team = TeamPhrases.team(in: group.description, isDescription: true, known: organisation.knownTeam) else { continue }
            teams[group.path] = (team, group.source)
            if let last = group.path.pieces(between: "/").last { organisation.addAlias(String(last), of: team) }
        }
        groups = []
    }

    /// The groups around the one project of a name.
    func groups(ofProject name: String) -> [String]? { projects[name.lowercased()] ?? nil }

    /// Of the innermost that says so, of a repository in `groups` below each other.
    func team(of groups: [String]) -> (team: String, source: String)? {
        (1...max(1, groups.count)).reversed().lazy.compactMap { self.teams[groups.prefix($0).joined(separator: "/").lowercased()] }.first
    }
}
