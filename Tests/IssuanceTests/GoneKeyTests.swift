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

@Suite("R51: keys that are gone") struct GoneKeyTests {
    private func rotate(_ authority: Authority) async throws -> AuthorityKey {
        let old = try #require(authority.keys.first { $0.kind == .x509 && $0.state == .active })
        let next = try await authority.prepare(.x509, by: "x")
        _ = try await authority.activate(next.id, isForced: true, by: "x")
        return old
    }

    @Test func `the file of a revoked key that could not be removed is removed at the next start`() async throws {
        let store = try TestStore("gone", migrations: Issuer.migrations)
        func load() async throws -> Authority {
            try await Authority.load(
                trustDomain: TrustDomain("shop.example")!, from: store.directory.state(), database: store.database, ledger: store.ledger,
                clock: store.clock.wallClock, entropy: store.entropy)
        }
        let authority = try await load()
        let old = try await rotate(authority)
        let path = try store.directory.state().file(old.file)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        // What cannot be unlinked stands for a crash between the commit and the removal.
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        _ = try await authority.revoke(old.id, isForced: true, by: "x")
        #expect(FileManager.default.fileExists(atPath: path))
        try FileManager.default.removeItem(atPath: path)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let again = try await load()
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(again.keys.allSatisfy { $0.id != old.id })
        #expect(try await store.database.read { try $0.rows("SELECT file FROM gone_key_file").count } == 0)
    }
}
