/// The name that somebody may have meant.
enum Suggestion {
    /// Of the candidates the one with the fewest changes, if they are few: at most a third of the letters. Ties go to the first by name.
    static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
        let letters = Array(name.utf8.prefix(longest))
        var best: (name: String, distance: Int)?
        for candidate in candidates.sorted(by: { $0.precedes($1) }) where candidate.utf8.count <= longest {
            let distance = distance(letters, Array(candidate.utf8))
            if distance <= max(letters.count, candidate.utf8.count) / 3, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Longer names get no suggestion.
    private static let longest = 64

    /// Insertions, deletions, exchanges, and swaps of neighbours.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = [Array(0...b.count)]
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
