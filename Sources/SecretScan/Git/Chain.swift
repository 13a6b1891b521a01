/// What has been read so far of a blob that is stored whole and of all that is built on it: their lines, of which three in
/// four come again and again, their words, and the parts in which nothing was found. Used by one thread.
final class Chain {
    /// A line, or the part of one that is near to a change.
    struct Line {
        var range: Range<Int>
        fileprivate var hash: UInt64
    }

    /// What a blob has that is not known to hold nothing.
    struct News {
        /// In order and apart.
        var parts: [Range<Int>] = []
        /// The lines among them that were never met before.
        var fresh: [Line] = []
    }

    /// How far a line is followed beyond a change: further than any literal or the part of a word that counts is long.
    static let reach = 128

    private let hash: KeyedHash
    private var lines = LineSet()
    private(set) var words = WordSet()

    init(_ hash: KeyedHash) { self.hash = hash }

    /// Reads what a blob does not have from its base.
    func read(_ bytes: UnsafeBufferPointer<UInt8>, copies: [Delta.Copy]?) -> News {
        var news = News()
        guard let base = bytes.baseAddress else { return news }
        guard let copies else {
            read(0..<bytes.count, of: base, into: &news)
            return news
        }
        // What no copy holds, and the seams, out to the ends of their lines where these are near.
        var gap = 0..<0
        var reached = 0
        func add(_ end: Int) {
            var lower = max(0, reached - Self.reach)
            if let newline = ByteSearch.last(Byte.newline, in: lower..<reached, of: base) { lower = newline + 1 }
            var upper = min(bytes.count, end + Self.reach)
            if let newline = ByteSearch.first(Byte.newline, in: end..<upper, of: base) { upper = newline }
            if lower > gap.upperBound {
                read(gap, of: base, into: &news)
                gap = lower..<upper
            } else {
                gap = gap.lowerBound..<max(gap.upperBound, upper)
            }
        }
        for copy in copies {
            add(copy.target)
            reached = copy.target + copy.count
        }
        add(bytes.count)
        read(gap, of: base, into: &news)
        return news
    }

    private func read(_ gap: Range<Int>, of base: UnsafePointer<UInt8>, into news: inout News) {
        var start = gap.lowerBound
        while start < gap.upperBound {
            let end = ByteSearch.first(Byte.newline, in: start..<gap.upperBound, of: base) ?? gap.upperBound
            defer { start = end + 1 }
            let isNextOfPart = news.parts.last.map { $0.upperBound + 1 == start } ?? false
            if end > start {
                let line = hash(base + start, end - start)
                switch lines.meet(line) {
                case .silent: continue
                case .known: break
                case .fresh:
                    news.fresh.append(Line(range: start..<end, hash: line))
                    words.insert(base + start, end - start, hash)
                }
            } else if !isNextOfPart {
                continue
            }
            if isNextOfPart {
                news.parts[news.parts.count - 1] = news.parts[news.parts.count - 1].lowerBound..<end
            } else {
                news.parts.append(start..<end)
            }
        }
    }

    /// Remembers the lines in which a search found nothing.
    func settle(_ news: News, _ hits: [LiteralHit]) {
        var next = 0
        for line in news.fresh {
            while next < hits.count, hits[next].end <= line.range.lowerBound { next += 1 }
            if next == hits.count || hits[next].end > line.range.upperBound { lines.silence(line.hash) }
        }
    }

    // MARK: - Parts that are read by themselves

    /// A document that is read apart from all around it; `purpose` stands for whatever else decides what is found in it.
    struct Part {
        fileprivate var hash: UInt64
    }

    /// `nil` where the same part was read before and held nothing.
    func part(_ bytes: UnsafeBufferPointer<UInt8>, change: Range<Int>, purpose: Int) -> Part? {
        guard let base = bytes.baseAddress else { return nil }
        let part = Part(hash: hash(hash(base, bytes.count), UInt64(change.lowerBound) << 32 | UInt64(change.count), UInt64(bitPattern: Int64(purpose))))
        return lines.meet(part.hash) == .silent ? nil : part
    }

    /// Remembers that a part held nothing.
    func settle(_ part: Part) { lines.silence(part.hash) }
}
