/// The name of an entity: its type, and an id that may be any string. `User::"alice"`.
public struct EntityUID: Hashable, Sendable, CustomStringConvertible {
    public let type: EntityType
    /// Any string, compared by code points.
    public let id: String

    public init(type: EntityType, id: String) {
        self.type = type
        self.id = id
    }

    public static func == (left: EntityUID, right: EntityUID) -> Bool {
        left.type == right.type && left.id.isExactly(right.id)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        id.hashExactly(into: &hasher)
    }

    /// As in a policy, the id with escapes.
    public var description: String { "\(type)::\(StringLiteral.quoted(id))" }
}
