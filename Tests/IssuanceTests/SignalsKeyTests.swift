import AuditLedger
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Issuance

@Suite("R66 R51: the key of security events") struct SignalsKeyTests {
    private let store: TestStore

    init() throws { store = try TestStore("signals-key", migrations: Issuer.migrations) }

    private func load(_ seal: KeySeal? = nil, token: TokenKeys? = nil) async throws -> Authority {
        try await Authority.load(
            trustDomain: try #require(TrustDomain("shop.example")), from: store.directory.state(), seal: seal, token: token,
            database: store.database, ledger: store.ledger, clock: store.clock.wallClock, entropy: store.entropy)
    }

    @Test func `it is made when it is asked for, once, kept sealed, and signs no identity that anybody believes`() async throws {
        let seal = try #require(KeySeal(Secret([UInt8](repeating: 7, count: 32))))
        let authority = try await load(seal)
        #expect(authority.signals == nil && authority.keys.allSatisfy { $0.kind != .signals })
        await #expect(throws: AuthorityRefusal.self) { _ = try await authority.prepare(.signals, by: "x") }
        let made = try await authority.makeSignalsKey(.active, by: "operator:ada")
        #expect(try await authority.makeSignalsKey(.active, by: "x") == made)
        let key = try #require(authority.signals)
        #expect(key.keyID == made.id && authority.signalsKeys == [key.publicKey])
        let file = try #require(FileManager.default.contents(atPath: try store.directory.state().file(made.file)))
        #expect(file.starts(with: Data("mayfly sealed 1\n".utf8)) && file.range(of: Data([0x02, 0x03, 0x01, 0x00, 0x01])) == nil)
        let entry = try #require(try await store.entries().last)
        #expect(entry.kind == "authority.activated" && entry.actor == "operator:ada" && entry.facts["kind"] == "signals")
        // A token that it signs is not one of the trust domain's.
        let forged = try key.issue(
            id: try #require(SPIFFEID("spiffe://shop.example/a")), audience: ["db"], now: store.clock.now, lifetime: .seconds(60), tokenID: "1")
        guard case .failure(let refusal) = authority.jwtBundle.verify(forged.token, audience: "db", now: store.clock.now) else {
            Issue.record("a token of the signals' key is believed")
            return
        }
        #expect(refusal.code == .unknownKey)
        #expect(try await load(seal).signals?.keyID == made.id)
        await #expect(throws: FileError.self) { _ = try await load() }
    }

    @Test func `its keys follow each other like others, and one that signed stays published for a day`() async throws {
        let authority = try await load()
        let first = try await authority.makeSignalsKey(.active, by: "x")
        let next = try await authority.prepare(.signals, by: "x")
        #expect(authority.signals?.keyID == first.id && authority.signalsKeys.count == 2)
        await #expect(throws: AuthorityRefusal.self, "published too lately") { _ = try await authority.activate(next.id, isForced: false, by: "x") }
        store.clock.advance(.seconds(601))
        _ = try await authority.activate(next.id, isForced: false, by: "x")
        #expect(authority.signals?.keyID == next.id)
        store.clock.advance(.seconds(86_000))
        #expect(try await authority.retireOld().isEmpty)
        store.clock.advance(.seconds(500))
        #expect(try await authority.retireOld().map(\.id) == [first.id])
        #expect(authority.signalsKeys.map(\.keyID) == [next.id])
        #expect(!FileManager.default.fileExists(atPath: try store.directory.state().file(first.file)))
        await #expect(throws: AuthorityRefusal.self) { _ = try await authority.revoke(next.id, isForced: true, by: "x") }
        let known = try await authority.prepare(.signals, by: "x")
        _ = try await authority.taint(known.id, by: "x")
        #expect(authority.signalsKeys.map(\.keyID) == [next.id], "what others may have speaks for nobody, at once")
    }

    @Test(.enabled(if: SoftHSM.isInstalled, "softhsm2 is not installed"))
    func `where keys are made in a token there is none, and none in a file instead`() async throws {
        let hsm = try SoftHSM.shared.get()
        let token = try TokenKeys(module: SoftHSM.module, label: "mayfly", pin: Secret(hsm.pin))
        let authority = try await load(token: token)
        await #expect(throws: AuthorityRefusal.self) { _ = try await authority.makeSignalsKey(.active, by: "x") }
        #expect(authority.signals == nil && authority.keys.allSatisfy { $0.kind != .signals })
    }
}
