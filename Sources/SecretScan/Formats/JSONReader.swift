/// Reads the named strings of JSON, JSON Lines and JSON with comments, keeping where each is written.
///
/// It does not judge the syntax: after something unexpected it goes on with the next string, so that a broken file still
/// yields what can be read. Depth and count are bounded.
struct JSONReader {
    private struct Level {
        var key: String?
        var scope: Int
        var isArray: Bool
        /// The names of all levels down to this; `nil` where none has one.
        var path: String?
    }

    /// A string that is a value, named or not: where prose may hide.
    struct Text {
        var value: [UInt8]
        var range: Range<Int>
    }

    private let bytes: [UInt8]
    private var reading = Reading()
    private var texts: [Text] = []
    private var levels: [Level] = []
    private var pendingKey: String?
    /// An option of a command in a list of words: the next string is its value.
    private var option: String?

    static func read(_ bytes: [UInt8]) -> (Reading, [Text]) {
        var reader = JSONReader(bytes: bytes)
        reader.run()
        reader.reading.pairNamesWithValues()
        reader.reading.decodeKubernetesSecrets()
        reader.reading.decodePayloads()
        return (reader.reading, reader.texts)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        var position = 0
        while position < bytes.count, reading.assignments.count < Reading.limit, texts.count < Reading.limit {
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isArray = bytes[position] == UInt8(ascii: "[")
                // Deeper than any real document: keep counting levels no further.
                if levels.count < 256 {
                    let scope = reading.openScope(in: levels.last?.scope ?? 0)
                    levels.append(Level(key: pendingKey, scope: scope, isArray: isArray, path: path(to: pendingKey)))
                }
                pendingKey = nil
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = levels.popLast()
                pendingKey = nil
                position += 1
            case UInt8(ascii: ","):
                pendingKey = nil
                position += 1
            case Byte.quote:
                guard let (value, range, next) = string(at: position) else {
                    position += 1
                    continue
                }
                position = next
                var after = next
                while after < bytes.count, Byte.isSpace(bytes[after]) { after += 1 }
                if pendingKey == nil, bytes.at(after) == UInt8(ascii: ":"), levels.last?.isArray != true {
                    pendingKey = String(decoding: value.prefix(200), as: UTF8.self)
                    position = after + 1
                } else {
                    add(value, range)
                    pendingKey = nil
                }
            default:
                position += 1
            }
        }
    }

    private func path(to key: String?) -> String? {
        guard let holder = levels.last?.path else { return key }
        return key.map { holder + "." + $0 } ?? holder
    }

    private mutating func add(_ value: [UInt8], _ range: Range<Int>) {
        texts.append(Text(value: value, range: range))
        if levels.last?.isArray == true {
            // `["--db-password", "…"]`
            if let name = option, value.first != UInt8(ascii: "-") {
                reading.assignments.append(
                    Assignment(name: name, path: name, value: value, range: range, isQuoted: true, scope: levels.last?.scope ?? 0))
                option = nil
                return
            }
            let name = value.count <= 80 && value.has("--", at: 0) ? String(decoding: value.dropFirst(2), as: UTF8.self) : ""
            option = !name.isEmpty && SlotName.promises(name) && !name.contains("=") ? name : nil
        } else {
            option = nil
        }
        guard let name = pendingKey ?? levels.last(where: { $0.key != nil })?.key else { return }
        reading.assignments.append(
            Assignment(name: name, path: path(to: pendingKey) ?? "", value: value, range: range, isQuoted: true, scope: levels.last?.scope ?? 0))
    }

    /// RFC 8259, section 7, with lone surrogates replaced.
    private func string(at start: Int) -> (value: [UInt8], range: Range<Int>, next: Int)? {
        // Most strings hold no escape.
        let plain = plainEnd(from: start + 1)
        if bytes.at(plain) == Byte.quote { return (Array(bytes[start + 1..<plain]), start + 1..<plain, plain + 1) }
        var position = plain
        var out = Array(bytes[min(start + 1, plain)..<plain])
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case Byte.quote: return (out, start + 1..<position, position + 1)
            case Byte.newline: return nil
            case Byte.backslash:
                let escaped = bytes.at(position + 1)
                position += 2
                switch escaped {
                case UInt8(ascii: "n"): out.append(10)
                case UInt8(ascii: "t"): out.append(9)
                case UInt8(ascii: "r"): out.append(13)
                case UInt8(ascii: "b"): out.append(8)
                case UInt8(ascii: "f"): out.append(12)
                case UInt8(ascii: "u"):
                    let (scalar, length) = unicode(at: position)
                    out.append(contentsOf: Array(String(Character(scalar)).utf8))
                    position += length
                default: out.append(escaped)
                }
            default:
                out.append(byte)
                position += 1
            }
        }
        return nil
    }

    /// Where the first byte stands that does not stand for itself.
    private func plainEnd(from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position < bytes.count, bytes[position] != Byte.quote, bytes[position] != Byte.backslash, bytes[position] != Byte.newline { position += 1 }
            return min(position, bytes.count)
        }
    }

    /// The scalar of four hexadecimal digits at `position`, or of a surrogate pair, and how many bytes that took.
    private func unicode(at position: Int) -> (Unicode.Scalar, Int) {
        guard let high = hex(at: position) else { return ("\u{FFFD}", 0) }
        if (0xD800...0xDBFF).contains(high), bytes.at(position + 4) == Byte.backslash, bytes.at(position + 5) == UInt8(ascii: "u"),
            let low = hex(at: position + 6), (0xDC00...0xDFFF).contains(low)
        {
            return (Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}", 10)
        }
        return (Unicode.Scalar(high) ?? "\u{FFFD}", 4)
    }

    private func hex(at position: Int) -> UInt32? {
        var value: UInt32 = 0
        for offset in 0..<4 {
            let byte = bytes.at(position + offset)
            guard Byte.isHex(byte) else { return nil }
            value = value << 4 | UInt32(Byte.hexValue(byte))
        }
        return value
    }
}
