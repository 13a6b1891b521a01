/// From a typed expression to its value and to whether it errs, for all requests of an environment at once.
///
/// The value means something only where the expression does not err. Order and short circuits are those of the evaluator.
struct Encoder: Sendable {
    var world: SymbolicWorld

    struct Coded: Sendable {
        let value: Symbol
        let errs: SymbolicTerm
    }

    init(_ world: SymbolicWorld) { self.world = world }

    mutating func encode(_ typed: TypedExpr) throws(Unencodable) -> Coded {
        let operands = typed.operands
        switch typed.expr.kind {
        case .literal(let literal): return Coded(value: .scalar(try self.literal(literal)), errs: .no)
        case .variable(let variable): return Coded(value: self.variable(variable), errs: .no)
        case .and: return try chain(operands, ends: false)
        case .or: return try chain(operands, ends: true)
        case .conditional(_, _, _): return try conditional(operands)
        case .unary(let op, _):
            let operand = try encode(operands[0])
            switch op {
            case .not: return Coded(value: .scalar(world.script.not(try scalar(operand))), errs: operand.errs)
            case .negate: return number(world.script.make("-", [try scalar(operand)], .int), [operand])
            case .isEmpty:
                let (set, element) = try set(operand, operands[0].type)
                return truth(try world.holds(.empty(set), element), [operand])
            }
        case .binary(let op, _, _): return try binary(op, operands)
        case .attribute(_, let name): return try attribute(operands[0], name)
        case .has(_, let path): return try has(operands[0], path[0], typed.type)
        case .like(_, let pattern):
            let operand = try encode(operands[0])
            return truth(try like(try scalar(operand), pattern), [operand])
        case .is(_, let type, _):
            let operand = try encode(operands[0])
            return truth(.bool(try entity(operand, operands[0].type).type == type), [operand])
        case .set:
            let parts = try operands.map { part throws(Unencodable) in try encode(part) }
            return Coded(value: .set(.literal(parts.map(\.value))), errs: errors(parts))
        case .record(let fields):
            let parts = try operands.map { part throws(Unencodable) in try encode(part) }
            let symbols = zip(fields, parts).map { Symbol.Field(name: $0.name, isPresent: .yes, value: $1.value) }
            return Coded(value: .record(symbols), errs: errors(parts))
        case .call(let function, let list): return try call(function, list, operands)
        }
    }

    // MARK: Leaves

    private mutating func literal(_ literal: Expr.Literal) throws(Unencodable) -> SymbolicTerm {
        switch literal {
        case .bool(let value): .bool(value)
        case .long(let value): .int(value)
        case .string(let text): try world.literal(text)
        case .entity(let uid): world.literal(uid)
        }
    }

    private mutating func variable(_ variable: Variable) -> Symbol {
        switch variable {
        case .principal: .scalar(world.principal)
        case .resource: .scalar(world.resource)
        case .action: .scalar(world.literal(world.environment.action))
        case .context: world.context
        }
    }

    // MARK: Operands

    mutating func errors(_ parts: [Coded]) -> SymbolicTerm { world.script.or(parts.map(\.errs)) }

    mutating func truth(_ term: SymbolicTerm, _ parts: [Coded]) -> Coded { Coded(value: .scalar(term), errs: errors(parts)) }

    /// A number that must fit 64 bits.
    mutating func number(_ term: SymbolicTerm, _ parts: [Coded]) -> Coded {
        let overflows = world.script.not(world.fits(term))
        return Coded(value: .scalar(term), errs: world.script.or(parts.map(\.errs) + [overflows]))
    }

    func scalar(_ coded: Coded) throws(Unencodable) -> SymbolicTerm {
        guard case .scalar(let term) = coded.value else { throw Unencodable("an operand of a type that does not fit") }
        return term
    }

    func entity(_ coded: Coded, _ type: CedarType) throws(Unencodable) -> SymbolicWorld.EntityTerm {
        guard case .scalar(let term) = coded.value, case .entity(let types) = type, let single = types.single else {
            throw Unencodable("an entity of several types")
        }
        return .init(type: single, term: term)
    }

    func set(_ coded: Coded, _ type: CedarType) throws(Unencodable) -> (SymbolicSet, element: CedarType) {
        guard case .set(let set) = coded.value, case .set(let element) = type else { throw Unencodable("an operand that is no set") }
        return (set, element)
    }

    // MARK: Control

    private mutating func chain(_ operands: [TypedExpr], ends: Bool) throws(Unencodable) -> Coded {
        var (values, errors): ([SymbolicTerm], [SymbolicTerm]) = ([], [])
        // That all before were evaluated to the value that does not end it. Said only where something may err.
        var goesOn = SymbolicTerm.yes
        var counted = 0
        for operand in operands {
            let part = try encode(operand)
            let value = try scalar(part)
            if part.errs != .no {
                let steps = values[counted...].map { ends ? world.script.not($0) : $0 }
                (goesOn, counted) = (world.script.and([goesOn] + steps), values.count)
                errors.append(world.script.and([goesOn, part.errs]))
            }
            values.append(value)
            if value == .bool(ends) { break }
        }
        return Coded(value: .scalar(ends ? world.script.or(values) : world.script.and(values)), errs: world.script.or(errors))
    }

    private mutating func conditional(_ operands: [TypedExpr]) throws(Unencodable) -> Coded {
        let test = try encode(operands[0])
        guard operands.count == 3 else {
            let chosen = try encode(operands[1])
            return Coded(value: chosen.value, errs: errors([test, chosen]))
        }
        let (then, otherwise) = (try encode(operands[1]), try encode(operands[2]))
        let condition = try scalar(test)
        let branch = world.script.choose(condition, then.errs, otherwise.errs)
        return Coded(value: try world.choose(condition, then.value, otherwise.value), errs: world.script.or([test.errs, branch]))
    }

    // MARK: Attributes

    private mutating func attribute(_ operand: TypedExpr, _ name: String) throws(Unencodable) -> Coded {
        let holder = try encode(operand)
        let found: (isPresent: SymbolicTerm, value: Symbol)
        if case .record(let fields) = holder.value {
            guard let field = fields.first(where: { $0.name.isExactly(name) }) else { throw Unencodable("a record without `\(name)`") }
            found = (field.isPresent, field.value)
        } else {
            let entity = try entity(holder, operand.type)
            guard let attribute = world.schema.entities[entity.type]?.shape[name] else {
                throw Unencodable("`\(entity.type)` without `\(name)`")
            }
            found = try world.attribute(entity, attribute)
        }
        return Coded(value: found.value, errs: world.script.or([holder.errs, world.script.not(found.isPresent)]))
    }

    private mutating func has(_ operand: TypedExpr, _ name: String, _ type: CedarType) throws(Unencodable) -> Coded {
        let holder = try encode(operand)
        if case .record(let fields) = holder.value {
            return truth(fields.first { $0.name.isExactly(name) }?.isPresent ?? .no, [holder])
        }
        let entity = try entity(holder, operand.type)
        guard let attribute = world.schema.entities[entity.type]?.shape[name] else { return truth(.no, [holder]) }
        return truth(try world.attribute(entity, attribute).isPresent, [holder])
    }

    private mutating func like(_ term: SymbolicTerm, _ pattern: Pattern) throws(Unencodable) -> SymbolicTerm {
        guard pattern.elements.contains(.wildcard) else {
            var text = ""
            for case .literal(let part) in pattern.elements { text += part }
            return world.script.equal(term, try world.literal(text))
        }
        if pattern.elements == [.wildcard] { return .yes }
        guard world.textSort == .string else { throw Unencodable("`like` where no text has letters") }
        var parts: [String] = []
        for element in pattern.elements {
            switch element {
            case .wildcard: parts.append("(re.* re.allchar)")
            case .literal(let text): parts.append("(str.to_re \(try world.literal(text).text))")
            }
        }
        return world.script.make("str.in_re", [term, SymbolicTerm(text: "(re.++ \(parts.joined(separator: " ")))", sort: .string)], .bool)
    }
}
