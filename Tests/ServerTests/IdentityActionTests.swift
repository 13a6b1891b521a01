import Console
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

@testable import Server

/// What people may do to identities, by whoever they are: a control plane without its sockets.
@Suite("R44 R51: actions of the identity plane") struct IdentityActionTests {
    private let clock = HeldClock()
    private let plane: BareControlPlane
    private var core: ControlPlaneCore { plane.core }

    init() async throws {
        plane = try await BareControlPlane("identity-actions", clock: clock.wallClock)
    }

    private func refusal<Call: ActionCall>(_ call: Call, as name: String) async throws -> ActionFailure.Code? {
        do {
            try await plane.act(call, as: name)
            return nil
        } catch let failure as ActionFailure {
            return failure.code
        }
    }

    private func node(_ key: P256.Signing.PrivateKey) async throws -> X509SVID {
        try await core.issuer.admit(
            joinToken: try await core.issuer.makeJoinToken(lifetime: .seconds(60), by: "x"), nodeName: "n1",
            publicKey: .init(key.publicKey), lifetime: .seconds(600))
    }

    @Test func `a registrar has entries, and no other way to an identity`() async throws {
        try await plane.act(Action.SetRegistrar(registrar: Registrar(name: "shop", prefix: "/shop", actors: ["operator:ada"])))
        // Whoever has a join token is a node, and whoever writes the estate file names workloads beside every namespace.
        #expect(try await refusal(Action.CreateToken(lifetimeMilliseconds: 60_000), as: "ada") == .refused)
        #expect(try await refusal(Action.Report(), as: "ada") == .refused)
        #expect(try await refusal(Action.FederationList(), as: "ada") == nil)
        #expect(try await refusal(Action.Entries(matching: nil), as: "ada") == nil)
        #expect(try await refusal(Action.CreateToken(lifetimeMilliseconds: 60_000), as: "root") == nil)
    }

    // R52
    @Test func `a registrar registers what it was given, and is told what it was not`() async throws {
        func set(_ change: (inout RegistrarRights) -> Void) async throws {
            var rights = RegistrarRights()
            change(&rights)
            try await plane.act(Action.SetRegistrar(registrar: Registrar(name: "shop", prefix: "/shop", actors: ["operator:ada"], rights: rights)))
        }
        var entry = RegistrationEntry(
            name: "shop/web", spiffeID: try #require(IDTemplate("spiffe://shop.example/shop/web")),
            selectors: [Selector(type: "unix:uid", value: "61001")], owner: "shop-team", purpose: "sells", reviewBy: clock.now + .seconds(86_400))
        func apply() -> Action.ApplyEntries { Action.ApplyEntries(entries: [entry], prune: false, dryRun: false) }
        try await set { _ in }
        #expect(try await refusal(apply(), as: "ada") == .refused)
        try await set { $0.selectors = ["unix:uid:61001"] }
        #expect(try await refusal(apply(), as: "ada") == nil)
        // The bound on lives is this server's.
        entry.x509Lifetime = ServerSettings.Lifetimes.standard.x509 + .seconds(1)
        #expect(try await refusal(apply(), as: "ada") == .refused)
        try await set { $0.selectors = ["unix:uid:61001"]; $0.longestX509 = .seconds(7200) }
        #expect(try await refusal(apply(), as: "ada") == nil)
        // Rights that make no sense are none.
        var all = RegistrarRights()
        all.selectors = ["unix:*"]
        let wrong = Registrar(name: "all", prefix: "/all", actors: ["operator:bob"], rights: all)
        #expect(try await refusal(Action.SetRegistrar(registrar: wrong), as: "root") == .invalid)
    }

    @Test func `a dry run takes no node out`() async throws {
        let svid = try await node(P256.Signing.PrivateKey())
        try await plane.act(Action.Revoke(subject: svid.id.description, reason: "looks odd", lift: false, dryRun: true))
        #expect(core.issuer.nodes[svid.id]?.state == .active)
        try await plane.act(Action.Revoke(subject: svid.id.description, reason: "looks odd", lift: false, dryRun: false))
        #expect(core.issuer.nodes[svid.id]?.state == .evicted)
    }

    @Test func `a node whose SVID was revoked does not renew it away`() async throws {
        let key = P256.Signing.PrivateKey()
        let svid = try await node(key)
        try await plane.act(Action.Revoke(subject: svid.serial, reason: "its disk was stolen", lift: false, dryRun: true))
        #expect(core.issuer.nodes[svid.id]?.state == .active)
        try await plane.act(Action.Revoke(subject: svid.serial, reason: "its disk was stolen", lift: false, dryRun: false))
        await #expect(throws: IssuanceRefusal.self) {
            try await core.issuer.renew(
                agent: svid.id, presented: .init(key.publicKey), next: .init(P256.Signing.PrivateKey().publicKey), lifetime: .seconds(600))
        }
    }
}
