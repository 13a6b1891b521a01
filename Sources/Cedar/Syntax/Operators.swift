/// What an expression may name without saying whose it is.
public enum Variable: String, Sendable, CaseIterable {
    case principal, action, resource, context
}

/// Operators of one operand. The raw value is the key in JSON.
public enum UnaryOperator: String, Sendable, CaseIterable {
    case not = "!"
    case negate = "neg"
    case isEmpty
}

/// Operators of two operands, both always evaluated, left before right. `&&` and `||` are not among them. The raw value
/// is the key in JSON.
public enum BinaryOperator: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case `in` = "in"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case contains, containsAll, containsAny, hasTag, getTag

    /// Written as a call on the left operand: `a.contains(b)`.
    public var isMethod: Bool {
        switch self {
        case .contains, .containsAll, .containsAny, .hasTag, .getTag: true
        default: false
        }
    }
}
