import Testing

@testable import SecretScan

@Suite struct AhoCorasickTests {
    @Test func `it finds what a naive search finds`() {
        var samples = Samples(31)
        for _ in 0..<200 {
            let alphabet = Array("abAB_")
            func word(_ count: Int) -> String { String((0..<count).map { _ in alphabet[samples.number(below: alphabet.count)] }) }
            let literals = (0..<6).map { _ in word(1 + samples.number(below: 4)) }
            let text = Array(word(samples.number(below: 60)).utf8)
            let hits = AhoCorasick(literals).hits(in: text)
            var expected: [AhoCorasick.Hit] = []
            for end in 0...text.count {
                for (index, literal) in literals.enumerated() {
                    let pattern = literal.lowercased().utf8
                    guard end >= pattern.count else { continue }
                    if text[(end - pattern.count)..<end].map(Byte.lower).elementsEqual(pattern) { expected.append(.init(literal: index, end: end)) }
                }
            }
            func key(_ hit: AhoCorasick.Hit) -> (Int, Int) { (hit.end, hit.literal) }
            #expect(hits.sorted { key($0) < key($1) } == expected.sorted { key($0) < key($1) })
        }
    }

    @Test func `a file of nothing but anchors is bounded`() {
        #expect(AhoCorasick(["a"]).hits(in: Array(repeating: UInt8(ascii: "a"), count: 1000), limit: 10).count == 10)
    }
}
