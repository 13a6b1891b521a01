import Glibc

/// Reads variables as shells set them: `export NAME='…'`, `NAME=… command`, `$env:NAME = "…"`, `set NAME=…`, and Docker's
/// `ENV NAME …`. A value that the shell would still expand is left as it stands, so that the judge sees the reference.
enum ShellReader {
    /// In text for people only names of environment variables count: `PGPASSWORD=…` is no English.
    static func read(_ bytes: [UInt8], in parts: [Range<Int>], onlyVariables: Bool, isText: Bool = false) -> Reading {
        var reading = Reading()
        for part in parts {
            var next = part.lowerBound
            while let equals = bytes.first(UInt8(ascii: "="), in: next..<part.upperBound) {
                next = equals + 1
                guard reading.assignments.count < Reading.limit else { return reading }
                if let found = assignment(bytes, at: equals, onlyVariables: onlyVariables, isText: isText) { reading.assignments.append(found) }
            }
        }
        return reading
    }

    private static func assignment(_ bytes: [UInt8], at equals: Int, onlyVariables: Bool, isText: Bool) -> Assignment? {
        guard bytes.at(equals + 1) != UInt8(ascii: "="), let name = name(before: equals, in: bytes), !onlyVariables || isVariable(name),
            SlotName.promises(name) || isAddress(name)
        else { return nil }
        var start = equals + 1
        if bytes.at(equals - 1) == 32 || isPowerShell(bytes, equals) {
            while Byte.isBlank(bytes.at(start)) { start += 1 }
            guard Byte.isQuote(bytes.at(start)) else { return nil }
        }
        guard let word = word(bytes, at: start, isText: isText, isListed: bytes.at(equals - name.utf8.count - 1) == UInt8(ascii: ",")),
            !isText || TextValue.looksChosen(word.value)
        else { return nil }
        return Assignment(name: name, path: name, value: word.value, range: word.range, isQuoted: true, scope: 0, judgedAs: .ini)
    }

    /// Docker's old notation, `ENV NAME value`.
    static func readDocker(_ bytes: [UInt8], in part: Range<Int>) -> [Assignment] {
        var found: [Assignment] = []
        for line in Lines(bytes, in: part) {
            var start = line.lowerBound
            while Byte.isBlank(bytes.at(start)) { start += 1 }
            guard bytes.has("ENV ", at: start) || bytes.has("env ", at: start) else { continue }
            start += 4
            while Byte.isBlank(bytes.at(start)) { start += 1 }
            let nameStart = start
            while start < line.upperBound, Byte.isName(bytes[start]) { start += 1 }
            guard Byte.isBlank(bytes.at(start)), start > nameStart, start - nameStart <= 128 else { continue }
            let name = bytes.text(nameStart..<start)
            if let value = KeyValueReader.value(bytes, at: start + 1, end: line.upperBound) {
                found.append(Assignment(name: name, path: name, value: value.bytes, range: value.range, isQuoted: true, scope: 0, judgedAs: .ini))
            }
        }
        return found
    }

    private static func isVariable(_ name: String) -> Bool {
        name.utf8.count >= 5 && name.utf8.allSatisfy { Byte.isUpper($0) || Byte.isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isAddress(_ name: String) -> Bool {
        guard let last = name.utf8.last, "tresTRES".utf8.contains(last) else { return false }
        return SlotName(name).words.last.map { ["host", "user", "port", "database"].contains($0) } ?? false
    }

    private static func isPowerShell(_ bytes: [UInt8], _ equals: Int) -> Bool { Byte.isBlank(bytes.at(equals + 1)) }

    private static func name(before equals: Int, in bytes: [UInt8]) -> String? {
        var end = equals
        while end > 0, equals - end < 3, Byte.isBlank(bytes[end - 1]) { end -= 1 }
        var start = end
        while start > 0, end - start < 128, Byte.isName(bytes[start - 1]) { start -= 1 }
        while start < end, bytes[start] == UInt8(ascii: "-") { start += 1 }
        guard start < end, !Byte.isDigit(bytes[start]) else { return nil }
        let before = bytes.at(start - 1)
        // A longer word: an option, a URL's query, a path; other readers know those.
        guard
            start == 0 || before == UInt8(ascii: "=") || before == UInt8(ascii: ",") || before == UInt8(ascii: "-") || before == UInt8(ascii: "?")
                || Byte.isSpace(before) || before == UInt8(ascii: ";") || Byte.isQuote(before) || before == UInt8(ascii: "(")
                || before == UInt8(ascii: "$") || before == UInt8(ascii: ":") && bytes.has("env", at: start - 4) || before == UInt8(ascii: "&")
        else { return nil }
        return bytes.text(start..<end)
    }

    private static func isPair(_ bytes: [UInt8], after ampersand: Int) -> Bool {
        var end = ampersand + 1
        while end < bytes.count, Byte.isName(bytes[end]) { end += 1 }
        return end == ampersand + 1 || bytes.at(end) == UInt8(ascii: "=")
    }

    /// One word of a shell, its quotes taken off and its pieces joined.
    private static func word(_ bytes: [UInt8], at start: Int, isText: Bool, isListed: Bool) -> (value: [UInt8], range: Range<Int>)? {
        var value: [UInt8] = []
        var position = start
        var last = start
        while position < bytes.count, value.count <= 4096 {
            let byte = bytes[position]
            // `-o username=a,password=…,vers=3`
            if isListed, byte == UInt8(ascii: ",") { break }
            // In text an ampersand parts a query's pairs, and else belongs to the value.
            if isText, byte == UInt8(ascii: "&"), !isPair(bytes, after: position) {
                value.append(byte)
                position += 1
                last = position
                continue
            }
            // `'…'.freeze`: a method of the string, in files that only write variables as shells do.
            if isText, byte == UInt8(ascii: "."), position == last, Byte.isQuote(bytes[start]), bytes.at(position - 1) == bytes[start],
                Byte.isLower(bytes.at(position + 1))
            {
                break
            }
            if Byte.isSpace(byte) || ";|&<>)".utf8.contains(byte) || byte == Byte.backtick || byte == 0 { break }
            if byte == Byte.apostrophe || byte == Byte.quote {
                var inner = position + 1
                var piece: [UInt8] = []
                while inner < bytes.count, bytes[inner] != byte, inner - position <= 4096 {
                    if bytes[inner] == Byte.backslash, byte == Byte.quote,
                        Byte.isQuote(bytes.at(inner + 1)) || "\\$".utf8.contains(bytes.at(inner + 1))
                    {
                        inner += 1
                    }
                    piece.append(bytes.at(inner))
                    inner += 1
                }
                // The quote belongs to what surrounds the assignment.
                guard bytes.at(inner) == byte, !value.isEmpty || !piece.contains(Byte.newline) || position == start else { break }
                if !value.isEmpty, Byte.isBlank(bytes.at(inner + 1)) == false, bytes.at(inner + 1) != Byte.newline,
                    piece.contains(32) || piece.contains(UInt8(ascii: "="))
                {
                    break
                }
                value += piece
                position = inner + 1
                last = position
                continue
            }
            if byte == Byte.backslash {
                let next = bytes.at(position + 1)
                if Byte.isSpace(next) || next == UInt8(ascii: "n") || Byte.isQuote(next) && value.isEmpty == false { break }
                value.append(next)
                position += 2
                last = position
                continue
            }
            value.append(byte)
            position += 1
            last = position
        }
        guard !value.isEmpty, last > start else { return nil }
        while let end = value.last, end == UInt8(ascii: ",") || end == UInt8(ascii: "]") && !value.contains(UInt8(ascii: "[")) {
            value.removeLast()
        }
        return value.isEmpty ? nil : (value, start..<last)
    }
}

/// Reads options of commands by their own names: `--db-password …`.
enum OptionReader {
    static func read(_ bytes: [UInt8], in part: Range<Int>) -> [Assignment] {
        var found: [Assignment] = []
        var index = part.lowerBound
        while index + 6 < part.upperBound, found.count < Reading.limit {
            guard let dash = bytes.first(UInt8(ascii: "-"), in: index..<part.upperBound), dash + 6 < part.upperBound else { break }
            index = dash
            guard bytes[index + 1] == UInt8(ascii: "-"),
                index == 0 || Byte.isSpace(bytes[index - 1]) || Byte.isQuote(bytes[index - 1])
            else {
                index += 1
                continue
            }
            let start = index + 2
            index = start
            while index < bytes.count, index - start < 80, Byte.isName(bytes[index]) { index += 1 }
            guard bytes.at(index) == 32, index - start >= 4 else { continue }
            let name = bytes.text(start..<index)
            guard SlotName.promises(name),
                let word = CommandReader(bytes: bytes, bounds: index..<bytes.count).words(from: index, limit: 1).first,
                TextValue.looksChosen(word.value)
            else { continue }
            found.append(Assignment(name: name, path: name, value: word.value, range: word.range, isQuoted: true, scope: 0, judgedAs: .ini))
        }
        return found
    }
}

/// The lines of a document, without their ends.
struct Lines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        position = range?.lowerBound ?? 0
        end = Swift.min(range?.upperBound ?? bytes.count, bytes.count)
    }

    /// Goes on with the line that `offset`, behind what was read, lies in.
    mutating func skip(to offset: Int) {
        guard offset > position, offset < end else { return }
        let start = bytes.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.flatMap { ByteSearch.last(Byte.newline, in: position..<offset, of: $0) }
        }
        if let start { position = start + 1 }
    }

    mutating func next() -> Range<Int>? {
        guard position < end else { return nil }
        let start = position
        var stop = bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base + start, Int32(Byte.newline), end - start) else { return end }
            return UnsafeRawPointer(base).distance(to: found)
        }
        position = stop + 1
        if stop > start, bytes[stop - 1] == 13 { stop -= 1 }
        return start..<stop
    }
}
