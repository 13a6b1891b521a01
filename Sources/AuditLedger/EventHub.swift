import Runtime

/// Tells whoever listens what was just recorded: the dashboard's live page, loops that wait for a change.
///
/// Delivery is best effort: a slow listener loses the oldest events, never the ledger.
public final class EventHub: Sendable {
    private let listeners = Broadcast<Entry>()

    public init() {}

    func publish(_ entry: Entry) { listeners.send(entry) }

    /// Entries from now on. Ends when the consumer's task is cancelled.
    public func subscribe() -> AsyncStream<Entry> { listeners.stream(.bufferingNewest(1000)) }
}
