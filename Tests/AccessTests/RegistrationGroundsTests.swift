import Access
import AuditLedger
import Context
import Estate
import EstateTesting
import Foundation
import Registration
import Runtime
import SPIFFE
import Storage
import Testing

@Suite("R116: denials by registration") struct RegistrationGroundsTests {
    private static let node = "spiffe://shop.example/mayfly/agent/n1"

    private func selectors(_ texts: String...) -> Set<Selector> { Set(texts.map { Selector($0)! }) }

    private func request(
        _ action: AccessRequest.Action, _ subject: String, agent: String = node, having selectors: Set<Selector>
    ) -> AccessRequest {
        AccessRequest(action: action, subject: subject, agent: agent, selectors: selectors, processID: 7)
    }

    private func request(_ identity: String, agent: String = node, having selectors: Set<Selector>) -> AccessRequest {
        request(.issueIdentity, identity, agent: agent, having: selectors)
    }

    @Test func `every denial by registration is made again from its entry of the ledger alone`() async throws {
        let fixture = try await AccessFixture()
        let (registrations, clock) = (fixture.registrations, fixture.store.clock)
        let entries = [
            RegistrationEntry(
                name: "elsewhere", spiffeID: try #require(IDTemplate("spiffe://shop.example/elsewhere")),
                parent: SPIFFEID("spiffe://shop.example/group/eu"), selectors: Array(selectors("unix:uid:7")), owner: "team-eu", purpose: "a test"),
            RegistrationEntry(
                name: "home", spiffeID: try #require(IDTemplate("spiffe://shop.example/home/{unix:user}")), selectors: Array(selectors("unix:uid:8")),
                owner: "team-home", purpose: "a test"),
            RegistrationEntry(
                name: "gone", spiffeID: try #require(IDTemplate("spiffe://shop.example/gone")), selectors: Array(selectors("unix:uid:9")),
                expiresAt: clock.now, owner: "team-gone", purpose: "a test"),
            RegistrationEntry(
                name: "nested", spiffeID: try #require(IDTemplate("spiffe://shop.example/nested")), selectors: Array(selectors("unix:uid:10")),
                isDownstream: true, owner: "team-nested", purpose: "a test"),
        ]
        try await fixture.store.database.write {
            try registrations.apply(EntryChanges(from: [:], to: entries), by: "operator:root", in: $0)
        }
        let unmet = NodeStanding.Unmet(rule: "patched", cause: .unlike, words: "`kernel` is `5`", mend: "update it")
        let policy = RegisteredPaths(
            entries: registrations.catalog, clock: clock.wallClock,
            scope: { NodeScope(agent: $0, groups: [SPIFFEID("spiffe://shop.example/group/us")!]) },
            revocation: { $0.path == "/revoked" ? "stolen" : nil },
            context: { agent, entry in agent.path.hasSuffix("bad") ? .unmet(unmet) : agent.path.hasSuffix("new") ? .pending : .met })
        let gate = Gate(policy: policy, ledger: fixture.store.ledger)
        let bad = "spiffe://shop.example/mayfly/agent/bad"
        var job = request("spiffe://shop.example/revoked", having: [])
        job.job = PipelineJob(
            rule: "deploy", owner: "team-ci", provider: "github", issuer: "https://ci.example", issuedAt: clock.now, repository: "shop/orders",
            environment: nil, isRefProtected: true, claims: ["sub": "repo:shop/orders"], summary: "a job")
        var nested = request(.certifyAuthority, "spiffe://shop.example/nested", agent: "spiffe://shop.example/nested", having: [])
        nested.host = SPIFFEID(bad)
        let asked: [(AccessRequest, String)] = [
            (request("spiffe://shop.example/elsewhere", having: selectors("unix:uid:7", "unix:gid:7")), "other-node"),
            (request("spiffe://shop.example/elsewhere", having: selectors("unix:uid:6")), "selectors-missing"),
            (request("spiffe://shop.example/home/eve", having: selectors("unix:uid:8", "unix:user:bob")), "no-such-identity"),
            (request("spiffe://shop.example/home/bob", having: selectors("unix:uid:9", "unix:user:bob")), "selectors-missing"),
            (request("spiffe://shop.example/home/bob", agent: bad, having: selectors("unix:uid:8", "unix:user:bob")), "context-unmet"),
            (
                request(
                    "spiffe://shop.example/home/bob", agent: "spiffe://shop.example/mayfly/agent/new",
                    having: selectors("unix:uid:8", "unix:user:bob")),
                "context-pending"
            ),
            (request("spiffe://shop.example/gone", having: selectors("unix:uid:9")), "no-such-identity"),
            (request("spiffe://shop.example/revoked", having: selectors("unix:uid:9")), "revoked"),
            (request("no ID at all", having: selectors("unix:uid:9")), "no-such-identity"),
            (request("spiffe://shop.example/home/bob", having: []), "unattested"),
            (request(.openGrant, "orders.shop-db", having: Set(AccessFixture.selectors)), "not-cut-over"),
            (request(.renewGrant, "orders.shop-db", having: selectors("unix:uid:6", "unix:path:/opt/a program")), "selectors-missing"),
            (request(.renewGrant, "orders.shop-db", agent: bad, having: Set(AccessFixture.selectors)), "context-unmet"),
            (request(.renewGrant, "orders.shop-db", agent: "no ID", having: Set(AccessFixture.selectors)), "context-unmet"),
            (request(.openGrant, "orders.other-db", having: Set(AccessFixture.selectors)), "no-such-path"),
            (request(.certifyAuthority, "spiffe://shop.example/home/bob", agent: "spiffe://shop.example/home/bob", having: []), "not-downstream"),
            (nested, "context-unmet"), (job, "revoked"),
        ]
        for (request, code) in asked {
            guard case .denied(let decision, let receipt) = try await gate.authorize(request, in: fixture.store.database) else {
                Issue.record("\(request) is permitted")
                continue
            }
            let entry = try #require(try await fixture.store.entries().first { $0.sequence == receipt.sequence })
            #expect(decision.code == code, "\(decision.reason)")
            let grounds = try #require(RegistrationGrounds(entry), "\(code): nothing is written")
            #expect(grounds.reproduces(entry) && grounds.decision.reason == decision.reason, "\(code): \(grounds)")
        }
    }

    @Test func `one that other grounds would not have led to is told apart`() async throws {
        let fixture = try await AccessFixture()
        let denied = try await fixture.ask(AccessFixture.request(.issueIdentity, AccessFixture.identity, selectors: selectors("unix:uid:1")))
        var entry = try #require(try await fixture.store.entries().first { $0.sequence == denied.receipt.sequence })
        #expect(RegistrationGrounds(entry)?.reproduces(entry) == true)
        entry.facts["grounds"] = entry.facts["grounds"]?.replacingOccurrences(of: "unix:uid:1\"", with: "unix:uid:61001\"")
        #expect(RegistrationGrounds(entry)?.reproduces(entry) == false)
    }

    @Test func `a denial that comes again has its grounds in the ledger once`() async throws {
        let fixture = try await AccessFixture()
        for _ in 0..<20 { _ = try await fixture.ask(AccessFixture.request(.openGrant)) }
        let stored = try await fixture.store.database.read { try $0.number("SELECT count(*) FROM ledger_shared") }
        #expect(stored == 1)
    }

    @Test func `many templates are not written down for one denial`() async throws {
        let fixture = try await AccessFixture()
        let registrations = fixture.registrations
        let entries = (0..<200).map { number in
            RegistrationEntry(
                name: "t\(number)", spiffeID: IDTemplate("spiffe://shop.example/t/{unix:user}")!, selectors: [Selector("unix:uid:\(5000 + number)")!],
                owner: "team", purpose: "a test")
        }
        try await fixture.store.database.write {
            try registrations.apply(EntryChanges(from: [:], to: entries), by: "operator:root", in: $0)
        }
        let denied = try await fixture.ask(
            AccessFixture.request(.issueIdentity, "spiffe://shop.example/t/bob", selectors: selectors("unix:user:bob", "unix:uid:1")))
        #expect(denied.decision.code == "selectors-missing")
        let entry = try #require(try await fixture.store.entries().first { $0.sequence == denied.receipt.sequence })
        #expect(entry.facts["grounds"].map { $0.utf8.count < 4096 } == true)
    }
}
