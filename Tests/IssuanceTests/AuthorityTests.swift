import AuditLedger
import EstateTesting
import Foundation
import Issuance
import Runtime
import SPIFFE
import Storage
import Testing
import X509
import Crypto

private struct Fixture {
    let store: TestStore
    let domain = TrustDomain("shop.example")!

    init() throws { store = try TestStore("authority", migrations: Issuer.migrations) }

    var state: StateDirectory { get throws { try store.directory.state() } }

    func load(_ domain: TrustDomain? = nil, seal: KeySeal? = nil) async throws -> Authority {
        try await Authority.load(
            trustDomain: domain ?? self.domain, from: state, seal: seal, database: store.database, ledger: store.ledger,
            clock: store.clock.wallClock, entropy: store.entropy)
    }

    func svid(_ authority: Authority, lifetime: Duration = .seconds(600)) throws -> X509SVID {
        try authority.certificates.issue(
            id: SPIFFEID("spiffe://shop.example/orders")!, publicKey: .init(P256.Signing.PrivateKey().publicKey), now: store.clock.now,
            lifetime: lifetime, serial: store.entropy.bytes(16))
    }

    func accepts(_ authority: Authority, _ svid: X509SVID) async -> Bool {
        await authority.bundle.verify(chain: svid.chain, now: store.clock.now) == .success(svid.id)
    }
}

private func refusal(_ body: () async throws -> AuthorityKey) async -> String? {
    do {
        _ = try await body()
        return nil
    } catch let refusal as AuthorityRefusal {
        return refusal.reason
    } catch {
        return "\(error)"
    }
}

@Suite("R42 R50 R51: the authority's keys") struct AuthorityTests {
    @Test func `an authority is the same after a restart`() async throws {
        let fixture = try Fixture()
        let first = try await fixture.load()
        fixture.store.clock.advance(.seconds(1_000))
        let second = try await fixture.load()
        #expect(first.rootDigest == second.rootDigest)
        #expect(first.tokens.keyID == second.tokens.keyID)
        #expect(first.trustBundle == second.trustBundle)
    }

    @Test func `an authority of another trust domain is refused, and the files stay as they were`() async throws {
        let fixture = try Fixture()
        let mine = try await fixture.load()
        let other = try #require(TrustDomain("other.example"))
        await #expect(throws: FileError.self) { try await fixture.load(other) }
        #expect(try await fixture.load().rootDigest == mine.rootDigest)
    }

    @Test func `a damaged key file is refused and never replaced`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.load()
        let good = try #require(try fixture.state.read("authority.key"))
        var generator = SeededGenerator(seed: 8)
        for bytes in [[], [0], [0, 0], [255, 255], Array(good.prefix(50)), generator.mutate(Array(good.prefix(120)))] {
            try fixture.state.write("authority.key", bytes)
            await #expect(throws: (any Error).self) { try await fixture.load() }
            #expect(try fixture.state.read("authority.key") == bytes)
        }
    }

    @Test(arguments: ["authority.key", "jwt.key"])
    func `a key file that is gone or another's is refused, and no other key takes its place`(_ name: String) async throws {
        let fixture = try Fixture()
        _ = try await fixture.load()
        let path = try fixture.state.file(name)
        try FileManager.default.removeItem(atPath: path)
        // A new key would sign what nobody can verify: the published one is in the database.
        await #expect(throws: FileError.self) { try await fixture.load() }
        #expect(!FileManager.default.fileExists(atPath: path))
        let other = try Fixture()
        _ = try await other.load()
        try fixture.state.write(name, try #require(try other.state.read(name)))
        await #expect(throws: FileError.self) { try await fixture.load() }
    }

    @Test func `a key that cannot be read is not activated`() async throws {
        let fixture = try Fixture()
        let authority = try await fixture.load()
        let before = authority.rootDigest
        let next = try await authority.prepare(.x509, by: "x")
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: fixture.state.path).first { $0.hasPrefix("x509-") })
        try FileManager.default.removeItem(atPath: fixture.state.file(file))
        await #expect(throws: FileError.self) { try await authority.activate(next.id, isForced: true, by: "x") }
        #expect(authority.rootDigest == before)
        #expect(try await fixture.load().rootDigest == before)
    }

    @Test func `a refused preparation leaves no private key behind`() async throws {
        let fixture = try Fixture()
        let authority = try await fixture.load()
        _ = try await authority.prepare(.x509, by: "x")
        #expect(await refusal { try await authority.prepare(.x509, by: "x") }?.contains("prepared already") == true)
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.state.path)
        #expect(files.count { $0.hasPrefix("x509-") } == 1)
    }

    @Test func `a name that fits two keys moves neither`() async throws {
        let fixture = try Fixture()
        let authority = try await fixture.load()
        var byFirst: [Character: [AuthorityKey]] = [:]
        // Of seventeen names in hexadecimal two begin with the same digit.
        while !byFirst.values.contains(where: { $0.count > 1 }) {
            let next = try await authority.prepare(.x509, by: "x")
            _ = try await authority.activate(next.id, isForced: true, by: "x")
            byFirst = Dictionary(grouping: authority.keys.filter { $0.kind == .x509 }) { $0.id.first ?? "-" }
        }
        let first = try #require(byFirst.first { $0.value.count > 1 }?.key)
        #expect(await refusal { try await authority.taint(String(first), by: "x") }?.contains("more than one") == true)
        #expect(await refusal { try await authority.revoke(String(first), isForced: true, by: "x") }?.contains("more than one") == true)
        #expect(authority.keys.allSatisfy { $0.state != .tainted })
    }

    @Test func `keys lie in files that only their owner reads`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.load()
        for name in ["authority.key", "jwt.key"] {
            let mode = try FileManager.default.attributesOfItem(atPath: fixture.state.file(name))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test func `sealed key files open with their seal alone, and each as itself alone`() async throws {
        let fixture = try Fixture()
        // Plain before the seal was given: sealed at the next start.
        let plain = try await fixture.load()
        let seal = try #require(KeySeal(Secret([UInt8](repeating: 7, count: 32))))
        #expect(try await fixture.load(seal: seal).rootDigest == plain.rootDigest)
        let sealed = try #require(try fixture.state.read("authority.key"))
        #expect(sealed.starts(with: Array("mayfly sealed 1\n".utf8)))
        #expect(!plain.certificates.keyDER.withBytes { Data(sealed).range(of: Data($0)) != nil })
        await #expect(throws: FileError.self) { try await fixture.load() }
        await #expect(throws: FileError.self) { try await fixture.load(seal: KeySeal(Secret([UInt8](repeating: 8, count: 32)))) }
        try fixture.state.write("jwt.key", sealed)
        await #expect(throws: FileError.self) { try await fixture.load(seal: seal) }
        #expect(KeySeal(Secret([UInt8](repeating: 7, count: 31))) == nil)
    }

    @Test func `a key is published before it signs, and what the old one signed stays good`() async throws {
        let fixture = try Fixture()
        let authority = try await fixture.load()
        let early = try fixture.svid(authority)
        let sequence = try #require(authority.trustBundle.sequence)
        let next = try await authority.prepare(.x509, by: "operator:ada")
        #expect(authority.trustBundle.x509Authorities.count == 2 && authority.trustBundle.sequence == sequence + 1)
        #expect(try fixture.svid(authority).issuerKeyID == early.issuerKeyID)
        #expect(await refusal { try await authority.prepare(.x509, by: "x") }?.contains("prepared already") == true)
        #expect(await refusal { try await authority.activate(next.id, isForced: false, by: "x") }?.contains("too lately") == true)
        fixture.store.clock.advance(Authority.refreshHint * 2)
        _ = try await authority.activate(next.id, isForced: false, by: "operator:ada")
        let late = try fixture.svid(authority, lifetime: .seconds(3600))
        #expect(late.issuerKeyID == next.id && late.issuerKeyID != early.issuerKeyID)
        #expect(await fixture.accepts(authority, late))
        // Long enough: still within its own life, and its root still published.
        let again = try await fixture.load()
        #expect(again.trustBundle == authority.trustBundle && again.rootDigest == authority.rootDigest)
    }

    @Test func `a tainted key goes with all that it signed when it is revoked, and the active one cannot go`() async throws {
        let fixture = try Fixture()
        let authority = try await fixture.load()
        let stolen = try fixture.svid(authority)
        let old = try #require(authority.keys.first { $0.kind == .x509 })
        #expect(await refusal { try await authority.taint(old.id, by: "x") }?.contains("signs now") == true)
        #expect(await refusal { try await authority.revoke(old.id, isForced: true, by: "x") }?.contains("signs now") == true)
        let next = try await authority.prepare(.x509, by: "x")
        _ = try await authority.activate(next.id, isForced: true, by: "x")
        #expect(await refusal { try await authority.revoke(old.id, isForced: false, by: "x") }?.contains("still in use") == true)
        _ = try await authority.taint(String(old.id.prefix(8)), by: "x")
        #expect(await fixture.accepts(authority, stolen))
        _ = try await authority.revoke(old.id, isForced: false, by: "x")
        #expect(await !fixture.accepts(authority, stolen))
        #expect(await fixture.accepts(authority, try fixture.svid(authority)))
        #expect(try fixture.state.read("authority.key") == nil)
        let kinds = try await fixture.store.entries().map(\.kind)
        #expect(kinds.suffix(4) == ["authority.prepared", "authority.activated", "authority.tainted", "authority.revoked"])
        #expect(await refusal { try await authority.revoke("", isForced: true, by: "x") }?.contains("no key") == true)
    }

    @Test func `token keys follow each other too`() async throws {
        let fixture = try Fixture()
        let authority = try await fixture.load()
        func token() throws -> String {
            try authority.tokens.issue(
                id: SPIFFEID("spiffe://shop.example/orders")!, audience: ["a"], now: fixture.store.clock.now, lifetime: .seconds(60),
                tokenID: "1"
            ).token
        }
        let early = try token()
        let next = try await authority.prepare(.jwt, by: "x")
        _ = try await authority.activate(next.id, isForced: true, by: "x")
        for token in [early, try token()] {
            #expect((try? authority.jwtBundle.verify(token, audience: "a", now: fixture.store.clock.now).get()) != nil)
        }
        #expect(authority.tokens.keyID == next.id)
        fixture.store.clock.advance(.seconds(86_400))
        #expect(try await authority.retireOld().count == 1)
        #expect(authority.jwtBundle.keys.count == 1)
    }
}

@Suite("R44 R49: the nodes' keys") struct NodeKeyTests {
    private func node() async throws -> (Fixture, Issuer, SPIFFEID, P256.Signing.PrivateKey) {
        let fixture = try Fixture()
        let issuer = Issuer(
            authority: try await fixture.load(), database: fixture.store.database, ledger: fixture.store.ledger,
            clock: fixture.store.clock.wallClock, entropy: fixture.store.entropy)
        let key = P256.Signing.PrivateKey()
        let token = try await issuer.makeJoinToken(lifetime: .seconds(60), by: "x")
        let svid = try await issuer.admit(joinToken: token, nodeName: "n1", publicKey: .init(key.publicKey), lifetime: .seconds(600))
        return (fixture, issuer, svid.id, key)
    }

    private func renew(
        _ issuer: Issuer, _ id: SPIFFEID, _ presented: P256.Signing.PrivateKey, _ next: P256.Signing.PrivateKey
    ) async -> IssuanceRefusal.Code? {
        do {
            _ = try await issuer.renew(agent: id, presented: .init(presented.publicKey), next: .init(next.publicKey), lifetime: .seconds(600))
            return nil
        } catch { return (error as? IssuanceRefusal)?.code }
    }

    @Test func `a node that slept for weeks renews with its key`() async throws {
        let (fixture, issuer, id, key) = try await node()
        fixture.store.clock.advance(.seconds(29 * 86_400))
        #expect(await renew(issuer, id, key, P256.Signing.PrivateKey()) == nil)
        #expect(await renew(issuer, id, P256.Signing.PrivateKey(), P256.Signing.PrivateKey()) == .unknownKey)
        #expect(await renew(issuer, SPIFFEID("spiffe://shop.example/mayfly/agent/n2")!, key, key) == .unknownNode)
    }

    @Test func `a node that crashed before it stored its new key goes on with the one before`() async throws {
        let (_, issuer, id, first) = try await node()
        let (lost, kept) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        #expect(await renew(issuer, id, first, lost) == nil)
        #expect(await renew(issuer, id, first, kept) == nil)
        #expect(await renew(issuer, id, kept, P256.Signing.PrivateKey()) == nil)
    }

    @Test func `a copied key shows, whichever of the two comes second, and both are out until a person looks`() async throws {
        // Node and thief are told apart by nothing: one of them renewed and used what came, the other comes with what was left behind.
        let (fixture, issuer, id, copied) = try await node()
        let next = P256.Signing.PrivateKey()
        #expect(await renew(issuer, id, copied, next) == nil)
        try await issuer.nodes.used(Certificate.PublicKey(next.publicKey).digest, by: id, in: fixture.store.database)
        #expect(await renew(issuer, id, copied, P256.Signing.PrivateKey()) == .nodeNotActive)
        #expect(issuer.nodes[id]?.state == .suspended)
        #expect(await renew(issuer, id, next, P256.Signing.PrivateKey()) == .nodeNotActive)
        #expect(issuer.nodes.refusal(of: id)?.reason.contains("copied") == true)
        #expect(try await fixture.store.entries().contains { $0.kind == "agent.clone-detected" })
        // Also after a restart.
        let again = Issuer(
            authority: issuer.authority, database: fixture.store.database, ledger: fixture.store.ledger,
            clock: fixture.store.clock.wallClock, entropy: fixture.store.entropy)
        try await fixture.store.database.read { try again.nodes.load(in: $0) }
        #expect(again.nodes[id]?.state == .suspended)
        try await fixture.store.database.write { try again.nodes.set(id, to: .active, reason: "", by: "operator:ada", in: $0) }
        // Either may be the thief's: let in again, the node proves itself anew, and neither key is good.
        #expect(await renew(again, id, next, P256.Signing.PrivateKey()) == .unknownKey)
        #expect(await renew(again, id, copied, P256.Signing.PrivateKey()) == .unknownKey)
        #expect(again.nodes.refusal(of: id, presenting: Certificate.PublicKey(next.publicKey).digest)?.code == .unknownKey)
        let token = try await again.makeJoinToken(lifetime: .seconds(60), for: "n1", by: "operator:ada")
        let own = P256.Signing.PrivateKey()
        _ = try await again.admit(joinToken: token, nodeName: "n1", publicKey: .init(own.publicKey), lifetime: .seconds(600))
        #expect(await renew(again, id, own, P256.Signing.PrivateKey()) == nil)
    }

    @Test func `a thief who renews first is found when the node comes with what it was given`() async throws {
        let (_, issuer, id, copied) = try await node()
        let (own, stolen) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        #expect(await renew(issuer, id, copied, own) == nil)
        // Nobody has come with the node's new key yet, so this could be the node after a crash; then nobody ever comes with that key.
        #expect(await renew(issuer, id, copied, stolen) == nil)
        #expect(await renew(issuer, id, own, P256.Signing.PrivateKey()) == .nodeNotActive)
        #expect(issuer.nodes[id]?.state == .suspended)
        #expect(await renew(issuer, id, stolen, P256.Signing.PrivateKey()) == .nodeNotActive)
    }

    @Test func `a call with a key that was left behind is refused, however long its SVID is good`() async throws {
        let (fixture, issuer, id, first) = try await node()
        let second = P256.Signing.PrivateKey()
        func isRefused(_ key: P256.Signing.PrivateKey) -> Bool {
            issuer.nodes.refusal(of: id, presenting: Certificate.PublicKey(key.publicKey).digest) != nil
        }
        #expect(!isRefused(first) && isRefused(second))
        #expect(await renew(issuer, id, first, second) == nil)
        // The answer may have been lost.
        #expect(!isRefused(first) && !isRefused(second))
        try await issuer.nodes.used(Certificate.PublicKey(second.publicKey).digest, by: id, in: fixture.store.database)
        #expect(isRefused(first) && !isRefused(second))
    }
}
