/// What a solver writes.
enum SExpression: Hashable, Sendable, CustomStringConvertible {
    case atom(String)
    case string(String)
    case list([SExpression])

    var description: String {
        switch self {
        case .atom(let text): text
        case .string(let text): StringLiteral.quoted(text)
        case .list(let parts): "(\(parts.map(\.description).joined(separator: " ")))"
        }
    }

    var bool: Bool? { self == .atom("true") ? true : self == .atom("false") ? false : nil }

    /// `5`, `(- 5)`.
    var int: Int64? {
        switch self {
        case .atom(let text): Int64(text)
        case .list(let parts) where parts.count == 2 && parts[0] == .atom("-"):
            if case .atom(let digits) = parts[1] { Int64("-" + digits) } else { nil }
        default: nil
        }
    }

    /// `#x0a`, `#b0101`, `(_ bv10 128)`.
    var bits: UInt128? {
        switch self {
        case .atom(let text) where text.hasPrefix("#x"): UInt128(text.dropFirst(2), radix: 16)
        case .atom(let text) where text.hasPrefix("#b"): UInt128(text.dropFirst(2), radix: 2)
        case .list(let parts) where parts.count == 3 && parts[0] == .atom("_"):
            if case .atom(let text) = parts[1], text.hasPrefix("bv") { UInt128(text.dropFirst(2)) } else { nil }
        default: nil
        }
    }
}

/// Reads one expression after the other. Nesting is bounded, since a solver may be anything.
struct SExpressionReader {
    private var rest: Substring.UnicodeScalarView
    private static let deepest = 200

    init(_ text: String) { rest = Substring(text).unicodeScalars }

    /// Nil at the end, and at what is none.
    mutating func next() -> SExpression? { next(depth: 0) }

    private mutating func next(depth: Int) -> SExpression? {
        rest = rest.drop { $0.properties.isWhitespace }
        guard depth < Self.deepest, let first = rest.first else { return nil }
        switch first {
        case "(":
            rest.removeFirst()
            var parts: [SExpression] = []
            while let part = next(depth: depth + 1) { parts.append(part) }
            guard rest.first == ")" else { return nil }
            rest.removeFirst()
            return .list(parts)
        case ")": return nil
        case "\"": return string()
        case "|":
            let name = rest.dropFirst().prefix { $0 != "|" }
            rest = rest.dropFirst(name.count + 2)
            return .atom("|\(String(name))|")
        default:
            let word = rest.prefix { !$0.properties.isWhitespace && $0 != "(" && $0 != ")" }
            rest = rest.dropFirst(word.count)
            return .atom(String(word))
        }
    }

    /// A quotation mark is doubled, and code points are written `\u{1f600}` or `\u00e9`.
    private mutating func string() -> SExpression? {
        rest.removeFirst()
        var text = ""
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                guard rest.first == "\"" else { return .string(text) }
                rest.removeFirst()
                text.append("\"")
            } else if scalar == "\\", rest.first == "u", let (value, length) = escape(rest.dropFirst()) {
                rest = rest.dropFirst(length + 1)
                // A solver may choose half of a pair, which is no character: any other will do, and confirmation shows whether it did.
                text.unicodeScalars.append(Unicode.Scalar(value) ?? Unicode.Scalar(0xE000 + value % 0x1000) ?? "?")
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return nil
    }

    private func escape(_ rest: Substring.UnicodeScalarView) -> (value: UInt32, length: Int)? {
        if rest.first == "{" {
            let digits = rest.dropFirst().prefix { $0 != "}" }
            guard digits.count <= 5, let value = UInt32(String(digits), radix: 16) else { return nil }
            return (value, digits.count + 2)
        }
        let digits = rest.prefix(4)
        guard digits.count == 4, let value = UInt32(String(digits), radix: 16) else { return nil }
        return (value, 4)
    }
}
