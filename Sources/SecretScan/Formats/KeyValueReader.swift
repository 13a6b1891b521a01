/// Reads files of one assignment per line: `.env`, shell exports, INI, properties, TOML.
///
/// A line that is commented out is read as well: a password behind a `#` is no less readable.
enum KeyValueReader {
    static func read(_ bytes: [UInt8], in parts: [Range<Int>], separators: [UInt8], allowsBlank: Bool = false) -> Reading {
        var reading = Reading()
        for part in parts { read(bytes, part, separators, allowsBlank, into: &reading) }
        return reading
    }

    private static func read(_ bytes: [UInt8], _ part: Range<Int>, _ separators: [UInt8], _ allowsBlank: Bool, into reading: inout Reading) {
        var scope = 0
        var section = ""
        let hasSections = separators.contains(UInt8(ascii: ":"))
        if hasSections, let above = Sections.name(above: part.lowerBound, in: bytes) {
            section = above
            scope = reading.openScope(in: 0)
        }
        var start = part.lowerBound
        while start < part.upperBound, reading.assignments.count < Reading.limit {
            var end = start
            while end < part.upperBound, bytes[end] != Byte.newline { end += 1 }
            defer { start = end + 1 }

            var position = start
            while position < end, Byte.isBlank(bytes[position]) || isComment(bytes[position]) { position += 1 }
            if hasSections, let name = Sections.name(in: bytes, position..<end) {
                section = name
                scope = reading.openScope(in: 0)
                continue
            }
            for word in ["export ", "declare -x ", "set -x ", "setx ", "ENV ", "ARG "] as [StaticString] where bytes.has(word, at: position) {
                position += word.utf8CodeUnitCount
            }
            let nameStart = position
            while position < end, isKey(bytes[position]) || bytes[position] == UInt8(ascii: ":") && !separators.contains(bytes[position]) {
                position += 1
            }
            let nameEnd = position
            while position < end, Byte.isBlank(bytes[position]) { position += 1 }
            guard nameEnd > nameStart, nameEnd - nameStart <= 200, position < end else { continue }
            guard separators.contains(bytes[position]) else {
                // Properties and many daemons allow a blank: only a lone word that nobody writes by chance counts.
                let name = bytes.text(nameStart..<nameEnd)
                guard allowsBlank, position > nameEnd, SlotName.promises(DirectiveReader.secretNames[name.lowercased()] ?? name),
                    var value = value(bytes, at: position, end: end)
                else { continue }
                // BIND's and dhcpd's statements end so.
                if !value.isQuoted, value.bytes.last == UInt8(ascii: ";") {
                    value.bytes.removeLast()
                    value.range = value.range.lowerBound..<value.range.upperBound - 1
                }
                guard value.isQuoted || TextValue.looksChosen(value.bytes)
                else { continue }
                reading.assignments.append(
                    Assignment(
                        name: name, path: section.isEmpty ? name : "\(section).\(name)", value: value.bytes, range: value.range, isQuoted: true,
                        scope: scope))
                continue
            }
            position += 1
            // Logstash's `=>`, FreeRADIUS's `:=`.
            if position < end,
                bytes[position] == UInt8(ascii: ">") && bytes[position - 1] == UInt8(ascii: "=") || bytes[position] == UInt8(ascii: "=")
            {
                position += 1
            }
            // `userPassword:: …` is Base64 in LDIF (RFC 2849).
            let isEncoded = bytes[position - 1] == UInt8(ascii: ":") && bytes.at(position) == UInt8(ascii: ":")
            while position < end, Byte.isBlank(bytes[position]) || isEncoded && bytes[position] == UInt8(ascii: ":") { position += 1 }
            guard var value = value(bytes, at: position, end: end) else { continue }
            if isRegistryData(value.bytes) {
                guard bytes.text(nameStart..<nameEnd).contains("Password"), let sealed = registryPassword(value.bytes) else { continue }
                value.bytes = sealed
            }
            if isEncoded, let plain = Base64.decode(value.bytes) { value.bytes = plain }
            let name = bytes.text(nameStart..<nameEnd)
            reading.assignments.append(
                Assignment(
                    name: name, path: section.isEmpty ? name : "\(section).\(name)", value: value.bytes, range: value.range,
                    isQuoted: value.isQuoted, scope: scope))
        }
    }

    /// `dword:00000001` and `hex:41,00` in exports of the Windows registry.
    private static func isRegistryData(_ value: [UInt8]) -> Bool {
        value.has("dword:", at: 0) || value.has("hex:", at: 0) || value.has("hex(", at: 0)
    }

    /// VNC's: eight bytes, under a key that everybody knows.
    private static func registryPassword(_ value: [UInt8]) -> [UInt8]? {
        guard value.has("hex:", at: 0), value.count == 27 else { return nil }
        return value.dropFirst(4).filter { $0 != UInt8(ascii: ",") }
    }

    static func isComment(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") }

    private static func isKey(_ byte: UInt8) -> Bool {
        Byte.isName(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "@")
            || byte == UInt8(ascii: "\"")
    }

    /// A quoted value up to its closing quote, or a bare one up to a comment or the line's end.
    static func value(_ bytes: [UInt8], at start: Int, end: Int) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool)? {
        guard start < end else { return nil }
        let first = bytes[start]
        if first == Byte.quote || first == Byte.apostrophe {
            if let closed = quoted(bytes, at: start, end: end) { return (closed.bytes, closed.range, true) }
        }
        var stop = start
        while stop < end {
            if bytes[stop] == UInt8(ascii: "#"), stop > start, Byte.isBlank(bytes[stop - 1]) { break }
            stop += 1
        }
        while stop > start, Byte.isSpace(bytes[stop - 1]) { stop -= 1 }
        guard stop > start else { return nil }
        if first == Byte.backtick, stop - start > 2, bytes[stop - 1] == Byte.backtick {
            return (Array(bytes[start + 1..<stop - 1]), start + 1..<stop - 1, true)
        }
        return (Array(bytes[start..<stop]), start..<stop, false)
    }

    /// The inside of a quoted string that begins at `start`, with escapes undone. `nil` when it does not close in time.
    static func quoted(_ bytes: [UInt8], at start: Int, end: Int) -> (bytes: [UInt8], range: Range<Int>, next: Int)? {
        let mark = bytes.at(start)
        var position = start + 1
        var out: [UInt8] = []
        while position < end, position - start <= 8192 {
            let byte = bytes[position]
            if byte == mark {
                if mark == Byte.apostrophe, bytes.at(position + 1) == Byte.apostrophe, position + 1 < end, out.count > 0 {
                    // YAML and SQL double the quote inside.
                    out.append(byte)
                    position += 2
                    continue
                }
                return (out, start + 1..<position, position + 1)
            }
            if byte == Byte.backslash, mark == Byte.quote, position + 1 < end {
                let next = bytes[position + 1]
                switch next {
                case UInt8(ascii: "n"): out.append(10)
                case UInt8(ascii: "t"): out.append(9)
                case UInt8(ascii: "r"): out.append(13)
                default: out.append(next)
                }
                position += 2
                continue
            }
            out.append(byte)
            position += 1
        }
        return nil
    }
}

/// The sections of INI files: `[name]`, down to the next. One that is commented out counts as well, as do its settings.
enum Sections {
    private static let longestName = 200

    /// The section that a line opens.
    static func name(in bytes: [UInt8], _ line: Range<Int>) -> String? {
        guard let first = line.first(where: { !Byte.isBlank(bytes[$0]) && !KeyValueReader.isComment(bytes[$0]) }),
            bytes[first] == UInt8(ascii: "[")
        else { return nil }
        let name = bytes[first + 1..<line.upperBound].prefix { $0 != UInt8(ascii: "]") }
        return name.count <= longestName ? String(decoding: name, as: UTF8.self) : nil
    }

    /// The section that a line lies in.
    static func name(above offset: Int, in bytes: [UInt8]) -> String? {
        var end = min(offset, bytes.count)
        while end > 0 {
            var start = end - 1
            while start > 0, bytes[start - 1] != Byte.newline { start -= 1 }
            if let name = name(in: bytes, start..<end) { return name }
            end = start
        }
        return nil
    }

    /// Whether one begins in `parts`: the names of what stands below them then change too.
    static func begin(in parts: [Range<Int>], of bytes: [UInt8], _ kind: FileKind) -> Bool {
        guard kind.format == .ini else { return false }
        return parts.contains { part in Lines(bytes, in: part).contains { name(in: bytes, $0) != nil } }
    }
}
