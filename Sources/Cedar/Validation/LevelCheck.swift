/// Counts the steps from entity to entity (RFC 76). With a level, whoever stores entities knows which ones a decision can need: those that
/// are reached from the request in so many steps. A literal entity is reached by no step, and so may not be looked into.
struct LevelCheck {
    private let environment: RequestEnvironment
    private let level: Int
    private var found: [SourceSpan?] = []

    init(_ environment: RequestEnvironment, _ level: Int) {
        self.environment = environment
        self.level = level
    }

    /// Where the expression goes too far.
    func violations(in expr: TypedExpr) -> [SourceSpan?] {
        var check = self
        check.look(at: expr)
        return check.found
    }

    private mutating func look(at expr: TypedExpr) {
        switch expr.expr.kind {
        case .binary(.in, _, _), .binary(.hasTag, _, _), .binary(.getTag, _, _):
            enter(expr.operands[0], of: expr)
            look(at: expr.operands[1])
        case .attribute, .has:
            if case .entity = expr.operands[0].type { enter(expr.operands[0], of: expr) } else { look(at: expr.operands[0]) }
        default:
            for operand in expr.operands { look(at: operand) }
        }
    }

    private mutating func enter(_ target: TypedExpr, of expr: TypedExpr) {
        guard let steps = steps(to: target, []), steps < level else { return found.append(expr.expr.span) }
    }

    /// How many steps lead to the entity that an expression is, or that stands at a path in the record that it is. Nil from a literal.
    private mutating func steps(to expr: TypedExpr, _ path: [String]) -> Int? {
        switch expr.expr.kind {
        case .variable: return 0
        case .literal(.entity(let uid)): return uid == environment.action ? 0 : nil
        case .conditional:
            look(at: expr.operands[0])
            var most: Int? = 0
            for branch in expr.operands.dropFirst() {
                let steps = steps(to: branch, path)
                most = most.flatMap { most in steps.map { max(most, $0) } }
            }
            return most
        case .attribute(_, let name):
            if case .entity = expr.operands[0].type { return steps(to: expr.operands[0], []).map { $0 + 1 } }
            return steps(to: expr.operands[0], path + [name])
        case .binary(.getTag, _, _):
            look(at: expr.operands[1])
            return steps(to: expr.operands[0], []).map { $0 + 1 }
        case .record(let fields):
            guard let name = path.last, let place = fields.firstIndex(where: { $0.name.isExactly(name) }) else { return nil }
            for (index, operand) in expr.operands.enumerated() where index != place { look(at: operand) }
            return steps(to: expr.operands[place], path.dropLast())
        default: return nil
        }
    }
}
