import Access
import AuditLedger
import Crypto
import Estate
import EstateTesting
import Foundation
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage
import Testing
import X509

private struct Fixture {
    let store: TestStore
    let issuer: Issuer
    let authority: Authority
    let key = P256.Signing.PrivateKey()

    init(trustDomain: String = "shop.example") async throws {
        store = try TestStore("issuance", migrations: Registry.migrations + Registrations.migrations + Issuer.migrations)
        authority = try await Authority.load(
            trustDomain: try #require(TrustDomain(trustDomain)), from: store.directory.state(), database: store.database,
            ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
        issuer = Issuer(
            authority: authority, database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
    }

    var publicKey: Certificate.PublicKey { .init(key.publicKey) }

    func token(_ lifetime: Duration = .seconds(600)) async throws -> Secret {
        try await issuer.makeJoinToken(lifetime: lifetime, by: "operator:root")
    }

    func admit(_ token: Secret, as name: String = "node-1") async throws -> X509SVID {
        try await issuer.admit(joinToken: token, nodeName: name, publicKey: publicKey, lifetime: .seconds(3_600))
    }
}

private func text(_ secret: Secret) -> String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }

private func refusal<Result>(_ body: () async throws -> Result) async -> IssuanceRefusal.Code? {
    do {
        _ = try await body()
        return nil
    } catch let refusal as IssuanceRefusal {
        return refusal.code
    } catch {
        Issue.record("\(error)")
        return nil
    }
}

@Suite("R42 R44: join tokens") struct JoinTokenTests {
    @Test func `a token admits one node, once`() async throws {
        let fixture = try await Fixture()
        let token = try await fixture.token()
        let svid = try await fixture.admit(token)
        #expect(svid.id.description == "spiffe://shop.example/mayfly/agent/node-1")
        #expect(await fixture.authority.bundle.verify(chain: svid.chain, now: fixture.store.clock.now) == .success(svid.id))
        #expect(await refusal { try await fixture.admit(token, as: "node-2") } == .tokenUnknown)
        #expect(await refusal { try await fixture.admit(token) } == .tokenUnknown)
        #expect(try await fixture.store.entries().map(\.kind).suffix(2) == ["join-token.made", "agent.attested"])
    }

    @Test func `of fifty that race with one token one gets in`() async throws {
        let fixture = try await Fixture()
        let token = try await fixture.token()
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                group.addTask { (try? await fixture.admit(token, as: "node-\(number)")) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 1)
        #expect(try await fixture.store.entries().filter { $0.kind == "agent.attested" }.count == 1)
    }

    @Test func `a token is refused from the moment of its expiry`() async throws {
        let fixture = try await Fixture()
        let early = try await fixture.token(.seconds(60))
        let late = try await fixture.token(.seconds(60))
        fixture.store.clock.advance(.seconds(60) - .milliseconds(1))
        _ = try await fixture.admit(early)
        fixture.store.clock.advance(.milliseconds(1))
        #expect(await refusal { try await fixture.admit(late) } == .tokenUnknown)
    }

    @Test(arguments: ["", "_", ".", "mjt_", "mjt_.x", "mjt_0000.11.shop.example", "no token", "\u{0}"])
    func `a wrong token is refused`(_ wrong: String) async throws {
        let fixture = try await Fixture()
        _ = try await fixture.token()
        #expect(await refusal { try await fixture.admit(Secret(wrong)) } == .tokenUnknown)
    }

    @Test func `a token stays usable when the name that came with it was bad`() async throws {
        let fixture = try await Fixture()
        let token = try await fixture.token()
        for name in ["", "..", "a/b", "ü", "a b", String(repeating: "a", count: 64)] {
            #expect(await refusal { try await fixture.admit(token, as: name) } == .badRequest, "\(name)")
        }
        _ = try await fixture.admit(token)
    }

    @Test func `the token itself is stored nowhere`() async throws {
        let fixture = try await Fixture()
        let token = text(try await fixture.token())
        let secret = try #require(token.split(separator: ".").first).dropFirst(4)
        #expect(secret.count == 64)
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.store.directory.path)
        for file in files where file.hasPrefix("mayfly.sqlite") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: fixture.store.directory.path + "/" + file))
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
        }
        #expect(token.hasSuffix(".\(fixture.authority.rootDigest.hex).shop.example"))
    }
}

@Suite("R42 R46: issued identities") struct IssuerTests {
    private func permit(_ fixture: Fixture, dnsNames: [String] = []) async throws -> Gate {
        let registrations = Registrations(ledger: fixture.store.ledger)
        var orders = try #require(
            RegistrationEntry(
                Workload(
                    name: "orders", kind: nil, environment: "production", purpose: nil, owners: nil,
                    selectors: [Selector(type: "unix:uid", value: "61001")], uses: nil), in: fixture.authority.trustDomain))
        orders.dnsNames = dnsNames
        try await fixture.store.database.write { [orders] in
            try registrations.apply(EntryChanges(from: [:], to: [orders]), by: "x", in: $0)
        }
        return Gate(
            policy: RegisteredPaths(entries: registrations.catalog, clock: fixture.store.clock.wallClock), ledger: fixture.store.ledger)
    }

    private let request = AccessRequest(
        action: .issueIdentity, subject: "spiffe://shop.example/production/orders", agent: "spiffe://shop.example/mayfly/agent/n",
        selectors: [Selector(type: "unix:uid", value: "61001")], processID: 9)

    @Test func `an SVID is issued on a permit and names its decision in the ledger`() async throws {
        let fixture = try await Fixture()
        let gate = try await permit(fixture)
        guard case .permitted(let permit) = try await gate.authorize(request, in: fixture.store.database) else {
            Issue.record("denied")
            return
        }
        let decision = permit.receipt.sequence
        let svid = try await fixture.issuer.x509(permit, fixture.publicKey, seconds: 600)
        #expect(svid.id.description == request.subject)
        #expect(svid.notAfter == fixture.store.clock.now + .seconds(600))
        let entry = try #require(try await fixture.store.entries().last)
        #expect(entry.kind == "svid.x509-issued" && entry.facts["decision"] == String(decision) && entry.facts["serial"] == svid.serial)
        #expect(await fixture.authority.bundle.verify(chain: svid.chain, now: fixture.store.clock.now) == .success(svid.id))
    }

    @Test func `what would be no SVID is not signed, though entry and permit say so, and leaves no trace of an issuance`() async throws {
        for names in [["no name"], ["a.example", "a.example"], [String(repeating: "a", count: 64)], ["a\u{0}.example"]] {
            let fixture = try await Fixture()
            guard case .permitted(let permit) = try await permit(fixture, dnsNames: names).authorize(request, in: fixture.store.database) else {
                Issue.record("denied")
                return
            }
            do {
                _ = try await fixture.issuer.x509(permit, fixture.publicKey, seconds: 600)
                Issue.record("\(names) was signed")
            } catch let refusal as IssuanceRefusal {
                #expect(refusal.code == .badCertificate, "\(names)")
            }
            #expect(try await fixture.store.entries().allSatisfy { $0.kind != "svid.x509-issued" })
        }
    }

    @Test func `a token is issued on a permit and its id is in the ledger`() async throws {
        let fixture = try await Fixture()
        let gate = try await permit(fixture)
        guard case .permitted(let permit) = try await gate.authorize(request, in: fixture.store.database) else {
            Issue.record("denied")
            return
        }
        let issued = try await fixture.issuer.token(permit, IdentityOrder(.jwt(audience: ["a"]), lifetime: .seconds(60)))
        let verified = try fixture.authority.jwtBundle.verify(issued.token, audience: "a", now: fixture.store.clock.now).get()
        #expect(verified.id.description == request.subject)
        let entry = try #require(try await fixture.store.entries().last)
        let tokenID = try #require(entry.facts["jti"])
        #expect(String(decoding: verified.claims, as: UTF8.self).contains(tokenID))
        #expect(!"\(entry)".contains(issued.token))
    }

    @Test func `what is decided before a revocation and signed after it is not handed out`() async throws {
        let fixture = try await Fixture()
        let gate = try await permit(fixture)
        let id = try #require(SPIFFEID(request.subject))
        for isToken in [false, true] {
            guard case .permitted(let permit) = try await gate.authorize(request, in: fixture.store.database) else {
                Issue.record("denied")
                return
            }
            try await fixture.store.database.write { [issuer = fixture.issuer] in
                _ = try issuer.revocations.revoke(.identity(id), reason: "stolen", by: "operator:root", in: $0)
            }
            #expect(await issue(fixture, permit, isToken: isToken) == "revoked")
            // Not in the list of what the revocation took back, and not in the ledger as issued.
            #expect(try await fixture.store.entries().allSatisfy { !$0.kind.hasPrefix("svid.") })
            try await fixture.store.database.write { [issuer = fixture.issuer] in
                try issuer.revocations.lift(id, by: "operator:root", in: $0)
            }
        }
    }

    @Test func `what is decided before an eviction and signed after it is not handed out`() async throws {
        let fixture = try await Fixture()
        let gate = try await permit(fixture)
        let agent = try await fixture.admit(fixture.token(), as: "n").id
        guard case .permitted(let permit) = try await gate.authorize(request, in: fixture.store.database) else {
            Issue.record("denied")
            return
        }
        try await fixture.store.database.write { [issuer = fixture.issuer] in
            try issuer.nodes.set(agent, to: .evicted, reason: "stolen", by: "operator:root", in: $0)
        }
        #expect(await issue(fixture, permit, isToken: false) == "nodeNotActive")
    }

    private func issue(_ fixture: Fixture, _ permit: consuming Permit, isToken: Bool) async -> String? {
        do {
            if isToken {
                _ = try await fixture.issuer.token(permit, IdentityOrder(.jwt(audience: ["a"]), lifetime: .seconds(60)))
            } else {
                _ = try await fixture.issuer.x509(permit, fixture.publicKey, seconds: 600)
            }
            return nil
        } catch { return (error as? IssuanceRefusal).map { "\($0.code)" } }
    }

    private struct AnyIdentity: Policy {
        func decide(_ request: AccessRequest, in transaction: Transaction) -> Decision {
            Decision(isPermitted: true, code: "any", reason: "for a test", policyVersion: "any/1")
        }
    }

    @Test(arguments: ["server", "agent/node-1", "agent"])
    func `no permit gives a workload the name of the server or of an agent`(_ name: String) async throws {
        let fixture = try await Fixture()
        let gate = Gate(policy: AnyIdentity(), ledger: fixture.store.ledger)
        var request = request
        request.subject = "spiffe://shop.example/mayfly/" + name
        for isToken in [false, true] {
            guard case .permitted(let permit) = try await gate.authorize(request, in: fixture.store.database) else {
                Issue.record("denied")
                return
            }
            #expect(await issue(fixture, permit, isToken: isToken) == "wrongSubject")
        }
    }

    @Test func `serials do not repeat`() async throws {
        let fixture = try await Fixture()
        var serials: Set<String> = []
        for number in 0..<50 { serials.insert(try await fixture.admit(fixture.token(), as: "n\(number)").serial) }
        #expect(serials.count == 50)
    }
}
