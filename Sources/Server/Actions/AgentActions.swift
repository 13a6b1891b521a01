import Access
import Cedar
import Console
import Estate
import Inventory
import Registration
import Runtime
import SPIFFE
import Storage

extension Actions {
    /// Every AI agent that is known from anywhere, and how it stands with the policies (R75).
    func agents(_ call: Action.Agents) async throws -> AgentFigures {
        let edition = core.policies.live.edition
        let now = core.clock.now()
        let (evidence, found, declared, paths) = try await core.database.read { [core] transaction in
            (
                try UsageEvidence(of: edition, since: call.since, entries: core.registrations.catalog, at: now, in: transaction),
                try Inventory.agents(in: transaction), try Registry.workloads(in: transaction).filter { $0.kind == .agent },
                Dictionary(grouping: try Registry.paths(in: transaction), by: \.workload)
            )
        }
        do {
            let universe = try Universe(edition.schema, in: evidence.entities, including: evidence.used)
            let review = UsageReview(
                edition.active(at: now).policies, schema: edition.schema, in: evidence.entities, universe, used: evidence.used)
            var roster = AgentRoster(review)
            for workload in declared {
                let entry = core.registrations.catalog.read { $0.entry(estate: workload.name) }
                roster.add(workload, entry, paths: paths[workload.name] ?? [])
            }
            for agent in found { roster.add(agent) }
            let asked = evidence.used.map(\.request.principal)
            for uid in Set(evidence.entities.all.map(\.uid) + asked) where uid.type == Domain.agent { roster.add(uid, in: evidence.entities) }
            return AgentFigures(since: call.since, agents: roster.agents)
        } catch {
            throw ActionFailure(.refused, error.message, nextStep: error.hint)
        }
    }
}

/// Joins what is known of agents, by name: the same one is found by a scan, declared as a workload, and named by a gateway.
private struct AgentRoster {
    private let review: UsageReview
    private var byName: [String: AgentStanding] = [:]
    /// Why one is outside, though something else of it is under policy.
    private var outside: [String: String] = [:]
    private static let told = 20

    init(_ review: UsageReview) { self.review = review }

    var agents: [AgentStanding] {
        byName.map { key, agent in
            guard let why = outside[key] else { return agent }
            var agent = agent
            (agent.isUnderPolicy, agent.why) = (false, why)
            return agent
        }
    }

    private mutating func note(_ name: String, _ source: AgentStanding.Source, owner: String?, why: String, isUnderPolicy: Bool) {
        let key = name.lowercased()
        var agent = byName[key] ?? AgentStanding(name: name, sources: [], owner: nil, isUnderPolicy: false, why: why)
        if !agent.sources.contains(source) { agent.sources = (agent.sources + [source]).sorted() }
        agent.owner = agent.owner ?? owner.flatMap { $0.isEmpty || $0 == "unowned" ? nil : $0 }
        if isUnderPolicy, !agent.isUnderPolicy { (agent.isUnderPolicy, agent.why) = (true, why) }
        byName[key] = agent
    }

    private mutating func count(_ principal: EntityUID, for name: String, isNestedServer: Bool = false) {
        // Whatever the policies say of it, an authority is for registered nested servers.
        let access = review.access(of: principal) { isNestedServer || $0.action != Domain.action("certify") }
        byName[name.lowercased()]?.granted += access.granted
        byName[name.lowercased()]?.used += access.used
        byName[name.lowercased()]?.unused += access.unused.prefix(Self.told).map { "\($0.action), \($0.resource)" }
    }

    mutating func add(_ found: FoundWorkload) {
        note(found.name, .found, owner: found.owner, why: "seen at \(found.source), and nobody has registered it", isUnderPolicy: false)
    }

    mutating func add(_ workload: Workload, _ entry: RegistrationEntry?, paths: [RegisteredPath]) {
        let principal = entry?.spiffeID.fixed.map { EntityUID(type: Domain.workload, id: $0.description) }
        let standing = paths.filter { $0.means == .standing }
        if let first = standing.first {
            outside[workload.name.lowercased()] =
                "it reaches `\(first.resource)`\(standing.count > 1 ? " and \(standing.count - 1) more" : "") with a standing credential: cut it over"
        }
        note(
            workload.name, .declared, owner: workload.owners?.application,
            why: principal == nil ? "it has no selectors, so no process can be it" : "its identity and logins are decided by the policies",
            isUnderPolicy: principal != nil)
        if let principal { count(principal, for: workload.name, isNestedServer: entry?.isDownstream ?? false) }
    }

    mutating func add(_ uid: EntityUID, in entities: Entities) {
        var owner: String?
        if case .entity(let team)? = entities[uid]?.attributes["owner"] { owner = team.id }
        note(uid.id, .governed, owner: owner, why: "gateways ask the policies about it", isUnderPolicy: true)
        count(uid, for: uid.id)
    }
}
