/// Tells everybody who listens the same.
public struct Broadcast<Element: Sendable>: Sendable {
    private let listeners = Listeners<Void, Element>()

    public init() {}

    public func send(_ element: Element) {
        listeners.tell { _, stream in stream.yield(element) }
    }

    /// Elements from now on; see ``Listeners/stream(_:_:beginningWith:onEnd:)``.
    public func stream(
        _ policy: AsyncStream<Element>.Continuation.BufferingPolicy = .bufferingNewest(1), beginningWith first: () -> Element? = { nil },
        onEnd: @escaping @Sendable () -> Void = {}
    ) -> AsyncStream<Element> {
        listeners.stream((), policy, beginningWith: first, onEnd: onEnd)
    }
}
