/// Expressions from the JSON policy format, clause "JsonExpr objects". Each is an object with one member that names the
/// operator.
extension Expr {
    init(_ json: JSON) throws(CedarError) {
        let members = try json.members(of: "an expression")
        guard members.count == 1, let member = members.first else {
            throw CedarError(.shape, "an expression has \(members.count) members, not one")
        }
        self = try Self.read(member.name, member.value)
    }

    private static func read(_ key: String, _ body: JSON) throws(CedarError) -> Expr {
        if let op = BinaryOperator(rawValue: key) {
            let (left, right) = try pair(key, body)
            return Expr(.binary(op, left, right))
        }
        if let op = UnaryOperator(rawValue: key) {
            return Expr(.unary(op, try Expr(try body.fields(of: "`\(key)`", "arg").required("arg"))))
        }
        switch key {
        case "Value": return try Value(body).expression
        case "Var": return .variable(try variable(body))
        case "&&": return try chained(key, body, Expr.and)
        case "||": return try chained(key, body, Expr.or)
        case ".":
            let fields = try body.fields(of: "`.`", "left", "attr")
            return Expr(.attribute(try Expr(try fields.required("left")), try fields.text("attr")))
        case "has": return try has(body)
        case "is": return try isType(body)
        case "like": return try like(body)
        case "if-then-else": return try conditional(body)
        case "Set": return Expr(.set(try list(body, of: "`Set`")))
        case "Record": return try record(body)
        case "Slot": throw CedarError(.shape, "a slot stands in a condition", hint: "slots stand in the scope only")
        case "Unknown":
            throw CedarError(.shape, "an unknown stands in a condition: this is the rest of a partial evaluation")
        default: return try call(key, body)
        }
    }

    private static func list(_ json: JSON, of what: String) throws(CedarError) -> [Expr] {
        var list: [Expr] = []
        for element in try json.elements(of: what) { list.append(try Expr(element)) }
        return list
    }

    private static func pair(_ key: String, _ body: JSON) throws(CedarError) -> (Expr, Expr) {
        let fields = try body.fields(of: "`\(key)`", "left", "right")
        return (try Expr(try fields.required("left")), try Expr(try fields.required("right")))
    }

    private static func chained(
        _ key: String, _ body: JSON, _ join: (Expr, Expr, SourceSpan?) -> Expr
    ) throws(CedarError) -> Expr {
        let (left, right) = try pair(key, body)
        return join(left, right, nil)
    }

    private static func variable(_ body: JSON) throws(CedarError) -> Variable {
        let name = try body.text(of: "`Var`")
        guard let variable = Variable(rawValue: name) else { throw CedarError(.shape, "`\(name)` is no variable") }
        return variable
    }

    private static func has(_ body: JSON) throws(CedarError) -> Expr {
        let fields = try body.fields(of: "`has`", "left", "attr")
        let left = try Expr(try fields.required("left"))
        let attribute = try fields.required("attr")
        guard case .array(let names) = attribute else { return Expr(.has(left, [try attribute.text(of: "`attr`")])) }
        var path: [String] = []
        for name in names { path.append(try name.text(of: "`attr`")) }
        guard !path.isEmpty, path.allSatisfy({ Identifier.isFree($0) }) else {
            throw CedarError(.shape, "`attr` of `has` is a list of identifiers, at least one")
        }
        return Expr(.has(left, path))
    }

    private static func isType(_ body: JSON) throws(CedarError) -> Expr {
        let fields = try body.fields(of: "`is`", "left", "entity_type", "in")
        let left = try Expr(try fields.required("left"))
        let type = try EntityType(checking: try fields.text("entity_type"))
        guard let container = fields["in"] else { return Expr(.is(left, type, in: nil)) }
        return Expr(.is(left, type, in: try Expr(container)))
    }

    private static func like(_ body: JSON) throws(CedarError) -> Expr {
        let fields = try body.fields(of: "`like`", "left", "pattern")
        var elements: [Pattern.Element] = []
        for element in try fields.required("pattern").elements(of: "`pattern`") {
            if case .string("Wildcard") = element {
                elements.append(.wildcard)
            } else {
                elements.append(.literal(try element.fields(of: "an element of `pattern`", "Literal").text("Literal")))
            }
        }
        return Expr(.like(try Expr(try fields.required("left")), Pattern(elements)))
    }

    private static func conditional(_ body: JSON) throws(CedarError) -> Expr {
        let fields = try body.fields(of: "`if-then-else`", "if", "then", "else")
        return Expr(
            .conditional(
                if: try Expr(try fields.required("if")), then: try Expr(try fields.required("then")),
                else: try Expr(try fields.required("else"))))
    }

    private static func record(_ body: JSON) throws(CedarError) -> Expr {
        var fields: [Field] = []
        for member in try body.members(of: "`Record`") { fields.append(Field(member.name, try Expr(member.value))) }
        return Expr(.record(fields))
    }

    private static func call(_ name: String, _ body: JSON) throws(CedarError) -> Expr {
        guard let function = ExtensionFunction(rawValue: name) else {
            throw CedarError(.shape, "`\(name)` is no operator and no extension function")
        }
        let operands = try list(body, of: "`\(name)`")
        guard function.isConstructor || !operands.isEmpty else { throw CedarError(.shape, "`\(name)` has no receiver") }
        return Expr(.call(function, operands))
    }
}

extension EntityType {
    /// - Throws: `shape` when `text` is no name in normal form.
    init(checking text: String) throws(CedarError) {
        guard let name = EntityType(text) else { throw CedarError(.shape, "`\(text)` is no entity type") }
        self = name
    }
}
