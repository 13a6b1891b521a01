/// The parts of a text that are worth a reader's look: the paragraphs where the prefilter saw something, and what stands
/// close to them. A page of a manual names a password once; the rest of it is not read.
enum Paragraphs {
    /// How far around a hit names and addresses still belong to it, in bytes.
    private static let reach = 1200
    /// A paragraph, or a table, is read this far.
    private static let limit = 64 << 10

    /// Whole lines, in order and apart. `hits` are ends of anchors, in order.
    static func around(_ hits: [Int], in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for hit in hits {
            let settled = found.last?.upperBound ?? 0
            if hit + reach <= settled { continue }
            let end = end(after: max(hit + reach, settled), in: bytes)
            if hit - reach <= settled, let last = found.last {
                found[found.count - 1] = last.lowerBound..<end
            } else {
                found.append(start(before: hit - reach, notBefore: settled, in: bytes)..<end)
            }
        }
        return found
    }

    private static func start(before offset: Int, notBefore bound: Int, in bytes: [UInt8]) -> Int {
        var start = max(bound, min(offset, bytes.count))
        let limit = max(bound, start - limit)
        while start > limit, !isBreak(bytes, at: start - 1) { start -= 1 }
        return start
    }

    private static func end(after offset: Int, in bytes: [UInt8]) -> Int {
        var end = min(offset, bytes.count)
        let limit = min(bytes.count, end + limit)
        while end < limit, !isBreak(bytes, at: end) { end += 1 }
        return min(bytes.count, end + 1)
    }

    /// The end of a line below which an empty one follows.
    private static func isBreak(_ bytes: [UInt8], at index: Int) -> Bool {
        guard bytes[index] == Byte.newline else { return false }
        let next = bytes.at(index + 1)
        return next == Byte.newline || next == 13 && bytes.at(index + 2) == Byte.newline
    }
}

/// Where the prefilter saw something: the ends of anchors, in order.
struct Hits {
    let ends: [Int]

    init(_ ends: [Int]) { self.ends = ends }

    /// Whether an anchor ends in `range`, or right behind it.
    func touch(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = ends.count
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ends.count && ends[low] <= range.upperBound
    }
}
