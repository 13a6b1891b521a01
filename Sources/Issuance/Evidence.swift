import AuditLedger
public import Estate
public import Runtime
public import SPIFFE
public import Storage
public import X509

/// What admits a node without a join token: evidence that was judged elsewhere, and how often it may be shown.
public struct NodeEvidence: Sendable {
    /// The ID's path below that of all agents.
    public var segments: [String]
    public var method: String
    /// What groups of nodes are made by.
    public var selectors: Set<Selector>
    /// Used up by this admission; `nil` for evidence that may be shown again.
    public var onceKey: String?
    public var facts: [String: String]

    public init(segments: [String], method: String, selectors: Set<Selector>, onceKey: String?, facts: [String: String]) {
        self.segments = segments
        self.method = method
        self.selectors = selectors
        self.onceKey = onceKey
        self.facts = facts
    }
}

extension Issuer {
    /// What was shown once and may not be shown again.
    public static let evidenceMigrations = [
        Migration(
            "issuance-evidence-0001",
            """
            CREATE TABLE used_evidence(
                key TEXT PRIMARY KEY, used_by TEXT NOT NULL, at INTEGER NOT NULL, forget_at INTEGER) WITHOUT ROWID;
            CREATE INDEX used_evidence_forget_at ON used_evidence(forget_at);
            """)
    ]

    /// Admits a node by evidence. What may be shown once is used up in the transaction that records the identity, so that it is
    /// never used twice, and a crash never loses an identity that used it.
    public func admit(
        _ evidence: NodeEvidence, publicKey: Certificate.PublicKey, lifetime: Duration
    ) async throws -> X509SVID {
        guard let id = SPIFFEID(trustDomain: authority.trustDomain, segments: ["mayfly", "agent"] + evidence.segments) else {
            throw IssuanceRefusal(code: .badRequest, reason: "what was attested makes no SPIFFE ID")
        }
        let now = clock.now()
        let svid = try sign(id, publicKey: publicKey, now: now, lifetime: lifetime)
        try await database.write { transaction in
            if let key = evidence.onceKey {
                try Self.use(key, by: id.description, at: now, forgetAt: nil, in: transaction)
            }
            try nodes.admit(id, method: evidence.method, selectors: evidence.selectors, publicKey: publicKey, in: transaction)
            let facts = evidence.facts.merging(
                ["by": evidence.method, "selectors": evidence.selectors.sorted().map(\.description).joined(separator: " ")]
            ) { own, _ in own }
            try record(svid, kind: "agent.attested", actor: "server", facts: facts, in: transaction)
        }
        return svid
    }

    /// Uses up a token that is good once. After `until` it is refused for its age; it is forgotten by
    /// ``forgetExpired(by:in:)``, and not by a clock that may have jumped.
    public func useOnce(_ key: String, by subject: String, until: Timestamp) async throws {
        let now = clock.now()
        try await database.write { transaction in
            try Self.use(key, by: subject, at: now, forgetAt: until, in: transaction)
        }
    }

    private static func use(
        _ key: String, by subject: String, at now: Timestamp, forgetAt: Timestamp?, in transaction: Transaction
    ) throws {
        let used = try transaction.execute(
            "INSERT INTO used_evidence VALUES(?, ?, ?, ?) ON CONFLICT(key) DO NOTHING", .text(key), .text(subject), Value(now),
            Value(forgetAt))
        guard used == 1 else {
            throw IssuanceRefusal(
                code: .tokenUnknown, reason: "this evidence was shown before, and is good once: somebody else may have it")
        }
    }
}
