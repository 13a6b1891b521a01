/// Finds and undoes Base64 (RFC 4648) that holds text: a file in a variable of a pipeline, cloud-init's user data, a key in a
/// kubeconfig. The prefilter cannot see into it, but each word has only three encodings, one for each place it may begin at
/// (mod 3): ``anchors`` are the parts of them that do not depend on what stands around the word.
enum EncodedText {
    /// What the prefilter looks for.
    static let anchors: [String] = {
        var anchors: Set<String> = ["H4sIA", "LS0tLS1CRUdJTi"]
        for word in [
            "password", "Password", "PASSWORD", "passwd", "secret", "Secret", "SECRET", "token", "TOKEN", "PRIVATE", "api_key", "API_KEY",
            "postgres", "mysql:", "mongodb", "redis:", "machine ", "\"auth\"", "apiKey",
        ] {
            anchors.formUnion(encodings(of: Array(word.utf8)))
        }
        // Encoded twice: a file with encoded values in it, as one value.
        for word in ["password", "PASSWORD", "secret", "token", "Password"] {
            for inner in encodings(of: Array(word.utf8)) { anchors.formUnion(encodings(of: Array(inner.utf8))) }
        }
        // A release as Helm stores it in a cluster is compressed, encoded, and encoded again by the cluster.
        for inner in ["LS0tLS1CRUdJTi", "H4sIA"] { anchors.formUnion(encodings(of: Array(inner.utf8))) }
        for word in ["pass", "Pass", "PASS"] { anchors.formUnion(encodings(of: word.utf8.flatMap { [$0, 0] })) }
        return anchors.sorted()
    }()

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The characters that every encoding of `word` at an offset holds.
    static func encodings(of word: [UInt8]) -> [String] {
        (0..<3).map { offset in
            let bytes = [UInt8](repeating: 0, count: offset) + word
            var text: [UInt8] = []
            let first = (offset * 8 + 5) / 6
            let last = (bytes.count * 8) / 6
            for index in first..<last {
                let bit = index * 6
                let pair = UInt16(bytes[bit / 8]) << 8 | UInt16(bit / 8 + 1 < bytes.count ? bytes[bit / 8 + 1] : 0)
                text.append(alphabet[Int(pair >> (10 - UInt16(bit % 8))) & 63])
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    private static let maximumSize = 1 << 20

    /// The document encoded around an anchor, if it is text, and where the run of Base64 ends. Wrapped lines belong together, as do the line ends of a JSON string.
    static func document(around range: Range<Int>, in bytes: [UInt8]) -> (part: Embedded?, end: Int) {
        guard bytes[range.clamped(to: 0..<bytes.count)].allSatisfy(isDigit) else { return (nil, range.upperBound) }
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < maximumSize {
            if isDigit(bytes[start - 1]) {
                start -= 1
            } else if let above = lineBefore(start, bytes) {
                start = above
            } else {
                break
            }
        }
        var end = range.upperBound
        while end < bytes.count, end - start < maximumSize {
            if isDigit(bytes[end]) {
                end += 1
            } else if let below = lineAfter(end, start, bytes) {
                end = below
            } else {
                break
            }
        }
        guard end - start >= 16, let decoded = decode(bytes, in: start..<end) else { return (nil, end) }
        var part = Embedded(bytes: decoded.bytes, origins: decoded.origins, path: nil)
        if part.bytes.at(0) == 0x1F, part.bytes.at(1) == 0x8B {
            guard case .done(let plain, _) = Inflation.gunzip(part.bytes, limit: min(Embedded.maximumSize, max(1 << 16, part.bytes.count * 400)))
            else { return (nil, end) }
            part = .whole(plain, at: start, as: nil)
        }
        if let narrow = withoutNULs(part.bytes) { part = .whole(narrow, at: start, as: nil) }
        return (isText(part.bytes) ? part : nil, end)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Whether the line above goes on here: its end when it is full of digits.
    private static func lineBefore(_ start: Int, _ bytes: [UInt8]) -> Int? {
        var position = start
        while position > 0, Byte.isBlank(bytes[position - 1]) { position -= 1 }
        guard position > 0, bytes[position - 1] == Byte.newline else { return nil }
        position -= 1
        if position > 0, bytes[position - 1] == 13 { position -= 1 }
        let end = position
        while position > 0, isDigit(bytes[position - 1]) { position -= 1 }
        return end - position >= 48 && (position == 0 || Byte.isSpace(bytes[position - 1])) ? end : nil
    }

    private static func lineAfter(_ end: Int, _ start: Int, _ bytes: [UInt8]) -> Int? {
        var position = end
        if bytes.has("\\n", at: position) { return isDigit(bytes.at(position + 2)) ? position + 2 : nil }
        if bytes.at(position) == 13 { position += 1 }
        guard bytes.at(position) == Byte.newline else { return nil }
        var first = end
        while first > start, isDigit(bytes[first - 1]) { first -= 1 }
        guard end - first >= 48 else { return nil }
        position += 1
        while Byte.isBlank(bytes.at(position)) { position += 1 }
        var stop = position
        while stop < bytes.count, isDigit(bytes[stop]) { stop += 1 }
        let after = bytes.at(stop)
        return stop > position
            && (stop == bytes.count || Byte.isSpace(after) || after == UInt8(ascii: "=") || Byte.isQuote(after) || after == UInt8(ascii: "<"))
            ? position : nil
    }

    /// Either alphabet, white space and `\n` between; what comes after the padding is left alone. `nil` when it is no Base64.
    static func decode(_ bytes: [UInt8], in range: Range<Int>) -> (bytes: [UInt8], origins: [Int])? {
        var out: [UInt8] = []
        var origins: [Int] = []
        var bits: UInt32 = 0
        var count = 0
        var position = range.lowerBound
        func emit(_ byte: UInt8, _ at: Int) {
            if origins.isEmpty { origins.append(at) }
            out.append(byte)
            if byte == Byte.newline { origins.append(at) }
        }
        while position < min(range.upperBound, bytes.count) {
            let byte = bytes[position]
            let value: UInt32
            switch byte {
            case 65...90: value = UInt32(byte) - 65
            case 97...122: value = UInt32(byte) - 71
            case 48...57: value = UInt32(byte) + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="):
                position = range.upperBound
                continue
            case UInt8(ascii: "\\"):
                position += 2
                continue
            default:
                guard Byte.isSpace(byte) else { return nil }
                position += 1
                continue
            }
            bits = bits << 6 | value
            count += 1
            if count % 4 == 0 {
                emit(UInt8(truncatingIfNeeded: bits >> 16), position)
                emit(UInt8(truncatingIfNeeded: bits >> 8), position)
                emit(UInt8(truncatingIfNeeded: bits), position)
                bits = 0
            }
            position += 1
        }
        if count % 4 == 2 { emit(UInt8(truncatingIfNeeded: bits >> 4), position - 1) }
        if count % 4 == 3 {
            emit(UInt8(truncatingIfNeeded: bits >> 10), position - 1)
            emit(UInt8(truncatingIfNeeded: bits >> 2), position - 1)
        }
        return out.isEmpty ? nil : (out, origins)
    }

    /// UTF-16 without a mark, as PowerShell's `-EncodedCommand` has it.
    private static func withoutNULs(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 8, bytes.count % 2 == 0, bytes.at(1) == 0, bytes.at(3) == 0, bytes.at(5) == 0 else { return nil }
        return stride(from: 0, to: bytes.count, by: 2).map { bytes[$0 + 1] == 0 ? bytes[$0] : UInt8(ascii: "?") }
    }

    static func isText(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(4096)
        guard !head.isEmpty else { return false }
        let odd = head.count { $0 < 9 || ($0 > 13 && $0 < 32 && $0 != 27) || $0 == 127 }
        return odd == 0 && String(validating: bytes.prefix(2048).dropLast(bytes.count > 2048 ? 3 : 0), as: UTF8.self) != nil
    }
}
