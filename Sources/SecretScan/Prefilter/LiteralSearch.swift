/// A string to look for.
struct Literal: Sendable {
    let bytes: [UInt8]
    /// Whether ASCII letters match in either case.
    let isCaseless: Bool

    init(_ text: String, isCaseless: Bool = true) {
        bytes = Array(text.utf8)
        self.isCaseless = isCaseless
    }
}

/// A literal that ends at an offset.
public struct LiteralHit: Sendable, Equatable {
    /// Index into the literals.
    public var literal: Int
    /// One past the literal's last byte.
    public var end: Int
}

/// Finds many literals in one pass: with Vectorscan where the library is installed, with ``AhoCorasick`` elsewhere. Both
/// give the same answer; only their speed differs, about ten times.
struct LiteralSearch: LiteralFinder, Sendable {
    /// Which implementation may be used.
    enum Engine: Sendable { case fastest, portable }

    private let vectorscan: Vectorscan?
    private let automaton: AhoCorasick?
    private let isCaseless: [Bool]
    private let texts: [[UInt8]]
    let lengths: [Int]
    let longest: Int
    let staysInLines: Bool

    init(_ literals: [Literal], engine: Engine = .fastest, cache: DatabaseCache? = nil) {
        texts = literals.map(\.bytes)
        isCaseless = literals.map(\.isCaseless)
        lengths = texts.map(\.count)
        longest = lengths.max() ?? 0
        staysInLines = !texts.contains { $0.contains(Byte.newline) }
        vectorscan = engine == .fastest ? Vectorscan(literals, cache: cache) : nil
        automaton = vectorscan == nil ? AhoCorasick(texts) : nil
    }

    /// Every occurrence, in order of its end, then of its literal. Stops after `limit` hits: a file of nothing but anchors is not text.
    func hits(in bytes: UnsafeBufferPointer<UInt8>, limit: Int = 200_000) -> [LiteralHit] {
        if let found = vectorscan?.hits(in: bytes, limit: limit) { return found }
        // The automaton folds case for all; those that mind it are compared again.
        return (automaton ?? AhoCorasick(texts)).hits(in: bytes, limit: limit)
            .filter { hit in
                isCaseless[hit.literal] || texts[hit.literal].elementsEqual(bytes[(hit.end - lengths[hit.literal])..<hit.end])
            }
    }

    func hits(in bytes: [UInt8], limit: Int = 200_000) -> [LiteralHit] {
        bytes.withUnsafeBufferPointer { hits(in: $0, limit: limit) }
    }
}
