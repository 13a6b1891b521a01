import AuditLedger
import EstateTesting
import Foundation
import Runtime
import Storage
import Testing

/// Changes the database behind the ledger's back, as somebody with the file would: the triggers go first.
private func tamper(_ store: TestStore, _ statements: String) async throws {
    _ = try await store.database.write { transaction in
        try transaction.execute("DROP TRIGGER IF EXISTS ledger_no_update")
        try transaction.execute("DROP TRIGGER IF EXISTS ledger_no_delete")
        for statement in statements.split(separator: ";") { try transaction.execute(String(statement)) }
    }
}

private func isBroken(_ verdict: LedgerVerdict, at sequence: Int? = nil) -> Bool {
    guard case .broken(let found, _) = verdict else { return false }
    return sequence.map { $0 == found } ?? true
}

@Suite("R116: changes behind the ledger's back are found") struct TamperTests {
    @Test(arguments: [
        (1, "DELETE FROM ledger WHERE sequence = 1"),
        (4, "DELETE FROM ledger WHERE sequence = 4"),
        (7, "DELETE FROM ledger WHERE sequence = 7"),
        (5, "DELETE FROM ledger WHERE sequence >= 5"),
        (1, "DELETE FROM ledger"),
        (
            3,
            """
            UPDATE ledger SET sequence = 99 WHERE sequence = 3; UPDATE ledger SET sequence = 3 WHERE sequence = 4;
            UPDATE ledger SET sequence = 4 WHERE sequence = 99
            """
        ),
        (8, "INSERT INTO ledger SELECT 8, at, kind, subject, actor, facts, hash FROM ledger WHERE sequence = 7"),
        (1, "UPDATE ledger SET sequence = 0 WHERE sequence = 1"),
        (4, "DELETE FROM ledger WHERE sequence = 4; UPDATE ledger SET sequence = sequence - 1 WHERE sequence > 4"),
        (7, "UPDATE ledger SET hash = 'ff' || substr(hash, 3) WHERE sequence = 7"),
        (2, "UPDATE ledger SET facts = 'not json' WHERE sequence = 2"),
        (2, "UPDATE ledger SET at = 'yesterday' WHERE sequence = 2"),
        (2, "UPDATE ledger SET facts = '{}' WHERE sequence = 2"),
    ])
    func `a dropped, swapped, inserted or unreadable entry is found where it is`(_ sequence: Int, _ statements: String) async throws {
        let store = try await filledLedger(7)
        try await tamper(store, statements)
        let verdict = try await store.verify()
        #expect(isBroken(verdict, at: sequence), "\(verdict)")
    }

    @Test func `an entry before the first is found`() async throws {
        // Sequences from 0 down are outside the verifier's walk unless it looks for them.
        for sequence in [0, -1] {
            let store = try await filledLedger(3)
            try await tamper(
                store, "INSERT INTO ledger SELECT \(sequence), at, 'decision.permitted', 'forged', actor, facts, hash FROM ledger WHERE sequence = 1")
            let verdict = try await store.verify()
            #expect(isBroken(verdict), "an entry \(sequence) was slipped in: \(verdict)")
        }
    }

    @Test(arguments: [
        "UPDATE ledger_checkpoint SET size = 6",
        "UPDATE ledger_checkpoint SET size = 8",
        "UPDATE ledger_checkpoint SET hash = (SELECT hash FROM ledger WHERE sequence = 6)",
        "DELETE FROM ledger_checkpoint",
        "UPDATE ledger_checkpoint SET note = replace(note, char(10) || '7' || char(10), char(10) || '6' || char(10))",
        "UPDATE ledger_checkpoint SET note = ''",
        "UPDATE ledger_checkpoint SET note = note || note",
        "DELETE FROM ledger WHERE sequence = 7; UPDATE ledger_checkpoint SET size = 6, hash = (SELECT hash FROM ledger WHERE sequence = 6)",
    ])
    func `an edited checkpoint is found`(_ statements: String) async throws {
        let store = try await filledLedger(7)
        try await tamper(store, statements)
        let verdict = try await store.verify()
        #expect(isBroken(verdict), "\(verdict)")
    }

    @Test func `any flipped bit of any byte in any column of any entry is found`() async throws {
        let store = try await filledLedger(3)
        try await tamper(store, "")
        let rows = try await store.database.read { transaction in
            try transaction.rows("SELECT * FROM ledger ORDER BY sequence").map { row in
                (
                    sequence: try row.integer("sequence"), at: try row.integer("at"),
                    text: try ["kind", "subject", "actor", "facts", "hash"].map { ($0, try row.text($0)) }
                )
            }
        }
        var tried = 0
        for row in rows {
            for bit in 0..<41 {
                tried += 1
                try await expectFound(
                    store, sequence: row.sequence, column: "at", value: .integer(Int64(row.at ^ (1 << bit))), original: .integer(Int64(row.at)))
            }
            for (column, text) in row.text {
                for offset in 0..<text.utf8.count {
                    var bytes = Array(text.utf8)
                    bytes[offset] ^= 1 << UInt8(offset % 7)
                    tried += 1
                    try await expectFound(
                        store, sequence: row.sequence, column: column,
                        value: .text(String(decoding: bytes, as: UTF8.self)), original: .text(text))
                }
            }
        }
        #expect(tried > 400)
        #expect(try await store.verify() == .intact(entries: 3), "every change was taken back")
    }

    private func expectFound(_ store: TestStore, sequence: Int, column: String, value: Value, original: Value) async throws {
        _ = try await store.database.write {
            try $0.execute("UPDATE ledger SET \(column) = ? WHERE sequence = ?", value, Value(sequence))
        }
        let verdict = try await store.verify()
        #expect(isBroken(verdict, at: sequence), "`\(column)` of \(sequence) became \(value): \(verdict)")
        _ = try await store.database.write {
            try $0.execute("UPDATE ledger SET \(column) = ? WHERE sequence = ?", original, Value(sequence))
        }
    }

    @Test func `a checkpoint signed by another key is found`() async throws {
        let store = try await filledLedger(4)
        let stranger = try CheckpointSigner(key: Array(repeating: 7, count: 32), name: "mayfly/ledger").publicKey
        let verdict = try await store.database.read { try Ledger.verify(in: $0, publicKey: stranger) }
        #expect(isBroken(verdict))
    }

    @Test func `an anchor detects a ledger that was rewritten as a whole, even with the key`() async throws {
        let honest = try await filledLedger(6)
        let anchor = try #require(try await honest.database.read { try Ledger.checkpoint(in: $0) }).note
        // The forger has the signing key and writes a ledger of his own that is intact in itself.
        let forged = try TestStore("ledger-forged")
        for number in 0..<9 {
            _ = try await forged.database.write {
                try forged.ledger.append(NewEntry(kind: "thing.made", subject: "other-\(number)", actor: "x"), in: $0)
            }
        }
        #expect(try await forged.verify() == .intact(entries: 9))
        #expect(isBroken(try await forged.verify(anchor: anchor), at: 6))
        #expect(try await honest.verify(anchor: anchor) == .intact(entries: 6))
    }

    @Test func `an anchor detects an older copy put in place of the newer`() async throws {
        let long = try await filledLedger(6)
        let anchor = try #require(try await long.database.read { try Ledger.checkpoint(in: $0) }).note
        let short = try await filledLedger(4)
        #expect(try await short.verify() == .intact(entries: 4))
        #expect(isBroken(try await short.verify(anchor: anchor), at: 5))
        #expect(isBroken(try await filledLedger(0).verify(anchor: anchor), at: 1))
    }

    @Test func `an anchor stays good while the ledger grows`() async throws {
        let store = try await filledLedger(4)
        let anchor = try #require(try await store.database.read { try Ledger.checkpoint(in: $0) }).note
        for _ in 0..<5 {
            _ = try await store.database.write { try store.ledger.append(NewEntry(kind: "k", subject: "s", actor: "a"), in: $0) }
        }
        #expect(try await store.verify(anchor: anchor) == .intact(entries: 9))
    }

    @Test func `what has not the form of a checkpoint is told from one of another ledger`() async throws {
        let store = try await filledLedger(3)
        let note = try #require(try await store.database.read { try Ledger.checkpoint(in: $0) }).note
        #expect(CheckpointSigner.isCheckpoint(note))
        #expect(CheckpointSigner.isCheckpoint(note.replacingOccurrences(of: "mayfly/ledger", with: "other/ledger")))
        for text in ["", "hello\n", "a\n\nb", "{}", String(note.prefix(40)), note.components(separatedBy: "\u{2014}")[0]] {
            #expect(!CheckpointSigner.isCheckpoint(text))
        }
    }

    @Test func `a ledger's key that was cut is named`() throws {
        let directory = try TestDirectory("cut-key")
        let state = try StateDirectory(directory.path)
        try state.write(CheckpointSigner.fileName, [])
        let error = #expect(throws: LedgerKeyError.self) { try CheckpointSigner.load(from: state, entropy: .system) }
        #expect(error?.description.contains("ledger.key` is no key of a ledger: it has 0 bytes") == true)
    }

    @Test func `a mutated anchor is refused and never crashes the reader`() async throws {
        let store = try await filledLedger(3)
        let anchor = try #require(try await store.database.read { try Ledger.checkpoint(in: $0) }).note
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<500 {
            let mutated = String(decoding: generator.mutate(Array(anchor.utf8)), as: UTF8.self)
            let verdict = try await store.verify(anchor: mutated)
            // Bytes outside what is signed (a second signature line, white space at the end) may change; content may not.
            if verdict == .intact(entries: 3) {
                #expect(mutated.hasPrefix(anchor.prefix { $0 != "\u{2014}" }), "accepted: \(mutated)")
            }
        }
    }

    @Test func `OpenSSL verifies the checkpoint's signature`() async throws {
        // C2SP signed-note: the blob is four bytes of key id and 64 of Ed25519 over the text before the empty line.
        let store = try await filledLedger(3)
        let note = try #require(try await store.database.read { try Ledger.checkpoint(in: $0) }).note
        let parts = note.components(separatedBy: "\n\n")
        let blob = try #require(Data(base64Encoded: parts[1].split(separator: " ")[2].trimmingCharacters(in: .whitespacesAndNewlines)))
        let key = try #require(Data(base64Encoded: store.signer.publicKey.text.components(separatedBy: "+").dropFirst(2).joined(separator: "+")))
        #expect(key.count == 33 && key[0] == 1)
        let path = store.directory.path
        try Data((parts[0] + "\n").utf8).write(to: URL(fileURLWithPath: path + "/text"))
        try blob.dropFirst(4).write(to: URL(fileURLWithPath: path + "/signature"))
        // SubjectPublicKeyInfo of Ed25519 (RFC 8410 §4) is this prefix and the key.
        let spki = Data([0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]) + key.dropFirst()
        try spki.write(to: URL(fileURLWithPath: path + "/key.der"))
        let run = try await ProcessRun.run([
            "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", path + "/key.der", "-rawin", "-in",
            path + "/text", "-sigfile", path + "/signature",
        ])
        #expect(run.succeeded, "\(run.output)\(run.errors)")
    }
}
