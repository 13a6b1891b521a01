/// Reads policy text by recursive descent. What is common to policies and expressions: tokens, depth, names.
struct Parser {
    private var lexer: Lexer
    private(set) var token: Token
    /// Where the token before ended: trees end there.
    private(set) var last: SourceSpan
    let limits: Limits
    private var depth = 0

    init(_ text: String, limits: Limits) throws(CedarError) {
        lexer = try Lexer(text, limits: limits)
        token = try lexer.next()
        last = token.span
        self.limits = limits
    }

    // MARK: Tokens

    var isAtEnd: Bool { token.kind == .end }

    mutating func advance() throws(CedarError) {
        last = token.span
        token = try lexer.next()
    }

    /// Steps over the token if it is of this kind.
    mutating func take(_ kind: Token.Kind) throws(CedarError) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    mutating func take(word: StaticString) throws(CedarError) -> Bool {
        guard isWord(word) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, _ shown: String, hint: String? = nil) throws(CedarError) {
        guard try take(kind) else { throw unexpected(wanted: "`\(shown)`", hint: hint) }
    }

    func isWord(_ word: StaticString) -> Bool {
        guard token.kind == .identifier, token.span.length == word.utf8CodeUnitCount else { return false }
        let start = Int(token.span.offset)
        for offset in 0..<word.utf8CodeUnitCount where lexer.bytes[start + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The text of the token as it stands.
    var word: String { text(of: token) }

    func text(of token: Token) -> String { String(decoding: lexer.bytes[token.range], as: UTF8.self) }

    /// The bytes of a string token without its quotes.
    private var rawString: ArraySlice<UInt8> { lexer.bytes[token.range].dropFirst().dropLast() }

    mutating func string() throws(CedarError) -> String {
        guard token.kind == .string else { throw unexpected(wanted: "a string") }
        let text = try StringLiteral.unescaped(rawString, at: token.span)
        try advance()
        return text
    }

    mutating func pattern() throws(CedarError) -> Pattern {
        guard token.kind == .string else {
            throw unexpected(
                wanted: "a pattern in quotes", hint: "`like` takes a string literal, such as \"*.example\"")
        }
        let pattern = try StringLiteral.pattern(rawString, at: token.span)
        try advance()
        return pattern
    }

    // MARK: Names

    /// An identifier that is not reserved.
    mutating func identifier(_ wanted: String) throws(CedarError) -> String {
        guard token.kind == .identifier else { throw unexpected(wanted: wanted) }
        let text = word
        guard !Identifier.isReserved(text) else {
            throw CedarError(
                .syntax, "`\(text)` is reserved", at: token.span,
                hint: "as an attribute it can be written `[\"\(text)\"]`")
        }
        try advance()
        return text
    }

    /// `A::B`.
    mutating func name(_ wanted: String) throws(CedarError) -> Name {
        var text = try identifier(wanted)
        while try take(.doubleColon) { text += "::" + (try identifier("a name")) }
        return Name(unchecked: text)
    }

    /// `A::B::"id"`, where the first part may have been read already.
    mutating func entity(after first: String? = nil) throws(CedarError) -> EntityUID {
        var type = if let first { first } else { try identifier("an entity such as `User::\"alice\"`") }
        while true {
            try expect(.doubleColon, "::", hint: "an entity is written `\(type)::\"id\"`")
            if token.kind == .string { return EntityUID(type: Name(unchecked: type), id: try string()) }
            type += "::" + (try identifier("a name or an id in quotes"))
        }
    }

    // MARK: Bounds and refusals

    /// Counts one level of nesting while `body` runs.
    mutating func nested<Result>(
        _ body: (inout Parser) throws(CedarError) -> Result
    ) throws(CedarError) -> Result {
        try deepen()
        defer { depth -= 1 }
        return try body(&self)
    }

    mutating func deepen(by levels: Int = 1) throws(CedarError) {
        depth += levels
        guard depth <= limits.depth else {
            throw CedarError(.limit, "nested deeper than \(limits.depth) levels", at: token.span)
        }
    }

    mutating func surface(by levels: Int) { depth -= levels }

    func unexpected(wanted: String, hint: String? = nil) -> CedarError {
        let found =
            switch token.kind {
            case .end: "the end of the text"
            case .string: "a string"
            default: "`\(word)`"
            }
        return CedarError(.syntax, "found \(found), wanted \(wanted)", at: token.span, hint: hint)
    }
}
