/// Finds what each name of a document means, and refuses a document that cannot be right.
///
/// A name without a namespace means that of its own namespace, or else the one declared outside of any; in each, a common type goes
/// before an entity type, and both go before primitive and extension types, which `__cedar::` names for certain (RFC 24, RFC 70).
struct SchemaResolver {
    private struct Common {
        let type: SchemaDocument.TypeSyntax
        let namespace: Name?
        let span: SourceSpan?
    }

    private let document: SchemaDocument
    private let limits: Limits
    private var common: [String: Common] = [:]
    private var entityTypes: Set<String> = []
    private var actions: Set<EntityUID> = []
    /// Common types by name, resolved once.
    private var resolved: [String: CedarType] = [:]
    /// Common types that are being resolved: one that is met again is in a cycle.
    private var open: [String] = []
    /// What is left of the size that all types may have when common types are put in.
    private var budget: Int

    /// Attributes, sets and names in all types of a schema, common types put in wherever they are named. A hundred lines of
    /// `type B = { x: A, y: A };` stand for more than any memory holds.
    static let largest = 1_000_000

    static func resolve(_ document: SchemaDocument, limits: Limits) throws(CedarError) -> Schema {
        var resolver = SchemaResolver(document, limits)
        try resolver.collect()
        return try resolver.schema()
    }

    private init(_ document: SchemaDocument, _ limits: Limits) {
        self.document = document
        self.limits = limits
        budget = Self.largest
    }

    // MARK: What is declared

    private static let typesOfJSON: Set<String> = ["Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String"]

    private mutating func collect() throws(CedarError) {
        var namespaces: Set<String> = []
        for namespace in document.namespaces {
            let name = namespace.name?.description ?? ""
            guard namespaces.insert(name).inserted else {
                throw CedarError(.duplicate, "the namespace `\(name)` is declared twice", hint: "put its declarations into one")
            }
            for type in namespace.commonTypes {
                guard !Self.typesOfJSON.contains(type.name) else {
                    throw CedarError(.schema, "`\(type.name)` cannot name a common type: the language has one", at: type.span)
                }
                let full = try declared(type.name, in: namespace.name, at: type.span)
                let entry = Common(type: type.type, namespace: namespace.name, span: type.span)
                guard common.updateValue(entry, forKey: full) == nil else {
                    throw CedarError(.duplicate, "the common type `\(full)` is declared twice", at: type.span)
                }
            }
            for entity in namespace.entities {
                guard entity.name != "Action" else {
                    throw CedarError(
                        .schema, "`Action` is the type of actions and cannot be declared as an entity type", at: entity.span,
                        hint: "declare actions with `action`")
                }
                let full = try declared(entity.name, in: namespace.name, at: entity.span)
                guard entityTypes.insert(full).inserted else {
                    throw CedarError(.duplicate, "the entity type `\(full)` is declared twice", at: entity.span)
                }
            }
            for action in namespace.actions {
                let uid = Self.uid(action.name, in: namespace.name)
                guard actions.insert(uid).inserted else {
                    throw CedarError(.duplicate, "the action `\(uid)` is declared twice", at: action.span)
                }
            }
        }
        try refuseShadows()
    }

    private func declared(_ name: String, in namespace: Name?, at span: SourceSpan?) throws(CedarError) -> String {
        guard Identifier.isFree(name) else {
            throw CedarError(.schema, "`\(name)` cannot be declared: it is reserved, or no identifier", at: span)
        }
        return namespace.map { "\($0)::\(name)" } ?? name
    }

    /// What is declared outside of any namespace keeps its name everywhere (RFC 70).
    private func refuseShadows() throws(CedarError) {
        guard let outside = document.namespaces.first(where: { $0.name == nil }) else { return }
        let types = Set(outside.commonTypes.map(\.name) + outside.entities.map(\.name))
        let names = Set(outside.actions.map { ExactText($0.name) })
        for namespace in document.namespaces {
            guard let name = namespace.name else { continue }
            let declared = namespace.commonTypes.map { ($0.name, $0.span) } + namespace.entities.map { ($0.name, $0.span) }
            for (type, span) in declared where types.contains(type) {
                throw CedarError(
                    .schema, "`\(name)::\(type)` hides `\(type)`, which is declared outside of any namespace", at: span,
                    hint: "give one of them another name")
            }
            for action in namespace.actions where names.contains(ExactText(action.name)) {
                let hidden = Self.uid(action.name, in: nil)
                throw CedarError(
                    .schema, "`\(Self.uid(action.name, in: name))` hides `\(hidden)`, which is declared outside of any namespace",
                    at: action.span, hint: "give one of them another name")
            }
        }
    }

    private static func uid(_ action: String, in namespace: Name?) -> EntityUID {
        EntityUID(type: Name(unchecked: "Action").qualified(by: namespace), id: action)
    }

    // MARK: Names

    private static let builtIn: [String: CedarType] = {
        var types: [String: CedarType] = ["Bool": .bool, "Long": .long, "String": .string]
        for type in ExtensionType.allCases { types[type.rawValue] = .extension(type) }
        return types
    }()

    /// What a name may stand for.
    private enum Meaning {
        case any, common, entity
    }

    private mutating func type(
        named reference: SchemaDocument.Reference, _ meaning: Meaning, in namespace: Name?, depth: Int
    ) throws(CedarError) -> CedarType {
        if meaning != .entity, reference.parts.count == 2, reference.parts[0] == "__cedar", let type = Self.builtIn[reference.parts[1]] {
            return type
        }
        let written = reference.text
        let own = reference.parts.count == 1 ? namespace.map { "\($0)::\(written)" } : nil
        for name in [own, written].compactMap(\.self) {
            if meaning != .entity, common[name] != nil { return try commonType(name, depth: depth) }
            if meaning != .common, entityTypes.contains(name) { return .entity(Name(unchecked: name)) }
        }
        if meaning != .entity, let type = Self.builtIn[written] { return type }
        throw unknown(reference, meaning, own)
    }

    private func unknown(_ reference: SchemaDocument.Reference, _ meaning: Meaning, _ own: String?) -> CedarError {
        let kind =
            switch meaning {
            case .any: "a type"
            case .common: "a common type"
            case .entity: "an entity type"
            }
        let candidates = meaning == .common ? Array(common.keys) : entityTypes + (meaning == .any ? Array(common.keys) : [])
        let near = Suggestion.nearest(to: own ?? reference.text, in: candidates) ?? Suggestion.nearest(to: reference.text, in: candidates)
        return CedarError(
            .schema, "`\(reference.text)` is not declared as \(kind)", at: reference.span, hint: near.map { "did you mean `\($0)`?" })
    }

    private mutating func entityType(_ reference: SchemaDocument.Reference, in namespace: Name?) throws(CedarError) -> EntityType {
        guard case .entity(let types) = try type(named: reference, .entity, in: namespace, depth: 0), let type = types.single else {
            throw unknown(reference, .entity, nil)
        }
        return type
    }

    // MARK: Types

    private mutating func commonType(_ name: String, depth: Int) throws(CedarError) -> CedarType {
        if let type = resolved[name] {
            try spend(Self.size(of: type))
            return type
        }
        guard let entry = common[name] else { throw CedarError(.schema, "`\(name)` is not declared") }
        if let start = open.firstIndex(of: name) {
            let cycle = (open[start...] + [name]).map { "`\($0)`" }.joined(separator: " → ")
            throw CedarError(.cycle, "common types stand for themselves: \(cycle)", at: entry.span)
        }
        open.append(name)
        let type = try type(entry.type, in: entry.namespace, depth: depth + 1)
        open.removeLast()
        resolved[name] = type
        return type
    }

    private mutating func type(
        _ syntax: SchemaDocument.TypeSyntax, in namespace: Name?, depth: Int = 0
    ) throws(CedarError) -> CedarType {
        guard depth <= limits.depth else {
            throw CedarError(.limit, "types are nested deeper than the \(limits.depth) allowed")
        }
        try spend(1)
        switch syntax {
        case .set(let element): return .set(try type(element, in: namespace, depth: depth + 1))
        case .record(let fields):
            var attributes: [RecordType.Attribute] = []
            for field in fields {
                attributes.append(
                    .init(field.name, try type(field.type, in: namespace, depth: depth + 1), isRequired: field.isRequired))
            }
            return .record(RecordType(attributes))
        case .named(let reference): return try type(named: reference, .any, in: namespace, depth: depth)
        case .common(let reference): return try type(named: reference, .common, in: namespace, depth: depth)
        case .entity(let reference): return try type(named: reference, .entity, in: namespace, depth: depth)
        case .builtIn(let type): return type
        }
    }

    private mutating func spend(_ size: Int) throws(CedarError) {
        budget -= size
        guard budget >= 0 else {
            throw CedarError(.limit, "the types have more than \(Self.largest) parts when common types are put in where they are named")
        }
    }

    private static func size(of type: CedarType) -> Int {
        switch type {
        case .set(let element): 1 + size(of: element)
        case .record(let record): record.attributes.reduce(1) { $0 + size(of: $1.type) }
        default: 1
        }
    }

    private mutating func record(
        _ syntax: SchemaDocument.TypeSyntax, _ what: String, in namespace: Name?, at span: SourceSpan?
    ) throws(CedarError) -> RecordType {
        guard case .record(let record) = try type(syntax, in: namespace) else {
            throw CedarError(.schema, "\(what) must be a record", at: span)
        }
        return record
    }

    // MARK: The whole

    private mutating func schema() throws(CedarError) -> Schema {
        // Also those that nobody uses must be right.
        for name in common.keys.sorted() { _ = try commonType(name, depth: 0) }
        var entities: [EntityDefinition] = []
        var actions: [ActionDefinition] = []
        for namespace in document.namespaces {
            for entity in namespace.entities { entities.append(try definition(entity, in: namespace.name)) }
            for action in namespace.actions { actions.append(try definition(action, in: namespace.name)) }
        }
        let parents = Dictionary(entities.map { ($0.type, $0.parents) }) { first, _ in first }
        let groups = Dictionary(actions.map { ($0.uid, $0.parents) }) { first, _ in first }
        for action in actions where Self.ancestors(of: action.uid, groups).contains(action.uid) {
            throw CedarError(.cycle, "the action `\(action.uid)` is in itself", hint: "remove one `in` of the circle")
        }
        return Schema(
            entities: entities.map { $0.with(ancestors: Self.ancestors(of: $0.type, parents)) },
            actions: actions.map { $0.with(ancestors: Self.ancestors(of: $0.uid, groups)) })
    }

    private mutating func definition(_ entity: SchemaDocument.Entity, in namespace: Name?) throws(CedarError) -> EntityDefinition {
        let type = Name(unchecked: entity.name).qualified(by: namespace)
        switch entity.kind {
        case .enumeration(let ids):
            guard !ids.isEmpty else { throw CedarError(.schema, "`\(type)` is an enumeration of nothing", at: entity.span) }
            return EntityDefinition(
                type: type, parents: [], ancestors: [], shape: .empty, tags: nil, enumeration: ids, annotations: entity.annotations)
        case .standard(let written, let shape, let tags):
            var parents: [EntityType] = []
            for reference in written { parents.append(try entityType(reference, in: namespace)) }
            var tagType: CedarType?
            if let tags { tagType = try self.type(tags, in: namespace) }
            return EntityDefinition(
                type: type, parents: parents, ancestors: [],
                shape: try record(shape, "the shape of `\(type)`", in: namespace, at: entity.span), tags: tagType, enumeration: nil,
                annotations: entity.annotations)
        }
    }

    private mutating func definition(_ action: SchemaDocument.Action, in namespace: Name?) throws(CedarError) -> ActionDefinition {
        let uid = Self.uid(action.name, in: namespace)
        var parents: [EntityUID] = []
        for parent in action.parents { parents.append(try group(parent, of: uid, in: namespace)) }
        var principals: [EntityType] = []
        var resources: [EntityType] = []
        var context = RecordType.empty
        if let applies = action.appliesTo {
            for reference in applies.principals { principals.append(try entityType(reference, in: namespace)) }
            for reference in applies.resources { resources.append(try entityType(reference, in: namespace)) }
            context = try record(applies.context, "the context of `\(uid)`", in: namespace, at: action.span)
        }
        return ActionDefinition(
            uid: uid, parents: parents, ancestors: [], principals: Self.once(principals), resources: Self.once(resources),
            context: context, annotations: action.annotations)
    }

    private func group(
        _ parent: SchemaDocument.Action.Parent, of action: EntityUID, in namespace: Name?
    ) throws(CedarError) -> EntityUID {
        if let type = parent.type, !type.isAction {
            throw CedarError(.schema, "`\(type)` is no type of actions, so that `\(action)` cannot be in it", at: parent.span)
        }
        let type = parent.type ?? Name(unchecked: "Action")
        for candidate in [type.qualified(by: namespace), type] {
            let uid = EntityUID(type: candidate, id: parent.id)
            if actions.contains(uid) { return uid }
        }
        let near = Suggestion.nearest(to: parent.id, in: actions.map(\.id))
        throw CedarError(
            .schema, "`\(action)` is in `\(EntityUID(type: type, id: parent.id))`, which is not declared", at: parent.span,
            hint: near.map { "did you mean \(StringLiteral.quoted($0))?" })
    }

    private static func once(_ types: [EntityType]) -> [EntityType] {
        Set(types).inOrder()
    }

    /// All that can be reached over parents. A circle is followed once.
    private static func ancestors<Node: Hashable>(of node: Node, _ parents: [Node: [Node]]) -> Set<Node> {
        var found: Set<Node> = []
        var rest = parents[node] ?? []
        while let next = rest.popLast() {
            if found.insert(next).inserted { rest += parents[next] ?? [] }
        }
        return found
    }
}

extension EntityDefinition {
    fileprivate func with(ancestors: Set<EntityType>) -> EntityDefinition {
        EntityDefinition(
            type: type, parents: parents, ancestors: ancestors, shape: shape, tags: tags, enumeration: enumeration, annotations: annotations)
    }
}

extension ActionDefinition {
    fileprivate func with(ancestors: Set<EntityUID>) -> ActionDefinition {
        ActionDefinition(
            uid: uid, parents: parents, ancestors: ancestors, principals: principals, resources: resources, context: context,
            annotations: annotations)
    }
}
