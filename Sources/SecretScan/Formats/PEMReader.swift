/// Reads private keys in PEM (RFC 7468), also when they stand in a JSON string or an indented block.
enum PEMReader {
    struct Key {
        /// The Base64 body without white space: the same key has the same body however it is wrapped.
        var body: [UInt8]
        var range: Range<Int>
    }

    private static let limit = 32_768

    /// `labelEnd` is one past a `PRIVATE KEY-----`.
    static func privateKey(in bytes: [UInt8], labelEnd: Int) -> Key? {
        var begin = labelEnd - 16
        while begin > 0, labelEnd - begin < 64, !bytes.has("-----BEGIN ", at: begin) {
            if bytes[begin] == Byte.newline { return nil }
            begin -= 1
        }
        guard bytes.has("-----BEGIN ", at: begin), !bytes.text(begin..<labelEnd).contains("ENCRYPTED") else { return nil }
        var body: [UInt8] = []
        var position = labelEnd
        var lineStart = labelEnd
        while position < bytes.count, position - labelEnd < limit {
            if bytes.has("-----END ", at: position) {
                guard body.count >= 60, Shape(body).entropy >= 4 else { return nil }
                return Key(body: body, range: begin..<position)
            }
            let byte = bytes[position]
            if byte == Byte.backslash {
                position += 2
                lineStart = position
                continue
            }
            if byte == UInt8(ascii: ":") {
                // A header such as `Proc-Type: 4,ENCRYPTED`: not usable as it stands; others are skipped.
                let line = bytes.text(lineStart..<min(bytes.count, position + 24))
                if line.contains("ENCRYPTED") { return nil }
                body.removeLast(min(body.count, position - lineStart))
                while position < bytes.count, bytes[position] != Byte.newline { position += 1 }
                continue
            }
            if byte == Byte.newline { lineStart = position + 1 }
            if Detector.Alphabet.base64.contains(byte) {
                body.append(byte)
            } else if !Byte.isSpace(byte), !Byte.isQuote(byte),
                ![UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: ";")].contains(byte)
            {
                return nil
            }
            position += 1
        }
        return nil
    }
}

/// Whether a JWT is a standing credential: signed, not a published sample, and good for more than a day (RFC 7519).
enum JWTClaims {
    /// `nil`: not worth reporting at all. `false`: short-lived.
    static func standing(_ token: [UInt8]) -> Bool? {
        let parts = token.split(separator: UInt8(ascii: "."))
        guard parts.count == 3 else { return nil }
        let standard = parts[1].map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0 }
        guard let claims = Base64.decode(standard) else { return nil }
        let text = String(decoding: claims, as: UTF8.self)
        if text.contains("John Doe") || text.contains("1234567890") { return nil }
        guard let expires = number("\"exp\"", in: text) else { return true }
        guard let issued = number("\"iat\"", in: text) ?? number("\"nbf\"", in: text) else { return true }
        return expires - issued > 86_400
    }

    private static func number(_ name: String, in text: String) -> Double? {
        let bytes = Array(text.utf8)
        let pattern = Array(name.utf8)
        guard bytes.count > pattern.count else { return nil }
        for start in 0..<(bytes.count - pattern.count) where bytes[start..<start + pattern.count].elementsEqual(pattern) {
            let rest = bytes[(start + pattern.count)...].drop { $0 == 32 || $0 == UInt8(ascii: ":") }
            return Double(String(decoding: rest.prefix { Byte.isDigit($0) || $0 == UInt8(ascii: ".") }, as: UTF8.self))
        }
        return nil
    }
}
