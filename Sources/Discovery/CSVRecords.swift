/// The records of a text in CSV (RFC 4180), with a comma, a semicolon or a tab between their fields.
enum CSVRecords {
    /// Calls `body` with the line that each record begins on, from 1, and its fields, until it says that it has enough.
    static func visit(_ bytes: some RandomAccessCollection<UInt8>, _ body: (_ line: Int, _ fields: [[UInt8]]) -> Bool) {
        let separator = separator(bytes)
        var (fields, field): ([[UInt8]], [UInt8]) = ([], [])
        var (isQuoted, line, start) = (false, 1, 1)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            bytes.formIndex(after: &index)
            if byte == 10 { line += 1 }
            if isQuoted {
                guard byte == UInt8(ascii: "\"") else {
                    field.append(byte)
                    continue
                }
                if index < bytes.endIndex, bytes[index] == byte {
                    field.append(byte)
                    bytes.formIndex(after: &index)
                } else {
                    isQuoted = false
                }
            } else if byte == UInt8(ascii: "\""), field.isEmpty {
                isQuoted = true
            } else if byte == separator {
                fields.append(field)
                field = []
            } else if byte == 10 {
                guard body(start, fields + [field]) else { return }
                (fields, field, start) = ([], [], line)
            } else if byte != 13 {
                field.append(byte)
            }
        }
        if !field.isEmpty || !fields.isEmpty { _ = body(start, fields + [field]) }
    }

    /// Of the three whichever the first line with any has most of. The others may stand in a field, as a list of names does.
    private static func separator(_ bytes: some RandomAccessCollection<UInt8>) -> UInt8 {
        let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]
        for line in bytes.prefix(64 << 10).split(separator: 10, maxSplits: 20) {
            var isQuoted = false
            var counts = [0, 0, 0]
            for byte in line {
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if !isQuoted, let place = separators.firstIndex(of: byte) { counts[place] += 1 }
            }
            if let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) { return separators[place] }
        }
        return separators[0]
    }
}
