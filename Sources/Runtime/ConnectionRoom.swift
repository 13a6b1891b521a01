import Synchronization

/// How many connections are open, and room for one more or none.
public final class ConnectionRoom: Sendable {
    private let count = Mutex(0)
    private let limit: Int

    public init(limit: Int) { self.limit = limit }

    /// Takes a place, which ``leave()`` gives back; false where there is none.
    public func enter() -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    public func leave() { count.withLock { $0 -= 1 } }
}
