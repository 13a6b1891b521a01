import GRPCCore
import Runtime
import SPIFFE
import Synchronization

/// How many calls are being answered: each holds a pidfd, a stream, and identities that are renewed.
final class Occupancy: Sendable {
    private let calls: Mutex<Shares<SPIFFEID>>
    private let limit: Int

    /// - Parameter limit: of one caller; all of them together may have four times as many.
    init(limit: Int) {
        self.limit = limit
        calls = Mutex(Shares(limit: limit * 4))
    }

    /// Runs `body` if there is room. Load shedding is Unavailable (Broker Endpoint §6).
    func holding<Value>(_ id: SPIFFEID, _ body: () async throws -> Value) async throws -> Value {
        guard calls.withLock({ $0.take(for: id, share: limit) }) else {
            throw RPCError(code: .unavailable, message: "`\(id)` has \(limit) calls open, or all together too many")
        }
        defer { calls.withLock { $0.giveBack(of: id) } }
        return try await body()
    }
}
