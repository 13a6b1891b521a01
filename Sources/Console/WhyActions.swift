public import Estate
public import Runtime

/// Explanations, and what they and the drills are made from.
extension Action {
    /// Why an identity is given, or is not: what the server knows of it.
    public struct Why: ActionCall {
        public static let name = "why"
        public var id: String

        public init(id: String) { self.id = id }

        public struct Answer: Codable, Sendable {
            public var id: String
            /// Some process could have it now.
            public var isGiven: Bool
            public var entries: [GivingEntry]
            public var revocation: Revocations.Item?
            /// The processes that have asked for it lately.
            public var live: [Holder]
            public var lastIssued: Issuance?
            /// Newest first.
            public var refusals: [RefusedRequest]
            public var findings: [Finding]

            public init(
                id: String, isGiven: Bool, entries: [GivingEntry], revocation: Revocations.Item?, live: [Holder], lastIssued: Issuance?,
                refusals: [RefusedRequest], findings: [Finding]
            ) {
                self.id = id
                self.isGiven = isGiven
                self.entries = entries
                self.revocation = revocation
                self.live = live
                self.lastIssued = lastIssued
                self.refusals = refusals
                self.findings = findings
            }
        }
    }

    /// Whether entries that a process's own agent does not know of would describe it: of other nodes, or removed ones.
    public struct WhyProcess: ActionCall {
        public static let name = "why-process"
        /// The SPIFFE ID of its node's agent.
        public var agent: String
        public var selectors: [Selector]

        public init(agent: String, selectors: [Selector]) {
            self.agent = agent
            self.selectors = selectors
        }

        public struct Answer: Codable, Sendable {
            public var findings: [Finding]

            public init(findings: [Finding]) { self.findings = findings }
        }
    }

    /// One cause, in a sentence, with what mends it.
    public struct Finding: Codable, Sendable, Hashable {
        public var cause: String
        public var words: String
        public var mend: String?

        public init(_ cause: String, _ words: String, mend: String? = nil) {
            self.cause = cause
            self.words = words
            self.mend = mend
        }
    }

    /// An entry that gives an identity, and the nodes that it is for.
    public struct GivingEntry: Codable, Sendable {
        public var name: String
        public var id: String
        public var selectors: [Selector]
        public var owner: String
        public var expiresAt: Timestamp?
        public var isExpired: Bool
        /// `nil`: every node.
        public var parent: String?
        /// At most a hundred of them, those that work first.
        public var nodes: [Place]
        public var nodeCount: Int

        public init(
            name: String, id: String, selectors: [Selector], owner: String, expiresAt: Timestamp?, isExpired: Bool, parent: String?,
            nodes: [Place], nodeCount: Int
        ) {
            self.name = name
            self.id = id
            self.selectors = selectors
            self.owner = owner
            self.expiresAt = expiresAt
            self.isExpired = isExpired
            self.parent = parent
            self.nodes = nodes
            self.nodeCount = nodeCount
        }
    }

    public struct Place: Codable, Sendable, Hashable {
        public var agent: String
        /// `active`, `suspended` or `evicted`.
        public var state: String
        public var reason: String?
        public var isConnected: Bool
        /// What it must be and is not, for the entry: in words, and what mends it.
        public var lack: String?
        public var mend: String?

        public init(agent: String, state: String, reason: String?, isConnected: Bool, lack: String? = nil, mend: String? = nil) {
            self.agent = agent
            self.state = state
            self.reason = reason
            self.isConnected = isConnected
            self.lack = lack
            self.mend = mend
        }

        public var works: Bool { state == "active" && isConnected && lack == nil }
    }

    public struct Holder: Codable, Sendable, Hashable {
        public var agent: String
        public var pid: Int
        public var seenAt: Timestamp

        public init(agent: String, pid: Int, seenAt: Timestamp) {
            self.agent = agent
            self.pid = pid
            self.seenAt = seenAt
        }
    }

    public struct Issuance: Codable, Sendable, Hashable {
        public var at: Timestamp
        /// The agent that asked.
        public var by: String
        public var serial: String
        public var entry: String

        public init(at: Timestamp, by: String, serial: String, entry: String) {
            self.at = at
            self.by = by
            self.serial = serial
            self.entry = entry
        }
    }

    public struct RefusedRequest: Codable, Sendable, Hashable {
        public var at: Timestamp
        public var by: String
        public var code: String
        public var reason: String

        public init(at: Timestamp, by: String, code: String, reason: String) {
            self.at = at
            self.by = by
            self.code = code
            self.reason = reason
        }
    }
}

extension Action {
    /// The X.509 identities whose SVIDs are good now, and how long they last without the server.
    public struct Standing: ActionCall {
        public static let name = "standing"
        public init() {}

        public struct Answer: Codable, Sendable {
            public var at: Timestamp
            public var identities: [Item]

            public init(at: Timestamp, identities: [Item]) {
                self.at = at
                self.identities = identities
            }
        }

        /// What was issued of one SPIFFE ID, is good, and was not replaced by its holder.
        public struct Item: Codable, Sendable, Hashable {
            public var id: String
            /// The identity of a node's agent and not of a workload.
            public var isNode: Bool
            /// SVIDs that are early in their life, as those of holders who renew are.
            public var held: Int
            /// When the first of ``held`` ends; `nil` when there is none.
            public var firstEnd: Timestamp?
            /// SVIDs past the time at which their holders would have renewed them: those are gone, or their nodes are away.
            public var left: Int

            public init(id: String, isNode: Bool, held: Int, firstEnd: Timestamp?, left: Int) {
                self.id = id
                self.isNode = isNode
                self.held = held
                self.firstEnd = firstEnd
                self.left = left
            }
        }
    }
}
