import AuditLedger
import EstateTesting
import Federation
import Foundation
import NodeAPI
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Server

@Suite("R42: what the server remembers of other trust domains") struct FederationRecordsTests {
    private let directory: TestDirectory
    private let clock = HeldClock()

    init() throws { directory = try TestDirectory("federation") }

    private func core(_ state: String = "a") async throws -> ControlPlaneCore {
        try await ControlPlaneCore(
            settings: ServerSettings(
                trustDomain: try #require(TrustDomain("shop.example")), state: try StateDirectory(directory.path + "/" + state),
                nodeHost: "127.0.0.1", nodePort: 0, consoleHost: "127.0.0.1", consolePort: 0, lifetimes: .standard),
            clock: clock.wallClock, entropy: .system)
    }

    private func entries(_ core: ControlPlaneCore, _ kind: String) async throws -> Int {
        try await core.database.read { try $0.rows("SELECT sequence FROM ledger WHERE kind = ?", .text(kind)).count }
    }

    @Test func `the own bundle has another, higher sequence for every change of its keys, and the same one without`() async throws {
        let core = try await core()
        try await core.federation.load(own: core.ownBundle)
        let first = try #require(core.federation.published.sequence)
        #expect(core.federation.published.refreshHint == TrustBundle.defaultRefresh)
        var rotated = core.ownBundle
        rotated.jwtAuthorities.append(try JWTAuthority(trustDomain: core.settings.trustDomain, key: JWTAuthority.newKey()).publicKey)
        var last = first
        // Also faster than once a second, and when the clock is set back.
        for step in 0..<10 {
            if step == 5 { clock.advance(.seconds(-3600)) }
            try await core.federation.load(own: step.isMultiple(of: 2) ? rotated : core.ownBundle)
            let next = try #require(core.federation.published.sequence)
            #expect(next > last)
            try await core.federation.load(own: step.isMultiple(of: 2) ? rotated : core.ownBundle)
            #expect(core.federation.published.sequence == next)
            last = next
        }
        #expect(try await entries(core, "bundle.published") == 11)
    }

    @Test func `a restart keeps the sequence, and a server restored from an old copy goes on above it`() async throws {
        let before = try await core()
        try await before.federation.load(own: before.ownBundle)
        let first = try #require(before.federation.published.sequence)
        let copy = directory.path + "/copy"
        try FileManager.default.copyItem(atPath: directory.path + "/a", toPath: copy)
        clock.advance(.seconds(60))
        let again = try await core()
        try await again.federation.load(own: again.ownBundle)
        #expect(again.federation.published.sequence == first)
        var rotated = again.ownBundle
        rotated.jwtAuthorities.append(try JWTAuthority(trustDomain: again.settings.trustDomain, key: JWTAuthority.newKey()).publicKey)
        try await again.federation.load(own: rotated)
        let lost = try #require(again.federation.published.sequence)
        clock.advance(.seconds(60))
        // The copy never heard of that one.
        let restored = try await core("copy")
        var other = restored.ownBundle
        other.jwtAuthorities.append(try JWTAuthority(trustDomain: restored.settings.trustDomain, key: JWTAuthority.newKey()).publicKey)
        try await restored.federation.load(own: other)
        #expect(try #require(restored.federation.published.sequence) > lost)
    }

    @Test func `a bundle is stored for the relation that asked, under its own name, and not after that was removed`() async throws {
        let core = try await core()
        let records = FederationRecords(ledger: core.ledger, clock: clock.wallClock)
        func stored(_ domain: String, _ number: String) throws -> FederationRecords.Stored {
            FederationRecords.Stored(
                number: number,
                parameters: try .read(trustDomain: domain, url: "https://bundles.example/", profile: "https_web", endpointID: nil).get(),
                addedAt: clock.now, addedBy: "operator:root")
        }
        func bundle(_ domain: String, _ sequence: UInt64) throws -> TrustBundle {
            let domain = try #require(TrustDomain(domain))
            let authority = try CertificateAuthority(trustDomain: domain, now: clock.now, lifetime: .seconds(3600), serial: [1])
            return TrustBundle(trustDomain: domain, x509Authorities: [authority.certificateDER], sequence: sequence)
        }
        let now = clock.now
        let (bank, bankAgain, web) = (try stored("bank.example", "one"), try stored("bank.example", "two"), try stored("web.example", "three"))
        let (ofBank, ofWeb) = (try bundle("bank.example", UInt64.max), try bundle("web.example", 2))
        try await core.database.write { try records.add(bank, in: $0) }
        try await core.database.write { try records.add(web, in: $0) }
        #expect(try await core.database.write { try records.store(ofBank, highest: .max, of: "one", at: now, in: $0) })
        #expect(try await core.database.write { try records.store(ofWeb, highest: 2, of: "three", at: now, in: $0) })
        #expect(try await !core.database.write { try records.store(ofBank, highest: .max, of: "one", at: now, in: $0) }, "nothing new")
        let all = try await core.database.read { try FederationRecords.all(in: $0) }
        #expect(all.map(\.bundle) == [ofBank, ofWeb] && all.map(\.highestSequence) == [.max, 2])
        // Both reach agents, each under its own name.
        let sent = try await core.nodeSnapshot().settings
        #expect(sent.federated.map(\.trustDomain).sorted() == ["bank.example", "web.example"])
        #expect(Set(sent.federated.map { Array($0.bundle) }) == [ofBank.json, ofWeb.json])

        let domain = try #require(TrustDomain("bank.example"))
        try await core.database.write { try records.remove(domain, by: "operator:root", in: $0) }
        let removed = try await core.nodeSnapshot().settings
        #expect(removed.federated.map(\.trustDomain) == ["web.example"])
        // An answer that was under way belongs to what is gone, also when there is a relation of that name again.
        try await core.database.write { try records.add(bankAgain, in: $0) }
        #expect(try await !core.database.write { try records.store(ofBank, highest: .max, of: "one", at: now, in: $0) })
        #expect(try await core.nodeSnapshot().settings.federated.map(\.trustDomain) == ["web.example"])
        for (kind, count) in [("federation.added", 3), ("federation.removed", 1), ("federation.bundle-changed", 2)] {
            #expect(try await entries(core, kind) == count, "\(kind)")
        }
    }
}
