/// What requests and entities look like: every name resolved, every common type replaced by what it stands for.
///
/// Read one with `Schema(text:)` or `Schema(json:)`.
public struct Schema: Sendable, Equatable {
    public let entities: [EntityType: EntityDefinition]
    public let actions: [EntityUID: ActionDefinition]
    /// Every combination of types that a request may have, in the order of their names.
    public let environments: [RequestEnvironment]
    /// The types of the actions.
    let actionTypes: Set<EntityType>
    /// Which types an action of the type may be in, itself left out.
    private let actionAncestorTypes: [EntityType: Set<EntityType>]

    /// - Parameters: whose names are resolved and whose ancestors are complete, as `SchemaResolver` makes them.
    init(entities: [EntityDefinition], actions: [ActionDefinition]) {
        self.entities = Dictionary(entities.map { ($0.type, $0) }) { first, _ in first }
        self.actions = Dictionary(actions.map { ($0.uid, $0) }) { first, _ in first }
        actionTypes = Set(actions.map(\.uid.type))
        var ancestors: [EntityType: Set<EntityType>] = [:]
        for action in actions { ancestors[action.uid.type, default: []].formUnion(action.ancestors.map(\.type)) }
        actionAncestorTypes = ancestors
        environments = actions.inOrder(of: \.uid).flatMap { action in
            action.principals.flatMap { principal in
                action.resources.map { RequestEnvironment(principal: principal, action: action.uid, resource: $0, context: action.context) }
            }
        }
    }

    /// Whether the schema declares the type, of entities or of actions.
    public func declares(_ type: EntityType) -> Bool { entities[type] != nil || actionTypes.contains(type) }

    /// Whether there may be an entity of this name: an action that is declared, or one of the declared ids of an enumeration.
    public func allows(_ uid: EntityUID) -> Bool {
        guard let definition = entities[uid.type] else { return actions[uid] != nil }
        return definition.enumeration?.contains { $0.isExactly(uid.id) } ?? true
    }

    /// Whether an entity of the first type may be in one of the second. Each type may be in itself.
    func mayBeIn(_ type: EntityType, _ ancestor: EntityType) -> Bool {
        type == ancestor || entities[type]?.ancestors.contains(ancestor) == true
            || actionAncestorTypes[type]?.contains(ancestor) == true
    }

    /// Whether an action is in another by its declaration. Each is in itself.
    func isIn(_ action: EntityUID, _ group: EntityUID) -> Bool {
        action == group || actions[action]?.ancestors.contains(group) == true
    }
}

/// What entities of a type look like.
public struct EntityDefinition: Sendable, Equatable {
    public let type: EntityType
    /// The types whose entities may be parents.
    public let parents: [EntityType]
    /// The same, and theirs, and so on.
    public let ancestors: Set<EntityType>
    public let shape: RecordType
    /// The type of every tag's value. Nil where there are no tags.
    public let tags: CedarType?
    /// The only ids there are. Nil where any is.
    public let enumeration: [String]?
    public let annotations: [Annotation]
}

/// What an action applies to.
public struct ActionDefinition: Sendable, Equatable {
    public let uid: EntityUID
    /// The actions that it is declared to be in.
    public let parents: [EntityUID]
    /// The same, and theirs, and so on.
    public let ancestors: Set<EntityUID>
    /// Of each, those that a request may have. Where either is empty the action is a group, and no request has it.
    public let principals: [EntityType]
    public let resources: [EntityType]
    public let context: RecordType
    public let annotations: [Annotation]
}

/// The types of a request: what the validator checks a policy against, once for each.
public struct RequestEnvironment: Hashable, Sendable, CustomStringConvertible {
    public let principal: EntityType
    public let action: EntityUID
    public let resource: EntityType
    public let context: RecordType

    public var description: String { "principal is \(principal), action == \(action), resource is \(resource)" }
}
