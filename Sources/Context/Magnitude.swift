import Runtime

/// Values that are more or less than each other: lengths of time, whole numbers, versions.
enum Magnitude {
    /// Below zero when `value` is less than `limit`, above when it is more; `nil` when the two are not of one kind.
    static func order(_ value: String, _ limit: String) -> Int? {
        if let limit = Duration(brief: limit) {
            return Duration(brief: value).map { $0 < limit ? -1 : $0 > limit ? 1 : 0 }
        }
        guard let mine = version(value), let theirs = version(limit) else { return nil }
        for index in 0..<max(mine.count, theirs.count) {
            let (left, right) = (index < mine.count ? mine[index] : 0, index < theirs.count ? theirs[index] : 0)
            if left != right { return left < right ? -1 : 1 }
        }
        return 0
    }

    static func isComparable(_ limit: String) -> Bool { Duration(brief: limit) != nil || version(limit) != nil }

    /// The numbers at its beginning: of `6.1.0-18-amd64` 6, 1, 0 and 18. A whole number is one of a single part.
    private static func version(_ text: String) -> [Int64]? {
        var parts: [Int64] = []
        for piece in text.split(maxSplits: 16, omittingEmptySubsequences: false, whereSeparator: { ".-_+~".contains($0) }).prefix(8) {
            guard piece.utf8.count <= 15, piece.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(piece) else { break }
            parts.append(number)
        }
        return parts.isEmpty ? nil : parts
    }
}
