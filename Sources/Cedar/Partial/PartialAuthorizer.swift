/// Decides requests as far as they are known, and answers who can do something, and what somebody can do.
///
/// What is said holds for every request that fits what is known, over the same entities: they are all there are. With a schema it
/// holds for requests and entities that conform to it.
public struct PartialAuthorizer: Sendable {
    private let policies: [Policy]
    let schema: Schema?

    public init(_ policies: PolicySet, schema: Schema? = nil) {
        (self.policies, self.schema) = (policies.policies, schema)
    }

    public func isAuthorized(_ request: PartialRequest, in entities: Entities) -> PartialResponse {
        let evaluator = PartialEvaluator(request, entities, schema)
        return PartialResponse(policies.compactMap { residual(of: $0, evaluator) })
    }

    /// Nil for a policy that cannot hold nor err.
    private func residual(of policy: Policy, _ evaluator: PartialEvaluator) -> ResidualPolicy? {
        var kept: [Expr] = []
        for (variable, constraint) in [(Variable.principal, policy.principal), (.resource, policy.resource)] {
            switch evaluator.fits(variable, constraint) {
            case true?: continue
            case false?: return nil
            case nil: kept.append(constraint.expr(variable))
            }
        }
        switch evaluator.fits(policy.action) {
        case true?: break
        case false?: return nil
        case nil: kept.append(policy.action.expr)
        }
        var mayHold = true
        for condition in policy.conditions {
            let body = condition.kind == .when ? condition.body : Expr(.unary(.not, condition.body), at: condition.body.span)
            // So that a condition that is no truth value is an error here.
            switch evaluator.residual(Expr(.and([body, .bool(true)]), at: body.span)) {
            case .value(.bool(true)): continue
            case .value:
                if kept.allSatisfy({ $0.neverErrs && $0.isTruthValued }) { return nil }
                kept.append(.bool(false))
                mayHold = false
            case .error(let error, let expr):
                if kept.isEmpty { return made(policy, .errs(error), [expr]) }
                kept.append(expr)
                mayHold = false
            case .open(let expr):
                var chain = if case .and(let chain) = expr.kind { chain } else { [expr] }
                if chain.count > 1, chain.last == .bool(true) { chain.removeLast() }
                kept += chain
                if chain.last == .bool(false) { mayHold = false }
            }
            if !mayHold { break }
        }
        if kept.isEmpty { return made(policy, .satisfied, []) }
        return made(policy, .open(kept.count == 1 ? kept[0] : Expr(.and(kept)), mayHold: mayHold), kept)
    }

    private func made(_ policy: Policy, _ outcome: ResidualPolicy.Outcome, _ conditions: [Expr]) -> ResidualPolicy? {
        let body = conditions.count == 1 ? conditions[0] : Expr(.and(conditions))
        let template = Template(
            id: policy.id, annotations: policy.annotations, effect: policy.effect,
            conditions: conditions.isEmpty ? [] : [Condition(.when, body)], at: policy.template.span)
        guard let residual = try? Policy(template) else { return nil }
        return ResidualPolicy(id: policy.id, effect: policy.effect, annotations: policy.annotations, outcome: outcome, policy: residual)
    }
}

extension PartialEvaluator {
    /// Nil when it depends on who it is.
    func fits(_ variable: Variable, _ constraint: ScopeConstraint) -> Bool? {
        guard let party = request.party(variable) else { return nil }
        var other: EntityUID?
        if case .entity(let uid)? = constraint.reference { other = uid }
        switch (constraint, other) {
        case (.any, _): return true
        case (.is(let type), _): return party.type.map { $0 == type }
        case (.equal, let other?):
            if let uid = party.uid { return uid == other }
            return party.type.map { $0 == other.type } == false ? false : nil
        case (.in, let other?):
            if let uid = party.uid { return entities.isIn(uid, other) }
            return cannotBeIn(party, other) ? false : nil
        case (.isIn(let type, _), let other?):
            if let known = party.type, known != type { return false }
            if let uid = party.uid { return entities.isIn(uid, other) }
            return cannotBeIn(.unknown(type), other) ? false : nil
        case (.equal, nil), (.in, nil), (.isIn, nil): return false
        }
    }

    func fits(_ constraint: ActionConstraint) -> Bool? {
        let actions: [EntityUID]
        switch constraint {
        case .any: return true
        case .equal(let action): return request.action.uid.map { $0 == action }
        case .in(let action): actions = [action]
        case .inAny(let list): actions = list
        }
        if actions.isEmpty { return false }
        return request.action.uid.map { uid in actions.contains { entities.isIn(uid, $0) } }
    }
}
