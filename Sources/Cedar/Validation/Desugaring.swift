/// The core of the language: what can be said shorter is written out.
///
/// - `a != b` is `!(a == b)`, `a > b` is `!(a <= b)`, `a >= b` is `!(a < b)`.
/// - `e has a.b` is `e has a && e.a has b`.
/// - `e is T in f` is `e is T && e in f`.
///
/// Places are kept: what was written out has the place of what it stands for.
extension Expr {
    var desugared: Expr {
        func make(_ kind: Kind) -> Expr { Expr(kind, at: span) }
        switch kind {
        case .literal, .variable: return self
        case .and(let list): return make(.and(list.map(\.desugared)))
        case .or(let list): return make(.or(list.map(\.desugared)))
        case .set(let list): return make(.set(list.map(\.desugared)))
        case .call(let function, let list): return make(.call(function, list.map(\.desugared)))
        case .record(let fields): return make(.record(fields.map { Field($0.name, $0.value.desugared) }))
        case .conditional(let test, let then, let otherwise):
            return make(.conditional(if: test.desugared, then: then.desugared, else: otherwise.desugared))
        case .unary(let op, let operand): return make(.unary(op, operand.desugared))
        case .attribute(let operand, let name): return make(.attribute(operand.desugared, name))
        case .like(let operand, let pattern): return make(.like(operand.desugared, pattern))
        case .binary(let op, let left, let right):
            let (left, right) = (left.desugared, right.desugared)
            return switch op {
            case .notEqual: make(.unary(.not, make(.binary(.equal, left, right))))
            case .greater: make(.unary(.not, make(.binary(.lessOrEqual, left, right))))
            case .greaterOrEqual: make(.unary(.not, make(.binary(.less, left, right))))
            default: make(.binary(op, left, right))
            }
        case .has(let operand, let path):
            var holder = operand.desugared
            var tests: [Expr] = []
            for name in path {
                tests.append(make(.has(holder, [name])))
                holder = make(.attribute(holder, name))
            }
            return tests.count == 1 ? tests[0] : make(.and(tests))
        case .is(let operand, let type, let container):
            let operand = operand.desugared
            let test = make(.is(operand, type, in: nil))
            return container.map { make(.and([test, make(.binary(.in, operand, $0.desugared))])) } ?? test
        }
    }
}
