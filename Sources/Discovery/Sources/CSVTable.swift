/// A table in CSV (RFC 4180), with a comma, a semicolon or a tab between its fields. The first line that is not empty is the header.
struct CSVTable {
    /// In lower case, without space around.
    private(set) var header: [String] = []
    private(set) var rows: [[String]] = []
    /// 1-based line on which each row begins.
    private(set) var lines: [Int] = []
    private(set) var isCut = false

    static let rowLimit = 200_000
    private static let fieldLimit = 4096

    init(_ bytes: [UInt8]) {
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        let firstLine = text.prefix { $0 != 10 }
        let separator =
            [UInt8(ascii: ","), UInt8(ascii: ";"), 9].max { left, right in
                firstLine.count { $0 == left } < firstLine.count { $0 == right }
            } ?? UInt8(ascii: ",")

        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var line = 1
        var start = 1
        var index = text.startIndex
        while index < text.endIndex, !isCut {
            let byte = text[index]
            index += 1
            if byte == 10 { line += 1 }
            if isQuoted {
                guard byte == UInt8(ascii: "\"") else {
                    field.append(byte)
                    continue
                }
                if index < text.endIndex, text[index] == UInt8(ascii: "\"") {
                    field.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if byte == UInt8(ascii: "\""), field.isEmpty {
                isQuoted = true
            } else if byte == separator {
                row.append(Self.text(field))
                field = []
            } else if byte == 10 {
                row.append(Self.text(field))
                take(row, line: start)
                (row, field, start) = ([], [], line)
            } else {
                field.append(byte)
            }
        }
        if !field.isEmpty || !row.isEmpty { take(row + [Self.text(field)], line: start) }
    }

    private mutating func take(_ row: [String], line: Int) {
        guard row.contains(where: { !$0.isEmpty }), row.count <= 1000 else { return }
        if header.isEmpty {
            header = row.map { $0.lowercased() }
        } else if rows.count < Self.rowLimit {
            rows.append(row)
            lines.append(line)
        } else {
            isCut = true
        }
    }

    private static func text(_ field: [UInt8]) -> String {
        let text = String(decoding: field.prefix(fieldLimit), as: UTF8.self)
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
