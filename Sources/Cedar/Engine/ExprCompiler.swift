/// Turns expressions into nodes. Literals, and what is made of literals alone, become constants; a constructor whose
/// text is no value of its type stays, and errs when it is reached.
struct ExprCompiler: WordMaker {
    var arena = Arena()
    private(set) var nodes: [Node] = []
    /// For each node, where it stood.
    private(set) var spans: [SourceSpan?] = []
    /// For each node, a hash of what it computes.
    private(set) var structures: [UInt64] = []
    private(set) var lists: [Int32] = []
    private var texts: [ExactText: TextPointer] = [:]
    private var uids: [EntityUID: UIDPointer] = [:]

    mutating func text(_ string: String) -> TextPointer {
        if let known = texts[ExactText(string)] { return known }
        let made = arena.text(string)
        texts[ExactText(string)] = made
        return made
    }

    mutating func uid(_ uid: EntityUID) -> UIDPointer {
        if let known = uids[uid] { return known }
        let (type, id) = (text(uid.type.description), text(uid.id))
        let made = UnsafePointer(arena.uid(type, id))
        uids[uid] = made
        return made
    }

    /// Where the list begins.
    mutating func list(_ members: [Int32]) -> Int32 {
        let start = Int32(lists.count)
        lists.append(contentsOf: members)
        return start
    }

    mutating func compile(_ expr: Expr) -> Int32 {
        let node = node(for: expr)
        structures.append(structure(of: node))
        nodes.append(node)
        spans.append(expr.span)
        return Int32(nodes.count - 1)
    }

    private mutating func node(for expr: Expr) -> Node {
        switch expr.kind {
        case .literal(let literal): return Node(operation: .constant, word: word(literal.value))
        case .variable(let variable): return Node(operation: .variable, a: variable.index)
        case .and(let chain): return listed(.and, chain)
        case .or(let chain): return listed(.or, chain)
        case .conditional(let test, let then, let otherwise):
            return Node(operation: .conditional, a: compile(test), b: compile(then), c: compile(otherwise))
        case .unary(let op, let operand): return Node(operation: op.operation, a: compile(operand))
        case .binary(let op, let left, let right):
            return Node(operation: op.operation, a: compile(left), b: compile(right))
        case .attribute(let operand, let name):
            return Node(operation: .attribute, a: compile(operand), word: Word(text(name)))
        case .has(let operand, let path): return has(operand, path)
        case .like(let operand, let pattern): return like(operand, pattern)
        case .is(let operand, let type, nil):
            return Node(operation: .isType, a: compile(operand), word: Word(text(type.description)))
        case .is(let operand, let type, let container?):
            return Node(
                operation: .isTypeIn, a: compile(operand), b: compile(container), word: Word(text(type.description)))
        case .set(let elements):
            let node = listed(.set, elements)
            guard let words = constants(node) else { return node }
            return Node(operation: .constant, word: Word(arena.set(words)))
        case .record(let fields): return record(fields)
        case .call(let function, let operands): return call(function, operands)
        }
    }

    private mutating func listed(_ operation: Node.Operation, _ operands: [Expr]) -> Node {
        let compiled = operands.map { compile($0) }
        return Node(operation: operation, a: list(compiled), b: Int32(compiled.count))
    }

    /// The operands' values if all are constant.
    private mutating func constants(_ node: Node) -> UnsafeMutableBufferPointer<Word>? {
        let members = lists[Int(node.a)..<Int(node.a + node.b)]
        guard members.allSatisfy({ nodes[Int($0)].operation == .constant }) else { return nil }
        let words = arena.allocate(Word.self, max(members.count, 1))
        for (index, member) in members.enumerated() { (words + index).initialize(to: nodes[Int(member)].word) }
        return UnsafeMutableBufferPointer(start: words, count: members.count)
    }

    private mutating func names(_ names: [String]) -> UnsafePointer<NamesNode> {
        let pointers = arena.allocate(TextPointer.self, max(names.count, 1))
        for (index, name) in names.enumerated() { (pointers + index).initialize(to: text(name)) }
        return arena.place(NamesNode(count: names.count, names: UnsafePointer(pointers)))
    }

    private mutating func has(_ operand: Expr, _ path: [String]) -> Node {
        if path.count == 1 { return Node(operation: .has, a: compile(operand), word: Word(text(path[0]))) }
        return Node(operation: .hasPath, a: compile(operand), word: Word(part: names(path)))
    }

    private mutating func like(_ operand: Expr, _ pattern: Pattern) -> Node {
        let elements = arena.allocate(TextPointer?.self, max(pattern.elements.count, 1))
        for (index, element) in pattern.elements.enumerated() {
            let literal: TextPointer? = if case .literal(let string) = element { text(string) } else { nil }
            (elements + index).initialize(to: literal)
        }
        let node = arena.place(PatternNode(count: pattern.elements.count, elements: UnsafePointer(elements)))
        return Node(operation: .like, a: compile(operand), word: Word(part: node))
    }

    private mutating func record(_ fields: [Expr.Field]) -> Node {
        var node = listed(.record, fields.map(\.value))
        let names = names(fields.map(\.name))
        if let words = constants(node) {
            let pairs = arena.allocate(Arena.Field.self, max(fields.count, 1))
            for (index, value) in words.enumerated() {
                (pairs + index).initialize(to: .init(name: names.pointee.names[index], value: value))
            }
            return Node(operation: .constant, word: Word(arena.record(.init(start: pairs, count: fields.count))))
        }
        node.word = Word(part: names)
        return node
    }

    private mutating func call(_ function: ExtensionFunction, _ operands: [Expr]) -> Node {
        if function.isConstructor, operands.count == 1, case .literal(.string(let string)) = operands[0].kind,
            let value = try? Value(function, string)
        {
            return Node(operation: .constant, word: word(value))
        }
        var node = listed(.call, operands)
        node.function = function
        return node
    }
}

extension Variable {
    var index: Int32 {
        switch self {
        case .principal: 0
        case .action: 1
        case .resource: 2
        case .context: 3
        }
    }
}

extension UnaryOperator {
    fileprivate var operation: Node.Operation {
        switch self {
        case .not: .not
        case .negate: .negate
        case .isEmpty: .isEmpty
        }
    }
}

extension BinaryOperator {
    fileprivate var operation: Node.Operation {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .in: .isIn
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .contains: .contains
        case .containsAll: .containsAll
        case .containsAny: .containsAny
        case .hasTag: .hasTag
        case .getTag: .getTag
        }
    }
}
