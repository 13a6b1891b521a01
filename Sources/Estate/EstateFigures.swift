public import Runtime

// What a report says of the estate as a whole, beside its credentials.

/// How many credentials are stored outside a secrets manager (R6). A credential counts once, by its least protected place;
/// issuers' own lists and running processes store nothing and do not count.
public struct StorageShare: Sendable, Codable, Hashable {
    /// In a file, a history, a chat, a ticket, a log, a page.
    public var outside: Int
    /// In the platform's own store and nowhere worse: a cluster's Secret, a variable of a CI service.
    public var platform: Int
    /// In a secrets manager and nowhere else.
    public var manager: Int

    public init(outside: Int = 0, platform: Int = 0, manager: Int = 0) {
        self.outside = outside
        self.platform = platform
        self.manager = manager
    }

    /// Those with a place at all.
    public var stored: Int { outside + platform + manager }

    /// 0…100: of those that are stored somewhere, outside any secrets manager. The platform's stores are not one.
    public var percentOutside: Double { stored == 0 ? 0 : Double(outside + platform) * 100 / Double(stored) }

    /// The numbers in words.
    public var summary: String {
        "\(outside) in files, histories and messages, \(platform) in the platform's own store, \(manager) in a secrets manager only"
    }

    private enum CodingKeys: String, CodingKey { case outside, platform, manager, percentOutside }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        outside = try container.decode(Int.self, forKey: .outside)
        platform = try container.decode(Int.self, forKey: .platform)
        manager = try container.decode(Int.self, forKey: .manager)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outside, forKey: .outside)
        try container.encode(platform, forKey: .platform)
        try container.encode(manager, forKey: .manager)
        try container.encode((percentOutside * 10).rounded() / 10, forKey: .percentOutside)
    }

    /// Counts one credential.
    public mutating func add(kind: String, _ sightings: [Sighting]) {
        // A certificate is public: it may stand anywhere.
        guard !kind.hasSuffix("-certificate") else { return }
        var (isOutside, isPlatform, isManaged) = (false, false, false)
        for sighting in sightings {
            switch sighting.source {
            case .vault: isManaged = true
            case .cluster: isPlatform = true
            case .ci where sighting.path.contains("://"): isPlatform = true
            case .iam, .database, .process, .spreadsheet: break
            case .code, .config, .ci, .documentation, .chat, .ticket, .log, .history, .certificate: isOutside = true
            }
        }
        if isOutside { outside += 1 } else if isPlatform { platform += 1 } else if isManaged { manager += 1 }
    }

    /// Counts all.
    public init(of credentials: [FoundCredential]) {
        self.init()
        for credential in credentials { add(kind: credential.kind, credential.sightings) }
    }
}

/// Something that authenticates, whatever it is: one row for each (R2).
public struct FoundWorkload: Sendable, Codable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case service, script, container, job, function, pipeline, api
        /// A model's client, an agent, a tool server for one.
        case ai
        /// An account that logs in without being a person: a database's role, a cloud's user, a cluster's service account.
        case account
    }
    public var name: String
    public var kind: Kind
    /// What says so: `k8s/orders.yaml:3`, `postgresql://db:5432/roles/shop`.
    public var source: String
    /// Why it is of this kind, in words.
    public var why: String
    public var namespace: String?
    public var environment: String?
    public var owner: String?
    /// Credentials of this report that it is taken for a user of, or that are this account's.
    public var credentials: Int

    public init(
        name: String, kind: Kind, source: String, why: String, namespace: String? = nil, environment: String? = nil,
        owner: String? = nil, credentials: Int = 0
    ) {
        self.name = name
        self.kind = kind
        self.source = source
        self.why = why
        self.namespace = namespace
        self.environment = environment
        self.owner = owner
        self.credentials = credentials
    }
}

/// A credential whose value was copied, and what hangs on the copies (R105).
public struct CopiedCredential: Sendable, Codable, Hashable {
    /// Where the copies of one environment stand.
    public struct Environment: Sendable, Codable, Hashable {
        /// `production`, …; `unknown` where no place says.
        public var name: String
        public var places: [String]

        public init(name: String, places: [String]) {
            self.name = name
            self.places = places
        }
    }

    /// An access path that works because of a copy: a workload, and what it reaches.
    public struct Path: Sendable, Codable, Hashable {
        public var workload: String
        /// `nil` where nothing says what the credential opens.
        public var opens: String?

        public init(workload: String, opens: String?) {
            self.workload = workload
            self.opens = opens
        }
    }

    public var fingerprint: Fingerprint
    public var kind: String
    /// Current places with the same value, two or more.
    public var copies: Int
    public var environments: [Environment]
    /// Whether it stands in several environments that are known by name.
    public var crossesEnvironments: Bool
    public var paths: [Path]

    public init(
        fingerprint: Fingerprint, kind: String, copies: Int, environments: [Environment], crossesEnvironments: Bool, paths: [Path]
    ) {
        self.fingerprint = fingerprint
        self.kind = kind
        self.copies = copies
        self.environments = environments
        self.crossesEnvironments = crossesEnvironments
        self.paths = paths
    }
}

/// A pipeline and the secrets that each run of it reads (R106).
public struct PipelineReads: Sendable, Codable, Hashable {
    /// One read: of one name, at one place.
    public struct Read: Sendable, Codable, Hashable {
        /// `secrets.DEPLOY_KEY`, `kv/shop/db`, `$NPM_TOKEN`.
        public var secret: String
        /// How: `expression`, `environment`, `vault`, `aws`, `gcp`, `azure`, `binding`, `context`, `file`.
        public var how: String
        /// The job, where the definition has jobs.
        public var job: String?
        public var line: Int

        public init(secret: String, how: String, job: String?, line: Int) {
            self.secret = secret
            self.how = how
            self.job = job
            self.line = line
        }
    }

    /// `github:release`, `gitlab:deploy`.
    public var name: String
    public var path: String
    /// `github`, `gitlab`, `circleci`, `jenkins`, `azure`, `bitbucket`, `drone`, `travis`, `buildkite`; of a log `log`.
    public var system: String
    /// As the definition has them: each is done once in a run in which every job runs once.
    public var reads: [Read]
    /// Runs that logs in the tree show, and the reads counted in them; `nil` where no log was found.
    public var loggedRuns: Int?
    public var loggedReads: Int?

    public var readsPerRun: Int { reads.count }
    public var secrets: Int { Set(reads.map(\.secret)).count }

    public init(
        name: String, path: String, system: String, reads: [Read], loggedRuns: Int? = nil, loggedReads: Int? = nil
    ) {
        self.name = name
        self.path = path
        self.system = system
        self.reads = reads
        self.loggedRuns = loggedRuns
        self.loggedReads = loggedReads
    }

    private enum CodingKeys: String, CodingKey { case name, path, system, reads, loggedRuns, loggedReads, readsPerRun, secrets }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        path = try container.decode(String.self, forKey: .path)
        system = try container.decode(String.self, forKey: .system)
        reads = try container.decode([Read].self, forKey: .reads)
        loggedRuns = try container.decodeIfPresent(Int.self, forKey: .loggedRuns)
        loggedReads = try container.decodeIfPresent(Int.self, forKey: .loggedReads)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(path, forKey: .path)
        try container.encode(system, forKey: .system)
        try container.encode(readsPerRun, forKey: .readsPerRun)
        try container.encode(secrets, forKey: .secrets)
        try container.encode(reads, forKey: .reads)
        try container.encodeIfPresent(loggedRuns, forKey: .loggedRuns)
        try container.encodeIfPresent(loggedReads, forKey: .loggedReads)
    }
}

/// How fast standing credentials come, against how fast they become known (R17), by weeks that begin on Monday, UTC.
public struct CredentialGrowth: Sendable, Codable, Hashable {
    public struct Week: Sendable, Codable, Hashable {
        public var from: Timestamp
        /// Made in that week, by their own date.
        public var created: Int
        /// First taken into the inventory in that week.
        public var known: Int
        /// Made by its end, and not known by then.
        public var backlog: Int

        public init(from: Timestamp, created: Int, known: Int, backlog: Int) {
            self.from = from
            self.created = created
            self.known = known
            self.backlog = backlog
        }
    }

    /// Oldest first, without gaps; the last is the one that runs.
    public var weeks: [Week]
    /// Of the four whole weeks before this one.
    public var createdPerWeek: Double
    public var knownPerWeek: Double
    /// Those whose own date nobody tells: they count as made when they became known.
    public var undated: Int
    /// How long half of the dated ones had stood before they became known, in days; `nil` without any.
    public var medianDaysUnknown: Int?

    static let week: Int64 = 7 * 86_400_000

    /// - Parameters:
    ///   - credentials: when each was made, where that is known, and when it became known.
    ///   - count: how many weeks to tell.
    public init(_ credentials: [(created: Timestamp?, known: Timestamp)], weeks count: Int = 12, now: Timestamp) {
        // 1970-01-05 was a Monday.
        func number(_ at: Timestamp) -> Int64 { (at.milliseconds - 4 * 86_400_000).dividedFloor(by: Self.week) }
        let this = number(now)
        let dated = credentials.map { (created: min($0.created ?? $0.known, $0.known), known: $0.known) }
        var (created, known) = ([Int64: Int](), [Int64: Int]())
        for one in dated {
            created[number(one.created), default: 0] += 1
            known[number(one.known), default: 0] += 1
        }
        weeks = (0..<Int64(max(1, min(count, 520)))).reversed().map { back in
            let week = this - back
            return Week(
                from: Timestamp(milliseconds: week * Self.week + 4 * 86_400_000), created: created[week] ?? 0, known: known[week] ?? 0,
                backlog: dated.count { number($0.created) <= week && number($0.known) > week })
        }
        let last = (1...4).map { this - Int64($0) }
        createdPerWeek = Double(last.reduce(0) { $0 + (created[$1] ?? 0) }) / 4
        knownPerWeek = Double(last.reduce(0) { $0 + (known[$1] ?? 0) }) / 4
        undated = credentials.count { $0.created == nil }
        let waits = credentials.compactMap { one in one.created.map { max(0, (one.known - $0).milliseconds / 86_400_000) } }.sorted()
        medianDaysUnknown = waits.isEmpty ? nil : Int(waits[waits.count / 2])
    }
}

extension Int64 {
    fileprivate func dividedFloor(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Double {
    /// One decimal, without one that is nought.
    public var inTenths: String {
        let tenths = Int((self * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
