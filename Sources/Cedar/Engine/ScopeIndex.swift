/// Which policies can apply at all, by what their scopes name. Each policy stands under one key: of those that its
/// scope names, the one that the fewest policies name. A request asks for the keys of its principal, action and
/// resource, of their ancestors, and of their types; what stands under no key is always a candidate.
struct ScopeIndex {
    /// Under what a policy can stand.
    fileprivate enum Side: UInt8, CaseIterable {
        case principal, action, resource, principalType, resourceType
    }

    fileprivate struct Key: Hashable {
        let side: Side
        /// Of the name or type. Two names with one hash share a bucket: candidates are tested in full.
        let hash: UInt64

        var slot: UInt64 { Mixing.mix(hash, UInt64(side.rawValue) + 1) }
    }

    fileprivate struct Bucket {
        let key: UInt64
        let tree: GuardTree.Branches
    }

    private let buckets: UnsafePointer<Bucket>
    private let mask: Int
    private let always: GuardTree.Branches
    /// Sides that no policy stands under are not asked.
    private let sides: UInt8

    init(_ built: Built, _ arena: inout Arena) {
        buckets = arena.copy(built.table)
        (mask, always, sides) = (built.table.count - 1, built.always, built.sides)
    }

    // MARK: Asking

    /// Calls `body` with lists of candidates. One with several actions can come more than once.
    @inline(__always)
    func candidates(
        _ principal: ScopeSubject, _ action: ScopeSubject, _ resource: ScopeSubject,
        _ body: (GuardTree.Branches) -> Void
    ) {
        body(always)
        ask(principal, .principal, body)
        ask(action, .action, body)
        ask(resource, .resource, body)
        if has(.principalType) { find(principal.uid.pointee.type.pointee.hash, .principalType, body) }
        if has(.resourceType) { find(resource.uid.pointee.type.pointee.hash, .resourceType, body) }
    }

    @inline(__always)
    private func has(_ side: Side) -> Bool { sides & 1 << side.rawValue != 0 }

    @inline(__always)
    private func ask(_ subject: ScopeSubject, _ side: Side, _ body: (GuardTree.Branches) -> Void) {
        guard has(side) else { return }
        find(subject.uid.pointee.hash, side, body)
        guard let entity = subject.entity?.pointee else { return }
        for place in 0..<entity.ancestorCount { find(entity.ancestors[place].pointee.hash, side, body) }
    }

    @inline(__always)
    private func find(_ hash: UInt64, _ side: Side, _ body: (GuardTree.Branches) -> Void) {
        let slot = Key(side: side, hash: hash).slot
        var place = Int(truncatingIfNeeded: slot) & mask
        while buckets[place].tree.count > 0 {
            let bucket = buckets[place]
            // Not the last: another key may have the same slot by accident, in a bucket of its own.
            if bucket.key == slot { body(bucket.tree) }
            place = (place + 1) & mask
        }
    }
}

extension ScopeIndex {
    /// The index before it has a place in memory.
    struct Built {
        fileprivate var table: [Bucket]
        fileprivate var always: GuardTree.Branches
        fileprivate var sides: UInt8 = 0
    }

    /// Finds a key for each policy.
    struct Builder {
        private var always: [Int32] = []
        private var standing: [Key: [Int32]] = [:]
        private var order: [Key] = []

        init(_ rows: [Row]) {
            let keys = rows.map(Self.keys)
            var frequency: [Key: Int] = [:]
            for options in keys { for option in options { for key in option { frequency[key, default: 0] += 1 } } }
            func cost(_ option: [Key]) -> Int { option.reduce(0) { $0 + (frequency[$1] ?? 0) } }
            for (row, options) in keys.enumerated() {
                guard let rarest = options.min(by: { cost($0) < cost($1) }) else {
                    always.append(Int32(row))
                    continue
                }
                for key in rarest {
                    if standing[key] == nil { order.append(key) }
                    standing[key, default: []].append(Int32(row))
                }
            }
        }

        /// `tree` is asked for the tree over the policies of each key.
        func built(_ tree: ([Int32]) -> GuardTree.Branches) -> Built {
            var size = 4
            while size < standing.count * 3 { size *= 2 }
            let empty = Bucket(key: 0, tree: .init(start: 0, count: 0))
            var built = Built(table: Array(repeating: empty, count: size), always: tree(always))
            for key in order {
                var place = Int(truncatingIfNeeded: key.slot) & (size - 1)
                while built.table[place].tree.count > 0 { place = (place + 1) & (size - 1) }
                built.table[place] = Bucket(key: key.slot, tree: tree(standing[key] ?? []))
                built.sides |= 1 << key.side.rawValue
            }
            return built
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
    }
}
