import Estate
import EstateTesting
import Foundation
import Runtime
import SecretScan
import Testing

@testable import Discovery

/// A directory with files and perhaps a repository, gone at the end.
final class Place {
    let path: String
    private var moment = 1_700_000_000

    init() throws {
        path = try #require(realpath(FileManager.default.temporaryDirectory.path, nil).map { String(cString: $0) }) + "/mayfly-scan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ name: String, _ text: String) throws {
        let file = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

    @discardableResult
    func git(_ arguments: String...) throws -> String {
        let environment = [
            "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_AUTHOR_NAME": "Shop", "GIT_AUTHOR_EMAIL": "shop@shop.example", "GIT_COMMITTER_NAME": "Shop", "GIT_COMMITTER_EMAIL": "shop@shop.example",
            "GIT_AUTHOR_DATE": "\(moment) +0000", "GIT_COMMITTER_DATE": "\(moment) +0000",
        ]
        let run = try ProcessRun.run(["git", "-c", "protocol.file.allow=always", "-c", "gc.auto=0"] + arguments, environment: environment, directory: path)
        try #require(run.succeeded, "git \(arguments.joined(separator: " ")) failed: \(run.errors)")
        return run.output.trimmingCharacters(in: .newlines)
    }

    /// Lets time pass before the next commit.
    func wait(days: Int) { moment += days * 86_400 }

    @discardableResult
    func commit(_ message: String = "step") throws -> String {
        moment += 60
        try git("add", "--all")
        try git("commit", "--quiet", "--allow-empty", "--message", message)
        return try git("rev-parse", "HEAD")
    }

    /// Puts files in which every `§` becomes a value of its own, and scans them; what was found is by path.
    func told(_ files: [String: String], _ values: inout Values) async throws -> [String: FoundCredential] {
        let found = try await all(files, &values)
        return Dictionary(found.flatMap { one in one.sightings.map { ($0.path.replacing(path + "/", with: ""), one) } }) { first, _ in first }
    }

    /// All that is found in files of which each `§` is a password of its own.
    func all(_ files: [String: String], _ values: inout Values) async throws -> [FoundCredential] {
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            var text = text
            while let mark = text.range(of: "§") { text.replaceSubrange(mark, with: values.password()) }
            try put(name, text)
        }
        return try await scan([path]).credentials
    }
}

/// Random values made from a seed: no test file holds a secret.
struct Values {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func password(_ count: Int = 24) -> String {
        let alphabet = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        while true {
            let text = String((0..<count).map { _ -> Character in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int((state >> 33) % UInt64(alphabet.count))]
            })
            if text.first?.isLetter == true, text.count(where: \.isNumber) > 1, text.contains(where: \.isLowercase) { return text }
        }
    }
}

let key = FingerprintKey([UInt8](repeating: 7, count: 32))

func scan(_ paths: [String], options: ScanOptions = .init()) async throws -> ScanReport {
    try await Discovery(key: try #require(key), clock: WallClock { Timestamp(milliseconds: 1_700_000_000_000) }).scan(paths, options: options)
}

func json(_ report: ScanReport) throws -> String { String(decoding: try JSONEncoder().encode(report), as: UTF8.self) }

@Suite struct DiscoveryTests {
    let place: Place
    let password: String

    init() throws {
        place = try Place()
        var values = Values(1)
        password = values.password()
    }

    private func only(_ report: ScanReport, _ location: SourceLocation = #_sourceLocation) throws -> FoundCredential {
        #expect(report.credentials.count == 1, "\(report.credentials.map { "\($0.kind) \($0.sightings.first?.path ?? "")" })", sourceLocation: location)
        return try #require(report.credentials.first, sourceLocation: location)
    }

    /// The shop of the guide, in small: one password in seven places.
    private func copies() throws {
        try place.put("services/orders/.env", "PGHOST=db\nPGUSER=shop\nPGDATABASE=shop\nPGPASSWORD=\(password)\n")
        try place.put("services/invoices/.env", "DATABASE_URL=postgresql://shop:\(password)@db:5432/shop\n")
        try place.put("docker-compose.yml", "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: \(password)\n")
        try place.put("k8s/prod/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ndata:\n  password: \(Data(password.utf8).base64EncodedString())\n")
        try place.put("exports/slack/ops/2026-03-02.json", "[{\"type\": \"message\", \"text\": \"use shop and \(password) for now\"}]")
        try place.put("exports/tickets.csv", "id,body\n7,\"Please use \(password) on db\"\n")
        try place.put("wiki/Runbook.md", "# Access\n\nThe shop db password is `\(password)`.\n")
        try place.put("ops/.pgpass", "db:5432:shop:shop:\(password)\n")
    }

    @Test func `R5 R8: one password in eight places is one credential with eight places`() async throws {
        try copies()
        let credential = try only(try await scan([place.path]))
        #expect(Set(credential.sightings.map { "\($0.path):\($0.line)" }) == [
            "services/orders/.env:4", "services/invoices/.env:1", "docker-compose.yml:5", "k8s/prod/secret.yaml:5", "exports/slack/ops/2026-03-02.json:1",
            "exports/tickets.csv:2", "wiki/Runbook.md:3", "ops/.pgpass:1",
        ])
        #expect(credential.kind == "postgresql-password")
        #expect(Set(credential.sightings.map(\.source)).isSuperset(of: [.chat, .ticket, .documentation, .config]))
        #expect(credential.opens.contains(Endpoint(scheme: "postgresql", host: "db", port: 5432, database: "shop", user: "shop")))
    }

    @Test func `R9: the services that share a password are named`() async throws {
        try copies()
        try place.put("docker-compose.yml", """
            services:
              db:
                image: postgres:16
                environment:
                  POSTGRES_PASSWORD: \(password)
              reports:
                image: shop/reports
                env_file: [./reports.env]
            """)
        try place.put("reports.env", "PGPASSWORD=\(password)\n")
        let credential = try only(try await scan([place.path]))
        #expect(credential.workloads == ["invoices", "orders", "reports"])
    }

    @Test func `R9: Kubernetes workloads that refer to a secret share it`() async throws {
        try place.put("k8s/all.yaml", """
            apiVersion: v1
            kind: Secret
            metadata: {name: shop-db}
            stringData:
              password: \(password)
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              template:
                spec:
                  containers:
                    - name: main
                      env:
                        - name: PGPASSWORD
                          valueFrom: {secretKeyRef: {name: shop-db, key: password}}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: reports}
            spec: {template: {spec: {containers: [{name: main, envFrom: [{secretRef: {name: shop-db}}]}]}}}
            """)
        let credential = try only(try await scan([place.path]))
        #expect(credential.workloads == ["orders", "reports"])
    }

    @Test func `R3: a password removed from the tree is still found in history, with the commit that brought it in`() async throws {
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put("README.md", "shop")
        try place.commit()
        try place.put("config/settings.py", "import os\nDB_PASSWORD = \"\(password)\"\n")
        let introduced = try place.commit()
        try place.put("config/settings.py", "import os\n\nDB_PASSWORD = \"\(password)\"\nPORT = 1\n")
        try place.commit()
        try place.put("config/settings.py", "import os\nDB_PASSWORD = os.environ[\"DB_PASSWORD\"]\n")
        try place.commit()
        for _ in 0..<2 {
            let credential = try only(try await scan([place.path]))
            let sighting = try #require(credential.sightings.first)
            #expect(credential.sightings.count == 1)
            #expect(sighting.commit == introduced)
            #expect(sighting.path == "config/settings.py")
            #expect(sighting.line == 2)
            #expect(sighting.source == .history)
            #expect(!sighting.isCurrent)
            #expect(credential.blastRadius.reasons.contains { $0.text.contains("still in git history") })
            try place.git("gc", "--aggressive", "--quiet", "--prune=now")
        }
    }

    @Test func `R8: tree and history are one credential`() async throws {
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.put(".env", "DB_PASSWORD=\(password)\n")
        let commit = try place.commit()
        let credential = try only(try await scan([place.path]))
        #expect(credential.sightings.map(\.commit) == [nil, commit])
        #expect(credential.sightings.allSatisfy { $0.isCurrent })
        let treeOnly = try only(try await scan([place.path], options: .init(history: false)))
        #expect(treeOnly.sightings.count == 1)
    }

    @Test func `R3: directory, work tree, bare and shallow clone give the same fingerprint`() async throws {
        try place.put("src/.env", "DB_PASSWORD=\(password)\n")
        let plain = try only(try await scan([place.path])).fingerprint
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.commit()
        try place.git("clone", "--quiet", "--bare", place.path, place.path + "/bare.git")
        try place.put("README.md", "shop")
        try place.commit()
        try place.git("clone", "--quiet", "--depth=1", "file://" + place.path, place.path + "/shallow")
        let bare = try only(try await scan([place.path + "/bare.git"]))
        #expect(bare.fingerprint == plain)
        #expect(bare.sightings.allSatisfy { $0.isCurrent }, "what HEAD holds is current")
        let shallow = try await scan([place.path + "/shallow"])
        let fromShallow = try only(shallow)
        #expect(fromShallow.fingerprint == plain)
        #expect(shallow.unreadable.map(\.path) == [".git"], "what was never fetched is said")
    }

    @Test func `R3: a submodule's history is read`() async throws {
        let inner = try Place()
        try inner.git("init", "--quiet", "--initial-branch=main")
        try inner.put(".env", "DB_PASSWORD=\(password)\n")
        try inner.commit()
        try inner.put(".env", "PORT=1\n")
        try inner.commit()
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.git("submodule", "add", "--quiet", inner.path, "parts/inner")
        try place.commit()
        let credential = try only(try await scan([place.path]))
        #expect(credential.sightings.first?.path.hasSuffix("parts/inner/.env") == true)
        #expect(credential.sightings.first?.commit != nil)
    }

    @Test func `the secret is in no output`() async throws {
        try copies()
        try place.git("init", "--quiet", "--initial-branch=main")
        try place.commit()
        let report = try await scan([place.path])
        let encoded = Data(password.utf8).base64EncodedString()
        let object = try json(report)
        for output in [object, ReportText(width: 100, isStyled: true).text(report), ReportText(placesShown: 0).text(report)] {
            #expect(!output.contains(password))
            #expect(!output.contains(encoded))
            #expect(!output.contains(password.prefix(6)))
        }
        #expect(ReportText().text(report).split(separator: "\n").last?.hasPrefix("Next: mayfly scan ") == true)
    }

    @Test func `R14: ownership comes from evidence, and is unknown without any`() async throws {
        var values = Values(2)
        try place.put("CODEOWNERS", "# who\n/services/*/ @shop/everyone\n/services/orders/ @shop/orders-team\n/services/orders/docs/\n")
        try place.put("catalog-info.yaml", """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: mailer
              annotations: {backstage.io/source-location: "dir:services/mailer"}
            spec: {type: service, lifecycle: production, owner: "group:default/mail-team"}
            """)
        try place.put("services/orders/.env", "DB_PASSWORD=\(values.password())\n")
        try place.put("services/mailer/.env", "SMTP_PASSWORD=\(values.password())\n")
        try place.put("services/billing/.env", "# owner: billing-team\nREDIS_PASSWORD=\(values.password())\n")
        try place.put("scripts/.env", "API_KEY=\(values.password(32))\n")
        try place.put("services/orders/docs/.env", "LDAP_PASSWORD=\(values.password())\n")
        let report = try await scan([place.path])
        let owners = Dictionary(uniqueKeysWithValues: report.credentials.map { ($0.sightings.first?.path ?? "", $0) })
        #expect(owners["services/orders/.env"]?.owner == "orders-team")
        #expect(owners["services/orders/.env"]?.ownerEvidence.first?.source == "CODEOWNERS:3")
        #expect(owners["services/mailer/.env"]?.owner == "mail-team")
        #expect(owners["services/mailer/.env"]?.ownerEvidence.first?.kind == .backstage)
        #expect(owners["services/billing/.env"]?.owner == "billing-team")
        #expect(owners["services/billing/.env"]?.ownerEvidence.first?.kind == .annotation)
        #expect(owners["scripts/.env"]?.owner == FoundCredential.unknownOwner)
        #expect(owners["services/orders/docs/.env"]?.owner == FoundCredential.unknownOwner, "a pattern without owners takes ownership away")
        #expect(report.statistics.unowned == 2)
    }

    @Test func `R14: who keeps a chat export does not own what was said in it`() async throws {
        try place.put("CODEOWNERS", "* @shop/platform\n")
        try place.put("exports/slack/ops/1.json", "[{\"text\": \"the db password is \(password)\"}]")
        let credential = try only(try await scan([place.path]))
        #expect(credential.owner == FoundCredential.unknownOwner)
    }

    @Test func `R21: a shared and leaked production database password comes first`() async throws {
        var values = Values(3)
        try copies()
        try place.put("ci/deploy.env", "GITHUB_TOKEN=\("ghp" + "_" + values.password(36))\n")
        try place.put("prod/aws.env", "AWS_SECRET_ACCESS_KEY=\(values.password(38) + "+/")\n")
        try place.put("prod/stripe.env", "STRIPE_KEY=\("sk" + "_live_" + values.password(32))\n")
        try place.put("services/orders/admin.env", "ADMIN_PASSWORD=\(values.password())\n")
        let report = try await scan([place.path])
        #expect(report.credentials.count == 5)
        #expect(report.credentials.first?.kind == "postgresql-password")
        #expect(report.credentials.first?.blastRadius.reasons.isEmpty == false)
    }

    @Test func `fixtures are left out unless asked for`() async throws {
        try place.put("tests/fixtures/.env", "DB_PASSWORD=\(password)\n")
        let quiet = try await scan([place.path])
        #expect(quiet.credentials.isEmpty)
        let asked = try await scan([place.path], options: .init(includesFixtures: true))
        #expect(asked.credentials.count == 1)
        try place.put(".env", "DB_PASSWORD=\(password)\n")
        let joined = try only(try await scan([place.path]))
        #expect(joined.sightings.count == 2, "a real value is counted where it was copied to")
    }
}
