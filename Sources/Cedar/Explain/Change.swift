extension Explanation {
    /// One change of what is known. Its kind and path let a caller say who can make it: the one who asks, the owner of an entity, who
    /// administers a group.
    public struct Change: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case context, attribute, tag, membership
        }

        public enum Target: Sendable, Hashable {
            /// `context.a.b`: at least one name.
            case context([String])
            /// An attribute of an entity, or what is inside of it.
            case attribute(EntityUID, [String])
            /// A tag of an entity, or what is inside of it.
            case tag(EntityUID, String, [String])
            /// The first in the second, directly.
            case membership(EntityUID, in: EntityUID)
        }

        public enum Action: Sendable, Hashable {
            case set(Value)
            case remove
            case join
            case leave
        }

        public let target: Target
        /// What is there now.
        public let found: Value?
        public let action: Action

        public var kind: Kind { target.kind }
        /// The entity it is made to. Nil for the context.
        public var entity: EntityUID? { target.entity }
    }
}

extension Explanation.Change.Target {
    public var kind: Explanation.Change.Kind {
        switch self {
        case .context: .context
        case .attribute: .attribute
        case .tag: .tag
        case .membership: .membership
        }
    }

    public var entity: EntityUID? {
        switch self {
        case .context: nil
        case .attribute(let uid, _), .tag(let uid, _, _), .membership(let uid, _): uid
        }
    }

    /// Names below the context, the entity or the tag.
    var path: [String] {
        switch self {
        case .context(let path), .attribute(_, let path), .tag(_, _, let path): path
        case .membership: []
        }
    }

    func with(path: [String]) -> Self {
        switch self {
        case .context: .context(path)
        case .attribute(let uid, _): .attribute(uid, path)
        case .tag(let uid, let key, _): .tag(uid, key, path)
        case .membership: self
        }
    }

    func appending(_ name: String) -> Self { with(path: path + [name]) }
}

/// A change while it is looked for. What is there now is of no interest yet.
struct Edit: Hashable {
    typealias Target = Explanation.Change.Target

    enum Action: Hashable {
        case set(Value)
        /// Something has to be there. Gives way to anything that says more.
        case ensure(Value)
        case remove
        case join
        case leave
    }

    let target: Target
    let action: Action
}

extension Record {
    /// With `value` at the path; nil takes away what is there. Records on the way that are missing are made by `filler`, from the
    /// path to them; what stands on the way and is no record gives way to one.
    func setting(_ value: Value?, at path: ArraySlice<String>, done: [String] = [], filler: ([String]) -> Record) -> Record {
        guard let name = path.first else { return self }
        let rest = path.dropFirst()
        var fields = fields
        let place = fields.firstIndex { $0.name.isExactly(name) }
        var new = value
        if !rest.isEmpty {
            let inner: Record
            if let place, case .record(let record) = fields[place].value {
                inner = record
            } else {
                if value == nil { return self }
                inner = filler(done + [name])
            }
            new = .record(inner.setting(value, at: rest, done: done + [name], filler: filler))
        }
        if let place { fields.remove(at: place) }
        if let new { fields.append(Field(name, new)) }
        return Record(unique: fields)
    }

    func value(at path: some Collection<String>) -> Value? {
        guard let name = path.first, let value = self[name] else { return nil }
        if path.count == 1 { return value }
        guard case .record(let inner) = value else { return nil }
        return inner.value(at: path.dropFirst())
    }
}
