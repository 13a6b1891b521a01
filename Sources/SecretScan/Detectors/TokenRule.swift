/// One kind of token: what its provider's documentation says about how it looks. The tables beside this file hold all.
final class TokenRule: Sendable {
    struct Traits: OptionSet, Sendable {
        let rawValue: Int
        /// Holds more than randomness (claims, counters, padding), so that repetition means nothing.
        static let structured = Traits(rawValue: 1)
        /// Real ones may have letters of one case though the alphabet has two.
        static let oneCase = Traits(rawValue: 2)
        /// Beside a provider's name the shape says enough: the line need not speak of a key or token.
        static let unpromised = Traits(rawValue: 4)
        /// The provider documents no form: a long text of letters and digits, of which some must be digits.
        static let opaque = Traits(rawValue: 8)
        /// No provider's in particular: every other rule knows better.
        static let anyone = Traits(rawValue: 16)
        /// Begins with the end of a longer word: `Client("…` of `FastlyClient("…`.
        static let wordEnd = Traits(rawValue: 32)
        /// What the provider's client is made from is for browsers: only what a name calls a secret is one.
        static let named = Traits(rawValue: 64)
        /// For browsers: kept, and never listed by itself.
        static let published = Traits(rawValue: 128)
    }

    let kind: String
    let host: String?
    /// The provider's names, in lower case, for tokens without a literal of their own. Four letters or more, or rarer ones.
    let words: [String]
    /// In the notation of ``TokenShape``.
    let shapes: [StaticString]
    let traits: Traits
    /// Functions, so that a scan does not build what only tests read.
    let finds: @Sendable () -> [Detector.Example]
    let passesOver: @Sendable () -> [Detector.Example]

    init(
        _ kind: String, _ host: String? = nil, beside words: [String] = [], _ shapes: [StaticString], _ traits: Traits = [],
        finds: @autoclosure @escaping @Sendable () -> [Detector.Example],
        passesOver: @autoclosure @escaping @Sendable () -> [Detector.Example]
    ) {
        self.kind = kind
        self.host = host
        self.words = words
        self.shapes = shapes
        self.traits = traits
        self.finds = finds
        self.passesOver = passesOver
    }

    var detectors: [Detector] {
        if words.isEmpty { return shapes.map { Detector(self, shape: $0, beside: nil) } }
        return words.flatMap { word in shapes.map { Detector(self, shape: $0, beside: word) } }
    }
}
