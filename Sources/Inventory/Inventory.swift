//  Inventory: every standing credential that was ever imported, one record each, with all its sightings and the evidence for
//  its owner. Observation, not intent: what people declare is in the registry.

public import AuditLedger
public import Estate
import Foundation
public import Runtime
public import Storage

/// Why an import was refused. Nothing of it was stored.
public struct ImportRefusal: Error, CustomStringConvertible {
    public var description: String
}

/// One credential as the inventory knows it.
public struct InventoryRecord: Sendable, Codable {
    public var fingerprint: Fingerprint
    public var kind: String
    public var hint: String
    public var owner: String
    public var ownerEvidence: [OwnerEvidence]
    public var workloads: [String]
    public var opens: [Endpoint]
    public var blastRadius: Score
    public var sightings: [Sighting]
    public var firstSeen: Timestamp
    public var lastImported: Timestamp
    /// What the scan said beside that.
    public var detail: InventoryDetail
    /// What a person said of its owner; it is in `owner` and `ownerEvidence` already.
    public var override: OwnerOverride?
}

/// What one import changed.
public struct ImportSummary: Sendable, Codable {
    public var credentials: Int
    public var new: Int
    public var sightings: Int
    public var newSightings: Int
    /// Known credentials that this scan of the same roots no longer sees.
    public var gone: Int
    /// Feeds that told nothing this time, or not everything; what they had told before was kept.
    public var gaps: [String] = []
    /// Places that were kept for that reason.
    public var kept: Int = 0
    /// Workloads that a credential was not known to be used by before; new credentials among them.
    public var newUses: [NewUse] = []

    /// A workload and a credential that it was not known to use.
    public struct NewUse: Sendable, Codable, Hashable {
        public var workload: String
        public var credential: Fingerprint
        public var kind: String
    }
}

public struct Inventory: Sendable {
    let ledger: Ledger
    private let clock: WallClock

    public init(ledger: Ledger, clock: WallClock) {
        self.ledger = ledger
        self.clock = clock
    }

    public static let migrations = [
        Migration(
            "inventory-0001",
            """
            CREATE TABLE credential(
                fingerprint TEXT PRIMARY KEY, kind TEXT NOT NULL, hint TEXT NOT NULL, owner TEXT NOT NULL,
                owner_evidence TEXT NOT NULL, opens TEXT NOT NULL, score TEXT NOT NULL, workloads TEXT NOT NULL,
                first_seen INTEGER NOT NULL, last_imported INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE sighting(
                fingerprint TEXT NOT NULL REFERENCES credential(fingerprint), root TEXT NOT NULL, path TEXT NOT NULL,
                line INTEGER NOT NULL, commit_id TEXT NOT NULL, sighting TEXT NOT NULL,
                PRIMARY KEY(fingerprint, root, path, line, commit_id)) WITHOUT ROWID;
            """),
        Migration(
            "inventory-0002",
            """
            ALTER TABLE credential ADD COLUMN detail TEXT NOT NULL DEFAULT '{}';
            CREATE TABLE owner_override(fingerprint TEXT PRIMARY KEY, owner TEXT NOT NULL, override TEXT NOT NULL) WITHOUT ROWID;
            """),
        // Who was ever seen to use what: a row's workloads are only the last import's.
        Migration(
            "inventory-0003",
            """
            CREATE TABLE credential_use(
                fingerprint TEXT NOT NULL, workload TEXT NOT NULL, first_seen INTEGER NOT NULL, PRIMARY KEY(fingerprint, workload)) WITHOUT ROWID;
            INSERT OR IGNORE INTO credential_use
                SELECT credential.fingerprint, json_each.value, credential.first_seen FROM credential, json_each(credential.workloads);
            """),
        agentsMigration, trustMigration,
    ]

    /// Limits on one import, from outside and therefore before anything else.
    static let credentialLimit = 200_000
    static let sightingLimit = 5_000_000

    /// Takes up a scan. The same scan twice changes nothing; a later scan of the same roots replaces their sightings. A feed that
    /// could not be read, or not whole, takes nothing away: what it told before stays.
    public func take(
        _ report: ScanReport, keyID: String, by actor: String, in transaction: Transaction
    ) throws -> ImportSummary {
        guard report.schema == ScanReport.currentSchema else {
            throw ImportRefusal(
                description: "the scan has format `\(report.schema.prefix(40))`; this mayfly reads `\(ScanReport.currentSchema)`")
        }
        guard report.keyID == keyID, report.credentials.allSatisfy({ $0.fingerprint.keyID == keyID }) else {
            throw ImportRefusal(
                description: "the scan was made with fingerprint key `\(report.keyID.prefix(16))`, this server has `\(keyID)`: "
                    + "scan with the server's state directory (`mayfly scan --state DIR …`)")
        }
        guard report.credentials.count <= Self.credentialLimit,
            report.credentials.reduce(0, { $0 + $1.sightings.count }) <= Self.sightingLimit
        else { throw ImportRefusal(description: "the scan is larger than one import may be; import its roots one by one") }
        let now = clock.now()
        let scopes = ImportScopes(report)
        var summary = ImportSummary(
            credentials: report.credentials.count, new: 0, sightings: 0, newSightings: 0, gone: 0)
        summary.gaps = scopes.gaps
        var before = 0
        var known: Set<String> = []
        for root in scopes.replaced + scopes.gaps {
            before += try transaction.row("SELECT count(*) AS n FROM sighting WHERE root = ?", .text(root))?.integer("n") ?? 0
            known.formUnion(
                try transaction.rows("SELECT DISTINCT fingerprint FROM sighting WHERE root = ?", .text(root)).map { try $0.text("fingerprint") })
        }
        for root in scopes.replaced { try transaction.execute("DELETE FROM sighting WHERE root = ?", .text(root)) }
        var kept: Set<String> = []
        for root in scopes.gaps + (scopes.isDivided && !scopes.gaps.isEmpty ? [scopes.legacy] : []) {
            for row in try transaction.rows("SELECT fingerprint, count(*) AS n FROM sighting WHERE root = ? GROUP BY fingerprint", .text(root)) {
                kept.insert(try row.text("fingerprint"))
                summary.kept += try row.integer("n")
            }
        }
        summary.gone = known.subtracting(report.credentials.map(\.fingerprint.text)).subtracting(kept).count
        for found in report.credentials {
            var found = found
            let isNew = try transaction.row(
                "SELECT 1 AS one FROM credential WHERE fingerprint = ?", .text(found.fingerprint.text)) == nil
            if isNew { summary.new += 1 }
            for workload in Set(found.workloads).sorted() {
                let isFirst =
                    try transaction.execute(
                        "INSERT OR IGNORE INTO credential_use VALUES(?, ?, ?)", .text(found.fingerprint.text), .text(workload), Value(now)) > 0
                guard isFirst, summary.newUses.count < 10_000 else { continue }
                summary.newUses.append(.init(workload: workload, credential: found.fingerprint, kind: found.kind))
            }
            if kept.contains(found.fingerprint.text), let record = try Self.credential(found.fingerprint, in: transaction) {
                found.keep(from: record)
            }
            try transaction.execute(
                """
                INSERT INTO credential(fingerprint, kind, hint, owner, owner_evidence, opens, score, workloads, first_seen,
                    last_imported, detail) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT(fingerprint) DO UPDATE SET kind = excluded.kind, hint = excluded.hint, owner = excluded.owner,
                    owner_evidence = excluded.owner_evidence, opens = excluded.opens, score = excluded.score,
                    workloads = excluded.workloads, last_imported = excluded.last_imported, detail = excluded.detail
                """,
                .text(found.fingerprint.text), .text(found.kind), .text(found.hint), .text(found.owner),
                try Value(json: found.ownerEvidence), try Value(json: found.opens), try Value(json: found.blastRadius),
                try Value(json: found.workloads), Value(now), Value(now), try Value(json: InventoryDetail(found)))
            for sighting in found.sightings {
                summary.sightings += try transaction.execute(
                    "INSERT OR IGNORE INTO sighting VALUES(?, ?, ?, ?, ?, ?)",
                    .text(found.fingerprint.text), .text(scopes.scope(of: sighting)), .text(sighting.path), Value(sighting.line),
                    .text(sighting.commit ?? ""), try Value(json: sighting))
            }
            if isNew {
                try ledger.append(
                    NewEntry(
                        kind: "credential.found", subject: found.fingerprint.text, actor: actor,
                        facts: [
                            "kind": found.kind, "owner": found.owner, "sightings": String(found.sightings.count),
                            "score": String(found.blastRadius.value),
                        ]), in: transaction)
            }
        }
        try takeAgents(report, in: transaction)
        try takeTrust(report, scopes, by: actor, at: now, in: transaction)
        var after = 0
        for root in scopes.replaced + scopes.gaps {
            after += try transaction.row("SELECT count(*) AS n FROM sighting WHERE root = ?", .text(root))?.integer("n") ?? 0
        }
        summary.newSightings = max(0, after - before)
        try ledger.append(
            NewEntry(
                kind: "inventory.imported", subject: "inventory", actor: actor,
                facts: [
                    "credentials": String(summary.credentials), "new": String(summary.new),
                    "sightings": String(summary.sightings), "unreadable": String(report.unreadable.count),
                    "gaps": summary.gaps.joined(separator: " "),
                ]), in: transaction)
        return summary
    }

    public static func all(in transaction: Transaction) throws -> [InventoryRecord] {
        let sightings = Dictionary(
            grouping: try transaction.rows("SELECT fingerprint, sighting FROM sighting ORDER BY path, line, commit_id")
                .map { (try $0.text("fingerprint"), try $0.json("sighting", as: Sighting.self)) }, by: \.0)
        let overrides = try overrides(in: transaction)
        return try transaction.rows("SELECT * FROM credential").map { row in
            let fingerprint = try row.text("fingerprint")
            return try record(row, sightings: sightings[fingerprint, default: []].map(\.1), override: overrides[fingerprint])
        }
        .sorted { ($1.blastRadius.value, $0.fingerprint) < ($0.blastRadius.value, $1.fingerprint) }
    }

    public static func credential(_ fingerprint: Fingerprint, in transaction: Transaction) throws -> InventoryRecord? {
        guard let row = try transaction.row("SELECT * FROM credential WHERE fingerprint = ?", .text(fingerprint.text))
        else { return nil }
        let sightings = try transaction.rows(
            "SELECT sighting FROM sighting WHERE fingerprint = ? ORDER BY path, line, commit_id", .text(fingerprint.text)
        ).map { try $0.json("sighting", as: Sighting.self) }
        return try record(row, sightings: sightings, override: try overrides(in: transaction)[fingerprint.text])
    }

    private static func record(_ row: Row, sightings: [Sighting], override: OwnerOverride?) throws -> InventoryRecord {
        guard let fingerprint = Fingerprint(try row.text("fingerprint")) else {
            throw StorageError(.badRow, "a stored fingerprint is malformed")
        }
        // What a scan concluded stays in the row: it is right again when the override goes.
        let concluded: [OwnerEvidence] = try row.json("owner_evidence")
        return InventoryRecord(
            fingerprint: fingerprint, kind: try row.text("kind"), hint: try row.text("hint"),
            owner: try override?.owner ?? row.text("owner"), ownerEvidence: (override.map { [$0.evidence] } ?? []) + concluded,
            workloads: try row.json("workloads"), opens: try row.json("opens"), blastRadius: try row.json("score"),
            sightings: sightings, firstSeen: try row.time("first_seen"), lastImported: try row.time("last_imported"),
            detail: try row.json("detail"), override: override)
    }

    /// The credentials that, by what is written beside their sightings, open `login` at `resource`.
    public static func opening(login: String, at resource: Resource, in transaction: Transaction) throws -> [Fingerprint] {
        let hosts = Set([resource.host] + (resource.aliases ?? []))
        return try all(in: transaction).filter { record in
            record.opens.contains { endpoint in
                endpoint.user == login && (endpoint.host.map(hosts.contains) ?? (endpoint.database != nil))
                    && (endpoint.database == nil || resource.database == nil || endpoint.database == resource.database)
            }
        }.map(\.fingerprint)
    }
}
