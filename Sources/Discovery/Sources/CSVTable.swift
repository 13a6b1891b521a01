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
        CSVRecords.visit(text) { line, fields in
            take(fields.map(Self.text), line: line)
            return !isCut
        }
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
