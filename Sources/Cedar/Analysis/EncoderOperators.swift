/// Operators of two operands, and the functions of the extension types.
extension Encoder {
    mutating func binary(_ op: BinaryOperator, _ operands: [TypedExpr]) throws(Unencodable) -> Coded {
        let parts = [try encode(operands[0]), try encode(operands[1])]
        let (left, right) = (operands[0].type, operands[1].type)
        switch op {
        case .equal:
            // Literals of different kinds may be compared, and differ. A decimal and a long are both numbers to the solver.
            guard left.kind == right.kind else { return truth(.no, parts) }
            return truth(try world.equal(parts[0].value, parts[1].value, left.plain), parts)
        case .less, .lessOrEqual: return truth(world.script.make(op.rawValue, try parts.map(scalar), .bool), parts)
        case .add, .subtract, .multiply: return number(world.script.make(op.rawValue, try parts.map(scalar), .int), parts)
        case .in: return truth(try membership(parts, left, right), parts)
        case .contains:
            let (set, element) = try set(parts[0], left)
            world.note(element: parts[1].value, of: element.plain)
            return truth(try world.contains(set, parts[1].value, element.plain), parts)
        case .containsAll:
            let ((all, element), (some, _)) = (try set(parts[0], left), try set(parts[1], right))
            return truth(try covers(all, some, element), parts)
        case .containsAny:
            let ((one, element), (other, _)) = (try set(parts[0], left), try set(parts[1], right))
            return truth(try meets(one, other, element), parts)
        case .hasTag, .getTag:
            let holder = try entity(parts[0], left)
            guard let type = world.schema.entities[holder.type]?.tags else { return truth(.no, parts) }
            let tag = try world.tag(holder, try scalar(parts[1]), type)
            if op == .hasTag { return truth(tag.isPresent, parts) }
            return Coded(value: tag.value, errs: world.script.or(parts.map(\.errs) + [world.script.not(tag.isPresent)]))
        case .notEqual, .greater, .greaterOrEqual: throw Unencodable("an operator that is not of the core language")
        }
    }

    private mutating func membership(_ parts: [Coded], _ left: CedarType, _ right: CedarType) throws(Unencodable) -> SymbolicTerm {
        let member = try entity(parts[0], left)
        guard case .set(let type) = right else { return world.isIn(member, try entity(parts[1], right)) }
        let (set, _) = try set(parts[1], right)
        if case .literal(let elements) = set {
            var choices: [SymbolicTerm] = []
            for element in elements { choices.append(world.isIn(member, try entity(Coded(value: element, errs: .no), type))) }
            return world.script.or(choices)
        }
        return world.script.not(try world.holds(.outside(member, set), type))
    }

    /// Of a set whose elements are written down, each is asked for.
    private mutating func covers(_ all: SymbolicSet, _ some: SymbolicSet, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        guard case .literal(let elements) = some else { return try world.holds(.covers(all, some), type) }
        var parts: [SymbolicTerm] = []
        for element in elements { parts.append(try contains(all, element, type)) }
        return world.script.and(parts)
    }

    private mutating func meets(_ one: SymbolicSet, _ other: SymbolicSet, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        let (set, elements): (SymbolicSet, [Symbol])
        switch (one, other) {
        case (_, .literal(let list)): (set, elements) = (one, list)
        case (.literal(let list), _): (set, elements) = (other, list)
        default: return world.script.not(try world.holds(.apart(one, other), type))
        }
        var parts: [SymbolicTerm] = []
        for element in elements { parts.append(try contains(set, element, type)) }
        return world.script.or(parts)
    }

    private mutating func contains(_ set: SymbolicSet, _ element: Symbol, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        world.note(element: element, of: type.plain)
        return try world.contains(set, element, type.plain)
    }

    // MARK: Functions

    mutating func call(_ function: ExtensionFunction, _ list: [Expr], _ operands: [TypedExpr]) throws(Unencodable) -> Coded {
        if function.isConstructor { return try construct(function, list) }
        let parts = try operands.map { part throws(Unencodable) in try encode(part) }
        switch function {
        case .lessThan: return truth(world.script.make("<", try terms(parts), .bool), parts)
        case .lessThanOrEqual: return truth(world.script.make("<=", try terms(parts), .bool), parts)
        case .greaterThan: return truth(world.script.make(">", try terms(parts), .bool), parts)
        case .greaterThanOrEqual: return truth(world.script.make(">=", try terms(parts), .bool), parts)
        case .offset: return number(world.script.make("+", try terms(parts), .int), parts)
        case .durationSince: return number(world.script.make("-", try terms(parts), .int), parts)
        case .toDate, .toTime:
            let instant = try scalar(parts[0])
            let time = world.script.make("mod", [instant, .int(86_400_000)], .int)
            return function == .toTime ? truth(time, parts) : number(world.script.make("-", [instant, time], .int), parts)
        case .toMilliseconds: return parts[0]
        case .toSeconds: return truth(quotient(try scalar(parts[0]), 1000), parts)
        case .toMinutes: return truth(quotient(try scalar(parts[0]), 60_000), parts)
        case .toHours: return truth(quotient(try scalar(parts[0]), 3_600_000), parts)
        case .toDays: return truth(quotient(try scalar(parts[0]), 86_400_000), parts)
        case .isIpv4, .isIpv6, .isLoopback, .isMulticast, .isInRange:
            let addresses = try parts.map(address)
            return truth(ask(function, addresses), parts)
        case .decimal, .ip, .datetime, .duration: throw Unencodable("a constructor without a literal")
        }
    }

    private func terms(_ parts: [Coded]) throws(Unencodable) -> [SymbolicTerm] { try parts.map(scalar) }

    private mutating func construct(_ function: ExtensionFunction, _ list: [Expr]) throws(Unencodable) -> Coded {
        guard list.count == 1, case .literal(.string(let text)) = list[0].kind, let value = try? Value(function, text) else {
            throw Unencodable("`\(function)` of a text that is not known")
        }
        let symbol: Symbol
        switch value {
        case .decimal(let decimal): symbol = .scalar(.int(decimal.units))
        case .datetime(let instant): symbol = .scalar(.int(instant.milliseconds))
        case .duration(let length): symbol = .scalar(.int(length.milliseconds))
        case .ipaddr(let address):
            symbol = .address(isV6: .bool(address.isV6), bits: .bits(address.bits, 128), prefix: .bits(UInt128(address.prefix), 128))
        default: throw Unencodable("`\(function)` makes no value")
        }
        return Coded(value: symbol, errs: .no)
    }

    /// Rounded towards zero, as the machine does; SMT-LIB rounds down.
    private mutating func quotient(_ term: SymbolicTerm, _ divisor: Int64) -> SymbolicTerm {
        let isNegative = world.script.make("<", [term, .int(0)], .bool)
        let size = world.script.make("abs", [term], .int)
        let quotient = world.script.make("div", [size, .int(divisor)], .int)
        return world.script.choose(isNegative, world.script.make("-", [quotient], .int), quotient)
    }

    // MARK: Addresses

    private struct Address {
        let isV6: SymbolicTerm
        let bits: SymbolicTerm
        let prefix: SymbolicTerm
    }

    private func address(_ coded: Coded) throws(Unencodable) -> Address {
        guard case .address(let isV6, let bits, let prefix) = coded.value else { throw Unencodable("an operand that is no address") }
        return Address(isV6: isV6, bits: bits, prefix: prefix)
    }

    private mutating func ask(_ function: ExtensionFunction, _ addresses: [Address]) -> SymbolicTerm {
        let address = addresses[0]
        switch function {
        case .isIpv6: return address.isV6
        case .isIpv4: return world.script.not(address.isV6)
        case .isInRange:
            let (first, last) = ends(address)
            let (low, high) = ends(addresses[1])
            return world.script.and([
                world.script.equal(address.isV6, addresses[1].isV6), world.script.make("bvule", [low, first], .bool),
                world.script.make("bvule", [last, high], .bool),
            ])
        case .isLoopback:
            let long = world.script.and([
                world.script.equal(address.bits, .bits(1, 128)), world.script.equal(address.prefix, .bits(128, 128)),
            ])
            return world.script.choose(address.isV6, long, starts(address, shift: 24, with: 127))
        default: return world.script.choose(address.isV6, starts(address, shift: 120, with: 0xFF), starts(address, shift: 28, with: 0xE, prefix: 4))
        }
    }

    private mutating func starts(_ address: Address, shift: UInt128, with bits: UInt128, prefix: UInt128 = 8) -> SymbolicTerm {
        let head = world.script.make("bvlshr", [address.bits, .bits(shift, 128)], .bits(128))
        return world.script.and([
            world.script.equal(head, .bits(bits, 128)), world.script.make("bvuge", [address.prefix, .bits(prefix, 128)], .bool),
        ])
    }

    /// The first and the last address of a range.
    private mutating func ends(_ address: Address) -> (SymbolicTerm, SymbolicTerm) {
        let all = world.script.choose(address.isV6, .bits(.max, 128), .bits(UInt128(UInt32.max), 128))
        let host = world.script.make("bvlshr", [all, address.prefix], .bits(128))
        let net = world.script.make("bvnot", [host], .bits(128))
        return (
            world.script.make("bvand", [address.bits, net], .bits(128)), world.script.make("bvor", [address.bits, host], .bits(128))
        )
    }
}

extension CedarType {
    /// What tells values of different kinds apart. Entities of different types are told apart by the solver.
    fileprivate var kind: Int {
        switch self {
        case .never: 0
        case .bool: 1
        case .long: 2
        case .string: 3
        case .entity: 4
        case .set: 5
        case .record: 6
        case .extension(.decimal): 7
        case .extension(.ipaddr): 8
        case .extension(.datetime): 9
        case .extension(.duration): 10
        }
    }
}
