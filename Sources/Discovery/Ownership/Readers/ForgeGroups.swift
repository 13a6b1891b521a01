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

    static func isExport(_ path: String) -> Bool { path.hasSuffix(".json") && WorkloadIndex.words(Layout.name(of: path)).contains("groups") }

    mutating func add(_ root: Node, path: String) {
        for item in root.items where groups.count < Self.limit {
            guard let full = item.string("full_path"), let description = item.string("description"), !description.isEmpty else { continue }
            groups.append(Group(path: full.lowercased(), description: description, source: item.line > 0 ? "\(path):\(item.line)" : path))
        }
    }

    /// When it is known who is a team.
    mutating func settle(_ organisation: Organisation) {
        for group in groups {
            guard let team = TeamPhrases.team(in: group.description, isDescription: true, known: organisation.knownTeam) else { continue }
            teams[group.path] = (team, group.source)
        }
        groups = []
    }

    /// Of the innermost that says so, of a repository in `groups` below each other.
    func team(of groups: [String]) -> (team: String, source: String)? {
        (1...max(1, groups.count)).reversed().lazy.compactMap { self.teams[groups.prefix($0).joined(separator: "/").lowercased()] }.first
    }
}
