import Runtime

/// Where things lie in the scanned tree: its repositories, its directories, files by their last name.
///
/// The tables are made when first asked for: most trees declare nothing that would need them.
final class Layout {
    let repositories: [String]
    let paths: [String]
    /// Repositories and roots of the scan: what lies in each is judged as if it were scanned alone.
    private let bases: Prefixes
    private let roots: Prefixes
    private let deepestRepositories: Prefixes
    private let repositoriesByName: [String: [String]]
    private lazy var directoriesByName = directories(of: paths)
    private lazy var filesByName = Dictionary(grouping: paths, by: Self.name)

    init(paths: [String], repositories: [String], roots: [String] = []) {
        self.paths = paths
        self.roots = Prefixes(roots)
        bases = Prefixes(repositories + roots)
        deepestRepositories = Prefixes(repositories)
        self.repositories = repositories.sorted { $0.utf8.count > $1.utf8.count }
        repositoriesByName = Dictionary(grouping: repositories.filter { !$0.isEmpty }) { Organisation.key(Self.repositoryName($0)) }
    }

    private func directories(of paths: [String]) -> [String: [String]] {
        var seen: Set<String> = []
        var directories: [String: [String]] = [:]
        for path in paths {
            var directory = Self.directory(of: path)
            // What a root is kept in is no part of it.
            let root = roots.deepest(of: path) ?? ""
            while directory.utf8.count >= max(1, root.utf8.count), seen.count < 500_000, seen.insert(directory).inserted {
                directories[Organisation.key(Self.name(of: String(directory.dropLast()))), default: []].append(directory)
                directory = Self.directory(of: String(directory.dropLast()))
            }
        }
        return directories
    }

    /// With the `/`; empty for a name alone.
    static func directory(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }

    static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// The last name of a repository's directory, without `.git`.
    static func repositoryName(_ prefix: String) -> String {
        var text = prefix
        while text.hasSuffix("/") { text.removeLast() }
        text = name(of: text)
        return text.hasSuffix(".git") && text.count > 4 ? String(text.dropLast(4)) : text
    }

    /// `./a/../b` below a directory, as a directory.
    static func resolve(_ text: String, from directory: String) -> String {
        let path = file(text, from: directory)
        return path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    }

    static func file(_ text: String, from directory: String) -> String {
        var parts = text.hasPrefix("/") ? [] : directory.pieces(between: "/").map(String.init)
        for part in text.pieces(between: "/") {
            switch part {
            case ".": continue
            case "..": if !parts.isEmpty { parts.removeLast() }
            default: parts.append(String(part))
            }
        }
        // A root that was given as an absolute path stays one.
        return (directory.hasPrefix("/") && !text.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// Whether a scanned directory, ending in `/`, holds files.
    func exists(_ directory: String) -> Bool { paths.contains { $0.hasPrefix(directory) } }

    /// The place of the first path that is not before `text`: paths are in order.
    private func place(of text: String) -> Int {
        var (start, end) = (paths.startIndex, paths.endIndex)
        while start < end {
            let middle = (start + end) / 2
            if paths[middle] < text { start = middle + 1 } else { end = middle }
        }
        return start
    }

    func holds(_ path: String) -> Bool {
        let place = place(of: path)
        return place < paths.endIndex && paths[place] == path
    }

    /// The first files anywhere below a directory.
    func files(below directory: String, limit: Int) -> ArraySlice<String> {
        let start = place(of: directory)
        return paths[start...].prefix(limit).prefix { $0.hasPrefix(directory) }
    }

    /// The repository that a path is in: the deepest, empty when it is in none.
    func repository(of path: String) -> String { deepestRepositories.deepest(of: path) ?? "" }

    /// The repository or root that a path is in, whose conventions count for it.
    func base(of path: String) -> String { bases.deepest(of: path) ?? "" }

    /// A path as its repository or root has it.
    func below(_ path: String) -> Substring { Self.rest(of: path, after: base(of: path)) }

    /// By bytes. A prefix that is equal to the eye only may be longer than the whole.
    private static func rest(of path: String, after prefix: String) -> Substring {
        path[(path.utf8.index(path.startIndex, offsetBy: prefix.utf8.count, limitedBy: path.endIndex) ?? path.endIndex)...]
    }

    /// A path without what leads to its root: `/home/kim/work/orders/main.go` is `orders/main.go` where `orders` was scanned.
    func told(_ path: String) -> String {
        guard let root = roots.deepest(of: path) else { return path }
        return Self.name(of: String(root.dropLast())) + "/" + Self.rest(of: path, after: root)
    }

    func repository(named name: String) -> String? {
        let found = repositoriesByName[Organisation.key(name.hasSuffix(".git") ? String(name.dropLast(4)) : name)] ?? []
        return found.count == 1 ? found.first : nil
    }

    /// Directories with a name, in the same repository if there are any. Those of manifests, charts and settings are no home.
    func directories(named name: String, near path: String?) -> [String] {
        let all = (directoriesByName[Organisation.key(name)] ?? []).filter { !isForOperations($0) }
        guard let path else { return Array(all.prefix(20)) }
        let own = repository(of: path)
        let near = all.filter { repository(of: $0) == own && $0 != own }
        return Array((near.isEmpty ? all : near).prefix(20))
    }

    private static let operations: Set<Substring> = [
        "k8s", "kubernetes", "manifests", "deploy", "deployment", "deployments", "infra", "infrastructure", "terraform", "helm", "charts",
        "chart", "gitops",
        "argocd", "flux", "clusters", "cluster", "kustomize", "overlays", "base", "ansible", "config", "configs", "conf", "env", "envs",
        "environments", "etc",
        "vault", "secrets", "systemd", "cron.d", "exports", "backups", "backup", "docs", "wiki", "logs", "hosts", "catalog", "catalogue",
        "stacks",
        "modules", "live", "tfstate", "state", "jobs.d", "compose", "nomad", ".github", ".gitlab", "tests", "test",
    ]
    /// Whether a directory is for running things rather than for their source, by the directories around it in its repository.
    func isForOperations(_ directory: String) -> Bool { Self.areOperations(below(directory).pieces(between: "/").dropLast()) }

    /// The same of a repository, by the directories that it is kept in below its root, and by its name.
    func isForOperations(repository prefix: String) -> Bool {
        let outer = base(of: String(prefix.dropLast()))
        let name = Substring(Self.repositoryName(prefix).lowercased())
        return Self.operations.contains(name)
            || !roots.contains(prefix) && Self.areOperations(prefix.dropFirst(outer.count).pieces(between: "/").dropLast())
    }

    static func isOperations(_ name: String) -> Bool { operations.contains(Substring(name.lowercased())) }

    private static func areOperations(_ segments: some Sequence<Substring>) -> Bool {
        segments.contains { segment in
            operations.contains(Substring(segment.lowercased()))
                || segment.contains { $0 == "-" || $0 == "_" } && EstateReader.isShared(String(segment))
        }
    }

    /// The file that a text names: relative to a directory, or by the end of an absolute path as it is on its host. Of several
    /// the one that shares most with `directory`.
    func find(_ text: String, from directory: String) -> String? {
        let clean = text.pieces(between: " ").first.map(String.init) ?? text
        guard !clean.isEmpty, !clean.contains("$"), clean.utf8.count <= 1024 else { return nil }
        let candidates = filesByName[Self.name(of: clean)] ?? []
        guard !candidates.isEmpty, candidates.count <= 5000 else { return nil }
        if !clean.hasPrefix("/") {
            let path = Self.file(clean, from: directory)
            if candidates.contains(path) { return path }
            let fromRoot = repository(of: directory) + Self.file(clean, from: "")
            if candidates.contains(fromRoot) { return fromRoot }
        }
        let tail = clean.hasPrefix("/") ? clean : "/" + Self.file(clean, from: "")
        let matching = candidates.filter { ("/" + $0).hasSuffix(tail) }
        return matching.max { (Self.common($0, directory), $1) < (Self.common($1, directory), $0) }
    }

    /// The only file of that name in the same repository: what is installed elsewhere keeps its name.
    func only(named name: String, inRepositoryOf path: String) -> String? {
        let own = repository(of: path)
        let found = (filesByName[name] ?? []).filter { repository(of: $0) == own }
        return found.count == 1 ? found.first : nil
    }

    /// How many leading names two paths share.
    static func common(_ left: String, _ right: String) -> Int {
        zip(left.pieces(between: "/"), right.pieces(between: "/")).prefix { $0 == $1 }.count
    }
}

/// Directories, each ending in a slash, of which the deepest around a path is asked for: of every file of a tree, and there may
/// be thousands of repositories.
struct Prefixes {
    private let byDepth: [String]
    private let all: Set<Substring>

    init(_ directories: [String]) {
        byDepth = Set(directories).filter { !$0.isEmpty }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
        all = Set(byDepth.map { $0[...] })
    }

    func contains(_ directory: String) -> Bool { all.contains(directory[...]) }

    func deepest(of path: String) -> String? {
        // To compare a few costs less than to hash a path's directories.
        if byDepth.count <= 8 { return byDepth.first { path.hasPrefix($0) } }
        var end = path.endIndex
        while let slash = path.utf8[..<end].lastIndex(of: UInt8(ascii: "/")) {
            let directory = path[...slash]
            if all.contains(directory) { return String(directory) }
            end = slash
        }
        return nil
    }
}
