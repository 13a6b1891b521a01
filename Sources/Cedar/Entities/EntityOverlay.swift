extension Entities {
    /// These entities and a few others, or some of them otherwise: for what is so at the time of a request only. Everything
    /// is as if they had been given together, the overlay's in place of those of the same name; but the entities below are
    /// neither copied nor compiled again, so that this takes a few microseconds.
    ///
    /// An entity whose descendants are among those below is looked for in all of them, if what it is in changes.
    /// - Throws: `duplicate` for a name that comes twice with different content; `cycle`.
    public func overlaid(by list: some Sequence<Entity>) throws(CedarError) -> Entities {
        var added: [EntityUID: Entity] = [:]
        for entity in list {
            if let before = added.updateValue(entity, forKey: entity.uid), before != entity {
                throw CedarError(.duplicate, "`\(entity.uid)` is there twice, and differs")
            }
        }
        guard !added.isEmpty else { return self }
        var result = self
        let before = overlay?.entities ?? [:]
        result.overlay = try EntityOverlay(before.isEmpty ? added : before.merging(added) { $1 }, over: self)
        return result
    }
}

/// Entities that lie over a table, as words. Filled once, then only read. It points into the table's memory: who reads it
/// holds both.
final class EntityOverlay: @unchecked Sendable {
    let entities: [EntityUID: Entity]
    /// Of these, and of those below whose ancestors are others now.
    private(set) var ancestors: [EntityUID: Set<EntityUID>]
    private var arena: Arena
    private let slots: UnsafePointer<UIDPointer?>
    private let mask: Int

    /// - Parameter base: its own overlay, if it has one, is disregarded.
    init(_ entities: [EntityUID: Entity], over base: Entities) throws(CedarError) {
        self.entities = entities
        var ancestors: [EntityUID: Set<EntityUID>] = [:]
        var maker = OverlayMaker(base: base.table.view)
        var moved: [UIDPointer] = []
        var names: [UIDPointer] = []
        for entity in entities.values {
            let name = maker.name(entity.uid)
            names.append(UnsafePointer(name))
            let (before, below) = (base.entities[entity.uid], maker.base.find(name))
            if let before, before.parents == entity.parents, let above = base.ancestors[entity.uid],
                entities.keys.allSatisfy({ !above.contains($0) })
            {
                ancestors[entity.uid] = above
                maker.fill(name, entity, before, nil)
                continue
            }
            let above = try Self.ancestors(of: entity, entities, base)
            ancestors[entity.uid] = above
            maker.fill(name, entity, before, above)
            if let below, below.pointee.isAncestor, above != base.ancestors[entity.uid] ?? [] { moved.append(below) }
        }
        for uid in moved.isEmpty ? [] : base.table.below(moved) where entities[uid] == nil {
            guard let entity = base.entities[uid] else { continue }
            let above = try Self.ancestors(of: entity, entities, base)
            ancestors[uid] = above
            let name = maker.name(uid)
            names.append(UnsafePointer(name))
            maker.fill(name, nil, entity, above)
        }
        (slots, mask) = maker.arena.table(names)
        self.ancestors = ancestors
        arena = maker.arena
    }

    deinit { arena.release() }

    func view(over table: EntityTable) -> EntityTable.View {
        var view = table.view
        (view.over, view.overMask) = (slots, mask)
        return view
    }

    /// Step by step: what is known of those below may lead through one that is otherwise now.
    private static func ancestors(
        of entity: Entity, _ entities: [EntityUID: Entity], _ base: Entities
    ) throws(CedarError) -> Set<EntityUID> {
        var found: Set<EntityUID> = []
        var open = Array(entity.parents)
        while let uid = open.popLast() {
            guard found.insert(uid).inserted else { continue }
            if uid == entity.uid {
                throw CedarError(.cycle, "`\(uid)` is its own ancestor", hint: "take one of its parents away")
            }
            open += (entities[uid] ?? base.entities[uid])?.parents ?? []
        }
        return found
    }
}

/// Takes names from the table below where they are there, so that comparisons are of pointers.
private struct OverlayMaker: WordMaker {
    let base: EntityTable.View
    var arena = Arena()

    mutating func text(_ string: String) -> TextPointer { arena.text(string) }

    mutating func uid(_ uid: EntityUID) -> UIDPointer {
        let made = arena.uid(uid)
        return base.find(made) ?? made
    }

    /// A name of its own, that can have another entity than the one below.
    mutating func name(_ uid: EntityUID) -> UnsafeMutablePointer<UIDNode> {
        arena.uid(arena.text(uid.type.description), arena.text(uid.id))
    }

    /// - Parameters:
    ///   - entity: nil for one that is as `before`, but for its ancestors.
    ///   - ancestors: nil if they are as before.
    mutating func fill(
        _ name: UnsafeMutablePointer<UIDNode>, _ entity: Entity?, _ before: Entity?, _ ancestors: Set<EntityUID>?
    ) {
        let known = base.find(name)?.pointee.entity?.pointee
        func same(_ part: (Entity) -> Record) -> Bool {
            guard let before else { return false }
            return entity.map { part($0) == part(before) } ?? true
        }
        let attributes = known.flatMap { same(\.attributes) ? $0.attributes : nil } ?? record(entity?.attributes ?? Record())
        let tags = known.flatMap { same(\.tags) ? $0.tags : nil } ?? record(entity?.tags ?? Record())
        let above = ancestors.map { list in arena.ancestors(list.map { uid($0) }) } ?? known?.ancestors ?? arena.ancestors([])
        name.pointee.entity = arena.place(
            EntityNode(
                attributes: attributes, tags: tags, ancestors: above,
                ancestorCount: ancestors?.count ?? known?.ancestorCount ?? 0))
        name.pointee.isResolved = true
    }
}

extension EntityTable {
    /// Whoever is in one of these.
    fileprivate func below(_ uids: [UIDPointer]) -> [EntityUID] {
        var found: [EntityUID] = []
        for place in 0...view.mask {
            guard let uid = view.slots[place], let entity = uid.pointee.entity else { continue }
            if uids.contains(where: { entity.isBelow($0) }) { found.append(EntityUID(uid)) }
        }
        return found
    }
}
