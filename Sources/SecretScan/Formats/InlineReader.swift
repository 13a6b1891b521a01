/// Reads the assignment around a word such as `password`, wherever it stands: in a program, a script, a log line, a ticket.
///
/// It starts at the word, widens it to the whole name, looks for what joins a name to a value (`=`, `:`, `=>`, `is`, a
/// comma in a call, `--name value`), and takes the value. It looks at one line only, and at no more than a window of it,
/// so that a megabyte on one line costs no more than its words.
struct InlineReader {
    /// How the text around is to be taken.
    enum Style {
        /// Only quoted strings are values.
        case code
        /// Bare words are values after `=` and after `--name`.
        case shell
        /// Bare words are values after `:`, `=` and "is".
        case prose
    }

    let bytes: [UInt8]
    /// Nothing outside is looked at.
    let bounds: Range<Int>
    let style: Style

    private static let window = 400

    /// The assignment whose name covers the word that ends at `end`.
    func assignment(wordStart: Int, wordEnd: Int) -> Assignment? {
        var start = wordStart
        var end = wordEnd
        while start > bounds.lowerBound, wordStart - start < 80, Byte.isName(byte(start - 1)) { start -= 1 }
        while end < bounds.upperBound, end - wordEnd < 80, Byte.isName(byte(end)) { end += 1 }
        while end > wordEnd, byte(end - 1) == UInt8(ascii: ".") || byte(end - 1) == UInt8(ascii: "-") { end -= 1 }
        let name = bytes.text(start..<end)
        let slot = SlotName(name)
        guard slot.promise != nil else { return nil }

        let lineEnd = self.lineEnd(from: end)
        guard let found = valueStart(after: end, nameStart: start, lineEnd: lineEnd, name: name),
            let value = value(at: found.position, lineEnd: lineEnd, bareAllowed: found.bareAllowed)
        else { return nil }
        var clean = name
        while let first = clean.utf8.first, !Byte.isAlphanumeric(first) && first != UInt8(ascii: "_") { clean.removeFirst() }
        return Assignment(
            name: clean, path: clean, value: value.bytes, range: value.range, isQuoted: value.isQuoted || found.isExplicit, scope: -1)
    }

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { bounds.contains(index) ? bytes.at(index) : 0 }

    private func lineEnd(from start: Int) -> Int {
        var end = start
        while end < bounds.upperBound, end - start < Self.window, byte(end) != Byte.newline { end += 1 }
        return end
    }

    private func skipBlanks(_ start: Int, _ lineEnd: Int) -> Int {
        var position = start
        while position < lineEnd, Byte.isBlank(byte(position)) { position += 1 }
        return position
    }

    private struct Found {
        var position: Int
        var bareAllowed: Bool
        /// A connection string: the bare word is surely a value.
        var isExplicit = false
    }

    /// Where the value begins, if something joins it to the name.
    private func valueStart(after end: Int, nameStart: Int, lineEnd: Int, name: String) -> Found? {
        var position = end
        let wasQuoted = Byte.isQuote(byte(position)) && Byte.isQuote(byte(nameStart - 1))
        if wasQuoted { position += 1 }
        while position < lineEnd, byte(position) == UInt8(ascii: "*") || byte(position) == UInt8(ascii: "_") { position += 1 }
        if byte(position) == UInt8(ascii: "]") { position += 1 }
        let afterName = position
        position = skipBlanks(position, lineEnd)
        guard position < lineEnd else { return nil }
        let bare = style != .code

        switch byte(position) {
        case UInt8(ascii: "="):
            position += 1
            if byte(position) == UInt8(ascii: "=") { position += 1 }
            if byte(position) == UInt8(ascii: ">") || byte(position) == UInt8(ascii: "~") { position += 1 }
            // In a shell an assignment has no blanks.
            let touching = !Byte.isBlank(byte(position)) && position - afterName <= 3
            position = skipBlanks(position, lineEnd)
            let isConnection = isConnectionString(position, nameStart)
            return Found(
                position: position, bareAllowed: bare && (style == .prose || touching) || isConnection, isExplicit: isConnection)
        case UInt8(ascii: ":"):
            position += 1
            if byte(position) == UInt8(ascii: ":") { return nil }
            if byte(position) == UInt8(ascii: "=") { position += 1 }
            while position < lineEnd, byte(position) == UInt8(ascii: "*") { position += 1 }
            position = skipBlanks(position, lineEnd)
            if let typed = afterTypeAnnotation(position, lineEnd) { return Found(position: typed, bareAllowed: false) }
            return Found(position: position, bareAllowed: style == .prose)
        case UInt8(ascii: ","):
            guard wasQuoted || byte(afterName - 1) == UInt8(ascii: "]") else { return nil }
            let next = skipBlanks(position + 1, lineEnd)
            return Byte.isQuote(byte(next)) ? Found(position: next, bareAllowed: false) : nil
        case UInt8(ascii: "("):
            let next = skipBlanks(position + 1, lineEnd)
            return Byte.isQuote(byte(next)) ? Found(position: next, bareAllowed: false) : nil
        case UInt8(ascii: ">"):
            // <password>value</password>
            return byte(nameStart - 1) == UInt8(ascii: "<") || style == .prose ? Found(position: position + 1, bareAllowed: true) : nil
        default:
            break
        }
        if Byte.isBlank(byte(afterName)), style != .code, name.hasPrefix("--") || isPair(name) {
            return Found(position: position, bareAllowed: true)
        }
        if Byte.isBlank(byte(afterName)), byte(position) == Byte.quote, bytes.has("#define", at: lineStart(nameStart)) {
            return Found(position: position, bareAllowed: false)
        }
        if Byte.isBlank(byte(afterName)), bytes.has("value=", at: position) {
            // <add key="Password" value="…">
            return Found(position: position + 6, bareAllowed: false)
        }
        // "pass" alone is a verb.
        return style == .prose && name.lowercased() != "pass" ? afterProse(position, lineEnd) : nil
    }

    /// `requirepass xyz` in redis.conf.
    private func isPair(_ name: String) -> Bool { name == "requirepass" || name == "masterauth" }

    private func lineStart(_ start: Int) -> Int {
        var position = start
        while position > bounds.lowerBound, start - position < 200, byte(position - 1) != Byte.newline { position -= 1 }
        return position
    }

    /// `host=db user=shop password=…` and `Server=db;Password=…` and `?user=shop&password=…` are the same in any language.
    private func isConnectionString(_ position: Int, _ nameStart: Int) -> Bool {
        let before = byte(nameStart - 1)
        if before == UInt8(ascii: ";") || before == UInt8(ascii: "&") || before == UInt8(ascii: "?") { return true }
        guard before == 32 else { return false }
        let earlier = bytes.text(max(bounds.lowerBound, nameStart - 120)..<nameStart).lowercased()
        return earlier.contains("host=") && (earlier.contains("user=") || earlier.contains("dbname="))
    }

    /// `: String = "…"` and `: str = "…"`.
    private func afterTypeAnnotation(_ start: Int, _ lineEnd: Int) -> Int? {
        guard style == .code, Byte.isLetter(byte(start)) else { return nil }
        var position = start
        while position < lineEnd, position - start < 60, Byte.isName(byte(position)) || "?[]<>|& ".utf8.contains(byte(position)) { position += 1 }
        guard byte(position) == UInt8(ascii: "=") else { return nil }
        return skipBlanks(position + 1, lineEnd)
    }

    /// "password is `x`", "the password for the shop database is now x", "password `x`".
    private func afterProse(_ start: Int, _ lineEnd: Int) -> Found? {
        var position = start
        if Byte.isBlank(byte(start - 1)), isOdd(start, lineEnd) { return Found(position: start, bareAllowed: true) }
        for _ in 0..<10 {
            position = skipBlanks(position, lineEnd)
            guard position < lineEnd else { return nil }
            if byte(position) == Byte.backtick || byte(position) == Byte.quote { return Found(position: position, bareAllowed: false) }
            let wordStart = position
            while position < lineEnd, !Byte.isBlank(byte(position)) { position += 1 }
            var word = bytes.text(wordStart..<position).lowercased()
            if word.hasSuffix(":") && word.count > 1 || word == "=" || word == "->" || word == "→" || word == "-" {
                return Found(position: skipBlanks(position, lineEnd), bareAllowed: true)
            }
            while word.hasPrefix("(") { word.removeFirst() }
            if ["is", "was", "now", "to", "ist", "as"].contains(word) {
                let next = skipBlanks(position, lineEnd)
                if let following = followingWord(next, lineEnd), ["now", "still", "set", "currently", "again", "to", "the", "changed"].contains(following) { continue }
                return Found(position: next, bareAllowed: true)
            }
            if word.hasSuffix(".") || word.hasSuffix("?") || word.hasSuffix("!") { return nil }
        }
        return nil
    }

    /// "password hG7…": the next word is plainly no word.
    private func isOdd(_ start: Int, _ lineEnd: Int) -> Bool {
        var end = start
        var digits = 0
        var letters = 0
        guard Byte.isAlphanumeric(byte(start)) else { return false }
        while end < lineEnd, !Byte.isSpace(byte(end)) {
            if ":/@()=".utf8.contains(byte(end)) { return false }
            if Byte.isDigit(byte(end)) { digits += 1 } else if Byte.isLetter(byte(end)) { letters += 1 }
            end += 1
        }
        return end - start >= 10 && digits >= 2 && letters >= 4
    }

    private func followingWord(_ start: Int, _ lineEnd: Int) -> String? {
        var position = start
        while position < lineEnd, Byte.isLetter(byte(position)) { position += 1 }
        return position > start ? bytes.text(start..<position).lowercased() : nil
    }

    private func value(at start: Int, lineEnd: Int, bareAllowed: Bool) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool)? {
        var position = start
        // String prefixes: b"…", f"…", @"…", N'…'.
        if !Byte.isQuote(byte(position)), Byte.isQuote(byte(position + 1)), "bBrRuUfFN@".utf8.contains(byte(position)) {
            if byte(position) == UInt8(ascii: "f") || byte(position) == UInt8(ascii: "F") { return nil }
            position += 1
        }
        if byte(position) == Byte.backslash, byte(position + 1) == Byte.quote {
            // A quoted string inside a quoted string.
            var end = position + 2
            while end < lineEnd, byte(end) != Byte.backslash, byte(end) != Byte.quote { end += 1 }
            guard byte(end) == Byte.backslash, end > position + 2 else { return nil }
            return (Array(bytes[position + 2..<end]), position + 2..<end, true)
        }
        let first = byte(position)
        if Byte.isQuote(first) {
            var quotes = position
            while byte(quotes) == first, quotes - position < 3 { quotes += 1 }
            if quotes - position == 2 { return nil }
            guard let quoted = KeyValueReader.quoted(bytes, at: quotes - 1, end: lineEnd), !quoted.bytes.isEmpty else { return nil }
            // "a" + b, "a" % b: only part of a value.
            let next = skipBlanks(quoted.next, lineEnd)
            if style == .code, byte(next) == UInt8(ascii: "+") || byte(next) == UInt8(ascii: "%") { return nil }
            return (quoted.bytes, quoted.range, true)
        }
        guard bareAllowed else { return nil }
        var end = position
        let isQuery = byte(start - 1) == UInt8(ascii: "=")
        while end < lineEnd, end - position <= 200 {
            let byte = byte(end)
            if Byte.isSpace(byte) || Byte.isQuote(byte) || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") { break }
            if isQuery && (byte == UInt8(ascii: "&")) { break }
            if byte == UInt8(ascii: ",") && style != .prose { break }
            end += 1
        }
        while end > position, ".,:)]}*\\".utf8.contains(byte(end - 1)) { end -= 1 }
        guard end > position else { return nil }
        return (Array(bytes[position..<end]), position..<end, false)
    }
}
