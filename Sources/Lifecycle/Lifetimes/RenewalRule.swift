import Runtime

/// What is short-lived.
public enum LifetimeKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// X.509-SVIDs, and what is bound to a key as they are.
    case x509
    /// Bearer tokens.
    case jwt
    /// Logins at a target.
    case grant
}

/// When a holder asks for the next one. All that a lifetime has to cover follows from it.
public struct RenewalRule: Sendable, Hashable {
    /// Of a life, in thousandths, at which the next one is asked for: at the earliest, and at the latest.
    public var earliest: Int64
    public var latest: Int64
    /// How long after the others are there again a holder has surely asked.
    public var reaction: Duration

    public init(earliest: Int64, latest: Int64, reaction: Duration) {
        self.earliest = earliest
        self.latest = latest
        self.reaction = reaction
    }

    /// As agents do it: identities at a fifth to three tenths of their life and again at least every five seconds, logins at a quarter
    /// and again at a quarter of what is left. A token is asked for when it is needed, and nobody asks ahead.
    public static func of(_ kind: LifetimeKind) -> RenewalRule {
        switch kind {
        case .x509: RenewalRule(earliest: 200, latest: 301, reaction: .seconds(5))
        case .grant: RenewalRule(earliest: 250, latest: 260, reaction: .seconds(10))
        case .jwt: RenewalRule(earliest: 0, latest: 0, reaction: .zero)
        }
    }

    /// What is left of a life, at the least, when nothing could be had from some moment on: the holder was just about to ask.
    func left(of lifetime: Duration) -> Duration { .milliseconds(lifetime.milliseconds * (1000 - latest) / 1000) }

    /// The shortest life of which so much is left.
    public func shortest(leaving need: Duration) -> Duration {
        .milliseconds((need.milliseconds * 1000 + (999 - latest)) / (1000 - latest))
    }
}
