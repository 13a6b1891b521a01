/// Expressions, by precedence: `if`, `||`, `&&`, one relation, `+ -`, `*`, `! -`, access.
extension Parser {
    mutating func expression() throws(CedarError) -> Expr {
        try nested { (parser) throws(CedarError) in
            parser.isWord("if") ? try parser.conditional() : try parser.disjunction()
        }
    }

    private mutating func conditional() throws(CedarError) -> Expr {
        let start = token.span
        try advance()
        let test = try expression()
        guard try take(word: "then") else { throw unexpected(wanted: "`then`") }
        let then = try expression()
        guard try take(word: "else") else { throw unexpected(wanted: "`else`", hint: "an `if` has both branches") }
        let otherwise = try expression()
        return Expr(.conditional(if: test, then: then, else: otherwise), at: start.through(last))
    }

    private mutating func disjunction() throws(CedarError) -> Expr {
        let start = token.span
        let first = try conjunction()
        guard token.kind == .or else { return first }
        var chain = first.disjuncts
        while try take(.or) { chain += try conjunction().disjuncts }
        return Expr(.or(chain), at: start.through(last))
    }

    private mutating func conjunction() throws(CedarError) -> Expr {
        let start = token.span
        let first = try relation()
        guard token.kind == .and else { return first }
        var chain = first.conjuncts
        while try take(.and) { chain += try relation().conjuncts }
        return Expr(.and(chain), at: start.through(last))
    }

    // MARK: Relations

    private mutating func relation() throws(CedarError) -> Expr {
        let start = token.span
        let left = try sum()
        var result: Expr
        if let op = relationOperator() {
            try advance()
            let right = try sum()
            result = Expr(.binary(op, left, right), at: start.through(last))
        } else if try take(word: "has") {
            result = Expr(.has(left, try attributePath()), at: start.through(last))
        } else if try take(word: "like") {
            result = Expr(.like(left, try pattern()), at: start.through(last))
        } else if try take(word: "is") {
            let type = try name("an entity type")
            let container = try take(word: "in") ? try sum() : nil
            result = Expr(.is(left, type, in: container), at: start.through(last))
        } else if token.kind == .assign {
            throw unexpected(wanted: "`==`", hint: "equality is written `==`")
        } else {
            return left
        }
        if relationOperator() != nil || isWord("has") || isWord("like") || isWord("is") {
            throw unexpected(wanted: "`&&`, `||` or an end", hint: "put one of the two relations into parentheses")
        }
        return result
    }

    private func relationOperator() -> BinaryOperator? {
        switch token.kind {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .identifier where isWord("in"): .in
        default: nil
        }
    }

    /// What stands after `has`: a name, names joined by dots, or one in quotes.
    private mutating func attributePath() throws(CedarError) -> [String] {
        if token.kind == .string { return [try string()] }
        var path = [try identifier("an attribute's name")]
        while try take(.dot) { path.append(try identifier("an attribute's name")) }
        return path
    }

    // MARK: Arithmetic

    private mutating func sum() throws(CedarError) -> Expr {
        let start = token.span
        var left = try product()
        var levels = 0
        defer { surface(by: levels) }
        while let op: BinaryOperator = token.kind == .plus ? .add : token.kind == .minus ? .subtract : nil {
            try advance()
            try deepen()
            levels += 1
            left = Expr(.binary(op, left, try product()), at: start.through(last))
        }
        return left
    }

    private mutating func product() throws(CedarError) -> Expr {
        let start = token.span
        var left = try unary()
        var levels = 0
        defer { surface(by: levels) }
        while token.kind == .star {
            try advance()
            try deepen()
            levels += 1
            left = Expr(.binary(.multiply, left, try unary()), at: start.through(last))
        }
        if token.kind == .slash || token.kind == .percent {
            throw unexpected(wanted: "another operator", hint: "the language has no division and no remainder")
        }
        return left
    }

    // MARK: Unary

    /// Up to four `!`, or up to four `-`. A minus right before a number belongs to it, so that the smallest `Int64` can
    /// be written.
    private mutating func unary() throws(CedarError) -> Expr {
        guard token.kind == .bang || token.kind == .minus else { return try member() }
        let kind = token.kind
        var marks: [SourceSpan] = []
        while token.kind == kind {
            guard marks.count < 4 else { throw unexpected(wanted: "an operand", hint: "at most four in a row") }
            marks.append(token.span)
            try advance()
        }
        var operand: Expr
        if kind == .minus, token.kind == .number {
            operand = try access(try number(negative: true, from: marks.last), negated: &marks)
        } else {
            operand = try member()
        }
        for mark in marks.reversed() {
            operand = Expr(.unary(kind == .bang ? .not : .negate, operand), at: mark.through(last))
        }
        return operand
    }

    /// A number after a minus takes it, unless something is asked of the number: `-5.x` is the negation of `5.x`.
    private mutating func access(_ number: Expr, negated marks: inout [SourceSpan]) throws(CedarError) -> Expr {
        guard token.kind == .dot || token.kind == .openBracket || token.kind == .openParenthesis else {
            marks.removeLast()
            return number
        }
        guard case .literal(.long(let value)) = number.kind, value != .min else {
            throw CedarError(.value, "the number does not fit 64 bits", at: number.span)
        }
        return try accesses(of: Expr(.literal(.long(-value)), at: number.span), from: last)
    }

    mutating func number(negative: Bool, from sign: SourceSpan? = nil) throws(CedarError) -> Expr {
        let digits = word
        guard let value = Int64((negative ? "-" : "") + digits) else {
            throw CedarError(
                .value, "`\(negative ? "-" : "")\(digits)` does not fit 64 bits", at: token.span,
                hint: "numbers go from \(Int64.min) to \(Int64.max)")
        }
        let start = sign ?? token.span
        try advance()
        return Expr(.literal(.long(value)), at: start.through(last))
    }
}
