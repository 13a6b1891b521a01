import Runtime

/// Tells whoever listens what was just recorded: the dashboard's live page, loops that wait for a change.
///
/// Delivery is best effort: a slow listener loses the oldest events, never the ledger.
public struct EventHub: Sendable {
    private let listeners = Listeners<@Sendable (String) -> Bool, Entry>()

    public init() {}

    /// - Parameter entry: made only when somebody wants its kind.
    func publish(_ kind: String, _ entry: () -> Entry) {
        var made: Entry?
        listeners.tell { wants, stream in
            guard wants(kind) else { return }
            let entry = made ?? entry()
            made = entry
            stream.yield(entry)
        }
    }

    /// Entries from now on. Ends when the consumer's task is cancelled.
    ///
    /// - Parameter wants: by its kind, whether an entry is one of them; asked under a lock. Whoever wakes for each certificate costs more
    ///   than its entry.
    public func subscribe(_ wants: @escaping @Sendable (String) -> Bool = { _ in true }) -> AsyncStream<Entry> {
        listeners.stream(wants, .bufferingNewest(1000))
    }
}
