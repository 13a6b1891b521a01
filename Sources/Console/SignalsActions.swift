public import Runtime

/// Security events (OpenID Shared Signals): whose word acts here on what, and who is told what happens here. As a file declares it
/// and as the database keeps it; no secret is in it.
public struct SignalsPolicy: Sendable, Hashable, Codable {
    /// What our own tokens name as their issuer, `https`: needed when there are receivers.
    public var issuer: String?
    /// What our own tokens are signed by: `ES256`, the trust domain's key of tokens, which it is by default, or `RS256`, a key of their own.
    public var algorithm: String?
    /// Of whom streams tell that receivers make, before they have said anything about subjects: `ALL`, which it is by default, or `NONE`.
    public var defaultSubjects: String?
    public var transmitters: [Transmitter]
    public var receivers: [Receiver]

    public init(
        issuer: String? = nil, algorithm: String? = nil, defaultSubjects: String? = nil, transmitters: [Transmitter] = [],
        receivers: [Receiver] = []
    ) {
        self.issuer = issuer
        self.algorithm = algorithm
        self.defaultSubjects = defaultSubjects
        self.transmitters = transmitters
        self.receivers = receivers
    }

    /// Somebody whose events may act here.
    public struct Transmitter: Sendable, Hashable, Codable {
        /// Unique; what files, people, addresses and the ledger call it.
        public var name: String
        /// Its tokens' `iss`.
        public var issuer: String
        /// What its tokens' `aud` must have.
        public var audience: String
        /// Its public keys as JWKs, or
        public var keys: [[String: String]]?
        /// where they are fetched.
        public var jwksURL: String?
        /// SHA-256 of the bearer token that it presents when it pushes, hexadecimal.
        public var tokenDigest: String?
        /// Where its tokens are fetched (RFC 8936), if it does not push.
        public var poll: Endpoint?
        /// What it may do. Nothing by default.
        public var may: [Permission]
        /// What it calls subjects that have other names here.
        public var names: [Name]
        public var owner: String

        enum CodingKeys: String, CodingKey, CaseIterable {
            case name, issuer, audience, keys, jwksURL = "jwks-url", tokenDigest = "token-sha256", poll, may, names, owner
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.strict(CodingKeys.self)
            name = try container.decode(String.self, forKey: .name)
            issuer = try container.decode(String.self, forKey: .issuer)
            audience = try container.decode(String.self, forKey: .audience)
            keys = try container.decodeIfPresent([[String: String]].self, forKey: .keys)
            jwksURL = try container.decodeIfPresent(String.self, forKey: .jwksURL)
            tokenDigest = try container.decodeIfPresent(String.self, forKey: .tokenDigest)
            poll = try container.decodeIfPresent(Endpoint.self, forKey: .poll)
            may = try container.decodeIfPresent([Permission].self, forKey: .may) ?? []
            names = try container.decodeIfPresent([Name].self, forKey: .names) ?? []
            owner = try container.decodeIfPresent(String.self, forKey: .owner) ?? ""
        }
    }

    /// One event type, and the subjects on which it acts.
    public struct Permission: Sendable, Hashable, Codable {
        /// `session-revoked`, `device-compliance-change`, `credential-change` or `assurance-level-change`.
        public var event: String
        /// SPIFFE IDs, each whole or ending in `/*`; for credentials `credential:*`.
        public var subjects: [String]

        enum CodingKeys: String, CodingKey, CaseIterable { case event, subjects }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.strict(CodingKeys.self)
            event = try container.decode(String.self, forKey: .event)
            subjects = try container.decode([String].self, forKey: .subjects)
        }
    }

    /// A subject as its transmitter writes it, and who that is here.
    public struct Name: Sendable, Hashable, Codable {
        /// A subject identifier of RFC 9493.
        public var subject: [String: String]
        /// A SPIFFE ID; or a credential, by fingerprint or `login@resource`.
        public var identity: String

        enum CodingKeys: String, CodingKey, CaseIterable { case subject, identity = "is" }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.strict(CodingKeys.self)
            subject = try container.decode([String: String].self, forKey: .subject)
            identity = try container.decode(String.self, forKey: .identity)
        }
    }

    /// An address of somebody else's.
    public struct Endpoint: Sendable, Hashable, Codable {
        /// `https`, or `http` on this machine.
        public var url: String
        /// File with what goes into `Authorization`, read at each use.
        public var authorizationFile: String?
        /// File with PEM of authorities, in place of the operating system's.
        public var authoritiesFile: String?

        enum CodingKeys: String, CodingKey, CaseIterable {
            case url, authorizationFile = "authorization-file", authoritiesFile = "ca-file"
        }

        public init(url: String, authorizationFile: String? = nil, authoritiesFile: String? = nil) {
            self.url = url
            self.authorizationFile = authorizationFile
            self.authoritiesFile = authoritiesFile
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.strict(CodingKeys.self)
            url = try container.decode(String.self, forKey: .url)
            authorizationFile = try container.decodeIfPresent(String.self, forKey: .authorizationFile)
            authoritiesFile = try container.decodeIfPresent(String.self, forKey: .authoritiesFile)
        }
    }

    /// Somebody who is told.
    public struct Receiver: Sendable, Hashable, Codable {
        public var name: String
        /// `aud` of the tokens that it gets.
        public var audience: String
        /// Of which event types it may hear.
        public var events: [String]
        /// SHA-256 of the bearer token that opens its streams, hexadecimal; without, it can set up none.
        public var tokenDigest: String?
        /// What its streams' push addresses must begin with. Without, it polls.
        public var pushTo: [String]
        /// A stream that is there without its asking.
        public var push: Endpoint?
        /// Whether what `tokenDigest` is of opens nothing but the token endpoint, as a client's secret, and access tokens the streams.
        public var oauth: Bool?
        /// How subjects are written for it: `uri`, the SPIFFE ID, which it is by default, or `iss_sub`, issuer and subject as in JWT-SVIDs.
        public var subjectFormat: String?
        public var owner: String

        enum CodingKeys: String, CodingKey, CaseIterable {
            case name, audience, events, tokenDigest = "token-sha256", pushTo = "push-to", push, oauth, subjectFormat = "subject-format", owner
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.strict(CodingKeys.self)
            name = try container.decode(String.self, forKey: .name)
            audience = try container.decode(String.self, forKey: .audience)
            events = try container.decode([String].self, forKey: .events)
            tokenDigest = try container.decodeIfPresent(String.self, forKey: .tokenDigest)
            pushTo = try container.decodeIfPresent([String].self, forKey: .pushTo) ?? []
            push = try container.decodeIfPresent(Endpoint.self, forKey: .push)
            oauth = try container.decodeIfPresent(Bool.self, forKey: .oauth)
            subjectFormat = try container.decodeIfPresent(String.self, forKey: .subjectFormat)
            owner = try container.decodeIfPresent(String.self, forKey: .owner) ?? ""
        }
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case issuer, algorithm, defaultSubjects = "default-subjects", transmitters, receivers }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strict(CodingKeys.self)
        issuer = try container.decodeIfPresent(String.self, forKey: .issuer)
        algorithm = try container.decodeIfPresent(String.self, forKey: .algorithm)
        defaultSubjects = try container.decodeIfPresent(String.self, forKey: .defaultSubjects)
        transmitters = try container.decodeIfPresent([Transmitter].self, forKey: .transmitters) ?? []
        receivers = try container.decodeIfPresent([Receiver].self, forKey: .receivers) ?? []
    }
}

/// Security events: declared, looked at.
extension Action {
    /// Brings transmitters and receivers in line with a declaration, which is the whole of it.
    public struct ApplySignals: ActionCall {
        public static let name = "signals-apply"
        public var policy: SignalsPolicy
        public var dryRun: Bool

        public init(policy: SignalsPolicy, dryRun: Bool) {
            self.policy = policy
            self.dryRun = dryRun
        }

        public struct Answer: Codable, Sendable {
            public var created: [String]
            public var updated: [String]
            public var deleted: [String]
            public var unchanged: Int
            /// What could surprise.
            public var notes: [String]

            public init(created: [String], updated: [String], deleted: [String], unchanged: Int, notes: [String]) {
                self.created = created
                self.updated = updated
                self.deleted = deleted
                self.unchanged = unchanged
                self.notes = notes
            }

            public var isEmpty: Bool { created.isEmpty && updated.isEmpty && deleted.isEmpty }
        }
    }

    /// What is declared, what came, what is still to be delivered.
    public struct Signals: ActionCall {
        public static let name = "signals"

        public init() {}

        public struct Answer: Codable, Sendable {
            public var policy: SignalsPolicy
            public var streams: [Stream]
            /// The newest events that were taken.
            public var taken: [Taken]
            /// The newest that were not.
            public var refusals: [Refusal]

            public init(policy: SignalsPolicy, streams: [Stream], taken: [Taken], refusals: [Refusal]) {
                self.policy = policy
                self.streams = streams
                self.taken = taken
                self.refusals = refusals
            }
        }

        public struct Stream: Codable, Sendable {
            public var id: String
            public var receiver: String
            public var method: String
            public var status: String
            /// Events that wait for delivery.
            public var waiting: Int
            /// `ALL` or `NONE`: of whom it tells but for the subjects that its receiver has removed or added.
            public var defaultSubjects: String
            /// Subjects about which its receiver has said something.
            public var subjects: Int
            public var lastError: String?

            public init(
                id: String, receiver: String, method: String, status: String, waiting: Int, defaultSubjects: String, subjects: Int,
                lastError: String?
            ) {
                self.id = id
                self.receiver = receiver
                self.method = method
                self.status = status
                self.waiting = waiting
                self.defaultSubjects = defaultSubjects
                self.subjects = subjects
                self.lastError = lastError
            }
        }

        public struct Taken: Codable, Sendable {
            public var at: Timestamp
            public var transmitter: String
            public var event: String
            public var subject: String
            public var outcome: String

            public init(at: Timestamp, transmitter: String, event: String, subject: String, outcome: String) {
                self.at = at
                self.transmitter = transmitter
                self.event = event
                self.subject = subject
                self.outcome = outcome
            }
        }

        public struct Refusal: Codable, Sendable {
            public var at: Timestamp
            public var transmitter: String
            public var code: String
            public var reason: String

            public init(at: Timestamp, transmitter: String, code: String, reason: String) {
                self.at = at
                self.transmitter = transmitter
                self.code = code
                self.reason = reason
            }
        }
    }
}
