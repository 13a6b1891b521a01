/// Reads the named values of YAML line by line, keeping where each is written. Not a full YAML parser and not meant as one:
/// it needs names, values and nesting, and must go on after whatever templating languages leave in such files.
///
/// Understood: block mappings and sequences, `- name:`/`value:` pairs, `- KEY=value` items, quoted and plain scalars, block
/// scalars, flow mappings on one line, several documents. Block scalars of one line are values; longer ones are documents
/// of their own.
struct YAMLReader {
    private struct Level {
        var indent: Int
        var key: String?
        var scope: Int
        var isItem: Bool
    }

    private let bytes: [UInt8]
    private var reading = Reading()
    private var embedded: [Embedded] = []
    private var levels: [Level] = []
    /// An option of a command in a list of words: the next item is its value.
    private var option: String?
    /// The document's own scope.
    private var root = 0

    static func read(_ bytes: [UInt8]) -> (Reading, [Embedded]) {
        var reader = YAMLReader(bytes: bytes)
        reader.run()
        return (reader.reading, reader.embedded)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        var start = 0
        while start < bytes.count, reading.assignments.count < Reading.limit {
            let end = lineEnd(start)
            let next = line(start: start, end: end)
            start = max(next, end + 1)
        }
        reading.pairNamesWithValues()
        reading.decodeKubernetesSecrets()
        reading.decodePayloads()
    }

    private func lineEnd(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != Byte.newline { end += 1 }
        return end
    }

    /// Reads one line and answers where to go on (past a block scalar).
    private mutating func line(start: Int, end: Int) -> Int {
        var position = start
        while position < end, bytes[position] == 32 { position += 1 }
        var stop = end
        while stop > position, Byte.isSpace(bytes[stop - 1]) { stop -= 1 }
        guard position < stop else { return end + 1 }
        if bytes[position] == UInt8(ascii: "#") {
            commented(position..<stop)
            return end + 1
        }
        if position == start, bytes.has("---", at: start) {
            levels = []
            root = reading.openScope(in: -1)
            return end + 1
        }

        var indent = position - start
        pop(to: indent, keepingItemsAt: bytes[position] == UInt8(ascii: "-") && Byte.isBlank(bytes.at(position + 1)))
        while position < stop, bytes[position] == UInt8(ascii: "-"), position + 1 >= stop || Byte.isBlank(bytes[position + 1]) {
            guard levels.count < 100 else { return end + 1 }
            levels.append(Level(indent: indent, key: nil, scope: reading.openScope(in: scope), isItem: true))
            position += 1
            while position < stop, bytes[position] == 32 { position += 1 }
            indent = position - start
        }
        guard position < stop else { return end + 1 }

        if let entry = key(at: position, end: stop) {
            option = nil
            return value(of: entry.name, at: entry.next, lineEnd: end, stop: stop, indent: indent)
        }
        item(at: position, end: stop)
        return end + 1
    }

    /// `# password: …`: what is commented out is no less readable, when it is no remark.
    private mutating func commented(_ line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == UInt8(ascii: "#") || bytes[start] == 32 || bytes[start] == UInt8(ascii: "-") { start += 1 }
        guard let entry = key(at: start, end: line.upperBound), entry.next < line.upperBound, SlotName(entry.name).promise != nil,
            !entry.name.contains(" ")
        else { return }
        start = entry.next
        while start < line.upperBound, bytes[start] == 32 { start += 1 }
        guard let value = KeyValueReader.value(bytes, at: start, end: line.upperBound), TextValue.looksChosen(value.bytes) else { return }
        add(entry.name, value.bytes, value.range, isQuoted: value.isQuoted, scope: scope)
    }

    private var scope: Int { levels.last?.scope ?? root }

    private mutating func pop(to indent: Int, keepingItemsAt isDash: Bool) {
        while let last = levels.last {
            // A sequence may stand at its key's own indentation.
            if isDash && last.indent == indent && !last.isItem { break }
            guard last.indent >= indent else { break }
            levels.removeLast()
        }
    }

    /// `name:` followed by a blank or the line's end.
    private func key(at start: Int, end: Int) -> (name: String, next: Int)? {
        guard start < end else { return nil }
        if bytes[start] == Byte.quote || bytes[start] == Byte.apostrophe {
            guard let quoted = KeyValueReader.quoted(bytes, at: start, end: end), quoted.range.count <= 200,
                bytes.at(quoted.next) == UInt8(ascii: ":"), quoted.next < end
            else { return nil }
            return (String(decoding: quoted.bytes, as: UTF8.self), quoted.next + 1)
        }
        var position = start
        while position < end, position - start <= 200 {
            let byte = bytes[position]
            if byte == UInt8(ascii: ":"), position + 1 >= end || Byte.isBlank(bytes[position + 1]) {
                guard position > start else { return nil }
                return (bytes.text(start..<position), position + 1)
            }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == Byte.quote { return nil }
            position += 1
        }
        return nil
    }

    private mutating func value(of name: String, at start: Int, lineEnd: Int, stop: Int, indent: Int) -> Int {
        var position = start
        while position < stop, Byte.isBlank(bytes[position]) { position += 1 }
        // Tags and anchors say nothing about the value.
        while position < stop, bytes[position] == UInt8(ascii: "&") || bytes.has("!!", at: position) {
            while position < stop, !Byte.isBlank(bytes[position]) { position += 1 }
            while position < stop, Byte.isBlank(bytes[position]) { position += 1 }
        }
        guard position < stop, bytes[position] != UInt8(ascii: "#") else {
            open(name, indent: indent)
            return lineEnd + 1
        }
        switch bytes[position] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            return block(name, from: lineEnd + 1, indent: indent)
        // Two are a template's.
        case UInt8(ascii: "{") where bytes.at(position + 1) != UInt8(ascii: "{"):
            open(name, indent: indent)
            flow(at: position + 1, end: stop)
            return lineEnd + 1
        case UInt8(ascii: "[") where bytes[position..<stop].contains(UInt8(ascii: "{")):
            open(name, indent: indent)
            _ = sequence(at: position + 1, end: stop)
            return lineEnd + 1
        default:
            if let value = KeyValueReader.value(bytes, at: position, end: stop) {
                add(name, value.bytes, value.range, isQuoted: value.isQuoted, scope: scope)
            }
            // A deeper line may follow where templates are careless.
            return lineEnd + 1
        }
    }

    private mutating func open(_ name: String, indent: Int) {
        guard levels.count < 100 else { return }
        levels.append(Level(indent: indent, key: name, scope: reading.openScope(in: scope), isItem: false))
    }

    private mutating func add(_ name: String, _ value: [UInt8], _ range: Range<Int>, isQuoted: Bool, scope: Int) {
        let path = (levels.compactMap(\.key) + [name]).joined(separator: ".")
        reading.assignments.append(
            Assignment(name: name, path: path, value: value, range: range, isQuoted: isQuoted, scope: scope))
    }

    /// `root:password`, as cloud-init's `chpasswd` lists them; `R` has it draw one, and hashes are judged as such.
    private mutating func login(_ line: Range<Int>) {
        guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound, colon + 4 < line.upperBound else { return }
        let range = colon + 1..<line.upperBound
        guard !bytes[range].contains(where: Byte.isSpace) else { return }
        add("password", Array(bytes[range]), range, isQuoted: true, scope: scope)
    }

    /// `- KEY=value`, as docker-compose writes its environment.
    private mutating func item(at start: Int, end: Int) {
        if let name = option, let value = KeyValueReader.value(bytes, at: start, end: end) {
            option = nil
            if value.bytes.first != UInt8(ascii: "-") { return add(name, value.bytes, value.range, isQuoted: true, scope: scope) }
        }
        if bytes.has("--", at: start) || bytes.has("\"--", at: start) || bytes.has("'--", at: start) {
            // `- --db-password`, and its value in the next item.
            let name = bytes.text(start..<min(end, start + 80)).trimmingPrefix { "\"'-".contains($0) }.prefix { $0 != "\"" && $0 != "'" }
            if SlotName(name).promise != nil, !name.contains("=") { option = String(name) }
        }
        if levels.contains(where: { $0.key == "chpasswd" }), let value = KeyValueReader.value(bytes, at: start, end: end) { login(value.range) }
        guard let value = KeyValueReader.value(bytes, at: start, end: end),
            let equals = value.bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0, equals <= 128,
            value.bytes[..<equals].allSatisfy(Byte.isName)
        else {
            if bytes[start] == UInt8(ascii: "{") { flow(at: start + 1, end: end) }
            return
        }
        let outer = levels.last.map { $0.isItem && reading.parents.indices.contains($0.scope) ? reading.parents[$0.scope] : $0.scope } ?? root
        let shift = value.range.lowerBound + equals + 1
        guard shift < value.range.upperBound else { return }
        // `- PGPASSWORD=… psql`: a command, of which the first word is the value.
        let word = value.bytes[(equals + 1)...].prefix { $0 != 32 }
        add(
            String(decoding: value.bytes[..<equals], as: UTF8.self), Array(value.isQuoted ? value.bytes[(equals + 1)...] : word),
            shift..<value.range.upperBound, isQuoted: value.isQuoted, scope: outer)
    }

    /// `{name: X, value: Y}` on one line. Answers where it ended.
    @discardableResult
    private mutating func flow(at start: Int, end: Int) -> Int {
        let inner = reading.openScope(in: scope)
        guard levels.count < 100 else { return end }
        var position = start
        var rounds = 0
        while position < end, rounds < 200 {
            rounds += 1
            while position < end, Byte.isBlank(bytes[position]) || bytes[position] == UInt8(ascii: ",") { position += 1 }
            guard let entry = key(at: position, end: end) else { return position }
            position = entry.next
            while position < end, Byte.isBlank(bytes[position]) { position += 1 }
            let first = bytes.at(position)
            if first == UInt8(ascii: "{") {
                levels.append(Level(indent: Int.max, key: entry.name, scope: inner, isItem: false))
                position = flow(at: position + 1, end: end)
                levels.removeLast()
                if bytes.at(position) == UInt8(ascii: "}") { position += 1 }
                if bytes.at(position) == UInt8(ascii: "}") { return position }
                continue
            }
            if first == UInt8(ascii: "[") {
                levels.append(Level(indent: Int.max, key: entry.name, scope: inner, isItem: false))
                position = sequence(at: position + 1, end: end)
                levels.removeLast()
                while position < end, Byte.isBlank(bytes[position]) { position += 1 }
                if bytes.at(position) == UInt8(ascii: "}") { return position }
                continue
            }
            if first == Byte.quote || first == Byte.apostrophe, let quoted = KeyValueReader.quoted(bytes, at: position, end: end) {
                add(entry.name, quoted.bytes, quoted.range, isQuoted: true, scope: inner)
                position = quoted.next
            } else {
                let valueStart = position
                while position < end, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}") { position += 1 }
                var valueEnd = position
                while valueEnd > valueStart, Byte.isBlank(bytes[valueEnd - 1]) { valueEnd -= 1 }
                if valueEnd > valueStart {
                    add(entry.name, Array(bytes[valueStart..<valueEnd]), valueStart..<valueEnd, isQuoted: false, scope: inner)
                }
            }
            while position < end, Byte.isBlank(bytes[position]) { position += 1 }
            if bytes.at(position) == UInt8(ascii: "}") { return position }
        }
        return position
    }

    /// The maps in `[…]` on one line. Answers what lies behind it.
    private mutating func sequence(at start: Int, end: Int) -> Int {
        var position = start
        var depth = 0
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "]"):
                if depth == 0 { return position + 1 }
                depth -= 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "{"):
                // Behind the map, or where it could not be read on.
                position = max(position + 1, flow(at: position + 1, end: end))
                if bytes.at(position) == UInt8(ascii: "}") { position += 1 }
                continue
            case Byte.quote, Byte.apostrophe:
                position = KeyValueReader.quoted(bytes, at: position, end: end)?.next ?? position + 1
                continue
            default: break
            }
            position += 1
        }
        return position
    }

    /// The lines below `name: |`. One line is a value; several are a text, read by what it looks like or is called.
    private mutating func block(_ name: String, from start: Int, indent: Int) -> Int {
        var lines: [Range<Int>] = []
        var position = start
        var margin: Int?
        var part = Embedded(bytes: [], origins: [], path: Self.documentName(of: name))
        while position < bytes.count {
            let end = lineEnd(position)
            var first = position
            while first < end, bytes[first] == 32 { first += 1 }
            var stop = end
            while stop > first, Byte.isSpace(bytes[stop - 1]) { stop -= 1 }
            if first < stop {
                guard first - position > indent else { break }
                margin = margin ?? first - position
                lines.append(first..<stop)
                let inner = min(position + (margin ?? 0), first)
                part.append(bytes[inner..<stop], from: inner)
            } else {
                part.append([], from: position)
            }
            position = end + 1
        }
        if name == "list", levels.contains(where: { $0.key == "chpasswd" }) {
            for line in lines { login(line) }
        } else if lines.count == 1 {
            add(name, Array(bytes[lines[0]]), lines[0], isQuoted: true, scope: scope)
        } else if lines.count > 1, embedded.count < 10_000 {
            if SlotName(name).promise != nil, lines.count <= 3 {
                // A value folded over lines.
                add(
                    name, Array(lines.map { bytes[$0] }.joined()), lines[0].lowerBound..<lines[lines.count - 1].upperBound, isQuoted: true,
                    scope: scope)
            }
            embedded.append(part)
        }
        return position
    }

    /// `application.properties: |` is named by its key; `run: |` is a script.
    private static func documentName(of key: String) -> String? {
        let lower = key.lowercased()
        if lower.contains("."), lower.utf8.allSatisfy(Byte.isName) { return key }
        if [
            "run", "script", "before_script", "after_script", "command", "bash", "sh", "pwsh", "powershell", "shell", "cmd", "inline", "user-data",
            "userdata", "startup-script",
        ].contains(lower) {
            return "x.sh"
        }
        return nil
    }
}
