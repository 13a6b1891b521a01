/// Schemas in JSON: https://docs.cedarpolicy.com/schema/json-schema-grammar.html
extension SchemaDocument {
    /// - Throws: `json`, `shape`, `syntax` or `limit`.
    public init(json text: String, limits: Limits = .standard) throws(CedarError) {
        var namespaces: [Namespace] = []
        for member in try JSON(parsing: text, limits: limits).members(of: "the schema") {
            namespaces.append(try Namespace(member.name, member.value))
        }
        let count = namespaces.reduce(0) { $0 + $1.commonTypes.count + $1.entities.count + $1.actions.count }
        try limits.check(count: count, of: "declarations")
        self.init(namespaces)
    }

    /// One line of JSON.
    public var json: String {
        JSON.object(namespaces.map { .init($0.name?.description ?? "", $0.document) }).description
    }
}

extension Schema {
    /// Reads a schema in JSON and finds what its names mean.
    /// - Throws: `json`, `shape`, `syntax`, `schema`, `duplicate`, `cycle` or `limit`.
    public init(json text: String, limits: Limits = .standard) throws(CedarError) {
        self = try SchemaResolver.resolve(try SchemaDocument(json: text, limits: limits), limits: limits)
    }
}

// MARK: Reading

extension SchemaDocument.Namespace {
    fileprivate init(_ text: String, _ json: JSON) throws(CedarError) {
        let what = text.isEmpty ? "the namespace without a name" : "the namespace `\(text)`"
        var name: Name?
        if !text.isEmpty {
            guard let read = Name(text) else { throw CedarError(.shape, "`\(text)` is no namespace", hint: "write it as `A::B`, without spaces") }
            name = read
        }
        let fields = try json.fields(of: what, "commonTypes", "entityTypes", "actions", "annotations")
        self.init(name, annotations: try Annotation.list(fields["annotations"]))
        for member in try fields["commonTypes"]?.members(of: "`commonTypes`") ?? [] {
            let (type, annotations) = try SchemaDocument.TypeSyntax.read(member.value, what: "the type `\(member.name)`")
            commonTypes.append(.init(name: member.name, type: type, annotations: annotations))
        }
        for member in try fields.required("entityTypes").members(of: "`entityTypes`") {
            entities.append(try SchemaDocument.Entity(member.name, member.value))
        }
        for member in try fields.required("actions").members(of: "`actions`") {
            actions.append(try SchemaDocument.Action(member.name, member.value))
        }
    }
}

extension SchemaDocument.Entity {
    fileprivate init(_ name: String, _ json: JSON) throws(CedarError) {
        let what = "the entity type `\(name)`"
        let fields = try json.fields(of: what, "memberOfTypes", "shape", "tags", "enum", "annotations")
        self.init(name: name, kind: .enumeration([]), annotations: try Annotation.list(fields["annotations"]))
        if let ids = fields["enum"] {
            guard fields.members.allSatisfy({ ["enum", "annotations"].contains($0.name) }) else {
                throw CedarError(.shape, "\(what) is an enumeration, and has more than its ids")
            }
            var list: [String] = []
            for id in try ids.elements(of: "`enum` of \(what)") { list.append(try id.text(of: "an id of \(what)")) }
            kind = .enumeration(list)
            return
        }
        let parents = try SchemaDocument.Reference.list(fields["memberOfTypes"], "`memberOfTypes` of \(what)")
        var shape = SchemaDocument.TypeSyntax.emptyRecord
        if let json = fields["shape"] { shape = try SchemaDocument.TypeSyntax.read(json, what: "the shape of \(what)").type }
        var tags: SchemaDocument.TypeSyntax?
        if let json = fields["tags"] { tags = try SchemaDocument.TypeSyntax.read(json, what: "the tags of \(what)").type }
        kind = .standard(parents: parents, shape: shape, tags: tags)
    }
}

extension SchemaDocument.Action {
    fileprivate init(_ name: String, _ json: JSON) throws(CedarError) {
        let what = "the action `\(name)`"
        let fields = try json.fields(of: what, "memberOf", "appliesTo", "attributes", "annotations")
        if case .object(let attributes)? = fields["attributes"], !attributes.isEmpty {
            throw CedarError(.shape, "\(what) has attributes, and actions have none")
        }
        self.init(name: name, parents: [], annotations: try Annotation.list(fields["annotations"]))
        if let groups = fields["memberOf"], !groups.isNull {
            for group in try groups.elements(of: "`memberOf` of \(what)") {
                let fields = try group.fields(of: "a group of \(what)", "id", "type")
                var type: Name?
                if let text = try fields["type"]?.text(of: "the type of a group of \(what)") {
                    guard let name = Name(text) else { throw CedarError(.shape, "`\(text)` is no type") }
                    type = name
                }
                parents.append(.init(type: type, id: try fields.text("id")))
            }
        }
        guard let applies = fields["appliesTo"], !applies.isNull else { return }
        let types = try applies.fields(of: "`appliesTo` of \(what)", "principalTypes", "resourceTypes", "context")
        var context = SchemaDocument.TypeSyntax.emptyRecord
        if let json = types["context"] { context = try SchemaDocument.TypeSyntax.read(json, what: "the context of \(what)").type }
        appliesTo = .init(
            principals: try SchemaDocument.Reference.list(try types.required("principalTypes"), "`principalTypes` of \(what)"),
            resources: try SchemaDocument.Reference.list(try types.required("resourceTypes"), "`resourceTypes` of \(what)"),
            context: context)
    }
}

extension SchemaDocument.Reference {
    fileprivate init(_ text: String) throws(CedarError) {
        let parts = text.split(separator: "::", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ Identifier.isFree($0) || $0 == "__cedar" }) else { throw CedarError(.shape, "`\(text)` is no type") }
        self.init(parts)
    }

    fileprivate static func list(_ json: JSON?, _ what: String) throws(CedarError) -> [SchemaDocument.Reference] {
        var references: [SchemaDocument.Reference] = []
        for element in try json?.elements(of: what) ?? [] { references.append(try .init(try element.text(of: "an element of \(what)"))) }
        return references
    }
}

extension SchemaDocument.TypeSyntax {
    /// - Parameter attribute: `required` may stand beside the type.
    fileprivate static func read(
        _ json: JSON, what: String
    ) throws(CedarError) -> (type: SchemaDocument.TypeSyntax, annotations: [Annotation]) {
        let (type, fields) = try read(json, what, attribute: false)
        return (type, try Annotation.list(fields["annotations"]))
    }

    private static func read(_ json: JSON, _ what: String, attribute: Bool) throws(CedarError) -> (SchemaDocument.TypeSyntax, JSON.Fields) {
        let fields = try json.fields(
            of: what, "type", "element", "attributes", "name", "additionalAttributes", "required", "annotations")
        let kind = try fields.text("type")
        if fields["required"] != nil, !attribute { throw CedarError(.shape, "\(what) has `required`, which belongs to attributes") }
        // A member that belongs to another kind of type is a mistake, and would be read over.
        let own = ["Set": "element", "Record": "attributes", "Entity": "name", "Extension": "name", "EntityOrCommon": "name"][kind]
        for name in ["element", "attributes", "name"] where fields[name] != nil && name != own {
            throw CedarError(.shape, "\(what) is of type `\(kind)`, which has no `\(name)`")
        }
        if case .bool(true)? = fields["additionalAttributes"] {
            throw CedarError(.shape, "\(what) has `additionalAttributes`, which are not part of the language")
        }
        let type: SchemaDocument.TypeSyntax
        switch kind {
        case "String": type = .builtIn(.string)
        case "Long": type = .builtIn(.long)
        case "Boolean": type = .builtIn(.bool)
        case "Set": type = .set(try read(try fields.required("element"), "the element of \(what)", attribute: false).0)
        case "Record": type = .record(try attributes(try fields.required("attributes"), what))
        case "Entity": type = .entity(try .init(try fields.text("name")))
        case "EntityOrCommon": type = .named(try .init(try fields.text("name")))
        case "Extension":
            let name = try fields.text("name")
            guard let known = ExtensionType(rawValue: name) else {
                let near = Suggestion.nearest(to: name, in: ExtensionType.allCases.map(\.rawValue))
                throw CedarError(.shape, "\(what): `\(name)` is no extension type", hint: near.map { "did you mean `\($0)`?" })
            }
            type = .builtIn(.extension(known))
        default: type = .common(try .init(kind))
        }
        return (type, fields)
    }

    private static func attributes(_ json: JSON, _ what: String) throws(CedarError) -> [Attribute] {
        var list: [Attribute] = []
        for member in try json.members(of: "`attributes` of \(what)") {
            let (type, fields) = try read(member.value, "`\(member.name)` of \(what)", attribute: true)
            var isRequired = true
            if let json = fields["required"] {
                guard case .bool(let value) = json else { throw CedarError(.shape, "`required` of `\(member.name)` is \(json.kind)") }
                isRequired = value
            }
            list.append(.init(member.name, type, isRequired: isRequired, annotations: try Annotation.list(fields["annotations"])))
        }
        return list
    }
}

extension JSON {
    fileprivate var isNull: Bool { if case .null = self { true } else { false } }
}

extension Annotation {
    fileprivate static func list(_ json: JSON?) throws(CedarError) -> [Annotation] {
        var annotations: [Annotation] = []
        for member in try json?.members(of: "`annotations`") ?? [] {
            guard Identifier.isWellFormed(member.name) else { throw CedarError(.shape, "`\(member.name)` is no name of an annotation") }
            let value = if case .null = member.value { "" } else { try member.value.text(of: "the annotation `\(member.name)`") }
            annotations.append(Annotation(member.name, value))
        }
        return annotations
    }

    fileprivate static func members(_ annotations: [Annotation]) -> [JSON.Member] {
        annotations.isEmpty ? [] : [.init("annotations", .object(annotations.map { .init($0.key, .string($0.value)) }))]
    }
}

// MARK: Writing

extension SchemaDocument.Namespace {
    fileprivate var document: JSON {
        var members: [JSON.Member] = []
        if !commonTypes.isEmpty {
            members.append(
                .init("commonTypes", .object(commonTypes.map { .init($0.name, .object($0.type.members + Annotation.members($0.annotations))) })))
        }
        members.append(.init("entityTypes", .object(entities.map { .init($0.name, $0.document) })))
        members.append(.init("actions", .object(actions.map { .init($0.name, $0.document) })))
        return .object(members + Annotation.members(annotations))
    }
}

extension SchemaDocument.Entity {
    fileprivate var document: JSON {
        var members: [JSON.Member] = []
        switch kind {
        case .enumeration(let ids): members.append(.init("enum", .array(ids.map { .string($0) })))
        case .standard(let parents, let shape, let tags):
            if !parents.isEmpty { members.append(.init("memberOfTypes", .array(parents.map { .string($0.text) }))) }
            if shape != .emptyRecord { members.append(.init("shape", .object(shape.members))) }
            if let tags { members.append(.init("tags", .object(tags.members))) }
        }
        return .object(members + Annotation.members(annotations))
    }
}

extension SchemaDocument.Action {
    fileprivate var document: JSON {
        var members: [JSON.Member] = []
        if !parents.isEmpty {
            let groups = parents.map { parent in
                JSON.object([.init("id", .string(parent.id))] + (parent.type.map { [.init("type", .string($0.description))] } ?? []))
            }
            members.append(.init("memberOf", .array(groups)))
        }
        if let applies = appliesTo {
            let types: [JSON.Member] = [
                .init("principalTypes", .array(applies.principals.map { .string($0.text) })),
                .init("resourceTypes", .array(applies.resources.map { .string($0.text) })),
            ]
            let context: [JSON.Member] = applies.context == .emptyRecord ? [] : [.init("context", .object(applies.context.members))]
            members.append(.init("appliesTo", .object(types + context)))
        }
        return .object(members + Annotation.members(annotations))
    }
}

extension SchemaDocument.TypeSyntax {
    fileprivate var members: [JSON.Member] {
        func named(_ type: String, _ name: String) -> [JSON.Member] { [.init("type", .string(type)), .init("name", .string(name))] }
        switch self {
        case .set(let element): return [.init("type", .string("Set")), .init("element", .object(element.members))]
        case .named(let reference): return named("EntityOrCommon", reference.text)
        case .entity(let reference): return named("Entity", reference.text)
        case .common(let reference): return [.init("type", .string(reference.text))]
        case .builtIn(.string): return [.init("type", .string("String"))]
        case .builtIn(.long): return [.init("type", .string("Long"))]
        case .builtIn(.extension(let type)): return named("Extension", type.rawValue)
        case .builtIn: return [.init("type", .string("Boolean"))]
        case .record(let attributes):
            let fields = attributes.map { attribute in
                let required: [JSON.Member] = attribute.isRequired ? [] : [.init("required", .bool(false))]
                return JSON.Member(attribute.name, .object(attribute.type.members + required + Annotation.members(attribute.annotations)))
            }
            return [.init("type", .string("Record")), .init("attributes", .object(fields))]
        }
    }
}
