/// Where in a policy text something stands. Line and column are kept, so that a message needs no text to say its place.
/// Trees read from JSON have no spans. Equality of trees does not look at them.
public struct SourceSpan: Sendable, Hashable {
    /// Bytes from the start of the text, in UTF-8.
    public let offset: UInt32
    public let length: UInt32
    /// Both count from 1; a column is a byte.
    public let line: UInt32
    public let column: UInt32

    public init(offset: UInt32, length: UInt32, line: UInt32, column: UInt32) {
        self.offset = offset
        self.length = length
        self.line = line
        self.column = column
    }

    /// From the start of this to the end of `other`, which must not begin before it.
    func through(_ other: SourceSpan) -> SourceSpan {
        let end = max(offset + length, other.offset + other.length)
        return SourceSpan(offset: offset, length: end - offset, line: line, column: column)
    }
}
