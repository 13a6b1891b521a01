import AuditLedger
public import Estate
public import Runtime
public import Storage

/// What a scan says of a credential beside kind, owner, workloads and places: why, where, how old, what is wrong with it.
public struct InventoryDetail: Sendable, Codable {
    public var workloadEvidence: [WorkloadEvidence]?
    public var environments: [String]?
    public var flags: [CredentialFlag]?
    public var scores: CredentialScores?
    public var createdAt: Timestamp?
    public var lastUsedAt: Timestamp?
    public var expiresAt: Timestamp?
    public var privilege: [String]?
    public var rights: RightsUse?
    public var identity: String?
    public var issuer: String?
    public var reasons: [String]?
    public var related: [FoundCredential.Relation]?
    public var validity: CredentialValidity?

    public init(_ found: FoundCredential) {
        workloadEvidence = found.workloadEvidence
        environments = found.environments
        flags = found.flags
        scores = found.scores
        createdAt = found.createdAt
        lastUsedAt = found.lastUsedAt
        expiresAt = found.expiresAt
        privilege = found.privilege
        rights = found.rights
        identity = found.identity
        issuer = found.issuer
        reasons = found.reasons
        related = found.related
        validity = found.validity
    }
}

/// How much of the inventory has an owner (R14).
public struct OwnershipSummary: Sendable, Codable {
    public var credentials: Int
    public var owned: Int
    /// Those that nothing, or nobody that still exists, is named for.
    public var unowned: [Fingerprint]
    /// Those that a person named an owner for.
    public var overridden: Int

    /// 0…100; 100 for an empty inventory.
    public var percentOwned: Double { credentials == 0 ? 100 : Double(owned) * 100 / Double(credentials) }
}

/// Why an owner was not taken.
public struct OwnershipRefusal: Error, CustomStringConvertible {
    public var description: String
}

extension Inventory {
    /// Remembers an owner against all that scans conclude, until another is named or ``clearOwner(of:by:in:)`` is called.
    public func setOwner(_ override: OwnerOverride, in transaction: Transaction) throws {
        let owner = override.owner
        guard (1...120).contains(owner.utf8.count), owner != FoundCredential.unknownOwner,
            owner.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else {
            throw OwnershipRefusal(description: "an owner is a name of 1 to 120 characters, and not `\(FoundCredential.unknownOwner)`")
        }
        guard (3...1000).contains(override.reason.utf8.count) else {
            throw OwnershipRefusal(description: "say why, in 3 to 1000 characters: it is what the next person reads")
        }
        guard try transaction.row("SELECT 1 AS one FROM credential WHERE fingerprint = ?", .text(override.fingerprint.text)) != nil else {
            throw OwnershipRefusal(description: "no credential `\(override.fingerprint)` is in the inventory")
        }
        try transaction.execute(
            "INSERT INTO owner_override VALUES(?, ?, ?) ON CONFLICT(fingerprint) DO UPDATE SET owner = excluded.owner, override = excluded.override",
            .text(override.fingerprint.text), .text(owner), try Value(json: override))
        try ledger.append(
            NewEntry(
                kind: "credential.owned", subject: override.fingerprint.text, actor: override.by,
                facts: ["owner": owner, "reason": override.reason]),
            in: transaction)
    }

    /// Lets the scans' evidence decide again.
    public func clearOwner(of fingerprint: Fingerprint, by actor: String, in transaction: Transaction) throws {
        guard try transaction.execute("DELETE FROM owner_override WHERE fingerprint = ?", .text(fingerprint.text)) > 0 else {
            throw OwnershipRefusal(description: "nobody named an owner for `\(fingerprint)`")
        }
        try ledger.append(NewEntry(kind: "credential.disowned", subject: fingerprint.text, actor: actor, facts: [:]), in: transaction)
    }

    static func overrides(in transaction: Transaction) throws -> [String: OwnerOverride] {
        Dictionary(
            try transaction.rows("SELECT fingerprint, override FROM owner_override").map {
                (try $0.text("fingerprint"), try $0.json("override", as: OwnerOverride.self))
            },
            uniquingKeysWith: { first, _ in first })
    }

    /// Where credentials are stored, and how fast they come: of those that still stand (R6, R17).
    public static func figures(
        of states: (Fingerprint) throws -> CredentialState, now: Timestamp, in transaction: Transaction
    ) throws -> (storage: StorageShare, growth: CredentialGrowth) {
        let all = try all(in: transaction)
        var storage = StorageShare()
        for record in all where try states(record.fingerprint) != .retired { storage.add(kind: record.kind, record.sightings) }
        // What has ended was created and known all the same.
        return (storage, CredentialGrowth(all.map { (created: $0.detail.createdAt, known: $0.firstSeen) }, now: now))
    }

    public static func ownership(in transaction: Transaction) throws -> OwnershipSummary {
        let all = try all(in: transaction)
        let unowned = all.filter { $0.owner == FoundCredential.unknownOwner }
        return OwnershipSummary(
            credentials: all.count, owned: all.count - unowned.count, unowned: unowned.map(\.fingerprint),
            overridden: all.count { $0.override != nil })
    }
}
