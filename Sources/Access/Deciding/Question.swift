import Cedar
import Runtime

/// One question to the policies, with everything that its answer can depend on.
struct Question {
    /// As Mayfly knows it; what operators and gateways say of it comes on top, with each edition.
    let principal: Entity
    let action: EntityUID
    let resource: EntityUID
    let node: Entity?
    let now: Timestamp
    let context: DecisionContext
    let request: Cedar.Request
    let view: EstateView
    /// The entities that the context names.
    let named: [EntityUID]
    /// What an enforcement point says of the subject and of the resource. It weighs least: what others say of the same stays.
    let stated: [Entity]

    init(
        principal: Entity, action: EntityUID, resource: EntityUID, node: Entity?, context: DecisionContext, at now: Timestamp,
        view: EstateView, stated: [Entity] = []
    ) throws(CedarError) {
        self.stated = stated
        self.principal = principal
        self.action = action
        self.resource = resource
        self.node = node
        self.now = now
        self.context = context
        self.view = view
        let record = try context.record()
        request = Cedar.Request(principal: principal.uid, action: action, resource: resource, context: record)
        var named: [EntityUID] = []
        for field in record.fields { field.value.collectEntities(into: &named) }
        self.named = named
    }

    func slice(for edition: PolicyEdition) throws(CedarError) -> EntitySlice {
        let added = edition.entities
        var own: [EntityUID: Entity] = [:]
        for entity in [principal, node].compactMap(\.self) { own[entity.uid] = added[entity.uid].map { entity.adding($0) } ?? entity }
        for entity in stated {
            own[entity.uid] = (own[entity.uid] ?? view.entity(entity.uid, added)).map { $0.adding(entity) } ?? entity
        }
        let roots = [principal.uid, resource] + (node.map { [$0.uid] } ?? []) + named + edition.anchors
        var found = try EntitySlice.reach(from: roots, level: PolicyEdition.level) { uid in own[uid] ?? view.entity(uid, added) }
        if let definition = edition.schema.actions[action] { found[action] = Entity(action, parents: definition.ancestors) }
        return try EntitySlice(found.values)
    }

    /// All that its slice of entities is made from.
    func key(for edition: PolicyEdition) -> PolicyBook.SliceKey {
        PolicyBook.SliceKey(
            principal: principal, action: action, resource: resource, node: node, named: named, stated: stated, estate: view.revision,
            policies: edition.digest)
    }
}
