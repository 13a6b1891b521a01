/// Which rights one SQL statement needs on which relations, as PostgreSQL checks them ("Privileges", chapter 5.7, and the
/// privilege notes of each command). Reads the texts of `pg_stat_statements`, where constants are `$1` already; it needs no
/// catalogue and refuses nothing: what it does not understand is not a use.
struct StatementReader {
    struct Use: Hashable {
        /// `select`, `insert`, `update`, `delete`, `truncate`, `references`, `trigger`.
        var right: String
        var schema: String?
        var name: String
        /// Whether the statement may need it and its text does not say.
        var isUnsure = false
    }

    private(set) var uses: Set<Use> = []
    /// Functions that are called by name, without their schemas.
    private(set) var calls: Set<String> = []

    private struct Token {
        enum Kind { case word, quoted, punctuation }
        var kind: Kind
        var text: String
    }

    private typealias Name = (schema: String?, name: String)

    private struct Frame {
        var isInFrom = false
        var expectsRelation = false
        /// `extract(year FROM x)` and its kin.
        var isSpecial = false
        var relations: [Name] = []
        var target: Name?
        var verb = ""
    }

    private static let tokenLimit = 50_000
    private let tokens: [Token]
    private var shadowed: Set<String> = []
    private var frames = [Frame()]

    init(_ text: String) {
        tokens = Self.tokens(Array(text.utf8.prefix(1 << 20)))
        guard let first = tokens.first(where: { $0.text != "(" })?.text else { return }
        switch first {
        case "select", "insert", "update", "delete", "with", "values", "table", "merge", "declare", "explain", "prepare", "copy":
            shadow()
            read(from: 0)
        case "truncate": truncate()
        case "create", "alter": define()
        case "call": read(from: 0)
        default: break
        }
    }

    private func word(_ index: Int) -> String {
        index >= 0 && index < tokens.count && tokens[index].kind != .quoted ? tokens[index].text : ""
    }

    private func isName(_ index: Int) -> Bool { index < tokens.count && tokens[index].kind != .punctuation }

    /// A name with up to two qualifiers, and the index behind it.
    private func name(_ index: Int) -> (name: Name, next: Int)? {
        guard isName(index) else { return nil }
        var parts = [tokens[index].text]
        var next = index + 1
        while parts.count < 3, word(next) == ".", isName(next + 1) {
            parts.append(tokens[next + 1].text)
            next += 2
        }
        return ((parts.count > 1 ? parts[parts.count - 2] : nil, parts[parts.count - 1]), next)
    }

    private mutating func use(_ right: String, _ name: Name, isUnsure: Bool = false) {
        if name.schema == nil, shadowed.contains(name.name) { return }
        uses.insert(Use(right: right, schema: name.schema, name: name.name, isUnsure: isUnsure))
    }

    /// Names that `WITH` gives to queries hide relations of the same name.
    private mutating func shadow() {
        guard tokens.contains(where: { $0.kind == .word && $0.text == "with" }) else { return }
        for index in tokens.indices where word(index) == "as" {
            var next = index + 1
            if word(next) == "not" { next += 1 }
            if word(next) == "materialized" { next += 1 }
            guard word(next) == "(" else { continue }
            var before = index - 1
            if word(before) == ")" {
                while before >= 0, word(before) != "(" { before -= 1 }
                before -= 1
            }
            if before >= 0, tokens[before].kind != .punctuation { shadowed.insert(tokens[before].text) }
        }
    }

    private static let ends: Set<String> = [
        "where", "group", "having", "order", "limit", "offset", "fetch", "window", "union", "intersect", "except", "returning", "set", "for",
    ]
    private static let special: Set<String> = ["extract", "substring", "trim", "overlay", "position", "normalize"]
    private static let notCalls: Set<String> = [
        "in", "any", "all", "some", "exists", "values", "as", "on", "and", "or", "not", "where", "select", "from", "join", "using", "over",
        "filter", "by", "set", "when", "then", "else", "case", "union", "intersect", "except", "having", "returning", "conflict", "array",
        "row", "distinct", "into", "with", "materialized", "within", "group", "limit", "offset", "is", "like", "between", "lateral", "only",
    ]

    private mutating func read(from start: Int) {
        var index = start
        while index < tokens.count {
            guard tokens[index].kind != .quoted || frames[frames.count - 1].expectsRelation else {
                index += 1
                continue
            }
            let text = word(index)
            if text == "(" {
                open(index)
                index += 1
                continue
            }
            if text == ")" {
                if frames.count > 1 { frames.removeLast() }
                frames[frames.count - 1].expectsRelation = false
                index += 1
                continue
            }
            let at = frames.count - 1
            if frames[at].expectsRelation, !["select", "with", "values"].contains(text) {
                index = relation(index)
                continue
            }
            index = keyword(text, index)
        }
    }

    private mutating func open(_ index: Int) {
        guard frames.count < 500 else { return }
        var frame = Frame()
        let before = word(index - 1)
        let isCall = index > 0 && tokens[index - 1].kind != .punctuation && !Self.notCalls.contains(before)
        if isCall, !frames[frames.count - 1].expectsRelation {
            calls.insert(tokens[index - 1].text)
            frame.isSpecial = Self.special.contains(before)
        } else if frames[frames.count - 1].expectsRelation {
            // A subquery, or joins in parentheses.
            frame.isInFrom = true
            frame.expectsRelation = !["select", "with", "values"].contains(word(index + 1))
        }
        frames.append(frame)
    }

    /// One item of FROM.
    private mutating func relation(_ index: Int) -> Int {
        let at = frames.count - 1
        let text = word(index)
        if text == "only" || text == "lateral" { return index + 1 }
        if text == "rows", word(index + 1) == "from" { return index + 2 }
        guard let (name, next) = name(index) else { return index + 1 }
        frames[at].expectsRelation = false
        if word(next) == "(" {
            calls.insert(name.name)
            return next
        }
        use("select", name)
        frames[at].relations.append(name)
        return next
    }

    private mutating func keyword(_ text: String, _ index: Int) -> Int {
        let at = frames.count - 1
        switch text {
        case "select":
            // Of `INSERT … SELECT … RETURNING` the end speaks of what was inserted into.
            frames[at] = frames[at].verb == "insert" ? Frame(target: frames[at].target, verb: "insert") : Frame(verb: "select")
        case "from":
            if frames[at].isSpecial || word(index - 1) == "distinct" && ["is", "not"].contains(word(index - 2)) { return index + 1 }
            if word(index - 1) == "delete" { return take("delete", index + 1) }
            frames[at].isInFrom = true
            frames[at].expectsRelation = true
            if frames[at].verb != "insert" { read(of: frames[at]) }
        case "using" where frames[at].verb == "delete" || frames[at].verb == "merge":
            frames[at].isInFrom = true
            frames[at].expectsRelation = true
            read(of: frames[at])
        case "join": frames[at].expectsRelation = true
        case ",": if frames[at].isInFrom { frames[at].expectsRelation = true }
        case "into" where word(index - 1) == "insert": return take("insert", index + 1)
        case "into" where word(index - 1) == "merge":
            let next = take("select", index + 1)
            frames[at].verb = "merge"
            return next
        case "update": return update(index)
        case "insert", "delete":
            if frames[at].verb == "merge", word(index - 1) == "then", let target = frames[at].target { use(text, target) }
        case "conflict" where frames[at].verb == "insert":
            if word(index + 1) == "(" || word(index + 1) == "on" { read(of: frames[at]) }
        case "copy" where index == 0: return copy()
        case "table" where index == 0 || ["(", "union", "all", "except", "intersect", "as"].contains(word(index - 1)):
            if let (name, next) = name(index + 1) {
                use("select", name)
                return next
            }
        default: break
        }
        if Self.ends.contains(text) { end(text, at) }
        return index + 1
    }

    private mutating func end(_ text: String, _ at: Int) {
        frames[at].isInFrom = false
        frames[at].expectsRelation = false
        if text == "returning" || text == "where" && frames[at].verb != "insert" { read(of: frames[at]) }
    }

    /// A condition, or what is returned, reads the rows that are changed.
    private mutating func read(of frame: Frame) {
        if let target = frame.target { use("select", target) }
    }

    private mutating func take(_ right: String, _ index: Int) -> Int {
        let start = word(index) == "only" ? index + 1 : index
        guard let (name, next) = name(start) else { return index }
        use(right, name)
        frames[frames.count - 1].target = name
        frames[frames.count - 1].verb = right
        frames[frames.count - 1].isInFrom = false
        return next
    }

    private mutating func update(_ index: Int) -> Int {
        let at = frames.count - 1
        if word(index - 1) == "for" || word(index - 1) == "key" && word(index - 2) == "no" {
            for name in frames[at].relations { use("update", name) }
            return index + 1
        }
        if word(index - 1) == "do" || frames[at].verb == "merge", let target = frames[at].target {
            use("update", target)
            use("select", target)
            return index + 1
        }
        let next = take("update", index + 1)
        // `SET n = n + 1` reads the column as well, and a text without its catalogue does not say what is a column.
        if let target = frames[at].target { use("select", target, isUnsure: true) }
        return next
    }

    private mutating func copy() -> Int {
        guard let (name, next) = name(1) else { return 1 }
        var at = next
        if word(at) == "(" { while at < tokens.count, word(at) != ")" { at += 1 } }
        for index in at..<min(at + 2, tokens.count) {
            if word(index) == "from" { use("insert", name) } else if word(index) == "to" { use("select", name) }
        }
        return tokens.count
    }

    private mutating func truncate() {
        var index = word(1) == "table" ? 2 : 1
        while let (name, next) = name(word(index) == "only" ? index + 1 : index) {
            use("truncate", name)
            index = word(next) == "*" ? next + 1 : next
            guard word(index) == "," else { return }
            index += 1
        }
    }

    private mutating func define() {
        for index in tokens.indices {
            if word(index) == "references", let (name, _) = name(index + 1) { use("references", name) }
            if index < 5, word(index) == "trigger" {
                // CREATE TRIGGER name BEFORE INSERT ON table
                for later in (index + 1)..<min(index + 40, tokens.count) where word(later) == "on" {
                    if let (name, _) = name(later + 1) { use("trigger", name) }
                    return
                }
            }
        }
        // What a table is made of is read now, by whoever makes it; what a view is made of, later, by its owner.
        let head = (0..<min(12, tokens.count)).map(word)
        guard !head.contains("view") || head.contains("materialized"), head.contains("table") || head.contains("materialized"),
            let start = tokens.indices.first(where: { word($0) == "as" && ["select", "with", "table", "(", "values"].contains(word($0 + 1)) })
        else { return }
        shadow()
        read(from: start + 1)
    }

    // MARK: - Words

    private static func tokens(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        func at(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        while index < bytes.count, tokens.count < tokenLimit {
            let byte = bytes[index]
            switch byte {
            case 9, 10, 13, 32: index += 1
            case UInt8(ascii: "-") where at(1) == UInt8(ascii: "-"):
                while index < bytes.count, bytes[index] != 10 { index += 1 }
            case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*"): index = comment(bytes, index)
            case UInt8(ascii: "'"):
                let isEscaped = index > 0 && bytes[index - 1] | 32 == UInt8(ascii: "e")
                index = string(bytes, index, isEscaped: isEscaped)
            case UInt8(ascii: "\""):
                let end = quoted(bytes, index)
                tokens.append(Token(kind: .quoted, text: String(decoding: bytes[(index + 1)..<max(index + 1, end - 1)], as: UTF8.self)))
                index = end
            case UInt8(ascii: "$"):
                if (48...57).contains(at(1)) {
                    index += 1
                    while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
                } else {
                    index = dollar(bytes, index)
                }
                tokens.append(Token(kind: .punctuation, text: "$"))
            case 48...57:
                while index < bytes.count, isWord(bytes[index]) || bytes[index] == UInt8(ascii: ".") { index += 1 }
                tokens.append(Token(kind: .punctuation, text: "0"))
            default:
                guard isWord(byte) else {
                    tokens.append(Token(kind: .punctuation, text: String(UnicodeScalar(byte < 128 ? byte : 63))))
                    index += 1
                    continue
                }
                let start = index
                while index < bytes.count, isWord(bytes[index]) || bytes[index] == UInt8(ascii: "$") { index += 1 }
                tokens.append(Token(kind: .word, text: String(decoding: bytes[start..<index], as: UTF8.self).lowercased()))
            }
        }
        return tokens
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == UInt8(ascii: "_") || byte >= 128
    }

    private static func comment(_ bytes: [UInt8], _ start: Int) -> Int {
        var depth = 0
        var index = start
        while index + 1 < bytes.count {
            let pair = (bytes[index], bytes[index + 1])
            if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
                depth += 1
                index += 2
            } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
                depth -= 1
                index += 2
                if depth == 0 { return index }
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    private static func string(_ bytes: [UInt8], _ start: Int, isEscaped: Bool) -> Int {
        var index = start + 1
        while index < bytes.count {
            if isEscaped, bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == UInt8(ascii: "'") {
                guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "'") else { return index + 1 }
                index += 2
            } else {
                index += 1
            }
        }
        return bytes.count
    }

    private static func quoted(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        return min(index + 1, bytes.count)
    }

    /// `$tag$ … $tag$`
    private static func dollar(_ bytes: [UInt8], _ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, isWord(bytes[end]), end - start < 64 { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "$") else { return start + 1 }
        let tag = bytes[start...end]
        var index = end + 1
        while index + tag.count <= bytes.count {
            if bytes[index] == UInt8(ascii: "$"), bytes[index..<(index + tag.count)].elementsEqual(tag) { return index + tag.count }
            index += 1
        }
        return bytes.count
    }
}
