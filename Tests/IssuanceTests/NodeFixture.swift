import AuditLedger
import Crypto
import Estate
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Storage
import Testing
import X509

@testable import Issuance

/// An issuer on a real database, and nodes that join it.
struct NodeFixture {
    let store: TestStore
    let issuer: Issuer

    init(_ name: String = "nodes", longestAge: Duration = Nodes.standardAge) async throws {
        store = try TestStore(name, migrations: Issuer.migrations + Issuer.evidenceMigrations)
        let authority = try await Authority.load(
            trustDomain: try #require(TrustDomain("shop.example")), from: store.directory.state(), database: store.database,
            ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
        issuer = Issuer(
            authority: authority, database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy,
            longestAge: longestAge)
    }

    func token(for node: String? = nil, _ lifetime: Duration = .seconds(60)) async throws -> Secret {
        try await issuer.makeJoinToken(lifetime: lifetime, for: node, by: "operator:ada")
    }

    @discardableResult
    func join(_ token: Secret, as name: String, _ key: P256.Signing.PrivateKey = .init()) async throws -> SPIFFEID {
        try await issuer.admit(joinToken: token, nodeName: name, publicKey: .init(key.publicKey), lifetime: .seconds(600)).id
    }

    func renew(_ id: SPIFFEID, _ presented: P256.Signing.PrivateKey, _ next: P256.Signing.PrivateKey = .init()) async throws {
        _ = try await issuer.renew(agent: id, presented: .init(presented.publicKey), next: .init(next.publicKey), lifetime: .seconds(600))
    }

    func set(_ id: SPIFFEID, _ state: NodeRecord.State) async throws {
        try await store.database.write { [issuer] in try issuer.nodes.set(id, to: state, reason: "a test", by: "operator:ada", in: $0) }
    }

    /// Why it was refused; `nil` when it was not.
    func refusal<Result>(_ body: () async throws -> Result) async -> IssuanceRefusal.Code? {
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
}
