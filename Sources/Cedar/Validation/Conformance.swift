/// Whether data fits a schema. What a validated policy may count on holds for data that does.
extension Schema {
    /// Why a request cannot be, by this schema. Nil for one that can.
    public func refusal(principal: EntityUID, action: EntityUID, resource: EntityUID, context: Record) -> String? {
        guard let definition = actions[action] else { return "the schema has no action `\(action)`" }
        for (uid, types, what) in [(principal, definition.principals, "principal"), (resource, definition.resources, "resource")] {
            guard types.contains(uid.type) else {
                let allowed = types.map { "`\($0)`" }.joined(separator: ", ")
                return "`\(action)` has no \(what) of type `\(uid.type)`" + (allowed.isEmpty ? "" : ": it may be \(allowed)")
            }
            if !allows(uid) { return "`\(uid)` is none of the entities that the schema lists for `\(uid.type)`" }
        }
        return misfit(of: context, definition.context, "the context")
    }

    /// Why entities cannot be, by this schema: the first reason in the order of their names, so that it is the same each time.
    public func refusal(of entities: Entities) -> String? {
        for entity in entities.all.inOrder(of: \.uid) {
            if let reason = refusal(of: entity, entities) { return reason }
        }
        return nil
    }

    private func refusal(of entity: Entity, _ entities: Entities) -> String? {
        let uid = entity.uid
        guard let definition = self.entities[uid.type] else {
            guard let action = actions[uid] else {
                return uid.type.isAction ? "the schema has no action `\(uid)`" : "the schema has no entity type `\(uid.type)`, of which `\(uid)` is"
            }
            guard entity.attributes.isEmpty, entity.tags.isEmpty else { return "the action `\(uid)` has attributes or tags" }
            return entities.ancestors(of: uid) == action.ancestors ? nil : "the action `\(uid)` is in other groups than the schema says"
        }
        guard allows(uid) else { return "`\(uid)` is none of the entities that the schema lists for `\(uid.type)`" }
        for parent in entity.parents.inOrder() {
            guard definition.parents.contains(parent.type) else {
                return "`\(uid)` is in `\(parent)`, and the schema lets no `\(uid.type)` be in a `\(parent.type)`"
            }
            guard allows(parent) else { return "`\(parent)` is none of the entities that the schema lists for `\(parent.type)`" }
        }
        if let reason = misfit(of: entity.attributes, definition.shape, "`\(uid)`") { return reason }
        if definition.tags == nil, let tag = entity.tags.fields.first {
            return "`\(uid)` has the tag `\(tag.name)`, and entities of its type have none"
        }
        for tag in entity.tags.fields {
            if let type = definition.tags, let reason = misfit(of: tag.value, type, "the tag `\(tag.name)` of `\(uid)`") { return reason }
        }
        return nil
    }

    private func misfit(of record: Record, _ type: RecordType, _ what: String) -> String? {
        for field in record.fields {
            guard let attribute = type[field.name] else {
                if type.isOpen { continue }
                let near = Suggestion.nearest(to: field.name, in: type.attributes.map(\.name))
                return "\(what) has `\(field.name)`, which the schema does not know" + (near.map { ": did you mean `\($0)`?" } ?? "")
            }
            if let reason = misfit(of: field.value, attribute.type, "`\(field.name)` of \(what)") { return reason }
        }
        let missing = type.attributes.first { $0.isRequired && record[$0.name] == nil }
        return missing.map { "\(what) lacks `\($0.name)`" }
    }

    private func misfit(of value: Value, _ type: CedarType, _ what: String) -> String? {
        switch (value, type) {
        case (.bool(let value), .bool(let truth)):
            if truth == .either || value == (truth == .yes) { return nil }
        case (.long, .long), (.string, .string), (.decimal, .extension(.decimal)), (.ipaddr, .extension(.ipaddr)),
            (.datetime, .extension(.datetime)), (.duration, .extension(.duration)):
            return nil
        case (.entity(let uid), .entity(let types)) where types.contains(uid.type):
            return allows(uid) ? nil : "\(what) is `\(uid)`, which the schema does not list for `\(uid.type)`"
        case (.set(let set), .set(let element)):
            // One element is enough to be wrong; which one must not depend on the order of a hash table.
            let reasons = set.elements.compactMap { misfit(of: $0, element, "an element of \(what)") }
            return reasons.min { $0.precedes($1) }
        case (.record(let record), .record(let type)): return misfit(of: record, type, what)
        default: break
        }
        return "\(what) is \(value.typeName), not `\(type)`"
    }
}
