/// Commands in the log of Linux's audit: `type=EXECVE … a0="mysql" a1="-u" …` has a word in each field, and in hexadecimal digits where it
/// holds a blank or a quotation mark; `proctitle=…` has all of them in digits, with NULs between (auditd, "Audit record fields").
enum AuditRecord {
    static let anchors = ["type=EXECVE ", "proctitle="]

    private static let longestLine = 8192
    private static let mostWords = 64

    /// The command as a shell would be given it, each word in apostrophes.
    static func commandLine(in bytes: [UInt8], after end: Int) -> [UInt8]? {
        let line = bytes[end..<min(bytes.count, end + longestLine)].prefix { $0 != Byte.newline && $0 != 13 }
        let words = bytes.at(end - 1) == UInt8(ascii: "=") ? title(line) : fields(line)
        guard words.count >= 2 else { return nil }
        return words.enumerated().flatMap { index, word -> [UInt8] in
            // What needs no apostrophes goes without, so that a command's name is found.
            if word.allSatisfy({ Byte.isName($0) || "/@:=%+,".utf8.contains($0) }) { return (index > 0 ? [32] : []) + word }
            return [32, Byte.apostrophe] + word.filter { $0 != Byte.apostrophe } + [Byte.apostrophe]
        } + [Byte.newline]
    }

    private static func fields(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
        var words: [[UInt8]] = []
        for field in line.split(separator: 32) where field.first == UInt8(ascii: "a") {
            guard words.count < mostWords, let equals = field.firstIndex(of: UInt8(ascii: "=")), equals > field.startIndex + 1,
                field[(field.startIndex + 1)..<equals].allSatisfy(Byte.isDigit)
            else { continue }
            let value = field[(equals + 1)...]
            if value.count >= 2, value.first == Byte.quote, value.last == Byte.quote {
                words.append(Array(value.dropFirst().dropLast()))
            } else if let word = plain(value) {
                words.append(word)
            }
        }
        return words
    }

    private static func title(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
        guard let text = plain(line.prefix { !Byte.isSpace($0) }) else { return [] }
        return text.split(separator: 0).prefix(mostWords).map(Array.init)
    }

    /// Of hexadecimal digits in capitals.
    private static func plain(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        guard digits.count >= 2, digits.count % 2 == 0, digits.allSatisfy({ Byte.isHex($0) && !Byte.isLower($0) }) else { return nil }
        let out = Byte.decodedHex(digits)
        return out.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 0 } ? out : nil
    }
}
