import Testing

@testable import Cedar

@Suite struct MixingTests {
    @Test func `texts that differ in one place have different hashes, in all their bits`() {
        var seen: Set<UInt64> = []
        var (ones, zeros) = (UInt64.max, UInt64.max)
        for number in 0..<5_000 {
            for stem in ["", "name-", "a longer name of an entity, "] {
                let bytes = Array((stem + "\(number)").utf8)
                let hash = bytes.withUnsafeBufferPointer { Mixing.hash($0) }
                seen.insert(hash)
                ones &= hash
                zeros &= ~hash
            }
        }
        #expect(seen.count == 15_000 && ones == 0 && zeros == 0)
    }
}
