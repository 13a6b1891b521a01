/// Equality and sets. A set is known by its elements among those that occur, and for each claim about sets that fails there is an
/// element, the witness, at which it fails.
extension SymbolicWorld {
    mutating func equal(_ left: Symbol, _ right: Symbol, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        switch (left, right, type) {
        case (.scalar(let a), .scalar(let b), _): return script.equal(a, b)
        case (.address(let six, let bits, let prefix), .address(let otherSix, let otherBits, let otherPrefix), _):
            return script.and([script.equal(six, otherSix), script.equal(bits, otherBits), script.equal(prefix, otherPrefix)])
        case (.record(let fields), .record(let others), .record(let record)):
            guard fields.count == others.count else { return .no }
            var parts: [SymbolicTerm] = []
            for attribute in record.attributes {
                guard let field = fields.first(where: { $0.name.isExactly(attribute.name) }),
                    let other = others.first(where: { $0.name.isExactly(attribute.name) })
                else { throw Unencodable("records of different attributes") }
                let isSame = try equal(field.value, other.value, attribute.type)
                parts.append(script.equal(field.isPresent, other.isPresent))
                parts.append(script.implies(field.isPresent, isSame))
            }
            return script.and(parts)
        case (.set(let a), .set(let b), .set(let element)): return try holds(.equal(a, b), element)
        default: return .no
        }
    }

    /// A symbol that is the first where `test` holds, and the second where not.
    mutating func choose(_ test: SymbolicTerm, _ then: Symbol, _ otherwise: Symbol) throws(Unencodable) -> Symbol {
        switch (then, otherwise) {
        case (.scalar(let a), .scalar(let b)) where a.sort == b.sort: return .scalar(script.choose(test, a, b))
        case (.address(let six, let bits, let prefix), .address(let otherSix, let otherBits, let otherPrefix)):
            return .address(
                isV6: script.choose(test, six, otherSix), bits: script.choose(test, bits, otherBits),
                prefix: script.choose(test, prefix, otherPrefix))
        case (.record(let fields), .record(let others)) where fields.count == others.count:
            var chosen: [Symbol.Field] = []
            for field in fields {
                guard let other = others.first(where: { $0.name.isExactly(field.name) }) else { break }
                let isPresent = script.choose(test, field.isPresent, other.isPresent)
                chosen.append(.init(name: field.name, isPresent: isPresent, value: try choose(test, field.value, other.value)))
            }
            guard chosen.count == fields.count else { throw Unencodable("a choice between records of different attributes") }
            return .record(chosen)
        case (.set(let a), .set(let b)): return .set(test == .yes ? a : test == .no ? b : .choice(test, a, b))
        default: throw Unencodable("a choice between values of different types")
        }
    }

    // MARK: Membership

    mutating func contains(_ set: SymbolicSet, _ element: Symbol, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        switch set {
        case .literal(let elements):
            var parts: [SymbolicTerm] = []
            for other in elements { parts.append(try equal(other, element, type)) }
            return script.or(parts)
        case .predicate(let name, let arguments):
            guard let leaves = leaves(element, type) else { throw Unencodable("a set of sets") }
            return Script.application(name, arguments + leaves, .bool)
        case .choice(let test, let then, let otherwise):
            return script.choose(test, try contains(then, element, type), try contains(otherwise, element, type))
        }
    }

    /// What an element is made of. Of an attribute that is absent the value does not matter, and is always the same.
    func leaves(_ element: Symbol, _ type: CedarType) -> [SymbolicTerm]? {
        switch (element, type) {
        case (.scalar(let term), _): return [term]
        case (.address(let six, let bits, let prefix), _): return [six, bits, prefix]
        case (.record(let fields), .record(let record)):
            var all: [SymbolicTerm] = []
            for attribute in record.attributes {
                guard let field = fields.first(where: { $0.name.isExactly(attribute.name) }),
                    let inner = leaves(field.value, attribute.type)
                else { return nil }
                if attribute.isRequired {
                    all += inner
                } else {
                    all.append(field.isPresent)
                    for leaf in inner {
                        guard let none = none(leaf.sort) else { return nil }
                        all.append(SymbolicTerm(text: "(ite \(field.isPresent.text) \(leaf.text) \(none))", sort: leaf.sort))
                    }
                }
            }
            return all
        case (.record, _), (.set, _): return nil
        }
    }

    private func none(_ sort: Sort) -> String? {
        switch sort {
        case .bool: "false"
        case .int: "0"
        case .string: "\"\""
        case .bits(let width): "(_ bv0 \(width))"
        // There is no thing of which all could know.
        case .atom: nil
        }
    }

    /// The elements that an expression names are among those that occur.
    mutating func note(elementsOf set: SymbolicSet, _ type: CedarType) {
        switch set {
        case .literal(let elements): for element in elements { note(element: element, of: type.plain) }
        case .predicate: break
        case .choice(_, let then, let otherwise):
            note(elementsOf: then, type)
            note(elementsOf: otherwise, type)
        }
    }

    // MARK: Claims

    /// The truth of a claim about all elements.
    mutating func holds(_ claim: SetFact.Claim, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        let type = type.plain
        guard sorts(of: type) != nil else { throw Unencodable("a set of sets") }
        switch claim {
        case .covers(let a, let b), .equal(let a, let b), .apart(let a, let b):
            note(elementsOf: a, type)
            note(elementsOf: b, type)
        case .empty(let set), .outside(_, let set): note(elementsOf: set, type)
        }
        let (holds, isNew) = fact(claim, type, claim.key)
        guard isNew else { return holds }
        let witness = try symbol(type, fresh(), [])
        note(element: witness, of: type)
        let fails = script.not(try clause(claim, witness, type))
        script.assert(script.or([holds, fails]))
        return holds
    }

    private mutating func clause(_ claim: SetFact.Claim, _ element: Symbol, _ type: CedarType) throws(Unencodable) -> SymbolicTerm {
        switch claim {
        case .covers(let all, let some): return script.implies(try contains(some, element, type), try contains(all, element, type))
        case .equal(let a, let b): return script.equal(try contains(a, element, type), try contains(b, element, type))
        case .apart(let a, let b): return script.not(script.and([try contains(a, element, type), try contains(b, element, type)]))
        case .empty(let set): return script.not(try contains(set, element, type))
        case .outside(let member, let set):
            guard case .scalar(let term) = element, case .entity(let types) = type, let type = types.single else {
                throw Unencodable("`in` for a set of other things than entities")
            }
            let isBelow = isIn(member, EntityTerm(type: type, term: term))
            return script.not(script.and([try contains(set, element, .entity(type)), isBelow]))
        }
    }

    // MARK: What is said of all that occurs

    /// - Throws: when it were more than `limit` facts.
    mutating func complete(limit: Int = 200_000) throws(Unencodable) {
        var count = 0
        for fact in setFacts {
            for element in elements[fact.element] ?? [] {
                script.assert(script.implies(fact.holds, try clause(fact.claim, element, fact.element)))
                count += 1
                guard count <= limit else { throw Unencodable("more than \(limit) facts about sets") }
            }
        }
        try completeHierarchy(limit: limit)
        var groups: [(Sort, [SymbolicTerm])] = Dictionary(grouping: literals.values, by: \.sort).map { ($0, $1) }
        if textSort != .string { groups.append((textSort, Array(texts.values))) }
        for (_, terms) in groups where terms.count > 1 {
            script.assert(SymbolicTerm(text: "(distinct \(terms.map(\.text).sorted().joined(separator: " ")))", sort: .bool))
        }
    }

    /// Nothing is its own ancestor, and ancestors of ancestors are ancestors.
    private mutating func completeHierarchy(limit: Int) throws(Unencodable) {
        let ancestors = { [schema] (type: EntityType) in schema.entities[type]?.ancestors ?? [] }
        let lower = Set(members.map(\.type))
        var count = 0
        for member in members {
            let exists = exists(member)
            if ancestors(member.type).contains(member.type) { script.assert(script.not(ancestry(member, member))) }
            for container in containers where ancestors(member.type).contains(container.type) {
                let isBelow = ancestry(member, container)
                // Whatever is in something is there.
                script.assert(script.implies(isBelow, exists))
                if container.type == member.type {
                    script.assert(script.implies(isBelow, script.not(script.equal(member.term, container.term))))
                }
                guard lower.contains(container.type) else { continue }
                for next in containers where ancestors(container.type).contains(next.type) {
                    let both = script.and([isBelow, ancestry(container, next)])
                    if ancestors(member.type).contains(next.type) {
                        script.assert(script.implies(both, ancestry(member, next)))
                        if next.type == member.type { script.assert(script.implies(both, script.not(script.equal(member.term, next.term)))) }
                    }
                    count += 1
                    guard count <= limit else { throw Unencodable("more than \(limit) facts about the hierarchy") }
                }
            }
        }
    }
}

/// The same claim has the same key: what two policies both ask is one fact.
extension SymbolicWorld.SetFact.Claim {
    fileprivate var key: String {
        switch self {
        case .covers(let a, let b): "covers \(a.key) \(b.key)"
        case .equal(let a, let b): "equal \(a.key) \(b.key)"
        case .apart(let a, let b): "apart \(a.key) \(b.key)"
        case .empty(let set): "empty \(set.key)"
        case .outside(let member, let set): "outside \(member.term.text) \(set.key)"
        }
    }
}

extension SymbolicSet {
    fileprivate var key: String {
        switch self {
        case .literal(let elements): "[\(elements.map(\.key).joined(separator: ","))]"
        case .predicate(let name, let arguments): "(\(name) \(arguments.map(\.text).joined(separator: " ")))"
        case .choice(let test, let then, let otherwise): "(\(test.text) ? \(then.key) : \(otherwise.key))"
        }
    }
}

extension Symbol {
    fileprivate var key: String {
        switch self {
        case .scalar(let term): term.text
        case .address(let isV6, let bits, let prefix): "<\(isV6.text) \(bits.text) \(prefix.text)>"
        case .record(let fields):
            "{\(fields.map { "\(StringLiteral.quoted($0.name))?\($0.isPresent.text):\($0.value.key)" }.joined(separator: ","))}"
        case .set(let set): set.key
        }
    }
}
