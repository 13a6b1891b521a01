public import Runtime

/// One source that was asked while it ran, and how that went. A feed that could not be read is a gap, and shown as one.
public struct Feed: Sendable, Codable, Hashable {
    public enum Outcome: String, Sendable, Codable {
        /// Everything that it was configured to tell.
        case read
        /// Some of it; `problems` says what is missing.
        case partial
        case failed
    }

    /// The name in the configuration.
    public var name: String
    /// `kubernetes`, `vault`, `aws`, `postgresql`, `redis`, `x509`, `processes`, `gitlab`, `github`, `spreadsheet`.
    public var type: String
    /// Where it was asked; holds no credential.
    public var location: String
    public var outcome: Outcome
    /// When it was asked this time.
    public var askedAt: Timestamp
    /// When it last told everything; `nil` when it never did. Older than `askedAt` means a gap since then.
    public var lastReadAt: Timestamp?
    /// Things looked at: objects, entries, roles, processes.
    public var items: Int
    /// Credentials that it knew of.
    public var credentials: Int
    /// What is missing, and why.
    public var problems: [String]

    /// How the report's roots and sightings name it: `aws:cloud`.
    public var root: String { "\(type):\(name)" }

    public init(
        name: String, type: String, location: String, outcome: Outcome, askedAt: Timestamp, lastReadAt: Timestamp?, items: Int,
        credentials: Int, problems: [String]
    ) {
        self.name = name
        self.type = type
        self.location = location
        self.outcome = outcome
        self.askedAt = askedAt
        self.lastReadAt = lastReadAt
        self.items = items
        self.credentials = credentials
        self.problems = problems
    }
}

/// Somebody's list of credentials, compared with what is there (R16).
public struct Reconciliation: Sendable, Codable {
    /// A line of the list and the credential it speaks of.
    public struct Matched: Sendable, Codable, Hashable {
        public var line: Int
        public var name: String
        public var fingerprint: Fingerprint
        /// Why the two are taken for one.
        public var evidence: String

        public init(line: Int, name: String, fingerprint: Fingerprint, evidence: String) {
            self.line = line
            self.name = name
            self.fingerprint = fingerprint
            self.evidence = evidence
        }
    }

    /// Where list and estate disagree.
    public struct Conflict: Sendable, Codable, Hashable {
        /// `owner`, `rotated`, `expires`, `user`, `ambiguous`, `retired`.
        public var field: String
        public var line: Int
        public var name: String
        public var fingerprint: Fingerprint?
        /// What the list says, and what was found.
        public var listed: String
        public var found: String

        public init(field: String, line: Int, name: String, fingerprint: Fingerprint?, listed: String, found: String) {
            self.field = field
            self.line = line
            self.name = name
            self.fingerprint = fingerprint
            self.listed = listed
            self.found = found
        }
    }

    /// A line that nothing found answers to.
    public struct OnlyListed: Sendable, Codable, Hashable {
        public var line: Int
        public var name: String

        public init(line: Int, name: String) {
            self.line = line
            self.name = name
        }
    }

    public var lists: [String]
    public var matched: [Matched]
    public var conflicts: [Conflict]
    public var onlyListed: [OnlyListed]
    /// Found, and on no list.
    public var onlyFound: [Fingerprint]

    public init(
        lists: [String], matched: [Matched], conflicts: [Conflict], onlyListed: [OnlyListed], onlyFound: [Fingerprint]
    ) {
        self.lists = lists
        self.matched = matched
        self.conflicts = conflicts
        self.onlyListed = onlyListed
        self.onlyFound = onlyFound
    }
}
