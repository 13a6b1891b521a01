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
            if let dispute = try dispute(record, told, in: transaction) { facts["disputed"] = dispute }
            facts.merge(record.facts) { first, _ in first }
        } else if told.isAllowed {
            facts["disputed"] = "it was allowed, and nothing says by what"
        }
        return try ledger.append(
            NewEntry(
                kind: told.isAllowed ? RecordedDecision.permitted : RecordedDecision.denied, subject: Self.bounded(told.subject),
                actor: "agent:\(agent)", facts: facts), in: transaction)
    }

    /// What speaks against it; `nil` where the policies say the same here.
    private mutating func dispute(_ record: DecisionRecord, _ told: AwayDecision, in transaction: Transaction) throws -> String? {
        do {
            let live = book.live.edition
            guard let edition = live.digest == record.policies ? live : try reader.edition(record.policies, in: transaction) else {
                return "no such policies were ever in force"
            }
            guard let entities = try reader.entities(record.entities, in: transaction) else { return "its entities are not known" }
            let answer = edition.active(at: told.at).decide(try record.request(), in: entities)
            let isSame = answer.isAllowed == told.isAllowed && answer.reasons.map(\.description) == record.determining
            return isSame ? nil : "decided again it is \(answer.isAllowed ? "allowed" : "denied"): \(answer.code)"
        } catch let error as CedarError {
            return "it cannot be decided again: \(error.message)"
        } catch is PolicyFault {
            return "its policies cannot be read any more"
        }
    }

    private static func bounded(_ text: String) -> String { String(text.prefix(2048)) }
}
