/// `connect scott/…@db` and `conn scott/…@db`, alone on a line of SQL*Plus's, whether in a file of its own or handed to it by a script.
///
/// In text people connect many things, with a slash now and then; hence the word is taken only where a line or a string begins with
/// it and a name, a slash, a password and an address follow in one word. Asked at each place of the word, before the file is read.
enum OracleLogin {
    static let anchors = ["connect ", "conn "]

    private static let reach = 160

    /// Where the password stands behind an anchor that ends at `end`.
    static func password(in bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Range<Int>? {
        let limit = min(bytes.count, end + reach)
        var slash = end
        while slash < limit, isName(bytes[slash]) { slash += 1 }
        guard slash > end, slash + 4 < limit, bytes[slash] == UInt8(ascii: "/"), isLineStart(bytes, before: end) else { return nil }
        var at: Int?
        var stop = slash + 1
        while stop < limit, !Byte.isSpace(bytes[stop]), !Byte.isQuote(bytes[stop]), bytes[stop] != UInt8(ascii: ";"), bytes[stop] != Byte.backslash {
            if bytes[stop] == UInt8(ascii: "@") { at = stop }
            stop += 1
        }
        guard let at, at > slash + 3, stop > at + 1 else { return nil }
        return slash + 1..<at
    }

    private static func isName(_ byte: UInt8) -> Bool { Byte.isAlphanumeric(byte) || "_$#".utf8.contains(byte) }

    private static func isLineStart(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        var start = end - 1
        while start > 0, Byte.isLetter(bytes[start - 1]) { start -= 1 }
        while start > 0, Byte.isBlank(bytes[start - 1]) { start -= 1 }
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        // A new line of a string reads `\n`.
        return before == Byte.newline || Byte.isQuote(before) || before == UInt8(ascii: ";") || before == UInt8(ascii: ">")
    }
}
