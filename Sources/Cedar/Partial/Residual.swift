/// What is left of an expression once everything known is put in.
enum Residual {
    case value(Value)
    /// Errs whatever the unknowns are. The expression errs by itself.
    case error(EvaluationError, Expr)
    /// Depends on what is unknown; may err.
    case open(Expr)

    var expr: Expr {
        switch self {
        case .value(let value): value.expression
        case .error(_, let expr), .open(let expr): expr
        }
    }

    var value: Value? { if case .value(let value) = self { value } else { nil } }
    var isError: Bool { if case .error = self { true } else { false } }

    static func bool(_ value: Bool) -> Residual { .value(.bool(value)) }
}

extension Expr {
    /// Has the value true or false whenever it has one.
    var isTruthValued: Bool {
        switch kind {
        case .literal(.bool), .and, .or, .has, .like, .is, .unary(.not, _), .unary(.isEmpty, _): true
        case .binary(let op, _, _):
            switch op {
            case .add, .subtract, .multiply, .getTag: false
            default: true
            }
        case .call(let function, _): function.result == .bool
        case .conditional(_, let then, let otherwise): then.isTruthValued && otherwise.isTruthValued
        default: false
        }
    }

    /// Whether it has a value for every request and over all entities. Not all that never errs is seen to.
    var neverErrs: Bool {
        switch kind {
        case .literal, .variable: true
        case .and(let chain), .or(let chain): chain.allSatisfy { $0.neverErrs && $0.isTruthValued }
        case .unary(.not, let operand): operand.neverErrs && operand.isTruthValued
        case .binary(.equal, let left, let right), .binary(.notEqual, let left, let right): left.neverErrs && right.neverErrs
        case .binary(.in, let left, let right): left.isEntity && right.isEntityOrSet
        case .binary(.hasTag, let left, let right):
            if case .literal(.string) = right.kind { left.isEntity } else { false }
        case .is(let operand, _, let container): operand.isEntity && container?.isEntityOrSet != false
        case .has(let operand, let path):
            if case .variable = operand.kind { path.count == 1 } else { operand.isEntity && path.count == 1 }
        case .set(let list): list.allSatisfy(\.neverErrs)
        case .record(let fields): fields.allSatisfy(\.value.neverErrs)
        case .conditional(let test, let then, let otherwise):
            test.neverErrs && test.isTruthValued && then.neverErrs && otherwise.neverErrs
        default: false
        }
    }

    private var isEntity: Bool {
        switch kind {
        case .literal(.entity), .variable(.principal), .variable(.action), .variable(.resource): true
        default: false
        }
    }

    private var isEntityOrSet: Bool {
        if case .set(let list) = kind { return list.allSatisfy(\.isEntity) }
        return isEntity
    }
}
