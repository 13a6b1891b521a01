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

    @Test func `pieces are never empty, and what is looked for is found by its bytes`() {
        #expect("/a//b/".pieces(between: "/") == ["a", "b"])
        #expect("a-b_c".pieces(between: "-_") == ["a", "b", "c"])
        #expect("".pieces(between: "/").isEmpty)
        #expect("shop.example".holds(".ex"))
        #expect(!"shop".holds("shops"))
        #expect("aab".firstBytes(of: "ab").map { "aab".distance(from: "aab".startIndex, to: $0.lowerBound) } == 1)
    }
}
