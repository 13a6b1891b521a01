/// Something that a policy grants beyond what is used.
public struct UsageFinding: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// It determined no allow.
        case dead
        /// Others grant whatever it grants.
        case redundant(Evidence)
        /// It lets through names on one side of which no use is known.
        case overWide(Side, granted: Int, used: Int, unused: [EntityUID])
        /// A bound that no use has come near.
        case slack(Slack)
    }

    public enum Side: String, Sendable, CaseIterable {
        case principal, action, resource
    }

    /// How sure it is.
    public enum Evidence: String, Sendable {
        /// By a solver: for all requests, and all entities that fit the schema.
        case proved
        /// By looking at each combination of the entities there are.
        case cells
    }

    public let policy: Explanation.Named
    public let kind: Kind
    /// Combinations of principal, action and resource that the policy lets through under some context.
    public let granted: Int
    /// Of these, those for which it determined an allow.
    public let used: Int
    /// How many allows it determined, and when the last was.
    public let uses: Int
    public let last: Int64?
}

/// A comparison with a constant that has room to spare.
public struct Slack: Sendable, Equatable {
    /// The comparison as it stands in the policy.
    public let condition: Expr
    /// What is compared.
    public let subject: Expr
    public let bound: Value
    /// Of all uses, the value that came nearest to the bound.
    public let nearest: Value
    /// Whether more than the bound is refused, or less.
    public let isUpper: Bool
    /// A bound that all uses keep, with headroom.
    public let proposed: Value
    /// The literal to put the proposed one in the place of.
    let literal: SourceSpan?
}

extension UsageFinding: CustomStringConvertible {
    /// One sentence.
    public var description: String {
        let uses = "\(uses) use\(uses == 1 ? "" : "s")"
        switch kind {
        case .dead: return "\(policy) was never used, and grants \(granted) combination\(granted == 1 ? "" : "s")"
        case .redundant(let evidence):
            let how = evidence == .proved ? "proved" : "seen by looking at each combination"
            return "\(policy) grants nothing that others do not grant (\(how))"
        case .overWide(let side, let granted, let used, _):
            return "\(policy) lets \(granted) \(side)s through, of which \(used) are used (\(uses))"
        case .slack(let slack):
            return "\(policy) has `\(slack.condition)`, and no use came nearer than \(slack.nearest.plain) (\(uses))"
        }
    }
}
