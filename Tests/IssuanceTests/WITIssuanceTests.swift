import Access
import AuditLedger
import Crypto
import Estate
import EstateTesting
import Foundation
import Registration
import Runtime
@_spi(Incubating) import SPIFFE
import Storage
import Testing
import X509

@_spi(Incubating) @testable import Issuance

private struct Fixture {
    let store: TestStore
    let authority: Authority
    let issuer: Issuer
    let gate: Gate

    init(givesWITs: Bool = true) async throws {
        store = try TestStore("wit", migrations: Registry.migrations + Registrations.migrations + Issuer.migrations)
        authority = try await Self.authority(store, givesWITs)
        issuer = Issuer(
            authority: authority, database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
        let registrations = Registrations(ledger: store.ledger)
        let orders = try #require(
            RegistrationEntry(
                Workload(
                    name: "orders", kind: nil, environment: "production", purpose: nil, owners: nil,
                    selectors: [Selector(type: "unix:uid", value: "61001")], uses: nil), in: authority.trustDomain))
        try await store.database.write { try registrations.apply(EntryChanges(from: [:], to: [orders]), by: "x", in: $0) }
        gate = Gate(policy: RegisteredPaths(entries: registrations.catalog, clock: store.clock.wallClock), ledger: store.ledger)
    }

    static func authority(_ store: TestStore, _ givesWITs: Bool) async throws -> Authority {
        try await Authority.load(
            trustDomain: try #require(TrustDomain("shop.example")), from: store.directory.state(), givesWITs: givesWITs,
            database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
    }

    let id = SPIFFEID("spiffe://shop.example/production/orders")!

    /// Decides, and then does `before`, which may change what the decision rested on.
    func issue(
        _ key: Certificate.PublicKey, replacing: String? = nil, delegate: String? = nil, before: () async throws -> Void = {}
    ) async throws -> (token: String, expiresAt: Timestamp) {
        var request = AccessRequest(
            action: .issueIdentity, subject: id.description, agent: "spiffe://shop.example/mayfly/agent/n",
            selectors: [Selector(type: "unix:uid", value: "61001")], processID: 9)
        request.delegate = delegate
        request.isAsserted = delegate != nil
        guard case .permitted(let permit) = try await gate.authorize(request, in: store.database) else { throw TestingError("denied") }
        try await before()
        return try await issuer.token(permit, IdentityOrder(.wit(key, replacing: replacing), lifetime: .seconds(600)))
    }

    func refusal(_ body: () async throws -> Void) async -> IssuanceRefusal.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? IssuanceRefusal)?.code
        }
    }
}

@Suite("R42 R110: WIT-SVIDs, issued") struct WITIssuanceTests {
    @Test func `one is issued on a permit, bound to the key that was shown, and names its decision in the ledger`() async throws {
        let fixture = try await Fixture()
        let key = P256.Signing.PrivateKey()
        let issued = try await fixture.issue(.init(key.publicKey))
        let now = fixture.store.clock.now
        #expect(issued.expiresAt == now + .seconds(600))
        let unproven = try fixture.authority.trustBundle.wit.verify(issued.token, now: now).get()
        let holder = try JWTSigningKey(der: Secret(key.derRepresentation), algorithm: .es256)
        func prove(_ key: JWTSigningKey) throws -> Result<SPIFFEID, Refusal> {
            let proof = try key.proof(of: issued.token, audience: "billing", now: now, lifetime: .seconds(30), proofID: "1")
            return unproven.prove(proof, audience: "billing", now: now).map(\.svid.id)
        }
        #expect(try prove(holder) == .success(fixture.id))
        #expect(try prove(.generate(.es256)) != .success(fixture.id), "the token alone is worth nothing")
        let entries = try await fixture.store.entries()
        let last = try #require(entries.last)
        #expect(last.kind == "svid.wit-issued" && last.facts["key"] == holder.publicKey.keyID && last.facts["jti"] != nil)
        #expect(last.facts["decision"] == entries.last { $0.kind == "decision.permitted" }.map { String($0.sequence) })
        #expect(entries.allSatisfy { entry in entry.facts.values.allSatisfy { !issued.token.contains($0) || $0.count < 40 } })
    }

    @Test func `its keys sign nothing else, and stand in the bundle under their own use alone`() async throws {
        let fixture = try await Fixture()
        let bundle = fixture.authority.trustBundle
        let own = try #require(fixture.authority.wits).publicKey
        #expect(bundle.witAuthorities == [own] && !bundle.jwtAuthorities.contains { $0.keyID == own.keyID })
        let read = try TrustBundle.parse(bundle.json, trustDomain: fixture.authority.trustDomain).get()
        #expect(read.bundle.witAuthorities.map(\.keyID) == [own.keyID] && read.ignored.isEmpty)
        #expect(!String(decoding: bundle.jwt.jwks, as: UTF8.self).contains(own.keyID))
        let issued = try await fixture.issue(.init(P256.Signing.PrivateKey().publicKey))
        #expect((try? bundle.jwt.verify(issued.token, audience: "a", now: fixture.store.clock.now).get()) == nil)
    }

    @Test func `what is decided before a revocation and signed after it is not handed out`() async throws {
        let fixture = try await Fixture()
        let key = Certificate.PublicKey(P256.Signing.PrivateKey().publicKey)
        let refusal = await fixture.refusal {
            _ = try await fixture.issue(key) {
                try await fixture.store.database.write { [issuer = fixture.issuer, id = fixture.id] in
                    _ = try issuer.revocations.revoke(.identity(id), reason: "stolen", by: "operator:ada", in: $0)
                }
            }
        }
        #expect(refusal == .revoked)
        #expect(try await fixture.store.entries().allSatisfy { $0.kind != "svid.wit-issued" })
    }

    @Test func `a revocation of the identity takes its tokens back by name`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.issue(.init(P256.Signing.PrivateKey().publicKey))
        let tokenID = try #require(try await fixture.store.entries().last?.facts["jti"])
        try await fixture.store.database.write { [issuer = fixture.issuer, id = fixture.id] in
            let count = try issuer.revocations.revoke(.identity(id), reason: "stolen", by: "operator:ada", in: $0)
            #expect(count == 1)
        }
        #expect(fixture.issuer.revocations.isRevoked(token: tokenID) != nil && fixture.issuer.revocations.isRevoked(serial: tokenID) == nil)
    }

    @Test func `a key of another curve is refused`() async throws {
        let fixture = try await Fixture()
        let refusal = await fixture.refusal { _ = try await fixture.issue(.init(P384.Signing.PrivateKey().publicKey)) }
        #expect(refusal == .badCertificate)
    }

    @Test func `without being told to, the authority has no such key and signs nothing`() async throws {
        let fixture = try await Fixture(givesWITs: false)
        #expect(fixture.authority.wits == nil && fixture.authority.keys.allSatisfy { $0.kind != .wit })
        #expect(fixture.authority.trustBundle.witAuthorities.isEmpty)
        let refusal = await fixture.refusal { _ = try await fixture.issue(.init(P256.Signing.PrivateKey().publicKey)) }
        #expect(refusal == .unknownIdentity)
        await #expect(throws: AuthorityRefusal.self) { _ = try await fixture.authority.prepare(.wit, by: "x") }
    }

    @Test func `its keys follow each other, and outlive being switched off`() async throws {
        let fixture = try await Fixture()
        let first = try #require(fixture.authority.wits).publicKey.keyID
        let issued = try await fixture.issue(.init(P256.Signing.PrivateKey().publicKey))
        let next = try await fixture.authority.prepare(.wit, by: "x")
        #expect(fixture.authority.wits?.publicKey.keyID == first, "a prepared key signs nothing")
        _ = try await fixture.authority.activate(next.id, isForced: true, by: "x")
        #expect(fixture.authority.wits?.publicKey.keyID == next.id)
        let now = fixture.store.clock.now
        #expect((try? fixture.authority.trustBundle.wit.verify(issued.token, now: now).get()) != nil, "what the old key signed is good")
        let off = try await Fixture.authority(fixture.store, false)
        #expect(off.wits == nil && Set(off.trustBundle.witAuthorities.map(\.keyID)) == [first, next.id])
        let on = try await Fixture.authority(fixture.store, true)
        #expect(on.wits?.publicKey.keyID == next.id)
        // Nothing of the first is in use once its tokens have ended.
        fixture.store.clock.advance(.seconds(3600))
        #expect(try await fixture.authority.retireOld().map(\.id) == [first])
    }

    @Test func `a decision that a delegate asked for names it, and whether anybody attested the workload`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.issue(.init(P256.Signing.PrivateKey().publicKey), delegate: "spiffe://shop.example/cni")
        let decision = try #require(try await fixture.store.entries().last { $0.kind == "decision.permitted" })
        #expect(decision.facts["delegate"] == "spiffe://shop.example/cni" && decision.facts["evidence"] == "asserted")
    }
}
