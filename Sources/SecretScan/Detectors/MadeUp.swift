import Foundation

/// Tells what somebody typed where a token will stand (`xoxb-your-token`, `ghp_1234…`) from what a generator made.
///
/// Each test is chosen so that a random text of the same alphabet fails it less than once in ten thousand times.
enum MadeUp {
    /// `mixedCase`: the provider's generator draws from both cases, so that a long text of one case and hardly a digit is not
    /// its work.
    static func isMadeUp(_ bytes: [UInt8], _ found: TokenShape.Found, mixedCase: Bool) -> Bool {
        let body = bytes[found.body].map(Byte.lower)
        guard !body.isEmpty else { return false }
        if saysSo(body) || isRegular(body) { return true }
        let raw = bytes[found.body]
        if mixedCase {
            let hasLower = raw.contains(where: Byte.isLower)
            let hasUpper = raw.contains(where: Byte.isUpper)
            if raw.count >= 24, !(hasLower && hasUpper), raw.count(where: Byte.isDigit) * 12 < raw.count { return true }
        }
        if found.alphabet.size > 16, raw.count >= 20, !raw.contains(where: Byte.isDigit), isWords(raw) { return true }
        // Some providers draw hexadecimal digits where their documentation allows more.
        let isHex = raw.contains(where: Byte.isDigit) && raw.allSatisfy { Byte.isHex($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        let size = isHex ? min(16, found.alphabet.size) : found.alphabet.size
        return entropy(raw) < log2(Double(min(raw.count, size))) * leastShare(raw.count)
    }

    /// How much of the greatest possible entropy a random text has at least: short ones vary more.
    private static func leastShare(_ count: Int) -> Double {
        switch count {
        case ...16: 0.45
        case ...20: 0.61
        case ...24: 0.65
        case ...40: 0.7
        default: 0.75
        }
    }

    /// For tokens that hold more than randomness: only a text that says so, or hardly a text at all.
    static func isFiller(_ bytes: [UInt8], _ found: TokenShape.Found) -> Bool {
        let body = bytes[found.body].map(Byte.lower)
        return saysSo(body) || Set(body).count < min(8, body.count / 2)
    }

    /// Bits per byte, of this text's own bytes.
    static func entropy(_ bytes: some Collection<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        let total = Double(max(1, bytes.count))
        var entropy = 0.0
        for count in counts where count > 0 {
            let share = Double(count) / total
            entropy -= share * log2(share)
        }
        return entropy
    }

    private static func saysSo(_ body: [UInt8]) -> Bool {
        for word in words where body.contains(word) { return true }
        for word in beginnings where body.has(word, at: 0) { return true }
        // Four letters turn up by chance; as a word of their own they do not.
        return body.split(whereSeparator: { !Byte.isLetter($0) }).contains { parts.contains(String(decoding: $0, as: UTF8.self)) }
    }

    private static let words: [StaticString] = [
        "example", "xxxxx", "placeholder", "redacted", "changeme", "change-me", "change_me", "replace", "secret", "insert", "sample", "dummy",
        "foobar", "invalid", "password", "mytoken", "my-token", "my_token", "your-", "your_", "yourapi", "yourtoken", "yourkey", "youraccess",
        "qwerty", "asdfgh", "deadbeef", "cafebabe", "notreal", "not-a-real", "aaaaaaa",
    ]
    private static let beginnings: [StaticString] = ["your", "fake", "test-", "test_", "todo", "the-", "some-", "my-", "my_", "put-", "put_", "here"]
    private static let parts: Set<String> = ["your", "fake", "here", "goes", "token", "dont", "real"]

    /// `1234567`, `gfedcba`, `a1b2c3d4e5`, `abcabcabcabc`.
    private static func isRegular(_ body: [UInt8]) -> Bool {
        for stride in 1...2 where body.count > stride {
            var (rising, falling) = (0, 0)
            let enough = stride == 1 ? 6 : 8
            for index in stride..<body.count {
                let step = Int(body[index]) - Int(body[index - stride])
                rising = step == 1 ? rising + 1 : 0
                falling = step == -1 ? falling + 1 : 0
                if rising >= enough || falling >= enough { return true }
            }
        }
        for period in 1...16 where body.count > period + 8 {
            var equal = 0
            for index in period..<body.count {
                equal = body[index] == body[index - period] ? equal + 1 : 0
                if equal >= max(period == 1 ? 7 : 9, period) { return true }
            }
        }
        return false
    }

    /// `my-service-account-name`, `transformersCache`: letters in words, not drawn by lot.
    private static func isWords(_ body: ArraySlice<UInt8>) -> Bool {
        let words = SlotName.split(String(decoding: body, as: UTF8.self))
        let letters = words.reduce(0) { $0 + $1.utf8.count }
        return words.count <= 1 || Double(letters) / Double(words.count) >= 4.2
    }
}
