/// Reads passwords in statements of SQL: `IDENTIFIED BY '…'`, `PASSWORD '…'`, `PASSWORD = '…'`, wherever a statement may stand.
enum StatementReader {
    static let anchors = [
        "identified by ", "identified with ", "password '", "password N'", "password E'", "password \"", "password = '", "password = N'",
        "password=N'", "password='", "set password for", "@tcp(", "@unix(", "{plain}", "jdbc:oracle:thin:", "jdbc:oracle:oci:", "userid=",
        "password<|||>1<|||>",
    ]

    static func read(_ bytes: [UInt8], start: Int, end: Int, bounds: Range<Int>) -> Assignment? {
        guard var assignment = password(bytes, start: start, end: end, bounds: bounds) else { return nil }
        assignment.endpoint.user = assignment.endpoint.user ?? principal(bytes, before: assignment.range.lowerBound, bounds: bounds)
        return assignment
    }

    private static func password(_ bytes: [UInt8], start: Int, end: Int, bounds: Range<Int>) -> Assignment? {
        guard start == bounds.lowerBound || !Byte.isAlphanumeric(bytes.at(start - 1)) || bytes[start] == UInt8(ascii: "@") else { return nil }
        if bytes[start] == UInt8(ascii: "@") { return dsn(bytes, at: start, bounds: bounds) }
        if bytes[start] == UInt8(ascii: "j") || bytes[start] == UInt8(ascii: "J") {
            // `jdbc:oracle:thin:scott/…@//host:1521/service`
            var stop = end
            while stop < bounds.upperBound, stop - end < 200, bytes[stop] != UInt8(ascii: "@"), !Byte.isSpace(bytes[stop]),
                !Byte.isQuote(bytes[stop])
            { stop += 1 }
            guard bytes.at(stop) == UInt8(ascii: "@"), let slash = bytes[end..<stop].firstIndex(of: UInt8(ascii: "/")), slash > end,
                slash + 1 < stop
            else { return nil }
            var assignment = found(Array(bytes[slash + 1..<stop]), slash + 1..<stop)
            assignment.endpoint = EndpointParts(scheme: "oracle", user: bytes.text(end..<slash))
            return assignment
        }
        if bytes[end - 1] == UInt8(ascii: ">") { return heidi(bytes, from: end, to: bounds.upperBound) }
        if bytes[start] | 32 == UInt8(ascii: "u") {
            // `userid=scott/…@db` of sqlldr, exp and imp.
            var stop = end
            while stop < bounds.upperBound, stop - end < 128, !Byte.isSpace(bytes[stop]), !Byte.isQuote(bytes[stop]),
                bytes[stop] != UInt8(ascii: "@")
            { stop += 1 }
            guard let slash = bytes[end..<stop].firstIndex(of: UInt8(ascii: "/")), slash > end, slash + 1 < stop else { return nil }
            var assignment = found(Array(bytes[slash + 1..<stop]), slash + 1..<stop)
            assignment.endpoint = EndpointParts(scheme: "oracle", user: bytes.text(end..<slash))
            return assignment
        }
        if bytes[start] == UInt8(ascii: "{") {
            // Dovecot's `user:{PLAIN}…`.
            var stop = end
            while stop < bounds.upperBound, stop - end < 128, !Byte.isSpace(bytes[stop]), bytes[stop] != UInt8(ascii: ":") { stop += 1 }
            return stop > end ? found(Array(bytes[end..<stop]), end..<stop, name: "password") : nil
        }
        var position = end
        let limit = min(bounds.upperBound, end + 300)
        if bytes.text(start..<end).lowercased().hasPrefix("password") {
            position = end - 1
            // `PASSWORD "x"` is SQL only after CREATE or ALTER.
            var line = start
            while line > bounds.lowerBound, start - line < 400, bytes.at(line - 1) != Byte.newline { line -= 1 }
            let before = bytes.text(line..<start).lowercased()
            guard
                ["role ", "user ", "login ", "with ", "group ", "encrypted ", "alter ", "create ", "database scoped"].contains(where: {
                    before.contains($0)
                })
            else { return nil }
        }
        // `IDENTIFIED WITH mysql_native_password BY '…'`, `IDENTIFIED BY VALUES '…'`, `SET PASSWORD FOR 'x'@'y' = '…'`
        let text = bytes.text(start..<limit).lowercased()
        if text.hasPrefix("set password for") {
            guard let equals = bytes[position..<limit].firstIndex(of: UInt8(ascii: "=")) else { return nil }
            position = equals + 1
        }
        if text.hasPrefix("identified with") {
            guard let by = (position..<limit).first(where: { bytes.has(" by ", at: $0) || bytes.has(" BY ", at: $0) }) else { return nil }
            position = by + 4
        }
        while position < limit, bytes[position] == 32 || bytes[position] == UInt8(ascii: "(") { position += 1 }
        // A hash that is given as such.
        for word in ["password ", "values ", "PASSWORD ", "VALUES "] as [StaticString] where bytes.has(word, at: position) { return nil }
        if position < limit, "NnEe".utf8.contains(bytes[position]), bytes.at(position + 1) == Byte.apostrophe { position += 1 }
        if bytes.has("\\\"", at: position) || bytes.has("\\'", at: position) { position += 1 }
        // An escape of the shell around it: 'PASSWORD '\''…'\'''.
        if bytes.has("'\\''", at: position) { position += 3 }
        guard position < limit, Byte.isQuote(bytes[position]) else {
            // Oracle takes a bare word.
            var line = start
            while line > bounds.lowerBound, start - line < 200, bytes.at(line - 1) != Byte.newline { line -= 1 }
            let before = bytes.text(line..<start).lowercased()
            guard text.hasPrefix("identified by"), position < limit, Byte.isAlphanumeric(bytes[position]),
                ["create user ", "alter user ", "create role ", "grant ", "database link "].contains(where: { before.contains($0) })
            else { return nil }
            var stop = position
            while stop < limit, Byte.isAlphanumeric(bytes[stop]) || "_$#".utf8.contains(bytes[stop]) { stop += 1 }
            return found(Array(bytes[position..<stop]), position..<stop)
        }
        var stop = position + 1
        while stop < limit, bytes[stop] != bytes[position], bytes[stop] != Byte.newline, bytes[stop] != Byte.backslash { stop += 1 }
        guard stop < limit, stop > position + 1, bytes[stop] != Byte.newline else { return nil }
        return found(Array(bytes[position + 1..<stop]), position + 1..<stop)
    }

    /// HeidiSQL's settings: each byte in hexadecimal digits, more by what the last digit says.
    private static func heidi(_ bytes: [UInt8], from start: Int, to limit: Int) -> Assignment? {
        let digits = bytes[start..<min(limit, start + 257)].prefix(while: Byte.isHex)
        guard digits.count >= 9, digits.count % 2 == 1, let shift = UInt8(bytes.text(digits.endIndex - 1..<digits.endIndex)) else { return nil }
        let moved = Byte.decodedHex(digits.dropLast())
        return moved.allSatisfy { $0 >= shift } ? found(moved.map { $0 - shift }, start..<digits.endIndex) : nil
    }

    /// `user:password@tcp(host:3306)/db`, the Go driver for MySQL.
    private static func dsn(_ bytes: [UInt8], at end: Int, bounds: Range<Int>) -> Assignment? {
        var start = end
        while start > bounds.lowerBound, end - start < 200, !Byte.isSpace(bytes[start - 1]), !Byte.isQuote(bytes[start - 1]),
            bytes[start - 1] != UInt8(ascii: "=")
        { start -= 1 }
        guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")), colon > start, colon + 1 < end, !bytes.has("://", at: colon) else {
            return nil
        }
        var assignment = found(Array(bytes[colon + 1..<end]), colon + 1..<end)
        assignment.endpoint = EndpointParts(scheme: "mysql", user: bytes.text(start..<colon))
        return assignment
    }

    /// Whose password a statement sets: `ALTER ROLE x …`, `CREATE USER 'x'@'%' …`, `CREATE LOGIN [x] …`, `SET PASSWORD FOR x …`,
    /// `GRANT … TO x IDENTIFIED BY …`.
    private static func principal(_ bytes: [UInt8], before start: Int, bounds: Range<Int>) -> String? {
        var line = start
        while line > bounds.lowerBound, start - line < 400, bytes[line - 1] != Byte.newline, bytes[line - 1] != UInt8(ascii: ";") { line -= 1 }
        let words = bytes[line..<start].split { Byte.isBlank($0) || $0 == UInt8(ascii: "(") }
        guard
            let at = words.indices.dropFirst().first(where: { index in
                isOne(of: ["role", "user", "login"], words[index]) && isOne(of: ["create", "alter", "replace"], words[index - 1])
                    || isOne(of: ["for"], words[index]) && isOne(of: ["password"], words[index - 1])
                    || isOne(of: ["to"], words[index]) && isOne(of: ["grant"], words[0])
            }), var word = words[(at + 1)...].first(where: { !isOne(of: ["if", "not", "exists"], $0) }), let first = word.first,
            !isOne(of: ["mapping"], word)
        else { return nil }
        let isQuoted = Byte.isQuote(first) || first == UInt8(ascii: "[")
        let mark = isQuoted ? first == UInt8(ascii: "[") ? UInt8(ascii: "]") : first : UInt8(ascii: "@")
        if isQuoted { word = word.dropFirst() }
        word = word.prefix { $0 != mark }
        guard (1...128).contains(word.count), word.allSatisfy({ Byte.isName($0) || "\\@$".utf8.contains($0) }) else { return nil }
        return String(decoding: word, as: UTF8.self)
    }

    private static func isOne(of words: [String], _ word: ArraySlice<UInt8>) -> Bool {
        word.count <= 12 && words.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    private static func found(_ value: [UInt8], _ range: Range<Int>, name: String = "database_password") -> Assignment {
        Assignment(name: name, path: name, value: value, range: range, isQuoted: true, scope: -1, judgedAs: .ini)
    }
}

/// Reads what dumps of databases put into columns whose names promise secrets: `INSERT INTO t (…) VALUES (…)` and
/// PostgreSQL's `COPY t (…) FROM stdin;`.
enum TableDumpReader {
    static func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var copying: [String]?
        for line in Lines(bytes) where reading.assignments.count < Reading.limit {
            if let columns = copying {
                if bytes.has("\\.", at: line.lowerBound) {
                    copying = nil
                    continue
                }
                let scope = reading.openScope(in: 0)
                for (index, cell) in bytes[line].split(separator: 9, omittingEmptySubsequences: false).enumerated() where index < columns.count {
                    add(columns[index], Array(cell), cell.startIndex..<cell.endIndex, scope, &reading)
                }
                continue
            }
            guard line.count < 1 << 20 else { continue }
            let head = bytes.text(line.lowerBound..<min(line.upperBound, line.lowerBound + 12)).lowercased()
            if head.hasPrefix("copy "), let columns = columns(bytes, line)?.names, columns.contains(where: { SlotName($0).promise != nil }) {
                copying = columns
            } else if head.hasPrefix("insert into") {
                insert(bytes, line, &reading)
            }
        }
        return reading
    }

    private static func add(_ name: String, _ value: [UInt8], _ range: Range<Int>, _ scope: Int, _ reading: inout Reading) {
        reading.assignments.append(Assignment(name: name, path: name, value: value, range: range, isQuoted: true, scope: scope, judgedAs: .csv))
    }

    private static func columns(_ bytes: [UInt8], _ line: Range<Int>) -> (names: [String], end: Int)? {
        guard let open = bytes[line].firstIndex(of: UInt8(ascii: "(")), let close = bytes[open..<line.upperBound].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let names = bytes.text(open + 1..<close).split(separator: ",").map {
            $0.trimmingPrefix { " \"`[".contains($0) }.prefix { !" \"`]".contains($0) }
        }
        return (names.map(String.init), close + 1)
    }

    private static func insert(_ bytes: [UInt8], _ line: Range<Int>, _ reading: inout Reading) {
        guard let (names, end) = columns(bytes, line), names.contains(where: { SlotName($0).promise != nil }) else { return }
        var position = end
        var column = 0
        var scope = 0
        var depth = 0
        while position < line.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "("):
                depth += 1
                if depth == 1 { (column, scope) = (0, reading.openScope(in: 0)) }
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: ","): if depth == 1 { column += 1 }
            case Byte.apostrophe:
                guard let quoted = KeyValueReader.quoted(bytes, at: position, end: line.upperBound) else { return }
                if depth == 1, column < names.count { add(names[column], quoted.bytes, quoted.range, scope, &reading) }
                position = quoted.next
                continue
            default: break
            }
            position += 1
        }
    }
}

/// Reads pairs of Erlang terms: `{default_pass, <<"…">>}`.
enum ErlangReader {
    static func read(_ bytes: [UInt8]) -> [Assignment] {
        guard bytes.contains("<<\"") else { return [] }
        var found: [Assignment] = []
        var index = 0
        while index + 3 < bytes.count, found.count < 1000 {
            guard bytes.has("<<\"", at: index), let quoted = KeyValueReader.quoted(bytes, at: index + 2, end: min(bytes.count, index + 500)) else {
                index += 1
                continue
            }
            var end = index
            while end > 0, Byte.isSpace(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
            var start = end
            while start > 0, end - start < 80, Byte.isName(bytes[start - 1]) { start -= 1 }
            let name = bytes.text(start..<end)
            found.append(Assignment(name: name, path: name, value: quoted.bytes, range: quoted.range, isQuoted: true, scope: 0, judgedAs: .ini))
            index = quoted.next
        }
        return found
    }
}
