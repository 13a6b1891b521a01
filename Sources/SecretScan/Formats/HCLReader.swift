/// Reads HCL (Terraform, Packer, Nomad, Vault, Consul): attributes in nested blocks, `variable "x" { default = … }`,
/// `set { name = … value = … }`, and heredocs.
struct HCLReader {
    private struct Level {
        var name: String
        var scope: Int
    }

    static func read(_ bytes: [UInt8]) -> (Reading, [Embedded]) {
        var reading = Reading()
        var embedded: [Embedded] = []
        var levels: [Level] = []
        var heredoc: (mark: [UInt8], part: Embedded, name: String)?
        for line in Lines(bytes) where reading.assignments.count < Reading.limit {
            var start = line.lowerBound
            while start < line.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            if var open = heredoc {
                if bytes[start..<line.upperBound].elementsEqual(open.mark) {
                    embedded.append(open.part)
                    heredoc = nil
                } else {
                    open.part.append(bytes[start..<line.upperBound], from: start)
                    heredoc = open
                }
                continue
            }
            // What is commented out is no less readable.
            while start < line.upperBound, "#/ ".utf8.contains(bytes[start]) { start += 1 }
            guard start < line.upperBound else { continue }
            if bytes[start] == UInt8(ascii: "}") || bytes[start] == UInt8(ascii: "]") {
                if bytes[start] == UInt8(ascii: "}") { _ = levels.popLast() }
                continue
            }
            let end = line.upperBound
            let (name, next) = key(bytes, at: start, end: end)
            guard let name else { continue }
            var position = next
            while position < end, Byte.isBlank(bytes[position]) { position += 1 }
            if bytes.at(position) == UInt8(ascii: "=") || bytes.at(position) == UInt8(ascii: ":") {
                position += 1
                while position < end, Byte.isBlank(bytes[position]) { position += 1 }
                guard position < end else { continue }
                if bytes[position] == UInt8(ascii: "{") {
                    push(name, &levels, &reading)
                    if bytes[position..<end].contains(UInt8(ascii: "}")) { inside(bytes, position + 1..<end, &levels, &reading) }
                } else if bytes.has("<<", at: position) {
                    let mark = bytes[position..<end].drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "~") }
                    heredoc = (Array(mark), Embedded(bytes: [], origins: [], path: nil), name)
                } else {
                    add(name, at: position, end: end, bytes, levels, &reading)
                }
                continue
            }
            // A block: words and labels, then `{`.
            if let brace = bytes[position..<end].lastIndex(of: UInt8(ascii: "{")) {
                let labels = bytes.text(position..<brace).split { " \"".contains($0) }.map(String.init)
                push(labels.last ?? name, &levels, &reading)
                if bytes[brace..<end].contains(UInt8(ascii: "}")) { inside(bytes, brace + 1..<end, &levels, &reading) }
            }
        }
        reading.pairNamesWithValues()
        return (reading, embedded)
    }

    private static func push(_ name: String, _ levels: inout [Level], _ reading: inout Reading) {
        guard levels.count < 100 else { return }
        levels.append(Level(name: name, scope: reading.openScope(in: levels.last?.scope ?? 0)))
    }

    /// `{ a = "x", b = "y" }` on one line.
    private static func inside(_ bytes: [UInt8], _ range: Range<Int>, _ levels: inout [Level], _ reading: inout Reading) {
        var position = range.lowerBound
        var rounds = 0
        while position < range.upperBound, rounds < 200, bytes[position] != UInt8(ascii: "}") {
            rounds += 1
            while position < range.upperBound, Byte.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: ",") { position += 1 }
            let (name, next) = key(bytes, at: position, end: range.upperBound)
            guard let name else { break }
            position = next
            while position < range.upperBound, Byte.isBlank(bytes[position]) || "=:".utf8.contains(bytes[position]) { position += 1 }
            guard position < range.upperBound, bytes[position] == Byte.quote,
                let quoted = KeyValueReader.quoted(bytes, at: position, end: range.upperBound)
            else {
                while position < range.upperBound, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}") { position += 1 }
                continue
            }
            add(name, at: position, end: range.upperBound, bytes, levels, &reading)
            position = quoted.next
        }
        _ = levels.popLast()
    }

    private static func key(_ bytes: [UInt8], at start: Int, end: Int) -> (String?, Int) {
        if bytes.at(start) == Byte.quote, start < end, let quoted = KeyValueReader.quoted(bytes, at: start, end: end) {
            return (String(decoding: quoted.bytes.prefix(200), as: UTF8.self), quoted.next)
        }
        var position = start
        while position < end, position - start < 200, Byte.isName(bytes[position]) { position += 1 }
        return position > start ? (bytes.text(start..<position), position) : (nil, position)
    }

    private static func add(_ name: String, at position: Int, end: Int, _ bytes: [UInt8], _ levels: [Level], _ reading: inout Reading) {
        guard bytes.at(position) == Byte.quote, let quoted = KeyValueReader.quoted(bytes, at: position, end: end) else { return }
        let path = (levels.suffix(24).map(\.name) + [name]).joined(separator: ".")
        reading.assignments.append(
            Assignment(
                name: name, path: path, value: quoted.bytes, range: quoted.range, isQuoted: true, scope: levels.last?.scope ?? 0, judgedAs: .ini))
    }
}
