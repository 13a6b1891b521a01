import AuditLedger
import Crypto
import EstateTesting
import Foundation
import Issuance
import Runtime
import SPIFFE
import Testing
import X509

@Suite("R42 R44: whose name a join token is for") struct BoundTokenTests {
    @Test func `a token without a name never takes a node's name, whatever the server thinks of that node`() async throws {
        let fixture = try await NodeFixture()
        let key = P256.Signing.PrivateKey()
        let id = try await fixture.join(fixture.token(), as: "n1", key)
        #expect(await fixture.refusal { try await fixture.join(fixture.token(), as: "n1") } == .tokenNotForName)
        // The node itself goes on.
        #expect(fixture.issuer.nodes.refusal(of: id, presenting: Certificate.PublicKey(key.publicKey).digest) == nil)
        for state in [NodeRecord.State.suspended, .evicted] {
            try await fixture.set(id, state)
            #expect(await fixture.refusal { try await fixture.join(fixture.token(), as: "n1") } == .tokenNotForName, "\(state)")
        }
    }

    @Test func `a known node joins again by a token for its name, and the key before is nobody's`() async throws {
        let fixture = try await NodeFixture()
        let (old, new) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        let id = try await fixture.join(fixture.token(for: "n1"), as: "n1", old)
        try await fixture.join(fixture.token(for: "n1"), as: "n1", new)
        #expect(fixture.issuer.nodes.refusal(of: id, presenting: Certificate.PublicKey(old.publicKey).digest)?.code == .unknownKey)
        #expect(fixture.issuer.nodes.refusal(of: id, presenting: Certificate.PublicKey(new.publicKey).digest) == nil)
        let admitted = try await fixture.store.entries().filter { $0.kind == "agent.attested" }
        #expect(admitted.map { $0.facts["instead"] } == ["of nobody", "of the node of that name"])
    }

    @Test func `a token for a name is good for no other, is used up by the try, and the ledger has it`() async throws {
        let fixture = try await NodeFixture()
        let bound = try await fixture.token(for: "n1")
        #expect(await fixture.refusal { try await fixture.join(bound, as: "n2") } == .tokenNotForName)
        #expect(await fixture.refusal { try await fixture.join(bound, as: "n1") } == .tokenUnknown)
        try await fixture.join(fixture.token(), as: "n1")
        let unbound = try await fixture.token()
        #expect(await fixture.refusal { try await fixture.join(unbound, as: "n1") } == .tokenNotForName)
        #expect(await fixture.refusal { try await fixture.join(unbound, as: "n3") } == .tokenUnknown)
        let refused = try await fixture.store.entries().filter { $0.kind == "join-token.refused" }
        #expect(refused.map { $0.facts["asked"] } == ["spiffe://shop.example/mayfly/agent/n2", "spiffe://shop.example/mayfly/agent/n1"])
        #expect(try await fixture.store.entries().first { $0.kind == "join-token.made" }?.facts["node"] == "n1")
    }

    @Test func `of fifty that race for one new name with a token each one gets in`() async throws {
        let fixture = try await NodeFixture()
        var tokens: [(Int, Secret)] = []
        for number in 0..<50 { tokens.append((number, try await fixture.token())) }
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for (_, token) in tokens { group.addTask { (try? await fixture.join(token, as: "n1")) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 1)
    }

    @Test func `a token for what cannot name a node is not made`() async throws {
        let fixture = try await NodeFixture()
        for name in ["", "..", "a/b", "ü", String(repeating: "a", count: 64)] {
            #expect(await fixture.refusal { try await fixture.token(for: name) } == .badRequest, "\(name)")
        }
    }
}
