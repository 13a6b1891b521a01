import Access
import Console
import Context
import Crypto
import Estate
import EstateTesting
import Foundation
import Issuance
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Server

/// How nodes stand at a server that holds its clock: without sockets, with the real database and ledger.
@Suite struct ContextTests {
    private let clock = HeldClock()
    private let plane: BareControlPlane
    private var core: ControlPlaneCore { plane.core }
    private let agent = SPIFFEID("spiffe://shop.example/mayfly/agent/n1")!

    init() async throws {
        plane = try await BareControlPlane("context", clock: clock.wallClock)
        let key = P256.Signing.PrivateKey()
        _ = try await core.issuer.admit(
            joinToken: try await core.issuer.makeJoinToken(lifetime: .seconds(60), by: "x"), nodeName: "n1", publicKey: .init(key.publicKey),
            lifetime: .seconds(600))
    }

    private let sensor = AttributeName("process.running:/usr/sbin/auditd")!

    private func declare(level: PostureRule.Level = .required) async throws {
        let rule = PostureRule(
            name: "sensor", attribute: sensor, limit: .oneOf(["true"]), maximumAge: .seconds(30), level: level, owner: "security")
        try await plane.act(Action.ApplyPosture(policy: ContextPolicy(rules: [rule]), prune: true, dryRun: false))
    }

    private func report(_ value: String, age: Duration = .zero, skew: Duration = .zero) -> Mayfly_Node_V1_NodeStanding {
        core.context.take(
            NodeReport(attributes: [(sensor, value, age)], faults: [], sentAt: clock.now + skew), from: agent, signer: "node key", at: clock.now)
        return core.context.answer(to: agent, at: clock.now)
    }

    private var verdict: ContextVerdict { core.context.verdict(on: agent, for: nil, at: clock.now) }
    private var isMet: Bool { verdict == .met }

    private func settle() async throws -> [String] {
        let before = try await newest()
        for transition in core.context.review([agent], at: clock.now).transitions {
            try await core.database.write { [core] in try core.contextRecords.record(transition, entries: { _ in nil }, in: $0) }
            core.context.recorded(transition)
        }
        return try await core.database.read { [before] in
            try $0.rows("SELECT kind FROM ledger WHERE sequence > ? AND kind LIKE 'context.%' ORDER BY sequence", Value(before)).map {
                try $0.text("kind")
            }
        }
    }

    private func newest() async throws -> Int {
        try await core.database.read { try $0.row("SELECT max(sequence) AS newest FROM ledger")?.optionalInteger("newest") ?? 0 }
    }

    // R66 R67
    @Test func `a standing follows what is known, by the minute, and each change of it is in the ledger once`() async throws {
        #expect(isMet)
        try await declare()
        #expect(verdict == .pending)
        #expect(try await settle() == [])
        #expect(report("true").unmet.isEmpty && isMet)
        #expect(try await settle() == [])
        let failing = report("false")
        #expect(failing.unmet.map(\.rule) == ["sensor"] && !isMet)
        #expect(try await settle() == ["context.failing"])
        #expect(try await settle() == [])
        let healthy = report("true")
        #expect(healthy.sequence > failing.sequence && isMet)
        #expect(try await settle() == ["context.healthy"])
        // Nothing more is heard: to the millisecond of the rule's age, and not the report's own.
        clock.advance(.seconds(30) - .milliseconds(1))
        #expect(isMet)
        clock.advance(.milliseconds(1))
        #expect(!isMet)
        #expect(try await settle() == ["context.failing"])
    }

    // R67
    @Test func `a report is as old as it says, and a clock that is ahead makes nothing last longer`() async throws {
        try await declare()
        #expect(report("true", age: .seconds(29), skew: .seconds(86_400)).unmet.isEmpty)
        clock.advance(.seconds(1))
        #expect(!isMet)
        let skew = core.context.view(agent, at: clock.now)?.context.attributes.first { $0.name == .clockSkew }
        #expect(skew?.value == "86400000ms" && skew?.source == .server)
    }

    // R67
    @Test func `a restart keeps what was declared and recorded, and waits for the nodes`() async throws {
        try await declare()
        _ = report("false")
        #expect(try await settle() == ["context.failing"])
        let again = try await BareControlPlane.open(plane.directory, clock.wallClock)
        #expect(again.context.verdict(on: agent, for: nil, at: clock.now) == .pending)
        #expect(again.context.review([agent], at: clock.now).transitions.isEmpty)
        clock.advance(.seconds(10))
        guard case .unmet = again.context.verdict(on: agent, for: nil, at: clock.now) else { return #expect(Bool(false)) }
        _ = again.context.review([agent], at: clock.now)
        #expect(again.context.message(to: agent, at: clock.now).unmet.map(\.rule) == ["sensor"])
    }

    // R66 R67
    @Test func `nothing is decided in favour of a node that is not what it must be, and the denial says what and what to do`() async throws {
        try await declare()
        let id = try #require(SPIFFEID("spiffe://shop.example/web"))
        let entry = RegistrationEntry(
            name: "web", spiffeID: IDTemplate(id), selectors: [Selector(type: "unix:uid", value: "61001")], owner: "shop", purpose: "pages",
            reviewBy: Timestamp("2031-01-31"))
        try await plane.act(Action.ApplyEntries(entries: [entry], prune: false, dryRun: false))
        let request = AccessRequest(
            action: .issueIdentity, subject: id.description, agent: agent.description, selectors: Set(entry.selectors), processID: 1, entry: "web")
        func code() async throws -> String {
            switch try await core.gate.authorize(request, in: core.database) {
            case .permitted: "permitted"
            case .denied(let decision, _):
                "\(decision.code) \(decision.reason.contains("see that the node's agent runs") || decision.reason.contains("in line"))"
            }
        }
        #expect(try await code() == "context-pending false")
        _ = report("false")
        #expect(try await code() == "context-unmet true")
        _ = report("true")
        #expect(try await code() == "permitted")
        clock.advance(.seconds(31))
        #expect(try await code() == "context-unmet true")
        // Advised: it takes nothing, but from the entry that asks for it.
        try await declare(level: .advised)
        #expect(try await code() == "permitted")
        var asking = entry
        asking.requires = ContextRequirement(posture: ["sensor"])
        try await plane.act(Action.ApplyEntries(entries: [asking], prune: false, dryRun: false))
        #expect(try await code() == "context-unmet true")
        _ = report("true")
        #expect(try await code() == "permitted")
    }

    // R67
    @Test func `a statement counts once, and never behind a newer one`() async throws {
        let key = P256.Signing.PrivateKey()
        let compliant = try #require(AttributeName("device.compliant"))
        let feed = ContextFeed(
            name: "mdm", key: try JSONWebKey(rawRepresentation: Array(key.publicKey.rawRepresentation)), attributes: [compliant], owner: "security")
        let rule = PostureRule(
            name: "compliant", attribute: compliant, feed: "mdm", limit: .oneOf(["true"]), maximumAge: .seconds(3600), owner: "security")
        try await plane.act(Action.ApplyPosture(policy: ContextPolicy(rules: [rule], feeds: [feed]), prune: true, dryRun: false))
        func state(_ value: Bool, _ name: String, at seconds: Int64) async throws -> StatementRefusal.Code? {
            let text = try Self.token(key, ["device.compliant": value], name, at: clock.now.milliseconds / 1000 + seconds, about: agent)
            switch await core.take(statement: Array(text.utf8), from: "test", Logger(label: "test")) {
            case .success: return nil
            case .failure(let refusal): return refusal.code
            }
        }
        #expect(try await state(true, "statement-1", at: -20) == nil && isMet)
        // A file that is read again is no news; another statement under its name is refused.
        #expect(try await state(true, "statement-1", at: -20) == nil)
        #expect(try await state(false, "statement-1", at: -10) == .repeated && isMet)
        #expect(try await state(false, "statement-0", at: -30) == .older && isMet)
        #expect(try await state(false, "statement-2", at: -5) == nil && !isMet)
        #expect(try await state(true, "statement-3", at: -15) == .older && !isMet)
        // It is there after a restart, and gone with the feed's key.
        let again = try await BareControlPlane.open(plane.directory, clock.wallClock)
        guard case .unmet = again.context.verdict(on: agent, for: nil, at: clock.now) else { return #expect(Bool(false)) }
        var other = feed
        other.key = try JSONWebKey(rawRepresentation: Array(P256.Signing.PrivateKey().publicKey.rawRepresentation))
        try await plane.act(Action.ApplyPosture(policy: ContextPolicy(rules: [rule], feeds: [other]), prune: true, dryRun: false))
        #expect(core.context.view(agent, at: clock.now)?.context.attributes.contains { $0.name == compliant } == false)
        let unknown = try #require(SPIFFEID("spiffe://shop.example/mayfly/agent/n2"))
        let text = try Self.token(key, ["device.compliant": true], "statement-9", at: clock.now.milliseconds / 1000, about: unknown)
        guard case .failure = await core.take(statement: Array(text.utf8), from: "test", Logger(label: "test")) else { return #expect(Bool(false)) }
    }

    // R67: what is judged at each change must not cost what the estate is large.
    @Test func `a thousand nodes under twenty rules are judged in a fraction of a second, and one report in far less`() throws {
        let now = clock.now
        let agents = try (0..<1000).map { try #require(SPIFFEID("spiffe://shop.example/mayfly/agent/n\($0)")) }
        let keeper = ContextKeeper(
            startedAt: now,
            facts: { NodeFacts(agent: $0, groups: [], selectors: [], method: "x509pop", attestedAt: now) }, entries: EntryCatalog(), onChange: {})
        let rules = try (0..<20).map { number in
            PostureRule(
                name: "r\(number)", attribute: try #require(AttributeName("process.running:/p/\(number)")), limit: .oneOf(["true"]),
                maximumAge: .seconds(60), owner: "security")
        }
        keeper.set(ContextPolicy(rules: rules), revision: 1, at: now)
        let report = NodeReport(attributes: rules.map { ($0.attribute, "true", .zero) }, faults: [], sentAt: now)
        for agent in agents {
            keeper.take(report, from: agent, signer: "node key", at: now)
            _ = keeper.answer(to: agent, at: now)
        }
        let clock = ContinuousClock()
        let all = clock.measure { #expect(keeper.review(agents, at: now).transitions.isEmpty) }
        let one = clock.measure { for agent in agents { _ = keeper.verdict(on: agent, for: nil, at: now) } }
        print("1000 nodes × 20 rules, unoptimised: all judged in \(all), one in \(one / 1000)")
        #expect(all < .seconds(2) && one / 1000 < .milliseconds(2))
        // And when nothing more is heard of any, each is told so, once.
        let late = keeper.review(agents, at: now + .seconds(60)).transitions
        #expect(late.count == 1000 && late.allSatisfy { $0.after.unmet.count == 20 })
    }

    // Limits before cryptography.
    @Test func `more statements in a second than there is time for are refused unread`() async throws {
        var refused = 0
        for _ in 0..<(ContextKeeper.statementsPerSecond + 50) where !core.context.admitsStatement(at: clock.now) { refused += 1 }
        #expect(refused == 50)
        clock.advance(.seconds(1))
        #expect(core.context.admitsStatement(at: clock.now))
    }

    private static func token(
        _ key: P256.Signing.PrivateKey, _ context: [String: Bool], _ name: String, at second: Int64, about agent: SPIFFEID
    ) throws -> String {
        func base64(_ data: Data) -> String {
            data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: "")
        }
        let claims: [String: Any] = [
            "iss": "mdm", "aud": "spiffe://shop.example", "sub": agent.description, "iat": second, "exp": second + 600, "jti": name,
            "context": context,
        ]
        let signed = try [["alg": "ES256", "typ": "mayfly-context+jwt"], claims].map {
            base64(try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys))
        }.joined(separator: ".")
        return signed + "." + base64(try key.signature(for: Data(signed.utf8)).rawRepresentation)
    }
}
