//  AuditLedger: every change of state, in order, for ever. An append-only chain of hashes in the database, with a signed
//  checkpoint of its head: a flipped, dropped or reordered byte shows. Slices append inside the transaction that makes
//  the change, so that neither can exist without the other.

import Crypto
import Foundation
public import Runtime
public import Storage

/// What a caller asks to be recorded.
public struct NewEntry: Sendable {
    /// What happened, in dotted lower case: `decision.permitted`, `path.mode-changed`, `credential.retired`.
    public var kind: String
    /// What it happened to: a path, a fingerprint, a plan, a workload.
    public var subject: String
    /// Who did it: `operator:root`, `agent:spiffe://…`, `server`.
    public var actor: String
    /// The facts, without any secret.
    public var facts: [String: String]
    /// More facts, which others have too, and what goes into their holes: without a space each.
    public var shared: (facts: SharedFacts, values: [String])?

    public init(kind: String, subject: String, actor: String, facts: [String: String] = [:], shared: (facts: SharedFacts, values: [String])? = nil) {
        self.kind = kind
        self.subject = subject
        self.actor = actor
        self.facts = facts
        self.shared = shared
    }

    /// As they are stored.
    var ownFacts: [String: String] {
        guard let shared else { return facts }
        var own = facts
        own[SharedFacts.name] = shared.facts.digest
        own[SharedFacts.values] = shared.values.joined(separator: " ")
        return own
    }
}

/// One recorded entry.
public struct Entry: Sendable, Codable {
    /// 1, 2, 3, … without gaps.
    public var sequence: Int
    public var at: Timestamp
    public var kind: String
    public var subject: String
    public var actor: String
    public var facts: [String: String]
    /// SHA-256 of the previous entry's hash and this entry's canonical bytes, in hexadecimal.
    public var hash: String
}

/// The proof that something was recorded. Only the ledger makes one, so a function that takes a receipt cannot run unrecorded.
public struct Receipt: Sendable, Hashable {
    public let sequence: Int
    public let hash: String

    fileprivate init(sequence: Int, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }
}

/// The ledger of one installation.
public struct Ledger: Sendable {
    private let signer: CheckpointSigner
    private let clock: WallClock
    private let events: EventHub
    private let shares = StoredShares()

    public init(signer: CheckpointSigner, clock: WallClock, events: EventHub) {
        self.signer = signer
        self.clock = clock
        self.events = events
    }

    public static let migrations = [
        Migration(
            "ledger-0001",
            """
            CREATE TABLE ledger(
                sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
                actor TEXT NOT NULL, facts TEXT NOT NULL, hash TEXT NOT NULL);
            CREATE INDEX ledger_subject ON ledger(subject, sequence);
            CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
            CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
            CREATE TABLE ledger_checkpoint(
                one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, hash TEXT NOT NULL, note TEXT NOT NULL);
            """), SharedFacts.migration,
    ]

    /// Appends in the caller's transaction: the entry becomes durable together with the change that it records.
    @discardableResult
    public func append(_ new: NewEntry, in transaction: Transaction) throws -> Receipt {
        let head = try transaction.kept(Self.headName) ?? Head.stored(in: transaction)
        if let shared = new.shared { try shares.store(shared.facts, in: transaction) }
        var entry = Entry(
            sequence: head.size + 1, at: clock.now(), kind: Self.storable(new.kind), subject: Self.storable(new.subject),
            actor: Self.storable(new.actor), facts: new.ownFacts, hash: "")
        entry.hash = try Self.chainHash(previous: head.hash, entry)
        try transaction.execute(
            "INSERT INTO ledger(sequence, at, kind, subject, actor, facts, hash) VALUES(?, ?, ?, ?, ?, ?, ?)",
            Value(entry.sequence), Value(entry.at), .text(entry.kind), .text(entry.subject), .text(entry.actor),
            Value(members: entry.facts), .text(entry.hash))
        // Written and signed once for all entries of one commit: nobody can see the head in between.
        let next = Head(size: entry.sequence, hash: entry.hash)
        transaction.keep(next, as: Self.headName)
        transaction.beforeCommit("ledger checkpoint") { [signer] in
            try $0.execute(
                """
                INSERT INTO ledger_checkpoint VALUES(1, ?, ?, ?)
                ON CONFLICT(one) DO UPDATE SET size = excluded.size, hash = excluded.hash, note = excluded.note
                """,
                Value(next.size), .text(next.hash), .text(try signer.sign(size: next.size, hash: next.hash)))
        }
        let recorded = entry
        let shared = new.shared?.facts.facts
        transaction.afterCommit { [events] in
            events.publish(recorded.kind) {
                var whole = recorded
                if let shared { whole.facts = SharedFacts.joined(recorded.facts, shared) }
                return whole
            }
        }
        return Receipt(sequence: entry.sequence, hash: entry.hash)
    }

    private static let headName = "ledger head"

    /// Where the chain ends.
    private struct Head: Sendable {
        var size: Int
        var hash: String

        static func stored(in transaction: Transaction) throws -> Head {
            try transaction.row("SELECT size, hash FROM ledger_checkpoint WHERE one = 1")
                .map { Head(size: try $0.integer("size"), hash: try $0.text("hash")) } ?? Head(size: 0, hash: origin)
        }
    }

    /// A column cannot hold a NUL, and a name from outside must not keep an event out of the ledger: its picture stands for it.
    private static func storable(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacingOccurrences(of: "\0", with: "\u{2400}") : text
    }

    /// The chain's hash before the first entry.
    static let origin = String(repeating: "0", count: 64)

    static func chainHash(previous: String, _ entry: Entry) throws -> String {
        var hasher = SHA256()
        hasher.update(data: Array(previous.utf8))
        hasher.update(data: try canonical(entry))
        return Array(hasher.finalize()).hex
    }

    /// Length-prefixed fields, so that no two entries share their bytes.
    private static func canonical(_ entry: Entry) throws -> [UInt8] {
        var bytes: [UInt8] = Array("mayfly ledger entry v1\0".utf8)
        bytes.reserveCapacity(1024)
        func add(_ text: String) {
            withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
        }
        add(String(entry.sequence))
        add(String(entry.at.milliseconds))
        add(entry.kind)
        add(entry.subject)
        add(entry.actor)
        add(String(entry.facts.count))
        for key in entry.facts.keys.sorted() {
            add(key)
            add(entry.facts[key] ?? "")
        }
        return bytes
    }

    /// As it is stored: what it shares with others is not in it.
    static func storedEntry(_ row: Row) throws -> Entry {
        Entry(
            sequence: try row.integer("sequence"), at: try row.time("at"), kind: try row.text("kind"),
            subject: try row.text("subject"), actor: try row.text("actor"), facts: try row.members("facts"),
            hash: try row.text("hash"))
    }
}
