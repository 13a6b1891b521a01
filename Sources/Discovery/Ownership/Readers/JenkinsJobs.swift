import Runtime

/// Jenkins's own directory: `jobs/FOLDER/jobs/JOB/config.xml`. The innermost job is what runs; the folders around it group
/// jobs, mostly by who looks after them; and nothing below `jobs` is anybody's source.
struct JenkinsJobs {
    struct Job: Equatable {
        var name: String
        /// From the outside in.
        var folders: [String]
        /// The outermost `…/jobs/` around it.
        var tree: String
    }

    /// Outermost `…/jobs/` directories that hold jobs of Jenkins.
    private var trees: Set<String> = []
    private static let limit = 5000

    init() {}

    init(_ layout: Layout, _ files: ContextReader) {
        var asked: Set<String> = []
        for path in layout.paths where path.hasSuffix("/config.xml") {
            guard let job = Self.job(at: path), asked.count < Self.limit else { continue }
            guard !trees.contains(job.tree), asked.insert(path).inserted, let text = files.text(path), Self.isJob(text) else { continue }
            trees.insert(job.tree)
        }
    }

    /// Whether a directory lies in what Jenkins keeps of its jobs.
    func isTree(_ directory: String) -> Bool {
        guard !trees.isEmpty else { return false }
        var outer = directory
        while !outer.isEmpty {
            if trees.contains(outer) { return true }
            outer = Layout.directory(of: String(outer.dropLast()))
        }
        return false
    }

    /// The job that a file is kept for: its settings, its credentials, the record of its builds.
    func job(around path: String) -> Job? { isTree(Layout.directory(of: path)) ? Self.job(at: path) : nil }

    /// `jobs/a/jobs/b/…`: from the innermost `jobs` outwards, as long as they alternate.
    static func job(at path: String) -> Job? {
        let parts = path.pieces(between: "/").map(String.init)
        guard parts.count >= 3, let last = parts.indices.dropLast(2).last(where: { parts[$0] == "jobs" }) else { return nil }
        var folders: [String] = []
        var at = last
        while at >= 2, parts[at - 2] == "jobs" {
            folders.insert(parts[at - 1], at: 0)
            at -= 2
        }
        let tree = (path.hasPrefix("/") ? "/" : "") + parts[...at].joined(separator: "/") + "/"
        return Job(name: parts[last + 1], folders: folders, tree: tree)
    }

    private static let roots = [
        "<project>", "<project plugin=", "<flow-definition", "<maven2-moduleset", "<matrix-project", "<com.cloudbees.hudson.plugins.folder",
        "<org.jenkinsci.plugins.workflow", "<jenkins.branch", "<hudson.model",
    ]

    /// A job's settings, and not any other program's file of that name.
    private static func isJob(_ text: String) -> Bool {
        let start = text.prefix(2000)
        return roots.contains { start.contains($0) }
    }
}
