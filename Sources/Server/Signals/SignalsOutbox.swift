import AuditLedger
import Foundation
import Runtime
import SharedSignals
import Storage

/// A stream as it is kept: without the secret that a receiver wants shown, which lies in a file of its own.
struct StreamRecord: Sendable, Codable {
    var id: String
    var receiver: String
    /// Asked for by URI; empty: all that it may hear.
    var requested: [String]
    /// `nil`: it polls.
    var pushURL: String?
    var description: String?
    var status: StreamStatus
    var reason: String?
    /// Declared by operators, and not made by the receiver.
    var isDeclared: Bool
    /// What held for new streams when it was made; all subjects without.
    var defaultSubjects: DefaultSubjects?
}

extension SignalsRecords {
    // MARK: Streams

    static func streams(in transaction: Transaction) throws -> [StreamRecord] {
        try transaction.rows("SELECT document FROM signal_stream ORDER BY made_at, id").map { try $0.json("document", as: StreamRecord.self) }
    }

    /// Begins a stream with what happens from now on, or changes one.
    func keep(_ stream: StreamRecord, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO signal_stream VALUES(?, ?, ?, ?, NULL) ON CONFLICT(id) DO UPDATE SET document = excluded.document", .text(stream.id),
            .text(stream.receiver), try Value(json: stream), Value(clock.now()))
        // Until there was a stream nobody read the ledger for one.
        try transaction.execute(
            "INSERT INTO signal_cursor SELECT 1, coalesce(max(sequence), 0) FROM ledger WHERE true ON CONFLICT(one) DO NOTHING")
        if stream.status == .disabled { try transaction.execute("DELETE FROM signal_outbox WHERE stream = ?", .text(stream.id)) }
    }

    static func removeStream(_ id: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM signal_outbox WHERE stream = ?", .text(id))
        try transaction.execute("DELETE FROM signal_subject WHERE stream = ?", .text(id))
        try transaction.execute("DELETE FROM signal_stream WHERE id = ?", .text(id))
        // The next stream begins with what happens then.
        try transaction.execute("DELETE FROM signal_cursor WHERE NOT EXISTS (SELECT 1 FROM signal_stream)")
    }

    /// Whether a verification event may be asked for now; notes that it was.
    func mayVerify(_ id: String, in transaction: Transaction) throws -> Bool {
        let last = try transaction.row("SELECT verified_at FROM signal_stream WHERE id = ?", .text(id))?.optionalTime("verified_at")
        if let last, clock.now() - last < .seconds(EventStream.verificationPause) { return false }
        try transaction.execute("UPDATE signal_stream SET verified_at = ? WHERE id = ?", Value(clock.now()), .text(id))
        return true
    }

    // MARK: What waits

    struct Waiting: Sendable {
        var token: String
        var claims: String
        var madeAt: Timestamp
        var attempts: Int
        var dueAt: Timestamp
    }

    func add(_ token: SecurityEventToken, to stream: String, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO signal_outbox(stream, token, claims, made_at, attempts, due_at) VALUES(?, ?, ?, ?, 0, 0)", .text(stream), .text(token.id),
            .text(token.claims), Value(clock.now()))
        let waiting = try Self.count(of: stream, in: transaction)
        guard waiting > Self.waitingLimit else { return }
        let dropped = try transaction.execute(
            "DELETE FROM signal_outbox WHERE place IN (SELECT place FROM signal_outbox WHERE stream = ? ORDER BY place LIMIT ?)", .text(stream),
            Value(Self.waitingLimit / 10))
        try ledger.append(
            NewEntry(kind: "signal.undelivered", subject: stream, actor: "server", facts: ["count": String(dropped), "reason": "too many wait"]),
            in: transaction)
    }

    static func count(of stream: String, in transaction: Transaction) throws -> Int {
        try transaction.row("SELECT count(*) AS count FROM signal_outbox WHERE stream = ?", .text(stream))?.integer("count") ?? 0
    }

    static func lastError(of stream: String, in transaction: Transaction) throws -> String? {
        try transaction.row("SELECT error FROM signal_outbox WHERE stream = ? ORDER BY place LIMIT 1", .text(stream))?.optionalText("error")
    }

    /// The oldest first.
    static func waiting(for stream: String, _ limit: Int, in transaction: Transaction) throws -> [Waiting] {
        try transaction.rows("SELECT * FROM signal_outbox WHERE stream = ? ORDER BY place LIMIT ?", .text(stream), Value(limit)).map {
            Waiting(
                token: try $0.text("token"), claims: try $0.text("claims"), madeAt: try $0.time("made_at"), attempts: try $0.integer("attempts"),
                dueAt: try $0.time("due_at"))
        }
    }

    /// Delivered: nothing is kept of it.
    static func settle(_ tokens: [String], of stream: String, in transaction: Transaction) throws {
        for token in tokens {
            try transaction.execute("DELETE FROM signal_outbox WHERE stream = ? AND token = ?", .text(stream), .text(token))
        }
    }

    /// Its receiver does not want it, and would not the next time either (RFC 8935 §2.3).
    func refuse(_ token: String, of stream: String, by receiver: String, _ error: DeliveryError, in transaction: Transaction) throws {
        guard try transaction.execute("DELETE FROM signal_outbox WHERE stream = ? AND token = ?", .text(stream), .text(token)) == 1 else { return }
        try ledger.append(
            NewEntry(
                kind: "signal.refused", subject: receiver, actor: "server",
                facts: ["jti": token, "code": error.code, "reason": error.description]), in: transaction)
    }

    /// Later again: after 1, 2, 4, … seconds, at most five minutes, until it is as old as nobody takes it any more.
    func postpone(_ waiting: Waiting, of stream: String, because error: String, jitter: Duration, in transaction: Transaction) throws {
        let now = clock.now()
        if now - waiting.madeAt > Self.retention {
            try Self.settle([waiting.token], of: stream, in: transaction)
            try ledger.append(
                NewEntry(kind: "signal.undelivered", subject: stream, actor: "server", facts: ["count": "1", "reason": error]), in: transaction)
            return
        }
        let pause = min(Duration.seconds(300), .seconds(1 << min(waiting.attempts, 9))) + jitter
        try transaction.execute(
            "UPDATE signal_outbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE stream = ? AND token = ?", Value(now + pause),
            .text(error), .text(stream), .text(waiting.token))
    }

    // MARK: From the ledger

    /// The ledger's kinds that somebody may want to hear of.
    static let told: Set<String> = ["identity.revoked", "identity.restored", "context.failing", "context.healthy", "credential.retired"]

    static func cursor(in transaction: Transaction) throws -> Int? {
        try transaction.row("SELECT sequence FROM signal_cursor")?.integer("sequence")
    }

    static func move(cursor: Int, in transaction: Transaction) throws {
        try transaction.execute("UPDATE signal_cursor SET sequence = ?", Value(cursor))
    }
}
