/// Text that fits its width: parts are written on one line while they fit, and else broken where they may be. After P. Wadler's
/// "A prettier printer".
indirect enum Layout: Sendable {
    case text(String)
    /// A break: a space or nothing when its group is on one line.
    case line(flat: String)
    /// Always a break; groups around it are broken.
    case hardLine
    /// What stands to the end of its line: a break must follow.
    case comment(String)
    case indented(Layout)
    case group(Layout)
    case joined([Layout])

    static let empty = Layout.joined([])

    static func joined(_ parts: [Layout], by separator: Layout) -> Layout {
        .joined(Array(parts.map { [$0] }.joined(separator: [separator])))
    }

    /// Whether it has a break that cannot be left out.
    private var mustBreak: Bool {
        switch self {
        case .hardLine, .comment: true
        case .text, .line: false
        case .indented(let inner), .group(let inner): inner.mustBreak
        case .joined(let parts): parts.contains { $0.mustBreak }
        }
    }

    /// - Parameters:
    ///   - width: characters that a line should have at most.
    ///   - indent: spaces for one level.
    func rendered(width: Int, indent: Int) -> String {
        var renderer = Renderer(width: width, indent: indent)
        renderer.write(self, level: 0, flat: false)
        return renderer.finished
    }

    private struct Renderer {
        let width: Int
        let indent: Int
        private var output = ""
        private var column = 0
        /// After a comment nothing may follow on its line.
        private var mustEnd = false

        init(width: Int, indent: Int) {
            self.width = width
            self.indent = indent
        }

        var finished: String { output }

        private mutating func put(_ text: String, level: Int) {
            if text.isEmpty { return }
            if mustEnd {
                newline(level)
                if text == " " { return }
            }
            output += text
            column += text.unicodeScalars.count
        }

        private mutating func newline(_ level: Int) {
            while output.hasSuffix(" ") { output.removeLast() }
            output += "\n" + String(repeating: " ", count: level * indent)
            column = level * indent
            mustEnd = false
        }

        mutating func write(_ layout: Layout, level: Int, flat: Bool) {
            switch layout {
            case .text(let text): put(text, level: level)
            case .line(let text): if flat { put(text, level: level) } else { newline(level) }
            case .hardLine: newline(level)
            case .comment(let text):
                put(text, level: level)
                mustEnd = true
            case .indented(let inner): write(inner, level: level + 1, flat: flat)
            case .joined(let parts): for part in parts { write(part, level: level, flat: flat) }
            case .group(let inner): write(inner, level: level, flat: flat || fits(inner))
            }
        }

        private func fits(_ layout: Layout) -> Bool {
            guard !layout.mustBreak else { return false }
            var room = width - column
            return Self.take(layout, &room)
        }

        private static func take(_ layout: Layout, _ room: inout Int) -> Bool {
            switch layout {
            case .text(let text), .line(let text):
                room -= text.unicodeScalars.count
                return room >= 0
            case .hardLine, .comment: return false
            case .indented(let inner), .group(let inner): return take(inner, &room)
            case .joined(let parts): return parts.allSatisfy { take($0, &room) }
            }
        }
    }
}
