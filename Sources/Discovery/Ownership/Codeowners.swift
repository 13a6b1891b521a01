import Runtime

/// Reads CODEOWNERS as GitHub, GitLab and Bitbucket do: patterns like `.gitignore`'s, and the last line that matches wins,
/// in GitLab within each section.
struct Codeowners {
    struct Rule {
        var line: Int
        var pattern: Pattern
        /// As written: `@shop/orders-team`.
        var written: [String]
        /// `*` or `/**`: says who gets what nobody else has.
        var isCatchAll: Bool
        /// GitLab's `^[Section]`: asks for nobody's approval.
        var isOptional: Bool
        /// GitLab's `!pattern`: leaves a path out of the section.
        var isExclusion: Bool
        var section: Int
        /// How much of the pattern is spelt out.
        var specificity: Int
        /// Names files wherever they are (`*.tf`, `.env*`), not a place.
        var isFloating: Bool

        var owners: [String] { written.map(Codeowners.name) }
    }

    /// Of the file itself, for the evidence.
    let path: String
    /// The directory that the patterns are relative to: empty, or ending in `/`.
    let base: String
    let rules: [Rule]

    init(_ text: String, path: String, base: String) {
        self.path = path
        self.base = base
        var rules: [Rule] = []
        var sections: [String: Int] = [:]
        var section = (number: 0, owners: [String](), isOptional: false)
        // Bitbucket's own groups: `@@@name @member …`, used as `@@name`.
        var groups: [String: [String]] = [:]
        for (number, line) in text.lines.prefix(20_000).enumerated() {
            var words = Self.words(line)
            guard let first = words.first, first.utf8.count <= 1024 else { continue }
            if first.hasPrefix("@@@") {
                groups[String(first.dropFirst(3))] = Array(words.dropFirst().prefix(20))
                continue
            }
            if first.hasPrefix("CODEOWNERS.") || first.hasPrefix("Check(") { continue }
            if first.hasPrefix("[") || first.hasPrefix("^[") {
                // `[Name with blanks][2] @default @owners`; a line of one word with a wildcard after it is a pattern.
                guard let header = Self.header(line) else { continue }
                let key = header.name.lowercased()
                let known = sections[key] ?? sections.count + 1
                sections[key] = known
                section = (known, header.owners, header.isOptional)
                continue
            }
            words.removeFirst()
            let isExclusion = first.hasPrefix("!")
            let pattern = isExclusion ? String(first.dropFirst()) : first
            let written = words.isEmpty && !isExclusion ? section.owners : words
            let named = written.prefix(20).flatMap { owner -> [String] in
                if owner.hasPrefix("@@") {
                    let name = String(owner.dropFirst(2))
                    // A group's own name is the team; its members stand in when it is only a list. GitLab's `@@role` is nobody.
                    return groups[name] != nil ? ["@" + name] : []
                }
                return owner.contains("@") ? [owner] : []
            }
            rules.append(
                Rule(
                    line: number + 1, pattern: Pattern(pattern), written: Array(named.prefix(20)),
                    isCatchAll: ["*", "**", "/*", "/**", "**/*", "/"].contains(pattern), isOptional: section.isOptional,
                    isExclusion: isExclusion, section: section.number,
                    specificity: pattern.utf8.count { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") },
                    isFloating: Self.isFloating(pattern)))
        }
        self.rules = rules
    }

    private static func isFloating(_ pattern: String) -> Bool {
        let plain = pattern.hasPrefix("**/") ? pattern.dropFirst(3) : pattern[...]
        return !plain.contains("/")
    }

    /// Split at blanks, `\ ` being part of a word, up to a comment.
    private static func words(_ line: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var isEscaped = false
        for character in line {
            if isEscaped {
                word.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else if character == "#", word.isEmpty {
                break
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func header(_ line: Substring) -> (name: String, owners: [String], isOptional: Bool)? {
        var text = line.drop(while: \.isWhitespace)
        let isOptional = text.hasPrefix("^")
        if isOptional { text = text.dropFirst() }
        guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return nil }
        let name = text[text.index(after: text.startIndex)..<end]
        var rest = text[text.index(after: end)...]
        // How many approvals it takes says nothing about whose it is.
        if rest.hasPrefix("["), let close = rest.firstIndex(of: "]") { rest = rest[rest.index(after: close)...] }
        guard !name.isEmpty, rest.first.map({ $0.isWhitespace }) ?? true else { return nil }
        return (String(name), words(rest).filter { $0.contains("@") && !$0.hasPrefix("@@") }, isOptional)
    }

    /// The rule that decides a path below `base`. Where several sections speak, one for some paths comes before one for all, one
    /// that must approve before one that may, and the one that spells out most comes first.
    func rule(for path: String) -> Rule? {
        guard path.hasPrefix(base) else { return nil }
        let relative = String(path.dropFirst(base.count))
        var last: [Int: Rule] = [:]
        for rule in rules where rule.pattern.matches(relative) { last[rule.section] = rule }
        let speaking = last.values.filter { !$0.isExclusion }
        if speaking.count == 1 { return speaking.first }
        return speaking.max { left, right in
            func rank(_ rule: Rule) -> (Int, Int, Int, Int, Int) {
                (
                    rule.owners.isEmpty ? 0 : 1, rule.isCatchAll ? 0 : 1, rule.isOptional ? 0 : 1, rule.isCatchAll ? 0 : rule.specificity,
                    -rule.section
                )
            }
            return rank(left) < rank(right)
        }
    }

    /// `@shop/orders-team` → `orders-team`, `group:default/orders-team` → `orders-team`: one name for one team.
    static func name(_ owner: String) -> String {
        var text = owner[...]
        if text.hasPrefix("@") { text = text.dropFirst() }
        for prefix in ["group:", "user:"] where text.lowercased().hasPrefix(prefix) { text = text.dropFirst(prefix.count) }
        if let slash = text.lastIndex(of: "/") { text = text[text.index(after: slash)...] }
        return String(text)
    }
}
