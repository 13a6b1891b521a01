/// What is known of a value before there is one: the types that a schema writes, and those that the validator finds for an expression.
public indirect enum CedarType: Hashable, Sendable {
    /// The element type of an empty set. Below every other type; only permissive validation knows it.
    case never
    case bool(Truth)
    case long
    case string
    /// An entity of one of these types. Strict validation has one; permissive validation joins what may come from either branch.
    case entity(EntityTypes)
    case set(CedarType)
    case record(RecordType)
    case `extension`(ExtensionType)

    /// What is known of a truth value. An expression of type `no` is never true, whatever the request.
    public enum Truth: Hashable, Sendable {
        case yes, no, either
    }

    public static let bool = CedarType.bool(.either)

    /// One entity type.
    public static func entity(_ type: EntityType) -> CedarType { .entity(EntityTypes(type)) }
}

/// Entity types, at least one, each once.
public struct EntityTypes: Hashable, Sendable {
    /// Sorted by name.
    public let members: [EntityType]

    public init(_ type: EntityType) { members = [type] }

    private init(sorted: [EntityType]) { members = sorted }

    /// The only one, if there is one only.
    public var single: EntityType? { members.count == 1 ? members[0] : nil }

    public func contains(_ type: EntityType) -> Bool { members.contains(type) }

    func union(_ other: EntityTypes) -> EntityTypes {
        EntityTypes(sorted: Set(members + other.members).inOrder())
    }
}

/// The attributes that a record or an entity has or may have.
public struct RecordType: Hashable, Sendable {
    public struct Attribute: Hashable, Sendable {
        public let name: String
        public let type: CedarType
        /// Whether it is always there.
        public let isRequired: Bool

        public init(_ name: String, _ type: CedarType, isRequired: Bool = true) {
            self.name = name
            self.type = type
            self.isRequired = isRequired
        }

        public static func == (left: Attribute, right: Attribute) -> Bool {
            left.isRequired == right.isRequired && left.name.isExactly(right.name) && left.type == right.type
        }

        public func hash(into hasher: inout Hasher) {
            name.hashExactly(into: &hasher)
            hasher.combine(type)
            hasher.combine(isRequired)
        }
    }

    /// Sorted by name, no name twice.
    public let attributes: [Attribute]
    /// There may be others than these: what permissive validation knows of two records of different width.
    public let isOpen: Bool

    /// - Parameter attributes: no name twice.
    public init(_ attributes: some Sequence<Attribute> = [], isOpen: Bool = false) {
        self.attributes = attributes.sorted { $0.name.precedes($1.name) }
        self.isOpen = isOpen
    }

    public static let empty = RecordType()

    public subscript(name: String) -> Attribute? {
        var (low, high) = (0, attributes.count)
        while low < high {
            let middle = (low + high) / 2
            if attributes[middle].name.precedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < attributes.count && attributes[low].name.isExactly(name) ? attributes[low] : nil
    }
}

extension CedarType: CustomStringConvertible {
    /// As a schema writes it.
    public var description: String {
        switch self {
        case .never: "Never"
        case .bool(.either): "Bool"
        case .bool(.yes): "True"
        case .bool(.no): "False"
        case .long: "Long"
        case .string: "String"
        case .entity(let types): types.members.map(\.description).joined(separator: " | ")
        case .set(let element): "Set<\(element)>"
        case .record(let record): record.description
        case .extension(let type): type.rawValue
        }
    }
}

extension RecordType: CustomStringConvertible {
    public var description: String {
        let inside = attributes.map { "\(SchemaPrinter.name($0.name))\($0.isRequired ? "" : "?"): \($0.type)" } + (isOpen ? ["…"] : [])
        return "{ \(inside.joined(separator: ", ")) }"
    }
}
