/// Turns an HTML page into text as a reader of it sees it: cells of a table between bars, one row to a line; terms and their
/// definitions joined by a colon; code between backticks; character references undone.
enum HTMLText {
    static func text(of bytes: [UInt8]) -> Embedded {
        var page = Page(bytes: bytes)
        page.run()
        return page.result
    }

    private struct Page {
        let bytes: [UInt8]
        var result = Embedded(bytes: [], origins: [], path: "page.md")
        var line: [UInt8] = []
        /// Where the line's last word stands: a row of a table may span lines, and the value comes last.
        var origin = 0
        var inTable = 0
        var skipping: String?
        var afterTerm = false

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func flush() {
            var end = line.count
            while end > 0, Byte.isSpace(line[end - 1]) { end -= 1 }
            if end > 0 { result.append(line[..<end], from: origin) }
            line = []
        }

        mutating func run() {
            var tokens = XMLTokens(bytes)
            while let token = tokens.next() {
                switch token {
                case .open(let name, _, _, _): open(name.lowercased())
                case .close(let name, _): close(name.lowercased())
                case .text(let range, let isLiteral):
                    guard skipping == nil else { continue }
                    text(range, isLiteral: isLiteral)
                }
            }
            flush()
        }

        mutating func text(_ range: Range<Int>, isLiteral: Bool) {
            var start = range.lowerBound
            while start < range.upperBound {
                var end = start
                while end < range.upperBound, bytes[end] != Byte.newline { end += 1 }
                var first = start
                while first < end, Byte.isSpace(bytes[first]) { first += 1 }
                if first < end {
                    if inTable == 0, !line.isEmpty, start > range.lowerBound { flush() }
                    origin = first
                    if first > start, !line.isEmpty { line.append(32) }
                    line += isLiteral ? Array(bytes[first..<end]) : XMLTokens.decoded(bytes[first..<end])
                } else if end > start, !line.isEmpty {
                    line.append(32)
                }
                start = end + 1
            }
        }

        mutating func open(_ name: String) {
            switch name {
            case "script", "style": skipping = name
            case "table": (inTable, afterTerm) = (inTable + 1, false); flush()
            case "tr": flush()
            case "td", "th": line += Array("| ".utf8)
            case "code", "kbd", "tt", "samp": line.append(Byte.backtick)
            case "dd": if afterTerm { line += Array(": ".utf8) } else { flush() }
            case "br", "p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dt", "dl", "ul", "ol":
                if inTable == 0 { flush() } else { line.append(32) }
            default: break
            }
        }

        mutating func close(_ name: String) {
            if skipping == name { skipping = nil }
            switch name {
            case "td", "th": line.append(32)
            case "tr":
                if !line.isEmpty { line.append(UInt8(ascii: "|")) }
                flush()
            case "table":
                inTable = max(0, inTable - 1)
                flush()
            case "code", "kbd", "tt", "samp": line.append(Byte.backtick)
            case "dt": afterTerm = true
            case "dd", "p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre":
                if name == "dd" { afterTerm = false }
                if inTable == 0 { flush() }
            default: break
            }
        }
    }
}
