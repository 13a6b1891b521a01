/// When a target that could not be asked is asked again: a second later, then each time after twice as long, a minute at most. Each
/// failure is told, so that one that lasts is told once a minute.
struct Patience {
    private var waits: [String: (until: ContinuousClock.Instant, length: Duration)] = [:]

    func isOver(for target: String, at now: ContinuousClock.Instant) -> Bool { waits[target].map { now >= $0.until } ?? true }

    mutating func failed(_ target: String, at now: ContinuousClock.Instant) {
        let length = min(waits[target].map { $0.length * 2 } ?? .seconds(1), .seconds(60))
        waits[target] = (now + length, length)
    }

    mutating func succeeded(_ target: String) { waits[target] = nil }
}
