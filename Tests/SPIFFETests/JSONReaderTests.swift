import EstateTesting
import Foundation
import Runtime
@testable import SPIFFE
import Testing

private func read(_ text: String, depth: Int = 16, values: Int = 20_000) -> JSONValue? {
    try? JSONValue.read(Array(text.utf8), .init(bytes: 65_536, depth: depth, values: values))
}

@Suite("R42: JSON of strangers") struct JSONReaderTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "12", "-1.5e+3", "1E9", #""""#, #""a""#, #""\u00e9\n\"\\\/""#, #""😀\ud83d\ude00""#, "[]", "{}",
        " [ 1 , 2 ] ", #"{"a":{"b":[null]},"c":""}"#,
    ])
    func `what the standard allows is read`(_ text: String) { #expect(read(text) != nil) }

    @Test(arguments: [
        "", " ", "nul", "True", "+1", "01", "1.", ".5", "1e", "--1", "0x1", "NaN", "Infinity", #"""#, #""\x""#, #""\u12""#, #""\ud800""#,
        #""\ud800\u0041""#, #""\udc00""#, "\"\n\"", "[", "[1", "[1,]", "[,]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", "[]x", "[] []",
        #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"x":{"a":1,"b":2,"a":1}}"#, "\u{FEFF}{}", "'a'", "// x\n1", "1 2",
    ])
    func `what it does not allow, and what says a thing twice, is refused`(_ text: String) { #expect(read(text) == nil) }

    @Test func `bytes that are no UTF-8 are refused`() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF, 0xFE]] {
            #expect(throws: JSONCursor.Fault.self) { try JSONValue.read(bytes, .init(bytes: 100)) }
        }
    }

    @Test func `size, depth and count have limits`() {
        #expect(read(String(repeating: "[", count: 16) + String(repeating: "]", count: 16)) != nil)
        #expect(read(String(repeating: "[", count: 17) + "1" + String(repeating: "]", count: 17)) == nil)
        #expect(read(String(repeating: "[", count: 60_000)) == nil)
        #expect(read(String(repeating: #"{"a":"#, count: 10_000)) == nil)
        #expect(read("[1,2,3]", values: 4) != nil)
        #expect(read("[1,2,3]", values: 3) == nil)
        #expect(read("\"" + String(repeating: "a", count: 70_000) + "\"") == nil)
        #expect(read(String(repeating: "1", count: 65)) == nil)
    }

    @Test func `a sequence number above what a floating point number holds is exact`() {
        #expect(read("18446744073709551615")?.number?.unsigned == .max)
        #expect(read("9007199254740993")?.number?.integer == 9_007_199_254_740_993)
        #expect(read("18446744073709551616")?.number?.unsigned == nil)
        #expect(read("1.0")?.number?.integer == nil && read("1.0")?.number?.double == 1)
        #expect(read("1e999")?.number?.double == nil)
    }

    @Test func `what is written is read back`() {
        for text in ["", "a", "\"\\", "\u{0}\u{1F}\u{7F}\u{2028}", "é😀", "</script>"] {
            #expect(read(JSONWriter.quoted(text))?.string == text)
        }
    }

    @Test func `any mutation is read as Foundation reads it, or refused`() throws {
        let seed = Array(#"{"keys":[{"kty":"EC","use":"jwt-svid","kid":"a","n":-1.5e3,"x":["\u00e9",null,true]}],"spiffe_sequence":12}"#.utf8)
        var generator = SeededGenerator(seed: 11)
        var accepted = 0
        for _ in 0..<30_000 {
            let bytes = generator.mutate(seed)
            guard (try? JSONValue.read(bytes, .init(bytes: 4096))) != nil else { continue }
            accepted += 1
            #expect((try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil,
                "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(accepted > 100)
    }

    @Test func `Base64 for URLs has one spelling`() {
        #expect(Base64URL.decode("") == [])
        #expect(Base64URL.decode("-_8") == [0xFB, 0xFF])
        for text in ["-_9", "A", "AA==", "A A", "AA\n", "+/8", "AAAAA", "é"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
        var generator = SeededGenerator(seed: 12)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(Base64URL.decode(bytes.base64URL) == bytes)
        }
    }
}
