/// The XML of a query API: elements, text and attributes. Comments and instructions are passed over; a document type is
/// refused, so no entity but the five that XML knows can stand for more than itself.
struct XMLTree {
    private(set) var name: String
    private(set) var text: String
    private(set) var children: [XMLTree]
    /// What stands behind the name in its tag.
    private var written: [UInt8] = []

    subscript(_ name: String) -> XMLTree? { children.first { $0.name == name } }

    /// The text of a child.
    func string(_ name: String) -> String? { self[name]?.text }

    /// The text of an attribute, between either kind of quotes.
    func attribute(_ name: String) -> String? {
        let written = String(decoding: written, as: UTF8.self)
        for quote in ["\"", "'"] {
            guard let start = written.firstBytes(of: " \(name)=\(quote)")?.upperBound else { continue }
            return written[start...].firstIndex(of: Character(quote)).flatMap { Self.unescaped(Array(written[start..<$0].utf8)[...]) }
        }
        return nil
    }

    /// The `<member>` elements of a list.
    func members(_ name: String) -> [XMLTree] { self[name]?.children.filter { $0.name == "member" } ?? [] }

    /// `nil` for what is no such XML, deeper than 64 levels, or of more than 2,000,000 elements.
    init?(_ bytes: [UInt8]) {
        var stack: [XMLTree] = []
        var root: XMLTree?
        var position = 0
        var count = 0
        while position < bytes.count, root == nil {
            guard bytes[position] == UInt8(ascii: "<") else {
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                if !stack.isEmpty, let text = Self.unescaped(bytes[position..<end]) { stack[stack.count - 1].text += text }
                position = end
                continue
            }
            guard let close = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
            let tag = bytes[(position + 1)..<close]
            position = close + 1
            if tag.first == UInt8(ascii: "?") { continue }
            guard tag.first != UInt8(ascii: "!") else { return nil }
            if tag.first == UInt8(ascii: "/") {
                guard var done = stack.popLast(), Array(done.name.utf8) == Array(tag.dropFirst()) else { return nil }
                // Between elements there is only layout.
                if !done.children.isEmpty { done.text = "" }
                if stack.isEmpty { root = done } else { stack[stack.count - 1].children.append(done) }
                continue
            }
            count += 1
            guard count <= 2_000_000, stack.count < 64 else { return nil }
            let name = String(decoding: tag.prefix { $0 > 32 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
            var element = XMLTree(name: name)
            element.written = tag.contains(UInt8(ascii: "=")) ? Array(tag.dropFirst(name.utf8.count)) : []
            guard tag.last == UInt8(ascii: "/") else {
                stack.append(element)
                continue
            }
            if stack.isEmpty { root = element } else { stack[stack.count - 1].children.append(element) }
        }
        guard let root else { return nil }
        self = root
    }

    private init(name: String) {
        self.name = name
        text = ""
        children = []
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            guard let end = rest[start...].prefix(12).firstIndex(of: ";") else { return nil }
            let entity = rest[rest.index(after: start)..<end]
            switch entity {
            case "lt": result += "<"
            case "gt": result += ">"
            case "amp": result += "&"
            case "quot": result += "\""
            case "apos": result += "'"
            default:
                let number =
                    entity.hasPrefix("#x")
                    ? UInt32(entity.dropFirst(2), radix: 16) : entity.hasPrefix("#") ? UInt32(entity.dropFirst()) : nil
                guard let scalar = number.flatMap(UnicodeScalar.init) else { return nil }
                result.unicodeScalars.append(scalar)
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
