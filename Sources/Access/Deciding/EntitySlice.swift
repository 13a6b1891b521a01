public import Cedar
import Crypto
import Runtime

/// All entities that one decision can depend on, and no other: what is decided from is what is recorded.
public struct EntitySlice: Sendable {
    public let entities: Entities
    /// The same as text, in the order of names; only when it is new does anybody need it.
    public let json: String
    /// SHA-256 of the text, in hexadecimal.
    public let digest: String

    public init(_ list: some Sequence<Entity>) throws(CedarError) {
        entities = try Entities(list)
        json = entities.json
        digest = Array(SHA256.hash(data: Array(json.utf8))).hex
    }

    /// Most entities of one decision.
    static let limit = 4096

    /// What can be reached from `roots` in so many steps by attributes, and everything that those are in.
    ///
    /// A policy that validates at a level reads no attribute that lies further away (Cedar RFC 76).
    static func reach(
        from roots: [EntityUID], level: Int, _ find: (EntityUID) -> Entity?
    ) throws(CedarError) -> [EntityUID: Entity] {
        var found: [EntityUID: Entity] = [:]
        var now = roots
        for step in 0...level {
            var next: [EntityUID] = []
            while let uid = now.popLast() {
                guard found[uid] == nil, let entity = find(uid) else { continue }
                guard found.count < limit else {
                    throw CedarError(.limit, "a decision would depend on more than \(limit) entities", hint: "let policies look less far")
                }
                found[uid] = entity
                // Whatever it is in belongs to it; what attributes name is a step further.
                now.append(contentsOf: entity.parents)
                if step < level {
                    for field in entity.attributes.fields + entity.tags.fields { field.value.collectEntities(into: &next) }
                }
            }
            now = next
        }
        return found
    }
}

extension Cedar.Value {
    /// The entities that a value names.
    func collectEntities(into list: inout [EntityUID]) {
        switch self {
        case .entity(let uid): list.append(uid)
        case .set(let set): for element in set.elements { element.collectEntities(into: &list) }
        case .record(let record): for field in record.fields { field.value.collectEntities(into: &list) }
        case .bool, .long, .string, .decimal, .ipaddr, .datetime, .duration: break
        }
    }
}
