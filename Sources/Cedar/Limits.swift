/// What a reader accepts at most. Every recursion in the kit is over a tree that a reader has bounded by `depth`.
public struct Limits: Sendable, Equatable {
    /// Bytes of one document.
    public var bytes: Int
    /// Nesting of expressions, of values and of JSON. A chain of `&&` or `||` counts once, of `+`, `-` or `*` once per
    /// operator.
    public var depth: Int
    /// Policies and templates in a set, entities in a document.
    public var count: Int

    /// 64 MiB, 128 levels and a million members unless said otherwise.
    public init(bytes: Int = 64 << 20, depth: Int = 128, count: Int = 1_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.count = count
    }

    /// For documents that somebody with the right to write policies has written.
    public static let standard = Limits()

    func check(bytes found: Int, of what: String) throws(CedarError) {
        guard found <= bytes else {
            throw CedarError(.limit, "\(what) has \(found) bytes, more than the \(bytes) allowed")
        }
    }

    func check(count found: Int, of what: String) throws(CedarError) {
        guard found <= count else { throw CedarError(.limit, "more than the \(count) \(what) allowed") }
    }
}
