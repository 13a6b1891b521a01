import Estate
import Runtime
import Storage

/// Which places a report speaks for. Scanned files are one scope, as they always were; each feed is its own, so that a feed that
/// failed this time takes nothing away from what it told before.
struct ImportScopes {
    /// The scanned directories and files.
    let files: String
    /// Feeds that told everything: what they no longer tell is gone.
    let whole: [String]
    /// Feeds that told nothing or only a part: what they told before still counts.
    let gaps: [String]
    /// How reports were stored before feeds were scopes of their own.
    let legacy: String

    init(_ report: ScanReport) {
        let feeds = report.feeds ?? []
        let roots = Set(feeds.map(\.root))
        files = report.roots.filter { !roots.contains($0) }.joined(separator: "\n")
        whole = feeds.filter { $0.outcome == .read }.map(\.root)
        gaps = feeds.filter { $0.outcome != .read }.map(\.root)
        legacy = report.roots.joined(separator: "\n")
    }

    var isDivided: Bool { legacy != files }

    /// Under which root a sighting is stored.
    func scope(of sighting: Sighting) -> String {
        guard let feed = sighting.feed, whole.contains(feed) || gaps.contains(feed) else { return files }
        return feed
    }

    /// The roots whose places this report replaces.
    var replaced: [String] {
        // A report without scanned files says nothing of files.
        let own = files.isEmpty && isDivided ? whole : [files] + whole
        return isDivided && gaps.isEmpty ? own + [legacy] : own
    }
}

extension FoundCredential {
    /// What a feed that could not be read this time had said of the same credential, where nothing else says it now.
    mutating func keep(from old: InventoryRecord) {
        if owner == Self.unknownOwner { owner = old.override == nil ? old.owner : owner }
        for evidence in old.ownerEvidence where evidence.kind != .declaration && !ownerEvidence.contains(evidence) && ownerEvidence.count < 1000 {
            ownerEvidence.append(evidence)
        }
        workloads = Set(workloads).union(old.workloads).sorted()
        opens += old.opens.filter { !opens.contains($0) }
        for evidence in old.detail.workloadEvidence ?? [] where !workloadEvidence.contains(evidence) && workloadEvidence.count < 1000 {
            workloadEvidence.append(evidence)
        }
        environments = Set(environments).union(old.detail.environments ?? []).sorted()
        let known = Set(flags.map(\.kind))
        flags += (old.detail.flags ?? []).filter { !known.contains($0.kind) && $0.kind != .unowned }
        createdAt = createdAt ?? old.detail.createdAt
        lastUsedAt = [lastUsedAt, old.detail.lastUsedAt].compactMap { $0 }.max()
        expiresAt = expiresAt ?? old.detail.expiresAt
        if privilege.isEmpty { privilege = old.detail.privilege ?? [] }
        rights = rights ?? old.detail.rights
        identity = identity ?? old.detail.identity
        issuer = issuer ?? old.detail.issuer
    }
}
