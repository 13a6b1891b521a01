/// Whether letters read like words: how much likelier each letter is, after the two before it, in words than at random.
///
/// The table is counted from sources and texts by `Scripts/value-classifier/trigrams.py`.
enum Trigrams {
    /// The sum for `letters`, in bits; positive for words, negative for random letters. Only ASCII letters count.
    static func bits(_ letters: some Sequence<UInt8>) -> Double {
        var first = 0
        var second = 0
        var steps = 0
        for byte in letters {
            let letter = Int(byte | 32) - 97
            guard letter >= 0, letter < 26 else { continue }
            steps += Int(trigramTable.utf8Start[(first * 27 + second) * 26 + letter]) - 81
            (first, second) = (second, letter + 1)
        }
        return Double(steps) / 2
    }
}
