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

    /// The assignment whose name covers the word that ends at `end`. Names that promise nothing (`key`, `passwordRepeat`,
    /// `oauth_verifier`) are answered as well: the judge tells.
    func assignment(wordStart: Int, wordEnd: Int) -> Assignment? {
        var start = wordStart
        var end = wordEnd
        while start > bounds.lowerBound, wordStart - start < 80, Byte.isName(byte(start - 1)) { start -= 1 }
        // `\nPASS=`: the letter belongs to the escape.
        if byte(start - 1) == Byte.backslash, start < wordStart, "nrt".utf8.contains(byte(start)) { start += 1 }
        while end < bounds.upperBound, end - wordEnd < 80, Byte.isName(byte(end)) { end += 1 }
        while end > wordEnd, byte(end - 1) == UInt8(ascii: ".") || byte(end - 1) == UInt8(ascii: "-") { end -= 1 }

        if isPartOfResourceName(start) { return nil }

        let lineEnd = self.lineEnd(from: end)
        if style != .prose, let list = numbers(after: end, lineEnd) {
            let name = bytes.text(start..<end)
            return Assignment(name: name, path: name, value: Array(bytes[list]), range: list, isQuoted: true, scope: -1, notation: .bytes)
        }
        guard let found = valueStart(after: end, nameStart: start, lineEnd: lineEnd) else { return nil }
        let valueEnd = found.position > lineEnd ? self.lineEnd(from: found.position) : lineEnd
        // In `Password=a&b;Encrypt=True` an ampersand is a letter.
        let endsAtAmpersand = byte(start - 1) != UInt8(ascii: ";")
        guard
            var value = value(
                at: found.position, lineEnd: valueEnd, bareAllowed: found.bareAllowed, stringMark: found.stringMark, endsAtAmpersand: endsAtAmpersand)
        else { return nil }
        var notation = found.notation
        // `-passin pass:x` (openssl).
        if value.bytes.has("pass:", at: 0), value.bytes.count > 5 {
            value.bytes.removeFirst(5)
            value.range = value.range.lowerBound + 5..<value.range.upperBound
            value.isQuoted = true
        }
        if let bare = withoutScheme(value.bytes) {
            value.range = value.range.lowerBound + (value.bytes.count - bare.count)..<value.range.upperBound
            value.bytes = bare
            notation = .scheme
        }
        while start < end, !Byte.isAlphanumeric(byte(start)), byte(start) != UInt8(ascii: "_") { start += 1 }
        let name = found.name ?? bytes.text(start..<end)
        return Assignment(
            name: name, path: name, value: value.bytes, range: value.range, isQuoted: value.isQuoted || found.isExplicit, scope: -1, notation: notation)
    }

    /// `arn:aws:secretsmanager:…:secret:shop/db-1a2b3c`, `urn:…`: the colons join the parts of one name.
    private func isPartOfResourceName(_ nameStart: Int) -> Bool {
        guard byte(nameStart - 1) == UInt8(ascii: ":") else { return false }
        var start = nameStart - 1
        while start > bounds.lowerBound, nameStart - start < 200, Byte.isName(byte(start - 1)) || ":/*".utf8.contains(byte(start - 1)) { start -= 1 }
        return bytes.has("arn:", at: start) || bytes.has("urn:", at: start)
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

    /// A value that a program writes on the line below its name: only a quoted one.
    private func below(_ start: Int, _ lineEnd: Int) -> Int? {
        guard start >= lineEnd || byte(start) == 13, style != .prose else { return nil }
        var position = start
        while position < bounds.upperBound, position - start < 120, Byte.isSpace(byte(position)) { position += 1 }
        return Byte.isQuote(byte(position)) ? position : nil
    }

    /// Behind `, err` or `, _`.
    private func afterError(_ comma: Int, _ lineEnd: Int) -> Int? {
        var position = skipBlanks(comma + 1, lineEnd)
        let start = position
        while position < lineEnd, Byte.isName(byte(position)) { position += 1 }
        guard position - start == 1 && byte(start) == UInt8(ascii: "_") || position - start == 3 && bytes.has("err", at: start) else { return nil }
        return skipBlanks(position, lineEnd)
    }

    /// `= (` with the string in it, perhaps on the line below.
    private func bracketed(_ start: Int, _ lineEnd: Int) -> Int? {
        guard byte(start) == UInt8(ascii: "(") else { return nil }
        let next = skipBlanks(start + 1, lineEnd)
        return below(next, lineEnd) ?? (Byte.isQuote(byte(next)) ? next : nil)
    }

    /// `dbPassword string = "…"`, as Go, Bicep and others declare what they set; `DbPassword As String = "…"` in Visual Basic,
    /// `g_password constant varchar2(30) := '…'` in PL/SQL.
    private func afterTypeWord(_ start: Int, _ lineEnd: Int) -> Int? {
        var position = start
        for _ in 0..<4 {
            let word = position
            while position < lineEnd, position - start < 60, Byte.isName(byte(position)) || "%(*)[]".utf8.contains(byte(position)) { position += 1 }
            guard position > word, Byte.isLetter(byte(word)), Byte.isBlank(byte(position)) else { return nil }
            position = skipBlanks(position, lineEnd)
            if byte(position) == UInt8(ascii: ":"), byte(position + 1) == UInt8(ascii: "=") { position += 1 }
            guard byte(position) != UInt8(ascii: "=") || byte(position + 1) == UInt8(ascii: "=") else {
                position = skipBlanks(position + 1, lineEnd)
                return Byte.isQuote(byte(position)) || isPrefixed(position) ? position : nil
            }
        }
        return nil
    }

    private struct Found {
        var position: Int
        var bareAllowed: Bool
        /// A connection string: the bare word is surely a value.
        var isExplicit = false
        var notation = Notation.plain
        /// The name and the value stand in one string, which ends with this.
        var stringMark: UInt8 = 0
        /// What is named, where the words say otherwise: `IDENTIFIED BY`.
        var name: String?
    }

    /// `get('#password').type('…')`, `fill('#password', '…')`, `find_element(By.ID, "password").send_keys("…")`: what a test of a
    /// page types into a field.
    private func typed(_ start: Int, _ nameStart: Int, _ lineEnd: Int) -> Int? {
        guard style == .code else { return nil }
        var position = start
        while position < lineEnd, position - start < 3, "]\"'`".utf8.contains(byte(position)) { position += 1 }
        guard Byte.isQuote(byte(position - 1)), position > nameStart else { return nil }
        if byte(position) == UInt8(ascii: ",") {
            guard byte(nameStart - 1) == UInt8(ascii: "#") || byte(nameStart - 1) == UInt8(ascii: "=") else { return nil }
            position = skipBlanks(position + 1, lineEnd)
            return Byte.isQuote(byte(position)) ? position : nil
        }
        guard byte(position) == UInt8(ascii: ")"), byte(position + 1) == UInt8(ascii: ".") else { return nil }
        for method in ["type(", "fill(", "sendKeys(", "send_keys(", "setValue(", "set("] as [StaticString] where bytes.has(method, at: position + 2) {
            position = skipBlanks(position + 2 + method.utf8CodeUnitCount, lineEnd)
            return Byte.isQuote(byte(position)) ? position : nil
        }
        return nil
    }

    /// Where the value begins, if something joins it to the name.
    private func valueStart(after end: Int, nameStart: Int, lineEnd: Int) -> Found? {
        var position = end
        var wasQuoted = false
        if byte(position) == Byte.backslash, Byte.isQuote(byte(position + 1)), Byte.isQuote(byte(nameStart - 1)) {
            position += 2
            wasQuoted = true
        } else if Byte.isQuote(byte(position)), Byte.isQuote(byte(nameStart - 1)) {
            position += 1
            wasQuoted = true
        }
        while position < lineEnd, byte(position) == UInt8(ascii: "*") || byte(position) == UInt8(ascii: "_") { position += 1 }
        while position < lineEnd, position - end < 4, "])?!".utf8.contains(byte(position)), byte(position + 1) != UInt8(ascii: "(") {
            if byte(position) == UInt8(ascii: "!") || byte(position) == UInt8(ascii: "?"), byte(position + 1) == UInt8(ascii: "=") { break }
            position += 1
        }
        let afterName = position
        position = skipBlanks(position, lineEnd)
        guard position < lineEnd else { return nil }
        if let typed = typed(afterName, nameStart, lineEnd) { return Found(position: typed, bareAllowed: false) }
        let mark = wasQuoted ? 0 : stringMark(at: nameStart)
        // A constant in capitals is a variable of the environment wherever it is written.
        let isVariable = byte(position) == UInt8(ascii: "=") && position == afterName && (nameStart..<end).allSatisfy { !Byte.isLower(byte($0)) }
        let bare = style != .code || mark != 0 || isVariable

        // Go's `key, _ := hex.DecodeString("…")`: what stands behind the comma is an error.
        if style == .code, byte(position) == UInt8(ascii: ","), let next = afterError(position, lineEnd) { position = next }
        switch byte(position) {
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "+"), UInt8(ascii: "|"), UInt8(ascii: "?"):
            let joinStart = position
            while position < lineEnd, position - joinStart < 4, "=!+|?".utf8.contains(byte(position)) { position += 1 }
            guard byte(position - 1) == UInt8(ascii: "=") else {
                // `environment.SECRET || "default"`.
                let next = skipBlanks(position, lineEnd)
                let isDefault = position - joinStart == 2 && (byte(joinStart) == UInt8(ascii: "|") || byte(joinStart) == UInt8(ascii: "?"))
                return isDefault && Byte.isQuote(byte(next)) ? Found(position: next, bareAllowed: false) : nil
            }
            if byte(position) == UInt8(ascii: ">") || byte(position) == UInt8(ascii: "~") { position += 1 }
            // In a shell an assignment has no blanks; `NAME ?= value` is make's.
            let isDefault = style == .shell && byte(joinStart) == UInt8(ascii: "?")
            let touching = !Byte.isBlank(byte(position)) && position - afterName <= 3
            position = skipBlanks(position, lineEnd)
            if let next = below(position, lineEnd) { return Found(position: next, bareAllowed: false) }
            if let wrapped = wrapped(position, lineEnd) { return wrapped }
            if style == .code, let next = bracketed(position, lineEnd) { return Found(position: next, bareAllowed: false) }
            let line = lineStart(nameStart)
            let isConnection = isConnectionString(position, nameStart, lineEnd) || bytes.has("%let ", at: skipBlanks(line, lineEnd))
            return Found(
                position: position, bareAllowed: bare && (style == .prose || touching || isDefault) || isConnection, isExplicit: isConnection,
                notation: byte(nameStart - 1) == UInt8(ascii: "?") || byte(nameStart - 1) == UInt8(ascii: "&") ? .query : .plain, stringMark: mark)
        case UInt8(ascii: ":"):
            position += 1
            if byte(position) == UInt8(ascii: ":") { return nil }
            if byte(position) == UInt8(ascii: "=") { position += 1 }
            while position < lineEnd, byte(position) == UInt8(ascii: "*") { position += 1 }
            position = skipBlanks(position, lineEnd)
            if let next = below(position, lineEnd) { return Found(position: next, bareAllowed: false) }
            if let typed = afterTypeAnnotation(position, lineEnd) {
                return below(typed, lineEnd).map { Found(position: $0, bareAllowed: false) } ?? wrapped(typed, lineEnd) ?? Found(position: typed, bareAllowed: false)
            }
            if let wrapped = wrapped(position, lineEnd) { return wrapped }
            // An option of Windows: `/password:…`.
            let isOption = position == afterName + 1 && byte(nameStart - 1) == UInt8(ascii: "/") && !Byte.isName(byte(nameStart - 2))
            return Found(position: position, bareAllowed: bare || isOption, isExplicit: isOption, stringMark: mark)
        case UInt8(ascii: ","):
            let isAtom = byte(nameStart - 1) == UInt8(ascii: "{") || byte(nameStart - 1) == UInt8(ascii: ":")
            guard wasQuoted || isAtom || byte(afterName - 1) == UInt8(ascii: "]") else { return nil }
            let next = skipBlanks(position + 1, lineEnd)
            if let next = below(next, lineEnd) { return Found(position: next, bareAllowed: false) }
            if let value = afterValueLabel(next, lineEnd) ?? ofDefault(next) { return Found(position: value, bareAllowed: false) }
            return Byte.isQuote(byte(next)) || isPrefixed(next) ? Found(position: next, bareAllowed: false) : nil
        case UInt8(ascii: "."):
            // `expect(user.password).toEqual("x")`
            var open = position + 1
            while open < lineEnd, open - position < 24, Byte.isName(byte(open)) { open += 1 }
            let next = skipBlanks(open + 1, lineEnd)
            return byte(open) == UInt8(ascii: "(") && Byte.isQuote(byte(next)) ? Found(position: next, bareAllowed: false) : nil
        case UInt8(ascii: "<"):
            // R's arrow.
            var next = position + 1
            while byte(next) == UInt8(ascii: "<"), next - position < 3 { next += 1 }
            guard style == .code, byte(next) == UInt8(ascii: "-"), Byte.isBlank(byte(next + 1)) else { return nil }
            next = skipBlanks(next + 1, lineEnd)
            return wrapped(next, lineEnd) ?? (Byte.isQuote(byte(next)) ? Found(position: next, bareAllowed: false) : nil)
        case UInt8(ascii: "-"):
            // `"password" -> "x"`
            if bytes.has("-m str ", at: position), byte(afterName - 1) == UInt8(ascii: ")") {
                // HAProxy's `req.hdr(X-Mint-Key) -m str …`.
                return Found(position: skipBlanks(position + 7, lineEnd), bareAllowed: true, isExplicit: true)
            }
            let next = skipBlanks(position + 2, lineEnd)
            return byte(position + 1) == UInt8(ascii: ">") && Byte.isQuote(byte(next)) ? Found(position: next, bareAllowed: false) : nil
        case UInt8(ascii: "("), UInt8(ascii: "{"):
            let next = skipBlanks(position + 1, lineEnd)
            if let next = below(next, lineEnd) { return Found(position: next, bareAllowed: false) }
            // "API key (production): …"
            if style == .prose, byte(position) == UInt8(ascii: "("), next < lineEnd,
                let close = bytes[next..<min(lineEnd, next + 40)].firstIndex(of: UInt8(ascii: ")")), byte(close + 1) == UInt8(ascii: ":")
            {
                return Found(position: skipBlanks(close + 2, lineEnd), bareAllowed: true)
            }
            return Byte.isQuote(byte(next)) || isPrefixed(next) ? Found(position: next, bareAllowed: false) : nil
        case UInt8(ascii: "}"):
            // Robot Framework's `${PASSWORD}    value`, at the start of a line.
            let next = skipBlanks(position + 1, lineEnd)
            let isVariable = byte(nameStart - 1) == UInt8(ascii: "{") && byte(nameStart - 2) == UInt8(ascii: "$") && lineStart(nameStart) == nameStart - 2
            return isVariable && (next >= position + 3 || byte(position + 1) == 9) ? Found(position: next, bareAllowed: true, isExplicit: true) : nil
        case UInt8(ascii: ">"):
            // <password>value</password>
            return byte(nameStart - 1) == UInt8(ascii: "<") || style == .prose ? Found(position: position + 1, bareAllowed: true) : nil
        default:
            break
        }
        guard Byte.isBlank(byte(afterName)) else { return nil }
        let name = bytes.text(nameStart..<end)
        let lower = name.lowercased()
        if lower == "identified" { return afterIdentified(position, lineEnd) }
        if bare, name.hasPrefix("-") || isPair(lower) { return Found(position: position, bareAllowed: true) }
        if style == .code, !wasQuoted, let next = afterTypeWord(position, lineEnd) { return Found(position: next, bareAllowed: false) }
        let line = lineStart(nameStart)
        if bytes.has("\\set ", at: line) || bytes.has("ENV ", at: line) || bytes.has("ARG ", at: line) { return Found(position: position, bareAllowed: true) }
        for word in ["or ", "to "] as [StaticString] where bytes.has(word, at: position) && Byte.isQuote(byte(position + 3)) {
            return Found(position: position + 3, bareAllowed: false)
        }
        if byte(position) == Byte.quote, bytes.has("#define", at: lineStart(nameStart)) {
            return Found(position: position, bareAllowed: false)
        }
        if bytes.has("value=", at: position) {
            // <add key="Password" value="…">
            return Found(position: position + 6, bareAllowed: false)
        }
        // PASSWORD 'x' in SQL, and methods called without brackets.
        if !wasQuoted, Byte.isQuote(byte(position)), style != .prose { return Found(position: position, bareAllowed: false) }
        // "pass" alone is a verb.
        return style == .prose && lower != "pass" ? afterProse(position, lineEnd) : nil
    }

    /// `{ name = "DB_PASSWORD", value = "…" }`, on one line.
    private func afterValueLabel(_ start: Int, _ lineEnd: Int) -> Int? {
        var position = start
        if Byte.isQuote(byte(position)) { position += 1 }
        guard bytes.has("value", at: position) || bytes.has("Value", at: position) else { return nil }
        position += 5
        if Byte.isQuote(byte(position)) { position += 1 }
        position = skipBlanks(position, lineEnd)
        guard byte(position) == UInt8(ascii: "=") || byte(position) == UInt8(ascii: ":") else { return nil }
        position = skipBlanks(position + 1, lineEnd)
        return Byte.isQuote(byte(position)) ? position : nil
    }

    /// `add_argument("--password", default="…")`: what an option has when nobody gives it, anywhere among the call's arguments.
    private func ofDefault(_ start: Int) -> Int? {
        guard style == .code else { return nil }
        var position = start
        while position < bounds.upperBound, position - start < 240 {
            let byte = byte(position)
            if byte == UInt8(ascii: ")") || byte == UInt8(ascii: ";") { return nil }
            if Byte.isQuote(byte) {
                guard let string = KeyValueReader.quoted(bytes, at: position, end: min(bounds.upperBound, start + 240)) else { return nil }
                position = string.next
                continue
            }
            if bytes.has("default", at: position), !Byte.isName(self.byte(position - 1)) {
                var value = position + 7
                while Byte.isBlank(self.byte(value)) || "=:>".utf8.contains(self.byte(value)) { value += 1 }
                return value > position + 7 && Byte.isQuote(self.byte(value)) ? value : nil
            }
            position += 1
        }
        return nil
    }

    /// `b"…"`, `@"…"`: a string with a letter before it.
    private func isPrefixed(_ position: Int) -> Bool {
        "bBrRuUN@".utf8.contains(byte(position)) && Byte.isQuote(byte(position + 1))
    }

    /// The quote that opened the string in which `nameStart` lies, or 0: looks back over one line.
    private func stringMark(at nameStart: Int) -> UInt8 {
        guard style == .code else { return 0 }
        var position = lineStart(nameStart)
        var mark: UInt8 = 0
        while position < nameStart {
            let byte = byte(position)
            if byte == Byte.backslash { position += 1 } else if mark == 0, Byte.isQuote(byte) { mark = byte } else if byte == mark { mark = 0 }
            position += 1
        }
        return mark
    }

    /// `IDENTIFIED BY 'x'`, `IDENTIFIED WITH plugin BY 'x'` (SQL).
    private func afterIdentified(_ start: Int, _ lineEnd: Int) -> Found? {
        var position = start
        while position < lineEnd, position - start < 60, !Byte.isQuote(byte(position)), byte(position) != Byte.backslash { position += 1 }
        let words = bytes.text(start..<position).lowercased().split(separator: " ")
        guard words.contains("by"), words.count <= 4 else { return nil }
        return Found(position: position, bareAllowed: false, name: "password")
    }

    /// `Type("value")`, `Buffer.from('value', 'hex')`, `getenv("NAME", "value")`, `["value"`, `"a" if …`: the string within.
    private func wrapped(_ start: Int, _ lineEnd: Int, depth: Int = 0) -> Found? {
        guard !Byte.isQuote(byte(start)), !isPrefixed(start) else { return nil }
        var position = start
        while position < lineEnd, position - start < 64, Byte.isName(byte(position)) || "[]&*!: ".utf8.contains(byte(position)) {
            if byte(position) == UInt8(ascii: "["), Byte.isQuote(byte(position + 1)) {
                return position == start ? Found(position: position + 1, bareAllowed: false, notation: .wrapped) : nil
            }
            position += 1
        }
        guard byte(position) == UInt8(ascii: "("), position > start else { return nil }
        let function = bytes.text(start..<position).lowercased()
        var next = skipBlanks(position + 1, lineEnd)
        guard Byte.isQuote(byte(next)) || isPrefixed(next) else { return depth < 2 ? wrapped(next, lineEnd, depth: depth + 1) : nil }
        if function.contains("env") || function.hasSuffix("get") || function.hasSuffix("fetch") {
            // The first string is a name, the second what holds without it.
            guard let first = KeyValueReader.quoted(bytes, at: next, end: lineEnd) else { return nil }
            next = skipBlanks(first.next, lineEnd)
            guard byte(next) == UInt8(ascii: ",") else { return nil }
            next = skipBlanks(next + 1, lineEnd)
            guard Byte.isQuote(byte(next)) else { return nil }
        }
        return Found(position: next, bareAllowed: false, notation: .wrapped)
    }

    /// `key = []byte{18, 170, …}`, `key: [0x12, …]`: what stands on one line, when it is at least six numbers.
    private func numbers(after end: Int, _ lineEnd: Int) -> Range<Int>? {
        var position = skipBlanks(end, lineEnd)
        // `key[16]`, `key[KEY_SIZE]`
        if byte(position) == UInt8(ascii: "[") {
            while position < lineEnd, position - end < 24, Byte.isName(byte(position)) || byte(position) == UInt8(ascii: "[") { position += 1 }
        }
        while position < lineEnd, position - end < 25, byte(position) == UInt8(ascii: "]") { position += 1 }
        position = skipBlanks(position, lineEnd)
        guard byte(position) == UInt8(ascii: "=") || byte(position) == UInt8(ascii: ":") else { return nil }
        while position < lineEnd, byte(position) != UInt8(ascii: "{"), !(byte(position) == UInt8(ascii: "[") && Byte.isDigit(byte(position + 1))) {
            guard position - end < 80, Byte.isName(byte(position)) || "=:[]&* ".utf8.contains(byte(position)) else { return nil }
            position += 1
        }
        let start = skipBlanks(position + 1, lineEnd)
        guard start < lineEnd, Byte.isDigit(byte(start)) else { return nil }
        var stop = start
        var count = 1
        while stop < lineEnd, Byte.isAlphanumeric(byte(stop)) || byte(stop) == UInt8(ascii: ",") || byte(stop) == 32 {
            if byte(stop) == UInt8(ascii: ",") { count += 1 }
            stop += 1
        }
        return count >= 6 ? start..<stop : nil
    }

    /// What follows `Basic `, `Bearer ` and the like.
    private func withoutScheme(_ value: [UInt8]) -> [UInt8]? {
        guard let blank = value.firstIndex(of: 32), blank >= 4, blank <= 8, value.count > blank + 4 else { return nil }
        let scheme = String(decoding: value[..<blank].map(Byte.lower), as: UTF8.self)
        guard ["basic", "bearer", "token", "apikey", "oauth", "digest", "api-key", "geniekey", "ssws"].contains(scheme) else { return nil }
        return Array(value[(blank + 1)...])
    }

    /// `requirepass xyz` in redis.conf.
    private func isPair(_ name: String) -> Bool { name == "requirepass" || name == "masterauth" || name == "convertto-securestring" }

    private func lineStart(_ start: Int) -> Int {
        var position = start
        while position > bounds.lowerBound, start - position < 200, byte(position - 1) != Byte.newline { position -= 1 }
        return position
    }

    /// `host=db user=shop password=…` and `Server=db;Password=…` and `?user=shop&password=…` are the same in any language.
    private func isConnectionString(_ position: Int, _ nameStart: Int, _ lineEnd: Int) -> Bool {
        let before = byte(nameStart - 1)
        // A piece of one on a line of its own: `"PWD=…;"`.
        if Byte.isQuote(before), Byte.isAlphanumeric(byte(position)) {
            var end = position
            while end < lineEnd, byte(end) != before, byte(end) != UInt8(ascii: ";") { end += 1 }
            return byte(end) == UInt8(ascii: ";") && (byte(end + 1) == before || Byte.isLetter(byte(end + 1)))
        }
        if before == UInt8(ascii: ";") || before == UInt8(ascii: "&") || before == UInt8(ascii: "?") { return true }
        guard before == 32 else { return false }
        // Told by the equals signs, of which there are few.
        var (hasHost, hasOther) = (false, false)
        for place in max(bounds.lowerBound, nameStart - 120)..<nameStart where bytes.at(place) == UInt8(ascii: "=") {
            hasHost = hasHost || hasCaseless("host", endingAt: place, nameStart)
            hasOther = hasOther || hasCaseless("user", endingAt: place, nameStart) || hasCaseless("dbname", endingAt: place, nameStart)
        }
        return hasHost && hasOther
    }

    private func hasCaseless(_ word: StaticString, endingAt end: Int, _ nameStart: Int) -> Bool {
        let start = end - word.utf8CodeUnitCount
        guard start >= max(bounds.lowerBound, nameStart - 120) else { return false }
        for offset in 0..<word.utf8CodeUnitCount where Byte.lower(bytes.at(start + offset)) != word.utf8Start[offset] { return false }
        return true
    }

    /// `: String = "…"`, `: str = "…"` and Rust's `: &'static str = "…"`.
    private func afterTypeAnnotation(_ start: Int, _ lineEnd: Int) -> Int? {
        let isReference = byte(start) == UInt8(ascii: "&")
        guard style == .code, Byte.isLetter(byte(start)) || isReference else { return nil }
        var position = start
        while position < lineEnd, position - start < 60,
            Byte.isName(byte(position)) || "?[]<>|& ".utf8.contains(byte(position)) || isReference && position == start + 1 && byte(position) == Byte.apostrophe
        {
            position += 1
        }
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
            // VyOS's `secret '…'`; in a sentence an apostrophe rather ends a word.
            if byte(position) == Byte.apostrophe, position == start { return Found(position: position, bareAllowed: false) }
            let wordStart = position
            while position < lineEnd, !Byte.isBlank(byte(position)) { position += 1 }
            var word = bytes.text(wordStart..<position).lowercased()
            if word.hasSuffix(":") && word.count > 1 || word == "=" || word == "->" || word == "→" || word == "-" {
                return Found(position: skipBlanks(position, lineEnd), bareAllowed: true)
            }
            while word.hasPrefix("(") { word.removeFirst() }
            if ["is", "was", "now", "to", "ist", "as", "lautet"].contains(word) {
                let next = skipBlanks(position, lineEnd)
                if let following = followingWord(next, lineEnd), Self.fillers.contains(following) { continue }
                return Found(position: next, bareAllowed: true)
            }
            if word.hasSuffix(".") || word.hasSuffix("?") || word.hasSuffix("!") { return nil }
        }
        return nil
    }

    /// What stands between "is" and the password.
    private static let fillers: Set<String> = [
        "now", "still", "set", "currently", "again", "to", "the", "changed", "jetzt", "nun", "wieder", "aktuell",
    ]

    /// "password hG7…": the next word is plainly no word.
    private func isOdd(_ start: Int, _ lineEnd: Int) -> Bool {
        var end = start
        var digits = 0
        var letters = 0
        var uppers = 0
        guard Byte.isAlphanumeric(byte(start)) else { return false }
        while end < lineEnd, !Byte.isSpace(byte(end)) {
            if ":/@()=".utf8.contains(byte(end)) { return false }
            if Byte.isDigit(byte(end)) { digits += 1 } else if Byte.isLetter(byte(end)) { letters += 1 }
            if Byte.isUpper(byte(end)) { uppers += 1 }
            end += 1
        }
        return end - start >= 10 && letters >= 4 && (digits >= 2 || digits == 1 && uppers >= 3 && letters - uppers >= 3)
    }

    private func followingWord(_ start: Int, _ lineEnd: Int) -> String? {
        var position = start
        while position < lineEnd, Byte.isLetter(byte(position)) { position += 1 }
        return position > start ? bytes.text(start..<position).lowercased() : nil
    }

    private func value(
        at start: Int, lineEnd: Int, bareAllowed: Bool, stringMark: UInt8, endsAtAmpersand: Bool
    ) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool)? {
        var position = start
        // String prefixes: b"…", f"…", @"…", N'…'.
        if !Byte.isQuote(byte(position)), Byte.isQuote(byte(position + 1)), "bBrRuUfFN@".utf8.contains(byte(position)) {
            if byte(position) == UInt8(ascii: "f") || byte(position) == UInt8(ascii: "F") { return nil }
            position += 1
        }
        if byte(position) == Byte.backslash, Byte.isQuote(byte(position + 1)) {
            // A quoted string inside a quoted string.
            let mark = byte(position + 1)
            var end = position + 2
            while end < lineEnd, byte(end) != Byte.backslash || byte(end + 1) != mark, byte(end) != mark { end += 1 }
            guard byte(end) == Byte.backslash, end > position + 2 else { return nil }
            return (Array(bytes[position + 2..<end]), position + 2..<end, true)
        }
        if let literal = percentLiteral(at: position, lineEnd) { return literal }
        if style == .code, let literal = longBracket(at: position, lineEnd) ?? doubled(at: position, lineEnd) { return literal }
        let first = byte(position)
        if Byte.isQuote(first), first != stringMark {
            var quotes = position
            while byte(quotes) == first, quotes - position < 3 { quotes += 1 }
            if quotes - position == 2 { return nil }
            guard let quoted = KeyValueReader.quoted(bytes, at: quotes - 1, end: lineEnd), !quoted.bytes.isEmpty else { return nil }
            return style == .code ? concatenated(quoted, lineEnd) : (quoted.bytes, quoted.range, true)
        }
        guard bareAllowed else { return nil }
        // An authentication scheme is one word, what it takes another.
        var end = position
        var hasScheme = false
        let isQuery = endsAtAmpersand && byte(start - 1) == UInt8(ascii: "=")
        while end < lineEnd, end - position <= 1024 {
            let byte = byte(end)
            if byte == 32, !hasScheme, end > position, isScheme(position..<end, after: start) {
                hasScheme = true
                end += 1
                continue
            }
            if Byte.isSpace(byte) || Byte.isQuote(byte) || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") { break }
            if isQuery && (byte == UInt8(ascii: "&")) { break }
            if stringMark != 0, byte == Byte.backslash { break }
            if byte == UInt8(ascii: ",") && style != .prose { break }
            end += 1
        }
        while end > position, ".,:)]}*\\".utf8.contains(byte(end - 1)) { end -= 1 }
        guard end > position else { return nil }
        return (Array(bytes[position..<end]), position..<end, false)
    }

    /// Ruby's `%q(…)` and `%Q{…}`.
    private func percentLiteral(at start: Int, _ lineEnd: Int) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool)? {
        guard byte(start) == UInt8(ascii: "%"), byte(start + 1) | 32 == UInt8(ascii: "q") else { return nil }
        let closing: UInt8
        switch byte(start + 2) {
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
        case UInt8(ascii: "["): closing = UInt8(ascii: "]")
        case UInt8(ascii: "|"), UInt8(ascii: "!"): closing = byte(start + 2)
        default: return nil
        }
        guard let end = (start + 3..<max(start + 3, lineEnd)).first(where: { byte($0) == closing }), end > start + 3 else { return nil }
        return (Array(bytes[start + 3..<end]), start + 3..<end, true)
    }

    /// `"…" + "…"`: strings that a program joins, with nothing else between.
    private func concatenated(
        _ first: (bytes: [UInt8], range: Range<Int>, next: Int), _ lineEnd: Int
    ) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool) {
        var (value, range, next) = first
        for _ in 0..<8 {
            let mark = skipBlanks(next, lineEnd)
            guard byte(mark) == UInt8(ascii: "+") || byte(mark) == UInt8(ascii: ".") || byte(mark) == UInt8(ascii: "&") else { break }
            let start = skipBlanks(mark + 1, lineEnd)
            guard byte(start) == byte(first.range.lowerBound - 1), let piece = KeyValueReader.quoted(bytes, at: start, end: lineEnd) else { break }
            (value, range, next) = (value + piece.bytes, range.lowerBound..<piece.range.upperBound, piece.next)
        }
        return (value, range, true)
    }

    /// SQL doubles the quotes of what stands in a string.
    private func doubled(at start: Int, _ lineEnd: Int) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool)? {
        guard byte(start) == Byte.apostrophe, byte(start + 1) == Byte.apostrophe, Byte.isAlphanumeric(byte(start + 2)) else { return nil }
        var end = start + 2
        while end < lineEnd, byte(end) != Byte.apostrophe, !Byte.isSpace(byte(end)) { end += 1 }
        return byte(end) == Byte.apostrophe && byte(end + 1) == Byte.apostrophe ? (Array(bytes[start + 2..<end]), start + 2..<end, true) : nil
    }

    /// Lua's `[[…]]`.
    private func longBracket(at start: Int, _ lineEnd: Int) -> (bytes: [UInt8], range: Range<Int>, isQuoted: Bool)? {
        guard byte(start) == UInt8(ascii: "["), byte(start + 1) == UInt8(ascii: "["), Byte.isAlphanumeric(byte(start + 2)),
            let end = (start + 2..<max(start + 2, lineEnd)).first(where: { byte($0) == UInt8(ascii: "]") }), byte(end + 1) == UInt8(ascii: "]"),
            !bytes[start + 2..<end].contains(where: { ", ".utf8.contains($0) })
        else { return nil }
        return (Array(bytes[start + 2..<end]), start + 2..<end, true)
    }

    /// Words that mean something else elsewhere are schemes only in the header that takes them (RFC 9110, section 11.6.2).
    private func isScheme(_ range: Range<Int>, after start: Int) -> Bool {
        guard range.count <= 8 else { return false }
        let word = bytes.text(range).lowercased()
        if ["basic", "bearer", "apikey"].contains(word) { return true }
        return ["token", "api-key", "geniekey", "ssws"].contains(word) && bytes.text(start - 15..<start).lowercased().hasSuffix("authorization: ")
    }
}
