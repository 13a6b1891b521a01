/// What stands for a value in other words: a list of its bytes, and what a setting falls back to, `${DB_PASSWORD:-…}` in a shell or
/// Compose, `${db.password:…}` in Spring. The variable is a reference, but what stands beside it is written out for everybody to read.
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
        guard value.count >= 8, value[0] == UInt8(ascii: "$"), let inner = fallback(in: value) else { return assignment }
        settled.value = Array(assignment.value[inner])
        if assignment.range.count == assignment.value.count {
            settled.range = assignment.range.lowerBound + inner.lowerBound..<assignment.range.lowerBound + inner.upperBound
        }
        return settled
    }

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
