import AuditLedger
import EstateTesting
import Runtime
import Storage
import Testing

@Suite("R116: facts that entries share") struct SharedFactsTests {
    private static let shared = SharedFacts(["colour": "red", "said": "at \(SharedFacts.hole(0)), \(SharedFacts.hole(1)) old"])

    private func store(_ count: Int) async throws -> TestStore {
        let store = try await filledLedger(2)
        for number in 0..<count {
            _ = try await store.database.write {
                try store.ledger.append(
                    NewEntry(
                        kind: "thing.seen", subject: "thing-1", actor: "x", facts: ["number": String(number)],
                        shared: (Self.shared, [String(number), "9"])), in: $0)
            }
        }
        return store
    }

    @Test func `whoever reads entries sees all facts, with each entry's own values in the holes`() async throws {
        let store = try await store(3)
        let seen = try await store.entries().filter { $0.kind == "thing.seen" }
        #expect(seen.map(\.facts) == (0..<3).map { ["number": String($0), "colour": "red", "said": "at \($0), 9 old"] })
        #expect(try await store.verify() == .intact(entries: 5))
        let rows = try await store.database.read { try $0.rows("SELECT facts FROM ledger_shared").count }
        #expect(rows == 1)
        let one = try await store.database.read { try Ledger.entry(4, in: $0) }
        #expect(one?.facts["said"] == "at 1, 9 old")
    }

    @Test func `whoever listens hears all facts, and only the kinds that are wanted`() async throws {
        let store = try await filledLedger(0)
        var heard = store.events.subscribe { $0 == "thing.seen" }.makeAsyncIterator()
        _ = try await store.database.write {
            try store.ledger.append(NewEntry(kind: "thing.made", subject: "a", actor: "x"), in: $0)
            try store.ledger.append(NewEntry(kind: "thing.seen", subject: "a", actor: "x", shared: (Self.shared, ["5", "6"])), in: $0)
        }
        let entry = try #require(await heard.next())
        #expect(entry.kind == "thing.seen" && entry.facts == ["colour": "red", "said": "at 5, 6 old"])
    }

    @Test func `what is shared and was rolled back is written again`() async throws {
        struct Interrupted: Error {}
        let store = try await filledLedger(0)
        _ = try? await store.database.write {
            try store.ledger.append(NewEntry(kind: "k", subject: "s", actor: "a", shared: (Self.shared, ["1", "2"])), in: $0)
            throw Interrupted()
        }
        _ = try await store.database.write {
            try store.ledger.append(NewEntry(kind: "k", subject: "s", actor: "a", shared: (Self.shared, ["1", "2"])), in: $0)
        }
        #expect(try await store.verify() == .intact(entries: 1))
    }

    @Test func `the database refuses to change what is shared`() async throws {
        let store = try await store(1)
        for statement in ["UPDATE ledger_shared SET facts = '{}'", "DELETE FROM ledger_shared"] {
            await #expect(throws: StorageError.self) { try await store.database.write { try $0.execute(statement) } }
        }
    }

    @Test(arguments: [
        "UPDATE ledger_shared SET facts = replace(facts, 'red', 'tan')", "UPDATE ledger_shared SET facts = 'no json'",
        "DELETE FROM ledger_shared", "UPDATE ledger_shared SET digest = 'ff' || substr(digest, 3)",
    ])
    func `a change of what is shared is found, at the first entry that names it`(_ statement: String) async throws {
        let store = try await store(2)
        _ = try await store.database.write { transaction in
            for trigger in ["ledger_shared_no_update", "ledger_shared_no_delete"] { try transaction.execute("DROP TRIGGER \(trigger)") }
            try transaction.execute(statement)
        }
        guard case .broken(3, _) = try await store.verify() else {
            Issue.record("\(try await store.verify())")
            return
        }
        await #expect(throws: StorageError.self) { try await store.entries() }
    }

    @Test func `an entry that shares nothing has the hash that it always had`() async throws {
        // Worked out from the page about the ledger, by another program.
        let store = try TestStore("ledger-same", clock: HeldClock(Timestamp(milliseconds: 1_700_000_000_000)))
        let receipt = try await store.database.write {
            try store.ledger.append(NewEntry(kind: "k", subject: "s", actor: "a", facts: ["b": "2", "a": "1"]), in: $0)
        }
        #expect(receipt.hash == "dc638239b844cada25bd4a22033959a5f9b05cd2cab0d1d6c13ab238c2560331")
    }
}
