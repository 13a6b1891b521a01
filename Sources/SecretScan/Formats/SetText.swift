/// Text that is set in marks of its own: Rich Text Format (`\par` ends a line), and the properties of iCalendar and vCard, which are
/// folded at 75 bytes and write a new line as `\n` (RFC 5545, sections 3.1 and 3.3.11; RFC 6350).
///
/// What it stands for is as long as what is written: each line is moved together and filled up with blanks, so that a place in one
/// is, give or take the marks before it, the place in the other.
enum SetText {
    static func plain(of bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count <= 16 << 20 else { return nil }
        if bytes.has("{\\rtf", at: 0) {
            var reader = RichText(bytes)
            return reader.text()
        }
        return bytes.has("BEGIN:VCALENDAR", at: 0) || bytes.has("BEGIN:VCARD", at: 0) ? unfolded(bytes) : nil
    }

    /// Lines as they are written down, each ending where it ended before.
    fileprivate struct Setting {
        private(set) var out: [UInt8] = []
        private var line: [UInt8] = []

        init(count: Int) { out.reserveCapacity(count) }

        mutating func add(_ byte: UInt8) { line.append(byte) }

        /// The line ends before `position`.
        mutating func end(at position: Int, isLast: Bool = false) {
            let room = max(0, position - out.count - (isLast ? 0 : 1))
            out += line.prefix(room)
            out += Array(repeating: 32, count: max(0, room - line.count))
            if !isLast, out.count < position { out.append(Byte.newline) }
            line.removeAll(keepingCapacity: true)
        }
    }

    private static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
        var setting = Setting(count: bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 13 where bytes.at(index + 1) == Byte.newline: index += 1
            case Byte.newline where Byte.isBlank(bytes.at(index + 1)): index += 2
            case Byte.newline:
                index += 1
                setting.end(at: index)
            case Byte.backslash:
                index += 2
                if bytes.at(index - 1) | 32 == UInt8(ascii: "n") { setting.end(at: index) } else { setting.add(bytes.at(index - 1)) }
            default:
                setting.add(byte)
                index += 1
            }
        }
        setting.end(at: bytes.count, isLast: true)
        return setting.out
    }

    /// Rich Text Format, as far as what a reader sees goes.
    private struct RichText {
        let bytes: [UInt8]
        var setting: Setting
        /// Open groups, and the one below which nothing is shown.
        var depth = 0
        var hidden: Int?

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            setting = Setting(count: bytes.count)
        }

        mutating func text() -> [UInt8] {
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: "{"):
                    depth += 1
                    index += 1
                case UInt8(ascii: "}"):
                    if hidden == depth { hidden = nil }
                    depth -= 1
                    index += 1
                case Byte.backslash: index = control(at: index + 1)
                case 10, 13: index += 1
                default:
                    show(byte)
                    index += 1
                }
            }
            setting.end(at: bytes.count, isLast: true)
            return setting.out
        }

        private mutating func show(_ byte: UInt8) { if hidden == nil { setting.add(byte) } }

        /// What follows a backslash; answers where the text goes on.
        private mutating func control(at start: Int) -> Int {
            let first = bytes.at(start)
            guard Byte.isLetter(first) else {
                switch first {
                case Byte.apostrophe:
                    // `\'e4`: a byte of a code page.
                    let digits = bytes.text(start + 1..<start + 3)
                    show(UInt8(digits, radix: 16).map { $0 < 128 ? $0 : UInt8(ascii: "?") } ?? UInt8(ascii: "?"))
                    return min(bytes.count, start + 3)
                case UInt8(ascii: "*"): hidden = hidden ?? depth
                case UInt8(ascii: "~"): show(32)
                case UInt8(ascii: "_"): show(UInt8(ascii: "-"))
                case 10, 13: setting.end(at: start + 1)
                default: if first == Byte.backslash || first == UInt8(ascii: "{") || first == UInt8(ascii: "}") { show(first) }
                }
                return start + 1
            }
            var end = start
            while end < bytes.count, end - start < 32, Byte.isLetter(bytes[end]) { end += 1 }
            let word = bytes.text(start..<end)
            while end < bytes.count, end - start < 44, Byte.isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
            if bytes.at(end) == 32 { end += 1 }
            if Self.unseen.contains(word) { hidden = hidden ?? depth }
            if Self.ends.contains(word), hidden == nil { setting.end(at: end) }
            if Self.gaps.contains(word) { show(32) }
            return end
        }

        private static let ends: Set<String> = ["par", "line", "sect", "page", "row", "pard"]
        private static let gaps: Set<String> = ["tab", "cell", "emspace", "enspace"]
        /// Groups that hold no text of the document's.
        private static let unseen: Set<String> = ["fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore"]
    }
}
