public import Estate
public import Runtime
public import SPIFFE

/// What some nodes must be: one attribute, and what it may be.
public struct PostureRule: Sendable, Hashable {
    /// Unique; what files, people, entries and the ledger call it.
    public var name: String
    public var attribute: AttributeName
    /// The feed whose word counts, where the attribute is a feed's.
    public var feed: String?
    public var limit: Limit
    public var nodes: NodeMatch
    public var maximumAge: Duration
    public var level: Level
    /// Who answers for the rule.
    public var owner: String
    /// What to do on a node that does not meet it.
    public var mend: String?

    public enum Level: String, Sendable, Codable {
        /// A node that does not meet it has its workloads' identities taken back.
        case required
        /// Shown; concerns the entries that ask for it by name.
        case advised
    }

    /// What a value may be.
    public enum Limit: Sendable, Hashable {
        /// Anything, as long as it is there and not stale.
        case present
        case oneOf([String])
        /// Compared as lengths of time, whole numbers, or versions.
        case atLeast(String)
        case atMost(String)

        /// The name of the comparison on the wire, and its values.
        public var parts: (comparison: String, values: [String]) {
            switch self {
            case .present: ("present", [])
            case .oneOf(let values): ("one-of", values)
            case .atLeast(let value): ("at-least", [value])
            case .atMost(let value): ("at-most", [value])
            }
        }

        public init?(comparison: String, values: [String]) {
            switch (comparison, values.count) {
            case ("present", 0): self = .present
            case ("one-of", 1...64): self = .oneOf(values)
            case ("at-least", 1): self = .atLeast(values[0])
            case ("at-most", 1): self = .atMost(values[0])
            default: return nil
            }
        }

        func allows(_ value: String) -> Bool {
            switch self {
            case .present: true
            case .oneOf(let values): values.contains(value)
            case .atLeast(let limit): Magnitude.order(value, limit).map { $0 >= 0 } ?? false
            case .atMost(let limit): Magnitude.order(value, limit).map { $0 <= 0 } ?? false
            }
        }

        var words: String {
            switch self {
            case .present: "known"
            case .oneOf(let values): values.map { "`\($0)`" }.joined(separator: " or ")
            case .atLeast(let value): "at least `\(value)`"
            case .atMost(let value): "at most `\(value)`"
            }
        }
    }

    public init(
        name: String, attribute: AttributeName, feed: String? = nil, limit: Limit, nodes: NodeMatch = NodeMatch(),
        maximumAge: Duration = .seconds(60), level: Level = .required, owner: String, mend: String? = nil
    ) {
        self.name = name
        self.attribute = attribute
        self.feed = feed
        self.limit = limit
        self.nodes = nodes
        self.maximumAge = maximumAge
        self.level = level
        self.owner = owner
        self.mend = mend
    }
}

/// Which nodes something is about: one agent or a group of nodes, those that attestation described so, or every node.
public struct NodeMatch: Sendable, Hashable {
    public var node: SPIFFEID?
    /// Of node attestation; all must hold.
    public var selectors: [Selector]

    public init(node: SPIFFEID? = nil, selectors: [Selector] = []) {
        self.node = node
        self.selectors = selectors
    }

    public func covers(_ node: NodeFacts) -> Bool {
        if let wanted = self.node, wanted != node.agent, !node.groups.contains(wanted) { return false }
        return selectors.allSatisfy(node.selectors.contains)
    }

    var isEveryNode: Bool { node == nil && selectors.isEmpty }
}

/// What node attestation has proved, as far as context rests on it.
public struct NodeFacts: Sendable, Hashable {
    public var agent: SPIFFEID
    public var groups: Set<SPIFFEID>
    public var selectors: Set<Selector>
    public var method: String
    public var attestedAt: Timestamp

    public init(agent: SPIFFEID, groups: Set<SPIFFEID>, selectors: Set<Selector>, method: String, attestedAt: Timestamp) {
        self.agent = agent
        self.groups = groups
        self.selectors = selectors
        self.method = method
        self.attestedAt = attestedAt
    }
}
