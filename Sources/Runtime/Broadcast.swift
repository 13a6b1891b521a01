import Synchronization

/// Tells everybody who listens. Each has a stream of its own; whoever ends it, or whose task is cancelled, is forgotten.
///
/// Best effort: what a listener is too slow for goes by the policy of its stream, and nobody waits for anybody.
public final class Broadcast<Element: Sendable>: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<Element>.Continuation] = [:]
    }
    private let state = Mutex(State())
    /// Who has ended, to be forgotten at the next occasion. Under a lock of its own, because a stream ends while its task's status is
    /// locked, which telling that stream something takes in turn: with one lock the two would wait for each other for ever.
    private let ended = Mutex<[Int]>([])

    public init() {}

    private func forgetEnded(_ state: inout State) {
        let ids = ended.withLock { ended in
            defer { ended = [] }
            return ended
        }
        for id in ids { state.listeners[id] = nil }
    }

    public func send(_ element: Element) {
        state.withLock { state in
            forgetEnded(&state)
            for listener in state.listeners.values { listener.yield(element) }
        }
    }

    /// Elements from now on.
    ///
    /// - Parameters:
    ///   - policy: what becomes of those that the listener has not taken yet.
    ///   - first: what the stream begins with. Asked for where no ``send(_:)`` can come between, so that an older element never
    ///     takes the place of a newer one.
    ///   - onEnd: called once, when the listener is gone.
    public func stream(
        _ policy: AsyncStream<Element>.Continuation.BufferingPolicy = .bufferingNewest(1), beginningWith first: () -> Element? = { nil },
        onEnd: @escaping @Sendable () -> Void = {}
    ) -> AsyncStream<Element> {
        let (stream, continuation) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: policy)
        let id = state.withLock { state in
            forgetEnded(&state)
            state.next += 1
            state.listeners[state.next] = continuation
            if let first = first() { continuation.yield(first) }
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.ended.withLock { $0.append(id) }
            onEnd()
        }
        return stream
    }
}
