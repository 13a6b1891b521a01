import Access
import AuditLedger
import Estate
import EstateTesting
import Registration
import Runtime
import SPIFFE
import Storage
import Testing

/// One workload, one database, one path, in a store of their own.
struct AccessFixture {
    let store: TestStore
    let registry: Registry
    let registrations: Registrations
    let gate: Gate
    static let identity = "spiffe://shop.example/production/orders"

    static let selectors = [Selector(type: "unix:uid", value: "61001"), Selector(type: "unix:script", value: "/srv/orders.py")]

    init(policy: (any Policy)? = nil, selectors: [Selector]? = Self.selectors, migrations: [Migration] = []) async throws {
        store = try TestStore("access", migrations: Registry.migrations + Registrations.migrations + migrations)
        registry = Registry(ledger: store.ledger)
        registrations = Registrations(ledger: store.ledger)
        gate = Gate(policy: policy ?? RegisteredPaths(entries: registrations.catalog, clock: store.clock.wallClock), ledger: store.ledger)
        let (registry, registrations) = (registry, registrations)
        try await store.database.write { transaction in
            try registry.declare(
                Resource(
                    name: "shop-db", kind: .postgresql, host: "127.0.0.1", port: 5432, database: "shop", aliases: nil,
                    broker: "host=/run/postgresql", quiet: nil), by: "operator:root", in: transaction)
            let orders = Workload(
                name: "orders", kind: .service, environment: "production", purpose: nil, owners: nil, selectors: selectors, uses: nil)
            try registry.declare(orders, by: "operator:root", in: transaction)
            let entries = [RegistrationEntry(orders, in: TrustDomain("shop.example")!)].compactMap(\.self)
            try registrations.apply(EntryChanges(from: [:], to: entries), by: "operator:root", in: transaction)
            try registry.declare(
                RegisteredPath(
                    name: "orders.shop-db", workload: "orders", resource: "shop-db", credential: nil, login: "shop", listen: nil,
                    mode: .pass, stage: .planned, generation: 1, appliedGeneration: 0, cutOverAt: nil), by: "operator:root",
                in: transaction)
        }
    }

    func cutOver() async throws {
        let registry = registry
        let moved = try await store.database.write {
            try registry.move(
                "orders.shop-db", from: 1, mode: .substitute, stage: .cutOver, cutOverAt: nil,
                entry: NewEntry(kind: "path.mode-changed", subject: "orders.shop-db", actor: "operator:root"), in: $0)
        }
        #expect(moved)
    }

    static func request(
        _ action: AccessRequest.Action = .openGrant, _ subject: String = "orders.shop-db",
        selectors: Set<Selector> = [
            Selector(type: "unix:uid", value: "61001"), Selector(type: "unix:script", value: "/srv/orders.py"),
            Selector(type: "unix:gid", value: "61001"),
        ]
    ) -> AccessRequest {
        AccessRequest(action: action, subject: subject, agent: "spiffe://shop.example/mayfly/agent/n1", selectors: selectors, processID: 77)
    }

    /// The decision, and whether a permit came with it. What registration denied is made again from the ledger.
    func ask(_ request: AccessRequest) async throws -> (isPermitted: Bool, decision: Decision, receipt: Receipt) {
        switch try await gate.authorize(request, in: store.database) {
        case .permitted(let permit): return (true, permit.decision, permit.receipt)
        case .denied(let decision, let receipt):
            let entry = try #require(try await store.entries().first { $0.sequence == receipt.sequence })
            #expect(decision.grounds == nil || RegistrationGrounds(entry)?.reproduces(entry) == true, "\(entry)")
            return (false, decision, receipt)
        }
    }
}

@Suite("R44 R72: the gate") struct GateTests {
    @Test func `requests that come together are decided each for itself, and all are in the ledger`() async throws {
        let fixture = try await AccessFixture()
        let asked = [
            AccessFixture.request(.issueIdentity, AccessFixture.identity), AccessFixture.request(.issueIdentity, "spiffe://shop.example/other"),
            AccessFixture.request(.issueIdentity, AccessFixture.identity, selectors: []),
            AccessFixture.request(.issueIdentity, AccessFixture.identity),
        ]
        let before = try await fixture.store.entries().count
        let permits = try await fixture.gate.authorize(asked, in: fixture.store.database)
        #expect(permits.permitted.map(\.place) == [0, 3] && permits.denied.map(\.place) == [1, 2])
        #expect(permits.denied.map(\.decision.code) == ["no-such-identity", "unattested"])
        #expect(permits.permitted.map(\.receipt.sequence) == [before + 1, before + 4])
        let kinds = try await fixture.store.entries().dropFirst(before).map(\.kind)
        #expect(kinds == ["decision.permitted", "decision.denied", "decision.denied", "decision.permitted"])
    }

    @Test func `a caller with every selector is permitted, more selectors do no harm`() async throws {
        let fixture = try await AccessFixture()
        try await fixture.cutOver()
        let answer = try await fixture.ask(AccessFixture.request())
        #expect(answer.isPermitted && answer.decision.code == "selectors-match")
    }

    @Test func `nothing registered means nothing permitted`() async throws {
        let fixture = try await AccessFixture()
        let path = try await fixture.ask(AccessFixture.request(.openGrant, "orders.other-db"))
        #expect(!path.isPermitted && path.decision.code == "no-such-path")
        let identity = try await fixture.ask(AccessFixture.request(.issueIdentity, "spiffe://shop.example/production/admin"))
        #expect(!identity.isPermitted && identity.decision.code == "no-such-identity")
    }

    @Test func `an unattributed caller gets nothing`() async throws {
        let fixture = try await AccessFixture()
        try await fixture.cutOver()
        for action in [AccessRequest.Action.openGrant, .renewGrant] {
            let answer = try await fixture.ask(AccessFixture.request(action, selectors: []))
            #expect(!answer.isPermitted && answer.decision.code == "unattested")
        }
        let identity = try await fixture.ask(AccessFixture.request(.issueIdentity, AccessFixture.identity, selectors: []))
        #expect(!identity.isPermitted && identity.decision.code == "unattested")
    }

    @Test func `another binary under the same user is denied and told which selector it lacks`() async throws {
        let fixture = try await AccessFixture()
        try await fixture.cutOver()
        let answer = try await fixture.ask(
            AccessFixture.request(selectors: [Selector(type: "unix:uid", value: "61001"), Selector(type: "unix:script", value: "/tmp/evil.py")]))
        #expect(!answer.isPermitted && answer.decision.code == "selectors-missing")
        #expect(answer.decision.reason.contains("`unix:script:/srv/orders.py`"))
        #expect(!answer.decision.reason.contains("61001"))
    }

    @Test(arguments: [[], nil] as [[Selector]?])
    func `a workload without selectors is nobody`(_ selectors: [Selector]?) async throws {
        let fixture = try await AccessFixture(selectors: selectors)
        try await fixture.cutOver()
        let grant = try await fixture.ask(AccessFixture.request())
        #expect(!grant.isPermitted && grant.decision.code == "no-selectors")
        let identity = try await fixture.ask(AccessFixture.request(.issueIdentity, AccessFixture.identity))
        #expect(!identity.isPermitted && identity.decision.code == "no-such-identity")
    }

    @Test func `a path that is not cut over opens no grant, but an open one may be renewed`() async throws {
        let fixture = try await AccessFixture()
        let open = try await fixture.ask(AccessFixture.request(.openGrant))
        #expect(!open.isPermitted && open.decision.code == "not-cut-over")
        #expect(try await fixture.ask(AccessFixture.request(.renewGrant)).isPermitted)
    }

    @Test func `an identity is permitted to the workload that it names`() async throws {
        let fixture = try await AccessFixture()
        #expect(try await fixture.ask(AccessFixture.request(.issueIdentity, AccessFixture.identity)).isPermitted)
    }

    // R116
    @Test func `every decision is in the ledger with who, why and the policy's version`() async throws {
        let fixture = try await AccessFixture()
        try await fixture.cutOver()
        let permitted = try await fixture.ask(AccessFixture.request())
        let denied = try await fixture.ask(AccessFixture.request(selectors: []))
        let entries = try await fixture.store.entries().suffix(2)
        #expect(entries.map(\.kind) == ["decision.permitted", "decision.denied"])
        #expect(entries.map(\.sequence) == [permitted.receipt.sequence, denied.receipt.sequence])
        for (entry, answer) in zip(entries, [permitted, denied]) {
            #expect(entry.hash == answer.receipt.hash)
            #expect(entry.subject == "orders.shop-db")
            #expect(entry.actor == "agent:spiffe://shop.example/mayfly/agent/n1")
            #expect(entry.facts["code"] == answer.decision.code)
            #expect(entry.facts["reason"] == answer.decision.reason)
            #expect(entry.facts["policy"] == answer.decision.policyVersion)
            #expect(entry.facts["pid"] == "77")
            #expect(entry.facts["action"] == "open-grant")
        }
        #expect(entries.first?.facts["selectors"] == "unix:gid:61001 unix:script:/srv/orders.py unix:uid:61001")
        #expect(try await fixture.store.verify() == .intact(entries: entries.last?.sequence ?? 0))
    }

    @Test func `the policy's version changes with the registry`() async throws {
        let fixture = try await AccessFixture()
        let before = try await fixture.ask(AccessFixture.request()).decision.policyVersion
        #expect(try await fixture.ask(AccessFixture.request()).decision.policyVersion == before, "a decision changes nothing")
        try await fixture.cutOver()
        #expect(try await fixture.ask(AccessFixture.request()).decision.policyVersion != before)
    }

    @Test func `there is no permit when the decision cannot be recorded`() async throws {
        let fixture = try await AccessFixture()
        try await fixture.cutOver()
        _ = try await fixture.store.database.write {
            try $0.execute("CREATE TRIGGER full BEFORE INSERT ON ledger BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        }
        await #expect(throws: StorageError.self) { _ = try await fixture.ask(AccessFixture.request()) }
        // The other way to fail: at the commit, after the decision and the entry were made.
        _ = try await fixture.store.database.write { transaction in
            try transaction.execute("DROP TRIGGER full")
            try transaction.execute("CREATE TABLE parent(id INTEGER PRIMARY KEY)")
            try transaction.execute("CREATE TABLE child(id INTEGER REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED)")
            try transaction.execute("CREATE TRIGGER late AFTER INSERT ON ledger BEGIN INSERT INTO child VALUES(1); END")
        }
        let before = try await fixture.store.entries().count
        await #expect(throws: StorageError.self) { _ = try await fixture.ask(AccessFixture.request()) }
        #expect(try await fixture.store.entries().count == before)
    }

    @Test func `a policy that fails gives no permit and no entry`() async throws {
        struct Broken: Policy {
            func decide(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
                throw StorageError(.failed, "broken")
            }
        }
        let fixture = try await AccessFixture(policy: Broken())
        let before = try await fixture.store.entries().count
        await #expect(throws: StorageError.self) { _ = try await fixture.ask(AccessFixture.request()) }
        #expect(try await fixture.store.entries().count == before)
    }

    @Test func `a denial is recorded even when the policy wanted no reason`() async throws {
        struct Never: Policy {
            func decide(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
                Decision(isPermitted: false, code: "never", reason: "", policyVersion: "never/1")
            }
        }
        let fixture = try await AccessFixture(policy: Never())
        let answer = try await fixture.ask(AccessFixture.request())
        #expect(!answer.isPermitted)
        #expect(try await fixture.store.entries().last?.facts["policy"] == "never/1")
    }
}
