/// Reads the named values of XML: attributes, elements that hold only text, and the many ways to write a pair:
/// `<add key="X" value="…"/>`, `<property name="X">…</property>`, `<property name="X"><value>…</value></property>`,
/// `<key>X</key><string>…</string>`.
struct XMLReader {
    private struct Level {
        var name: String
        var scope: Int
        /// What a `name=` attribute called it.
        var label: String?
        var attributes: [(name: String, value: String)]
        var text: Range<Int>?
        var isLiteral = false
        var hasChildren = false
        /// The last child that named the one after it.
        var childKey: String?
        /// What a task runs; its arguments stand in an element of their own.
        var command: [UInt8]?
    }

    private let bytes: [UInt8]
    private let hits: Hits
    private var reading = Reading()
    private var embedded: [Embedded] = []
    private var levels: [Level] = []

    static func read(_ bytes: [UInt8], _ hits: Hits) -> (Reading, [Embedded]) {
        var reader = XMLReader(bytes: bytes, hits: hits)
        reader.run()
        return (reader.reading, reader.embedded)
    }

    private init(bytes: [UInt8], hits: Hits) {
        self.bytes = bytes
        self.hits = hits
    }

    /// Between a value and the name of its element or attribute stand other attributes at most.
    private static let longestTag = 400

    private static let labels: Set<String> = ["name", "key", "field", "property", "var", "variable", "optionname", "parametername", "keyname"]
    private static let contents: Set<String> = ["value", "val", "content", "defaultvalue", "data", "stringvalue", "connectionstring"]
    /// Elements that name the next one.
    private static let keyElements: Set<String> = [
        "key", "name", "param-name", "paramname", "env-entry-name", "k", "variable", "parameterkey", "macro",
    ]
    private static let valueElements: Set<String> = [
        "value", "string", "param-value", "paramvalue", "env-entry-value", "v", "data", "text", "parametervalue", "val", "defaultvalue",
    ]

    private mutating func run() {
        var tokens = XMLTokens(bytes)
        while let token = tokens.next(), reading.assignments.count < Reading.limit {
            switch token {
            case .open(let name, let attributes, let isEmpty, _): open(name, attributes, isEmpty: isEmpty)
            case .text(let range, let isLiteral):
                guard let last = levels.indices.last, let trimmed = trimmed(range) else { continue }
                // Text in pieces is rare and never a secret of its own; the longest piece stands for all.
                if levels[last].text.map({ $0.count < trimmed.count }) ?? true {
                    levels[last].text = trimmed
                    levels[last].isLiteral = isLiteral
                }
            case .close(let name, _):
                guard let match = levels.lastIndex(where: { $0.name == name }) else { continue }
                while levels.count > match { close() }
            }
        }
        while !levels.isEmpty { close() }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Byte.isSpace(bytes[start]) { start += 1 }
        while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
        return start < end ? start..<end : nil
    }

    private func decoded(_ range: Range<Int>) -> [UInt8] { XMLTokens.decoded(bytes[range.clamped(to: 0..<bytes.count)]) }

    private mutating func open(_ name: String, _ attributes: [XMLTokens.Attribute], isEmpty: Bool) {
        guard levels.count < 200 else { return }
        if let last = levels.indices.last { levels[last].hasChildren = true }
        let scope = reading.openScope(in: levels.last?.scope ?? 0)
        var level = Level(name: name, scope: scope, attributes: [])
        for attribute in attributes where attribute.value.count <= 200 {
            let value = String(decoding: decoded(attribute.value), as: UTF8.self)
            level.attributes.append((attribute.name.lowercased(), value))
            if Self.labels.contains(attribute.name.lowercased()), level.label == nil { level.label = value }
        }
        levels.append(level)
        for attribute in attributes where !attribute.value.isEmpty && attribute.value.count <= 8192 {
            let lower = attribute.name.lowercased()
            if WindowsSetup.isPhase(lower, of: name) { continue }
            let isContent = level.label != nil && Self.contents.contains(lower)
            add(isContent ? level.label ?? attribute.name : attribute.name, attribute.value, isLiteral: false, scope: scope)
        }
        if isEmpty { close() }
    }

    private mutating func close() {
        guard let level = levels.popLast() else { return }
        guard let text = level.text else { return }
        let lower = level.name.lowercased()
        let parent = levels.indices.last
        guard !level.hasChildren else {
            if text.count > 20 { embed(text, isLiteral: level.isLiteral) }
            return
        }
        // JMeter's `<stringProp name="Argument.value">` below `<elementProp name="password">`.
        if let label = level.label, label.hasSuffix(".value") || label.hasSuffix(".password"), let parent, let holder = levels[parent].label {
            add(
                label.hasSuffix(".value") ? holder : "password", text, isLiteral: level.isLiteral, scope: levels[parent].scope,
                attributes: level.attributes)
            return
        }
        if let parent, Self.keyElements.contains(lower), text.count <= 200 {
            levels[parent].childKey = String(decoding: decoded(text), as: UTF8.self)
        }
        if let parent, text.count <= 4096 {
            if lower == "command" || lower == "executable" { levels[parent].command = decoded(text) }
            if lower == "arguments", var command = levels[parent].command, embedded.count < 20_000 {
                if command.has(".exe", at: command.count - 4) { command.removeLast(4) }
                embedded.append(.whole(command + [32] + decoded(text), at: text.lowerBound, as: "x.cmd"))
            }
        }
        var name = level.label ?? level.name
        if Self.valueElements.contains(lower), level.label == nil, let parent {
            if let key = levels[parent].childKey {
                name = key
                levels[parent].childKey = nil
            } else {
                name = levels[parent].label ?? levels[parent].name
            }
        }
        add(name, text, isLiteral: level.isLiteral, scope: parent.map { levels[$0].scope } ?? 0, attributes: level.attributes)
    }

    private mutating func add(
        _ name: String, _ range: Range<Int>, isLiteral: Bool, scope: Int, attributes: [(name: String, value: String)] = []
    ) {
        guard name.utf8.count <= 200 else { return }
        let isText =
            range.count > 200 || bytes[range].contains(Byte.newline)
            || bytes[range].contains(32) && bytes[range].contains(UInt8(ascii: "=")) && isLiteral
            || bytes[range].count(where: { $0 == 32 }) >= 4 || isLiteral && Array(bytes[range]).contains("</")
        if isText { embed(range, isLiteral: isLiteral) }
        guard range.count <= 8192 else { return }
        var value = isLiteral ? Array(bytes[range]) : decoded(range)
        if attributes.contains(where: { $0.name == "encoding" && $0.value.lowercased() == "base64" }), let plain = Base64.decode(value) {
            value = plain
        }
        value = WindowsSetup.plain(value, name: name, parents: levels.map(\.name)) ?? value
        if !isText, !isLiteral, value.count != range.count,
            value.contains(UInt8(ascii: "=")) || value.contains(Byte.quote) || value.contains(UInt8(ascii: "<"))
        {
            // Quotes and ampersands were written as references: the raw bytes do not show the pairs.
            embed(range, isLiteral: false)
        }
        // Only where something was seen does anybody ask for the whole path.
        let isSeen = hits.touch(range.lowerBound - Self.longestTag..<range.upperBound)
        let path = isSeen ? (levels.suffix(24).map(\.name) + [name]).joined(separator: ".") : name
        reading.assignments.append(
            Assignment(name: name, path: path, value: value, range: range, isQuoted: true, scope: scope, judgedAs: .ini))
    }

    /// Text of several lines is a document of its own: a wiki page, a script, a properties file.
    private mutating func embed(_ range: Range<Int>, isLiteral: Bool) {
        guard embedded.count < 20_000, hits.touch(range) else { return }
        // Pages come escaped too.
        let content = Array(bytes[range])
        let isPage = isLiteral && content.contains("</") || content.contains("&lt;/")
        embedded.append(Embedded.lines(of: range, in: bytes, as: isPage ? "x.html" : nil) { isLiteral ? Array($0) : XMLTokens.decoded($0) })
    }
}

/// Passwords in a Windows answer file: Base64 of UTF-16, with the element's name after the password
/// (Windows Setup reference, `PlainText`).
enum WindowsSetup {
    /// `<settings pass="oobeSystem">`: when they are applied.
    static func isPhase(_ attribute: String, of element: String) -> Bool { attribute == "pass" && element == "settings" }

    static func plain(_ value: [UInt8], name: String, parents: [String]) -> [UInt8]? {
        guard name.lowercased().hasSuffix("password"), let holder = parents.last, holder.lowercased().hasSuffix("password"),
            let decoded = Base64.decode(value), decoded.count >= 4, decoded.count % 2 == 0
        else { return nil }
        var text: [UInt8] = []
        for index in stride(from: 0, to: decoded.count, by: 2) {
            guard decoded[index + 1] == 0, decoded[index] >= 32, decoded[index] < 127 else { return nil }
            text.append(decoded[index])
        }
        let tail = Array(holder.utf8)
        return text.count > tail.count && text.suffix(tail.count).elementsEqual(tail) ? Array(text.dropLast(tail.count)) : text
    }
}
