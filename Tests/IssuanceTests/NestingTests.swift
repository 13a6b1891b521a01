import Access
import AuditLedger
import Context
import Crypto
import Estate
import EstateTesting
import Foundation
import Registration
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Issuance

private let edge = SPIFFEID("spiffe://shop.example/edge")!

private struct Fixture {
    let store: TestStore
    let issuer: Issuer
    let registrations: Registrations
    var authority: Authority { issuer.authority }

    init(_ name: String = "nesting") async throws {
        store = try TestStore(name, migrations: Registry.migrations + Registrations.migrations + Issuer.migrations)
        registrations = Registrations(ledger: store.ledger)
        issuer = Issuer(
            authority: try await Authority.load(
                trustDomain: edge.trustDomain, from: store.directory.state(), database: store.database, ledger: store.ledger,
                clock: store.clock.wallClock, entropy: store.entropy),
            database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
    }

    func register(_ change: (inout RegistrationEntry) -> Void) async throws {
        var entry = RegistrationEntry(
            name: "edge", spiffeID: IDTemplate(edge), selectors: [Selector(type: "unix:uid", value: "1")], isDownstream: true,
            owner: "o", purpose: "p")
        change(&entry)
        let before = registrations.catalog.read { $0.entries }
        try await store.database.write { [entry, registrations] in
            try registrations.apply(EntryChanges(from: before, to: [entry]), by: "x", in: $0)
        }
    }

    /// - Parameter failing: a node that is not what it must be.
    func authorize(
        _ action: AccessRequest.Action = .certifyAuthority, agent: String = edge.description, host: SPIFFEID? = nil, failing: SPIFFEID? = nil
    ) async throws -> Authorization {
        let unmet = NodeStanding.Unmet(rule: "sealed", cause: .unlike, words: "it is not sealed", mend: "seal it")
        let gate = Gate(
            policy: RegisteredPaths(
                entries: registrations.catalog, clock: store.clock.wallClock,
                revocation: { [issuer] in issuer.revocations.isRevoked($0)?.reason },
                context: { node, _ in node == failing ? .unmet(unmet) : .met }), ledger: store.ledger)
        var request = AccessRequest(
            action: action, subject: edge.description, agent: agent,
            selectors: action == .certifyAuthority ? [] : [Selector(type: "unix:uid", value: "1")], processID: 0)
        request.host = host
        return try await gate.authorize(request, in: store.database)
    }

    func certify(_ key: P256.Signing.PrivateKey, lifetime: Duration = .seconds(3600)) async throws -> AuthorityCertificate {
        switch try await authorize() {
        case .denied(let decision, _): throw TestingError(decision.code)
        case .permitted(let permit): return try await issuer.certifyAuthority(permit, publicKey: .init(key.publicKey), lifetime: lifetime)
        }
    }

    func code(_ action: AccessRequest.Action = .certifyAuthority, agent: String = edge.description) async throws -> String {
        switch try await authorize(action, agent: agent) {
        case .denied(let decision, _): return decision.code
        case .permitted(let permit): return permit.decision.code
        }
    }
}

private func tokenKey() -> [UInt8] { Array(P256.Signing.PrivateKey().publicKey.rawRepresentation) }

@Suite("R50 R46: servers below and above") struct NestingTests {
    @Test func `a nested server's authority is an intermediate with no room below it, recorded like what it signs`() async throws {
        let fixture = try await Fixture()
        try await fixture.register { _ in }
        let key = P256.Signing.PrivateKey()
        let given = try await fixture.certify(key)
        let below = try CertificateAuthority(
            trustDomain: edge.trustDomain, certificateDER: given.certificate, chain: given.chain, keyDER: Secret(key.derRepresentation))
        let now = fixture.store.clock.now
        #expect(below.notAfter == now + .seconds(3600))
        let svid = try below.issue(
            id: #require(SPIFFEID("spiffe://shop.example/orders")), publicKey: .init(P256.Signing.PrivateKey().publicKey), now: now,
            lifetime: .seconds(86400), serial: [9])
        #expect(svid.notAfter == below.notAfter)
        #expect(await fixture.authority.bundle.verify(chain: svid.chain, now: now) == .success(svid.id))
        // Its own agents are no agents here.
        #expect(await fixture.authority.issuers.verify(chain: Array(svid.chain.prefix(1)), now: now) != .success(svid.id))
        #expect(throws: Refusal.self) {
            try below.certify(authority: .init(P256.Signing.PrivateKey().publicKey), now: now, lifetime: .seconds(60), serial: [8])
        }
        let entry = try #require(try await fixture.store.entries().last)
        #expect(entry.kind == "authority.certified" && entry.subject == edge.description)
        #expect(entry.facts["entry"]?.hasPrefix("edge@") == true && entry.facts["decision"] != nil)
        // It goes on the revocation list of its issuer with its server's identity, and what it signed goes with it.
        try await fixture.store.database.write { [issuer = fixture.issuer] in
            _ = try issuer.revocations.revoke(.identity(edge), reason: "a test", by: "x", in: $0)
        }
        var set = RevocationSet()
        for list in try await fixture.issuer.revocationLists() {
            try set.add(RevocationList.read(list).get(), issuers: fixture.authority.bundle.roots).get()
        }
        guard case .failure(let refusal) = await fixture.authority.bundle.verify(chain: svid.chain, now: now, revocations: set) else {
            Issue.record("what a revoked authority signed is believed")
            return
        }
        #expect(refusal.code == .revoked)
        #expect(try await fixture.code() == "revoked")
    }

    // R66
    @Test func `a nested server on a node that is not what it must be is certified no further`() async throws {
        let fixture = try await Fixture()
        try await fixture.register { _ in }
        let node = try #require(SPIFFEID("spiffe://shop.example/mayfly/agent/edge-1"))
        _ = try await fixture.issuer.admit(
            joinToken: try await fixture.issuer.makeJoinToken(lifetime: .seconds(60), by: "x"), nodeName: "edge-1",
            publicKey: .init(P256.Signing.PrivateKey().publicKey), lifetime: .seconds(600))
        // Which node it is on is known by who had asked for the SVID that it shows.
        guard case .permitted(let permit) = try await fixture.authorize(.issueIdentity, agent: node.description) else {
            Issue.record("denied")
            return
        }
        let shown = try await fixture.issuer.x509(permit, .init(P256.Signing.PrivateKey().publicKey), seconds: 60)
        func host(_ serial: String) async throws -> SPIFFEID? {
            try await fixture.store.database.read { [issuer = fixture.issuer] in try issuer.agent(of: serial, for: edge, in: $0) }
        }
        let known = try await host(shown.serial)
        #expect(known == node)
        #expect(try await host("00") == nil)
        guard case .denied(let decision, _) = try await fixture.authorize(host: known, failing: node) else {
            Issue.record("certified")
            return
        }
        #expect(decision.code == "context-unmet" && decision.reason.contains("not sealed"))
        guard case .permitted = try await fixture.authorize(host: known) else {
            Issue.record("denied")
            return
        }
    }

    @Test func `only an entry that says so makes a nested server, and only of its own ID`() async throws {
        let fixture = try await Fixture()
        #expect(try await fixture.code() == "not-downstream")
        try await fixture.register { $0.isDownstream = false }
        #expect(try await fixture.code() == "not-downstream")
        try await fixture.register { $0.expiresAt = fixture.store.clock.now - .seconds(1) }
        #expect(try await fixture.code() == "not-downstream")
        try await fixture.register { _ in }
        #expect(try await fixture.code() == "downstream-entry")
        #expect(try await fixture.code(agent: "spiffe://shop.example/other") == "no-such-identity")
        // A permit for one thing is none for another.
        guard case .permitted(let identity) = try await fixture.authorize(.issueIdentity) else {
            Issue.record("denied")
            return
        }
        let other = P256.Signing.PrivateKey()
        do {
            _ = try await fixture.issuer.certifyAuthority(identity, publicKey: .init(other.publicKey), lifetime: .seconds(60))
            Issue.record("a permit for an identity made an authority")
        } catch { #expect((error as? IssuanceRefusal)?.code == .wrongSubject) }
        guard case .permitted(let authority) = try await fixture.authorize() else {
            Issue.record("denied")
            return
        }
        do {
            _ = try await fixture.issuer.x509(authority, .init(other.publicKey), seconds: 60)
            Issue.record("a permit for an authority made an identity")
        } catch { #expect((error as? IssuanceRefusal)?.code == .wrongSubject) }
    }

    @Test func `what was revoked between decision and signature is not handed out`() async throws {
        let fixture = try await Fixture()
        try await fixture.register { _ in }
        guard case .permitted(let permit) = try await fixture.authorize() else {
            Issue.record("denied")
            return
        }
        try await fixture.store.database.write { [issuer = fixture.issuer] in
            _ = try issuer.revocations.revoke(.identity(edge), reason: "a test", by: "x", in: $0)
        }
        do {
            _ = try await fixture.issuer.certifyAuthority(permit, publicKey: .init(P256.Signing.PrivateKey().publicKey), lifetime: .seconds(60))
            Issue.record("it was handed out")
        } catch { #expect((error as? IssuanceRefusal)?.code == .revoked) }
        #expect(try await fixture.store.entries().allSatisfy { $0.kind != "authority.certified" })
    }

    @Test func `keys of tokens below are published whole, within bounds, and taken back`() async throws {
        let fixture = try await Fixture()
        let (authority, other) = (fixture.authority, try #require(SPIFFEID("spiffe://shop.example/other")))
        let (one, two, end) = (tokenKey(), tokenKey(), fixture.store.clock.now + .seconds(3600))
        let own = authority.jwtBundle.keys.count
        #expect(try await authority.publish(tokenKeys: [one, two], of: edge, until: end))
        #expect(authority.jwtBundle.keys.count == own + 2)
        let sequence = authority.trustBundle.sequence
        #expect(try await !authority.publish(tokenKeys: [two, one], of: edge, until: end + .seconds(30)))
        #expect(authority.trustBundle.sequence == sequence)
        #expect(try await authority.publish(tokenKeys: [two], of: edge, until: end))
        #expect(authority.jwtBundle.keys.count == own + 1)
        await #expect(throws: IssuanceRefusal.self) { try await authority.publish(tokenKeys: [two], of: other, until: end) }
        await #expect(throws: IssuanceRefusal.self) {
            try await authority.publish(tokenKeys: (0..<9).map { _ in tokenKey() }, of: other, until: end)
        }
        for bad in [[], [0], [UInt8](repeating: 0, count: 64), [UInt8](repeating: 255, count: 64)] {
            await #expect(throws: IssuanceRefusal.self) { try await authority.publish(tokenKeys: [bad], of: other, until: end) }
        }
        for number in 0..<15 {
            let server = try #require(SPIFFEID("spiffe://shop.example/server-\(number)"))
            try await authority.publish(tokenKeys: (0..<8).map { _ in tokenKey() }, of: server, until: end)
        }
        await #expect(throws: IssuanceRefusal.self) {
            try await authority.publish(tokenKeys: (0..<8).map { _ in tokenKey() }, of: other, until: end)
        }
        try await authority.forgetNested(at: fixture.store.clock.now) { $0 != edge }
        #expect(authority.jwtBundle.keys.count == own + 120)
        try await authority.forgetNested(at: end) { _ in true }
        #expect(authority.jwtBundle.keys.count == own)
    }

    @Test func `the bundle is that of the server above, and what it takes back does not stay because of a key here`() async throws {
        let (above, fixture) = (try await Fixture("nesting-above"), try UpstreamFixture("nesting-below"))
        try await above.register { _ in }
        let upstream = Relay(server: above)
        fixture.store.clock.advance(above.store.clock.now - fixture.store.clock.now)
        let authority = try await fixture.load(upstream)
        let root = above.authority.certificates.certificateDER
        #expect(authority.trustBundle.x509Authorities == [root])
        try await authority.adopt(above.authority.trustBundle, tainted: [])
        #expect(Set(authority.jwtBundle.keys.map(\.keyID)) == Set((above.authority.jwtBundle.keys + authority.tokensOwn).map(\.keyID)))
        #expect(try await !authority.adopt(above.authority.trustBundle, tainted: []))
        let svid = try fixture.svid(authority)
        #expect(svid.chain.count == 2)
        #expect(await above.authority.bundle.verify(chain: svid.chain, now: fixture.store.clock.now) == .success(svid.id))

        // The root above rolls: a prepared one is published here, and an authority below it signs at once.
        let old = try #require(above.authority.certificateKeys.first)
        let next = try await above.authority.prepare(.x509, by: "x")
        try await authority.adopt(above.authority.trustBundle, tainted: [])
        #expect(authority.trustBundle.x509Authorities.count == 2)
        _ = try await above.authority.activate(next.id, isForced: true, by: "x")
        let mine = try await authority.prepare(.x509, by: "x")
        _ = try await authority.activate(mine.id, isForced: false, by: "x")
        #expect(authority.distrusted.isEmpty)
        _ = try await above.authority.taint(old.id, by: "x")
        try await authority.adopt(above.authority.trustBundle, tainted: Set(above.authority.distrusted))
        #expect(authority.distrusted.count == 1 && authority.distrusted != [mine.id], "the key under the tainted root, and no other")
        _ = try await above.authority.revoke(old.id, isForced: true, by: "x")
        try await authority.adopt(above.authority.trustBundle, tainted: [])
        #expect(authority.trustBundle.x509Authorities == above.authority.trustBundle.x509Authorities)
        #expect(await !fixture.accepts(authority.bundle, svid))
        #expect(await fixture.accepts(authority.bundle, try fixture.svid(authority)))
        // With the server above away nothing changes, over a restart neither.
        let again = try await fixture.load(Relay(server: nil))
        #expect(again.trustBundle == authority.trustBundle)
        await #expect(throws: (any Error).self) { try await again.prepare(.x509, by: "x") }
    }
}

extension Authority {
    fileprivate var tokensOwn: [JSONWebKey] { ownTokenKeys.compactMap { try? JSONWebKey(rawRepresentation: $0) } }
}

/// A server above, without the wire between.
private struct Relay: UpstreamAuthority {
    let server: Fixture?

    func hasMoved(from chain: [[UInt8]], under root: [UInt8]) async throws -> Bool { false }

    func certify(_ key: Certificate.PrivateKey, now: Timestamp, lifetime: Duration, serial: [UInt8]) async throws -> AuthorityCertificate {
        guard let server else { throw TestingError("it is away") }
        let asked = try CertificateRequest.openAuthorityKey(CertificateRequest.make(key)).get()
        guard case .permitted(let permit) = try await server.authorize() else { throw TestingError("denied") }
        return try await server.issuer.certifyAuthority(permit, publicKey: asked, lifetime: lifetime)
    }
}
