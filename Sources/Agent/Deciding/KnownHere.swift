import Access
import Context
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

    init(
        node: NodeState, posture: PostureWatch, register: HeldRegister, agent: @escaping @Sendable () -> SPIFFEID?,
        heardAt: @escaping @Sendable () -> Timestamp?
    ) {
        (self.node, self.posture, self.register, self.agent, self.heardAt) = (node, posture, register, agent, heardAt)
    }

    /// What the server says of the node.
    func take(_ facts: Mayfly_Node_V1_NodeFacts) { told.withLock { $0 = facts } }

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
            areAll: false, entry: { [node] id, now in node.snapshot?.entries.entry(giving: id, at: now) },
            all: { [node] now in node.snapshot?.entries.given(at: now) ?? [] },
            revocation: { [node] id in
                guard let revoked = node.snapshot?.settings.revoked, revoked.contains(id) else { return nil }
                return "an operator has taken it back"
            },
            sighting: { [self] id, entry in
                guard let attested = attested(at: clock.now()) else { return nil }
                // Whoever holds it now and is still what was attested; of several the one that began first.
                guard let subject = register.subjects(holding: id).first(where: { $0.refusal() == nil }) else { return nil }
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
