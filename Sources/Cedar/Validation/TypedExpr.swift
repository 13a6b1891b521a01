/// An expression with the type that the validator found for it in one request environment.
///
/// It is of the core language (see `Expr.desugared`). What can never be evaluated, such as the right side of an `&&` whose left side is
/// never true, has no type and is left out.
public struct TypedExpr: Sendable {
    public let expr: Expr
    public let type: CedarType
    /// Those of `expr.children` that may be evaluated, in their order. Of a conditional that always goes one way: test and branch.
    public let operands: [TypedExpr]

    init(_ expr: Expr, _ type: CedarType, _ operands: [TypedExpr] = []) {
        self.expr = expr
        self.type = type
        self.operands = operands
    }
}
