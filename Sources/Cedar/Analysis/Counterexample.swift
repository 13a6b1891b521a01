/// A request and the entities behind it that show what is not so. The authorizer was asked, and it is not.
public struct Counterexample: Sendable {
    public let request: Request
    public let entities: Entities
    /// From when on it shows that, as `@expires` of a policy says it; `nil` where it does so at once.
    public let since: String?
    let stage: Int
}

extension Counterexample: CustomStringConvertible {
    /// The request in one line, then each entity that has something to it, in one line each.
    public var description: String {
        let time = since.map { "from \($0) on: " } ?? ""
        var lines = ["\(time)\(request.principal) does \(request.action) to \(request.resource), context \(Value.record(request.context))"]
        for entity in entities.all.inOrder(of: \.uid) where !entity.uid.type.isAction {
            var line = "\(entity.uid) \(Value.record(entity.attributes))"
            if !entity.tags.isEmpty { line += " tags \(Value.record(entity.tags))" }
            let parents = entity.parents.map(\.description).sorted { $0.precedes($1) }
            if !parents.isEmpty { line += " in \(parents.joined(separator: ", "))" }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}

/// Makes a world from a model. What no policy looks at is as little as the schema lets it be.
struct CounterexampleMaker {
    private let world: SymbolicWorld
    private let stages: Stages
    private var model: Model
    private var attributes: [EntityUID: [Record.Field]] = [:]
    private var tags: [EntityUID: [Record.Field]] = [:]
    private var parents: [EntityUID: Set<EntityUID>] = [:]
    private var present: Set<EntityUID> = []
    private var fallbacks: [EntityType: EntityUID] = [:]

    /// What must be asked of the solver for that.
    static func terms(_ world: inout SymbolicWorld) -> [SymbolicTerm] {
        var terms = Array(world.literals.values) + Array(world.texts.values)
        for entity in world.entities { terms += [entity.term, world.exists(entity)] }
        for attribute in world.attributes {
            terms += [attribute.holder.term, attribute.isPresent] + world.terms(of: attribute.value, attribute.type)
        }
        for tag in world.tags { terms += [tag.holder.term, tag.key, tag.isPresent] + world.terms(of: tag.value, tag.type) }
        for member in world.members {
            for container in world.containers where world.mayBeIn(member, container) {
                terms += [member.term, container.term, world.ancestry(member, container)]
            }
        }
        terms += world.terms(of: world.context, .record(world.environment.context))
        if let stage = world.stage { terms.append(stage) }
        var seen: Set<String> = ["true"]
        return terms.filter { seen.insert($0.text).inserted }
    }

    init(_ world: SymbolicWorld, _ stages: Stages, _ values: [String: SExpression]) throws(Model.Unreadable) {
        self.world = world
        self.stages = stages
        model = try Model(world, values)
    }

    mutating func make() throws(Model.Unreadable) -> Counterexample {
        let environment = world.environment
        let principal = try model.uid(.init(type: environment.principal, term: world.principal))
        let resource = try model.uid(.init(type: environment.resource, term: world.resource))
        guard case .record(let context) = try model.value(world.context, .record(environment.context)) else { throw Model.Unreadable() }
        try readEntities()
        try readHierarchy()
        let entities = try entities([principal, resource], .record(context))
        let request = Request(principal: principal, action: environment.action, resource: resource, context: context)
        let stage = try world.stage.map { term throws(Model.Unreadable) in Int(try model.int(term)) } ?? 0
        return Counterexample(request: request, entities: entities, since: stages.begin(of: stage), stage: stage)
    }

    private mutating func readEntities() throws(Model.Unreadable) {
        var world = world
        for entity in world.entities where !world.schema.actionTypes.contains(entity.type) {
            let uid = try model.uid(entity)
            if try model.isTrue(world.exists(entity)) { present.insert(uid) }
        }
        for attribute in world.attributes where try model.isTrue(attribute.isPresent) {
            let uid = try model.uid(attribute.holder)
            guard attributes[uid]?.contains(where: { $0.name.isExactly(attribute.name) }) != true else { continue }
            attributes[uid, default: []].append(.init(attribute.name, try model.value(attribute.value, attribute.type)))
        }
        for tag in world.tags where try model.isTrue(tag.isPresent) {
            let (uid, key) = (try model.uid(tag.holder), try model.text(tag.key))
            guard tags[uid]?.contains(where: { $0.name.isExactly(key) }) != true else { continue }
            tags[uid, default: []].append(.init(key, try model.value(tag.value, tag.type)))
        }
    }

    private mutating func readHierarchy() throws(Model.Unreadable) {
        var world = world
        for member in world.members {
            for container in world.containers where world.mayBeIn(member, container) {
                guard try model.isTrue(world.ancestry(member, container)) else { continue }
                var below = try model.uid(member)
                let above = try model.uid(container)
                // The schema may want others between the two.
                for type in try path(from: member.type, to: container.type) {
                    let between = model.fresh(type)
                    parents[below, default: []].insert(between)
                    present.insert(between)
                    below = between
                }
                parents[below, default: []].insert(above)
            }
        }
    }

    /// The types between, by the fewest steps.
    private func path(from start: EntityType, to end: EntityType) throws(Model.Unreadable) -> [EntityType] {
        var paths: [[EntityType]] = [[]]
        var seen: Set<EntityType> = []
        while !paths.isEmpty {
            var longer: [[EntityType]] = []
            for path in paths {
                for parent in world.schema.entities[path.last ?? start]?.parents ?? [] {
                    if parent == end { return path }
                    if seen.insert(parent).inserted { longer.append(path + [parent]) }
                }
            }
            paths = longer
        }
        throw Model.Unreadable()
    }

    // MARK: What was not looked at

    private mutating func entities(_ named: [EntityUID], _ context: Value) throws(Model.Unreadable) -> Entities {
        var list = world.schema.actions.values.map { Entity($0.uid, parents: Set($0.parents)) }
        var done: Set<EntityUID> = []
        var open = world.isComplete ? named + context.uids + present : Array(present)
        while let uid = open.popLast() {
            guard !world.schema.actionTypes.contains(uid.type), done.insert(uid).inserted else { continue }
            guard let definition = world.schema.entities[uid.type] else { throw Model.Unreadable() }
            var fields = attributes[uid] ?? []
            for attribute in definition.shape.attributes where attribute.isRequired {
                guard !fields.contains(where: { $0.name.isExactly(attribute.name) }) else { continue }
                fields.append(.init(attribute.name, try fallback(attribute.type)))
            }
            guard let record = try? Record(fields), let tags = try? Record(tags[uid] ?? []) else { throw Model.Unreadable() }
            let entity = Entity(uid, attributes: record, tags: tags, parents: parents[uid] ?? [])
            list.append(entity)
            if world.isComplete { open += Value.record(record).uids + Value.record(tags).uids + entity.parents }
        }
        guard let entities = try? Entities(list) else { throw Model.Unreadable() }
        return entities
    }

    private mutating func fallback(_ type: CedarType) throws(Model.Unreadable) -> Value {
        switch type {
        case .bool(let truth): return .bool(truth == .yes)
        case .long: return .long(0)
        case .string: return .string("")
        case .entity(let types):
            guard let type = types.members.first else { throw Model.Unreadable() }
            if let known = fallbacks[type] { return .entity(known) }
            let first = world.schema.entities[type]?.enumeration?.first.map { EntityUID(type: type, id: $0) } ?? world.actions(type).first
            let uid = first ?? model.fresh(type)
            fallbacks[type] = uid
            return .entity(uid)
        case .set: return .set(ValueSet([]))
        case .record(let record):
            var fields: [Record.Field] = []
            for attribute in record.attributes where attribute.isRequired { fields.append(.init(attribute.name, try fallback(attribute.type))) }
            guard let record = try? Record(fields) else { throw Model.Unreadable() }
            return .record(record)
        case .extension(.decimal): return .decimal(.init(units: 0))
        case .extension(.datetime): return .datetime(.init(milliseconds: 0))
        case .extension(.duration): return .duration(.init(milliseconds: 0))
        case .extension(.ipaddr):
            guard let address = try? Value.IPAddress("0.0.0.0") else { throw Model.Unreadable() }
            return .ipaddr(address)
        case .never: throw Model.Unreadable()
        }
    }
}

extension SymbolicWorld {
    func mayBeIn(_ member: EntityTerm, _ container: EntityTerm) -> Bool {
        schema.entities[member.type]?.ancestors.contains(container.type) == true
    }
}

extension Value {
    /// The entities that it names.
    var uids: [EntityUID] {
        switch self {
        case .entity(let uid): [uid]
        case .set(let set): set.elements.flatMap(\.uids)
        case .record(let record): record.fields.flatMap(\.value.uids)
        default: []
        }
    }
}
