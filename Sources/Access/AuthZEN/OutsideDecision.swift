import AuditLedger
import Cedar

/// One question of an enforcement point, decided and not recorded yet.
struct OutsideDecision {
    enum Outcome {
        /// By the policies.
        case ruled(Ruling)
        /// Whatever they say.
        case refused(code: String, reason: String)
    }

    let subject: EntityUID
    let action: EntityUID
    let resource: EntityUID
    /// The edition in force.
    let version: String
    let isAllowed: Bool
    let code: String
    let reason: String
    /// `nil` where the policies had no part in it.
    let ruling: Ruling?

    init(subject: EntityUID, action: EntityUID, resource: EntityUID, version: String, outcome: Outcome) {
        (self.subject, self.action, self.resource, self.version) = (subject, action, resource, version)
        switch outcome {
        case .ruled(let ruling): (isAllowed, code, reason, self.ruling) = (ruling.answer.isAllowed, ruling.answer.code, ruling.words, ruling)
        case .refused(let code, let reason): (isAllowed, self.code, self.reason, ruling) = (false, code, reason, nil)
        }
    }

    /// As the ledger has it.
    func entry(_ record: DecisionRecord?, by actor: String) -> NewEntry {
        NewEntry(
            kind: isAllowed ? RecordedDecision.permitted : RecordedDecision.denied, subject: subject.id, actor: actor,
            facts: Dictionary(said(record)) { first, _ in first })
    }

    /// What the entry says, in no particular order; no name stands twice.
    func said(_ record: DecisionRecord?) -> [(name: String, value: String)] {
        let own: [(name: String, value: String)] = [
            ("action", action.id), ("code", code), ("reason", reason), ("policy", version), ("target", resource.description),
        ]
        return own + (record?.said ?? [])
    }
}
