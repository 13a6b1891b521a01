/// Evaluates nodes for one request. The recursion is as deep as the policy's text, which its reader has bounded.
struct Evaluator {
    let nodes: UnsafePointer<Node>
    let lists: UnsafePointer<Int32>
    let entities: EntityTable.View
    var variables: Variables
    /// What is computed on the way: sets and records of a policy that are not constant.
    var arena = Arena()

    struct Variables {
        let principal: Word
        let action: Word
        let resource: Word
        let context: Word
    }

    mutating func value(_ index: Int32) throws(Failure) -> Word {
        let node = nodes[Int(index)]
        switch node.operation {
        case .constant: return node.word
        case .variable: return variable(node.a)
        case .attribute: return try attribute(of: value(node.a), node.word.text, index)
        case .has: return Word(try has(value(node.a), node.word.text, index))
        case .hasPath: return Word(try has(value(node.a), path: node.word.part(NamesNode.self), index))
        case .and, .or: return Word(try chain(node, ends: node.operation == .or))
        case .not: return Word(!(try bool(node.a)))
        case .conditional: return try value(bool(node.a) ? node.b : node.c)
        case .equal: return Word(try value(node.a).equals(value(node.b)))
        case .notEqual: return Word(!(try value(node.a).equals(value(node.b))))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try comparison(node, index)
        case .isIn:
            let left = try value(node.a)
            let right = try value(node.b)
            return Word(try isIn(try entity(left, index), right, index))
        case .isType: return Word(try entity(value(node.a), index).pointee.type.equals(node.word.text))
        case .isTypeIn:
            let uid = try entity(value(node.a), index)
            guard uid.pointee.type.equals(node.word.text) else { return Word(false) }
            return Word(try isIn(uid, value(node.b), index))
        case .like:
            let text = try value(node.a)
            guard text.tag == .text else { throw wrongType(.text, text, index) }
            return Word(node.word.part(PatternNode.self).matches(text.text.bytes))
        case .add, .subtract, .multiply, .negate: return try arithmetic(node, index)
        case .isEmpty: return Word(try set(value(node.a), index).pointee.count == 0)
        case .contains, .containsAll, .containsAny: return Word(try containment(node, index))
        case .hasTag, .getTag: return try tag(node, index)
        case .set: return try makeSet(node)
        case .record: return try makeRecord(node)
        case .call: return try call(node, index)
        }
    }

    @inline(__always)
    private func variable(_ index: Int32) -> Word {
        switch index {
        case 0: variables.principal
        case 1: variables.action
        case 2: variables.resource
        default: variables.context
        }
    }

    // MARK: Booleans

    /// The value of a node that must be a boolean.
    @inline(__always)
    mutating func bool(_ index: Int32) throws(Failure) -> Bool {
        let word = try value(index)
        guard word.tag == .bool else { throw wrongType(.bool, word, index) }
        return word.isTrue
    }

    private mutating func chain(_ node: Node, ends: Bool) throws(Failure) -> Bool {
        var place = Int(node.a)
        let end = place + Int(node.b)
        while place < end {
            if try bool(lists[place]) == ends { return ends }
            place += 1
        }
        return !ends
    }

    // MARK: Operands of a type

    @inline(__always)
    func wrongType(_ expected: Failure.Expected, _ found: Word, _ index: Int32) -> Failure {
        Failure(code: .type, node: index, expected: expected, found: found)
    }

    @inline(__always)
    func entity(_ word: Word, _ index: Int32) throws(Failure) -> UIDPointer {
        guard word.tag == .entity else { throw wrongType(.entity, word, index) }
        return word.uid
    }

    @inline(__always)
    func set(_ word: Word, _ index: Int32) throws(Failure) -> SetPointer {
        guard word.tag == .set else { throw wrongType(.set, word, index) }
        return word.set
    }

    @inline(__always)
    func long(_ word: Word, _ index: Int32) throws(Failure) -> Int64 {
        guard word.tag == .long else { throw wrongType(.long, word, index) }
        return word.integer
    }
}
