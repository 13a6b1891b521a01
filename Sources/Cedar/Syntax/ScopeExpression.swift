/// Scopes as the conditions that they stand for.
extension ScopeConstraint {
    /// `true` where anything goes. A slot cannot be said.
    func expr(_ variable: Variable) -> Expr {
        let subject = Expr.variable(variable)
        var other: Expr?
        if case .entity(let uid)? = reference { other = .entity(uid) }
        return switch self {
        case .any: .bool(true)
        case .equal: other.map { Expr(.binary(.equal, subject, $0)) } ?? .bool(false)
        case .in: other.map { Expr(.binary(.in, subject, $0)) } ?? .bool(false)
        case .is(let type): Expr(.is(subject, type, in: nil))
        case .isIn(let type, _): other.map { Expr(.is(subject, type, in: $0)) } ?? .bool(false)
        }
    }
}

extension ActionConstraint {
    var expr: Expr {
        let subject = Expr.variable(.action)
        return switch self {
        case .any: .bool(true)
        case .equal(let action): Expr(.binary(.equal, subject, .entity(action)))
        case .in(let action): Expr(.binary(.in, subject, .entity(action)))
        case .inAny(let actions): Expr(.binary(.in, subject, Expr(.set(actions.map { .entity($0) }))))
        }
    }
}
