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

@Suite("R42 R50: an authority below an operator's own") struct UpstreamTests {
    @Test(arguments: ["EC:P-256", "EC:P-384", "RSA:3072"])
    func `SVIDs carry the intermediate, and OpenSSL verifies them against the operator's root alone`(_ key: String) async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("corp", key: key)
        let authority = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        let svid = try fixture.svid(authority)
        let published = authority.trustBundle.x509Authorities
        #expect(svid.chain.count == 2 && published.count == 1)
        #expect(PEM.text(published).filter { !$0.isNewline } == (try fixture.text("corp.crt")).filter { !$0.isNewline })
        #expect(await fixture.accepts(authority.bundle, svid))
        let run = try await fixture.opensslAccepts(svid.chain, published, now: fixture.store.clock.now)
        #expect(run.succeeded, "\(run.errors)")
        // Without the intermediate it leads nowhere.
        #expect(!(try await fixture.opensslAccepts(Array(svid.chain.prefix(1)), published, now: fixture.store.clock.now)).succeeded)
        // No key of the operator's is in the state directory.
        let secret = try fixture.text("corp.key").split(separator: "\n")[1]
        for name in try FileManager.default.contentsOfDirectory(atPath: fixture.path("state")) {
            let bytes = FileManager.default.contents(atPath: fixture.path("state/" + name)) ?? Data()
            #expect(bytes.range(of: Data(secret.utf8)) == nil && bytes.range(of: Data(base64Encoded: String(secret)) ?? Data([0])) == nil)
        }
        // The same after a restart, whether the upstream's files are there or not.
        try FileManager.default.removeItem(atPath: fixture.path("corp.key"))
        let again = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        #expect(again.rootDigest == authority.rootDigest && again.trustBundle == authority.trustBundle)
        #expect(again.rootDigest == Array(SHA256.hash(data: published[0])))
        #expect(await fixture.accepts(again.bundle, try fixture.svid(again)))
    }

    @Test func `authorities between the root and ours are in every chain, and an agent that knows the root alone knows the server`() async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("corp")
        try await fixture.below("corp", "issuing", ["basicConstraints=critical,CA:TRUE,pathlen:1"] + UpstreamFixture.authority.dropFirst())
        let authority = try await fixture.load(fixture.upstream("issuing.crt", key: "issuing.key", roots: "corp.crt"))
        let svid = try fixture.svid(authority)
        #expect(svid.chain.count == 3)
        #expect(try await fixture.opensslAccepts(svid.chain, authority.trustBundle.x509Authorities, now: fixture.store.clock.now).succeeded)
        #expect(await fixture.accepts(authority.bundle, svid))
        // One file with all of it says the same.
        let other = try UpstreamFixture("upstream-chain")
        for name in ["issuing.chain", "issuing.key"] { try FileManager.default.copyItem(atPath: fixture.path(name), toPath: other.path(name)) }
        let same = try await other.load(other.upstream("issuing.chain", key: "issuing.key"))
        #expect(same.trustBundle.x509Authorities == authority.trustBundle.x509Authorities)
        // What a server's own agents are believed by are its keys: their leaf alone comes back from a resumed session.
        let resumed = X509SVID(id: svid.id, chain: Array(svid.chain.prefix(1)), notAfter: svid.notAfter, serial: svid.serial)
        #expect(await fixture.accepts(authority.issuers, resumed))
    }

    @Test func `keys roll under one root without a change of the bundle, and what is taken back is named to agents`() async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("corp")
        let authority = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        let (first, roots) = (try #require(authority.certificateKeys.first), authority.trustBundle.x509Authorities)
        let old = try fixture.svid(authority)
        fixture.store.clock.advance(.seconds(1200))
        let next = try await authority.prepare(.x509, by: "x")
        // Nobody has to wait for what they know already.
        _ = try await authority.activate(next.id, isForced: false, by: "x")
        let new = try fixture.svid(authority, lifetime: .seconds(3600))
        #expect(authority.trustBundle.x509Authorities == roots)
        #expect(authority.succession == roots, "there is nothing to follow")
        #expect(await fixture.accepts(authority.bundle, new))
        #expect(new.chain[1] != old.chain[1])
        _ = try await authority.taint(first.id, by: "x")
        #expect(authority.distrusted == [first.id])
        _ = try await authority.revoke(first.id, isForced: true, by: "x")
        // The root vouches for it still: agents are told, and its SVIDs open nothing here.
        #expect(authority.distrusted == [first.id] && authority.trustBundle.x509Authorities == roots)
        #expect(await !fixture.accepts(authority.issuers, old))
        #expect(await fixture.accepts(authority.issuers, new))
        #expect(try await fixture.load(nil).distrusted == [first.id])
        let run = try await fixture.opensslAccepts(new.chain, roots, now: fixture.store.clock.now)
        #expect(run.succeeded, "\(run.errors)")
    }

    @Test func `an exchanged root is in the bundle before anything is signed under it, and who slept follows`() async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("one")
        try await fixture.root("two", key: "EC:P-384")
        for end in ["crt", "key"] { try FileManager.default.copyItem(atPath: fixture.path("one." + end), toPath: fixture.path("corp." + end)) }
        let authority = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        let (slept, before) = (authority.bundle, authority.rootDigest)
        #expect(try await !authority.hasMovedUpstream())
        for end in ["crt", "key"] {
            try FileManager.default.removeItem(atPath: fixture.path("corp." + end))
            try FileManager.default.copyItem(atPath: fixture.path("two." + end), toPath: fixture.path("corp." + end))
        }
        #expect(try await authority.hasMovedUpstream())
        let next = try await authority.prepare(.x509, by: "x")
        #expect(authority.trustBundle.x509Authorities.count == 2 && authority.rootDigest == before)
        await #expect(throws: AuthorityRefusal.self) { try await authority.activate(next.id, isForced: false, by: "x") }
        fixture.store.clock.advance(Authority.refreshHint * 2)
        _ = try await authority.activate(next.id, isForced: false, by: "x")
        #expect(authority.rootDigest != before)
        #expect(try await !authority.hasMovedUpstream())
        let svid = try fixture.svid(authority)
        #expect(await fixture.accepts(authority.bundle, svid))
        #expect(await !fixture.accepts(slept, svid))
        let shown = Array(svid.chain.dropFirst()) + authority.succession
        #expect(shown.count <= X509Bundle.successionLimit)
        #expect(await fixture.accepts(slept.following(shown, now: fixture.store.clock.now), svid))
    }

    @Test func `a server that was its own root goes below an upstream, and its nodes follow`() async throws {
        let fixture = try UpstreamFixture()
        let alone = try await fixture.load(nil)
        let known = alone.bundle
        try await fixture.root("corp")
        let authority = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        #expect(authority.rootDigest == alone.rootDigest)
        #expect(try await authority.hasMovedUpstream())
        let next = try await authority.prepare(.x509, by: "server")
        _ = try await authority.activate(next.id, isForced: true, by: "server")
        let svid = try fixture.svid(authority)
        #expect(svid.chain.count == 2 && authority.trustBundle.x509Authorities.count == 2)
        #expect(await fixture.accepts(known.following(Array(svid.chain.dropFirst()) + authority.succession, now: fixture.store.clock.now), svid))
    }

    @Test func `an upstream that may not certify ours is refused with its reason, and nothing is written`() async throws {
        let fixture = try UpstreamFixture()
        let usage = Array(UpstreamFixture.authority.dropFirst())
        try await fixture.root("flat", ["basicConstraints=critical,CA:TRUE,pathlen:0"] + usage)
        try await fixture.root("leaf", ["basicConstraints=critical,CA:FALSE", "subjectKeyIdentifier=hash"])
        try await fixture.root("mute", ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,cRLSign", "subjectKeyIdentifier=hash"])
        try await fixture.root("other", UpstreamFixture.authority + ["nameConstraints=critical,permitted;URI:bank.example"])
        try await fixture.root("corp")
        try await fixture.root("else")
        try await fixture.below("flat", "under-flat")
        try "no PEM".write(toFile: fixture.path("junk"), atomically: true, encoding: .utf8)
        try String(repeating: "x", count: 1 << 19).write(toFile: fixture.path("long"), atomically: true, encoding: .utf8)
        let cases: [(certificate: String, key: String, roots: String?, words: String)] = [
            ("flat.crt", "flat.key", nil, "path length"), ("leaf.crt", "leaf.key", nil, "no certificate authority"),
            ("mute.crt", "mute.key", nil, "may not sign certificates"), ("other.crt", "other.key", nil, "believed by nobody"),
            ("under-flat.chain", "under-flat.key", nil, "believed by nobody"), ("corp.crt", "else.key", nil, "not that of the authority"),
            ("under-flat.crt", "under-flat.key", nil, "no root is known"), ("under-flat.crt", "under-flat.key", "corp.crt", "no root is known"),
            ("junk", "corp.key", nil, "no certificate"), ("corp.crt", "junk", nil, "no private key"), ("gone", "corp.key", nil, "not there"),
            ("corp.crt", "gone", nil, "not there"), ("long", "corp.key", nil, "larger"), ("corp.crt", "corp.key", "junk", "no certificate"),
        ]
        for item in cases {
            let words = await reason { _ = try await fixture.load(fixture.upstream(item.certificate, key: item.key, roots: item.roots)) }
            #expect(words.contains(item.words), "\(item): \(words)")
            let left = (try? FileManager.default.contentsOfDirectory(atPath: fixture.path("state"))) ?? []
            #expect(!left.contains { $0.hasPrefix("x509-") || $0 == "authority.key" }, "\(item.certificate)")
        }
    }

    @Test func `files that were damaged are refused or understood, and never crash the server`() async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("corp")
        try await fixture.below("corp", "issuing")
        var generator = SeededGenerator(seed: 21)
        for name in ["issuing.chain", "issuing.key"] {
            let good = Array(try fixture.text(name).utf8)
            for round in 0..<150 {
                let bad = fixture.path("bad-\(round)")
                try Data(generator.mutate(good)).write(to: URL(fileURLWithPath: bad))
                let isKey = name.hasSuffix("key")
                let upstream = FileUpstream(
                    trustDomain: fixture.domain, certificate: isKey ? fixture.path("issuing.chain") : bad,
                    key: .file(isKey ? bad : fixture.path("issuing.key")))
                let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
                let given = try? await upstream.certify(key, now: fixture.store.clock.now, lifetime: .seconds(60), serial: [7])
                guard let given else { continue }
                // What was understood is what it was.
                #expect(given.chain.count == 1 && given.roots.count == 1)
            }
        }
    }

    @Test func `constraints that allow the trust domain hold, and an authority ends with the first above it`() async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("corp", UpstreamFixture.authority + ["nameConstraints=critical,permitted;URI:shop.example"], days: 3)
        let authority = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        let end = authority.certificates.notAfter
        #expect(end < fixture.store.clock.now + .seconds(3 * 86400 + 60))
        let svid = try fixture.svid(authority, lifetime: .seconds(30 * 86400))
        #expect(svid.notAfter <= end)
        #expect(try await fixture.opensslAccepts(svid.chain, authority.trustBundle.x509Authorities, now: fixture.store.clock.now).succeeded)
    }

    @Test func `a revocation list of an intermediate counts when that is met in a chain`() async throws {
        let fixture = try UpstreamFixture()
        try await fixture.root("corp")
        let authority = try await fixture.load(fixture.upstream("corp.crt", key: "corp.key"))
        let (good, bad) = (try fixture.svid(authority), try fixture.svid(authority))
        let now = fixture.store.clock.now
        let list = try authority.certificates.revocationList(
            revoked: [(serial: try #require([UInt8](hex: bad.serial.lowercased())), at: now)], number: 2, now: now, nextUpdate: .seconds(3600))
        var set = RevocationSet()
        let read = try RevocationList.read(list).get()
        if case .success = set.add(read, issuers: authority.bundle.roots) { Issue.record("the root has not signed it") }
        set.hold(read)
        #expect(await authority.bundle.verify(chain: good.chain, now: now, revocations: set) == .success(good.id))
        guard case .failure(let refusal) = await authority.bundle.verify(chain: bad.chain, now: now, revocations: set) else {
            Issue.record("a revoked SVID is believed")
            return
        }
        #expect(refusal.code == .revoked)
        // Another authority's list of the same serial revokes nothing.
        let thief = try CertificateAuthority(trustDomain: authority.trustDomain, now: now, lifetime: .seconds(3600), serial: [9])
        var forged = RevocationSet()
        forged.hold(
            try RevocationList.read(
                thief.revocationList(
                    revoked: [(serial: try #require([UInt8](hex: good.serial.lowercased())), at: now)], number: 1, now: now,
                    nextUpdate: .seconds(60))
            ).get())
        #expect(await authority.bundle.verify(chain: good.chain, now: now, revocations: forged) == .success(good.id))
    }
}
