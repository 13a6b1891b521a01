/// Functions and methods of the extension types.
extension Evaluator {
    mutating func call(_ node: Node, _ index: Int32) throws(Failure) -> Word {
        // All operands are evaluated before any is judged. No function has more than two.
        var words = (Word(false), Word(false))
        for place in 0..<Int(node.b) {
            let word = try value(lists[Int(node.a) + place])
            if place == 0 { words.0 = word } else { words.1 = word }
        }
        let function = node.function
        guard Int(node.b) == function.operandCount else { throw Failure(code: .operands, node: index) }
        if function.isConstructor { return try construct(function, words.0, index) }
        switch function {
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual: return try compare(function, words, index)
        case .isIpv4, .isIpv6, .isLoopback, .isMulticast, .isInRange: return Word(try ask(function, words, index))
        case .offset, .durationSince, .toDate, .toTime: return try move(function, words, index)
        default:
            let length = try number(words.0, .duration, index)
            return Word(count(function, length))
        }
    }

    private func number(_ word: Word, _ tag: Word.Tag, _ index: Int32) throws(Failure) -> Int64 {
        guard word.tag == tag else { throw wrongType(tag.expected, word, index) }
        return word.integer
    }

    private mutating func construct(
        _ function: ExtensionFunction, _ word: Word, _ index: Int32
    ) throws(Failure) -> Word {
        guard word.tag == .text else { throw wrongType(.text, word, index) }
        guard let value = try? Value(function, word.text.string) else {
            let expected: Failure.Expected =
                switch function {
                case .decimal: .decimal
                case .ip: .ipaddr
                case .datetime: .datetime
                default: .duration
                }
            throw Failure(code: .value, node: index, expected: expected, found: word)
        }
        var maker = PlainMaker(arena: arena)
        defer { arena = maker.arena }
        return maker.word(value)
    }

    private func compare(_ function: ExtensionFunction, _ words: (Word, Word), _ index: Int32) throws(Failure) -> Word {
        let left = try number(words.0, .decimal, index)
        let right = try number(words.1, .decimal, index)
        return switch function {
        case .lessThan: Word(left < right)
        case .lessThanOrEqual: Word(left <= right)
        case .greaterThan: Word(left > right)
        default: Word(left >= right)
        }
    }

    private func ask(_ function: ExtensionFunction, _ words: (Word, Word), _ index: Int32) throws(Failure) -> Bool {
        guard words.0.tag == .ipaddr else { throw wrongType(.ipaddr, words.0, index) }
        let address = words.0.address
        switch function {
        case .isIpv4: return !address.isV6
        case .isIpv6: return address.isV6
        case .isLoopback: return address.isLoopback
        case .isMulticast: return address.isMulticast
        default:
            guard words.1.tag == .ipaddr else { throw wrongType(.ipaddr, words.1, index) }
            return address.isInRange(words.1.address)
        }
    }

    private func move(_ function: ExtensionFunction, _ words: (Word, Word), _ index: Int32) throws(Failure) -> Word {
        let start = Value.Datetime(milliseconds: try number(words.0, .datetime, index))
        switch function {
        case .offset:
            let length = Value.Duration(milliseconds: try number(words.1, .duration, index))
            return try moved(.datetime, start.offset(by: length)?.milliseconds, index)
        case .durationSince:
            let other = Value.Datetime(milliseconds: try number(words.1, .datetime, index))
            return try moved(.duration, start.duration(since: other)?.milliseconds, index)
        case .toDate: return try moved(.datetime, start.date?.milliseconds, index)
        default: return try moved(.duration, start.time.milliseconds, index)
        }
    }

    private func moved(_ tag: Word.Tag, _ milliseconds: Int64?, _ index: Int32) throws(Failure) -> Word {
        guard let milliseconds else { throw Failure(code: .overflow, node: index) }
        return Word(tag, UInt64(bitPattern: milliseconds))
    }

    private func count(_ function: ExtensionFunction, _ milliseconds: Int64) -> Int64 {
        let duration = Value.Duration(milliseconds: milliseconds)
        return switch function {
        case .toMilliseconds: duration.milliseconds
        case .toSeconds: duration.seconds
        case .toMinutes: duration.minutes
        case .toHours: duration.hours
        default: duration.days
        }
    }
}

extension ExtensionFunction {
    /// As `operands.count`, without making the list.
    fileprivate var operandCount: Int {
        switch self {
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual, .isInRange, .offset, .durationSince: 2
        default: 1
        }
    }
}
