/// Reads Terraform's language, and Nomad's, as far as it names things: blocks with labels, attributes, strings, lists, objects.
/// Expressions are kept as the text they are written in. Never fails: what it cannot read it passes over.
struct HCLReader {
    /// A reference such as `var.db_password` or `data.terraform_remote_state.pay.outputs.db`, with the blocks around it.
    struct Reference {
        var name: String
        var line: Int
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var budget = 200_000
    private(set) var references: [Reference] = []

    /// Labels become levels: `resource "aws_db_instance" "orders" {…}` is `resource` › `aws_db_instance` › `orders`.
    static func read(_ text: String) -> (root: Node, references: [Reference]) {
        guard text.utf8.count <= Documents.limit else { return (.map([], line: 1), []) }
        var reader = HCLReader(bytes: Array(text.utf8))
        let entries = reader.body(depth: 0, isTop: true)
        return (.map(entries, line: 1), reader.references)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }
    private func at(_ offset: Int) -> UInt8 { position + offset < bytes.count ? bytes[position + offset] : 0 }

    private mutating func advance() {
        if byte == 10 { line += 1 }
        position += 1
        budget -= 1
    }

    private mutating func blanks(newlines: Bool) {
        while position < bytes.count {
            switch byte {
            case 32, 9, 13: advance()
            case 10 where newlines: advance()
            case UInt8(ascii: "#"): comment()
            case UInt8(ascii: "/") where at(1) == UInt8(ascii: "/"): comment()
            case UInt8(ascii: "/") where at(1) == UInt8(ascii: "*"):
                while position < bytes.count, !(byte == UInt8(ascii: "*") && at(1) == UInt8(ascii: "/")) { advance() }
                advance()
                advance()
            default: return
            }
        }
    }

    private mutating func comment() { while position < bytes.count, byte != 10 { advance() } }

    private static func isName(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }

    private mutating func word() -> String {
        let start = position
        while position < bytes.count, Self.isName(byte) || byte == UInt8(ascii: ".") { advance() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func body(depth: Int, isTop: Bool) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        while position < bytes.count, budget > -2_000_000 {
            blanks(newlines: true)
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                advance()
                if isTop { continue }
                return entries
            }
            if byte == UInt8(ascii: ",") {
                advance()
                continue
            }
            let start = line
            var names: [String] = []
            // A name, then labels, then `=`, `:` or a block.
            while position < bytes.count {
                if byte == UInt8(ascii: "\"") {
                    names.append(string())
                } else if Self.isName(byte) {
                    names.append(word())
                } else if byte == UInt8(ascii: "("), names.isEmpty {
                    // `(var.key) = value`
                    advance()
                    blanks(newlines: true)
                    names.append(word())
                    blanks(newlines: true)
                    if byte == UInt8(ascii: ")") { advance() }
                } else {
                    break
                }
                blanks(newlines: false)
                if names.count > 8 { break }
            }
            guard !names.isEmpty, depth < 60 else {
                if position < bytes.count { advance() }
                continue
            }
            if byte == UInt8(ascii: "{") {
                advance()
                var value = Node.map(body(depth: depth + 1, isTop: false), line: start)
                for name in names.dropFirst().reversed() { value = .map([.init(key: name, line: start, value: value)], line: start) }
                entries.append(.init(key: names[0], line: start, value: value))
            } else if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
                advance()
                blanks(newlines: false)
                entries.append(.init(key: names[0], line: start, value: value(depth: depth + 1)))
            }
        }
        return entries
    }

    /// An object, a list, a string, a heredoc, or an expression up to the line's end.
    private mutating func value(depth: Int) -> Node {
        let start = line
        guard depth < 60 else {
            comment()
            return .scalar("", line: start)
        }
        switch byte {
        case UInt8(ascii: "{"):
            advance()
            return .map(body(depth: depth + 1, isTop: false), line: start)
        case UInt8(ascii: "["):
            advance()
            var items: [Node] = []
            while position < bytes.count, budget > -2_000_000 {
                blanks(newlines: true)
                if byte == UInt8(ascii: "]") {
                    advance()
                    break
                }
                if byte == UInt8(ascii: ",") {
                    advance()
                    continue
                }
                let before = position
                items.append(value(depth: depth + 1))
                if position == before { advance() }
            }
            return .list(items, line: start)
        case UInt8(ascii: "\""): return .scalar(string(), line: start)
        case UInt8(ascii: "<") where at(1) == UInt8(ascii: "<"): return heredoc()
        default: return expression(depth: depth)
        }
    }

    private mutating func expression(depth: Int) -> Node {
        let start = line
        var text: [UInt8] = []
        var inner: [Node] = []
        var brackets = 0
        while position < bytes.count, text.count < 4096 {
            switch byte {
            case 10 where brackets == 0, UInt8(ascii: "#") where brackets == 0: return finish(text, inner, start)
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if brackets == 0 { return finish(text, inner, start) }
                if byte != UInt8(ascii: ",") { brackets -= 1 }
                advance()
            case UInt8(ascii: "("), UInt8(ascii: "["):
                brackets += 1
                text.append(byte)
                advance()
            case UInt8(ascii: ")"):
                brackets -= 1
                advance()
                if brackets < 0 { return finish(text, inner, start) }
            case UInt8(ascii: "{"):
                advance()
                inner.append(.map(body(depth: depth + 1, isTop: false), line: start))
            case UInt8(ascii: "\""):
                inner.append(.scalar(string(), line: line))
            case _ where Self.isName(byte):
                let at = line
                let name = word()
                if name.contains("."), references.count < 20_000 { references.append(Reference(name: name, line: at)) }
                text += Array(name.utf8) + [32]
            default:
                text.append(byte)
                advance()
            }
        }
        return finish(text, inner, start)
    }

    /// `jsonencode([{…}])`, `merge(local.tags, {…})`: what is inside matters more than the call.
    private func finish(_ text: [UInt8], _ inner: [Node], _ line: Int) -> Node {
        let maps = inner.filter { !$0.entries.isEmpty }
        if maps.count == 1, inner.count == 1 { return .map(maps[0].entries, line: line) }
        if !maps.isEmpty { return .list(inner, line: line) }
        var end = text.count
        while end > 0, text[end - 1] <= 32 { end -= 1 }
        return .scalar(String(decoding: text[..<end], as: UTF8.self), line: line)
    }

    /// Between double quotes; notes the references in `${…}`.
    private mutating func string() -> String {
        advance()
        var text: [UInt8] = []
        while position < bytes.count, byte != UInt8(ascii: "\""), byte != 10 {
            if byte == UInt8(ascii: "\\") {
                advance()
                text.append(byte)
                advance()
            } else if byte == UInt8(ascii: "$"), at(1) == UInt8(ascii: "{") {
                let start = position
                var depth = 0
                while position < bytes.count, byte != 10 {
                    if byte == UInt8(ascii: "{") { depth += 1 }
                    if byte == UInt8(ascii: "}") {
                        depth -= 1
                        if depth == 0 { break }
                    }
                    if Self.isName(byte) {
                        let at = line
                        let name = word()
                        if name.contains("."), references.count < 20_000 { references.append(Reference(name: name, line: at)) }
                    } else {
                        advance()
                    }
                }
                if byte == UInt8(ascii: "}") { advance() }
                text += bytes[start..<position]
            } else {
                text.append(byte)
                advance()
            }
        }
        if byte == UInt8(ascii: "\"") { advance() }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func heredoc() -> Node {
        let start = line
        while byte == UInt8(ascii: "<") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") { advance() }
        let mark = word()
        comment()
        var text: [UInt8] = []
        while position < bytes.count {
            advance()
            let from = position
            while position < bytes.count, byte != 10 { position += 1 }
            let row = bytes[from..<position]
            if String(decoding: row, as: UTF8.self).trimmingPrefix(while: { $0 == " " || $0 == "\t" }) == mark { break }
            if text.count < 65536 { text += row + [10] }
        }
        return .scalar(String(decoding: text, as: UTF8.self), line: start)
    }
}
