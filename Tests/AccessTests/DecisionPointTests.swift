import Access
import AuditLedger
import Cedar
import Context
import Estate
import EstateTesting
import Registration
import Runtime
import SPIFFE
import Storage
import Synchronization
import Testing

/// ``AccessFixture``'s estate, decided by policies.
struct PolicyFixture {
    let access: AccessFixture
    let book: PolicyBook
    let records: PolicyRecords
    let node: HeldNode
    let gate: Gate
    static let agent = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!

    /// What is known of the only node; tests change it.
    final class HeldNode: Sendable {
        private let held: Mutex<AttestedNode?>
        init(_ node: AttestedNode?) { held = Mutex(node) }
        var now: AttestedNode? { held.withLock { $0 } }
        func set(_ node: AttestedNode?) { held.withLock { $0 = node } }
    }

    init(_ policies: String? = nil, entities: String? = nil) async throws {
        access = try await AccessFixture(migrations: PolicyRecords.migrations)
        try await access.cutOver()
        let clock = access.store.clock.wallClock
        records = PolicyRecords(ledger: access.store.ledger, clock: clock)
        let records = records
        let (live, _) = try await access.store.database.write { try records.load(in: $0) }
        book = PolicyBook(live)
        node = HeldNode(
            AttestedNode(
                agent: Self.agent, groups: [], method: "tpm", attestedAt: clock.now() - .seconds(60), attributes: [], posture: nil))
        let node = node
        gate = Gate(
            policy: DecisionPoint(
                registration: RegisteredPaths(entries: access.registrations.catalog, clock: clock), entries: access.registrations.catalog,
                book: book, longestAge: .seconds(86400), clock: clock, node: { $0 == Self.agent ? node.now : nil }),
            ledger: access.store.ledger)
        if let policies { try await apply(policies, entities: entities) }
    }

    @discardableResult
    func apply(_ policies: String, entities: String? = nil, at place: PolicyRecords.Place = .live) async throws -> Int {
        let bundle = PolicyBundle(files: [.init(path: "p.cedar", text: policies)], entities: entities)
        let edition = try PolicyEdition(bundle)
        let faults = EditionRules(solver: nil).findings(on: edition, at: access.store.clock.wallClock.now()).filter(\.isError)
        #expect(faults == [])
        let records = records
        let revision = try await access.store.database.write { try records.store(bundle, at: place, by: "operator:root", note: "", in: $0) }
        let numbered = PolicyBook.Numbered(revision: revision, edition: edition)
        if place == .live { book.set(numbered) } else { book.setShadow(numbered) }
        return revision
    }

    func ask(_ request: AccessRequest = AccessFixture.request()) async throws -> Access.Decision {
        switch try await gate.authorize(request, in: access.store.database) {
        case .permitted(let permit): permit.decision
        case .denied(let decision, _): decision
        }
    }

    /// What a gateway is told.
    func gateway(asks body: String) async throws -> [AuthZENDecision] {
        let clock = access.store.clock.wallClock
        let questions = OutsideQuestions(
            book: book, known: KnownWorkloads(in: access.registrations.catalog, revocation: { _ in nil }, sighting: { _, _ in nil }),
            clock: clock, longestAge: .seconds(86400))
        let request = try AuthZENRequest(Array(body.utf8))
        let ledger = access.store.ledger
        return try await access.store.database.write { try questions.evaluate(request, from: "mesh", ledger: ledger, in: $0) }
    }

    func last() async throws -> Entry { try #require(try await access.store.entries().last) }

    /// The newest decision, made again from what was recorded.
    func again() async throws -> (was: Bool, now: PolicyAnswer, record: DecisionRecord) {
        let entry = try await last()
        return try await access.store.database.read { transaction in
            var reader = DecisionReader()
            let decision = try #require(try reader.decision(entry, in: transaction))
            let edition = try #require(try reader.edition(decision.record.policies, in: transaction))
            return (decision.wasAllowed, decision.decide(by: edition), decision.record)
        }
    }

    func replay(_ policies: String, entities: String? = nil) async throws -> Replay {
        let edition = try PolicyEdition(PolicyBundle(files: [.init(path: "p.cedar", text: policies)], entities: entities))
        return try await access.store.database.read { transaction in
            var replay = Replay(edition)
            while try replay.step(7, in: transaction) {}
            return replay
        }
    }

    static let permitOrders = #"""
        @id("orders") @owner("shop") permit (principal in Mayfly::Service::"orders", action == Mayfly::Action::"connect",
          resource == Mayfly::Target::"shop-db")
        """#
}

@Suite("R66 R67 R68 R69 R72 R116: the decision point") struct DecisionPointTests {
    @Test func `the standard policies permit what is registered, and say that they did`() async throws {
        let fixture = try await PolicyFixture()
        let path = try await fixture.ask()
        #expect(
            path.isPermitted && path.code == "selectors-match" && path.reason.contains("registered-path")
                && path.policyVersion == "policies/1")
        let identity = try await fixture.ask(AccessFixture.request(.issueIdentity, AccessFixture.identity))
        #expect(identity.isPermitted && identity.record?.determining == ["registered-identity"])
        #expect(identity.record?.resource == #"Mayfly::Environment::"production""#)
    }

    @Test func `whoever has no name is not even asked about`() async throws {
        let fixture = try await PolicyFixture(#"@id("all") @owner("o") permit (principal, action, resource);"#)
        let decision = try await fixture.ask(AccessFixture.request(selectors: []))
        #expect(!decision.isPermitted && decision.code == "unattested" && decision.record == nil)
    }

    // R46
    @Test func `a job that a rule has admitted is decided by policies on what its token says`() async throws {
        let fixture = try await PolicyFixture()
        var job = PipelineJob(
            rule: "shop", owner: "team-shop", provider: "github", issuer: "https://token.actions.githubusercontent.com",
            issuedAt: fixture.access.store.clock.wallClock.now() - .seconds(20), repository: "acme/shop", environment: "production",
            isRefProtected: false, claims: ["repository_id": "74", "ref": "refs/heads/main"], summary: "run_id=7")
        func ask(_ agent: String = "pipeline/shop") async throws -> Access.Decision {
            var request = AccessRequest(
                action: .issueIdentity, subject: "spiffe://shop.example/ci/shop", agent: agent, selectors: [], processID: 0)
            request.job = job
            return try await fixture.ask(request)
        }
        // Where nobody has said anything, the rule is enough.
        let standard = try await ask()
        #expect(standard.isPermitted && standard.code == "rule-matches" && standard.record?.determining == ["registered-pipeline"])
        try await fixture.apply(
            #"""
            @id("protected") @owner("team-shop")
            permit (principal in Mayfly::Repo::"acme/shop", action == Mayfly::Action::"mint", resource == Mayfly::Environment::"production")
            when {
              principal is Mayfly::Pipeline && principal.protectedRef && principal.hasTag("repository_id")
              && principal.getTag("repository_id") == "74" && context has attestation && context.attestation.age <= duration("10m")
            };
            """#)
        let open = try await ask()
        #expect(!open.isPermitted && open.code == "no-policy-permits" && open.reason.contains("protectedRef"), "\(open.reason)")
        job.isRefProtected = true
        let permitted = try await ask()
        #expect(permitted.isPermitted && permitted.record?.determining == ["protected"], "\(permitted.reason)")
        #expect(permitted.record?.provenance["attestation"]?.signer == "https://token.actions.githubusercontent.com")
        let again = try await fixture.again()
        #expect(again.now.isAllowed && again.was)
        let kept = job
        job.repository = "acme/other"
        #expect(try await !ask().isPermitted)
        job = kept
        job.claims["repository_id"] = "75"
        #expect(try await !ask().isPermitted)
        job = kept
        job.environment = "test"
        #expect(try await !ask().isPermitted)
    }

    @Test func `nothing is permitted that no policy permits, and the refusal says whom to ask`() async throws {
        let fixture = try await PolicyFixture(PolicyFixture.permitOrders + #"when { context has posture && context.posture.compliant };"#)
        let decision = try await fixture.ask()
        #expect(!decision.isPermitted && decision.code == "no-policy-permits")
        #expect(decision.reason.contains("`orders` (owner shop)") && decision.reason.contains("posture"), "\(decision.reason)")
    }

    @Test func `context decides as it is now, and what is too old is absent`() async throws {
        let fixture = try await PolicyFixture(
            PolicyFixture.permitOrders + #"""
                when {
                  context has attestation && context.attestation.level >= 3 && context.attestation.age <= duration("1h")
                  && context has posture && context.posture.compliant && context.posture.age <= duration("5m")
                  && context has place && context.place has environment && principal in context.place.environment
                };
                """#)
        let now = fixture.access.store.clock.wallClock.now()
        func node(
            _ method: String = "tpm", attested: Int = 60, compliant: Bool = true, seen: Int = 10, environment: String? = "production"
        ) -> AttestedNode {
            AttestedNode(
                agent: PolicyFixture.agent, groups: [], method: method, attestedAt: now - .seconds(attested),
                attributes: environment.map {
                    [
                        ContextAttribute(
                            .environment, $0, signer: "operators", observedAt: now - .seconds(attested), maximumAge: .seconds(86400))
                    ]
                } ?? [], posture: .init(isCompliant: compliant, failing: compliant ? [] : ["disk"], observedAt: now - .seconds(seen)))
        }
        let cases: [(String, AttestedNode?, Bool)] = [
            ("healthy", node(), true), ("a join token's word", node("join-token"), false),
            ("attested long ago", node(attested: 7200), false),
            ("attested too long ago to be believed", node(attested: 90_000), false), ("failing", node(compliant: false), false),
            ("not heard of", node(seen: 600), false), ("a staging machine", node(environment: "staging"), false),
            ("a machine without a label", node(environment: nil), false), ("nothing is known", nil, false), ("healthy again", node(), true),
        ]
        for (what, held, isPermitted) in cases {
            fixture.node.set(held)
            let decision = try await fixture.ask()
            #expect(decision.isPermitted == isPermitted, "\(what): \(decision.reason)")
            let again = try await fixture.again()
            #expect(again.was == isPermitted && again.now.isAllowed == isPermitted, "\(what)")
        }
    }

    @Test func `every attribute is recorded with who said it and when`() async throws {
        let fixture = try await PolicyFixture()
        _ = try await fixture.ask()
        let record = try await fixture.again().record
        let attestation = try #require(record.provenance["attestation"])
        #expect(
            attestation.source == "server" && attestation.signer == "agent \(PolicyFixture.agent)"
                && attestation.maximumAge == .seconds(86400))
        #expect(attestation.observedAt == fixture.access.store.clock.wallClock.now() - .seconds(60))
        #expect(Set(record.provenance.keys) == ["now", "senderConstrained", "attestation", "node"])
    }

    @Test func `what a node is known for is a tag on it, and a feed's word bears the feed's name`() async throws {
        let fixture = try await PolicyFixture(
            PolicyFixture.permitOrders + #"""
                when { context has node && context.node.hasTag("mdm/device.compliant") && context.node.getTag("mdm/device.compliant") == "true" };
                """#)
        #expect(try await !fixture.ask().isPermitted)
        let now = fixture.access.store.clock.wallClock.now()
        let name = try #require(AttributeName("device.compliant"))
        func stated(by feed: String) -> AttestedNode {
            AttestedNode(
                agent: PolicyFixture.agent, groups: [], method: "tpm", attestedAt: now,
                attributes: [ContextAttribute(name, "true", signer: feed, observedAt: now, maximumAge: .seconds(60))], posture: nil)
        }
        fixture.node.set(stated(by: "other"))
        #expect(try await !fixture.ask().isPermitted)
        fixture.node.set(stated(by: "mdm"))
        #expect(try await fixture.ask().isPermitted)
        #expect(try await fixture.again().now.isAllowed)
    }

    @Test func `operators say which environment a target is in, and nobody says what Mayfly knows better`() async throws {
        let entities = #"""
            [{"uid": {"type": "Mayfly::Target", "id": "shop-db"}, "attrs": {"kind": "secret", "classification": 3},
              "parents": [{"type": "Mayfly::Environment", "id": "production"}]}]
            """#
        let fixture = try await PolicyFixture(
            PolicyFixture.permitOrders + #"""
                when { resource in Mayfly::Environment::"production" && resource has classification && resource.classification == 3
                  && resource has kind && resource.kind == "postgresql" };
                """#, entities: entities)
        let decision = try await fixture.ask()
        #expect(decision.isPermitted, "\(decision.reason)")
    }

    @Test func `what was decided is decided again identically, after the policies and the estate have changed`() async throws {
        let fixture = try await PolicyFixture()
        _ = try await fixture.ask()
        let sequence = try await fixture.last().sequence
        try await fixture.apply(#"@id("none") @owner("o") forbid (principal, action, resource);"#)
        let registry = fixture.access.registry
        try await fixture.access.store.database.write {
            try registry.declare(
                Workload(
                    name: "orders", kind: .service, environment: "staging", purpose: nil, owners: nil, selectors: AccessFixture.selectors,
                    uses: nil),
                by: "operator:root", in: $0)
        }
        #expect(try await !fixture.ask().isPermitted)
        let again = try await fixture.access.store.database.read { transaction in
            var reader = DecisionReader()
            let entry = try #require(try Ledger.entry(sequence, in: transaction))
            let decision = try #require(try reader.decision(entry, in: transaction))
            let edition = try #require(try reader.edition(decision.record.policies, in: transaction))
            return (decision.decide(by: edition), decision.record.determining)
        }
        #expect(again.0.isAllowed && again.0.reasons.map(\.description) == again.1)
    }

    @Test func `a policy in quarantine still allows, and says so where it alone does`() async throws {
        let quarantined = #"@id("old") @owner("o") @shadow permit (principal, action, resource);"#
        let fixture = try await PolicyFixture(quarantined)
        let decision = try await fixture.ask()
        #expect(decision.isPermitted && decision.record?.quarantined == ["old"])
        try await fixture.apply(quarantined + PolicyFixture.permitOrders + ";")
        #expect(try await fixture.ask().record?.quarantined == [])
    }

    @Test func `policies in the shadow decide nothing, and say what they would have decided`() async throws {
        let fixture = try await PolicyFixture()
        let revision = try await fixture.apply(#"@id("strict") @owner("o") forbid (principal, action, resource);"#, at: .shadow)
        let decision = try await fixture.ask()
        #expect(
            decision.isPermitted && decision.record?.shadow?.hasPrefix("revision \(revision) would deny: policy-forbids strict") == true)
        #expect(fixture.book.shadowCount == PolicyBook.ShadowCount(decided: 1, wouldDeny: 1, wouldAllow: 0))
        fixture.book.setShadow(nil)
        #expect(try await fixture.ask().record?.shadow == nil)
    }

    @Test func `what a gateway asks is asked of the shadow too, and what it states is not another's answer`() async throws {
        let policy = #"@id("tools") @owner("ai") permit (principal, action == Mayfly::Action::"callTool", resource)"#
        let fixture = try await PolicyFixture(policy + " when { context has risk && context.risk < 30 };")
        try await fixture.apply(policy + " when { context has risk && context.risk < 10 };", at: .shadow)
        func question(_ risk: Int) -> String {
            #"{"subject": {"type": "agent", "id": "a"}, "action": {"name": "callTool"}, "resource": {"type": "tool", "id": "t"}, "#
                + #""context": {"risk": \#(risk), "own": [1]}}"#
        }
        #expect(try await fixture.gateway(asks: question(5)).map(\.decision) == [true])
        #expect(try await fixture.last().facts["shadow"] == nil)
        #expect(try await fixture.gateway(asks: question(20)).map(\.decision) == [true])
        #expect(try await fixture.last().facts["shadow"]?.contains("would deny") == true)
        #expect(try await fixture.gateway(asks: question(40)).map(\.decision) == [false])
        #expect(fixture.book.shadowCount == PolicyBook.ShadowCount(decided: 3, wouldDeny: 1, wouldAllow: 0))
    }

    @Test func `replay says who would lose and who would gain, with the owner`() async throws {
        let fixture = try await PolicyFixture()
        for _ in 0..<20 { _ = try await fixture.ask() }
        _ = try await fixture.ask(AccessFixture.request(.issueIdentity, AccessFixture.identity))
        _ = try await fixture.ask(AccessFixture.request(selectors: []))
        let same = try await fixture.replay(DomainSchema.standardPolicies)
        #expect(same.replayed == 21 && same.skipped == 1 && same.flipped == 0)
        let other = try await fixture.replay(PolicyFixture.permitOrders + "when { context.senderConstrained };")
        #expect(other.flipped == 1 && other.found.map(\.action) == ["mint"] && other.found.first?.wasAllowed == true)
        let none = try await fixture.replay(#"@id("no") @owner("sec") forbid (principal, action == Mayfly::Action::"connect", resource);"#)
        #expect(none.flipped == 21 && none.found.map(\.count) == [20, 1])
        #expect(none.found[0].principal == "Mayfly::Workload::\"\(AccessFixture.identity)\"" && none.found[0].owner != nil)
        #expect(none.found[0].because.contains("`no` (owner sec)"), "\(none.found[0].because)")
    }

    @Test func `replay with other entities decides by those`() async throws {
        func entities(_ environment: String) -> String {
            #"[{"uid": {"type": "Mayfly::Target", "id": "shop-db"}, "attrs": {}, "#
                + #""parents": [{"type": "Mayfly::Environment", "id": "\#(environment)"}]}]"#
        }
        let policy = PolicyFixture.permitOrders + #"when { resource in Mayfly::Environment::"production" };"#
        let fixture = try await PolicyFixture(policy, entities: entities("production"))
        #expect(try await fixture.ask().isPermitted)
        #expect(try await fixture.replay(policy, entities: entities("production")).flipped == 0)
        #expect(try await fixture.replay(policy, entities: entities("staging")).flipped == 1)
        #expect(try await fixture.replay(policy).flipped == 1)
    }

    @Test func `what was applied is in force after a restart, and every edition is kept`() async throws {
        let fixture = try await PolicyFixture()
        let revision = try await fixture.apply(PolicyFixture.permitOrders + ";")
        let records = fixture.records
        let (live, shadow) = try await fixture.access.store.database.write { try records.load(in: $0) }
        #expect(live.revision == revision && live.edition.digest == fixture.book.live.edition.digest && shadow == nil)
        let history = try await fixture.access.store.database.read { try PolicyRecords.history(limit: 10, in: $0) }
        #expect(history.map(\.revision) == [2, 1] && history.map(\.by) == ["operator:root", "server"])
        #expect(try await fixture.access.store.entries().count { $0.kind == "policy.applied" } == 2)
    }

    @Test func `a change of the estate counts from the next decision on`() async throws {
        let fixture = try await PolicyFixture()
        #expect(try await fixture.ask().isPermitted)
        let registry = fixture.access.registry
        try await fixture.access.store.database.write {
            try registry.declare(
                Resource(
                    name: "other-db", kind: .postgresql, host: "127.0.0.1", port: 1, database: nil, aliases: nil, broker: nil, quiet: nil),
                by: "operator:root", in: $0)
            try registry.declare(
                RegisteredPath(
                    name: "orders.other-db", workload: "orders", resource: "other-db", credential: nil, login: "o", listen: nil,
                    mode: .substitute,
                    stage: .cutOver, generation: 1, appliedGeneration: 0, cutOverAt: nil), by: "operator:root", in: $0)
            _ = try registry.move(
                "orders.other-db", from: 1, mode: .substitute, stage: .cutOver, cutOverAt: nil,
                entry: NewEntry(kind: "path.mode-changed", subject: "orders.other-db", actor: "operator:root"), in: $0)
        }
        let decision = try await fixture.ask(AccessFixture.request(.openGrant, "orders.other-db"))
        #expect(decision.isPermitted && decision.record?.resource == #"Mayfly::Target::"other-db""#, "\(decision.reason)")
    }
}
