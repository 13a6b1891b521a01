public import Runtime

/// What a login is granted, minus what its target has seen it use (R11). What a target keeps no count of is neither used nor
/// unused: it is untold, and `basis` says why.
public struct RightsUse: Sendable, Codable, Hashable {
    /// Granted, and seen used.
    public var used: [String]
    /// Granted; the target counts such uses, and has counted none.
    public var unused: [String]
    /// Granted, and the target cannot tell.
    public var untold: [String]
    /// What this rests on, and what that cannot see, in words.
    public var basis: [String]
    /// Whether the target tells of every use since then. Otherwise what is unused is what no use that it tells of needed.
    public var isCertain: Bool
    /// Since when uses are counted; `nil` when the target does not say.
    public var since: Timestamp?

    /// Of each list this much is kept; the rest is counted in its last entry.
    public static let limit = 500

    public init(used: [String], unused: [String], untold: [String], basis: [String], isCertain: Bool = true, since: Timestamp? = nil) {
        self.used = Self.bounded(used)
        self.unused = Self.bounded(unused)
        self.untold = Self.bounded(untold)
        self.basis = basis
        self.isCertain = isCertain
        self.since = since
    }

    private static func bounded(_ rights: [String]) -> [String] {
        rights.count <= limit ? rights : Array(rights.prefix(limit)) + ["and \(rights.count - limit) more"]
    }
}
