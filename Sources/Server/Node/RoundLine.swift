import Synchronization

/// What came in on one stream and waits for its turn. Whoever is free takes all that waits, up to a limit, so that what comes together is
/// done together and nothing waits for company. Beyond the limit on what is in hand the sender is not listened to.
final class RoundLine<Item: Sendable>: Sendable {
    private struct State {
        var waiting: [Item] = []
        /// Waiting, or taken and not done.
        var inHand = 0
        var isFinished = false
        var isClosed = false
        var takers: [CheckedContinuation<[Item]?, Never>] = []
        var entering: CheckedContinuation<Void, Never>?
    }
    private let state = Mutex(State())
    private let limit: Int
    private let together: Int

    /// - Parameters:
    ///   - limit: from which on nothing more is let in. What comes at once may exceed it.
    ///   - together: most that are taken at once.
    init(limit: Int, together: Int) {
        self.limit = limit
        self.together = together
    }

    /// Returns when there is room for more. One at a time may enter.
    func enter(_ items: [Item]) async {
        wake { state in
            guard !state.isClosed else { return }
            state.waiting += items
            state.inHand += items.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRoom = state.withLock { state in
                    if state.inHand < limit || state.isClosed { return true }
                    state.entering = continuation
                    return false
                }
                if isRoom { continuation.resume() }
            }
        } onCancel: {
            close()
        }
    }

    /// Nothing more comes.
    func finish() { wake { $0.isFinished = true } }

    /// What waits, once there is something; `nil` when nothing more comes.
    func next() async -> [Item]? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in wake { $0.takers.append(continuation) } }
        } onCancel: {
            close()
        }
    }

    /// So many that were taken are answered.
    func done(_ count: Int) { wake { $0.inHand -= count } }

    /// The stream has ended: what waits is dropped.
    private func close() {
        wake { state in
            state.isClosed = true
            state.waiting = []
        }
    }

    /// Changes the state, then lets everybody go on who can.
    private func wake(_ change: (inout State) -> Void) {
        let (takers, entering) = state.withLock { state -> ([(CheckedContinuation<[Item]?, Never>, [Item]?)], CheckedContinuation<Void, Never>?) in
            change(&state)
            var woken: [(CheckedContinuation<[Item]?, Never>, [Item]?)] = []
            while let taker = state.takers.first, !state.waiting.isEmpty || state.isFinished || state.isClosed {
                state.takers.removeFirst()
                let taken = Array(state.waiting.prefix(together))
                state.waiting.removeFirst(taken.count)
                woken.append((taker, taken.isEmpty ? nil : taken))
            }
            guard state.inHand < limit || state.isClosed, let entering = state.entering else { return (woken, nil) }
            state.entering = nil
            return (woken, entering)
        }
        for (taker, taken) in takers { taker.resume(returning: taken) }
        entering?.resume()
    }
}
