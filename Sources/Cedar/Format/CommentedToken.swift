/// A token with the comments that stand around it.
struct CommentedToken {
    let kind: Token.Kind
    let text: String
    /// Those on lines of their own before it.
    var leading: [String] = []
    /// Whether an empty line stands between the last of them and the token.
    var isDetached = false
    /// The one behind it on its line.
    var trailing: String?

    func isWord(_ word: String) -> Bool { kind == .identifier && text == word }

    /// The token with its comments.
    var layout: Layout { .joined([head, tail]) }

    /// The comments before it, and itself.
    var head: Layout { .joined([before, .text(text)]) }

    private var before: Layout {
        leading.isEmpty ? .empty : .joined([CommentedToken.lines(leading), .hardLine] + (isDetached ? [.hardLine] : []))
    }

    /// The comment behind it.
    var tail: Layout { trailing.map { .joined([.text(" "), .comment($0)]) } ?? .empty }

    static func lines(_ comments: [String]) -> Layout { .joined(comments.map { .comment($0) }, by: .hardLine) }

    /// All tokens of a text; the last is its end, with the comments before it.
    static func all(in text: String, limits: Limits) throws(CedarError) -> [CommentedToken] {
        var lexer = try Lexer(text, limits: limits, keepsComments: true)
        var tokens: [CommentedToken] = []
        var (seen, line) = (0, UInt32(0))
        while true {
            let token = try lexer.next()
            var found = CommentedToken(kind: token.kind, text: lexer.text(token.span))
            for span in lexer.comments[seen...] {
                var comment = lexer.text(span)[...]
                while comment.last?.isWhitespace == true { comment.removeLast() }
                if span.line == line, tokens.last?.trailing == nil, !tokens.isEmpty {
                    tokens[tokens.count - 1].trailing = String(comment)
                } else {
                    found.leading.append(String(comment))
                }
            }
            if let last = lexer.comments.last, seen < lexer.comments.count { found.isDetached = token.span.line > last.line + 1 }
            seen = lexer.comments.count
            line = lexer.line
            tokens.append(found)
            if token.kind == .end { return tokens }
        }
    }
}
