/// What is left of a policy once everything known is put in.
public struct ResidualPolicy: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        /// Holds, whatever the unknowns are.
        case satisfied
        /// Errs, whatever they are.
        case errs(EvaluationError)
        /// Holds if this does. False in the second part: it cannot hold, it may only err.
        case open(Expr, mayHold: Bool)
    }

    public let id: PolicyID
    public let effect: Effect
    public let annotations: [Annotation]
    public let outcome: Outcome
    /// A policy that does, for every request that fits, what the original does.
    public let policy: Policy

    /// Whether a decision may come from it.
    public var mayHold: Bool {
        switch outcome {
        case .satisfied: true
        case .errs: false
        case .open(_, let mayHold): mayHold
        }
    }

    public var condition: Expr? { if case .open(let expr, _) = outcome { expr } else { nil } }
}

/// What can be said of a request before all of it is known.
public struct PartialResponse: Sendable {
    /// Nil while it depends on what is unknown.
    public let decision: Decision?
    /// In the order of the set, without those that cannot hold nor err.
    public let residuals: [ResidualPolicy]

    init(_ residuals: [ResidualPolicy]) {
        self.residuals = residuals
        func any(_ effect: Effect, _ fits: (ResidualPolicy) -> Bool) -> Bool { residuals.contains { $0.effect == effect && fits($0) } }
        if any(.forbid, { $0.outcome == .satisfied }) || !any(.permit, \.mayHold) {
            decision = .deny
        } else if any(.permit, { $0.outcome == .satisfied }), !any(.forbid, \.mayHold) {
            decision = .allow
        } else {
            decision = nil
        }
    }

    /// The policies on which the decision still depends. Empty when there is one.
    public var undecided: [ResidualPolicy] {
        decision != nil ? [] : residuals.filter { $0.mayHold && $0.condition != nil }
    }

    /// Decides, for every request that fits, as the original set: the same decision, reasons and policies that err.
    public var policies: PolicySet { (try? PolicySet(residuals.map(\.policy))) ?? PolicySet() }

    /// When the answer will be allow: any permit, and no forbid. Nil when it is known.
    public var condition: Expr? {
        guard decision == nil else { return nil }
        func conditions(_ effect: Effect) -> [Expr] {
            residuals.filter { $0.effect == effect && $0.mayHold }.map { $0.condition ?? .bool(true) }
        }
        func joined(_ list: [Expr]) -> Expr { list.count == 1 ? list[0] : Expr(.or(list)) }
        let (permits, forbids) = (conditions(.permit), conditions(.forbid))
        let isPermitted = residuals.contains { $0.effect == .permit && $0.outcome == .satisfied }
        if forbids.isEmpty { return joined(permits) }
        let unless = Expr(.unary(.not, joined(forbids)))
        return isPermitted ? unless : .and(joined(permits), unless)
    }
}
