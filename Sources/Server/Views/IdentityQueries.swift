import Console
import Context
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage

extension ControlPlaneCore {
    /// Every registered identity, and what is held besides, in the order of their IDs.
    func identitySummaries(in transaction: Transaction) throws -> [IdentitySummary] {
        let standing = try Actions.standing(at: clock.now(), in: transaction).filter { !$0.isNode }
        let revoked = Dictionary(
            issuer.revocations.all.compactMap { revocation -> (SPIFFEID, String)? in
                if case .identity(let id) = revocation.subject { (id, revocation.reason) } else { nil }
            }, uniquingKeysWith: { first, _ in first })
        let coverage = coverage()
        var left = Dictionary(standing.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        func summary(_ id: String, _ entry: RegistrationEntry?, isTemplate: Bool = false) -> IdentitySummary {
            let held = isTemplate ? nil : left[id]
            let covered = entry.map { coverage[$0.parent] ?? (0, 0) } ?? (0, 0)
            let unfit = entry.map(self.unfit) ?? []
            return IdentitySummary(
                id: id, isTemplate: isTemplate, entry: entry?.name, owner: entry?.owner ?? "", purpose: entry?.purpose ?? "",
                reviewBy: entry?.reviewBy, expiresAt: entry?.expiresAt, nodes: covered.0, connected: covered.1, held: held?.held ?? 0,
                firstEnd: held?.firstEnd, revoked: SPIFFEID(id).flatMap { revoked[$0] }, unfit: unfit.count,
                lack: unfit.first)
        }
        let entries = registrations.catalog.read { $0.entries.values.filter { $0.kind == .workload } }
        var all = entries.map { summary($0.spiffeID.description, $0, isTemplate: $0.spiffeID.fixed == nil) }
        for entry in entries { left[entry.spiffeID.description] = nil }
        // What a template gave, and what nothing gives any more.
        all += left.keys.map { id in
            let giver = SPIFFEID(id).flatMap { id in
                registrations.catalog.read { $0.entries(for: id) }.first { $0.kind == .workload && Actions.couldGive($0, id) }
            }
            return summary(id, giver)
        }
        return all.sorted { ($0.id, $0.entry ?? "") < ($1.id, $1.entry ?? "") }
    }

    /// What each connected node that an entry is for is not, though it must be.
    private func unfit(_ entry: RegistrationEntry) -> [String] {
        let (connected, now) = (feed.connected, clock.now())
        guard !context.policy.rules.isEmpty || entry.requires != nil else { return [] }
        return issuer.nodes.all.filter { $0.state == .active && connected.contains($0.agent) }.compactMap { record in
            guard issuer.nodes.scope(of: record.agent, entries: registrations.catalog).covers(entry),
                case .unmet(let unmet) = context.verdict(on: record.agent, for: entry, at: now)
            else { return nil }
            return "\(record.agent.segments.last ?? ""): \(unmet.words)"
        }
    }

    /// How many nodes a parent stands for, and how many of those are connected and believed.
    private func coverage() -> [SPIFFEID?: (Int, Int)] {
        let connected = feed.connected
        var counts: [SPIFFEID?: (Int, Int)] = [:]
        for record in issuer.nodes.all {
            let works = record.state == .active && connected.contains(record.agent) ? 1 : 0
            let groups = issuer.nodes.scope(of: record.agent, entries: registrations.catalog).groups
            for parent in [nil, record.agent] + groups.subtracting([record.agent]).map(Optional.some) {
                let before = counts[parent] ?? (0, 0)
                counts[parent] = (before.0 + 1, before.1 + works)
            }
        }
        return counts
    }
}
