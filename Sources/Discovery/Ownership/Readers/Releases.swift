import Runtime

/// Charts, releases and kustomizations: which directory of manifests or values becomes which workload.
enum ReleaseReader {
    /// `Chart.yaml`: the chart's directory is the chart's workload, and its dependencies' values lie under their names.
    static func addChart(_ root: Node, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        guard let name = root.string("name"), root.string("apiVersion") != nil else { return }
        let directory = Layout.directory(of: path)
        var owners: [WorkloadIndex.OwnerNote] = []
        for entry in root["annotations"]?.entries ?? [] {
            if let owner = entry.value.text, Kubernetes.ownerRank(entry.key, naming: owner) != nil {
                owners.append(.init(owner: owner, source: "\(path):\(entry.line)", why: "annotation \(entry.key) of chart \(name)"))
            }
        }
        for item in root["maintainers"]?.items ?? [] {
            if let owner = item.string("name"), Kubernetes.isName(owner) {
                owners.append(.init(owner: owner, source: "\(path):\(item.line)", why: "maintains chart \(name)", isOuter: true))
            }
        }
        let dependencies = (root["dependencies"]?.items ?? []).compactMap { $0.string("alias") ?? $0.string("name") }
        if !dependencies.isEmpty { uses.parts[directory] = Set(dependencies) }
        let isUmbrella =
            !dependencies.isEmpty
            && dependencies.contains { dependency in layout.directories(named: dependency, near: nil).isEmpty == false }
        index.add(.init(name: name, kind: isUmbrella ? "umbrella chart" : "chart", source: path, owners: owners))
        uses.add(.init(workload: name, source: path, why: "chart \(name) is here", weight: isUmbrella ? 0.5 : 0.86), directory: directory)
    }

    /// Values beside a chart that was read before them: `Chart.yaml` comes first in order.
    static func chart(of path: String, _ uses: Uses) -> String? {
        let directory = Layout.directory(of: path)
        return uses.user(ofDirectoryAround: path).flatMap { $0.directory == directory ? $0.use.workload : nil }
    }

    static func need(of path: String, _ uses: Uses) -> EstateReader.Need? {
        let name = Layout.name(of: path)
        return name.hasPrefix("values") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && chart(of: path, uses) != nil ? .always : nil
    }

    private static let labels = [
        "podLabels", "labels", "commonLabels", "extraLabels", "additionalLabels", "deploymentLabels", "customLabels", "podAnnotations", "annotations",
        "commonAnnotations",
    ]

    /// Labels that a chart's values put on what it deploys, of the chart and of each of its parts.
    static func addValues(_ root: Node, path: String, chart: String, uses: Uses, index: inout WorkloadIndex) {
        let own = owners(inValues: root, path, chart) + (root["global"].map { owners(inValues: $0, path, chart) } ?? [])
        if !own.isEmpty { index.add(.init(name: chart, kind: "chart values", source: path, owners: own)) }
        for part in uses.parts[Layout.directory(of: path)] ?? [] {
            guard let values = root[part] else { continue }
            let its = owners(inValues: values, path, part)
            if !its.isEmpty { index.add(.init(name: part, kind: "chart values", source: path, owners: its)) }
        }
    }

    static func owners(inValues values: Node, _ path: String, _ name: String) -> [WorkloadIndex.OwnerNote] {
        // `team: orders` at the top is for the templates to make a label of.
        var found = RunnerReader.tags(.map(values.entries.filter { $0.value.text != nil }, line: values.line), path, "the values of \(name)")
        for group in labels { found += RunnerReader.tags(values[group], path, "\(group) of \(name)") }
        return found
    }

    /// Argo CD's Application and Flux's HelmRelease: a name for a directory or a chart.
    static func addRelease(_ root: Node, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        guard let kind = root.string("kind"), let name = root.string("metadata", "name") else { return }
        let source = "\(path):\(root["metadata", "name"]?.line ?? root.line)"
        let sources = (root["spec", "source"].map { [$0] } ?? []) + (root["spec", "sources"]?.items ?? [])
        switch kind {
        case "Application":
            guard root.string("apiVersion")?.hasPrefix("argoproj.io/") == true else { return }
            var owners = Kubernetes.owners(of: root, path: path)
            if let project = root.string("spec", "project"), project != "default" {
                owners.append(.init(owner: project, source: source, why: "Argo CD project of \(name)", isOuter: true))
            }
            index.add(
                .init(
                    name: name, kind: "Application", source: source, namespace: root.string("spec", "destination", "namespace"),
                    owners: owners))
            for one in sources {
                guard let directory = one.string("path") else { continue }
                let base =
                    one.string("repoURL").flatMap { layout.repository(named: Layout.repositoryName($0)) } ?? layout.repository(of: path)
                let resolved = Layout.resolve(directory, from: base)
                uses.add(
                    .init(workload: index.canonical(name), source: source, why: "Application \(name) deploys \(directory)", weight: 0.84),
                    directory: resolved)
                for file in one["helm", "valueFiles"]?.strings ?? [] {
                    if let found = layout.find(file.replacing("$values/", with: "/"), from: resolved) {
                        uses.add(
                            .init(workload: index.canonical(name), source: source, why: "Application \(name) takes \(file)", weight: 0.92),
                            file: found)
                    }
                }
            }
        case "ApplicationSet":
            guard root.string("apiVersion")?.hasPrefix("argoproj.io/") == true else { return }
            addSet(root, path: path, layout: layout, uses: &uses, index: &index)
        case "HelmRelease":
            index.add(
                .init(
                    name: root.string("spec", "releaseName") ?? name, kind: "HelmRelease", source: source,
                    namespace: root.string("metadata", "namespace"),
                    owners: Kubernetes.owners(of: root, path: path) + (root["spec", "values"].map { owners(inValues: $0, path, name) } ?? [])))
        default: return
        }
    }

    /// Argo CD's ApplicationSet with a list of what it makes an application of, by one template.
    private static func addSet(_ root: Node, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        let template = root["spec", "template"]
        var elements: [Node] = []
        (root["spec", "generators"] ?? root).visit { node in if elements.count < 500 { elements += node["elements"]?.items ?? [] } }
        for element in elements.prefix(500) {
            func filled(_ text: String) -> String {
                element.entries.prefix(50).reduce(text) { text, entry in
                    guard text.contains("{"), let value = entry.value.text else { return text }
                    return ["{{\(entry.key)}}", "{{ \(entry.key) }}", "{{.\(entry.key)}}", "{{ .\(entry.key) }}"].reduce(text) {
                        $0.replacing($1, with: value)
                    }
                }
            }
            let name = template?.string("metadata", "name").map(filled) ?? element.string("name") ?? element.string("app") ?? ""
            guard Kubernetes.isName(name), !name.contains("{") else { continue }
            let source = "\(path):\(element.line)"
            var owners = RunnerReader.tags(element, path, "the application \(name)")
            for entry in template?["metadata", "labels"]?.entries ?? [] where owners.isEmpty {
                guard let owner = entry.value.text.map(filled), Kubernetes.ownerRank(entry.key, naming: owner) != nil else { continue }
                owners.append(.init(owner: owner, source: source, why: "label \(entry.key) of application \(name)"))
            }
            let namespace = template?.string("spec", "destination", "namespace").map(filled)
            index.add(.init(name: name, kind: "Application", source: source, namespace: namespace, owners: owners))
            // An element may say what the repository is called that all is built of.
            if let other = element.string("repo") ?? element.string("repository") ?? element.string("service"), Kubernetes.isName(other) {
                index.addAlias(name, for: Layout.repositoryName(other))
                index.add(.init(name: Layout.repositoryName(other), kind: "Application", source: source, namespace: namespace, owners: owners))
            }
            for one in (template?["spec", "source"].map { [$0] } ?? []) + (template?["spec", "sources"]?.items ?? []) {
                guard let directory = one.string("path").map(filled), !directory.contains("{") else { continue }
                let base = one.string("repoURL").flatMap { layout.repository(named: Layout.repositoryName(filled($0))) } ?? layout.repository(of: path)
                uses.add(
                    .init(workload: index.canonical(name), source: source, why: "Application \(name) deploys \(directory)", weight: 0.84),
                    directory: Layout.resolve(directory, from: base))
            }
        }
    }

    /// `helmfile.yaml`.
    static func addHelmfile(_ root: Node, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        for release in root["releases"]?.items ?? [] {
            guard let name = release.string("name") else { continue }
            var owners: [WorkloadIndex.OwnerNote] = []
            for entry in release["labels"]?.entries ?? [] {
                if let owner = entry.value.text, Kubernetes.ownerRank(entry.key, naming: owner) != nil {
                    owners.append(.init(owner: owner, source: "\(path):\(entry.line)", why: "label \(entry.key) of release \(name)"))
                }
            }
            index.add(
                .init(
                    name: name, kind: "release", source: "\(path):\(release.line)", namespace: release.string("namespace"), owners: owners))
            for file in (release["values"]?.strings ?? []) + (release["secrets"]?.strings ?? []) {
                if let found = layout.find(file, from: Layout.directory(of: path)) {
                    uses.add(
                        .init(workload: name, source: "\(path):\(release.line)", why: "release \(name) takes \(file)", weight: 0.92),
                        file: found)
                }
            }
        }
    }

    /// Flux's Kustomization: what it puts on everything in the directory that it deploys.
    static func addDeployed(_ root: Node, path: String, layout: Layout, kubernetes: inout Kubernetes) {
        guard root.string("kind") == "Kustomization", root.string("apiVersion")?.hasPrefix("kustomize.toolkit.fluxcd.io/") == true,
            let text = root.string("spec", "path")
        else { return }
        let directory = Layout.resolve(text, from: layout.base(of: path))
        // The whole of a repository is no one thing's.
        guard directory != layout.base(of: path) else { return }
        if let namespace = root.string("spec", "targetNamespace") { kubernetes.addNamespace(namespace, of: [directory]) }
        let name = root.string("metadata", "name") ?? ""
        let labels = [root["spec", "commonMetadata", "labels"], root["spec", "commonMetadata", "annotations"]]
        for note in labels.flatMap({ RunnerReader.tags($0, path, "Kustomization \(name)") }) {
            kubernetes.addOwner(note, ofFilesIn: directory, below: [directory])
        }
    }

    /// A kustomization: puts objects into a namespace and makes secrets of files.
    static func addKustomization(
        _ root: Node, path: String, layout: Layout, kubernetes: inout Kubernetes,
        secretFiles: inout [String: (name: String, source: String)]
    ) {
        let directory = Layout.directory(of: path)
        let below = ((root["resources"]?.strings ?? []) + (root["bases"]?.strings ?? [])).map { Layout.resolve($0, from: directory) }.filter {
            !$0.hasSuffix(".yaml/") && !$0.hasSuffix(".yml/")
        }
        if let namespace = root.string("namespace") { kubernetes.addNamespace(namespace, of: [directory] + below) }
        let labels = [root["commonAnnotations"], root["commonLabels"]] + (root["labels"]?.items ?? []).prefix(20).map { $0["pairs"] }
        for entry in labels.compactMap({ $0 }).flatMap(\.entries) {
            guard let owner = entry.value.text, Kubernetes.ownerRank(entry.key, naming: owner) != nil else { continue }
            kubernetes.addOwner(
                .init(owner: owner, source: "\(path):\(entry.line)", why: "label \(entry.key) of the kustomization"), ofFilesIn: directory, below: below)
        }
        for generator in (root["secretGenerator"]?.items ?? []) + (root["configMapGenerator"]?.items ?? []) {
            guard let name = generator.string("name") else { continue }
            kubernetes.addSecret(name, path: path, line: generator.line)
            for file in (generator["envs"]?.strings ?? []) + (generator["env"]?.strings ?? []) + (generator["files"]?.strings ?? []) {
                let plain = file.split(separator: "=", maxSplits: 1).last.map(String.init) ?? file
                if let found = layout.find(plain, from: directory) { secretFiles[found] = (name, path) }
            }
        }
    }
}

/// Other things that run, each with a file that names it: serverless services, Fly, Nomad, ECS, pipelines.
enum RunnerReader {
    static func isPipeline(_ path: String) -> Bool {
        let name = Layout.name(of: path).lowercased()
        return path.holds(".github/workflows/") || name.hasSuffix(".gitlab-ci.yml") || path.holds(".circleci/")
            || name == "bitbucket-pipelines.yml"
            || name.hasPrefix("azure-pipelines")
            || path.holds("azure-pipelines/") && (name.hasSuffix(".yml") || name.hasSuffix(".yaml"))
            || name == ".drone.yml" || name == ".travis.yml" || path.holds(".buildkite/")
            || name.hasPrefix("jenkinsfile")
            || path.holds(".gitlab/ci/") || path.holds(".gitea/workflows/") || path.holds(".forgejo/workflows/")
            || name == ".woodpecker.yml"
    }

    private static let gitLabWords: Set<String> = [
        "stages", "variables", "include", "default", "workflow", "image", "services", "cache", "before_script", "after_script", "pages",
    ]

    /// What a pipeline is called: the workflow by its own name or its file's, a GitLab job by the job's.
    static func pipelineName(_ root: Node?, path: String, line: Int, slot: String?) -> String {
        let file = Layout.name(of: path)
        let stem = file.drop { $0 == "." }.pieces(between: ".").first.map(String.init) ?? file
        let isGeneric =
            file.hasPrefix(".")
            || ["config", "bitbucket-pipelines", "azure-pipelines", "jenkinsfile", "pipeline", "main", "ci"].contains(stem.lowercased())
        if path.holds("workflows/") {
            if let name = root?.string("name"), !name.contains(" "), !name.contains("$") { return name }
            return stem
        }
        let jobs =
            (root?["jobs"] ?? root?["pipelines"]).map(\.entries) ?? root?.entries.filter {
                !gitLabWords.contains($0.key) && !$0.key.hasPrefix(".") && !$0.value.entries.isEmpty
            } ?? []
        if let job = jobs.last(where: { $0.line <= line && line <= max($0.line, $0.value.lastLine) }) { return job.key }
        return isGeneric ? "ci" : stem
    }

    static func addServerless(_ root: Node, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        guard let name = root.string("service") ?? root.string("service", "name"), root["provider"] != nil || root["functions"] != nil
        else { return }
        let directory = Layout.directory(of: path)
        index.add(
            .init(
                name: name, kind: "serverless service", source: path, homes: directory == layout.repository(of: path) ? [] : [directory],
                owners: tags(root["provider", "tags"], path, name) + tags(root["provider", "stackTags"], path, name)))
        uses.add(.init(workload: name, source: path, why: "serverless service \(name) is here", weight: 0.86), directory: directory)
        for function in root["functions"]?.entries ?? [] {
            index.add(
                .init(
                    name: function.key, kind: "function", source: "\(path):\(function.line)",
                    owners: tags(function.value["tags"], path, function.key)))
        }
    }

    static func tags(_ node: Node?, _ path: String, _ name: String) -> [WorkloadIndex.OwnerNote] {
        ComposeReader.pairs(node).compactMap { tag in
            let isContact = Kubernetes.isContact(tag.key)
            guard isContact && Kubernetes.isName(tag.value) || Kubernetes.ownerRank(tag.key, naming: tag.value) != nil else { return nil }
            return .init(owner: tag.value, source: "\(path):\(tag.line)", why: "tag \(tag.key) of \(name)", isContact: isContact)
        }
    }

    /// `fly.toml`, `app.json`, `wrangler.toml`: the app's name at the top.
    static func addApp(_ text: String, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        for (line, content) in HostReader.numbered(text).prefix(60) {
            let parts = content.split(separator: "=", maxSplits: 1).map { $0.trimmingPrefix { $0 == " " } }
            guard parts.count == 2, ["app", "name"].contains(parts[0].trimmingSuffix { $0 == " " }) else { continue }
            let name = parts[1].filter { !"\"' \r".contains($0) }
            guard !name.isEmpty else { return }
            index.add(.init(name: name, kind: "app", source: "\(path):\(line)"))
            uses.add(
                .init(workload: name, source: "\(path):\(line)", why: "app \(name) is here", weight: 0.86),
                directory: Layout.directory(of: path))
            return
        }
    }
}

extension StringProtocol {
    func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}
