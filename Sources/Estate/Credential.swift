/// Where a credential stands in its life (R89). ``Lifecycle`` owns the transitions; an illegal one is refused.
public enum CredentialState: String, Sendable, Codable, CaseIterable {
    /// Known, usable, and nobody has begun to replace it.
    case standing
    /// An explicit, owned, time-bounded waiver covers it.
    case excepted
    /// Login disabled at the target, reversibly, while refused attempts are watched.
    case disabled
    /// Removed at the target, and the target was seen to refuse it.
    case retired
}

/// A network place that a credential opens, as far as it was written beside it. Unknown parts are `nil`.
public struct Endpoint: Sendable, Hashable, Codable, CustomStringConvertible {
    /// `postgresql`, `redis`, `https`, …
    public var scheme: String?
    public var host: String?
    public var port: Int?
    public var database: String?
    public var user: String?

    public init(
        scheme: String? = nil, host: String? = nil, port: Int? = nil, database: String? = nil, user: String? = nil
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.database = database
        self.user = user
    }

    /// `postgresql://shop@127.0.0.1:5432/shop`, with `?` for what is unknown.
    public var description: String {
        var text = "\(scheme ?? "?")://"
        if let user { text += user + "@" }
        text += host ?? "?"
        if let port { text += ":\(port)" }
        if let database { text += "/" + database }
        return text
    }

    public var isEmpty: Bool { host == nil && database == nil && user == nil && scheme == nil }
}

/// What sort of place a sighting was made in.
public enum SourceKind: String, Sendable, Codable, CaseIterable {
    case code, config, ci, documentation, chat, ticket, log, history
    /// What `mayfly discover` asks instead of reads: an orchestrator's API, a secret store, identity and access
    /// management, a database's own roles, a running process, a certificate, somebody's list.
    case cluster, vault, iam, database, process, certificate, spreadsheet

    /// Whether such a place is a file: one that can be renamed, moved and committed, and stays the same place.
    public var isFile: Bool {
        switch self {
        case .code, .config, .ci, .documentation, .chat, .ticket, .log, .history: true
        case .cluster, .vault, .iam, .database, .process, .certificate, .spreadsheet: false
        }
    }
}

/// One place where a credential was seen.
public struct Sighting: Sendable, Hashable, Codable {
    /// Relative to the scanned root; of a live source an address, such as `kubernetes://prod/shop/secrets/db`.
    public var path: String
    /// 1-based line of the value.
    public var line: Int
    /// The commit that brought the value in, in full; `nil` for the working tree.
    public var commit: String?
    public var source: SourceKind
    /// The named slot that holds the value, such as `services.db.environment.POSTGRES_PASSWORD`; `nil` in prose.
    public var slot: String?
    /// Whether the value is still there in the working tree.
    public var isCurrent: Bool
    /// Names the place across renames, reformats and rewritten history; `nil` in reports that an older version made.
    public var occurrence: OccurrenceID?
    /// Names the commit and blob that show the value; `nil` where there is no commit.
    public var exposure: ExposureID?
    /// The feed that told of it, as `type:name`; `nil` for what a scan read in files and histories.
    public var feed: String?

    public init(
        path: String, line: Int, commit: String?, source: SourceKind, slot: String?, isCurrent: Bool,
        occurrence: OccurrenceID? = nil, exposure: ExposureID? = nil, feed: String? = nil
    ) {
        self.path = path
        self.line = line
        self.commit = commit
        self.source = source
        self.slot = slot
        self.isCurrent = isCurrent
        self.occurrence = occurrence
        self.exposure = exposure
        self.feed = feed
    }
}

extension Sighting {
    /// What makes two sightings one place: without an id, only the line tells places apart.
    public struct Spot: Sendable, Hashable {
        var path: String
        var line: Int
        var occurrence: OccurrenceID?
    }

    public var spot: Spot { Spot(path: path, line: occurrence == nil ? line : 0, occurrence: occurrence) }

    /// One for each place: of a value that stands in the tree and in a commit, the tree's.
    public static func places(_ sightings: [Sighting]) -> [Sighting] {
        let inTree = Set(sightings.filter { $0.commit == nil }.map(\.spot))
        return sightings.filter { $0.commit == nil || !inTree.contains($0.spot) }
    }
}

/// A score from 0 to 100 that explains itself.
public struct Score: Sendable, Hashable, Codable {
    public struct Reason: Sendable, Hashable, Codable {
        public var points: Int
        public var text: String

        public init(points: Int, text: String) {
            self.points = points
            self.text = text
        }
    }
    public var reasons: [Reason]

    public init(reasons: [Reason]) {
        self.reasons = reasons
    }

    public var value: Int { min(100, max(0, reasons.reduce(0) { $0 + $1.points })) }

    /// The heaviest reasons in one line.
    public var summary: String {
        reasons.sorted { $0.points > $1.points }.prefix(3).map(\.text).joined(separator: "; ")
    }

    private enum CodingKeys: String, CodingKey { case value, reasons }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        reasons = try container.decode([Reason].self, forKey: .reasons)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
        try container.encode(reasons, forKey: .reasons)
    }
}
