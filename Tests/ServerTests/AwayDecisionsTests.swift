import Access
import AuditLedger
import Crypto
import EstateTesting
import Foundation
import Issuance
import NodeAPI
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Agent
@testable import Server

@Suite("R66 R72 R116: agents decide by what the server has signed") struct AwayDecisionsTests {
    @Test func `an agent decides what the server would decide, and knows nobody who is not of its node`() async throws {
        let fixture = try await AwayFixture()
        let held = await fixture.holder()
        #expect(held.present == nil && held.knownDigest.isEmpty)
        await fixture.tell(held, try await fixture.published())
        let policies = try #require(held.present).policies
        #expect(policies.revision == 2)
        #expect(try fixture.decide(policies, AwayFixture.question(risk: 10)).answers.map(\.decision) == [true])
        let stale = try fixture.decide(policies, AwayFixture.question(risk: 10), refusal: ("policies-stale", "too old"))
        #expect(stale.answers.map(\.decision) == [false] && stale.decisions.map(\.isAllowed) == [false] && stale.decisions[0].slice == nil)
        let denied = try fixture.decide(policies, AwayFixture.question(risk: 40)).decisions
        #expect(denied.map(\.code) == ["no-policy-permits"] && denied[0].reason.contains("team-ai"))
        let stranger = try fixture.decide(
            policies, #"{"subject": {"type": "workload", "id": "spiffe://shop.example/x"}, "action": {"name": "connect"}, "#
                + #""resource": {"type": "target", "id": "db"}}"#)
        #expect(stranger.decisions.map(\.code) == ["not-known-here"] && stranger.answers.map(\.decision) == [false])
    }

    @Test func `what the server's word is too old for is stale, and setting the clock back does not make it young`() async throws {
        let fixture = try await AwayFixture()
        let held = await fixture.holder()
        func isGood() -> Bool { if case .good = held.standing(at: fixture.clock.now) { true } else { false } }
        await fixture.tell(held, try await fixture.published())
        fixture.clock.advance(.seconds(3599))
        #expect(isGood())
        fixture.clock.advance(.seconds(2))
        #expect(!isGood())
        fixture.clock.advance(.seconds(-600))
        #expect(!isGood())
        fixture.clock.advance(.seconds(700))
        await fixture.tell(held, try await fixture.published())
        #expect(isGood())
    }

    @Test func `nothing older is taken than what was held, over a restart too`() async throws {
        let fixture = try await AwayFixture()
        let first = try await fixture.published()
        fixture.clock.advance(.seconds(60))
        try await fixture.apply(AwayFixture.tools.replacingOccurrences(of: "30", with: "20"))
        let second = try await fixture.published()
        let held = await fixture.holder()
        await fixture.tell(held, second)
        #expect(held.present?.policies.revision == 3)
        await fixture.tell(held, first)
        #expect(held.present?.policies.revision == 3)
        // It begins again, and the server is away.
        let again = await fixture.holder()
        #expect(again.present?.policies.revision == 3 && again.knownDigest == second.digest)
        await fixture.tell(again, first)
        #expect(again.present?.policies.revision == 3)
        let mode = try FileManager.default.attributesOfItem(atPath: fixture.agentState.file(HeldPolicies.setFile))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        // The same revision, said earlier.
        fixture.clock.advance(.seconds(60))
        let newer = try await fixture.published()
        await fixture.tell(again, newer)
        let issuedAt = again.present?.head.issuedAt
        await fixture.tell(again, second)
        #expect(again.present?.head.issuedAt == issuedAt)
    }

    @Test func `a set is refused whole where anything of it is not the server's`() async throws {
        let fixture = try await AwayFixture()
        let set = try await fixture.published()
        func isTaken(_ change: (inout PublishedSet) throws -> Void) async throws -> Bool {
            try? FileManager.default.removeItem(atPath: fixture.agentState.file(HeldPolicies.headFile))
            let held = await fixture.holder()
            var other = set
            try change(&other)
            await held.take(other.head, bundle: fixture.bundle)
            for piece in other.pieces { await held.take(piece) }
            return held.present != nil
        }
        #expect(try await isTaken { _ in })
        for place in [0, set.head.head.count / 2, set.head.head.count - 1] {
            #expect(try await !isTaken { $0.head.head[$0.head.head.startIndex + place] ^= 1 })
        }
        #expect(try await !isTaken { $0.head.signature[$0.head.signature.startIndex + 5] ^= 1 })
        #expect(try await !isTaken { $0.head.signature = Data() })
        #expect(try await !isTaken { $0.head.chain = [] })
        #expect(try await !isTaken { $0.pieces[0].part[$0.pieces[0].part.startIndex + 9] ^= 1 })
        #expect(try await !isTaken { $0.pieces[0].part.removeLast() })
        #expect(try await !isTaken { $0.pieces[0].part.append(0) })
        #expect(try await !isTaken { $0.pieces[0].part = Data(count: PolicyHead.pieceLimit + 1) })
        #expect(try await !isTaken { $0.pieces = [] })

        // By a key of the same trust domain that is another's, and by the server's for something else.
        let head = PolicyHead(
            trustDomain: fixture.core.settings.trustDomain, revision: 9, digest: set.digest, size: set.pieces.reduce(0) { $0 + $1.part.count },
            issuedAt: fixture.clock.now, staleness: .seconds(60))
        let key = P256.Signing.PrivateKey()
        let server = try fixture.core.issuer.serverSVID(publicKey: Certificate.PrivateKey(key).publicKey, lifetime: .seconds(600))
        #expect(try await isTaken { $0.head = try head.signed(with: key, chain: server.chain) })
        let workload = try await fixture.core.issuer.admit(
            joinToken: try await fixture.core.issuer.makeJoinToken(lifetime: .seconds(60), by: "x"), nodeName: "n1",
            publicKey: Certificate.PrivateKey(key).publicKey, lifetime: .seconds(600))
        #expect(try await !isTaken { $0.head = try head.signed(with: key, chain: workload.chain) })
        #expect(
            try await !isTaken {
                $0.head = try head.signed(with: key, chain: server.chain)
                $0.head.signature = try key.signature(for: $0.head.head).rawRepresentation
            }, "without its context")
        #expect(try await !isTaken { $0.head = try head.signed(with: P256.Signing.PrivateKey(), chain: server.chain) })
        var future = head
        future.issuedAt = fixture.clock.now + .seconds(3600)
        #expect(try await !isTaken { $0.head = try future.signed(with: key, chain: server.chain) })
        var large = head
        large.size = PolicyHead.sizeLimit + 1
        #expect(try await !isTaken { $0.head = try large.signed(with: key, chain: server.chain) })
        var endless = head
        endless.staleness = .seconds(365 * 86_400)
        #expect(try await !isTaken { $0.head = try endless.signed(with: key, chain: server.chain) })
    }

    @Test func `what an agent decided is in the ledger once, and is decided again from it`() async throws {
        let fixture = try await AwayFixture()
        let held = await fixture.holder()
        await fixture.tell(held, try await fixture.published())
        let policies = try #require(held.present).policies
        let first = try fixture.decide(policies, AwayFixture.question(risk: 10)).decisions
        let second = try fixture.decide(policies, AwayFixture.question(risk: 99)).decisions
        fixture.clock.advance(.seconds(1000))
        let report = AwayFixture.report(first + second)
        #expect(try await fixture.core.take(report, from: fixture.agent) == 2)
        #expect(try await fixture.core.take(report, from: fixture.agent) == 2)
        let third = try fixture.decide(policies, AwayFixture.question(risk: 1)).decisions
        #expect(try await fixture.core.take(AwayFixture.report(second + third, from: 2), from: fixture.agent) == 3)
        let entries = try await fixture.ledger()
        #expect(entries.map(\.kind) == [RecordedDecision.permitted, RecordedDecision.denied, RecordedDecision.permitted])
        for entry in entries {
            #expect(entry.actor == "agent:\(fixture.agent)" && entry.facts["gateway"] == "unix:uid:33" && entry.facts["disputed"] == nil)
            let (answer, decision) = try await fixture.core.database.read { transaction in
                var reader = DecisionReader()
                let decision = try #require(try reader.decision(entry, in: transaction))
                let edition = try #require(try reader.edition(decision.record.policies, in: transaction))
                return (decision.decide(by: edition), decision)
            }
            #expect(answer.isAllowed == decision.wasAllowed && answer.reasons.map { "\($0)" } == decision.record.determining)
            #expect(decision.at < entry.at || entry.sequence == entries[2].sequence)
        }
        let replay = try await fixture.core.database.read { transaction in
            var replay = Replay(try PolicyEdition(.standard))
            while try replay.step(10, in: transaction) {}
            return replay
        }
        #expect(replay.replayed == 3 && replay.flipped == 2)
    }

    // R26
    @Test func `of what agents decided, too, it is known what the shadow would have made`() async throws {
        let fixture = try await AwayFixture()
        let held = await fixture.holder()
        await fixture.tell(held, try await fixture.published())
        let policies = try #require(held.present).policies
        try await fixture.apply(AwayFixture.tools.replacingOccurrences(of: "30", with: "20"), at: .shadow)
        var decided: [AwayDecision] = []
        for risk in [10, 25, 40] { decided += try fixture.decide(policies, AwayFixture.question(risk: risk)).decisions }
        let report = AwayFixture.report(decided)
        for _ in 0..<2 { _ = try await fixture.core.take(report, from: fixture.agent) }
        let said = try await fixture.ledger().map { $0.facts["shadow"] }
        #expect(said.count == 3 && said[0] == nil && said[1]?.contains("would deny: no-policy-permits") == true && said[2] == nil, "\(said)")
        #expect(fixture.core.policies.shadowCount == PolicyBook.ShadowCount(decided: 3, wouldDeny: 1, wouldAllow: 0))
        let entities = #"[{"uid": {"type": "Mayfly::Team", "id": "new"}, "attrs": {}, "parents": []}]"#
        try await fixture.apply(AwayFixture.tools, at: .shadow, entities: entities)
        let last = try fixture.decide(policies, AwayFixture.question(risk: 1)).decisions
        _ = try await fixture.core.take(AwayFixture.report(last, from: 4), from: fixture.agent)
        #expect(try await fixture.ledger().last?.facts["shadow"]?.contains("could not be asked: it was applied with other entities") == true)
    }

    @Test func `an agent that says what its policies do not say is found out, and bad reports are recorded as what they are`() async throws {
        let fixture = try await AwayFixture()
        let held = await fixture.holder()
        await fixture.tell(held, try await fixture.published())
        let policies = try #require(held.present).policies
        var lie = try fixture.decide(policies, AwayFixture.question(risk: 99)).decisions[0]
        lie.isAllowed = true
        var bare = lie
        bare.facts = [:]
        var unknown = try fixture.decide(policies, AwayFixture.question(risk: 1)).decisions[0]
        unknown.facts["policies"] = "0000"
        var homeless = try fixture.decide(policies, AwayFixture.question(risk: 1, agent: "other")).decisions[0]
        homeless.slice = nil
        var broken = unknown
        broken.facts["context"] = "{"
        broken.facts["policies"] = lie.facts["policies"]
        let report = AwayFixture.report([lie, bare, unknown, homeless, broken])
        #expect(try await fixture.core.take(report, from: fixture.agent) == 5)
        let disputes = try await fixture.ledger().map { $0.facts["disputed"] }
        #expect(disputes.count == 5 && disputes.allSatisfy { $0 != nil }, "\(disputes)")
        #expect(disputes[0]?.contains("decided again it is denied") == true)
    }
}
