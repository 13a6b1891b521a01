import Runtime

/// Owners that people note in the files themselves: `# owner: orders-team`.
enum Annotations {
    /// The note nearest above `line` in the same paragraph or on it, else one in the file's first ten lines.
    static func owner(in text: String, near line: Int) -> (owner: String, line: Int)? {
        nearest(in: text, line, owner(inLine:)).map { ($0.value, $0.line) }
    }

    /// Who uses what stands there, in the same places: `# service: orders`.
    static func service(in text: String, near line: Int) -> (name: String, line: Int)? {
        nearest(in: text, line, service(inLine:)).map { ($0.value, $0.line) }
    }

    /// What SQL says of a role that it makes: `COMMENT ON ROLE yard IS 'dock-planner'`. Empty where it says nothing.
    static func remark(onRole role: String, in text: String) -> String {
        guard !role.isEmpty, role.utf8.count <= 128 else { return "" }
        for line in text.lines.prefix(20_000) where line.utf8.count <= 2000 {
            let words = line.split(maxSplits: 5, whereSeparator: \.isWhitespace)
            guard words.count == 6, words[0].lowercased() == "comment", words[1].lowercased() == "on",
                ["role", "user"].contains(words[2].lowercased()), words[3].filter({ $0 != "\"" }) == role, words[4].lowercased() == "is"
            else { continue }
            return String(words[5])
        }
        return ""
    }

    /// The role whose password a statement sets: `CREATE ROLE yard LOGIN PASSWORD …`, `ALTER USER 'yard'@'%' IDENTIFIED BY …`.
    static func role(setIn line: Substring) -> String? {
        guard line.utf8.count <= 4000 else { return nil }
        let words = line.split(maxSplits: 16, whereSeparator: \.isWhitespace)
        for (index, word) in words.enumerated() where ["create", "alter"].contains(word.lowercased()) {
            let rest = words[(index + 1)...].drop { ["or", "replace", "if", "not", "exists"].contains($0.lowercased()) }
            guard let kind = rest.first, ["role", "user", "login"].contains(kind.lowercased()) else { continue }
            let name = rest.dropFirst().first { !["if", "not", "exists"].contains($0.lowercased()) }
            return name.map { String($0.prefix { $0 != "@" }.filter { !"\"'`[];".contains($0) }) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        return nil
    }

    /// A team that such a comment speaks of as whoever looks after it, where `known` knows one of that name.
    static func team(in text: String, near line: Int, known: (String) -> String?) -> (owner: String, line: Int)? {
        nearest(in: text, line, reach: 400) { content in
            guard content.utf8.count <= 400, content.holds("by ") || content.holds(" of ") || content.holds("belongs"),
                let start = comment(in: content)
            else { return nil }
            return TeamPhrases.team(in: content[start...].trimmingSuffix { " */->".contains($0) }, known: known)
        }
        .map { ($0.value, $0.line) }
    }

    private static func nearest(
        in text: String, _ line: Int, reach: Int = .max, _ read: (Substring) -> String?
    ) -> (value: String, line: Int)? {
        // Paragraphs are short and texts long.
        var (last, step) = (line, 64)
        paragraph: while last >= 1, line - last < reach {
            let first = max(1, last - step + 1)
            let lines = text.lines(first...last)
            for (index, content) in lines.enumerated().reversed() {
                if first + index < line, content.utf8.allSatisfy({ $0 == 32 || (9...13).contains($0) }) { break paragraph }
                if let value = read(content) { return (value, first + index) }
            }
            (last, step) = (lines.isEmpty ? min(first - 1, text.lines.count) : first - 1, step * 8)
        }
        guard line >= 1 else { return nil }
        for (index, content) in text.lines(1...min(10, line)).enumerated().reversed() {
            if let value = read(content) { return (value, index + 1) }
        }
        return nil
    }

    private static let serviceWords = ["service:", "workload:", "application:", "app:", "component:", "used by:", "consumer:", "microservice:"]

    /// The one name after such a word; a sentence names nobody.
    static func service(inLine line: Substring) -> String? {
        guard line.utf8.count <= 400, line.utf8.contains(UInt8(ascii: ":")), let start = comment(in: line) else { return nil }
        let text = line[start...].drop { "#/-;*!< \t".contains($0) }
        let lower = text.lowercased()
        for word in serviceWords {
            guard let range = lower.hasPrefix(word) ? lower.startIndex..<lower.index(lower.startIndex, offsetBy: word.count) : lower.firstRange(of: " " + word)
            else { continue }
            let value = lower[range.upperBound...].drop { " \"'`\t".contains($0) }
            let name = value.prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }.trimmingSuffix { $0 == "." }
            let rest = value.dropFirst(name.count).drop { " \"'`\t\r".contains($0) }
            let ends = rest.isEmpty || ",;|()".contains(rest.first ?? " ") || rest.hasPrefix("-->") || rest.hasPrefix("*/")
                || rest.prefix { $0.isLetter || $0 == "-" }.endIndex == rest.firstIndex(of: ":")
            if name.count >= 3, ends { return String(name) }
        }
        return nil
    }

    private static let words = [
        "maintained by team ", "owned by team ", "maintained by:", "maintained by ",
        "owner:", "owned by:", "owner =", "team:", "mayfly.dev/owner:", "owned-by:", "owner=", "maintainer:", "owning team:", "contact:",
        "squad:", "@owner", "service owner:",
        "owners:", "owned by", "verantwortlich:", "zuständig:", "rückfragen:", "ansprechpartner:",
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
        func look(_ bytes: some Sequence<UInt8>) -> Bool {
            var last: UInt32 = 0
            for byte in bytes {
                last = last << 8 & 0xFF_FFFF | UInt32(byte | 32)
                switch last {
                case 0x6F776E, 0x746561, 0x61696E, 0x6E7461, 0x717561, 0x6E7477, 0x6E6469, 0x6B6672, 0x737072:
                    return true  // own tea ain nta qua ntw ndi kfr spr
                default: break
                }
            }
            return false
        }
        return line.utf8.withContiguousStorageIfAvailable(look) ?? look(line.utf8)
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
        // No more than these are looked at.
        let first = max(1, line - 24)
        guard line >= 2 else { return "" }
        let lines = Array(text.lines(first...line))
        var found: [Substring] = []
        var index = min(line - first + 1, lines.count + 1) - 2
        while index >= 0, found.count < 12 {
            let content = lines[index].drop { $0 == " " || $0 == "\t" }
            if content.hasPrefix("#") || content.hasPrefix("//") || content.hasPrefix(";") || content.hasPrefix("--") {
                // Whom a note names as the owner is nobody who runs.
                if owner(inLine: content) == nil { found.append(content) }
            } else if !found.isEmpty || content.isEmpty || found.count + (line - first - index) > 8 {
                break
            }
            index -= 1
        }
        return found.joined(separator: " ")
    }
}
