/// Values from and to JSON, by the explicit escapes `__entity` and `__extn`. What a schema makes implicit is the
/// schema's business: it rewrites the document's values by their expected types and calls these.
extension Value {
    /// - Throws: `json`, `shape`, `value`, `duplicate` or `limit`.
    public init(json text: String, limits: Limits = .standard) throws(CedarError) {
        try self.init(JSON(parsing: text, limits: limits))
    }

    /// The value as one line of JSON, with explicit escapes.
    public var json: String { document.description }

    init(_ json: JSON) throws(CedarError) {
        switch json {
        case .bool(let value): self = .bool(value)
        case .integer(let value): self = .long(value)
        case .string(let text): self = .string(text)
        case .array(let elements):
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for element in elements { values.append(try Value(element)) }
            self = .set(ValueSet(values))
        case .object(let members):
            if members.count == 1, let escaped = try Self.escaped(members[0]) {
                self = escaped
            } else {
                self = .record(try Record(members))
            }
        case .number(let text):
            throw CedarError(
                .value, "`\(text)` is no 64-bit integer",
                hint: "a decimal is {\"__extn\": {\"fn\": \"decimal\", \"arg\": \"\(text)\"}}")
        case .null: throw CedarError(.shape, "there is no null", hint: "leave the attribute out")
        }
    }

    private static func escaped(_ member: JSON.Member) throws(CedarError) -> Value? {
        switch member.name {
        case "__entity": return .entity(try EntityUID(member.value))
        case "__extn": return try extensionValue(member.value)
        case "__expr":
            throw CedarError(.shape, "`__expr` is no longer part of the format", hint: "use `__entity` or `__extn`")
        default: return nil
        }
    }

    /// `{"fn": "decimal", "arg": "1.5"}`; `{"fn": "offset", "args": […]}` for an instant that no literal names.
    static func extensionValue(_ json: JSON) throws(CedarError) -> Value {
        let fields = try json.fields(of: "`__extn`", "fn", "arg", "args")
        let name = try fields.text("fn")
        guard let function = ExtensionFunction(rawValue: name) else {
            throw CedarError(.shape, "`\(name)` is no extension function")
        }
        var operands: [Value] = []
        if let arguments = fields["args"] {
            guard fields["arg"] == nil else { throw CedarError(.shape, "`__extn` has both `arg` and `args`") }
            for argument in try arguments.elements(of: "`args`") { operands.append(try Value(argument)) }
        } else {
            operands = [try Value(try fields.required("arg"))]
        }
        switch (function, operands.count, operands.first, operands.last) {
        case (_, 1, .string(let text)?, _) where function.isConstructor:
            return try Value(function, text)
        case (.offset, 2, .datetime(let start)?, .duration(let length)?):
            guard let moved = start.offset(by: length) else {
                throw CedarError(.value, "the instant does not fit 64 bits")
            }
            return .datetime(moved)
        default:
            throw CedarError(.shape, "`\(name)` cannot make a value of these operands")
        }
    }

    var document: JSON {
        func call(_ function: ExtensionFunction, _ text: String) -> JSON {
            .object([.init("__extn", .object([.init("fn", .string(function.rawValue)), .init("arg", .string(text))]))])
        }
        return switch self {
        case .bool(let value): .bool(value)
        case .long(let value): .integer(value)
        case .string(let text): .string(text)
        case .entity(let uid): .object([.init("__entity", uid.document)])
        case .set(let set): .array(set.sorted.map(\.document))
        case .record(let record): record.document
        case .decimal(let value): call(.decimal, value.description)
        case .ipaddr(let value): call(.ip, value.description)
        case .duration(let value): call(.duration, value.description)
        case .datetime(let value):
            .object([
                .init(
                    "__extn",
                    .object([
                        .init("fn", .string("offset")),
                        .init(
                            "args", .array([call(.datetime, "1970-01-01"), call(.duration, "\(value.milliseconds)ms")])),
                    ]))
            ])
        }
    }
}

extension Record {
    /// A context or attributes from a JSON object.
    /// - Throws: as `Value.init(json:)`.
    public init(json text: String, limits: Limits = .standard) throws(CedarError) {
        try self.init(JSON(parsing: text, limits: limits).members(of: "the record"))
    }

    init(_ members: [JSON.Member]) throws(CedarError) {
        var fields: [Field] = []
        fields.reserveCapacity(members.count)
        for member in members { fields.append(Field(member.name, try Value(member.value))) }
        try self.init(fields)
    }

    public var json: String { document.description }

    var document: JSON { .object(fields.map { .init($0.name, $0.value.document) }) }
}

extension EntityUID {
    /// `{"type": "User", "id": "alice"}`, or that under `__entity`.
    init(_ json: JSON) throws(CedarError) {
        if case .object(let members) = json, members.count == 1, members[0].name == "__entity" {
            try self.init(members[0].value)
            return
        }
        let fields = try json.fields(of: "an entity's name", "type", "id")
        let type = try fields.text("type")
        guard let name = EntityType(type) else { throw CedarError(.shape, "`\(type)` is no entity type") }
        self.init(type: name, id: try fields.text("id"))
    }

    var document: JSON { .object([.init("type", .string(type.description)), .init("id", .string(id))]) }
}
