/// Which cells each policy reaches: by what it says of principal, action and resource, and under any context at all.
///
/// A condition that speaks of the context is evaluated as far as it goes: where it depends on the context it may hold. Two conditions that
/// no context fulfils together are not seen to exclude each other.
struct Grants {
    /// In the order of the policies: the cells where it holds whatever the context, and those where it depends.
    private(set) var surely: [[Int32]] = []
    private(set) var perhaps: [[Int32]] = []
    /// Some permit may hold, and no forbid holds in any case.
    private(set) var granted: CellSet

    init(_ policies: PolicySet, schema: Schema?, in entities: Entities, _ universe: Universe) {
        granted = CellSet(universe.count)
        var forbidden = CellSet(universe.count)
        let reach = Reach(policies, schema, entities)
        for (place, policy) in policies.policies.enumerated() {
            var (sure, open): ([Int32], [Int32]) = ([], [])
            for block in universe.blocks {
                reach.cells(of: place, in: block) { cell, isSure in
                    if isSure { sure.append(cell) } else { open.append(cell) }
                }
            }
            if policy.effect == .permit {
                for cell in sure { granted.insert(cell) }
                for cell in open { granted.insert(cell) }
            } else {
                for cell in sure { forbidden.insert(cell) }
            }
            surely.append(sure)
            perhaps.append(open)
        }
        granted.subtract(forbidden)
    }

    /// What the permit at this place lets through, other permits or not.
    func cells(of place: Int) -> [Int32] { (surely[place] + perhaps[place]).filter(granted.contains).sorted() }
}

/// Cells by number.
struct CellSet {
    private var words: [UInt64]
    private(set) var count = 0

    init(_ universe: Int) { words = Array(repeating: 0, count: universe / 64 + 1) }

    func contains(_ cell: Int32) -> Bool { words[Int(cell) / 64] >> (UInt64(cell) % 64) & 1 == 1 }

    mutating func insert(_ cell: Int32) {
        if contains(cell) { return }
        words[Int(cell) / 64] |= 1 << (UInt64(cell) % 64)
        count += 1
    }

    mutating func subtract(_ other: CellSet) {
        for place in words.indices { words[place] &= ~other.words[place] }
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    var cells: [Int32] {
        var cells: [Int32] = []
        cells.reserveCapacity(count)
        for (place, word) in words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                cells.append(Int32(place * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return cells
    }
}
