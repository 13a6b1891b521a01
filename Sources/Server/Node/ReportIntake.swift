import Access
import AuditLedger
import Estate
import Evidence
import NodeAPI
import Runtime
import SPIFFE
import Storage

extension ControlPlaneCore {
    /// Takes a report once, however often it is sent. Returns up to where the agent may forget.
    func take(_ report: Mayfly_Node_V1_ReportRequest, from agent: SPIFFEID) async throws -> Int {
        try await database.write { transaction in
            let (skip, acknowledged) = try observations.advance(
                agent: agent.description, incarnation: String(report.incarnation.prefix(64)),
                first: Int(report.firstSequence), count: report.observations.count, in: transaction)
            for observation in report.observations.dropFirst(skip) {
                try take(observation, from: agent, in: transaction)
            }
            return acknowledged
        }
    }

    private func take(
        _ seen: Mayfly_Node_V1_Observation, from agent: SPIFFEID, in transaction: Transaction
    ) throws {
        let actor = "agent:\(agent)"
        // An agent's clock is its own; what it says lies between the report's period and now.
        let at = min(Timestamp(milliseconds: seen.atMs), clock.now())
        switch seen.what {
        case "applied":
            try registry.applied(seen.path, generation: Int(seen.generation), in: transaction)

        case "opened":
            guard let path = try Registry.path(seen.path, in: transaction) else { return }
            if seen.upstreamPort > 0 {
                let name = seen.workload.isEmpty ? bounded(seen.suggestedName, or: "unknown") : seen.workload
                try observations.record(
                    CallerSighting(
                        path: path.name, mode: PathMode(rawValue: seen.mode), port: Int(seen.upstreamPort), at: at,
                        name: name, isRegistered: !seen.workload.isEmpty,
                        evidence: "through path `\(path.name)`, process \(seen.pid) of user \(seen.uid)"), in: transaction)
            }
            // Only the workload itself shows that its path is in place.
            if seen.workload == path.workload {
                try step(path, .observed, kind: "path.observed", by: actor, in: transaction)
            }
            if seen.mode == PathMode.flag.rawValue { try alert("alert.flagged-use", seen, actor, in: transaction) }

        case "counted":
            try observations.addUsage(
                path: seen.path, isNew: seen.mode == PathMode.substitute.rawValue, at: at,
                exchanges: Int(clamping: max(0, seen.exchanges)), errors: Int(clamping: max(0, seen.errors)),
                in: transaction)

        case "refused":
            try alert("path.refused-caller", seen, actor, in: transaction)

        case "direct":
            let name = seen.workload.isEmpty ? bounded(seen.suggestedName, or: "unknown") : seen.workload
            try observations.record(
                CallerSighting(
                    path: nil, mode: nil, port: Int(seen.upstreamPort), at: at, name: name,
                    isRegistered: !seen.workload.isEmpty, evidence: bounded(seen.reason, or: "directly, around the agent")),
                in: transaction)

        default:
            return
        }
    }

    private func alert(
        _ kind: String, _ seen: Mayfly_Node_V1_Observation, _ actor: String, in transaction: Transaction
    ) throws {
        try ledger.append(
            NewEntry(
                kind: kind, subject: bounded(seen.path, or: "?"), actor: actor,
                facts: [
                    "login": bounded(seen.login, or: ""), "application": bounded(seen.application, or: ""),
                    "pid": String(seen.pid), "uid": String(seen.uid), "executable": bounded(seen.executable, or: ""),
                    "reason": bounded(seen.reason, or: ""), "mode": bounded(seen.mode, or: ""),
                ]), in: transaction)
    }

    /// Text from a node, cut to what a record should hold.
    private func bounded(_ text: String, or fallback: String) -> String {
        text.isEmpty ? fallback : String(text.unicodeScalars.filter { $0.value >= 32 }.map(Character.init).prefix(200))
    }
}
