import EstateTesting
import Foundation
import Glibc
import Testing

/// Brokers, delegates and WIT-SVIDs at a running server and agent, asked by gRPC and TLS that are not ours.
@Suite(.serialized) struct OnBehalfTests {
    private static let isPossible = FileManager.default.isExecutableFile(atPath: Installation.python)
    private static let client = Installation.sources + "/Tests/Foreign/on_behalf_client.py"

    /// Copies of one program, each under its own path: who it is, is its script.
    private static func scripts(_ names: [String], in estate: Installation) throws -> [String: String] {
        var scripts: [String: String] = [:]
        for name in names {
            scripts[name] = "\(estate.directory)/\(name).py"
            try FileManager.default.copyItem(atPath: client, toPath: "\(estate.directory)/\(name).py")
        }
        return scripts
    }

    /// Declares a workload for each script.
    private static func declare(_ scripts: [String: String], _ estate: Installation) async throws {
        let python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
        let workloads = scripts.sorted { $0.key < $1.key }.map { name, script in
            """
              - name: \(name)
                kind: service
                purpose: a test
                environment: production
                owners: {security: a, platform: b, iam: c, application: d}
                selectors: ["unix:uid:\(geteuid())", "unix:path:\(python)", "unix:script:\(script)"]

            """
        }.joined()
        try Data("workloads:\n\(workloads)".utf8).write(to: URL(fileURLWithPath: estate.directory + "/estate.yaml"))
        try await estate.mayfly("apply", estate.directory + "/estate.yaml")
    }

    private static func id(_ name: String) -> String { "spiffe://shop.example/production/\(name)" }

    private static func start(_ estate: Installation, _ options: [String]) async throws {
        try estate.start("agent", try estate.agentArguments(token: try await estate.mayfly("token", "create")) + options)
        let _: Bool = try await eventually("the agent is ready", within: .seconds(20)) {
            guard estate.child("agent")?.isRunning == true else { throw TestingError("the agent ended: \(estate.text("agent.err").suffix(1500))") }
            return estate.text("agent.out").contains("ready") ? true : nil
        }
    }

    /// What a client said, once it has said as many lines.
    private static func said(_ count: Int, by name: String, _ estate: Installation) async throws -> [[String: Said]] {
        try await eventually("`\(name)` has said \(count) things", within: .seconds(60)) {
            let lines = estate.text("\(name).out").split(separator: "\n")
            guard lines.count >= count else {
                if estate.child(name)?.isRunning == false { throw TestingError("`\(name)` ended: \(estate.text("\(name).err").suffix(2500))") }
                return nil
            }
            return try lines.map { try JSONDecoder().decode([String: Said].self, from: Data($0.utf8)) }
        }
    }

    enum Said: Decodable, Equatable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
        case text(String), flag(Bool), number(Int), texts([String])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let flag = try? value.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? value.decode(Int.self) {
                self = .number(number)
            } else if let text = try? value.decode(String.self) {
                self = .text(text)
            } else {
                self = .texts(try value.decode([String].self))
            }
        }

        init(stringLiteral value: String) { self = .text(value) }
        init(booleanLiteral value: Bool) { self = .flag(value) }
        init(integerLiteral value: Int) { self = .number(value) }
    }

    /// The facts of ledger entries of a kind about somebody, straight from the database.
    private static func ledger(_ kind: String, _ subject: String, _ estate: Installation) async throws -> [String] {
        let read = """
            import json, sqlite3, sys
            database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
            as_text = lambda value: value if isinstance(value, str) else value.decode()
            # What entries have alike stands once, beside the ledger.
            shared = {digest: as_text(facts) for digest, facts in database.execute("SELECT digest, facts FROM ledger_shared")}
            for row in database.execute("SELECT facts FROM ledger WHERE kind = ? AND subject = ?", sys.argv[2:4]):
                facts = as_text(row[0])
                print(facts + shared.get(json.loads(facts).get("shared"), ""))
            """
        let run = try await Installation.run([Installation.python, "-c", read, estate.state + "/mayfly.sqlite", kind, subject])
        #expect(run.succeeded, "\(run.errors.suffix(600))")
        return run.output.split(separator: "\n").map(String.init)
    }

    /// Neither a token nor a key is in what server and agent have said.
    private static func expectNoSecrets(in estate: Installation) {
        for name in ["server", "agent"] {
            let log = estate.text("\(name).err") + estate.text("\(name).out")
            #expect(!log.isEmpty && !log.contains("eyJ") && !log.contains("PRIVATE KEY"), "\(name)")
        }
    }

    // R42, R44, R110
    @Test(.timeLimit(.minutes(4)), .enabled(if: isPossible, "needs .build/venv, which ./test makes"))
    func `a named broker speaks for a process while that lives, and nobody else does, whatever key they hold`() async throws {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "20s"]) { estate in
            try await estate.startServer()
            let scripts = try Self.scripts(["orders", "mesh", "other"], in: estate)
            try Data("import time\ntime.sleep(1000)\n".utf8).write(to: URL(fileURLWithPath: estate.directory + "/orders.py"))
            try await Self.declare(scripts, estate)
            let socket = estate.directory + "/broker.sock"
            try await Self.start(estate, ["--broker-socket", socket, "--broker", Self.id("mesh")])
            try estate.start("orders", [Installation.python, scripts["orders"]!])
            try estate.start("stranger", ["sleep", "1000"])
            let (orders, stranger) = (try #require(estate.child("orders")).pid, try #require(estate.child("stranger")).pid)
            let dead = try ChildProcess(["true"])
            _ = dead.wait(.seconds(10))
            func broker(_ name: String) throws {
                try estate.start(
                    name,
                    [
                        Installation.python, scripts[name]!, "broker", estate.workloadSocket, socket, "\(orders)", "\(dead.pid)", "\(stranger)",
                        "spiffe://shop.example/mayfly/agent/node",
                    ])
            }
            try broker("mesh")
            let first = try await Self.said(1, by: "mesh", estate)[0]
            let expected: [String: Said] = [
                "me": .text(Self.id("mesh")), "id": .text(Self.id("orders")), "token": .text(Self.id("orders")), "fits": true, "rotations": 1,
                "bundles": .texts(["spiffe://shop.example"]),
                "methods": .texts(["FetchJWTSVID", "SubscribeToJWTBundles", "SubscribeToX509Bundles", "SubscribeToX509SVID"]),
                "noHeader": "INVALID_ARGUMENT", "noReference": "INVALID_ARGUMENT WORKLOAD_REFERENCE_INVALID spiffe.io",
                "badPID": "INVALID_ARGUMENT WORKLOAD_REFERENCE_INVALID spiffe.io", "dead": "NOT_FOUND WORKLOAD_NOT_FOUND spiffe.io",
                "unregistered": "PERMISSION_DENIED WORKLOAD_NOT_ENTITLED spiffe.io",
            ]
            for (what, value) in expected { #expect(first[what] == value, "\(what): \(String(describing: first[what]))") }

            // The ledger names who asked: what the broker asked for, and not what workloads ask for themselves.
            let asked = try await Self.ledger("decision.permitted", Self.id("orders"), estate)
            #expect(!asked.isEmpty && asked.allSatisfy { $0.contains(Self.id("mesh")) && $0.contains("attested") })
            let own = try await Self.ledger("decision.permitted", Self.id("mesh"), estate)
            #expect(!own.isEmpty && own.allSatisfy { !$0.contains("delegate") })

            // Another workload of the same trust domain, by its own good SVID.
            try broker("other")
            let _: Bool = try await eventually("`other` has ended", within: .seconds(30)) { estate.child("other")?.isRunning == false ? true : nil }
            #expect(estate.text("other.err").contains("PERMISSION_DENIED"), "\(estate.text("other.err").suffix(600))")
            #expect(estate.text("other.out").isEmpty)
            // And with the broker's own certificate and key, still good: the process is not the broker.
            let stolen = try await Installation.run(
                [Installation.python, scripts["other"]!, "thief", estate.directory + "/mesh", socket, "\(orders)"])
            let said = try JSONDecoder().decode([String: Said].self, from: Data(stolen.output.utf8))
            #expect(said["withKey"] == "PERMISSION_DENIED", "\(stolen.output)\(stolen.errors.suffix(600))")
            #expect(said["without"] == "UNAVAILABLE" || said["without"] == "DEADLINE_EXCEEDED", "\(stolen.output)")
            var status = stat()
            #expect(stat(socket, &status) == 0 && status.st_mode & 0o777 == 0o600)

            // The workload ends, and with it what is said of it.
            estate.kill("orders")
            let last = try await Self.said(2, by: "mesh", estate)[1]
            #expect(last["ended"] == "NOT_FOUND WORKLOAD_NOT_FOUND spiffe.io", "\(last)")
            Self.expectNoSecrets(in: estate)
        }
    }

    // R42, R44, R110
    @Test(.timeLimit(.minutes(3)), .enabled(if: isPossible, "needs .build/venv, which ./test makes"))
    func `a delegate gets by process what is attested, by selectors what it may say, and others get nothing`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let scripts = try Self.scripts(["orders", "cni", "other"], in: estate)
            try Data("import time\ntime.sleep(1000)\n".utf8).write(to: URL(fileURLWithPath: estate.directory + "/orders.py"))
            try await Self.declare(["cni": scripts["cni"]!, "other": scripts["other"]!], estate)
            // By its script alone: what the delegate may say of it.
            let entries = """
                entries:
                  - name: orders
                    id: \(Self.id("orders"))
                    selectors: ["unix:script:\(scripts["orders"]!)"]
                    owner: platform
                    purpose: takes orders
                    review: 2031-01-31

                """
            try Data(entries.utf8).write(to: URL(fileURLWithPath: estate.directory + "/entries.yaml"))
            try await estate.mayfly("entries", "apply", "-f", estate.directory + "/entries.yaml", "--yes")
            let socket = estate.directory + "/admin.sock"
            try await Self.start(
                estate, ["--delegated-socket", socket, "--delegate", Self.id("cni"), "--delegate-selector", "unix:script"])
            try estate.start("orders", [Installation.python, scripts["orders"]!])
            let orders = try #require(estate.child("orders")).pid
            let run = try await Installation.run([Installation.python, scripts["cni"]!, "delegate", socket, "\(orders)", scripts["orders"]!])
            guard run.succeeded else { throw TestingError("the client: \(run.errors.suffix(2000))") }
            let said = try JSONDecoder().decode([String: Said].self, from: Data(run.output.utf8))
            let expected: [String: Said] = [
                "methods": .texts(["FetchJWTSVIDs", "SubscribeToJWTBundles", "SubscribeToX509Bundles", "SubscribeToX509SVIDs"]),
                "bundles": .texts(["spiffe://shop.example"]), "pid": .text(Self.id("orders")), "pidToken": .text(Self.id("orders")),
                "pidFits": true, "selectors": .text(Self.id("orders")), "selectorsToken": .text(Self.id("orders")), "selectorsFits": true,
                "nobody": 0, "otherSelectors": "PERMISSION_DENIED", "both": "INVALID_ARGUMENT",
            ]
            for (what, value) in expected { #expect(said[what] == value, "\(what): \(String(describing: said[what]))") }
            // The ledger knows what was attested from what was said.
            let asked = try await Self.ledger("decision.permitted", Self.id("orders"), estate)
            #expect(asked.allSatisfy { $0.contains(Self.id("cni")) })
            #expect(asked.count { $0.contains("asserted") } == 2 && asked.count { $0.contains(/evidence\W+attested/) } == 2, "\(asked)")
            let other = try await Installation.run([Installation.python, scripts["other"]!, "delegate", socket, "\(orders)", scripts["orders"]!])
            let denied = try JSONDecoder().decode([String: Said].self, from: Data(other.output.utf8))
            #expect(denied == ["denied": .texts(Array(repeating: "PERMISSION_DENIED", count: 4))], "\(other.output)\(other.errors.suffix(600))")
            // A delegate that is revoked is none, with the identity that it had.
            try await estate.mayfly("revoke", Self.id("cni"), "--reason", "a test")
            let _: Bool = try await eventually("the revoked delegate is refused", within: .seconds(10)) {
                let run = try await Installation.run([Installation.python, scripts["cni"]!, "delegate", socket, "\(orders)", scripts["orders"]!])
                return run.output == other.output ? true : nil
            }
            Self.expectNoSecrets(in: estate)
        }
    }

    // R42, R110
    @Test(.timeLimit(.minutes(4)), .enabled(if: isPossible, "needs .build/venv, which ./test makes"))
    func `WIT-SVIDs are given where server and agent are told to, and verify with their key's proof`() async throws {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "8s", "--wit-svids"]) { estate in
            try await estate.startServer()
            let scripts = try Self.scripts(["holder"], in: estate)
            try await Self.declare(scripts, estate)
            try await Self.start(estate, ["--wit-svids"])
            func ask() async throws -> [String: Said] {
                let run = try await Installation.run([Installation.python, scripts["holder"]!, "wit", estate.workloadSocket], limit: .seconds(60))
                guard run.succeeded else { throw TestingError("the client: \(run.errors.suffix(2000))") }
                return try JSONDecoder().decode([String: Said].self, from: Data(run.output.utf8))
            }
            let said = try await ask()
            let expected: [String: Said] = [
                "id": .text(Self.id("holder")), "sub": .text(Self.id("holder")), "typ": "wit+jwt", "alg": "ES256", "hasPrivateInToken": false,
                "hasPrivate": true, "uses": .texts(["wit-svid"]), "sharesKey": false, "rotated": true, "one": .text(Self.id("holder")),
                "other": "PERMISSION_DENIED", "claims": .texts(["cnf", "exp", "iat", "jti", "sub"]),
            ]
            for (what, value) in expected { #expect(said[what] == value, "\(what): \(String(describing: said[what]))") }
            let issued = try await Self.ledger("svid.wit-issued", Self.id("holder"), estate)
            #expect(!issued.isEmpty && issued.allSatisfy { $0.contains("decision") && $0.contains("jti") && !$0.contains("eyJ") })

            // Its key has the life of others: the next one is prepared and signs.
            struct Keys: Decodable {
                struct Key: Decodable { var id, kind, state: String }
                var keys: [Key]
                var moved: String?
            }
            let next = try #require(try await estate.json(Keys.self, "authority", "prepare", "wit").moved)
            try await estate.mayfly("authority", "activate", next, "--force")
            #expect(try await ask()["sub"] == .text(Self.id("holder")))
            let keys = try await estate.json(Keys.self, "authority", "list").keys.filter { $0.kind == "wit" }
            #expect(Set(keys.map(\.state)) == ["active", "old"])
            try await estate.mayfly("revoke", Self.id("holder"), "--reason", "a test")
            let _: Bool = try await eventually("what is revoked is given no more", within: .seconds(10)) {
                let run = try await Installation.run([Installation.python, scripts["holder"]!, "wit", estate.workloadSocket], limit: .seconds(60))
                return run.output == "{\"refused\": [\"PERMISSION_DENIED\", \"PERMISSION_DENIED\"]}\n" ? true : nil
            }
            Self.expectNoSecrets(in: estate)
        }
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let scripts = try Self.scripts(["holder"], in: estate)
            try await Self.declare(scripts, estate)
            try await Self.start(estate, ["--wit-svids"])
            let run = try await Installation.run([Installation.python, scripts["holder"]!, "wit", estate.workloadSocket])
            #expect(run.output == "{\"refused\": [\"UNIMPLEMENTED\", \"UNIMPLEMENTED\"]}\n", "\(run.output)\(run.errors.suffix(800))")
        }
    }

    // R44: nobody by default, and nobody by half.
    @Test func `a door without callers, and callers without a door, are no settings`() async throws {
        let cases = [
            ["--broker-socket", "/tmp/x.sock"], ["--broker", Self.id("mesh")], ["--delegated-socket", "/tmp/x.sock"], ["--delegate", Self.id("cni")],
            ["--broker-socket", "/tmp/x.sock", "--broker", "mesh"], ["--broker-socket", "/tmp/x.sock", "--broker", "spiffe://shop.example"],
            ["--delegate-selector", "unix:script"],
            ["--delegated-socket", "/tmp/x.sock", "--delegate", Self.id("cni"), "--delegate-selector", "cilium:x"],
            ["--broker-socket", "/tmp/x.sock", "--broker", Self.id("mesh"), "--on-behalf-group", "no-such-group"],
        ]
        for options in cases {
            let run = try await Installation.run([Installation.mayfly, "agent", "--state", "/tmp/mf-none-\(UUID().uuidString.prefix(6))"] + options)
            #expect(run.status == 64, "\(options): \(run.status) \(run.errors)")
        }
    }
}
