import AuditLedger
import Registration
import Synchronization

/// What the permitted decisions about one process have alike: it comes again at every renewal, and nearly always nothing has changed but
/// the time. In memory alone, beside the ledger, which has it once.
final class RepeatedDecisions: Sendable {
    private struct Key: Hashable {
        var subject: String
        var agent: String
        var processID: Int
    }
    private struct Known {
        var request: AccessRequest
        var decision: Decision
        var shared: SharedFacts
    }
    private let known = Mutex<[Key: Known]>([:])
    /// Beyond it all are forgotten, and made anew.
    private static let limit = 20_000

    /// What the entry of this decision has in common with others; `nil` where it is to be written out.
    ///
    /// - Parameter facts: all of the entry's, made only when they are new.
    func shared(_ request: AccessRequest, _ decision: Decision, _ facts: () -> [String: String]) -> SharedFacts? {
        guard decision.isPermitted, let record = decision.record else { return nil }
        let key = Key(subject: request.subject, agent: request.agent, processID: request.processID)
        if let known = known.withLock({ $0[key] }), Self.isAlike(known.request, request), Self.isAlike(known.decision, decision) {
            return known.shared
        }
        // Whoever could put a hole into a text could say with it what is not so.
        let whole = facts()
        guard !whole.values.contains(where: SharedFacts.hasHoles), var outline = record.outline(of: whole) else { return nil }
        outline[Gate.processFact] = nil
        let shared = SharedFacts(outline)
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[key] = Known(request: request, decision: decision, shared: shared)
        }
        return shared
    }

    private static func isAlike(_ left: AccessRequest, _ right: AccessRequest) -> Bool {
        left.action == right.action && left.selectors == right.selectors && left.delegate == right.delegate
            && left.isAsserted == right.isAsserted
    }

    private static func isAlike(_ left: Decision, _ right: Decision) -> Bool {
        guard let mine = left.record, let other = right.record else { return false }
        return left.code == right.code && left.reason == right.reason && left.policyVersion == right.policyVersion
            && left.entry?.name == right.entry?.name && left.entry?.revision == right.entry?.revision && mine.isAlike(other)
    }
}
