import Synchronization

/// Who listens, each with a stream of its own and a tag by which it is known what they want. Whoever ends their stream, or whose task is
/// cancelled, is forgotten.
///
/// Best effort: what a listener is too slow for goes by the policy of its stream, and nobody waits for anybody.
public final class Listeners<Tag: Sendable, Element: Sendable>: Sendable {
    public typealias Stream = AsyncStream<Element>

    private struct State {
        var next = 0
        var listeners: [Int: (tag: Tag, stream: Stream.Continuation)] = [:]
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

    /// Calls `body` with each that listens, while nobody can come or go.
    public func tell(_ body: (Tag, Stream.Continuation) -> Void) {
        state.withLock { state in
            forgetEnded(&state)
            for listener in state.listeners.values { body(listener.tag, listener.stream) }
        }
    }

    /// What is told from now on.
    ///
    /// - Parameters:
    ///   - policy: what becomes of those that the listener has not taken yet.
    ///   - first: what the stream begins with. Asked for where no ``tell(_:)`` can come between, so that an older element never
    ///     takes the place of a newer one.
    ///   - onEnd: called once, when the listener is gone.
    public func stream(
        _ tag: Tag, _ policy: Stream.Continuation.BufferingPolicy, beginningWith first: () -> Element? = { nil },
        onEnd: @escaping @Sendable () -> Void = {}
    ) -> Stream {
        let (stream, continuation) = Stream.makeStream(bufferingPolicy: policy)
        let id = state.withLock { state in
            forgetEnded(&state)
            state.next += 1
            state.listeners[state.next] = (tag, continuation)
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
