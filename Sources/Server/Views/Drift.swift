import Access
import AuditLedger
import Console
import Estate
import Inventory
import Lifecycle
import Runtime
import Storage

/// A service is finished when all its paths are retired. A standing credential that appears in it afterwards reopens it, until
/// that credential is retired or waived, or has a path of its own (R113). The ledger holds what happened; the rest is derived.
extension ControlPlaneCore {
    static let reopening = "workload.reopened"

    /// Notes which finished services the uses of an import reopen.
    func reopen(_ uses: [ImportSummary.NewUse], by actor: String, in transaction: Transaction) throws -> [Reopened] {
        guard !uses.isEmpty else { return [] }
        let paths = Dictionary(grouping: try Registry.paths(in: transaction), by: \.workload)
        var known = Set(try reopened(in: transaction).map { "\($0.workload)\0\($0.credential.text)" })
        var new: [Reopened] = []
        for use in uses {
            guard let mine = paths[use.workload], mine.allSatisfy({ $0.stage == .retired }),
                !mine.contains(where: { $0.credential == use.credential }),
                [.standing, .disabled].contains(try Lifecycle.state(of: use.credential, in: transaction)),
                known.insert("\(use.workload)\0\(use.credential.text)").inserted
            else { continue }
            try ledger.append(
                NewEntry(
                    kind: Self.reopening, subject: use.workload, actor: actor, facts: ["credential": use.credential.text, "kind": use.kind]),
                in: transaction)
            new.append(Reopened(workload: use.workload, credential: use.credential, kind: use.kind, at: clock.now()))
        }
        return new
    }

    /// Services that are reopened now, and by what; oldest first.
    func reopened(in transaction: Transaction) throws -> [Reopened] {
        let entries = try Ledger.entries(ofKinds: [Self.reopening], in: transaction)
        guard !entries.isEmpty else { return [] }
        let paths = try Registry.paths(in: transaction)
        var seen: Set<String> = []
        return try entries.compactMap { entry in
            guard let text = entry.facts["credential"], let credential = Fingerprint(text),
                [.standing, .disabled].contains(try Lifecycle.state(of: credential, in: transaction)),
                // Once it is on a path of the service, that path says how far it has come.
                !paths.contains(where: { $0.workload == entry.subject && $0.credential == credential }),
                // What a later scan no longer sees anywhere has been removed again; whether it was revoked, its own page says.
                try Inventory.credential(credential, in: transaction)?.workloads.contains(entry.subject) == true,
                seen.insert("\(entry.subject)\0\(text)").inserted
            else { return nil }
            return Reopened(workload: entry.subject, credential: credential, kind: entry.facts["kind"] ?? "credential", at: entry.at)
        }
    }

    func figures(in transaction: Transaction) throws -> InventoryFigures {
        let (storage, growth) = try Inventory.figures(
            of: { try Lifecycle.state(of: $0, in: transaction) }, now: clock.now(), in: transaction)
        return InventoryFigures(storage: storage, growth: growth, reopened: try reopened(in: transaction))
    }
}
