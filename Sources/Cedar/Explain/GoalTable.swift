/// What was found out for goals, by what they compute and how that is to come out. Policies have few different ones, and many.
struct GoalTable<Value> {
    private var slots: [Int32] = Array(repeating: -1, count: 16)
    private var entries: [(key: Int32, value: Value)] = []

    subscript(goal: Goal, wanted: Bool) -> Value? {
        let place = slots[slot(Self.key(goal, wanted))]
        return place < 0 ? nil : entries[Int(place)].value
    }

    /// What is not there yet.
    mutating func add(_ goal: Goal, _ wanted: Bool, _ value: Value) {
        entries.append((Self.key(goal, wanted), value))
        guard entries.count * 2 > slots.count else {
            slots[slot(Self.key(goal, wanted))] = Int32(entries.count - 1)
            return
        }
        slots = Array(repeating: -1, count: slots.count * 4)
        for place in entries.indices { slots[slot(entries[place].key)] = Int32(place) }
    }

    private static func key(_ goal: Goal, _ wanted: Bool) -> Int32 { goal.atom << 1 | (wanted ? 1 : 0) }

    /// Where the key is, or is to be.
    private func slot(_ key: Int32) -> Int {
        var slot = Int(UInt32(bitPattern: key) &* 0x9E37_79B1 >> 8) & (slots.count - 1)
        while slots[slot] >= 0, entries[Int(slots[slot])].key != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
