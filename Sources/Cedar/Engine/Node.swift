/// One operation of a compiled expression. Nodes of all policies stand in one array, operands by their place in it.
struct Node {
    enum Operation: UInt8 {
        // No operands; `word` is the value, or `a` the variable.
        case constant, variable
        // A list of operands: `b` of them from `a` in `lists`.
        case and, or, set, record, call
        // Operand `a`.
        case not, negate, isEmpty
        // Operand `a`, and a name, type, path or pattern in `word`.
        case attribute, has, hasPath, like, isType
        // Operands `a` and `b`; `isTypeIn` has its type in `word`.
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn
        case add, subtract, multiply, contains, containsAll, containsAny, hasTag, getTag, isTypeIn
        // Operands `a`, `b`, `c`.
        case conditional
    }

    let operation: Operation
    /// Of a `call`.
    var function = ExtensionFunction.decimal
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    var word = Word(false)
}

/// Names: of a record's fields in the order of its operands, or of a path.
struct NamesNode {
    let count: Int
    let names: UnsafePointer<TextPointer>
}

/// A pattern: literals, and nil for each wildcard.
struct PatternNode {
    let count: Int
    let elements: UnsafePointer<TextPointer?>
}

extension Word {
    /// For nodes only: a word that is no value but points to a part of the program.
    @inline(__always)
    init<Part>(part: UnsafePointer<Part>) { self.init(.bool, UnsafeRawPointer(part)) }

    @inline(__always)
    func part<Part>(_ type: Part.Type) -> Part { UnsafePointer<Part>(bitPattern: UInt(bits)).unsafelyUnwrapped.pointee }
}
