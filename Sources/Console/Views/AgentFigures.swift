public import Runtime

/// One AI agent, from wherever it is known (R75).
public struct AgentStanding: Sendable, Codable, Hashable {
    public enum Source: String, Sendable, Codable, Comparable {
        /// A scan found it.
        case found
        /// A workload of the estate file.
        case declared
        /// An entity of the policies, or whoever a gateway asked about.
        case governed

        public static func < (left: Source, right: Source) -> Bool { left.rawValue < right.rawValue }
    }
    public var name: String
    public var sources: [Source]
    public var owner: String?
    /// Whether policies decide, at request time, everything that it is known to reach.
    public var isUnderPolicy: Bool
    /// Why, or why not.
    public var why: String
    /// Combinations of action and resource that it may be allowed, and those that it was.
    public var granted: Int
    public var used: Int
    /// Some of what was not used.
    public var unused: [String]

    public init(
        name: String, sources: [Source], owner: String?, isUnderPolicy: Bool, why: String, granted: Int = 0, used: Int = 0, unused: [String] = []
    ) {
        self.name = name
        self.sources = sources
        self.owner = owner
        self.isUnderPolicy = isUnderPolicy
        self.why = why
        self.granted = granted
        self.used = used
        self.unused = unused
    }

    /// Whether it is granted what it has not used.
    public var isOverPrivileged: Bool { granted > used }
}

/// The AI agents of the estate: how many are in the same programme as everybody else.
public struct AgentFigures: Sendable, Codable {
    /// Uses before that count for nothing.
    public var since: Timestamp
    /// By name.
    public var agents: [AgentStanding]
    public var percentUnderPolicy: Double?
    /// Of those under policy: of others nobody knows what they may.
    public var percentOverPrivileged: Double?

    public init(since: Timestamp, agents: [AgentStanding]) {
        self.since = since
        self.agents = agents.sorted { $0.name < $1.name }
        let governed = agents.filter(\.isUnderPolicy)
        percentUnderPolicy = Self.percent(governed.count, of: agents.count)
        percentOverPrivileged = Self.percent(governed.count(where: \.isOverPrivileged), of: governed.count)
    }

    private static func percent(_ part: Int, of all: Int) -> Double? { all == 0 ? nil : Double(part) * 100 / Double(all) }
}
