public import AuditLedger
public import Cedar
public import Runtime
public import Storage

/// A recorded decision with all that it rested on, to be made again.
public struct RecordedDecision: Sendable {
    public let entry: Entry
    public let record: DecisionRecord
    public let request: Cedar.Request
    public let entities: Entities

    public var wasAllowed: Bool { entry.kind == Self.permitted }

    public static let permitted = "decision.permitted"
    public static let denied = "decision.denied"

    /// - Throws: `CedarError` for a record that cannot be read.
    init(_ entry: Entry, _ record: DecisionRecord, _ entities: Entities) throws(CedarError) {
        self.entry = entry
        self.record = record
        self.entities = entities
        request = try record.request()
    }

    /// When it was decided: an agent that decided by itself told of it later.
    public var at: Timestamp { record.decidedAt ?? entry.at }

    /// Decides again, as of the time when it was decided.
    public func decide(by edition: PolicyEdition) -> PolicyAnswer { edition.active(at: at).decide(request, in: entities) }

    /// Whoever answers for the caller, by what was known then.
    public var owner: String? {
        guard case .entity(let team)? = entities[request.principal]?.attributes["owner"] else { return nil }
        return team.id
    }
}

extension DecisionRecord {
    /// What was asked.
    func request() throws(CedarError) -> Cedar.Request {
        Cedar.Request(
            principal: try EntityUID(parsing: principal), action: (try? EntityUID(parsing: action)) ?? Domain.action(action),
            resource: try EntityUID(parsing: resource), context: try Record(json: context))
    }
}

/// Reads recorded decisions with their entities and editions. Keeps what it has read: thousands of decisions share both.
public struct DecisionReader: Sendable {
    private var slices: [String: Entities] = [:]
    private var editions: [String: PolicyEdition] = [:]
    private let sliceLimit = 50_000

    public init() {}

    /// Entry `sequence`; `nil` when that is no decision, or one that the policies had no part in.
    public mutating func decision(_ entry: Entry, withProvenance: Bool = true, in transaction: Transaction) throws -> RecordedDecision? {
        guard let record = DecisionRecord(entry, withProvenance: withProvenance) else { return nil }
        guard let entities = try entities(record.entities, in: transaction) else { return nil }
        return try RecordedDecision(entry, record, entities)
    }

    /// The edition that a decision names; `nil` when it is not kept.
    public mutating func edition(_ digest: String, in transaction: Transaction) throws -> PolicyEdition? {
        if let known = editions[digest] { return known }
        guard let bundle = try PolicyRecords.bundle(digest: digest, in: transaction) else { return nil }
        let edition = try PolicyEdition(bundle)
        editions[digest] = edition
        return edition
    }

    mutating func entities(_ digest: String, in transaction: Transaction) throws -> Entities? {
        if let known = slices[digest] { return known }
        guard let json = try PolicyRecords.entities(digest, in: transaction) else { return nil }
        let entities = try Entities(json: json)
        if slices.count >= sliceLimit { slices = [:] }
        slices[digest] = entities
        return entities
    }
}

/// Runs an edition against everything that was recorded: what it would have decided otherwise.
public struct Replay: Sendable {
    /// Decisions that would have come out otherwise, of one caller, action and resource.
    public struct Flip: Sendable, Codable, Hashable {
        public var principal: String
        public var owner: String?
        public var action: String
        public var resource: String
        /// Allowed then, and would be denied; or the other way.
        public var wasAllowed: Bool
        public var count: Int
        /// Ledger entries of the first and the last of them.
        public var first: Int
        public var last: Int
        public var lastAt: Timestamp
        /// The policies in force say the same already: it is not the candidate that makes the difference.
        public var isAlreadySo: Bool
        /// Why it would be so.
        public var because: String

        init(_ decision: RecordedDecision, isAlreadySo: Bool, because: String) {
            self.isAlreadySo = isAlreadySo
            principal = decision.record.principal
            owner = decision.owner
            action = decision.record.action
            resource = decision.record.resource
            wasAllowed = decision.wasAllowed
            (count, first, last, lastAt) = (1, decision.entry.sequence, decision.entry.sequence, decision.entry.at)
            self.because = because
        }
    }

    private struct Cell: Hashable {
        var principal: String
        var action: String
        var resource: String
        var wasAllowed: Bool
        var isAlreadySo: Bool
    }

    private let candidate: PolicyEdition
    private let current: PolicyEdition?
    /// By the policies of which time is decided; `nil` for that of each decision.
    private let time: Timestamp?
    private var reader = DecisionReader()
    private var adapted: [AdaptedKey: Entities] = [:]

    private struct AdaptedKey: Hashable {
        var entities: String
        /// Of the edition that decided, and of the one that they are for.
        var from: String
        var to: String
    }

    private var flips: [Cell: Flip] = [:]
    /// Most kinds of flips that are told apart.
    private static let cellLimit = 10_000

    /// Decisions that were decided again.
    public private(set) var replayed = 0
    /// Decisions whose record could not be read, or was made without the policies.
    public private(set) var skipped = 0
    public private(set) var flipped = 0
    /// Of these, what was denied, would be by the policies in force, and is allowed by the candidate.
    public private(set) var newlyAllowed = 0
    /// The last ledger entry that was looked at.
    public private(set) var cursor: Int

    /// - Parameters:
    ///   - current: what is in force, to tell what the candidate changes from what has changed before.
    ///   - time: decides by the policies that count at this time, as they would from then on; `nil` by those of the time of each decision.
    ///     What the context says stays as it was.
    ///   - start: the ledger entry after which it begins.
    public init(_ candidate: PolicyEdition, against current: PolicyEdition? = nil, asOf time: Timestamp? = nil, after start: Int = 0) {
        self.candidate = candidate
        self.current = current
        self.time = time
        cursor = start
    }


    /// What is different, the most frequent first.
    public var found: [Flip] {
        flips.values.sorted { ($1.count, $0.principal, $0.action, $0.resource) < ($0.count, $1.principal, $1.action, $1.resource) }
    }

    /// Decides the next `limit` recorded decisions again.
    /// - Returns: whether there may be more.
    public mutating func step(_ limit: Int, in transaction: Transaction) throws -> Bool {
        let entries = try Ledger.entries(
            ofKinds: [RecordedDecision.permitted, RecordedDecision.denied], after: cursor, limit: limit, in: transaction)
        for entry in entries {
            cursor = entry.sequence
            guard let decision = try? reader.decision(entry, withProvenance: false, in: transaction) else {
                skipped += 1
                continue
            }
            let entities = try entities(for: decision, by: candidate, in: transaction)
            let active = candidate.active(at: time ?? decision.at)
            let answer = active.decide(decision.request, in: entities)
            replayed += 1
            guard answer.isAllowed != decision.wasAllowed else { continue }
            flipped += 1
            let isAlreadySo = try current.map { current in
                let entities = try self.entities(for: decision, by: current, in: transaction)
                return current.active(at: time ?? decision.at).decide(decision.request, in: entities).isAllowed == answer.isAllowed
            }
            if answer.isAllowed, isAlreadySo == false { newlyAllowed += 1 }
            note(decision, isAlreadySo ?? false) { active.words(for: answer, to: decision.request, in: entities) }
        }
        return entries.count == limit
    }

    private mutating func note(_ decision: RecordedDecision, _ isAlreadySo: Bool, because: () -> String) {
        let cell = Cell(
            principal: decision.record.principal, action: decision.record.action, resource: decision.record.resource,
            wasAllowed: decision.wasAllowed, isAlreadySo: isAlreadySo)
        if flips[cell] != nil {
            flips[cell]?.count += 1
            flips[cell]?.last = decision.entry.sequence
            flips[cell]?.lastAt = decision.entry.at
        } else if flips.count < Self.cellLimit {
            flips[cell] = Flip(decision, isAlreadySo: isAlreadySo, because: because())
        }
    }

    /// The entities as they would be with what an edition says of them in place of what its predecessor said.
    private mutating func entities(
        for decision: RecordedDecision, by candidate: PolicyEdition, in transaction: Transaction
    ) throws -> Entities {
        let key = AdaptedKey(entities: decision.record.entities, from: decision.record.policies, to: candidate.digest)
        if let known = adapted[key] { return known }
        var result = decision.entities
        let before = try reader.edition(decision.record.policies, in: transaction)
        if before?.bundle.entities != candidate.bundle.entities
            || candidate.anchors.contains(where: { decision.entities[$0] == nil && candidate.entities[$0] != nil })
        {
            var all = Dictionary(decision.entities.all.map { ($0.uid, $0) }) { first, _ in first }
            for (uid, entity) in all { if let said = before?.entities[uid] { all[uid] = entity.taking(away: said) } }
            for (uid, entity) in all { if let said = candidate.entities[uid] { all[uid] = entity.adding(said) } }
            let roots = candidate.anchors + all.values.flatMap { Array($0.parents) }
            for (uid, entity) in try EntitySlice.reach(from: roots, level: PolicyEdition.level, { candidate.entities[$0] })
            where all[uid] == nil {
                all[uid] = entity
            }
            result = try Entities(all.values)
        }
        if adapted.count >= 20_000 { adapted = [:] }
        adapted[key] = result
        return result
    }
}

extension Entity {
    /// Without what somebody had said of it.
    fileprivate func taking(away other: Entity) -> Entity {
        let said = Set(other.attributes.fields)
        let tagged = Set(other.tags.fields)
        return Entity(
            uid, attributes: (try? Record(attributes.fields.filter { !said.contains($0) })) ?? attributes,
            tags: (try? Record(tags.fields.filter { !tagged.contains($0) })) ?? tags, parents: parents.subtracting(other.parents))
    }
}
