public import Estate
public import Runtime

/// One row of the inventory.
public struct CredentialSummary: Sendable, Codable {
    public var fingerprint: Fingerprint
    /// The detector's name: `postgresql-password`, `github-token`, …
    public var kind: String
    /// The masked shape.
    public var hint: String
    /// An owner's name, or `unknown`.
    public var owner: String
    public var state: CredentialState
    /// Blast radius, 0…100.
    public var score: Int
    /// The heaviest reasons for the score, in one line.
    public var scoreSummary: String
    /// Its places: what stands in the tree and in a commit is one.
    public var sightings: Int
    /// How many of them are in the working tree still.
    public var currentSightings: Int
    /// Who uses it, by declaration or observation.
    public var workloads: [String]
    public var lastUsedAt: Timestamp?
    /// What to do next, in one line.
    public var nextStep: String?
    /// The sorts of places it was seen in; of files in a history, what they are for.
    public var sources: [SourceKind]
    /// Some of the paths, at most ``pathLimit``: what the text filter looks through.
    public var paths: [String]
    /// When its value was made, as far as anybody knows, else when it was first seen here.
    public var since: Timestamp?
    public var environments: [String]

    /// How many paths a row carries.
    public static let pathLimit = 20

    public init(
        fingerprint: Fingerprint, kind: String, hint: String, owner: String, state: CredentialState, score: Int,
        scoreSummary: String, sightings: Int, currentSightings: Int, workloads: [String], lastUsedAt: Timestamp?,
        nextStep: String?, sources: [SourceKind] = [], paths: [String] = [], since: Timestamp? = nil, environments: [String] = []
    ) {
        self.fingerprint = fingerprint
        self.kind = kind
        self.hint = hint
        self.owner = owner
        self.state = state
        self.score = score
        self.scoreSummary = scoreSummary
        self.sightings = sightings
        self.currentSightings = currentSightings
        self.workloads = workloads
        self.lastUsedAt = lastUsedAt
        self.nextStep = nextStep
        self.sources = sources
        self.paths = Array(paths.prefix(Self.pathLimit))
        self.since = since
        self.environments = environments
    }
}

/// Everything that is known about one credential.
public struct CredentialDetail: Sendable, Codable {
    public var summary: CredentialSummary
    public var score: Score
    public var opens: [Endpoint]
    public var sightings: [Sighting]
    public var consumers: [Consumer]
    public var ownerEvidence: [OwnerEvidence]
    /// The newest verdict; `nil` when nobody asked for one.
    public var proof: ProofSummary?
    public var waiver: WaiverSummary?
    /// Oldest first.
    public var timeline: [TimelineEntry]
    /// Why the value was taken for a secret, in words.
    public var reasons: [String]
    /// Why each workload is taken for a user of it, heaviest first.
    public var workloadEvidence: [WorkloadEvidence]
    /// What is wrong with it beside that it exists.
    public var flags: [CredentialFlag]
    public var expiresAt: Timestamp?
    /// What it is granted, as its target says it.
    public var privilege: [String]
    public var issuer: String?
    /// Granted minus used, where its target was asked.
    public var rights: RightsUse?

    public init(
        summary: CredentialSummary, score: Score, opens: [Endpoint], sightings: [Sighting], consumers: [Consumer],
        ownerEvidence: [OwnerEvidence], proof: ProofSummary?, waiver: WaiverSummary?, timeline: [TimelineEntry],
        reasons: [String] = [], workloadEvidence: [WorkloadEvidence] = [], flags: [CredentialFlag] = [], expiresAt: Timestamp? = nil,
        privilege: [String] = [], issuer: String? = nil, rights: RightsUse? = nil
    ) {
        self.rights = rights
        self.summary = summary
        self.score = score
        self.opens = opens
        self.sightings = sightings
        self.consumers = consumers
        self.ownerEvidence = ownerEvidence
        self.proof = proof
        self.waiver = waiver
        self.timeline = timeline
        self.reasons = reasons
        self.workloadEvidence = workloadEvidence
        self.flags = flags
        self.expiresAt = expiresAt
        self.privilege = privilege
        self.issuer = issuer
    }
}

/// Somebody who presents the credential, or is declared to.
public struct Consumer: Sendable, Codable {
    /// The workload's name, or what is known of a caller that no declaration fits.
    public var name: String
    /// Whether a declaration names it. A consumer that was seen and is not declared is hidden.
    public var isDeclared: Bool
    /// `nil` when no path exists for it.
    public var stage: PathStage?
    public var mode: PathMode?
    /// Uses of the credential that were seen, ever.
    public var uses: Int
    public var lastUsedAt: Timestamp?
    /// How it was recognised, or why it was not.
    public var note: String?

    public init(
        name: String, isDeclared: Bool, stage: PathStage?, mode: PathMode?, uses: Int, lastUsedAt: Timestamp?,
        note: String?
    ) {
        self.name = name
        self.isDeclared = isDeclared
        self.stage = stage
        self.mode = mode
        self.uses = uses
        self.lastUsedAt = lastUsedAt
        self.note = note
    }
}

/// The proof of death and how each of its rules stands.
public struct ProofSummary: Sendable, Codable {
    public enum Verdict: String, Sendable, Codable { case revocable, blocked, unobservable }
    public var verdict: Verdict
    public var at: Timestamp
    /// The verdict in one sentence.
    public var summary: String
    public var rules: [RuleStatus]

    public init(verdict: Verdict, at: Timestamp, summary: String, rules: [RuleStatus]) {
        self.verdict = verdict
        self.at = at
        self.summary = summary
        self.rules = rules
    }
}

public struct RuleStatus: Sendable, Codable {
    public enum Status: String, Sendable, Codable {
        case holds, fails
        /// It will hold if nothing happens until some moment.
        case waiting
        /// No observer could tell.
        case unknown
    }
    public var id: String
    /// The rule in one line.
    public var title: String
    public var status: Status
    /// The facts: names, counts, how long until when.
    public var detail: String

    public init(id: String, title: String, status: Status, detail: String) {
        self.id = id
        self.title = title
        self.status = status
        self.detail = detail
    }
}

/// Something that happened to a credential or a workload.
public struct TimelineEntry: Sendable, Codable {
    public var at: Timestamp
    /// The ledger's kind: `path.mode-changed`.
    public var kind: String
    public var title: String
    public var detail: String?
    public var actor: String?
    /// The entry in the ledger that vouches for it.
    public var ledgerSequence: Int?

    public init(at: Timestamp, kind: String, title: String, detail: String?, actor: String?, ledgerSequence: Int?) {
        self.at = at
        self.kind = kind
        self.title = title
        self.detail = detail
        self.actor = actor
        self.ledgerSequence = ledgerSequence
    }
}
