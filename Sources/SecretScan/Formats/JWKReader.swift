/// Reads the secret part of a JSON Web Key (RFC 7517) around its `kty`, in JSON or as an object of a program: `k` of a
/// symmetric key, `d` of the others (RFC 7518, section 6).
enum JWKReader {
    private static let window = 4096

    /// `end` is one past a `kty`.
    static func secret(in bytes: [UInt8], typeEnd end: Int) -> Range<Int>? {
        guard !Byte.isName(bytes.at(end)), !Byte.isName(bytes.at(end - 4)) else { return nil }
        var start = end
        var depth = 0
        while start > 0, end - start < window {
            start -= 1
            if bytes[start] == UInt8(ascii: "}") { depth += 1 }
            if bytes[start] == UInt8(ascii: "{") {
                if depth == 0 { break }
                depth -= 1
            }
        }
        guard bytes.at(start) == UInt8(ascii: "{") else { return nil }
        depth = 0
        var position = start
        while position < bytes.count, position - start < 2 * window {
            switch bytes[position] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return nil }
            case UInt8(ascii: "d"), UInt8(ascii: "k"):
                if depth == 1, let value = member(bytes, at: position) { return value }
            default: break
            }
            position += 1
        }
        return nil
    }

    /// A name of one letter, and a string of base64url as its value.
    private static func member(_ bytes: [UInt8], at name: Int) -> Range<Int>? {
        guard !Byte.isName(bytes.at(name - 1)) else { return nil }
        var position = name + 1
        if Byte.isQuote(bytes.at(position)) { position += 1 }
        while Byte.isBlank(bytes.at(position)) { position += 1 }
        guard bytes.at(position) == UInt8(ascii: ":") else { return nil }
        position += 1
        while Byte.isSpace(bytes.at(position)) { position += 1 }
        guard Byte.isQuote(bytes.at(position)) else { return nil }
        let start = position + 1
        position = start
        while position < bytes.count, position - start < 2048, Detector.Alphabet.base64url.contains(bytes[position]) { position += 1 }
        guard position - start >= 16, Byte.isQuote(bytes.at(position)) else { return nil }
        return start..<position
    }
}
