public import Estate
public import Runtime

/// One row of the services.
public struct WorkloadSummary: Sendable, Codable {
    public var name: String
    public var kind: Workload.Kind
    public var environment: String?
    /// The application owner, or `unknown`.
    public var owner: String
    public var spiffeID: String?
    /// `false` for one that was only seen.
    public var isDeclared: Bool
    public var paths: Int
    public var retiredPaths: Int
    /// The stage of the path that is furthest behind; `nil` without paths.
    public var leastStage: PathStage?
    public var nextStep: String?
    /// Standing credentials that have appeared in it after all its paths were retired: it is not finished any more (R113).
    public var reopenedBy: [Fingerprint]

    public init(
        name: String, kind: Workload.Kind, environment: String?, owner: String, spiffeID: String?, isDeclared: Bool,
        paths: Int, retiredPaths: Int, leastStage: PathStage?, nextStep: String?, reopenedBy: [Fingerprint] = []
    ) {
        self.reopenedBy = reopenedBy
        self.name = name
        self.kind = kind
        self.environment = environment
        self.owner = owner
        self.spiffeID = spiffeID
        self.isDeclared = isDeclared
        self.paths = paths
        self.retiredPaths = retiredPaths
        self.leastStage = leastStage
        self.nextStep = nextStep
    }

    /// Partial is never complete (R100): every path, at least one, and nothing new that stands.
    public var isComplete: Bool { paths > 0 && retiredPaths == paths && reopenedBy.isEmpty }
}

/// Everything that is known about one workload.
public struct WorkloadDetail: Sendable, Codable {
    public var summary: WorkloadSummary
    public var purpose: String?
    public var owners: Accountable?
    public var selectors: [Selector]
    public var identity: IdentityStatus?
    public var paths: [PathDetail]
    /// Oldest first.
    public var timeline: [TimelineEntry]

    public init(
        summary: WorkloadSummary, purpose: String?, owners: Accountable?, selectors: [Selector],
        identity: IdentityStatus?, paths: [PathDetail], timeline: [TimelineEntry]
    ) {
        self.summary = summary
        self.purpose = purpose
        self.owners = owners
        self.selectors = selectors
        self.identity = identity
        self.paths = paths
        self.timeline = timeline
    }
}

/// The short-lived identity that it holds now.
public struct IdentityStatus: Sendable, Codable {
    public var spiffeID: String
    public var issuedAt: Timestamp
    public var expiresAt: Timestamp
    /// How often it was renewed since the workload was first attested.
    public var renewals: Int

    public init(spiffeID: String, issuedAt: Timestamp, expiresAt: Timestamp, renewals: Int) {
        self.spiffeID = spiffeID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.renewals = renewals
    }
}

/// One access path and how far it has come.
public struct PathDetail: Sendable, Codable {
    public var id: String
    public var resource: String
    public var login: String?
    public var credential: Fingerprint?
    public var means: Means
    public var mode: PathMode
    public var stage: PathStage
    public var listen: String?
    /// The plan that moves it.
    public var plan: String?
    /// One for each stage that was reached or is next, in order.
    public var milestones: [Milestone]

    public init(
        id: String, resource: String, login: String?, credential: Fingerprint?, means: Means, mode: PathMode,
        stage: PathStage, listen: String?, plan: String?, milestones: [Milestone]
    ) {
        self.id = id
        self.resource = resource
        self.login = login
        self.credential = credential
        self.means = means
        self.mode = mode
        self.stage = stage
        self.listen = listen
        self.plan = plan
        self.milestones = milestones
    }
}

/// A stage of one path, and what shows that it was reached.
public struct Milestone: Sendable, Codable {
    public var stage: PathStage
    /// `nil` while it is not reached.
    public var reachedAt: Timestamp?
    public var evidence: [String]
    /// What stands in the way, while it is not reached.
    public var blockedBy: String?
    public var ledgerSequence: Int?

    public init(stage: PathStage, reachedAt: Timestamp?, evidence: [String], blockedBy: String?, ledgerSequence: Int?) {
        self.stage = stage
        self.reachedAt = reachedAt
        self.evidence = evidence
        self.blockedBy = blockedBy
        self.ledgerSequence = ledgerSequence
    }
}
