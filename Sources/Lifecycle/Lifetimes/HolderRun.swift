public import Runtime

/// One certificate, token or login that was handed out.
public struct HandedOut: Sendable, Hashable {
    public var at: Timestamp
    public var until: Timestamp
    /// Its entry in the ledger.
    public var sequence: Int

    public init(at: Timestamp, until: Timestamp, sequence: Int) {
        self.at = at
        self.until = until
        self.sequence = sequence
    }
}

/// A time in which nobody could have had anything, as the server remembers it.
public struct Absence: Sendable, Hashable {
    public var from: Timestamp
    public var until: Timestamp
    public var cause: HolderWait.Cause

    public init(from: Timestamp, until: Timestamp, cause: HolderWait.Cause) {
        self.from = from
        self.until = until
        self.cause = cause
    }
}

/// A time that a holder had to live through on what it had.
public struct HolderWait: Sendable, Hashable {
    public enum Cause: String, Sendable, Codable {
        /// The server was away.
        case server
        /// The holder's node was not connected.
        case node
        /// A renewal came later than it was due, and nothing else explains it.
        case late
        /// A token was in use until its holder asked for the next.
        case use
    }
    public var from: Timestamp
    /// From then on the next one could be had, and surely was asked for.
    public var until: Timestamp
    public var cause: Cause
    /// The ledger's entries of what was held meanwhile, and of what came after it.
    public var entries: [Int]

    public init(from: Timestamp, until: Timestamp, cause: Cause, entries: [Int] = []) {
        self.from = from
        self.until = until
        self.cause = cause
        self.entries = entries
    }

    public var length: Duration { until - from }
}

/// One process as a holder, from the first sign of it to the last: what is not known to have run is not replayed.
public struct HolderRun: Sendable, Hashable {
    /// For people: which process, and where.
    public var holder: String
    public var from: Timestamp
    public var until: Timestamp
    /// In order, none into another.
    public var waits: [HolderWait]
    /// How many times the next one was had while it ran.
    public var renewals: Int

    public init(holder: String, from: Timestamp, until: Timestamp, waits: [HolderWait], renewals: Int) {
        self.holder = holder
        self.from = from
        self.until = until
        self.waits = waits
        self.renewals = renewals
    }
}

/// All that one holder was handed out, and what it could not have had meanwhile.
public struct HolderHistory: Sendable {
    public var holder: String
    /// In order.
    public var handedOut: [HandedOut]
    /// When it is known to have ended.
    public var endedAt: Timestamp?

    public init(holder: String, handedOut: [HandedOut] = [], endedAt: Timestamp? = nil) {
        self.holder = holder
        self.handedOut = handedOut
        self.endedAt = endedAt
    }

    /// What is certain of it.
    ///
    /// - Parameter away: in order, of the server and of this holder's node.
    public func runs(of kind: LifetimeKind, away: [Absence]) -> [HolderRun] {
        kind == .jwt ? tokenRuns(away) : renewedRuns(.of(kind), away)
    }

    // MARK: What is renewed ahead

    private func renewedRuns(_ rule: RenewalRule, _ away: [Absence]) -> [HolderRun] {
        guard var first = handedOut.first else { return [] }
        var (runs, part, late): ([HolderRun], [HandedOut], [HolderWait]) = ([], [first], [])
        func end(at moment: Timestamp) {
            var waits = late + absences(away, from: first.at, until: moment, rule, among: part)
            waits = Self.joined(waits)
            runs.append(HolderRun(holder: holder, from: first.at, until: moment, waits: waits, renewals: part.count - 1))
        }
        for (held, next) in zip(handedOut, handedOut.dropFirst()) {
            let life = held.until - held.at
            let due = held.at + .milliseconds(life.milliseconds * rule.earliest / 1000)
            let latest = held.at + .milliseconds(life.milliseconds * rule.latest / 1000)
            if next.at > latest + rule.reaction {
                let known = away[Self.overlap(away, due, held.until)]
                let isExplained = known.contains { $0.from <= latest && next.at <= $0.until + rule.reaction }
                // A process that had let it lapse and comes much later may be another of the same number; where it could not have
                // renewed, it is taken for the same.
                let reach = max(held.until, known.map(\.until).max() ?? held.until) + life
                if next.at > reach {
                    end(at: held.at)
                    (first, part, late) = (next, [], [])
                } else if !isExplained {
                    // When exactly it was due is not recorded: the agent's jitter counts against the lifetime.
                    late.append(HolderWait(from: due, until: next.at, cause: .late, entries: [held.sequence, next.sequence]))
                }
            }
            part.append(next)
        }
        let last = part.last?.at ?? first.at
        end(at: max(last, endedAt ?? last))
        return runs
    }

    /// What the server knows to have been away while it ran. Whatever was handed out meanwhile says that it was there.
    private func absences(
        _ away: [Absence], from start: Timestamp, until end: Timestamp, _ rule: RenewalRule, among part: [HandedOut]
    ) -> [HolderWait] {
        away[Self.overlap(away, start, end)].flatMap { absence -> [HolderWait] in
            var waits: [HolderWait] = []
            var from = max(start, absence.from)
            let inside = Self.firstIndex(part.count) { part[$0].at > from }
            var place = inside
            while place < part.count, part[place].at < absence.until {
                waits.append(
                    HolderWait(
                        from: from, until: part[place].at, cause: absence.cause,
                        entries: [place > 0 ? part[place - 1].sequence : nil, part[place].sequence].compactMap { $0 }))
                from = part[place].at
                place += 1
            }
            let next = place < part.count ? part[place] : nil
            // Asked for as soon as it could be: that is seen. Else it is taken to have been asked for late.
            let until = min(absence.until + rule.reaction, next?.at ?? end, end)
            if until > from {
                waits.append(
                    HolderWait(
                        from: from, until: until, cause: absence.cause,
                        entries: [place > 0 ? part[place - 1].sequence : nil, next?.sequence].compactMap { $0 }))
            }
            return waits
        }
    }

    /// One wait where several run into each other.
    private static func joined(_ waits: [HolderWait]) -> [HolderWait] {
        waits.sorted { ($0.from, $0.until) < ($1.from, $1.until) }.reduce(into: []) { all, wait in
            guard let last = all.last, wait.from < last.until else { return all.append(wait) }
            var one = last
            one.until = max(last.until, wait.until)
            if wait.length > last.length { one.cause = wait.cause }
            one.entries = Array((last.entries.prefix(1) + wait.entries.suffix(1)))
            all[all.count - 1] = one
        }
    }

    // MARK: Tokens

    /// What came straight after the server was there again had been waited for.
    private static let haste = Duration.seconds(30)

    /// A token is seen when it is asked for, and not when it is used. Who asks again before the last has ended may have used that one until
    /// then; who asks again later did not, unless the server was what it had to wait for.
    private func tokenRuns(_ away: [Absence]) -> [HolderRun] {
        guard let first = handedOut.first, let last = handedOut.last else { return [] }
        let waits = zip(handedOut, handedOut.dropFirst()).compactMap { held, next -> HolderWait? in
            guard next.at > held.at else { return nil }
            let entries = [held.sequence, next.sequence]
            if next.at <= held.until { return HolderWait(from: held.at, until: next.at, cause: .use, entries: entries) }
            guard let absence = away[Self.overlap(away, held.at, held.until)].last, next.at >= absence.until,
                next.at <= absence.until + Self.haste
            else { return nil }
            return HolderWait(from: held.at, until: next.at, cause: absence.cause, entries: entries)
        }
        return [HolderRun(holder: holder, from: first.at, until: last.at, waits: waits, renewals: waits.count)]
    }

    // MARK: Looking up

    /// Those that reach into a time. They are in order, and one ends no earlier than those before it.
    private static func overlap(_ away: [Absence], _ start: Timestamp, _ end: Timestamp) -> Range<Int> {
        let first = firstIndex(away.count) { away[$0].until > start }
        var last = first
        while last < away.count, away[last].from < end { last += 1 }
        return first..<last
    }

    /// The first place of which it is true, as it is of all after it.
    private static func firstIndex(_ count: Int, where isTrue: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isTrue(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Absence {
    /// In order, none into another: what several say of the same time is one.
    public static func joined(_ all: [Absence]) -> [Absence] {
        all.filter { $0.until > $0.from }.sorted { ($0.from, $0.until) < ($1.from, $1.until) }.reduce(into: []) { joined, absence in
            guard let last = joined.last, absence.from <= last.until else { return joined.append(absence) }
            if absence.until - absence.from > last.until - last.from { joined[joined.count - 1].cause = absence.cause }
            joined[joined.count - 1].until = max(last.until, absence.until)
        }
    }
}
