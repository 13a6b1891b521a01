/// Where the parts of a policy stand in the text it was read from.
struct PolicyText {
    /// From the first annotation to the semicolon.
    let whole: Range<Int>
    let principal: Range<Int>
    let action: Range<Int>
    let resource: Range<Int>
    /// Right behind the scope: where conditions can be added.
    let end: Int

    /// Nil if what stands there is no policy.
    init?(_ bytes: [UInt8], _ span: SourceSpan) {
        let start = Int(span.offset)
        whole = start..<(start + Int(span.length))
        guard whole.upperBound <= bytes.count,
            var lexer = try? Lexer(String(decoding: bytes[whole], as: UTF8.self), limits: .standard)
        else { return nil }
        func next() -> Token? { (try? lexer.next()).flatMap { $0.kind == .end ? nil : $0 } }
        // Annotations have parentheses too: the scope's stand behind the effect.
        var token = next()
        while token?.kind == .at {
            guard next() != nil else { return nil }
            token = next()
            if token?.kind == .openParenthesis {
                while let found = token, found.kind != .closeParenthesis { token = next() }
                token = next()
            }
        }
        guard token?.kind == .identifier, next()?.kind == .openParenthesis else { return nil }
        var (parts, part) = ([Range<Int>](), Range<Int>?.none)
        var (depth, end) = (0, Int?.none)
        while let token = next() {
            if depth == 0, token.kind == .comma || token.kind == .closeParenthesis {
                if let found = part { parts.append(found) }
                part = nil
                if token.kind == .closeParenthesis {
                    end = start + token.range.upperBound
                    break
                }
                continue
            }
            if token.kind == .openBracket { depth += 1 }
            if token.kind == .closeBracket { depth -= 1 }
            part = (part?.lowerBound ?? start + token.range.lowerBound)..<(start + token.range.upperBound)
        }
        guard let end, parts.count == 3 else { return nil }
        (principal, action, resource, self.end) = (parts[0], parts[1], parts[2], end)
    }
}

/// A change of a text of policies.
public struct UsageEdit: Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        case remove
        case narrow(UsageFinding.Side)
        case tighten
    }

    /// New text in the place of some.
    public struct Replacement: Sendable, Equatable {
        /// Bytes of the text, in UTF-8.
        public let range: Range<Int>
        public let text: String
    }

    public let policy: Explanation.Named
    public let kind: Kind
    /// What of its use it was made for, in a sentence.
    public let reason: String
    public let replacements: [Replacement]

    public var description: String { reason }

    /// Each place must be changed by one edit only; what is added at one place stands in the order of the edits.
    static func apply(_ edits: [UsageEdit], to bytes: [UInt8]) -> String {
        let sorted = edits.flatMap(\.replacements).enumerated()
            .sorted { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }
        var (result, place) = ([UInt8](), 0)
        for (_, replacement) in sorted where replacement.range.lowerBound >= place {
            result += bytes[place..<replacement.range.lowerBound]
            result += Array(replacement.text.utf8)
            place = replacement.range.upperBound
        }
        return String(decoding: result + bytes[place...], as: UTF8.self)
    }
}
