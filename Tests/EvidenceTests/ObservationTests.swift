import Estate
import EstateTesting
import Evidence
import Runtime
import Storage
import Testing
import TrafficProof

private struct Fixture {
    let store: TestStore
    let observations: Observations
    let login = "shop"

    init() throws {
        store = try TestStore("evidence", migrations: Observations.migrations)
        observations = Observations(clock: store.clock.wallClock)
    }

    var now: Timestamp { store.clock.now }

    func login(
        _ at: Timestamp, port: Int?, application: String = "", accepted: Bool = true, resource: String = "shop-db"
    ) -> TargetLogin {
        TargetLogin(
            resource: resource, accepted: accepted, sqlState: accepted ? nil : "28P01", at: at, login: login, host: "127.0.0.1",
            port: port, application: application)
    }

    func seen(_ at: Timestamp, port: Int, name: String, registered: Bool = true) -> CallerSighting {
        CallerSighting(
            path: registered ? "\(name).shop-db" : nil, mode: registered ? .pass : nil, port: port, at: at, name: name,
            isRegistered: registered, evidence: "agent saw \(name)")
    }

    func record(_ logins: [TargetLogin] = [], _ sightings: [CallerSighting] = []) async throws {
        try await store.database.write { [observations] transaction in
            for login in logins { try observations.record(login, in: transaction) }
            for sighting in sightings { try observations.record(sighting, in: transaction) }
        }
    }

    func uses(accepted: Bool = true) async throws -> [CredentialUse] {
        try await store.database.read { [login] in
            try Observations.uses(
                of: login, at: "shop-db", accepted: accepted, since: Timestamp(milliseconds: 0), in: $0)
        }
    }
}

@Suite("R76 R79: who used the credential") struct AttributionTests {
    @Test func `a login is given the name of whoever held its port at that time`() async throws {
        let fixture = try Fixture()
        let now = fixture.now
        try await fixture.record(
            [fixture.login(now, port: 40_001), fixture.login(now + .seconds(1), port: 40_002)],
            [
                fixture.seen(now + .milliseconds(30), port: 40_001, name: "orders"),
                fixture.seen(now, port: 40_002, name: "nightly.sh", registered: false),
            ])
        let uses = try await fixture.uses()
        #expect(uses.map(\.consumer) == ["orders", "nightly.sh"])
        #expect(uses.map(\.isRegistered) == [true, false])
        #expect(uses[0].evidence == "agent saw orders")
    }

    @Test func `a port that was used again later belongs to the nearer holder`() async throws {
        let fixture = try Fixture()
        let now = fixture.now
        try await fixture.record(
            [fixture.login(now, port: 40_001), fixture.login(now + .seconds(8), port: 40_001)],
            [fixture.seen(now + .seconds(1), port: 40_001, name: "orders"), fixture.seen(now + .seconds(7), port: 40_001, name: "billing")])
        #expect(try await fixture.uses().map(\.consumer) == ["orders", "billing"])
    }

    @Test(arguments: [(10_000, true), (10_001, false), (-10_000, true), (-10_001, false)])
    func `a holder ten seconds away still counts, one further away does not`(_ milliseconds: Int, _ counts: Bool) async throws {
        let fixture = try Fixture()
        try await fixture.record(
            [fixture.login(fixture.now, port: 40_001)],
            [fixture.seen(fixture.now + .milliseconds(milliseconds), port: 40_001, name: "orders")])
        #expect(try await fixture.uses().first?.isRegistered == counts)
    }

    @Test func `whom no agent saw is never taken for a registered workload, whatever it calls itself`() async throws {
        let fixture = try Fixture()
        let now = fixture.now
        try await fixture.record([
            fixture.login(now, port: 1, application: "orders"), fixture.login(now, port: 2, application: "psql"),
            fixture.login(now, port: 3), fixture.login(now, port: nil),
        ])
        let uses = try await fixture.uses()
        #expect(uses.map(\.consumer) == ["orders", "unknown client (psql)", "unknown client (no name)", "unknown client (no name)"])
        #expect(uses.allSatisfy { !$0.isRegistered })
    }

    @Test func `refused attempts are told apart from uses`() async throws {
        let fixture = try Fixture()
        try await fixture.record([fixture.login(fixture.now, port: 1), fixture.login(fixture.now, port: 2, accepted: false)])
        #expect(try await fixture.uses().count == 1)
        #expect(try await fixture.uses(accepted: false).count == 1)
    }
}

@Suite("R76: canaries") struct CanaryTests {
    private func begin(_ fixture: Fixture) async throws -> String {
        try await fixture.store.database.write { [observations = fixture.observations, entropy = fixture.store.entropy] in
            try observations.begin(.canary, at: "shop-db", entropy: entropy, in: $0)
        }
    }

    private func observer(_ fixture: Fixture) async throws -> ObserverRecord {
        let now = fixture.now
        let found = try await fixture.store.database.write { [observations = fixture.observations] transaction in
            try observations.advanceObserver(of: "shop-db", to: "file:0", in: transaction)
            return try Observations.observer(of: "shop-db", lag: .seconds(2), now: now, in: transaction)
        }
        return try #require(found)
    }

    @Test func `a canary that came back is seen and is no use`() async throws {
        let fixture = try Fixture()
        let mark = try await begin(fixture)
        let made = fixture.now
        fixture.store.clock.advance(.seconds(1))
        try await fixture.record([fixture.login(fixture.now, port: 1, application: mark)])
        #expect(try await observer(fixture).canariesSeen == [made])
        #expect(try await fixture.uses().isEmpty)
    }

    @Test func `a canary that does not come back within the lag is missed`() async throws {
        let fixture = try Fixture()
        _ = try await begin(fixture)
        fixture.store.clock.advance(.seconds(4))
        #expect(try await observer(fixture).canariesMissed.isEmpty)
        fixture.store.clock.advance(.milliseconds(1))
        #expect(try await observer(fixture).canariesMissed.count == 1)
    }

    @Test func `nobody hides behind a canary's name`() async throws {
        let fixture = try Fixture()
        let mark = try await begin(fixture)
        try await fixture.record([
            fixture.login(fixture.now, port: 1, application: "mayfly-canary-0000000000000000"),
            fixture.login(fixture.now, port: 2, application: mark, resource: "other-db"),
        ])
        #expect(try await observer(fixture).canariesSeen.isEmpty)
        #expect(try await fixture.uses().map(\.consumer) == ["mayfly-canary-0000000000000000"])
        // A mark counts once: whoever read it in the log and repeats it is a use.
        try await fixture.record([
            fixture.login(fixture.now, port: 3, application: mark), fixture.login(fixture.now, port: 4, application: mark),
        ])
        #expect(try await observer(fixture).canariesSeen.count == 1)
        #expect(try await fixture.uses().count == 2)
    }

    @Test func `a canary's name does not hide a refused attempt`() async throws {
        let fixture = try Fixture()
        let mark = try await begin(fixture)
        try await fixture.record([fixture.login(fixture.now, port: 1, application: mark, accepted: false)])
        #expect(try await observer(fixture).canariesSeen.isEmpty, "a refused login is no sign that accepted ones are seen")
        #expect(try await fixture.uses(accepted: false).count == 1)
    }
}

@Suite("R76: what agents report") struct ReportTests {
    private func advance(_ fixture: Fixture, _ incarnation: String, _ first: Int, _ count: Int) async throws -> [Int] {
        try await fixture.store.database.write { [observations = fixture.observations] in
            let (skip, acknowledged) = try observations.advance(
                agent: "a", incarnation: incarnation, first: first, count: count, in: $0)
            return [skip, acknowledged]
        }
    }

    @Test func `the same report twice is counted once, an overlapping one in part`() async throws {
        let fixture = try Fixture()
        #expect(try await advance(fixture, "i1", 1, 10) == [0, 10])
        #expect(try await advance(fixture, "i1", 1, 10) == [10, 10])
        #expect(try await advance(fixture, "i1", 6, 10) == [5, 15])
        #expect(try await advance(fixture, "i1", 16, 2) == [0, 17])
        #expect(try await advance(fixture, "i1", 1, 3) == [3, 17], "an old report skips itself and moves nothing back")
        #expect(try await advance(fixture, "i1", 18, 0) == [0, 17])
    }

    @Test func `a restarted agent begins anew`() async throws {
        let fixture = try Fixture()
        _ = try await advance(fixture, "i1", 1, 10)
        #expect(try await advance(fixture, "i2", 1, 4) == [0, 4])
    }

    @Test func `a report with impossible numbers neither crashes nor moves the cursor back`() async throws {
        let fixture = try Fixture()
        _ = try await advance(fixture, "i1", 1, 10)
        for (first, count) in [(Int.min, 5), (1, Int.min), (Int.min, Int.min), (Int.max, 5), (-5, 3), (0, 0), (5, -3), (1, Int.max)] {
            let answer = try? await advance(fixture, "i1", first, count)
            if let answer { #expect(answer[0] >= 0 && answer[1] >= 10, "\(first) \(count): \(answer)") }
        }
    }

    @Test func `usage adds up by period and by side`() async throws {
        let fixture = try Fixture()
        let now = fixture.now
        try await fixture.store.database.write { [observations = fixture.observations] transaction in
            for (seconds, isNew, exchanges, errors) in [(0, false, 5, 1), (0, false, 5, 0), (10, true, 7, 0), (20, true, 1, 1), (30, true, 0, 0)] {
                try observations.addUsage(
                    path: "p", isNew: isNew, at: now + .seconds(seconds), exchanges: exchanges, errors: errors, in: transaction)
            }
        }
        let sums = try await fixture.store.database.read { transaction in
            [
                try Observations.usage(of: "p", isNew: false, from: now, to: now + .seconds(100), in: transaction),
                try Observations.usage(of: "p", isNew: true, from: now, to: now + .seconds(100), in: transaction),
                try Observations.usage(of: "p", isNew: true, from: now, to: now + .seconds(19), in: transaction),
                try Observations.usage(of: "q", isNew: true, from: now, to: now + .seconds(100), in: transaction),
            ].map { [$0.exchanges, $0.errors] }
        }
        #expect(sums == [[10, 1], [8, 1], [7, 0], [0, 0]])
    }

    @Test func `the observer is watched from its first reading and remembers its place`() async throws {
        let fixture = try Fixture()
        let since = fixture.now
        for position in ["a:1", "a:2"] {
            try await fixture.store.database.write { [observations = fixture.observations] in
                try observations.advanceObserver(of: "shop-db", to: position, in: $0)
            }
            fixture.store.clock.advance(.seconds(5))
        }
        let found = try await fixture.store.database.read {
            (try Observations.position(of: "shop-db", in: $0), try Observations.observedSince("shop-db", in: $0))
        }
        #expect(found.0 == "a:2" && found.1 == since)
        #expect(try await fixture.store.database.read { try Observations.observedSince("other", in: $0) } == nil)
    }
}
