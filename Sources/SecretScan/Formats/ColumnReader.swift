/// Reads tables whose columns blanks or tabs keep apart, as `az`, `kubectl` and PowerShell print them: a column below `PASSWORD`, and the
/// names and values below `Name … Value`.
struct ColumnReader {
    private let bytes: [UInt8]
    private let kind: FileKind
    private var reading = Reading()
    private var heads: [TableHead] = []
    /// Where the columns begin, in characters of a line.
    private var starts: [Int] = []
    /// Columns of names and of values.
    private var pair: (name: Int, value: Int)?

    static func read(_ bytes: [UInt8], in parts: [Range<Int>], _ kind: FileKind) -> Reading {
        var reader = ColumnReader(bytes: bytes, kind: kind)
        for part in parts {
            reader.end()
            for line in Lines(bytes, in: part) where reader.reading.assignments.count < Reading.limit { reader.read(line) }
        }
        return reader.reading
    }

    private init(bytes: [UInt8], kind: FileKind) {
        self.bytes = bytes
        self.kind = kind
    }

    private mutating func end() { (heads, starts, pair) = ([], [], nil) }

    private mutating func read(_ line: Range<Int>) {
        guard line.count <= 2000, !bytes[line].allSatisfy(Byte.isSpace) else { return end() }
        guard !starts.isEmpty else { return open(line) }
        // The rule below the heads.
        if bytes[line].allSatisfy({ "-=+ \t".utf8.contains($0) }) { return }
        guard let cells = cells(line) else { return end() }
        let scope = reading.openScope(in: 0)
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            let value = Array(bytes[cell])
            if let pair, index == pair.value {
                let name = bytes.text(cells[pair.name])
                guard kind.isOfSecrets || SlotName.promises(name) && TextValue.looksChosen(value) else { continue }
                add(name, value, cell, scope)
            } else if heads[index].promises {
                if TextValue.looksChosen(value), heads[index].takes(value) { add(heads[index].name, value, cell, scope) }
            } else {
                // What tells where and as whom.
                let name = heads[index].name
                reading.assignments.append(
                    Assignment(name: name, path: name, value: value, range: cell, isQuoted: true, scope: scope, judgedAs: .csv))
            }
        }
    }

    private mutating func add(_ name: String, _ value: [UInt8], _ range: Range<Int>, _ scope: Int) {
        var assignment = Assignment(name: name, path: name, value: value, range: range, isQuoted: true, scope: scope, judgedAs: .csv)
        if kind.isOfSecrets { assignment.takePlace() }
        reading.assignments.append(assignment)
    }

    /// Heads are a few words each, two blanks or more apart.
    private mutating func open(_ line: Range<Int>) {
        guard line.count <= 300, bytes[line].allSatisfy({ Byte.isName($0) || Byte.isBlank($0) || $0 >= 0x80 || "/()".utf8.contains($0) })
        else { return }
        var found: [Range<Int>] = []
        var position = line.lowerBound
        while position < line.upperBound, found.count <= 12 {
            while position < line.upperBound, Byte.isBlank(bytes[position]) { position += 1 }
            let start = position
            while position < line.upperBound, bytes[position] != 9, bytes[position] != 32 || !Byte.isBlank(bytes.at(position + 1)) {
                position += 1
            }
            if position > start { found.append(start..<position) }
        }
        guard (2...12).contains(found.count), found.allSatisfy({ $0.count <= 40 }) else { return }
        let names = found.map { bytes.text($0) }
        // Any list of words may hold one that promises: heads are written as such, or have a rule below them.
        guard names.allSatisfy({ $0.utf8.first.map(Byte.isUpper) == true }) || isRuled(after: line.upperBound),
            !names.contains(where: { $0.utf8.contains(where: Byte.isDigit) })
        else { return }
        let read = TableHead.read(names, kind)
        pair = CSVReader.pair(in: names)
        guard pair != nil || read.contains(where: \.promises) else { return }
        (heads, starts) = (read, found.map { bytes[line.lowerBound..<$0.lowerBound].count(where: Self.beginsCharacter) })
    }

    private func isRuled(after end: Int) -> Bool {
        var lines = Lines(bytes, in: min(end + 1, bytes.count)..<min(end + 300, bytes.count))
        guard let next = lines.next(), next.count > 3 else { return false }
        return bytes[next].allSatisfy { "-= \t".utf8.contains($0) } && bytes[next].contains { "-=".utf8.contains($0) }
    }

    /// As UTF-8 has it: what does not continue one.
    private static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    /// The cells of a row, where what stands in it keeps to its columns.
    private func cells(_ line: Range<Int>) -> [Range<Int>]? {
        var places: [Int] = []
        var character = -1
        for index in line where Self.beginsCharacter(bytes[index]) {
            character += 1
            if places.count < starts.count, starts[places.count] == character { places.append(index) }
        }
        while places.count <= starts.count { places.append(line.upperBound) }
        var cells: [Range<Int>] = []
        for index in starts.indices {
            var (low, high) = (places[index], places[index + 1])
            guard index == 0 || low == line.upperBound || Byte.isBlank(bytes[low - 1]) else { return nil }
            while low < high, Byte.isBlank(bytes[low]) { low += 1 }
            while high > low, Byte.isBlank(bytes[high - 1]) { high -= 1 }
            cells.append(low..<high)
        }
        return cells
    }
}
