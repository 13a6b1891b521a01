/// A thing that policies speak of: a name, attributes, tags, and the entities it is directly in.
public struct Entity: Sendable, Hashable {
    public let uid: EntityUID
    /// What `e.name` and `has` read.
    public let attributes: Record
    /// What `getTag` and `hasTag` read.
    public let tags: Record
    /// Direct ones. They need not exist.
    public let parents: Set<EntityUID>

    /// Nothing is checked here; `Entities` refuses cycles.
    public init(_ uid: EntityUID, attributes: Record = Record(), tags: Record = Record(), parents: Set<EntityUID> = [])
    {
        self.uid = uid
        self.attributes = attributes
        self.tags = tags
        self.parents = parents
    }

    /// The name tells nearly all apart; what an entity holds takes long to hash.
    public func hash(into hasher: inout Hasher) { hasher.combine(uid) }
}

extension Entity {
    /// A document's entity with explicit escapes.
    init(_ json: JSON) throws(CedarError) {
        let fields = try json.fields(of: "an entity", "uid", "attrs", "parents", "tags")
        let uid = try EntityUID(try fields.required("uid"))
        do throws(CedarError) {
            let attributes = try Record(try fields.required("attrs").members(of: "`attrs`"))
            var parents: Set<EntityUID> = []
            for parent in try fields.required("parents").elements(of: "`parents`") {
                parents.insert(try EntityUID(parent))
            }
            let tags = try Record(try fields["tags"]?.members(of: "`tags`") ?? [])
            self.init(uid, attributes: attributes, tags: tags, parents: parents)
        } catch {
            throw CedarError(error.code, "entity `\(uid)`: \(error.message)", hint: error.hint)
        }
    }

    var document: JSON {
        let parents = parents.inOrder()
        var members: [JSON.Member] = [
            .init("uid", uid.document),
            .init("attrs", attributes.document),
            .init("parents", .array(parents.map(\.document))),
        ]
        if !tags.isEmpty { members.append(.init("tags", tags.document)) }
        return .object(members)
    }
}
