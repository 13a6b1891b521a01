/// Reads PostgreSQL's password file: `hostname:port:database:username:password`, with `\` before `:` and `\`
/// (PostgreSQL documentation, "The Password File").
enum PgpassReader {
    static func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var start = 0
        while start < bytes.count, reading.assignments.count < Reading.limit {
            var end = start
            while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
            defer { start = end + 1 }
            var stop = end
            if stop > start, bytes[stop - 1] == 13 { stop -= 1 }
            if bytes.at(start) == UInt8(ascii: "#") { continue }

            var fields: [[UInt8]] = [[]]
            var position = start
            var passwordStart = start
            while position < stop {
                let byte = bytes[position]
                if byte == Byte.backslash, position + 1 < stop {
                    fields[fields.count - 1].append(bytes[position + 1])
                    position += 2
                    continue
                }
                if byte == UInt8(ascii: ":"), fields.count < 5 {
                    fields.append([])
                    passwordStart = position + 1
                } else {
                    fields[fields.count - 1].append(byte)
                }
                position += 1
            }
            guard fields.count == 5, !fields[4].isEmpty else { continue }
            func field(_ index: Int) -> String? {
                let text = String(decoding: fields[index], as: UTF8.self)
                return text == "*" || text.isEmpty ? nil : text
            }
            reading.assignments.append(
                Assignment(
                    name: "password", path: "password", value: fields[4], range: passwordStart..<stop, isQuoted: true, scope: 0,
                    isCertain: true,
                    endpoint: EndpointParts(
                        scheme: "postgresql", host: field(0), port: field(1).flatMap { Int($0) }, database: field(2), user: field(3))))
        }
        return reading
    }
}

/// Reads `.netrc`: `machine NAME login USER password VALUE`, over one line or several.
enum NetrcReader {
    static func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var host: String?
        var user: String?
        var expecting: String?
        var position = 0
        while position < bytes.count, reading.assignments.count < Reading.limit {
            while position < bytes.count, Byte.isSpace(bytes[position]) { position += 1 }
            let start = position
            while position < bytes.count, !Byte.isSpace(bytes[position]) { position += 1 }
            guard position > start else { break }
            let word = bytes.text(start..<position)
            switch expecting {
            case "machine": (host, user) = (word, nil)
            case "login": user = word
            case "password":
                reading.assignments.append(
                    Assignment(
                        name: "password", path: "password", value: Array(bytes[start..<position]), range: start..<position,
                        isQuoted: true, scope: 0, isCertain: true, endpoint: EndpointParts(scheme: "https", host: host, user: user)))
            default:
                expecting = ["machine", "login", "password", "account"].contains(word) ? word : nil
                if word == "default" { (host, user) = (nil, nil) }
                continue
            }
            expecting = nil
        }
        return reading
    }
}

/// Reads a table with a header line: a column whose name promises a secret makes every cell below it one. A few lines of
/// title may come first, as in spreadsheets.
enum CSVReader {
    private static let titleRows = 8

    /// Cells of sentences that people wrote are documents, where `hits` say that there is something in them.
    static func read(_ bytes: [UInt8], _ kind: FileKind, _ hits: Hits) -> (Reading, [Embedded]) {
        var reading = Reading()
        var texts: [Embedded] = []
        let separator = separator(of: bytes)
        var header: [String] = []
        var heads: [TableHead] = []
        var isHeader = true
        var position = bytes.at(0) == 0xEF && bytes.at(1) == 0xBB ? 3 : 0
        var row = 0
        // Columns of names and of values: `DB_PASSWORD;…`.
        var pair: (name: Int, value: Int)?
        while position < bytes.count, reading.assignments.count < Reading.limit {
            let scope = isHeader ? 0 : reading.openScope(in: 0)
            var column = 0
            var name: String?
            if isHeader { header = [] }
            while true {
                let (value, range, next) = cell(bytes, at: position, separator: separator)
                if kind.isExport, value.contains(32), texts.count < 100_000, hits.touch(range) {
                    texts.append(.whole(value, at: range.lowerBound, as: nil))
                }
                if isHeader {
                    header.append(String(decoding: value.prefix(100), as: UTF8.self))
                } else if column < header.count {
                    if column == pair?.name { name = String(decoding: value.prefix(128), as: UTF8.self) }
                    let label = column == pair?.value ? name ?? header[column] : heads[column].takes(value) ? heads[column].name : header[column]
                    var assignment = Assignment(name: label, path: label, value: value, range: range, isQuoted: true, scope: scope)
                    if kind.isOfSecrets, column == pair?.value { assignment.takePlace() }
                    if header[column].contains("/"), heads[column].promises { assignment.takeHalf() }
                    reading.assignments.append(assignment)
                }
                column += 1
                let ended = bytes.at(next) != separator || next >= bytes.count || column > 500
                position = next + 1
                if ended { break }
            }
            if isHeader, row < titleRows {
                heads = TableHead.read(header, kind)
                if heads.contains(where: \.promises) {
                    isHeader = false
                } else if let found = Self.pair(in: header) {
                    (pair, isHeader) = (found, false)
                }
            }
            // The header of a table that names no secrets: the rest is left to the inline reader.
            if isHeader, row + 1 >= titleRows, !kind.isExport { break }
            row += 1
        }
        return (isHeader ? Reading() : reading, texts)
    }

    static func pair(in header: [String]) -> (Int, Int)? {
        let names = header.map { $0.lowercased() }
        guard let name = names.firstIndex(where: { ["name", "key", "variable", "setting", "parameter", "property"].contains($0) }),
            let value = names.firstIndex(where: { ["value", "wert", "content", "secretvalue", "secretvaluetext"].contains($0) }), name < value
        else { return nil }
        return (name, value)
    }

    /// The mark that occurs most in the first lines.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let head = bytes.prefix(2048)
        let line = head.prefix { $0 != Byte.newline }
        if line.contains(9) { return 9 }
        let marks = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
        let counts = marks.map { mark in line.count { $0 == mark } }
        if let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) { return marks[index] }
        let all = marks.map { mark in head.count { $0 == mark } }
        return all.max().flatMap { most in most > 0 ? all.firstIndex(of: most).map { marks[$0] } : nil } ?? UInt8(ascii: ",")
    }

    /// One cell, RFC 4180: quoted cells may hold separators, line ends and doubled quotes.
    private static func cell(_ bytes: [UInt8], at start: Int, separator: UInt8) -> (value: [UInt8], range: Range<Int>, next: Int) {
        var position = start
        var out: [UInt8] = []
        if bytes.at(position) == Byte.quote {
            position += 1
            while position < bytes.count {
                if bytes[position] == Byte.quote {
                    guard bytes.at(position + 1) == Byte.quote else { break }
                    position += 1
                }
                out.append(bytes[position])
                position += 1
            }
            let range = start + 1..<max(start + 1, min(position, bytes.count))
            while position < bytes.count, bytes[position] != separator, bytes[position] != Byte.newline { position += 1 }
            return (out, range, position)
        }
        while position < bytes.count, bytes[position] != separator, bytes[position] != Byte.newline { position += 1 }
        var stop = position
        while stop > start, Byte.isSpace(bytes[stop - 1]) { stop -= 1 }
        let low = min(start, bytes.count)
        return (Array(bytes[low..<max(low, stop)]), low..<max(low, stop), position)
    }
}
