import Foundation

/// What a value's bytes look like: counts of classes, entropy, and whether it reads like words.
struct Shape {
    let count: Int
    let lowers: Int
    let uppers: Int
    let digits: Int
    let symbols: Int
    /// How many different bytes occur.
    let distinct: Int
    /// Shannon entropy in bits per byte, of this value's own bytes.
    let entropy: Double

    init(_ value: [UInt8]) {
        var counts = [Int](repeating: 0, count: 256)
        var lowers = 0
        var uppers = 0
        var digits = 0
        for byte in value {
            counts[Int(byte)] += 1
            if Byte.isLower(byte) { lowers += 1 } else if Byte.isUpper(byte) { uppers += 1 } else if Byte.isDigit(byte) { digits += 1 }
        }
        var entropy = 0.0
        var distinct = 0
        let total = Double(max(1, value.count))
        for count in counts where count > 0 {
            let share = Double(count) / total
            entropy -= share * log2(share)
            distinct += 1
        }
        count = value.count
        self.lowers = lowers
        self.uppers = uppers
        self.digits = digits
        symbols = value.count - lowers - uppers - digits
        self.entropy = entropy
        self.distinct = distinct
    }

    /// A rough size of the space a guesser would search.
    var bits: Double { entropy * Double(count) }

    /// How many of lower, upper, digit, symbol occur.
    var classes: Int { [lowers, uppers, digits, symbols].count { $0 > 0 } }

    /// Letters and separators only, as words are; or a word with a short number. `correct-horse`, `orders2`.
    var isWordLike: Bool {
        if digits == 0 && uppers * lowers == 0 { return symbols <= count / 4 }
        if digits == 0 && symbols <= count / 4 { return uppers <= max(1, count / 5) }
        return false
    }

    /// camelCase, snake_case, dotted names, with no more than a digit or two: `fooBarBaz`, `user_token_v2`, `auth.token`.
    func isIdentifierLike(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ Byte.isName($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }), digits <= 2 else { return false }
        let words = SlotName.split(text)
        guard !words.isEmpty else { return false }
        let letters = words.reduce(0) { $0 + $1.utf8.count }
        return Double(letters) / Double(words.count) >= 3.4
    }

    /// Whether looking for the value elsewhere is safe: it will not turn up by chance.
    var isJoinable: Bool {
        guard count >= 8 else { return false }
        if isWordLike { return count >= 20 && symbols > 1 }
        return bits >= 24 && classes >= 2 && (digits > 0 || classes >= 3) && (digits < count || count >= 16)
    }
}
