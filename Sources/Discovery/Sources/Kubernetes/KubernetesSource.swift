import Estate
import Foundation
import NIOHTTP1
import Runtime
import SecretScan

/// A cluster's live API, read only: Secrets and ConfigMaps, and the workloads that use them.
struct KubernetesSource: CredentialSource {
    static let type = "kubernetes"

    let name: String
    let location: String
    private let settings: HTTPReader.Settings
    private let token: TokenOrigin?
    private let namespaces: [String]?
    private let readsValues: Bool
    private let readsConfigMaps: Bool
    private let readsRoleBindings: Bool
    private let cluster: String
    private let scanner: ValueScanner

    private static let page = 500

    init(name: String, settings: inout SettingsReader) throws {
        self.name = name
        scanner = settings.scanner
        let context = try settings.string("context")
        let access: KubernetesAccess
        if let path = try settings.path("kubeconfig") {
            access = try .kubeconfig(path, context: context)
        } else {
            access = try .inCluster(environment: settings.environment)
        }
        cluster = try settings.string("cluster") ?? name
        namespaces = try settings.strings("namespaces")
        readsValues = try settings.bool("readValues") ?? true
        readsConfigMaps = try settings.bool("configMaps") ?? true
        readsRoleBindings = try settings.bool("roleBindings") ?? true
        if access.token == nil, access.certificate == nil {
            throw SourceError(.settings, "\(settings.what): the kubeconfig holds no way to log in")
        }
        token = access.token
        location = access.server
        self.settings = HTTPReader.Settings(
            base: access.server, authorities: access.authority, certificate: access.certificate, key: access.key)
    }

    var intent: SourceIntent {
        let scope = namespaces.map { "in \($0.joined(separator: ", "))" } ?? "in all namespaces"
        var resources = [
            "secrets", "pods", "serviceaccounts", "deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps",
            "jobs.batch", "cronjobs.batch",
        ]
        if readsConfigMaps { resources.append("configmaps") }
        if readsRoleBindings { resources.append("rolebindings.rbac.authorization.k8s.io") }
        if namespaces == nil {
            resources.append("namespaces")
            if readsRoleBindings { resources.append("clusterrolebindings.rbac.authorization.k8s.io") }
        }
        return SourceIntent(
            reads: ["Secrets \(scope)\(readsValues ? "" : " (metadata only)"), the workloads that use them, and their service accounts"],
            permissions: ["list: " + resources.joined(separator: ", ")], readsValues: readsValues)
    }

    func read(into sink: SourceSink) async throws {
        var headers = HTTPHeaders([("Accept", "application/json")])
        if let token { headers.add(name: "Authorization", value: "Bearer " + (try token.read().headerText())) }
        let request = headers
        try await HTTPReader.with(settings) { http in
            let root = "kubernetes://\(cluster)"
            let workloads = try await objects(
                [
                    ("api/v1", "pods", "Pod"), ("apis/apps/v1", "deployments", "Deployment"),
                    ("apis/apps/v1", "statefulsets", "StatefulSet"),
                    ("apis/apps/v1", "daemonsets", "DaemonSet"), ("apis/apps/v1", "replicasets", "ReplicaSet"),
                    ("apis/batch/v1", "jobs", "Job"),
                    ("apis/batch/v1", "cronjobs", "CronJob"),
                ], http, request, sink)
            var pulls: [String: [String]] = [:]
            for account in try await list("api/v1", "serviceaccounts", http, request, sink) {
                guard let object = KubernetesObject(account, kind: "ServiceAccount") else { continue }
                // Every namespace has one called `default`, used or not.
                if object.name != "default" {
                    sink.account(
                        "\(object.namespace)/\(object.name)", at: "\(root)/\(object.namespace)/serviceaccounts/\(object.name)", "a service account",
                        owner: object.ownerNote?.owner, namespace: object.namespace, credentials: account["secrets"].list.count)
                }
                pulls["\(object.namespace)/\(object.name)"] = account["imagePullSecrets"].list.compactMap { $0["name"].string }
            }
            var spaces: [KubernetesObject] = []
            if namespaces == nil {
                spaces = try await list("api/v1", "namespaces", http, request, sink).compactMap { KubernetesObject($0, kind: "Namespace") }
            }
            let rights = try await rights(http, request, sink)
            let uses = KubernetesUses(workloads, pullSecrets: pulls, namespaces: spaces, rights: rights, root: root)
            try literals(workloads, uses, sink)

            var partial = request
            if !readsValues {
                partial.replaceOrAdd(name: "Accept", value: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")
            }
            for tree in try await list("api/v1", "secrets", http, partial, sink) {
                if let object = KubernetesObject(tree, kind: "Secret") { try tell(secret: object, tree, uses, sink) }
            }
            guard readsConfigMaps else { return }
            for tree in try await list("api/v1", "configmaps", http, request, sink) {
                if let object = KubernetesObject(tree, kind: "ConfigMap") { try tell(configMap: object, tree, uses, sink) }
            }
        }
    }

    // MARK: - Lists

    private func objects(
        _ kinds: [(group: String, resource: String, kind: String)], _ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink
    ) async throws -> [KubernetesObject] {
        var all: [KubernetesObject] = []
        for kind in kinds {
            for tree in try await list(kind.group, kind.resource, http, headers, sink) {
                if let object = KubernetesObject(tree, kind: kind.kind) { all.append(object) }
            }
        }
        return all
    }

    /// All pages of one list. A list that is forbidden is a problem, not the end; unauthorised is the end.
    private func list(
        _ group: String, _ resource: String, _ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink
    ) async throws -> [JSONTree] {
        var all: [JSONTree] = []
        let scopes: [String?] = resource == "namespaces" ? [nil] : namespaces.map { $0.map { $0 } } ?? [nil]
        for scope in scopes {
            let base = "/\(group)/" + (scope.map { "namespaces/\($0.percentEncoded)/" } ?? "") + resource
            all += try await pages(base, scope.map { "\(resource) in `\(shown($0))`" } ?? resource, http, headers, sink)
        }
        return all
    }

    private func pages(_ base: String, _ what: String, _ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink) async throws
        -> [JSONTree]
    {
        var all: [JSONTree] = []
        var next: String?
        var restarts = 0
        for _ in 0..<10_000 {
            let query = "?limit=\(Self.page)" + (next.map { "&continue=\($0.percentEncoded)" } ?? "")
            let answer = try await http.ask(.GET, base + query, headers: headers)
            switch answer.status {
            case 200: break
            case 401: throw SourceError(.refused, "the cluster does not accept the login (401)")
            case 403:
                sink.problem("\(what): the login may not list them (403)")
                return all
            case 404:
                sink.problem("\(what): this cluster does not serve them (404)")
                return all
            case 410 where restarts < 2:
                // The page token expired meanwhile: the list is asked anew.
                restarts += 1
                all = []
                next = nil
                continue
            default: throw SourceError(.refused, "\(what): the cluster answered \(answer.status)")
            }
            let tree = try answer.json(what)
            guard tree["items"].exists || tree["kind"].exists else { throw SourceError(.malformed, "\(what): the answer is no list") }
            let items = tree["items"].list
            try sink.count(items.count)
            all += items
            guard let token = tree["metadata"]["continue"].string, !token.isEmpty else { return all }
            next = token
        }
        throw SourceError(.tooLarge, "\(what): more than 10,000 pages")
    }

    /// What service accounts are bound to, by `namespace/name`: `cluster-admin`, `edit in shop`.
    private func rights(_ http: HTTPReader, _ headers: HTTPHeaders, _ sink: SourceSink) async throws -> [String: [String]] {
        guard readsRoleBindings else { return [:] }
        let group = "apis/rbac.authorization.k8s.io/v1"
        var bindings = try await list(group, "rolebindings", http, headers, sink)
        // Those of the whole cluster are in no namespace: a login for some namespaces has no business with them.
        if namespaces == nil { bindings += try await list(group, "clusterrolebindings", http, headers, sink) }
        var rights: [String: [String]] = [:]
        for binding in bindings {
            let scope = binding["metadata"]["namespace"].string.map { " in \(shown($0))" } ?? ""
            guard let role = binding["roleRef"]["name"].string else { continue }
            for subject in binding["subjects"].list.prefix(10_000) where subject["kind"].string == "ServiceAccount" {
                guard let account = subject["name"].string, let namespace = subject["namespace"].string else { continue }
                rights["\(namespace)/\(account)", default: []].append(shown(role) + scope)
            }
        }
        return rights
    }

    // MARK: - Telling

    private func tell(secret object: KubernetesObject, _ tree: JSONTree, _ uses: KubernetesUses, _ sink: SourceSink) throws {
        let type = tree["type"].string ?? "Opaque"
        // The state of a release, not a credential.
        if type == "helm.sh/release.v1" || object.name.hasPrefix("sh.helm.release.") { return }
        let path = uses.path(object)
        func adorn(_ finding: inout Finding, _ key: String?) {
            let used = uses.uses(.secret, object.namespace, object.name, key: key)
            finding.workloads = Set(used.map(\.workload))
            finding.owners = uses.owners(of: object, usedBy: used)
            finding.redeployments = uses.redeployments(used)
            finding.createdAt = object.changedAt ?? object.createdAt
            if let keeper = object.ownerReferences.first(where: { ["SealedSecret", "ExternalSecret", "Certificate"].contains($0.kind) }) {
                finding.issuer = "\(keeper.kind)/\(keeper.name)"
            }
        }
        guard readsValues else {
            var finding = Finding(
                .identity("\(path)"), kind: "kubernetes-secret", place: .live(path, source: .cluster))
            adorn(&finding, nil)
            finding.label = "Secret \(object.namespace)/\(object.name)"
            try sink.tell(finding)
            try consumers(of: finding, uses.uses(.secret, object.namespace, object.name, key: nil), uses, sink)
            return
        }
        var entries: [NamedValues.Entry] = []
        for (key, value) in tree["data"].map {
            guard let data = value.string.flatMap({ Data(base64Encoded: $0) }) else {
                sink.problem("\(path): entry `\(shown(key))` is not base64")
                continue
            }
            entries.append(.init(name: key, value: Array(data)))
        }
        if type == "kubernetes.io/service-account-token" {
            try tell(serviceAccountToken: object, entries, path, uses, adorn, sink)
            return
        }
        try Certificates.tell(entries, at: path, source: .cluster, in: sink) { finding, entry in adorn(&finding, entry) }
        let told = try sink.tell(entries, at: path, source: .cluster, isStore: true, scanner: scanner) { finding in
            adorn(&finding, Self.entryName(finding, entries))
            if type == "bootstrap.kubernetes.io/token" { finding.kind = "kubernetes-bootstrap-token" }
            Certificates.tie(&finding)
        }
        for finding in told {
            try consumers(of: finding, uses.uses(.secret, object.namespace, object.name, key: Self.entryName(finding, entries)), uses, sink)
        }
    }

    private static func entryName(_ finding: Finding, _ entries: [NamedValues.Entry]) -> String? {
        let slot = finding.place.slot ?? ""
        return entries.map(\.name).filter { slot == $0 || slot.hasPrefix($0 + ":") }.max { $0.count < $1.count }
    }

    private func tell(
        serviceAccountToken object: KubernetesObject, _ entries: [NamedValues.Entry], _ path: String, _ uses: KubernetesUses,
        _ adorn: (inout Finding, String?) -> Void, _ sink: SourceSink
    ) throws {
        guard let token = entries.first(where: { $0.name == "token" }), token.value.count >= 20 else { return }
        let account = object.annotations["kubernetes.io/service-account.name"] ?? "?"
        var finding = Finding(
            .value(Secret(token.value), isJoinable: true), kind: "kubernetes-service-account-token",
            place: .live(path, slot: "token", source: .cluster))
        adorn(&finding, "token")
        finding.identity = "system:serviceaccount:\(object.namespace):\(shown(account))"
        finding.issuer = cluster
        finding.privilege = uses.rights["\(object.namespace)/\(account)"] ?? []
        finding.endpoints = [
            EndpointParts(
                scheme: "https", host: URLComponents(string: location)?.host, port: URLComponents(string: location)?.port,
                user: finding.identity)
        ]
        try sink.tell(finding)
    }

    /// Each use is a place of its own: the workload's, with the way in which the value gets there.
    private func consumers(of finding: Finding, _ used: [KubernetesUses.Use], _ uses: KubernetesUses, _ sink: SourceSink) throws {
        for use in used.prefix(1000) {
            var place = finding
            place.place = .live(uses.path(use), slot: "\(use.way) (service account \(use.serviceAccount))", source: .cluster)
            place.ties = []
            try sink.tell(place)
        }
    }

    private func tell(configMap object: KubernetesObject, _ tree: JSONTree, _ uses: KubernetesUses, _ sink: SourceSink) throws {
        if object.name == "kube-root-ca.crt" { return }
        let entries = tree["data"].map.compactMap { key, value in value.string.map { NamedValues.Entry(name: key, value: Array($0.utf8)) } }
        _ = try sink.tell(entries, at: uses.path(object), source: .cluster, isStore: false, scanner: scanner) { finding in
            let used = uses.uses(.configMap, object.namespace, object.name, key: Self.entryName(finding, entries))
            finding.workloads = Set(used.map(\.workload))
            finding.owners = uses.owners(of: object, usedBy: used)
            finding.redeployments = uses.redeployments(used)
            finding.createdAt = object.changedAt ?? object.createdAt
        }
    }

    /// Values that stand in the pod template itself.
    private func literals(_ workloads: [KubernetesObject], _ uses: KubernetesUses, _ sink: SourceSink) throws {
        for object in workloads where !object.ownerReferences.contains(where: \.isController) {
            guard let pod = object.pod, !pod.literals.isEmpty else { continue }
            let used = KubernetesUses.Use(
                workload: object.name, kind: object.kind, namespace: object.namespace, way: "", key: nil, serviceAccount: pod.serviceAccount
            )
            let containers = Dictionary(grouping: pod.literals) { $0.slot.split(separator: ".").prefix(2).joined(separator: ".") }
            for (container, variables) in containers.sorted(by: { $0.key < $1.key }) {
                let entries = variables.map { NamedValues.Entry(name: $0.name, value: Array($0.value.utf8)) }
                _ = try sink.tell(entries, at: uses.path(object), source: .cluster, isStore: false, scanner: scanner) { finding in
                    finding.place.slot = "\(container).env.\(finding.place.slot ?? "")"
                    finding.workloads = [object.name]
                    finding.owners = uses.owners(of: object, usedBy: [used])
                    finding.redeployments = uses.redeployments([used])
                    finding.createdAt = object.changedAt ?? object.createdAt
                }
            }
        }
    }
}
