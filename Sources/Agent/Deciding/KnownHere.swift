import Access
import Attestation
import Context
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Synchronization

/// What this agent knows, to decide by: its own node, as it proved itself to the server and as it sees itself now; and the workloads that it
/// attests. Of anybody elsewhere it knows nothing.
final class KnownHere: Sendable {
    private let node: NodeState
    private let posture: PostureWatch
    private let register: HeldRegister
    private let agent: @Sendable () -> SPIFFEID?
    /// When the server was last heard.
    private let heardAt: @Sendable () -> Timestamp?
    private let told = Mutex<Mayfly_Node_V1_NodeFacts?>(nil)
    private let kept = Mutex<KeptKnowledge?>(nil)
    let keeper: KnowledgeKeeper

    init(
        node: NodeState, posture: PostureWatch, register: HeldRegister, keeper: KnowledgeKeeper, agent: @escaping @Sendable () -> SPIFFEID?,
        heardAt: @escaping @Sendable () -> Timestamp?
    ) {
        (self.node, self.posture, self.register, self.agent, self.heardAt) = (node, posture, register, agent, heardAt)
        self.keeper = keeper
    }

    // MARK: What the server says

    func take(_ facts: Mayfly_Node_V1_NodeFacts) {
        told.withLock { $0 = facts }
        keeper.take(facts)
    }

    func take(_ standing: Mayfly_Node_V1_NodeStanding) { keeper.take(standing) }

    /// From now on the server's word counts, and no longer what was kept of it.
    func take(_ snapshot: NodeSnapshot, revision: Int) {
        kept.withLock { $0 = nil }
        register.forgetEarly()
        keeper.take(snapshot.entries, revision: revision, revoked: snapshot.settings.revoked)
    }

    /// Takes up what was known when the agent ended.
    func load(_ logger: Logger) {
        guard let found = keeper.load() else { return }
        kept.withLock { $0 = found }
        if let facts = found.facts { told.withLock { $0 = facts } }
        // Also what the node must be: else one that is not would be taken for one that is.
        if let standing = found.standing { node.take(standing, logger) }
        logger.notice("\(found.entries.count) entries of this node are known as they were before, until the server is heard")
    }

    // MARK: Who is who

    private var registered: (entries: EntrySet, revoked: Set<SPIFFEID>)? {
        if let now = node.snapshot { return (now.entries, now.settings.revoked) }
        return kept.withLock { $0.map { ($0.entries, $0.revoked) } }
    }

    /// What a process is entitled to on a node that is what it must be.
    func identities(of process: AttestedProcess, at now: Timestamp) -> [SPIFFEID] {
        if let snapshot = node.snapshot { return snapshot.entries(for: process, at: now).map(\.id) }
        let standing = node.standing
        return kept.withLock { kept in
            guard let kept else { return [] }
            return kept.entries.matching(Set(process.selectors), at: now).filter {
                standing.lack(for: $0.entry) == nil && $0.id.trustDomain == kept.agent.trustDomain && !kept.revoked.contains($0.id)
            }.map(\.id)
        }
    }

    /// Attested processes that have an identity, or, where the server was not heard since the agent began, would have it.
    private func holders(of id: SPIFFEID, by entry: RegistrationEntry) -> [IdentitySubject] {
        guard node.revision == nil else { return register.subjects(holding: id) }
        guard node.standing.lack(for: entry) == nil else { return [] }
        return register.early.filter { entry.identity(having: Set($0.selectors)) == id }
    }

    /// The node now; `nil` until the server has said how it was attested. What is stale is left out.
    func attested(at now: Timestamp) -> AttestedNode? {
        guard let told = told.withLock({ $0 }), let agent = agent() else { return nil }
        let (seen, lookedAt) = posture.seen
        let said = told.attributes.compactMap(\.attribute).filter { $0.source != .node }
        return AttestedNode(
            agent: agent, groups: Set(told.groups.compactMap { SPIFFEID($0) }), method: told.method,
            attestedAt: Timestamp(milliseconds: told.attestedAtMs), attributes: (said + seen).filter { !$0.isStale(at: now) },
            posture: told.hasPosture_p ? standing(needsServer: told.postureNeedsServer, lookedAt, at: now) : nil)
    }

    /// As old as the older of what it rests on.
    private func standing(needsServer: Bool, _ lookedAt: Timestamp?, at now: Timestamp) -> AttestedNode.Posture? {
        let standing = node.standing
        let looked = standing.rules.isEmpty ? now : lookedAt
        let heard = needsServer || standing.rules.isEmpty ? heardAt() : now
        guard let looked, let heard else { return nil }
        return AttestedNode.Posture(
            isCompliant: standing.lacks.isEmpty, failing: standing.lacks.map(\.rule) + standing.advised.keys.sorted(),
            observedAt: min(looked, heard))
    }

    /// The workloads of this node.
    func workloads(_ clock: WallClock) -> KnownWorkloads {
        KnownWorkloads(
            areAll: false, entry: { [self] id, now in registered?.entries.entry(giving: id, at: now) },
            all: { [self] now in registered?.entries.given(at: now) ?? [] },
            revocation: { [self] id in registered?.revoked.contains(id) == true ? "an operator has taken it back" : nil },
            sighting: { [self] id, entry in
                guard let attested = attested(at: clock.now()) else { return nil }
                // Whoever holds it now and is still what was attested; of several the one that began first.
                guard let subject = holders(of: id, by: entry).first(where: { $0.refusal() == nil }) else { return nil }
                return .init(selectors: Set(subject.selectors), node: attested)
            })
    }
}

extension Mayfly_Node_V1_KnownAttribute {
    /// `nil` for what makes no sense.
    fileprivate var attribute: ContextAttribute? {
        guard let name = AttributeName(name), ContextAttribute.isValue(value), maximumAgeMs > 0 else { return nil }
        return ContextAttribute(
            name, value, signer: signer, observedAt: Timestamp(milliseconds: observedAtMs), maximumAge: .milliseconds(maximumAgeMs))
    }
}
