import Console
import Estate
import Inventory
import Lifecycle
import Runtime
import Storage

extension Actions {
    func export(_ call: Action.Export) async throws -> Action.Export.Answer {
        try await core.database.read { [core] transaction in
            let chosen = try call.credential.map { try Self.credential($0, in: transaction) }
            let scores = Dictionary(
                try core.rankedCredentials(in: transaction).map { ($0.fingerprint, $0.score) }, uniquingKeysWith: { first, _ in first })
            let records = try Inventory.all(in: transaction).filter { chosen == nil || $0.fingerprint == chosen }
            var states: [String: CredentialState] = [:]
            for record in records { states[record.fingerprint.text] = try Lifecycle.state(of: record.fingerprint, in: transaction) }
            let credentials = records.map { found($0, score: scores[$0.fingerprint] ?? $0.blastRadius) }
                .sorted { ($1.blastRadius.value, $0.fingerprint) < ($0.blastRadius.value, $1.fingerprint) }
            let now = core.clock.now()
            let statistics = ScanReport.Statistics(
                sightings: credentials.reduce(0) { $0 + $1.sightings.count }, unowned: credentials.count { $0.owner == FoundCredential.unknownOwner },
                shared: credentials.count { $0.workloads.count > 1 })
            let report = ScanReport(
                keyID: core.fingerprintKey.keyID, startedAt: now, finishedAt: now, roots: [], statistics: statistics, credentials: credentials,
                unreadable: [])
            return Action.Export.Answer(report: report, states: states)
        }
    }

    private func found(_ record: InventoryRecord, score: Score) -> FoundCredential {
        let detail = record.detail
        var found = FoundCredential(
            fingerprint: record.fingerprint, kind: record.kind, hint: record.hint, owner: record.owner, ownerEvidence: record.ownerEvidence,
            workloads: record.workloads, opens: record.opens, blastRadius: score, sightings: record.sightings, createdAt: detail.createdAt,
            lastUsedAt: detail.lastUsedAt, expiresAt: detail.expiresAt, privilege: detail.privilege ?? [], identity: detail.identity,
            issuer: detail.issuer, related: detail.related ?? [])
        found.reasons = detail.reasons ?? []
        found.workloadEvidence = detail.workloadEvidence ?? []
        found.environments = detail.environments ?? []
        found.sharers = record.workloads.count > 1 ? record.workloads : []
        found.flags = detail.flags ?? []
        found.scores = detail.scores
        found.validity = detail.validity
        return found
    }
}
