/// Arithmetic on 64 bits, where an overflow is an error, and order.
extension Evaluator {
    mutating func arithmetic(_ node: Node, _ index: Int32) throws(Failure) -> Word {
        let left = try value(node.a)
        let result: (partialValue: Int64, overflow: Bool)
        if node.operation == .negate {
            result = Int64(0).subtractingReportingOverflow(try long(left, index))
        } else {
            let right = try value(node.b)
            let (a, b) = (try long(left, index), try long(right, index))
            result =
                switch node.operation {
                case .add: a.addingReportingOverflow(b)
                case .subtract: a.subtractingReportingOverflow(b)
                default: a.multipliedReportingOverflow(by: b)
                }
        }
        guard !result.overflow else { throw Failure(code: .overflow, node: index) }
        return Word(result.partialValue)
    }

    /// Between two longs, two datetimes or two durations.
    mutating func comparison(_ node: Node, _ index: Int32) throws(Failure) -> Word {
        let left = try value(node.a)
        let right = try value(node.b)
        guard left.tag == .long || left.tag == .datetime || left.tag == .duration else {
            throw wrongType(.comparable, left, index)
        }
        guard right.tag == left.tag else { throw wrongType(left.tag.expected, right, index) }
        let (a, b) = (left.integer, right.integer)
        return switch node.operation {
        case .less: Word(a < b)
        case .lessOrEqual: Word(a <= b)
        case .greater: Word(a > b)
        default: Word(a >= b)
        }
    }
}

extension Word.Tag {
    var expected: Failure.Expected {
        switch self {
        case .bool: .bool
        case .long: .long
        case .text: .text
        case .entity: .entity
        case .set: .set
        case .record: .record
        case .decimal: .decimal
        case .ipaddr: .ipaddr
        case .datetime: .datetime
        case .duration: .duration
        }
    }
}
