/// Expressions to the JSON policy format.
extension Expr {
    var document: JSON {
        func object(_ key: String, _ members: (String, JSON)...) -> JSON {
            .object([.init(key, .object(members.map { .init($0.0, $0.1) }))])
        }
        return switch kind {
        case .literal(let literal): .object([.init("Value", literal.value.document)])
        case .variable(let variable): .object([.init("Var", .string(variable.rawValue))])
        case .and(let chain): Self.chained(chain, "&&")
        case .or(let chain): Self.chained(chain, "||")
        case .conditional(let test, let then, let otherwise):
            object("if-then-else", ("if", test.document), ("then", then.document), ("else", otherwise.document))
        case .unary(let op, let operand): object(op.rawValue, ("arg", operand.document))
        case .binary(let op, let left, let right):
            object(op.rawValue, ("left", left.document), ("right", right.document))
        case .attribute(let operand, let name): object(".", ("left", operand.document), ("attr", .string(name)))
        case .has(let operand, let path):
            object(
                "has", ("left", operand.document),
                ("attr", path.count == 1 ? .string(path[0]) : .array(path.map(JSON.string))))
        case .like(let operand, let pattern):
            object("like", ("left", operand.document), ("pattern", .array(pattern.elements.map(\.document))))
        case .is(let operand, let type, nil):
            object("is", ("left", operand.document), ("entity_type", .string(type.description)))
        case .is(let operand, let type, let container?):
            object(
                "is", ("left", operand.document), ("entity_type", .string(type.description)), ("in", container.document)
            )
        case .set(let elements): .object([.init("Set", .array(elements.map(\.document)))])
        case .record(let fields):
            .object([.init("Record", .object(fields.map { .init($0.name, $0.value.document) }))])
        case .call(let function, let operands):
            .object([.init(function.rawValue, .array(operands.map(\.document)))])
        }
    }

    /// Longer chains are halved: they mean the same, and are not nested deeper than anybody reads.
    private static let longestChain = 32

    private static func chained(_ chain: [Expr], _ key: String) -> JSON { chained(chain[...], key) }

    private static func chained(_ chain: ArraySlice<Expr>, _ key: String) -> JSON {
        guard let first = chain.first else { return .object([.init("Value", .bool(key == "&&"))]) }
        guard chain.count <= longestChain else {
            let middle = chain.startIndex + chain.count / 2
            return .object([.init(key, .object([.init("left", chained(chain[..<middle], key)), .init("right", chained(chain[middle...], key))]))])
        }
        return chain.dropFirst().reduce(first.document) { left, right in
            .object([.init(key, .object([.init("left", left), .init("right", right.document)]))])
        }
    }
}

extension Expr.Literal {
    var value: Value {
        switch self {
        case .bool(let value): .bool(value)
        case .long(let value): .long(value)
        case .string(let text): .string(text)
        case .entity(let uid): .entity(uid)
        }
    }
}

extension Pattern.Element {
    var document: JSON {
        switch self {
        case .wildcard: .string("Wildcard")
        case .literal(let text): .object([.init("Literal", .string(text))])
        }
    }
}
