/// Cedar compares strings by their code points. Swift's `==` on `String` calls `"é"` and `"e\u{301}"` equal, so that it
/// must not decide anything here: names that differ to the policy's author would be one to the authorizer.
extension String {
    @inline(__always)
    func isExactly(_ other: String) -> Bool {
        var (left, right) = (self, other)
        return left.withUTF8 { a in
            right.withUTF8 { b in a.count == b.count && a.elementsEqual(b) }
        }
    }

    /// Orders by bytes, which for UTF-8 is by code points.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    func hashExactly(into hasher: inout Hasher) {
        var copy = self
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }
}

/// A string as a dictionary key, by its bytes.
struct ExactText: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: ExactText, right: ExactText) -> Bool { left.text.isExactly(right.text) }
    func hash(into hasher: inout Hasher) { text.hashExactly(into: &hasher) }
}

extension Sequence where Element: CustomStringConvertible {
    /// By what they are called, so that what is printed is the same each time.
    func inOrder() -> [Element] { inOrder { $0 } }
}

extension Sequence {
    /// By what `name` of them is called.
    func inOrder(of name: (Element) -> some CustomStringConvertible) -> [Element] {
        map { ($0, name($0).description) }.sorted { $0.1.precedes($1.1) }.map { $0.0 }
    }
}
