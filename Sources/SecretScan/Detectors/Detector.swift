/// Recognises one provider's tokens, made from a ``TokenRule``: one shape, and one literal that the prefilter looks for.
///
/// There are two sorts. Most tokens carry a literal of their own (`ghp_`); it is the anchor. Others are mere digits and
/// letters (Datadog's 32 hexadecimal digits): their anchor is the provider's name, and a value of exactly the shape must be
/// assigned to a name of a secret on the same line. See ``confirm(_:anchorEnd:)``.
public struct Detector: Sendable {
    /// A text that the tests run. In pieces, joined at run time, so that this source holds nothing that looks like a token.
    public struct Example: Sendable, ExpressibleByArrayLiteral {
        private let pieces: [String]
        public init(arrayLiteral pieces: String...) { self.pieces = pieces }
        public var text: String { pieces.joined() }
    }

    let rule: TokenRule
    let shape: TokenShape
    /// What the prefilter looks for.
    public let anchor: String
    /// Whether the anchor's letters may stand in either case: a provider's name may, a token's own letters may not.
    public let anchorIgnoresCase: Bool
    private let anchorCount: Int

    public var kind: String { rule.kind }
    /// Whether another rule's token in the same place is the better answer.
    var yields: Bool { rule.traits.contains(.anyone) }
    /// Whether the provider says to publish it.
    var isPublished: Bool { rule.traits.contains(.published) }
    /// What a finding opens: `api.github.com`. Shown as the endpoint's host.
    public var host: String? { rule.host }
    /// Texts in which the detector must find a token…
    public var finds: [Example] { rule.finds() }
    /// …and texts in which it must not.
    public var passesOver: [Example] { rule.passesOver() }

    init(_ rule: TokenRule, shape: StaticString, beside word: String?) {
        self.rule = rule
        self.shape = TokenShape(shape)
        anchorIgnoresCase = word != nil
        if let word {
            anchor = word
        } else {
            let range = self.shape.anchor
            anchor = String(decoding: UnsafeBufferPointer(start: shape.utf8Start + range.lowerBound, count: range.count), as: UTF8.self)
        }
        anchorCount = anchor.utf8.count
    }

    /// The secret that belongs to an anchor that ends at `end`: where it stands, if it looks real.
    ///
    /// Costs no more than the length of the token, or of the 100 bytes after a provider's name.
    public func confirm(_ bytes: [UInt8], anchorEnd end: Int) -> Range<Int>? {
        let start = end - anchorCount
        guard start >= 0, end <= bytes.count, holdsAnchor(bytes, at: start) else { return nil }
        let found: TokenShape.Found?
        if anchorIgnoresCase {
            let isKnownByShape = rule.traits.contains(.unpromised)
            found = NamedValue(bytes: bytes, anchor: start..<end, needsPromise: !isKnownByShape, needsName: rule.traits.contains(.named)).find(shape)
        } else {
            guard let begin = shape.start(bytes, anchorStart: start) else { return nil }
            found = shape.match(bytes, at: begin, isWordEnd: rule.traits.contains(.wordEnd))
        }
        guard let found else { return nil }
        let isMixed = found.alphabet.mixesCase && !anchorIgnoresCase && !rule.traits.contains(.oneCase)
        if !rule.traits.contains(.structured), MadeUp.isMadeUp(bytes, found, mixedCase: isMixed) { return nil }
        if rule.traits.contains(.structured), MadeUp.isFiller(bytes, found) { return nil }
        if rule.traits.contains(.opaque), bytes[found.secret].count(where: Byte.isDigit) < 2 { return nil }
        return found.secret
    }

    private func holdsAnchor(_ bytes: [UInt8], at start: Int) -> Bool {
        var position = start
        for byte in anchor.utf8 {
            guard (anchorIgnoresCase ? Byte.lower(bytes[position]) : bytes[position]) == byte else { return false }
            position += 1
        }
        return true
    }

    /// Every provider's tokens.
    public static let all: [Detector] = TokenRule.all.flatMap(\.detectors)
}
