import Synchronization

/// Tells whoever listens what was just recorded: the dashboard's live page, loops that wait for a change.
///
/// Delivery is best effort: a slow listener loses the oldest events, never the ledger.
public final class EventHub: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<Entry>.Continuation] = [:]
    }
    private let state = Mutex(State())

    public init() {}

    func publish(_ entry: Entry) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(entry) }
    }

    /// Entries from now on. Ends when the consumer's task is cancelled.
    public func subscribe() -> AsyncStream<Entry> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1000)) { continuation in
            let id = state.withLock { state in
                state.next += 1
                state.listeners[state.next] = continuation
                return state.next
            }
            continuation.onTermination = { [weak self] _ in
                _ = self?.state.withLock { $0.listeners.removeValue(forKey: id) }
            }
        }
    }
}
