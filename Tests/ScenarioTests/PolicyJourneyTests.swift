import EstateTesting
import Foundation
import Glibc
import Testing

/// Policies as operators, workloads and gateways live them: put in force, denied by, explained, taken back.
@Suite(.serialized) struct PolicyJourneyTests {
    private struct Decision: Decodable {
        var sequence: Int
        var isPermitted: Bool
        var subject: String
        var code: String
        var reason: String
    }
    private struct Explained: Decodable {
        var isReproduced: Bool?
        var explanation: String
        var owners: [String]
    }
    private struct Answer: Decodable {
        struct Context: Decodable {
            var id: String?
            var code: String?
            var reason: String?
        }
        var decision: Bool
        var context: Context?
    }

    private static func write(_ text: String, to file: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    private static func ask(_ estate: Installation, _ endpoint: String, _ body: String) async throws -> String {
        try await Installation.run(
            [
                "curl", "-s", "--unix-socket", estate.state + "/server.sock", "-H", "X-Request-ID: r-1", "-d", body,
                "http://console/access/v1/" + endpoint,
            ]
        ).output
    }

    // R66 R68 R116 R117
    @Test(.timeLimit(.minutes(4)), .enabled(if: FileManager.default.isExecutableFile(atPath: Installation.python)))
    func `an identity goes when the policies say so and comes back when they are rolled back, each time explained`() async throws {
        try await Installation.with(shop: false) { estate in
            let follower = try await Follower.running(in: estate)

            // Without --yes nothing changes, and it says who would lose what.
            let policies = try Self.write(
                """
                @id("hardware-only") @owner("team-security")
                permit (principal is Mayfly::Workload, action == Mayfly::Action::"mint", resource)
                when { context has attestation && context.attestation.level >= 3 && principal in resource };
                """, to: estate.directory + "/strict.cedar")
            let looked = try await estate.attempt("policy", "apply", policies)
            #expect(
                looked.status == 2 && looked.output.contains("allowed → denied") && looked.output.contains("owner platform"), "\(looked)")
            #expect(looked.output.contains("nothing was changed yet"))

            var start = Follower.now
            try await estate.mayfly("policy", "apply", policies, "--yes", "--note", "hardware only")
            let taken = try await follower.said("refused", after: start).at - start
            let denied = try await estate.json([Decision].self, "decisions", "--denied")
            let decision = try #require(denied.first { $0.code == "no-policy-permits" })
            #expect(
                decision.subject == "spiffe://shop.example/tools/follower"
                    && decision.reason.contains("`hardware-only` (owner team-security)"))
            let explained = try await estate.json(Explained.self, "explain", "\(decision.sequence)")
            #expect(explained.isReproduced == true && explained.owners == ["team-security"], "\(explained)")
            #expect(explained.explanation.contains("`context.attestation.level` `3` instead of `1`"), "\(explained)")

            start = Follower.now
            try await estate.mayfly("policy", "rollback", "--yes")
            let back = try await follower.said("svids", after: start).at - start
            print("policies: SVID taken back after \(taken) ms, given again after \(back) ms")
            #expect(taken <= 5000 && back <= 5000)
            // What was decided then is still explained by what was in force then.
            #expect(try await estate.json(Explained.self, "explain", "\(decision.sequence)").isReproduced == true)
            #expect(try await estate.attempt("policy", "replay", policies).status == 2)
            #expect(try await estate.attempt("audit", "verify").status == 0)
        }
    }

    // R66: a live grant. Those policies are in force when `policy apply` ends.
    @Test(.timeLimit(.minutes(5)))
    func `a login that the policies do not permit any more is closed at the target within a second of their being in force`() async throws {
        try await Installation.with(shop: true) { estate in
            try await estate.moveUpTo(observed: "orders")
            try await estate.mayfly("cutover", "orders")
            try await estate.shop("reload", "orders")
            let before: Set<String> = try await eventually("a short-lived login", within: .seconds(30)) {
                let roles = try await estate.roles()
                return roles.isEmpty ? nil : roles
            }
            let standard = try await Installation.run([Installation.mayfly, "policy", "schema", "--standard"]).output
            let policies = try Self.write(
                standard + """
                    @id("freeze") @owner("team-release")
                    forbid (principal in Mayfly::Service::"orders", action == Mayfly::Action::"connect", resource);
                    """, to: estate.directory + "/freeze.cedar")
            try await estate.mayfly("policy", "apply", policies, "--yes")
            let applied = ContinuousClock().now
            let _: Bool = try await eventually("its login is gone", within: .seconds(10), every: .milliseconds(20)) {
                try await estate.roles().isDisjoint(with: before) ? true : nil
            }
            let took = ContinuousClock().now - applied
            print("policies: login closed \(took) after `policy apply` had ended")
            #expect(took < .seconds(1))
            _ = try? await estate.shop("reload", "orders")
            let denied: Decision = try await eventually("a new login is denied", within: .seconds(20)) {
                try await estate.json([Decision].self, "decisions", "--denied").first { $0.code == "policy-forbids" }
            }
            #expect(denied.reason.contains("`freeze` (owner team-release)"))
            try await estate.mayfly("policy", "rollback", "--yes")
            _ = try? await estate.shop("reload", "orders")
            let _: Bool = try await eventually("it has a login again", within: .seconds(30)) {
                try await estate.roles().isEmpty ? nil : true
            }
        }
    }

    // R73 R74
    @Test(.timeLimit(.minutes(2))) func `a gateway asks by AuthZEN, one, many and for what there is, and what it may not say is refused`()
        async throws
    {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let policies = try Self.write(
                """
                @id("crm") @owner("team-ai")
                permit (principal in Mayfly::AgentClass::"support", action == Mayfly::Action::"callTool", resource in Mayfly::ToolSet::"crm")
                when { context has delegation && context.delegation.user in resource.users
                  && (!resource.mutating || context has risk && context.risk < 30) };
                """, to: estate.directory + "/crm.cedar")
            let entities = try Self.write(
                """
                [{"uid": {"type": "Mayfly::Agent", "id": "a1"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "ai"},
                  "purposes": [], "maxDepth": 1},
                  "parents": [{"type": "Mayfly::AgentClass", "id": "support"}]},
                 {"uid": {"type": "Mayfly::User", "id": "ann"}, "attrs": {}, "parents": [{"type": "Mayfly::Group", "id": "crm"}]},
                 {"uid": {"type": "Mayfly::User", "id": "bob"}, "attrs": {}, "parents": []},
                 {"uid": {"type": "Mayfly::Tool", "id": "refund"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "ai"}, "mutating": true,
                  "users": {"type": "Mayfly::Group", "id": "crm"}}, "parents": [{"type": "Mayfly::ToolSet", "id": "crm"}]}]
                """, to: estate.directory + "/entities.json")
            try await estate.mayfly("policy", "apply", policies, "--entities", entities, "--yes")
            func question(user: String, risk: String, more: String = "") -> String {
                """
                {"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "refund"},
                 "context": {"delegation": {"user": {"type": "Mayfly::User", "id": "\(user)"}, "purpose": "refund", "depth": 1,
                 "expires": "2031-01-01T00:00:00Z"}, "risk": \(risk), "time": "now"\(more)}}
                """
            }
            func decided(_ body: String) async throws -> Answer {
                try JSONDecoder().decode(Answer.self, from: Data(try await Self.ask(estate, "evaluation", body).utf8))
            }
            #expect(try await decided(question(user: "ann", risk: "10")).decision)
            let bob = try await decided(question(user: "bob", risk: "10"))
            #expect(!bob.decision && bob.context?.code == "no-policy-permits" && bob.context?.reason?.contains("team-ai") == true)
            #expect(try await !decided(question(user: "ann", risk: "90")).decision)
            let number = try #require(bob.context?.id)
            #expect(try await estate.json(Explained.self, "explain", number).isReproduced == true)
            let lie = try await Self.ask(estate, "evaluation", question(user: "ann", risk: "1", more: #", "posture": {"compliant": true}"#))
            #expect(lie.contains("`context.posture` is what Mayfly knows by itself"))
            let many = try await Self.ask(
                estate, "evaluations",
                """
                {"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "options": {"evaluations_semantic": "deny_on_first_deny"},
                 "context": {"delegation": {"user": {"type": "Mayfly::User", "id": "ann"}, "purpose": "x", "depth": 1,
                  "expires": "2031-01-01T00:00:00Z"}, "risk": 1},
                 "evaluations": [{"resource": {"type": "tool", "id": "refund"}}, {"resource": {"type": "tool", "id": "other"}},
                  {"resource": {"type": "tool", "id": "refund"}}]}
                """)
            let all = try JSONDecoder().decode([String: [Answer]].self, from: Data(many.utf8))
            #expect(all["evaluations"]?.map(\.decision) == [true, false])
            let found = try await Self.ask(estate, "search/subject", question(user: "ann", risk: "1"))
            #expect(found == #"{"page":{"count":1,"next_token":""},"results":[{"id":"a1","type":"agent"}]}"#, "\(found)")
            for bad in ["", "[]", "{}", #"{"subject": 1}"#, String(repeating: "[", count: 100_000)] {
                #expect(try await !Self.ask(estate, "evaluation", bad).contains("\"decision\":true"))
            }
            let headers = try await Installation.run(
                [
                    "curl", "-si", "--unix-socket", estate.state + "/server.sock", "-H", "X-Request-ID: r-1", "-d", "{}",
                    "http://console/access/v1/evaluation",
                ])
            #expect(headers.output.contains("400") && headers.output.contains("X-Request-ID: r-1"), "\(headers.output)")
        }
    }

    // R116: what is seen on the pages.
    @Test(.timeLimit(.minutes(2))) func `the dashboard shows why, and puts in force only what was tried`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            func page(_ path: String, _ form: [String: String] = [:]) async throws -> String {
                let fields = form.sorted { $0.key < $1.key }.flatMap { ["--data-urlencode", "\($0.key)=\($0.value)"] }
                return try await Installation.run(
                    ["curl", "-s", "--unix-socket", estate.state + "/server.sock"] + fields + ["http://console" + path]
                ).output
            }
            let open = #"@id("open") @owner("<team>") permit (principal is Mayfly::User, action == Mayfly::Action::"reveal", resource);"#
            let file = try Self.write(open, to: estate.directory + "/open.cedar")
            try await estate.mayfly("policy", "apply", file, "--yes")
            let question =
                #"{"subject": {"type": "user", "id": "<i>eve"}, "action": {"name": "reveal"}, "resource": {"type": "credential", "id": "c"}}"#
            #expect(try await Self.ask(estate, "evaluation", question).contains("\"decision\":true"))
            #expect(try await page("/decisions").contains("&lt;i&gt;eve"))
            let shut = open.replacingOccurrences(of: ");", with: ") when { context has mfa && context.mfa };")
            let form = ["path0": file, "text0": shut]
            let tried = try await page("/policies", form.merging(["do": "try"]) { $1 })
            #expect(tried.contains("Would be denied") && tried.contains("nothing has been changed yet"), "\(tried)")
            let digest = try #require(tried.firstMatch(of: /name="digest" value="([0-9a-f]{64})"/)?.output.1)
            // What was typed after it was tried is tried first.
            let other = shut.replacingOccurrences(of: "mfa;", with: "mfa ;")
            for (text, digest) in [(shut, ""), (other + " ", String(digest))] {
                let answer = try await page("/policies", ["path0": file, "text0": text, "do": "apply", "digest": digest])
                #expect(!answer.contains("In force</span>"), "\(answer)")
            }
            #expect(try await Self.ask(estate, "evaluation", question).contains("\"decision\":true"))
            #expect(
                try await page("/policies", form.merging(["do": "apply", "digest": String(digest)]) { $1 }).contains("In force</span>"))
            let denied = try JSONDecoder().decode(Answer.self, from: Data(try await Self.ask(estate, "evaluation", question).utf8))
            let number = try #require(denied.context?.id)
            let why = try await page("/decisions/" + number)
            #expect(!denied.decision && why.contains("Decided again from the record: the same.") && why.contains("&lt;team&gt;"), "\(why)")
            #expect(try await page("/policies", ["path0": file, "text0": "permit(", "do": "try"]).contains("Refused</span>"))
            // What was there before is more than there is now, and is refused where nothing new may be given.
            let gated = try await page("/policies", ["path0": file, "text0": open, "do": "try", "nothing-new": "1"])
            #expect(gated.contains("Refused</span>") && gated.contains("allow nothing new") && gated.contains("value=\"1\" checked"), "\(gated)")
            #expect(try await page("/policies", ["path0": file, "text0": open, "do": "try"]).contains("Would be allowed"))
            // A forbid that errs denies, and is told with whom to ask.
            let erring = open + #"""
                @id("sum") @owner("team-sum") forbid (principal, action == Mayfly::Action::"reveal", resource)
                when { context has risk && context.risk + 1 > 100 };
                """#
            try await estate.mayfly("policy", "apply", try Self.write(erring, to: estate.directory + "/open.cedar"), "--yes")
            let asked = question.dropLast() + #", "context": {"risk": 9223372036854775807}}"#
            let failed = try JSONDecoder().decode(Answer.self, from: Data(try await Self.ask(estate, "evaluation", String(asked)).utf8))
            let told = try await page("/decisions/" + (try #require(failed.context?.id)))
            #expect(!failed.decision && failed.context?.code == "policy-errs", "\(failed)")
            #expect(told.contains("which errs") && told.contains("Ask <b>team-sum"), "\(told)")
            #expect(try await page("/policies/unused").contains("Unused access"))
            #expect(try await page("/decisions/1").contains("is no decision"))
        }
    }

    private struct Unused: Decodable {
        struct Finding: Decodable {
            var policy: String
            var kind: String
        }
        struct Proposal: Decodable {
            var isSubset: Bool
            var grantedAfter: Int
        }
        var granted: Int
        var used: Int
        var unused: [String]
        var findings: [Finding]
        var proposal: Proposal?
    }

    // R70: least privilege from use.
    @Test(.timeLimit(.minutes(2))) func `what is granted and not used is found, and what follows from it can be applied`() async throws {
        try await Installation.with(shop: false) { estate in
            try await estate.startServer()
            let policies = try Self.write(
                """
                @id("support") @owner("team-ai")
                permit (principal is Mayfly::Agent, action == Mayfly::Action::"callTool", resource);
                @id("audit") @owner("team-audit")
                permit (principal == Mayfly::User::"eve", action == Mayfly::Action::"reveal", resource);
                """, to: estate.directory + "/wide.cedar")
            let things =
                ["a1", "a2"].map {
                    #"{"uid": {"type": "Mayfly::Agent", "id": "\#($0)"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "ai"}, "#
                        + #""purposes": [], "maxDepth": 1}, "parents": []}"#
                }
                + ["t1", "t2"].map {
                    #"{"uid": {"type": "Mayfly::Tool", "id": "\#($0)"}, "attrs": {"owner": {"type": "Mayfly::Team", "id": "ai"}, "#
                        + #""mutating": false, "users": {"type": "Mayfly::Group", "id": "g"}}, "parents": []}"#
                }
                + [
                    #"{"uid": {"type": "Mayfly::User", "id": "eve"}, "attrs": {}, "parents": []}"#,
                    #"{"uid": {"type": "Mayfly::Credential", "id": "c"}, "attrs": {"target": {"type": "Mayfly::Target", "id": "t"}, "#
                        + #""owner": {"type": "Mayfly::Team", "id": "x"}, "kind": "password", "state": "standing"}, "parents": []}"#,
                ]
            let entities = try Self.write("[" + things.joined(separator: ",") + "]", to: estate.directory + "/things.json")
            try await estate.mayfly("policy", "apply", policies, "--entities", entities, "--yes")
            for _ in 0..<3 {
                let answer = try await Self.ask(
                    estate, "evaluation",
                    #"{"subject": {"type": "agent", "id": "a1"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "t1"}}"#
                )
                #expect(answer.contains("\"decision\":true"), "\(answer)")
            }
            let place = estate.directory + "/smaller"
            let found = try await estate.attempt("policy", "unused", "--json", "--propose", place)
            #expect(found.status == 2)
            let unused = try JSONDecoder().decode(Unused.self, from: Data(found.output.utf8))
            // Two agents and two tools, and one who may reveal; one combination was used.
            #expect(unused.granted == 5 && unused.used == 1 && unused.unused.count == 4, "\(unused)")
            #expect(unused.findings.contains { $0.policy == "audit" && $0.kind == "dead" })
            #expect(unused.findings.contains { $0.policy == "support" && $0.kind == "over-wide" })
            #expect(unused.proposal?.isSubset == true && unused.proposal?.grantedAfter == 1, "\(unused)")

            // In quarantine everything is still allowed, and what alone holds it up is named.
            try await estate.mayfly("policy", "apply", place, "--entities", entities, "--yes")
            let other =
                #"{"subject": {"type": "agent", "id": "a2"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "t2"}}"#
            #expect(try await Self.ask(estate, "evaluation", other).contains("\"decision\":true"))
            #expect(try await estate.mayfly("decisions").contains("in quarantine: support (before)"))
            // What is left out is said, where there may be more.
            #expect(try await estate.attempt(["decisions", "--number", "1"]).errors.contains("the newest 1;"))
            #expect(try await !estate.attempt(["decisions", "--number", "1000"]).errors.contains("the newest"))
            // Enforced, it is denied; taken back, it is allowed.
            try await estate.mayfly("policy", "apply", place + "/policies.cedar", "--entities", entities, "--yes")
            #expect(try await Self.ask(estate, "evaluation", other).contains("\"decision\":false"))
            try await estate.mayfly("policy", "rollback", "--yes")
            #expect(try await Self.ask(estate, "evaluation", other).contains("\"decision\":true"))
        }
    }
}
