/// What would be known if some changes were made: another request, over other entities.
struct World {
    let request: Request
    let entities: Entities
}

/// Makes worlds, and keeps their parts: most of those that are tried differ in the request or in the entities, not in both.
final class Worlds {
    private let base: Session
    let moves: Moves
    private let shapes: Shapes
    private var requests: [(moves: [Move], made: Request)]
    /// Nil for changes that cannot be made: an entity that would be in itself.
    private var entities: [(moves: [Move], made: Entities?)]

    init(_ base: Session, _ moves: Moves, _ shapes: Shapes) {
        (self.base, self.moves, self.shapes) = (base, moves, shapes)
        (requests, entities) = ([([], base.request)], [([], base.entities)])
    }

    /// Nil for changes that cannot be made.
    func world(_ changes: [Move]) -> World? {
        let ofContext = changes.filter { moves.edit($0).target.entity == nil }
        let others = ofContext.isEmpty ? changes : changes.filter { moves.edit($0).target.entity != nil }
        guard let entities = entities(others) else { return nil }
        return World(request: request(ofContext), entities: entities)
    }

    private func request(_ changes: [Move]) -> Request {
        if let known = requests.first(where: { $0.moves == changes }) { return known.made }
        var context = base.request.context
        for move in changes { context = Self.set(context, moves.edit(move)) { shapes.filler(.context($0)) } }
        let request = base.request
        let made = Request(principal: request.principal, action: request.action, resource: request.resource, context: context)
        requests.append((changes, made))
        return made
    }

    private func entities(_ changes: [Move]) -> Entities? {
        if let known = entities.first(where: { $0.moves == changes }) { return known.made }
        var changed: [EntityUID: Entity] = [:]
        for edit in changes.map(moves.edit) {
            guard let uid = edit.target.entity else { continue }
            let entity = changed[uid] ?? base.entities[uid] ?? Entity(uid)
            switch edit.target {
            case .context: break
            case .attribute:
                let attributes = Self.set(entity.attributes, edit) { shapes.filler(.attribute(uid, $0)) }
                changed[uid] = Entity(uid, attributes: attributes, tags: entity.tags, parents: entity.parents)
            case .tag(_, let key, let path):
                let tags = Self.set(entity.tags, Edit(target: .context([key] + path), action: edit.action)) {
                    shapes.filler(.tag(uid, key, Array($0.dropFirst())))
                }
                changed[uid] = Entity(uid, attributes: entity.attributes, tags: tags, parents: entity.parents)
            case .membership(_, let parent):
                var parents = entity.parents
                if edit.action == .join { parents.insert(parent) } else { parents.remove(parent) }
                changed[uid] = Entity(uid, attributes: entity.attributes, tags: entity.tags, parents: parents)
            }
        }
        let made = try? base.entities.overlaid(by: changed.values)
        entities.append((changes, made))
        return made
    }

    private static func set(_ record: Record, _ edit: Edit, _ filler: ([String]) -> Record) -> Record {
        let path = edit.target.path[...]
        switch edit.action {
        case .set(let value): return record.setting(value, at: path, filler: filler)
        case .ensure(let value): return record.value(at: path) == nil ? record.setting(value, at: path, filler: filler) : record
        case .remove: return record.setting(nil, at: path, filler: filler)
        case .join, .leave: return record
        }
    }
}

/// What a schema says of what is not there: types for values that have to be guessed.
struct Shapes {
    typealias Target = Explanation.Change.Target

    let schema: Schema?
    let request: Request

    func type(of target: Target) -> CedarType? {
        guard let schema else { return nil }
        switch target {
        case .context(let path): return schema.actions[request.action].flatMap { Self.type(at: path[...], .record($0.context)) }
        case .attribute(let uid, let path): return schema.entities[uid.type].flatMap { Self.type(at: path[...], .record($0.shape)) }
        case .tag(let uid, _, let path): return schema.entities[uid.type]?.tags.flatMap { Self.type(at: path[...], $0) }
        case .membership: return nil
        }
    }

    private static func type(at path: ArraySlice<String>, _ type: CedarType) -> CedarType? {
        guard let name = path.first else { return type }
        guard case .record(let record) = type, let inner = record[name] else { return nil }
        return self.type(at: path.dropFirst(), inner.type)
    }

    /// A record for a place where there is none: with what is required of it.
    func filler(_ target: Target) -> Record {
        if case .record(let record)? = type(of: target).map(guess) { record } else { Record() }
    }

    /// Whether the schema, if there is one, lets the one be directly in the other.
    func allows(_ uid: EntityUID, in parent: EntityUID) -> Bool {
        schema?.entities[uid.type].map { $0.parents.contains(parent.type) } ?? true
    }

    /// Whether the schema, if there is one that knows the place, lets the value be there. Inside of records it is not looked.
    func allows(_ value: Value, at target: Target) -> Bool {
        guard let type = type(of: target) else { return true }
        return switch (value, type) {
        case (.entity(let uid), .entity(let types)): types.contains(uid.type) && schema?.allows(uid) == true
        case (.set(let set), .set(.entity(let types))):
            set.elements.allSatisfy { if case .entity(let uid) = $0 { types.contains(uid.type) } else { false } }
        case (.bool, .bool), (.long, .long), (.string, .string), (.set, .set), (.record, .record): true
        case (.decimal, .extension(.decimal)), (.ipaddr, .extension(.ipaddr)): true
        case (.datetime, .extension(.datetime)), (.duration, .extension(.duration)): true
        default: false
        }
    }

    /// A value of the type.
    func guess(_ type: CedarType) -> Value {
        switch type {
        case .never, .bool: .bool(type != .bool(.no))
        case .long: .long(0)
        case .string: .string("")
        case .set: .set(ValueSet([]))
        case .record(let record): .record(Record(unique: record.attributes.filter(\.isRequired).map { .init($0.name, guess($0.type)) }))
        case .extension(.decimal): .decimal(.init(units: 0))
        case .extension(.datetime): .datetime(.init(milliseconds: 0))
        case .extension(.duration): .duration(.init(milliseconds: 0))
        case .extension(.ipaddr): (try? Value(.ip, "0.0.0.0")) ?? .bool(true)
        case .entity(let types): .entity(guess(types))
        }
    }

    private func guess(_ types: EntityTypes) -> EntityUID {
        for uid in [request.principal, request.resource] where types.contains(uid.type) { return uid }
        let type = types.members[0]
        return EntityUID(type: type, id: schema?.entities[type]?.enumeration?.first ?? "")
    }
}
