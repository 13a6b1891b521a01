import AuditLedger
import Estate
import EstateTesting
import Registration
import Runtime
import SPIFFE
import Storage
import Testing

private struct Fixture {
    let store: TestStore
    let registrations: Registrations

    init() throws {
        store = try TestStore("registration", migrations: Registrations.migrations)
        registrations = Registrations(ledger: store.ledger)
    }

    func apply(_ entries: [RegistrationEntry], prune: Bool = false) async throws {
        try await store.database.write { [registrations] transaction in
            let current = try Registrations.all(in: transaction)
            try registrations.apply(EntryChanges(from: current, to: entries, prune: { _ in prune }), by: "operator:ada", in: transaction)
        }
    }
}

@Suite("R42 R118: entries in the store") struct RegistrationsTests {
    @Test func `changes reach the catalog with their commit, each is in the ledger, and a start reads them again`() async throws {
        let fixture = try Fixture()
        try await fixture.apply([entry("a"), entry("b")])
        var changed = entry("a")
        changed.owner = "billing"
        try await fixture.apply([changed], prune: true)
        #expect(fixture.registrations.catalog.revision == 4)
        #expect(fixture.registrations.catalog.entry("a")?.owner == "billing" && fixture.registrations.catalog.entry("b") == nil)
        let kinds = try await fixture.store.entries()
        #expect(kinds.map(\.kind) == ["entry.created", "entry.created", "entry.changed", "entry.deleted"])
        #expect(kinds[2].facts["owner"] == "shop-team → billing")
        let again = Registrations(ledger: fixture.store.ledger)
        try await fixture.store.database.read { try again.load(in: $0) }
        let scope = NodeScope(agent: SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!)
        #expect(again.catalog.revision == 4)
        #expect(again.catalog.read { $0.digest(in: scope) } == fixture.registrations.catalog.read { $0.digest(in: scope) })
    }

    @Test func `what is rolled back never was in the catalog`() async throws {
        let fixture = try Fixture()
        struct Stop: Error {}
        try? await fixture.store.database.write { [registrations = fixture.registrations] transaction in
            try registrations.apply(EntryChanges(from: [:], to: [entry("a")]), by: "x", in: transaction)
            throw Stop()
        }
        #expect(fixture.registrations.catalog.revision == 0 && fixture.registrations.catalog.entry("a") == nil)
        try await fixture.apply([entry("b")])
        #expect(fixture.registrations.catalog.read { $0.count } == 1)
    }

    @Test func `an agent that follows updates, from wherever it was, ends with the digest`() async throws {
        let fixture = try Fixture()
        let catalog = fixture.registrations.catalog
        let scope = NodeScope(agent: SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!)
        let parents = [nil, scope.agent.description, "spiffe://shop.example/mayfly/agent/n2"]
        var random = SeededGenerator(seed: 7)
        var agents: [(set: EntrySet, at: Int?)] = Array(repeating: (EntrySet(), nil), count: 5)
        for _ in 0..<60 {
            let names = (0..<Int.random(in: 1...4, using: &random)).map { _ in "e\(Int.random(in: 0..<12, using: &random))" }
            let declared = Set(names).sorted().map { name in
                var entry = entry(name, parent: parents.randomElement(using: &random)!)
                entry.purpose = "p\(Int.random(in: 0..<9, using: &random))"
                return entry
            }
            let prune = Int.random(in: 0..<5, using: &random) == 0
            try await fixture.apply(declared, prune: prune)
            for index in agents.indices where Bool.random(using: &random) {
                let update = catalog.update(for: scope, since: agents[index].at)
                if update.isSnapshot { agents[index].set = EntrySet() }
                update.entries.forEach { agents[index].set.insert($0) }
                update.gone.forEach { agents[index].set.remove($0) }
                agents[index].at = update.revision
                #expect(agents[index].set.digest(in: scope) == update.digest)
                #expect(update.entries.allSatisfy(scope.covers))
            }
        }
        #expect(catalog.update(for: scope, since: catalog.revision).isEmpty)
        #expect(catalog.update(for: scope, since: catalog.revision + 1).isSnapshot)
    }
}

@Suite("R42: who may register what, and what it does") struct GovernanceTests {
    @Test func `a registrar cannot leave its namespace`() {
        var rights = RegistrarRights()
        rights.selectors = ["unix:uid:*", "unix:uid:61001"]
        #expect(Registrar(name: "shop", prefix: "/shop", actors: ["operator:ada"], rights: rights).fault(in: domain) != nil)
        rights.selectors = ["unix:uid:61001"]
        let registrar = Registrar(name: "shop", prefix: "/shop", actors: ["operator:ada"], rights: rights)
        #expect(registrar.fault(in: domain) == nil)
        let mine = entry("shop/web", id: "spiffe://shop.example/shop/web", origin: .registrar("shop"))
        func faults(_ change: EntryChanges) -> Int {
            registrar.faults(in: change, lifetimes: .init(x509: .seconds(3600), jwt: .seconds(300))).count
        }
        #expect(faults(EntryChanges(from: [:], to: [mine])) == 0)
        for id in ["/shopping/web", "/other", "/shop", "/{unix:uid}/web", "/sho{unix:uid}/web"] {
            #expect(faults(EntryChanges(from: [:], to: [entry("shop/web", id: "spiffe://shop.example\(id)")])) == 1, "\(id)")
        }
        #expect(faults(EntryChanges(from: [:], to: [entry("shop/x", id: "spiffe://shop.example/shop/{unix:uid}")])) == 0)
        for change in [\RegistrationEntry.isAdmin, \.isDownstream] as [WritableKeyPath<RegistrationEntry, Bool>] {
            var more = mine
            more[keyPath: change] = true
            #expect(faults(EntryChanges(from: [:], to: [more])) == 1)
        }
        #expect(faults(EntryChanges(from: [:], to: [entry("web", id: "spiffe://shop.example/shop/web")])) == 1)
        let others = entry("shop/web", id: "spiffe://shop.example/shop/web")
        #expect(faults(EntryChanges(from: ["shop/web": others], to: [mine])) == 1)
        #expect(faults(EntryChanges(deleting: [others])) == 1)
        #expect(faults(EntryChanges(deleting: [mine])) == 0)
        for prefix in ["", "shop", "/", "/mayfly", "/a/../b", "/mayfly/agent"] {
            #expect(Registrar(name: "x", prefix: prefix, actors: ["a"]).fault(in: domain) != nil, "\(prefix)")
        }
    }

    @Test func `a preview says who gains, who loses, whose default changes, and what collides`() {
        let agent = "spiffe://shop.example/mayfly/agent/n1"
        func live(_ pid: Int, _ selectors: String...) -> LiveWorkload {
            LiveWorkload(agent: agent, processID: pid, selectors: Set(selectors.map { Selector($0)! }), seenAt: now)
        }
        let current = ["m": entry("m", ["unix:uid:1"]), "z": entry("z", ["unix:uid:2"])]
        let changes = EntryChanges(
            from: current,
            to: [entry("a", ["unix:uid:1"]), entry("n2", parent: "spiffe://shop.example/mayfly/agent/n2", ["unix:uid:3"])], prune: { $0.name == "z" })
        let preview = ChangePreview(
            of: changes, to: EntrySet(current.values), live: [live(10, "unix:uid:1"), live(11, "unix:uid:2"), live(12, "unix:uid:3")],
            groups: { _ in [] }, now: now)
        #expect(preview.looked == 3)
        #expect(preview.effects.map(\.processID) == [10, 11])
        #expect(preview.effects[0].gains == ["spiffe://shop.example/production/a"] && preview.effects[0].changesDefault)
        #expect(preview.effects[1].loses == ["spiffe://shop.example/production/z"] && preview.effects[1].defaultAfter == nil)
        #expect(preview.collisions.map { [$0.entry, $0.other] } == [["a", "m"]])
    }

    @Test func `whom changes concern is told by their parents, and everybody where one has none or is a group`() async throws {
        let fixture = try Fixture()
        let (one, two) = ("spiffe://shop.example/mayfly/agent/n1", "spiffe://shop.example/mayfly/agent/n2")
        try await fixture.apply([entry("a", parent: one, ["unix:uid:1"])])
        try await fixture.apply([entry("b", parent: two, ["unix:uid:2"])])
        let catalog = fixture.registrations.catalog
        #expect(catalog.parents(since: 1).parents?.map(\.description) == [two])
        #expect(Set(try #require(catalog.parents(since: 0).parents).map(\.description)) == [one, two])
        #expect(catalog.parents(since: 2).parents == [] && catalog.parents(since: 2).revision == 2)
        try await fixture.apply([entry("a", parent: two, ["unix:uid:1"])])
        #expect(Set(try #require(catalog.parents(since: 2).parents).map(\.description)) == [one, two], "it leaves one and comes to the other")
        try await fixture.apply([entry("c", ["unix:uid:3"])])
        #expect(catalog.parents(since: 3).parents == nil)
    }

    @Test func `a great change in parts is the same change, and what goes is last`() throws {
        let before = (0..<20).map { entry("old-\($0)") }
        var changed = entry("old-0")
        changed.owner = "billing"
        let changes = EntryChanges(
            from: Dictionary(uniqueKeysWithValues: before.map { ($0.name, $0) }), to: [changed] + (0..<25).map { entry("new-\($0)") },
            prune: { _ in true })
        let parts = changes.parts(of: 10)
        #expect(parts.map(\.count) == [10, 10, 5, 1, 10, 9] && changes.count == 45)
        #expect(parts.flatMap(\.created) == changes.created && parts.flatMap(\.updated) == changes.updated)
        #expect(parts.flatMap(\.deleted) == changes.deleted && parts.prefix(4).allSatisfy(\.deleted.isEmpty))
    }

    @Test func `a part stands only while nobody else has changed its entries`() async throws {
        let fixture = try Fixture()
        try await fixture.apply([entry("a"), entry("b")])
        let current = fixture.registrations.catalog.snapshot.set.entries
        var changed = entry("a")
        changed.owner = "billing"
        let changes = EntryChanges(from: current, to: [changed, entry("c")], prune: { $0.name == "b" })
        #expect(try await fixture.store.database.read { try Registrations.stand(changes, in: $0) })
        for other in [[entry("c")], [changed]] {
            try await fixture.apply(other)
            #expect(try await !fixture.store.database.read { try Registrations.stand(changes, in: $0) })
        }
    }
}
