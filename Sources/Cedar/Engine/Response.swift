/// There is no third: what nothing permits is denied.
public enum Decision: String, Sendable, CaseIterable {
    case allow, deny
}

/// The answer to a request, and why.
public struct Response: Sendable, Equatable {
    /// A policy that could not be evaluated, and so had no part in the decision.
    public struct PolicyError: Sendable, Equatable, CustomStringConvertible {
        public let policy: PolicyID
        /// Why, with its place in the policy's text.
        public let error: EvaluationError

        public var description: String { "\(policy): \(error)" }
    }

    public let decision: Decision
    /// The determining policies, in the order of the set: all satisfied permits of an allow; all satisfied forbids of a
    /// deny. Empty for a deny because nothing permits.
    public let reasons: [PolicyID]
    /// In the order of the set.
    public let errors: [PolicyError]

    /// As it came from elsewhere, a log perhaps.
    public init(decision: Decision, reasons: [PolicyID], errors: [PolicyError]) {
        self.decision = decision
        self.reasons = reasons
        self.errors = errors
    }
}
