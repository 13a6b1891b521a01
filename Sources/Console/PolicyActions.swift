public import Access
public import AuditLedger
public import Runtime

/// Policies: applied, looked at, tried against what was recorded; and the decisions that they made.
extension Action {
    /// Puts policies in force, or beside those that are. Says first what is wrong with them, and what they would have decided otherwise.
    public struct ApplyPolicies: ActionCall {
        public static let name = "policy-apply"
        public var bundle: PolicyBundle
        public var place: PolicyRecords.Place
        /// Refuses what is not proved to allow nothing that is denied now.
        public var mustGrantNothingNew: Bool
        public var note: String
        public var dryRun: Bool

        public init(bundle: PolicyBundle, place: PolicyRecords.Place, mustGrantNothingNew: Bool, note: String, dryRun: Bool) {
            self.bundle = bundle
            self.place = place
            self.mustGrantNothingNew = mustGrantNothingNew
            self.note = note
            self.dryRun = dryRun
        }

        public struct Answer: Codable, Sendable {
            public var digest: String
            /// `nil` where nothing was changed.
            public var revision: Int?
            /// The same as what is in force.
            public var isUnchanged: Bool
            public var policies: Int
            public var findings: [EditionRules.Finding]
            /// What of the newest recorded decisions would have come out otherwise.
            public var replay: ReplayPolicies.Answer
            /// True where it is proved that nothing new is allowed; `nil` where nobody asked.
            public var grantsNothingNew: Bool?
            /// What was proved.
            public var newAccess: String?

            public init(
                digest: String, revision: Int?, isUnchanged: Bool, policies: Int, findings: [EditionRules.Finding], replay: ReplayPolicies.Answer,
                grantsNothingNew: Bool?, newAccess: String?
            ) {
                self.digest = digest
                self.revision = revision
                self.isUnchanged = isUnchanged
                self.policies = policies
                self.findings = findings
                self.replay = replay
                self.grantsNothingNew = grantsNothingNew
                self.newAccess = newAccess
            }
        }
    }

    /// What is in force, what stands beside it, and what was before.
    public struct Policies: ActionCall {
        public static let name = "policies"
        /// `nil` for what is in force.
        public var revision: Int?

        public init(revision: Int? = nil) { self.revision = revision }

        public struct Answer: Codable, Sendable {
            public var revision: Int
            public var digest: String
            public var bundle: PolicyBundle
            public var isLive: Bool
            /// Policies that have expired, and those that will in two weeks.
            public var findings: [EditionRules.Finding]
            public var shadow: Shadow?
            /// Newest first.
            public var history: [PolicyRecords.Applied]

            public init(
                revision: Int, digest: String, bundle: PolicyBundle, isLive: Bool, findings: [EditionRules.Finding], shadow: Shadow?,
                history: [PolicyRecords.Applied]
            ) {
                self.revision = revision
                self.digest = digest
                self.bundle = bundle
                self.isLive = isLive
                self.findings = findings
                self.shadow = shadow
                self.history = history
            }
        }

        public struct Shadow: Codable, Sendable, Hashable {
            public var revision: Int
            public var digest: String
            public var count: PolicyBook.ShadowCount

            public init(revision: Int, digest: String, count: PolicyBook.ShadowCount) {
                self.revision = revision
                self.digest = digest
                self.count = count
            }
        }
    }

    /// Puts an earlier edition, or the one in the shadow, in force again; or ends the shadow.
    public struct MovePolicies: ActionCall {
        public static let name = "policy-move"
        public enum Move: String, Codable, Sendable {
            case rollback, enforce, endShadow
        }
        public var move: Move
        /// Of a rollback; `nil` for the one before.
        public var revision: Int?
        /// Refuses what is not proved to allow nothing that is denied now.
        public var mustGrantNothingNew: Bool?
        public var dryRun: Bool

        public init(move: Move, revision: Int? = nil, mustGrantNothingNew: Bool = false, dryRun: Bool) {
            self.move = move
            self.revision = revision
            self.mustGrantNothingNew = mustGrantNothingNew
            self.dryRun = dryRun
        }

        public struct Answer: Codable, Sendable {
            /// What was in force.
            public var from: Int
            /// Whose policies are in force from now on; of an ended shadow, what is in force.
            public var to: Int
            /// The number that they have now; `nil` where nothing was changed.
            public var revision: Int?
            public var replay: ReplayPolicies.Answer
            /// What was proved; `nil` where nobody asked.
            public var newAccess: String?

            public init(from: Int, to: Int, revision: Int?, replay: ReplayPolicies.Answer, newAccess: String?) {
                self.from = from
                self.to = to
                self.revision = revision
                self.replay = replay
                self.newAccess = newAccess
            }
        }
    }

    /// Runs policies against the recorded decisions.
    public struct ReplayPolicies: ActionCall {
        public static let name = "policy-replay"
        public var bundle: PolicyBundle
        /// The newest so many; `nil` for all.
        public var newest: Int?

        public init(bundle: PolicyBundle, newest: Int? = nil) {
            self.bundle = bundle
            self.newest = newest
        }

        public struct Answer: Codable, Sendable {
            public var replayed: Int
            public var skipped: Int
            public var flipped: Int
            /// Of these, what the policies in force deny and these allow.
            public var newlyAllowed: Int
            /// At most 1,000, the most frequent first.
            public var flips: [Replay.Flip]
            /// The policies decided that count at this time; `nil` for those that counted when each decision was made.
            public var asOf: Timestamp?
            /// CPU time that it took, in milliseconds.
            public var milliseconds: Int

            public init(
                replayed: Int, skipped: Int, flipped: Int, newlyAllowed: Int, flips: [Replay.Flip], asOf: Timestamp?, milliseconds: Int
            ) {
                self.replayed = replayed
                self.skipped = skipped
                self.flipped = flipped
                self.newlyAllowed = newlyAllowed
                self.flips = flips
                self.asOf = asOf
                self.milliseconds = milliseconds
            }
        }
    }

    /// What the policies in force grant beyond what has been used of it, and smaller ones.
    public struct UnusedAccess: ActionCall {
        public static let name = "policy-unused"
        /// Uses before that count for nothing.
        public var since: Timestamp
        /// Works out smaller policies.
        public var propose: Bool

        public init(since: Timestamp, propose: Bool) {
            self.since = since
            self.propose = propose
        }

        public struct Answer: Codable, Sendable {
            public struct Finding: Codable, Sendable, Hashable {
                public var policy: String
                public var owner: String?
                /// `dead`, `redundant`, `over-wide`, `slack`.
                public var kind: String
                public var text: String
                public var granted: Int
                public var used: Int

                public init(policy: String, owner: String?, kind: String, text: String, granted: Int, used: Int) {
                    self.policy = policy
                    self.owner = owner
                    self.kind = kind
                    self.text = text
                    self.granted = granted
                    self.used = used
                }
            }
            public struct Proposal: Codable, Sendable, Hashable {
                public var policies: String
                /// What was changed or taken out, still allowing, with `@shadow`.
                public var quarantine: String
                public var edits: [String]
                /// Edits that were not made, for they would have denied a use, or were refused.
                public var dropped: [String]
                /// Whether it is proved to allow nothing that is denied now; else why not.
                public var isSubset: Bool
                public var unproved: String?
                public var grantedAfter: Int

                public init(
                    policies: String, quarantine: String, edits: [String], dropped: [String], isSubset: Bool, unproved: String?, grantedAfter: Int
                ) {
                    self.policies = policies
                    self.quarantine = quarantine
                    self.edits = edits
                    self.dropped = dropped
                    self.isSubset = isSubset
                    self.unproved = unproved
                    self.grantedAfter = grantedAfter
                }
            }
            public var since: Timestamp
            public var decisions: Int
            public var isCut: Bool
            /// Combinations of caller, action and resource: those that may be allowed, and those that were.
            public var granted: Int
            public var used: Int
            /// At most 1,000 of those that were granted and not used.
            public var unused: [String]
            public var findings: [Finding]
            public var proposal: Proposal?

            public init(
                since: Timestamp, decisions: Int, isCut: Bool, granted: Int, used: Int, unused: [String], findings: [Finding], proposal: Proposal?
            ) {
                self.since = since
                self.decisions = decisions
                self.isCut = isCut
                self.granted = granted
                self.used = used
                self.unused = unused
                self.findings = findings
                self.proposal = proposal
            }
        }
    }

    /// The newest decisions.
    public struct Decisions: ActionCall {
        public static let name = "decisions"
        public var limit: Int
        /// Denied ones only.
        public var onlyDenied: Bool
        public var before: Int?

        public init(limit: Int, onlyDenied: Bool = false, before: Int? = nil) {
            self.limit = limit
            self.onlyDenied = onlyDenied
            self.before = before
        }

        public typealias Answer = [DecisionSummary]
    }

    /// All about one decision.
    public struct ExplainDecision: ActionCall {
        public static let name = "explain-decision"
        /// Its place in the ledger.
        public var sequence: Int

        public init(sequence: Int) { self.sequence = sequence }

        public struct Answer: Codable, Sendable {
            public var decision: DecisionSummary
            public var record: DecisionRecord?
            /// Whether it comes out the same when it is decided again from what was recorded; `nil` where the policies had no part in it.
            public var isReproduced: Bool?
            /// Why it was denied and what would have changed it; of a permitted one, which policies did it.
            public var explanation: String
            /// Whom to ask.
            public var owners: [String]
            /// What the policies in force now would say to the same.
            public var now: String?

            public init(
                decision: DecisionSummary, record: DecisionRecord?, isReproduced: Bool?, explanation: String, owners: [String], now: String?
            ) {
                self.decision = decision
                self.record = record
                self.isReproduced = isReproduced
                self.explanation = explanation
                self.owners = owners
                self.now = now
            }
        }
    }
}

/// One decision for people.
public struct DecisionSummary: Codable, Sendable, Hashable {
    /// Its place in the ledger.
    public var sequence: Int
    public var at: Timestamp
    public var isPermitted: Bool
    public var action: String
    /// The identity, or the path.
    public var subject: String
    public var agent: String
    public var code: String
    public var reason: String
    /// `policies/7`, or the rule that decided before they were asked.
    public var policy: String
    public var determining: [String]
    public var quarantined: [String]
    public var shadow: String?

    public init(_ entry: Entry) {
        let record = DecisionRecord(entry)
        sequence = entry.sequence
        at = entry.at
        isPermitted = entry.kind == RecordedDecision.permitted
        action = entry.facts["action"] ?? ""
        subject = entry.subject
        agent = entry.actor
        code = entry.facts["code"] ?? ""
        reason = entry.facts["reason"] ?? ""
        policy = entry.facts["policy"] ?? ""
        determining = record?.determining ?? []
        quarantined = record?.quarantined ?? []
        shadow = record?.shadow
    }
}
