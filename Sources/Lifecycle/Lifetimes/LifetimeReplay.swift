public import Runtime

/// What was recorded, run again with another lifetime.
///
/// When exactly each renewal would have been due under another lifetime is nowhere written: it depends on when the holder came, and on the
/// jitter of every renewal since. So each wait is met at its worst: the holder had just not asked yet. What does not break here breaks under
/// no phase and no jitter; and a longer lifetime never breaks where a shorter one does not.
public struct LifetimeReplay: Sendable {
    public var kind: LifetimeKind
    public var runs: [HolderRun]

    public init(_ kind: LifetimeKind, runs: [HolderRun]) {
        self.kind = kind
        self.runs = runs
    }

    /// A moment from which a holder would have had nothing that is good, although it ran.
    public struct Break: Sendable, Hashable {
        public var holder: String
        public var at: Timestamp
        /// How long it would have had nothing.
        public var lasted: Duration
        public var wait: HolderWait
    }

    /// In order of time.
    public func breaks(with lifetime: Duration) -> [Break] {
        let rule = RenewalRule.of(kind)
        return runs.flatMap { run in
            run.waits.compactMap { wait -> Break? in
                // At the worst it was about to ask; but what it had at its very beginning was new.
                let end = max(run.from + lifetime, wait.from + rule.left(of: lifetime))
                guard wait.until > end else { return nil }
                return Break(holder: run.holder, at: end, lasted: wait.until - end, wait: wait)
            }
        }.sorted { ($0.at, $0.holder, $0.wait.from) < ($1.at, $1.holder, $1.wait.from) }
    }

    /// The shortest lifetime without a break, and what forces it; `nil` where nothing was waited for.
    public var shortest: (lifetime: Duration, holder: String, wait: HolderWait)? {
        let rule = RenewalRule.of(kind)
        var found: (lifetime: Duration, holder: String, wait: HolderWait)?
        for run in runs {
            for wait in run.waits {
                let need = min(wait.until - run.from, rule.shortest(leaving: wait.length))
                if found.map({ need > $0.lifetime }) ?? true { found = (need, run.holder, wait) }
            }
        }
        return found
    }

    public var renewals: Int { runs.reduce(0) { $0 + $1.renewals } }

    /// From the first sign of a holder to the last.
    public var span: Duration {
        guard let first = runs.map(\.from).min(), let last = runs.map(\.until).max() else { return .zero }
        return last - first
    }

    /// How long the longest holder ran.
    public var longestRun: Duration { runs.map { $0.until - $0.from }.max() ?? .zero }
}
