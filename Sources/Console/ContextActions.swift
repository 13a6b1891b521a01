public import Context
public import Runtime

/// What nodes must be now: declared, looked at, stated.
extension Action {
    /// Brings rules, feeds and labels in line with a declaration.
    public struct ApplyPosture: ActionCall {
        public static let name = "posture-apply"
        public var policy: ContextPolicy
        /// Removes what the declaration leaves out.
        public var prune: Bool
        public var dryRun: Bool

        public init(policy: ContextPolicy, prune: Bool, dryRun: Bool) {
            self.policy = policy
            self.prune = prune
            self.dryRun = dryRun
        }

        public struct Answer: Codable, Sendable {
            public var changes: PolicyChanges
            /// Nodes that would lose, or get back, their workloads' identities, as far as one can tell before they have looked.
            public var effects: [Effect]
            public var looked: Int

            public init(changes: PolicyChanges, effects: [Effect], looked: Int) {
                self.changes = changes
                self.effects = effects
                self.looked = looked
            }
        }

        public struct Effect: Codable, Sendable, Hashable {
            public var agent: String
            /// `fails`, `recovers`, or `unknown`: it has to look first, and has ten seconds for that.
            public var what: String
            public var words: String

            public init(agent: String, what: String, words: String) {
                self.agent = agent
                self.what = what
                self.words = words
            }
        }
    }

    /// The policy, and how nodes stand with it; of one node all that is known of it.
    public struct Posture: ActionCall {
        public static let name = "posture"
        /// The agent's SPIFFE ID, or its node's name.
        public var node: String?

        public init(node: String? = nil) { self.node = node }

        public struct Answer: Codable, Sendable {
            public var revision: Int
            public var policy: ContextPolicy
            public var nodes: [Node]
            /// The newest statements that were not believed.
            public var refusals: [Refusal]

            public init(revision: Int, policy: ContextPolicy, nodes: [Node], refusals: [Refusal]) {
                self.revision = revision
                self.policy = policy
                self.nodes = nodes
                self.refusals = refusals
            }
        }

        public struct Node: Codable, Sendable {
            public var agent: String
            public var standing: NodeFitness
            /// Of one node alone.
            public var attributes: [Attribute]
            public var reportedAt: Timestamp?

            public init(agent: String, standing: NodeFitness, attributes: [Attribute], reportedAt: Timestamp?) {
                self.agent = agent
                self.standing = standing
                self.attributes = attributes
                self.reportedAt = reportedAt
            }
        }

        public struct Attribute: Codable, Sendable {
            public var name: String
            public var value: String
            public var source: String
            public var signer: String
            public var observedAt: Timestamp
            /// From then on it counts for nothing.
            public var endsAt: Timestamp
            public var isStale: Bool

            public init(_ attribute: ContextAttribute, maximumAge: Duration?, at now: Timestamp) {
                name = attribute.name.description
                value = attribute.value
                source = attribute.source.rawValue
                signer = attribute.signer
                observedAt = attribute.observedAt
                endsAt = attribute.observedAt + min(maximumAge ?? attribute.maximumAge, attribute.maximumAge)
                isStale = endsAt <= now
            }
        }

        public struct Refusal: Codable, Sendable {
            public var at: Timestamp
            public var origin: String
            public var code: String
            public var reason: String

            public init(at: Timestamp, origin: String, code: String, reason: String) {
                self.at = at
                self.origin = origin
                self.code = code
                self.reason = reason
            }
        }
    }
}

/// How a node stands with what it must be.
public struct NodeFitness: Codable, Sendable, Hashable {
    /// `fit`, `unfit`, or `unknown` for some seconds.
    public var state: String
    /// Required and not met: its workloads are given nothing.
    public var unmet: [NodeStanding.Unmet]
    public var advised: [NodeStanding.Unmet]
    /// Entries that ask for more than it has, by name.
    public var withheld: [String: NodeStanding.Unmet]
    /// How many rules concern it.
    public var rules: Int
    public var since: Timestamp?

    public init(
        state: String, unmet: [NodeStanding.Unmet], advised: [NodeStanding.Unmet], withheld: [String: NodeStanding.Unmet], rules: Int,
        since: Timestamp?
    ) {
        self.state = state
        self.unmet = unmet
        self.advised = advised
        self.withheld = withheld
        self.rules = rules
        self.since = since
    }

    public var isUnfit: Bool { !unmet.isEmpty }
}

/// What became of a statement that an exporter posted.
public struct StatementAnswer: Codable, Sendable {
    /// `false`: it was known already.
    public var isNew: Bool

    public init(isNew: Bool) { self.isNew = isNew }
}
