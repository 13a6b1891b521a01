import GRPCCore
import SPIFFE
import Synchronization

/// How many calls are being answered: each holds a pidfd, a stream, and identities that are renewed.
final class Occupancy: Sendable {
    private struct State {
        var all = 0
        var each: [SPIFFEID: Int] = [:]
    }
    private let state = Mutex(State())
    private let limit: Int

    /// - Parameter limit: of one caller; all of them together may have four times as many.
    init(limit: Int) { self.limit = limit }

    /// Runs `body` if there is room. Load shedding is Unavailable (Broker Endpoint §6).
    func holding<Value>(_ id: SPIFFEID, _ body: () async throws -> Value) async throws -> Value {
        let isFree = state.withLock { state in
            guard state.all < limit * 4, state.each[id, default: 0] < limit else { return false }
            state.all += 1
            state.each[id, default: 0] += 1
            return true
        }
        guard isFree else { throw RPCError(code: .unavailable, message: "`\(id)` has \(limit) calls open, or all together too many") }
        defer {
            state.withLock { state in
                state.all -= 1
                let left = state.each[id, default: 1] - 1
                state.each[id] = left > 0 ? left : nil
            }
        }
        return try await body()
    }
}
