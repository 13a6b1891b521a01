/// The right side of `like`: literal text and wildcards, each of which stands for any text, the empty one too.
public struct Pattern: Hashable, Sendable {
    /// `*`, or text.
    public enum Element: Hashable, Sendable {
        case wildcard
        case literal(String)

        public static func == (left: Element, right: Element) -> Bool {
            switch (left, right) {
            case (.wildcard, .wildcard): true
            case (.literal(let a), .literal(let b)): a.isExactly(b)
            default: false
            }
        }
    }

    /// Never two literals in a row, and no empty one.
    public let elements: [Element]

    /// Joins literals that follow each other.
    public init(_ elements: some Sequence<Element>) {
        var merged: [Element] = []
        for element in elements {
            switch (merged.last, element) {
            case (_, .literal("")): continue
            case (.literal(let before)?, .literal(let text)): merged[merged.count - 1] = .literal(before + text)
            default: merged.append(element)
            }
        }
        self.elements = merged
    }
}
