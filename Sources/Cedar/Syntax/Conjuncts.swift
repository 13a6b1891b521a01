extension Policy {
    /// What has to be so for the policy to hold, besides its scope: `!(a || b)` is `!a` and `!b`.
    var conjuncts: [(expr: Expr, isWanted: Bool)] {
        var found: [(expr: Expr, isWanted: Bool)] = []
        func flatten(_ expr: Expr, _ wanted: Bool) {
            switch expr.kind {
            case .and(let chain) where wanted: for part in chain { flatten(part, true) }
            case .or(let chain) where !wanted: for part in chain { flatten(part, false) }
            case .unary(.not, let operand): flatten(operand, !wanted)
            default: found.append((expr, wanted))
            }
        }
        for condition in conditions { flatten(condition.body, condition.kind == .when) }
        return found
    }
}
