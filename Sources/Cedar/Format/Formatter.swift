/// Lays policies out in one way, whoever wrote them. It moves spaces and line ends only: every token and every comment stays as it is
/// written, so that no formatting can change a meaning, a parenthesis that was meant for the reader, or a comment.
public struct Formatter: Sendable {
    /// Characters that a line has at most, where there is a place to break it.
    public var width: Int
    /// Spaces for a level.
    public var indent: Int

    public init(width: Int = 100, indent: Int = 2) {
        self.width = width
        self.indent = indent
    }

    /// - Throws: what `PolicySet.init(parsing:)` throws: only what is in the grammar can be laid out.
    public func format(policies text: String, limits: Limits = .standard) throws(CedarError) -> String {
        _ = try PolicySet(parsing: text, limits: limits)
        let tokens = try CommentedToken.all(in: text, limits: limits)
        var rest = tokens[...]
        var parts: [Layout] = []
        while let first = rest.first, first.kind != .end { parts.append(policy(&rest)) }
        if let end = rest.first, !end.leading.isEmpty { parts.append(CommentedToken.lines(end.leading)) }
        let blank = Layout.joined([.hardLine, .hardLine])
        let result = parts.isEmpty ? "" : Layout.joined(parts, by: blank).rendered(width: width, indent: indent) + "\n"
        // A fault of this code must not reach a file.
        guard try Self.said(tokens) == Self.said(CommentedToken.all(in: result, limits: limits)) else {
            throw CedarError(.syntax, "this text cannot be laid out", hint: "it is left as it is; please report it")
        }
        return result
    }

    /// Everything but spaces and line ends.
    private static func said(_ tokens: [CommentedToken]) -> [String] {
        tokens.flatMap { $0.leading + [$0.text] + ($0.trailing.map { [$0] } ?? []) }
    }

    // MARK: Policies

    /// Takes one policy from the front.
    private func policy(_ rest: inout ArraySlice<CommentedToken>) -> Layout {
        var parts: [Layout] = []
        while rest.first?.kind == .at {
            let hasValue = rest.dropFirst(2).first?.kind == .openParenthesis
            for _ in 0..<(hasValue ? 5 : 2) { parts.append(rest.removeFirst().layout) }
            parts.append(.hardLine)
        }
        parts += [rest.removeFirst().layout, .text(" "), scope(&rest)]
        while rest.first?.kind == .identifier { parts += [.hardLine, rest.removeFirst().layout, .text(" "), clause(&rest)] }
        return .joined(parts + [rest.removeFirst().layout])
    }

    /// The plain scope stays on its line; one that says something has a line for each of the three.
    private func scope(_ rest: inout ArraySlice<CommentedToken>) -> Layout {
        let (open, inner, close) = ExpressionLayout.brackets(&rest)
        let says = inner.contains { $0.kind == .equal || $0.isWord("in") || $0.isWord("is") }
        let line: Layout = says ? .hardLine : .line(flat: "")
        return .group(.joined([open.layout, .indented(.joined([line, ExpressionLayout.list(inner)])), line, close.layout]))
    }

    private func clause(_ rest: inout ArraySlice<CommentedToken>) -> Layout {
        let (open, inner, close) = ExpressionLayout.brackets(&rest)
        return .group(
            .joined([
                open.layout, .indented(.joined([.line(flat: " "), ExpressionLayout.expression(inner)])), .line(flat: " "), close.layout,
            ]))
    }
}
