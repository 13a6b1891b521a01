/// All entities as words: what the evaluator reads. Names are found by their hash in a table with open addressing.
struct EntityTable: Sendable {
    private let image: Image
    private nonisolated(unsafe) let slots: UnsafePointer<UIDPointer?>
    private let mask: Int

    init(_ entities: some Collection<Entity>, ancestors: [EntityUID: Set<EntityUID>]) {
        var maker = EntityMaker(capacity: entities.count)
        let empty = maker.arena.record(.init(start: nil, count: 0))
        for entity in entities {
            let above = ancestors[entity.uid] ?? []
            for uid in above { maker.mutableUID(uid).pointee.isAncestor = true }
            let list = maker.arena.ancestors(above.map { maker.uid($0) })
            let attributes = entity.attributes.isEmpty ? empty : maker.record(entity.attributes)
            let tags = entity.tags.isEmpty ? empty : maker.record(entity.tags)
            let node = maker.arena.place(
                EntityNode(attributes: attributes, tags: tags, ancestors: list, ancestorCount: above.count))
            maker.mutableUID(entity.uid).pointee.entity = node
        }
        (slots, mask) = maker.table()
        image = Image()
        image.arena = maker.arena
    }

    /// Valid as long as the table is.
    var view: View { View(slots: slots, mask: mask) }

    /// The table without its owner, to be read without counting references. What lies over it is looked at first.
    struct View {
        let slots: UnsafePointer<UIDPointer?>
        let mask: Int
        /// The slots of an overlay.
        var over: UnsafePointer<UIDPointer?>?
        var overMask = 0

        /// The name as it stands in the overlay or the table, if anything there mentions it.
        @inline(__always)
        func find(_ uid: UIDPointer) -> UIDPointer? {
            if let over, let found = Self.probe(over, overMask, uid) { return found }
            return Self.probe(slots, mask, uid)
        }

        /// The entity of that name.
        @inline(__always)
        func entity(_ uid: UIDPointer) -> EntityPointer? {
            if let over, let found = Self.probe(over, overMask, uid) { return found.pointee.entity }
            if uid.pointee.isResolved { return uid.pointee.entity }
            return Self.probe(slots, mask, uid)?.pointee.entity
        }

        @inline(__always)
        private static func probe(_ slots: UnsafePointer<UIDPointer?>, _ mask: Int, _ uid: UIDPointer) -> UIDPointer? {
            var index = Int(truncatingIfNeeded: uid.pointee.hash) & mask
            while let found = slots[index] {
                if found.equals(uid) { return found }
                index = (index + 1) & mask
            }
            return nil
        }
    }
}

extension Arena {
    /// A table with open addressing, never full.
    mutating func table(_ uids: some Collection<UIDPointer>) -> (UnsafePointer<UIDPointer?>, mask: Int) {
        var size = 4
        while size < uids.count * 3 { size *= 2 }
        let slots = allocate(UIDPointer?.self, size)
        slots.initialize(repeating: nil, count: size)
        for uid in uids {
            var index = Int(truncatingIfNeeded: uid.pointee.hash) & (size - 1)
            while slots[index] != nil { index = (index + 1) & (size - 1) }
            slots[index] = uid
        }
        return (UnsafePointer(slots), size - 1)
    }

    /// By rising hash.
    mutating func ancestors(_ uids: [UIDPointer]) -> UnsafePointer<UIDPointer> {
        let list = allocate(UIDPointer.self, max(uids.count, 1))
        for (index, uid) in uids.sorted(by: { $0.pointee.hash < $1.pointee.hash }).enumerated() {
            (list + index).initialize(to: uid)
        }
        return UnsafePointer(list)
    }
}

/// Makes each text and each name once.
private struct EntityMaker: WordMaker {
    var arena = Arena()
    private var texts: [ExactText: TextPointer] = [:]
    private var uids: [EntityUID: UnsafeMutablePointer<UIDNode>] = [:]

    init(capacity: Int) { uids.reserveCapacity(capacity) }

    mutating func text(_ string: String) -> TextPointer {
        if let known = texts[ExactText(string)] { return known }
        let made = arena.text(string)
        texts[ExactText(string)] = made
        return made
    }

    mutating func mutableUID(_ uid: EntityUID) -> UnsafeMutablePointer<UIDNode> {
        if let known = uids[uid] { return known }
        let made = arena.uid(text(uid.type.description), text(uid.id))
        made.pointee.isResolved = true
        uids[uid] = made
        return made
    }

    mutating func uid(_ uid: EntityUID) -> UIDPointer { UnsafePointer(mutableUID(uid)) }

    mutating func table() -> (UnsafePointer<UIDPointer?>, mask: Int) {
        arena.table(uids.values.map { UnsafePointer($0) })
    }
}
