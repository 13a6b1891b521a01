import Runtime
import Testing

@Suite struct TextBytesTests {
    @Test(arguments: [
        ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb", ["a", "b"]), ("\n\n", ["", "", ""]), ("a\rb\n", ["a\rb", ""]), ("\r\n", ["", ""]),
        ("ä\nö", ["ä", "ö"]), ("a\r", ["a"]),
    ])
    func `lines are parted at line feeds, and their ends belong to none`(text: String, lines: [String]) {
        #expect(text.lines.map(String.init) == lines)
        #expect(("x" + text + "y").dropFirst().dropLast().lines.map(String.init) == lines)
    }

    @Test func `a line's number is its place among the lines`() {
        let text = (1...500).map { "line \($0)" }.joined(separator: "\n")
        #expect(text.lines.count == 500)
        #expect(text.lines[249] == "line 250")
    }

    @Test func `what moves a cursor, ends a line or turns the writing is shown as a dot`() {
        #expect("a\u{1B}[31mb\nc\r\td".shown == "a·[31mb·c··d")
        #expect("a\u{9B}b\u{202E}c\u{2067}d\u{7F}".shown == "a·b·c·d·")
        #expect("Zoë, 日本 · `x`".shown == "Zoë, 日本 · `x`" && !"Zoë, 日本".hasControls && "\n".hasControls)
    }

    @Test func `a number agrees with what it counts`() {
        #expect([0, 1, 2].map { counted($0, "file") } == ["0 files", "1 file", "2 files"])
        #expect([1, 3].map { counted($0, "entry", "entries") } == ["1 entry", "3 entries"])
    }

    @Test func `pieces are never empty, and what is looked for is found by its bytes`() {
        #expect("/a//b/".pieces(between: "/") == ["a", "b"])
        #expect("a-b_c".pieces(between: "-_") == ["a", "b", "c"])
        #expect("".pieces(between: "/").isEmpty)
        #expect("shop.example".holds(".ex"))
        #expect(!"shop".holds("shops"))
        #expect("aab".firstBytes(of: "ab").map { "aab".distance(from: "aab".startIndex, to: $0.lowerBound) } == 1)
    }
}
