/// Which policies can apply at all, by what their scopes name. Each policy stands under one key: of those that its scope names, the
/// one that the fewest policies name. A request asks for the keys of its principal, action and resource, of their ancestors, and of
/// their types; what stands under no key is always a candidate.
struct ScopeIndex {
    /// Under what a policy can stand.
    private enum Side: UInt8, CaseIterable {
        case principal, action, resource, principalType, resourceType
    }

    private struct Key: Hashable {
        let side: Side
        /// Of the name or type. Two names with one hash share a bucket: candidates are tested in full.
        let hash: UInt64

        var slot: UInt64 { Mixing.mix(hash, UInt64(side.rawValue) + 1) }
    }

    private struct Bucket {
        let key: UInt64
        let start: Int32
        let count: Int32
    }

    private let buckets: UnsafePointer<Bucket>
    private let mask: Int
    private let members: UnsafePointer<Int32>
    private let alwaysCount: Int
    /// Sides that no policy stands under are not asked.
    private let sides: UInt8

    init(_ rows: [Row], _ arena: inout Arena) {
        let keys = rows.map(Self.keys)
        var frequency: [Key: Int] = [:]
        for options in keys { for option in options { for key in option { frequency[key, default: 0] += 1 } } }
        var always: [Int32] = []
        var standing: [Key: [Int32]] = [:]
        for (row, options) in keys.enumerated() {
            // The costliest key of an option counts: all of them are entered.
            let rarest = options.min { left, right in
                left.reduce(0) { $0 + (frequency[$1] ?? 0) } < right.reduce(0) { $0 + (frequency[$1] ?? 0) }
            }
            guard let rarest else {
                always.append(Int32(row))
                continue
            }
            for key in rarest { standing[key, default: []].append(Int32(row)) }
        }
        var size = 4
        while size < standing.count * 3 { size *= 2 }
        var table = Array(repeating: Bucket(key: 0, start: 0, count: 0), count: size)
        var members = always
        var sides: UInt8 = 0
        for (key, rows) in standing.sorted(by: { $0.value[0] < $1.value[0] }) {
            var place = Int(truncatingIfNeeded: key.slot) & (size - 1)
            while table[place].count > 0 { place = (place + 1) & (size - 1) }
            table[place] = Bucket(key: key.slot, start: Int32(members.count), count: Int32(rows.count))
            members += rows
            sides |= 1 << key.side.rawValue
        }
        buckets = arena.copy(table)
        self.members = arena.copy(members)
        (mask, alwaysCount, self.sides) = (size - 1, always.count, sides)
    }

    /// What a policy could stand under: each option is a list of keys that it would have to stand under together.
    private static func keys(of row: Row) -> [[Key]] {
        var options: [[Key]] = []
        func add(_ test: ScopeTest, _ side: Side, _ typeSide: Side) {
            if let uid = test.uid {
                options.append([Key(side: side, hash: uid.pointee.hash)])
            } else if let type = test.type {
                options.append([Key(side: typeSide, hash: type.pointee.hash)])
            }
        }
        add(row.principal, .principal, .principalType)
        add(row.resource, .resource, .resourceType)
        // A policy with an empty list of actions stands under no key at all: it never applies.
        if row.action.kind != .any {
            options.append(Set(row.action.uids.map { Key(side: .action, hash: $0.pointee.hash) }).map(\.self))
        }
        return options
    }

    // MARK: Asking

    /// Calls `body` with lists of candidates. One with several actions can come more than once.
    @inline(__always)
    func candidates(
        _ principal: ScopeSubject, _ action: ScopeSubject, _ resource: ScopeSubject,
        _ body: (UnsafeBufferPointer<Int32>) -> Void
    ) {
        if alwaysCount > 0 { body(.init(start: members, count: alwaysCount)) }
        ask(principal, .principal, body)
        ask(action, .action, body)
        ask(resource, .resource, body)
        if has(.principalType) { find(principal.uid.pointee.type.pointee.hash, .principalType, body) }
        if has(.resourceType) { find(resource.uid.pointee.type.pointee.hash, .resourceType, body) }
    }

    @inline(__always)
    private func has(_ side: Side) -> Bool { sides & 1 << side.rawValue != 0 }

    @inline(__always)
    private func ask(_ subject: ScopeSubject, _ side: Side, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        guard has(side) else { return }
        find(subject.uid.pointee.hash, side, body)
        guard let entity = subject.entity?.pointee else { return }
        for place in 0..<entity.ancestorCount { find(entity.ancestors[place].pointee.hash, side, body) }
    }

    @inline(__always)
    private func find(_ hash: UInt64, _ side: Side, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        let slot = Key(side: side, hash: hash).slot
        var place = Int(truncatingIfNeeded: slot) & mask
        while buckets[place].count > 0 {
            let bucket = buckets[place]
            // Not the last: another key may have the same slot by accident, in a bucket of its own.
            if bucket.key == slot { body(.init(start: members + Int(bucket.start), count: Int(bucket.count))) }
            place = (place + 1) & mask
        }
    }
}
