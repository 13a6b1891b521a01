/// Tells what a text is from its first lines, for documents without a telling name.
enum ContentSniffer {
    /// A name that stands for the format: `x.json`. `fallback` when nothing tells.
    static func name(for bytes: [UInt8], fallback: String) -> String {
        let start = bytes.firstIndex { !Byte.isSpace($0) && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } ?? 0
        let head = bytes[start...].prefix(400)
        let lower = String(decoding: head, as: UTF8.self).lowercased()
        if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") || lower.hasPrefix("<p>") || lower.hasPrefix("<div")
            || lower.hasPrefix("<table")
        {
            return "x.html"
        }
        if lower.hasPrefix("<?xml") || lower.hasPrefix("<!doctype") { return "x.xml" }
        // In a chat's log `<kim>` begins a line, and nothing is closed.
        if bytes.at(start) == UInt8(ascii: "<"), Byte.isLetter(bytes.at(start + 1)),
            Array(bytes[start...].prefix(4096)).contains("</") || lower.contains("/>")
        {
            return "x.xml"
        }
        if lower.hasPrefix(".\\\"") || lower.hasPrefix("'\\\"") || lower.hasPrefix(".th ") || lower.hasPrefix("'\\\" t") { return "x.rst" }
        if lower.hasPrefix("#cloud-config") { return "x.yaml" }
        // OpenWrt's `config interface 'lan'` with its `option …` lines.
        if lower.hasPrefix("config "), lower.contains("\toption ") || lower.contains("\n  option ") || lower.contains("    option ") { return "x.conf" }
        if lower.hasPrefix("#!") { return lower.prefix(80).prefix { $0 != "\n" }.contains("sh") ? "x.sh" : "x.py" }
        if lower.hasPrefix("---\n") || lower.hasPrefix("apiversion:") { return "x.yaml" }
        if bytes.at(start) == UInt8(ascii: "{") || bytes.at(start) == UInt8(ascii: "[") {
            let next = bytes[(start + 1)...].first { !Byte.isSpace($0) } ?? 0
            let nextIndex = bytes[(start + 1)...].firstIndex { !Byte.isSpace($0) } ?? bytes.count
            let afterBrace = bytes[min(nextIndex + 1, bytes.count)...].first { !Byte.isSpace($0) } ?? 0
            if next == Byte.quote || next == UInt8(ascii: "{") && (afterBrace == Byte.quote || afterBrace == UInt8(ascii: "}"))
                || next == UInt8(ascii: "[") || next == UInt8(ascii: "}")
            {
                return "x.json"
            }
        }
        return byLines(bytes) ?? (fallback == "x.code" && !isProgram(bytes) ? "x.txt" : fallback)
    }

    /// Lines of programs end in marks that sentences and notes do not end in.
    private static func isProgram(_ bytes: [UInt8]) -> Bool {
        var lines = 0
        var marked = 0
        for line in Lines(bytes, in: 0..<min(bytes.count, 16_384)) where !line.isEmpty {
            lines += 1
            if let last = bytes[line].last(where: { !Byte.isSpace($0) }), ";{}(),>:\\".utf8.contains(last) { marked += 1 }
        }
        return marked * 8 >= lines
    }

    private static func byLines(_ bytes: [UInt8]) -> String? {
        var counts = (lines: 0, env: 0, ini: 0, yaml: 0, sections: 0)
        for line in Lines(bytes, in: 0..<min(bytes.count, 16_384)) {
            var start = line.lowerBound
            while start < line.upperBound, Byte.isBlank(bytes[start]) { start += 1 }
            guard start < line.upperBound, !"#;!".utf8.contains(bytes[start]) else { continue }
            counts.lines += 1
            if bytes[start] == UInt8(ascii: "["), bytes[line].last == UInt8(ascii: "]") {
                counts.sections += 1
                continue
            }
            if bytes.has("export ", at: start) { start += 7 }
            if bytes.has("- ", at: start) { start += 2 }
            let nameStart = start
            while start < line.upperBound, Byte.isName(bytes[start]) || bytes[start] == UInt8(ascii: "\"") { start += 1 }
            guard start > nameStart else { continue }
            if bytes.at(start) == UInt8(ascii: "="), !Byte.isBlank(bytes.at(start + 1)) { counts.env += 1 }
            if bytes.at(start) == UInt8(ascii: ":"), Byte.isBlank(bytes.at(start + 1)) || start + 1 >= line.upperBound { counts.yaml += 1 }
            var after = start
            while Byte.isBlank(bytes.at(after)) { after += 1 }
            if bytes.at(after) == UInt8(ascii: "=") { counts.ini += 1 }
            if counts.lines >= 80 { break }
        }
        guard counts.lines > 0 else { return nil }
        func most(_ count: Int) -> Bool { count * 10 >= counts.lines * 6 }
        if counts.sections > 0, most(counts.ini + counts.sections) { return "x.ini" }
        if counts.sections == 0, most(counts.env) { return "x.env" }
        if most(counts.ini) { return "x.ini" }
        if counts.lines > 1, most(counts.yaml) { return "x.yaml" }
        return nil
    }
}
