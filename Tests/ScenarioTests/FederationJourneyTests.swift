import EstateTesting
import Foundation
import Glibc
import Testing

/// Three installations, three trust domains, with real servers, agents and workloads: they come to know each other, and cease to.
@Suite(.serialized) struct FederationJourneyTests {
    private struct Status: Decodable {
        var trustDomain, state, profile: String
        var sequence: UInt64?
        var authorities, failures: Int
        var fetchedAt, lastFailure: String?
    }
    private struct List: Decodable {
        var relations: [Status]
    }

    private static let isPossible = FileManager.default.isExecutableFile(atPath: Installation.python)
    private static let peer = Installation.sources + "/Tests/Foreign/spiffe_tls_peer.py"
    private static let quick = ["--bundle-refresh", "1s", "--federation-shortest-poll", "1s", "--bundle-endpoint-svid-lifetime", "4s"]

    private func relation(_ domain: String, at installation: Installation) async throws -> Status? {
        try await installation.json(List.self, "federation", "list").relations.first { $0.trustDomain == domain }
    }

    /// A certificate for the loopback address from an authority made for this test.
    private func webCertificate(in directory: String) async throws {
        let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        for command in [
            ["req", "-x509"] + newKey + ["-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj",
                 "/CN=Web Authority of a Test", "-addext", "keyUsage=critical,keyCertSign"],
            ["req"] + newKey + ["-keyout", "web.key", "-out", "web.csr", "-subj", "/CN=bundles"],
            ["x509", "-req", "-in", "web.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                 "-days", "1", "-extfile", "web.ext", "-out", "web.pem"],
        ] {
            try Data("subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n".utf8)
                .write(to: URL(fileURLWithPath: directory + "/web.ext"))
            let run = try await ProcessRun.run(["openssl"] + command, directory: directory)
            try #require(run.succeeded, "\(run.errors)")
        }
    }

    private func serial(_ port: Int) async throws -> String {
        try await ProcessRun.run(
            ["sh", "-c", "openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -noout -serial"]).output
    }

    private func give(_ installation: Installation, agentTo name: String, script: String = peer) async throws {
        let python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
        let declaration = """
            workloads:
              - name: \(name)
                kind: service
                purpose: a test
                environment: production
                owners: {security: a, platform: b, iam: c, application: d}
                selectors: ["unix:uid:\(geteuid())", "unix:path:\(python)", "unix:script:\(script)"]
                federatesWith: [shop.example, bank.example, web.example, third.example]

            """
        try Data(declaration.utf8).write(to: URL(fileURLWithPath: installation.directory + "/estate.yaml"))
        try await installation.mayfly("apply", installation.directory + "/estate.yaml")
        try await installation.startAgent(token: try await installation.mayfly("token", "create"))
    }

    /// Has a workload of `bank` call one of `shop`, by PyPI's `spiffe-tls`. Gives what both said.
    private func call(_ shop: Installation, _ bank: Installation) async throws -> (server: String, client: String) {
        let port = try freePort()
        func run(_ mode: String, _ installation: Installation, _ peer: String) async throws -> String {
            let command = ["timeout", "15", Installation.python, Self.peer, mode, installation.workloadSocket, "\(port)", peer]
            let run = try await Installation.run(command, limit: .seconds(20))
            return run.output + run.errors
        }
        async let server = run("listen", shop, "spiffe://bank.example/production/teller")
        let _: Bool = try await eventually("the workload listens", within: .seconds(12), every: .milliseconds(50)) {
            // Asked of the kernel: a connection would be taken for the client's. `0A` is LISTEN.
            let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
            let address = ":" + String(format: "%04X", port) + " 00000000:0000 0A"
            return table.contains(address) ? true : nil
        }
        let client = try await run("dial", bank, "spiffe://shop.example/production/till")
        return (try await server, client)
    }

    // R42
    @Test(.timeLimit(.minutes(4)), .enabled(if: isPossible, "needs .build/venv, which ./test makes"))
    func `trust domains federate by both profiles, endpoints rotate, workloads meet, and a removed relation ends it`() async throws {
        let (shopPort, bankPort, webPort) = (try freePort(), try freePort(), try freePort())
        let certificates = try TestDirectory("web-certificates")
        try await webCertificate(in: certificates.path)
        let shopOptions =
            ["--bundle-endpoint", "127.0.0.1:\(shopPort)", "--bundle-map", "--federation-ca", certificates.path + "/ca.pem"] + Self.quick
        let bankOptions = ["--trust-domain", "bank.example", "--bundle-endpoint", "127.0.0.1:\(bankPort)"] + Self.quick
        let webOptions =
            ["--trust-domain", "web.example", "--bundle-endpoint", "127.0.0.1:\(webPort)", "--bundle-endpoint-profile", "https_web",
                "--bundle-endpoint-certificate", certificates.path + "/web.pem", "--bundle-endpoint-key", certificates.path + "/web.key",
                "--jwt-issuer", "https://localhost:\(webPort)"] + Self.quick
        try await Installation.with(shop: false, server: shopOptions) { shop in
            try await Installation.with(shop: false, server: bankOptions) { bank in
                try await Installation.with(shop: false, server: webOptions) { web in
                    for one in [shop, bank, web] { try await one.startServer() }
                    try await establish(shop, bank, shopPort, bankPort)
                    try await overTheWeb(shop, web, webPort)
                    try await chained(shop, web, bankPort)
                    try await openID(web, webPort, certificates.path + "/ca.pem")
                    try await rotation(shop, bank, bankPort)
                    try await meeting(shop, bank, bankPort)
                    try await outage(shop, bank)
                }
            }
        }
    }

    private func establish(_ shop: Installation, _ bank: Installation, _ shopPort: Int, _ bankPort: Int) async throws {
        // By hand, as operators would: each gives the other its bundle.
        let ofShop = shop.directory + "/shop.json"
        let ofBank = bank.directory + "/bank.json"
        try Data(try await shop.mayfly("federation", "show").utf8).write(to: URL(fileURLWithPath: ofShop))
        try Data(try await bank.mayfly("federation", "show").utf8).write(to: URL(fileURLWithPath: ofBank))
        func add(_ id: String, _ bootstrap: String?, _ more: [String] = []) -> [String] {
            ["federation", "add", "bank.example", "--url", "https://127.0.0.1:\(bankPort)/", "--profile", "https_spiffe", "--endpoint-id", id]
                + (bootstrap.map { ["--bootstrap", $0] } ?? []) + more
        }
        let id = "spiffe://bank.example/mayfly/server"
        // What is wrong is refused before anything is kept.
        #expect(try await shop.attempt(add(id, nil)).status == 2)
        #expect(try await shop.attempt(add("spiffe://bank.example/mayfly/other", ofBank, ["--dry-run"])).status == 2)
        #expect(try await shop.attempt(add(id, ofShop, ["--dry-run"])).status == 2, "the wrong domain's bundle does not vouch for it")
        let user = ["federation", "add", "bank.example", "--url", "https://u:p@127.0.0.1:\(bankPort)/", "--profile", "https_web"]
        #expect(try await shop.attempt(user).status == 2)
        let own = ["federation", "add", "shop.example", "--url", "https://127.0.0.1:\(bankPort)/", "--profile", "https_web"]
        #expect(try await shop.attempt(own).status == 2)
        try await shop.mayfly(add(id, ofBank, ["--dry-run"]))
        #expect(try await relation("bank.example", at: shop) == nil)

        let added = try JSONDecoder().decode(List.self, from: Data(try await shop.mayfly(add(id, ofBank) + ["--json"]).utf8))
        #expect(added.relations.map(\.state) == ["current"] && added.relations.first?.authorities == 1)
        // The other way, from a file.
        let list = """
            federation:
              - trustDomain: shop.example
                url: https://127.0.0.1:\(shopPort)/
                profile: https_spiffe
                endpointID: spiffe://shop.example/mayfly/server
                bootstrap: ../\(URL(fileURLWithPath: shop.directory).lastPathComponent)/shop.json
            """
        try Data(list.utf8).write(to: URL(fileURLWithPath: bank.directory + "/federation.yaml"))
        try await bank.mayfly("federation", "add", "--from", bank.directory + "/federation.yaml")
        #expect(try await relation("shop.example", at: bank)?.state == "current")
        // A stranger's client, Python's ssl, with the bootstrap bundle.
        let read = try await ProcessRun.run([
            "python3", Installation.sources + "/Tests/Foreign/bundle_client.py", "\(shopPort)", "spiffe://shop.example/mayfly/server", ofShop,
        ])
        #expect(read.succeeded && read.output.contains("\"otherID\": \"refused\""), "\(read.output)\(read.errors.suffix(800))")
    }

    private func overTheWeb(_ shop: Installation, _ web: Installation, _ port: Int) async throws {
        try await shop.mayfly("federation", "add", "web.example", "--url", "https://localhost:\(port)/", "--profile", "https_web")
        let relation = try await relation("web.example", at: shop)
        #expect(relation?.state == "current" && relation?.profile == "https_web" && relation?.authorities == 1)
        // The three stay apart: three bundles, three names, and in each the authority of that name alone.
        let shown = try await shop.mayfly("federation", "show", "web.example")
        #expect(shown == (try await web.mayfly("federation", "show")))
    }

    private static let askForToken = """
        import sys
        from spiffe import WorkloadApiClient
        with WorkloadApiClient("unix://" + sys.argv[1]) as client:
            print(client.fetch_jwt_svid(audience={"sts.cloud.example"}, timeout=10).token)
        """

    /// A workload's token, as the Workload API gives it, at somebody who knows OpenID Connect and has never heard of SPIFFE.
    private func openID(_ web: Installation, _ port: Int, _ authorities: String) async throws {
        let script = web.directory + "/ask_for_token.py"
        try Data(Self.askForToken.utf8).write(to: URL(fileURLWithPath: script))
        try await give(web, agentTo: "poster", script: script)
        let token = try await Installation.run([Installation.python, script, web.workloadSocket])
        try #require(token.succeeded, "\(token.errors.suffix(800))")
        let foreign = Installation.sources + "/Tests/Foreign/openid_client.py"
        let client = [Installation.python, foreign, "https://localhost:\(port)", authorities, "sts.cloud.example"]
        let said = try await Installation.run(client, input: Data(token.output.utf8))
        #expect(said.output == "[\"spiffe://web.example/production/poster\"]\n", "\(said.errors.suffix(800))")
    }

    /// An endpoint may serve another trust domain's bundle than its own; it is known by the relation to its own.
    private func chained(_ shop: Installation, _ web: Installation, _ bankPort: Int) async throws {
        let add = [
            "federation", "add", "third.example", "--url", "https://127.0.0.1:\(bankPort)/", "--profile", "https_spiffe", "--endpoint-id",
            "spiffe://bank.example/mayfly/server",
        ]
        // Who does not know the bank cannot know its endpoint.
        let unknown = try await web.attempt(add)
        #expect(unknown.status == 2 && unknown.errors.contains("`bank.example` is needed"), "\(unknown.errors)")
        try await shop.mayfly(add)
        #expect(try await relation("third.example", at: shop)?.state == "current")
        try await shop.mayfly("federation", "remove", "third.example")
        #expect(try await shop.attempt("federation", "remove", "third.example").status == 2)
    }

    private func rotation(_ shop: Installation, _ bank: Installation, _ port: Int) async throws {
        var serials: Set<String> = [try await serial(port)]
        let before = try #require(try await relation("bank.example", at: shop)?.fetchedAt)
        let _: Bool = try await eventually("the endpoint has shown three SVIDs", within: .seconds(20), every: .milliseconds(300)) {
            serials.insert(try await serial(port))
            return serials.count >= 3 ? true : nil
        }
        let _: Bool = try await eventually("and was asked meanwhile", within: .seconds(10)) {
            let now = try await relation("bank.example", at: shop)
            #expect(now?.failures == 0, "\(now?.lastFailure ?? "")")
            return now?.fetchedAt ?? "" > before ? true : nil
        }
    }

    private func meeting(_ shop: Installation, _ bank: Installation, _ bankPort: Int) async throws {
        try await give(shop, agentTo: "till")
        try await give(bank, agentTo: "teller")
        let met = try await call(shop, bank)
        #expect(met.client == "hello\nping\n" && !met.server.contains("refused"), "\(met)")
        // Gone on one side: that side refuses, at once and not only when something expires.
        #expect(try await shop.mayfly("federation", "remove", "bank.example", "--dry-run").contains("would be removed"))
        #expect(try await relation("bank.example", at: shop) != nil)
        try await shop.mayfly("federation", "remove", "bank.example")
        let ended: String = try await eventually("the workload refuses", within: .seconds(30)) {
            let said = try await call(shop, bank)
            return said.client == "hello\nping\n" ? nil : said.server + said.client
        }
        #expect(ended.contains("refused"), "\(ended)")
        // It was the relation, and nothing else.
        try await shop.mayfly(
            "federation", "add", "bank.example", "--url", "https://127.0.0.1:\(bankPort)/", "--profile", "https_spiffe", "--endpoint-id",
            "spiffe://bank.example/mayfly/server", "--bootstrap", bank.directory + "/bank.json")
        let _: Bool = try await eventually("they meet again", within: .seconds(30)) {
            try await call(shop, bank).client == "hello\nping\n" ? true : nil
        }
    }

    private func outage(_ shop: Installation, _ bank: Installation) async throws {
        let before = try #require(try await relation("shop.example", at: bank))
        shop.kill("server")
        try await bank.restartServer()
        // What was fetched survives both: the last good bundle is in force, and its age is told.
        let failing: Status = try await eventually("the outage is told", within: .seconds(15)) {
            let now = try await relation("shop.example", at: bank)
            return now?.state == "failing" ? now : nil
        }
        #expect(failing.sequence == before.sequence && failing.authorities == 1 && failing.fetchedAt != nil)
        #expect(try await bank.attempt("federation", "refresh", "shop.example").status == 2)
        try await shop.startServer()
        let _: Bool = try await eventually("and its end", within: .seconds(15)) {
            let now = try await relation("shop.example", at: bank)
            return now?.state == "current" && now?.sequence == before.sequence ? true : nil
        }
        #expect(try await bank.attempt("audit", "verify").succeeded)
    }
}
