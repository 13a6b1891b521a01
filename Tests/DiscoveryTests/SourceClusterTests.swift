import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// Kubernetes, Vault and CI, whose servers cannot be installed from a distribution: small programs in `Tests/StandIns` answer as
/// the systems' documentation says they do, over real TLS for Kubernetes.
@Suite struct SourceClusterTests {
    // MARK: - Kubernetes

    private struct Cluster {
        var server: TestServer
        var kubeconfig: String
        var token: String
    }

    private func cluster(_ objects: [[String: Any]], environment: [String: String] = [:]) async throws -> Cluster {
        let token = "kube" + UUID().uuidString
        let server = try await TestServer("kubernetes", environment: environment) { port, directory in
            try Parts.certificates(in: directory)
            try JSONSerialization.data(withJSONObject: objects).write(to: URL(fileURLWithPath: directory + "/objects.json"))
            return [
                "python3", Parts.standIn("kubernetes.py"), "\(port)", directory + "/server.pem", directory + "/server.key",
                directory + "/objects.json", token,
            ]
        }
        let directory = server.directory.path
        try token.write(toFile: directory + "/token", atomically: true, encoding: .utf8)
        let text = """
            apiVersion: v1
            kind: Config
            current-context: test
            contexts: [{name: test, context: {cluster: test, user: reader}}]
            clusters: [{name: test, cluster: {server: "https://127.0.0.1:\(server.port)", certificate-authority: ca.pem}}]
            users: [{name: reader, user: {tokenFile: \(directory)/token}}]
            """
        try text.write(toFile: directory + "/kubeconfig", atomically: true, encoding: .utf8)
        return Cluster(server: server, kubeconfig: directory + "/kubeconfig", token: token)
    }

    private func object(_ kind: String, _ name: String, _ more: [String: Any] = [:], metadata: [String: Any] = [:]) -> [String: Any] {
        let version =
            ["Deployment": "apps/v1", "ReplicaSet": "apps/v1", "StatefulSet": "apps/v1", "Job": "batch/v1", "CronJob": "batch/v1"][kind]
            ?? "v1"
        var all: [String: Any] = ["name": name, "uid": "\(kind)-\(name)", "creationTimestamp": "2025-03-04T05:06:07Z"]
        if kind != "Namespace" { all["namespace"] = "shop" }
        return ["apiVersion": version, "kind": kind, "metadata": all.merging(metadata) { $1 }].merging(more) { $1 }
    }

    private func owned(_ kind: String, _ name: String) -> [String: Any] {
        ["ownerReferences": [["apiVersion": "apps/v1", "kind": kind, "name": name, "uid": "\(kind)-\(name)", "controller": true]]]
    }

    private func data(_ values: [String: String]) -> [String: String] { values.mapValues { Data($0.utf8).base64EncodedString() } }

    private func objects(password: String, token: String, literal: String, map: String) -> [[String: Any]] {
        let environment: [[String: Any]] = [
            ["name": "DB_PASSWORD", "valueFrom": ["secretKeyRef": ["name": "db", "key": "password"]]],
            ["name": "API_TOKEN", "value": literal],
        ]
        let template: [String: Any] = [
            "serviceAccountName": "orders",
            "containers": [["name": "app", "env": environment, "envFrom": [["configMapRef": ["name": "settings"]]]]],
        ]
        let batch: [String: Any] = [
            "containers": [["name": "job", "envFrom": [["secretRef": ["name": "db"]]]]],
            "volumes": [["name": "pull", "projected": ["sources": [["secret": ["name": "registry"]]]]]],
        ]
        let registry = "{\"auths\":{\"registry.example\":{\"username\":\"puller\",\"password\":\"\(map)\"}}}"
        return [
            object(
                "RoleBinding", "edit",
                ["roleRef": ["kind": "ClusterRole", "name": "edit"], "subjects": [["kind": "ServiceAccount", "name": "orders", "namespace": "shop"]]]),
            object(
                "ClusterRoleBinding", "all",
                ["roleRef": ["kind": "ClusterRole", "name": "cluster-admin"], "subjects": [["kind": "ServiceAccount", "name": "orders", "namespace": "shop"]]],
                metadata: ["namespace": NSNull()]),
            object("Namespace", "shop", metadata: ["labels": ["team": "shop-team"]]),
            object("ServiceAccount", "orders", ["imagePullSecrets": [["name": "registry"]]]),
            object(
                "Secret", "db",
                ["type": "Opaque", "data": data(["username": "shop", "password": password, "host": "db.shop.svc", "port": "5432"])],
                metadata: ["managedFields": [["manager": "kubectl", "time": "2025-06-01T00:00:00Z"]]]),
            object(
                "Secret", "orders-token",
                ["type": "kubernetes.io/service-account-token", "data": data(["token": token, "namespace": "shop"])],
                metadata: ["annotations": ["kubernetes.io/service-account.name": "orders"]]),
            object(
                "Secret", "registry", ["type": "kubernetes.io/dockerconfigjson", "data": data([".dockerconfigjson": registry])],
                metadata: ["annotations": ["mayfly.dev/owner": "registry-team"]]),
            object(
                "Secret", "sh.helm.release.v1.shop.v1",
                ["type": "helm.sh/release.v1", "data": data(["release": String(repeating: "H4sIAAAA", count: 40)])]),
            object("ConfigMap", "settings", ["data": ["LOG_LEVEL": "info", "SMTP_PASSWORD": map + "x"]]),
            object(
                "Deployment", "orders", ["spec": ["replicas": 1, "template": ["spec": template]]],
                metadata: ["labels": ["owner": "orders-team"]]),
            object("ReplicaSet", "orders-5d", ["spec": ["template": ["spec": template]]], metadata: owned("Deployment", "orders")),
            object("Pod", "orders-5d-abc", ["spec": template], metadata: owned("ReplicaSet", "orders-5d")),
            object("CronJob", "nightly", ["spec": ["jobTemplate": ["spec": ["template": ["spec": batch]]]]]),
            object("Job", "nightly-1", ["spec": ["template": ["spec": batch]]], metadata: owned("CronJob", "nightly")),
            object("Pod", "nightly-1-x", ["spec": batch], metadata: owned("Job", "nightly-1")),
        ]
    }

    // R13
    @Test func `a key older than the last redeployment of its workload is flagged with the cause`() async throws {
        var values = Values(57)
        let (old, restarted, fresh) = (values.password(), values.password(), values.password())
        func deployment(_ name: String, _ secret: String, restart: String? = nil) -> [String: Any] {
            let pod: [String: Any] = ["containers": [["name": "app", "envFrom": [["secretRef": ["name": secret]]]]]]
            var template: [String: Any] = ["spec": pod]
            if let restart { template["metadata"] = ["annotations": ["kubectl.kubernetes.io/restartedAt": restart]] }
            return ["spec": ["template": template]]
        }
        func made(_ at: String, _ more: [String: Any] = [:]) -> [String: Any] { ["creationTimestamp": at].merging(more) { $1 } }
        let cluster = try await cluster([
            object("Secret", "old", ["type": "Opaque", "data": data(["password": old])], metadata: made("2026-01-02T00:00:00Z")),
            object("Secret", "restarted", ["type": "Opaque", "data": data(["password": restarted])], metadata: made("2026-01-02T00:00:00Z")),
            object("Secret", "fresh", ["type": "Opaque", "data": data(["password": fresh])], metadata: made("2026-09-30T12:00:00Z")),
            object("Deployment", "orders", deployment("orders", "old"), metadata: made("2026-01-02T00:01:00Z")),
            object("ReplicaSet", "orders-2", deployment("orders", "old"), metadata: made("2026-10-01T00:00:00Z", owned("Deployment", "orders"))),
            object("Deployment", "bills", deployment("bills", "restarted", restart: "2026-05-06T07:08:09Z"), metadata: made("2026-01-02T00:01:00Z")),
            object("Deployment", "parts", deployment("parts", "fresh"), metadata: made("2026-10-01T00:00:00Z")),
        ])
        let report = try await discover(
            "sources:\n  - {name: prod, type: kubernetes, kubeconfig: \"\(cluster.kubeconfig)\"}", at: try #require(Timestamp("2026-11-01T00:00:00Z")))
        #expect(try report.feed("prod").outcome == .read)
        func why(_ value: String) throws -> String? { try report.credential(value).flags.first { $0.kind == .outlivesReason }?.why }
        let causes = try [why(old), why(restarted), why(fresh)]
        #expect(
            causes[0]
                == "older than what uses it: made 2026-01-02T00:00:00.000Z, orders was deployed 2026-10-01T00:00:00.000Z (kubernetes://prod/shop/replicasets/orders-2)")
        #expect(causes[1]?.contains("bills was restarted 2026-05-06T07:08:09.000Z") == true)
        #expect(causes[2] == nil, "made within a day of the deployment that first took it")
    }

    // R1, R7, R8, R9
    @Test func `a cluster's secrets lead over pods and their owners to the workloads that use them`() async throws {
        var values = Values(51)
        let (password, token, literal, map) = (values.password(), values.password(180), values.password(32), values.password())
        let cluster = try await cluster(
            objects(password: password, token: token, literal: literal, map: map), environment: ["PAGE": "2", "EXPIRE": "1"])
        let place = try Place()
        try place.put("services/invoices/.env", "DATABASE_URL=postgresql://shop:\(password)@db.shop.svc:5432/shop\n")
        let report = try await discover(
            "scan: [\"\(place.path)\"]\nsources:\n  - {name: prod, type: kubernetes, kubeconfig: \"\(cluster.kubeconfig)\"}")
        let feed = try report.feed("prod")
        #expect(feed.outcome == .read, "\(feed.problems)")
        let shared = try report.credential(password)
        #expect(shared.workloads == ["invoices", "nightly", "orders"])
        #expect(shared.sightings.contains { $0.path == "kubernetes://prod/shop/secrets/db" && $0.slot == "password" })
        #expect(
            shared.sightings.contains {
                $0.path == "kubernetes://prod/shop/deployments/orders"
                    && $0.slot == "containers.app.env.DB_PASSWORD (service account orders)"
            })
        #expect(shared.sightings.contains { $0.path == "services/invoices/.env" })
        #expect(
            !shared.sightings.contains { $0.path.contains("/pods/") || $0.path.contains("/replicasets/") || $0.path.contains("/jobs/") })
        #expect(shared.owner == "orders-team", "the workload's label before the namespace's: \(shared.ownerEvidence)")
        #expect(shared.createdAt == Timestamp("2025-06-01T00:00:00Z"))
        #expect(shared.opens.contains { $0.host == "db.shop.svc" && $0.user == "shop" && $0.port == 5432 })
        let account = try report.credential(token)
        #expect(account.privilege == ["edit in shop", "cluster-admin"])
        #expect(account.blastRadius.reasons.contains { $0.text.contains("everything at its target") })
        #expect(account.kind == "kubernetes-service-account-token" && account.identity == "system:serviceaccount:shop:orders")
        let registry = try report.credential(map)
        #expect(registry.owner == "registry-team" && Set(registry.workloads) == ["nightly", "orders"])
        #expect(try report.credential(literal).workloads == ["orders"])
        #expect(try report.credential(map + "x").workloads == ["orders"])
        #expect(!report.credentials.contains { $0.sightings.contains { $0.path.contains("sh.helm") } })
        #expect(
            report.credentials.count == 5,
            "\(report.credentials.map { "\($0.kind) \($0.sightings.first?.path ?? "") \($0.sightings.first?.slot ?? "")" })")
        let text = try json(report)
        for value in [password, token, literal, map, cluster.token] { #expect(!text.contains(value)) }
    }

    // R20
    @Test func `what a login may not list is a gap, and metadata alone names secrets without their values`() async throws {
        var values = Values(52)
        let password = values.password()
        let all = objects(password: password, token: values.password(180), literal: values.password(32), map: values.password())
        let cluster = try await cluster(all, environment: ["FORBIDDEN": "cronjobs,configmaps"])
        let report = try await discover(
            "sources:\n  - {name: prod, type: kubernetes, kubeconfig: \"\(cluster.kubeconfig)\", readValues: false}")
        let feed = try report.feed("prod")
        #expect(feed.outcome == .partial && feed.problems.count == 2 && feed.lastReadAt == nil)
        let secret = try report.identified("kubernetes-secret", "shop/secrets/db")
        #expect(Set(secret.workloads) == ["nightly", "orders"])
        #expect(!report.credentials.contains { $0.fingerprint == key?.fingerprint(of: Secret(password)) })
    }

    @Test func `a cluster behind another authority or with another token is not read`() async throws {
        let cluster = try await cluster([])
        let directory = cluster.server.directory.path
        let other = try TestDirectory("authority")
        try Parts.certificates(in: other.path)
        let good = try String(contentsOfFile: cluster.kubeconfig, encoding: .utf8)
        try good.replacing("certificate-authority: ca.pem", with: "certificate-authority: \(other.path)/ca.pem").write(
            toFile: directory + "/foreign", atomically: true, encoding: .utf8)
        try ("other" + UUID().uuidString).write(toFile: directory + "/token2", atomically: true, encoding: .utf8)
        try good.replacing("\(directory)/token", with: "\(directory)/token2").write(
            toFile: directory + "/stranger", atomically: true, encoding: .utf8)
        let report = try await discover(
            """
            sources:
              - {name: foreign, type: kubernetes, kubeconfig: "\(directory)/foreign"}
              - {name: stranger, type: kubernetes, kubeconfig: "\(directory)/stranger"}
            """
        )
        #expect(try report.feed("foreign").problems.first?.contains("not signed by the configured authority") == true)
        #expect(try report.feed("stranger").problems.first?.contains("401") == true)
        #expect(throws: DiscoveryError.self) {
            try good.replacing("certificate-authority: ca.pem", with: "insecure-skip-tls-verify: true").write(
                toFile: directory + "/blind", atomically: true, encoding: .utf8)
            _ = try configuration("sources:\n  - {type: kubernetes, kubeconfig: \"\(directory)/blind\"}")
        }
    }

    @Test func `a cluster is read with a client certificate too`() async throws {
        let authority = try TestDirectory("client")
        try Parts.certificates(in: authority.path)
        let cluster = try await cluster([object("Secret", "s", ["data": data(["password": "x"])])], environment: ["CLIENT_CA": authority.path + "/ca.pem"])
        let good = try String(contentsOfFile: cluster.kubeconfig, encoding: .utf8)
        let path = cluster.server.directory.path + "/mutual"
        func user(_ text: String) throws -> String {
            try good.replacing("tokenFile: \(cluster.server.directory.path)/token", with: text).write(toFile: path, atomically: true, encoding: .utf8)
            return "sources:\n  - {name: k, type: kubernetes, kubeconfig: \"\(path)\"}"
        }
        let key = try Data(contentsOf: URL(fileURLWithPath: authority.path + "/ca.key")).base64EncodedString()
        let mutual = try await discover(try user("client-certificate: \(authority.path)/ca.pem, client-key-data: \(key)"))
        #expect(try mutual.feed("k").problems == [])
        #expect(throws: DiscoveryError.self) { try configuration(try user("impersonate: x")) }
    }

    /// The stand-in answers a real client as an API server would, as far as lists go.
    @Test(.enabled(if: Parts.has("kubectl"), "kubectl is not installed"))
    func `kubectl reads the cluster's stand-in`() async throws {
        var values = Values(53)
        let password = values.password()
        let cluster = try await cluster(
            objects(password: password, token: values.password(180), literal: values.password(32), map: values.password()))
        let run = try await ProcessRun.run(
            [
                "kubectl", "--kubeconfig", cluster.kubeconfig, "--cache-dir", cluster.server.directory.path + "/cache", "get", "secrets",
                "-n", "shop", "-o", "json", "--chunk-size=2",
            ])
        try #require(run.succeeded, "\(run.errors)")
        let listed = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect((listed["items"] as? [Any])?.count == 4)
        #expect(run.output.contains(Data(password.utf8).base64EncodedString()))
    }

    // MARK: - Vault

    // R6, R8
    @Test func `a vault tells names, dates and owners, and values only when asked`() async throws {
        var values = Values(54)
        let (password, old, nested) = (values.password(), values.password(), values.password())
        let token = "vault" + UUID().uuidString
        let content: [String: Any] = [
            "mounts": [
                "secret/": ["type": "kv", "options": ["version": "2"]], "kv/": ["type": "kv", "options": ["version": "1"]],
                "sys/": ["type": "system"],
            ],
            "entries": [
                "secret/shop/db": [
                    "created": "2025-02-03T04:05:06.123456789Z", "custom_metadata": ["owner": "vault-team"],
                    "data": ["username": "shop", "password": password, "host": "db"],
                ],
                "secret/shop/deep/er/nested": [
                    "created": "2025-02-03T04:05:06Z", "data": ["outer": ["api_key": nested], "note": "see the wiki"],
                ],
                "secret/shop/gone": ["created": "2025-02-03T04:05:06Z", "destroyed": true, "data": ["password": "x"]],
                "kv/legacy": ["created": "", "data": ["root_password": old]],
            ],
        ]
        let vault = try await TestServer("vault", environment: ["FAILURES": "1"]) { port, directory in
            try JSONSerialization.data(withJSONObject: content).write(to: URL(fileURLWithPath: directory + "/content.json"))
            return ["python3", Parts.standIn("vault.py"), "\(port)", directory + "/content.json", token]
        }
        let place = try Place()
        try place.put("services/orders/.env", "DB_PASSWORD=\(password)\n")
        try place.put("export/chat/2026.txt", "for now use \(nested) please\n")
        func yaml(_ more: String) -> String {
            "scan: [\"\(place.path)\"]\nsources:\n  - {name: vault, type: vault, address: \"http://127.0.0.1:\(vault.port)\"\(more)}"
        }
        let report = try await discover(yaml(""), environment: ["VAULT_TOKEN": token])
        // The stand-in fails once, and is asked again.
        #expect(try report.feed("vault").outcome == .read)
        let entry = try report.identified("vault-secret", "secret/shop/db")
        #expect(entry.owner == "vault-team" && entry.createdAt == Timestamp("2025-02-03T04:05:06.123Z"))
        #expect(report.credentials.count { $0.kind == "vault-secret" } == 3, "a destroyed version is no credential")

        let deep = try await discover(yaml(", readValues: true, mounts: [secret, kv]"), environment: ["VAULT_TOKEN": token])
        let joined = try deep.credential(password)
        #expect(joined.owner == "vault-team" && Set(joined.sightings.map(\.source)) == [.config, .vault])
        #expect(
            try deep.credential(nested).sightings.contains { $0.path == "export/chat/2026.txt" },
            "a value of the vault is looked for in files")
        #expect(try deep.credential(old).sightings.first?.path == "vault://vault/kv/legacy")
        for text in [try json(report), try json(deep)] {
            for value in [password, old, nested, token] { #expect(!text.contains(value)) }
        }
    }

    // MARK: - CI

    // R3, R6
    @Test func `CI variables of GitLab and secrets of GitHub are listed over all pages`() async throws {
        var values = Values(55)
        let password = values.password()
        let token = "ci" + UUID().uuidString
        func variable(_ key: String, _ value: String, _ masked: Bool) -> [String: Any] {
            ["key": key, "value": value, "masked": masked, "protected": false, "variable_type": "env_var", "environment_scope": "*"]
        }
        let content: [String: Any] = [
            "/api/v4/projects/shop%2Forders/variables": [
                variable("STAGE", "prod", false), variable("DEPLOY_PASSWORD", password, true),
                variable("OTHER_TOKEN", values.password(30), true),
            ],
            "/repos/shop/orders/actions/secrets": (1...5).map {
                ["name": "SECRET_\($0)", "created_at": "2024-01-0\($0)T00:00:00Z", "updated_at": "2024-02-0\($0)T00:00:00Z"]
            },
        ]
        let server = try await TestServer("pipelines") { port, directory in
            try JSONSerialization.data(withJSONObject: content).write(to: URL(fileURLWithPath: directory + "/content.json"))
            return ["python3", Parts.standIn("pipelines.py"), "\(port)", directory + "/content.json", token]
        }
        let address = "http://127.0.0.1:\(server.port)"
        let report = try await discover(
            """
            sources:
              - {name: lab, type: gitlab, address: "\(address)", tokenEnvironment: T, projects: [shop/orders], groups: [absent], readValues: true}
              - {name: hub, type: github, address: "\(address)", tokenEnvironment: T, repositories: [shop/orders]}
            """, environment: ["T": token])
        #expect(try report.credential(password).sightings.first?.slot == "DEPLOY_PASSWORD")
        #expect(try report.feed("lab").problems == ["groups/absent: the token may not list it (404)"])
        #expect(try report.feed("hub").credentials == 5)
        #expect(try report.identified("github-actions-secret", "shop/orders").createdAt != nil)
        #expect(!(try json(report).contains(password)))
    }
}
