import AuditLedger
import Estate
import EstateTesting
import Foundation
import Planning
import Runtime
import Storage
import Testing

private let now = Timestamp(milliseconds: 1_800_000_000_000)
private let owners = Accountable(security: "sam", platform: "pat", iam: "ida", application: "orders-team")

private func path(
    _ name: String, kind: Workload.Kind? = .service, _ change: (inout PlannerPath) -> Void = { _ in }
) throws -> PlannerPath {
    var path = PlannerPath(
        name: "\(name).shop-db",
        workload: Workload(
            name: name, kind: kind, environment: "production", purpose: nil, owners: owners,
            selectors: [Selector(type: "unix:uid", value: "61001")], uses: nil),
        resource: Resource(
            name: "shop-db", kind: .postgresql, host: "127.0.0.1", port: 5432, database: "shop", aliases: nil,
            broker: "host=/run/postgresql", quiet: nil),
        credential: Fingerprint("mf1_01234567_0123456789abcdef0123456789abcdef"), login: "shop",
        listen: .unix(path: "/run/mayfly/\(name)/.s.PGSQL.5432"), spiffeID: "spiffe://shop.example/production/\(name)", score: 70)
    change(&path)
    return path
}

private func plan(_ paths: [PlannerPath], parent: String? = nil, now: Timestamp = now) throws -> Plan {
    guard case .plan(let plan) = makePlan(paths, parent: parent, now: now) else { throw TestingError("the plan was refused") }
    return plan
}

private func complaints(_ paths: [PlannerPath]) -> [Complaint] {
    if case .refused(let complaints) = makePlan(paths, parent: nil, now: now) { return complaints }
    return []
}

/// One part of a path taken away.
struct Lack: Sendable, CustomTestStringConvertible {
    var missing: String
    var change: @Sendable (inout PlannerPath) -> Void
    var testDescription: String { missing }
}

private let lacks: [Lack] = [
    Lack(missing: "identity source") { $0.workload.selectors = [] },
    Lack(missing: "identity source") { $0.workload.selectors = nil },
    Lack(missing: "identity source") { $0.spiffeID = nil },
    Lack(missing: "target pattern") { $0.resource.broker = nil },
    Lack(missing: "cutover step") { $0.listen = nil },
    Lack(missing: "rollback") { $0.listen = nil },
    Lack(missing: "security owner") { $0.workload.owners?.security = "" },
    Lack(missing: "platform owner") { $0.workload.owners?.platform = " " },
    Lack(missing: "iam owner") { $0.workload.owners?.iam = "\t" },
    Lack(missing: "application owner") { $0.workload.owners?.application = "\n" },
    Lack(missing: "iam owner") { $0.workload.owners = nil },
]

@Suite("R27 R29 R37: plans") struct PlanTests {
    @Test func `a plan says for each path where identity comes from, what replaces the secret, how to move and how to go back`() throws {
        let item = try #require(try plan([path("orders")]).item(for: "orders.shop-db"))
        #expect(item.identitySource == "spiffe://shop.example/production/orders by node attestation and unix:uid:61001")
        #expect(item.targetPattern.hasPrefix("substitute: "))
        #expect(item.cutoverStep.contains("unix:/run/mayfly/orders/.s.PGSQL.5432") && item.cutoverStep.contains("mayfly cutover orders.shop-db"))
        #expect(item.rollback.hasPrefix("`mayfly rollback orders.shop-db`"))
        #expect(item.owners == owners)
        #expect(item.wave == 1 && item.reason.contains("blast radius 70"))
    }

    @Test(arguments: lacks)
    func `a plan with a missing part is refused and the part is named`(_ lack: Lack) throws {
        let found = complaints([try path("billing"), try path("orders", lack.change)])
        #expect(found.contains { $0.path == "orders.shop-db" && $0.missing == lack.missing && !$0.next.isEmpty })
        #expect(found.allSatisfy { $0.path == "orders.shop-db" }, "the complete path is not blamed")
    }

    @Test func `every missing part is told at once`() throws {
        let found = complaints([
            try path("orders") {
                $0.workload.owners = nil
                $0.workload.selectors = nil
                $0.listen = nil
                $0.resource.broker = nil
            }
        ])
        #expect(
            found.map(\.missing) == [
                "identity source", "target pattern", "cutover step", "rollback", "security owner", "platform owner", "iam owner",
                "application owner",
            ])
    }

    @Test func `the same input gives the same plan, whatever its order and time`() throws {
        let paths = [try path("orders"), try path("billing"), try path("nightly", kind: .batch), try path("deploy", kind: .pipeline)]
        let first = try plan(paths)
        let again = try plan(paths.reversed(), now: now + .seconds(999))
        #expect(first.id == again.id && first.items == again.items && first.basis == again.basis)
        #expect(first.id.hasPrefix("plan-"))
    }

    @Test func `another input or parent gives another plan`() throws {
        let base = try plan([path("orders")]).id
        var ids: Set<String> = [base]
        ids.insert(try plan([path("orders")], parent: base).id)
        ids.insert(try plan([path("orders") { $0.login = "other" }]).id)
        ids.insert(try plan([path("orders") { $0.score = 3 }]).id)
        ids.insert(try plan([path("orders"), path("billing")]).id)
        #expect(ids.count == 5)
    }

    @Test func `automation moves first, batch last, and waves have no gaps`() throws {
        let all = try plan([path("nightly", kind: .batch), path("orders"), path("helper", kind: .agent), path("deploy", kind: .pipeline)])
        #expect(all.items.map { "\($0.wave) \($0.workload)" } == ["1 deploy", "2 helper", "2 orders", "3 nightly"])
        let two = try plan([path("nightly", kind: .batch), path("orders", kind: nil)])
        #expect(two.items.map(\.wave) == [1, 2])
    }

    @Test func `the plan as people and programs read it`() throws {
        let plan = try plan([path("orders"), path("pay") { $0.resource.kind = .http; $0.resource.name = "pay-api" }], parent: "plan-0")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(plan), as: UTF8.self)
        #expect(text == golden.replacingOccurrences(of: "PLAN", with: plan.id))
        #expect(try JSONDecoder().decode(Plan.self, from: Data(text.utf8)) == plan)
    }

    @Test func `what has no pattern yet, or no known credential, is an exception and blocks nobody`() throws {
        let plan = try plan([
            path("orders"), path("pay") { $0.resource.kind = .http }, path("ghost") { $0.credential = nil },
        ])
        #expect(plan.items.map(\.workload) == ["orders"])
        #expect(plan.exceptions.map(\.path) == ["ghost.shop-db", "pay.shop-db"])
        #expect(plan.exceptions.allSatisfy { !$0.reason.isEmpty && !$0.next.isEmpty })
    }

    // R37
    @Test(arguments: [
        { $0.credential = Fingerprint("mf1_01234567_ffffffffffffffffffffffffffffffff") }, { $0.login = "other" },
        { $0.listen = .tcp(host: "127.0.0.1", port: 6432) }, { $0.resource.host = "10.0.0.9" }, { $0.resource.port = 5433 },
        { $0.resource.database = "other" }, { $0.resource.broker = "host=/other" },
        { $0.workload.selectors?.append(Selector(type: "unix:gid", value: "5")) }, { $0.spiffeID = "spiffe://shop.example/x" },
    ] as [@Sendable (inout PlannerPath) -> Void])
    func `a plan is stale once a fact behind a path has changed`(_ change: @Sendable (inout PlannerPath) -> Void) throws {
        let made = try plan([path("orders"), path("billing")])
        #expect(isCurrent(made, for: try path("orders")))
        #expect(!isCurrent(made, for: try path("orders", change)))
        #expect(isCurrent(made, for: try path("billing")), "the other path's item still holds")
    }

    @Test func `a path that the plan never saw is not covered by it`() throws {
        #expect(!isCurrent(try plan([path("orders")]), for: try path("billing")))
    }

    @Test func `a new score or owner does not make a plan stale`() throws {
        let made = try plan([path("orders")])
        #expect(isCurrent(made, for: try path("orders") { $0.score = 1; $0.workload.owners?.iam = "ivan" }))
    }
}

@Suite("R27: stored plans") struct PlanRecordTests {
    @Test func `a plan is stored once, is immutable, and the latest is found`() async throws {
        let store = try TestStore("plans", migrations: PlanRecords.migrations)
        let records = PlanRecords(ledger: store.ledger)
        let first = try plan([path("orders")])
        let second = try plan([path("orders"), path("billing")], parent: first.id)
        for plan in [first, first, second] {
            try await store.database.write { try records.add(plan, by: "operator:root", in: $0) }
        }
        #expect(try await store.database.read { try PlanRecords.latest(in: $0) } == second)
        #expect(try await store.entries().map(\.kind) == ["plan.made", "plan.made"])
        await #expect(throws: StorageError.self) {
            try await store.database.write { try $0.execute("UPDATE plan SET plan = '{}'") }
        }
    }
}

private let golden = #"""
    {
      "basis" : {
        "orders.shop-db" : "81db6a01d0fdb2b1",
        "pay.shop-db" : "24fb61a616e04c13"
      },
      "exceptions" : [
        {
          "credential" : "mf1_01234567_0123456789abcdef0123456789abcdef",
          "next" : "mayfly waive mf1_01234567_0123456789abcdef0123456789abcdef --owner … --reason … --expires …",
          "path" : "pay.shop-db",
          "reason" : "`pay-api` is reached by a static http credential; no pattern replaces it yet"
        }
      ],
      "id" : "PLAN",
      "items" : [
        {
          "credential" : "mf1_01234567_0123456789abcdef0123456789abcdef",
          "cutoverStep" : "point `orders` at unix:/run/mayfly/orders/.s.PGSQL.5432 (configuration only), watch it pass, then `mayfly cutover orders.shop-db`",
          "identitySource" : "spiffe://shop.example/production/orders by node attestation and unix:uid:61001",
          "owners" : {
            "application" : "orders-team",
            "iam" : "ida",
            "platform" : "pat",
            "security" : "sam"
          },
          "path" : "orders.shop-db",
          "reason" : "blast radius 70; a long-running service shows its traffic within one quiet period",
          "resource" : "shop-db",
          "rollback" : "`mayfly rollback orders.shop-db`: new sessions pass with the old password at once; open ones live on",
          "targetPattern" : "substitute: the agent logs in with a role that lives as long as the process; the application changes nothing",
          "wave" : 1,
          "workload" : "orders"
        }
      ],
      "madeAt" : "2027-01-15T08:00:00.000Z",
      "parent" : "plan-0"
    }
    """#
