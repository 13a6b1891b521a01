/// What stands for a value in other words: a list of its bytes, a string in a template's expression, and what a setting falls back
/// to, `${DB_PASSWORD:-…}` in a shell or Compose, `${db.password:…}` in Spring. The variable is a reference, but what stands beside it
/// is written out for everybody to read.
enum Substitution {
    /// `assignment` with what it falls back to, if it is such a text.
    static func settled(_ assignment: Assignment) -> Assignment {
        var settled = assignment
        let value = assignment.value
        if value.count >= 32, value[0] == UInt8(ascii: "["), value.last == UInt8(ascii: "]"),
            value.dropFirst().dropLast().allSatisfy({ Byte.isAlphanumeric($0) || $0 == 32 || $0 == UInt8(ascii: ",") })
        {
            // A list of numbers, as programs write bytes.
            (settled.value, settled.notation) = (Array(value.dropFirst().dropLast()), .bytes)
            return settled
        }
        let isExpression = value.count >= 8 && value[0] != UInt8(ascii: "$")
        guard value.count >= 8, let inner = isExpression ? literal(in: value) : fallback(in: value) else { return assignment }
        settled.value = Array(assignment.value[inner])
        settled.isQuoted = settled.isQuoted || isExpression
        if assignment.range.count == assignment.value.count {
            settled.range = assignment.range.lowerBound + inner.lowerBound..<assignment.range.lowerBound + inner.upperBound
        }
        return settled
    }

    /// The one string of a template's expression, `{{ '…' }}` and `<%= "…" %>`, with filters behind it or not; or what it falls back to
    /// where a variable has no value: `{{ x | default('…') }}`, `<%= ENV['X'] || '…' %>`.
    private static func literal(in value: [UInt8]) -> Range<Int>? {
        let isBraces = value.has("{{", at: 0) && value.has("}}", at: value.count - 2)
        guard isBraces || value.has("<%=", at: 0) && value.has("%>", at: value.count - 2), value.count <= 1024 else { return nil }
        let end = value.count - 2
        var start = isBraces ? 2 : 3
        while start < end, Byte.isSpace(value[start]) || value[start] == UInt8(ascii: "-") { start += 1 }
        if !isQuote(value[start]) {
            guard let mark = (start..<end).first(where: { value.has("default", at: $0) || value.has("|| ", at: $0) }) else { return nil }
            start = mark + (value[mark] == UInt8(ascii: "|") ? 3 : 7)
            while start < end, value[start] == 32 || value[start] == UInt8(ascii: "(") { start += 1 }
            guard start < end, isQuote(value[start]) else { return nil }
        }
        guard let stop = value[(start + 1)..<end].firstIndex(of: value[start]), stop > start + 1 else { return nil }
        let rest = value[(stop + 1)..<end].drop { $0 == 32 }
        guard let next = rest.first else { return start + 1..<stop }
        // A filter may look up what the string only names, and what is joined to something is a piece.
        if next == UInt8(ascii: "|") {
            let filter = rest.dropFirst().drop { $0 == 32 }.prefix { Byte.isLetter($0) || Byte.isDigit($0) || $0 == UInt8(ascii: "_") }
            return writers.contains(String(decoding: filter, as: UTF8.self).lowercased()) ? start + 1..<stop : nil
        }
        return ",)-".utf8.contains(next) ? start + 1..<stop : nil
    }

    /// Filters that write the string out in another form.
    private static let writers: Set<String> = [
        "quote", "squote", "b64enc", "b64encode", "tojson", "to_json", "to_nice_json", "string", "trim", "e", "escape",
    ]

    private static func isQuote(_ byte: UInt8) -> Bool { byte == Byte.quote || byte == Byte.apostrophe }

    private static let deepest = 4

    /// Where it stands in `value`. `nil` for what falls back to nothing, and for `${env:NAME}`, of which the first word says where to look.
    private static func fallback(in value: [UInt8]) -> Range<Int>? {
        var range = 0..<value.count
        for _ in 0..<deepest {
            guard range.count > 4, value.has("${", at: range.lowerBound), value[range.upperBound - 1] == UInt8(ascii: "}"),
                let colon = value[range].firstIndex(of: UInt8(ascii: ":"))
            else { break }
            let name = value[range.lowerBound + 2..<colon]
            guard !name.isEmpty, name.allSatisfy(Byte.isName), name.contains(where: { Byte.isUpper($0) || "_.".utf8.contains($0) })
            else { return nil }
            var start = colon + 1
            if "-=".utf8.contains(value[start]) { start += 1 } else if "?+".utf8.contains(value[start]) { return nil }
            range = start..<max(start, range.upperBound - 1)
        }
        return range.lowerBound > 0 && !range.isEmpty ? range : nil
    }
}
