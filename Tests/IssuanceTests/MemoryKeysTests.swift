import AuditLedger
import Crypto
import EstateTesting
import Foundation
import Runtime
import SPIFFE
import Storage
import Testing

@testable import Issuance

@Suite("R42 R50: an authority's keys in memory") struct MemoryKeysTests {
    private func fixture(_ name: String) async throws -> (UpstreamFixture, FileUpstream) {
        let fixture = try UpstreamFixture(name)
        try await fixture.root("corp")
        return (fixture, fixture.upstream("corp.crt", key: "corp.key"))
    }

    private func states(_ authority: Authority) -> [String] { authority.keys.map { "\($0.kind.rawValue) \($0.state.rawValue)" }.sorted() }

    @Test func `keys in memory are on no disk, and after a restart others sign under the same root, which agents know already`() async throws {
        let (fixture, upstream) = try await fixture("memory")
        let memory = MemoryKeys()
        let first = try await fixture.load(upstream, memory: memory)
        let svid = try fixture.svid(first)
        #expect(first.keys.allSatisfy { $0.isInMemory && memory[$0.file] != nil })
        let root = try first.certificates.keyDER.withBytes { try P256.Signing.PrivateKey(derRepresentation: Array($0)).rawRepresentation }
        let secrets = [root] + first.keys.filter { $0.kind == .jwt }.compactMap { memory[$0.file].map { Data($0) } }
        #expect(secrets.map(\.count) == [32, 32])
        let files = try FileManager.default.subpathsOfDirectory(atPath: fixture.store.directory.path)
        for file in files where !file.hasPrefix("corp") {
            let bytes = FileManager.default.contents(atPath: fixture.path(file)) ?? Data()
            #expect(!secrets.contains { bytes.range(of: $0) != nil }, "\(file)")
        }
        #expect(!files.contains { $0.hasSuffix(".key") && $0 != "corp.key" })
        // While the process lives they are what they were.
        #expect(try await fixture.load(upstream, memory: memory).certificates.certificateDER == first.certificates.certificateDER)
        _ = try await first.prepare(.jwt, by: "x")

        let again = try await fixture.load(upstream, memory: MemoryKeys())
        #expect(states(again) == ["jwt active", "jwt old", "x509 active", "x509 old"])
        #expect(again.trustBundle.x509Authorities == first.trustBundle.x509Authorities)
        #expect(again.trustBundle.jwtAuthorities.contains(first.tokens.publicKey) && again.tokens.keyID != first.tokens.keyID)
        #expect(try #require(again.trustBundle.sequence) > (try #require(first.trustBundle.sequence)))
        for chain in [svid, try fixture.svid(again)] {
            for bundle in [first.bundle, again.bundle, again.issuers] { #expect(await fixture.accepts(bundle, chain)) }
        }
        let kinds = try await fixture.store.entries().map(\.kind)
        #expect(kinds.count { $0 == "authority.activated" } == 4 && kinds.count { $0 == "authority.retired" } == 2)
        #expect(kinds.count { $0 == "authority.revoked" } == 1, "what was only prepared is gone")
    }

    @Test func `a start that the upstream failed is made good by the next, and keys roll in memory as in files`() async throws {
        let (fixture, upstream) = try await fixture("memory-away")
        _ = try await fixture.load(upstream, memory: MemoryKeys())
        try FileManager.default.moveItem(atPath: fixture.path("corp.key"), toPath: fixture.path("away"))
        #expect(await reason { _ = try await fixture.load(upstream, memory: MemoryKeys()) } != "")
        try FileManager.default.moveItem(atPath: fixture.path("away"), toPath: fixture.path("corp.key"))
        let memory = MemoryKeys()
        let authority = try await fixture.load(upstream, memory: memory)
        #expect(states(authority) == ["jwt active", "jwt old", "x509 active", "x509 old"])
        let before = try #require(authority.keys.first { $0.kind == .x509 && $0.state == .active })
        let next = try await authority.prepare(.x509, by: "x")
        _ = try await authority.activate(next.id, isForced: true, by: "x")
        #expect(await fixture.accepts(authority.bundle, try fixture.svid(authority)))
        _ = try await authority.revoke(before.id, isForced: true, by: "x")
        #expect(memory[before.file] == nil && memory[next.file] != nil)
        // Lists are made by those that can sign; what is lost has none.
        let issuer = Issuer(
            authority: authority, database: fixture.store.database, ledger: fixture.store.ledger, clock: fixture.store.clock.wallClock,
            entropy: fixture.store.entropy)
        #expect(try await issuer.revocationListsByKey().map(\.key) == [next.id])
    }

    @Test func `keys in memory without an authority above are refused, and so is to go on without it`() async throws {
        let (fixture, upstream) = try await fixture("memory-alone")
        #expect(await reason { _ = try await fixture.load(nil, memory: MemoryKeys()) }.contains("could not vouch"))
        _ = try await fixture.load(upstream, memory: MemoryKeys())
        #expect(await reason { _ = try await fixture.load(nil) }.contains("under the authority above"))
        // Back to files, below the same authority.
        let authority = try await fixture.load(upstream)
        #expect(authority.keys.filter { $0.state == .active }.allSatisfy { !$0.isInMemory })
        #expect(await fixture.accepts(authority.bundle, try fixture.svid(authority)))
    }
}
