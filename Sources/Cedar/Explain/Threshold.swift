/// A goal that holds a value against a constant.
struct Threshold {
    /// What holds for more is greater.
    struct Width: Comparable {
        var number = Int64.min
        var isInclusive = false

        static func < (left: Width, right: Width) -> Bool {
            left.number != right.number ? left.number < right.number : !left.isInclusive && right.isInclusive
        }
    }

    /// The value's.
    let node: Int32
    let isLower: Bool
    let tag: Word.Tag
    let width: Width

    /// Nil for what is none.
    init?(_ node: Node, wanted: Bool, _ nodes: [Node]) {
        let order: BinaryOperator
        switch node.operation {
        case .less: order = .less
        case .lessOrEqual: order = .lessOrEqual
        case .greater: order = .greater
        case .greaterOrEqual: order = .greaterOrEqual
        default: return nil
        }
        let constant = nodes[Int(node.b)]
        guard constant.operation == .constant, [.long, .datetime, .duration].contains(constant.word.tag) else { return nil }
        let effective = wanted ? order : order.negated
        (self.node, tag) = (node.a, constant.word.tag)
        isLower = effective == .greater || effective == .greaterOrEqual
        // Its complement falls as a number rises, and never overflows.
        let number = constant.word.integer
        width = Width(number: isLower ? ~number : number, isInclusive: effective == .greaterOrEqual || effective == .lessOrEqual)
    }
}
