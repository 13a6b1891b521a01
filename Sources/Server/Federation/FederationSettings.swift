import Runtime
public import SPIFFE

/// What one installation tells other trust domains, and how it asks theirs.
public struct FederationSettings: Sendable {
    /// Where this trust domain's bundle is published.
    public struct Endpoint: Sendable {
        public enum Identity: Sendable {
            /// `https_spiffe`: the server's own SVID.
            case svid
            /// `https_web`: files in PEM.
            case files(certificate: String, key: String)
        }
        public var host: String
        public var port: Int
        public var identity: Identity
        /// Publish the bundles of other trust domains beside the own one, at `/bundles`.
        public var publishesMap: Bool

        public init(host: String, port: Int, identity: Identity, publishesMap: Bool) {
            self.host = host
            self.port = port
            self.identity = identity
            self.publishesMap = publishesMap
        }
    }

    public var endpoint: Endpoint?
    /// How often others should look for a newer bundle.
    public var refreshHint = TrustBundle.defaultRefresh
    /// What JWT-SVIDs name as their issuer, and where OpenID's documents are.
    public var issuer: OIDCIssuer?
    /// PEM of those who vouch for hosts of `https_web`; the operating system's without.
    public var webAuthorities: String?
    /// Nobody is asked more often than this, whatever their hint.
    public var shortestPoll = Duration.seconds(30)
    /// Of the endpoint's own SVID.
    public var endpointLifetime = Duration.seconds(3600)

    public init() {}
}
