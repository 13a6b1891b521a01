import Estate
import EstateTesting
import Foundation
import Runtime
import Testing

@testable import Discovery

/// What a node itself shows: certificates in files and on ports, processes, histories; and somebody's list.
@Suite struct SourceNodeTests {
    // R1, R18
    @Test func `every certificate has issuer, users and expiry, and its key is found by comparing`() async throws {
        let directory = try TestDirectory("certificates")
        try Parts.certificates(in: directory.path)
        let place = try Place()
        for (name, file) in [
            ("tls/server.pem", "server.pem"), ("tls/server.key", "server.key"), ("copies/elsewhere.pem", "server.key"),
            ("tls/ca.pem", "ca.pem"),
        ] {
            try place.put(name, try String(contentsOfFile: directory.path + "/" + file, encoding: .utf8))
        }
        // The same key in DER is the same key.
        let der = try await ProcessRun.run(
            ["openssl", "pkcs8", "-topk8", "-nocrypt", "-in", "server.key", "-outform", "DER", "-out", place.path + "/tls/again.der"],
            directory: directory.path)
        try #require(der.succeeded, "\(der.errors)")
        let path = directory.path
        let server = try await TestServer("tls") { port, _ in
            ["openssl", "s_server", "-accept", "127.0.0.1:\(port)", "-cert", path + "/server.pem", "-key", path + "/server.key", "-quiet"]
        }
        let closed = try freePort()
        let report = try await discover(
            "sources:\n  - {name: certs, type: x509, paths: [\"\(place.path)\"], ports: [\"localhost:\(server.port)\", \"127.0.0.1:\(closed)\"]}"
        )
        let feed = try report.feed("certs")
        #expect(feed.outcome == .partial && feed.problems == ["tls://127.0.0.1:\(closed): no TLS handshake"])
        let leaf = try report.identified("x509-certificate", "shop.example")
        #expect(leaf.issuer?.contains("Shop Test CA") == true)
        #expect(leaf.identity?.contains("DNS:localhost") == true && leaf.identity?.contains("IP:127.0.0.1") == true)
        let expiry = try #require(leaf.expiresAt)
        #expect(abs(expiry.milliseconds - Timestamp(Date()).milliseconds - 30 * 86_400_000) < 86_400_000)
        #expect(Set(leaf.sightings.map(\.path)) == ["tls://localhost:\(server.port)", place.path + "/tls/server.pem"])
        #expect(leaf.opens.contains { $0.scheme == "tls" && $0.port == server.port })
        let keys = report.credentials.filter { $0.kind == "private-key" }
        #expect(keys.count == 1, "PEM, its copy and DER are one key: \(keys.map { $0.sightings.map(\.path) })")
        let key = try #require(keys.first)
        #expect(key.sightings.count == 3 && key.expiresAt == expiry)
        #expect(key.related.map(\.fingerprint) == [leaf.fingerprint] && leaf.related.map(\.fingerprint) == [key.fingerprint])
        let authority = try report.identified("x509-ca-certificate", "Shop Test CA")
        #expect(authority.related.isEmpty && authority.privilege.contains("signs certificates"))
    }

    // R2, R3
    @Test func `a process's environment and command line lead to the workload, and a history to a line`() async throws {
        var values = Values(61)
        let (password, plain, typed) = (values.password(), values.password(), values.password())
        let place = try Place()
        try place.put("orders-worker.py", "import time\ntime.sleep(600)\n")
        let child = try ChildProcess(
            ["python3", place.path + "/orders-worker.py", "--dsn=postgresql://shop:\(password)@db:5432/shop", plain],
            environment: ["ORDERS_DB_PASSWORD": password, "PLAINLY": plain])
        defer { kill(child.pid, SIGKILL) }
        try await Task.sleep(for: .milliseconds(300))
        try place.put("config/.env", "STORE_SECRET_KEY=\(plain)\n")
        let report = try await discover(
            "scan: [\"\(place.path)\"]\nsources:\n  - {name: node, type: processes, users: [\"\(getuid())\"], histories: false}")
        let found = try report.credential(password)
        #expect(found.workloads.contains("orders-worker") || found.workloads.contains { !$0.isEmpty }, "\(found.workloads)")
        #expect(found.sightings.contains { $0.source == .process && $0.slot?.hasPrefix("environ.ORDERS_DB_PASSWORD") == true })
        #expect(found.sightings.contains { $0.source == .process && $0.slot?.hasPrefix("cmdline") == true })
        #expect(found.opens.contains { $0.host == "db" && $0.user == "shop" })
        // A value that no name gives away in the process is known from the file.
        #expect(try report.credential(plain).sightings.contains { $0.slot?.hasPrefix("environ.PLAINLY") == true })
        let text = try json(report)
        #expect(!text.contains(password) && !text.contains(plain))
        _ = typed
    }

    // R16
    @Test func `a list is compared with what was found: matched, conflicting, only listed, only found`() async throws {
        var values = Values(62)
        let (orders, billing) = (values.password(), values.password())
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql(
            "CREATE ROLE shop LOGIN PASSWORD '\(orders)' VALID UNTIL '2031-01-02'; CREATE ROLE billing LOGIN PASSWORD '\(billing)'")
        let place = try Place()
        try place.put("services/orders/.env", "# owner: orders-team\nDB_HOST=localhost\nDB_USER=shop\nDB_PASSWORD=\(orders)\n")
        try place.put(
            "list.csv",
            """
            Service;Credential Name;Login;Server;Owner;Password;Last rotated;Expiry date;Comments
            orders;DB_PASSWORD;shop;localhost:5432;Legacy Team;\(orders);2026-01-01;2030-01-01;
            billing;billing login;billing;localhost;billing-team;;;;retired last year
            payroll;payroll db;payroll;hr-db;hr;;;;
            """)
        let report = try await discover(
            """
            scan: ["\(place.path)/services"]
            sources:
              - name: db
                type: postgresql
                connection: {host: "\(postgres.socketDirectory)", port: "\(postgres.port)", user: postgres}
                aliases: [localhost]
                compareVerifiers: true
              - {name: list, type: spreadsheet, file: "\(place.path)/list.csv"}
            """)
        let compared = try #require(report.reconciliation)
        #expect(compared.matched.map(\.name).sorted() == ["DB_PASSWORD", "billing login"], "\(compared)")
        #expect(compared.matched.first { $0.name == "DB_PASSWORD" }?.fingerprint == key?.fingerprint(of: Secret(orders)))
        #expect(compared.onlyListed == [.init(line: 4, name: "payroll db")])
        #expect(
            Set(compared.conflicts.map { "\($0.name) \($0.field)" }) == [
                "DB_PASSWORD owner", "DB_PASSWORD expires", "billing login retired",
            ], "\(compared.conflicts)")
        #expect(compared.onlyFound.isEmpty)
        let text = try json(report)
        #expect(!text.contains(orders) && !text.contains(billing))
    }

    // R16
    @Test func `a value older than the date of its rotation is a conflict, and two candidates are never chosen between`() throws {
        let fingerprints = try ["a", "b"].map { try #require(key).fingerprint(ofIdentity: $0) }
        func credential(_ index: Int, created: String?) -> FoundCredential {
            FoundCredential(
                fingerprint: fingerprints[index], kind: "password", hint: "", owner: "unknown", ownerEvidence: [], workloads: [],
                opens: [Endpoint(host: "db", user: "shop")], blastRadius: Score(reasons: []),
                sightings: [], createdAt: created.flatMap { Timestamp($0) })
        }
        let row = ListedCredential(list: "l", line: 2, name: "shop", user: "shop", host: "db", rotated: Timestamp("2026-01-01"))
        let one = Reconciler(credentials: [credential(0, created: "2024-05-06")]).compare([row], lists: ["l"])
        #expect(one.conflicts.map(\.field) == ["rotated"] && one.conflicts.first?.found == "the value is from 2024-05-06")
        let two = Reconciler(credentials: [credential(0, created: nil), credential(1, created: nil)]).compare([row], lists: ["l"])
        #expect(two.matched.isEmpty && two.conflicts.map(\.field) == ["ambiguous"])
    }

    // MARK: - Configuration and feeds

    @Test func `the example is read, and every source of it says what it needs`() throws {
        let directory = try TestDirectory("example")
        try """
            current-context: prod
            contexts: [{name: prod, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: "https://k.example"}}]
            users: [{name: u, user: {tokenFile: t}}]
            """
            .write(toFile: directory.path + "/kubeconfig", atomically: true, encoding: .utf8)
        try Parts.certificates(in: directory.path)
        let text = SourceConfiguration.example.replacing("~/.kube/config", with: "kubeconfig").replacing(
            "/etc/ssl/vault-ca.pem", with: "ca.pem")
        let sources = try configuration(text, in: directory.path)
        #expect(sources.previews.count == 10)
        for preview in sources.previews { #expect(!preview.reads.isEmpty && !preview.permissions.isEmpty) }
        #expect(try configuration(text, in: directory.path, only: ["vault"]).previews.map(\.name) == ["vault"])
        #expect(throws: DiscoveryError.self) { try configuration(text, in: directory.path, only: ["absent"]) }
    }

    @Test(arguments: [
        ("sources:\n  - {type: redis, host: h, prot: 1}", "`prot` is no setting"), ("sources: []", "`sources`"),
        ("soruces: 1\nsources: [{type: redis, host: h}]", "`soruces`"),
        ("sources:\n  - {type: vault, address: \"https://v\", token: abc}", "no secret belongs here"),
        ("sources:\n  - {type: oracle}", "no type `oracle`"),
        ("sources:\n  - {type: redis, host: h}\n  - {type: redis, host: i}", "two sources"),
        ("sources:\n  - {type: redis, host: h, port: many}", "`port`"),
        ("sources:\n  - {type: postgresql, connection: {password: x}}", "passwordFile"), ("sources: [", "not YAML"),
        ("- 1", "not a mapping"),
        ("version: 9\nsources: [{type: redis, host: h}]", "version 9"), ("sources:\n  - {type: x509, ports: [nowhere]}", "HOST:PORT"),
        ("sources:\n  - {type: redis, host: db.example, passwordEnvironment: X}", "tls: true"),
    ])
    func `a configuration that is not understood is refused, with the setting named`(_ yaml: String, _ words: String) throws {
        let error = #expect(throws: DiscoveryError.self) { try configuration(yaml) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    // R20
    @Test func `a feed that cannot be read is listed with the time of its last reading, and ends no other`() async throws {
        let place = try Place()
        try place.put("list.csv", "name,owner\nx,y\n")
        let port = try freePort()
        let before = try #require(Timestamp("2026-01-01"))
        let report = try await discover(
            """
            sources:
              - {name: cache, type: redis, host: 127.0.0.1, port: \(port)}
              - {name: vault, type: vault, address: "http://127.0.0.1:\(port)", tokenEnvironment: T}
              - {name: plain, type: vault, address: "http://vault.example", tokenEnvironment: T}
              - {name: list, type: spreadsheet, file: "\(place.path)/list.csv"}
            """, environment: ["T": "t"], previous: ["cache": before])
        let cache = try report.feed("cache")
        #expect(cache.outcome == .failed && cache.lastReadAt == before)
        #expect(try report.feed("vault").problems.first?.contains("connection refused") == true)
        #expect(try report.feed("plain").problems.first?.contains("not encrypted") == true)
        let list = try report.feed("list")
        #expect(list.outcome == .read && list.lastReadAt == list.askedAt)
        #expect(report.unreadable.count == 3)
        // It reads back as the report that it is.
        let again = try JSONDecoder().decode(ScanReport.self, from: JSONEncoder().encode(report))
        #expect(again.feeds == report.feeds)
    }

    @Test func `a source whose kubeconfig or token is missing fails alone, and a dry run says so`() async throws {
        let place = try Place()
        try place.put("list.csv", "name,owner\nx,y\n")
        let yaml = """
            sources:
              - {name: cluster, type: kubernetes, kubeconfig: "\(place.path)/none"}
              - {name: vault, type: vault, address: "http://127.0.0.1:1", tokenEnvironment: NONE}
              - {name: list, type: spreadsheet, file: "\(place.path)/list.csv"}
            """
        let previews = try configuration(yaml).previews
        #expect(previews.map(\.type) == ["kubernetes", "vault", "spreadsheet"])
        #expect(previews.first?.problem?.contains("cannot read `\(place.path)/none`") == true)
        #expect(previews.last?.problem == nil)
        let report = try await discover(yaml)
        let cluster = try report.feed("cluster")
        #expect(cluster.outcome == .failed && cluster.type == "kubernetes")
        #expect(cluster.problems == ["cannot read `\(place.path)/none`"])
        #expect(try report.feed("vault").outcome == .failed)
        #expect(try report.feed("list").outcome == .read)
    }

    @Test func `a server that says nothing is given up when its time is over`() async throws {
        let silent = try await TestServer("silent") { port, _ in
            [
                "python3", "-c",
                "import socket, time, sys\ns = socket.create_server(('127.0.0.1', \(port)))\nc = []\nwhile True: c.append(s.accept())",
            ]
        }
        let start = ContinuousClock.now
        let report = try await discover(
            """
            sources:
              - {name: vault, type: vault, address: "http://127.0.0.1:\(silent.port)", tokenEnvironment: T, timeout: 1s}
              - {name: cache, type: redis, host: 127.0.0.1, port: \(silent.port), timeout: 1s}
            """, environment: ["T": "t"])
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(try report.feed("vault").problems.first?.contains("not read within 1 s") == true)
        #expect(try report.feed("cache").outcome == .failed)
    }

    @Test func `mutated answers and lists never end the program`() throws {
        var generator = SeededGenerator(seed: 9)
        let redis = Array("*2\r\n$5\r\nhello\r\n*1\r\n:12\r\n".utf8)
        let xml = Array("<?xml version=\"1.0\"?><A><B><member><C>x&amp;&#65;</C></member></B><D/></A>".utf8)
        let csv = Array("name;owner;rotated\n\"a \"\"b\"\"\";team;01.02.2026\n".utf8)
        for _ in 0..<3000 {
            var parser = RedisParser(bytes: generator.mutate(redis))
            _ = parser.next(depth: 0)
            _ = XMLTree(generator.mutate(xml))
            let table = CSVTable(generator.mutate(csv))
            for row in table.rows { for field in row { _ = SpreadsheetSource.date(field) } }
            _ = RedisAccount(
                String(decoding: generator.mutate(Array("user a on #\(String(repeating: "0f", count: 32)) ~* +@all".utf8)), as: UTF8.self))
        }
        #expect(XMLTree(xml)?["B"]?.children.first?.string("C") == "x&A")
        #expect(XMLTree(Array("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".utf8)) == nil)
        #expect(CSVTable(csv).rows == [["a \"b\"", "team", "01.02.2026"]])
    }
}
