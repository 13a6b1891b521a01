import Estate
import Runtime

/// Brings what rests on the whole of a credential up to date after live sources added places, users, owners and dates.
enum LiveRefresh {
    static func refreshed(_ credential: FoundCredential, _ overrides: [Fingerprint: OwnerOverride], now: Timestamp) -> FoundCredential {
        var credential = credential
        if let override = overrides[credential.fingerprint], !credential.ownerEvidence.contains(where: { $0.kind == .declaration }) {
            credential.ownerEvidence.insert(override.evidence, at: 0)
            credential.owner = override.owner
        }
        let live = credential.sightings.filter { $0.path.contains("://") }
        for name in credential.workloads where !credential.workloadEvidence.contains(where: { $0.workload == name }) {
            credential.workloadEvidence.append(
                WorkloadEvidence(
                    kind: .declared, workload: name, source: live.first?.path ?? "live", weight: 0.95, why: "a live source saw \(name) take it"))
        }
        credential.sharers = credential.workloads.count > 1 ? credential.workloads : []
        let environments = live.compactMap { Environments.of(path: $0.path, slot: $0.slot) }
        credential.environments = Set(credential.environments + environments).sorted()
        let facts = BlastRadius.Facts(
            kind: credential.kind, sightings: credential.sightings, workloads: credential.workloads, opens: credential.opens,
            isOwned: credential.owner != FoundCredential.unknownOwner,
            isProductionByCatalogue: credential.environments.contains(Environments.production), privilege: credential.privilege,
            environments: credential.environments)
        credential.scores = CredentialScores(privilege: BlastRadius.privilege(facts), dependency: BlastRadius.dependency(facts))
        credential.flags = flags(credential, now)
        return credential
    }

    /// The flags that live facts can raise or take back; the others stand.
    private static func flags(_ credential: FoundCredential, _ now: Timestamp) -> [CredentialFlag] {
        var flags = credential.flags.filter { ![.unowned, .shared, .crossEnvironment, .forgotten, .expired].contains($0.kind) }
        if credential.owner == FoundCredential.unknownOwner {
            flags.append(credential.flags.first { $0.kind == .unowned } ?? .init(kind: .unowned, why: "nothing says whose it is"))
        } else {
            flags.removeAll { $0.kind == .orphan && credential.ownerEvidence.first?.kind == .declaration }
        }
        if credential.workloads.count > 1 { flags.append(.init(kind: .shared, why: "presented by \(Flags.listed(credential.workloads))")) }
        if credential.environments.count > 1 {
            flags.append(.init(kind: .crossEnvironment, why: "the same value in \(Flags.listed(credential.environments))"))
        }
        if let used = credential.lastUsedAt {
            if now - used > Flags.unused { flags.append(.init(kind: .forgotten, why: "last used \(used)")) }
        } else if credential.workloads.isEmpty, let before = credential.flags.first(where: { $0.kind == .forgotten }) {
            flags.append(before)
        }
        if let why = Flags.expiry(credential, now) { flags.append(.init(kind: .expired, why: why)) }
        return flags
    }
}
