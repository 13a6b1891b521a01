import Estate
import EstateTesting
import Foundation
import Runtime
import Synchronization
import Testing

@testable import Discovery

/// R12. What was found is tried at its issuer only when somebody says so: few questions, slowly, once each, written down.
@Suite struct ValidityTests {
    private var values = Values(77)

    /// A scan that asks, with all that it told and waited for.
    private final class Asking: Sendable {
        let directory: TestDirectory
        let lines = Mutex<[String]>([])
        let waits = Mutex<[Duration]>([])

        init() throws { directory = try TestDirectory("checks") }

        func options(_ choices: [String], _ more: (inout ValidityOptions) -> Void = { _ in }) throws -> ValidityOptions {
            var options = ValidityOptions(
                try choices.map { try ValidityChoice($0) }, record: try directory.state(), announce: { said in self.lines.withLock { $0 += said } })
            more(&options)
            return options
        }

        func scan(
            _ place: Place, _ choices: [String], clock: WallClock = .system, fixtures: Bool = false,
            _ more: (inout ValidityOptions) -> Void = { _ in }
        ) async throws -> ScanReport {
            var scan = ScanOptions(includesFixtures: fixtures)
            if !choices.isEmpty { scan.validity = try options(choices, more) }
            return try await Discovery(key: try #require(key), clock: clock).scan([place.path], options: scan)
        }

        var said: String { lines.withLock { $0.joined(separator: "\n") } }
        var recordPath: String { directory.path + "/state/" + CheckRecord.name }
        var record: [CheckRecord.Line] {
            let text = (try? String(contentsOfFile: recordPath, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(CheckRecord.Line.self, from: Data($0.utf8)) }
        }

        /// All that a run leaves behind, to look for what must not be in it.
        func everything(_ report: ScanReport) throws -> String {
            let explained = report.credentials.map { Explanation(of: $0, state: nil).text }
            let recorded = (try? String(contentsOfFile: recordPath, encoding: .utf8)) ?? ""
            return try json(report) + ReportText().text(report) + explained.joined() + recorded + said
        }
    }

    /// Answers HTTP on a port of its own, and counts what came.
    private func issuer(_ handler: String) async throws -> TestServer {
        let program = """
            import http.server, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                protocol_version = "HTTP/1.1"
                def log_message(self, *_): pass
                def answer(self, status, body=b"{}", **headers):
                    print(self.command, self.path, status, file=sys.stderr, flush=True)
                    self.send_response(status)
                    for name, value in headers.items(): self.send_header(name, value)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                def do_GET(self):
                    token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            \(handler.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n"))
            http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
            """
        return try await TestServer("issuer") { port, _ in ["python3", "-c", program, "\(port)"] }
    }

    private func requests(_ server: TestServer) throws -> [Substring] {
        try String(contentsOfFile: server.directory.path + "/errors.log", encoding: .utf8).split(separator: "\n")
    }

    private mutating func token() -> String { ["gh", "p_", values.password(36)].joined() }

    // MARK: - Real issuers

    @Test func `a database says of a password that it lives, and of the same after its change that it is dead`() async throws {
        var values = values
        let (shop, later) = (values.password(), values.password())
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql("CREATE ROLE shop LOGIN PASSWORD '\(shop)'; CREATE DATABASE shop OWNER shop")
        let place = try Place()
        try place.put(
            "services/orders/.env", "PGHOST=127.0.0.1\nPGPORT=\(postgres.port)\nPGUSER=shop\nPGDATABASE=shop\nPGPASSWORD=\(shop)\n")
        let asking = try Asking()
        let first = try await asking.scan(place, ["postgresql"])
        let live = try #require(try first.credential(shop).validity)
        #expect(live.outcome == .live && live.endpoint == "postgresql://shop@127.0.0.1:\(postgres.port)/shop", "\(live)")
        #expect(ReportText().text(first).contains("yes: postgresql://shop@127.0.0.1"))

        try await postgres.psql("ALTER ROLE shop PASSWORD '\(later)'")
        let second = try await asking.scan(place, ["postgresql"])
        #expect(try second.credential(shop).validity?.outcome == .dead)
        #expect(Explanation(of: try second.credential(shop), state: nil).text.contains("no: postgresql://shop@127.0.0.1"))
        #expect(try second.credential(shop).blastRadius == first.credential(shop).blastRadius, "the answer changes no score")

        // A database that is not there says nothing of the password.
        try await postgres.psql("ALTER ROLE shop PASSWORD '\(shop)'")
        try place.put("services/orders/.env", "DATABASE_URL=postgres://shop:\(shop)@127.0.0.1:\(postgres.port)/gone\n")
        #expect(try await asking.scan(place, ["postgresql"]).credential(shop).validity?.detail.contains("3D000") == true)

        #expect(asking.record.map(\.outcome) == [.live, .dead, .unknown])
        #expect(asking.record.first?.fingerprint == (try first.credential(shop).fingerprint))
        let mode = try FileManager.default.attributesOfItem(atPath: asking.recordPath)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for text in [try asking.everything(first), try asking.everything(second)] { #expect(!text.contains(shop) && !text.contains(later)) }
        // The report is read again with the answer in it, and one of an older version without.
        let data = try JSONEncoder().encode(first)
        #expect(try JSONDecoder().decode(ScanReport.self, from: data).credential(shop).validity == live)
    }

    @Test func `a host that is not there, and a server that asks for no password, tell nothing`() async throws {
        var values = values
        let (shop, other) = (values.password(), values.password())
        let postgres = try await TemporaryPostgres.start()
        defer { postgres.stop() }
        try await postgres.psql("CREATE ROLE shop LOGIN PASSWORD '\(shop)'")
        let closed = try freePort()
        let place = try Place()
        try place.put("a/.env", "DATABASE_URL=postgres://shop:\(shop)@127.0.0.1:\(closed)/shop\n")
        try place.put("b/.env", "DATABASE_URL=postgres://other:\(other)@127.0.0.1:\(closed)/shop\n")
        let asking = try Asking()
        let report = try await asking.scan(place, ["postgresql"])
        #expect(try report.credential(shop).validity?.outcome == .unknown)
        // Whoever does not answer is not waited for a second time.
        #expect(asking.record.count == 1)
        #expect(report.credentials.compactMap(\.validity).contains { $0.detail.contains("did not answer before") })

        // `trust`: it would take any password.
        let access = postgres.directory + "/data/pg_hba.conf"
        try "local all all trust\nhost all all 127.0.0.1/32 trust\n".write(toFile: access, atomically: false, encoding: .utf8)
        try await postgres.psql("SELECT pg_reload_conf()")
        try place.put("a/.env", "DATABASE_URL=postgres://shop:\(shop)@127.0.0.1:\(postgres.port)/postgres\n")
        var trusting: CredentialValidity?
        for _ in 0..<40 {
            trusting = try await asking.scan(place, ["postgresql"]).credential(shop).validity
            if trusting?.outcome == .unknown { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(trusting?.outcome == .unknown && trusting?.detail.contains("lets everybody in") == true, "\(String(describing: trusting))")
    }

    @Test(.enabled(if: Parts.has("redis-server"), "redis-server is installed by ./test"))
    func `Redis says which password lives, and is not told one in clear across a network`() async throws {
        var values = values
        let (good, bad, far) = (values.password(), values.password(), values.password())
        let redis = try await TestServer("redis") { port, directory in
            let lines = ["port \(port)", "bind 127.0.0.1", "save \"\"", "dir \(directory)", "user default off", "user orders on >\(good) ~* +@read"]
            try lines.joined(separator: "\n").write(toFile: directory + "/redis.conf", atomically: true, encoding: .utf8)
            return ["redis-server", directory + "/redis.conf"]
        }
        let open = try await TestServer("redis") { port, directory in
            ["redis-server", "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--dir", directory]
        }
        let place = try Place()
        try place.put("a/.env", "REDIS_URL=redis://orders:\(good)@127.0.0.1:\(redis.port)/0\n")
        try place.put("b/.env", "REDIS_URL=redis://orders:\(bad)@127.0.0.1:\(redis.port)/0\n")
        try place.put("c/.env", "REDIS_URL=redis://orders:\(far)@cache.shop.example:6379/0\n")
        let asking = try Asking()
        let report = try await asking.scan(place, ["redis"]) { $0.perSecond = 100 }
        #expect(try report.credential(good).validity?.outcome == .live)
        #expect(try report.credential(bad).validity?.outcome == .dead)
        let unasked = try #require(try report.credential(far).validity)
        #expect(unasked.outcome == .unknown && unasked.detail.hasPrefix("not asked: "))
        #expect(asking.record.count == 2 && asking.said.contains("not redis://orders@cache.shop.example:6379"))

        try place.put("c/.env", "REDIS_HOST=127.0.0.1\nREDIS_PORT=\(open.port)\nREDIS_PASSWORD=\(far)\n")
        let trusting = try await asking.scan(place, ["redis"]) { $0.perSecond = 100 }
        #expect(try trusting.credential(far).validity?.detail == "the server asks nobody for a password")
        for text in [try asking.everything(report), try asking.everything(trusting)] {
            for value in [good, bad, far] { #expect(!text.contains(value)) }
        }
    }

    @Test(.enabled(if: Parts.motoPython != nil, "moto is installed by ./test"))
    func `AWS says which access key lives`() async throws {
        let python = try #require(Parts.motoPython)
        let moto = try await TestServer("moto") { port, _ in [python, "-m", "moto.server", "-p", "\(port)"] }
        let endpoint = "http://127.0.0.1:\(moto.port)"
        // From `reset-auth` on moto asks who signed, and whether rightly.
        let setup = """
            import boto3, json, urllib.request
            iam = boto3.client("iam", endpoint_url="\(endpoint)", region_name="us-east-1", aws_access_key_id="t", aws_secret_access_key="t")
            for name in ("deploy", "gone"):
                iam.create_user(UserName=name)
                iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
                    {"Effect": "Allow", "Action": ["sts:GetCallerIdentity"], "Resource": "*"}]}))
                key = iam.create_access_key(UserName=name)["AccessKey"]
                print(key["AccessKeyId"], key["SecretAccessKey"])
                if name == "gone": iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])
            urllib.request.urlopen(urllib.request.Request("\(endpoint)/moto-api/reset-auth", data=b"0", headers={"Content-Type": "text/plain"}))
            """
        let run = try await ProcessRun.run([python, "-c", setup])
        try #require(run.succeeded, "\(run.errors.suffix(2000))")
        let keys = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        try #require(keys.count == 2)
        var values = values
        let wrong = values.password(40)
        let place = try Place()
        for (name, id, secret) in [("a", keys[0][0], keys[0][1]), ("b", keys[1][0], keys[1][1]), ("c", keys[0][0], wrong)] {
            try place.put("\(name)/credentials", "[default]\naws_access_key_id = \(id)\naws_secret_access_key = \(secret)\n")
        }
        let asking = try Asking()
        let report = try await asking.scan(place, ["aws=" + endpoint]) { $0.perSecond = 100 }
        let live = try #require(try report.credential(keys[0][1]).validity)
        #expect(live.outcome == .live && live.detail.contains(":user/deploy"), "\(live)")
        let dead = try #require(try report.credential(keys[1][1]).validity)
        #expect(dead.outcome == .dead && dead.detail.contains("InvalidClientTokenId"), "\(dead)")
        let forged = try #require(try report.credential(wrong).validity)
        #expect(forged.outcome == .dead && forged.detail.contains("SignatureDoesNotMatch"), "\(forged)")
        // With a clock that is off, AWS's no means nothing.
        let off = HeldClock(Timestamp(Date()) + .seconds(3600))
        #expect(try await asking.scan(place, ["aws=" + endpoint], clock: off.wallClock) { $0.perSecond = 100; $0.sleep = { _ in } }
            .credential(wrong).validity?.outcome == .unknown)
        let text = try asking.everything(report)
        for value in [keys[0][1], keys[1][1], wrong] { #expect(!text.contains(value)) }
    }

    @Test func `GitHub is asked with tokens alone, and a redirect or a failure tells nothing`() async throws {
        var suite = self
        let (live, dead, moved, broken, echo) = (suite.token(), suite.token(), suite.token(), suite.token(), suite.token())
        let server = try await issuer(
            """
            import json
            if token == "\(live)": self.answer(200, b'{"login": "shop-bot"}')
            elif token == "\(moved)": self.answer(302, Location="/elsewhere")
            elif token == "\(broken)": self.answer(503)
            elif token == "\(echo)": self.answer(200, json.dumps({"login": token}).encode())
            else: self.answer(401, b'{"message": "Bad credentials"}')
            """)
        let place = try Place()
        for (index, token) in [live, dead, moved, broken, echo].enumerated() { try place.put("\(index)/.env", "GITHUB_TOKEN=\(token)\n") }
        try place.put("hook/.env", "GITHUB_PASSWORD=\(suite.values.password(20))\n")
        let asking = try Asking()
        let report = try await asking.scan(place, ["github=http://127.0.0.1:\(server.port)/api/v3/"]) { $0.perSecond = 100 }
        #expect(try report.credential(live).validity?.outcome == .live && report.credential(live).validity?.detail == "it is `shop-bot`'s")
        #expect(try report.credential(dead).validity?.outcome == .dead)
        #expect(try report.credential(moved).validity?.outcome == .unknown && report.credential(broken).validity?.outcome == .unknown)
        #expect(try report.credential(echo).validity?.outcome == .live)
        let came = try requests(server)
        #expect(came.count == 5 && came.allSatisfy { $0.hasPrefix("GET /api/v3/user ") }, "\(came)")
        let text = try asking.everything(report)
        for value in [live, dead, moved, broken, echo] { #expect(!text.contains(value)) }
        #expect(asking.said.contains("5 questions") && asking.said.contains("github  127.0.0.1:\(server.port)  5"))
    }

    // MARK: - How it asks

    @Test func `nobody is asked unless somebody says so, and a preview asks nobody`() async throws {
        var suite = self
        let token = suite.token()
        let server = try await issuer("self.answer(200)")
        let place = try Place()
        try place.put(".env", "GITHUB_TOKEN=\(token)\nDATABASE_URL=postgres://shop:\(suite.values.password())@127.0.0.1:\(server.port)/shop\n")
        let asking = try Asking()
        let plain = try await asking.scan(place, [])
        #expect(plain.credentials.count == 2 && plain.credentials.allSatisfy { $0.validity == nil })
        #expect(try !json(plain).contains("validity"))
        let choices = ["github=http://127.0.0.1:\(server.port)", "postgresql"]
        let preview = try await asking.scan(place, choices) { $0.isPreview = true }
        #expect(preview.credentials.allSatisfy { $0.validity == nil })
        #expect(asking.said.contains("http://127.0.0.1:\(server.port)/user") && asking.said.hasSuffix("Nobody was asked."))
        #expect(try requests(server).isEmpty && !FileManager.default.fileExists(atPath: asking.recordPath))
        #expect(try !asking.everything(preview).contains(token))
    }

    @Test func `one host is asked once a second, each question once, and no more than the limit`() async throws {
        var suite = self
        let tokens = (0..<5).map { _ in suite.token() }
        let server = try await issuer("self.answer(401)")
        let place = try Place()
        // The same value in two places is one question.
        for (index, token) in tokens.enumerated() {
            try place.put("\(index)/.env", "GITHUB_TOKEN=\(token)\n")
            try place.put("\(index)/ci.yaml", "github_token: \(token)\n")
        }
        let asking = try Asking()
        let clock = HeldClock()
        let report = try await asking.scan(place, ["github=http://127.0.0.1:\(server.port)"], clock: clock.wallClock) {
            $0.limit = 4
            $0.sleep = { length in
                asking.waits.withLock { $0.append(length) }
                clock.advance(length)
            }
        }
        #expect(asking.waits.withLock { $0 } == [.seconds(1), .seconds(1), .seconds(1)])
        #expect(try requests(server).count == 4)
        #expect(report.credentials.count { $0.validity?.outcome == .dead } == 4 && report.credentials.count { $0.validity == nil } == 1)
        #expect(asking.said.contains("1 more are not asked: see --check-limit"))
        let times = asking.record.map(\.at.milliseconds)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 == 1000 })
    }

    @Test func `what is probably made up is not tried, and what cannot be recorded is not asked`() async throws {
        var suite = self
        let (real, sample) = (suite.token(), suite.values.password())
        let server = try await issuer("self.answer(401)")
        let place = try Place()
        try place.put("tests/fixtures/app.env", "DATABASE_URL=postgres://shop:\(sample)@127.0.0.1:\(server.port)/shop\n")
        let asking = try Asking()
        _ = try await asking.scan(place, ["postgresql"])
        #expect(asking.said.hasPrefix("Nothing to ask"))
        let everything = try await Asking().scan(place, ["postgresql"], fixtures: true)
        #expect(try everything.credential(sample).validity?.outcome == .unknown)

        try place.put(".env", "GITHUB_TOKEN=\(real)\n")
        try FileManager.default.createDirectory(atPath: asking.recordPath, withIntermediateDirectories: true)
        let report = try await asking.scan(place, ["github=http://127.0.0.1:\(server.port)"])
        #expect(try report.credential(real).validity == nil && !requests(server).contains { $0.hasPrefix("GET") })
        #expect(asking.said.contains("was not asked: cannot write"))
    }

    @Test func `a token is not sent to who cannot prove the name`() async throws {
        var suite = self
        let token = suite.token()
        let certificates = try TestDirectory("certificates")
        try Parts.certificates(in: certificates.path)
        let program = """
            import http.server, ssl, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self): self.send_response(200); self.end_headers()
            server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[2] + "/server.pem", sys.argv[2] + "/server.key")
            server.socket = context.wrap_socket(server.socket, server_side=True)
            server.serve_forever()
            """
        let server = try await TestServer("tls") { port, _ in ["python3", "-c", program, "\(port)", certificates.path] }
        let place = try Place()
        try place.put(".env", "GITHUB_TOKEN=\(token)\n")
        let asking = try Asking()
        let report = try await asking.scan(place, ["github=https://localhost:\(server.port)"])
        let answer = try #require(try report.credential(token).validity)
        #expect(answer.outcome == .unknown && answer.detail.contains("certificate"), "\(answer)")
        #expect(try !requests(server).contains { $0.contains("GET /user") })
        #expect(try !asking.everything(report).contains(token))
    }

    // Without a bound this waits for ever; how long a busy machine takes is not the question.
    @Test(.timeLimit(.minutes(3)))
    func `a server that never answers holds a scan for a bounded time`() async throws {
        var values = values
        let secret = values.password()
        let server = try await TestServer("mute") { port, _ in
            ["python3", "-c", "import socket, sys, time\ns = socket.create_server((\"127.0.0.1\", int(sys.argv[1])))\ntime.sleep(600)", "\(port)"]
        }
        let place = try Place()
        try place.put("a/.env", "DATABASE_URL=postgres://shop:\(secret)@127.0.0.1:\(server.port)/shop\n")
        try place.put("b/.env", "REDIS_URL=redis://orders:\(values.password())@127.0.0.1:\(server.port)/0\n")
        try place.put("c/.env", "GITHUB_TOKEN=\(["gh", "p_", values.password(36)].joined())\n")
        let asking = try Asking()
        let report = try await asking.scan(place, ["postgresql", "redis", "github=http://127.0.0.1:\(server.port)"]) {
            $0.timeout = .milliseconds(300)
            $0.perSecond = 100
        }
        #expect(report.credentials.count == 3 && report.credentials.allSatisfy { $0.validity?.outcome == .unknown })
    }

    @Test(arguments: [
        "mysql", "", "github=http://ghe.example", "github=https://a:b@ghe.example", "aws=ftp://x", "redis=cache:6379", "postgresql=db:99999",
        "postgresql=169.254.169.254", "postgresql=a b", "redis=redis://u:p@cache", "github=https://",
    ])
    func `an issuer that cannot be asked safely is refused in words`(_ text: String) {
        #expect(throws: DiscoveryError.self) { try ValidityChoice(text) }
    }

    @Test(arguments: [
        "postgresql", "postgresql=db", "postgresql=[::1]:5433", "redis=rediss://cache", "github=https://ghe.example/api/v3", "aws=http://localhost:5000",
    ])
    func `an issuer is named with or without a place`(_ text: String) throws {
        _ = try ValidityChoice(text)
    }
}
