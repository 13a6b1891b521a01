public import Estate
public import Runtime

/// One thing that an operator can have done: its name under `/api/v1/actions/`, what is sent, what comes back. The server
/// implements them, the command line calls them; both speak through these types, so that neither can drift.
public protocol ActionCall: Codable, Sendable {
    associatedtype Answer: Codable & Sendable
    static var name: String { get }
}

/// The actions of the control plane.
public enum Action {
    /// Declares resources, workloads and the access paths that follow from them.
    public struct Apply: ActionCall {
        public static let name = "apply"
        public var declaration: EstateDeclaration
        public var dryRun: Bool

        public init(declaration: EstateDeclaration, dryRun: Bool) {
            self.declaration = declaration
            self.dryRun = dryRun
        }

        public struct Answer: Codable, Sendable {
            public var resources: [String]
            public var workloads: [String]
            public var paths: [PathStatus]
            /// What could not be joined yet, and what to do about it.
            public var notes: [String]

            public init(resources: [String], workloads: [String], paths: [PathStatus], notes: [String]) {
                self.resources = resources
                self.workloads = workloads
                self.paths = paths
                self.notes = notes
            }
        }
    }

    /// The inventory in figures: where credentials are stored, how fast they come, which finished services were reopened.
    public struct Figures: ActionCall {
        public static let name = "figures"
        public init() {}
        public typealias Answer = InventoryFigures
    }

    /// The AI agents: who of them is under policy, and who may more than it does.
    public struct Agents: ActionCall {
        public static let name = "agents"
        /// Uses before that count for nothing.
        public var since: Timestamp

        public init(since: Timestamp) { self.since = since }
        public typealias Answer = AgentFigures
    }

    /// What a name rests on, hop by hop.
    public struct Assurance: ActionCall {
        public static let name = "assurance"
        /// An access path or a SPIFFE ID; `nil` for all.
        public var of: String?

        public init(of name: String?) { of = name }
        public typealias Answer = [AssuranceChain]
    }

    /// Takes a scan into the inventory.
    public struct Import: ActionCall {
        public static let name = "import"
        public var report: ScanReport

        public init(report: ScanReport) {
            self.report = report
        }

        public struct Answer: Codable, Sendable {
            public var credentials: Int
            public var new: Int
            public var sightings: Int
            public var newSightings: Int
            public var gone: Int
            /// Feeds that told nothing this time, or not everything, and how many of their earlier places were kept.
            public var gaps: [String]
            public var kept: Int
            /// Finished services that this import reopens (R113).
            public var reopened: [Reopened]

            public init(
                credentials: Int, new: Int, sightings: Int, newSightings: Int, gone: Int, gaps: [String] = [], kept: Int = 0,
                reopened: [Reopened] = []
            ) {
                self.credentials = credentials
                self.new = new
                self.sightings = sightings
                self.newSightings = newSightings
                self.gone = gone
                self.gaps = gaps
                self.kept = kept
                self.reopened = reopened
            }
        }
    }

    /// Orders the inventory by blast radius, each place with its reasons.
    public struct Rank: ActionCall {
        public static let name = "rank"
        /// Weights other than the standard ones, by name.
        public var weights: [String: Int]?

        public init(weights: [String: Int]? = nil) {
            self.weights = weights
        }

        public struct Answer: Codable, Sendable {
            public var credentials: [Ranked]

            public init(credentials: [Ranked]) {
                self.credentials = credentials
            }
        }

        public struct Ranked: Codable, Sendable {
            public var fingerprint: Fingerprint
            public var kind: String
            public var hint: String
            public var owner: String
            public var state: CredentialState
            public var score: Score

            public init(
                fingerprint: Fingerprint, kind: String, hint: String, owner: String, state: CredentialState, score: Score
            ) {
                self.fingerprint = fingerprint
                self.kind = kind
                self.hint = hint
                self.owner = owner
                self.state = state
                self.score = score
            }
        }
    }

    /// The inventory as a scan's report: for other tools' formats, and to explain a credential.
    public struct Export: ActionCall {
        public static let name = "export"
        /// A fingerprint, its first letters, or `login@resource`; `nil` for all.
        public var credential: String?

        public init(credential: String?) {
            self.credential = credential
        }

        public struct Answer: Codable, Sendable {
            public var report: ScanReport
            /// Where each stands in its life, by fingerprint.
            public var states: [String: CredentialState]

            public init(report: ScanReport, states: [String: CredentialState]) {
                self.report = report
                self.states = states
            }
        }
    }

    /// Names a credential's owner against all that scans conclude; without an owner, lets their evidence decide again.
    public struct Own: ActionCall {
        public static let name = "own"
        /// A fingerprint, its first letters, or `login@resource`.
        public var credential: String
        public var owner: String?
        public var reason: String?

        public init(credential: String, owner: String?, reason: String?) {
            self.credential = credential
            self.owner = owner
            self.reason = reason
        }

        public struct Answer: Codable, Sendable {
            public var fingerprint: Fingerprint
            public var owner: String
            public var ownerEvidence: [OwnerEvidence]
            /// Credentials in the inventory, and how many of them have an owner.
            public var credentials: Int
            public var owned: Int

            public init(fingerprint: Fingerprint, owner: String, ownerEvidence: [OwnerEvidence], credentials: Int, owned: Int) {
                self.fingerprint = fingerprint
                self.owner = owner
                self.ownerEvidence = ownerEvidence
                self.credentials = credentials
                self.owned = owned
            }
        }
    }

    /// Where every registered path stands.
    public struct Paths: ActionCall {
        public static let name = "paths"
        public init() {}

        public struct Answer: Codable, Sendable {
            public var paths: [PathStatus]

            public init(paths: [PathStatus]) {
                self.paths = paths
            }
        }
    }

    /// Chooses how a path that is not cut over is watched: `pass` or `flag`.
    public struct Watch: ActionCall {
        public typealias Answer = PathStatus
        public static let name = "watch"
        public var path: String
        public var mode: PathMode

        public init(path: String, mode: PathMode) {
            self.path = path
            self.mode = mode
        }
    }

    public struct Cutover: ActionCall {
        public typealias Answer = PathStatus
        public static let name = "cutover"
        public var path: String
        public var dryRun: Bool

        public init(path: String, dryRun: Bool) {
            self.path = path
            self.dryRun = dryRun
        }
    }

    public struct Rollback: ActionCall {
        public typealias Answer = PathStatus
        public static let name = "rollback"
        public var path: String
        public var dryRun: Bool

        public init(path: String, dryRun: Bool) {
            self.path = path
            self.dryRun = dryRun
        }
    }

    /// Asks whether a credential is dead.
    public struct Prove: ActionCall {
        public static let name = "prove"
        /// A fingerprint, the start of its last part, or `login@resource`.
        public var credential: String

        public init(credential: String) {
            self.credential = credential
        }

        public struct Answer: Codable, Sendable {
            public var credential: Fingerprint
            public var verdict: ProofSummary.Verdict
            /// Who stands in the way. Empty while only time is missing.
            public var blockedBy: [BlockedBy]
            public var rules: [RuleStatus]
            /// When time alone may have mended it.
            public var earliest: Timestamp?

            public init(
                credential: Fingerprint, verdict: ProofSummary.Verdict, blockedBy: [BlockedBy], rules: [RuleStatus],
                earliest: Timestamp?
            ) {
                self.credential = credential
                self.verdict = verdict
                self.blockedBy = blockedBy
                self.rules = rules
                self.earliest = earliest
            }
        }

        public struct BlockedBy: Codable, Sendable {
            public var name: String
            public var reason: String
            public var lastSeen: Timestamp?

            public init(name: String, reason: String, lastSeen: Timestamp?) {
                self.name = name
                self.reason = reason
                self.lastSeen = lastSeen
            }
        }
    }

    /// Retires a credential as far as is possible now: disable, soak, remove, verify. Called again, it goes on.
    public struct Retire: ActionCall {
        public static let name = "retire"
        public var credential: String
        /// Length of the soak in milliseconds, for the first call.
        public var soakMilliseconds: Int64
        /// The old secret, read again from one of its sightings, for the probe at the real target. Not kept, not logged.
        public var oldSecret: String?
        public var dryRun: Bool
        /// Go back while it is only disabled.
        public var undo: Bool

        public init(credential: String, soakMilliseconds: Int64, oldSecret: String?, dryRun: Bool, undo: Bool) {
            self.credential = credential
            self.soakMilliseconds = soakMilliseconds
            self.oldSecret = oldSecret
            self.dryRun = dryRun
            self.undo = undo
        }

        public struct Answer: Codable, Sendable {
            public enum Phase: String, Codable, Sendable {
                case wouldDisable = "would-disable"
                case soaking, retired, undone
            }
            public var credential: Fingerprint
            public var phase: Phase
            public var soakUntil: Timestamp?
            /// What the real target said to the old secret.
            public var refusal: String?
            public var acceptedBefore: Bool
            /// Lines at the target that let this login, or those that replace it, in without proof, and what could not be looked at.
            public var warnings: [String]?

            public init(
                credential: Fingerprint, phase: Phase, soakUntil: Timestamp?, refusal: String?, acceptedBefore: Bool, warnings: [String] = []
            ) {
                self.warnings = warnings.isEmpty ? nil : warnings
                self.credential = credential
                self.phase = phase
                self.soakUntil = soakUntil
                self.refusal = refusal
                self.acceptedBefore = acceptedBefore
            }
        }
    }

    /// Grants an explicit, owned, time-bounded exception.
    public struct Waive: ActionCall {
        public typealias Answer = WaiverSummary
        public static let name = "waive"
        public var credential: String
        public var kind: String?
        public var owner: String?
        public var reason: String?
        public var expiresAt: Timestamp?
        public var controls: [String]

        public init(
            credential: String, kind: String?, owner: String?, reason: String?, expiresAt: Timestamp?, controls: [String]
        ) {
            self.credential = credential
            self.kind = kind
            self.owner = owner
            self.reason = reason
            self.expiresAt = expiresAt
            self.controls = controls
        }
    }

    /// Makes a plan for all registered paths, or says what is missing.
    public struct Plan: ActionCall {
        public static let name = "plan"
        public var dryRun: Bool

        public init(dryRun: Bool) {
            self.dryRun = dryRun
        }

        public struct Answer: Codable, Sendable {
            public var id: String
            public var parent: String?
            public var items: [Item]
            public var exceptions: [Exception]

            public init(id: String, parent: String?, items: [Item], exceptions: [Exception]) {
                self.id = id
                self.parent = parent
                self.items = items
                self.exceptions = exceptions
            }
        }

        public struct Item: Codable, Sendable {
            public var path: String
            public var credential: Fingerprint
            public var wave: Int
            public var identitySource: String
            public var targetPattern: String
            public var cutoverStep: String
            public var rollback: String
            public var owners: Accountable
            public var reason: String

            public init(
                path: String, credential: Fingerprint, wave: Int, identitySource: String, targetPattern: String,
                cutoverStep: String, rollback: String, owners: Accountable, reason: String
            ) {
                self.path = path
                self.credential = credential
                self.wave = wave
                self.identitySource = identitySource
                self.targetPattern = targetPattern
                self.cutoverStep = cutoverStep
                self.rollback = rollback
                self.owners = owners
                self.reason = reason
            }
        }

        public struct Exception: Codable, Sendable {
            public var path: String
            public var reason: String
            public var next: String

            public init(path: String, reason: String, next: String) {
                self.path = path
                self.reason = reason
                self.next = next
            }
        }
    }

    /// Before and after, what was proven and how, what remains.
    public struct Report: ActionCall {
        public static let name = "report"
        public init() {}

        public struct Answer: Codable, Sendable {
            public var at: Timestamp
            public var found: Int
            /// Neither waived, nor disabled, nor retired: as the overview counts.
            public var standing: Int
            public var disabled: Int
            public var excepted: Int
            public var retired: Int
            public var paths: [PathStatus]
            public var retirements: [RetirementStatus]
            public var waivers: [WaiverSummary]
            public var remaining: [Rank.Ranked]
            /// Workloads that were only seen, never declared.
            public var undeclared: [String]
            public var ledgerEntries: Int

            public init(
                at: Timestamp, found: Int, standing: Int, disabled: Int, excepted: Int, retired: Int, paths: [PathStatus],
                retirements: [RetirementStatus], waivers: [WaiverSummary], remaining: [Rank.Ranked],
                undeclared: [String], ledgerEntries: Int
            ) {
                self.at = at
                self.found = found
                self.standing = standing
                self.disabled = disabled
                self.excepted = excepted
                self.retired = retired
                self.paths = paths
                self.retirements = retirements
                self.waivers = waivers
                self.remaining = remaining
                self.undeclared = undeclared
                self.ledgerEntries = ledgerEntries
            }
        }

        public struct RetirementStatus: Codable, Sendable {
            public var credential: Fingerprint
            public var login: String?
            public var disabledAt: Timestamp
            public var verifiedAt: Timestamp?
            public var refusal: String?
            public var acceptedBefore: Bool
            public var proof: String
            public var findings: [String]

            public init(
                credential: Fingerprint, login: String?, disabledAt: Timestamp, verifiedAt: Timestamp?, refusal: String?,
                acceptedBefore: Bool, proof: String, findings: [String]
            ) {
                self.credential = credential
                self.login = login
                self.disabledAt = disabledAt
                self.verifiedAt = verifiedAt
                self.refusal = refusal
                self.acceptedBefore = acceptedBefore
                self.proof = proof
                self.findings = findings
            }
        }
    }

    /// Makes a single-use join token for one agent.
    public struct CreateToken: ActionCall {
        public static let name = "token-create"
        public var lifetimeMilliseconds: Int64
        /// The only name that it is good for, also when a node has it already; without one it is good for any new name.
        public var node: String?

        public init(lifetimeMilliseconds: Int64, node: String? = nil) {
            self.lifetimeMilliseconds = lifetimeMilliseconds
            self.node = node
        }

        public struct Answer: Codable, Sendable {
            /// Shown once.
            public var token: String
            public var expiresAt: Timestamp
            public var server: String
            public var node: String?

            public init(token: String, expiresAt: Timestamp, server: String, node: String? = nil) {
                self.token = token
                self.expiresAt = expiresAt
                self.server = server
                self.node = node
            }
        }
    }
}

/// One access path as people see it.
public struct PathStatus: Codable, Sendable, Hashable {
    public var name: String
    public var workload: String
    public var resource: String
    public var login: String?
    public var credential: Fingerprint?
    public var mode: PathMode
    public var stage: PathStage
    public var means: Means
    public var generation: Int
    /// Whether an agent serves the present generation.
    public var isApplied: Bool
    public var cutOverAt: Timestamp?
    /// Exchanges and failed ones, over the standing credential and over its replacement.
    public var oldExchanges: Int
    public var oldErrors: Int
    public var newExchanges: Int
    public var newErrors: Int
    public var liveGrants: Int
    public var listen: ListenAddress?

    public init(
        name: String, workload: String, resource: String, login: String?, credential: Fingerprint?, mode: PathMode,
        stage: PathStage, means: Means, generation: Int, isApplied: Bool, cutOverAt: Timestamp?, oldExchanges: Int,
        oldErrors: Int, newExchanges: Int, newErrors: Int, liveGrants: Int, listen: ListenAddress?
    ) {
        self.name = name
        self.workload = workload
        self.resource = resource
        self.login = login
        self.credential = credential
        self.mode = mode
        self.stage = stage
        self.means = means
        self.generation = generation
        self.isApplied = isApplied
        self.cutOverAt = cutOverAt
        self.oldExchanges = oldExchanges
        self.oldErrors = oldErrors
        self.newExchanges = newExchanges
        self.newErrors = newErrors
        self.liveGrants = liveGrants
        self.listen = listen
    }
}
