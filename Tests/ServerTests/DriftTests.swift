import Access
import AuditLedger
import Console
import Estate
import EstateTesting
import Foundation
import Inventory
import Lifecycle
import Planning
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Server

/// A control plane without its sockets: what an operator's actions do to it.
@Suite("R113: drift") struct DriftTests {
    private let clock = HeldClock()
    private let plane: BareControlPlane
    private var core: ControlPlaneCore { plane.core }

    init() async throws {
        plane = try await BareControlPlane("drift", clock: clock.wallClock)
    }

    private func found(_ number: Int, _ workloads: [String], kind: String = "api-key") throws -> FoundCredential {
        let digits = String(number, radix: 16)
        return FoundCredential(
            fingerprint: try #require(Fingerprint("mf1_\(core.fingerprintKey.keyID)_" + String(repeating: "0", count: 32 - digits.count) + digits)),
            kind: kind, hint: "ab…z (24)", owner: "orders-team", ownerEvidence: [], workloads: workloads, opens: [],
            blastRadius: Score(reasons: [.init(points: 40, text: "a third party's API")]),
            sightings: [Sighting(path: "app/\(number).env", line: 1, commit: nil, source: .config, slot: "KEY", isCurrent: true)])
    }

    private func importing(_ credentials: [FoundCredential]) async throws -> Action.Import.Answer {
        clock.advance(.seconds(60))
        return try await plane.act(
            Action.Import(
                report: ScanReport(
                    keyID: core.fingerprintKey.keyID, startedAt: clock.now, finishedAt: clock.now, roots: ["/srv/shop"], statistics: .init(),
                    credentials: credentials, unreadable: [])))
    }

    private func service() async throws -> WorkloadSummary { try await plane.queries.workload("orders").summary }

    /// One service with one path, whose credential is known, moved to its last stage.
    private func finish(_ credential: Fingerprint) async throws {
        let workload = Workload(
            name: "orders", kind: .service, environment: nil, purpose: nil,
            owners: Accountable(security: "sam", platform: "pat", iam: "ida", application: "orders-team"), selectors: nil, uses: nil)
        let resource = Resource(
            name: "partner", kind: .http, host: "api.example", port: 443, database: nil, aliases: nil, broker: nil, quiet: nil)
        try await core.database.write { [core] transaction in
            try core.registry.declare(resource, by: "x", in: transaction)
            try core.registry.declare(workload, by: "x", in: transaction)
            try core.registry.declare(
                RegisteredPath(
                    name: "orders.partner", workload: "orders", resource: "partner", credential: credential, login: nil, listen: nil, mode: .pass,
                    stage: .planned, generation: 1, appliedGeneration: 0, cutOverAt: nil), by: "x", in: transaction)
            _ = try core.registry.move(
                "orders.partner", from: 1, mode: .pass, stage: .retired, cutOverAt: nil,
                entry: NewEntry(kind: "path.retired", subject: "orders.partner", actor: "x"), in: transaction)
        }
    }

    @Test func `a new static secret reopens a finished service`() async throws {
        let (old, other, new) = (try found(1, ["orders"]), try found(2, ["orders"]), try found(3, ["orders", "bills"], kind: "stripe-key"))
        _ = try await importing([old, other])
        try await finish(old.fingerprint)
        #expect(try await service().isComplete)
        let again = try await importing([old, other])
        #expect(again.reopened == [], "what was known before is no drift")

        let answer = try await importing([old, other, new])
        #expect(answer.reopened.map(\.workload) == ["orders"] && answer.reopened.map(\.credential) == [new.fingerprint])
        let reopened = try await service()
        #expect(!reopened.isComplete && reopened.reopenedBy == [new.fingerprint] && reopened.nextStep?.contains("new standing secret") == true)
        #expect(try await plane.queries.figures().reopened.map(\.kind) == ["stripe-key"])
        #expect(try await plane.queries.workload("orders").timeline.contains { $0.kind == "workload.reopened" })
        let plan = try await plane.act(Action.Plan(dryRun: false))
        #expect(plan.exceptions.contains { $0.path == "orders" && $0.reason.contains("stripe-key") })

        // The same import again tells it once.
        #expect(try await importing([old, other, new]).reopened == [])
        // Waived, it is an explicit exception, and the service is as finished as it was.
        _ = try await plane.act(
            Action.Waive(
                credential: new.fingerprint.text, kind: "third-party", owner: "orders-team", reason: "the provider has nothing else",
                expiresAt: clock.now + .seconds(30 * 86_400), controls: []))
        #expect(try await service().isComplete)
        #expect(try await plane.act(Action.Plan(dryRun: false)).id != plan.id)
    }

    @Test func `a waived credential stands nowhere while its waiver runs, in the headline, the chart and the report`() async throws {
        let (waived, other) = (try found(1, []), try found(2, []))
        _ = try await importing([waived, other])
        func standing() async throws -> [Int?] {
            let (overview, report) = (try await plane.queries.overview(), try await plane.act(Action.Report()))
            return [
                overview.counts.standing, overview.history.last?.standing, report.standing,
                report.remaining.count { $0.state == .standing },
            ]
        }
        #expect(try await standing() == [2, 2, 2, 2])
        _ = try await plane.act(
            Action.Waive(
                credential: waived.fingerprint.text, kind: "third-party", owner: "orders-team", reason: "the provider has nothing else",
                expiresAt: clock.now + .seconds(86_400), controls: []))
        #expect(try await standing() == [1, 1, 1, 1])
        clock.advance(.seconds(90_000))
        try await core.database.write { [core] in _ = try core.lifecycle.expireWaivers(in: $0) }
        #expect(try await standing() == [2, 2, 2, 2])
    }

    @Test(arguments: ["a\u{1B}[31mb", "a\nb", String(repeating: "r", count: 1001), "a\u{202E}b"])
    func `a waiver's reason and owner have no control characters and an end`(text: String) async throws {
        let credential = try found(1, [])
        _ = try await importing([credential])
        for (owner, reason) in [("orders-team", text), (text, "the provider has nothing else")] {
            let failure = await #expect(throws: ActionFailure.self) {
                try await plane.act(
                    Action.Waive(
                        credential: credential.fingerprint.text, kind: "third-party", owner: owner, reason: reason,
                        expiresAt: clock.now + .seconds(86_400), controls: []))
            }
            #expect(failure?.message.contains(owner == text ? "owner" : "reason") == true)
        }
    }

    @Test func `a secret that was known elsewhere and is copied into a finished service reopens it`() async throws {
        let (old, shared) = (try found(1, ["orders"]), try found(4, ["bills"]))
        _ = try await importing([old, shared])
        try await finish(old.fingerprint)
        var copied = shared
        copied.workloads = ["bills", "orders"]
        #expect(try await importing([old, copied]).reopened.map(\.credential) == [shared.fingerprint])
        #expect(try await !service().isComplete)
        // Taken out of the service again, it does not keep it open.
        _ = try await importing([old, shared])
        #expect(try await service().isComplete)
    }

    @Test func `an old database of the inventory knows its uses after the migration`() async throws {
        let old = try found(1, ["orders"])
        #expect(try await importing([old]).new == 1)
        let rows = try await core.database.read { try $0.rows("SELECT workload FROM credential_use").map { try $0.text("workload") } }
        #expect(rows == ["orders"])
    }
}
