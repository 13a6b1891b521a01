/// Reads passwords in statements of SQL: `IDENTIFIED BY '…'`, `PASSWORD '…'`, `PASSWORD = '…'`, wherever a statement may stand.
enum StatementReader {
    static let anchors = ["identified by ", "identified with ", "password '", "password N'", "password E'", "password \"", "set password for", "user identified"]

    static func read(_ bytes: [UInt8], start: Int, end: Int, bounds: Range<Int>) -> Assignment? {
        guard start == bounds.lowerBound || !Byte.isAlphanumeric(bytes.at(start - 1)) else { return nil }
        var position = end
        let limit = min(bounds.upperBound, end + 300)
        if bytes.text(start..<end).lowercased().hasPrefix("password") {
            position = end - 1
            // `PASSWORD "x"` is SQL only after CREATE or ALTER.
            var line = start
            while line > bounds.lowerBound, start - line < 400, bytes.at(line - 1) != Byte.newline { line -= 1 }
            let before = bytes.text(line..<start).lowercased()
            guard ["role ", "user ", "login ", "with ", "group ", "encrypted ", "alter ", "create ", "database scoped"].contains(where: { before.contains($0) }) else { return nil }
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
            guard text.hasPrefix("identified by"), position < limit, Byte.isLetter(bytes[position]) else { return nil }
            var stop = position
            while stop < limit, Byte.isAlphanumeric(bytes[stop]) || "_$#".utf8.contains(bytes[stop]) { stop += 1 }
            return found(Array(bytes[position..<stop]), position..<stop)
        }
        var stop = position + 1
        while stop < limit, bytes[stop] != bytes[position], bytes[stop] != Byte.newline, bytes[stop] != Byte.backslash { stop += 1 }
        guard stop < limit, stop > position + 1, bytes[stop] != Byte.newline else { return nil }
        return found(Array(bytes[position + 1..<stop]), position + 1..<stop)
    }

    private static func found(_ value: [UInt8], _ range: Range<Int>) -> Assignment {
        Assignment(name: "database_password", path: "statement", value: value, range: range, isQuoted: true, scope: -1, judgedAs: .ini)
    }
}
