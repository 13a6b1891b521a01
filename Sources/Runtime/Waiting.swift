extension Task where Success == Never, Failure == Never {
    /// Sleeps until one of several streams has said something, or has ended, and at most this long; until the task is cancelled in any case.
    ///
    /// For a loop that listens, looks, and then waits: what comes between the look and the wait is in the streams already.
    public static func sleep<each Wake: AsyncSequence & Sendable>(atMost duration: Duration, orUntil wakes: repeat each Wake) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await Task.sleep(for: duration) }
            for wake in repeat each wakes {
                group.addTask {
                    var iterator = wake.makeAsyncIterator()
                    _ = try? await iterator.next()
                }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
