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

@Suite("R47: revocation lists") struct RevocationListTests {
    private func revoke(_ fixture: NodeFixture, _ name: String) async throws -> String {
        try await fixture.join(fixture.token(), as: name)
        let serial = try #require(try await fixture.store.entries().last?.facts["serial"])
        try await fixture.store.database.write { [issuer = fixture.issuer] in
            _ = try issuer.revocations.revoke(.serial(serial), reason: "stolen", by: "x", in: $0)
        }
        return serial
    }

    private func lists(_ fixture: NodeFixture) async throws -> [Set<String>] {
        try await fixture.issuer.revocationLists().map { Set(try RevocationList.read($0).get().serials.map { $0.hex.uppercased() }) }
    }

    @Test func `a list holds what its own key signed and nothing else`() async throws {
        let fixture = try await NodeFixture("lists")
        let first = try await revoke(fixture, "n1")
        let next = try await fixture.issuer.authority.prepare(.x509, by: "x")
        _ = try await fixture.issuer.authority.activate(next.id, isForced: true, by: "x")
        let second = try await revoke(fixture, "n2")
        let lists = try await lists(fixture)
        #expect(lists.count == 2)
        #expect(Set(lists) == [[first], [second]])
        // Each is its key's by signature too.
        let roots = fixture.issuer.authority.bundle.roots
        for der in try await fixture.issuer.revocationLists() {
            var set = RevocationSet()
            try set.add(RevocationList.read(der).get(), issuers: roots).get()
        }
    }

    @Test func `all that has not expired is listed, however much was revoked after it, up to the stated bound`() async throws {
        let fixture = try await NodeFixture("bound")
        let first = try await revoke(fixture, "n1")
        let now = fixture.store.clock.now
        func add(_ count: Int, from start: Int, until: Timestamp) async throws {
            try await fixture.store.database.write { transaction in
                for number in start..<(start + count) {
                    let serial = String(format: "4A%030X", number)
                    try transaction.execute(
                        "INSERT INTO revocation VALUES('serial', ?, 'x', 'x', ?, ?)", .text(serial), Value(now + .seconds(1)), Value(until))
                }
                try transaction.execute("UPDATE crl_number SET number = number + 1")
            }
        }
        // More than a list once had; all end sooner than the first.
        try await add(Issuer.longestList - 1, from: 1, until: now + .seconds(60))
        var all = try await lists(fixture).reduce(into: Set<String>()) { $0.formUnion($1) }
        #expect(all.count == Issuer.longestList && all.contains(first))
        #expect(try await fixture.issuer.unlistedSerials() == 0)
        // Beyond the bound what ends first is left out, and somebody is told.
        try await add(5, from: 900_000, until: now + .seconds(30))
        all = try await lists(fixture).reduce(into: Set<String>()) { $0.formUnion($1) }
        #expect(all.count == Issuer.longestList && all.contains(first) && !all.contains(String(format: "4A%030X", 900_000)))
        #expect(try await fixture.issuer.unlistedSerials() == 5)
    }
}
