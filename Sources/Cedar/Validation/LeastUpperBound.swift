/// How strictly types must agree.
public enum ValidationMode: String, Sendable, CaseIterable {
    /// What is compared, collected in a set or chosen by `if` must be of one type. What validates is analysable, and means what it seems to.
    case strict
    /// Types may be joined: records to what they share, entities to "one of these". Whatever cannot err is accepted.
    case permissive
}

extension CedarType {
    /// Why two types have no type in common, for the message.
    enum Clash: Error, Equatable {
        case kinds, entities, width, requirement
    }

    /// Whether each value of this type is one of the other.
    func isSubtype(of other: CedarType, _ mode: ValidationMode) -> Bool {
        switch (self, other) {
        case (.never, _): true
        case (.bool(let own), .bool(let wanted)): wanted == .either || own == wanted
        case (.set(let own), .set(let wanted)): own.isSubtype(of: wanted, mode)
        case (.entity(let own), .entity(let wanted)):
            mode == .strict ? own == wanted : own.members.allSatisfy(wanted.contains)
        case (.record(let own), .record(let wanted)): own.isSubtype(of: wanted, mode)
        default: self == other
        }
    }

    /// The narrowest type that has all values of both.
    func join(_ other: CedarType, _ mode: ValidationMode) throws(Clash) -> CedarType {
        if isSubtype(of: other, mode) { return other }
        if other.isSubtype(of: self, mode) { return self }
        switch (self, other) {
        case (.bool, .bool): return .bool
        case (.set(let left), .set(let right)): return .set(try left.join(right, mode))
        case (.record(let left), .record(let right)): return .record(try left.join(right, mode))
        case (.entity(let left), .entity(let right)):
            guard mode == .permissive else { throw .entities }
            return .entity(left.union(right))
        default: throw .kinds
        }
    }

    /// That of all of them; `never` of none.
    static func join(_ types: some Sequence<CedarType>, _ mode: ValidationMode) throws(Clash) -> CedarType {
        var joined = CedarType.never
        for type in types { joined = try joined.join(type, mode) }
        return joined
    }
}

extension RecordType {
    fileprivate func isSubtype(of other: RecordType, _ mode: ValidationMode) -> Bool {
        guard !isOpen || other.isOpen else { return false }
        let wide = other.isOpen && mode == .permissive
        guard wide || attributes.count == other.attributes.count else { return false }
        return other.attributes.allSatisfy { wanted in
            guard let own = self[wanted.name] else { return false }
            let fits = mode == .strict ? own.isRequired == wanted.isRequired : own.isRequired || !wanted.isRequired
            return fits && own.type.isSubtype(of: wanted.type, mode)
        }
    }

    fileprivate func join(_ other: RecordType, _ mode: ValidationMode) throws(CedarType.Clash) -> RecordType {
        guard mode == .permissive || attributes.count == other.attributes.count else { throw .width }
        var shared: [Attribute] = []
        for own in attributes {
            guard let theirs = other[own.name] else {
                if mode == .strict { throw .width }
                continue
            }
            do throws(CedarType.Clash) {
                let type = try own.type.join(theirs.type, mode)
                guard mode == .permissive || own.isRequired == theirs.isRequired else { throw .requirement }
                shared.append(Attribute(own.name, type, isRequired: own.isRequired && theirs.isRequired))
            } catch {
                if mode == .strict { throw error }
            }
        }
        let isWhole = shared.count == attributes.count && shared.count == other.attributes.count
        return RecordType(shared, isOpen: isOpen || other.isOpen || !isWhole)
    }
}
