import Runtime

/// What advice is held to.
public struct LifetimeStandard: Sendable, Hashable {
    /// Renewals, and time from the first sign to the last, below which nothing is advised.
    public var renewals: Int
    public var span: Duration
    /// How much longer than what was needed, in percent: 200 is twice as long.
    public var margin: Int
    /// What is advised at the least; `nil` for what suits the kind.
    public var floor: Duration?

    public init(renewals: Int = 20, span: Duration = .seconds(7 * 86400), margin: Int = 200, floor: Duration? = nil) {
        self.renewals = renewals
        self.span = span
        self.margin = margin
        self.floor = floor
    }

    /// Below it renewals cost more than a shorter life is worth, or clocks that differ matter.
    public func floor(of kind: LifetimeKind) -> Duration {
        if let floor { return floor }
        return switch kind {
        case .x509: .seconds(300)
        case .jwt: .seconds(60)
        case .grant: .seconds(120)
        }
    }

    /// The longest that may be declared.
    public static func ceiling(of kind: LifetimeKind) -> Duration { kind == .x509 ? .seconds(7 * 86400) : .seconds(86400) }

    /// What people would write, in seconds.
    private static let steps: [Int64] =
        [5, 10, 15, 20, 30, 45] + [1, 2, 3, 5, 10, 15, 20, 30, 45].map { $0 * 60 } + [1, 2, 3, 4, 6, 8, 12, 18].map { $0 * 3600 }
        + (1...7).map { $0 * 86400 }

    /// The next such step; `nil` beyond the last.
    static func rounded(_ lifetime: Duration) -> Duration? { steps.first { .seconds($0) >= lifetime }.map { .seconds($0) } }
}

/// How long something should live, by what was seen.
public struct LifetimeAdvice: Sendable {
    public enum Verdict: String, Sendable, Codable {
        /// With the present lifetime the recorded history breaks.
        case breaks
        /// A stolen one is good for longer than anybody needs.
        case tooLong = "too-long"
        /// It holds, but with less room than the margin.
        case narrow
        case fits
        /// Too little was seen.
        case unknown
    }
    public var verdict: Verdict
    public var present: Duration
    public var presentBreaks: Int
    /// The shortest lifetime without a break; zero where nothing was waited for.
    public var shortest: Duration
    /// What forces it.
    public var forcedBy: (holder: String, wait: HolderWait)?
    /// `nil` where nothing can be advised; ``reason`` says why.
    public var advised: Duration?
    public var reason: String?

    /// - Parameter outage: the longest absence of the server in this time, whoever ran then: it comes again.
    public init(_ replay: LifetimeReplay, present: Duration, outage: Duration = .zero, standard: LifetimeStandard) {
        let rule = RenewalRule.of(replay.kind)
        self.present = present
        presentBreaks = replay.breaks(with: present).count
        let forced = replay.shortest
        shortest = forced?.lifetime ?? .zero
        forcedBy = forced.map { ($0.holder, $0.wait) }
        let expected = replay.kind == .jwt || outage == .zero ? .zero : rule.shortest(leaving: outage + rule.reaction)
        let need = max(shortest, expected)
        let wanted = max(standard.floor(of: replay.kind), .milliseconds(need.milliseconds * Int64(standard.margin) / 100))
        if replay.renewals < standard.renewals || replay.span < standard.span {
            reason = "\(replay.renewals) renewals in \(replay.span.brief): \(standard.renewals) in \(standard.span.brief) are needed"
        } else if let step = LifetimeStandard.rounded(wanted), step <= LifetimeStandard.ceiling(of: replay.kind) {
            // Given only where the replay says so too.
            if replay.breaks(with: step).isEmpty { advised = step }
        } else {
            reason = "it would have to be \(wanted.brief), more than may be declared: what is away for so long needs mending"
        }
        verdict =
            if presentBreaks > 0 { .breaks } else if let advised {
                advised < present ? .tooLong : advised > present ? .narrow : .fits
            } else { .unknown }
    }
}
