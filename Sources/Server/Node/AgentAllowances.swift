import Runtime
import SPIFFE
import Synchronization

/// How much one agent may make the server write: every decision is a line of the ledger, which nothing ever takes away. What an agent
/// is held to comes back with time; a burst, such as the start of a whole node, passes at once.
final class AgentAllowances: Sendable {
    enum Outcome: Sendable, Equatable {
        case granted
        /// - refused: how many calls since it was last told of, when it is time to tell of it again; else `nil`.
        case exhausted(refused: Int?)
    }

    private struct Bucket {
        var left: Double
        var at: Timestamp
        var refused = 0
        var toldAt: Timestamp?
    }
    private let buckets = Mutex<[SPIFFEID: Bucket]>([:])
    private let perSecond: Double
    private let burst: Double

    /// What a denied decision costs: there is no honest reason for many.
    static let denial = 10.0
    /// What an observation costs of which a row is kept; one that raises an alert is a line of the ledger, and costs one.
    static let observation = 0.1
    /// How often the ledger is told that an agent asks too much.
    private static let telling = Duration.seconds(60)

    /// - Parameter perSecond: what comes back. The burst is what comes back in 200 seconds.
    init(perSecond: Int) {
        self.perSecond = Double(perSecond)
        burst = Double(perSecond) * 200
    }

    /// Spends, or refuses. Agents alone are held here, and only once they have shown who they are: nobody spends what is another's, and a
    /// stranger makes no bucket.
    func spend(_ cost: Double = 1, of agent: SPIFFEID, at now: Timestamp) -> Outcome {
        buckets.withLock { buckets in
            var bucket = refilled(buckets[agent], now)
            defer { buckets[agent] = bucket }
            let cost = min(cost, burst)
            if bucket.left >= cost {
                bucket.left -= cost
                return .granted
            }
            bucket.refused += 1
            guard bucket.toldAt.map({ now - $0 >= Self.telling }) ?? true else { return .exhausted(refused: nil) }
            defer { (bucket.refused, bucket.toldAt) = (0, now) }
            return .exhausted(refused: bucket.refused)
        }
    }

    /// Takes what was found out to cost more afterwards.
    func charge(_ cost: Double, of agent: SPIFFEID, at now: Timestamp) {
        buckets.withLock { buckets in
            var bucket = refilled(buckets[agent], now)
            bucket.left = max(0, bucket.left - cost)
            buckets[agent] = bucket
        }
    }

    private func refilled(_ bucket: Bucket?, _ now: Timestamp) -> Bucket {
        guard var bucket else { return Bucket(left: burst, at: now) }
        // A clock that goes back gives nothing.
        let seconds = Double(max(0, (now - bucket.at).milliseconds)) / 1000
        bucket.left = min(burst, bucket.left + seconds * perSecond)
        bucket.at = now
        return bucket
    }
}
