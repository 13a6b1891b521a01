/// The entities that requests are decided over. Immutable: a change makes another value.
public struct Entities: Sendable {
    let entities: [EntityUID: Entity]
    let ancestors: [EntityUID: Set<EntityUID>]
    /// The same as words.
    let table: EntityTable
    /// What is otherwise for one request, or a few.
    var overlay: EntityOverlay?

    /// No entities: names still equal themselves.
    public init() {
        entities = [:]
        ancestors = [:]
        table = EntityTable([:].values, ancestors: [:])
    }

    /// Follows parents to all ancestors. A parent need not be among the entities: it has then no parents of its own.
    /// - Throws: `duplicate` for a name that comes twice with different content; `cycle`.
    public init(_ list: some Sequence<Entity>) throws(CedarError) {
        var entities: [EntityUID: Entity] = [:]
        for entity in list {
            if let before = entities.updateValue(entity, forKey: entity.uid), before != entity {
                throw CedarError(.duplicate, "`\(entity.uid)` is there twice, and differs")
            }
        }
        ancestors = try Hierarchy.ancestors(of: entities)
        self.entities = entities
        table = EntityTable(entities.values, ancestors: ancestors)
    }

    /// Reads an array of entities.
    /// - Throws: `json`, `shape`, `value`, `limit`, and what `init(_:)` throws.
    public init(json text: String, limits: Limits = .standard) throws(CedarError) {
        let elements = try JSON(parsing: text, limits: limits).elements(of: "the document")
        try limits.check(count: elements.count, of: "entities")
        var list: [Entity] = []
        list.reserveCapacity(elements.count)
        for element in elements { list.append(try Entity(element)) }
        try self.init(list)
    }

    /// How many have attributes, tags or parents of their own here; names that are only mentioned do not count.
    public var count: Int { merged.count }
    /// The entity of that name, as it was given.
    public subscript(uid: EntityUID) -> Entity? { overlay?.entities[uid] ?? entities[uid] }

    /// All entities, in no particular order.
    public var all: some Collection<Entity> & Sendable { merged.values }

    /// With an overlay, as much work as there are entities.
    private var merged: [EntityUID: Entity] {
        guard let overlay else { return entities }
        return entities.merging(overlay.entities) { $1 }
    }

    /// What the engine reads. Valid as long as this is.
    var view: EntityTable.View { overlay?.view(over: table) ?? table.view }

    /// Everything that the entity is in, directly or not; not itself. Empty for one that is not here.
    public func ancestors(of uid: EntityUID) -> Set<EntityUID> { overlay?.ancestors[uid] ?? ancestors[uid] ?? [] }

    /// `entity in other`: the same, or a descendant.
    public func isIn(_ uid: EntityUID, _ other: EntityUID) -> Bool {
        uid == other || ancestors(of: uid).contains(other)
    }

    /// One line of JSON, by name.
    public var json: String {
        JSON.array(all.inOrder(of: \.uid).map(\.document))
            .description
    }
}
