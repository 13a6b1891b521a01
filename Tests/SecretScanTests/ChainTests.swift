import Runtime
import Testing

@testable import SecretScan

/// R3. What is carried along a chain of deltas is what reading every blob whole would find.
@Suite struct ChainTests {
    /// A blob as a walk shows it, and what a delta made it of.
    private struct Version {
        var bytes: [UInt8]
        var copies: [Delta.Copy]?
        var base: Int?
    }

    /// Versions that copy parts of earlier ones, from anywhere to anywhere, and insert lines that mostly stood somewhere before.
    private func versions(_ samples: inout Samples, _ words: [String], count: Int) -> [Version] {
        var lines: [String] = []
        func line(_ samples: inout Samples) -> String {
            if !lines.isEmpty, samples.number(below: 3) > 0 { return lines[samples.number(below: lines.count)] }
            // Some without a blank, some longer than a line is followed, some empty.
            let separator = ["", " ", "-", "\n"][samples.number(below: 4)]
            let text = (0..<samples.number(below: samples.number(below: 10) == 0 ? 90 : 8)).map { _ in words[samples.number(below: words.count)] }.joined(separator: separator)
            lines.append(text)
            return text
        }
        func text(_ samples: inout Samples) -> [UInt8] {
            Array((0..<samples.number(below: 6)).map { _ in line(&samples) }.joined(separator: "\n").utf8) + (samples.number(below: 2) == 0 ? [10] : [])
        }
        var versions = [Version(bytes: (0..<8).flatMap { _ in text(&samples) })]
        while versions.count < count {
            let base = samples.number(below: versions.count)
            let source = versions[base].bytes
            var version = Version(bytes: [], copies: [], base: base)
            for _ in 0..<samples.number(below: 8) {
                if samples.number(below: 3) == 0 { version.bytes += text(&samples) }
                let start = samples.number(below: source.count)
                let length = min(source.count - start, samples.number(below: 300))
                guard length > 0 else { continue }
                version.copies?.append(Delta.Copy(source: start, target: version.bytes.count, count: length))
                version.bytes += source[start..<start + length]
            }
            if samples.number(below: 3) == 0 { version.bytes += text(&samples) }
            versions.append(version)
        }
        return versions
    }

    private func walk(_ versions: [Version], _ chain: Chain?, _ visit: (borrowing Blob, Int) -> Void) throws {
        let id = try #require(ObjectID(hex: Array(repeating: UInt8(ascii: "1"), count: 40)))
        for (index, version) in versions.enumerated() {
            version.bytes.withUnsafeBufferPointer { bytes in
                var blob = Blob(id: id, bytes: bytes, copies: version.copies, baseCount: version.base.map { versions[$0].bytes.count } ?? 0)
                if let chain { (blob.chain, blob.news) = (chain, chain.read(bytes, copies: version.copies)) }
                visit(blob, index)
            }
        }
    }

    @Test(arguments: [false, true])
    func `R3: a trace carried along deltas is what a search of the whole finds`(_ remembersLines: Bool) throws {
        for seed in 1...60 {
            var samples = Samples(UInt64(seed))
            let search = LiteralSearch(["ab", "abc", "bca", "a", "cabcab", "bb-b"].map { Literal($0, isCaseless: $0 != "abc") })
            let versions = versions(&samples, ["a", "b", "c", "AB", "zzzz", "dd d"], count: 30)
            var traces: [LiteralTrace?] = []
            try walk(versions, remembersLines ? Chain(KeyedHash()) : nil) { blob, index in
                let trace = LiteralTrace(of: blob, from: versions[index].base.flatMap { traces[$0] }, by: search)
                traces.append(trace)
                #expect(trace?.hits == search.hits(in: versions[index].bytes), "seed \(seed), version \(index)")
            }
        }
    }

    @Test func `R3: a trace tells what stands wholly within a part`() throws {
        var samples = Samples(5)
        let search = LiteralSearch([Literal("ab"), Literal("abba")])
        try walk(versions(&samples, ["a", "b", "abba"], count: 1), nil) { blob, _ in
            let trace = LiteralTrace(of: blob, from: nil, by: search)
            for lower in 0..<blob.bytes.count {
                let part = lower..<min(blob.bytes.count, lower + 7)
                #expect(trace?.hits(within: [part], lengths: search.lengths) == search.hits(in: blob.bytes, within: [part], limit: 1000))
            }
        }
    }

    @Test func `R3: no anchor is longer than a line is followed, or holds its end`() {
        let search = Scanner().prefilter
        #expect(search.staysInLines)
        #expect(search.longest <= Chain.reach)
    }

    @Test func `R3: no chain is left out in which a value stands`() throws {
        let values = ["S3cret-pass", "abcdabcd", "x!abcd.efgh", "0123456789", "zz.abcdabcd", "\"\"abcdef\"\""]
        let finder = ValueFinder(values.map { Secret($0) })
        var (held, left) = (0, 0)
        for seed in 1...400 {
            var samples = Samples(UInt64(seed))
            // Most words are alike for a chain, so that many chains lack some.
            let own = (0..<2).map { _ in ["abcd", "S3cret", "-pass", "efgh", "x!", "\\n", ".", "\"\"", "0123456789", "ef", "other"][samples.number(below: 11)] }
            let versions = versions(&samples, own + ["q", " "], count: 12)
            var index = WordIndex()
            let keyed = Chain(index.hash)
            try walk(versions, keyed) { _, _ in }
            index.add(keyed.words.hashes, at: .init(pack: "p", root: 0))
            let stood = Set(versions.flatMap { finder.find(in: $0.bytes).map(\.value) })
            for (number, value) in values.enumerated() {
                let isLeftOut = !index.chains(without: [Secret(value)]).isEmpty
                #expect(!(isLeftOut && stood.contains(number)), "seed \(seed), \(value)")
                held += stood.contains(number) ? 1 : 0
                left += isLeftOut ? 1 : 0
            }
        }
        #expect(held > 50 && left > 500)
    }
}
