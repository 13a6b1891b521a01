import EstateTesting
import Foundation
import Runtime
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.000Z", 0), ("2026-11-21T08:30:00.250Z", 1_795_249_800_250),
        ("2026-11-21T08:30:00Z", 1_795_249_800_000), ("2026-11-21", 1_795_219_200_000), ("1969-12-31T23:59:59.999Z", -1),
    ] as [(String, Int64)])
    func `a time is read`(_ text: String, _ milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: ["", "now", "2026-13-01", "yesterday", "2026-11-21T25:00:00Z", "1795249800", "2026-11-21T08:30"])
    func `what is no time is refused`(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `every millisecond reads back as it was written`() {
        var generator = SeededGenerator(seed: 2)
        for offset in 0..<2_000 {
            let time = Timestamp(milliseconds: 1_800_000_000_000 + Int64(offset))
            #expect(Timestamp(time.description) == time)
        }
        for _ in 0..<5_000 {
            let time = Timestamp(milliseconds: Int64.random(in: -60_000_000_000_000...250_000_000_000_000, using: &generator))
            #expect(Timestamp(time.description) == time, "\(time.milliseconds) \(time)")
        }
    }

    @Test func `a time survives JSON, and wrong JSON is refused`() throws {
        let time = Timestamp(milliseconds: 1_795_249_800_251)
        #expect(try JSONDecoder().decode([Timestamp].self, from: JSONEncoder().encode([time])) == [time])
        for wrong in ["[1]", "[null]", "[\"x\"]", "[\"\"]"] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode([Timestamp].self, from: Data(wrong.utf8)) }
        }
    }

    @Test func `mutated times never crash`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            _ = Timestamp(String(decoding: generator.mutate(Array("2026-11-21T08:30:00.250Z".utf8)), as: UTF8.self))
        }
    }

    @Test(arguments: [
        ("0s", .zero), ("500ms", .milliseconds(500)), ("30s", .seconds(30)), ("15m", .seconds(900)), ("12h", .seconds(43_200)),
        ("90d", .seconds(7_776_000)), ("365000d", .seconds(31_536_000_000)), ("007s", .seconds(7)),
    ] as [(String, Duration)])
    func `a length of time is read`(_ text: String, _ expected: Duration) {
        #expect(Duration(brief: text) == expected)
    }

    @Test(arguments: [
        "", "s", "30", "-1s", "+1s", "1.5h", "1 h", " 1h", "1h ", "1H", "1w", "1y", "1hs", "365001d", "99999999999999999999s", "１s", "1\u{301}s",
        "9223372036854775807d",
    ])
    func `what is no length of time is refused`(_ text: String) {
        #expect(Duration(brief: text) == nil)
    }

    @Test(arguments: [
        (Duration.milliseconds(840), "840 ms"), (.milliseconds(3_200), "3.2 s"), (.seconds(4), "4 s"), (.seconds(240), "4 min"),
        (.seconds(25_200), "7 h"), (.seconds(12 * 86_400), "12 d"), (.zero, "0 ms"),
    ] as [(Duration, String)])
    func `a length of time is shown for people`(_ length: Duration, _ text: String) {
        #expect(length.brief == text)
    }
}
