import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// Labels of a cluster, tags of a cloud, and what a machine runs.
@Suite struct OwnerLabelTests {
    let place: Place
    private var values = Values(97)

    init() throws { place = try Place() }

    private func only() async throws -> FoundCredential {
        let report = try await scan([place.path])
        #expect(report.credentials.count == 1, "\(report.credentials.map { $0.sightings.first?.path ?? "" })")
        return try #require(report.credentials.first)
    }

    private static func namespace(_ name: String, _ owner: String) -> String {
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: \(name)\n  annotations: {shop.example/owned-by: \(owner)}\n---\n"
    }

    private static func component(_ name: String, _ owner: String) -> String {
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: \(name)}\nspec: {type: service, owner: \(owner)}\n"
    }

    private static func state(_ tags: String, _ secret: String) -> String {
        """
        {"version": 4, "resources": [{"mode": "managed", "type": "aws_db_instance", "name": "db", "instances": [{"attributes":
        {"identifier": "main", "username": "app", "password": "\(secret)", "tags_all": \(tags)}}]}]}
        """
    }

    @Test(arguments: [
        ("OwningTeam", true), ("owningTeam", true), ("OWNING_TEAM", true), ("Owner", true), ("ServiceOwner", true), ("shop.example/owned-by", true), ("PreviousOwner", false),
        ("ExTeam", false), ("Teamwork", false), ("shop:Team", true),
    ])
    func `R7: a tag that names an owner does so in any writing`(key: String, names: Bool) {
        #expect((Kubernetes.ownerRank(key) != nil) == names)
    }

    @Test mutating func `R7: tags of a state's resources declare a service and whose it is`() async throws {
        try place.put("infra/terraform.tfstate", Self.state("{\"OwningTeam\": \"insight\", \"service\": \"stock-forecast\"}", values.password()))
        try place.put("infra/main.tf", "resource \"aws_lambda_function\" \"f\" {\n  function_name = \"stock-forecast-api\"\n}\n")
        try place.put("exports/slack/insight/2026-01-04.json", "[{\"type\": \"message\", \"user\": \"U1\", \"text\": \"the key of stock-forecast is api_key=\(values.password(32))\"}]")
        let report = try await scan([place.path])
        #expect(report.credentials.count == 2)
        for credential in report.credentials {
            #expect(credential.workloads == ["stock-forecast"] && credential.owner == "insight", "\(credential.sightings[0].path)")
        }
    }

    @Test func `R7: a resource's tags name its service and whose that is`() throws {
        let text = Self.state("{\"team\": \"left\", \"service\": \"stock-forecast\"}", "none")
        let services = TerraformState(try #require(Documents(json: text).roots.first)).services(path: "a")
        #expect(services.map(\.name) == ["stock-forecast"] && services.first?.owners.map(\.owner) == ["left"])
    }

    @Test mutating func `R7: a workload is what its label says that it is an installation of`() async throws {
        try place.put("catalog/ledger.yaml", Self.component("ledger", "money"))
        try place.put(
            "cluster/all.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: nightly, namespace: finance}
            stringData:
              QUEUE_PASSWORD: \(values.password())
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: ledger-nightly
              namespace: finance
              labels: {app.kubernetes.io/name: ledger}
            spec:
              jobTemplate: {spec: {template: {spec: {containers: [{name: c, envFrom: [{secretRef: {name: nightly}}]}]}}}}
            """)
        let credential = try await only()
        #expect(credential.workloads == ["ledger-nightly"] && credential.owner == "money")
    }

    @Test mutating func `R7: a repository's service is owned by the namespace that its installation runs in`() async throws {
        try place.git("init", "--quiet", "label-print")
        try place.put("label-print/Dockerfile", "FROM scratch\n")
        try place.put("label-print/run.env", "ZEBRA_API_KEY=\(values.password(32))\n")
        try place.put(
            "cluster/all.yaml",
            Self.namespace("carriers", "carrier-crew")
                + """
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: print-agent, namespace: carriers, labels: {app.kubernetes.io/name: label-print}}
                spec: {template: {spec: {containers: [{name: c, image: x}]}}}
                """)
        let credential = try await only()
        #expect(credential.workloads == ["label-print"] && credential.owner == "carrier-crew")
    }

    @Test mutating func `R7: an application of Argo CD is owned by the namespace that it is deployed to`() async throws {
        try place.put("cluster/namespaces.yaml", Self.namespace("observability", "platform-crew"))
        try place.put(
            "deploy/graphs.yaml",
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: graphs, namespace: argocd}
            spec:
              destination: {namespace: observability}
              source:
                path: charts/graphs
                helm:
                  parameters:
                    - name: adminPassword
                      value: \(values.password())
            """)
        let credential = try await only()
        #expect(credential.workloads == ["graphs"] && credential.owner == "platform-crew")
    }

    @Test(arguments: ["json", "yaml"])
    mutating func `R7: a private key in a Secret is its takers', in a dump of either notation`(notation: String) async throws {
        let pem = "-----BEGIN PRIVATE KEY-----\n\(values.password(64))\n\(values.password(64))\n\(values.password(32))\n-----END PRIVATE KEY-----\n"
        let data = Data(pem.utf8).base64EncodedString()
        let list = """
            {"apiVersion": "v1", "kind": "List", "items": [
              {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "other", "namespace": "id"}, "data": {"x": "eA=="}},
              {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "signing", "namespace": "id"}, "data": {"tls.key": "\(data)"}},
              {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "passport", "namespace": "id"},
               "spec": {"template": {"spec": {"containers": [], "volumes": [{"name": "k", "secret": {"secretName": "signing"}}]}}}}]}
            """
        // JSON is YAML too.
        try place.put("cluster/id.\(notation)", list)
        #expect(try await only().workloads == ["passport"])
    }

    @Test mutating func `R7: a product's name is no second workload where something declares to read the file`() async throws {
        let secret = values.password()
        try place.put("agents/fluent-bit.conf", "[OUTPUT]\n    Name loki\n    http_user shipper\n    http_passwd \(secret)\n")
        try place.put(
            "cluster/all.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: fluent, namespace: logs}
            stringData:
              fluent-bit.conf: "[OUTPUT]\\n    Name loki\\n    http_user shipper\\n    http_passwd \(secret)\\n"
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: log-shipper, namespace: logs}
            spec: {template: {spec: {containers: [], volumes: [{name: c, secret: {secretName: fluent}}]}}}
            """)
        #expect(try await only().workloads == ["log-shipper"])
    }

    @Test mutating func `R7: a crontab in the spool runs what its lines run, and is no program itself`() async throws {
        try place.put("host/var/spool/cron/rates", "15 4 * * 1 /opt/customs-rates/bin/publish --user u --password \(values.password()) >/dev/null\n")
        #expect(try await only().workloads == ["customs-rates"])
    }

    @Test mutating func `R7: an argument in a list of processes is the running program's`() async throws {
        try place.put(
            "host/ps-aux.txt",
            """
            USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
            root         1  0.0  0.1 168292 11520 ?        Ss   Mar01   0:42 /sbin/init
            rates     1881  0.3  2.2 912340 88120 ?        Sl   Mar01  88:12 /opt/rates/ratesd --listen 8600 --admin-password \(values.password())
            """)
        #expect(try await only().workloads == ["ratesd"])
        #expect(Environ.program(inList: "PID COMMAND\n1 /bin/x", line: 9) == nil)
        #expect(Environ.program(inList: "name value\n1 /bin/x", line: 2) == nil)
    }

    @Test mutating func `R7: a tool that somebody runs with a password is not whose it is`() async throws {
        let secret = values.password()
        try place.put("host/ps-aux.txt", "USER PID COMMAND\nbackup 77 mysqldump -u portal --password=\(secret) portal\nroot 1 /sbin/init\n")
        try place.put("services/portal/Dockerfile", "FROM scratch\n")
        try place.put("services/portal/live.env", "DB_PASSWORD=\(secret)\n")
        #expect(try await only().workloads == ["portal"])
    }

    @Test mutating func `R8: a value that is known from elsewhere is the same one in a Secret's Base64, whatever its key is called`() async throws {
        let secret = values.password()
        try place.git("init", "--quiet", "notify-hub")
        try place.put("notify-hub/Dockerfile", "FROM scratch\n")
        try place.put("notify-hub/config/database.yml", "production:\n  username: notify\n  password: \(secret)\n")
        try place.put(
            "cluster/all.yaml",
            Self.namespace("customer", "bird-crew")
                + """
                apiVersion: v1
                kind: Secret
                metadata: {name: notify-hub, namespace: customer}
                data:
                  db: \(Data(secret.utf8).base64EncodedString())
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: notify-hub-sender, namespace: customer}
                spec: {template: {spec: {containers: [{name: c, env: [{name: DB, valueFrom: {secretKeyRef: {name: notify-hub, key: db}}}]}]}}}
                """)
        let credential = try await only()
        #expect(credential.workloads.contains("notify-hub-sender") && credential.owner == "bird-crew")
        #expect(credential.sightings.contains { $0.path.hasSuffix("all.yaml") })
    }

    @Test mutating func `R7: a forge's group is the team's that its description names`() async throws {
        try place.put("dumps/groups.json", "[{\"full_path\": \"policy\", \"description\": \"All projects of squad Ibis\"}, {\"full_path\": \"fraud\", \"description\": \"several squads\"}]")
        try place.put("teams.yaml", "teams:\n  - name: squad-ibis\n  - name: squad-tern\n")
        for (group, name) in [("policy", "endorsements"), ("fraud", "scores")] {
            try place.git("init", "--quiet", name)
            try place.git("-C", name, "remote", "add", "origin", "git@forge.shop.example:\(group)/\(name).git")
            try place.put("\(name)/run.env", "DB_PASSWORD=\(values.password())\n")
        }
        let report = try await scan([place.path])
        let owners = Dictionary(uniqueKeysWithValues: report.credentials.map { ($0.workloads.first ?? "", $0.owner) })
        #expect(owners == ["endorsements": "squad-ibis", "scores": FoundCredential.unknownOwner])
    }

    @Test(arguments: ["release", "deploy", "ci", "build"])
    mutating func `R7: a pipeline that is called as every repository's is goes by its repository`(name: String) async throws {
        try place.git("init", "--quiet", "tools")
        try place.put("tools/.github/workflows/\(name).yml", "name: \(name)\non: push\njobs:\n  x:\n    env:\n      NPM_PASSWORD: \(values.password())\n")
        #expect(try await only().workloads == ["tools"])
    }

    @Test mutating func `R7: what lies in a daemon's own state is the daemon's`() async throws {
        try place.put("host/var/lib/jenkins/.netrc", "machine git.shop.example login j password \(values.password())\n")
        #expect(try await only().workloads == ["jenkins"])
    }

    @Test mutating func `R7: the namespace of a controller's object does not own what it deploys`() async throws {
        try place.put("cluster/namespaces.yaml", Self.namespace("argocd", "platform-crew"))
        try place.put(
            "deploy/claims.yaml",
            """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: claims, namespace: argocd}
            spec:
              template:
                spec:
                  source:
                    helm:
                      parameters:
                        - name: apiToken
                          value: \(values.password())
            """)
        #expect(try await only().owner == FoundCredential.unknownOwner)
    }

    @Test mutating func `R7: the organisation's own name is no dbt project`() async throws {
        try place.git("init", "--quiet", "pipelines")
        try place.git("-C", "pipelines", "remote", "add", "origin", "git@github.com:northstore/pipelines.git")
        try place.put(
            "pipelines/dbt/profiles.yml",
            "northstore:\n  outputs:\n    live:\n      type: snowflake\n      user: loader\n      password: \(values.password())\n")
        #expect(try await !only().workloads.contains("northstore"))
    }
}
