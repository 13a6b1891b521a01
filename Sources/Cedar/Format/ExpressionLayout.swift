/// Where an expression may be broken, found in its tokens: at `||` first, then at `&&`, then inside brackets.
enum ExpressionLayout {
    typealias Tokens = ArraySlice<CommentedToken>

    /// Takes a bracket, what is in it, and the bracket that closes it.
    static func brackets(_ rest: inout Tokens) -> (open: CommentedToken, inner: Tokens, close: CommentedToken) {
        let open = rest.removeFirst()
        let end = closing(rest)
        let inner = rest[rest.startIndex..<end]
        let close = rest[end]
        rest = rest[(end + 1)...]
        return (open, inner, close)
    }

    /// Where the bracket stands that closes what is open before `tokens`.
    private static func closing(_ tokens: Tokens) -> Int {
        var depth = 0
        for (index, token) in zip(tokens.indices, tokens) {
            if opens(token) { depth += 1 }
            if closes(token) {
                if depth == 0 { return index }
                depth -= 1
            }
        }
        return tokens.endIndex
    }

    private static func opens(_ token: CommentedToken) -> Bool { [.openParenthesis, .openBracket, .openBrace].contains(token.kind) }
    private static func closes(_ token: CommentedToken) -> Bool { [.closeParenthesis, .closeBracket, .closeBrace].contains(token.kind) }

    /// The parts between separators that stand in no bracket, and the separators.
    private static func split(_ tokens: Tokens, at isSeparator: (CommentedToken) -> Bool) -> (parts: [Tokens], separators: [CommentedToken]) {
        var (parts, separators): ([Tokens], [CommentedToken]) = ([], [])
        var (start, depth) = (tokens.startIndex, 0)
        for (index, token) in zip(tokens.indices, tokens) {
            if opens(token) { depth += 1 }
            if closes(token) { depth -= 1 }
            if depth == 0, isSeparator(token) {
                parts.append(tokens[start..<index])
                separators.append(token)
                start = index + 1
            }
        }
        return (parts + [tokens[start...]], separators)
    }

    // MARK: Layout

    /// What stands between commas, each on its line once one must be.
    static func list(_ tokens: Tokens) -> Layout {
        let (parts, commas) = split(tokens) { $0.kind == .comma }
        var layouts: [Layout] = []
        for (index, part) in parts.enumerated() where !part.isEmpty {
            if index > 0 { layouts.append(.line(flat: " ")) }
            layouts.append(entry(part))
            if index < commas.count { layouts.append(commas[index].layout) }
        }
        return .joined(layouts)
    }

    /// `key: value`, or a value.
    private static func entry(_ tokens: Tokens) -> Layout {
        let (parts, colons) = split(tokens) { $0.kind == .colon }
        guard parts.count == 2, let colon = colons.first else { return expression(tokens) }
        return .joined([sequence(parts[0]), colon.layout, .text(" "), expression(parts[1])])
    }

    static func expression(_ tokens: Tokens) -> Layout {
        if tokens.first?.isWord("if") == true { return conditional(tokens) }
        for kind in [Token.Kind.or, .and] {
            let (parts, operators) = split(tokens) { $0.kind == kind }
            guard parts.count > 1 else { continue }
            var layouts = [expression(parts[0])]
            for (op, part) in zip(operators, parts.dropFirst()) {
                layouts += [.text(" "), op.layout, .line(flat: " "), expression(part)]
            }
            return .group(.joined(layouts))
        }
        return sequence(tokens)
    }

    private static func conditional(_ tokens: Tokens) -> Layout {
        // The `then` and `else` of the first `if`: those of others between them are counted off.
        var (depth, open) = (0, 0)
        var (then, otherwise): (Int?, Int?)
        for (index, token) in zip(tokens.indices, tokens) where otherwise == nil {
            if opens(token) { depth += 1 }
            if closes(token) { depth -= 1 }
            guard depth == 0 else { continue }
            if token.isWord("if") { open += 1 }
            if token.isWord("then"), open == 1, then == nil { then = index }
            if token.isWord("else") {
                if open == 1 { otherwise = index } else { open -= 1 }
            }
        }
        guard let then, let otherwise, let first = tokens.first else { return sequence(tokens) }
        let branches = Layout.joined([
            .line(flat: " "), tokens[then].layout, .text(" "), expression(tokens[(then + 1)..<otherwise]),
            .line(flat: " "), tokens[otherwise].layout, .text(" "), expression(tokens[(otherwise + 1)...]),
        ])
        return .group(.joined([first.layout, .text(" "), expression(tokens[(tokens.startIndex + 1)..<then]), .indented(branches)]))
    }

    /// Tokens one behind the other, and brackets that may be broken.
    private static func sequence(_ tokens: Tokens) -> Layout {
        var layouts: [Layout] = []
        var rest = tokens
        var before: CommentedToken?
        var isUnary = false
        while let token = rest.first {
            if let before, needsSpace(before, token, afterUnary: isUnary) { layouts.append(.text(" ")) }
            isUnary = [.bang, .minus].contains(token.kind) && !endsOperand(before)
            if opens(token) {
                let (open, inner, close) = brackets(&rest)
                layouts.append(bracketed(open, inner, close))
                before = close
            } else {
                layouts.append(token.layout)
                before = rest.removeFirst()
            }
        }
        return .joined(layouts)
    }

    private static func bracketed(_ open: CommentedToken, _ inner: Tokens, _ close: CommentedToken) -> Layout {
        if inner.isEmpty && close.leading.isEmpty { return .joined([open.layout, close.layout]) }
        let line = Layout.line(flat: open.kind == .openBrace ? " " : "")
        // The comment behind the bracket is no reason to break what is in it.
        return .joined([.group(.joined([open.layout, .indented(.joined([line, list(inner)])), line, close.head])), close.tail])
    }

    /// Whether an operand ends with the token, so that `-` behind it subtracts and a bracket behind it belongs to it.
    private static func endsOperand(_ token: CommentedToken?) -> Bool {
        guard let token else { return false }
        switch token.kind {
        case .number, .string, .slot, .closeParenthesis, .closeBracket, .closeBrace: return true
        case .identifier: return !["in", "like", "has", "is", "if", "then", "else"].contains(token.text)
        default: return false
        }
    }

    private static func needsSpace(_ before: CommentedToken, _ token: CommentedToken, afterUnary: Bool) -> Bool {
        switch (before.kind, token.kind) {
        case (_, .dot), (.dot, _), (_, .doubleColon), (.doubleColon, _): false
        case (_, .openParenthesis), (_, .openBracket): !endsOperand(before) && !afterUnary
        default: !afterUnary
        }
    }
}
