public import Runtime

extension Action {
    /// Every relation to another trust domain.
    public struct FederationList: ActionCall {
        public static let name = "federation-list"
        public init() {}

        public struct Answer: Codable, Sendable {
            public var relations: [FederationStatus]
            public init(relations: [FederationStatus]) { self.relations = relations }
        }
    }

    /// Begins to know another trust domain. Nothing of it is guessed: name, URL and profile are all given.
    public struct FederationAdd: ActionCall {
        public static let name = "federation-add"
        public var trustDomain: String
        public var url: String
        /// `https_web` or `https_spiffe`.
        public var profile: String
        /// The SPIFFE ID that the endpoint shows; for `https_spiffe`, and only there.
        public var endpointID: String?
        /// A SPIFFE bundle of the endpoint's own trust domain, for the first connection.
        public var bootstrap: String?
        /// Ask the endpoint once, and keep nothing.
        public var dryRun: Bool

        public init(trustDomain: String, url: String, profile: String, endpointID: String?, bootstrap: String?, dryRun: Bool) {
            self.trustDomain = trustDomain
            self.url = url
            self.profile = profile
            self.endpointID = endpointID
            self.bootstrap = bootstrap
            self.dryRun = dryRun
        }

        public typealias Answer = FederationStatus
    }

    /// Ends a relation: its bundle is forgotten, here and at every agent.
    public struct FederationRemove: ActionCall {
        public static let name = "federation-remove"
        public var trustDomain: String
        public var dryRun: Bool

        public init(trustDomain: String, dryRun: Bool) {
            self.trustDomain = trustDomain
            self.dryRun = dryRun
        }

        public typealias Answer = FederationStatus
    }

    /// One relation with its bundle; of the own trust domain, the bundle that is published.
    public struct FederationShow: ActionCall {
        public static let name = "federation-show"
        /// The own one without.
        public var trustDomain: String?
        public init(trustDomain: String?) { self.trustDomain = trustDomain }

        public struct Answer: Codable, Sendable {
            public var relation: FederationStatus?
            /// In SPIFFE's format; absent before the first was fetched.
            public var bundle: String?

            public init(relation: FederationStatus?, bundle: String?) {
                self.relation = relation
                self.bundle = bundle
            }
        }
    }

    /// Asks an endpoint now.
    public struct FederationRefresh: ActionCall {
        public static let name = "federation-refresh"
        public var trustDomain: String
        /// Also take a bundle whose sequence went back.
        public var acceptOlder: Bool

        public init(trustDomain: String, acceptOlder: Bool) {
            self.trustDomain = trustDomain
            self.acceptOlder = acceptOlder
        }

        public typealias Answer = FederationStatus
    }
}

/// One relation to another trust domain as people see it.
public struct FederationStatus: Codable, Sendable, Hashable {
    public enum State: String, Codable, Sendable {
        /// Nothing was fetched yet.
        case waiting
        case current
        /// The last good bundle is in force, and the newest was not had.
        case failing
        /// The trust domain has taken back all its keys: nobody of it is believed.
        case emptied
    }
    public var trustDomain: String
    public var url: String
    public var profile: String
    public var endpointID: String?
    public var addedAt: Timestamp
    public var addedBy: String
    public var state: State
    public var sequence: UInt64?
    public var authorities: Int
    public var jwtKeys: Int
    /// When the bundle in force was last seen at the endpoint.
    public var fetchedAt: Timestamp?
    public var ageMilliseconds: Int64?
    public var nextPoll: Timestamp
    /// In a row, up to now.
    public var failures: Int
    public var lastFailure: String?

    public init(
        trustDomain: String, url: String, profile: String, endpointID: String?, addedAt: Timestamp, addedBy: String, state: State,
        sequence: UInt64?, authorities: Int, jwtKeys: Int, fetchedAt: Timestamp?, ageMilliseconds: Int64?, nextPoll: Timestamp,
        failures: Int, lastFailure: String?
    ) {
        self.trustDomain = trustDomain
        self.url = url
        self.profile = profile
        self.endpointID = endpointID
        self.addedAt = addedAt
        self.addedBy = addedBy
        self.state = state
        self.sequence = sequence
        self.authorities = authorities
        self.jwtKeys = jwtKeys
        self.fetchedAt = fetchedAt
        self.ageMilliseconds = ageMilliseconds
        self.nextPoll = nextPoll
        self.failures = failures
        self.lastFailure = lastFailure
    }
}
