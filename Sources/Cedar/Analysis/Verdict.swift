/// What an analysis found out of a claim.
public enum Verdict: Sendable {
    /// It is so, for every request and all entities that fit the schema.
    case proved
    /// It is not so: the authorizer itself decides against it.
    case refuted(Counterexample)
    /// Nobody knows, and why. This is never to be taken for a proof.
    case unknown(String)

    public var isProved: Bool { if case .proved = self { true } else { false } }
    public var counterexample: Counterexample? { if case .refuted(let example) = self { example } else { nil } }
}

/// What is claimed of policies.
public enum Claim: Sendable, Hashable, CustomStringConvertible {
    /// The policy never errs.
    case neverErrs(PolicyID)
    /// Without the policy all is decided alike. That of two policies each may go does not say that both may.
    case mayGo(PolicyID)
    /// Every request is allowed.
    case alwaysAllows
    /// Every request is denied.
    case alwaysDenies
    /// Whatever the first set allows, the second does too.
    case implies
    /// Both sets decide alike.
    case equivalent
    /// No request is allowed by both.
    case disjoint
    /// The candidate allows nothing that the current set does not.
    case noNewAccess
    /// The candidate allows all that the current set does.
    case noLostAccess

    public var description: String {
        switch self {
        case .neverErrs(let id): "`\(id)` never errs"
        case .mayGo(let id): "without `\(id)` all is decided alike"
        case .alwaysAllows: "every request is allowed"
        case .alwaysDenies: "every request is denied"
        case .implies: "what the first set allows, the second allows too"
        case .equivalent: "both sets decide alike"
        case .disjoint: "no request is allowed by both sets"
        case .noNewAccess: "the candidate allows nothing new"
        case .noLostAccess: "the candidate allows all that was allowed"
        }
    }
}

/// The verdicts on one claim: one for each combination of types that a request may have.
public struct Analysis: Sendable, CustomStringConvertible {
    public struct Part: Sendable {
        public let environment: RequestEnvironment
        public let verdict: Verdict
    }

    public let claim: Claim
    /// In the order of the schema's environments.
    public let parts: [Part]

    /// Refuted if it is refuted anywhere, and proved only if it is proved everywhere.
    public var verdict: Verdict {
        if let refuted = parts.first(where: { $0.verdict.counterexample != nil }) { return refuted.verdict }
        for part in parts {
            if case .unknown(let reason) = part.verdict { return .unknown("where \(part.environment): \(reason)") }
        }
        return .proved
    }

    /// The claim and its verdict; of what is not proved, each environment with the counterexample or the reason.
    public var description: String {
        let refuted = parts.filter { $0.verdict.counterexample != nil }
        let open = parts.count { if case .unknown = $0.verdict { true } else { false } }
        var lines: [String]
        if !refuted.isEmpty {
            lines = ["not so: \(claim) (\(refuted.count) of \(parts.count) combinations of types)"]
        } else if open > 0 {
            lines = ["not known: \(claim) (\(open) of \(parts.count) combinations of types)"]
        } else {
            lines = ["proved: \(claim) (\(parts.count) combinations of types)"]
        }
        for part in parts {
            switch part.verdict {
            case .proved: break
            case .refuted(let example):
                lines.append("  where \(part.environment)")
                lines += example.description.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
            case .unknown(let reason): lines.append("  where \(part.environment): \(reason)")
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// What a change of policies gives and takes.
public struct Comparison: Sendable, CustomStringConvertible {
    /// Whether the candidate allows nothing new: the gate.
    public let newAccess: Analysis
    /// Whether it allows all that was allowed.
    public let lostAccess: Analysis

    /// Proved, everywhere. Anything else stops the change.
    public var grantsNothingNew: Bool { newAccess.verdict.isProved }
    public var changesNothing: Bool { newAccess.verdict.isProved && lostAccess.verdict.isProved }

    public var description: String { "\(newAccess)\n\(lostAccess)" }
}
