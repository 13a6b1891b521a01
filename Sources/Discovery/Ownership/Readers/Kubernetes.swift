import Runtime

/// What manifests declare: workloads, the secrets each takes, who labels say owns them. From the workload's side: each
/// takes the secret of that name in its namespace, of several the nearest.
struct Kubernetes {
    struct Object {
        var kind: String
        var name: String
        var namespace: String?
        var path: String
        var line: Int
        var owners: [WorkloadIndex.OwnerNote]
    }

    struct Runner {
        var object: Object
        /// Under this name it is listed: a pod's controller.
        var name: String
        var secrets: Set<String>
        /// Of a Secret that is taken by its keys alone, which.
        var keys: [String: Set<String>] = [:]
        var stores: Set<String>
        var system: String?
        var component: String?
        /// What it is a part or an installation of, by its label: `app.kubernetes.io/name`.
        var application: String?
        /// Made, or restarted by its annotation: what a dump of a cluster's objects tells.
        var deployedAt: Timestamp?
    }

    /// `key`, where a Secret's own is known: who takes another one of it does not take this.
    static func takers(_ runners: [Runner], of secret: String, key: String?) -> [Runner] {
        guard let key else { return runners }
        let takers = runners.filter { $0.keys[secret]?.contains(key) ?? true }
        return takers.isEmpty ? runners : takers
    }

    static let workloadKinds: Set<String> = [
        "Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Pod", "ReplicaSet", "ReplicationController", "Rollout",
        "DeploymentConfig", "Service.serving",
        "CronWorkflow", "Workflow", "WorkflowTemplate", "SparkApplication", "ScheduledSparkApplication", "FlinkDeployment",
    ]
    private static let ownerWords: [String] = [
        "owner", "owned-by", "ownedby", "owning-team", "owner-team", "ownerteam", "service-owner", "team", "team-name", "squad",
        "maintainer", "responsible", "support-group", "assignment-group", "zuständig", "zustaendig", "verantwortlich",
    ]

    private(set) var runners: [Runner] = []
    private(set) var secrets: [Object] = []
    private var serviceAccounts: [String: Set<String>] = [:]
    /// Secrets that a controller finds by a label.
    private var readers: [String: String] = [:]
    private var namespaces: [String: [WorkloadIndex.OwnerNote]] = [:]
    /// Names at an external store → the Secrets that are made of them.
    private(set) var external: [(key: String, secret: Object)] = []
    private var usersCache: [String: [Runner]] = [:]
    /// Directories whose objects a kustomization puts into a namespace.
    private var kustomized: [(directory: String, namespace: String)] = []
    /// What kustomizations say of the manifests in a directory, and of those anywhere below one.
    private var ownersIn: [String: [WorkloadIndex.OwnerNote]] = [:]
    private var ownersBelow: [String: [WorkloadIndex.OwnerNote]] = [:]

    // MARK: - Reading

    mutating func add(_ root: Node, path: String, depth: Int = 0) {
        if depth < 2, root.string("kind")?.hasSuffix("List") == true, let items = root["items"]?.items {
            for item in items.prefix(20_000) { add(item, path: path, depth: depth + 1) }
            return
        }
        guard let kind = root.string("kind"), root.string("apiVersion") != nil,
            let name = root.string("metadata", "name") ?? root.string("metadata", "generateName"),
            runners.count + secrets.count < 100_000
        else { return }
        let object = Object(
            kind: kind, name: name, namespace: root.string("metadata", "namespace"), path: path,
            line: root["metadata", "name"]?.line ?? root.line,
            owners: Self.owners(of: root, path: path))
        let isServing = kind == "Service" && root.string("apiVersion")?.hasPrefix("serving.knative.dev") == true
        if Self.workloadKinds.contains(kind) || isServing {
            addRunner(root, object)
            return
        }
        switch kind {
        case "Secret", "ConfigMap":
            // A token of a service account belongs to what runs under that account.
            secrets.append(object)
            if kind == "Secret", let reader = Self.reader(of: root) { readers["\(name)\0\(object.namespace ?? "")\0\(path)"] = reader }
            if let account = root.string("metadata", "annotations", "kubernetes.io/service-account.name") {
                serviceAccounts[account, default: []].insert(name)
            }
        case "SealedSecret":
            secrets.append(
                Object(
                    kind: "Secret", name: root.string("spec", "template", "metadata", "name") ?? name, namespace: object.namespace,
                    path: path, line: object.line, owners: object.owners))
        case "ExternalSecret", "ClusterExternalSecret":
            let spec = root["spec", "externalSecretSpec"] ?? root["spec"] ?? root
            var made = object
            made.name = spec.string("target", "name") ?? name
            for item in spec["data"]?.items ?? [] { if let key = item.string("remoteRef", "key") { external.append((key, made)) } }
            secrets.append(made)
            for item in spec["dataFrom"]?.items ?? [] {
                if let key = item.string("extract", "key") ?? item.string("key") { external.append((key, made)) }
            }
        case "VaultStaticSecret", "VaultDynamicSecret", "VaultSecret":
            var made = object
            made.name = root.string("spec", "destination", "name") ?? name
            secrets.append(made)
            if let key = root.string("spec", "path") { external.append((key, made)) }
        case "SecretProviderClass":
            for text in [root.string("spec", "parameters", "objects")].compactMap({ $0 }) {
                for document in Documents(yaml: text).roots {
                    for item in document.items + (document["array"]?.items ?? []) {
                        if let key = item.string("objectName") ?? item.string("secretPath") { external.append((key, object)) }
                    }
                }
            }
            for item in root["spec", "secretObjects"]?.items ?? [] {
                if let made = item.string("secretName") {
                    secrets.append(
                        Object(
                            kind: "Secret", name: made, namespace: object.namespace, path: path, line: object.line, owners: object.owners))
                }
            }
        case "ServiceAccount":
            for item in (root["imagePullSecrets"]?.items ?? []) + (root["secrets"]?.items ?? []) {
                if let secret = item.string("name") { serviceAccounts[name, default: []].insert(secret) }
            }
        case "Namespace":
            namespaces[name, default: []] += object.owners.filter { !$0.isContact }.map { note in
                var outer = note
                outer.isOuter = true
                outer.why = "namespace \(name) says so"
                return outer
            }
        default: break
        }
    }

    private mutating func addRunner(_ root: Node, _ object: Object) {
        let template = root["spec", "template"] ?? root["spec", "jobTemplate", "spec", "template"]
        var owners = object.owners
        if let template { owners += Self.owners(of: template, path: object.path) }
        var name = object.name
        for reference in root["metadata", "ownerReferences"]?.items ?? [] {
            guard let kind = reference.string("kind"), let controller = reference.string("name") else { continue }
            name = Self.controllerName(controller, kind: kind)
        }
        if name == object.name, object.kind == "ReplicaSet" || object.kind == "Job" && root["metadata", "ownerReferences"] != nil {
            name = Self.controllerName(name, kind: object.kind)
        }
        var taken = References()
        Self.references(root, &taken, depth: 0)
        var secrets = taken.secrets
        let specification = template?["spec"] ?? root["spec", "jobTemplate", "spec", "template", "spec"] ?? root["spec"]
        if let account = specification?.string("serviceAccountName") ?? specification?.string("serviceAccount") {
            secrets.insert("\0" + account)
        }
        func label(_ key: String) -> String? { root.string("metadata", "labels", key) ?? template?.string("metadata", "labels", key) }
        var described = object
        described.owners = owners
        runners.append(
            Runner(
                object: described, name: name, secrets: secrets, keys: taken.keys.filter { !taken.whole.contains($0.key) }, stores: taken.stores,
                system: label("app.kubernetes.io/part-of"),
                component: root.string("metadata", "annotations", "backstage.io/kubernetes-id") ?? label("backstage.io/kubernetes-id"),
                application: label("app.kubernetes.io/name") ?? label("app"),
                deployedAt: [
                    root.string("metadata", "creationTimestamp"),
                    template?.string("metadata", "annotations", "kubectl.kubernetes.io/restartedAt"),
                ].compactMap { $0.flatMap { Timestamp($0) } }.max()))
    }

    /// `orders-6d4cf56db6` → `orders`; `reports-28391040` → `reports`.
    private static func controllerName(_ name: String, kind: String) -> String {
        guard kind == "ReplicaSet" || kind == "Job", let dash = name.lastIndex(of: "-") else { return name }
        let tail = name[name.index(after: dash)...]
        let isHash = (8...10).contains(tail.count) && tail.contains(where: \.isNumber) && tail.allSatisfy { $0.isNumber || $0.isLowercase }
        // What a hash is written in, so that it spells no word (k8s.io/apimachinery, util/rand).
        let isSafe = kind == "ReplicaSet" && (5...10).contains(tail.count) && tail.allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) }
        return isHash || isSafe ? String(name[..<dash]) : name
    }

    /// What a pod's template refers to.
    private struct References {
        var secrets: Set<String> = []
        /// Taken with all their keys.
        var whole: Set<String> = []
        var keys: [String: Set<String>] = [:]
        var stores: Set<String> = []

        mutating func take(_ name: String?, key: String? = nil) {
            guard let name else { return }
            secrets.insert(name)
            if let key { keys[name, default: []].insert(key) } else { whole.insert(name) }
        }
    }

    private static func references(_ node: Node, _ taken: inout References, depth: Int) {
        guard depth < 60, taken.secrets.count < 1000 else { return }
        for entry in node.entries {
            switch entry.key {
            case "secretKeyRef", "configMapKeyRef": taken.take(entry.value.string("name"), key: entry.value.string("key"))
            case "secretRef", "configMapRef": taken.take(entry.value.string("name"))
            case "secretName": taken.take(entry.value.text)
            case "secret", "configMap": taken.take(entry.value.string("secretName") ?? entry.value.string("name"))
            case "imagePullSecrets": for item in entry.value.items { taken.take(item.string("name")) }
            case "secretProviderClass": taken.take(entry.value.text)
            case _ where entry.key.hasPrefix("vault.hashicorp.com/agent-inject-secret"):
                if let path = entry.value.text { taken.stores.insert(path) }
            default: break
            }
            references(entry.value, &taken, depth: depth + 1)
        }
        for item in node.items { references(item, &taken, depth: depth + 1) }
    }

    /// Owners that labels and annotations name, the plainest first.
    static func owners(of root: Node, path: String) -> [WorkloadIndex.OwnerNote] {
        var found: [(rank: Int, note: WorkloadIndex.OwnerNote)] = []
        for place in ["annotations", "labels"] {
            for entry in root["metadata", place]?.entries ?? [] {
                let isContact = isContact(entry.key)
                guard let owner = entry.value.text,
                    let rank = ownerRank(entry.key, naming: owner) ?? (isContact && isName(owner) ? ownerWords.count + 1 : nil)
                else { continue }
                found.append(
                    (
                        rank,
                        .init(
                            owner: owner, source: "\(path):\(entry.line)",
                            why: "\(place.dropLast()) \(entry.key) of \(root.string("kind") ?? "its template")",
                            isAnnotation: place == "annotations", isContact: isContact)
                    ))
            }
        }
        return found.sorted { $0.rank < $1.rank }.map(\.note)
    }

    /// Whether a key such as `shop.example/owner`, `profile::owner` or `Team` names an owner; lower is plainer.
    static func ownerRank(_ key: String) -> Int? {
        let tail = key.pieces(between: "/:").last.map(String.init) ?? key
        let plain = tail.lowercased().replacing("_", with: "-")
        if let rank = ownerWords.firstIndex(of: plain) { return rank }
        // `OwningTeam`, `serviceOwner`: tags are written in capitals too.
        let words = WorkloadIndex.words(tail).joined(separator: "-")
        if words != plain { return words.contains("-") ? ownerRank(words) : nil }
        // `managed-by-team`, `product-owner`; whoever had it, or keeps the text that describes it, is another.
        let isOthers = ["previous", "former", "old", "ex", "manifest", "manifests", "chart", "template"].contains { plain.hasPrefix($0 + "-") }
        return !isOthers && ["-team", "-owner", "-team-name"].contains { plain.hasSuffix($0) } ? ownerWords.count : nil
    }

    /// Whether a key names an owner and a value is one: a name, or what a department is booked on.
    static func ownerRank(_ key: String, naming value: String) -> Int? {
        if let rank = ownerRank(key) { return isName(value) ? rank : nil }
        let tail = (key.pieces(between: "/:").last.map(String.init) ?? key).lowercased().filter { !"-_ .".contains($0) }
        return ["costcentre", "costcenter", "kostenstelle"].contains(tail) && (3...16).contains(value.utf8.count) && value.contains(where: \.isNumber)
            ? ownerWords.count + 2 : nil
    }

    /// Whether a key such as `contact` or `shop.example/on-call` names whoever is to be asked.
    static func isContact(_ key: String) -> Bool {
        let tail = key.lowercased().pieces(between: "/").last.map(String.init) ?? key.lowercased()
        return contactWords.contains(tail.filter { $0 != "-" && $0 != "_" && $0 != " " })
    }

    private static let contactWords: Set<String> = [
        "contact", "contacts", "contactteam", "teamcontact", "oncall", "oncallteam", "escalation", "escalationteam", "supportteam", "mailto",
    ]

    /// A name and no sentence, no variable, no account that every machine has.
    static func isName(_ text: String) -> Bool {
        let lower = text.lowercased()
        // `Order & Billing Services` has three words.
        let words = text.pieces(between: " ").count { !["&", "+", "and", "und"].contains($0) }
        guard (2...80).contains(text.utf8.count), !text.holds("${"), !text.holds("{{"), words <= 3 else { return false }
        return ![
            "root", "postgres", "www-data", "nobody", "admin", "mysql", "system", "none", "unknown", "tbd", "todo", "n/a", "helm", "true",
            "false", "null",
        ].contains(lower)
            && lower.contains(where: \.isLetter)
    }

    // MARK: - Kustomize

    /// `resources` of a kustomization with a namespace are in that namespace.
    mutating func addNamespace(_ namespace: String, of directories: [String]) {
        for directory in directories where kustomized.count < 20_000 { kustomized.append((directory, namespace)) }
    }

    /// Labels of a kustomization are those of the manifests beside it, and of the directories that it takes up.
    mutating func addOwner(_ note: WorkloadIndex.OwnerNote, ofFilesIn directory: String, below: [String]) {
        guard ownersIn.count + ownersBelow.count < 20_000 else { return }
        ownersIn[directory, default: []].append(note)
        for taken in below where !taken.isEmpty { ownersBelow[taken, default: []].append(note) }
    }

    /// What kustomizations say of a manifest's owner, the nearest first.
    func owners(byKustomizationOf path: String) -> [WorkloadIndex.OwnerNote] {
        var directory = Layout.directory(of: path)
        var found = ownersIn[directory] ?? []
        while !directory.isEmpty {
            found += ownersBelow[directory] ?? []
            directory = Layout.directory(of: String(directory.dropLast()))
        }
        return found
    }

    mutating func addSecret(_ name: String, path: String, line: Int) {
        secrets.append(Object(kind: "Secret", name: name, namespace: nil, path: path, line: line, owners: []))
    }

    /// Where an object is, by itself or by the one kustomization that takes it up.
    func namespace(of object: (kind: String, name: String, namespace: String?), path: String) -> String? {
        let all = namespaces(of: Object(kind: object.kind, name: object.name, namespace: object.namespace, path: path, line: 0, owners: []))
        return all.count == 1 ? all.first : nil
    }

    func namespaces(of object: Object) -> Set<String> {
        if let namespace = object.namespace { return [namespace] }
        return Set(kustomized.filter { object.path.hasPrefix($0.directory) }.map(\.namespace))
    }

    /// Which controller a Secret is for by the labels that it looks for.
    private static func reader(of root: Node) -> String? {
        let marks = (root["metadata", "labels"]?.entries ?? []) + (root["metadata", "annotations"]?.entries ?? [])
        for mark in marks.prefix(200) {
            if mark.key == "argocd.argoproj.io/secret-type" { return "argocd" }
            if mark.key == "sealedsecrets.bitnami.com/sealed-secrets-key" { return "sealed-secrets" }
            if mark.key.hasPrefix("tekton.dev/git-") || mark.key.hasPrefix("tekton.dev/docker-") { return "tekton" }
            if mark.key == "grafana_datasource" { return "grafana" }
        }
        return nil
    }

    // MARK: - Asking

    func reader(ofSecret name: String, namespace: String?, path: String) -> String? { readers["\(name)\0\(namespace ?? "")\0\(path)"] }

    func hasSecret(_ name: String) -> Bool { secrets.contains { $0.name == name } }

    /// The name that a workload in a manifest is listed under: a pod goes by its controller's.
    func listedName(ofKind kind: String, name: String, in path: String) -> String {
        guard kind == "Pod" || kind == "ReplicaSet" || kind == "Job" else { return name }
        return runners.first { $0.object.name == name && $0.object.kind == kind && $0.object.path == path }?.name ?? name
    }

    func owners(ofNamespace name: String?) -> [WorkloadIndex.OwnerNote] { name.flatMap { namespaces[$0] } ?? [] }

    /// Those that take the Secret that lies at `path`.
    mutating func users(ofSecret name: String, namespace: String?, path: String) -> [Runner] {
        let key = "\(name)\0\(namespace ?? "")\0\(path)"
        if let known = usersCache[key] { return known }
        let mine = Object(kind: "Secret", name: name, namespace: namespace, path: path, line: 0, owners: [])
        let mineNamespaces = namespaces(of: mine)
        var rivals = secrets.filter { $0.name == name && $0.path != path }
        rivals.append(mine)
        let users = runners.filter { runner in
            let names = runner.secrets.union(
                runner.secrets.filter { $0.hasPrefix("\0") }.flatMap { serviceAccounts[String($0.dropFirst())] ?? [] })
            guard names.contains(name) else { return false }
            let its = namespaces(of: runner.object)
            guard mineNamespaces.isEmpty || its.isEmpty || !its.isDisjoint(with: mineNamespaces) else { return false }
            let fitting = rivals.filter { rival in
                let theirs = namespaces(of: rival)
                return theirs.isEmpty || its.isEmpty || !theirs.isDisjoint(with: its)
            }
            let nearest = fitting.map { Layout.common($0.path, runner.object.path) }.max() ?? 0
            guard Layout.common(path, runner.object.path) >= nearest else { return false }
            if namespace != nil, runner.object.namespace == namespace { return true }
            // Equally far ones in directories of different things: which of them it takes cannot be told. Overlays can.
            let branches = Set(
                fitting.filter { Layout.common($0.path, runner.object.path) == nearest }.compactMap { Self.branch($0.path, at: nearest) })
            return branches.count <= 1
        }
        usersCache[key] = users
        return users
    }

    /// The directory in which a path leaves the common way; `nil` for a file there, an environment's directory, an overlay.
    private static func branch(_ path: String, at depth: Int) -> Substring? {
        let parts = path.pieces(between: "/")
        guard depth < parts.count - 1 else { return nil }
        return Environments.named(in: parts[depth]) != nil
            || ["overlays", "base", "envs", "environments", "secrets"].contains(parts[depth]) ? nil : parts[depth]
    }

    /// Those that take, through an external secret or an agent's annotation, what a store keeps under `key`.
    mutating func users(ofStoreKey key: String) -> [Runner] {
        let plain = Self.storeKey(key)
        guard plain.contains("/") || plain.contains("-") || plain.count > 6 else { return [] }
        var found = runners.filter { $0.stores.contains { Self.storeKey($0) == plain } }
        for entry in external where Self.storeKey(entry.key) == plain {
            found += users(ofSecret: entry.secret.name, namespace: entry.secret.namespace, path: entry.secret.path)
            // A provider class is named by the pods themselves.
            guard entry.secret.kind == "SecretProviderClass" else { continue }
            found += runners.filter { $0.secrets.contains(entry.secret.name) && $0.object.namespace == entry.secret.namespace }
        }
        return found
    }

    /// `secret/data/orders/db` and `secret/orders/db` are one key of a store; the mount's name says nothing.
    static func storeKey(_ text: String) -> String {
        var parts = text.lowercased().pieces(between: "/").map(String.init)
        if parts.count > 1, ["secret", "secrets", "kv", "kv-v2", "kv2"].contains(parts[0]) { parts.removeFirst() }
        if parts.count > 1, parts[0] == "data" || parts[0] == "metadata" { parts.removeFirst() }
        return parts.joined(separator: "/")
    }
}
