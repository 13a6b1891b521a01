extension Detector {
    /// Which bytes a run may hold.
    public enum Alphabet: Sendable, CaseIterable {
        case digits, lowerHex, upperHex, hex, letters, upperAlphanumeric, lowerAlphanumeric, alphanumeric
        /// RFC 4648 section 6, upper case.
        case base32
        /// Base64 with `+` `/` `=`.
        case base64
        /// Alphanumeric with `-` and `_`.
        case base64url
        /// Both Base64 alphabets.
        case base64AndURL
        /// As `base64url`, with `.` and `~`.
        case unreserved
        /// As `unreserved`, with `%` for escapes.
        case unreservedOrPercent
        /// Printable ASCII but space, quotes and the backslash.
        case visible

        /// The alphabet's letter in the notation of shapes.
        init?(letter: UInt8) {
            switch letter {
            case UInt8(ascii: "d"): self = .digits
            case UInt8(ascii: "h"): self = .lowerHex
            case UInt8(ascii: "X"): self = .upperHex
            case UInt8(ascii: "H"): self = .hex
            case UInt8(ascii: "a"): self = .letters
            case UInt8(ascii: "U"): self = .upperAlphanumeric
            case UInt8(ascii: "l"): self = .lowerAlphanumeric
            case UInt8(ascii: "A"): self = .alphanumeric
            case UInt8(ascii: "t"): self = .base32
            case UInt8(ascii: "b"): self = .base64
            case UInt8(ascii: "w"): self = .base64url
            case UInt8(ascii: "B"): self = .base64AndURL
            case UInt8(ascii: "u"): self = .unreserved
            case UInt8(ascii: "p"): self = .unreservedOrPercent
            case UInt8(ascii: "v"): self = .visible
            default: return nil
            }
        }

        /// How many bytes there are to choose from, roughly: what a random text's entropy is measured against.
        var size: Int {
            switch self {
            case .digits: 10
            case .lowerHex, .upperHex, .hex: 16
            case .base32: 32
            case .upperAlphanumeric, .lowerAlphanumeric: 36
            case .letters: 52
            default: 64
            }
        }

        /// Whether a random text in it has letters of both cases.
        var mixesCase: Bool {
            switch self {
            case .digits, .lowerHex, .upperHex, .hex, .base32, .upperAlphanumeric, .lowerAlphanumeric: false
            default: true
            }
        }

        @inline(__always)
        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .digits: Byte.isDigit(byte)
            case .lowerHex: Byte.isDigit(byte) || (byte >= 97 && byte <= 102)
            case .upperHex: Byte.isDigit(byte) || (byte >= 65 && byte <= 70)
            case .hex: Byte.isHex(byte)
            case .letters: Byte.isLetter(byte)
            case .upperAlphanumeric: Byte.isDigit(byte) || Byte.isUpper(byte)
            case .lowerAlphanumeric: Byte.isDigit(byte) || Byte.isLower(byte)
            case .alphanumeric: Byte.isAlphanumeric(byte)
            case .base32: Byte.isUpper(byte) || byte >= 50 && byte <= 55
            case .base64:
                Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
            case .base64url: Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            case .base64AndURL: Self.base64.contains(byte) || Self.base64url.contains(byte)
            case .unreserved: Self.isUnreserved(byte)
            case .unreservedOrPercent: Self.isUnreserved(byte) || byte == UInt8(ascii: "%")
            case .visible: byte > 32 && byte < 127 && !Byte.isQuote(byte) && byte != Byte.backslash
            }
        }

        @inline(__always)
        private static func isUnreserved(_ byte: UInt8) -> Bool {
            Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
        }
    }
}
