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
    /// The live sources that were asked, `nil` where none were configured.
    public var feeds: [Feed]?
    /// How somebody's list compares with what was found; `nil` without a list.
    public var reconciliation: Reconciliation?

    // The estate as a whole; absent from reports of older versions.

    /// Where credentials are stored.
    public var storage: StorageShare?
    /// Everything that authenticates, one row each.
    public var workloads: [FoundWorkload]?
    /// Credentials that stand in several places, most copies first.
    public var copied: [CopiedCredential]?
    /// What each run of a pipeline reads, most reads first.
    public var pipelines: [PipelineReads]?
    /// Rules that let somebody in for where they come from, widest first.
    public var networkTrust: [NetworkTrust]?

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
        credentials: [FoundCredential], unreadable: [Unreadable], feeds: [Feed]? = nil, reconciliation: Reconciliation? = nil
    ) {
        schema = Self.currentSchema
        self.keyID = keyID
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.roots = roots
        self.statistics = statistics
        self.credentials = credentials
        self.unreadable = unreadable
        self.feeds = feeds
        self.reconciliation = reconciliation
    }
}
