/// What stands between the quotes of a string: the escapes of Rust's string literals, and `\*` in a pattern.
enum StringLiteral {
    /// The text that `raw`, the bytes between the quotes, stands for.
    static func unescaped(_ raw: ArraySlice<UInt8>, at span: SourceSpan?) throws(CedarError) -> String {
        var text = String.UnicodeScalarView()
        var reader = EscapeReader(raw, at: span)
        while let (scalar, _) = try reader.next(stars: false) { text.append(scalar) }
        return String(text)
    }

    /// The pattern that `raw` stands for: `*` is a wildcard, also where it is written as `\x2a` or `\u{2a}`; `\*` alone is a star.
    static func pattern(_ raw: ArraySlice<UInt8>, at span: SourceSpan?) throws(CedarError) -> Pattern {
        var elements: [Pattern.Element] = []
        var literal = String.UnicodeScalarView()
        var reader = EscapeReader(raw, at: span)
        while let (scalar, isStar) = try reader.next(stars: true) {
            if scalar == "*" && !isStar {
                elements.append(.literal(String(literal)))
                elements.append(.wildcard)
                literal = .init()
            } else {
                literal.append(scalar)
            }
        }
        return Pattern(elements + [.literal(String(literal))])
    }

    /// `text` as a literal with its quotes. What a reader cannot see, such as controls and marks that change the
    /// direction of writing, is written as an escape, so that a policy never says other than it shows.
    static func quoted(_ text: String) -> String { "\"" + escaped(text, stars: false) + "\"" }

    static func quoted(_ pattern: Pattern) -> String {
        let inner = pattern.elements.map { element in
            switch element {
            case .wildcard: "*"
            case .literal(let text): escaped(text, stars: true)
            }
        }
        return "\"" + inner.joined() + "\""
    }

    private static func escaped(_ text: String, stars: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0": result += "\\0"
            case "*" where stars: result += "\\*"
            default:
                if isInvisible(scalar) {
                    result += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        case .spaceSeparator: scalar != " "
        // A mark alone would join what stands before it, the quote perhaps.
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}

/// Goes through the bytes of a literal, one scalar at a time. They are UTF-8 already: the whole text was checked.
private struct EscapeReader {
    private var rest: ArraySlice<UInt8>
    private let span: SourceSpan?

    init(_ raw: ArraySlice<UInt8>, at span: SourceSpan?) {
        rest = raw
        self.span = span
    }

    /// The next scalar, and whether it was `\*`.
    mutating func next(stars: Bool) throws(CedarError) -> (Unicode.Scalar, isStar: Bool)? {
        guard let byte = rest.first else { return nil }
        if byte == UInt8(ascii: "\\") {
            rest.removeFirst()
            let isStar = rest.first == UInt8(ascii: "*")
            return (try escape(stars: stars), isStar)
        }
        if byte == UInt8(ascii: "\r") {
            throw refusal("a bare carriage return in a string", hint: "write it as `\\r`")
        }
        if byte < 0x80 {
            rest.removeFirst()
            return (Unicode.Scalar(byte), false)
        }
        var decoder = UTF8()
        var bytes = rest.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { throw refusal("the string is not UTF-8") }
        rest.removeFirst(UTF8.width(scalar))
        return (scalar, false)
    }

    private mutating func escape(stars: Bool) throws(CedarError) -> Unicode.Scalar {
        guard let byte = rest.popFirst() else { throw refusal("a string ends in a backslash") }
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "0"): return "\0"
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "'"): return "'"
        case UInt8(ascii: "x"): return try byteEscape()
        case UInt8(ascii: "u"): return try scalarEscape()
        case UInt8(ascii: "*") where stars: return "*"
        default:
            let hint =
                byte == UInt8(ascii: "*") ? "`\\*` belongs in the pattern of `like`" : "a backslash itself is `\\\\`"
            throw refusal("`\\\(Character(Unicode.Scalar(byte)))` is no escape", hint: hint)
        }
    }

    private mutating func byteEscape() throws(CedarError) -> Unicode.Scalar {
        guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit), high < 8 else {
            throw refusal("`\\x` takes two hexadecimal digits, up to `7F`", hint: "use `\\u{…}` for others")
        }
        return Unicode.Scalar(UInt8(high << 4 | low))
    }

    private mutating func scalarEscape() throws(CedarError) -> Unicode.Scalar {
        let shape = "`\\u` takes one to six hexadecimal digits in braces"
        guard rest.popFirst() == UInt8(ascii: "{"), rest.first != UInt8(ascii: "_") else { throw refusal(shape) }
        var (value, count): (UInt32, Int) = (0, 0)
        while let byte = rest.popFirst(), byte != UInt8(ascii: "}") {
            if byte == UInt8(ascii: "_") { continue }
            guard let digit = hexDigit(byte), count < 6 else { throw refusal(shape) }
            value = value << 4 | digit
            count += 1
        }
        guard count > 0, let scalar = Unicode.Scalar(value) else {
            throw refusal(count > 0 ? "U+\(String(value, radix: 16, uppercase: true)) is no character" : shape)
        }
        return scalar
    }

    private func refusal(_ message: String, hint: String? = nil) -> CedarError {
        CedarError(.syntax, message, at: span, hint: hint)
    }
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
}
