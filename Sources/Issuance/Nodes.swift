public import AuditLedger
import Crypto
public import Estate
import Foundation
public import Registration
public import Runtime
public import SPIFFE
public import Storage
import Synchronization
public import X509

/// A node as the server knows it: how it proved itself, which groups it may belong to, and which key is its own now.
public struct NodeRecord: Sendable, Hashable {
    public var agent: SPIFFEID
    /// `join-token`, or the name of an attestor.
    public var method: String
    /// What attestation told of it: groups of nodes are made by these.
    public var selectors: Set<Selector>
    public var state: State
    public var attestedAt: Timestamp
    public var renewedAt: Timestamp
    /// Why it is not active.
    public var reason: String?
    var keys: NodeKeys

    /// It was let in again after a suspicion, and has not joined since.
    public var hasNoKey: Bool { keys.isNone }

    /// The method of those who joined with a token.
    static let byJoinToken = "join-token"

    /// It can prove itself again without a person.
    public var isByEvidence: Bool { method != Self.byJoinToken }

    public enum State: String, Sendable, Codable {
        case active
        /// Its key was used in two places: nobody is believed until a person looks.
        case suspended
        /// Taken out by a person.
        case evicted
    }
}

/// The node's keys as a ratchet: every renewal brings a new one, and the one before is good only until the new one was used once.
///
/// A node that crashed between asking and storing still has the key before, and nobody has used the new one: it goes on. Whoever
/// copied a node's disk has a key that the node itself has left behind: whichever of the two comes second shows that there are two.
/// When the copy comes first, before the node has used its new key, that key is displaced: a crashed node never comes with it, so
/// whoever does shows the same.
struct NodeKeys: Sendable, Hashable {
    /// SHA-256 of the public key, in hexadecimal.
    var current: String
    var previous: String?
    /// Whether anybody has come with `current` yet.
    var isCurrentUsed: Bool
    /// Keys that were given for one whose holder then asked anew.
    var displaced: [String] = []

    /// Of a node whose keys may be somebody else's too. No digest is empty.
    static let none = NodeKeys(current: "", previous: nil, isCurrentUsed: true)

    /// Whether there is any key by which the node could come.
    var isNone: Bool { self == .none }

    /// Most that are kept. The older half stays, so that nobody can push out what shows them by asking often.
    private static let limit = 64

    /// Whether a call with this key is the node's: the copy's ends with the first call of the key that followed.
    func isOwn(_ key: String) -> Bool { key == current || (key == previous && !isCurrentUsed) }

    /// Whether it is or was the node's, as far as is remembered.
    func knows(_ key: String) -> Bool { key == current || key == previous || displaced.contains(key) }

    enum Judgement: Sendable, Equatable { case accepted, cloned, unknown }

    /// Takes up `next` if `presented` may be followed by it.
    mutating func advance(from presented: String, to next: String) -> Judgement {
        switch presented {
        case current: self = NodeKeys(current: next, previous: current, isCurrentUsed: false, displaced: displaced)
        case previous where !isCurrentUsed:
            if displaced.count == Self.limit { displaced.remove(at: Self.limit / 2) }
            displaced.append(current)
            current = next
        case previous: return .cloned
        case _ where displaced.contains(presented): return .cloned
        // Older ones are not kept; one that is neither is either older still or nobody's.
        default: return .unknown
        }
        return .accepted
    }
}

/// The nodes' table, and what of it every call needs, in memory.
public final class Nodes: Sendable {
    private let ledger: Ledger
    private let clock: WallClock
    /// How long one proof counts: a node's key renews until then, and no longer. A disk that was given away ends with it.
    public let longestAge: Duration
    private let records = Mutex<[SPIFFEID: NodeRecord]>([:])

    public static let standardAge = Duration.seconds(30 * 86400)

    public init(ledger: Ledger, clock: WallClock, longestAge: Duration = standardAge) {
        self.ledger = ledger
        self.clock = clock
        self.longestAge = longestAge
    }

    static let migration = Migration(
        "issuance-0002",
        """
        CREATE TABLE node(
            agent TEXT PRIMARY KEY, method TEXT NOT NULL, selectors TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
            attested_at INTEGER NOT NULL, renewed_at INTEGER NOT NULL, key TEXT NOT NULL, previous_key TEXT,
            key_used INTEGER NOT NULL) WITHOUT ROWID;
        """)

    static let displacedMigration = Migration(
        "issuance-0006", "ALTER TABLE node ADD COLUMN displaced_keys TEXT NOT NULL DEFAULT '[]'")

    // MARK: Reading

    /// Fills the memory. Once, at start.
    public func load(in transaction: Transaction) throws {
        let all = try transaction.rows("SELECT * FROM node").map(Self.record)
        records.withLock { $0 = Dictionary(all.map { ($0.agent, $0) }) { first, _ in first } }
    }

    private static func record(_ row: Row) throws -> NodeRecord {
        let name = try row.text("agent")
        guard let agent = SPIFFEID(name), let state = NodeRecord.State(rawValue: try row.text("state")) else {
            throw StorageError(.badRow, "node `\(name)` has no ID or an unknown state")
        }
        return NodeRecord(
            agent: agent, method: try row.text("method"), selectors: Set(try row.json("selectors", as: [Selector].self)), state: state,
            attestedAt: try row.time("attested_at"), renewedAt: try row.time("renewed_at"), reason: try row.optionalText("reason"),
            keys: NodeKeys(
                current: try row.text("key"), previous: try row.optionalText("previous_key"), isCurrentUsed: try row.bool("key_used"),
                displaced: try row.json("displaced_keys")))
    }

    /// As this transaction sees it: what is decided and changed in one must not rest on what another has not committed.
    private func stored(_ agent: SPIFFEID, in transaction: Transaction) throws -> NodeRecord? {
        try transaction.row("SELECT * FROM node WHERE agent = ?", .text(agent.description)).map(Self.record)
    }

    public var all: [NodeRecord] { records.withLock { $0.values.sorted { $0.agent.path < $1.agent.path } } }

    public subscript(agent: SPIFFEID) -> NodeRecord? { records.withLock { $0[agent] } }

    /// Which entries concern the agent: by itself, and by what its node proved.
    public func scope(of agent: SPIFFEID, entries: EntryCatalog) -> NodeScope {
        guard let record = self[agent] else { return NodeScope(agent: agent) }
        let now = clock.now()
        return NodeScope(agent: agent, groups: entries.read { $0.groups(ofNode: record.selectors, at: now) })
    }

    /// Why an agent is not believed though its SVID is good; `nil` when it is.
    public func refusal(of agent: SPIFFEID) -> IssuanceRefusal? { Self.refusal(of: agent, self[agent]) }

    /// The same of whoever calls with this key: one that the node has left behind is a copy's, however long its SVID is still good.
    ///
    /// - Parameter key: its digest, as ``X509/Certificate/PublicKey/digest`` says it.
    public func refusal(of agent: SPIFFEID, presenting key: String) -> IssuanceRefusal? {
        let record = self[agent]
        if let refusal = Self.refusal(of: agent, record) { return refusal }
        guard record?.keys.isOwn(key) == true else {
            return IssuanceRefusal(code: .unknownKey, reason: "`\(agent)` has another key by now: renew, or let the node join anew")
        }
        return nil
    }

    /// The same of whoever asks for the next key: one that was the node's once is looked at by ``advance(_:from:to:in:)``.
    public func refusal(of agent: SPIFFEID, renewingWith key: Certificate.PublicKey) -> IssuanceRefusal? {
        let record = self[agent]
        if let refusal = Self.refusal(of: agent, record) { return refusal }
        guard let record, record.keys.knows(Self.digest(key)) else { return Self.unknownKey(of: agent) }
        return tooOld(record)
    }

    /// Until when a node can renew by its key. Its last SVID may be good for that SVID's life after it.
    public func proofEnds(of record: NodeRecord) -> Timestamp { record.attestedAt + longestAge }

    /// Those who have to prove themselves anew within a fifth of the time that a proof counts, or had to before.
    public func due() -> [NodeRecord] {
        let soon = clock.now() + longestAge / 5
        return all.filter { $0.state == .active && proofEnds(of: $0) < soon }
    }

    private func tooOld(_ record: NodeRecord) -> IssuanceRefusal? {
        guard proofEnds(of: record) <= clock.now() else { return nil }
        return IssuanceRefusal(
            code: .proofTooOld,
            reason: "`\(record.agent)` proved itself at \(record.attestedAt), more than \(longestAge.brief) ago, and must do so again: by "
                + "evidence (mayfly agent --attest), or a token for its name (mayfly token create --node \(record.agent.segments.last ?? ""))")
    }

    private static func unknownKey(of agent: SPIFFEID) -> IssuanceRefusal {
        IssuanceRefusal(
            code: .unknownKey,
            reason: "the key that was presented is not the one that `\(agent)` has: let the node join anew, by evidence or a token for "
                + "its name (mayfly token create --node \(agent.segments.last ?? ""))")
    }

    /// Whether a person or a clone has taken it out, as this transaction sees it. Says nothing of whoever is no node.
    static func refusal(of agent: SPIFFEID, in transaction: Transaction) throws -> IssuanceRefusal? {
        guard let row = try transaction.row("SELECT state, reason FROM node WHERE agent = ?", .text(agent.description)) else { return nil }
        let state = try row.text("state")
        return state == NodeRecord.State.active.rawValue ? nil : notActive(agent, state, try row.optionalText("reason"))
    }

    /// The same as it was with the last commit.
    func refusal(ofKnown agent: SPIFFEID) -> IssuanceRefusal? { self[agent].flatMap { Self.refusal(of: agent, $0) } }

    private static func refusal(of agent: SPIFFEID, _ record: NodeRecord?) -> IssuanceRefusal? {
        guard let record else {
            return IssuanceRefusal(code: .unknownNode, reason: "`\(agent)` is no node of this server: let it join anew")
        }
        return record.state == .active ? nil : notActive(agent, record.state.rawValue, record.reason)
    }

    private static func notActive(_ agent: SPIFFEID, _ state: String, _ reason: String?, mend: String = "") -> IssuanceRefusal {
        IssuanceRefusal(code: .nodeNotActive, reason: "`\(agent)` is \(state): \(reason ?? "no reason was given")\(mend)")
    }

    /// Whether the server knows a node by this name, whatever it thinks of it, as this transaction sees it.
    func isKnown(_ agent: SPIFFEID, in transaction: Transaction) throws -> Bool {
        try transaction.row("SELECT 1 FROM node WHERE agent = ?", .text(agent.description)) != nil
    }

    // MARK: Changing

    /// A node has proved itself: it is new, or comes again with a key of its own choice.
    func admit(
        _ agent: SPIFFEID, method: String, selectors: Set<Selector>, publicKey: Certificate.PublicKey, in transaction: Transaction
    ) throws {
        if let known = try stored(agent, in: transaction), known.state != .active {
            throw Self.notActive(agent, known.state.rawValue, known.reason, mend: ". Readmit it first: mayfly nodes readmit \(agent)")
        }
        let now = clock.now()
        try store(
            NodeRecord(
                agent: agent, method: method, selectors: selectors, state: .active, attestedAt: now, renewedAt: now, reason: nil,
                keys: NodeKeys(current: Self.digest(publicKey), previous: nil, isCurrentUsed: false)), in: transaction)
    }

    /// A node comes with the key it has and asks for the next one. Refused, and the node suspended, when that key was left behind.
    ///
    /// - Returns: a refusal that the caller reports after the transaction, because its trace must be committed.
    func advance(
        _ agent: SPIFFEID, from presented: Certificate.PublicKey, to next: Certificate.PublicKey, in transaction: Transaction
    ) throws -> IssuanceRefusal? {
        let known = try stored(agent, in: transaction)
        if let refusal = Self.refusal(of: agent, known) { return refusal }
        guard var record = known else { return nil }
        if let refusal = tooOld(record) { return refusal }
        switch record.keys.advance(from: Self.digest(presented), to: Self.digest(next)) {
        case .accepted:
            record.renewedAt = clock.now()
            try store(record, in: transaction)
            return nil
        case .unknown:
            return Self.unknownKey(of: agent)
        case .cloned:
            record.state = .suspended
            record.reason = "a key that it had left behind was used again: its disk was copied, or set back to an older state"
            record.keys = .none
            try store(record, in: transaction)
            try ledger.append(
                NewEntry(kind: "agent.clone-detected", subject: agent.description, actor: "server", facts: ["reason": record.reason ?? ""]),
                in: transaction)
            return Self.notActive(agent, record.state.rawValue, record.reason)
        }
    }

    /// Notes that the newest key has come into use, from when on the one before is a copy's.
    public func used(_ digest: String, by agent: SPIFFEID, in database: Database) async throws {
        guard let record = self[agent], record.keys.current == digest, !record.keys.isCurrentUsed else { return }
        try await database.write { [self] transaction in
            guard var record = try stored(agent, in: transaction), record.keys.current == digest else { return }
            record.keys.isCurrentUsed = true
            try store(record, in: transaction)
        }
    }

    /// Takes a node out, or lets it in again. After a suspicion of two holders that is leave to join anew, and no more: the keys are gone.
    public func set(_ agent: SPIFFEID, to state: NodeRecord.State, reason: String, by actor: String, in transaction: Transaction) throws {
        guard var record = try stored(agent, in: transaction) else {
            throw IssuanceRefusal(code: .unknownNode, reason: "`\(agent)` is no node of this server")
        }
        record.state = state
        record.reason = state == .active ? nil : reason
        // Whoever lets it in again cannot know which of two holders of a key is the node: the node proves itself anew.
        if state == .suspended { record.keys = .none }
        try store(record, in: transaction)
        try ledger.append(
            NewEntry(kind: "agent.\(state.rawValue)", subject: agent.description, actor: actor, facts: ["reason": reason]), in: transaction)
    }

    private func store(_ record: NodeRecord, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO node VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(agent) DO UPDATE SET
            method = excluded.method, selectors = excluded.selectors, state = excluded.state, reason = excluded.reason,
            attested_at = excluded.attested_at, renewed_at = excluded.renewed_at, key = excluded.key,
            previous_key = excluded.previous_key, key_used = excluded.key_used, displaced_keys = excluded.displaced_keys
            """,
            .text(record.agent.description), .text(record.method), try Value(json: record.selectors.sorted()),
            .text(record.state.rawValue), Value(record.reason), Value(record.attestedAt), Value(record.renewedAt),
            .text(record.keys.current), Value(record.keys.previous), Value(record.keys.isCurrentUsed),
            try Value(json: record.keys.displaced))
        transaction.changesStanding()
        transaction.afterCommit { [self] in records.withLock { $0[record.agent] = record } }
    }

    private static func digest(_ key: Certificate.PublicKey) -> String { key.digest }
}
