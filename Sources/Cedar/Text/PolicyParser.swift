/// Policies: annotations, effect, scope, conditions.
extension Parser {
    /// One policy or template, up to and with its semicolon.
    mutating func policy(id: PolicyID) throws(CedarError) -> Template {
        let start = token.span
        let annotations = try annotations()
        let effect = try effect()
        try expect(.openParenthesis, "(")
        let principal = try scope(.principal)
        try expect(.comma, ",", hint: "a scope is `(principal, action, resource)`")
        let action = try actionScope()
        try expect(.comma, ",", hint: "a scope is `(principal, action, resource)`")
        let resource = try scope(.resource)
        _ = try take(.comma)
        try expect(.closeParenthesis, ")", hint: "other demands belong into a `when` clause")
        var conditions: [Condition] = []
        while token.kind == .identifier { conditions.append(try condition()) }
        try expect(.semicolon, ";", hint: "a policy ends with a semicolon")
        return Template(
            id: id, annotations: annotations, effect: effect, principal: principal, action: action, resource: resource,
            conditions: conditions, at: start.through(last))
    }

    mutating func annotations() throws(CedarError) -> [Annotation] {
        var annotations: [Annotation] = []
        while token.kind == .at {
            let start = token.span
            try advance()
            guard token.kind == .identifier else { throw unexpected(wanted: "the name of an annotation") }
            let key = word
            guard !annotations.contains(where: { $0.key == key }) else {
                throw CedarError(.duplicate, "`@\(key)` stands here twice", at: token.span)
            }
            try advance()
            var value = ""
            if try take(.openParenthesis) {
                value = try string()
                try expect(.closeParenthesis, ")")
            }
            annotations.append(Annotation(key, value, at: start.through(last)))
        }
        return annotations
    }

    private mutating func effect() throws(CedarError) -> Effect {
        guard token.kind == .identifier, let effect = Effect(rawValue: word) else {
            throw unexpected(wanted: "`permit` or `forbid`")
        }
        try advance()
        return effect
    }

    private mutating func condition() throws(CedarError) -> Condition {
        guard let kind = Condition.Kind(rawValue: word) else { throw unexpected(wanted: "`when`, `unless` or `;`") }
        try advance()
        try expect(.openBrace, "{")
        guard token.kind != .closeBrace else {
            throw unexpected(wanted: "an expression", hint: "a clause may not be empty")
        }
        let body = try expression()
        try expect(.closeBrace, "}")
        return Condition(kind, body)
    }

    // MARK: Scope

    private mutating func scopeVariable(_ variable: Variable) throws(CedarError) {
        guard token.kind == .identifier, word == variable.rawValue else {
            throw unexpected(wanted: "`\(variable)`", hint: "a scope is `(principal, action, resource)`")
        }
        try advance()
        if token.kind == .colon { throw unexpected(wanted: "`is`", hint: "write `\(variable) is Type`") }
    }

    private mutating func scope(_ variable: Variable) throws(CedarError) -> ScopeConstraint {
        try scopeVariable(variable)
        let slot = variable == .principal ? Slot.principal : .resource
        if try take(.equal) { return .equal(try reference(slot)) }
        if try take(word: "in") { return .in(try reference(slot)) }
        if try take(word: "is") {
            let type = try name("an entity type")
            if try take(word: "in") { return .isIn(type, try reference(slot)) }
            if token.kind == .equal {
                throw unexpected(wanted: "`in`", hint: "with `==` the type is known: leave `is` out")
            }
            return .is(type)
        }
        return try noOperator(.any)
    }

    private mutating func actionScope() throws(CedarError) -> ActionConstraint {
        try scopeVariable(.action)
        if try take(.equal) { return .equal(try actionEntity()) }
        if try take(word: "in") {
            guard try take(.openBracket) else { return .in(try actionEntity()) }
            var actions: [EntityUID] = []
            while token.kind != .closeBracket {
                actions.append(try actionEntity())
                guard try take(.comma) else { break }
            }
            try expect(.closeBracket, "]")
            return .inAny(actions)
        }
        if isWord("is") { throw unexpected(wanted: "`==` or `in`", hint: "an action has no `is` in the scope") }
        return try noOperator(.any)
    }

    /// Says which operator a scope takes when there is another.
    private func noOperator<Constraint>(_ constraint: Constraint) throws(CedarError) -> Constraint {
        switch token.kind {
        case .comma, .closeParenthesis: constraint
        case .assign: throw unexpected(wanted: "`==`", hint: "equality is written `==`")
        default: throw unexpected(wanted: "`==`, `in`, `is` or `,`", hint: "other demands belong into a `when` clause")
        }
    }

    private mutating func reference(_ allowed: Slot) throws(CedarError) -> EntityReference {
        if token.kind == .slot {
            guard word == allowed.rawValue else {
                throw unexpected(wanted: "`\(allowed.rawValue)`", hint: "each slot belongs to its own variable")
            }
            try advance()
            return .slot(allowed)
        }
        return .entity(try entity())
    }

    private mutating func actionEntity() throws(CedarError) -> EntityUID {
        let start = token.span
        if token.kind == .slot { throw unexpected(wanted: "an action", hint: "there is no slot for the action") }
        let uid = try entity()
        guard uid.type.isAction else {
            throw CedarError(
                .syntax, "`\(uid)` is no action", at: start.through(last),
                hint: "the type of an action ends in `Action`")
        }
        return uid
    }
}
