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

@Suite("R50: an authority whose keys are in a token", .enabled(if: SoftHSM.isInstalled, "softhsm2 is not installed")) struct TokenKeysTests {
    private let hsm: SoftHSM

    init() throws { hsm = try SoftHSM.shared.get() }

    private func token(_ label: String = "mayfly", curve: String = "P-256") throws -> TokenKeys {
        try TokenKeys(module: SoftHSM.module, label: label, pin: TokenKeys.pin(Data((hsm.pin + "\n").utf8)), curve: curve)
    }

    private func load(_ fixture: UpstreamFixture, _ token: TokenKeys?, _ upstream: (any UpstreamAuthority)? = nil) async throws -> Authority {
        try await Authority.load(
            trustDomain: fixture.domain, from: StateDirectory(fixture.path("state")), token: token, upstream: upstream,
            database: fixture.store.database, ledger: fixture.store.ledger, clock: fixture.store.clock.wallClock, entropy: .system)
    }

    @Test(arguments: ["P-256", "P-384"])
    func `roots and token keys are made in the token, and nothing of them is in the state directory`(_ curve: String) async throws {
        let fixture = try UpstreamFixture("token")
        let authority = try await load(fixture, token(curve: curve))
        #expect(authority.keys.allSatisfy { $0.isInToken })
        let svid = try fixture.svid(authority)
        #expect(await fixture.accepts(authority.bundle, svid))
        let run = try await fixture.opensslAccepts(svid.chain, authority.trustBundle.x509Authorities, now: fixture.store.clock.now)
        #expect(run.succeeded, "\(run.errors)")
        let token = try authority.tokens.issue(
            id: svid.id, audience: ["db"], now: fixture.store.clock.now, lifetime: .seconds(60), tokenID: "1"
        ).token
        guard case .success = authority.jwtBundle.verify(token, audience: "db", now: fixture.store.clock.now) else {
            Issue.record("the token is not believed")
            return
        }
        let left = (try? FileManager.default.contentsOfDirectory(atPath: fixture.path("state"))) ?? []
        #expect(!left.contains { $0.hasSuffix(".key") }, "\(left)")
        #expect(authority.certificates.keyDER.count == 0)
        // A revocation list is signed there too.
        let now = fixture.store.clock.now
        let list = try authority.certificates.revocationList(revoked: [], number: 1, now: now, nextUpdate: .seconds(60))
        var set = RevocationSet()
        try set.add(RevocationList.read(list).get(), issuers: authority.bundle.roots).get()
        // The same after a restart; without the token there is no start, and no other key instead.
        let again = try await load(fixture, self.token())
        #expect(again.trustBundle == authority.trustBundle)
        #expect(await fixture.accepts(authority.bundle, try fixture.svid(again)))
        let words = await reason { _ = try await load(fixture, nil) }
        #expect(words.contains("--pkcs11-module"))
        let elsewhere = await reason { _ = try await load(fixture, self.token("spare")) }
        #expect(elsewhere.contains("no elliptic-curve key"), "\(elsewhere)")
    }

    @Test func `keys roll in the token, and a revoked one is gone from it`() async throws {
        let fixture = try UpstreamFixture("token-roll")
        let (token, counts) = (try token(), try token())
        let authority = try await load(fixture, token)
        let first = try #require(authority.certificateKeys.first)
        let next = try await authority.prepare(.x509, by: "x")
        _ = try await authority.activate(next.id, isForced: true, by: "x")
        let identifier = try #require([UInt8](hex: first.file.dropFirst(AuthorityKey.tokenPrefix.count)))
        _ = try counts.open(identifier)
        _ = try await authority.revoke(first.id, isForced: true, by: "x")
        #expect(throws: AuthorityRefusal.self) { try counts.open(identifier) }
        #expect(await fixture.accepts(authority.bundle, try fixture.svid(authority)))
        // A refused preparation leaves none behind either.
        let waiting = try await authority.prepare(.x509, by: "x")
        await #expect(throws: AuthorityRefusal.self) { try await authority.prepare(.x509, by: "x") }
        #expect(authority.keys.count { $0.state == .prepared } == 1 && waiting.isInToken)
    }

    @Test func `an intermediate's key is in the token, and so is the operator's`() async throws {
        let fixture = try UpstreamFixture("token-upstream")
        try await fixture.root("corp")
        let run = try await ProcessRun.run(
            ["softhsm2-util", "--import", fixture.path("corp.key"), "--token", "spare", "--label", "corp", "--id", "c0", "--pin", hsm.pin],
            environment: hsm.environment)
        let token = try token()
        let below = try await load(fixture, token, fixture.upstream("corp.crt", key: "corp.key"))
        let svid = try fixture.svid(below)
        #expect(svid.chain.count == 2 && below.keys.allSatisfy { $0.isInToken })
        #expect(try await fixture.opensslAccepts(svid.chain, below.trustBundle.x509Authorities, now: fixture.store.clock.now).succeeded)
        // The upstream's own key in a token: the file's is not needed.
        guard run.succeeded, (try? self.token("spare").key(label: "corp")) != nil else { return }
        let spare = try self.token("spare")
        let held = FileUpstream(
            trustDomain: fixture.domain, certificate: fixture.path("corp.crt"), key: .held { _ in try spare.key(label: "corp") })
        let other = try UpstreamFixture("token-upstream-held")
        let above = try await load(other, nil, held)
        #expect(await fixture.accepts(below.bundle, try other.svid(above)))
    }

    @Test func `an upstream that refuses leaves no key in the token`() async throws {
        let fixture = try UpstreamFixture("token-refused")
        try await fixture.root("flat", ["basicConstraints=critical,CA:TRUE,pathlen:0"] + UpstreamFixture.authority.dropFirst())
        let token = try token()
        let seeded = Entropy.seeded(77)
        let identifier = Entropy.seeded(77).bytes(16)
        let words = await reason {
            _ = try await Authority.load(
                trustDomain: fixture.domain, from: StateDirectory(fixture.path("state")), token: token,
                upstream: fixture.upstream("flat.crt", key: "flat.key"), database: fixture.store.database, ledger: fixture.store.ledger,
                clock: fixture.store.clock.wallClock, entropy: seeded)
        }
        #expect(words.contains("path length"))
        #expect(throws: AuthorityRefusal.self) { try token.open(identifier) }
    }
}
