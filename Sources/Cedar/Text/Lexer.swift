/// A piece of policy text.
struct Token: Sendable {
    enum Kind: Sendable, Equatable {
        case identifier, number, string, slot, end
        case at, dot, comma, semicolon, colon, doubleColon
        case openParenthesis, closeParenthesis, openBrace, closeBrace, openBracket, closeBracket
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case or, and, plus, minus, star, slash, percent, bang, question, assign
    }

    let kind: Kind
    let span: SourceSpan

    var range: Range<Int> { Int(span.offset)..<Int(span.offset + span.length) }
}

/// Cuts a text into tokens, one at a time. Spaces are those of Unicode; a comment runs from `//` to the end of the
/// line.
struct Lexer: Sendable {
    let bytes: [UInt8]
    private var position = 0
    private(set) var line: UInt32 = 1
    private var lineStart = 0
    /// Where comments stood, if they are kept.
    private(set) var comments: [SourceSpan] = []
    private let keepsComments: Bool

    /// - Throws: `limit` for too many bytes.
    init(_ text: String, limits: Limits, keepsComments: Bool = false) throws(CedarError) {
        bytes = Array(text.utf8)
        self.keepsComments = keepsComments
        try limits.check(bytes: bytes.count, of: "the policy text")
        guard bytes.count < UInt32.max else { throw CedarError(.limit, "a text of 4 GiB or more") }
    }

    private func byte(_ ahead: Int = 0) -> UInt8 {
        let index = position + ahead
        return index < bytes.count ? bytes[index] : 0
    }

    mutating func next() throws(CedarError) -> Token {
        skipSpace()
        let start = position
        let (startLine, column) = (line, UInt32(start - lineStart + 1))
        let kind = try scan()
        let span = SourceSpan(
            offset: UInt32(start), length: UInt32(position - start), line: startLine, column: column)
        return Token(kind: kind, span: span)
    }

    private mutating func scan() throws(CedarError) -> Token.Kind {
        guard position < bytes.count else { return .end }
        let first = byte()
        if Identifier.starts(first) {
            skipIdentifier()
            return .identifier
        }
        if Identifier.digit(first) {
            while Identifier.digit(byte()) { position += 1 }
            return .number
        }
        if first == UInt8(ascii: "\"") { return try scanString() }
        if first == UInt8(ascii: "?"), Identifier.starts(byte(1)) {
            position += 1
            skipIdentifier()
            return .slot
        }
        if let kind = Self.pair(first, byte(1)) {
            position += 2
            return kind
        }
        guard let kind = Self.single(first) else { throw stray() }
        position += 1
        return kind
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> Token.Kind? {
        switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
        case (":", ":"): .doubleColon
        case ("=", "="): .equal
        case ("!", "="): .notEqual
        case ("<", "="): .lessOrEqual
        case (">", "="): .greaterOrEqual
        case ("|", "|"): .or
        case ("&", "&"): .and
        default: nil
        }
    }

    private static func single(_ byte: UInt8) -> Token.Kind? {
        switch Unicode.Scalar(byte) {
        case "@": .at
        case ".": .dot
        case ",": .comma
        case ";": .semicolon
        case ":": .colon
        case "(": .openParenthesis
        case ")": .closeParenthesis
        case "{": .openBrace
        case "}": .closeBrace
        case "[": .openBracket
        case "]": .closeBracket
        case "<": .less
        case ">": .greater
        case "+": .plus
        case "-": .minus
        case "*": .star
        case "/": .slash
        case "%": .percent
        case "!": .bang
        case "?": .question
        case "=": .assign
        default: nil
        }
    }

    private mutating func skipIdentifier() {
        while Identifier.starts(byte()) || Identifier.digit(byte()) { position += 1 }
    }

    private mutating func scanString() throws(CedarError) -> Token.Kind {
        let (start, startLine, column) = (position, line, UInt32(position - lineStart + 1))
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return .string
            case UInt8(ascii: "\\") where byte(1) != UInt8(ascii: "\n"):
                position += 2
            default:
                advance()
            }
        }
        let span = SourceSpan(offset: UInt32(start), length: 1, line: startLine, column: column)
        throw CedarError(.syntax, "a string that never ends", at: span, hint: "close it with `\"`")
    }

    private mutating func advance() {
        if bytes[position] == UInt8(ascii: "\n") {
            line += 1
            lineStart = position + 1
        }
        position += 1
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x20, 0x09...0x0D:
                advance()
            case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"):
                skipComment()
            case 0x80...:
                guard let width = wideSpace() else { return }
                position += width
            default:
                return
            }
        }
    }

    private mutating func skipComment() {
        let start = position
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        guard keepsComments else { return }
        comments.append(
            SourceSpan(offset: UInt32(start), length: UInt32(position - start), line: line, column: UInt32(start - lineStart + 1)))
    }

    func text(_ span: SourceSpan) -> String {
        String(decoding: bytes[Int(span.offset)..<Int(span.offset + span.length)], as: UTF8.self)
    }

    /// The bytes of the scalar here, if it is a space.
    private func wideSpace() -> Int? {
        guard let scalar = scalarHere(), scalar.properties.isWhitespace else { return nil }
        return UTF8.width(scalar)
    }

    private func scalarHere() -> Unicode.Scalar? {
        var decoder = UTF8()
        var rest = bytes[position...].makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&rest) { return scalar }
        return nil
    }

    private func stray() -> CedarError {
        let span = SourceSpan(
            offset: UInt32(position), length: 1, line: line, column: UInt32(position - lineStart + 1))
        let hint: String? =
            switch Unicode.Scalar(byte()) {
            case "'": "strings stand in double quotes"
            case "&": "the operator is `&&`"
            case "|": "the operator is `||`"
            case "#": "a comment begins with `//`"
            default: nil
            }
        let shown = scalarHere().map { StringLiteral.quoted(String($0)).dropFirst().dropLast() } ?? "?"
        return CedarError(.syntax, "`\(shown)` has no place in a policy", at: span, hint: hint)
    }
}
