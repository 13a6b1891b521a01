import Access
import AuditLedger
import Evidence
import NodeAPI
import Runtime
import SPIFFE
import Storage

extension ControlPlaneCore {
    /// Puts into the ledger what an agent decided by itself; once, however often it is told. Returns up to where the agent may forget.
    func take(_ report: Mayfly_Node_V1_DecisionReport, from agent: SPIFFEID) async throws -> Int {
        try await database.write { [self] transaction in
            let (skip, acknowledged) = try observations.advance(
                agent: "\(agent)#decisions", incarnation: String(report.incarnation.prefix(64)), first: Int(report.firstSequence),
                count: report.decisions.count, in: transaction)
            var intake = AwayIntake(book: policies, ledger: ledger)
            for entities in report.entities { try intake.keep(entities, in: transaction) }
            for decision in report.decisions.dropFirst(skip) {
                try intake.take(AwayDecision(decision), from: agent.description, in: transaction)
            }
            // With decisions that are new, so that a report that is sent again does not count again.
            if report.unrecorded > 0, skip < report.decisions.count {
                try ledger.append(
                    NewEntry(
                        kind: "agent.decisions-unrecorded", subject: agent.description, actor: "agent:\(agent)",
                        facts: ["count": String(report.unrecorded)]), in: transaction)
            }
            return acknowledged
        }
    }
}

extension AwayDecision {
    fileprivate init(_ message: Mayfly_Node_V1_DecidedQuestion) {
        self.init(
            subject: message.subject, isAllowed: message.isAllowed, gateway: message.gateway, at: Timestamp(milliseconds: message.atMs),
            facts: message.facts)
    }
}
