import Runtime

/// Reads Bazel's build files as far as they say which program takes which file.
enum BazelReader {
    struct Rule {
        var kind: String
        var line: Int
        /// Attribute → the texts in it, whatever is made of them.
        var attributes: [String: [String]] = [:]
        var name: String? { attributes["name"]?.first }
    }

    static func isBuild(_ name: String) -> Bool { name == "build" || name == "build.bazel" }

    static func add(_ text: String, path: String, layout: Layout, uses: inout Uses, index: inout WorkloadIndex) {
        let rules = rules(text)
        let directory = Layout.directory(of: path)
        let byName = Dictionary(rules.compactMap { rule in rule.name.map { ($0, rule) } }) { first, _ in first }
        var programs: [String] = []
        for rule in rules {
            guard let called = rule.name, ["_binary", "_image"].contains(where: rule.kind.hasSuffix) || rule.kind == "oci_image" else { continue }
            // `server` in `fleet/dispatch` is that directory's.
            let isPlain = WorkloadIndex.generic.contains(called.lowercased()) || called == "bin" || called == "image"
            let name = isPlain ? Layout.repositoryName(directory) : called
            guard !name.isEmpty else { continue }
            if rule.kind.hasSuffix("_binary"), !programs.contains(name) { programs.append(name) }
            index.add(.init(name: name, kind: rule.kind, source: "\(path):\(rule.line)"))
            for (attribute, weight) in [("data", 0.9), ("resources", 0.9), ("files", 0.9), ("srcs", 0.82)] {
                var files: [String] = []
                for label in (rule.attributes[attribute] ?? []).prefix(200) {
                    // A group of files in the same package.
                    let local = byName[label.hasPrefix(":") ? String(label.dropFirst()) : label]
                    files += local.map { rule in ["srcs", "data", "resources"].flatMap { rule.attributes[$0] ?? [] } } ?? [label]
                }
                for file in files.prefix(500).flatMap({ resolve($0, directory, layout) }) {
                    uses.add(
                        .init(
                            workload: name, source: "\(path):\(rule.line)",
                            why: "\(rule.kind) \(name) takes \(Layout.name(of: file)) as \(attribute)", weight: weight), file: file)
                }
            }
        }
        if programs.count == 1 { uses.packages[directory] = programs[0] }
    }

    /// `prod.yaml`, `:prod.yaml`, `//fleet/dispatch:prod.yaml`, or a pattern of a `glob`.
    private static func resolve(_ label: String, _ directory: String, _ layout: Layout) -> [String] {
        var base = directory
        var file = label[...]
        if label.hasPrefix("//") {
            guard let colon = label.firstIndex(of: ":") else { return [] }
            base = Layout.resolve(String(label[..<colon].dropFirst(2)), from: layout.base(of: directory))
            file = label[label.index(after: colon)...]
        } else if label.hasPrefix(":") {
            file = file.dropFirst()
        }
        if file.contains("*") {
            let pattern = Pattern("/" + file)
            return Array(layout.files(below: base, limit: 5000).lazy.filter { pattern.matches(String($0.dropFirst(base.count))) }.prefix(200))
        }
        let path = base + file
        return layout.holds(path) ? [path] : []
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
    }

    /// Calls at the top of the file.
    private static func rules(_ text: String) -> [Rule] {
        var rules: [Rule] = []
        var (depth, line, word, attribute) = (0, 1, "", "")
        let bytes = Array(text.utf8.prefix(1 << 20))
        var index = 0
        while index < bytes.count, rules.count < 5000 {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 10:
                line += 1
                if depth == 0 { word = "" }
            case UInt8(ascii: "#"): while index < bytes.count, bytes[index] != 10 { index += 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let start = index
                while index < bytes.count, bytes[index] != byte, bytes[index] != 10 { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
                let end = min(index, bytes.count)
                if depth > 0, !rules.isEmpty, !attribute.isEmpty, end - start <= 1000 {
                    rules[rules.count - 1].attributes[attribute, default: []].append(String(decoding: bytes[start..<end], as: UTF8.self))
                }
                if index < bytes.count, bytes[index] == byte { index += 1 }
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                if depth == 0, byte == UInt8(ascii: "("), !word.isEmpty { rules.append(Rule(kind: word, line: line)) }
                if depth == 0 { attribute = "" }
                depth += 1
                word = ""
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "="):
                if depth == 1 { attribute = word }
                word = ""
            case _ where isWord(byte):
                let start = index - 1
                while index < bytes.count, isWord(bytes[index]) { index += 1 }
                word = String(decoding: bytes[start..<index], as: UTF8.self)
            default: break
            }
        }
        return rules
    }
}
