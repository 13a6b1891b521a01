import AuditLedger
import Console
import Foundation
import Runtime
import SharedSignals
import Storage

/// The tables of security events: what operators declared, which tokens were taken, who is told, and what still waits for delivery.
struct SignalsRecords: Sendable {
    let ledger: Ledger
    let clock: WallClock

    static let migrations = [
        Migration(
            "signals-0001",
            """
            CREATE TABLE signal_policy(one INTEGER PRIMARY KEY CHECK (one = 1), document TEXT NOT NULL, changed_at INTEGER NOT NULL);
            CREATE TABLE signal_seen(
                transmitter TEXT NOT NULL, token TEXT NOT NULL, digest TEXT NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL,
                outcome TEXT NOT NULL, issued_at INTEGER NOT NULL, taken_at INTEGER NOT NULL, PRIMARY KEY(transmitter, token)) WITHOUT ROWID;
            CREATE INDEX signal_seen_issued_at ON signal_seen(issued_at);
            CREATE INDEX signal_seen_taken_at ON signal_seen(taken_at);
            CREATE TABLE signal_newest(
                transmitter TEXT NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL, happened_at INTEGER NOT NULL,
                PRIMARY KEY(transmitter, event, subject)) WITHOUT ROWID;
            CREATE TABLE signal_stream(
                id TEXT PRIMARY KEY, receiver TEXT NOT NULL, document TEXT NOT NULL, made_at INTEGER NOT NULL, verified_at INTEGER) WITHOUT ROWID;
            CREATE TABLE signal_outbox(
                place INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, token TEXT NOT NULL, claims TEXT NOT NULL,
                made_at INTEGER NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, error TEXT);
            CREATE UNIQUE INDEX signal_outbox_token ON signal_outbox(stream, token);
            CREATE INDEX signal_outbox_stream ON signal_outbox(stream, place);
            CREATE TABLE signal_cursor(one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL);
            """),
        subjectsMigration,
    ]

    /// A token that was made longer ago is refused, so that its `jti` need be kept no longer.
    static let retention = Duration.seconds(7 * 86400)
    /// Most tokens of one transmitter within ``retention``.
    static let seenLimit = 200_000
    /// Most events that wait for one stream; beyond it the oldest are dropped, and the ledger says so.
    static let waitingLimit = 50_000

    // MARK: The policy

    static func policy(in transaction: Transaction) throws -> SignalsPolicy {
        try transaction.row("SELECT document FROM signal_policy").map { try $0.json("document", as: SignalsPolicy.self) } ?? SignalsPolicy()
    }

    func store(_ policy: SignalsPolicy, _ changes: Action.ApplySignals.Answer, by actor: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO signal_policy VALUES(1, ?, ?)
            ON CONFLICT(one) DO UPDATE SET document = excluded.document, changed_at = excluded.changed_at
            """, try Value(json: policy), Value(clock.now()))
        try ledger.append(
            NewEntry(
                kind: "signal.policy-changed", subject: "signals", actor: actor,
                facts: [
                    "new": changes.created.joined(separator: " "), "changed": changes.updated.joined(separator: " "),
                    "gone": changes.deleted.joined(separator: " "),
                ]), in: transaction)
    }

    // MARK: What came

    struct Seen: Sendable {
        var at: Timestamp
        var transmitter: String
        var event: String
        var subject: String
        var outcome: String
    }

    /// Whether the very same token was taken before.
    ///
    /// Throws when another one had its name, or when no more are kept of its transmitter.
    static func isKnown(_ token: SecurityEventToken, from transmitter: String, in transaction: Transaction) throws -> Bool {
        let row = try transaction.row(
            "SELECT digest FROM signal_seen WHERE transmitter = ? AND token = ?", .text(transmitter), .text(token.id))
        if let row {
            if try row.text("digest") == token.digest.hex { return true }
            throw SETRefusal(.repeated, "its `jti` was used by another token")
        }
        let count = try transaction.row("SELECT count(*) AS count FROM signal_seen WHERE transmitter = ?", .text(transmitter))?.integer("count")
        guard count ?? 0 < seenLimit else { throw SETRefusal(.tooMany, "\(seenLimit) tokens of its transmitter are kept already") }
        return false
    }

    /// Notes a token for good, with its ledger entry.
    func note(_ token: SecurityEventToken, of transmitter: String, about subject: String, _ outcome: String, in transaction: Transaction) throws {
        let now = clock.now()
        let event = token.event.type?.name ?? String(token.event.uri.prefix(200))
        try transaction.execute(
            "INSERT INTO signal_seen VALUES(?, ?, ?, ?, ?, ?, ?, ?)", .text(transmitter), .text(token.id), .text(token.digest.hex), .text(event),
            .text(subject), .text(outcome), Value(token.issuedAt), Value(now))
        var facts = ["event": event, "jti": token.id, "outcome": outcome, "happened": token.happenedAt.description]
        if let reason = token.event.words { facts["reason"] = reason }
        if case .credentialChange(let change) = token.event.kind {
            facts["credential"] = String(change.type.printable.prefix(60))
            facts["change"] = change.change.rawValue
            if let serial = change.x509Serial { facts["serial"] = String(serial.printable.prefix(80)) }
        }
        if case .assuranceLevelChange(let change) = token.event.kind {
            facts["level"] = "\(change.namespace.printable.prefix(60)) \(change.current.printable.prefix(60))"
        }
        try ledger.append(
            NewEntry(kind: "signal.taken", subject: subject, actor: "transmitter:\(transmitter)", facts: facts), in: transaction)
    }

    /// Whether something newer of this kind was told of the subject already; notes this one if not.
    static func isOlder(_ token: SecurityEventToken, from transmitter: String, about subject: String, in transaction: Transaction) throws -> Bool {
        let newest = try transaction.row(
            "SELECT happened_at FROM signal_newest WHERE transmitter = ? AND event = ? AND subject = ?", .text(transmitter), .text(token.event.uri),
            .text(subject))
        if let newest, try newest.time("happened_at") > token.happenedAt { return true }
        try transaction.execute(
            """
            INSERT INTO signal_newest VALUES(?, ?, ?, ?)
            ON CONFLICT(transmitter, event, subject) DO UPDATE SET happened_at = excluded.happened_at
            """, .text(transmitter), .text(token.event.uri), .text(subject), Value(token.happenedAt))
        return false
    }

    static func taken(_ limit: Int, in transaction: Transaction) throws -> [Seen] {
        try transaction.rows("SELECT * FROM signal_seen ORDER BY taken_at DESC LIMIT ?", Value(limit)).map {
            Seen(
                at: try $0.time("taken_at"), transmitter: try $0.text("transmitter"), event: try $0.text("event"), subject: try $0.text("subject"),
                outcome: try $0.text("outcome"))
        }
    }

    /// What is so old that a replay of it is refused for its age.
    static func forget(at now: Timestamp, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM signal_seen WHERE issued_at < ?", Value(now - retention - .seconds(3600)))
        // After a year a first event of long ago may act once more; it would have to be signed anew, with a new `iat`.
        try transaction.execute("DELETE FROM signal_newest WHERE happened_at < ?", Value(now - .seconds(366 * 86400)))
    }
}

extension SecurityEvent {
    /// The reason for logs in one language, English if there is one; foreign, so printable and short.
    var words: String? { (reason["en"] ?? reason.min { $0.key < $1.key }?.value).map { String($0.printable.prefix(200)) } }
}

extension String {
    /// Foreign text for people: no control characters, nothing that looks like our own quotes.
    var printable: String { String(unicodeScalars.map { (0x20...0x7E).contains($0.value) && $0 != "`" ? Character($0) : "?" }) }
}
