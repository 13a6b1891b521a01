import Foundation
import Runtime
import SecretScan
import Yams

/// A structured text as a tree of names and values, whatever its notation, with the line that each thing stands on. It is
/// for reading what a file says *about* a secret: who is named beside it, what refers to it.
indirect enum Node {
    case scalar(String, line: Int)
    case list([Node], line: Int)
    case map([Entry], line: Int)

    struct Entry {
        var key: String
        var line: Int
        var value: Node
    }

    /// 1-based; 0 when the notation does not say.
    var line: Int {
        switch self {
        case .scalar(_, let line), .list(_, let line), .map(_, let line): line
        }
    }

    var text: String? { if case .scalar(let text, _) = self { text } else { nil } }
    var items: [Node] { if case .list(let items, _) = self { items } else { [] } }
    var entries: [Entry] { if case .map(let entries, _) = self { entries } else { [] } }

    /// The value of a map's key; the last one where a key is written twice.
    subscript(_ key: String) -> Node? { entries.last { $0.key == key }?.value }

    /// `node["a", "b"]` is `b` of `a`.
    subscript(_ keys: String...) -> Node? { keys.reduce(self as Node?) { $0?[$1] } }

    func string(_ keys: String...) -> String? {
        guard let text = keys.reduce(self as Node?, { $0?[$1] })?.text, !text.isEmpty, text.utf8.count <= 1024 else { return nil }
        return text
    }

    /// One string, or a list of them.
    var strings: [String] { text.map { [$0] } ?? items.compactMap(\.text) }

    /// Visits every map and list below, itself first.
    func visit(_ body: (Node) -> Void) {
        body(self)
        switch self {
        case .scalar: break
        case .list(let items, _): for item in items { item.visit(body) }
        case .map(let entries, _): for entry in entries { entry.value.visit(body) }
        }
    }

    /// The last line of anything below.
    var lastLine: Int {
        switch self {
        case .scalar(_, let line): line
        case .list(let items, let line): items.reduce(line) { max($0, $1.lastLine) }
        case .map(let entries, let line): entries.reduce(line) { max($0, max($1.line, $1.value.lastLine)) }
        }
    }
}

/// The documents of one text, each with the lines it spans.
struct Documents {
    private(set) var roots: [Node] = []
    private(set) var spans: [ClosedRange<Int>] = []

    /// Larger texts are not read: no catalogue or manifest is.
    static let limit = 1 << 20
    private static let nodeLimit = 100_000

    init(roots: [Node], spans: [ClosedRange<Int>]) {
        self.roots = roots
        self.spans = spans
    }

    /// YAML, and JSON as far as it is YAML. Documents that do not parse are left out.
    init(yaml text: String) {
        guard text.utf8.count <= Self.limit else { return }
        var lines: [Substring] = []
        var start = 1
        var number = 0
        for line in text.lines {
            number += 1
            if line.hasPrefix("---") {
                take(lines, start, number - 1)
                lines = []
                start = number + 1
            } else {
                lines.append(line)
            }
            if roots.count >= 500 { return }
        }
        take(lines, start, number)
    }

    init(json text: String) {
        guard text.utf8.count <= Self.limit * 4,
            let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        else { return }
        var budget = Self.nodeLimit
        roots = [Self.node(json: value, budget: &budget, depth: 0)]
        spans = [1...Int.max]
    }

    private mutating func take(_ lines: [Substring], _ start: Int, _ end: Int) {
        guard lines.contains(where: { !$0.isEmpty }), Self.isTame(lines),
            let node = try? Yams.compose(yaml: lines.joined(separator: "\n"))
        else { return }
        var budget = Self.nodeLimit
        let root = Self.node(node, offset: start - 1, budget: &budget, depth: 0)
        if case .map = root {
            roots.append(root)
        } else if case .list = root {
            roots.append(root)
        } else {
            return
        }
        spans.append(start...max(start, end))
    }

    private static func node(_ node: Yams.Node, offset: Int, budget: inout Int, depth: Int) -> Node {
        budget -= 1
        let line = (node.mark?.line ?? 0) + offset
        guard budget > 0, depth < 100 else { return .scalar("", line: line) }
        switch node {
        case .scalar(let scalar): return .scalar(scalar.string, line: line)
        case .alias: return .scalar("", line: line)
        case .sequence(let items):
            return .list(items.map { self.node($0, offset: offset, budget: &budget, depth: depth + 1) }, line: line)
        case .mapping(let mapping):
            var entries: [Node.Entry] = []
            for (key, value) in mapping {
                guard let name = key.scalar?.string else { continue }
                let inner = self.node(value, offset: offset, budget: &budget, depth: depth + 1)
                // A merge key's fields are fields of this map, where it does not name them itself.
                if name == "<<" {
                    for part in [inner] + inner.items { entries.insert(contentsOf: part.entries, at: 0) }
                } else {
                    entries.append(Node.Entry(key: name, line: (key.mark?.line ?? 0) + offset, value: inner))
                }
            }
            return .map(entries, line: line)
        }
    }

    private static func node(json value: Any, budget: inout Int, depth: Int) -> Node {
        budget -= 1
        guard budget > 0, depth < 100 else { return .scalar("", line: 0) }
        switch value {
        case let text as String: return .scalar(text, line: 0)
        case let list as [Any]: return .list(list.map { node(json: $0, budget: &budget, depth: depth + 1) }, line: 0)
        case let map as [String: Any]:
            return .map(
                map.sorted { $0.key < $1.key }.map { key, inner in
                    Node.Entry(key: key, line: 0, value: node(json: inner, budget: &budget, depth: depth + 1))
                }, line: 0)
        case let number as NSNumber: return .scalar(number.stringValue, line: 0)
        default: return .scalar("", line: 0)
        }
    }

    /// Aliases can expand without bound and nesting can exhaust the stack: such documents are left out.
    private static func isTame(_ lines: [Substring]) -> Bool {
        var aliases = 0
        var brackets = 0
        for line in lines {
            let content = line.drop { $0 == " " }
            guard line.utf8.count - content.utf8.count <= 400 else { return false }
            aliases += line.utf8.count { $0 == UInt8(ascii: "*") }
            brackets += line.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
            if aliases > 200 && brackets > 0 || brackets > 5000 { return false }
            // `- - - -`: nesting without indentation.
            if content.prefix(200).utf8.count(where: { $0 == UInt8(ascii: "-") }) > 100 && content.holds("- - -") { return false }
        }
        return true
    }
}

extension Documents {
    init(root: Node) {
        self.init(roots: [root], spans: [1...(Int.max - 1)])
    }

    /// Each row as a map from the header's names.
    init(csv text: String) {
        let rows = CSVText.rows(text)
        let header = rows.first?.fields ?? []
        let items = rows.dropFirst().map { row in
            Node.map(zip(header, row.fields).map { .init(key: $0, line: row.line, value: .scalar($1, line: row.line)) }, line: row.line)
        }
        self.init(roots: [.list(items, line: 1)], spans: [1...(Int.max - 1)])
    }
}
