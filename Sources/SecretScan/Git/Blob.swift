/// A blob at hand during a walk. Valid only within the visit.
public struct Blob {
    public let id: ObjectID
    public let bytes: UnsafeBufferPointer<UInt8>
    /// What its delta took over from its base, in order of the target; `nil` when there is no base at hand.
    var copies: [Delta.Copy]?
    /// The base's size; 0 without one.
    var baseCount = 0
    /// What was read before it, of its base and the like; `nil` where nothing is remembered.
    var chain: Chain?
    /// What is new to the chain.
    var news: Chain.News?

    /// The parts that the base does not hold in one piece: what was inserted, and the seams between copies, each with
    /// `margin` bytes on both sides and widened to whole lines of at most 4 KiB. Empty when the base holds everything.
    public func changes(margin: Int) -> [Range<Int>] {
        guard let copies else { return [0..<bytes.count] }
        var changes: [Range<Int>] = []
        func add(_ start: Int, _ end: Int) {
            let lower = lineStart(before: max(0, start - margin))
            let upper = lineEnd(after: min(bytes.count, end + margin))
            if let last = changes.last, lower <= last.upperBound {
                changes[changes.count - 1] = last.lowerBound..<max(last.upperBound, upper)
            } else {
                changes.append(lower..<upper)
            }
        }
        var reached = 0
        for copy in copies {
            if copy.target > reached || copy.source != 0 || reached > 0 { add(reached, copy.target) }
            reached = copy.target + copy.count
        }
        let endsAlike = copies.last.map { $0.source + $0.count == baseCount } ?? false
        if reached < bytes.count || !endsAlike { add(reached, bytes.count) }
        return changes
    }

    /// Where a part of the base stands in this blob, if it stands here unchanged, and `margin` bytes around it too.
    public func place(of range: Range<Int>, margin: Int) -> Range<Int>? {
        guard let copies else { return nil }
        let lower = max(0, range.lowerBound - margin)
        let upper = min(baseCount, range.upperBound + margin)
        for copy in copies where copy.source <= lower && upper <= copy.source + copy.count {
            let distance = copy.target - copy.source
            return range.lowerBound + distance..<range.upperBound + distance
        }
        return nil
    }

    /// The line of an offset, 1-based.
    public func line(of offset: Int) -> Int {
        var line = 1
        for byte in bytes[..<min(offset, bytes.count)] where byte == Byte.newline { line += 1 }
        return line
    }

    private func lineStart(before offset: Int) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let lowest = max(0, offset - Self.longestStart)
        return ByteSearch.last(Byte.newline, in: lowest..<offset, of: base).map { $0 + 1 } ?? lowest
    }

    private func lineEnd(after offset: Int) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        let end = min(bytes.count, offset + Self.longestLine)
        return ByteSearch.first(Byte.newline, in: offset..<end, of: base) ?? end
    }

    /// A longer line is cut: what names a value does not stand that far from it.
    private static let longestStart = 512
    private static let longestLine = 4096
}
