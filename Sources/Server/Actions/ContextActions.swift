import Console
import Context
import Issuance
import Registration
import Runtime
import SPIFFE
import Storage

extension Actions {
    // MARK: What nodes must be

    func applyPosture(_ call: Action.ApplyPosture, _ actor: String) async throws -> Action.ApplyPosture.Answer {
        let trustDomain = core.settings.trustDomain
        return try await core.database.write { [core] transaction in
            try mustBeOperator(actor, in: transaction)
            let (before, _) = try ContextRecords.policy(in: transaction)
            let after = before.merging(call.policy, prune: call.prune)
            var faults = after.faults(in: trustDomain)
            let asked = try Registrations.all(in: transaction).values.sorted { $0.name < $1.name }
            for entry in asked {
                for rule in entry.requires?.posture ?? [] where before[rule: rule] != nil && after[rule: rule] == nil {
                    faults.append("entry `\(entry.name)` requires rule `\(rule)`, which would be gone")
                }
            }
            guard faults.isEmpty else {
                let told = faults.prefix(20).joined(separator: "; ")
                throw ActionFailure(
                    .refused, faults.count > 20 ? "\(told); and \(faults.count - 20) more" : told,
                    nextStep: "mend the declaration; nothing was changed")
            }
            let changes = PolicyChanges(from: before, to: call.prune ? after : call.policy, prune: call.prune)
            let now = core.clock.now()
            let agents = core.issuer.nodes.all.filter { $0.state == .active }.map(\.agent)
            let effects = core.context.preview(after, agents: agents, at: now).compactMap { node -> Action.ApplyPosture.Effect? in
                let isUnfit = core.context.view(node.facts.agent, at: now).map { !$0.standing.unmet.isEmpty } ?? false
                let agent = node.facts.agent.description
                if let unmet = node.standing.unmet.first { return isUnfit ? nil : .init(agent: agent, what: "fails", words: unmet.words) }
                if node.standing.isPending {
                    return .init(agent: agent, what: "unknown", words: "it has yet to look: \(node.standing.pending.sorted().joined(separator: ", "))")
                }
                return isUnfit ? .init(agent: agent, what: "recovers", words: "it is what it must be") : nil
            }
            if !call.dryRun, !changes.isEmpty {
                let revision = try core.contextRecords.store(after, changes, by: actor, in: transaction)
                transaction.afterCommit { core.context.set(after, revision: revision, at: core.clock.now()) }
            }
            return .init(changes: changes, effects: effects, looked: agents.count)
        }
    }

    func posture(_ call: Action.Posture) throws -> Action.Posture.Answer {
        let now = core.clock.now()
        let agents = try call.node.map { [try node($0)] } ?? core.issuer.nodes.all.map(\.agent)
        let nodes = agents.compactMap { agent -> Action.Posture.Node? in
            guard let view = core.context.view(agent, at: now) else { return nil }
            let limits = core.context.policy.rules(for: view.facts).reduce(into: [AttributeName: Duration]()) { limits, rule in
                limits[rule.attribute] = min(limits[rule.attribute] ?? rule.maximumAge, rule.maximumAge)
            }
            return .init(
                agent: agent.description, standing: NodeFitness(view),
                attributes: call.node == nil
                    ? [] : view.context.attributes.map { Action.Posture.Attribute($0, maximumAge: limits[$0.name], at: now) },
                reportedAt: view.reportedAt)
        }
        return .init(
            revision: core.context.revision, policy: core.context.policy, nodes: nodes,
            refusals: core.context.refusals.map {
                .init(at: $0.at, origin: $0.origin, code: $0.refusal.code.rawValue, reason: $0.refusal.reason)
            })
    }

    /// How a node stands; `nil` where nothing is asked of it.
    func fitness(of agent: SPIFFEID) -> NodeFitness? {
        guard let view = core.context.view(agent, at: core.clock.now()), view.standing.rules > 0 || !view.record.withheld.isEmpty else { return nil }
        return NodeFitness(view)
    }

    /// What a node is not, though it must be for this entry.
    func lack(of agent: SPIFFEID, for entry: RegistrationEntry) -> NodeStanding.Unmet? {
        guard case .unmet(let unmet) = core.context.verdict(on: agent, for: entry, at: core.clock.now()) else { return nil }
        return unmet
    }
}

extension NodeFitness {
    init(_ view: ContextKeeper.View) {
        let state = !view.standing.unmet.isEmpty ? "unfit" : view.standing.isPending ? "unknown" : "fit"
        self.init(
            state: state, unmet: view.standing.unmet, advised: view.standing.advised, withheld: view.record.withheld, rules: view.standing.rules,
            since: view.record.since)
    }
}
