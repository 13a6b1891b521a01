/// Recognises one provider's tokens by their shape. Data: the tables beside this file hold all of them.
///
/// A token is a sequence of ``Piece``s. The first literal is the anchor that the prefilter looks for; runs before it are
/// read backwards from it, the rest forwards. Runs are greedy and never backtrack, so confirming costs no more than the
/// token's length.
public struct Detector: Sendable {
    /// Part of a token's shape.
    public enum Piece: Sendable {
        /// Exactly this, in this case.
        case literal(String)
        /// As many bytes of the alphabet as there are, which must be within the range.
        case run(Alphabet, ClosedRange<Int>)
    }

    /// Which bytes a run may hold.
    public enum Alphabet: Sendable {
        case digits, lowerHex, hex, upperAlphanumeric, lowerAlphanumeric, alphanumeric
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

        @inline(__always)
        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .digits: Byte.isDigit(byte)
            case .lowerHex: Byte.isDigit(byte) || (byte >= 97 && byte <= 102)
            case .hex: Byte.isHex(byte)
            case .upperAlphanumeric: Byte.isDigit(byte) || Byte.isUpper(byte)
            case .lowerAlphanumeric: Byte.isDigit(byte) || Byte.isLower(byte)
            case .alphanumeric: Byte.isAlphanumeric(byte)
            case .base64:
                Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
            case .base64url: Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            case .base64AndURL: Self.base64.contains(byte) || Self.base64url.contains(byte)
            case .unreserved: Self.isUnreserved(byte)
            case .unreservedOrPercent: Self.isUnreserved(byte) || byte == UInt8(ascii: "%")
            }
        }

        @inline(__always)
        private static func isUnreserved(_ byte: UInt8) -> Bool {
            Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
        }
    }

    /// A text that the tests run. In pieces, joined at run time, so that this source holds nothing that looks like a token.
    public struct Example: Sendable, ExpressibleByArrayLiteral {
        private let pieces: [String]
        public init(arrayLiteral pieces: String...) { self.pieces = pieces }
        public var text: String { pieces.joined() }
    }

    public let kind: String
    /// What a finding opens: `api.github.com`. Shown as the endpoint's host.
    public let host: String?
    public let pieces: [Piece]
    /// Least Shannon entropy of the value, in bits per byte: shapes alone also fit `AKIAXXXXXXXXXXXXXXXX`.
    public let entropy: Double
    /// Texts in which the detector must find a token…
    public let finds: [Example]
    /// …and texts in which it must not.
    public let passesOver: [Example]

    init(
        _ kind: String, host: String? = nil, _ pieces: [Piece], entropy: Double = 2.5, finds: [Example],
        passesOver: [Example] = []
    ) {
        self.kind = kind
        self.host = host
        self.pieces = pieces
        self.entropy = entropy
        self.finds = finds
        self.passesOver = passesOver
    }

    private var anchorIndex: Int? {
        pieces.firstIndex { if case .literal = $0 { true } else { false } }
    }

    /// What the prefilter looks for.
    var anchor: String {
        if let index = anchorIndex, case .literal(let text) = pieces[index] { text } else { "" }
    }

    /// The whole token around an anchor that ends at `end`, if the shape fits and the token stands alone.
    func confirm(_ bytes: [UInt8], anchorEnd end: Int) -> Range<Int>? {
        guard let anchorIndex else { return nil }
        var start = end - anchor.utf8.count
        guard start >= 0, matches(anchor, bytes, at: start) else { return nil }

        for piece in pieces[..<anchorIndex].reversed() {
            guard case .run(let alphabet, let allowed) = piece else { return nil }
            var count = 0
            while count < allowed.upperBound, start > 0, alphabet.contains(bytes[start - 1]) {
                start -= 1
                count += 1
            }
            guard count >= allowed.lowerBound else { return nil }
        }
        var position = end
        for piece in pieces[(anchorIndex + 1)...] {
            switch piece {
            case .literal(let text):
                guard matches(text, bytes, at: position) else { return nil }
                position += text.utf8.count
            case .run(let alphabet, let allowed):
                var count = 0
                while count < allowed.upperBound, position < bytes.count, alphabet.contains(bytes[position]) {
                    position += 1
                    count += 1
                }
                guard count >= allowed.lowerBound else { return nil }
            }
        }
        // A longer word that only contains the shape is something else.
        guard !(start > 0 && Byte.isAlphanumeric(bytes[start - 1]) && Byte.isAlphanumeric(bytes.at(start))) else { return nil }
        guard !Byte.isAlphanumeric(bytes.at(position)) else { return nil }
        return start..<position
    }

    private func matches(_ literal: String, _ bytes: [UInt8], at index: Int) -> Bool {
        var position = index
        for byte in literal.utf8 {
            guard bytes.at(position) == byte, position < bytes.count else { return false }
            position += 1
        }
        return true
    }

    /// Every provider's tokens.
    public static let all: [Detector] =
        cloud + sourceHosts + messaging + commerce + machineLearning + operations
}
