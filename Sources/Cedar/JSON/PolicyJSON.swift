/// Policies and templates from and to the JSON policy format.
extension Template {
    /// - Throws: `json`, `shape`, `value`, `duplicate` or `limit`.
    public init(json text: String, id: PolicyID = "policy0", limits: Limits = .standard) throws(CedarError) {
        try self.init(JSON(parsing: text, limits: limits), id: id)
    }

    /// One line of JSON. The name is not part of it.
    public var json: String { document.description }

    init(_ json: JSON, id: PolicyID) throws(CedarError) {
        let what = "policy `\(id)`"
        let fields = try json.fields(of: what, "effect", "principal", "action", "resource", "conditions", "annotations")
        let effect = try fields.text("effect")
        guard let effect = Effect(rawValue: effect) else {
            throw CedarError(.shape, "the effect of \(what) is `\(effect)`", hint: "it is `permit` or `forbid`")
        }
        var conditions: [Condition] = []
        for clause in try fields.required("conditions").elements(of: "`conditions` of \(what)") {
            let clause = try clause.fields(of: "a condition of \(what)", "kind", "body")
            let kind = try clause.text("kind")
            guard let kind = Condition.Kind(rawValue: kind) else {
                throw CedarError(.shape, "\(what) has a condition of kind `\(kind)`", hint: "it is `when` or `unless`")
            }
            conditions.append(Condition(kind, try Expr(try clause.required("body"))))
        }
        self.init(
            id: id, annotations: try Self.annotations(fields["annotations"]), effect: effect,
            principal: try ScopeConstraint(try fields.required("principal"), .principal),
            action: try ActionConstraint(try fields.required("action")),
            resource: try ScopeConstraint(try fields.required("resource"), .resource), conditions: conditions)
    }

    private static func annotations(_ json: JSON?) throws(CedarError) -> [Annotation] {
        var annotations: [Annotation] = []
        for member in try json?.members(of: "`annotations`") ?? [] {
            guard Identifier.isWellFormed(member.name) else {
                throw CedarError(.shape, "`\(member.name)` is no name for an annotation")
            }
            if case .null = member.value {
                annotations.append(Annotation(member.name))
            } else {
                annotations.append(Annotation(member.name, try member.value.text(of: "an annotation")))
            }
        }
        return annotations
    }

    var document: JSON {
        var members: [JSON.Member] = [
            .init("effect", .string(effect.rawValue)),
            .init("principal", principal.document),
            .init("action", action.document),
            .init("resource", resource.document),
            .init(
                "conditions",
                .array(
                    conditions.map {
                        .object([.init("kind", .string($0.kind.rawValue)), .init("body", $0.body.document)])
                    })),
        ]
        if !annotations.isEmpty {
            members.append(.init("annotations", .object(annotations.map { .init($0.key, $0.value.isEmpty ? .null : .string($0.value)) })))
        }
        return .object(members)
    }
}

extension Policy {
    /// A static policy.
    /// - Throws: as `Template.init(json:)`, and `link` for a template.
    public init(json text: String, id: PolicyID = "policy0", limits: Limits = .standard) throws(CedarError) {
        try self.init(try Template(json: text, id: id, limits: limits))
    }

    /// One line of JSON; that of a link has its slots filled.
    public var json: String {
        var filled = template
        filled.principal = principal
        filled.resource = resource
        return filled.json
    }
}

// MARK: Scopes

extension EntityReference {
    /// The member `entity` or `slot` of a constraint.
    fileprivate init(_ fields: JSON.Fields, _ slot: Slot) throws(CedarError) {
        guard let name = fields["slot"] else {
            self = .entity(try EntityUID(try fields.required("entity")))
            return
        }
        guard case .string(slot.rawValue) = name, fields["entity"] == nil else {
            throw CedarError(.shape, "the slot of \(fields.what) is not `\(slot.rawValue)`")
        }
        self = .slot(slot)
    }

    fileprivate var member: JSON.Member {
        switch self {
        case .entity(let uid): .init("entity", uid.document)
        case .slot(let slot): .init("slot", .string(slot.rawValue))
        }
    }
}

extension ScopeConstraint {
    init(_ json: JSON, _ slot: Slot) throws(CedarError) {
        let what = "`\(slot.rawValue.dropFirst())`"
        let fields = try json.fields(of: what, "op", "entity", "slot", "entity_type", "in")
        let op = try fields.text("op")
        switch op {
        case "All": self = .any
        case "==": self = .equal(try EntityReference(fields, slot))
        case "in": self = .in(try EntityReference(fields, slot))
        case "is":
            let type = try EntityType(checking: try fields.text("entity_type"))
            guard let container = fields["in"] else {
                self = .is(type)
                return
            }
            self = .isIn(type, try EntityReference(try container.fields(of: "`in` of \(what)", "entity", "slot"), slot))
        default: throw CedarError(.shape, "`\(op)` is no operator for \(what)")
        }
    }

    var document: JSON {
        func object(_ op: String, _ members: JSON.Member...) -> JSON { .object([.init("op", .string(op))] + members) }
        return switch self {
        case .any: object("All")
        case .equal(let reference): object("==", reference.member)
        case .in(let reference): object("in", reference.member)
        case .is(let type): object("is", .init("entity_type", .string(type.description)))
        case .isIn(let type, let reference):
            object("is", .init("entity_type", .string(type.description)), .init("in", .object([reference.member])))
        }
    }
}

extension ActionConstraint {
    init(_ json: JSON) throws(CedarError) {
        let fields = try json.fields(of: "`action`", "op", "entity", "entities")
        let op = try fields.text("op")
        switch op {
        case "All": self = .any
        case "==": self = .equal(try Self.action(try fields.required("entity")))
        case "in":
            guard let entities = fields["entities"] else {
                self = .in(try Self.action(try fields.required("entity")))
                return
            }
            var actions: [EntityUID] = []
            for entity in try entities.elements(of: "`entities`") { actions.append(try Self.action(entity)) }
            self = .inAny(actions)
        default: throw CedarError(.shape, "`\(op)` is no operator for `action`")
        }
    }

    private static func action(_ json: JSON) throws(CedarError) -> EntityUID {
        let uid = try EntityUID(json)
        guard uid.type.isAction else {
            throw CedarError(.shape, "`\(uid)` is no action", hint: "the type of an action ends in `Action`")
        }
        return uid
    }

    var document: JSON {
        func object(_ op: String, _ members: JSON.Member...) -> JSON { .object([.init("op", .string(op))] + members) }
        return switch self {
        case .any: object("All")
        case .equal(let action): object("==", .init("entity", action.document))
        case .in(let action): object("in", .init("entity", action.document))
        case .inAny(let actions): object("in", .init("entities", .array(actions.map(\.document))))
        }
    }
}
