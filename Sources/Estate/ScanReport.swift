public import Runtime

/// What `mayfly scan --json` prints and `mayfly import` reads.
public struct ScanReport: Sendable, Codable {
    /// The version of this format. A reader refuses another.
    public static let currentSchema = "mayfly.scan/1"

    public var schema: String
    /// The fingerprint key it was made with.
    public var keyID: String
    public var startedAt: Timestamp
    public var finishedAt: Timestamp
    /// The scanned roots, as given.
    public var roots: [String]
    public var statistics: Statistics
    /// Heaviest blast radius first.
    public var credentials: [FoundCredential]
    /// What could not be read, and why. An empty list means everything was read.
    public var unreadable: [Unreadable]

    public struct Statistics: Sendable, Codable {
        public var files: Int
        public var blobs: Int
        public var commits: Int
        public var bytes: Int
        public var sightings: Int
        public var unowned: Int
        public var shared: Int

        public init(files: Int = 0, blobs: Int = 0, commits: Int = 0, bytes: Int = 0, sightings: Int = 0, unowned: Int = 0, shared: Int = 0) {
            self.files = files
            self.blobs = blobs
            self.commits = commits
            self.bytes = bytes
            self.sightings = sightings
            self.unowned = unowned
            self.shared = shared
        }
    }

    public struct Unreadable: Sendable, Codable, Hashable {
        public var path: String
        public var why: String

        public init(path: String, why: String) {
            self.path = path
            self.why = why
        }
    }

    public init(
        keyID: String, startedAt: Timestamp, finishedAt: Timestamp, roots: [String], statistics: Statistics,
        credentials: [FoundCredential], unreadable: [Unreadable]
    ) {
        schema = Self.currentSchema
        self.keyID = keyID
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.roots = roots
        self.statistics = statistics
        self.credentials = credentials
        self.unreadable = unreadable
    }
}

/// One credential with every place where its value was seen.
public struct FoundCredential: Sendable, Codable {
    public var fingerprint: Fingerprint
    /// The detector's name for it: `postgresql-password`, `github-token`, `private-key`, `password`, …
    public var kind: String
    /// The value's shape with nearly all of it masked, for people to recognise it by: `sh…9x (24)`.
    public var hint: String
    /// The owner with the heaviest evidence, or `unknown`.
    public var owner: String
    public var ownerEvidence: [OwnerEvidence]
    /// Names of the workloads that seem to use it, from directory, compose service, catalogue.
    public var workloads: [String]
    /// What it opens, from what is written beside it.
    public var opens: [Endpoint]
    public var blastRadius: Score
    public var sightings: [Sighting]
    /// Why the value was taken for a secret, in words; `nil` in reports that an older version made.
    public var reasons: [String]?

    public static let unknownOwner = "unknown"

    public init(
        fingerprint: Fingerprint, kind: String, hint: String, owner: String, ownerEvidence: [OwnerEvidence],
        workloads: [String], opens: [Endpoint], blastRadius: Score, sightings: [Sighting], reasons: [String]? = nil
    ) {
        self.fingerprint = fingerprint
        self.kind = kind
        self.hint = hint
        self.owner = owner
        self.ownerEvidence = ownerEvidence
        self.workloads = workloads
        self.opens = opens
        self.blastRadius = blastRadius
        self.sightings = sightings
        self.reasons = reasons
    }
}
