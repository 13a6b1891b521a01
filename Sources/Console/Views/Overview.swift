public import Estate
public import Runtime

/// Where the whole migration stands: the answer of `/api/v1/overview` and the first page.
public struct Overview: Sendable, Codable {
    public var trustDomain: String
    /// When this was true.
    public var at: Timestamp
    public var counts: Counts
    /// Standing credentials over time, oldest first. A point for each change is enough.
    public var history: [StandingPoint]
    /// How many paths are at each stage now. A stage that is left out has none.
    public var pipeline: [StageCount]
    /// What still stands, heaviest first.
    public var left: [CredentialSummary]
    /// The heaviest ones for which nothing has begun (R96).
    public var hardestUntouched: [CredentialSummary]
    public var waivers: [WaiverSummary]
    public var ledger: LedgerStatus

    public init(
        trustDomain: String, at: Timestamp, counts: Counts, history: [StandingPoint], pipeline: [StageCount],
        left: [CredentialSummary], hardestUntouched: [CredentialSummary], waivers: [WaiverSummary], ledger: LedgerStatus
    ) {
        self.trustDomain = trustDomain
        self.at = at
        self.counts = counts
        self.history = history
        self.pipeline = pipeline
        self.left = left
        self.hardestUntouched = hardestUntouched
        self.waivers = waivers
        self.ledger = ledger
    }
}

/// The numbers that move while somebody looks.
public struct Counts: Sendable, Codable {
    /// Credentials by state; their sum is what was found.
    public var standing: Int
    public var excepted: Int
    public var disabled: Int
    public var retired: Int
    /// Connections and requests that agents carried in the last minute, and how many of them failed.
    public var requestsLastMinute: Int
    public var failuresLastMinute: Int
    /// Connections that agents carry now.
    public var liveSessions: Int
    /// Short-lived credentials that are valid now.
    public var liveGrants: Int

    public init(
        standing: Int, excepted: Int, disabled: Int, retired: Int, requestsLastMinute: Int, failuresLastMinute: Int,
        liveSessions: Int, liveGrants: Int
    ) {
        self.standing = standing
        self.excepted = excepted
        self.disabled = disabled
        self.retired = retired
        self.requestsLastMinute = requestsLastMinute
        self.failuresLastMinute = failuresLastMinute
        self.liveSessions = liveSessions
        self.liveGrants = liveGrants
    }

    public var found: Int { standing + excepted + disabled + retired }
}

/// How many standing credentials there were from this moment on.
public struct StandingPoint: Sendable, Codable {
    public var at: Timestamp
    public var standing: Int

    public init(at: Timestamp, standing: Int) {
        self.at = at
        self.standing = standing
    }
}

public struct StageCount: Sendable, Codable {
    public var stage: PathStage
    public var paths: Int

    public init(stage: PathStage, paths: Int) {
        self.stage = stage
        self.paths = paths
    }
}

/// An explicit exception (R91): what it covers, who answers for it, and when it ends.
public struct WaiverSummary: Sendable, Codable {
    public var id: String
    /// The credential it covers.
    public var credential: Fingerprint?
    /// What it covers, in words.
    public var subject: String
    /// `legacy-api`, `batch`, `third-party`, … (R93).
    public var kind: String
    public var owner: String
    public var reason: String
    /// What makes up for it meanwhile.
    public var controls: [String]
    public var expiresAt: Timestamp
    /// How often it was prolonged. A number that grows is a finding (R92).
    public var renewals: Int

    public init(
        id: String, credential: Fingerprint?, subject: String, kind: String, owner: String, reason: String,
        controls: [String], expiresAt: Timestamp, renewals: Int
    ) {
        self.id = id
        self.credential = credential
        self.subject = subject
        self.kind = kind
        self.owner = owner
        self.reason = reason
        self.controls = controls
        self.expiresAt = expiresAt
        self.renewals = renewals
    }
}

/// The audit ledger's head and what the last verification said.
public struct LedgerStatus: Sendable, Codable {
    public enum Verification: String, Sendable, Codable { case intact, broken, unchecked }
    /// Number of entries.
    public var size: Int
    /// Hash of the head in hexadecimal; empty when there is no entry.
    public var head: String
    public var verification: Verification
    public var verifiedAt: Timestamp?
    /// What is wrong, when broken.
    public var problem: String?

    public init(size: Int, head: String, verification: Verification, verifiedAt: Timestamp?, problem: String?) {
        self.size = size
        self.head = head
        self.verification = verification
        self.verifiedAt = verifiedAt
        self.problem = problem
    }
}
