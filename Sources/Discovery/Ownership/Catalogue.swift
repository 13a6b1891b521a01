import Yams

/// Components as Backstage's `catalog-info.yaml` describes them.
struct Catalogue {
    struct Component {
        var name: String
        var owner: String?
        /// What it covers: empty, or ending in `/`.
        var directory: String
        var isProduction: Bool
        /// For the evidence: `catalog-info.yaml (orders)`.
        var source: String
    }

    private(set) var components: [Component] = []

    /// Adds one file. `path` is its own path; what does not parse is left out.
    mutating func add(_ text: String, path: String) {
        let directory = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
        var found: [Component] = []
        for document in Documents(text).parsed {
            guard let kind = document["kind"] as? String, ["Component", "API", "System"].contains(kind),
                let metadata = document["metadata"] as? [String: Any], let name = metadata["name"] as? String,
                let specification = document["spec"] as? [String: Any]
            else { continue }
            let annotations = metadata["annotations"] as? [String: Any] ?? [:]
            let location = annotations["backstage.io/source-location"] as? String ?? annotations["backstage.io/managed-by-location"] as? String
            found.append(
                Component(
                    name: name, owner: (specification["owner"] as? String).map(Codeowners.name), directory: Self.directory(location, below: directory) ?? directory,
                    isProduction: (specification["lifecycle"] as? String) == "production", source: "\(path) (\(name))"))
        }
        // Several components in one file without a place of their own: each covers the directory that bears its name.
        let atHome = found.filter { $0.directory == directory }
        if atHome.count > 1 {
            for index in found.indices where found[index].directory == directory { found[index].directory = "\(directory)*/\(found[index].name)/" }
        }
        components += found.prefix(10_000 - min(10_000, components.count))
    }

    /// `dir:services/orders` or `url:…/tree/main/services/orders/` → a directory of this tree.
    private static func directory(_ location: String?, below base: String) -> String? {
        guard var text = location else { return nil }
        if text.hasPrefix("dir:") {
            text.removeFirst(4)
        } else if let tree = text.firstRange(of: "/tree/") {
            guard let branch = text[tree.upperBound...].firstIndex(of: "/") else { return nil }
            text = String(text[text.index(after: branch)...])
        } else {
            return nil
        }
        while text.hasPrefix("./") { text.removeFirst(2) }
        while text.hasSuffix("/") { text.removeLast() }
        return text.isEmpty || text == "." ? base : base + text + "/"
    }

    /// The component whose directory holds `path`; the deepest if several do.
    func component(for path: String) -> Component? {
        components.filter { Self.covers($0.directory, path) }.max { $0.directory.count < $1.directory.count }
    }

    func component(named name: String) -> Component? { components.first { $0.name == name } }

    private static func covers(_ directory: String, _ path: String) -> Bool {
        guard let star = directory.firstRange(of: "*/") else { return path.hasPrefix(directory) }
        return path.hasPrefix(directory[..<star.lowerBound]) && ("/" + path).contains("/" + directory[star.upperBound...])
    }
}

/// The documents of a YAML text that are mappings, with the lines they span. Bad documents are left out.
struct Documents {
    private(set) var parsed: [[String: Any]] = []
    private(set) var spans: [ClosedRange<Int>] = []

    /// Larger texts are not read: no catalogue or manifest is.
    private static let limit = 512 << 10

    init(_ text: String) {
        guard text.utf8.count <= Self.limit else { return }
        var start = 1
        var lines: [Substring] = []
        func flush(_ end: Int, _ lines: [Substring], _ start: Int, _ into: inout ([[String: Any]], [ClosedRange<Int>])) {
            guard !lines.isEmpty, Self.isTame(lines), let value = try? Yams.load(yaml: lines.joined(separator: "\n")) as? [String: Any] else { return }
            into.0.append(value)
            into.1.append(start...max(start, end))
        }
        var result: ([[String: Any]], [ClosedRange<Int>]) = ([], [])
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            if line.hasPrefix("---") {
                flush(number - 1, lines, start, &result)
                lines = []
                start = number + 1
            } else {
                lines.append(line)
            }
            if result.0.count >= 500 { break }
        }
        flush(number, lines, start, &result)
        (parsed, spans) = result
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
            if content.prefix(200).utf8.count(where: { $0 == UInt8(ascii: "-") }) > 100 && content.contains("- - -") { return false }
        }
        return true
    }
}
