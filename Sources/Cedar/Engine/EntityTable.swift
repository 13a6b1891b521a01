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
            let list = maker.arena.allocate(UIDPointer.self, max(above.count, 1))
            let sorted = above.map { maker.uid($0) }.sorted { $0.pointee.hash < $1.pointee.hash }
            for (index, uid) in sorted.enumerated() { (list + index).initialize(to: uid) }
            let attributes = entity.attributes.isEmpty ? empty : maker.record(entity.attributes)
            let tags = entity.tags.isEmpty ? empty : maker.record(entity.tags)
            let node = maker.arena.place(
                EntityNode(
                    attributes: attributes, tags: tags, ancestors: UnsafePointer(list), ancestorCount: sorted.count))
            maker.mutableUID(entity.uid).pointee.entity = node
        }
        (slots, mask) = maker.table()
        image = Image()
        image.arena = maker.arena
    }

    /// Valid as long as the table is.
    var view: View { View(slots: slots, mask: mask) }

    /// The table without its owner, to be read without counting references.
    struct View {
        let slots: UnsafePointer<UIDPointer?>
        let mask: Int

        /// The name as it stands in the table, if anything there mentions it.
        @inline(__always)
        func find(_ uid: UIDPointer) -> UIDPointer? {
            var index = Int(truncatingIfNeeded: uid.pointee.hash) & mask
            while let found = slots[index] {
                if found.equals(uid) { return found }
                index = (index + 1) & mask
            }
            return nil
        }

        /// The entity of that name.
        @inline(__always)
        func entity(_ uid: UIDPointer) -> EntityPointer? {
            if uid.pointee.isResolved { return uid.pointee.entity }
            return find(uid)?.pointee.entity
        }
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
        var size = 16
        while size < uids.count * 3 { size *= 2 }
        let slots = arena.allocate(UIDPointer?.self, size)
        slots.initialize(repeating: nil, count: size)
        for uid in uids.values {
            var index = Int(truncatingIfNeeded: uid.pointee.hash) & (size - 1)
            while slots[index] != nil { index = (index + 1) & (size - 1) }
            slots[index] = UnsafePointer(uid)
        }
        return (UnsafePointer(slots), size - 1)
    }
}
