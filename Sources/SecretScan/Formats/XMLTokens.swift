/// Takes XML and HTML apart into tags and text, keeping where each stands. It judges no syntax: what does not close, or was
/// never opened, is passed on as it comes. What is commented out is read as well: it is no less readable there.
struct XMLTokens {
    struct Attribute {
        var name: String
        var value: Range<Int>
    }

    enum Token {
        case open(name: String, attributes: [Attribute], isEmpty: Bool, at: Int)
        case close(name: String, at: Int)
        case text(Range<Int>, isLiteral: Bool)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while position < bytes.count {
            let start = position
            if bytes[start] != UInt8(ascii: "<") || !startsMarkup(start) {
                position += 1
                while position < bytes.count, bytes[position] != UInt8(ascii: "<") || !startsMarkup(position) { position += 1 }
                return .text(start..<position, isLiteral: false)
            }
            if bytes.has("<![CDATA[", at: start) {
                let end = find("]]>", from: start + 9)
                position = min(bytes.count, end + 3)
                return .text(start + 9..<end, isLiteral: true)
            }
            if bytes.has("<!--", at: start) {
                position = start + 4
                continue
            }
            if bytes.at(start + 1) == UInt8(ascii: "!") || bytes.at(start + 1) == UInt8(ascii: "?") {
                position = min(bytes.count, find(">", from: start) + 1)
                continue
            }
            return tag(start)
        }
        return nil
    }

    private func startsMarkup(_ index: Int) -> Bool {
        let next = bytes.at(index + 1)
        return Byte.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
            || next == UInt8(ascii: "_")
    }

    private func find(_ literal: StaticString, from start: Int) -> Int {
        var index = min(start, bytes.count)
        while index < bytes.count, !bytes.has(literal, at: index) { index += 1 }
        return index
    }

    private mutating func tag(_ start: Int) -> Token {
        let isClose = bytes.at(start + 1) == UInt8(ascii: "/")
        let nameStart = start + (isClose ? 2 : 1)
        position = nameStart
        while position < bytes.count, position - nameStart < 200, isNamePart(bytes[position]) { position += 1 }
        let name = local(bytes.text(nameStart..<position))
        var attributes: [Attribute] = []
        var isEmpty = false
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            if bytes[position] == UInt8(ascii: "/") { isEmpty = bytes.at(position + 1) == UInt8(ascii: ">") }
            // A tag that never closes ends where the next begins.
            if bytes[position] == UInt8(ascii: "<") {
                return isClose ? .close(name: name, at: start) : .open(name: name, attributes: attributes, isEmpty: isEmpty, at: start)
            }
            guard isNamePart(bytes[position]) else {
                position += 1
                continue
            }
            let attributeStart = position
            while position < bytes.count, isNamePart(bytes[position]) { position += 1 }
            let attributeEnd = position
            var after = position
            while Byte.isSpace(bytes.at(after)) { after += 1 }
            guard bytes.at(after) == UInt8(ascii: "=") else { continue }
            after += 1
            while Byte.isSpace(bytes.at(after)) { after += 1 }
            let mark = bytes.at(after)
            var valueStart = after
            var valueEnd: Int
            if mark == Byte.quote || mark == Byte.apostrophe {
                valueStart = after + 1
                valueEnd = valueStart
                while valueEnd < bytes.count, bytes[valueEnd] != mark { valueEnd += 1 }
                position = valueEnd + 1
            } else {
                valueEnd = after
                while valueEnd < bytes.count, !Byte.isSpace(bytes[valueEnd]), bytes[valueEnd] != UInt8(ascii: ">") { valueEnd += 1 }
                position = valueEnd
            }
            if attributes.count < 100, attributeEnd - attributeStart <= 200 {
                attributes.append(Attribute(name: local(bytes.text(attributeStart..<attributeEnd)), value: min(valueStart, valueEnd)..<valueEnd))
            }
        }
        position = min(bytes.count, position + 1)
        return isClose ? .close(name: name, at: start) : .open(name: name, attributes: attributes, isEmpty: isEmpty, at: start)
    }

    private func isNamePart(_ byte: UInt8) -> Bool { Byte.isName(byte) || byte == UInt8(ascii: ":") || byte >= 0x80 }

    /// Without its namespace's prefix.
    private func local(_ name: String) -> String {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
        let local = name[name.utf8.index(after: colon)...]
        return local.isEmpty ? name : String(local)
    }

    /// Undoes character references: the five of XML, numbers, and those that HTML pages use in running text.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "&"), let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let text = character(String(decoding: bytes[(index + 1)..<end], as: UTF8.self))
            {
                out += text
                index = end + 1
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func character(_ name: String) -> [UInt8]? {
        switch name {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot", "ldquo", "rdquo": return [Byte.quote]
        case "apos", "lsquo", "rsquo": return [Byte.apostrophe]
        case "nbsp": return [32]
        case "ndash", "mdash", "minus": return [UInt8(ascii: "-")]
        case "hellip": return Array("…".utf8)
        case "dollar": return [UInt8(ascii: "$")]
        case "excl": return [UInt8(ascii: "!")]
        case "commat": return [UInt8(ascii: "@")]
        case "num": return [UInt8(ascii: "#")]
        case "percnt": return [UInt8(ascii: "%")]
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let number = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let number, let scalar = Unicode.Scalar(number) else { return nil }
            return Array(String(Character(scalar)).utf8)
        }
    }
}
