import Runtime

/// Owners that people note in the files themselves: `# owner: orders-team`.
enum Annotations {
    /// The note nearest above `line` in the same paragraph or on it, else one in the file's first ten lines.
    static func owner(in text: String, near line: Int) -> (owner: String, line: Int)? {
        let lines = text.lines
        func note(_ number: Int) -> (owner: String, line: Int)? { owner(inLine: lines[number - 1]).map { ($0, number) } }
        for number in stride(from: min(line, lines.count), to: 0, by: -1) {
            if number < line, lines[number - 1].utf8.allSatisfy({ $0 == 32 || (9...13).contains($0) }) { break }
            if let note = note(number) { return note }
        }
        return (1...10).last { $0 <= min(line, lines.count) && note($0) != nil }.flatMap(note)
    }

    private static let words = [
        "maintained by team ", "owned by team ", "maintained by:", "maintained by ",
        "owner:", "owned by:", "owner =", "team:", "mayfly.dev/owner:", "owned-by:", "owner=", "maintainer:", "owning team:", "contact:",
        "squad:", "@owner", "service owner:",
        "owners:", "owned by",
    ]

    static func owner(inLine line: Substring) -> String? {
        guard line.utf8.count <= 400, mayName(line), let start = comment(in: line) else { return nil }
        let text = line[start...].drop { "#/-;*!< \t".contains($0) }
        let lower = text.lowercased()
        // In a comment of its own words may stand before it: `# db of orders; owner: orders-team`.
        for name in words {
            let range: Range<String.Index>?
            if lower.hasPrefix(name) {
                range = lower.startIndex..<lower.index(lower.startIndex, offsetBy: name.count)
            } else {
                range = name.hasSuffix(":") ? lower.firstRange(of: " " + name) ?? lower.firstRange(of: "(" + name) : nil
            }
            guard let range else { continue }
            let offset = lower.distance(from: lower.startIndex, to: range.upperBound)
            let value = text.dropFirst(offset).drop { $0 == " " || $0 == "\"" || $0 == "'" || $0 == "\t" }
            let owner = value.prefix { $0.isLetter || $0.isNumber || "@-_./:".contains($0) }.trimmingSuffix { $0 == "." || $0 == ":" }
            // More words make it a sentence.
            let rest = value.dropFirst(owner.count).drop { "\"' \t\r".contains($0) }
            let ends = rest.isEmpty || ",;#()|.-".contains(rest.first ?? " ") || rest.hasPrefix("*/") || rest.lowercased().hasPrefix("team")
            if owner.count >= 2, ends, Kubernetes.isName(String(owner)) { return String(owner) }
        }
        return nil
    }

    /// A look at bytes that nearly every line fails: each of `words` holds one of these.
    private static func mayName(_ line: Substring) -> Bool {
        var last: (UInt8, UInt8) = (0, 0)
        for byte in line.utf8 {
            let lower = byte | 32
            switch (last.0, last.1, lower) {
            case (0x6F, 0x77, 0x6E), (0x74, 0x65, 0x61), (0x61, 0x69, 0x6E), (0x6E, 0x74, 0x61), (0x71, 0x75, 0x61): return true  // own tea ain nta qua
            default: last = (last.1, lower)
            }
        }
        return false
    }

    private static func comment(in line: Substring) -> Substring.Index? {
        let start = line.firstIndex { $0 != " " && $0 != "\t" } ?? line.endIndex
        let text = line[start...]
        for mark in ["#", "//", "--", ";", "*", "<!--", "/*"] where text.hasPrefix(mark) { return start }
        for mark in [" # ", " // ", "\t# "] { if let range = line.firstRange(of: mark) { return range.lowerBound } }
        return nil
    }

    /// The comment directly above a line, as one text.
    static func comment(in text: String, above line: Int) -> String {
        let lines = text.lines
        var found: [Substring] = []
        var index = min(line, lines.count + 1) - 2
        while index >= 0, found.count < 12 {
            let content = lines[index].drop { $0 == " " || $0 == "\t" }
            if content.hasPrefix("#") || content.hasPrefix("//") || content.hasPrefix(";") || content.hasPrefix("--") {
                found.append(content)
            } else if !found.isEmpty || content.isEmpty || found.count + (line - 1 - index) > 8 {
                break
            }
            index -= 1
        }
        return found.joined(separator: " ")
    }
}
