/// Where literals stand in a blob, kept for the blobs that are built on it: what a delta copied brings its literals along,
/// and only what it inserted, and the seams, are searched.
///
/// A literal stands where its own bytes stand, whatever the file is called and whatever is around it. So a place that came
/// along with its bytes is one that a search would find, and a trace is the answer to a search of the whole blob.
public struct LiteralTrace: Sendable {
    /// `end << 32 | literal`, in order: half the size of a hit, and moved by one addition.
    private let places: [UInt64]

    /// A file of more places is not text, and not worth the memory.
    private static let limit = 200_000

    var isEmpty: Bool { places.isEmpty }

    /// Of a blob built on one whose trace is `base`; `nil` where no trace is kept.
    init?(of blob: borrowing Blob, from base: LiteralTrace?, by search: some LiteralFinder) {
        guard blob.bytes.count <= Int(UInt32.max) else { return nil }
        // Where its base had too many places, so has this one.
        guard blob.copies == nil || base != nil else { return nil }
        let news = search.staysInLines && search.longest <= Chain.reach ? blob.news : nil
        let parts = news?.parts ?? Self.gaps(between: blob.copies ?? [], of: blob.bytes.count, margin: search.longest - 1)
        let fresh = search.hits(in: blob.bytes, within: parts, limit: Self.limit)
        guard fresh.count < Self.limit else { return nil }
        if let news { blob.chain?.settle(news, fresh) }
        self.init(fresh, and: blob.copies.map { copies in base?.carried(along: copies, search.lengths) ?? [] } ?? [])
    }

    private init?(_ fresh: [LiteralHit], and carried: [UInt64]) {
        guard fresh.count + carried.count < Self.limit else { return nil }
        places = Self.merged(carried, fresh.map { UInt64($0.end) << 32 | UInt64($0.literal) })
    }

    /// All of them, or those that stand wholly within one of `ranges`, which are in order and apart.
    func hits(within ranges: [Range<Int>], lengths: [Int]) -> [LiteralHit] {
        var hits: [LiteralHit] = []
        var index = 0
        for range in ranges {
            index = position(after: range.lowerBound, near: index)
            while index < places.count {
                let hit = Self.hit(places[index])
                guard hit.end <= range.upperBound else { break }
                if hit.end - lengths[hit.literal] >= range.lowerBound { hits.append(hit) }
                index += 1
            }
        }
        return hits
    }

    var hits: [LiteralHit] { places.map(Self.hit) }

    private static func hit(_ place: UInt64) -> LiteralHit {
        LiteralHit(literal: Int(truncatingIfNeeded: place & 0xFFFF_FFFF), end: Int(truncatingIfNeeded: place >> 32))
    }

    /// The first place that ends behind `offset`.
    private func position(after offset: Int) -> Int {
        let wanted = UInt64(offset + 1) << 32
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The same, beginning where the last was: copies mostly follow one another in the base too.
    private func position(after offset: Int, near last: Int) -> Int {
        let wanted = UInt64(offset + 1) << 32
        guard last == 0 || places[last - 1] < wanted, last + 16 >= places.count || places[last + 16] >= wanted else { return position(after: offset) }
        var index = last
        while index < places.count, places[index] < wanted { index += 1 }
        return index
    }

    // MARK: - Along a delta

    /// What stands wholly in what was copied, where it stands now. In order, as the copies are.
    private func carried(along copies: [Delta.Copy], _ lengths: [Int]) -> [UInt64] {
        var carried: [UInt64] = []
        guard !places.isEmpty else { return carried }
        carried.reserveCapacity(places.count)
        var index = 0
        for copy in copies {
            let distance = UInt64(bitPattern: Int64(copy.target - copy.source)) << 32
            let end = UInt64(copy.source + copy.count + 1) << 32
            index = position(after: copy.source, near: index)
            while index < places.count, places[index] < end {
                let place = places[index]
                index += 1
                if Int(place >> 32) - lengths[Int(place & 0xFFFF_FFFF)] >= copy.source { carried.append(place &+ distance) }
            }
        }
        return carried
    }

    /// The parts of a blob that no copy holds, each with `margin` bytes around it: what straddles a seam stands in them.
    private static func gaps(between copies: [Delta.Copy], of count: Int, margin: Int) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        func add(_ start: Int, _ end: Int) {
            let (lower, upper) = (max(0, start - margin), min(count, end + margin))
            if let last = gaps.last, lower <= last.upperBound {
                gaps[gaps.count - 1] = last.lowerBound..<max(last.upperBound, upper)
            } else if lower < upper {
                gaps.append(lower..<upper)
            }
        }
        var reached = 0
        for copy in copies {
            if copy.target > 0 { add(reached, copy.target) }
            reached = copy.target + copy.count
        }
        if reached < count { add(reached, count) }
        return gaps
    }

    /// Two lists in order as one, each place once.
    private static func merged(_ one: [UInt64], _ other: [UInt64]) -> [UInt64] {
        if other.isEmpty { return one }
        if one.isEmpty { return other }
        return [UInt64](unsafeUninitializedCapacity: one.count + other.count) { places, count in
            var (left, right) = (0, 0)
            while left < one.count, right < other.count {
                let (first, second) = (one[left], other[right])
                places[count] = min(first, second)
                count += 1
                if first <= second { left += 1 }
                if second <= first { right += 1 }
            }
            for place in left < one.count ? one[left...] : other[right...] {
                places[count] = place
                count += 1
            }
        }
    }
}

/// Finds literals of known lengths in bytes.
protocol LiteralFinder {
    /// Of each literal.
    var lengths: [Int] { get }
    var longest: Int { get }
    /// Whether none of them holds the end of a line.
    var staysInLines: Bool { get }
    /// In order of their ends, then of the literals.
    func hits(in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [LiteralHit]
}

extension LiteralFinder {
    /// In some parts alone, in order and apart. They are searched as one text: a search has a price of its own, and most parts
    /// are short.
    func hits(in bytes: UnsafeBufferPointer<UInt8>, within parts: [Range<Int>], limit: Int) -> [LiteralHit] {
        guard let first = parts.first else { return [] }
        if parts.count == 1 {
            var hits = hits(in: UnsafeBufferPointer(rebasing: bytes[first]), limit: limit)
            if first.lowerBound > 0 { for index in hits.indices { hits[index].end += first.lowerBound } }
            return hits
        }
        var joined: [UInt8] = []
        joined.reserveCapacity(parts.reduce(0) { $0 + $1.count + 1 })
        for part in parts {
            joined.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[part]))
            // Stands in no anchor.
            joined.append(0)
        }
        var hits = joined.withUnsafeBufferPointer { self.hits(in: $0, limit: limit) }
        var (number, start) = (0, 0)
        for index in hits.indices {
            while hits[index].end > start + parts[number].count { (number, start) = (number + 1, start + parts[number].count + 1) }
            hits[index].end += parts[number].lowerBound - start
        }
        return hits
    }
}
