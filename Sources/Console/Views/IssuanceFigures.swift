public import Runtime

/// How much is given at deployment, by itself, and how much somebody made by hand (R110).
///
/// One holder counts once, however often what it has is renewed: a ratio of certificates would say most of whoever renews most.
public struct IssuanceFigures: Sendable, Codable, Hashable {
    public var since: Timestamp
    /// Workloads that were given SVIDs, each on each node and by each provider of CI jobs.
    public var identities: Int
    /// Access paths that short-lived logins were opened for.
    public var logins: Int
    /// Nodes that proved themselves without a token that somebody carried there.
    public var nodes: Int
    /// Join tokens that operators made.
    public var joinTokens: Int
    /// Standing credentials that were made, by their own date or the one on which they became known.
    public var standing: Int
    /// SVIDs, tokens and logins in all.
    public var credentials: Int
    /// Whether there was more than was looked at; then only the newest count.
    public var isCut: Bool

    public init(
        since: Timestamp, identities: Int, logins: Int, nodes: Int, joinTokens: Int, standing: Int, credentials: Int, isCut: Bool = false
    ) {
        self.since = since
        self.identities = identities
        self.logins = logins
        self.nodes = nodes
        self.joinTokens = joinTokens
        self.standing = standing
        self.credentials = credentials
        self.isCut = isCut
    }

    public var atDeployment: Int { identities + logins + nodes }
    public var byHand: Int { joinTokens + standing }

    /// 0…100: of all holders, those that needed nobody's hand; `nil` where nothing was given.
    public var percentAtDeployment: Double? {
        atDeployment + byHand == 0 ? nil : Double(atDeployment) * 100 / Double(atDeployment + byHand)
    }
}
