import SecretScan

/// Sources of a repository that were copied without its `.git`: an export of a forge, an unpacked archive. They are told by files that
/// mean something at a repository's root only.
enum Checkouts {
    private static let files: Set<String> = [
        ".gitlab-ci.yml", ".travis.yml", "bitbucket-pipelines.yml", "azure-pipelines.yml", ".drone.yml", ".woodpecker.yml", "Jenkinsfile",
    ]
    private static let directories: Set<String> = [".github", ".gitlab", ".circleci", ".buildkite"]
    private static let limit = 20_000

    /// What stands in a directory of sources, beside others that are repositories.
    private static let markers: Set<String> = [
        "package.json", "composer.json", "pom.xml", "build.gradle", "build.gradle.kts", "go.mod", "Cargo.toml", "pyproject.toml", "setup.py",
        "requirements.txt", "Gemfile", "mix.exs", "Package.swift", "Dockerfile", "Makefile", "README.md", "README", "README.rst", "OWNERS", "CODEOWNERS",
        "Pulumi.yaml", "serverless.yml", "Chart.yaml", "Procfile", "catalog-info.yaml", ".gitignore", ".editorconfig",
    ]

    /// Directories that end in `/`, the outermost of each; none in a repository, and no root of the scan, which is judged as one anyway.
    static func find(in paths: [String], repositories: [String], roots: [String]) -> [String] {
        let known = Prefixes(repositories)
        var found: Set<String> = []
        // Few files of a tree are any of these.
        for path in paths where path.holds("/.") || path.holds("-pipelines.yml") || path.holds("Jenkinsfile") {
            guard found.count < limit, let directory = root(markedBy: path), known.deepest(of: path) == nil else { continue }
            found.insert(directory)
        }
        found.formUnion(siblings(in: paths, of: repositories + found, known))
        found.subtract(roots)
        found.remove("")
        guard !found.isEmpty else { return [] }
        var outermost: [String] = []
        for directory in found.sorted() where outermost.last.map({ !directory.hasPrefix($0) }) ?? true {
            if !FileKind(path: directory + "x").isFixture { outermost.append(directory) }
        }
        return outermost
    }

    /// Directories of sources beside at least two others that are repositories: `code/orders` beside `code/ledger/.git`.
    private static func siblings(in paths: [String], of repositories: [String], _ known: Prefixes) -> Set<String> {
        let parents = Dictionary(repositories.map { (Layout.directory(of: String($0.dropLast())), 1) }, uniquingKeysWith: +).filter { $0.value > 1 && !$0.key.isEmpty }
        guard !parents.isEmpty else { return [] }
        var found: Set<String> = []
        for path in paths where found.count < limit {
            let directory = Layout.directory(of: path)
            guard !directory.isEmpty, parents[Layout.directory(of: String(directory.dropLast()))] != nil, markers.contains(Layout.name(of: path)),
                known.deepest(of: path) == nil
            else { continue }
            found.insert(directory)
        }
        return found
    }

    private static func root(markedBy path: String) -> String? {
        let directory = Layout.directory(of: path)
        if files.contains(Layout.name(of: path)) { return directory }
        var inner = directory.dropLast()
        while let slash = inner.utf8.lastIndex(of: UInt8(ascii: "/")) {
            let name = inner[inner.utf8.index(after: slash)...]
            if name.utf8.first == UInt8(ascii: "."), directories.contains(String(name)) { return String(inner[...slash]) }
            inner = inner[..<slash]
        }
        return nil
    }
}
