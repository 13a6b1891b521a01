public import AuditLedger
import Cedar
import Registration
public import Runtime
import SPIFFE
public import Storage
import Synchronization

/// The edition of the policies that is in force, and perhaps one beside it that only says what it would have decided.
public final class PolicyBook: Sendable {
    /// An edition with its number.
    public struct Numbered: Sendable {
        /// 0 for the standard policies.
        public var revision: Int
        public var edition: PolicyEdition

        public init(revision: Int, edition: PolicyEdition) {
            self.revision = revision
            self.edition = edition
        }
    }

    /// What the edition in the shadow would have decided otherwise.
    public struct ShadowCount: Sendable, Codable, Hashable {
        public var decided = 0
        /// Allowed now, and would not be.
        public var wouldDeny = 0
        /// Denied now, and would be allowed.
        public var wouldAllow = 0

        public init(decided: Int = 0, wouldDeny: Int = 0, wouldAllow: Int = 0) {
            (self.decided, self.wouldDeny, self.wouldAllow) = (decided, wouldDeny, wouldAllow)
        }
    }

    private struct State {
        var live: Numbered
        var shadow: Numbered?
        var count = ShadowCount()
        var view: EstateView?
        /// What lately was needed; the same caller asks for the same again.
        var slices: [SliceKey: EntitySlice] = [:]
        /// Of their texts.
        var sliceBytes = 0
        /// Slices that are in the table.
        var stored: Set<String> = []

        mutating func forgetSlices() { (slices, sliceBytes) = ([:], 0) }
    }
    private let state: Mutex<State>
    /// Most slices that are kept in memory, and bytes of their texts: gateways have a say in how large they are. Beyond it all are made
    /// anew.
    private static let sliceLimit = 20_000
    private static let sliceByteLimit = 64 << 20

    struct SliceKey: Hashable {
        var principal: Entity
        var action: EntityUID
        var resource: EntityUID
        var node: Entity?
        /// Entities that the context names.
        var named: [EntityUID]
        /// What an enforcement point says.
        var stated: [Entity]
        var estate: Int
        var policies: String
    }

    private let changes = Broadcast<Void>()

    public init(_ live: Numbered) { state = Mutex(State(live: live)) }

    /// Wakes when other policies are in force.
    public func wakes() -> AsyncStream<Void> { changes.stream() }

    public var live: Numbered { state.withLock { $0.live } }
    public var shadow: Numbered? { state.withLock { $0.shadow } }
    public var shadowCount: ShadowCount { state.withLock { $0.count } }

    public func set(_ live: Numbered) {
        state.withLock { state in
            state.live = live
            state.forgetSlices()
        }
        changes.send(())
    }

    /// Begins to count anew.
    public func setShadow(_ shadow: Numbered?) {
        state.withLock { state in
            state.shadow = shadow
            state.count = ShadowCount()
        }
    }

    /// One edition for all of a decision, however many are applied meanwhile.
    var both: (live: Numbered, shadow: Numbered?) { state.withLock { ($0.live, $0.shadow) } }

    func count(isAllowed: Bool, wouldBe: Bool) {
        state.withLock { state in
            state.count.decided += 1
            if isAllowed && !wouldBe { state.count.wouldDeny += 1 }
            if !isAllowed && wouldBe { state.count.wouldAllow += 1 }
        }
    }

    /// The estate as the transaction sees it. Read once for each change of it.
    func view(in transaction: Transaction) throws -> EstateView {
        let name = "estate view"
        if let kept = transaction.kept(name, as: EstateView.self), try Registry.revision(in: transaction) == kept.revision { return kept }
        let revision = try Registry.revision(in: transaction)
        let known = state.withLock { $0.view }
        let view = if let known, known.revision == revision { known } else { try EstateView(revision: revision, in: transaction) }
        transaction.keep(view, as: name)
        // What a transaction sees of its own changes is nobody else's business before it is committed.
        transaction.afterCommit { [self] in
            state.withLock { state in if (state.view?.revision ?? -1) < revision { state.view = view } }
        }
        return view
    }

    func slice(_ key: SliceKey, _ make: () throws -> EntitySlice) throws -> EntitySlice {
        if let known = state.withLock({ $0.slices[key] }) { return known }
        let slice = try make()
        state.withLock { state in
            if state.slices.count >= Self.sliceLimit || state.sliceBytes >= Self.sliceByteLimit { state.forgetSlices() }
            if state.slices.updateValue(slice, forKey: key) == nil { state.sliceBytes += slice.json.utf8.count }
        }
        return slice
    }

    /// Writes a slice down, once: the decisions that rest on it name it by its digest.
    func store(_ slice: EntitySlice, in transaction: Transaction) throws {
        guard !state.withLock({ $0.stored.contains(slice.digest) }) else { return }
        try transaction.execute("INSERT OR IGNORE INTO decision_entities VALUES(?, ?)", .text(slice.digest), .text(slice.json))
        let digest = slice.digest
        transaction.afterCommit { [self] in
            state.withLock { state in
                if state.stored.count >= Self.sliceLimit { state.stored = [] }
                state.stored.insert(digest)
            }
        }
    }
}

/// The tables of policies: every edition that was ever in force, and the entities that decisions rested on.
public struct PolicyRecords: Sendable {
    private let ledger: Ledger
    private let clock: WallClock

    public init(ledger: Ledger, clock: WallClock) {
        self.ledger = ledger
        self.clock = clock
    }

    public static let migrations = [
        Migration(
            "access-0001",
            """
            CREATE TABLE policy_edition(
                revision INTEGER PRIMARY KEY, digest TEXT NOT NULL, bundle TEXT NOT NULL, applied_at INTEGER NOT NULL,
                applied_by TEXT NOT NULL, note TEXT NOT NULL);
            CREATE INDEX policy_edition_digest ON policy_edition(digest);
            CREATE TABLE policy_place(place TEXT PRIMARY KEY CHECK (place IN ('live', 'shadow')), revision INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE decision_entities(digest TEXT PRIMARY KEY, entities TEXT NOT NULL) WITHOUT ROWID;
            """)
    ]

    /// Where an edition stands.
    public enum Place: String, Sendable, Codable {
        /// It decides.
        case live
        /// It says what it would decide.
        case shadow
    }

    /// One edition, as it was applied.
    public struct Applied: Sendable, Codable, Hashable {
        public var revision: Int
        public var digest: String
        public var appliedAt: Timestamp
        public var by: String
        public var note: String
    }

    public static func bundle(_ revision: Int, in transaction: Transaction) throws -> PolicyBundle? {
        try transaction.row("SELECT bundle FROM policy_edition WHERE revision = ?", Value(revision))?.json("bundle")
    }

    /// The edition that a decision names.
    public static func bundle(digest: String, in transaction: Transaction) throws -> PolicyBundle? {
        try transaction.row("SELECT bundle FROM policy_edition WHERE digest = ? LIMIT 1", .text(digest))?.json("bundle")
    }

    public static func revision(at place: Place, in transaction: Transaction) throws -> Int? {
        try transaction.row("SELECT revision FROM policy_place WHERE place = ?", .text(place.rawValue))?.integer("revision")
    }

    /// Newest first.
    public static func history(limit: Int, in transaction: Transaction) throws -> [Applied] {
        try transaction.rows(
            "SELECT revision, digest, applied_at, applied_by, note FROM policy_edition ORDER BY revision DESC LIMIT ?", Value(limit)
        ).map {
            Applied(
                revision: try $0.integer("revision"), digest: try $0.text("digest"), appliedAt: try $0.time("applied_at"),
                by: try $0.text("applied_by"), note: try $0.text("note"))
        }
    }

    /// The entities that a decision rested on, as JSON.
    public static func entities(_ digest: String, in transaction: Transaction) throws -> String? {
        try transaction.row("SELECT entities FROM decision_entities WHERE digest = ?", .text(digest))?.text("entities")
    }

    /// What is in force, from the database; the standard policies where nobody has applied any, and after an upgrade that changed them.
    public func load(in transaction: Transaction) throws -> (live: PolicyBook.Numbered, shadow: PolicyBook.Numbered?) {
        let live = try Self.revision(at: .live, in: transaction)
        let stored = try live.flatMap { try Self.bundle($0, in: transaction) }
        let isStandard = try live.map { try Self.isOfServer($0, in: transaction) } ?? true
        var number = live ?? 0
        if isStandard, stored != .standard {
            number = try store(.standard, at: .live, by: "server", note: "the standard policies", in: transaction)
        }
        let edition = try PolicyEdition(isStandard ? .standard : stored ?? .standard)
        // What cannot be read any more, after an upgrade of the schema, decided nothing.
        let shadow = try Self.revision(at: .shadow, in: transaction).flatMap { revision in
            try Self.bundle(revision, in: transaction).flatMap { try? PolicyEdition($0) }.map { PolicyBook.Numbered(revision: revision, edition: $0) }
        }
        return (PolicyBook.Numbered(revision: number, edition: edition), shadow)
    }

    private static func isOfServer(_ revision: Int, in transaction: Transaction) throws -> Bool {
        try transaction.row("SELECT applied_by FROM policy_edition WHERE revision = ?", Value(revision))?.text("applied_by") == "server"
    }

    /// Puts an edition in its place, in the ledger too.
    /// - Returns: its revision.
    public func store(_ bundle: PolicyBundle, at place: Place, by actor: String, note: String, in transaction: Transaction) throws -> Int {
        let revision = 1 + (try transaction.row("SELECT coalesce(max(revision), 0) AS last FROM policy_edition")?.integer("last") ?? 0)
        try transaction.execute(
            "INSERT INTO policy_edition VALUES(?, ?, ?, ?, ?, ?)", Value(revision), .text(bundle.digest), try Value(json: bundle),
            Value(clock.now()), .text(actor), .text(note))
        try put(revision, at: place, by: actor, facts: ["digest": bundle.digest, "note": note], in: transaction)
        return revision
    }

    private func put(_ revision: Int, at place: Place, by actor: String, facts: [String: String], in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO policy_place VALUES(?, ?) ON CONFLICT(place) DO UPDATE SET revision = excluded.revision", .text(place.rawValue),
            Value(revision))
        try ledger.append(
            NewEntry(
                kind: place == .live ? "policy.applied" : "policy.shadowed", subject: "policies", actor: actor,
                facts: facts.merging(["revision": String(revision)]) { first, _ in first }), in: transaction)
    }

    /// Takes the shadow away.
    public func endShadow(by actor: String, in transaction: Transaction) throws {
        guard try transaction.execute("DELETE FROM policy_place WHERE place = 'shadow'") > 0 else { return }
        try ledger.append(NewEntry(kind: "policy.shadow-ended", subject: "policies", actor: actor), in: transaction)
    }
}
