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
    /// Who has ended, to be forgotten at the next occasion: see `Broadcast`, which would wait for itself, too, with one lock for both.
    private let ended = Mutex<[Int]>([])

    public init() {}

    private func forgetEnded(_ state: inout State) {
        let ids = ended.withLock { ended in
            defer { ended = [] }
            return ended
        }
        for id in ids { state.listeners[id] = nil }
    }

    /// - Parameter entry: made only when somebody wants its kind.
    func publish(_ kind: String, _ entry: () -> Entry) {
        state.withLock { state in
            forgetEnded(&state)
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
            forgetEnded(&state)
            state.next += 1
            state.listeners[state.next] = Listener(wants: wants, stream: continuation)
            return state.next
        }
        continuation.onTermination = { [weak self] _ in self?.ended.withLock { $0.append(id) } }
        return stream
    }
}
