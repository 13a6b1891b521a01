/// A world that a solver found, read back: values for all that was asked for.
struct Model {
    private let world: SymbolicWorld
    private let values: [String: SExpression]
    private var uids: [EntityType: [SExpression: EntityUID]] = [:]
    private var taken: Set<EntityUID> = []
    private var texts: [SExpression: String] = [:]

    struct Unreadable: Error {}

    init(_ world: SymbolicWorld, _ values: [String: SExpression]) throws(Unreadable) {
        self.world = world
        self.values = values
        for (uid, term) in world.literals {
            guard let value = values[term.text] else { throw Unreadable() }
            uids[uid.type, default: [:]][value] = uid
            taken.insert(uid)
        }
        for (text, term) in world.texts {
            guard let value = values[term.text] else { throw Unreadable() }
            texts[value] = text.text
        }
    }

    func isTrue(_ term: SymbolicTerm) throws(Unreadable) -> Bool {
        if term == .yes { return true }
        guard let value = values[term.text]?.bool else { throw Unreadable() }
        return value
    }

    func int(_ term: SymbolicTerm) throws(Unreadable) -> Int64 {
        guard let value = values[term.text]?.int else { throw Unreadable() }
        return value
    }

    mutating func uid(_ entity: SymbolicWorld.EntityTerm) throws(Unreadable) -> EntityUID {
        guard let value = values[entity.term.text] else { throw Unreadable() }
        if let known = uids[entity.type]?[value] { return known }
        let uid = fresh(entity.type)
        uids[entity.type, default: [:]][value] = uid
        return uid
    }

    /// An entity that no policy names.
    mutating func fresh(_ type: EntityType) -> EntityUID {
        let base = type.base.lowercased()
        for number in 1... {
            let uid = EntityUID(type: type, id: "\(base)\(number)")
            if taken.insert(uid).inserted { return uid }
        }
        return EntityUID(type: type, id: base)
    }

    mutating func text(_ term: SymbolicTerm) throws(Unreadable) -> String {
        guard let value = values[term.text] else { throw Unreadable() }
        if case .string(let text) = value { return text }
        if let known = texts[value] { return known }
        var number = texts.count
        while texts.values.contains("text\(number)") { number += 1 }
        texts[value] = "text\(number)"
        return "text\(number)"
    }

    mutating func value(_ symbol: Symbol, _ type: CedarType) throws(Unreadable) -> Value {
        switch (symbol, type) {
        case (.scalar(let term), .bool): return .bool(try isTrue(term))
        case (.scalar(let term), .string): return .string(try text(term))
        case (.scalar(let term), .entity(let types)):
            guard let type = types.single else { throw Unreadable() }
            return .entity(try uid(.init(type: type, term: term)))
        case (.scalar(let term), _):
            let number = try int(term)
            switch type {
            case .long: return .long(number)
            case .extension(.decimal): return .decimal(Value.Decimal(units: number))
            case .extension(.datetime): return .datetime(Value.Datetime(milliseconds: number))
            case .extension(.duration): return .duration(Value.Duration(milliseconds: number))
            default: throw Unreadable()
            }
        case (.address(let isV6, let bits, let prefix), _):
            guard let bits = values[bits.text]?.bits, let prefix = values[prefix.text]?.bits,
                let address = try? Value.IPAddress(isV6: try isTrue(isV6), bits: bits, prefix: prefix)
            else { throw Unreadable() }
            return .ipaddr(address)
        case (.record(let fields), .record(let record)):
            var found: [Record.Field] = []
            for attribute in record.attributes {
                guard let field = fields.first(where: { $0.name.isExactly(attribute.name) }) else { throw Unreadable() }
                if try isTrue(field.isPresent) { found.append(.init(attribute.name, try value(field.value, attribute.type))) }
            }
            guard let record = try? Record(found) else { throw Unreadable() }
            return .record(record)
        case (.set(let set), .set(let element)):
            var found: [Value] = []
            for candidate in world.elements[element.plain] ?? [] {
                guard let term = world.membership(set, candidate, element.plain) else { continue }
                if try isTrue(term) { found.append(try value(candidate, element.plain)) }
            }
            return .set(ValueSet(found))
        default: throw Unreadable()
        }
    }
}

extension SymbolicWorld {
    /// The terms whose values make the value of a symbol.
    func terms(of symbol: Symbol, _ type: CedarType) -> [SymbolicTerm] {
        switch (symbol, type) {
        case (.scalar(let term), _): return [term]
        case (.address(let isV6, let bits, let prefix), _): return [isV6, bits, prefix]
        case (.record(let fields), .record(let record)):
            return record.attributes.flatMap { attribute in
                let field = fields.first { $0.name.isExactly(attribute.name) }
                return field.map { [$0.isPresent] + terms(of: $0.value, attribute.type) } ?? []
            }
        case (.set(let set), .set(let element)):
            return (elements[element.plain] ?? []).flatMap { candidate in
                membership(set, candidate, element.plain).map { [$0] + terms(of: candidate, element.plain) } ?? []
            }
        default: return []
        }
    }

    /// That an element is in a set that some entity or the context has.
    func membership(_ set: SymbolicSet, _ element: Symbol, _ type: CedarType) -> SymbolicTerm? {
        guard case .predicate(let name, let arguments) = set, !name.isEmpty, let leaves = leaves(element, type) else { return nil }
        return Script.application(name, arguments + leaves, .bool)
    }
}

extension Value.IPAddress {
    /// - Throws: `value` for bits or a prefix that the version does not have.
    init(isV6: Bool, bits: UInt128, prefix: UInt128) throws(CedarError) {
        let width = isV6 ? 16 : 8
        let groups = (0..<(isV6 ? 8 : 4)).reversed().map { (bits >> UInt128($0 * width)) & ((1 << UInt128(width)) - 1) }
        let text = isV6 ? groups.map { String($0, radix: 16) }.joined(separator: ":") : groups.map { "\($0)" }.joined(separator: ".")
        try self.init("\(text)/\(prefix)")
    }
}
