import Estate
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

@Suite struct OwnerEvidenceTests {
    let place: Place
    private var values = Values(77)

    init() throws { place = try Place() }

    private func only(_ options: ScanOptions = .init()) async throws -> FoundCredential {
        let report = try await scan([place.path], options: options)
        #expect(report.credentials.count == 1, "\(report.credentials.map { $0.sightings.first?.path ?? "" })")
        return try #require(report.credentials.first)
    }

    private func group(_ name: String) -> String {
        "---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: \(name)}\nspec: {type: team, children: []}\n"
    }

    @Test mutating func `R7: whoever owns the workload comes before whoever keeps the file`() async throws {
        try place.put("CODEOWNERS", "/infra/ @shop/platform\n/services/orders/ @shop/orders-team\n")
        try place.put("services/orders/main.go", "package main\n")
        try place.put(
            "infra/k8s/orders.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: db}
            stringData: {password: \(values.password())}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec: {template: {spec: {containers: [{name: main, envFrom: [{secretRef: {name: db}}]}]}}}
            """)
        let credential = try await only()
        #expect(credential.workloads == ["orders"])
        #expect(credential.owner == "orders-team")
        let keeper = try #require(credential.ownerEvidence.first { $0.owner == "platform" })
        #expect(keeper.weight < 0.4)
        #expect(credential.ownerEvidence.allSatisfy { $0.why?.isEmpty == false })
        #expect(credential.workloadEvidence.first?.why == "Deployment orders takes Secret db")
    }

    @Test mutating func `R7: who takes one key of a secret does not take the others`() async throws {
        try place.put(
            "k8s/billing.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: billing}
            stringData:
              db-password: \(values.password())
              mail-password: \(values.password())
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: billing-api, labels: {managed-by-team: billing}}
            spec: {template: {spec: {containers: [{name: main, env: [
              {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: billing, key: db-password}}}]}]}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: billing-worker, labels: {team: revenue}}
            spec: {template: {spec: {containers: [{name: main, env: [
              {name: MAIL, valueFrom: {secretKeyRef: {name: billing, key: mail-password}}}]}]}}}
            """)
        let report = try await scan([place.path], options: .init())
        let told = Dictionary(uniqueKeysWithValues: report.credentials.map { ($0.sightings.first?.slot ?? "", ($0.workloads, $0.owner)) })
        #expect(told["stringData.db-password"]?.0 == ["billing-api"] && told["stringData.db-password"]?.1 == "billing")
        #expect(told["stringData.mail-password"]?.0 == ["billing-worker"] && told["stringData.mail-password"]?.1 == "revenue")
    }

    @Test mutating func `R7: the labels of a kustomization are those of what it takes up`() async throws {
        try place.put("CODEOWNERS", "* @shop/platform\n")
        try place.put("notify/base/kustomization.yaml", "resources: [app.yaml]\ncommonLabels: {app: notify, team: messaging}\n")
        try place.put(
            "notify/base/app.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: notify}
            spec: {template: {spec: {containers: [{name: main, env: [{name: SMTP_PASSWORD, value: "\(values.password())"}]}]}}}
            """)
        let credential = try await only()
        #expect(credential.workloads == ["notify"] && credential.owner == "messaging")
    }

    @Test mutating func `R7: what lies in somebody's home is theirs, and no service's`() async throws {
        try place.put("home/kim/.pgpass", "db.shop:5432:shop:kim:\(values.password())\n")
        let credential = try await only()
        #expect(credential.owner == "kim" && credential.workloads == [])
    }

    @Test mutating func `R7: a table of accounts names owner and service wherever it is kept`() async throws {
        try place.put("docs/accounts.csv", "service,account,password,owner\nparcel-sorter,svc_sorter,\(values.password()),automation\n")
        let credential = try await only()
        #expect(credential.owner == "automation" && credential.workloads == ["parcel-sorter"])
    }

    @Test mutating func `R7: a name that a library gave joins nobody's key to a program`() async throws {
        try place.put("services/pricing/train.py", "boto3.client('s3', aws_secret_access_key=key)\n")
        try place.put("services/orders/main.py", "print(1)\n")
        try place.put("home/kim/.aws/credentials", "[default]\naws_secret_access_key = \(values.password())\(values.password())\n")
        let credential = try await only()
        #expect(!credential.workloads.contains("pricing"))
    }

    @Test mutating func `R7: a GitLab section that needs no approval still names who keeps its paths`() async throws {
        try place.put("CODEOWNERS", "* @shop/devs\n^[Infra] @shop/sre\n/deploy/\n")
        try place.put("deploy/.env", "# maintained by team night\n")
        try place.put("deploy/app.env", "DB_PASSWORD=\(values.password())\n")
        #expect(try await only().owner == "sre")
    }

    @Test mutating func `R13: a value older than the last change of the code that uses it is flagged with the commit`() async throws {
        try place.git("init", "--quiet")
        try place.put("services/orders/main.go", "package main\n")
        try place.put("services/orders/.env", "DB_PASSWORD=\(values.password())\n")
        try place.put("services/bills/main.go", "package main\n")
        try place.put("services/bills/.env", "DB_PASSWORD=\(values.password())\n")
        try place.commit()
        place.wait(days: 30)
        try place.put("services/orders/main.go", "package main\n// new\n")
        let changed = try place.commit()
        place.wait(days: 3)
        try place.put("README.md", "unrelated\n")
        try place.commit()
        let report = try await scan([place.path])
        func why(_ name: String) throws -> String? {
            try #require(report.credentials.first { $0.workloads == [name] }).flags.first { $0.kind == .outlivesReason }?.why
        }
        let told = try #require(try why("orders"))
        #expect(told.contains("orders had its code changed") && told.contains("services/orders/ at \(changed.prefix(10))"))
        #expect(try why("bills") == nil)
    }

    @Test mutating func `R7: of secrets with one name each workload takes the one of its namespace`() async throws {
        for (namespace, name) in [("pay", "ledger"), ("shop", "basket")] {
            try place.put(
                "k8s/\(namespace).yaml",
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: credentials, namespace: \(namespace)}
                stringData: {password: \(values.password())}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: \(name), namespace: \(namespace)}
                spec: {template: {spec: {containers: [{name: main, envFrom: [{secretRef: {name: credentials}}]}]}}}
                """)
        }
        let report = try await scan([place.path])
        #expect(Set(report.credentials.map(\.workloads)) == [["ledger"], ["basket"]])
    }

    @Test mutating func `R7: a pod is its controller's, and a pull secret is its account's`() async throws {
        let auth = Data("robot:\(values.password())".utf8).base64EncodedString()
        try place.put(
            "k8s/all.yaml",
            """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: v1
                kind: ServiceAccount
                metadata: {name: runner, namespace: a}
                imagePullSecrets: [{name: registry}]
              - apiVersion: v1
                kind: Pod
                metadata:
                  name: quotes-6d4cf56db6-x2x9k
                  namespace: a
                  ownerReferences: [{kind: ReplicaSet, name: quotes-6d4cf56db6}]
                spec: {serviceAccountName: runner, containers: []}
              - apiVersion: v1
                kind: Secret
                metadata: {name: registry, namespace: a}
                stringData:
                  password: \(values.password())
            """)
        _ = auth
        #expect(try await only().workloads == ["quotes"])
    }

    @Test mutating func `R13: an owner who is in no list of teams is gone, and is said to be`() async throws {
        try place.put("catalog/org.yaml", group("orders-team") + group("mail-team"))
        try place.put("CODEOWNERS", "/services/orders/ @shop/orders-team\n/services/attic/ @shop/attic-team\n")
        try place.put("services/attic/.env", "SMTP_PASSWORD=\(values.password())\n")
        let credential = try await only()
        #expect(credential.owner == FoundCredential.unknownOwner)
        #expect(credential.flags.contains { $0.kind == .orphan && $0.why.contains("attic-team") })
        #expect(credential.ownerEvidence.contains { $0.owner == "attic-team" }, "the evidence stays")
    }

    @Test mutating func `R14: blame alone makes no owner`() async throws {
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("tools/run.env", "SMTP_PASSWORD=\(values.password())\n")
        try place.commit()
        let credential = try await only()
        #expect(credential.owner == FoundCredential.unknownOwner)
        #expect(credential.ownerEvidence.contains { $0.kind == .blame })
        #expect(credential.flags.contains { $0.kind == .unowned })
        #expect(credential.createdAt == Timestamp(milliseconds: 1_700_000_060_000))
    }

    @Test mutating func `R14: what a person said outranks every evidence, and the evidence stays`() async throws {
        try place.put("services/orders/.env", "# owner: orders-team\nDB_PASSWORD=\(values.password())\n")
        let fingerprint = try await only().fingerprint
        let directory = try StateDirectory(place.path + "/state")
        var overrides = OwnerOverrides()
        let at = Timestamp(milliseconds: 1_700_000_000_000)
        overrides.set(OwnerOverride(fingerprint: fingerprint, owner: "first", reason: "guess", by: "operator:a", at: at))
        overrides.set(
            OwnerOverride(fingerprint: fingerprint, owner: "data-team", reason: "took it over in March", by: "operator:a", at: at))
        try overrides.save(to: directory)
        let credential = try await only(.init(overrides: try OwnerOverrides.load(from: directory).byFingerprint))
        #expect(credential.owner == "data-team")
        #expect(credential.ownerEvidence.first?.kind == .declaration)
        #expect(credential.ownerEvidence.first?.why == "took it over in March")
        #expect(credential.ownerEvidence.contains { $0.owner == "orders-team" })
        #expect(overrides.remove(fingerprint) && !overrides.remove(fingerprint))
    }

    @Test mutating func `R105: the same value in production and staging is flagged`() async throws {
        let password = values.password()
        try place.put("services/orders/prod.env", "DB_PASSWORD=\(password)\n")
        try place.put("services/orders/staging.env", "DB_PASSWORD=\(password)\n")
        let credential = try await only()
        #expect(credential.environments == ["production", "staging"])
        #expect(credential.flags.contains { $0.kind == .crossEnvironment })
    }

    @Test mutating func `R21: privilege and dependency are judged apart, each with reasons`() async throws {
        let password = values.password()
        for name in ["orders", "invoices", "mailer"] {
            try place.put("services/\(name)/prod.env", "DATABASE_URL=postgresql://postgres:\(password)@db:5432/shop\n")
        }
        let scores = try #require(try await only().scores)
        #expect(scores.privilege.reasons.contains { $0.text == "logs in as `postgres`" })
        #expect(scores.dependency.reasons.contains { $0.text.contains("invoices, mailer and orders") })
    }

    @Test mutating func `nothing of what stands beside a value in a description is shown`() async throws {
        let (password, other) = (values.password(), values.password())
        try place.put("services/ledger/main.py", "")
        try place.put(
            "vault/export.json",
            "[{\"path\": \"kv/ledger/db\", \"description\": \"was ledger:\(other)\", \"data\": {\"password\": \"\(password)\"}}]")
        let report = try await scan([place.path])
        let text = try json(report) + ReportText(placesShown: 0).text(report)
        #expect(!text.contains(password) && !text.contains(other))
    }
}

@Suite struct CodeownersSectionTests {
    private func owners(_ text: String, _ path: String) -> [String]? {
        Codeowners(text, path: "CODEOWNERS", base: "").rule(for: path)?.owners
    }

    @Test func `a section's default owners hold for its lines without owners`() {
        let text = "[Payments] @shop/pay\n/pay/\n/pay/docs/ @shop/writers\n"
        #expect(owners(text, "pay/a.env") == ["pay"])
        #expect(owners(text, "pay/docs/x") == ["writers"])
    }

    @Test func `an optional section comes after one that must approve`() {
        let text = "^[Security][2] @shop/security\n*.env\n\n[Apps] @shop/apps\n/app/\n"
        #expect(owners(text, "app/x.env") == ["apps"])
        #expect(owners(text, "other/x.env") == ["security"])
    }

    @Test func `the last match wins within each section, and an exclusion leaves its section`() {
        let text = "[Apps]\n/app/ @shop/apps\n/app/special/ @shop/special\n!/app/special/open/\n[Data]\n/data/ @shop/data\n"
        #expect(owners(text, "app/special/x") == ["special"])
        #expect(owners(text, "app/special/open/x") == nil)
    }

    @Test func `sections of one name are one section`() {
        let text = "[Apps]\n* @shop/all\n[Other]\n/x @shop/other\n[apps]\n/app/ @shop/apps\n"
        #expect(owners(text, "app/x") == ["apps"])
    }

    @Test func `Bitbucket's groups, roles and escaped blanks are read`() {
        #expect(owners("@@@web @ann @bob\n/site/ @@web\n", "site/x") == ["web"])
        #expect(owners("/a\\ b/ @shop/blank\n", "a b/c") == ["blank"])
        #expect(owners("/x @@developer @shop/x\n", "x") == ["x"])
    }
}

@Suite struct OwnerReaderTests {
    @Test func `Terraform's blocks, labels, lists and references are read with their lines`() {
        let (root, references) = HCLReader.read(
            """
            # stack
            resource "aws_db_instance" "orders" {
              identifier = "orders-prod"
              password   = var.orders_password
              tags = merge(local.tags, {
                Owner = "orders-team"
              })
            }
            module "pay" {
              source = "../modules/db"
              names  = ["a", "b"]
              text   = <<-EOT
                one
              EOT
            }
            """)
        let orders = root["resource", "aws_db_instance", "orders"]
        #expect(orders?.string("identifier") == "orders-prod")
        #expect(orders?["password"]?.line == 4)
        #expect(orders?.string("tags", "Owner") == "orders-team")
        #expect(root["module", "pay", "names"]?.strings == ["a", "b"])
        #expect(references.contains { $0.name == "var.orders_password" && $0.line == 4 })
    }

    @Test(arguments: 0..<24) func `any bytes are read without harm`(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let texts = [
            "resource \"a\" \"b\" {\n tags = { Owner = \"x\" }\n list = [1, {a = 2}]\n s = \"${var.x}\"\n h = <<E\nx\nE\n}\n",
            "services:\n  a: &x\n    env_file: [a]\n  b: {<<: *x, image: \"postgres\"}\n", "[A][2] @x\n/a @b\n^[B]\n!x\n@@@g @h\n",
            "a,b\n\"x\"\"y\",2\n\"open\n", "* * * * * root /opt/x.sh\nA=b\n",
            "[Service]\nEnvironmentFile=-/etc/x\nExecStart=/bin/x --a=/b\n",
            "{\"Users\": [{\"UserName\": \"a\", \"Tags\": [{\"Key\": \"Owner\", \"Value\": \"b\"}]}]}",
        ]
        for text in texts {
            for _ in 0..<40 {
                var bytes = Array(text.utf8)
                for _ in 0...random(6) where !bytes.isEmpty {
                    switch random(4) {
                    case 0: bytes[random(bytes.count)] = UInt8(random(256))
                    case 1: bytes.remove(at: random(bytes.count))
                    case 2: bytes.insert(Array("{}[]\"=,#\n$<&*:- ".utf8)[random(16)], at: random(bytes.count))
                    default: bytes.append(contentsOf: bytes.prefix(random(bytes.count)))
                    }
                }
                let mutated = String(decoding: bytes, as: UTF8.self)
                _ = HCLReader.read(mutated)
                _ = Codeowners(mutated, path: "CODEOWNERS", base: "").rule(for: "a/b")
                _ = CSVText.rows(mutated)
                _ = Annotations.owner(in: mutated, near: 3)
                var uses = Uses()
                var index = WorkloadIndex()
                let layout = Layout(paths: ["a", "etc/x"], repositories: [])
                HostReader.addUnit(mutated, path: "x.service", layout: layout, uses: &uses, index: &index)
                HostReader.addCrontab(mutated, path: "cron.d/x", layout: layout, uses: &uses, index: &index)
                for root in Documents(yaml: mutated).roots + Documents(json: mutated).roots + Documents(csv: mutated).roots {
                    ComposeReader.add(root, path: "compose.yml", layout: layout, uses: &uses, index: &index)
                    var kubernetes = Kubernetes()
                    kubernetes.add(root, path: "k")
                    var accounts = Accounts()
                    accounts.add(Documents(root: root), path: "iam.json")
                    _ = Chain.at(line: 2, in: root).map { Record($0, path: "x", isStore: true) }
                }
            }
        }
    }
}
