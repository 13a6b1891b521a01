public import Estate
public import Registration
public import Runtime

/// The actions of the identity plane.
extension Action {
    // MARK: Entries

    /// Brings entries in line with a declaration: what differs is created and changed, what is missing goes only when told to.
    public struct ApplyEntries: ActionCall {
        public static let name = "entries-apply"
        public var entries: [RegistrationEntry]
        /// Removes the caller's entries that the declaration leaves out.
        public var prune: Bool
        public var dryRun: Bool

        public init(entries: [RegistrationEntry], prune: Bool, dryRun: Bool) {
            self.entries = entries
            self.prune = prune
            self.dryRun = dryRun
        }

        public typealias Answer = EntriesChanged
    }

    /// Removes entries by name.
    public struct RemoveEntries: ActionCall {
        public static let name = "entries-remove"
        public var names: [String]
        public var dryRun: Bool

        public init(names: [String], dryRun: Bool) {
            self.names = names
            self.dryRun = dryRun
        }

        public typealias Answer = EntriesChanged
    }

    /// What a change of entries did, or would do.
    public struct EntriesChanged: Codable, Sendable {
        public var created: [RegistrationEntry]
        public var updated: [Update]
        public var deleted: [RegistrationEntry]
        public var unchanged: Int
        public var preview: ChangePreview

        public struct Update: Codable, Sendable {
            public var name: String
            public var differences: [EntryChanges.Difference]
        }

        public init(_ changes: EntryChanges, preview: ChangePreview) {
            created = changes.created
            updated = changes.updated.map { Update(name: $0.after.name, differences: $0.differences) }
            deleted = changes.deleted
            unchanged = changes.unchanged
            self.preview = preview
        }
    }

    /// The entries whose name, SPIFFE ID, owner or a selector contains the text; all without one.
    public struct Entries: ActionCall {
        public static let name = "entries"
        public var matching: String?
        /// Most that are listed.
        public var limit: Int

        public init(matching: String?, limit: Int = 1000) {
            self.matching = matching
            self.limit = limit
        }

        public struct Answer: Codable, Sendable {
            public var entries: [Listed]
            /// How many match, listed or not.
            public var count: Int

            public init(entries: [Listed], count: Int) {
                self.entries = entries
                self.count = count
            }
        }

        public struct Listed: Codable, Sendable {
            public var entry: RegistrationEntry
            public var origin: String
            public var revision: Int

            public init(_ entry: RegistrationEntry) {
                self.entry = entry
                origin = entry.origin.description
                revision = entry.revision
            }
        }
    }

    // MARK: Registrars

    public struct SetRegistrar: ActionCall {
        public static let name = "registrar-set"
        public var registrar: Registrar

        public init(registrar: Registrar) { self.registrar = registrar }

        public typealias Answer = Registrars.Answer
    }

    public struct RemoveRegistrar: ActionCall {
        public static let name = "registrar-remove"
        public var registrar: String

        public init(registrar: String) { self.registrar = registrar }

        public typealias Answer = Registrars.Answer
    }

    public struct Registrars: ActionCall {
        public static let name = "registrars"
        public init() {}

        public struct Answer: Codable, Sendable {
            public var registrars: [Registrar]

            public init(registrars: [Registrar]) { self.registrars = registrars }
        }
    }

    // MARK: Keys and nodes

    /// The trust domain's keys; with a move, after it.
    public struct Authority: ActionCall {
        public static let name = "authority"

        public enum Move: Codable, Sendable {
            /// Makes the next key of a kind, `x509` or `jwt`, and publishes it.
            case prepare(kind: String)
            case activate(id: String, force: Bool)
            case taint(id: String)
            case revoke(id: String, force: Bool)
        }
        public var move: Move?

        public init(_ move: Move? = nil) { self.move = move }

        public struct Answer: Codable, Sendable {
            public var trustDomain: String
            public var sequence: UInt64
            public var keys: [Key]
            /// What was moved.
            public var moved: String?

            public init(trustDomain: String, sequence: UInt64, keys: [Key], moved: String?) {
                self.trustDomain = trustDomain
                self.sequence = sequence
                self.keys = keys
                self.moved = moved
            }
        }

        public struct Key: Codable, Sendable {
            public var id: String
            public var kind: String
            public var state: String
            public var changedAt: Timestamp
            public var expiresAt: Timestamp
            /// Certificates or tokens that it signed, or an earlier key of its kind, that are good and that their holders have not replaced.
            public var inUse: Int?
            /// SHA-256 of the root that certifies it, in hexadecimal; `nil` where it is a root itself.
            public var under: String?
            /// Whether the key is in a token, and not in a file.
            public var isInToken: Bool?

            public init(
                id: String, kind: String, state: String, changedAt: Timestamp, expiresAt: Timestamp, inUse: Int?, under: String? = nil,
                isInToken: Bool? = nil
            ) {
                self.under = under
                self.isInToken = isInToken
                self.id = id
                self.kind = kind
                self.state = state
                self.changedAt = changedAt
                self.expiresAt = expiresAt
                self.inUse = inUse
            }
        }
    }

    /// The trust domain's bundle and revocation lists, for others to take up.
    public struct Bundle: ActionCall {
        public static let name = "bundle"
        public init() {}

        public struct Answer: Codable, Sendable {
            /// A SPIFFE bundle: a JWK Set.
            public var bundle: String
            /// In PEM.
            public var certificates: String
            public var revocationLists: String

            public init(bundle: String, certificates: String, revocationLists: String) {
                self.bundle = bundle
                self.certificates = certificates
                self.revocationLists = revocationLists
            }
        }
    }

    /// The nodes; with a move, after it.
    public struct Nodes: ActionCall {
        public static let name = "nodes"

        public struct Move: Codable, Sendable {
            /// The agent's SPIFFE ID, or its node's name.
            public var node: String
            /// `evict` or `readmit`.
            public var to: String
            public var reason: String

            public init(node: String, to: String, reason: String) {
                self.node = node
                self.to = to
                self.reason = reason
            }
        }
        public var move: Move?

        public init(_ move: Move? = nil) { self.move = move }

        public struct Answer: Codable, Sendable {
            public var nodes: [Node]

            public init(nodes: [Node]) { self.nodes = nodes }
        }

        public struct Node: Codable, Sendable {
            public var agent: String
            public var method: String
            public var selectors: [String]
            public var state: String
            public var reason: String?
            public var attestedAt: Timestamp
            public var renewedAt: Timestamp
            public var isConnected: Bool
            /// How many entries it is told of.
            public var entries: Int
            /// When it must have proved itself again.
            public var proofEnds: Timestamp?
            /// What is to be done that it stays, or gets in again.
            public var due: String?
            /// How it stands with what it must be; `nil` where no rule concerns it.
            public var fitness: NodeFitness?

            public init(
                agent: String, method: String, selectors: [String], state: String, reason: String?, attestedAt: Timestamp,
                renewedAt: Timestamp, isConnected: Bool, entries: Int, proofEnds: Timestamp? = nil, due: String? = nil,
                fitness: NodeFitness? = nil
            ) {
                self.proofEnds = proofEnds
                self.due = due
                self.agent = agent
                self.method = method
                self.selectors = selectors
                self.state = state
                self.reason = reason
                self.attestedAt = attestedAt
                self.renewedAt = renewedAt
                self.isConnected = isConnected
                self.entries = entries
                self.fitness = fitness
            }
        }
    }

    // MARK: Revocation

    /// Takes back an identity, a certificate or a token; or lets an identity be given again.
    public struct Revoke: ActionCall {
        public static let name = "revoke"
        /// A SPIFFE ID, a certificate's serial in hexadecimal, or a token's `jti`.
        public var subject: String
        public var reason: String
        public var lift: Bool
        public var dryRun: Bool
        /// Of an identity: also disable, at their targets, the standing secrets that it took the place of.
        public var secrets: Bool

        public init(subject: String, reason: String, lift: Bool, dryRun: Bool, secrets: Bool = false) {
            self.subject = subject
            self.reason = reason
            self.lift = lift
            self.dryRun = dryRun
            self.secrets = secrets
        }

        /// What became of one standing secret.
        public struct OldSecret: Codable, Sendable {
            public var credential: Fingerprint
            public var isDisabled: Bool
            /// Why not, and what to do next; or since when.
            public var words: String

            public init(credential: Fingerprint, isDisabled: Bool, words: String) {
                self.credential = credential
                self.isDisabled = isDisabled
                self.words = words
            }
        }

        public struct Answer: Codable, Sendable {
            /// `identity`, `serial`, `token` or `node`.
            public var kind: String
            /// Certificates and tokens that were still good.
            public var taken: Int
            /// Logins at targets that were ended with it.
            public var grants: Int
            /// Processes that held it when they were last seen.
            public var live: Int
            /// Standing secrets that it took the place of, where they were to go with it.
            public var secrets: [OldSecret]

            public init(kind: String, taken: Int, grants: Int, live: Int, secrets: [OldSecret] = []) {
                self.kind = kind
                self.taken = taken
                self.grants = grants
                self.live = live
                self.secrets = secrets
            }
        }
    }

    public struct Revocations: ActionCall {
        public static let name = "revocations"
        public init() {}

        public struct Answer: Codable, Sendable {
            public var revocations: [Item]

            public init(revocations: [Item]) { self.revocations = revocations }
        }

        public struct Item: Codable, Sendable {
            public var kind: String
            public var subject: String
            public var reason: String
            public var by: String
            public var at: Timestamp
            public var until: Timestamp?

            public init(kind: String, subject: String, reason: String, by: String, at: Timestamp, until: Timestamp?) {
                self.kind = kind
                self.subject = subject
                self.reason = reason
                self.by = by
                self.at = at
                self.until = until
            }
        }
    }
}
