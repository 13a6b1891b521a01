import Access
import Estate
import Registration
import Runtime
import SPIFFE
import Synchronization

/// The processes that agents have lately asked identities for. In memory alone: it serves previews and explanations, no decision.
/// What an agent says of its processes pushes out what it said before, and nothing of another's.
final class LiveWorkloads: Sendable {
    private struct Node {
        var byProcess: [Int: LiveWorkload] = [:]
        var bytes = 0

        mutating func set(_ workload: LiveWorkload) {
            remove(workload.processID)
            byProcess[workload.processID] = workload
            bytes += LiveWorkloads.size(of: workload)
        }

        mutating func remove(_ processID: Int) {
            if let old = byProcess.removeValue(forKey: processID) { bytes -= LiveWorkloads.size(of: old) }
        }

        /// The oldest tenth, one at least.
        mutating func forgetOldest() {
            for old in byProcess.values.sorted(by: { $0.seenAt < $1.seenAt }).prefix(max(1, byProcess.count / 10)) { remove(old.processID) }
        }
    }
    private struct State {
        var nodes: [String: Node] = [:]
        var count = 0

        mutating func forgetOldest(of agent: String) {
            guard var node = nodes.removeValue(forKey: agent) else { return }
            count -= node.byProcess.count
            node.forgetOldest()
            count += node.byProcess.count
            nodes[agent] = node
        }
    }
    private let held = Mutex(State())
    /// Of one agent: beyond either its oldest tenth is forgotten.
    static let limit = 4096
    static let byteLimit = 4 << 20
    /// Of all together: beyond it the agent that has most forgets.
    private static let totalLimit = 200_000

    private static func size(of workload: LiveWorkload) -> Int {
        workload.selectors.reduce(128) { $0 + $1.type.utf8.count + $1.value.utf8.count + 48 }
    }

    func note(_ workload: LiveWorkload) {
        held.withLock { held in
            let before = held.nodes[workload.agent]?.byProcess.count ?? 0
            held.nodes[workload.agent, default: Node()].set(workload)
            held.count += (held.nodes[workload.agent]?.byProcess.count ?? 0) - before
            while let node = held.nodes[workload.agent], node.byProcess.count > Self.limit || node.bytes > Self.byteLimit {
                held.forgetOldest(of: workload.agent)
            }
            while held.count > Self.totalLimit,
                let largest = held.nodes.max(by: { $0.value.byProcess.count < $1.value.byProcess.count })?.key
            {
                held.forgetOldest(of: largest)
            }
        }
    }

    /// Those seen since `start` that somebody looks for, in no order.
    func seen(since start: Timestamp, where isWanted: (LiveWorkload) -> Bool) -> [LiveWorkload] {
        held.withLock { held in held.nodes.values.flatMap { $0.byProcess.values.filter { $0.seenAt >= start && isWanted($0) } } }
    }

    /// Those seen since `start`.
    func seen(since start: Timestamp) -> [LiveWorkload] {
        held.withLock { held in held.nodes.values.flatMap { $0.byProcess.values.filter { $0.seenAt >= start } } }
            .sorted { ($0.agent, $0.processID) < ($1.agent, $1.processID) }
    }
}

extension LiveWorkloads {
    /// How long ago somebody who has an identity asked for it, at most: an SVID is renewed at a quarter of its life.
    static let longestSilence = Duration.seconds(3600)

    /// Where a workload runs, and what is known of it there. Of several the one that least speaks for it: who asks means all of them.
    func sighting(of id: SPIFFEID, by entry: RegistrationEntry, _ context: ContextKeeper, at now: Timestamp) -> OutsideQuestions.Sighting? {
        let seen = seen(since: now - Self.longestSilence) { entry.identity(having: $0.selectors) == id }
        let sightings = seen.compactMap { live in
            SPIFFEID(live.agent).flatMap { context.attested($0, at: now) }
                .map { (OutsideQuestions.Sighting(selectors: live.selectors, node: $0), live.processID) }
        }
        // One that nothing is known of any more would be absent, and so it is for all.
        guard sightings.count == seen.count else { return nil }
        return sightings.min { first, second in
            let (a, b) = (first.0.node, second.0.node)
            let (fit, other) = (a.posture?.isCompliant ?? false, b.posture?.isCompliant ?? false)
            guard fit == other else { return !fit }
            return (a.attestedAt, a.agent.description, first.1) < (b.attestedAt, b.agent.description, second.1)
        }?.0
    }
}
