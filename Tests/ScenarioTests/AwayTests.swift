import EstateTesting
import Foundation
import Glibc
import Testing

/// Gateways and workloads of a node whose server is away: decided there, by what the server has signed.
@Suite(.serialized) struct AwayTests {
    private struct Answer: Decodable {
        struct Context: Decodable {
            var code: String?
            var reason: String?
            var policies: String?
            var good_until: String?
            var server_away_since: String?
        }
        var decision: Bool
        var context: Context?
    }
    private struct Decision: Decodable {
        var sequence: Int
        var isPermitted: Bool
        var subject: String
        var code: String
    }
    private struct Explained: Decodable {
        var isReproduced: Bool?
    }

    private static let tools = """
        @id("crm") @owner("team-ai")
        permit (principal in Mayfly::AgentClass::"support", action == Mayfly::Action::"callTool", resource)
        when { context has risk && context.risk < 30 };
        """
    private static let things = """
        [{"uid": {"type": "Mayfly::Agent", "id": "a1"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "ai"},
          "purposes": [], "maxDepth": 1}, "parents": [{"type": "Mayfly::AgentClass", "id": "support"}]}]
        """

    private static func write(_ text: String, to file: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    private static func socket(_ estate: Installation) -> String { estate.directory + "/ask.sock" }

    private static func arguments(_ estate: Installation, _ callers: [String], token: String? = nil) throws -> [String] {
        try estate.agentArguments(token: token) + ["--decision-socket", socket(estate)] + callers.flatMap { ["--decision-caller", $0] }
    }

    private static func start(_ estate: Installation, _ callers: [String]) async throws {
        try estate.start("agent", try arguments(estate, callers, token: try await estate.mayfly("token", "create")))
        let _: Bool = try await eventually("the agent is ready", within: .seconds(20)) {
            guard estate.child("agent")?.isRunning == true else { throw TestingError("the agent ended: \(estate.text("agent.err").suffix(1500))") }
            return estate.text("agent.out").contains("ready") ? true : nil
        }
    }

    private static func raw(_ estate: Installation, _ body: String, _ endpoint: String = "evaluation") async throws -> String {
        try await Installation.run(
            ["curl", "-s", "--unix-socket", socket(estate), "-d", body, "http://node/access/v1/" + endpoint]
        ).output
    }

    private static func ask(_ estate: Installation, risk: Int) async throws -> Answer? {
        let body =
            #"{"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "refund"}, "#
            + #""context": {"risk": \#(risk)}}"#
        return try? JSONDecoder().decode(Answer.self, from: Data(try await raw(estate, body).utf8))
    }

    private static func decisions(_ estate: Installation) async throws -> [Decision] {
        try await estate.json([Decision].self, "decisions", "--number", "1000").filter { $0.subject == "a1" }
    }

    // R66 R72 R73 R116
    @Test(.timeLimit(.minutes(3))) func `a gateway is answered while the server is away, for as long as was declared, and the ledger has it once`()
        async throws
    {
        try await Installation.with(shop: false, server: ["--policy-staleness", "15s"]) { estate in
            try await estate.startServer()
            try await estate.mayfly(
                "policy", "apply", try Self.write(Self.tools, to: estate.directory + "/crm.cedar"), "--entities",
                try Self.write(Self.things, to: estate.directory + "/things.json"), "--yes")
            try await Self.start(estate, ["unix:uid:\(geteuid())"])
            let first: Answer = try await eventually("the agent decides", within: .seconds(20)) { try await Self.ask(estate, risk: 1) }
            #expect(first.decision && first.context?.policies == "policies/2" && first.context?.server_away_since == nil, "\(first)")
            #expect(try await Self.raw(estate, "{}").contains("a question has a subject"))
            #expect(try await Self.raw(estate, "", "nothing").contains("no such endpoint"))
            let found = try await Self.raw(
                estate,
                #"{"subject": {"type": "agent"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "t"}, "#
                    + #""context": {"risk": 1}}"#,
                "search/subject")
            #expect(found.contains(#""id":"a1""#), "\(found)")
            let told: [Decision] = try await eventually("the server knows", within: .seconds(10)) {
                let all = try await Self.decisions(estate)
                return all.isEmpty ? nil : all
            }
            #expect(told.count == 1)

            estate.kill("server")
            let gone = ContinuousClock().now
            let _: Bool = try await eventually("the agent knows that the server is away", within: .seconds(10)) {
                try await Self.ask(estate, risk: 2)?.context?.server_away_since == nil ? nil : true
            }
            #expect(try await Self.ask(estate, risk: 3)?.decision == true)
            let denied = try #require(try await Self.ask(estate, risk: 90))
            #expect(!denied.decision && denied.context?.code == "no-policy-permits" && denied.context?.reason?.contains("team-ai") == true)

            // It begins again, and there is still nobody to ask.
            estate.kill("agent")
            try estate.start("agent", try Self.arguments(estate, ["unix:uid:\(geteuid())"]))
            let again: Answer = try await eventually("the agent decides again", within: .seconds(10)) { try await Self.ask(estate, risk: 4) }
            #expect(again.decision && again.context?.server_away_since != nil, "\(again)")
            try await Task.sleep(for: .seconds(17) - (ContinuousClock().now - gone))
            // More than `decisions` lists by itself: all of them reach the ledger.
            for _ in 0..<30 { _ = try await Self.ask(estate, risk: 5) }
            let stale = try #require(try await Self.ask(estate, risk: 5))
            #expect(!stale.decision && stale.context?.code == "policies-stale", "\(stale)")
            let number = try await Self.ask(estate, risk: 6)?.decision
            #expect(number == false)

            try await estate.startServer()
            let _: Bool = try await eventually("it decides again, with the server's word", within: .seconds(20)) {
                try await Self.ask(estate, risk: 7)?.decision == true ? true : nil
            }
            // What the agent that was killed had not told is told by the next one; each once. A report that was under way to a server that
            // was not there ends after ten seconds, and is tried again.
            let all: [Decision] = try await eventually("the ledger has them", within: .seconds(45)) {
                let all = try await Self.decisions(estate)
                return all.count { $0.code == "policy-permits" } >= 5 && all.count { $0.code == "policies-stale" } >= 32
                    && all.contains { $0.code == "no-policy-permits" } ? all : nil
            }
            #expect(all.count { $0.code == "no-policy-permits" } == 1)
            try await Task.sleep(for: .seconds(1))
            #expect(try await Self.decisions(estate).count == all.count)
            for decision in all.filter({ $0.code == "policy-permits" }) {
                #expect(try await estate.json(Explained.self, "explain", "\(decision.sequence)").isReproduced == true)
            }
            #expect(try await estate.attempt("audit", "verify").status == 0)
        }
    }

    // R72
    @Test(.timeLimit(.minutes(2))) func `whoever is not named is not answered, and without a name nobody is`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let nobody = try await estate.attempt("agent", "--decision-socket", Self.socket(estate))
            #expect(nobody.status != 0 && nobody.errors.contains("--decision-caller"), "\(nobody)")
            try await Self.start(estate, ["unix:uid:4294900000", "spiffe://shop.example/mesh"])
            let _: Bool = try await eventually("the door is there", within: .seconds(10)) {
                FileManager.default.fileExists(atPath: Self.socket(estate)) ? true : nil
            }
            #expect(try await Self.raw(estate, "{}").contains("none of those that may ask here"))
            let mode = try FileManager.default.attributesOfItem(atPath: Self.socket(estate))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    // R66 R67 R69: an identity that a process holds.
    @Test(.timeLimit(.minutes(3)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `an identity ends when its policy does, also while the server is away; and what a gateway asks of it rests on its attestation`()
        async throws
    {
        try await Installation.with(shop: false, server: ["--policy-staleness", "60s"]) { estate in
            try await estate.startServer()
            try await Self.start(estate, ["unix:uid:\(geteuid())"])
            let follower = Follower(estate: estate)
            try await estate.apply("entries", follower.entries())
            let end = Date().addingTimeInterval(25)
            let format = ISO8601DateFormatter()
            let policies = try Self.write(
                """
                @id("window") @owner("team-release") @expires("\(format.string(from: end))")
                permit (principal is Mayfly::Workload, action == Mayfly::Action::"mint", resource);
                @id("reach") @owner("team-net")
                permit (principal is Mayfly::Workload, action == Mayfly::Action::"connect", resource)
                when { context has attestation && context.attestation.selectors.contains("unix:script:\(follower.script)") };
                """, to: estate.directory + "/window.cedar")
            try await estate.mayfly("policy", "apply", policies, "--yes")
            try follower.start()
            _ = try await follower.said("svids", after: 0)
            let reach =
                #"{"subject": {"type": "workload", "id": "\#(Follower.identity)"}, "action": {"name": "connect"}, "#
                + #""resource": {"type": "target", "id": "db"}}"#
            let _: Bool = try await eventually("it may", within: .seconds(10)) {
                try await Self.raw(estate, reach).contains(#""decision":true"#) ? true : nil
            }
            estate.kill("server")
            #expect(try await Self.raw(estate, reach).contains(#""decision":true"#))
            _ = try await follower.said("refused", after: Int(end.timeIntervalSince1970 * 1000) - 1000, within: .seconds(35))
            #expect(Date() >= end.addingTimeInterval(-1) && Date() < end.addingTimeInterval(10))
            #expect(estate.text("agent.err").contains("the server is away, and the policies that it left say no"))
            // Nobody holds it any more, so nothing of it is attested.
            let gone = try await Self.raw(estate, reach)
            #expect(gone.contains(#""decision":false"#) && gone.contains("team-net"), "\(gone)")

            // The agent begins again, and still knows who is registered here.
            estate.kill("agent")
            try estate.start("agent", try Self.arguments(estate, ["unix:uid:\(geteuid())"]))
            let again: String = try await eventually("the agent decides again", within: .seconds(10)) {
                let answer = try await Self.raw(estate, reach)
                return answer.contains("decision") ? answer : nil
            }
            #expect(again.contains(#""decision":false"#) && again.contains("team-net") && !again.contains("not-known-here"), "\(again)")
        }
    }
}
