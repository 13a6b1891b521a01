import Estate
import Runtime
import SecretScan

/// Everything that a tree declares, read once: who runs, who uses what, who owns what.
struct EstateReader {
    /// What `.git/config` says of where a repository comes from.
    struct Remote {
        var host: String
        var groups: [String]
        var name: String

        /// The last but one label of its host: `shop` of `git.shop.example`.
        var domain: String? {
            let labels = host.lowercased().pieces(between: ".")
            return labels.count > 1 ? String(labels[labels.count - 2]) : nil
        }
        /// There the outermost group is the organisation.
        var isAtSharedForge: Bool {
            domain.map { ["github", "gitlab", "bitbucket", "azure", "visualstudio", "amazonaws", "codeberg"].contains($0) } ?? true
        }
    }

    let files: ContextReader
    let layout: Layout
    var organisation = Organisation()
    private(set) var catalogue = Catalogue()
    var kubernetes = Kubernetes()
    var index = WorkloadIndex()
    var uses = Uses()
    private(set) var codeowners: [Codeowners] = []
    private(set) var terraform = TerraformIndex()
    var registers = Registers()
    private(set) var accounts = Accounts()
    private(set) var stewards = Stewards()
    private(set) var forgeGroups = ForgeGroups()
    private var directories = Directories()
    /// What people call something beside its name.
    private var otherNames: [(name: String, other: String)] = []
    /// Jobs as Jenkins keeps them on its disk.
    var jenkins = JenkinsJobs()
    /// Files that a kustomization makes secrets of.
    private(set) var secretFiles: [String: (name: String, source: String)] = [:]
    private(set) var remotes: [String: Remote] = [:]
    /// Forges of one's own on which there are several outermost groups: they are parts of the organisation there.
    private(set) var partedForges: Set<String> = []
    /// Groups that only some repositories belong to: what all belong to says nothing.
    private(set) var tellingGroups: Set<String> = []

    /// Bounds on what is read for context, beside the scan itself.
    private static let fileLimit = 40_000
    private static let byteLimit = 256 << 20

    /// `alsoKnown`: paths that stood in history only, and that files of today may still name.
    init(files: ContextReader, repositories: [String], roots: [String], alsoKnown: [String]) {
        self.files = files
        let gone = Set(alsoKnown).subtracting(alsoKnown.isEmpty ? [] : files.paths)
        layout = Layout(
            paths: gone.isEmpty ? files.paths : (files.paths + gone).sorted(),
            repositories: repositories + Checkouts.find(in: files.paths, repositories: repositories, roots: roots), roots: roots)
        var later: [(path: String, documents: Documents)] = []
        var budget = (files: Self.fileLimit, bytes: Self.byteLimit)
        var pagesLeft = OwnerPages.fileLimit
        for path in files.paths {
            var need = ReleaseReader.need(of: path, uses) ?? Self.need(of: path) ?? Stewards.need(of: path, layout)
            // There may be more pages than all else, and they say least.
            if need != .always, pagesLeft > 0, let page = OwnerPages.need(of: path) { (need, pagesLeft) = (page, pagesLeft - 1) }
            guard let need, budget.files > 0, budget.bytes > 0, let bytes = files.bytes(path) else { continue }
            budget.files -= 1
            budget.bytes -= bytes.count
            // Parsing is dear: most YAML of a tree is told by these words to be none of ours.
            if need == .manifest, !(Self.holds("apiVersion", bytes) && Self.holds("kind", bytes)) { continue }
            if path.hasSuffix(".xlsx") { readWorkbook(bytes, path) } else {
                read(Self.text(bytes), name: Layout.name(of: path).lowercased(), path: path, later: &later)
            }
        }
        // A catalogue names directories, a list names people: both are settled before anything is weighed.
        for (path, documents) in later { catalogue.add(documents, path: path, layout: layout, organisation: &organisation) }
        for file in codeowners {
            for owner in Set(file.rules.flatMap(\.written)) {
                organisation.mention(owner)
                if owner.contains("/") { organisation.hear(owner) }
            }
        }
        forgeGroups.settle(&organisation)
        directories.settle(&organisation, &registers)
        for note in index.workloads.values.joined().flatMap(\.owners) where !note.isContact && !note.isOuter { organisation.mention(note.owner) }
        for owner in registers.named { organisation.mention(owner) }
        catalogue.settle()
        organisation.settle()
        index.ownNames = ownNames
        settleWorkloads()
        settleOtherNames()
        registers.settle(organisation, index)
        settleRemotes()
    }

    /// Sheets of a desktop are in Windows-1252 as often as in UTF-8: its letters are those of Latin-1, and nobody is named by the rest.
    private static func text(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self) ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// The sheets of a workbook that is called as registers are, one after the other.
    private mutating func readWorkbook(_ bytes: [UInt8], _ path: String) {
        var left = 20
        _ = Unpacker(limits: .init(memberSize: 4 << 20)).visit(bytes, path: path) { inner, bytes in
            guard inner.hasSuffix(".csv"), left > 0 else { return }
            left -= 1
            for table in OwnerTable.all(in: String(decoding: bytes, as: UTF8.self), path: path) { registers.add(table, path: path, to: &organisation) }
        }
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
        case "tfstate", "ldif": return .always
        case "tf", "nomad", "hcl", "service", "container", "cron", "crontab": return .always
        case "ini": return Registers.isInventory(path) ? .always : nil
        case "json":
            let lower = name.lowercased()
            if OrganisationLists.isList(lower) || lower == "app.json" || Accounts.isExport(path) || ForgeGroups.isExport(path) { return .always }
            return path.utf8.split(separator: UInt8(ascii: "/")).contains { part in
                manifestPlaces.contains { Array($0.utf8) == Array(part) }
            } || WorkloadIndex.words(name).contains(where: manifestWords.contains) ? .manifest : nil
        case "csv": return OrganisationLists.isList(name.lowercased()) || Accounts.isExport(path) ? .always : nil
        case "toml": return name == "fly.toml" || name == "wrangler.toml" ? .always : nil
        case "conf": return path.holds(".service.d/") ? .always : nil
        case "bazel": return name == "BUILD.bazel" ? .always : nil
        default:
            if name == "BUILD" || Registers.isInventory(path) { return .always }
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
        if Registers.isInventory(path) { return registers.add(inventory: text) }
        if OwnerPages.need(of: path) != nil {
            addRegister(text, name: name, path: path)
            if OwnerPages.isPage(path) && !Stewards.isRead(name) || name.hasSuffix(".xml") { return }
            if name.hasSuffix(".json"), Self.need(of: path) == nil { return }
        }
        if ForgeGroups.isExport(path) { return Documents(json: text).roots.forEach { forgeGroups.add($0, path: path) } }
        if Stewards.isRead(name) { return stewards.add(text, name: name, path: path) }
        if Accounts.isExport(path) {
            accounts.add(name.hasSuffix(".csv") ? Documents(csv: text) : Documents(json: text), path: path)
            if !OrganisationLists.isList(name) { return }
        }
        if name.hasSuffix(".tfstate") {
            let hasTags = text.holds("tags") || text.holds("labels")
            guard hasTags || text.holds("aws_iam_user"), let root = Documents(json: text).roots.first else { return }
            let state = TerraformState(root)
            accounts.add(state, path: path)
            for service in state.services(path: path) { index.add(service) }
            return
        }
        if name.hasSuffix(".ldif") { return directories.add(text, path: path) }
        if path.hasSuffix(".git/config") { return addRemote(text, path) }
        if HostReader.isUnit(path) { return HostReader.addUnit(text, path: path, layout: layout, uses: &uses, index: &index) }
        if HostReader.isCrontab(path) { return HostReader.addCrontab(text, path: path, layout: layout, uses: &uses, index: &index) }
        if name.hasSuffix(".toml") || name == "app.json" {
            return RunnerReader.addApp(text, path: path, layout: layout, uses: &uses, index: &index)
        }
        if name.hasSuffix(".csv"), !OrganisationLists.isList(name) { return }
        if name.hasSuffix(".csv") { return OrganisationLists.add(csv: text, path: path, to: &organisation) }
        if name.hasSuffix(".tf") || name.hasSuffix(".nomad") || name.hasSuffix(".hcl") {
            terraform.add(text, path: path, index: &index, registers: &registers)
            return
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

    private mutating func addRegister(_ text: String, name: String, path: String) {
        if name.hasSuffix(".xml") {
            registers.add(xml: text, path: path)
        } else if name.hasSuffix(".json") {
            for root in Documents(json: text).roots { registers.add(export: root, path: path, to: &organisation) }
        } else {
            for table in OwnerTable.all(in: text, path: path) { registers.add(table, in: text, path: path, to: &organisation) }
            if OwnerPages.isPage(path), otherNames.count < 10_000, let title = OwnerPages.title(of: text) {
                otherNames += OwnerPages.otherNames(in: title)
            }
        }
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

    /// What the organisation is called in its own domain, or on a forge that it shares with others.
    private var ownNames: Set<String> {
        var names: Set<String> = []
        for remote in remotes.values {
            guard let domain = remote.domain else { continue }
            if !remote.isAtSharedForge { names.insert(domain) } else if let first = remote.groups.first { names.insert(first.lowercased()) }
        }
        let organisations = Set(codeowners.flatMap { $0.rules.flatMap(\.written) }.compactMap { owner in
            owner.contains("/") ? owner.drop { $0 == "@" }.pieces(between: "/").first.map { $0.lowercased() } : nil
        })
        // Groups of a forge of one's own are teams.
        return organisations.count == 1 ? names.union(organisations) : names
    }

    /// `git@host:shop/payments/api.git` → groups `shop`, `payments`, name `api`.
    private mutating func addRemote(_ text: String, _ path: String) {
        guard let line = text.pieces(between: "\n").first(where: { $0.contains("url") && $0.contains("=") }),
            let equals = line.firstIndex(of: "=")
        else { return }
        var url = line[line.index(after: equals)...].drop { $0 == " " }
        let scheme = url.firstRange(of: "://")
        if let scheme { url = url[scheme.upperBound...] }
        guard let end = scheme != nil ? url.firstIndex(of: "/") : url.firstIndex(of: ":") else { return }
        // Without the user before it and the port behind it.
        let host = String(url[..<end].pieces(between: "@").last?.prefix { $0 != ":" } ?? "")
        url = url[url.index(after: end)...]
        let parts = url.pieces(between: "/").map(String.init)
        guard parts.count >= 2, parts.count <= 12, let last = parts.last else { return }
        // A bare repository is a directory `name.git` itself.
        let prefix =
            path.hasSuffix("/.git/config") || path == ".git/config"
            ? String(path.dropLast(".git/config".count)) : String(path.dropLast("config".count))
        remotes[prefix] = Remote(host: host, groups: Array(parts.dropLast()), name: Layout.repositoryName(last))
    }

    mutating func settleOtherNames() {
        for (name, other) in otherNames + registers.aliases { index.addSpoken(name, for: other) }
    }

    private mutating func settleRemotes() {
        var counts: [String: Int] = [:]
        for remote in remotes.values { for group in Set(remote.groups) { counts[group, default: 0] += 1 } }
        let outermost = Dictionary(grouping: remotes.values.filter { !$0.isAtSharedForge }, by: \.host).mapValues { Set($0.compactMap(\.groups.first)) }
        partedForges = Set(outermost.filter { $0.value.count > 1 }.keys)
        tellingGroups = Set(counts.filter { $0.value < remotes.count || organisation.team(named: $0.key) != nil }.keys)
    }
}
