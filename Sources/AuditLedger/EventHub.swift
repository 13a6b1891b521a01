import Synchronization

/// Tells whoever listens what was just recorded: the dashboard's live page, loops that wait for a change.
///
/// Delivery is best effort: a slow listener loses the oldest events, never the ledger.
public final class EventHub: Sendable {
    private struct Listener {
        var wants: @Sendable (String) -> Bool
        var stream: AsyncStream<Entry>.Continuation
    }
    private struct State {
        var next = 0
        var listeners: [Int: Listener] = [:]
    }
    private let state = Mutex(State())

    public init() {}

    /// - Parameter entry: made only when somebody wants its kind.
    func publish(_ kind: String, _ entry: () -> Entry) {
        state.withLock { state in
            var made: Entry?
            for listener in state.listeners.values where listener.wants(kind) {
                let entry = made ?? entry()
                made = entry
                listener.stream.yield(entry)
            }
        }
    }

    /// Entries from now on. Ends when the consumer's task is cancelled.
    ///
    /// - Parameter wants: by its kind, whether an entry is one of them; asked under a lock. Whoever wakes for each certificate costs more
    ///   than its entry.
    public func subscribe(_ wants: @escaping @Sendable (String) -> Bool = { _ in true }) -> AsyncStream<Entry> {
        let (stream, continuation) = AsyncStream.makeStream(of: Entry.self, bufferingPolicy: .bufferingNewest(1000))
        let id = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = Listener(wants: wants, stream: continuation)
            return state.next
        }
        continuation.onTermination = { [weak self] _ in _ = self?.state.withLock { $0.listeners.removeValue(forKey: id) } }
        return stream
    }
}
