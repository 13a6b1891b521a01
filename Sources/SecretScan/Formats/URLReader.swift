/// Reads the password out of `scheme://user:password@host:port/database`, RFC 3986 section 3.2, around a `://`.
enum URLReader {
    struct Found {
        /// Percent-decoded.
        var password: [UInt8]
        var range: Range<Int>
        var endpoint: EndpointParts
    }

    private static let limit = 1024

    /// Whether an `@` stands in the authority: hardly any URL has one.
    static func mayHoldLogin(_ bytes: [UInt8], separatorEnd end: Int) -> Bool {
        var stop = end
        while stop < bytes.count, stop - end < limit, !endsAuthority(bytes[stop]) {
            if bytes[stop] == UInt8(ascii: "@") { return true }
            stop += 1
        }
        return false
    }

    static func credentials(in bytes: [UInt8], separatorEnd end: Int) -> Found? {
        var start = end - 3
        while start > 0, end - start < 40, isScheme(bytes[start - 1]) { start -= 1 }
        guard start < end - 3, Byte.isLetter(bytes.at(start)) else { return nil }
        let scheme = bytes.text(start..<end - 3).lowercased()

        // The last `@` before the authority ends: passwords are known to hold unescaped ones.
        var stop = end
        var at = -1
        while stop < bytes.count, stop - end < limit, !endsAuthority(bytes[stop]) {
            if bytes[stop] == UInt8(ascii: "@") { at = stop }
            stop += 1
        }
        guard at > end, let colon = bytes[end..<at].firstIndex(of: UInt8(ascii: ":")), at - colon > 1 else { return nil }
        let user = percentDecoded(bytes[end..<colon])
        let password = percentDecoded(bytes[(colon + 1)..<at])

        var endpoint = authority(bytes[(at + 1)..<stop])
        endpoint.scheme = NamedKinds.normalised(scheme)
        let name = String(decoding: user, as: UTF8.self)
        endpoint.user = name.isEmpty || name.contains("$") || name.contains("{") ? nil : name
        if bytes.at(stop) == UInt8(ascii: "/") {
            var tail = stop + 1
            while tail < bytes.count, tail - stop < 128, Byte.isName(bytes[tail]) { tail += 1 }
            if tail > stop + 1, scheme != "http", scheme != "https" { endpoint.database = bytes.text(stop + 1..<tail) }
        }
        return Found(password: password, range: colon + 1..<at, endpoint: endpoint)
    }

    /// `https://…@git.shop.internal/x`: a token alone before the host, as a generator draws it.
    static func token(in bytes: [UInt8], separatorEnd end: Int) -> Found? {
        guard bytes.has("https://", at: end - 8) || bytes.has("http://", at: end - 7) else { return nil }
        var at = end
        while at < bytes.count, at - end <= 128, Byte.isAlphanumeric(bytes[at]) || "_-".utf8.contains(bytes[at]) { at += 1 }
        guard bytes.at(at) == UInt8(ascii: "@"), at - end >= 20 else { return nil }
        let value = Array(bytes[end..<at])
        let shape = Shape(value)
        let isHex = value.allSatisfy(Byte.isHex) && value.count >= 32 && shape.bits >= 90
        guard isHex || shape.lowers > 2 && shape.uppers > 2 && shape.digits > 2 && shape.bits >= 80 else { return nil }
        var stop = at + 1
        while stop < bytes.count, stop - at < limit, !endsAuthority(bytes[stop]) { stop += 1 }
        var endpoint = authority(bytes[(at + 1)..<stop])
        // What Sentry hosts takes reports from browsers, with keys that its documentation says to publish.
        guard let host = endpoint.host, host.contains("."), !host.hasSuffix("sentry.io") else { return nil }
        endpoint.scheme = "https"
        return Found(password: value, range: end..<at, endpoint: endpoint)
    }

    private static func isScheme(_ byte: UInt8) -> Bool {
        Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        Byte.isSpace(byte) || byte < 32 || Byte.isQuote(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "\\")
    }

    static func authority(_ bytes: ArraySlice<UInt8>) -> EndpointParts {
        // Several hosts (MongoDB, Kafka): the first stands for all.
        let first = bytes.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: ";") }
        let text = String(decoding: first, as: UTF8.self)
        guard !text.contains("$"), !text.contains("{") else { return EndpointParts() }
        if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
            return EndpointParts(host: String(text[text.index(after: text.startIndex)..<close]))
        }
        let parts = text.split(separator: ":", maxSplits: 1)
        guard let host = parts.first, host.utf8.allSatisfy(Byte.isName) else { return EndpointParts() }
        return EndpointParts(host: String(host), port: parts.count > 1 ? Int(parts[1]).flatMap { (1...65535).contains($0) ? $0 : nil } : nil)
    }

    static func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let input = Array(bytes)
        var out: [UInt8] = []
        var index = 0
        while index < input.count {
            if input[index] == UInt8(ascii: "%"), index + 2 < input.count, Byte.isHex(input.at(index + 1)), Byte.isHex(input.at(index + 2)) {
                out.append(Byte.hexValue(input[index + 1]) << 4 | Byte.hexValue(input[index + 2]))
                index += 3
            } else {
                out.append(input[index])
                index += 1
            }
        }
        return out
    }
}
