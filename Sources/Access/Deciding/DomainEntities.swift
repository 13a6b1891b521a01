public import Cedar
import Estate
import Registration
import Runtime
import SPIFFE
import Storage
import Synchronization

/// The names of Mayfly's own entities.
public enum Domain {
    public static let workload = EntityType(known: "Mayfly::Workload")
    public static let service = EntityType(known: "Mayfly::Service")
    public static let team = EntityType(known: "Mayfly::Team")
    public static let environment = EntityType(known: "Mayfly::Environment")
    public static let target = EntityType(known: "Mayfly::Target")
    public static let node = EntityType(known: "Mayfly::Node")
    public static let nodeGroup = EntityType(known: "Mayfly::NodeGroup")
    /// A program that acts by a model's choice, as gateways name it.
    public static let agent = EntityType(known: "Mayfly::Agent")

    static let pipeline = EntityType(known: "Mayfly::Pipeline")
    static let repo = EntityType(known: "Mayfly::Repo")

    public static func action(_ name: String) -> EntityUID { EntityUID(type: EntityType(known: "Mayfly::Action"), id: name) }

    /// Of what nobody has said to which environment it belongs.
    public static let unknownEnvironment = EntityUID(type: environment, id: "unknown")

    static func environment(_ name: String?) -> EntityUID { name.map { EntityUID(type: environment, id: $0) } ?? unknownEnvironment }

    /// `unowned` where nobody is.
    static func team(_ name: String?) -> EntityUID { EntityUID(type: team, id: name.flatMap { $0.isEmpty ? nil : $0 } ?? "unowned") }
}

/// What the registry says, as entities. A value, made anew when the registry has changed.
struct EstateView: Sendable {
    let revision: Int
    let paths: [String: EstateFacts.Path]
    private let services: [String: EstateFacts.Service]
    /// The targets of each workload's paths.
    private let targets: [String: Set<String>]
    private let entities: [EntityUID: Entity]
    private let made = MadeWorkloads()

    init(revision: Int, in transaction: Transaction) throws { try self.init(EstateFacts(revision: revision, in: transaction)) }

    init(_ facts: EstateFacts) throws(CedarError) {
        revision = facts.revision
        paths = Dictionary(facts.paths.map { ($0.name, $0) }) { first, _ in first }
        services = Dictionary(facts.services.map { ($0.name, $0) }) { first, _ in first }
        targets = facts.paths.reduce(into: [:]) { $0[$1.workload, default: []].insert($1.resource) }
        var entities: [EntityUID: Entity] = [:]
        for service in facts.services {
            let owner = Domain.team(service.owner)
            let uid = EntityUID(type: Domain.service, id: service.name)
            entities[uid] = Entity(uid, attributes: try Record(["owner": .entity(owner)]), parents: [owner])
        }
        for target in facts.targets {
            let uid = EntityUID(type: Domain.target, id: target.name)
            entities[uid] = Entity(uid, attributes: try Record(["kind": .string(target.kind)]))
        }
        self.entities = entities
    }

    /// What is known of an entity: by the registry, and by what operators have added to it.
    func entity(_ uid: EntityUID, _ added: [EntityUID: Entity]) -> Entity? {
        guard let own = entities[uid] else { return added[uid] }
        return added[uid].map { own.adding($0) } ?? own
    }

    var allUIDs: [EntityUID] { Array(entities.keys) }

    func uids(of type: EntityType) -> [EntityUID] { entities.keys.filter { $0.type == type } }

    /// Whoever bears the ID that this entry gives.
    func workload(_ id: SPIFFEID, of entry: RegistrationEntry) throws(CedarError) -> Entity {
        if let known = made[id, entry] { return known }
        let entity = try make(id, of: entry)
        made[id, entry] = entity
        return entity
    }

    private func make(_ id: SPIFFEID, of entry: RegistrationEntry) throws(CedarError) -> Entity {
        let estate = entry.estateWorkload.flatMap { services[$0] }
        var fields: [Record.Field] = [
            .init("owner", .entity(Domain.team(entry.owner))), .init("trustDomain", .string(id.trustDomain.description)),
            .init("requiredSelectors", .set(ValueSet(entry.selectors.map { .string($0.description) }))),
        ]
        var parents: Set<EntityUID> = [Domain.environment(estate?.environment)]
        if let estate {
            let service = EntityUID(type: Domain.service, id: estate.name)
            parents.insert(service)
            fields.append(.init("service", .entity(service)))
            fields.append(
                .init("targets", .set(ValueSet((targets[estate.name] ?? []).map { .entity(EntityUID(type: Domain.target, id: $0)) }))))
        }
        return Entity(EntityUID(type: Domain.workload, id: id.description), attributes: try Record(fields), parents: parents)
    }
}

/// Workloads as entities, as long as the estate is the same. Beyond the limit all are made anew.
private final class MadeWorkloads: Sendable {
    private let made = Mutex<[SPIFFEID: (entry: RegistrationEntry, entity: Entity)]>([:])
    private static let limit = 20_000

    subscript(id: SPIFFEID, entry: RegistrationEntry) -> Entity? {
        get { made.withLock { $0[id] }.flatMap { $0.entry == entry ? $0.entity : nil } }
        set {
            made.withLock { made in
                if made.count >= Self.limit { made = [:] }
                made[id] = newValue.map { (entry, $0) }
            }
        }
    }
}

extension Entity {
    /// Of a workload.
    var environment: EntityUID { parents.first { $0.type == Domain.environment } ?? Domain.unknownEnvironment }

    /// With what somebody else says of the same entity. What is there already stays.
    func adding(_ other: Entity) -> Entity {
        let known = Set(attributes.fields.map(\.name))
        let fields = attributes.fields + other.attributes.fields.filter { !known.contains($0.name) }
        let tagged = Set(tags.fields.map(\.name))
        let allTags = tags.fields + other.tags.fields.filter { !tagged.contains($0.name) }
        return Entity(
            uid, attributes: (try? Record(fields)) ?? attributes, tags: (try? Record(allTags)) ?? tags, parents: parents.union(other.parents))
    }
}
