/// Prints trees as text that parses to the same trees. The formatter builds on this; here a clause is one line.
extension Expr: CustomStringConvertible {
    public var description: String { printed(in: .expression) }

    /// What a place in the grammar takes without parentheses.
    private enum Level: Int, Comparable {
        case expression, or, and, relation, sum, product, unary, member

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    private func printed(in place: Level) -> String {
        let text = bare
        return level < place ? "(" + text + ")" : text
    }

    private var level: Level {
        switch kind {
        case .conditional: .expression
        case .or: .or
        case .and: .and
        case .has, .like, .is: .relation
        case .binary(let op, _, _):
            switch op {
            case .add, .subtract: .sum
            case .multiply: .product
            case _ where op.isMethod: .member
            default: .relation
            }
        case .unary(let op, _): op == .isEmpty ? .member : .unary
        case .literal(.long(let value)) where value < 0: .unary
        default: .member
        }
    }

    private var bare: String {
        switch kind {
        case .literal(let literal): literal.description
        case .variable(let variable): variable.rawValue
        case .and(let chain): Self.joined(chain, " && ", .relation)
        case .or(let chain): Self.joined(chain, " || ", .and)
        case .conditional(let test, let then, let otherwise): "if \(test) then \(then) else \(otherwise)"
        case .unary(.isEmpty, let operand): "\(operand.printed(in: .member)).isEmpty()"
        case .unary(let op, let operand): Self.prefixed(op, operand)
        case .binary(let op, let left, let right): Self.printed(op, left, right)
        case .attribute(let operand, let name):
            operand.printed(in: .member) + (Identifier.isFree(name) ? ".\(name)" : "[\(StringLiteral.quoted(name))]")
        case .has(let operand, let path): "\(operand.printed(in: .sum)) has \(Self.printed(path))"
        case .like(let operand, let pattern): "\(operand.printed(in: .sum)) like \(StringLiteral.quoted(pattern))"
        case .is(let operand, let type, let container):
            "\(operand.printed(in: .sum)) is \(type)" + (container.map { " in " + $0.printed(in: .sum) } ?? "")
        case .set(let elements): "[" + Self.joined(elements, ", ", .expression) + "]"
        case .record(let fields): "{" + fields.map { "\(Self.key($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
        case .call(let function, let operands): Self.printed(function, operands)
        }
    }

    private var isNumber: Bool {
        if case .literal(.long) = kind { true } else { false }
    }

    /// Up to four marks stand before an operand, as the grammar has it: parentheses would cost depth.
    private static func prefixed(_ op: UnaryOperator, _ operand: Expr) -> String {
        let mark = op == .not ? "!" : "-"
        var (marks, inner) = (mark, operand)
        while marks.utf8.count < 4, case .unary(op, let next) = inner.kind {
            marks += mark
            inner = next
        }
        // A number would take the minus for its own.
        let isTaken = op == .negate && inner.isNumber
        return marks + (isTaken ? "(\(inner))" : inner.printed(in: .member))
    }

    private static func joined(_ list: [Expr], _ separator: String, _ place: Level) -> String {
        list.map { $0.printed(in: place) }.joined(separator: separator)
    }

    private static func printed(_ op: BinaryOperator, _ left: Expr, _ right: Expr) -> String {
        switch op {
        case .add, .subtract: "\(left.printed(in: .sum)) \(op.rawValue) \(right.printed(in: .product))"
        case .multiply: "\(left.printed(in: .product)) * \(right.printed(in: .unary))"
        case _ where op.isMethod: "\(left.printed(in: .member)).\(op.rawValue)(\(right))"
        default: "\(left.printed(in: .sum)) \(op.rawValue) \(right.printed(in: .sum))"
        }
    }

    private static func printed(_ function: ExtensionFunction, _ operands: [Expr]) -> String {
        if function.isConstructor { return "\(function)(\(joined(operands, ", ", .expression)))" }
        // A method without a receiver cannot be read from text; JSON can hold one.
        guard let receiver = operands.first else { return "\(function)()" }
        return "\(receiver.printed(in: .member)).\(function)(\(joined(Array(operands.dropFirst()), ", ", .expression)))"
    }

    private static func printed(_ path: [String]) -> String {
        path.count == 1 ? key(path[0]) : path.joined(separator: ".")
    }

    private static func key(_ name: String) -> String { Identifier.isFree(name) ? name : StringLiteral.quoted(name) }
}

extension Expr.Literal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .long(let value): String(value)
        case .string(let text): StringLiteral.quoted(text)
        case .entity(let uid): uid.description
        }
    }
}

extension EntityReference: CustomStringConvertible {
    public var description: String {
        switch self {
        case .entity(let uid): uid.description
        case .slot(let slot): slot.rawValue
        }
    }
}

extension ScopeConstraint {
    func printed(_ variable: Variable) -> String {
        switch self {
        case .any: variable.rawValue
        case .equal(let reference): "\(variable) == \(reference)"
        case .in(let reference): "\(variable) in \(reference)"
        case .is(let type): "\(variable) is \(type)"
        case .isIn(let type, let reference): "\(variable) is \(type) in \(reference)"
        }
    }
}

extension ActionConstraint: CustomStringConvertible {
    public var description: String {
        switch self {
        case .any: "action"
        case .equal(let action): "action == \(action)"
        case .in(let action): "action in \(action)"
        case .inAny(let actions): "action in [\(actions.map(\.description).joined(separator: ", "))]"
        }
    }
}

extension Template: CustomStringConvertible {
    public var description: String { Self.printed(self, principal: principal, resource: resource) }

    static func printed(_ template: Template, principal: ScopeConstraint, resource: ScopeConstraint) -> String {
        let annotations = template.annotations.map { annotation in
            "@\(annotation.key)" + (annotation.value.isEmpty ? "" : "(\(StringLiteral.quoted(annotation.value)))")
                + "\n"
        }
        let scope = "\(principal.printed(.principal)), \(template.action), \(resource.printed(.resource))"
        let conditions = template.conditions.map { "\n\($0.kind.rawValue) { \($0.body) }" }
        return "\(annotations.joined())\(template.effect.rawValue) (\(scope))\(conditions.joined());"
    }
}

extension Policy: CustomStringConvertible {
    /// A link is printed with its slots filled.
    public var description: String { Template.printed(template, principal: principal, resource: resource) }
}

extension PolicySet: CustomStringConvertible {
    /// Templates, then policies. Names are not part of the text.
    public var description: String {
        (templates.map(\.description) + policies.map(\.description)).map { $0 + "\n" }.joined(separator: "\n")
    }
}
