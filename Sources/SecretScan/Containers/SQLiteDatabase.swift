/// The tables of an SQLite database as comma-separated text (sqlite.org/fileformat2.html): a settings table of a program is as
/// much a place for passwords as its settings file.
///
/// What is read is the file itself: not a write-ahead log beside it, nor what was deleted and still stands on free pages. Every number
/// in it may lie: each page is read once, and what comes out is bounded.
struct SQLiteDatabase {
    struct Table {
        var name: String
        /// A header and a line for each row.
        var text: [UInt8]
    }

    private let bytes: [UInt8]
    private let pageSize: Int
    /// Of each page, without what extensions keep at its end.
    private let usable: Int
    private let encoding: UInt32
    private var seen: Set<Int> = []
    /// Bytes of text that may still come out.
    private var left: Int
    /// Why not everything was read.
    private(set) var problem: String?

    private static let tableLimit = 5000
    private static let columnLimit = 2000

    static func isDatabase(_ bytes: [UInt8]) -> Bool { bytes.count >= 100 && bytes.has("SQLite format 3\0", at: 0) }

    /// `nil` when its header is damaged. `limit`: bytes of text that may come out.
    init?(_ bytes: [UInt8], limit: Int) {
        guard Self.isDatabase(bytes) else { return nil }
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        pageSize = size == 1 ? 65_536 : size
        usable = pageSize - Int(bytes[20])
        guard pageSize >= 512, pageSize & (pageSize - 1) == 0, usable >= 480 else { return nil }
        self.bytes = bytes
        left = limit
        encoding = (56..<60).reduce(0) { $0 << 8 | UInt32(bytes[$1]) }
    }

    mutating func tables() -> [Table] {
        var tables: [Table] = []
        // Type, name, table, root page, statement.
        var list: [[[UInt8]]] = []
        visit(from: 1) { record, encoding in
            var row: [[UInt8]] = []
            guard record.visit(limit: 5, { value, kind in row.append(SQLiteRecord.text(value, kind, encoding)) }) else { return nil }
            list.append(row)
            return row.reduce(1) { $0 + $1.count + 1 }
        }
        for row in list where tables.count < Self.tableLimit {
            guard row.count == 5, row[0].elementsEqual("table".utf8), let root = Int(String(decoding: row[3], as: UTF8.self)), root > 1 else { continue }
            let columns = Self.columns(of: row[4])
            var text: [UInt8] = []
            for (index, column) in columns.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                text.append(cell: column[...])
            }
            text.append(Byte.newline)
            let head = text.count
            visit(from: root) { record, encoding in record.append(to: &text, limit: min(columns.count, Self.columnLimit), encoding) }
            if text.count > head { tables.append(Table(name: String(decoding: row[1].prefix(200), as: UTF8.self), text: text)) }
        }
        return tables
    }

    // MARK: - Pages

    /// Visits the rows of a table's tree, from the left.
    ///
    /// - Parameter body: returns how many bytes of text came out of a row; `nil` for one that is damaged.
    private mutating func visit(from root: Int, _ body: (SQLiteRecord, SQLiteRecord.Encoding) -> Int?) {
        let encoding: SQLiteRecord.Encoding = encoding == 2 ? .utf16LittleEndian : encoding == 3 ? .utf16BigEndian : .utf8
        var open = [root]
        while let page = open.popLast() {
            guard left > 0 else {
                problem = problem ?? "its tables hold more than is read of one file; the rest was left out"
                return
            }
            let start = (page - 1) * pageSize
            guard page > 0, page <= bytes.count / pageSize, seen.insert(page).inserted else {
                problem = problem ?? "damaged: a table's page is not there"
                continue
            }
            let header = page == 1 ? 100 : start
            let count = word16(header + 3)
            switch bytes[header] {
            case 13:
                for cell in 0..<count where left > 0 {
                    guard let record = record(at: start + word16(header + 8 + 2 * cell), before: start + usable), let count = body(record, encoding)
                    else {
                        problem = problem ?? "damaged: a row of a table"
                        continue
                    }
                    left -= count
                }
            case 5:
                var children = (0..<count).map { word32(start + word16(header + 12 + 2 * $0)) }
                children.append(word32(header + 8))
                open += children.reversed()
            case 2, 10: problem = problem ?? "a table WITHOUT ROWID is not read"
            default: problem = problem ?? "damaged, or encrypted: a page of unknown kind"
            }
        }
    }

    private func word16(_ place: Int) -> Int { Int(bytes.at(place)) << 8 | Int(bytes.at(place + 1)) }

    private func word32(_ place: Int) -> Int { word16(place) << 16 | word16(place + 2) }

    // MARK: - Rows

    private mutating func record(at cell: Int, before end: Int) -> SQLiteRecord? {
        var place = cell
        guard let size = bytes.number(at: &place, before: end), (0...bytes.count).contains(size), bytes.number(at: &place, before: end) != nil
        else { return nil }
        let most = usable - 35
        if size <= most {
            guard size <= end - place else { return nil }
            return SQLiteRecord(bytes[place..<place + size])
        }
        // What does not fit stands in a chain of pages of its own.
        let least = (usable - 12) * 32 / 255 - 23
        let fitting = least + (size - least) % (usable - 4)
        let local = fitting <= most ? fitting : least
        guard local + 4 <= end - place else { return nil }
        var payload = Array(bytes[place..<place + local])
        payload.reserveCapacity(size)
        var next = word32(place + local)
        while payload.count < size {
            guard next > 0, next <= bytes.count / pageSize, seen.insert(next).inserted else { return nil }
            let start = (next - 1) * pageSize
            payload += bytes[start + 4..<start + 4 + min(usable - 4, size - payload.count)]
            next = word32(start)
        }
        return SQLiteRecord(payload[...])
    }

    // MARK: - Columns

    private static let constraints: Set<String> = ["constraint", "primary", "unique", "check", "foreign"]

    /// Their names, from the statement that made the table.
    private static func columns(of statement: [UInt8]) -> [[UInt8]] {
        guard let open = statement.firstIndex(of: UInt8(ascii: "(")) else { return [] }
        var columns: [[UInt8]] = []
        var (depth, start, quote) = (0, open + 1, UInt8(0))
        func add(_ end: Int) {
            guard columns.count < columnLimit, let name = name(of: statement[start..<end]) else { return }
            columns.append(name)
        }
        for place in (open + 1)..<statement.count {
            let byte = statement[place]
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case Byte.quote, Byte.apostrophe, Byte.backtick: quote = byte
            case UInt8(ascii: "["): quote = UInt8(ascii: "]")
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth == 0:
                add(place)
                return columns
            case UInt8(ascii: ")"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                add(place)
                start = place + 1
            default: break
            }
        }
        return columns
    }

    /// The first word of a column's definition; `nil` for a constraint of the table.
    private static func name(of definition: ArraySlice<UInt8>) -> [UInt8]? {
        let text = definition.drop(while: Byte.isSpace)
        guard let first = text.first else { return nil }
        let closing: UInt8? = switch first {
        case Byte.quote, Byte.apostrophe, Byte.backtick: first
        case UInt8(ascii: "["): UInt8(ascii: "]")
        default: nil
        }
        if let closing { return Array(text.dropFirst().prefix { $0 != closing }) }
        let word = Array(text.prefix { !Byte.isSpace($0) && $0 != UInt8(ascii: "(") })
        return constraints.contains(String(decoding: word, as: UTF8.self).lowercased()) ? nil : word
    }
}

/// One record of a table: a header of the values' kinds, then the values.
private struct SQLiteRecord {
    enum Encoding { case utf8, utf16LittleEndian, utf16BigEndian }

    private let payload: ArraySlice<UInt8>

    init(_ payload: ArraySlice<UInt8>) { self.payload = payload }

    /// - Returns: whether the record is whole as far as it was read.
    func visit(limit: Int, _ body: (ArraySlice<UInt8>, _ kind: Int) -> Void) -> Bool {
        var place = payload.startIndex
        guard let size = payload.number(at: &place, before: payload.endIndex), (0...payload.count).contains(size) else { return false }
        let end = payload.startIndex + size
        var start = end
        for _ in 0..<limit where place < end {
            guard let kind = payload.number(at: &place, before: end), let count = Self.size(ofKind: kind), count <= payload.endIndex - start
            else { return false }
            body(payload[start..<start + count], kind)
            start += count
        }
        return true
    }

    /// Appends the values as a line of comma-separated text. A row that is older than a column lacks it.
    ///
    /// - Returns: how many bytes that is; `nil`, and nothing, for a record that is damaged.
    func append(to text: inout [UInt8], limit: Int, _ encoding: Encoding) -> Int? {
        let before = text.count
        var isFirst = true
        let isWhole = visit(limit: limit) { value, kind in
            if !isFirst { text.append(UInt8(ascii: ",")) }
            isFirst = false
            if kind > 12, encoding == .utf8 || kind.isMultiple(of: 2) {
                if !kind.isMultiple(of: 2) || Self.isText(value) { text.append(cell: value) }
            } else {
                text.append(cell: Self.text(value, kind, encoding)[...])
            }
        }
        guard isWhole else {
            text.removeLast(text.count - before)
            return nil
        }
        text.append(Byte.newline)
        return text.count - before
    }

    /// Bytes without a type that are text all the same.
    private static func isText(_ value: ArraySlice<UInt8>) -> Bool {
        !value.contains(0) && (try? UTF8Span(validating: value.span)) != nil
    }

    private static func size(ofKind kind: Int) -> Int? {
        switch kind {
        case 0, 8, 9: 0
        case 1...4: kind
        case 5: 6
        case 6, 7: 8
        case 12...: (kind - 12) / 2
        default: nil
        }
    }

    /// One value; of what is no text, nothing.
    static func text(_ value: ArraySlice<UInt8>, _ kind: Int, _ encoding: Encoding) -> [UInt8] {
        switch kind {
        case 1...6:
            // Signed, the first byte first.
            let number = value.dropFirst().reduce(Int(Int8(bitPattern: value.first ?? 0))) { $0 << 8 | Int($1) }
            return Array(String(number).utf8)
        case 8: return [UInt8(ascii: "0")]
        case 9: return [UInt8(ascii: "1")]
        case 12... where kind.isMultiple(of: 2): return isText(value) ? Array(value) : []
        case 12...:
            guard encoding != .utf8 else { return Array(value) }
            let units = stride(from: value.startIndex, to: value.endIndex - 1, by: 2).map { place in
                let (first, second) = (UInt16(value[place]), UInt16(value[place + 1]))
                return encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        default: return []
        }
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// A number of one to nine bytes, seven bits in each of the first eight.
    fileprivate func number(at place: inout Int, before end: Int) -> Int? {
        var value: UInt64 = 0
        for count in 1...9 {
            guard place < end else { return nil }
            let byte = self[place]
            place += 1
            if count == 9 { return Int(truncatingIfNeeded: value << 8 | UInt64(byte)) }
            value = value << 7 | UInt64(byte & 127)
            if byte < 128 { break }
        }
        return Int(value)
    }
}
