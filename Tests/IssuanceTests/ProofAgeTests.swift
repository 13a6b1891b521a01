import Crypto
import EstateTesting
import Issuance
import Runtime
import SPIFFE
import Testing
import X509

@Suite("R44 R50: how long a proof of a node counts") struct ProofAgeTests {
    @Test func `a node's key renews until its proof is too old, and not a moment longer`() async throws {
        let fixture = try await NodeFixture(longestAge: .seconds(3600))
        let (first, second) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        let id = try await fixture.join(fixture.token(), as: "n1", first)
        fixture.store.clock.advance(.seconds(3600) - .milliseconds(1))
        try await fixture.renew(id, first, second)
        fixture.store.clock.advance(.milliseconds(1))
        // The renewal was no proof.
        #expect(await fixture.refusal { try await fixture.renew(id, second) } == .proofTooOld)
        // Also when it is asked for in the moment in which it ends: the transaction asks once more.
        try await fixture.join(fixture.token(for: "n1"), as: "n1", second)
        try await fixture.renew(id, second)
    }

    @Test func `a node is named in good time, and until it has proved itself again`() async throws {
        let fixture = try await NodeFixture(longestAge: .seconds(1000))
        let key = P256.Signing.PrivateKey()
        let id = try await fixture.join(fixture.token(), as: "n1", key)
        fixture.store.clock.advance(.seconds(800))
        #expect(fixture.issuer.nodes.due().isEmpty)
        fixture.store.clock.advance(.seconds(1))
        #expect(fixture.issuer.nodes.due().map(\.agent) == [id])
        fixture.store.clock.advance(.seconds(1000))
        #expect(fixture.issuer.nodes.due().map(\.agent) == [id])
        try await fixture.join(fixture.token(for: "n1"), as: "n1")
        #expect(fixture.issuer.nodes.due().isEmpty)
    }

    @Test(arguments: [false, true])
    func `after a suspicion no key is left, whoever did what in between`(_ isEvictedToo: Bool) async throws {
        let fixture = try await NodeFixture()
        let key = P256.Signing.PrivateKey()
        let id = try await fixture.join(fixture.token(), as: "n1", key)
        try await fixture.set(id, .suspended)
        if isEvictedToo { try await fixture.set(id, .evicted) }
        // A token for its name is none while nobody has let it in again.
        #expect(await fixture.refusal { try await fixture.join(fixture.token(for: "n1"), as: "n1") } == .nodeNotActive)
        try await fixture.set(id, .active)
        #expect(fixture.issuer.nodes[id]?.hasNoKey == true)
        #expect(await fixture.refusal { try await fixture.renew(id, key) } == .unknownKey)
        #expect(fixture.issuer.nodes.refusal(of: id, presenting: Certificate.PublicKey(key.publicKey).digest)?.code == .unknownKey)
        try await fixture.join(fixture.token(for: "n1"), as: "n1", key)
        #expect(fixture.issuer.nodes[id]?.hasNoKey == false)
    }

    @Test func `a node that a person took out for another reason has its key when it is let in again`() async throws {
        let fixture = try await NodeFixture()
        let key = P256.Signing.PrivateKey()
        let id = try await fixture.join(fixture.token(), as: "n1", key)
        try await fixture.set(id, .evicted)
        try await fixture.set(id, .active)
        try await fixture.renew(id, key)
    }
}
