import Estate
import Runtime
import SecretScan

/// Everything that a tree declares, read once: who runs, who uses what, who owns what.
struct EstateReader {
    /// What `.git/config` says of where a repository comes from.
    struct Remote {
        var groups: [String]
        var name: String
    }

    let files: ContextReader
    let layout: Layout
    private(set) var organisation = Organisation()
    private(set) var catalogue = Catalogue()
    var kubernetes = Kubernetes()
    private(set) var index = WorkloadIndex()
    private(set) var uses = Uses()
    private(set) var codeowners: [Codeowners] = []
    private(set) var terraform = TerraformIndex()
    private(set) var accounts = Accounts()
    private(set) var stewards = Stewards()
    /// Files that a kustomization makes secrets of.
    private(set) var secretFiles: [String: (name: String, source: String)] = [:]
    private(set) var remotes: [String: Remote] = [:]
    /// Groups that only some repositories belong to: what all belong to says nothing.
    private(set) var tellingGroups: Set<String> = []

    /// Bounds on what is read for context, beside the scan itself.
    private static let fileLimit = 40_000
    private static let byteLimit = 256 << 20

    /// `alsoKnown`: paths that stood in history only, and that files of today may still name.
    init(files: ContextReader, repositories: [String], roots: [String], alsoKnown: [String]) {
        self.files = files
        let gone = Set(alsoKnown).subtracting(alsoKnown.isEmpty ? [] : files.paths)
        layout = Layout(paths: gone.isEmpty ? files.paths : (files.paths + gone).sorted(), repositories: repositories, roots: roots)
        var later: [(path: String, documents: Documents)] = []
        var budget = (files: Self.fileLimit, bytes: Self.byteLimit)
        for path in files.paths {
            let need = ReleaseReader.need(of: path, uses) ?? Self.need(of: path) ?? Stewards.need(of: path, layout)
            guard let need, budget.files > 0, budget.bytes > 0, let bytes = files.bytes(path) else { continue }
            budget.files -= 1
            budget.bytes -= bytes.count
            // Parsing is dear: most YAML of a tree is told by these words to be none of ours.
            if need == .manifest, !(Self.holds("apiVersion", bytes) && Self.holds("kind", bytes)) { continue }
            read(String(decoding: bytes, as: UTF8.self), name: Layout.name(of: path).lowercased(), path: path, later: &later)
        }
        // A catalogue names directories, a list names people: both are settled before anything is weighed.
        for (path, documents) in later { catalogue.add(documents, path: path, layout: layout, organisation: &organisation) }
        for file in codeowners { for owner in Set(file.rules.flatMap(\.written)) { organisation.mention(owner) } }
        catalogue.settle()
        organisation.settle()
        settleWorkloads()
        settleRemotes()
    }

    enum Need { case always, manifest }

    /// Whether a file can say anything about the estate, told from its name.
    private static func need(of path: String) -> Need? {
        let name = Layout.name(of: path)
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        let suffix = dot.map { name[name.utf8.index(after: $0)...].lowercased() } ?? ""
        switch suffix {
        case "yaml", "yml":
            let lower = name.lowercased()
            if ComposeReader.isCompose(path) || OrganisationLists.isList(lower) || lower.hasPrefix("helmfile")
                || lower.hasPrefix("serverless") || lower == "chart.yaml"
                || lower.hasPrefix("kustomization") || ServiceCards.isCard(lower)
            {
                return .always
            }
            return .manifest
        case "tf", "nomad", "hcl", "service", "container", "cron", "crontab": return .always
        case "json":
            let lower = name.lowercased()
            if OrganisationLists.isList(lower) || lower == "app.json" || Accounts.isExport(path) { return .always }
            return path.utf8.split(separator: UInt8(ascii: "/")).contains { part in
                manifestPlaces.contains { Array($0.utf8) == Array(part) }
            } || WorkloadIndex.words(name).contains(where: manifestWords.contains) ? .manifest : nil
        case "csv": return OrganisationLists.isList(name.lowercased()) || Accounts.isExport(path) ? .always : nil
        case "toml": return name == "fly.toml" || name == "wrangler.toml" ? .always : nil
        case "conf": return path.holds(".service.d/") ? .always : nil
        case "bazel": return name == "BUILD.bazel" ? .always : nil
        default:
            if name == "BUILD" { return .always }
            if name == "CODEOWNERS" || name == "OWNERS" || name == "crontab" { return .always }
            if name == "config" { return path.hasSuffix(".git/config") ? .always : nil }
            return path.holds("cron") && HostReader.isCrontab(path) ? .always : nil
        }
    }

    /// Where manifests and dumps of a cluster's objects are kept in JSON, and what such files are called. Other JSON is not opened.
    private static let manifestPlaces = ["k8s", "kubernetes", "manifests", "clusters", "cluster", "dump", "dumps", "kubectl", "namespaces"]
    private static let manifestWords: Set<String> = [
        "k8s", "kubernetes", "kubectl", "kube", "manifest", "manifests", "pod", "pods", "deployment", "deployments", "namespace", "statefulset",
        "cronjob", "daemonset", "workloads",
    ]

    private static func holds(_ word: StaticString, _ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { $0.offset(of: word) != nil } }

    private mutating func read(_ text: String, name: String, path: String, later: inout [(path: String, documents: Documents)]) {
        if name == "codeowners" { return addCodeowners(text, path) }
        if name == "owners" { return addApprovers(text, path) }
        if BazelReader.isBuild(name) { return BazelReader.add(text, path: path, layout: layout, uses: &uses, index: &index) }
        if Stewards.isRead(name) { return stewards.add(text, name: name, path: path) }
        if Accounts.isExport(path) {
            accounts.add(name.hasSuffix(".csv") ? Documents(csv: text) : Documents(json: text), path: path)
            if !OrganisationLists.isList(name) { return }
        }
        if path.hasSuffix(".git/config") { return addRemote(text, path) }
        if HostReader.isUnit(path) { return HostReader.addUnit(text, path: path, layout: layout, uses: &uses, index: &index) }
        if HostReader.isCrontab(path) { return HostReader.addCrontab(text, path: path, layout: layout, uses: &uses, index: &index) }
        if name.hasSuffix(".toml") || name == "app.json" {
            return RunnerReader.addApp(text, path: path, layout: layout, uses: &uses, index: &index)
        }
        if name.hasSuffix(".csv") { return OrganisationLists.add(csv: text, to: &organisation) }
        if name.hasSuffix(".tf") || name.hasSuffix(".nomad") || name.hasSuffix(".hcl") {
            return terraform.add(text, path: path, index: &index)
        }
        let isList = OrganisationLists.isList(name)
        let documents = name.hasSuffix(".json") ? Documents(json: text) : Documents(yaml: text)
        for root in documents.roots {
            if isList { OrganisationLists.add(root, to: &organisation) }
            if ComposeReader.isCompose(path), root["services"] != nil {
                ComposeReader.add(root, path: path, layout: layout, uses: &uses, index: &index)
            } else if name.hasPrefix("values"), let chart = ReleaseReader.chart(of: path, uses) {
                ReleaseReader.addValues(root, path: path, chart: chart, uses: uses, index: &index)
            } else if name == "chart.yaml" {
                ReleaseReader.addChart(root, path: path, layout: layout, uses: &uses, index: &index)
            } else if name.hasPrefix("helmfile") {
                ReleaseReader.addHelmfile(root, path: path, layout: layout, uses: &uses, index: &index)
            } else if name.hasPrefix("kustomization") {
                ReleaseReader.addKustomization(root, path: path, layout: layout, kubernetes: &kubernetes, secretFiles: &secretFiles)
            } else if name.hasPrefix("serverless") {
                RunnerReader.addServerless(root, path: path, layout: layout, uses: &uses, index: &index)
            } else if ServiceCards.isEntity(root) || ServiceCards.isCard(name) && root["apiVersion"] == nil {
                let own = remotes[Layout.directory(of: path)]?.name
                ServiceCards.add(root, path: path, repository: own, layout: layout, index: &index, stewards: &stewards)
            } else if !Catalogue.isCatalogue(root) {
                kubernetes.add(root, path: path)
                for object in [root] + (root["items"]?.items ?? []) {
                    ReleaseReader.addRelease(object, path: path, layout: layout, uses: &uses, index: &index)
                    ReleaseReader.addDeployed(object, path: path, layout: layout, kubernetes: &kubernetes)
                }
            }
        }
        if documents.roots.contains(where: Catalogue.isCatalogue) { later.append((path, documents)) }
    }

    private mutating func addCodeowners(_ text: String, _ path: String) {
        var base = Layout.directory(of: path)
        for directory in [".github/", ".gitlab/", ".bitbucket/", "docs/"] where base.hasSuffix(directory) {
            base.removeLast(directory.count)
        }
        // GitHub reads the first of .github/, the root, docs/.
        if let known = codeowners.firstIndex(where: { $0.base == base }) {
            if codeowners[known].path.holds(".github/") || path.holds("docs/") { return }
            codeowners.remove(at: known)
        }
        codeowners.append(Codeowners(text, path: path, base: base))
    }

    /// An OWNERS file as Kubernetes has them: who approves what lies in its directory.
    private mutating func addApprovers(_ text: String, _ path: String) {
        guard let root = Documents(yaml: text).roots.first else { return }
        let names = (root["approvers"]?.strings ?? []).prefix(10).filter { !$0.contains(" ") && !$0.isEmpty }
        guard !names.isEmpty else { return }
        codeowners.append(
            Codeowners(
                "/** " + names.map { $0.contains("@") ? $0 : "@" + $0 }.joined(separator: " "), path: path, base: Layout.directory(of: path)
            ))
    }

    /// `git@host:shop/payments/api.git` → groups `shop`, `payments`, name `api`.
    private mutating func addRemote(_ text: String, _ path: String) {
        guard let line = text.pieces(between: "\n").first(where: { $0.contains("url") && $0.contains("=") }),
            let equals = line.firstIndex(of: "=")
        else { return }
        var url = line[line.index(after: equals)...].drop { $0 == " " }
        if let scheme = url.firstRange(of: "://") {
            url = url[scheme.upperBound...]
            guard let slash = url.firstIndex(of: "/") else { return }
            url = url[url.index(after: slash)...]
        } else if let colon = url.firstIndex(of: ":") {
            url = url[url.index(after: colon)...]
        } else {
            return
        }
        let parts = url.pieces(between: "/").map(String.init)
        guard parts.count >= 2, parts.count <= 12, let last = parts.last else { return }
        // A bare repository is a directory `name.git` itself.
        let prefix =
            path.hasSuffix("/.git/config") || path == ".git/config"
            ? String(path.dropLast(".git/config".count)) : String(path.dropLast("config".count))
        remotes[prefix] = Remote(groups: Array(parts.dropLast()), name: Layout.repositoryName(last))
    }

    private mutating func settleRemotes() {
        var counts: [String: Int] = [:]
        for remote in remotes.values { for group in Set(remote.groups) { counts[group, default: 0] += 1 } }
        tellingGroups = Set(counts.filter { $0.value < remotes.count || organisation.team(named: $0.key) != nil }.keys)
    }

    // MARK: - Names and homes

    private static let homes: Set<String> = [
        "services", "apps", "jobs", "workers", "functions", "lambdas", "microservices", "crons", "svc", "cmd", "batch", "cronjobs",
        "pipelines", "bots", "daemons",
    ]

    private static let programHomes: Set<String> = [
        "dags", "jobs", "crons", "cronjobs", "lambdas", "functions", "batch", "workers", "cron", "bots",
    ]

    private mutating func settleWorkloads() {
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
        addServiceDirectories()
        addModules()
        for (directory, name) in uses.packages where index.home(around: directory + "x").map({ $0.directory == layout.base(of: directory) }) ?? true {
            index.addHome(directory, of: name)
        }
        for name in index.workloads.values.compactMap(\.first).filter({ !$0.isServer }).map(\.name)
        where !WorkloadIndex.generic.contains(name.lowercased()) {
            for directory in layout.directories(named: name, near: nil) where index.home(around: directory + "x")?.directory != directory {
                index.addHome(directory, of: name)
            }
        }
        addRepositories()
        addPrograms()
        for (service, directory) in uses.builtHere {
            guard let home = index.home(around: directory + "x"), home.directory == directory, home.names.count == 1,
                Self.isPart(service, of: home.names[0])
            else { continue }
            index.addAlias(service, for: home.names[0])
        }
    }

    private static func isPart(_ short: String, of name: String) -> Bool {
        let words = Organisation.key(name).pieces(between: "-")
        return ["app", "web", "api", "server", "service"].contains(short)
            || Organisation.key(short).pieces(between: "-").allSatisfy(words.contains)
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
                [.code, .shell].contains(FileKind(path: path).format),
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
                guard !FileKind(path: layout.below(directory) + "x").isFixture, !name.hasPrefix("."),
                    !["common", "shared", "lib", "libs"].contains(name),
                    // `apps/base`, `apps/overlays`, `apps/prod` are manifests by environment.
                    !Layout.isOperations(name), Environments.named(in: name) == nil || WorkloadIndex.words(name).count > 1
                else { break }
                // One thing declared in there is what it is; several make the directory's own name the better one.
                let declared = Set(
                    index.workloads.values.joined().filter { $0.source.hasPrefix(directory) && !$0.isServer && $0.kind != "function" }.map(
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

    /// Whether something in a directory is run rather than imported: an image, a process, a program's entry, a deployment of that name.
    private func runs(_ directory: String) -> Bool {
        if index.named(Layout.name(of: String(directory.dropLast()))) != nil { return true }
        if index.workloads.values.joined().contains(where: { $0.source.hasPrefix(directory) }) { return true }
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
                        && !["function", "umbrella chart"].contains($0.kind)
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

/// Where Terraform's files use a variable, another state's output or a resource.
struct TerraformIndex {
    struct Place {
        var path: String
        var line: Int
    }

    private var roots: [String: Node] = [:]
    private var uses: [String: [Place]] = [:]

    mutating func add(_ text: String, path: String, index: inout WorkloadIndex) {
        guard roots.count < 20_000 else { return }
        let (root, references) = HCLReader.read(text)
        roots[path] = root
        for reference in references {
            let parts = reference.name.pieces(between: ".")
            guard parts.count >= 2, parts.count <= 12 else { continue }
            if Self.secretTypes.contains(where: parts[0].hasPrefix) {
                uses["\(parts[0]).\(parts[1])", default: []].append(Place(path: path, line: reference.line))
            }
            for (position, part) in parts.dropLast().enumerated() where ["var", "outputs", "local", "module"].contains(part) {
                let name = part == "module" ? parts.last.map(String.init) ?? "" : String(parts[position + 1])
                uses[name, default: []].append(Place(path: path, line: reference.line))
            }
        }
        // Nomad's jobs, and resources that run under a name of their own.
        for job in root["job"]?.entries ?? [] {
            index.add(
                .init(
                    name: job.key, kind: "Nomad job", source: "\(path):\(job.line)", owners: Self.owners(ofJob: job, path)))
        }
        for type in root.entries.filter({ $0.key == "resource" }).map(\.value) {
            for entry in type.entries {
                for label in entry.value.entries {
                    let chain = Chain(
                        steps: [
                            .init(key: nil, node: root), .init(key: "resource", node: type), .init(key: entry.key, node: entry.value),
                            .init(key: label.key, node: label.value),
                        ], line: label.line)
                    let record = Record(chain, path: path, isStore: false)
                    guard let runner = record.runner else { continue }
                    index.add(
                        .init(name: runner.name, kind: entry.key, source: "\(path):\(label.line)", owners: record.owners.map(\.owner)))
                }
            }
        }
    }

    /// What a Nomad job's own `meta` says, else the one owner that all of its groups and tasks name.
    private static func owners(ofJob job: Node.Entry, _ path: String) -> [WorkloadIndex.OwnerNote] {
        let own = RunnerReader.tags(job.value["meta"], path, job.key)
        guard own.isEmpty else { return own }
        var inner: [WorkloadIndex.OwnerNote] = []
        job.value.visit { node in if inner.count < 100 { inner += RunnerReader.tags(node["meta"], path, job.key) } }
        return Set(inner.map(\.owner)).count == 1 ? Array(inner.prefix(1)) : []
    }

    /// Resources that hold a secret for others.
    private static let secretTypes = [
        "kubernetes_secret", "kubernetes_config_map", "random_password", "aws_secretsmanager_secret", "aws_ssm_parameter",
        "azurerm_key_vault_secret", "google_secret_manager_secret", "vault_generic_secret", "vault_kv_secret",
    ]

    /// `kubernetes_secret.orders`, where the way to a value leads through one.
    static func secretResource(of chain: Chain) -> String? {
        let keys = chain.steps.prefix(8).compactMap(\.key)
        guard keys.count > 2, keys[0] == "resource", secretTypes.contains(where: keys[1].hasPrefix) else { return nil }
        return "\(keys[1]).\(keys[2])"
    }

    /// The account that a key in a state belongs to, which is a resource of its own there.
    static func holder(of chain: Chain, in root: Node) -> Chain? {
        let holders = [
            "aws_iam_access_key": ("aws_iam_user", "name", "user"),
            "google_service_account_key": ("google_service_account", "name", "service_account_id"),
        ]
        guard let (kind, name, field) = chain.steps.lazy.compactMap({ $0.node.string("type").flatMap { holders[$0] } }).first,
            let its = chain.steps.lazy.reversed().compactMap({ $0.node.string(field) }).first
        else { return nil }
        for resource in root["resources"]?.items ?? [] where resource.string("type") == kind {
            for instance in resource["instances"]?.items ?? [] {
                guard let attributes = instance["attributes"], attributes.string(name) == its else { continue }
                return Chain(
                    steps: [.init(key: nil, node: resource), .init(key: nil, node: instance), .init(key: "attributes", node: attributes)],
                    line: attributes.line)
            }
        }
        return nil
    }

    func root(of path: String) -> Node? { roots[path] }

    /// Chains to the uses of a name, those nearest to `path` only.
    func chains(using name: String, near path: String) -> [(chain: Chain, path: String)] {
        let found = (uses[name] ?? []).prefix(200)
        guard let nearest = found.map({ Layout.common($0.path, path) }).max() else { return [] }
        return found.filter { Layout.common($0.path, path) == nearest }.prefix(8).compactMap { place in
            roots[place.path].flatMap { Chain.at(line: place.line, in: $0) }.map { ($0, place.path) }
        }
    }

    /// What a stack's provider puts on everything.
    func defaultTags(near path: String) -> [(chain: Chain, path: String)] {
        let directory = Layout.directory(of: path)
        return roots.filter { Layout.directory(of: $0.key) == directory }.sorted { $0.key < $1.key }.flatMap { file, root in
            root.entries.filter { $0.key == "provider" }.flatMap(\.value.entries).compactMap { entry in
                (entry.value["default_tags"] ?? entry.value["default_labels"]).map {
                    (Chain(steps: [.init(key: nil, node: $0)], line: $0.line), file)
                }
            }
        }
    }

    /// The resource that `aws_db_instance.orders.id` refers to, as a chain.
    func resource(_ reference: String, near path: String) -> (chain: Chain, path: String)? {
        let parts = reference.pieces(between: "${}. ").map(String.init)
        guard parts.count >= 2, parts[0].contains("_") else { return nil }
        let directory = Layout.directory(of: path)
        for (file, root) in roots where Layout.directory(of: file) == directory {
            guard let types = root.entries.first(where: { $0.key == "resource" && $0.value[parts[0], parts[1]] != nil })?.value,
                let node = types[parts[0], parts[1]]
            else { continue }
            return (
                Chain(
                    steps: [
                        .init(key: nil, node: root), .init(key: "resource", node: types), .init(key: parts[0], node: types),
                        .init(key: parts[1], node: node),
                    ], line: node.line), file
            )
        }
        return nil
    }
}
