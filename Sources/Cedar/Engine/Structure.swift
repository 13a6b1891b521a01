/// Which expressions are the same, wherever they stand: what is the same is evaluated once for all policies that begin
/// with it.
extension ExprCompiler {
    /// Equal expressions have one.
    func structure(of node: Node) -> UInt64 {
        var hash = Mixing.mix(UInt64(node.operation.rawValue), 2)
        switch node.operation.shape {
        case .constant: hash = Mixing.mix(hash, node.word.hash)
        case .variable: hash = Mixing.mix(hash, UInt64(node.a))
        case .named: hash = Mixing.mix(Mixing.mix(hash, structures[Int(node.a)]), node.word.text.pointee.hash)
        case .typedPair:
            hash = Mixing.mix(Mixing.mix(hash, structures[Int(node.a)]), node.word.text.pointee.hash)
            hash = Mixing.mix(hash, structures[Int(node.b)])
        // Made anew at each place: never the same as another.
        case .made: hash = Mixing.mix(hash, node.word.bits)
        case .operands(let count):
            for operand in [node.a, node.b, node.c].prefix(count) { hash = Mixing.mix(hash, structures[Int(operand)]) }
        case .list:
            hash = Mixing.mix(hash, UInt64(node.b))
            for member in lists[Int(node.a)..<Int(node.a + node.b)] { hash = Mixing.mix(hash, structures[Int(member)]) }
        }
        return hash
    }

    /// The same operation on the same operands. The hashes must be equal already: this makes sure.
    func isSame(_ left: Int32, _ right: Int32) -> Bool {
        if left == right { return true }
        let (a, b) = (nodes[Int(left)], nodes[Int(right)])
        guard a.operation == b.operation, a.function == b.function, structures[Int(left)] == structures[Int(right)]
        else {
            return false
        }
        switch a.operation.shape {
        case .constant: return a.word.equals(b.word)
        case .variable: return a.a == b.a
        case .named: return a.word.text.equals(b.word.text) && isSame(a.a, b.a)
        case .typedPair: return a.word.text.equals(b.word.text) && isSame(a.a, b.a) && isSame(a.b, b.b)
        case .made: return false
        case .operands(let count):
            return zip([a.a, a.b, a.c].prefix(count), [b.a, b.b, b.c].prefix(count)).allSatisfy { isSame($0, $1) }
        case .list:
            return a.b == b.b && (0..<a.b).allSatisfy { isSame(lists[Int(a.a + $0)], lists[Int(b.a + $0)]) }
        }
    }
}

extension Node.Operation {
    enum Shape {
        case constant, variable
        /// One operand and a text.
        case named
        /// Two operands and a text.
        case typedPair
        /// One with a part of its own: a path, a pattern, a record's names.
        case made
        case operands(Int)
        case list
    }

    var shape: Shape {
        switch self {
        case .constant: .constant
        case .variable: .variable
        case .attribute, .has, .isType: .named
        case .isTypeIn: .typedPair
        case .hasPath, .like, .record: .made
        case .and, .or, .set, .call: .list
        case .not, .negate, .isEmpty: .operands(1)
        case .conditional: .operands(3)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .add, .subtract, .multiply,
            .contains,
            .containsAll, .containsAny, .hasTag, .getTag:
            .operands(2)
        }
    }
}
