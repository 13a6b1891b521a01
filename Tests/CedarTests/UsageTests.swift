import Cedar
import Foundation
import Testing

/// Requirements R11 and R70: what is granted is held against what is used, and a smaller policy set proposed.
@Suite struct UsageTests {
    private static func uid(_ type: String, _ id: String) -> EntityUID { EstateMaker.uid(type, id) }

    private static let policies = """
        // Payments own these.
        @id("exchange") @owner("payments") // asked for in March
        permit (
            principal in Team::"pay", // the whole team
            action in [Action::"read", Action::"write"],
            resource in Zone::"eu"
        )
        when { context.ttl <= duration("12h") && context.level < 100 };

        @id("old") @owner("legacy")
        permit (principal == Service::"batch", action, resource);

        @id("twice") @owner("payments")
        permit (principal == Service::"api", action == Action::"read", resource == Db::"ledger");

        @id("emergency") @owner("security")
        permit (principal == Service::"rescue", action, resource);

        @id("never") @owner("security")
        forbid (principal, action == Action::"write", resource) unless { context.level < 50 };
        """

    private static func world() throws -> (Schema, Entities) {
        let entities = try Entities([
            Entity(uid("Team", "pay-api"), parents: [uid("Team", "pay")]), Entity(uid("Team", "pay")),
            Entity(uid("Service", "api"), parents: [uid("Team", "pay-api")]), Entity(uid("Service", "web"), parents: [uid("Team", "pay-api")]),
            Entity(uid("Service", "batch"), parents: [uid("Team", "pay")]), Entity(uid("Service", "rescue")), Entity(uid("Zone", "eu")),
            Entity(uid("Db", "ledger"), parents: [uid("Zone", "eu")]), Entity(uid("Db", "cards"), parents: [uid("Zone", "eu")]),
            Entity(uid("Action", "read")), Entity(uid("Action", "write")),
        ])
        let schema = try Schema(
            parsing: """
                entity Team in [Team]; entity Service in [Team]; entity Zone; entity Db in [Zone];
                action read, write appliesTo { principal: Service, resource: Db, context: { ttl: duration, level: Long } };
                """)
        return (schema, entities)
    }

    private static func use(_ who: String, _ what: String, _ which: String, _ ttl: String, _ level: Int64, count: Int = 1) throws -> UsedRequest {
        let context = try Record(["ttl": try Value(.duration, ttl), "level": .long(level)])
        let request = Request(principal: uid("Service", who), action: uid("Action", what), resource: uid("Db", which), context: context)
        return UsedRequest(request, count: count, last: level)
    }

    private static func review() throws -> UsageReview {
        let (schema, entities) = try world()
        let used = [
            try use("api", "read", "ledger", "10m", 3, count: 7), try use("web", "read", "ledger", "20m", 40),
            try use("api", "delete", "ledger", "20m", 40),
        ]
        return UsageReview(
            try PolicySet(parsing: policies), schema: schema, in: entities, try Universe(schema, in: entities, including: used), used: used)
    }

    @Test func `dead, redundant, over-wide and slack policies are found, each with what of it is used`() throws {
        let findings = try Self.review().findings()
        func about(_ id: String) -> [UsageFinding] { findings.filter { $0.policy.annotation("id") == id } }
        #expect(about("old").map(\.kind) == [.dead])
        #expect(about("old").map(\.granted) == [4])
        #expect(about("emergency").map(\.kind) == [.dead])
        #expect(about("twice").isEmpty)
        let exchange = about("exchange")
        #expect(exchange.map(\.uses) == [8, 8, 8, 8, 8] && exchange.map(\.last) == [40, 40, 40, 40, 40])
        #expect(exchange.map(\.granted).allSatisfy { $0 == 12 } && exchange.map(\.used).allSatisfy { $0 == 2 })
        #expect(
            exchange.prefix(3).map(\.kind) == [
                .overWide(.principal, granted: 3, used: 2, unused: [Self.uid("Service", "batch")]),
                .overWide(.action, granted: 2, used: 1, unused: [Self.uid("Action", "write")]),
                .overWide(.resource, granted: 2, used: 1, unused: [Self.uid("Db", "cards")]),
            ])
        let slack = exchange.compactMap { finding -> Slack? in if case .slack(let slack) = finding.kind { slack } else { nil } }
        let (nearest, proposed) = ([try Value(.duration, "20m"), .long(40)], [try Value(.duration, "25m"), .long(50)])
        #expect(slack.map(\.nearest) == nearest)
        #expect(slack.map(\.proposed) == proposed)
        #expect(about("never").isEmpty)
        #expect(exchange[3].description.contains("(owner payments)"))
    }

    @Test func `the proposal is an edit of the text that keeps names, owners, comments and every forbid`() throws {
        let review = try Self.review()
        #expect(review.denied.count == 1)
        let proposal = try review.proposal(for: Self.policies) { $0.annotation("id") == "emergency" }
        #expect(
            proposal.text == """
                // Payments own these.
                @id("exchange") @owner("payments") // asked for in March
                permit (
                    principal is Service in Team::"pay-api", // the whole team
                    action == Action::"read",
                    resource == Db::"ledger"
                ) when { principal in Team::"pay" } when { resource in Zone::"eu" }
                when { context.ttl <= duration("25m") && context.level < 50 };


                @id("twice") @owner("payments")
                permit (principal == Service::"api", action == Action::"read", resource == Db::"ledger");

                @id("emergency") @owner("security")
                permit (principal == Service::"rescue", action, resource);

                @id("never") @owner("security")
                forbid (principal, action == Action::"write", resource) unless { context.level < 50 };
                """)
        #expect(proposal.edits.count == 6 && proposal.dropped.isEmpty && proposal.replayed == 2)
        #expect(proposal.granted == (16, 6))
        #expect(proposal.policies.policies.map(\.id) == ["policy0", "policy2", "policy3", "policy4"])
        guard case .unproved = proposal.subset else {
            Issue.record("proved by nobody")
            return
        }
    }

    @Test func `a text that is another's is refused`() throws {
        #expect(throws: CedarError.self) { try Self.review().proposal(for: "permit (principal, action, resource);") }
    }

    @Test(arguments: AnalysisWorld.solvers.map(\.kind))
    func `a solver proves that the smaller set allows nothing new, and which policy is not needed`(_ kind: Solver.Kind) throws {
        let solver = try #require(AnalysisWorld.solvers.first { $0.kind == kind })
        let review = try Self.review()
        let analyzer = Analyzer(try Self.world().0, solver)
        let proposal = try review.proposal(for: Self.policies, analyzer)
        guard case .proved = proposal.subset else {
            Issue.record("\(proposal.subset)")
            return
        }
        #expect(proposal.dropped.isEmpty)
        #expect(analyzer.implies(proposal.policies, review.policies).verdict.isProved)
        let doubled = try PolicySet(
            parsing: """
                permit (principal in Team::"pay", action, resource);
                permit (principal == Service::"batch", action == Action::"read", resource) when { principal in Team::"pay" };
                permit (principal == Service::"api", action == Action::"read", resource);
                """)
        let again = UsageReview(doubled, schema: review.schema, in: review.entities, review.universe, used: [])
        func redundant(_ evidence: UsageFinding.Evidence, _ analyzer: Analyzer?) -> [PolicyID] {
            again.findings(analyzer).filter { $0.kind == .redundant(evidence) }.map(\.policy.id)
        }
        // Of the third it is so only as long as the service is in the team.
        #expect(redundant(.proved, analyzer) == ["policy1"])
        #expect(redundant(.cells, analyzer) == ["policy2"])
        #expect(redundant(.cells, nil) == ["policy1", "policy2"])
    }

    @Test func `a change that would deny a used request is not made`() throws {
        let (schema, entities) = try Self.world()
        let text = """
            permit (principal, action, resource == Db::"ledger") when { context.level < 100 };
            permit (principal, action, resource == Db::"cards");
            """
        // The log says that the second permitted it, but the first did.
        let used = [
            UsedRequest(try Self.use("api", "read", "ledger", "1m", 40).request, determining: ["policy1"]),
            try Self.use("web", "write", "cards", "1m", 90),
        ]
        let review = UsageReview(try PolicySet(parsing: text), schema: schema, in: entities, try Universe(schema, in: entities), used: used)
        let proposal = try review.proposal(for: text)
        let authorizer = Authorizer(proposal.policies)
        for use in used { #expect(authorizer.isAuthorized(use.request, in: entities).decision == .allow) }
    }
}
