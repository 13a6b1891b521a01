public import Runtime

/// A rule that lets somebody in for where they come from, without a proof of who they are (R71). No credential: there is none, which
/// is what is wrong with it.
public struct NetworkTrust: Sendable, Codable, Hashable {
    /// How far the place reaches that is trusted.
    public enum Reach: String, Sendable, Codable, CaseIterable {
        /// Whoever reaches the server.
        case anywhere
        /// Addresses, names or networks.
        case network
        /// Whatever runs on the machine itself: loopback addresses, a socket.
        case machine
    }

    /// `postgresql-trust`, `nginx-address`, …: what kind of rule it is.
    public var kind: String
    /// The file, or the place in a live source.
    public var path: String
    public var line: Int
    public var reach: Reach
    /// From where: addresses and names as the rule has them.
    public var from: [String]
    /// To what: `database shop as any user`, `/admin`.
    public var to: String
    /// What that means, in words.
    public var why: String
    /// What to do about it.
    public var instead: String

    public init(kind: String, path: String, line: Int, reach: Reach, from: [String], to: String, why: String, instead: String) {
        self.kind = kind
        self.path = path
        self.line = line
        self.reach = reach
        self.from = from
        self.to = to
        self.why = why
        self.instead = instead
    }

    /// What it lets in, and to what: with path and kind this tells one rule from another, wherever in its file it stands.
    public var opens: String { from.joined(separator: " ") + " > " + to }

    /// One line for people: kind, from where to what.
    public var summary: String { "\(kind): \(from.prefix(4).joined(separator: ", "))\(from.count > 4 ? ", …" : "") → \(to)" }
}

/// A rule that lets somebody in for where they come from, as imports have told of it (R71).
public struct KnownTrust: Sendable, Codable, Hashable {
    public var rule: NetworkTrust
    public var firstSeen: Timestamp
    public var lastSeen: Timestamp

    public init(rule: NetworkTrust, firstSeen: Timestamp, lastSeen: Timestamp) {
        self.rule = rule
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
    }
}

extension NetworkTrust.Reach: Comparable {
    private var rank: Int {
        switch self {
        case .anywhere: 0
        case .network: 1
        case .machine: 2
        }
    }

    /// The widest first.
    public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}
