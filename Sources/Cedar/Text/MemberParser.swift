/// Primary expressions, and what is asked of them with `.`, `[ ]` and `( )`.
extension Parser {
    mutating func member() throws(CedarError) -> Expr {
        let start = token.span
        return try accesses(of: try primary(), from: start)
    }

    mutating func accesses(of receiver: Expr, from start: SourceSpan) throws(CedarError) -> Expr {
        var receiver = receiver
        var levels = 0
        defer { surface(by: levels) }
        while true {
            switch token.kind {
            case .dot:
                try advance()
                let place = token.span
                let name = try identifier("an attribute or a method")
                receiver =
                    token.kind == .openParenthesis
                    ? try call(method: name, at: place, on: receiver, from: start)
                    : Expr(.attribute(receiver, name), at: start.through(last))
            case .openBracket:
                try advance()
                guard token.kind == .string else {
                    throw unexpected(wanted: "an attribute in quotes", hint: "sets have no index; use `contains`")
                }
                let name = try string()
                try expect(.closeBracket, "]")
                receiver = Expr(.attribute(receiver, name), at: start.through(last))
            case .openParenthesis:
                throw unexpected(wanted: "an operator", hint: "this is no function")
            default:
                return receiver
            }
            try deepen()
            levels += 1
        }
    }

    // MARK: Primaries

    private mutating func primary() throws(CedarError) -> Expr {
        let start = token.span
        switch token.kind {
        case .number:
            return try number(negative: false)
        case .string:
            let text = try string()
            return Expr(.literal(.string(text)), at: start)
        case .identifier:
            return try named()
        case .openParenthesis:
            try advance()
            let inner = try expression()
            try expect(.closeParenthesis, ")")
            return inner
        case .openBracket:
            try advance()
            let elements = try list(until: .closeBracket, "]")
            return Expr(.set(elements), at: start.through(last))
        case .openBrace:
            return try record()
        case .slot:
            throw unexpected(wanted: "an expression", hint: "slots stand in the scope only")
        default:
            throw unexpected(wanted: "an expression")
        }
    }

    /// `true`, a variable, an entity, a constructor.
    private mutating func named() throws(CedarError) -> Expr {
        let start = token.span
        for value in [true, false] where isWord(value ? "true" : "false") {
            try advance()
            return Expr(.literal(.bool(value)), at: start)
        }
        let text = try identifier("an expression")
        if token.kind == .doubleColon {
            let uid = try entity(after: text)
            return Expr(.literal(.entity(uid)), at: start.through(last))
        }
        if let variable = Variable(rawValue: text) { return Expr(.variable(variable), at: start) }
        guard token.kind == .openParenthesis else {
            throw CedarError(
                .syntax, "`\(text)` is no variable", at: start,
                hint: "variables are `principal`, `action`, `resource`, `context`; strings stand in quotes")
        }
        return try call(function: text, at: start)
    }

    private mutating func record() throws(CedarError) -> Expr {
        let start = token.span
        try advance()
        var fields: [Expr.Field] = []
        var names: Set<ExactText> = []
        while token.kind != .closeBrace {
            let place = token.span
            let name = token.kind == .string ? try string() : try identifier("an attribute's name")
            guard names.insert(ExactText(name)).inserted else {
                throw CedarError(.duplicate, "`\(name)` stands in the record twice", at: place)
            }
            try expect(.colon, ":")
            fields.append(.init(name, try expression()))
            guard try take(.comma) else { break }
        }
        try expect(.closeBrace, "}")
        return Expr(.record(fields), at: start.through(last))
    }

    /// Expressions with commas between, one more allowed at the end.
    private mutating func list(until end: Token.Kind, _ shown: String) throws(CedarError) -> [Expr] {
        var elements: [Expr] = []
        while token.kind != end {
            elements.append(try expression())
            guard try take(.comma) else { break }
        }
        try expect(end, shown)
        return elements
    }

    // MARK: Calls

    private mutating func operands() throws(CedarError) -> [Expr] {
        try expect(.openParenthesis, "(")
        return try list(until: .closeParenthesis, ")")
    }

    private mutating func call(function name: String, at place: SourceSpan) throws(CedarError) -> Expr {
        guard let function = ExtensionFunction(rawValue: name), function.isConstructor else {
            let isMethod = Self.methods[name] != nil || ExtensionFunction(rawValue: name) != nil
            let known = ExtensionFunction.allCases.filter(\.isConstructor).map { "`\($0)`" }.joined(separator: ", ")
            throw CedarError(
                .syntax, "`\(name)` is no function", at: place,
                hint: isMethod ? "it is a method: `value.\(name)(…)`" : "functions are \(known)")
        }
        let operands = try operands()
        return Expr(.call(function, operands), at: place.through(last))
    }

    private mutating func call(
        method name: String, at place: SourceSpan, on receiver: Expr, from start: SourceSpan
    ) throws(CedarError) -> Expr {
        guard let method = Self.methods[name] else {
            let isFunction = ExtensionFunction(rawValue: name)?.isConstructor == true
            throw CedarError(
                .syntax, "`\(name)` is no method", at: place,
                hint: isFunction ? "it is a function: `\(name)(\"…\")`" : nil)
        }
        let operands = try operands()
        let span = start.through(last)
        switch method {
        case .binary(let op):
            guard operands.count == 1 else { throw wrongCount(name, 1, operands.count, at: span) }
            return Expr(.binary(op, receiver, operands[0]), at: span)
        case .unary(let op):
            guard operands.isEmpty else { throw wrongCount(name, 0, operands.count, at: span) }
            return Expr(.unary(op, receiver), at: span)
        case .call(let function):
            return Expr(.call(function, [receiver] + operands), at: span)
        }
    }

    private func wrongCount(_ name: String, _ wanted: Int, _ found: Int, at span: SourceSpan) -> CedarError {
        CedarError(.syntax, "`\(name)` takes \(wanted) operand\(wanted == 1 ? "" : "s"), not \(found)", at: span)
    }

    private enum Method {
        case binary(BinaryOperator)
        case unary(UnaryOperator)
        case call(ExtensionFunction)
    }

    private static let methods: [String: Method] = {
        var methods: [String: Method] = [UnaryOperator.isEmpty.rawValue: .unary(.isEmpty)]
        for op in BinaryOperator.allCases where op.isMethod { methods[op.rawValue] = .binary(op) }
        for function in ExtensionFunction.allCases where !function.isConstructor {
            methods[function.rawValue] = .call(function)
        }
        return methods
    }()
}
