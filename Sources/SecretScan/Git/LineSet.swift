/// The lines of a chain, by their hashes, and which of them are silent: nothing was found in them.
struct LineSet: ~Copyable {
    enum State { case fresh, silent, known }

    /// Places for 4 MiB. Half of them are used; further lines are met as though for the first time.
    private static let limit = 1 << 19

    /// Hashes; the lowest bit tells that the line is silent. 0 is a free place.
    private var table: UnsafeMutablePointer<UInt64>
    private var mask = (1 << 10) - 1
    private var count = 0

    init() {
        table = .allocate(capacity: mask + 1)
        table.initialize(repeating: 0, count: mask + 1)
    }

    deinit { table.deallocate() }

    /// Whether a line was there before, and whether it is silent. It is there afterwards.
    @inline(__always)
    mutating func meet(_ hash: UInt64) -> State {
        let place = place(of: hash)
        let entry = table[place]
        guard entry == 0 else { return entry & 1 == 1 ? .silent : .known }
        guard count < Self.limit / 2 else { return .fresh }
        table[place] = Self.entry(hash)
        count += 1
        if count * 2 > mask { grow() }
        return .fresh
    }

    func silence(_ hash: UInt64) {
        let place = place(of: hash)
        if table[place] != 0 { table[place] |= 1 }
    }

    private static func entry(_ hash: UInt64) -> UInt64 { max(2, hash & ~1) }

    /// Where it is, or would be.
    @inline(__always)
    private func place(of hash: UInt64) -> Int {
        let wanted = Self.entry(hash)
        var place = Int(truncatingIfNeeded: wanted >> 1) & mask
        while table[place] != 0, table[place] & ~1 != wanted { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let (old, size) = (table, mask + 1)
        mask = size * 2 - 1
        table = .allocate(capacity: size * 2)
        table.initialize(repeating: 0, count: size * 2)
        for index in 0..<size where old[index] != 0 { table[place(of: old[index])] = old[index] }
        old.deallocate()
    }
}
