/// Reads passwords that one side of a dialogue gives when the other has asked: a script that answers a prompt (Expect,
/// pexpect), and what a trace shows of protocols that log in without encryption (RFC 959, RFC 1939, RFC 3501, RFC 4616, RFC 4954).
enum DialogueReader {
    /// Marks of an answer. Those of protocols are in capitals, as programs send them.
    static let answers = ["send \"", "send -- \"", "sendline("]
    static let logins = ["PASS ", " LOGIN ", "AUTH PLAIN ", "AUTHENTICATE PLAIN ", "334 UGFzc3dvcmQ6", "ftp -n", "ftp -i", "ftp -v"] + monitored

    /// What Redis's `MONITOR` shows of logins.
    private static let monitored = ["] \"AUTH\" \"", "] \"auth\" \"", "\" \"AUTH\" \"", "\" \"auth\" \""]

    private static let reach = 400

    static func read(_ bytes: [UInt8], start: Int, end: Int) -> Assignment? {
        if bytes.has("send", at: start) { return answer(bytes, start: start, end: end) }
        if bytes.has("PASS ", at: start) { return pass(bytes, start: start, end: end) }
        if bytes.has(" LOGIN ", at: start) { return login(bytes, start: start, end: end) }
        if bytes.has("334 ", at: start) { return challenged(bytes, from: end) }
        if bytes.has("AUTH\" \"", at: end - 7) || bytes.has("auth\" \"", at: end - 7) { return monitored(bytes, start: start, from: end - 1) }
        if bytes.has("ftp -", at: start) { return handed(bytes, from: end) }
        return plain(bytes, from: end)
    }

    // MARK: - Scripts

    /// `send "…\r"` after `expect "assword:"`, `child.sendline('…')` after `child.expect('assword:')`.
    private static func answer(_ bytes: [UInt8], start: Int, end: Int) -> Assignment? {
        var open = end
        if bytes[end - 1] == Byte.quote { open = end - 1 }
        if Byte.isLetter(bytes.at(open)), Byte.isQuote(bytes.at(open + 1)) { open += 1 }
        guard Byte.isQuote(bytes.at(open)), let quoted = KeyValueReader.quoted(bytes, at: open, end: min(bytes.count, open + 300)) else { return nil }
        var value = quoted.bytes
        // Apostrophes keep escapes as they are written.
        for tail in ["\\r", "\\n", "\\r"] as [StaticString] where value.has(tail, at: value.count - 2) { value.removeLast(2) }
        while let last = value.last, last < 32 { value.removeLast() }
        guard value.count >= 4, asksForPassword(bytes, before: start) else { return nil }
        let range = quoted.range.lowerBound..<min(quoted.range.upperBound, quoted.range.lowerBound + value.count)
        return Assignment(name: "password", path: "password", value: value, range: range, isQuoted: true, scope: -1, judgedAs: .ini)
    }

    /// Whether the last thing that was waited for speaks of a password, and nothing has been sent since.
    private static func asksForPassword(_ bytes: [UInt8], before start: Int) -> Bool {
        let from = max(0, start - reach)
        guard let expect = (from..<start).last(where: { bytes.has("expect", at: $0) }) else { return false }
        let asked = Array(bytes[expect..<start].map(Byte.lower))
        // The word of `expect { "assword" { send "…" } }` stands in one line with its answer.
        return (asked.contains("assword") || asked.contains("assphrase")) && !asked.contains("send \"") && !asked.contains("sendline(")
    }

    // MARK: - Protocols

    /// Where what one side said begins: after a line's beginning, a time, an arrow.
    private static func isSaid(_ bytes: [UInt8], at start: Int) -> Bool {
        guard start > 0 else { return true }
        var before = start - 1
        while before > 0, Byte.isBlank(bytes[before]) { before -= 1 }
        return [Byte.newline, 13, 10, UInt8(ascii: ">"), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "|")].contains(bytes[before])
    }

    private static func word(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        var end = start
        while end < bytes.count, end - start < 128, !Byte.isSpace(bytes[end]), bytes[end] != Byte.backslash, !Byte.isQuote(bytes[end]) { end += 1 }
        return end - start >= 4 ? start..<end : nil
    }

    /// `USER kim`, then `PASS …`: FTP and POP3.
    private static func pass(_ bytes: [UInt8], start: Int, end: Int) -> Assignment? {
        guard isSaid(bytes, at: start), let value = word(bytes, from: end), Byte.isSpace(bytes.at(value.upperBound)) || value.upperBound == bytes.count,
            TextValue.looksChosen(Array(bytes[value]))
        else { return nil }
        var user: String?
        var index = start - 1
        while index >= max(0, start - reach), user == nil {
            if bytes.has("USER ", at: index), isSaid(bytes, at: index) { user = word(bytes, from: index + 5).map { bytes.text($0) } ?? "" }
            index -= 1
        }
        guard let user else { return nil }
        return said(Array(bytes[value]), value, user: user.isEmpty ? nil : user, scheme: "ftp")
    }

    /// `1700000000.1 [0 10.1.1.1:5011] "AUTH" "kim" "…"`, also within `HELLO`.
    private static func monitored(_ bytes: [UInt8], start: Int, from open: Int) -> Assignment? {
        if bytes[start] == Byte.quote {
            let line = bytes[max(0, start - 60)..<start]
            guard line.contains(UInt8(ascii: "]")), Array(line).contains("\"HELLO") || Array(line).contains("\"hello") else { return nil }
        }
        let end = min(bytes.count, open + reach)
        guard var word = KeyValueReader.quoted(bytes, at: open, end: end) else { return nil }
        var user: String?
        if bytes.has(" \"", at: word.next), let next = KeyValueReader.quoted(bytes, at: word.next + 1, end: end) {
            user = String(decoding: word.bytes, as: UTF8.self)
            word = next
        }
        return said(word.bytes, word.range, user: user, scheme: "redis")
    }

    /// `user kim …`, among the lines that a script hands to `ftp`.
    private static func handed(_ bytes: [UInt8], from start: Int) -> Assignment? {
        for line in Lines(bytes, in: start..<min(bytes.count, start + reach)).dropFirst() {
            guard let first = line.first(where: { !Byte.isBlank(bytes[$0]) }), bytes.has("user ", at: first) else { continue }
            let words = CommandReader(bytes: bytes, bounds: line).words(from: first)
            guard words.count == 3, TextValue.looksChosen(words[2].value), Shape(words[2].value).classes >= 2 else { return nil }
            return said(words[2].value, words[2].range, user: words[1].text, scheme: "ftp")
        }
        return nil
    }

    /// `a1 LOGIN kim …`: IMAP.
    private static func login(_ bytes: [UInt8], start: Int, end: Int) -> Assignment? {
        var tag = start
        while tag > 0, start - tag < 12, Byte.isAlphanumeric(bytes[tag - 1]) { tag -= 1 }
        guard tag < start, bytes[tag..<start].contains(where: Byte.isDigit), isSaid(bytes, at: tag) else { return nil }
        let line = bytes[end...].prefix(300).prefix { $0 != Byte.newline && $0 != 13 }
        let words = CommandReader(bytes: bytes, bounds: end..<line.endIndex).words(from: end)
        guard words.count == 2, TextValue.looksChosen(words[1].value) else { return nil }
        return said(words[1].value, words[1].range, user: words[0].text, scheme: "imap")
    }

    /// `AUTH PLAIN` and what NULs part in Base64: nobody or the user, the user, the password.
    private static func plain(_ bytes: [UInt8], from start: Int) -> Assignment? {
        guard let range = word(bytes, from: start), range.count >= 12, let decoded = Base64.decode(bytes[range]) else { return nil }
        let parts = decoded.split(separator: 0, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[1].isEmpty, parts[2].count >= 4, parts[2].allSatisfy({ $0 >= 32 && $0 < 127 }) else { return nil }
        return said(Array(parts[2]), range, user: String(decoding: parts[1], as: UTF8.self), scheme: "smtp")
    }

    /// `334 UGFzc3dvcmQ6`, a server's "Password:"; the answer stands in the next line.
    private static func challenged(_ bytes: [UInt8], from start: Int) -> Assignment? {
        guard let line = bytes[start...].prefix(40).firstIndex(of: Byte.newline) else { return nil }
        let next = bytes[(line + 1)...].prefix(300)
        guard let end = next.firstIndex(of: Byte.newline) ?? (next.endIndex == bytes.count ? next.endIndex : nil), let last = bytes[(line + 1)..<end].split(whereSeparator: Byte.isSpace).last, let decoded = Base64.decode(last), decoded.count >= 4,
            decoded.allSatisfy({ $0 >= 32 && $0 < 127 })
        else { return nil }
        return said(decoded, last.startIndex..<last.endIndex, user: nil, scheme: "smtp")
    }

    private static func said(_ value: [UInt8], _ range: Range<Int>, user: String?, scheme: String) -> Assignment {
        Assignment(
            name: "password", path: "password", value: value, range: range, isQuoted: true, scope: -1, isCertain: true,
            endpoint: EndpointParts(scheme: scheme, user: user), judgedAs: .ini)
    }
}
