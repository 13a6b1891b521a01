/// Reads names and values that text for people sets apart by its layout: a value on the line below its name, a definition
/// list (`Password:: …`, `; Password : …`, `- Password :: …`), a field list.
enum NotesReader {
    static func read(_ bytes: [UInt8]) -> [Assignment] {
        var found: [Assignment] = []
        var waiting: (name: String, lines: Int)?
        for line in Lines(bytes) {
            guard found.count < Reading.limit else { break }
            let content = trimmed(bytes, line)
            if content.isEmpty {
                if var name = waiting {
                    name.lines += 1
                    waiting = name.lines > 2 ? nil : name
                }
                continue
            }
            if let name = waiting {
                waiting = nil
                if let value = value(bytes, content), TextValue.looksChosen(Array(bytes[value])) {
                    found.append(
                        Assignment(name: name.name, path: name.name, value: Array(bytes[value]), range: value, isQuoted: true, scope: 0, judgedAs: .csv))
                    continue
                }
            }
            if let pair = definition(bytes, content) {
                found.append(pair)
            } else if content.count <= 60, let name = name(bytes, content) {
                waiting = (name, 0)
            }
        }
        return found
    }

    private static func isMark(_ byte: UInt8) -> Bool { Byte.isSpace(byte) || "*_#>-+;:`|\"'=~".utf8.contains(byte) }

    /// Without list marks, emphasis and quotes.
    private static func trimmed(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        var start = line.lowerBound
        while start < line.upperBound, Byte.isSpace(bytes[start]) || bytes[start] == UInt8(ascii: ">") { start += 1 }
        var end = line.upperBound
        while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// A line that holds nothing but a name that promises a secret.
    private static func name(_ bytes: [UInt8], _ line: Range<Int>) -> String? {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, isMark(bytes[start]) { start += 1 }
        let hadColon = bytes[start..<end].suffix(4).contains(UInt8(ascii: ":"))
        while end > start, isMark(bytes[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        let text = bytes.text(start..<end)
        let words = text.split(separator: " ")
        guard words.count <= 5, hadColon || words.count <= 3, text.utf8.allSatisfy({ Byte.isName($0) || $0 == 32 || $0 == UInt8(ascii: "/") }),
            SlotName(text).promise != nil
        else { return nil }
        return text
    }

    private static func value(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        var (start, end) = (line.lowerBound, line.upperBound)
        func isFence(_ byte: UInt8) -> Bool { Byte.isSpace(byte) || byte == Byte.backtick || byte == UInt8(ascii: ":") }
        while start < end, isFence(bytes[start]) { start += 1 }
        while end > start, Byte.isSpace(bytes[end - 1]) || bytes[end - 1] == Byte.backtick { end -= 1 }
        return start < end ? start..<end : nil
    }

    /// `Password:: value`, `Password :: value`, `; Password : value`.
    private static func definition(_ bytes: [UInt8], _ line: Range<Int>) -> Assignment? {
        guard line.count <= 400 else { return nil }
        for index in line where bytes[index] == UInt8(ascii: ":") {
            let isDouble = bytes.at(index + 1) == UInt8(ascii: ":")
            guard isDouble || bytes[line.lowerBound] == UInt8(ascii: ";") else { continue }
            guard let name = name(bytes, line.lowerBound..<index), let value = value(bytes, index + (isDouble ? 2 : 1)..<line.upperBound),
                Byte.isBlank(bytes.at(index + (isDouble ? 2 : 1))), TextValue.looksChosen(Array(bytes[value]))
            else { return nil }
            return Assignment(name: name, path: name, value: Array(bytes[value]), range: value, isQuoted: true, scope: 0, judgedAs: .csv)
        }
        return nil
    }
}
