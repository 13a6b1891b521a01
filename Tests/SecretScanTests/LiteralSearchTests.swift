import Testing

@testable import SecretScan

@Suite struct LiteralSearchTests {
    private func naive(_ literals: [Literal], _ text: [UInt8]) -> [LiteralHit] {
        var hits: [LiteralHit] = []
        for end in 0...text.count {
            for (index, literal) in literals.enumerated() where end >= literal.bytes.count {
                let part = Array(text[(end - literal.bytes.count)..<end])
                let isThere = literal.isCaseless ? part.map(Byte.lower) == literal.bytes.map(Byte.lower) : part == literal.bytes
                if isThere { hits.append(LiteralHit(literal: index, end: end)) }
            }
        }
        return hits
    }

    private func sorted(_ hits: [LiteralHit]) -> [LiteralHit] {
        hits.sorted { $0.end != $1.end ? $0.end < $1.end : $0.literal < $1.literal }
    }

    @Test(arguments: [LiteralSearch.Engine.portable, .fastest])
    func `it finds what a naive search finds`(_ engine: LiteralSearch.Engine) {
        var samples = Samples(31)
        let alphabet = Array("abAB_")
        for _ in 0..<200 {
            func word(_ count: Int) -> String { String((0..<count).map { _ in alphabet[samples.number(below: alphabet.count)] }) }
            let literals = (0..<6).map { _ in Literal(word(1 + samples.number(below: 4)), isCaseless: samples.number(below: 2) == 0) }
            let text = Array(word(samples.number(below: 60)).utf8)
            #expect(sorted(LiteralSearch(literals, engine: engine).hits(in: text)) == naive(literals, text))
        }
    }

    @Test(arguments: [LiteralSearch.Engine.portable, .fastest])
    func `a file of nothing but anchors is bounded`(_ engine: LiteralSearch.Engine) {
        let search = LiteralSearch([Literal("a")], engine: engine)
        #expect(search.hits(in: Array(repeating: UInt8(ascii: "a"), count: 1000), limit: 10).count == 10)
        #expect(search.hits(in: []).isEmpty)
    }

    @Test func `many threads search one database`() async {
        let search = LiteralSearch([Literal("needle")])
        let text = Array((String(repeating: "hay ", count: 5000) + "NEEDLE").utf8)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<64 { group.addTask { search.hits(in: text).count } }
            for await count in group { #expect(count == 1) }
        }
    }
}
