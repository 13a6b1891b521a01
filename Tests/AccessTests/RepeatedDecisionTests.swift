import AuditLedger
import Estate
import EstateTesting
import Runtime
import Storage
import Testing

@testable import Access

@Suite("R116: decisions that are like one before") struct RepeatedDecisionTests {
    private static let identity = AccessFixture.request(.issueIdentity, AccessFixture.identity)

    private func stored(_ fixture: PolicyFixture) async throws -> [(own: String, shared: Int)] {
        try await fixture.access.store.database.read { transaction in
            let shared = try transaction.rows("SELECT digest FROM ledger_shared").count
            let rows = try transaction.rows("SELECT facts FROM ledger WHERE kind LIKE 'decision.%' ORDER BY sequence")
            return try rows.map { (try $0.text("facts"), shared) }
        }
    }

    @Test func `what they have alike is written once, and each is read, and decided again, as it was`() async throws {
        let fixture = try await PolicyFixture()
        var texts: [String] = []
        for _ in 0..<3 {
            let decision = try await fixture.ask(Self.identity)
            let record = try #require(decision.record)
            let again = try await fixture.again()
            #expect(again.record == record && again.record.context == record.context && again.record.provenance == record.provenance)
            #expect(again.was && again.now.isAllowed)
            texts.append(record.context)
            let facts = try await fixture.last().facts
            #expect(facts["reason"] == decision.reason && facts["selectors"]?.contains("unix:uid:61001") == true && facts["pid"] != nil)
            #expect(facts["shared"] == nil && facts["values"] == nil)
            fixture.access.store.clock.advance(.milliseconds(1234))
        }
        #expect(Set(texts).count == 3, "each has its own time")
        let rows = try await stored(fixture)
        #expect(rows.count == 3 && rows.allSatisfy { $0.own.utf8.count < 160 && $0.shared == 1 })
        #expect(try await fixture.access.store.verify() == .intact(entries: fixture.access.store.entries().count))
    }

    @Test func `posture is part of what is alike, and when it was seen is not`() async throws {
        let fixture = try await PolicyFixture()
        let clock = fixture.access.store.clock
        func see(_ isCompliant: Bool, _ failing: [String]) async throws -> (DecisionRecord, DecisionRecord) {
            var node = try #require(fixture.node.now)
            node.posture = .init(isCompliant: isCompliant, failing: failing, observedAt: clock.now - .seconds(2))
            fixture.node.set(node)
            let record = try #require(try await fixture.ask(Self.identity).record)
            clock.advance(.seconds(7))
            return (record, try await fixture.again().record)
        }
        for (isCompliant, failing, shares) in [(true, [], 1), (true, [], 1), (true, ["disk"], 2), (false, ["disk"], 3), (true, [], 4)] {
            let (record, again) = try await see(isCompliant, failing)
            #expect(record == again)
            #expect(try await stored(fixture).last?.shared == shares || (isCompliant && failing.isEmpty))
        }
    }

    @Test func `another revision, other selectors or another agent's word make another`() async throws {
        let fixture = try await PolicyFixture()
        _ = try await fixture.ask(Self.identity)
        try await fixture.apply(#"@id("all") @owner("o") permit (principal, action, resource);"#)
        var decision = try await fixture.ask(Self.identity)
        #expect(decision.record?.determining == ["all"])
        #expect(try await fixture.again().record == decision.record)
        var more = Self.identity
        more.selectors.insert(Selector(type: "unix:gid", value: "7"))
        decision = try await fixture.ask(more)
        #expect(try await fixture.again().record == decision.record)
        #expect(try await fixture.last().facts["selectors"]?.contains("unix:gid:7") == true)
        #expect(try await stored(fixture).last?.shared == 3)
    }

    @Test func `a denial is written out, and so is what could be taken for a hole`() async throws {
        let fixture = try await PolicyFixture()
        var strange = Self.identity
        strange.selectors.insert(Selector(type: "unix:path", value: "/srv/\u{1A}0"))
        let permitted = try await fixture.ask(strange)
        #expect(permitted.isPermitted)
        #expect(try await fixture.last().facts["selectors"]?.contains("\u{1A}0") == true)
        #expect(try await fixture.again().record == permitted.record)
        try await fixture.apply(#"@id("none") @owner("o") forbid (principal, action, resource);"#)
        #expect(try await !fixture.ask(Self.identity).isPermitted)
        #expect(try await stored(fixture).allSatisfy { $0.shared == 0 })
    }

    @Test func `what a permit leads to is recorded with the decision, or neither is`() async throws {
        struct Interrupted: Error {}
        let fixture = try await PolicyFixture()
        let store = fixture.access.store
        let before = try await store.entries().count
        await #expect(throws: Interrupted.self) {
            _ = try await fixture.gate.authorize([Self.identity, Self.identity], in: store.database) {
                (_: consuming Permits, _) -> Int in throw Interrupted()
            }
        }
        #expect(try await store.entries().count == before)
        let ledger = store.ledger
        let made = try await fixture.gate.authorize([Self.identity, Self.identity], in: store.database) { (permits: consuming Permits, transaction) in
            try permits.permitted.map { permitted in
                try ledger.append(
                    NewEntry(kind: "thing.made", subject: "a", actor: "x", facts: ["decision": String(permitted.receipt.sequence)]),
                    in: transaction
                ).sequence
            }
        }
        #expect(made == [before + 3, before + 4])
        #expect(try await store.entries().suffix(2).map { $0.facts["decision"] } == [String(before + 1), String(before + 2)])
    }

    @Test func `nothing is made of a denial`() async throws {
        let fixture = try await PolicyFixture(#"@id("none") @owner("o") forbid (principal, action, resource);"#)
        let (permitted, denied) = try await fixture.gate.authorize([Self.identity], in: fixture.access.store.database) {
            (permits: consuming Permits, _) in (permits.permitted.count, permits.denied.map(\.decision))
        }
        #expect(permitted == 0 && denied.map(\.code) == ["policy-forbids"])
        #expect(try await fixture.last().kind == "decision.denied")
    }
}
