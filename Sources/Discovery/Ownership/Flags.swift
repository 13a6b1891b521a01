import Estate
import Runtime

/// What is wrong with a credential beside that it exists, each with the facts behind it.
enum Flags {
    /// A credential that old, unchanged, has outlived a year's people and code.
    private static let old = Duration.seconds(365 * 86_400)
    static let removed = "removed from the tree"
    static let unused = Duration.seconds(90 * 86_400)

    static func of(
        _ credential: FoundCredential, _ verdict: OwnerRule.Verdict, _ places: [OwnerRule.Place], _ redeployments: [Redeployment] = [],
        now: Timestamp, exists: (String) -> Bool
    ) -> [CredentialFlag] {
        var flags: [CredentialFlag] = []
        func add(_ kind: CredentialFlag.Kind, _ why: String) { flags.append(CredentialFlag(kind: kind, why: why)) }

        if !verdict.gone.isEmpty {
            add(
                .orphan, "\(listed(verdict.gone)) \(verdict.gone.count == 1 ? "is" : "are") named for it and in no list of teams and people"
            )
        }
        if credential.owner == FoundCredential.unknownOwner {
            let named = Set(credential.ownerEvidence.map(\.owner))
            add(.unowned, named.isEmpty ? "nothing says whose it is" : "only weak evidence: \(listed(named.sorted()))")
        }
        if !verdict.rivals.isEmpty { add(.disputed, "\(listed([credential.owner] + verdict.rivals)) are named with equal weight") }
        if credential.workloads.count > 1 { add(.shared, "presented by \(listed(credential.workloads))") }
        if credential.environments.count > 1 { add(.crossEnvironment, "the same value in \(listed(credential.environments))") }
        if let why = forgotten(credential, places, now) { add(.forgotten, why) }
        if let why = outlived(credential, places, redeployments, now, exists) { add(.outlivesReason, why) }
        if let why = expiry(credential, now) { add(.expired, why) }
        return flags
    }

    static func expiry(_ credential: FoundCredential, _ now: Timestamp) -> String? {
        guard let end = credential.expiresAt, end < now + .seconds(30 * 86_400) else { return nil }
        return end < now ? "its end was \(end)" : "it ends \(end)"
    }

    private static func forgotten(_ credential: FoundCredential, _ places: [OwnerRule.Place], _ now: Timestamp) -> String? {
        if let last = credential.lastUsedAt { return now - last > unused ? "last used \(last)" : nil }
        // Issuers that keep count and say nothing have never seen it used; files cannot say. What nobody takes from anywhere is
        // told apart from what is only written in the past or in words.
        if credential.workloads.isEmpty, places.contains(where: { $0.sighting.isCurrent && [.config, .code].contains($0.purpose) }) {
            return "no workload that the scan knows takes it"
        }
        return nil
    }

    private static func outlived(
        _ credential: FoundCredential, _ places: [OwnerRule.Place], _ redeployments: [Redeployment], _ now: Timestamp, _ exists: (String) -> Bool
    ) -> String? {
        guard places.contains(where: \.sighting.isCurrent) else {
            return removed + ", and nothing shows that it was revoked"
        }
        var causes: [String] = []
        if !verdictGone(credential).isEmpty { causes.append("owner gone: \(listed(verdictGone(credential)))") }
        if let why = Redeployment.outlived(by: credential.createdAt, redeployments) { causes.append(why) }
        if let created = credential.createdAt, now - created > old {
            causes.append("unchanged since \(created), \((now - created).components.seconds / 86_400) days ago")
        }
        return causes.isEmpty ? nil : causes.joined(separator: "; ")
    }

    private static func verdictGone(_ credential: FoundCredential) -> [String] {
        Set(credential.ownerEvidence.filter { $0.why?.contains("is in no list of teams and people") == true }.map(\.owner)).sorted()
    }

    static func listed(_ names: [String]) -> String {
        let shown = names.prefix(4)
        let text = shown.count < 2 ? shown.joined() : shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
        return names.count > 4 ? names.prefix(4).joined(separator: ", ") + " and \(names.count - 4) more" : text
    }
}
