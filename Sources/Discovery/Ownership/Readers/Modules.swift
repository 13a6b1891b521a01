import Runtime
import SecretScan

/// Parts of a repository that are built by themselves and run: a module of Gradle, Maven or Cargo, a project of a .NET solution,
/// a package with an image of its own.
struct Modules {
    struct Module {
        var name: String
        /// Ending in `/`.
        var directory: String
    }

    private static let buildFiles: Set<String> = [
        "pom.xml", "build.gradle", "build.gradle.kts", "Cargo.toml", "mix.exs", "package.json", "pyproject.toml", "setup.py", "go.mod",
        "composer.json", "Gemfile", "build.sbt",
    ]
    private static let projectEnds = [".csproj", ".fsproj", ".vbproj"]
    /// Names without their suffix that a file bears which something is started by or with.
    private static let entries: Set<String> = [
        "main.go", "main.rs", "main.py", "main.ts", "main.js", "main.java", "main.kt", "main.scala", "app.py", "app.js", "app.ts",
        "server.js", "server.ts", "server.py", "wsgi.py", "asgi.py", "manage.py", "program.cs", "program.fs", "program.vb", "startup.cs", "web.config",
        "config.ru", "artisan",
        "fly.toml", "serverless.yml", "endpoint.ex",
    ]
    private static let unnamed: Set<String> = ["common", "shared", "lib", "libs", "core", "utils", "util", "buildsrc", "build-logic", "tests", "test"]
    private static let limit = 5000

    /// Of each repository or root that has at least two: one is the repository itself.
    static func find(_ layout: Layout, _ files: ContextReader) -> [Module] {
        var built: [String: String] = [:]
        for path in layout.paths where built.count < limit {
            let name = Layout.name(of: path)
            let project = projectEnds.first { name.hasSuffix($0) }
            guard project != nil || buildFiles.contains(name) || isImage(path, name, layout) else { continue }
            if FileKind(path: String(layout.below(path))).isFixture { continue }
            let directory = Layout.directory(of: path)
            guard directory != layout.base(of: path) else { continue }
            // Two projects in one directory are called what the directory is.
            let own = project.map { String(name.dropLast($0.count)) } ?? Layout.name(of: String(directory.dropLast()))
            built[directory] = built[directory].map { $0 == own ? own : Layout.name(of: String(directory.dropLast())) } ?? own
        }
        guard built.count > 1 else { return [] }
        var running: Set<String> = []
        for path in layout.paths where isEntry(path, files) {
            let base = layout.base(of: path)
            var directory = Layout.directory(of: path)
            while directory.utf8.count > base.utf8.count {
                if built[directory] != nil {
                    running.insert(directory)
                    break
                }
                directory = Layout.directory(of: String(directory.dropLast()))
            }
        }
        let found = running.sorted().compactMap { directory in built[directory].map { Module(name: $0, directory: directory) } }.filter { module in
            let key = Organisation.key(module.name)
            return !unnamed.contains(key) && !WorkloadIndex.generic.contains(key) && !layout.isForOperations(module.directory)
        }
        let counts = Dictionary(found.map { (layout.base(of: $0.directory), 1) }, uniquingKeysWith: +)
        return found.filter { counts[layout.base(of: $0.directory)] ?? 0 > 1 }
    }

    private static let imagePlaces: Set<Substring> = [
        "docker", "dockerfiles", "images", "image", "build", ".devcontainer", "ci", "packaging", "dist", "tools",
    ]

    /// What an image is made of beside its definition; in a directory of definitions it is made of something elsewhere.
    private static func isImage(_ path: String, _ name: String, _ layout: Layout) -> Bool {
        name == "Dockerfile" && !layout.below(path).pieces(between: "/").contains(where: imagePlaces.contains)
    }

    private static func isEntry(_ path: String, _ files: ContextReader) -> Bool {
        let name = Layout.name(of: path).lowercased()
        if entries.contains(name) || name.hasPrefix("dockerfile") || name.hasPrefix("containerfile") || name == "procfile" { return true }
        if name.hasPrefix("appsettings") && name.hasSuffix(".json") { return true }
        if name.hasSuffix("application.java") || name.hasSuffix("application.kt") { return true }
        if name.hasPrefix("application") || name.hasPrefix("bootstrap") {
            return path.holds("src/main/resources/") && [".yml", ".yaml", ".properties"].contains { name.hasSuffix($0) }
        }
        guard projectEnds.contains(where: name.hasSuffix), let text = files.text(path)?.prefix(20_000) else { return false }
        return !text.contains("Test.Sdk") && ["NET.Sdk.Web", "NET.Sdk.Worker", "<OutputType>Exe", "<OutputType>WinExe"].contains(where: text.contains)
    }
}
