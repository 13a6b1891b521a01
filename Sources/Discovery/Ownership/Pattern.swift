import Runtime

/// One pattern of CODEOWNERS.
struct Pattern {
    private let segments: [[UInt8]]
    private let isAnchored: Bool
    /// Ends in `/`: everything below, not the thing itself.
    private let isDirectory: Bool

    init(_ text: String) {
        isDirectory = text.hasSuffix("/")
        let parts = text.pieces(between: "/").map { Array($0.utf8) }
        isAnchored = text.hasPrefix("/") || parts.count > 1
        segments = Array(parts.prefix(64))
    }

    /// Follows all ways through the pattern at once, so that no pattern takes more than its length times the path's.
    func matches(_ path: String) -> Bool {
        let parts = path.pieces(between: "/").map { Array($0.utf8) }
        guard !segments.isEmpty else { return true }
        // Positions in the path that the segments so far may end at.
        var reached = [Bool](repeating: !isAnchored, count: parts.count + 1)
        reached[0] = true
        for (index, segment) in segments.enumerated() {
            var next = [Bool](repeating: false, count: parts.count + 1)
            if segment == Array("**".utf8) {
                guard let first = reached.firstIndex(of: true) else { return false }
                // In the end it means everything below, elsewhere also nothing at all.
                let start = index == segments.count - 1 ? first + 1 : first
                for position in next.indices where position >= start { next[position] = true }
            } else {
                for position in parts.indices where reached[position] && Self.glob(parts[position], segment) { next[position + 1] = true }
            }
            reached = next
        }
        // A match of a directory is a match of all below it, so the pattern may end before the path does.
        if reached[parts.count], !isDirectory || segments.last == Array("**".utf8) { return true }
        return !endsInSingleStar && reached.dropLast().contains(true)
    }

    /// `docs/*` owns the files of `docs`, not its directories.
    private var endsInSingleStar: Bool { segments.count > 1 && segments.last == [UInt8(ascii: "*")] }

    /// `*` and `?` within one name, in linear time by remembering the last star.
    static func glob(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (position, mark) = (0, 0)
        var (star, resume) = (-1, 0)
        while position < name.count {
            if mark < pattern.count, pattern[mark] == UInt8(ascii: "?") || pattern[mark] == name[position],
                pattern[mark] != UInt8(ascii: "*")
            {
                position += 1
                mark += 1
            } else if mark < pattern.count, pattern[mark] == UInt8(ascii: "*") {
                star = mark
                resume = position
                mark += 1
            } else if star >= 0 {
                resume += 1
                position = resume
                mark = star + 1
            } else {
                return false
            }
        }
        while mark < pattern.count, pattern[mark] == UInt8(ascii: "*") { mark += 1 }
        return mark == pattern.count
    }
}
