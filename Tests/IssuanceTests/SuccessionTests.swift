import AuditLedger
import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Issuance

@Suite("R50: how roots follow each other") struct SuccessionTests {
    @Test func `who knows the first root only follows the server through two changes, and nobody else`() async throws {
        let fixture = try await NodeFixture("succession")
        let authority = fixture.issuer.authority
        let slept = authority.bundle
        for _ in 0..<2 {
            let old = try #require(authority.keys.first { $0.kind == .x509 && $0.state == .active })
            let next = try await authority.prepare(.x509, by: "x")
            _ = try await authority.activate(next.id, isForced: true, by: "x")
            _ = try await authority.revoke(old.id, isForced: true, by: "x")
        }
        let svid = try fixture.issuer.serverSVID(publicKey: .init(P256.Signing.PrivateKey().publicKey), lifetime: .seconds(600))
        let now = fixture.store.clock.now
        #expect(await slept.verify(chain: svid.chain, now: now) != .success(svid.id))
        #expect(await slept.following(authority.succession, now: now).verify(chain: svid.chain, now: now) == .success(svid.id))
        // In any order, and without the link in the middle not at all.
        #expect(await slept.following(authority.succession.reversed(), now: now).verify(chain: svid.chain, now: now) == .success(svid.id))
        let cut = authority.succession.filter { $0 != authority.succession[3] }
        #expect(await slept.following(cut, now: now).verify(chain: svid.chain, now: now) != .success(svid.id))
        // Another trust domain's, of the same name even, leads nowhere.
        let other = try await NodeFixture("succession-other")
        let misled = other.issuer.authority.bundle.following(authority.succession, now: now)
        #expect(await misled.verify(chain: svid.chain, now: now) != .success(svid.id))
        // After a restart too.
        let again = try await Authority.load(
            trustDomain: authority.trustDomain, from: fixture.store.directory.state(), database: fixture.store.database,
            ledger: fixture.store.ledger, clock: fixture.store.clock.wallClock, entropy: fixture.store.entropy)
        #expect(again.succession == authority.succession)
    }

    @Test func `a workload's certificate, a self-made root and an expired link are no successors`() async throws {
        let fixture = try await NodeFixture("succession-forged")
        let (authority, now) = (fixture.issuer.authority, fixture.store.clock.now)
        let thief = try CertificateAuthority(trustDomain: authority.trustDomain, now: now, lifetime: .seconds(3600), serial: [9])
        let key = P256.Signing.PrivateKey()
        let leaf = try authority.certificates.issue(
            id: #require(SPIFFEID("spiffe://shop.example/orders")), publicKey: .init(key.publicKey), now: now, lifetime: .seconds(60), serial: [7])
        // Certified by itself, by a stranger, or not an authority at all.
        let own = try thief.certify(successor: thief.certificate, now: now, serial: [3])
        for shown in [[thief.certificateDER], leaf.chain, leaf.chain + [thief.certificateDER], [own], [own, thief.certificateDER]] {
            #expect(authority.bundle.following(shown, now: now) == authority.bundle)
        }
        let next = try CertificateAuthority(trustDomain: authority.trustDomain, now: now, lifetime: .seconds(3600), serial: [8])
        let link = try authority.certificates.certify(successor: next.certificate, now: now, serial: [4])
        #expect(authority.bundle.following([link], now: now).roots.count == 2)
        #expect(authority.bundle.following([link], now: now + .seconds(3601)) == authority.bundle)
        #expect(authority.bundle.following([[UInt8]](repeating: link, count: 13), now: now) == authority.bundle)
        #expect(authority.bundle.following([[], [0x30], [UInt8](repeating: 0, count: 20_000)], now: now) == authority.bundle)
    }
}
