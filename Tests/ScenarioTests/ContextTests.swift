import EstateTesting
import Foundation
import Glibc
import Testing

/// What a node must be now, as operators and workloads live it: rules, an exporter's statements, labels, and what a workload sees of each.
@Suite(.serialized) struct ContextTests {
    private static let node = "spiffe://shop.example/mayfly/agent/node"

    /// One installation with a workload that follows its own identity, and a "sensor" that rules can ask for.
    private struct Scene {
        let estate: Installation
        let follower: Follower
        var sensor: String { estate.directory + "/sensor" }
        var feed: String { estate.directory + "/feed" }

        static func start(in estate: Installation, requires: String) async throws -> Scene {
            let scene = Scene(estate: estate, follower: try await .running(in: estate, requires: requires))
            try FileManager.default.copyItem(atPath: "/bin/sleep", toPath: scene.sensor)
            try scene.startSensor()
            return scene
        }

        func startSensor() throws { try estate.start("sensor", [sensor, "600"]) }

        /// Milliseconds until the workload's identity was taken back, and until it had one again.
        func refused(after start: Int, _ what: String) async throws -> Int {
            try await follower.line(after: start, what) { $0.hasPrefix("refused") }.at - start
        }
        func given(after start: Int, _ what: String) async throws -> Int {
            try await follower.line(after: start, what) { $0.hasPrefix("svids") }.at - start
        }

        func page(_ path: String) async throws -> String {
            let run = try await Installation.run(["curl", "-s", "--unix-socket", estate.state + "/server.sock", "http://console" + path])
            return run.output
        }

        // MARK: The exporter

        static let exporter = Installation.sources + "/Tests/Foreign/context_statement.py"
        var key: String { estate.directory + "/feed.pem" }

        func makeKey() async throws -> String {
            try await Installation.run([Installation.python, Self.exporter, "key", key]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        func statement(_ compliant: Bool, _ more: String = "", feed: String = "mdm") async throws -> String {
            let claims = """
                {"iss": "\(feed)", "aud": "spiffe://shop.example", "sub": "\(ContextTests.node)",
                "context": {"device.compliant": \(compliant)\(more)}}
                """
            let run = try await Installation.run([Installation.python, Self.exporter, "sign", key, claims])
            guard run.succeeded else { throw TestingError(run.errors) }
            return run.output
        }

        func drop(_ statement: String) throws {
            let place = feed + "/node.jws"
            try Data(statement.utf8).write(to: URL(fileURLWithPath: place + ".new"))
            guard rename(place + ".new", place) == 0 else { throw TestingError("rename") }
        }
    }

    private static func withScene(requires: String = "", _ body: (Scene) async throws -> Void) async throws {
        // The directory is the installation's own, and known only when it is made: the server looks for it again and again.
        let feed = "/tmp/mf-feed-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: feed, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: feed) }
        try await Installation.with(shop: false, server: ["--context-feed", feed]) { estate in
            try FileManager.default.createSymbolicLink(atPath: estate.directory + "/feed", withDestinationPath: feed)
            try await body(try await Scene.start(in: estate, requires: requires))
        }
    }

    private static func rule(_ scene: Scene) -> String {
        """
        rules:
          - name: sensor-runs
            attribute: process.running:\(scene.sensor)
            is: true
            max-age: 6s
            owner: security
            mend: systemctl start sensor

        """
    }

    // R66 R67
    @Test(.timeLimit(.minutes(4)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `a node that fails a check loses its identities within five seconds, and has them back when it is mended, with the reason`() async throws {
        try await Self.withScene { scene in
            let estate = scene.estate
            // Looked at first; a rule that is met, or not looked at yet, takes nothing from anybody.
            let looked = try await scene.estate.apply("posture", Self.rule(scene), dry: true)
            #expect(looked.status == 2 && looked.output.contains("+ rule/sensor-runs"), "\(looked)")
            #expect(looked.output.contains("nothing was changed yet"))
            var start = Follower.now
            try await scene.estate.apply("posture", Self.rule(scene))
            try await Task.sleep(for: .seconds(3))
            #expect(scene.follower.lines(after: start).allSatisfy { !$0.text.hasPrefix("refused") })
            #expect(try await estate.mayfly("nodes").contains("posture    fit (1 rules)"))

            var (taken, back): ([Int], [Int]) = ([], [])
            for round in 0..<3 {
                start = Follower.now
                estate.kill("sensor")
                taken.append(try await scene.refused(after: start, "taken back"))
                if round == 0 { try await Self.explained(scene) }
                start = Follower.now
                try scene.startSensor()
                back.append(try await scene.given(after: start, "given again"))
            }
            print("a check fails → SVID taken back: \(taken) ms; mended → given again: \(back) ms")
            #expect(taken.allSatisfy { $0 <= 5000 } && back.allSatisfy { $0 <= 5000 })
            #expect(estate.text("agent.err").contains("this node is what it must be again (sensor-runs)"))
            #expect(try await scene.page("/api/v1/events").contains("context.healthy"))
            #expect(try await estate.attempt("audit", "verify").status == 0)
        }
    }

    /// The reason is where people look.
    private static func explained(_ scene: Scene) async throws {
        let estate = scene.estate
        let pid = try #require(estate.child("follower")?.pid)
        let reason = "process.running:\(scene.sensor)` is `false`, and must be `true`"
        let _: Bool = try await eventually("the ledger has it", within: .seconds(5)) {
            try await scene.page("/api/v1/events").contains("context.failing") ? true : nil
        }
        let nodes = try await estate.mayfly("nodes")
        #expect(nodes.contains(reason) && nodes.contains("systemctl start sensor") && nodes.contains("unfit since"), "\(nodes)")
        #expect(estate.text("agent.err").contains(reason))
        let why = try await estate.attempt("why", "\(pid)", "--agent-state", estate.agentState)
        #expect(why.status == 2 && why.output.contains(reason) && why.output.contains("→ systemctl start sensor"), "\(why)")
        let identity = try await estate.attempt("why", Follower.identity)
        #expect(identity.status == 2 && identity.output.contains(reason), "\(identity)")
        #expect(try await scene.page("/identities").contains("Withheld"))
        let shown = try await estate.attempt("posture", "show", "node")
        #expect(shown.status == 2 && shown.output.contains("node key "), "\(shown)")
        // A token is refused too.
        #expect(try await estate.attempt("audit", "verify").status == 0)
    }

    // R66 R67
    @Test(.timeLimit(.minutes(4)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `an exporter's signed word takes identities back and gives them again, and nobody else's does`() async throws {
        try await Self.withScene { scene in
            let estate = scene.estate
            let jwk = try await scene.makeKey()
            let posture = """
                feeds:
                  - name: mdm
                    key: \(jwk)
                    attributes: [device.compliant]
                    owner: security
                rules:
                  - name: compliant
                    attribute: device.compliant
                    feed: mdm
                    is: true
                    max-age: 1h
                    owner: security

                """
            // The feed first, and its first word; then the rule that rests on it.
            try await scene.estate.apply("posture", String(posture.prefix(upTo: posture.range(of: "rules:")!.lowerBound)))
            try scene.drop(try await scene.statement(true))
            let _: Bool = try await eventually("the statement is taken", within: .seconds(5)) {
                try await estate.attempt("posture", "show", "node").output.contains("device.compliant") ? true : nil
            }
            var start = Follower.now
            try await scene.estate.apply("posture", posture)
            try await Task.sleep(for: .seconds(2))
            #expect(scene.follower.lines(after: start).allSatisfy { !$0.text.hasPrefix("refused") })

            var (taken, back): ([Int], [Int]) = ([], [])
            for _ in 0..<2 {
                try await Task.sleep(for: .milliseconds(1100))
                let bad = try await scene.statement(false)
                start = Follower.now
                try scene.drop(bad)
                taken.append(try await scene.refused(after: start, "taken back by a file"))
                try await Task.sleep(for: .milliseconds(1100))
                let good = try await scene.statement(true)
                start = Follower.now
                let posted = try await Installation.run(
                    [
                        "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "--data-binary", good,
                        "http://127.0.0.1:\(estate.consolePort)/api/v1/context/statements",
                    ])
                #expect(posted.output == "200")
                back.append(try await scene.given(after: start, "given again by HTTP"))
            }
            print("a feed says no → SVID taken back: \(taken) ms; yes → given again: \(back) ms")
            #expect(taken.allSatisfy { $0 <= 5000 } && back.allSatisfy { $0 <= 5000 })

            try await Self.forgeries(scene)
        }
    }

    /// Nothing of these changes anything, each with its reason, and nothing of what they said is anywhere.
    private static func forgeries(_ scene: Scene) async throws {
        let estate = scene.estate
        let start = Follower.now
        let canary = ["canary", "of", "a", "statement"].joined(separator: "-")
        let genuine = try await scene.statement(false)
        let parts = genuine.split(separator: ".").map(String.init)
        let none = Data(#"{"alg":"none","typ":"mayfly-context+jwt"}"#.utf8).base64EncodedString().replacingOccurrences(of: "=", with: "")
        var forged: [(String, String)] = [
            ("not-allowed", try await scene.statement(false, #", "device.owner": "\#(canary)""#)),
            ("unknown feed", try await scene.statement(false, feed: "mdx")),
            ("no signature", "\(none).\(parts[1])."), ("half a signature", "\(parts[0]).\(parts[1]).\(parts[2].prefix(40))"),
        ]
        let other = estate.directory + "/other.pem"
        _ = try await Installation.run([Installation.python, Scene.exporter, "key", other])
        let claims = #"{"iss": "mdm", "aud": "spiffe://shop.example", "sub": "\#(Self.node)", "context": {"device.compliant": false}}"#
        forged.append(("another key", try await Installation.run([Installation.python, Scene.exporter, "sign", other, claims]).output))
        let old = String(claims.dropLast()) + #", "iat": 1000, "exp": 2000}"#
        forged.append(("expired", try await Installation.run([Installation.python, Scene.exporter, "sign", scene.key, old]).output))
        for (what, statement) in forged {
            let run = try await estate.attempt(["posture", "submit", "-"], input: Data(statement.utf8))
            #expect(run.status == 2 && run.errors.contains("is not believed"), "\(what): \(run)")
        }
        let listed = try await estate.mayfly("posture", "list")
        #expect(listed.contains("badSignature") && listed.contains("unknownFeed") && listed.contains("expired"), "\(listed)")
        try await Task.sleep(for: .seconds(2))
        #expect(scene.follower.lines(after: start).allSatisfy { !$0.text.hasPrefix("refused") })
        // The word that counts now is not to be had from what was said.
        let everything = estate.text("server.err") + estate.text("agent.err") + listed + (try await scene.page("/api/v1/events"))
        #expect(!everything.contains(canary) && !everything.contains(parts[1]))
        for file in ["mayfly.sqlite", "mayfly.sqlite-wal"] {
            let bytes = FileManager.default.contents(atPath: estate.state + "/" + file) ?? Data()
            #expect(bytes.range(of: Data(canary.utf8)) == nil && bytes.range(of: Data(parts[2].utf8)) == nil)
        }
        // Once more the same, of a file that was touched: no news.
        #expect(try await estate.attempt(["posture", "submit", "-"], input: Data(try await scene.statement(true).utf8)).output == "taken\n")
    }

    // R66 R67
    @Test(.timeLimit(.minutes(4)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `without its server a node serves on, and takes back by itself what its own checks forbid; a silent node fails closed`() async throws {
        try await Self.withScene { scene in
            let estate = scene.estate
            try await scene.estate.apply("posture", Self.rule(scene))
            let _: Bool = try await eventually("fit", within: .seconds(5)) {
                try await estate.mayfly("nodes").contains("fit (1 rules)") ? true : nil
            }

            // A restart of the server takes nothing from a healthy node.
            var start = Follower.now
            try await estate.restartServer()
            try await Task.sleep(for: .seconds(4))
            #expect(scene.follower.lines(after: start).allSatisfy { !$0.text.hasPrefix("refused") }, "\(scene.follower.lines(after: start))")

            // Nor does its absence, for longer than the rule's maximum age.
            start = Follower.now
            estate.kill("server")
            try await Task.sleep(for: .seconds(8))
            #expect(scene.follower.lines(after: start).allSatisfy { !$0.text.hasPrefix("refused") })
            start = Follower.now
            estate.kill("sensor")
            let taken = try await scene.refused(after: start, "taken back without a server")
            print("a check fails, without a server → SVID taken back: \(taken) ms")
            #expect(taken <= 5000)
            try scene.startSensor()
            start = Follower.now
            try await estate.startServer()
            let back = try await scene.given(after: start, "given again when the server is back")
            print("the server is back → given again: \(back) ms, its start included")

            // An agent that says nothing: after the maximum age nothing rests on its node.
            let agent = try #require(estate.child("agent")?.pid)
            Glibc.kill(agent, SIGSTOP)
            let silent: String = try await eventually("the silent node is unfit", within: .seconds(12)) {
                let nodes = try await estate.mayfly("nodes")
                return nodes.contains("was last seen at") ? nodes : nil
            }
            #expect(silent.contains("see that the node's agent runs"))
            Glibc.kill(agent, SIGCONT)
            let _: Bool = try await eventually("fit again", within: .seconds(8)) {
                try await estate.mayfly("nodes").contains("fit (1 rules)") ? true : nil
            }
        }
    }

    // R68
    @Test(.timeLimit(.minutes(3)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `an entry for production is given where an operator has labelled the attested node so, and nowhere else`() async throws {
        try await Self.withScene { scene in
            func label(_ environment: String) -> String {
                """
                labels:
                  - name: here
                    node: \(Self.node)
                    environment: \(environment)

                """
            }
            try await scene.estate.apply("posture", label("production"))
            var start = Follower.now
            let file = scene.estate.directory + "/entries.yaml"
            let declared = try String(contentsOfFile: file, encoding: .utf8)
            try await scene.estate.apply("entries", declared + "    requires: {environment: production, max-attestation-age: 1h}\n")
            try await Task.sleep(for: .seconds(2))
            #expect(scene.follower.lines(after: start).allSatisfy { !$0.text.hasPrefix("refused") })

            start = Follower.now
            try await scene.estate.apply("posture", label("staging"))
            let taken = try await scene.refused(after: start, "taken back")
            let why = try await scene.estate.attempt("why", Follower.identity)
            #expect(why.status == 2 && why.output.contains("`environment` is `staging`, and `production` is asked for"), "\(why)")
            let nodes = try await scene.estate.mayfly("nodes")
            #expect(nodes.contains("withheld   entry follower"), "\(nodes)")
            start = Follower.now
            try await scene.estate.apply("posture", label("production"))
            let back = try await scene.given(after: start, "given again")
            print("another label → taken back: \(taken) ms; the right one → given again: \(back) ms, commands included")

            // A rule that an entry names must be there.
            let missing = try await scene.estate.apply("entries", declared + "    requires: {posture: [nothing-of-the-sort]}\n", dry: true)
            #expect(missing.status == 2 && missing.errors.contains("requires rule `nothing-of-the-sort`, and there is none"), "\(missing)")
        }
    }
}
