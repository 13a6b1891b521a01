/// The checksum in the last six characters of GitHub's and npm's tokens: the CRC-32 of the thirty before them, in Base62.
///
/// A right one says that the provider made the token, wherever it stands. A wrong one says nothing: people print tokens with
/// letters changed, and formats move on.
enum TokenChecksum {
    static func isRight(_ token: [UInt8]) -> Bool {
        guard token.count == 40, prefixes.contains(where: { token.has($0, at: 0) }) else { return false }
        let body = token[4..<34]
        return base62(crc32(body)).elementsEqual(token[34...])
    }

    private static let prefixes: [StaticString] = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"]

    /// Six digits, with zeros in front.
    static func base62(_ number: UInt32) -> [UInt8] {
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: 6)
        var rest = number
        for index in digits.indices.reversed() {
            let digit = UInt8(rest % 62)
            digits[index] = digit < 10 ? 48 + digit : digit < 36 ? 55 + digit : 61 + digit
            rest /= 62
        }
        return digits
    }

    /// ISO 3309, a bit at a time: it is asked of thirty bytes now and then.
    static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var rest = UInt32.max
        for byte in bytes {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
        }
        return ~rest
    }
}
