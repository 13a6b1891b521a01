/// Words that name secrets now and then: `key`, `auth`, `_pin`. They stand in nearly every program, so a hit counts only where a
/// value that could be one stands close behind, before any reader is asked.
enum WeakWord {
    static let all = ["key", "auth", "cred", "salt", "nonce", "otp", "api", "pw", "_pin", "-pin", ".pin"]

    private static let reach = 160

    /// Whether something is set beside a word that ends at `end`: a separator, then within reach a run of eight bytes or more
    /// with a digit among them, as values that nobody calls a password have, or as many digits as a list of bytes has.
    static func isSet(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
        let limit = min(bytes.count, end + reach)
        var position = end
        while position < limit, Byte.isName(bytes[position]) { position += 1 }
        // Quotes and brackets that end a name, blanks, then what sets it.
        let separators = min(limit, position + 16)
        while position < separators, !isSeparator(bytes[position]) {
            // Robot Framework's `${ADMIN_PW}    value`.
            if bytes[position] == UInt8(ascii: "}"), position + 2 < limit, Byte.isBlank(bytes[position + 1]), Byte.isBlank(bytes[position + 2]) { break }
            // R's arrow.
            if bytes[position] == UInt8(ascii: "<"), position + 1 < limit, bytes[position + 1] == UInt8(ascii: "-") { break }
            // A program or a proxy that compares: `!= "…"`, HAProxy's `-m str …`.
            if bytes[position] == UInt8(ascii: "!"), position + 1 < limit, bytes[position + 1] == UInt8(ascii: "=") { break }
            if bytes[position] == UInt8(ascii: "-"), position + 2 < limit, bytes[position + 1] == UInt8(ascii: "m"), bytes[position + 2] == 32 {
                break
            }
            guard Byte.isSpace(bytes[position]) || isClosing(bytes[position]) else { return false }
            position += 1
        }
        guard position < separators else { return false }
        var (length, digits, all) = (0, 0, 0)
        let between = between
        while position < limit {
            let byte = bytes[position]
            position += 1
            switch classOf(byte, between) {
            case .digit:
                (length, digits, all) = (length + 1, digits + 1, all + 1)
                if length >= 8 || all >= 16 { return true }
            case .part:
                length += 1
                if length >= 8 && digits > 0 { return true }
            case .between: (length, digits) = (0, 0)
            case .end:
                // What a statement sets stands in it.
                if position == limit || bytes[position] == Byte.newline || bytes[position] == 13 { return false }
                (length, digits) = (0, 0)
            }
        }
        return false
    }

    private enum Class { case digit, part, between, end }

    @inline(__always)
    private static func classOf(_ byte: UInt8, _ between: (UInt64, UInt64)) -> Class {
        if Byte.isDigit(byte) { return .digit }
        if byte == UInt8(ascii: ";") { return .end }
        let isBetween = byte < 64 ? between.0 >> UInt64(byte) & 1 == 1 : byte < 128 && between.1 >> UInt64(byte - 64) & 1 == 1
        return isBetween ? .between : .part
    }

    /// Spaces, quotes, what sets and what closes, each byte a bit.
    private static let between: (UInt64, UInt64) = (0...127).reduce(into: (0, 0)) { bits, byte in
        let byte = UInt8(byte)
        guard Byte.isSpace(byte) || Byte.isQuote(byte) || isSeparator(byte) || isClosing(byte) else { return }
        if byte < 64 { bits.0 |= 1 << UInt64(byte) } else { bits.1 |= 1 << UInt64(byte - 64) }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ">"): true
        default: false
        }
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case Byte.quote, Byte.apostrophe, Byte.backtick, Byte.backslash, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "*"): true
        default: false
        }
    }
}
