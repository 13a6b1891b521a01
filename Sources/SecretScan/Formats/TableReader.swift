/// Reads tables in text: Markdown, Org, reStructuredText, AsciiDoc, MediaWiki and Jira notation, what `psql` and `mysql` print,
/// and the two columns of `vault kv get`. Where a column's head promises a secret, the cells below it are taken; so is the
/// cell after one that names a secret.
struct TableReader {
    private struct Cell {
        var value: [UInt8]
        var range: Range<Int>
        var text: String { String(decoding: value, as: UTF8.self) }
    }

    private enum Block {
        case none, mediaWiki, asciiDoc
    }

    private let bytes: [UInt8]
    private let kind: FileKind
    private var reading = Reading()
    private var header: [String] = []
    /// Cells that stand on lines of their own.
    private var pending: [Cell] = []
    private var block = Block.none
    private var rowsSeen = 0
    /// Where the columns of a reStructuredText simple table begin.
    private var spans: [Int] = []
    /// Inside the two columns of `vault kv get`.
    private var inColumns = false

    /// Most tables end with their paragraph: only `parts` are read, unless there may be one that does not.
    static func read(_ bytes: [UInt8], in parts: [Range<Int>], _ kind: FileKind) -> Reading {
        var reader = TableReader(bytes: bytes, kind: kind)
        let isLong = bytes.contains("\n{|") || bytes.contains("|===")
        for part in isLong ? [0..<bytes.count] : parts { reader.run(part) }
        return reader.reading
    }

    private init(bytes: [UInt8], kind: FileKind) {
        self.bytes = bytes
        self.kind = kind
    }

    private mutating func run(_ part: Range<Int>) {
        for line in Lines(bytes, in: part) where reading.assignments.count < Reading.limit {
            var start = line.lowerBound
            while start < line.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            let content = start..<line.upperBound
            // Most lines neither stand in a table nor begin one.
            if isIdle, !bytes.has("Key", at: start), bytes.at(start) != UInt8(ascii: "^"), bytes.at(line.lowerBound) != UInt8(ascii: "="),
                bytes.first(UInt8(ascii: "|"), in: content) == nil
            {
                continue
            }
            if columns(content) || simple(line) { continue }
            guard !marks(content) else { continue }
            let isHead = block == .mediaWiki && bytes.at(start) == UInt8(ascii: "!")
            if bytes.at(start) == UInt8(ascii: "^"), content.count < 400, bytes[content].count(where: { $0 == UInt8(ascii: "^") }) >= 2 {
                // DokuWiki's heads.
                endTable()
                header = bytes[content].split(separator: UInt8(ascii: "^")).map {
                    String(decoding: $0.drop(while: Byte.isBlank), as: UTF8.self).trimmed
                }
                continue
            }
            guard isHead || bytes[content].contains(UInt8(ascii: "|")) else {
                if block == .none || content.isEmpty && block == .mediaWiki { endTable() }
                if block == .asciiDoc, content.isEmpty { flush() }
                continue
            }
            let cells = cells(content, isHead: isHead)
            switch block {
            case .none:
                // A bar in the middle of a line is no table, unless a rule follows, as in what `psql` prints.
                guard bytes[start] == UInt8(ascii: "|") || !header.isEmpty || isRuled(after: line.upperBound) else { continue }
                row(cells)
            case .mediaWiki:
                if isHead { header += cells.map(\.text) } else { pending += cells }
            case .asciiDoc:
                pending += cells
                if header.isEmpty ? cells.count > 1 : pending.count >= header.count { flush() }
            }
        }
        endTable()
        (spans, inColumns) = ([], false)
    }

    /// Outside of any table.
    private var isIdle: Bool { block == .none && !inColumns && header.isEmpty && pending.isEmpty && spans.isEmpty }

    private func isRuled(after end: Int) -> Bool {
        var next = Lines(bytes, in: min(end + 1, bytes.count)..<min(end + 400, bytes.count))
        guard bytes.at(end) == Byte.newline, let line = next.next(), line.count > 2 else { return false }
        return bytes[line].allSatisfy { "|-+: ".utf8.contains($0) } && bytes[line].contains(UInt8(ascii: "-"))
    }

    /// Lines that open, close or part tables.
    private mutating func marks(_ line: Range<Int>) -> Bool {
        let start = line.lowerBound
        if bytes.has("{|", at: start) {
            endTable()
            block = .mediaWiki
            return true
        }
        if bytes.has("|===", at: start) {
            let opens = block != .asciiDoc
            endTable()
            block = opens ? .asciiDoc : .none
            return true
        }
        if block == .mediaWiki, bytes.has("|}", at: start) {
            endTable()
            return true
        }
        if block == .mediaWiki, bytes.has("|-", at: start) || bytes.has("|+", at: start) {
            flush()
            return true
        }
        // Rules: `|---|---|`, `+----+`, `----+----`.
        return !line.isEmpty && bytes[line].allSatisfy { "|-+=: \t".utf8.contains($0) } && line.count > 2
    }

    private mutating func endTable() {
        flush()
        header = []
        block = .none
    }

    private mutating func flush() {
        if !pending.isEmpty { row(pending) }
        pending = []
    }

    private func cells(_ line: Range<Int>, isHead: Bool) -> [Cell] {
        let bar = isHead ? UInt8(ascii: "!") : UInt8(ascii: "|")
        var cells: [Cell] = []
        var start = line.lowerBound
        var position = line.lowerBound
        func add(_ range: Range<Int>) { if cells.count < 100 { cells.append(cell(range)) } }
        while position < line.upperBound {
            if bytes[position] == bar, bytes.at(position - 1) != Byte.backslash || position == line.lowerBound {
                if position > line.lowerBound { add(start..<position) }
                if bytes.at(position + 1) == bar { position += 1 }
                start = position + 1
            }
            position += 1
        }
        add(start..<max(start, line.upperBound))
        // What closes a row is no cell.
        if let last = cells.last, last.value.isEmpty { cells.removeLast() }
        if block == .mediaWiki, cells.count == 2, cells[0].value.contains(UInt8(ascii: "=")) { cells.removeFirst() }
        return cells
    }

    /// Without blanks, emphasis and the marks of code around it.
    private func cell(_ range: Range<Int>) -> Cell {
        var (start, end) = (range.lowerBound, range.upperBound)
        func trims(_ byte: UInt8) -> Bool { Byte.isSpace(byte) || byte == Byte.backtick }
        while start < end, trims(bytes[start]) { start += 1 }
        while end > start, trims(bytes[end - 1]) { end -= 1 }
        for mark in ["**", "{{", "''", "``", "__", "=="] as [StaticString] where end - start > 4 && bytes.has(mark, at: start) {
            let closing: StaticString = bytes.has("{{", at: start) ? "}}" : mark
            if bytes.has(closing, at: end - 2) { (start, end) = (start + 2, end - 2) }
        }
        for mark in [UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "~"), Byte.backtick, UInt8(ascii: "+")]
        where end - start > 2 && bytes[start] == mark && bytes[end - 1] == mark { (start, end) = (start + 1, end - 1) }
        while start < end, trims(bytes[start]) { start += 1 }
        while end > start, trims(bytes[end - 1]) { end -= 1 }
        var value: [UInt8] = []
        for index in start..<end where !(bytes[index] == Byte.backslash && "|\\`*_".utf8.contains(bytes.at(index + 1)) && index + 1 < end) {
            value.append(bytes[index])
        }
        if value.has("<code>", at: 0), value.has("</code>", at: value.count - 7), value.count > 13 { value = Array(value[6..<(value.count - 7)]) }
        return Cell(value: value, range: start..<end)
    }

    private mutating func row(_ cells: [Cell]) {
        guard !cells.isEmpty else { return }
        if header.isEmpty {
            header = cells.map(\.text)
            rowsSeen = 0
            pair(cells)
            return
        }
        rowsSeen += 1
        let scope = reading.openScope(in: 0)
        var isNamed = false
        let heads = TableHead.read(header, kind)
        for (index, cell) in cells.enumerated() where index < header.count && header[index].utf8.count <= 60 {
            let promises = heads[index].promises && heads[index].takes(cell.value)
            guard !promises || TextValue.looksChosen(cell.value) else { continue }
            isNamed = isNamed || promises
            reading.assignments.append(
                Assignment(
                    name: promises ? heads[index].name : header[index], path: header[index],
                    value: cell.value, range: cell.range, isQuoted: true, scope: scope, judgedAs: .csv))
        }
        if !isNamed { pair(cells) }
    }

    /// `| Password | … |`: the name stands in the row.
    private mutating func pair(_ cells: [Cell]) {
        guard cells.count >= 2, cells.count <= 4 else { return }
        for index in 0..<(cells.count - 1) where cells[index].value.count <= 60 {
            let name = cells[index].text
            guard SlotName(name).promise != nil, TextValue.looksChosen(cells[index + 1].value) else { continue }
            reading.assignments.append(
                Assignment(
                    name: name, path: name, value: cells[index + 1].value, range: cells[index + 1].range, isQuoted: true, scope: 0, judgedAs: .csv))
            return
        }
    }

    /// reStructuredText's simple tables: columns below rules of `=`.
    private mutating func simple(_ line: Range<Int>) -> Bool {
        if line.count >= 7, bytes[line].allSatisfy({ $0 == UInt8(ascii: "=") || $0 == 32 }), bytes[line].contains(32),
            bytes[line].first == UInt8(ascii: "=")
        {
            let starts = line.filter { bytes[$0] == UInt8(ascii: "=") && ($0 == line.lowerBound || bytes[$0 - 1] == 32) }.map {
                $0 - line.lowerBound
            }
            if spans.isEmpty {
                spans = starts
                header = []
            } else if rowsSeen > 0 {
                spans = []
                header = []
            }
            return true
        }
        guard !spans.isEmpty else { return false }
        guard !line.isEmpty else {
            if rowsSeen > 0 { (spans, header) = ([], []) }
            return true
        }
        var cells: [Cell] = []
        for (index, start) in spans.enumerated() {
            let low = min(line.upperBound, line.lowerBound + start)
            let high = index + 1 < spans.count ? min(line.upperBound, line.lowerBound + spans[index + 1]) : line.upperBound
            cells.append(cell(low..<max(low, high)))
        }
        row(cells)
        return true
    }

    /// `password    value`, below `Key    Value`.
    private mutating func columns(_ line: Range<Int>) -> Bool {
        guard inColumns || bytes.has("Key", at: line.lowerBound) else { return false }
        let words = bytes[line].split { Byte.isBlank($0) }
        if words.count == 2, words[0].elementsEqual("Key".utf8), words[1].elementsEqual("Value".utf8) {
            inColumns = true
            return true
        }
        guard inColumns else { return false }
        if words.isEmpty || words[0].starts(with: "==".utf8) {
            inColumns = false
            return false
        }
        guard words.count == 2, let value = words.last, value.count > 3, !value.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return true }
        let name = String(decoding: words[0], as: UTF8.self)
        reading.assignments.append(
            Assignment(
                name: name, path: name, value: Array(value), range: value.startIndex..<value.endIndex, isQuoted: true, scope: 0, judgedAs: .ini))
        return true
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// What text for people holds besides passwords is words.
enum TextValue {
    /// One word that nobody writes by chance: with a digit, or a mark that words do not have.
    static func looksChosen(_ value: [UInt8]) -> Bool {
        guard value.count >= 6, value.count <= 256, !value.contains(32), !value.contains(Byte.backslash), !value.contains("%20") else {
            return false
        }
        if value.contains(where: Byte.isDigit) { return value.contains(where: Byte.isLetter) }
        return value.contains { $0 < 128 && !Byte.isLetter($0) && !"-_./,:()'\"*`".utf8.contains($0) }
    }
}
