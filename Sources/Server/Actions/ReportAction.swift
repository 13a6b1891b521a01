import Access
import AuditLedger
import Console
import Estate
import Evidence
import Inventory
import Lifecycle
import Runtime
import Storage
import TrafficProof

extension Actions {
    func report() async throws -> Action.Report.Answer {
        try await core.database.read { [core] transaction in
            let ranked = try core.rankedCredentials(in: transaction)
            func count(_ state: CredentialState) -> Int { ranked.count { $0.state == state } }
            let registered = try Registry.paths(in: transaction)
            let retirements = try ranked.compactMap { credential -> Action.Report.RetirementStatus? in
                guard let retirement = try Lifecycle.retirement(of: credential.fingerprint, in: transaction) else { return nil }
                let path = registered.first { $0.credential == credential.fingerprint }
                return Action.Report.RetirementStatus(
                    credential: credential.fingerprint, login: path.map { "\($0.login ?? "?")@\($0.resource)" },
                    disabledAt: retirement.disabledAt, verifiedAt: retirement.verifiedAt, refusal: retirement.refusal,
                    acceptedBefore: retirement.acceptedBefore, proof: retirement.proofDigest,
                    findings: retirement.findings.map { "\($0.rule.title(holds: $0.holds)): \($0.text)" })
            }
            return Action.Report.Answer(
                at: core.clock.now(), found: ranked.count, standing: count(.standing), disabled: count(.disabled),
                excepted: count(.excepted), retired: count(.retired),
                paths: try registered.map { try core.status(of: $0, in: transaction) }, retirements: retirements,
                waivers: try Lifecycle.waivers(in: transaction).filter { $0.expiredAt == nil }
                    .map { try summary($0, in: transaction) },
                remaining: ranked.filter { $0.state != .retired },
                undeclared: try core.undeclaredConsumers(in: transaction),
                ledgerEntries: try Ledger.checkpoint(in: transaction)?.size ?? 0)
        }
    }
}

extension ControlPlaneCore {
    /// Names of those who used a standing login and are no registered workload.
    func undeclaredConsumers(in transaction: Transaction) throws -> [String] {
        let workloads = Set(try Registry.workloads(in: transaction).map(\.name))
        var names: Set<String> = []
        var places: Set<[String]> = []
        for path in try Registry.paths(in: transaction) {
            guard let login = path.login, places.insert([path.resource, login]).inserted else { continue }
            for use in try Observations.uses(
                of: login, at: path.resource, accepted: true, since: Timestamp(milliseconds: 0), in: transaction)
            where !workloads.contains(use.consumer) {
                names.insert(use.consumer)
            }
        }
        return names.sorted()
    }
}
