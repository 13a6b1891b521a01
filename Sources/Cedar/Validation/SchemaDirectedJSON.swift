/// Data from JSON where a schema says what is meant: an entity is `{"type": …, "id": …}` and an extension value its text, without the
/// escapes `__entity` and `__extn`. Escapes may still stand there.
extension Entities {
    /// Reads an array of entities, and adds the actions of the schema with their groups.
    /// - Throws: what `init(json:)` throws, and `shape` for entities that do not fit the schema.
    public init(json text: String, schema: Schema, limits: Limits = .standard) throws(CedarError) {
        let elements = try JSON(parsing: text, limits: limits).elements(of: "the document")
        try limits.check(count: elements.count, of: "entities")
        var list: [Entity] = []
        var seen: Set<EntityUID> = []
        for element in elements {
            let entity = try Entity(schema.explicit(entity: element))
            seen.insert(entity.uid)
            list.append(entity)
        }
        for action in schema.actions.values where !seen.contains(action.uid) {
            list.append(Entity(action.uid, parents: Set(action.parents)))
        }
        try self.init(list)
        if let reason = schema.refusal(of: self) { throw CedarError(.shape, reason) }
    }
}

extension Record {
    /// Reads the context of a request with `action`.
    /// - Parameter isPartial: leave out what the action's context does not have, instead of reading it by its form.
    /// - Throws: what `Value.init(json:)` throws, and `schema` for an action that is not there.
    public init(
        context text: String, action: EntityUID, schema: Schema, isPartial: Bool = false, limits: Limits = .standard
    ) throws(CedarError) {
        guard let definition = schema.actions[action] else { throw CedarError(.schema, "the schema has no action `\(action)`") }
        var json = try JSON(parsing: text, limits: limits)
        if isPartial, case .object(let members) = json { json = .object(members.filter { definition.context[$0.name] != nil }) }
        try self.init(JSON.explicit(json, .record(definition.context)).members(of: "the context"))
    }
}

extension Schema {
    fileprivate func explicit(entity json: JSON) throws(CedarError) -> JSON {
        let fields = try json.fields(of: "an entity", "uid", "attrs", "parents", "tags")
        let uid = try EntityUID(try fields.required("uid"))
        guard let definition = entities[uid.type] else { return json }
        return .object(
            fields.members.map { member in
                switch member.name {
                case "attrs": .init(member.name, JSON.explicit(member.value, .record(definition.shape)))
                case "tags":
                    if let type = definition.tags, case .object(let tags) = member.value {
                        .init(member.name, .object(tags.map { .init($0.name, JSON.explicit($0.value, type)) }))
                    } else {
                        member
                    }
                default: member
                }
            })
    }
}

extension JSON {
    /// With the escapes that the type makes unnecessary. What does not look like the type is left for the reader to refuse.
    fileprivate static func explicit(_ json: JSON, _ type: CedarType) -> JSON {
        switch (json, type) {
        case (.array(let elements), .set(let element)): return .array(elements.map { explicit($0, element) })
        case (.object(let members), .entity) where members.contains { $0.name == "type" }: return .object([.init("__entity", json)])
        case (.object(let members), .extension) where members.contains { $0.name == "fn" }: return .object([.init("__extn", json)])
        case (.string, .extension(let kind)):
            let function = ExtensionFunction.constructor(of: kind)
            return .object([.init("__extn", .object([.init("fn", .string(function.rawValue)), .init("arg", json)]))])
        case (.object(let members), .record(let record)):
            return .object(members.map { member in record[member.name].map { .init(member.name, explicit(member.value, $0.type)) } ?? member })
        default: return json
        }
    }
}

extension ExtensionFunction {
    static func constructor(of type: ExtensionType) -> ExtensionFunction {
        switch type {
        case .decimal: .decimal
        case .ipaddr: .ip
        case .datetime: .datetime
        case .duration: .duration
        }
    }

    /// Why a constructor refuses a text. Nil for one that it takes.
    func refusal(of text: String) -> String? {
        do throws(CedarError) {
            _ = try Value(self, text)
            return nil
        } catch {
            return error.message
        }
    }
}
