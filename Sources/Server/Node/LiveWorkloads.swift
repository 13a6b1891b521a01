import Registration
import Runtime
import Synchronization

/// The processes that agents have lately asked identities for. In memory alone: it serves previews and explanations, no decision.
final class LiveWorkloads: Sendable {
    private struct Key: Hashable {
        var agent: String
        var processID: Int
    }
    private let held = Mutex<[Key: LiveWorkload]>([:])
    /// Beyond it the oldest tenth is forgotten.
    private static let limit = 200_000

    func note(_ workload: LiveWorkload) {
        held.withLock { held in
            held[Key(agent: workload.agent, processID: workload.processID)] = workload
            guard held.count > Self.limit else { return }
            for old in held.values.sorted(by: { $0.seenAt < $1.seenAt }).prefix(Self.limit / 10) {
                held[Key(agent: old.agent, processID: old.processID)] = nil
            }
        }
    }

    /// Those seen since `start`.
    func seen(since start: Timestamp) -> [LiveWorkload] {
        held.withLock { held in held.values.filter { $0.seenAt >= start } }
            .sorted { ($0.agent, $0.processID) < ($1.agent, $1.processID) }
    }
}
