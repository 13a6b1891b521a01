import Access
import AuditLedger
import Console
import Estate
import EstateTesting
import Foundation
import Lifecycle
import Registration
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Server

/// R48: advice from the ledger and from who was away, through the action that the command and the page call.
@Suite("R48: lifetimes") struct LifetimesTests {
    private let clock = HeldClock()
    private let plane: BareControlPlane
    private var core: ControlPlaneCore { plane.core }
    private static let agent = "spiffe://shop.example/mayfly/agent/n1"

    init() async throws {
        plane = try await BareControlPlane("lifetimes", clock: clock.wallClock)
    }

    private func declare() async throws {
        let entry = RegistrationEntry(
            name: "web", spiffeID: try #require(IDTemplate("spiffe://shop.example/web")), selectors: [try #require(Selector("unix:uid:1000"))],
            owner: "platform", purpose: "serves pages", reviewBy: clock.now + .seconds(200 * 86400))
        _ = try await plane.act(Action.ApplyEntries(entries: [entry], prune: false, dryRun: false))
    }

    /// As the issuer and the broker write it.
    private func record(_ kind: String, _ subject: String, life: Duration?, _ facts: [String: String]) async throws {
        var facts = facts
        facts["expires"] = life.map { (clock.now + $0).description }
        let entry = NewEntry(kind: kind, subject: subject, actor: kind.hasPrefix("grant") ? "server" : "agent:\(Self.agent)", facts: facts)
        _ = try await core.database.write { [core] in try core.ledger.append(entry, in: $0) }
    }

    private func renew(_ times: Int, every pause: Duration) async throws {
        for _ in 0..<times {
            clock.advance(pause)
            try await record("svid.x509-issued", "spiffe://shop.example/web", life: .seconds(3600), ["pid": "41", "entry": "web@1"])
        }
    }

    private func advice(_ change: (inout Action.Lifetimes) -> Void = { _ in }) async throws -> Action.Lifetimes.Answer {
        var call = Action.Lifetimes(since: clock.now - .seconds(90 * 86400))
        change(&call)
        return try await plane.act(call)
    }

    @Test func `an outage that nobody noticed is in the advice, and a lifetime that it would have broken is caught (R48)`() async throws {
        try await declare()
        try await renew(400, every: .seconds(900))
        // Ten minutes between two renewals.
        let gone = clock.now + .seconds(60)
        try await core.database.write { [core] in try core.presence.beat(at: gone, elapsed: .seconds(5), in: $0) }
        try await core.database.write { [core] in try core.presence.beat(at: gone + .seconds(600), elapsed: .seconds(600), in: $0) }
        try await renew(400, every: .seconds(900))

        let answer = try await advice()
        let item = try #require(answer.items.first)
        #expect(answer.items.count == 1 && answer.outages == 1 && answer.longestOutage?.from == gone && !answer.isCut && answer.entries == 800)
        #expect(item.verdict == "too-long" && item.isFinding && item.presentBreaks == 0 && item.renewals == 799 && item.holders == 1)
        // 605 s are 69.9 % of 866 s; twice that, in steps that people write.
        #expect(item.shortestMilliseconds == 865_523 && item.advisedMilliseconds == 1_800_000 && item.change == "x509-lifetime: 30m")
        #expect(item.forcedBy?.cause == "server" && item.forcedBy?.holder == "process 41 on n1" && item.owner == "platform")
        let entries = try #require(item.forcedBy?.entries)
        #expect(entries.count == 2 && entries[1] == entries[0] + 1)

        let tried = try await advice { $0.tryMilliseconds = 300_000 }.items.first?.tried
        #expect(tried?.breaks == 1 && tried?.first.first?.wait.from == gone)
        #expect(try await advice { $0.tryMilliseconds = 1_800_000 }.items.first?.tried?.breaks == 0)
        #expect(try await advice { $0.only = "other" }.items.isEmpty)
        #expect(try await advice { $0.kind = "jwt" }.items.isEmpty)
        await #expect(throws: ActionFailure.self) { try await advice { $0.kind = "password" } }
        await #expect(throws: ActionFailure.self) { try await advice { $0.margin = 50 } }
        #expect(try await advice { $0.renewals = 1000 }.items.first?.reason?.hasPrefix("799 renewals in 8 d") == true)
    }

    @Test func `a node that was not connected counts for its own holders, and a token until it is asked for again (R48)`() async throws {
        try await declare()
        let agent = try #require(SPIFFEID(Self.agent))
        try await core.came(agent)
        try await renew(30, every: .seconds(900))
        clock.advance(.seconds(100))
        core.presence.went(agent, at: clock.now)
        clock.advance(.seconds(300))
        try await core.came(agent)
        clock.advance(.seconds(500))
        try await renew(2, every: .milliseconds(1))
        for pause in [0.0, 100, 130, 4000, 20] {
            clock.advance(.seconds(pause))
            try await record("svid.jwt-issued", "spiffe://shop.example/web", life: .seconds(300), ["pid": "41", "entry": "web@1", "audience": "db"])
        }
        let items = try await advice {
            ($0.renewals, $0.spanMilliseconds, $0.floorMilliseconds) = (2, 0, 5000)
        }.items
        #expect(items.map(\.kind) == ["jwt", "x509"])
        #expect(items[0].shortestMilliseconds == 130_000 && items[0].renewals == 3 && items[0].advisedMilliseconds == 300_000)
        #expect(items[0].verdict == "fits" && items[0].forcedBy?.cause == "use")
        #expect(items[1].forcedBy?.cause == "node" && items[1].forcedBy.map { $0.until - $0.from } == .seconds(305))
    }

    @Test func `a node that is away while the server begins again was away since it went (R48)`() async throws {
        let (agent, gone) = (try #require(SPIFFEID(Self.agent)), clock.now)
        core.presence.went(agent, at: gone)
        try await core.database.write { [core] in try core.presence.save(in: $0) }
        clock.advance(.seconds(7200))
        let next = Presence(startedAt: clock.now)
        try await core.database.write { try next.begin(in: $0) }
        clock.advance(.seconds(60))
        #expect(next.came(agent, at: clock.now) { _ in true } == gone)
        // And it is known to be back.
        try await core.database.write { try next.save(in: $0) }
        let after = try await core.database.read { try PresenceRecords.away(in: $0) }
        #expect(after.isEmpty)
    }

    @Test func `a login that ran out while its process ran breaks, and its path and the server are told (R48)`() async throws {
        try await core.database.write { [core, clock] transaction in
            try core.registry.declare(
                Resource(name: "db", kind: .postgresql, host: "127.0.0.1", port: 5432, database: "x", aliases: nil, broker: nil, quiet: nil),
                by: "x", in: transaction)
            try core.registry.declare(
                Workload(name: "orders", kind: .service, environment: nil, purpose: nil, owners: nil, selectors: nil, uses: nil), by: "x",
                in: transaction)
            try core.registry.declare(
                RegisteredPath(
                    name: "orders.db", workload: "orders", resource: "db", credential: nil, login: "orders", listen: nil, mode: .substitute,
                    stage: .cutOver, generation: 1, appliedGeneration: 1, cutOverAt: nil), by: "x", in: transaction)
            for grant in ["g-1", "g-2"] {
                try transaction.execute(
                    "INSERT INTO grant_record VALUES(?, 'orders.db', 'orders', 'db', 'orders', ?, ?, 'i', 7, '99', 'live', ?, ?, 0, NULL)",
                    .text(grant), .text("role_" + grant), .text(Self.agent), Value(clock.now), Value(clock.now))
            }
        }
        try await record("grant.opened", "orders.db", life: .seconds(900), ["grant": "g-1"])
        clock.advance(.seconds(225))
        try await record("grant.renewed", "orders.db", life: .seconds(900), ["grant": "g-1"])
        clock.advance(.seconds(1000))
        try await record("grant.closed", "orders.db", life: nil, ["grant": "g-1", "reason": "expired"])
        clock.advance(.seconds(10))
        try await record("grant.opened", "orders.db", life: .seconds(900), ["grant": "g-2"])
        clock.advance(.seconds(100))
        try await record("grant.closed", "orders.db", life: nil, ["grant": "g-2", "reason": "its process exited"])
        let items = try await advice().items
        #expect(items.map(\.name) == ["orders.db", "every path"] && items.allSatisfy { $0.verdict == "breaks" && $0.isFinding })
        #expect(items[0].presentBreaks == 1 && items[0].longestRunMilliseconds == 1_335_000 && items[0].change == nil)
        #expect(items[0].forcedBy?.cause == "late" && items[0].reason != nil)
    }

    @Test func `a run of the server ends with its last sign (R48)`() async throws {
        let start = clock.now
        try await core.database.write { [core, start] in try core.presence.beat(at: start + .seconds(50), elapsed: .seconds(5), in: $0) }
        let before = try await core.database.write { [start] in try PresenceRecords.begin(at: start + .seconds(80), in: $0) }
        #expect(before == start + .seconds(50))
        let away = try await core.database.read { [start] in try PresenceRecords.serverAbsences(since: start, in: $0) }
        #expect(away.map { $0.until - $0.from } == [.seconds(30)])
        try await core.database.write { [start] in try PresenceRecords.forget(before: start + .seconds(60), in: $0) }
        let left = try await core.database.read { [start] in try PresenceRecords.serverAbsences(since: start, in: $0) }
        #expect(left.isEmpty)
    }
}
