public import Runtime

/// How a node stands with the rules that concern it, as of a moment.
public struct NodeStanding: Sendable, Hashable {
    /// A rule that is not met, in words for people.
    public struct Unmet: Sendable, Hashable, Codable {
        public var rule: String
        public var cause: Cause
        public var words: String
        /// What to do about it.
        public var mend: String

        public enum Cause: String, Sendable, Codable {
            /// The value is another.
            case unlike
            /// Nothing new was heard for too long.
            case stale
            /// Nothing was heard.
            case absent
        }

        public init(rule: String, cause: Cause, words: String, mend: String) {
            self.rule = rule
            self.cause = cause
            self.words = words
            self.mend = mend
        }
    }

    /// Required and not met.
    public var unmet: [Unmet] = []
    /// Not met, and only advised.
    public var advised: [Unmet] = []
    /// Of these nothing is known yet; not long ago nobody could know.
    public var pending: Set<String> = []
    /// Required ones among the pending.
    public var isPending = false
    /// How many rules concern the node.
    public var rules = 0
    /// When it may be another by the passing of time alone.
    public var nextChange: Timestamp?

    public init() {}

    /// What a workload on the node can count on.
    public var verdict: ContextVerdict {
        if let first = unmet.first { return .unmet(first) }
        return isPending ? .pending : .met
    }

    /// The same with the times left out: whether there is news.
    public func isSame(as other: NodeStanding) -> Bool {
        unmet.map { [$0.rule, $0.cause.rawValue] } == other.unmet.map { [$0.rule, $0.cause.rawValue] }
            && advised.map { [$0.rule, $0.cause.rawValue] } == other.advised.map { [$0.rule, $0.cause.rawValue] } && pending == other.pending
    }

    mutating func reconsider(at time: Timestamp) { nextChange = min(nextChange ?? time, time) }
}

/// Whether something may rest on a node now.
public enum ContextVerdict: Sendable, Hashable, Codable {
    case met
    /// Not known yet: ask again in a moment.
    case pending
    case unmet(NodeStanding.Unmet)
}

extension PostureRule {
    /// How long after it came to be a rule waits for its first observation.
    public static let patience = Duration.seconds(10)

    public enum Judgement: Sendable, Hashable {
        case met(until: Timestamp)
        case unmet(NodeStanding.Unmet)
        case pending(until: Timestamp)
    }

    /// - Parameter since: when the rule came to be what it is, or whoever asks began to listen.
    public func judge(_ context: NodeContext, since: Timestamp, at now: Timestamp) -> Judgement {
        let subject = "`\(attribute)`"
        switch context.reading(attribute, from: feed, noOlderThan: maximumAge, at: now) {
        case .present(let found) where limit.allows(found.value): return .met(until: found.endsAt)
        case .present(let found):
            return .unmet(
                .init(
                    rule: name, cause: .unlike, words: "\(subject) is `\(found.value)`, and must be \(limit.words) (rule `\(name)` of \(owner))",
                    mend: mend ?? "bring \(subject) in line on the node"))
        case .stale(let found):
            return .unmet(
                .init(
                    rule: name, cause: .stale,
                    words: "\(subject) was last seen at \(found.observedAt), and counts for \(maximumAge.brief) (rule `\(name)` of \(owner))",
                    mend: unheard))
        case .absent(nil) where now < since + Self.patience: return .pending(until: since + Self.patience)
        case .absent(let fault):
            let why = fault.map { "\(subject) cannot be seen: \($0)" } ?? "nothing is known of \(subject)"
            let mend = fault == nil ? unheard : mend ?? unheard
            return .unmet(.init(rule: name, cause: .absent, words: "\(why) (rule `\(name)` of \(owner))", mend: mend))
        }
    }

    private var unheard: String {
        switch attribute.source {
        case .node: "see that the node's agent runs and reaches the server: systemctl status mayfly-agent"
        case .feed: "see that feed `\(feed ?? "")` states it: mayfly posture show NODE"
        case .operators: "give the node a label: mayfly posture apply -f FILE --yes"
        case .server where attribute == .attestationMethod: "attest the node again: start its agent with its evidence, or a new join token"
        case .server: "see that the node's agent runs and reaches the server: systemctl status mayfly-agent"
        }
    }
}

extension ContextPolicy {
    /// How a node stands. A function of its arguments.
    ///
    /// - Parameter since: when each rule came to be what it is, or the server started; of those that are missing, long ago.
    public func standing(of node: NodeFacts, _ context: NodeContext, since: (String) -> Timestamp, at now: Timestamp) -> NodeStanding {
        var standing = NodeStanding()
        for rule in rules where rule.nodes.covers(node) {
            standing.rules += 1
            switch rule.judge(context, since: since(rule.name), at: now) {
            case .met(let until): standing.reconsider(at: until)
            case .pending(let until):
                standing.pending.insert(rule.name)
                if rule.level == .required { standing.isPending = true }
                standing.reconsider(at: until)
            case .unmet(let unmet):
                if rule.level == .required { standing.unmet.append(unmet) } else { standing.advised.append(unmet) }
            }
        }
        return standing
    }
}
