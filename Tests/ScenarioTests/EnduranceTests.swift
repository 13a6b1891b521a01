import EstateTesting
import Foundation
import Glibc
import Testing

/// What holds when everything is killed again and again, and when everything rotates under load.
@Suite(.serialized) struct EnduranceTests {
    private static let hasPython = FileManager.default.isExecutableFile(atPath: Installation.python)

    private static func entry(_ name: String, _ id: String, _ selectors: [String]) -> String {
        """
          - name: \(name)
            id: spiffe://shop.example\(id)
            selectors: [\(selectors.map { "\"\($0)\"" }.joined(separator: ", "))]
            owner: platform
            purpose: endures
            review: 2031-01-31

        """
    }

    private func apply(_ estate: Installation, _ entries: String) async throws -> CommandRun {
        try await estate.attempt(["entries", "apply", "-f", "-", "--yes"], input: Data(("entries:\n" + entries).utf8), limit: .seconds(20))
    }

    // MARK: Rotation under load

    private struct Authority: Decodable {
        struct Key: Decodable {
            var id: String
            var kind: String
            var state: String
        }
        var keys: [Key]
    }

    // R50 R51
    @Test(.timeLimit(.minutes(4)), .enabled(if: hasPython, "needs .build/venv, which ./test makes"))
    func `ten thousand requests over twenty rotations of leaves and three of the root fail not once`() async throws {
        try await Installation.with(shop: false, server: ["--svid-lifetime", "12s"]) { estate in
            try await estate.startServer()
            try await estate.startAgent(token: try await estate.mayfly("token", "create"))
            let script = Installation.sources + "/Tests/Foreign/mtls_peer.py"
            let python = URL(fileURLWithPath: Installation.python).resolvingSymlinksInPath().path
            let applied = try await apply(estate, Self.entry("peer", "/tools/peer", ["unix:path:\(python)", "unix:script:\(script)"]))
            #expect(applied.status == 0, "\(applied.errors)")
            let (port, start) = ("\(try freePort())", ContinuousClock.now)
            try estate.start("serve", [Installation.python, script, "serve", estate.workloadSocket, port])
            try estate.start("call", [Installation.python, script, "call", estate.workloadSocket, port, "10000", "20", "4"])
            let _: Bool = try await eventually("requests", within: .seconds(20)) { estate.text("call.out").contains("so far") ? true : nil }
            for _ in 0..<3 {
                let list: Authority = try await estate.json(Authority.self, "authority", "list")
                let old = try #require(list.keys.first { $0.kind == "x509" && $0.state == "active" }).id
                try await estate.mayfly("authority", "prepare", "x509")
                // Everybody is to know it before anybody has a certificate by it.
                try await Task.sleep(for: .seconds(3))
                let prepared: Authority = try await estate.json(Authority.self, "authority", "list")
                let next = try #require(prepared.keys.first { $0.kind == "x509" && $0.state == "prepared" }).id
                try await estate.mayfly("authority", "activate", next, "--force")
                // The last leaf of the old one was replaced after a quarter of its life.
                try await Task.sleep(for: .seconds(8))
                try await estate.mayfly("authority", "revoke", old, "--force")
            }
            let last: [Int] = try await eventually("the caller is done", within: .seconds(150), every: .milliseconds(500)) {
                guard let line = estate.text("call.out").split(separator: "\n").last, line.hasPrefix("done") else { return nil }
                return line.split(separator: " ").compactMap { Int($0) }
            }
            let took = ContinuousClock.now - start
            print("\(last[0]) requests, \(last[1]) failed, leaves replaced \(last[2]) and \(last[3]) times by \(last[4]) roots, in \(took)")
            #expect(last[0] >= 10_000 && last[1] == 0 && last[2] >= 20 && last[3] >= 20 && last[4] >= 4)
            #expect(!estate.text("call.out").contains("failed") && !estate.text("serve.out").contains("failed"))
            #expect(try await estate.attempt("audit", "verify").succeeded)
        }
    }

    // MARK: Killed again and again

    /// What clients were told, round by round.
    private struct Told {
        var entries: Set<String> = []
        var serials: Set<String> = []
        /// Tokens by which a node has joined.
        var tokens: [String] = []
    }

    private struct Listed: Decodable {
        struct One: Decodable {
            struct Entry: Decodable { var name: String }
            var entry: Entry
        }
        var entries: [One]
    }

    /// The shop's PostgreSQL, killed as a power cut kills it, and started again on what it left.
    private func killDatabase(_ estate: Installation, _ pid: Int32) async throws -> Int32 {
        let command = try String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8).split(separator: "\0").map(String.init)
        #expect(Glibc.kill(pid, SIGKILL) == 0)
        // Its backends see that nobody is there any more and end. Who started it has not taken note of its end, so its number is still
        // somebody's, and what it left would keep a new one out: after a power cut there is no such number.
        try await Task.sleep(for: .seconds(2))
        unlink(estate.directory + "/pg/data/postmaster.pid")
        for name in (try? FileManager.default.contentsOfDirectory(atPath: estate.directory + "/pg/sock")) ?? [] where name.hasSuffix(".lock") {
            unlink(estate.directory + "/pg/sock/" + name)
        }
        let account = geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : []
        return try await eventually("PostgreSQL is back", within: .seconds(60), every: .milliseconds(500)) {
            if estate.child("database")?.isRunning != true { try estate.start("database", account + command) }
            guard (try? await estate.query("SELECT 1")) == ["1"] else { return nil }
            return estate.child("database")?.pid
        }
    }

    private func restart(_ estate: Installation, _ victim: String, _ database: inout Int32) async throws {
        switch victim {
        case "server": try await estate.restartServer()
        case "agent":
            estate.kill("agent")
            try await estate.startAgent()
        default: database = try await killDatabase(estate, database)
        }
    }

    // R42 R44 R45 R118
    @Test(.timeLimit(.minutes(5)), .enabled(if: hasPython, "needs .build/venv, which ./test makes"))
    func `killed again and again, server, agent and database lose nothing that was acknowledged and repeat nothing`() async throws {
        try await Installation.with(shop: true, server: ["--grant-lifetime", "20s", "--svid-lifetime", "20s", "--agent-lifetime", "20s"]) { estate in
            try await estate.moveUpTo(observed: "orders")
            try await estate.mayfly("cutover", "orders")
            try await estate.shop("reload", "orders")
            let mayfly = URL(fileURLWithPath: Installation.mayfly).resolvingSymlinksInPath().path
            let applied = try await apply(estate, Self.entry("reader", "/tools/reader", ["unix:path:\(mayfly)"]))
            #expect(applied.status == 0, "\(applied.errors)")
            struct Shop: Decodable {
                struct Postgres: Decodable { var pid: Int32 }
                var postgres: Postgres
            }
            var database = try JSONDecoder().decode(Shop.self, from: Data(estate.text("run/shop.json").utf8)).postgres.pid
            var (told, random) = (Told(), SeededGenerator(seed: 0x656e_6475_7265))
            for round in 0..<9 {
                let victim = ["server", "agent", "database"][round % 3]
                let delay = Int.random(in: 20...900, using: &random)
                async let entries = declare(estate, round)
                async let serials = fetch(estate)
                async let token = join(estate, round)
                try await Task.sleep(for: .milliseconds(delay))
                try await restart(estate, victim, &database)
                told.entries.formUnion(try await entries)
                told.serials.formUnion(try await serials)
                if let token = try await token { told.tokens.append(token) }
                try await expect(told, estate, "round \(round), \(victim) killed after \(delay) ms")
            }
            print("killed nine times: \(told.entries.count) entries, \(told.serials.count) certificates, \(told.tokens.count) nodes acknowledged")
            #expect(told.entries.count >= 20 && told.serials.count >= 5 && told.tokens.count >= 3)
            // None of the tokens is good again.
            for (number, token) in told.tokens.enumerated() {
                let again = try await Installation.run(
                    try estate.agentArguments(token: token, state: estate.directory + "/again-\(number)", socket: estate.directory + "/again.sock"))
                #expect(again.status == 1 && again.errors.contains("unknown, used or expired"), "\(again.errors)")
            }
            // And the shop's own way to the database is there, through logins of this minute.
            let url = try #require(try estate.shop().services["orders"]?.url)
            let _: Bool = try await eventually("orders reach the database", within: .seconds(45), every: .milliseconds(500)) {
                try await Installation.run(["curl", "-sf", "--max-time", "5", url + "/healthz"]).succeeded ? true : nil
            }
        }
    }

    /// New entries, one after the other; those whose making was acknowledged.
    private func declare(_ estate: Installation, _ round: Int) async throws -> Set<String> {
        var made: Set<String> = []
        for number in 0..<6 {
            let name = "r\(round)-\(number)"
            if try await apply(estate, Self.entry(name, "/tools/\(name)", ["unix:uid:\(70_000 + round * 10 + number)"])).status == 0 {
                made.insert(name)
            }
        }
        return made
    }

    /// Certificates, each of a process of its own; the serials of those that were handed out.
    private func fetch(_ estate: Installation) async throws -> Set<String> {
        var serials: Set<String> = []
        for _ in 0..<6 {
            let run = try await Installation.run(
                [Installation.mayfly, "svid", "fetch", "--socket", estate.workloadSocket, "--json"], limit: .seconds(20))
            guard run.succeeded else { continue }
            for part in run.output.components(separatedBy: "\"serial\"").dropFirst() {
                let serial = part.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
                if !serial.isEmpty { serials.insert(serial.uppercased()) }
            }
        }
        return serials
    }

    /// A node of its own that joins by a token; the token, when it has joined.
    private func join(_ estate: Installation, _ round: Int) async throws -> String? {
        let made = try await estate.attempt("token", "create", "--node", "node-\(round)")
        guard made.succeeded else { return nil }
        let name = "joiner-\(round)"
        let arguments = try estate.agentArguments(
            token: made.output, state: "\(estate.directory)/\(name)", socket: "\(estate.directory)/\(name).sock"
        ).map { $0 == "node" ? "node-\(round)" : $0 }
        try estate.start(name, arguments)
        let isReady: Bool? = try? await eventually("it has joined", within: .seconds(15)) {
            guard estate.child(name)?.isRunning == true else { throw TestingError("refused") }
            return estate.text("\(name).out").contains("ready") ? true : nil
        }
        estate.kill(name)
        return isReady == nil ? nil : made.output
    }

    private func expect(_ told: Told, _ estate: Installation, _ when: String) async throws {
        let listed: Listed = try await estate.json(Listed.self, "entries", "list")
        #expect(told.entries.subtracting(listed.entries.map(\.entry.name)).isEmpty, "\(when): acknowledged entries are lost")
        let script = """
            import json, sqlite3, sys
            from collections import Counter
            rows = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute("SELECT kind, facts FROM ledger").fetchall()
            facts = [(kind, json.loads(text)) for kind, text in rows]
            serials = Counter(fact["serial"] for kind, fact in facts if kind in ("svid.x509-issued", "agent.attested", "agent.renewed"))
            tokens = Counter(fact["token"] for kind, fact in facts if kind == "agent.attested" and "token" in fact)
            names = Counter(fact["jti"] for kind, fact in facts if kind == "svid.jwt-issued")
            for what, counter in (("serial", serials), ("token", tokens), ("jti", names)):
                for value, count in counter.items():
                    if count > 1: print("twice", what, value)
            missing = [one for one in sys.argv[2:] if one not in serials]
            for one in missing: print("missing", one)
            print("issued", len(serials))
            """
        let run = try await Installation.run(["/usr/bin/python3", "-c", script, estate.state + "/mayfly.sqlite"] + told.serials.sorted())
        #expect(run.succeeded && !run.output.contains("twice") && !run.output.contains("missing"), "\(when): \(run.output)\(run.errors)")
        let verified = try await estate.attempt("audit", "verify")
        #expect(verified.status == 0 && verified.output.hasPrefix("intact"), "\(when): \(verified.output)\(verified.errors)")
    }
}
