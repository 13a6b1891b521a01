public import AuditLedger
import Cedar
import Runtime
public import Storage

/// Puts into the ledger what agents decided by themselves. An agent is believed about what it saw; what follows from that is decided again.
public struct AwayIntake {
    private let book: PolicyBook
    private let ledger: Ledger
    private var reader = DecisionReader()

    /// Most bytes of one text of a decision.
    private static let factLimit = 512 << 10

    public init(book: PolicyBook, ledger: Ledger) {
        self.book = book
        self.ledger = ledger
    }

    /// Keeps entities that decisions rest on. What cannot be read is kept by nobody, and then the decisions that name it are disputed.
    public func keep(_ entities: String, in transaction: Transaction) throws {
        guard entities.utf8.count <= Self.factLimit, let slice = try? EntitySlice(Entities(json: entities).all) else { return }
        try book.store(slice, in: transaction)
    }

    /// One decision, one entry of the ledger, whatever becomes of it.
    @discardableResult
    public mutating func take(_ told: AwayDecision, from agent: String, in transaction: Transaction) throws -> Receipt {
        var facts = ["gateway": Self.bounded(told.gateway), "decidedAt": String(told.at.milliseconds)]
        for name in ["action", "code", "reason", "policy", "target"] { facts[name] = Self.bounded(told.facts[name] ?? "") }
        if told.facts.values.allSatisfy({ $0.utf8.count <= Self.factLimit }), var record = DecisionRecord(told.facts) {
            record.decidedAt = told.at
            record.shadow = nil
            switch try again(record, told, in: transaction) {
            case .disputed(let why): facts["disputed"] = why
            case .same(let entities): record.shadow = try shadow(record, told, entities, in: transaction)
            }
            facts.merge(record.facts) { first, _ in first }
        } else if told.isAllowed {
            facts["disputed"] = "it was allowed, and nothing says by what"
        }
        return try ledger.append(
            NewEntry(
                kind: told.isAllowed ? RecordedDecision.permitted : RecordedDecision.denied, subject: Self.bounded(told.subject),
                actor: "agent:\(agent)", facts: facts), in: transaction)
    }

    private enum Second {
        /// The policies say the same here, over these entities.
        case same(Entities)
        /// What speaks against it.
        case disputed(String)
    }

    private mutating func again(_ record: DecisionRecord, _ told: AwayDecision, in transaction: Transaction) throws -> Second {
        do {
            let live = book.live.edition
            guard let edition = live.digest == record.policies ? live : try reader.edition(record.policies, in: transaction) else {
                return .disputed("no such policies were ever in force")
            }
            guard let entities = try reader.entities(record.entities, in: transaction) else { return .disputed("its entities are not known") }
            let answer = edition.active(at: told.at).decide(try record.request(), in: entities)
            let isSame = answer.isAllowed == told.isAllowed && answer.reasons.map(\.description) == record.determining
            return isSame ? .same(entities) : .disputed("decided again it is \(answer.isAllowed ? "allowed" : "denied"): \(answer.code)")
        } catch let error as CedarError {
            return .disputed("it cannot be decided again: \(error.message)")
        } catch is PolicyFault {
            return .disputed("its policies cannot be read any more")
        }
    }

    /// What the edition in the shadow would have made of a decision by the one in force, over what it was decided over and what else it
    /// names itself. An agent has only the one in force.
    private func shadow(_ record: DecisionRecord, _ told: AwayDecision, _ entities: Entities, in transaction: Transaction) throws -> String? {
        let (live, shadow) = book.both
        guard let shadow, live.edition.digest == record.policies else { return nil }
        let view = try book.view(in: transaction)
        return book.difference(from: told.isAllowed, shadow) {
            guard shadow.edition.entities == live.edition.entities else {
                throw CedarError(.schema, "it was applied with other entities than those in force")
            }
            let named = try EntitySlice.reach(from: shadow.edition.anchors.filter { entities[$0] == nil }, level: PolicyEdition.level) { uid in
                entities[uid] ?? view.entity(uid, shadow.edition.entities)
            }
            let known = try Entities(named.merging(entities.all.map { ($0.uid, $0) }) { _, recorded in recorded }.values)
            return shadow.edition.active(at: told.at).decide(try record.request(), in: known)
        }
    }

    private static func bounded(_ text: String) -> String { String(text.prefix(2048)) }
}
