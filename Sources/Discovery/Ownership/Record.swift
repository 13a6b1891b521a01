import Foundation
import Runtime

/// What stands around a value in a structured text: the names, tags and labels of the things that hold it.
struct Record {
    struct Tag {
        var owner: WorkloadIndex.OwnerNote
        /// On an entry of a store or a list, or on an object that is itself the secret: it is about the credential.
        var isOwn: Bool
    }

    struct Named {
        var name: String
        var source: String
        var why: String
    }

    var owners: [Tag] = []
    /// Fields such as `service:` and `app:`, innermost first.
    var services: [Named] = []
    /// What bears the value by its very kind: a function, a task, a release.
    var runner: Named?
    /// Names, paths, logins and keys around it, innermost first.
    var names: [String] = []
    /// The Kubernetes object that holds it.
    var object: (kind: String, name: String, namespace: String?)?
    var environments: [String] = []
    /// A name at an external store: `prod/orders/db`.
    var storeKeys: [String] = []
    /// Projects as a forge or a CI server names them: `shop/payments/ledger`.
    var slugs: [Named] = []
    /// What people wrote of it in so many words.
    var descriptions: [Named] = []
    /// Output of a Terraform state that it is.
    var output: String?

    private static let serviceWords: Set<String> = [
        "service", "servicename", "app", "appname", "application", "applicationname", "workload", "component", "consumer", "usedby",
        "consumers", "microservice", "dienst", "anwendung", "fachanwendung",
        "app.kubernetes.io/name", "app.kubernetes.io/instance",
    ]
    private static let nameWords: Set<String> = [
        "name", "path", "id", "secretname", "title", "user", "username", "identifier", "family", "functionname", "mount", "mountpath",
        "secretid",
        "role", "dbname", "database", "parameter", "arn", "secretpath", "keyname", "displayname", "description", "project", "module",
        "login",
        "account", "principal", "namespace", "summary", "purpose", "comment", "note", "bucket", "clusteridentifier", "resource",
        "projectpath", "fullpath", "pathwithnamespace", "projectslug", "fullname", "projectfullpath", "repository", "repo", "reponame",
        "job", "jobname", "workspace", "stack", "group",
        "profile", "host", "hostname", "system", "titel", "bezeichnung", "beschreibung", "zweck", "benutzer", "konto",
    ]
    private static let storeWords: Set<String> = [
        "name", "path", "secretname", "secretpath", "mountpath", "secretid", "parameter", "keyname",
    ]
    private static let slugWords: Set<String> = [
        "project", "projectpath", "pathwithnamespace", "fullpath", "projectslug", "repository", "repo", "reponame", "fullname", "projectfullpath",
    ]
    private static let descriptionWords: Set<String> = ["description", "summary", "purpose", "comment", "note", "beschreibung", "zweck"]
    private static let environmentWords: Set<String> = ["environment", "env", "stage", "lifecycle"]
    private static let storeTypes = [
        "secretsmanager_secret", "ssm_parameter", "vault_", "iam_access_key", "iam_user", "secret_manager", "key_vault_secret",
        "random_password",
    ]

    /// Reads the way from the root of a text to the value. `isStore`: the file lists secrets, so that a record's tags are about
    /// the credential itself.
    init(_ chain: Chain, path: String, isStore: Bool) {
        let keys = chain.steps.compactMap(\.key)
        let type =
            keys.count > 1 && ["resource", "data"].contains(keys[0])
            ? keys[1] : chain.steps.lazy.compactMap { $0.node.string("type") }.first
        let isSecretType = type.map { type in Self.storeTypes.contains { type.contains($0) } } ?? false
        for (depth, step) in chain.steps.reversed().enumerated() {
            if let key = step.key, names.count < 64 { names.append(key) }
            guard !step.node.entries.isEmpty else { continue }
            let isObject = step.node["kind"] != nil && step.node["metadata"] != nil
            if isObject, object == nil, let kind = step.node.string("kind"), let name = step.node.string("metadata", "name") {
                object = (kind, name, step.node.string("metadata", "namespace"))
            }
            fields(of: step.node, path: path, isOwn: (isStore || isSecretType) && depth <= 4, isDirect: true)
            // `orders:tags` of a stack of Pulumi's.
            let own = step.node.entries.lazy.map(\.key).first { $0.hasSuffix(":tags") }
            for group in (own.map { [$0] } ?? []) + [
                "labels", "annotations", "tags", "tags_all", "Tags", "TagSet", "TagList", "metadata", "custom_metadata", "customMetadata",
                "attributes", "user_tags", "Labels", "meta", "user_labels", "userLabels", "effective_labels", "terraform_labels",
            ] {
                guard let inner = step.node[group] else { continue }
                // An object's labels are about the object: of a Secret, about the secret.
                let isOwn = (isStore || isSecretType) && depth <= 4
                fields(of: inner, path: path, isOwn: isOwn, isDirect: false)
                for deeper in ["labels", "annotations", "tags", "custom_metadata"] {
                    if let deepest = inner[deeper] {
                        fields(
                            of: deepest, path: path, isOwn: isOwn || object?.kind == "Secret" || object?.kind == "SealedSecret",
                            isDirect: false)
                    }
                }
            }
        }
        terraform(keys, chain, path)
        if runner == nil { bearer(chain, path) }
        if let index = keys.firstIndex(of: "outputs"), index + 1 < keys.count { output = keys[index + 1] }
    }

    /// A task, a function or an app of a platform's list holds the value itself.
    private mutating func bearer(_ chain: Chain, _ path: String) {
        for (index, step) in chain.steps.enumerated().reversed() where !step.node.entries.isEmpty {
            let node = step.node
            var name: String?
            if node["containerDefinitions"] != nil || node["container_definitions"] != nil { name = node.string("family") }
            if name == nil {
                name = node.string("FunctionName") ?? (node["Runtime"] != nil || node["Handler"] != nil ? node.string("functionName") : nil)
            }
            // A container as `docker inspect` prints it.
            if name == nil, let settings = node["Config"], settings["Env"] != nil {
                name = settings.string("Labels", "com.docker.compose.service") ?? node.string("Name").map { String($0.trimmingPrefix { $0 == "/" }) }
            }
            // `services: [{name: orders, envVars: […]}]`
            if name == nil, index > 1, step.key == nil,
                ["services", "apps", "applications", "functions", "workers", "processes"].contains(chain.steps[index - 1].key ?? "")
            {
                name = node.string("name")
            }
            guard let name, !name.contains("$"), !name.contains(" ") else { continue }
            runner = Named(name: name, source: node.line > 0 ? "\(path):\(node.line)" : path, why: "it is listed for \(name)")
            return
        }
    }

    private mutating func fields(of node: Node, path: String, isOwn: Bool, isDirect: Bool) {
        var pairs = node.entries.compactMap { entry in entry.value.text.map { (key: entry.key, value: $0, line: entry.line) } }
        for item in node.items {
            guard let key = item.string("Key") ?? item.string("key") ?? item.string("name") ?? item.string("Name"),
                let value = item.string("Value") ?? item.string("value")
            else { continue }
            pairs.append((key, value, item.line))
        }
        for entry in node.entries where Self.serviceWords.contains(Self.plain(entry.key)) {
            for text in entry.value.items.compactMap(\.text) {
                services.append(.init(name: text, source: "\(path):\(entry.line)", why: "listed under \(entry.key)"))
            }
        }
        // Of an account of what others offer, the service is what it logs in to.
        let isAccount = pairs.contains { ["user", "username", "login"].contains($0.key.lowercased()) }
        var ranked: [(rank: Int, tag: Tag)] = []
        for (key, value, line) in pairs.prefix(500) where value.utf8.count <= 300 {
            let at = line > 0 ? "\(path):\(line)" : path
            let plain = Self.plain(key)
            if let rank = Kubernetes.ownerRank(key.replacing(" ", with: "-"), naming: value) {
                ranked.append(
                    (
                        rank,
                        Tag(
                            owner: .init(
                                owner: value, source: at, why: isDirect ? "field \(key) beside it" : "tag \(key) on what holds it"),
                            isOwn: isOwn)
                    ))
            } else if isAccount, plain == "servicename" {
                continue
            } else if Self.serviceWords.contains(plain) || Self.serviceWords.contains(key), !value.contains("${") {
                for name in value.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).prefix(8) {
                    services.append(.init(name: String(name), source: at, why: "\(isDirect ? "field" : "tag") \(key) beside it"))
                }
            } else if Self.environmentWords.contains(plain) {
                environments.append(value)
            } else if Self.nameWords.contains(plain) || plain == "key" && node["value"] != nil, names.count < 64 {
                // They are compared and never shown: a description may quote a password.
                names.append(value)
                if Self.descriptionWords.contains(plain) { descriptions.append(.init(name: value, source: at, why: key)) }
                if Self.slugWords.contains(plain), value.contains("/") { slugs.append(.init(name: value, source: at, why: key)) }
                if Self.storeWords.contains(plain) { storeKeys.append(value) }
            }
        }
        owners += ranked.sorted { $0.rank < $1.rank }.map(\.tag)
    }

    private static func plain(_ key: String) -> String {
        String(key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
    }

    /// Terraform's resources, as they are written and as a state keeps them.
    private mutating func terraform(_ keys: [String], _ chain: Chain, _ path: String) {
        var type = keys.count > 2 && keys[0] == "resource" ? keys[1] : ""
        var label = keys.count > 2 && keys[0] == "resource" ? keys[2] : ""
        var attributes: Node?
        for step in chain.steps {
            if keys.count > 2, keys[0] == "resource", step.key == label { attributes = attributes ?? step.node }
            guard let its = step.node.string("type"), step.node["instances"] != nil || step.node["values"] != nil else { continue }
            (type, label) = (its, step.node.string("name") ?? "")
            // A module's name says more than an attribute's.
            if let module = step.node.string("module") { names.insert(module, at: 0) }
        }
        attributes = attributes ?? chain.steps.last { $0.key == "attributes" || $0.key == "values" }?.node
        guard !type.isEmpty, let attributes else { return }
        let metadata = attributes["metadata"].map { $0.items.first ?? $0 }
        if type.hasPrefix("kubernetes_secret"), let name = metadata?.string("name") {
            object = ("Secret", name, metadata?.string("namespace"))
        }
        let keysOfName = ["function_name", "family", "service_name", "name", "app_name"]
        let runs = [
            "lambda_function", "ecs_task_definition", "ecs_service", "cloud_run", "cloudfunctions", "web_app", "function_app",
            "container_app", "helm_release",
            "apprunner_service", "batch_job_definition", "workers_script", "worker_script", "nomad_job", "heroku_app",
            "kubernetes_deployment", "kubernetes_cron_job",
            "kubernetes_stateful_set", "kubernetes_job", "container_group", "app_service", "digitalocean_app", "cloud_scheduler_job",
            "fly_app",
        ]
        guard runs.contains(where: type.contains) else { return }
        let name =
            keysOfName.lazy.compactMap { attributes.string($0) }.first { !$0.contains("${") && !$0.contains(".") } ?? metadata?.string(
                "name") ?? label
        runner = Named(name: name, source: path, why: "\(type) \(label) holds it")
    }
}

/// The way from a text's root to one value.
struct Chain {
    struct Step {
        /// The name it has in the map around it; `nil` for a list's item and the root.
        var key: String?
        var node: Node
    }
    var steps: [Step]
    var line: Int

    /// All ways to texts that hold the secret, as it is or as Base64; of several those on `line`.
    static func find(_ secret: Secret, in documents: Documents, line: Int, slot: String?) -> [Chain] {
        var found: [Chain] = []
        for (root, span) in zip(documents.roots, documents.spans) where span.contains(line) || span.upperBound == .max {
            var steps = [Step(key: nil, node: root)]
            search(&steps, depth: 0, into: &found) { text in holds(text, secret) }
        }
        let here = found.filter { $0.line == line }
        if !here.isEmpty { return Array(here.prefix(8)) }
        if !found.isEmpty {
            let name = slot?.pieces(between: ".").last.map(String.init)
            let named = found.filter { $0.steps.last?.key == name }
            return Array((named.isEmpty ? found : named).prefix(8))
        }
        return at(line: line, in: documents).map { [$0] } ?? []
    }

    /// The way to what stands on a line.
    static func at(line: Int, in documents: Documents) -> Chain? {
        for (root, span) in zip(documents.roots, documents.spans) where span.contains(line) && span.upperBound != .max {
            return at(line: line, in: root)
        }
        return nil
    }

    static func at(line: Int, in root: Node) -> Chain? {
        var steps = [Step(key: nil, node: root)]
        for _ in 0..<100 {
            guard let last = steps.last else { break }
            switch last.node {
            case .map(let entries, _):
                guard
                    let entry = entries.last(where: { $0.line <= line && max($0.line, $0.value.lastLine) >= line })
                        ?? entries.last(where: { $0.line <= line })
                else { return steps.count > 1 ? Chain(steps: steps, line: line) : nil }
                steps.append(Step(key: entry.key, node: entry.value))
            case .list(let items, _):
                guard let item = items.last(where: { $0.line <= line }) else { return Chain(steps: steps, line: line) }
                steps.append(Step(key: nil, node: item))
            case .scalar: return Chain(steps: steps, line: line)
            }
        }
        return steps.count > 1 ? Chain(steps: steps, line: line) : nil
    }

    private static func search(_ steps: inout [Step], depth: Int, into found: inout [Chain], _ matches: (String) -> Bool) {
        guard depth < 100, found.count < 64, let last = steps.last else { return }
        switch last.node {
        case .scalar(let text, let line): if matches(text) { found.append(Chain(steps: steps, line: line)) }
        case .list(let items, _):
            for item in items {
                steps.append(Step(key: nil, node: item))
                search(&steps, depth: depth + 1, into: &found, matches)
                steps.removeLast()
            }
        case .map(let entries, _):
            for entry in entries {
                steps.append(Step(key: entry.key, node: entry.value))
                search(&steps, depth: depth + 1, into: &found, matches)
                steps.removeLast()
            }
        }
    }

    private static func holds(_ text: String, _ secret: Secret) -> Bool {
        let count = secret.count
        guard count >= 4, text.utf8.count >= count else { return false }
        if containsAsWritten(Array(text.utf8), secret) { return true }
        guard text.utf8.count >= count * 4 / 3, text.utf8.count <= 1 << 16,
            let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters)
        else { return false }
        return containsAsWritten([UInt8](data), secret)
    }

    /// A key's body is known without the ends of its lines.
    private static func containsAsWritten(_ bytes: [UInt8], _ secret: Secret) -> Bool {
        if contains(bytes, secret) { return true }
        guard secret.count >= 64, bytes.contains(10) else { return false }
        return contains(bytes.filter { $0 > 32 }, secret)
    }

    private static func contains(_ bytes: [UInt8], _ secret: Secret) -> Bool {
        secret.withBytes { value in
            guard let first = value.first, bytes.count >= value.count else { return false }
            for start in 0...(bytes.count - value.count) where bytes[start] == first {
                if zip(bytes[start..<start + value.count], value).allSatisfy({ $0 == $1 }) { return true }
            }
            return false
        }
    }
}
