import Estate
import SecretScan

/// Which workloads there are, by name, and which directories are theirs.
extension EstateReader {
    private static let homes: Set<String> = [
        "services", "apps", "jobs", "workers", "functions", "lambdas", "microservices", "crons", "svc", "cmd", "batch", "cronjobs",
        "pipelines", "bots", "daemons",
    ]

    private static let programHomes: Set<String> = [
        "dags", "jobs", "crons", "cronjobs", "lambdas", "functions", "batch", "workers", "cron", "bots",
    ]

    mutating func settleWorkloads() {
        index.teams = organisation.teamKeys
        for runner in kubernetes.runners {
            index.add(
                .init(
                    name: runner.name, kind: runner.object.kind, source: "\(runner.object.path):\(runner.object.line)",
                    namespace: runner.object.namespace,
                    owners: runner.object.owners.isEmpty ? kubernetes.owners(byKustomizationOf: runner.object.path) : runner.object.owners,
                    system: runner.system))
        }
        let bases = Set(layout.repositories + [""])
        let claims = Dictionary(catalogue.components.filter(\.isWorkload).flatMap { Set($0.directories).map { ($0, 1) } }, uniquingKeysWith: +)
        for component in catalogue.components where component.isWorkload {
            index.add(
                .init(
                    name: component.name, kind: "component", source: component.source, homes: component.directories,
                    system: component.system))
            // A repository of several is nobody's as a whole.
            for directory in component.directories where !bases.contains(directory) || claims[directory] == 1 {
                index.addHome(directory, of: component.name)
            }
        }
        for owner in index.workloads.values.joined().flatMap(\.owners) where !owner.isContact { organisation.hear(owner.owner) }
        addListed()
        jenkins = JenkinsJobs(layout, files)
        addServiceDirectories()
        addTools()
        addModules()
        addPackages()
        for (directory, name) in uses.packages where index.home(around: directory + "x").map({ $0.directory == layout.base(of: directory) }) ?? true {
            index.addHome(directory, of: name)
        }
        for name in index.workloads.values.compactMap(\.first).filter({ !$0.isServer }).map(\.name)
        where !WorkloadIndex.generic.contains(name.lowercased()) {
            for directory in layout.directories(named: name, near: nil)
            where index.home(around: directory + "x")?.directory != directory && !jenkins.isTree(directory) && !holdsOnlyPages(directory)
                && !isOfTeam(directory, name)
            {
                index.addHome(directory, of: name)
            }
        }
        addRepositories()
        addPrograms()
        addParts()
        settleJobs()
        for (service, directory) in uses.builtHere {
            guard let home = index.home(around: directory + "x"), home.directory == directory, home.names.count == 1,
                Self.isPart(service, of: home.names[0])
            else { continue }
            index.addAlias(service, for: home.names[0])
        }
        settleStacks()
    }

    /// `ingest` of the stack in `telematics/` is what others call `telematics-ingest`.
    private mutating func settleStacks() {
        for (_, all) in index.workloads.sorted(by: { $0.key < $1.key }) where all.allSatisfy({ $0.kind == "compose service" && !$0.isServer }) {
            let directories = Set(all.map { Layout.directory(of: $0.source) })
            guard let first = all.first, directories.count == 1, let directory = directories.first, !directory.isEmpty else { continue }
            let whole = "\(Layout.name(of: String(directory.dropLast())))-\(first.name)"
            if index.isKnown(whole) { index.addAlias(first.name, for: whole) }
        }
    }

    /// A job that only calls one service whose name it bears half of is that service's: `roaming` that asks `roaming-bridge`.
    private mutating func settleJobs() {
        let jobs = index.workloads.values.filter { $0.allSatisfy { $0.kind == "cron job" && $0.owners.isEmpty } }.compactMap(\.first)
        for job in jobs.sorted(by: { $0.name < $1.name }).prefix(5000) {
            guard let text = files.text(job.source), text.utf8.count <= 1 << 16 else { continue }
            let key = Organisation.key(job.name)
            let spoken = index.mentions(in: text).filter { Organisation.key($0) != key }
            if spoken.count == 1, Self.isPart(job.name, of: spoken[0]) { index.addAlias(job.name, for: spoken[0]) }
        }
    }

    /// Directories that only parts of one program have.
    private static let wholes: Set<String> = [
        "src", "lib", "app", "cmd", "pkg", "internal", "main", "source", "include", "ios", "android", "fastlane", "frontend", "backend", "web", "ui",
        "mobile", "client", "server", "api", "db", "database", "migrations", "public", "assets", "static", "templates", "test", "tests",
    ]

    /// Directories of a repository that CODEOWNERS keeps apart, by lines of their own with different owners, where the repository itself is
    /// nothing that is built.
    private mutating func addParts() {
        for file in codeowners where layout.repositories.contains(file.base) && !layout.isForOperations(repository: file.base) {
            guard !Self.isShared(Layout.repositoryName(file.base)) else { continue }
            var owners: [String: String] = [:]
            var isWhole = false
            for path in layout.files(below: file.base, limit: 5000) {
                let parts = path.dropFirst(file.base.count).pieces(between: "/").map(String.init)
                if parts.count == 1 { isWhole = isWhole || Self.manifests.contains(parts[0].lowercased()) }
                guard parts.count > 1, let name = parts.first, owners[name] == nil, !name.hasPrefix(".") else { continue }
                if Self.wholes.contains(name.lowercased()) { isWhole = true }
                guard let rule = file.rule(for: file.base + name + "/x"), !rule.isCatchAll, !rule.isFloating, let owner = rule.owners.first,
                    !WorkloadIndex.generic.contains(name.lowercased()), !Layout.isOperations(name), !Self.isShared(name),
                    !Self.homes.union(Self.packageHomes).union(Self.toolHomes).contains(name.lowercased()),
                    !Organisation.isTeamForm(name), organisation.team(meantBy: name) == nil
                else { continue }
                owners[name] = owner
            }
            guard !isWhole, owners.count > 1, Set(owners.values).count > 1 else { continue }
            for name in owners.keys.sorted() {
                let directory = file.base + name + "/"
                guard index.home(around: directory + "x").map({ $0.directory == file.base }) ?? true else { continue }
                index.addHome(directory, of: index.named(name) ?? name)
            }
        }
    }

    private static func isPart(_ short: String, of name: String) -> Bool {
        let words = Organisation.key(name).pieces(between: "-")
        return ["app", "web", "api", "server", "service"].contains(short)
            || Organisation.key(short).pieces(between: "-").allSatisfy(words.contains)
    }

    /// What lists of services and who runs them name: that much of what others keep elsewhere is known by its name.
    private mutating func addListed() {
        for (name, source) in registers.listed.values.sorted(by: { $0.name < $1.name }) where !index.isKnown(name) {
            guard (4...60).contains(name.utf8.count), name.contains(where: \.isLetter), !WorkloadIndex.generic.contains(name.lowercased()),
                !Self.isShared(name), !Organisation.isTeamForm(name), organisation.team(meantBy: name) == nil
            else { continue }
            index.add(.init(name: name, kind: WorkloadIndex.listed, source: source))
        }
    }

    /// One program a file, where no service is around: `jobs/nightly.py`, `dags/settlement.py`.
    private mutating func addPrograms() {
        var count = 0
        for path in layout.paths where count < 20_000 && Self.bears(path, Self.programBytes) {
            let parts = layout.below(path).pieces(between: "/").map(String.init)
            if path.hasSuffix(".py"), parts.dropLast().contains("dags"), addDAG(path, parts) {
                count += 1
                continue
            }
            guard parts.count >= 2, Self.programHomes.contains(parts[parts.count - 2].lowercased()),
                [.code, .shell].contains(FileKind(path: path).format), !HostReader.isCrontab(path), !jenkins.isTree(Layout.directory(of: path)),
                let stem = parts.last?.pieces(between: ".").first.map(String.init), !stem.hasPrefix("_"),
                !WorkloadIndex.generic.contains(stem.lowercased()),
                !FileKind(path: path).isFixture, index.home(around: path) == nil
            else { continue }
            count += 1
            let name = index.named(stem) ?? stem
            index.add(.init(name: name, kind: "program", source: path))
            uses.add(.init(workload: name, source: path, why: "the program itself", weight: 0.8), file: path)
        }
    }

    /// A program of Airflow goes by its own name, in whatever directory below `dags` it lies.
    private mutating func addDAG(_ path: String, _ parts: [String]) -> Bool {
        guard let text = files.text(path), let program = AirflowReader.program(text), let last = parts.last, !FileKind(path: path).isFixture,
            index.home(around: path).map({ $0.directory == layout.base(of: path) }) ?? true
        else { return false }
        let stem = String(last.dropLast(3))
        let called = program.names.count == 1 ? program.names[0] : stem
        let name = index.named(called) ?? called
        let owner = program.owner.map { WorkloadIndex.OwnerNote(owner: $0.name, source: "\(path):\($0.line)", why: "`default_args` of \(name)") }
        index.add(.init(name: name, kind: "program", source: path, owners: owner.map { [$0] } ?? []))
        uses.add(.init(workload: name, source: path, why: "the program itself", weight: 0.8), file: path)
        return true
    }

    /// `services/orders/…` is the source of `orders`, whether or not anything else says so.
    /// Homes only at the top of a repository: elsewhere they hold parts of a program.
    private static let packageHomes: Set<String> = ["packages", "projects", "components", "domains", "products", "modules"]
    /// Where what is imported lies beside what is run.
    private static let libraryHomes: Set<String> = ["packages", "components", "modules"]
    private static let homeBytes = homes.union(packageHomes).map { Array($0.utf8) }
    private static let programBytes = programHomes.map { Array($0.utf8) }

    /// Whether one of a path's directories is among `names`, in one pass: this is asked of every file of a tree.
    private static func bears(_ path: String, _ names: [[UInt8]]) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
                let length = index - start
                for name in names where name.count == length {
                    if (0..<length).allSatisfy({ bytes[start + $0] | 32 == name[$0] | 32 }) { return true }
                }
                start = index + 1
            }
            return false
        }
    }

    private static let pageEnds: Set<String> = [
        "md", "markdown", "mdx", "rst", "adoc", "txt", "textile", "html", "png", "jpg", "jpeg", "svg", "gif", "pdf",
    ]

    /// A directory of nothing but pages is the source of nothing that runs, be it called like the wiki itself.
    private func holdsOnlyPages(_ directory: String) -> Bool {
        let files = layout.files(below: directory, limit: 200)
        return !files.isEmpty
            && files.allSatisfy { path in
                Layout.name(of: path).pieces(between: ".").last.map { Self.pageEnds.contains(String($0).lowercased()) } ?? false
            }
    }

    /// A directory that is called like a team as well as like a service, and only groups others: `teams/payments/ledger/`.
    private func isOfTeam(_ directory: String, _ name: String) -> Bool {
        let parts = layout.below(directory).pieces(between: "/")
        if parts.count > 1, ["teams", "squads", "groups", "tribes"].contains(parts[parts.count - 2].lowercased()) { return true }
        guard organisation.team(meantBy: name) != nil else { return false }
        return !layout.files(below: directory, limit: 2000).contains { !$0.utf8.dropFirst(directory.utf8.count).contains(UInt8(ascii: "/")) }
    }

    private static let toolHomes: Set<String> = ["tools", "tool", "tooling", "utils", "clis", "scripts", "ops", "internal-tools"]
    private static let toolBytes = toolHomes.map { Array($0.utf8) }
    private static let manifests: Set<String> = [
        "package.json", "go.mod", "pyproject.toml", "setup.py", "cargo.toml", "gemfile", "pom.xml", "build.gradle", "build.gradle.kts",
        "composer.json", "mix.exs", "dockerfile", "containerfile", "package.swift", "deno.json", "requirements.txt",
    ]

    /// `tools/release-notes/package.json`: a tool that is built by itself runs by itself, and its directory is its source.
    private mutating func addTools() {
        var seen: Set<String> = []
        for path in layout.paths where seen.count < 20_000 && Self.bears(path, Self.toolBytes) {
            guard Self.manifests.contains(Layout.name(of: path).lowercased()) else { continue }
            let parts = layout.below(path).pieces(between: "/").map(String.init)
            guard parts.count >= 3, Self.toolHomes.contains(parts[parts.count - 3].lowercased()) else { continue }
            let (directory, name) = (Layout.directory(of: path), parts[parts.count - 2])
            guard seen.insert(directory).inserted, !name.hasPrefix("."), !Organisation.isTeamForm(name), !Layout.isOperations(name),
                !WorkloadIndex.generic.contains(name.lowercased()), !["lib", "libs", "src"].contains(name),
                Environments.named(in: name) == nil || WorkloadIndex.words(name).count > 1, !FileKind(path: String(layout.below(path))).isFixture,
                index.home(around: directory + "x").map({ $0.directory == layout.base(of: directory) }) ?? true
            else { continue }
            let chosen = index.named(name) ?? name
            index.add(.init(name: chosen, kind: "directory", source: directory, homes: [directory]))
            index.addHome(directory, of: chosen)
        }
    }

    private mutating func addServiceDirectories() {
        var seen: Set<String> = []
        for path in layout.paths where Self.bears(path, Self.homeBytes) {
            let base = layout.base(of: path)
            let parts = layout.below(path).pieces(between: "/").map(String.init)
            for (position, part) in parts.dropLast().enumerated()
            where position + 2 < parts.count
                && (Self.homes.contains(part.lowercased()) || position == 0 && Self.packageHomes.contains(part.lowercased()))
            {
                let directory = base + parts[0...(position + 1)].joined(separator: "/") + "/"
                guard seen.count < 50_000, seen.insert(directory).inserted, !layout.isForOperations(directory),
                    index.home(around: directory + "x")?.directory != directory
                else { break }
                let name = parts[position + 1]
                if Self.libraryHomes.contains(part.lowercased()), !runs(directory) { break }
                guard !jenkins.isTree(directory), !Organisation.isTeamForm(name),
                    !FileKind(path: layout.below(directory) + "x").isFixture, !name.hasPrefix("."),
                    !["common", "shared", "lib", "libs"].contains(name),
                    // `apps/base`, `apps/overlays`, `apps/prod` are manifests by environment.
                    !Layout.isOperations(name), Environments.named(in: name) == nil || WorkloadIndex.words(name).count > 1
                else { break }
                // One thing declared in there is what it is; several make the directory's own name the better one.
                let declared = Set(
                    index.workloads.values.joined().filter {
                        $0.source.hasPrefix(directory) && !$0.isServer && $0.kind != "function" && $0.kind != WorkloadIndex.listed
                    }.map(
                        \.name))
                let chosen = declared.count == 1 && index.named(name) == nil ? declared.first ?? name : index.named(name) ?? name
                index.add(.init(name: chosen, kind: "directory", source: directory, homes: [directory]))
                index.addHome(directory, of: chosen)
                break
            }
        }
    }

    /// A module that runs is a workload, and its directory its source, where no service is declared around it.
    private mutating func addModules() {
        let modules = Modules.find(layout, files)
        let known = Dictionary(grouping: modules) { index.named($0.name) ?? $0.name }
        for (name, all) in known.sorted(by: { $0.key < $1.key }) {
            for module in all {
                let base = layout.base(of: module.directory)
                if let home = index.home(around: module.directory + "x"), home.directory.utf8.count > base.utf8.count { continue }
                let chosen = all.count == 1 ? name : module.name
                index.add(.init(name: chosen, kind: "module", source: module.directory, homes: [module.directory]))
                index.addHome(module.directory, of: chosen)
            }
        }
    }

    private static let packageFiles: Set<String> = ["package.json", "composer.json", "pyproject.toml", "Cargo.toml"]

    /// A directory outside of any source whose package bears the name of something known is its source: `claims/composer.json` of
    /// `shop/claims-desk`.
    private mutating func addPackages() {
        var count = 0
        for path in layout.paths where count < 2000 {
            guard let last = path.utf8.last, "nl".utf8.contains(last), Self.packageFiles.contains(Layout.name(of: path)), case let directory = Layout.directory(of: path), directory != layout.base(of: path),
                !FileKind(path: String(layout.below(path))).isFixture, !layout.isForOperations(directory),
                case let home = index.home(around: path), home?.directory != directory, let text = files.text(path)
            else { continue }
            count += 1
            guard let name = Self.packageName(text.prefix(20_000)) else { continue }
            if home.map({ $0.directory == layout.base(of: path) }) ?? true {
                if let known = index.named(name) { index.addHome(directory, of: known) }
            } else if let home, Self.isOwn(name, directory, in: home) {
                let chosen = index.named(name) ?? String(name)
                index.add(.init(name: chosen, kind: "module", source: directory, homes: [directory]))
                index.addHome(directory, of: chosen)
            }
        }
    }

    /// Whether a package inside the source of a workload is a program with a name of its own, rather than a part of that workload.
    private static func isOwn(_ name: Substring, _ directory: String, in home: (names: [String], directory: String)) -> Bool {
        let words = Set(WorkloadIndex.words(name))
        let between = directory.dropFirst(home.directory.count).pieces(between: "/").map { $0.lowercased() }
        return words.count > 1 && words.isDisjoint(with: WorkloadIndex.words(home.names.joined(separator: " ")))
            && words.isDisjoint(with: partWords) && Set(between).isDisjoint(with: partWords)
    }

    private static let partWords: Set<String> = [
        "lib", "libs", "library", "packages", "package", "modules", "module", "common", "shared", "core", "utils", "util", "test", "tests", "e2e",
        "docs", "doc", "examples", "example", "scripts", "tools", "tool", "web", "ui", "frontend", "client", "clients", "sdk", "api", "plugin",
        "plugins", "types", "config", "server", "backend", "vendor", "third_party",
    ]

    /// The value of the first `name` of JSON or TOML, without the vendor before it.
    private static func packageName(_ text: Substring) -> Substring? {
        for line in text.split(separator: "\n", maxSplits: 200) {
            let words = line.split { " \t\r,:=\"'{".contains($0) }
            if words.count >= 2, words[0] == "name" { return words[1].split(separator: "/").last }
        }
        return nil
    }

    /// Whether something in a directory is run rather than imported: an image, a process, a program's entry, a deployment of that name.
    private func runs(_ directory: String) -> Bool {
        if index.named(Layout.name(of: String(directory.dropLast()))) != nil { return true }
        if index.workloads.values.joined().contains(where: { $0.source.hasPrefix(directory) && $0.kind != WorkloadIndex.listed }) { return true }
        for path in layout.files(below: directory, limit: 2000) {
            let name = Layout.name(of: path).lowercased()
            if name.hasPrefix("dockerfile") || name.hasPrefix("procfile") || name.hasPrefix("containerfile") { return true }
            if ["main", "server", "app", "wsgi", "asgi", "manage", "worker", "program"].contains(name.pieces(between: ".").first ?? "") { return true }
            if name.hasPrefix(".env") || name == "fly.toml" || name == "serverless.yml" { return true }
        }
        return false
    }

    /// A repository of one service is that service's home. One of many services, or of an estate's settings, is nobody's.
    private mutating func addRepositories() {
        for prefix in layout.repositories {
            let name = prefix.isEmpty ? remotes[prefix]?.name ?? "" : Layout.repositoryName(prefix)
            guard !name.isEmpty, !layout.isForOperations(repository: prefix), !Self.isShared(name),
                index.home(around: prefix + "x")?.directory != prefix
            else { continue }
            let inside = Set(
                index.workloads.values.joined().filter {
                    !$0.isServer && $0.source.hasPrefix(prefix) && layout.repository(of: $0.source) == prefix
                        && !["function", "umbrella chart", WorkloadIndex.listed].contains($0.kind)
                }
                .map { index.canonical($0.name) })
            let known = index.named(name)
            let chosen: String
            if let known {
                chosen = known
            } else if inside.count == 1, let only = inside.first {
                chosen = only
            } else if inside.isEmpty
                || inside.allSatisfy({
                    Organisation.key($0).hasPrefix(Organisation.key(name)) || Organisation.key(name).hasPrefix(Organisation.key($0))
                })
            {
                chosen = name
            } else {
                continue
            }
            if known == nil { index.add(.init(name: chosen, kind: "repository", source: prefix, homes: [prefix])) }
            index.addHome(prefix, of: chosen)
        }
    }

    private static let sharedNames: Set<String> = [
        "catalog", "catalogue", "backstage", "software-catalog", "service-catalog", "estate", "backup", "backups", "platform",
        "environments", "org", "handbook", "runbooks", "jenkins", "scratch", "playground", "sandbox", "snippets", "notes", "policies",
        "onboarding",
    ]
    private static let sharedEnds: Set<String> = [
        "monorepo", "mono", "infra", "infrastructure", "gitops", "deployments", "manifests", "docs", "wiki", "exports", "shared", "common",
        "config", "configs", "configuration",
        "ansible", "terraform", "helm", "charts", "k8s", "kubernetes", "ops", "dotfiles", "tooling", "tools", "scripts", "secrets",
        "argocd", "flux", "devops", "env", "hosts", "puppet",
        "chef", "salt", "ci", "pipelines", "templates", "live", "stacks", "inventory-files", "platform",
    ]
    private static let sharedStarts: Set<String> = [
        "infra", "infrastructure", "gitops", "terraform", "ansible", "k8s", "kubernetes", "helm", "argocd", "flux", "puppet",
    ]
    private static let servicesEnds: Set<String> = [
        "api", "service", "svc", "worker", "app", "server", "gateway", "engine", "processor", "hub", "backend", "frontend", "web",
    ]

    /// A repository's name that stands for many things: `shop-infra`, `k8s-manifests`, `terraform-live`; not `config-service`.
    static func isShared(_ name: String) -> Bool {
        let key = Organisation.key(name)
        if sharedNames.contains(key) { return true }
        let words = key.pieces(between: "-").map(String.init)
        guard let first = words.first, let last = words.last else { return false }
        return sharedEnds.contains(last) || sharedStarts.contains(first) && !servicesEnds.contains(last)
    }
}
