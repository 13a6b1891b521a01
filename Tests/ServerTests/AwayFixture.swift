import Access
import AuditLedger
import Crypto
import Estate
import EstateTesting
import Foundation
import Issuance
import Logging
import NIOPosix
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import X509

@testable import Agent
@testable import Server

/// A server that publishes, and the part of an agent that holds what it says.
struct AwayFixture {
    let directory: TestDirectory
    let agentState: StateDirectory
    let clock = HeldClock()
    let core: ControlPlaneCore
    let pool = NIOThreadPool(numberOfThreads: 1)
    let agent = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!

    static let tools = #"""
        @id("tools") @owner("team-ai")
        permit (principal == Mayfly::Agent::"a1", action == Mayfly::Action::"callTool", resource)
        when { context has risk && context.risk < 30 };
        """#

    init() async throws {
        directory = try TestDirectory("away")
        agentState = try StateDirectory(directory.path + "/agent")
        core = try await ControlPlaneCore(
            settings: ServerSettings(
                trustDomain: TrustDomain("shop.example")!, state: try StateDirectory(directory.path), nodeHost: "127.0.0.1", nodePort: 0,
                consoleHost: "127.0.0.1", consolePort: 0, lifetimes: .standard),
            clock: clock.wallClock, entropy: .system)
        pool.start()
        try await apply(Self.tools)
    }

    func apply(_ policies: String, at place: PolicyRecords.Place = .live, entities: String? = nil) async throws {
        let bundle = PolicyBundle(files: [.init(path: "p.cedar", text: policies)], entities: entities)
        let edition = try PolicyEdition(bundle)
        let core = core
        let revision = try await core.database.write {
            try core.policyRecords.store(bundle, at: place, by: "operator:root", note: "", in: $0)
        }
        let numbered = PolicyBook.Numbered(revision: revision, edition: edition)
        if place == .live { core.policies.set(numbered) } else { core.policies.setShadow(numbered) }
    }

    /// What the server says, once.
    func published() async throws -> PublishedSet {
        var publisher = PolicyPublisher(core: core)
        return try await publisher.next()
    }

    var bundle: X509Bundle { core.issuer.authority.issuers }

    /// An agent that has just begun, with what is on its disk.
    func holder() async -> HeldPolicies {
        let held = HeldPolicies(directory: agentState, pool: pool, clock: clock.wallClock, logger: Logger(label: "test"))
        await held.load(bundle: bundle)
        return held
    }

    func tell(_ held: HeldPolicies, _ set: PublishedSet) async {
        await held.take(set.head, bundle: bundle)
        if held.knownDigest != set.digest { for piece in set.pieces { await held.take(piece) } }
    }

    static func question(risk: Int, agent: String = "a1") -> String {
        #"{"subject": {"type": "agent", "id": "\#(agent)"}, "action": {"name": "callTool"}, "#
            + #""resource": {"type": "tool", "id": "t"}, "context": {"risk": \#(risk)}}"#
    }

    /// Decides as an agent does. Nobody is registered on its node.
    func decide(_ policies: NodePolicies, _ body: String, refusal: (code: String, reason: String)? = nil) throws -> (
        answers: [AuthZENDecision], decisions: [AwayDecision]
    ) {
        let known = KnownWorkloads(areAll: false, entry: { _, _ in nil }, all: { _ in [] }, revocation: { _ in nil }, sighting: { _, _ in nil })
        var decisions: [AwayDecision] = []
        let answers = try policies.evaluate(
            try AuthZENRequest(Array(body.utf8)), from: "unix:uid:33", known: known, clock: clock.wallClock, refusal: refusal
        ) { decision in
            decisions.append(decision)
            var details = AuthZENDecision.Details()
            details.code = decision.code
            return details
        }
        return (answers, decisions)
    }

    static func report(_ decisions: [AwayDecision], from first: Int = 1, incarnation: String = "incarnation") -> Mayfly_Node_V1_DecisionReport {
        var report = Mayfly_Node_V1_DecisionReport()
        (report.incarnation, report.firstSequence) = (incarnation, Int64(first))
        report.entities = decisions.compactMap(\.slice?.json)
        report.decisions = decisions.map { decision in
            var told = Mayfly_Node_V1_DecidedQuestion()
            (told.subject, told.isAllowed, told.gateway) = (decision.subject, decision.isAllowed, decision.gateway)
            (told.atMs, told.facts) = (decision.at.milliseconds, decision.facts)
            return told
        }
        return report
    }

    /// Of what agents decided.
    func ledger() async throws -> [Entry] {
        try await core.database.read {
            try Ledger.entries(ofKinds: [RecordedDecision.permitted, RecordedDecision.denied], in: $0)
        }
    }
}

extension HeldPolicies {
    var present: Present? {
        switch standing(at: Timestamp(milliseconds: 0)) {
        case .good(let present), .stale(let present): present
        case .none: nil
        }
    }
}
