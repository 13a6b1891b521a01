public import AuditLedger
import Foundation
public import Runtime
public import SPIFFE
public import Storage
import Synchronization

/// What was taken back before its end.
public struct Revocation: Sendable, Hashable, Codable {
    /// A SPIFFE ID, a certificate's serial, a token's `jti`: whatever of these it is.
    public enum Subject: Sendable, Hashable {
        /// All that it has, and all that it would be given, until the revocation is lifted.
        case identity(SPIFFEID)
        /// One certificate; upper-case hexadecimal.
        case serial(String)
        /// One token.
        case token(String)
    }
    public var subject: Subject
    public var reason: String
    public var by: String
    public var at: Timestamp
    /// From then on nothing that it concerns is valid any more, and it is forgotten; `nil` until it is lifted.
    public var until: Timestamp?
}

extension Revocation.Subject: Codable, CustomStringConvertible {
    /// `nil` for what could be none of these.
    public init?(kind: String, value: String) {
        switch kind {
        case "identity":
            guard let id = SPIFFEID(value) else { return nil }
            self = .identity(id)
        case "serial": self = .serial(value)
        case "token": self = .token(value)
        default: return nil
        }
    }

    public var kind: String {
        switch self {
        case .identity: "identity"
        case .serial: "serial"
        case .token: "token"
        }
    }

    public var description: String {
        switch self {
        case .identity(let id): id.description
        case .serial(let text), .token(let text): text
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let subject = Self(kind: parts[0], value: parts[1]) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither `identity`, `serial` nor `token`")
        }
        self = subject
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("\(kind) \(description)")
    }
}

/// The revocations' table, and all of it in memory: every decision asks.
public final class Revocations: Sendable {
    private let ledger: Ledger
    private let clock: WallClock
    private struct Held {
        var byID: [SPIFFEID: Revocation] = [:]
        var serials: [String: Revocation] = [:]
        var tokens: [String: Revocation] = [:]
    }
    private let held = Mutex(Held())
    private let lists = Mutex<SignedLists?>(nil)

    /// Revocation lists as they were signed last.
    struct SignedLists: Sendable {
        /// What they say, and who says it: signed anew only when one of these is another, or when they grow old. A signature of the
        /// same list has other bytes, and would be news to every workload.
        var number: Int
        var signers: [String]
        var at: Timestamp
        var der: [[UInt8]]
    }

    /// The lists of this number by these signers, if they were signed lately.
    func lists(_ number: Int, by signers: [String], since start: Timestamp, at now: Timestamp) -> [[UInt8]]? {
        lists.withLock { kept in
            // One that says it is of tomorrow was made by a clock that has been set right since.
            kept.flatMap { $0.number == number && $0.signers == signers && $0.at > start && $0.at <= now ? $0.der : nil }
        }
    }

    func keep(_ signed: SignedLists) { lists.withLock { $0 = signed } }

    public init(ledger: Ledger, clock: WallClock) {
        self.ledger = ledger
        self.clock = clock
    }

    static let migration = Migration(
        "issuance-0004",
        """
        CREATE TABLE revocation(
            kind TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER,
            PRIMARY KEY(kind, value)) WITHOUT ROWID;
        CREATE TABLE crl_number(one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
        INSERT INTO crl_number VALUES(1, 1);
        """)

    /// By which key a certificate was signed: a list has its own key's and no other's.
    static let issuerMigration = Migration("issuance-lists-0001", "ALTER TABLE issued ADD COLUMN issuer TEXT")

    // MARK: Asking

    public func isRevoked(_ id: SPIFFEID) -> Revocation? { held.withLock { $0.byID[id] } }
    public func isRevoked(serial: String) -> Revocation? { held.withLock { $0.serials[serial] } }
    public func isRevoked(token: String) -> Revocation? { held.withLock { $0.tokens[token] } }

    /// Why an identity is taken back, as this transaction sees it: the memory follows the commit, and several share one.
    static func reason(against id: SPIFFEID, in transaction: Transaction) throws -> String? {
        try transaction.row("SELECT reason FROM revocation WHERE kind = 'identity' AND value = ?", .text(id.description))?.text("reason")
    }

    /// All of them, the newest first.
    public var all: [Revocation] {
        held.withLock { Array($0.byID.values) + Array($0.serials.values) + Array($0.tokens.values) }
            .sorted { ($1.at, $0.subject.description) < ($0.at, $1.subject.description) }
    }

    /// Fills the memory. Once, at start.
    public func load(in transaction: Transaction) throws {
        let all = try transaction.rows("SELECT * FROM revocation").compactMap { row -> Revocation? in
            guard let subject = Revocation.Subject(kind: try row.text("kind"), value: try row.text("value")) else { return nil }
            return Revocation(
                subject: subject, reason: try row.text("reason"), by: try row.text("by"), at: try row.time("at"),
                until: try row.optionalTime("until"))
        }
        held.withLock { held in
            held = Held()
            for revocation in all { Self.note(revocation, in: &held) }
        }
    }

    private static func note(_ revocation: Revocation, in held: inout Held) {
        switch revocation.subject {
        case .identity(let id): held.byID[id] = revocation
        case .serial(let serial): held.serials[serial] = revocation
        case .token(let token): held.tokens[token] = revocation
        }
    }

    private static func forget(_ subject: Revocation.Subject, in held: inout Held) {
        switch subject {
        case .identity(let id): held.byID[id] = nil
        case .serial(let serial): held.serials[serial] = nil
        case .token(let token): held.tokens[token] = nil
        }
    }

    // MARK: Changing

    /// Takes an identity back, and every certificate and token of it that is still good; or one certificate or token.
    ///
    /// - Returns: how many certificates and tokens that are still good it concerns.
    public func revoke(_ subject: Revocation.Subject, reason: String, by actor: String, in transaction: Transaction) throws -> Int {
        let now = clock.now()
        var taken = [Revocation(subject: subject, reason: reason, by: actor, at: now, until: nil)]
        switch subject {
        case .identity(let id):
            let good = try transaction.rows(
                "SELECT id, kind, expires_at FROM issued WHERE spiffe_id = ? AND expires_at > ?", .text(id.description), Value(now))
            for row in good {
                let name = try row.text("id")
                taken.append(
                    Revocation(
                        subject: try row.text("kind") == "x509" ? .serial(name) : .token(name), reason: reason, by: actor, at: now,
                        until: try row.time("expires_at")))
            }
        case .serial(let name), .token(let name):
            guard let row = try transaction.row("SELECT expires_at FROM issued WHERE id = ?", .text(name)) else {
                throw IssuanceRefusal(code: .unknownIdentity, reason: "nothing was issued under `\(name.prefix(80))`")
            }
            taken[0].until = try row.time("expires_at")
        }
        for revocation in taken {
            try transaction.execute(
                "INSERT INTO revocation VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", .text(revocation.subject.kind),
                .text(revocation.subject.description), .text(reason), .text(actor), Value(now), Value(revocation.until))
            if case .identity = revocation.subject { continue }
            try transaction.execute("UPDATE issued SET revoked_at = ? WHERE id = ?", Value(now), .text(revocation.subject.description))
        }
        try transaction.execute("UPDATE crl_number SET number = number + 1")
        // Before the ledger's: whoever hears of the entry must find it here.
        let done = taken
        transaction.changesStanding()
        transaction.afterCommit { [self] in held.withLock { held in done.forEach { Self.note($0, in: &held) } } }
        try ledger.append(
            NewEntry(
                kind: "identity.revoked", subject: subject.description, actor: actor,
                facts: ["reason": reason, "concerns": String(taken.count - 1)]), in: transaction)
        return taken.count - 1
    }

    /// Lets an identity be issued again. What was taken back before stays so.
    public func lift(_ id: SPIFFEID, by actor: String, in transaction: Transaction) throws {
        guard try transaction.execute("DELETE FROM revocation WHERE kind = 'identity' AND value = ?", .text(id.description)) == 1 else {
            throw IssuanceRefusal(code: .unknownIdentity, reason: "`\(id)` is not revoked")
        }
        transaction.changesStanding()
        transaction.afterCommit { [self] in held.withLock { Self.forget(.identity(id), in: &$0) } }
        try ledger.append(NewEntry(kind: "identity.restored", subject: id.description, actor: actor), in: transaction)
    }

    /// Drops what concerns nothing any more, for its end has come.
    func forgetExpired(by time: Timestamp, in transaction: Transaction) throws {
        let over = all.filter { $0.until.map { $0 + .seconds(3600) < time } ?? false }
        guard !over.isEmpty else { return }
        for revocation in over {
            try transaction.execute(
                "DELETE FROM revocation WHERE kind = ? AND value = ?", .text(revocation.subject.kind), .text(revocation.subject.description))
        }
        // The lists are shorter by them: signed anew.
        try transaction.execute("UPDATE crl_number SET number = number + 1")
        transaction.afterCommit { [self] in held.withLock { held in over.forEach { Self.forget($0.subject, in: &held) } } }
    }

    /// Of the certificate revocation list (RFC 5280 §5.2.3): grows with every change.
    public static func listNumber(in transaction: Transaction) throws -> Int {
        try transaction.row("SELECT number FROM crl_number")?.integer("number") ?? 1
    }
}
