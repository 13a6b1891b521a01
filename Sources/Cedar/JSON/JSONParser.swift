extension JSON {
    /// - Throws: `json` with the place, or `limit`.
    init(parsing text: String, limits: Limits) throws(CedarError) {
        var copy = text
        try limits.check(bytes: copy.utf8.count, of: "the JSON document")
        let result = copy.withUTF8 { bytes in
            Result { () throws(CedarError) -> JSON in
                var parser = JSONParser(bytes, depth: limits.depth)
                return try parser.document()
            }
        }
        self = try result.get()
    }
}

/// Reads the bytes of a document, which are UTF-8 already.
private struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var depth: Int

    /// `bytes` must outlive the parser. An expression costs two levels of JSON, and the policy around it a few.
    init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
        self.bytes = bytes
        self.depth = depth * 2 + 16
    }

    mutating func document() throws(CedarError) -> JSON {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw refusal("something follows the document") }
        return value
    }

    // MARK: Bytes

    @inline(__always)
    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard byte == wanted else { return false }
        position += 1
        return true
    }

    private func refusal(_ message: String) -> CedarError {
        let before = bytes[..<min(position, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        let span = SourceSpan(
            offset: UInt32(clamping: position), length: 1, line: UInt32(clamping: line),
            column: UInt32(clamping: column))
        return CedarError(.json, message, at: span)
    }

    // MARK: Values

    private mutating func value() throws(CedarError) -> JSON {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return try nested { (parser) throws(CedarError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { (parser) throws(CedarError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw refusal("the document ends where a value should be")
        case let byte? where byte == UInt8(ascii: "-") || Identifier.digit(byte): return try number()
        default: throw refusal("this is no JSON value")
        }
    }

    private mutating func nested(_ body: (inout JSONParser) throws(CedarError) -> JSON) throws(CedarError) -> JSON {
        guard depth > 0 else { throw CedarError(.limit, "the JSON document is nested too deep", at: refusal("").span) }
        depth -= 1
        defer { depth += 1 }
        position += 1
        return try body(&self)
    }

    private mutating func array() throws(CedarError) -> JSON {
        var elements: [JSON] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw refusal("wanted `,` or `]`") }
        return .array(elements)
    }

    private mutating func object() throws(CedarError) -> JSON {
        var members: [JSON.Member] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw refusal("wanted a name in quotes") }
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw refusal("wanted `:`") }
            members.append(.init(name, try value()))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw refusal("wanted `,` or `}`") }
        if let twice = repeated(in: members) { throw refusal("`\(twice)` stands in the object twice") }
        return .object(members)
    }

    private func repeated(in members: [JSON.Member]) -> String? {
        if members.count <= 8 {
            for (index, member) in members.enumerated() {
                if members[..<index].contains(where: { $0.name.isExactly(member.name) }) { return member.name }
            }
            return nil
        }
        var seen: Set<ExactText> = []
        return members.first { !seen.insert(ExactText($0.name)).inserted }?.name
    }

    private mutating func word(_ text: StaticString, _ value: JSON) throws(CedarError) -> JSON {
        let end = position + text.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[position..<end].elementsEqual(
                UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        else { throw refusal("this is no JSON value") }
        position = end
        return value
    }

    private mutating func number() throws(CedarError) -> JSON {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        let first = position
        skipDigits()
        let isPlain = position > first && (position == first + 1 || bytes[first] != UInt8(ascii: "0"))
        guard isPlain else { throw refusal("this is no JSON number") }
        var isWhole = true
        if byte == UInt8(ascii: ".") {
            position += 1
            isWhole = false
            guard skipDigits() else { throw refusal("digits must follow the point") }
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            isWhole = false
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() else { throw refusal("digits must follow the exponent") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let value = Int64(text) { return .integer(value) }
        return .number(text)
    }

    @discardableResult
    private mutating func skipDigits() -> Bool {
        let start = position
        while let byte, Identifier.digit(byte) { position += 1 }
        return position > start
    }

    // MARK: Strings

    private mutating func string() throws(CedarError) -> String {
        position += 1
        let start = position
        while let byte {
            if byte == UInt8(ascii: "\"") {
                defer { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw refusal("a control character stands bare in a string") }
            position += 1
        }
        throw refusal("a string that never ends")
    }

    private mutating func escapedString(from start: Int) throws(CedarError) -> String {
        var text = Array(bytes[start..<position])
        while let byte {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: UTF8.encode(try escape()) ?? .init())
            default:
                guard byte >= 0x20 else { throw refusal("a control character stands bare in a string") }
                text.append(byte)
            }
        }
        throw refusal("a string that never ends")
    }

    private mutating func escape() throws(CedarError) -> Unicode.Scalar {
        guard let byte else { throw refusal("a string that never ends") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw refusal("this is no JSON escape")
        }
    }

    private mutating func unicodeEscape() throws(CedarError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw refusal("half of a surrogate pair") }
        position += 2
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw refusal("half of a surrogate pair") }
        return scalar
    }

    private mutating func codeUnit() throws(CedarError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = byte.flatMap(hexDigit) else { throw refusal("`\\u` takes four hexadecimal digits") }
            value = value << 4 | digit
            position += 1
        }
        return value
    }
}
