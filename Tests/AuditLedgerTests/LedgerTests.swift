import AuditLedger
import EstateTesting
import Foundation
import Runtime
import Storage
import Testing

/// A store with `count` entries that differ in every field.
func filledLedger(_ count: Int, purpose: String = "ledger") async throws -> TestStore {
    let store = try TestStore(purpose, migrations: [Migration("test-0001", "CREATE TABLE thing(name TEXT PRIMARY KEY)")])
    for number in 0..<count {
        store.clock.advance(.seconds(1))
        _ = try await store.database.write {
            try store.ledger.append(
                NewEntry(
                    kind: "thing.made", subject: "thing-\(number)", actor: "operator:\(number % 3)",
                    facts: ["number": String(number), "colour": "red"]), in: $0)
        }
    }
    return store
}

@Suite("R116: the ledger") struct LedgerTests {
    @Test func `entries are numbered without gaps and the chain verifies`() async throws {
        let store = try await filledLedger(25)
        let entries = try await store.entries()
        #expect(entries.map(\.sequence) == Array(1...25))
        #expect(Set(entries.map(\.hash)).count == 25)
        #expect(try await store.verify() == .intact(entries: 25))
    }

    @Test func `an empty ledger is intact`() async throws {
        #expect(try await filledLedger(0).verify() == .intact(entries: 0))
    }

    @Test func `a chain longer than one page of the verifier verifies`() async throws {
        let store = try TestStore("ledger-long")
        _ = try await store.database.write { transaction in
            for number in 0..<2_345 {
                try store.ledger.append(NewEntry(kind: "k", subject: "s\(number)", actor: "a"), in: transaction)
            }
        }
        #expect(try await store.verify() == .intact(entries: 2_345))
    }

    @Test func `an update is refused by the database itself`() async throws {
        let store = try await filledLedger(3)
        await #expect(throws: StorageError.self) {
            _ = try await store.database.write { try $0.execute("UPDATE ledger SET actor = 'nobody' WHERE sequence = 2") }
        }
        #expect(try await store.verify() == .intact(entries: 3))
    }

    @Test func `a delete is refused by the database itself`() async throws {
        let store = try await filledLedger(3)
        await #expect(throws: StorageError.self) { try await store.database.write { try $0.execute("DELETE FROM ledger") } }
        #expect(try await store.verify() == .intact(entries: 3))
    }

    @Test func `an insert that replaces an entry does not go unseen`() async throws {
        // REPLACE deletes without firing delete triggers unless recursive triggers are on: the chain must show it.
        let store = try await filledLedger(3)
        _ = try? await store.database.write {
            try $0.execute("INSERT OR REPLACE INTO ledger SELECT sequence, at, kind, subject, 'nobody', facts, hash FROM ledger WHERE sequence = 2")
        }
        let actor = try await store.entries()[1].actor
        if actor == "nobody" {
            #expect(try await store.verify() == .broken(sequence: 2, reason: "the entry's content does not match its hash"))
        }
    }

    @Test func `a change and its entry vanish together`() async throws {
        struct Interrupted: Error {}
        let store = try await filledLedger(2)
        await #expect(throws: Interrupted.self) {
            _ = try await store.database.write { transaction in
                try transaction.execute("INSERT INTO thing VALUES('a')")
                try store.ledger.append(NewEntry(kind: "thing.made", subject: "a", actor: "x"), in: transaction)
                throw Interrupted()
            }
        }
        let things = try await store.database.read { try $0.rows("SELECT * FROM thing").count }
        #expect(things == 0)
        #expect(try await store.verify() == .intact(entries: 2))
    }

    @Test func `a change whose entry is refused is undone too`() async throws {
        let store = try await filledLedger(1)
        // The head says 0 entries, so the next append collides with entry 1.
        await #expect(throws: StorageError.self) {
            _ = try await store.database.write { transaction in
                try transaction.execute("INSERT INTO thing VALUES('a')")
                try transaction.execute("UPDATE ledger_checkpoint SET size = 0")
                try store.ledger.append(NewEntry(kind: "thing.made", subject: "a", actor: "x"), in: transaction)
            }
        }
        let things = try await store.database.read { try $0.rows("SELECT * FROM thing").count }
        #expect(things == 0)
        #expect(try await store.verify() == .intact(entries: 1))
    }

    @Test func `an entry that was rolled back is told to nobody`() async throws {
        struct Interrupted: Error {}
        let store = try await filledLedger(0)
        var heard = store.events.subscribe().makeAsyncIterator()
        _ = try? await store.database.write { transaction in
            try store.ledger.append(NewEntry(kind: "never", subject: "a", actor: "x"), in: transaction)
            throw Interrupted()
        }
        _ = try await store.database.write {
            try store.ledger.append(NewEntry(kind: "once", subject: "a", actor: "x"), in: $0)
        }
        #expect(await heard.next()?.kind == "once")
    }

    @Test func `many writers at once leave one chain`() async throws {
        let store = try await filledLedger(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<20 {
                group.addTask {
                    for number in 0..<10 {
                        _ = try await store.database.write {
                            try store.ledger.append(NewEntry(kind: "k", subject: "\(writer).\(number)", actor: "a"), in: $0)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.verify() == .intact(entries: 200))
        #expect(Set(try await store.entries().map(\.subject)).count == 200)
    }

    @Test func `fields cannot lend bytes to each other`() async throws {
        // Same concatenation, other borders: with length prefixes the hashes differ.
        var hashes: Set<String> = []
        for (kind, subject) in [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc")] {
            let store = try TestStore("ledger-borders")
            let receipt = try await store.database.write {
                try store.ledger.append(NewEntry(kind: kind, subject: subject, actor: "x"), in: $0)
            }
            hashes.insert(receipt.hash)
        }
        #expect(hashes.count == 4)
    }

    @Test func `text of any alphabet and control characters survives the round trip`() async throws {
        let store = try TestStore("ledger-text")
        let facts = ["schlüssel": "Wärme — ☃ \u{1F98B}", "nl": "a\nb\tc\r\n", "nul": "a\u{0}b", "empty": "", "e\u{301}": "é"]
        _ = try await store.database.write {
            try store.ledger.append(NewEntry(kind: "k", subject: "süß\n", actor: "a\u{7}"), in: $0)
            try store.ledger.append(NewEntry(kind: "k", subject: "s", actor: "a", facts: facts), in: $0)
        }
        #expect(try await store.verify() == .intact(entries: 2))
        #expect(try await store.entries()[1].facts == facts)
    }

    @Test func `history tells one subject's entries in order`() async throws {
        let store = try await filledLedger(5)
        _ = try await store.database.write {
            try store.ledger.append(NewEntry(kind: "thing.painted", subject: "thing-2", actor: "x"), in: $0)
        }
        let kinds = try await store.database.read { try Ledger.history(of: "thing-2", in: $0).map(\.kind) }
        #expect(kinds == ["thing.made", "thing.painted"])
    }

    @Test func `a signing key from the state directory stays the same`() throws {
        let directory = try TestDirectory("ledger-key")
        let first = try CheckpointSigner.load(from: directory.state(), entropy: .system)
        let second = try CheckpointSigner.load(from: directory.state(), entropy: .system)
        #expect(first.publicKey.text == second.publicKey.text)
        #expect(first.publicKey.text.hasPrefix("mayfly/ledger+"))
    }
}
