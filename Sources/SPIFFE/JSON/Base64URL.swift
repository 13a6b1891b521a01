extension Sequence<UInt8> {
    /// RFC 4648 §5 without padding.
    var base64URL: String { Base64URL.encode(Array(self)) }
}

enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// By hand: every token is three of these, and Foundation's, with other letters put in afterwards, cost more than its signature.
    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { text in
            alphabet.withUnsafeBufferPointer { letters in
                var (count, pending, bits) = (0, UInt32(0), UInt32(0))
                for byte in bytes {
                    pending = pending << 8 | UInt32(byte)
                    bits += 8
                    while bits >= 6 {
                        bits -= 6
                        text[count] = letters[Int(pending >> bits & 63)]
                        count += 1
                    }
                    pending &= (1 << bits) - 1
                }
                if bits > 0 {
                    text[count] = letters[Int(pending << (6 - bits) & 63)]
                    count += 1
                }
                return count
            }
        }
    }

    /// RFC 4648 §5 without padding, and canonical: no other characters, and no bits beyond the last byte, so that each value
    /// has one spelling.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let count = text.utf8.count
        guard count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 3 / 4)
        var pending: UInt32 = 0
        var bits = 0
        for character in text.utf8 {
            guard let six = value(of: character) else { return nil }
            pending = (pending << 6 | UInt32(six)) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
            }
        }
        guard pending & ((1 << UInt32(bits)) - 1) == 0 else { return nil }
        return bytes
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
