import Runtime

/// Teams that a sentence names as whoever looks after something: `run by identity`, `letters batch of team invoicing`. Words say little,
/// so that only a name counts that is known as a team's, at the end of its phrase.
enum TeamPhrases {
    private static let looking = [
        "run by ", "operated by ", "owned by ", "maintained by ", "managed by ", "supported by ", "looked after by ", "kept by ", "belongs to ",
        "responsibility of ", "of team ", "by team ", "betreibt ", "betrieben von ", "betreut von ", "verantwortet von ",
    ]
    /// In what is written of one thing alone, fewer words do.
    private static let describing = [" of ", " by ", "(", "team "]

    /// The one team that `text` names. `isDescription`: it is about one thing, and a name alone says whose that is.
    static func team(in text: some StringProtocol, isDescription: Bool = false, known: (String) -> String?) -> String? {
        guard text.utf8.count <= 400 else { return nil }
        let plain = text.trimmingSuffix { " \t\r".contains($0) }
        if isDescription, let team = known(String(plain)) { return team }
        var found: Set<String> = []
        // A word may be the first.
        let text = " \(plain)"
        let lower = text.lowercased()
        guard lower.utf8.count == text.utf8.count else { return nil }
        for words in looking + (isDescription ? describing : []) {
            var rest = lower[...]
            while let range = rest.firstBytes(of: words), found.count < 4 {
                rest = rest[range.upperBound...]
                let start = text.utf8.index(text.startIndex, offsetBy: lower.utf8.distance(from: lower.startIndex, to: range.upperBound))
                if let team = name(text[start...], known) { found.insert(team) }
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// The name that a phrase ends with: `the orders team, which …`.
    private static func name(_ text: Substring, _ known: (String) -> String?) -> String? {
        let phrase = text.prefix { !",;()\"'".contains($0) }
        var words = phrase.split(whereSeparator: { $0 == " " || $0 == "\t" }).prefix(6).map(String.init)
        if let end = words.firstIndex(where: { $0.hasSuffix(".") || $0.hasSuffix(":") }) { words.removeSubrange((end + 1)...) }
        if let last = words.popLast() { words.append(last.trimmingSuffix { ".:!".contains($0) }.description) }
        if words.first?.lowercased() == "the" { words.removeFirst() }
        if words.count > 1, let first = words.first?.lowercased(), Stewards.teamWords.contains(first) { words.removeFirst() }
        if let last = words.last?.lowercased(), words.count > 1, Stewards.teamWords.contains(last) { words.removeLast() }
        return (1...4).contains(words.count) && words.joined().utf8.count > 2 ? known(words.joined(separator: " ")) : nil
    }
}
