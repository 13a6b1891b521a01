import Estate
import Runtime

/// The words for what the types say, so that every page uses the same ones.
extension CredentialState {
    var word: String {
        switch self {
        case .standing: "Standing"
        case .excepted: "Waived"
        case .disabled: "Disabled"
        case .retired: "Retired"
        }
    }
    /// The style's name for it.
    var tone: String {
        switch self {
        case .standing: "standing"
        case .excepted: "waived"
        case .disabled: "moving"
        case .retired: "done"
        }
    }
}

extension PathStage {
    /// In the order of a migration.
    static let told = PathStage.allCases

    var word: String {
        switch self {
        case .observed: "Observed"
        case .planned: "Planned"
        case .cutOver: "Cut over"
        case .proven: "Proven"
        case .retired: "Retired"
        }
    }
    var meaning: String {
        switch self {
        case .observed: "uses are seen"
        case .planned: "has a step and a way back"
        case .cutOver: "runs on a short-lived login"
        case .proven: "the old way is silent"
        case .retired: "the old secret is refused"
        }
    }
    var tone: String {
        switch self {
        case .observed, .planned: "standing"
        case .cutOver: "moving"
        case .proven: "proven"
        case .retired: "done"
        }
    }
}

extension CredentialFlag.Kind {
    var word: String {
        switch self {
        case .unowned: "No owner"
        case .orphan: "Owner gone"
        case .disputed: "Owner disputed"
        case .shared: "Shared"
        case .crossEnvironment: "In several environments"
        case .forgotten: "Forgotten"
        case .outlivesReason: "Outlives its reason"
        case .expired: "Expired"
        }
    }
    var tone: String {
        switch self {
        case .unowned, .orphan, .expired, .crossEnvironment: "standing"
        case .disputed, .shared, .forgotten, .outlivesReason: "moving"
        }
    }
}

extension OwnerEvidence.Kind {
    var word: String {
        switch self {
        case .declaration: "declared"
        case .annotation: "annotation"
        case .backstage: "Backstage"
        case .codeowners: "CODEOWNERS"
        case .kubernetes: "Kubernetes"
        case .tag: "tag"
        case .spreadsheet: "spreadsheet"
        case .projectGroup: "project group"
        case .blame: "who wrote it"
        }
    }
}

extension WorkloadEvidence.Kind {
    var word: String {
        switch self {
        case .declared: "declared"
        case .record: "record"
        case .directory: "directory"
        case .name: "name"
        case .code: "code"
        case .mention: "mention"
        }
    }
}

extension Means {
    var word: String {
        switch self {
        case .standing: "standing secret"
        case .substituted: "substituted by the agent"
        case .identity: "its own identity"
        }
    }
}

extension ProofSummary.Verdict {
    var word: String {
        switch self {
        case .revocable: "Revocable"
        case .blocked: "Blocked"
        case .unobservable: "Unobservable"
        }
    }
    var tone: String {
        switch self {
        case .revocable: "proven"
        case .blocked: "standing"
        case .unobservable: "moving"
        }
    }
}

extension RuleStatus.Status {
    var word: String {
        switch self {
        case .holds: "holds"
        case .fails: "does not hold"
        case .waiting: "waiting"
        case .unknown: "cannot be told"
        }
    }
    var tone: String {
        switch self {
        case .holds: "proven"
        case .fails: "standing"
        case .waiting: "moving"
        case .unknown: "unknown"
        }
    }
}

extension Timestamp {
    /// `21 Nov 2026, 04:12:30 UTC`.
    var told: String { "\(day), \(time) UTC" }

    /// `21 Nov 2026`.
    var day: String {
        let text = description
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.prefix(10).split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1), let day = Int(parts[2]) else {
            return String(text.prefix(10))
        }
        return "\(day) \(months[month - 1]) \(parts[0])"
    }

    /// `04:12:30`.
    var time: String { String(description.dropFirst(11).prefix(8)) }
}
