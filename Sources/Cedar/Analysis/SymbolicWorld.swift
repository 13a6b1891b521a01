/// Everything that a request of one environment and the entities behind it may be, in a solver's terms.
///
/// Attributes, tags and ancestors are functions about which nothing is known but what the schema says. What is said is said of the terms
/// that occur, and of no others: the question has no quantifiers. That is enough for proofs to be right, since each such fact holds in every
/// world, and for models to be worlds, since what no term names is free (cedar-spec, SymCC/Enforcer.lean, shows it of the hierarchy).
struct SymbolicWorld: Sendable {
    let schema: Schema
    let environment: RequestEnvironment
    /// Whether every entity that a request or an attribute names is there.
    let isComplete: Bool
    /// Whether texts are texts for the solver, or things that are the same or not.
    let textSort: Sort
    var script: Script

    private var sorts: [EntityType: Sort] = [:]
    private var functions: [ExactText: String] = [:]
    private(set) var literals: [EntityUID: SymbolicTerm] = [:]
    private(set) var texts: [ExactText: SymbolicTerm] = [:]

    // What occurs, in the order in which it came: what is said of all is said of these, and a counterexample is read off them.
    private(set) var entities: [EntityTerm] = []
    private(set) var attributes: [Attribute] = []
    private(set) var tags: [Tag] = []
    private(set) var elements: [CedarType: [Symbol]] = [:]
    private var known: Set<String> = []
    /// What stands left and right of `in`.
    private(set) var members: [EntityTerm] = []
    private(set) var containers: [EntityTerm] = []
    private(set) var setFacts: [SetFact] = []
    private var claims: [String: SymbolicTerm] = [:]

    private(set) var principal: SymbolicTerm
    private(set) var resource: SymbolicTerm
    private(set) var context: Symbol
    /// When it is, as the number of a stage; `nil` where there is but one.
    private(set) var stage: SymbolicTerm?

    struct EntityTerm: Hashable {
        let type: EntityType
        let term: SymbolicTerm
    }

    struct Attribute {
        let holder: EntityTerm
        let name: String
        let isPresent: SymbolicTerm
        let type: CedarType
        let value: Symbol
    }

    struct Tag {
        let holder: EntityTerm
        let key: SymbolicTerm
        let isPresent: SymbolicTerm
        let type: CedarType
        let value: Symbol
    }

    /// What a truth value says of sets, for all elements that occur.
    struct SetFact {
        enum Claim {
            /// The first has all of the second.
            case covers(SymbolicSet, SymbolicSet)
            case equal(SymbolicSet, SymbolicSet)
            /// Nothing is in both.
            case apart(SymbolicSet, SymbolicSet)
            case empty(SymbolicSet)
            /// The entity is in none of them.
            case outside(EntityTerm, SymbolicSet)
        }

        let claim: Claim
        let element: CedarType
        let holds: SymbolicTerm
    }

    init(_ schema: Schema, _ environment: RequestEnvironment, isComplete: Bool, hasPatterns: Bool, lastStage: Int = 0) throws(Unencodable) {
        self.schema = schema
        self.environment = environment
        self.isComplete = isComplete
        var script = Script()
        textSort = hasPatterns ? .string : script.sort()
        self.script = script
        (principal, resource, context) = (.no, .no, .record([]))
        principal = try entity(environment.principal, "$principal")
        resource = try entity(environment.resource, "$resource")
        context = try symbol(.record(environment.context), "$context", [])
        guard lastStage > 0 else { return }
        let term = self.script.constant(.int)
        stage = term
        self.script.assert(self.script.make("<=", [.int(0), term, .int(Int64(lastStage))], .bool))
    }

    /// Whether it is this stage or an earlier one.
    mutating func isStage(upTo last: Int) -> SymbolicTerm {
        guard let stage, last >= 0 else { return .bool(last >= 0) }
        return script.make("<=", [stage, .int(Int64(last))], .bool)
    }

    // MARK: Names

    mutating func sort(_ type: EntityType) -> Sort {
        if let sort = sorts[type] { return sort }
        let sort = script.sort()
        sorts[type] = sort
        return sort
    }

    mutating func literal(_ uid: EntityUID) -> SymbolicTerm {
        if let term = literals[uid] { return term }
        let term = script.constant(sort(uid.type), isLiteral: true)
        literals[uid] = term
        note(EntityTerm(type: uid.type, term: term))
        return term
    }

    mutating func literal(_ text: String) throws(Unencodable) -> SymbolicTerm {
        if textSort == .string {
            guard let term = SymbolicTerm.string(text) else {
                throw Unencodable("\(StringLiteral.quoted(text)) has characters that solvers do not know")
            }
            return term
        }
        if let term = texts[ExactText(text)] { return term }
        let term = script.constant(textSort, isLiteral: true)
        texts[ExactText(text)] = term
        return term
    }

    private mutating func entity(_ type: EntityType, _ key: String) throws(Unencodable) -> SymbolicTerm {
        guard case .scalar(let term) = try symbol(.entity(type), key, []) else { return .no }
        return term
    }

    mutating func function(_ key: String, _ arguments: [SymbolicTerm], _ sort: Sort) -> String {
        if let known = functions[ExactText(key)] { return known }
        let made = script.function(arguments.map(\.sort), sort)
        functions[ExactText(key)] = made
        return made
    }

    private mutating func apply(_ key: String, _ arguments: [SymbolicTerm], _ sort: Sort) -> SymbolicTerm {
        Script.application(function(key, arguments, sort), arguments, sort)
    }

    // MARK: Unknown values

    /// The value of a function of a name and arguments, whatever it is, within its type.
    mutating func symbol(_ type: CedarType, _ key: String, _ arguments: [SymbolicTerm]) throws(Unencodable) -> Symbol {
        switch type {
        case .bool: return .scalar(apply(key, arguments, .bool))
        case .long, .extension(.decimal), .extension(.datetime), .extension(.duration):
            let term = apply(key, arguments, .int)
            if known.insert(term.text).inserted { script.assert(fits(term)) }
            return .scalar(term)
        case .string: return .scalar(apply(key, arguments, textSort))
        case .entity(let types):
            guard let type = types.single else { throw Unencodable("an entity of several types") }
            let term = apply(key, arguments, sort(type))
            note(EntityTerm(type: type, term: term))
            return .scalar(term)
        case .extension(.ipaddr): return address(key, arguments)
        case .record(let record):
            guard !record.isOpen else { throw Unencodable("a record of which not all attributes are known") }
            var fields: [Symbol.Field] = []
            for attribute in record.attributes {
                let inner = "\(key).\(StringLiteral.quoted(attribute.name))"
                let isPresent = attribute.isRequired ? .yes : apply("\(inner)?", arguments, .bool)
                fields.append(.init(name: attribute.name, isPresent: isPresent, value: try symbol(attribute.type, inner, arguments)))
            }
            return .record(fields)
        case .set(let element):
            guard let leaves = sorts(of: element) else { return .set(.predicate("", [])) }
            let name = functions[ExactText(key)] ?? script.function(arguments.map(\.sort) + leaves, .bool)
            functions[ExactText(key)] = name
            return .set(.predicate(name, arguments))
        case .never: throw Unencodable("a value of no type")
        }
    }

    private mutating func address(_ key: String, _ arguments: [SymbolicTerm]) -> Symbol {
        let isV6 = apply("\(key)6", arguments, .bool)
        let bits = apply("\(key)#", arguments, .bits(128))
        let prefix = apply("\(key)/", arguments, .bits(128))
        if known.insert(bits.text).inserted {
            let wide = script.make("bvule", [prefix, .bits(128, 128)], .bool)
            let short = script.make("bvule", [prefix, .bits(32, 128)], .bool)
            let low = script.make("bvule", [bits, .bits(UInt128(UInt32.max), 128)], .bool)
            script.assert(wide)
            script.assert(script.or([isV6, script.and([short, low])]))
        }
        return .address(isV6: isV6, bits: bits, prefix: prefix)
    }

    /// A number that 64 bits hold.
    mutating func fits(_ term: SymbolicTerm) -> SymbolicTerm {
        if term.isLiteral { return .yes }
        return script.make("<=", [.int(.min), term, .int(.max)], .bool)
    }

    /// An entity, of which the schema may list all that there are.
    mutating func note(_ entity: EntityTerm) {
        guard known.insert(entity.term.text).inserted else { return }
        entities.append(entity)
        let ids: [EntityUID]
        if let enumeration = schema.entities[entity.type]?.enumeration {
            ids = enumeration.map { EntityUID(type: entity.type, id: $0) }
        } else if schema.actionTypes.contains(entity.type) {
            ids = actions(entity.type)
        } else {
            return
        }
        let choices = ids.map { script.equal(entity.term, literal($0)) }
        script.assert(script.or(choices))
    }

    func actions(_ type: EntityType) -> [EntityUID] {
        schema.actions.keys.filter { $0.type == type }.inOrder()
    }

    /// Whether the entity is there at all. What the schema says of actions is always there.
    mutating func exists(_ entity: EntityTerm) -> SymbolicTerm {
        isComplete || schema.actionTypes.contains(entity.type) ? .yes : apply("\(entity.type)!", [entity.term], .bool)
    }

    // MARK: What is asked of entities

    mutating func attribute(_ holder: EntityTerm, _ attribute: RecordType.Attribute) throws(Unencodable) -> (isPresent: SymbolicTerm, value: Symbol) {
        note(holder)
        let key = "\(holder.type).\(StringLiteral.quoted(attribute.name))"
        let value = try symbol(attribute.type, key, [holder.term])
        let isSet = attribute.isRequired ? .yes : apply("\(key)?", [holder.term], .bool)
        let isPresent = script.and([exists(holder), isSet])
        if known.insert("\(holder.term.text) \(key)").inserted {
            attributes.append(Attribute(holder: holder, name: attribute.name, isPresent: isSet, type: attribute.type, value: value))
        }
        return (isPresent, value)
    }

    mutating func tag(_ holder: EntityTerm, _ name: SymbolicTerm, _ type: CedarType) throws(Unencodable) -> (isPresent: SymbolicTerm, value: Symbol) {
        note(holder)
        let value = try symbol(type, "\(holder.type)@", [holder.term, name])
        let isSet = apply("\(holder.type)@?", [holder.term, name], .bool)
        let isPresent = script.and([exists(holder), isSet])
        if known.insert("\(holder.term.text) @ \(name.text)").inserted {
            tags.append(Tag(holder: holder, key: name, isPresent: isSet, type: type, value: value))
        }
        return (isPresent, value)
    }

    /// `left in right`.
    mutating func isIn(_ left: EntityTerm, _ right: EntityTerm) -> SymbolicTerm {
        if schema.actionTypes.contains(left.type) {
            var pairs: [SymbolicTerm] = []
            for action in actions(left.type) {
                for group in actions(right.type) where schema.isIn(action, group) {
                    pairs.append(script.and([script.equal(left.term, literal(action)), script.equal(right.term, literal(group))]))
                }
            }
            return script.or(pairs)
        }
        let isSame = left.type == right.type ? script.equal(left.term, right.term) : .no
        guard schema.entities[left.type]?.ancestors.contains(right.type) == true else { return isSame }
        note(left)
        note(right)
        if known.insert("\(left.term.text) in").inserted { members.append(left) }
        if known.insert("in \(right.term.text)").inserted { containers.append(right) }
        return script.or([isSame, ancestry(left, right)])
    }

    mutating func ancestry(_ left: EntityTerm, _ right: EntityTerm) -> SymbolicTerm {
        apply("\(left.type)^\(right.type)", [left.term, right.term], .bool)
    }

    mutating func note(element: Symbol, of type: CedarType) { elements[type, default: []].append(element) }

    /// Adds a fact unless it is there.
    /// - Returns: its truth value, and whether it is new.
    mutating func fact(_ claim: SetFact.Claim, _ element: CedarType, _ key: String) -> (holds: SymbolicTerm, isNew: Bool) {
        if let term = claims[key] { return (term, false) }
        let term = script.constant(.bool)
        claims[key] = term
        setFacts.append(SetFact(claim: claim, element: element, holds: term))
        return (term, true)
    }

    /// A name that nothing else has.
    mutating func fresh() -> String {
        known.insert("fresh \(known.count)")
        return "$\(known.count)"
    }

    // MARK: Elements of sets

    /// The sorts of what an element is made of. Nil for what has sets within.
    mutating func sorts(of type: CedarType) -> [Sort]? {
        switch type {
        case .bool: return [.bool]
        case .long, .extension(.decimal), .extension(.datetime), .extension(.duration): return [.int]
        case .string: return [textSort]
        case .entity(let types): return types.single.map { [sort($0)] }
        case .extension(.ipaddr): return [.bool, .bits(128), .bits(128)]
        case .record(let record):
            var all: [Sort] = []
            for attribute in record.attributes {
                guard let inner = sorts(of: attribute.type) else { return nil }
                all += (attribute.isRequired ? [] : [.bool]) + inner
            }
            return record.isOpen ? nil : all
        case .set, .never: return nil
        }
    }
}
