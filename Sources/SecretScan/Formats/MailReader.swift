/// Takes mailboxes and messages apart (RFC 5322, RFC 2045, RFC 4155): each part becomes a document, its transfer encoding
/// undone, with the lines of the file it stands on.
struct MailReader {
    private struct Header {
        var type = "text/plain"
        var boundary: String?
        var name: String?
        var encoding = ""
        var end = 0
    }

    private let bytes: [UInt8]
    private var parts: [Embedded] = []
    private var remaining = Embedded.maximumSize

    static func parts(of bytes: [UInt8]) -> [Embedded] {
        var reader = MailReader(bytes: bytes)
        for message in reader.messages() { reader.part(message, depth: 0) }
        return reader.parts
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the bytes begin as a message does, whatever the name.
    static func isMail(_ bytes: [UInt8]) -> Bool {
        if bytes.has("From ", at: 0) { return bytes.prefix(4096).split(separator: Byte.newline).prefix(3).dropFirst().contains { isHeader($0) } }
        let lines = bytes.prefix(4096).split(separator: Byte.newline, omittingEmptySubsequences: false).prefix(12).prefix {
            !$0.allSatisfy(Byte.isSpace)
        }
        guard lines.count >= 3, lines.allSatisfy({ isHeader($0) || $0.first.map(Byte.isBlank) == true }) else { return false }
        let names = Set(
            lines.compactMap { line in line.firstIndex(of: UInt8(ascii: ":")).map { String(decoding: line[..<$0], as: UTF8.self).lowercased() } })
        return names.intersection(["from", "to", "subject", "date", "message-id", "received", "mime-version", "return-path", "delivered-to"]).count
            >= 3
    }

    private static func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return false }
        return line[line.startIndex..<colon].allSatisfy { Byte.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    /// A mailbox parts its messages by `From ` at the start of a line after an empty one.
    private func messages() -> [Range<Int>] {
        guard bytes.has("From ", at: 0) else { return [0..<bytes.count] }
        var messages: [Range<Int>] = []
        var start: Int?
        var wasEmpty = true
        for line in Lines(bytes) {
            if wasEmpty, bytes.has("From ", at: line.lowerBound), messages.count < 200_000 {
                if let start { messages.append(start..<line.lowerBound) }
                start = line.upperBound + 1
            }
            wasEmpty = line.isEmpty
        }
        if let start, start < bytes.count { messages.append(start..<bytes.count) }
        return messages
    }

    private mutating func part(_ range: Range<Int>, depth: Int) {
        guard depth < 10, parts.count < 100_000, remaining > 0 else { return }
        let header = header(range)
        let body = min(header.end, range.upperBound)..<range.upperBound
        if header.type.hasPrefix("multipart/"), let boundary = header.boundary, !boundary.isEmpty {
            for piece in pieces(body, boundary) { part(piece, depth: depth + 1) }
            return
        }
        if header.type == "message/rfc822" { return part(body, depth: depth + 1) }
        var path = header.name ?? "mail.txt"
        if header.name == nil, header.type == "text/html" { path = "mail.html" }
        let part: Embedded
        switch header.encoding {
        case "base64":
            guard let decoded = EncodedText.decode(bytes, in: body) else { return }
            part = Embedded(bytes: decoded.bytes, origins: decoded.origins, path: path)
        case "quoted-printable": part = quotedPrintable(body, path: path)
        default: part = Embedded.lines(of: body, in: bytes, as: path) { $0.starts(with: ">From ".utf8) ? Array($0.dropFirst()) : Array($0) }
        }
        remaining -= part.bytes.count
        if header.type.hasPrefix("text/") || header.type.hasPrefix("application/") { parts.append(part) }
    }

    private func pieces(_ body: Range<Int>, _ boundary: String) -> [Range<Int>] {
        let mark = Array("--\(boundary)".utf8)
        var pieces: [Range<Int>] = []
        var start: Int?
        for line in Lines(bytes, in: body) where bytes.at(line.lowerBound) == UInt8(ascii: "-") && bytes[line].starts(with: mark) {
            if let start { pieces.append(start..<max(start, line.lowerBound)) }
            start = line.upperBound + (bytes.at(line.upperBound) == 13 ? 2 : 1)
            if bytes[line].dropFirst(mark.count).starts(with: "--".utf8) || pieces.count > 1000 { return pieces }
        }
        if let start, start < body.upperBound { pieces.append(start..<body.upperBound) }
        return pieces
    }

    private mutating func header(_ range: Range<Int>) -> Header {
        var header = Header()
        var fields: [(text: String, at: Int)] = []
        header.end = range.lowerBound
        for line in Lines(bytes, in: range) {
            header.end = min(range.upperBound, line.upperBound + (bytes.at(line.upperBound) == 13 ? 2 : 1))
            if line.isEmpty { break }
            let text = bytes.text(line.lowerBound..<min(line.upperBound, line.lowerBound + 2000))
            if Byte.isBlank(bytes[line.lowerBound]), !fields.isEmpty {
                fields[fields.count - 1].text += " " + text.drop { $0 == " " || $0 == "\t" }
            } else {
                fields.append((text, line.lowerBound))
            }
            if fields.count > 500 { break }
        }
        for (text, at) in fields {
            guard let colon = text.firstIndex(of: ":") else { continue }
            let value = String(text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
            switch text[..<colon].lowercased() {
            case "content-type":
                header.type = value.prefix { $0 != ";" && $0 != " " }.lowercased()
                header.boundary = Self.parameter("boundary", of: value)
                header.name = header.name ?? Self.parameter("name", of: value)
            case "content-disposition": header.name = Self.parameter("filename", of: value) ?? header.name
            case "content-transfer-encoding": header.encoding = value.lowercased().filter { !$0.isWhitespace }
            case "subject", "x-comment", "comments":
                parts.append(.whole(Array(Self.decodedWords(value).utf8), at: at, as: "subject.txt"))
            case "authorization", "x-api-key", "x-auth-token":
                parts.append(.whole(Array(text.utf8), at: at, as: "header.txt"))
            default: continue
            }
        }
        return header
    }

    private static func parameter(_ name: String, of value: String) -> String? {
        guard let start = value.lowercased().range(of: name + "=") else { return nil }
        let offset = value.lowercased().distance(from: value.lowercased().startIndex, to: start.upperBound)
        let rest = value.dropFirst(offset)
        return rest.hasPrefix("\"") ? String(rest.dropFirst().prefix { $0 != "\"" }) : String(rest.prefix { $0 != ";" && $0 != " " })
    }

    /// `=?charset?B?…?=` and `=?charset?Q?…?=`, RFC 2047. The character set is taken to be UTF-8 or near it.
    private static func decodedWords(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let start = rest.range(of: "=?"), out.utf8.count < 8192 {
            out += rest[..<start.lowerBound]
            let fields = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count == 4, let end = rest[start.upperBound...].range(of: "?=", in: fields[2].endIndex) else {
                out += "=?"
                rest = rest[start.upperBound...]
                continue
            }
            let encoded = rest[fields[2].startIndex..<end.lowerBound]
            if fields[1].lowercased() == "b" {
                out += Base64.decode(encoded.utf8).map { String(decoding: $0, as: UTF8.self) } ?? ""
            } else {
                out += String(
                    decoding: unescaped(Array(encoded.utf8)[...], mark: UInt8(ascii: "=")).map { $0 == UInt8(ascii: "_") ? 32 : $0 }, as: UTF8.self)
            }
            rest = rest[end.upperBound...].drop { $0 == " " }
        }
        return out + rest
    }

    private static func unescaped(_ line: ArraySlice<UInt8>, mark: UInt8) -> [UInt8] {
        var out: [UInt8] = []
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == mark, index + 2 < line.endIndex,
                let byte = UInt8(String(decoding: line[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                out.append(byte)
                index += 3
            } else {
                out.append(line[index])
                index += 1
            }
        }
        return out
    }

    /// Soft line ends are joined, so that a value that was broken over two lines is whole again.
    private func quotedPrintable(_ body: Range<Int>, path: String) -> Embedded {
        var part = Embedded(bytes: [], origins: [], path: path)
        var line: [UInt8] = []
        var origin: Int?
        for source in Lines(bytes, in: body) {
            let isSoft = bytes[source].last == UInt8(ascii: "=")
            origin = origin ?? source.lowerBound
            line += Self.unescaped(isSoft ? bytes[source].dropLast() : bytes[source], mark: UInt8(ascii: "="))
            if isSoft, line.count < 65_536 { continue }
            part.append(line, from: origin ?? source.lowerBound)
            (line, origin) = ([], nil)
        }
        if !line.isEmpty { part.append(line, from: origin ?? body.lowerBound) }
        return part
    }
}

extension Substring {
    /// Where `text` stands at or after `from`.
    fileprivate func range(of text: String, in from: Index) -> Range<Index>? {
        var index = from
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }

    fileprivate func range(of text: String) -> Range<Index>? { range(of: text, in: startIndex) }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? {
        let whole = self[...]
        return whole.range(of: text)
    }
}
