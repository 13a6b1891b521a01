import AuditLedger
import Estate
import EstateTesting
import Inventory
import Runtime
import Storage
import Testing

private let keyID = "01234567"

@Suite("R14: owners in the inventory") struct OwnershipTests {
    private let store: TestStore
    private let inventory: Inventory

    init() throws {
        store = try TestStore("ownership", migrations: Inventory.migrations)
        inventory = Inventory(ledger: store.ledger, clock: store.clock.wallClock)
    }

    private func fingerprint(_ number: Int) throws -> Fingerprint {
        try #require(Fingerprint("mf1_\(keyID)_" + String(repeating: "0", count: 31) + String(number)))
    }

    private func take(owner: String = "orders-team") async throws {
        var found = FoundCredential(
            fingerprint: try fingerprint(1), kind: "postgresql-password", hint: "sh…9x (24)", owner: owner,
            ownerEvidence: [
                OwnerEvidence(kind: .codeowners, owner: "orders-team", source: "CODEOWNERS:4", weight: 0.6, why: "keeps the file")
            ],
            workloads: ["invoices", "orders"], opens: [], blastRadius: Score(reasons: [.init(points: 40, text: "opens a database")]),
            sightings: [])
        found.workloadEvidence = [
            WorkloadEvidence(
                kind: .declared, workload: "orders", source: "k8s/a.yaml:3", weight: 0.95, why: "Deployment orders takes Secret db")
        ]
        found.environments = ["production", "staging"]
        found.flags = [CredentialFlag(kind: .crossEnvironment, why: "the same value in production and staging")]
        found.scores = CredentialScores(
            privilege: Score(reasons: [.init(points: 50, text: "logs in as `postgres`")]),
            dependency: Score(reasons: [.init(points: 20, text: "used by orders")]))
        let at = store.clock.wallClock.now()
        let report = ScanReport(
            keyID: keyID, startedAt: at, finishedAt: at, roots: ["/srv"], statistics: .init(), credentials: [found], unreadable: [])
        _ = try await store.database.write { [inventory] in try inventory.take(report, keyID: keyID, by: "operator:root", in: $0) }
    }

    private func record() async throws -> InventoryRecord {
        let one = try fingerprint(1)
        return try #require(try await store.database.read { try Inventory.credential(one, in: $0) })
    }

    private func own(_ owner: String, _ reason: String = "they took it over") async throws {
        let override = OwnerOverride(
            fingerprint: try fingerprint(1), owner: owner, reason: reason, by: "operator:root", at: store.clock.wallClock.now())
        try await store.database.write { [inventory] in try inventory.setOwner(override, in: $0) }
    }

    @Test func `an import keeps why, where and what is wrong`() async throws {
        try await take()
        let detail = try await record().detail
        #expect(detail.workloadEvidence?.first?.why == "Deployment orders takes Secret db")
        #expect(detail.environments == ["production", "staging"])
        #expect(detail.flags?.map(\.kind) == [.crossEnvironment])
    }

    @Test func `a named owner outlasts later imports, and the evidence comes back when it is taken back`() async throws {
        try await take()
        try await own("data-team")
        try await take()
        var now = try await record()
        #expect(now.owner == "data-team")
        #expect(now.ownerEvidence.map(\.kind) == [.declaration, .codeowners])
        #expect(now.override?.reason == "they took it over")
        let one = try fingerprint(1)
        try await store.database.write { [inventory] in try inventory.clearOwner(of: one, by: "operator:root", in: $0) }
        now = try await record()
        #expect(now.owner == "orders-team" && now.override == nil)
        let kinds = try await store.entries().map(\.kind)
        #expect(kinds.contains("credential.owned") && kinds.contains("credential.disowned"))
    }

    @Test func `an owner without a name, a reason or a credential is refused`() async throws {
        try await take()
        await #expect(throws: OwnershipRefusal.self) { try await own("") }
        await #expect(throws: OwnershipRefusal.self) { try await own("unknown") }
        await #expect(throws: OwnershipRefusal.self) { try await own("data-team", "") }
        let other = OwnerOverride(
            fingerprint: try fingerprint(2), owner: "data-team", reason: "because", by: "operator:root", at: store.clock.wallClock.now())
        await #expect(throws: OwnershipRefusal.self) {
            try await store.database.write { [inventory] in try inventory.setOwner(other, in: $0) }
        }
    }

    @Test func `how much is owned is counted, with a person's word`() async throws {
        try await take(owner: FoundCredential.unknownOwner)
        let one = try fingerprint(1)
        let before = try await store.database.read { try Inventory.ownership(in: $0) }
        #expect(before.percentOwned == 0 && before.unowned == [one])
        try await own("data-team")
        let after = try await store.database.read { try Inventory.ownership(in: $0) }
        #expect(after.percentOwned == 100 && after.overridden == 1)
    }

    @Test func `R22: a weight that was changed says so in the score that it changed`() async throws {
        try await take()
        let record = try await record()
        let context = RankContext(registeredPaths: 0, reachesProduction: true, observedUses: 0, state: .standing)
        let weights = try #require(RankWeights(changing: ["production": 30, "privilege": 20, "perEnvironment": 4]))
        let score = rank(record, context, weights: weights)
        #expect(score.value == rank(record, context).value + 20 + 10 + 4)
        #expect(score.reasons.map(\.text).contains("reaches production (weight production 10 → 30)"))
        #expect(score.reasons.map(\.text).contains("in 2 environments (weight perEnvironment 0 → 4)"))
        #expect(RankWeights(changing: ["nonsense": 1]) == nil && RankWeights(changing: ["production": 5000]) == nil)
    }
}
