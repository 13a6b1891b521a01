/// Answers by container id, each for a short time: a container's labels and image do not change, a pod's labels may.
/// Bounded; an answer is found under the whole id it was given for and under no other.
struct BriefCache<Answer: Sendable>: Sendable {
    private struct Entry: Sendable {
        var answer: Answer
        var until: ContinuousClock.Instant
    }

    private var entries: [String: Entry] = [:]
    private let life: Duration
    private let capacity: Int

    init(life: Duration, capacity: Int = 1_024) {
        self.life = life
        self.capacity = capacity
    }

    func answer(for id: String, at now: ContinuousClock.Instant) -> Answer? {
        guard let entry = entries[id], entry.until > now else { return nil }
        return entry.answer
    }

    mutating func keep(_ answer: Answer, for id: String, at now: ContinuousClock.Instant) {
        if entries.count >= capacity { entries = entries.filter { $0.value.until > now } }
        if entries.count >= capacity { entries.removeAll(keepingCapacity: true) }
        entries[id] = Entry(answer: answer, until: now + life)
    }

    var count: Int { entries.count }
}
