import Access
import AuditLedger
import Crypto
import Estate
import EstateTesting
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@Suite("R44 R46: evidence that is good once") struct EvidenceTests {
    private let store: TestStore
    private let issuer: Issuer
    private let key = P256.Signing.PrivateKey()

    init() async throws {
        store = try TestStore(
            "evidence", migrations: Registry.migrations + Registrations.migrations + Issuer.migrations + Issuer.evidenceMigrations)
        let authority = try await Authority.load(
            trustDomain: try #require(TrustDomain("shop.example")), from: store.directory.state(), database: store.database,
            ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
        issuer = Issuer(
            authority: authority, database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
    }

    private func admit(_ onceKey: String?, as name: String = "i-1") async throws -> X509SVID {
        try await issuer.admit(
            NodeEvidence(
                segments: ["aws_iid", "1", "r", name], method: "aws_iid", selectors: [Selector(type: "aws_iid", value: "account:1")],
                onceKey: onceKey, facts: ["instance": name]),
            publicKey: .init(key.publicKey), lifetime: .seconds(3600))
    }

    @Test func `of fifty that race with one instance's document one gets in`() async throws {
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 { group.addTask { (try? await admit("aws:1:r:i-1", as: "i-\(number)")) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 1)
        let entries = try await store.entries().filter { $0.kind == "agent.attested" }
        #expect(entries.count == 1 && entries.first?.facts["by"] == "aws_iid")
    }

    @Test func `a node that proves a key comes as often as it likes, with what it proved last`() async throws {
        let first = try await admit(nil)
        _ = try await admit(nil)
        let record = try #require(issuer.nodes[first.id])
        #expect(record.method == "aws_iid" && record.selectors == [Selector(type: "aws_iid", value: "account:1")])
        // What attestation says of a node survives a restart.
        try await store.database.write { [issuer] in try issuer.nodes.load(in: $0) }
        #expect(issuer.nodes[first.id]?.selectors == record.selectors)
    }

    @Test func `a token is remembered for as long as it could be shown`() async throws {
        let until = store.clock.now + .seconds(300)
        try await issuer.useOnce("issuer jti:1", by: "a", until: until)
        await #expect(throws: IssuanceRefusal.self) { try await issuer.useOnce("issuer jti:1", by: "b", until: until) }
        store.clock.advance(.seconds(300))
        await #expect(throws: IssuanceRefusal.self) { try await issuer.useOnce("issuer jti:1", by: "b", until: until) }
        // What is refused for its age need not be kept.
        store.clock.advance(.seconds(1))
        try await issuer.useOnce("issuer jti:2", by: "c", until: store.clock.now + .seconds(300))
        try await store.database.write { [issuer, now = store.clock.now] in try issuer.forgetExpired(by: now, in: $0) }
        let kept = try await store.database.read { try $0.rows("SELECT key FROM used_evidence").count }
        #expect(kept == 1)
    }
}
