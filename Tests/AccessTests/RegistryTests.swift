import Access
import AuditLedger
import Estate
import EstateTesting
import Runtime
import Storage
import Testing

@Suite("R37 R78: the registry of paths") struct RegistryTests {
    private func move(
        _ fixture: AccessFixture, from generation: Int, mode: PathMode, stage: PathStage
    ) async throws -> Bool {
        let registry = fixture.registry
        return try await fixture.store.database.write {
            try registry.move(
                "orders.shop-db", from: generation, mode: mode, stage: stage, cutOverAt: nil,
                entry: NewEntry(kind: "path.mode-changed", subject: "orders.shop-db", actor: "x"), in: $0)
        }
    }

    private func path(_ fixture: AccessFixture) async throws -> RegisteredPath {
        try #require(try await fixture.store.database.read { try Registry.path("orders.shop-db", in: $0) })
    }

    @Test func `a stale executor cannot move a path backwards`() async throws {
        let fixture = try await AccessFixture()
        #expect(try await move(fixture, from: 1, mode: .substitute, stage: .cutOver))
        let moved = try await path(fixture)
        #expect(moved.generation == 2 && moved.means == .substituted)
        let entries = try await fixture.store.entries().count
        #expect(try await !move(fixture, from: 1, mode: .pass, stage: .observed))
        #expect(try await path(fixture) == moved)
        #expect(try await fixture.store.entries().count == entries, "and nothing is recorded")
    }

    @Test func `of many executors with the same knowledge one moves the path`() async throws {
        let fixture = try await AccessFixture()
        let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { try await self.move(fixture, from: 1, mode: .substitute, stage: .cutOver) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await path(fixture).generation == 2)
    }

    @Test func `declaring the same again changes nothing, not even the ledger`() async throws {
        let fixture = try await AccessFixture()
        let before = (try await fixture.store.entries().count, try await fixture.store.database.read { try Registry.revision(in: $0) })
        let known = try await path(fixture)
        try await fixture.store.database.write { [registry = fixture.registry] transaction in
            for resource in try Registry.resources(in: transaction) { try registry.declare(resource, by: "x", in: transaction) }
            for workload in try Registry.workloads(in: transaction) { try registry.declare(workload, by: "x", in: transaction) }
            try registry.declare(known, by: "x", in: transaction)
        }
        let after = (try await fixture.store.entries().count, try await fixture.store.database.read { try Registry.revision(in: $0) })
        #expect(before == after)
    }

    @Test func `a new declaration keeps the stage and makes older executors stale`() async throws {
        let fixture = try await AccessFixture()
        try await fixture.cutOver()
        var changed = try await path(fixture)
        changed.login = "shop2"
        changed.mode = .pass
        changed.stage = .planned
        try await fixture.store.database.write { [registry = fixture.registry, changed] in
            try registry.declare(changed, by: "x", in: $0)
        }
        let now = try await path(fixture)
        #expect(now.login == "shop2" && now.mode == .substitute && now.stage == .cutOver && now.generation == 3)
        #expect(try await !move(fixture, from: 2, mode: .pass, stage: .observed))
    }

    @Test func `what an agent applies never goes back`() async throws {
        let fixture = try await AccessFixture()
        for (said, expected) in [(2, 2), (1, 2), (3, 3)] {
            try await fixture.store.database.write { [registry = fixture.registry] in
                try registry.applied("orders.shop-db", generation: said, in: $0)
            }
            #expect(try await path(fixture).appliedGeneration == expected)
        }
    }

    @Test func `a path of an unknown workload or resource is refused by the database`() async throws {
        let fixture = try await AccessFixture()
        await #expect(throws: StorageError.self) {
            try await fixture.store.database.write { [registry = fixture.registry] in
                try registry.declare(
                    RegisteredPath(
                        name: "ghost.shop-db", workload: "ghost", resource: "shop-db", credential: nil, login: nil, listen: nil,
                        mode: .pass, stage: .planned, generation: 1, appliedGeneration: 0, cutOverAt: nil), by: "x", in: $0)
            }
        }
    }

    @Test func `a path is substituted only when it is both cut over and in that mode`() throws {
        var path = RegisteredPath(
            name: "p", workload: "w", resource: "r", credential: nil, login: nil, listen: nil, mode: .pass, stage: .planned,
            generation: 1, appliedGeneration: 0, cutOverAt: nil)
        for mode in PathMode.allCases {
            for stage in PathStage.allCases {
                (path.mode, path.stage) = (mode, stage)
                let expected: Means = mode == .substitute && [.cutOver, .proven, .retired].contains(stage) ? .substituted : .standing
                #expect(path.means == expected)
            }
        }
    }
}
