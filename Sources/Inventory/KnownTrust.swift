import AuditLedger
public import Estate
import Runtime
public import Storage

extension Inventory {
    /// A rule is the same one wherever in its file it stands.
    static let trustMigration = Migration(
        "inventory-trust-0001",
        """
        CREATE TABLE trust_rule(
            roots TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, opens TEXT NOT NULL, rule TEXT NOT NULL, first_seen INTEGER NOT NULL,
            last_seen INTEGER NOT NULL, PRIMARY KEY(roots, path, kind, opens)) WITHOUT ROWID;
        """)

    /// Most of one report.
    private static let trustLimit = 10_000
    /// Most that the ledger is told of in one import by name.
    private static let toldLimit = 1000

    /// In place of those that the last scan of the same roots found. A report that does not say keeps them, and so does a live source that
    /// could not be read whole.
    func takeTrust(_ report: ScanReport, _ scopes: ImportScopes, by actor: String, at now: Timestamp, in transaction: Transaction) throws {
        guard let rules = report.networkTrust else { return }
        let roots = try Value(json: report.roots.sorted())
        var before: [Key: KnownTrust] = [:]
        for row in try transaction.rows("SELECT * FROM trust_rule WHERE roots = ?", roots) {
            let known = try Self.known(row)
            before[Key(known.rule)] = known
        }
        try transaction.execute("DELETE FROM trust_rule WHERE roots = ?", roots)
        var present: [Key: KnownTrust] = [:]
        for rule in rules.prefix(Self.trustLimit) {
            let key = Key(rule)
            present[key] = present[key] ?? KnownTrust(rule: rule, firstSeen: before[key]?.firstSeen ?? now, lastSeen: now)
        }
        if !scopes.gaps.isEmpty {
            for (key, old) in before where present[key] == nil && old.rule.isLive { present[key] = old }
        }
        for (key, known) in present {
            try transaction.execute(
                "INSERT INTO trust_rule VALUES(?, ?, ?, ?, ?, ?, ?)", roots, .text(key.path), .text(key.kind), .text(key.opens),
                try Value(json: known.rule), Value(known.firstSeen), Value(known.lastSeen))
        }
        let came = present.filter { before[$0.key] == nil }.map { ("trust.found", $0.value.rule) }
        let went = before.filter { present[$0.key] == nil }.map { ("trust.gone", $0.value.rule) }
        for (kind, rule) in (came + went).sorted(by: { ($0.0, $0.1.path, $0.1.line) < ($1.0, $1.1.path, $1.1.line) }).prefix(Self.toldLimit) {
            try ledger.append(
                NewEntry(
                    kind: kind, subject: rule.path, actor: actor,
                    facts: ["rule": rule.summary, "line": String(rule.line), "reach": rule.reach.rawValue]), in: transaction)
        }
    }

    /// What makes two of them one.
    private struct Key: Hashable {
        var path: String
        var kind: String
        var opens: String

        init(_ rule: NetworkTrust) {
            (path, kind, opens) = (rule.path, rule.kind, rule.opens)
        }
    }

    private static func known(_ row: Row) throws -> KnownTrust {
        KnownTrust(rule: try row.json("rule"), firstSeen: try row.time("first_seen"), lastSeen: try row.time("last_seen"))
    }

    /// Those of the newest imports, widest first. What several scans found is one.
    public static func trust(in transaction: Transaction) throws -> [KnownTrust] {
        var all: [Key: KnownTrust] = [:]
        for row in try transaction.rows("SELECT * FROM trust_rule") {
            let known = try known(row)
            guard var one = all[Key(known.rule)] else {
                all[Key(known.rule)] = known
                continue
            }
            if known.lastSeen > one.lastSeen { (one.rule, one.lastSeen) = (known.rule, known.lastSeen) }
            one.firstSeen = min(one.firstSeen, known.firstSeen)
            all[Key(known.rule)] = one
        }
        return all.values.sorted { left, right in
            let (one, other) = (left.rule, right.rule)
            return (one.reach, one.path, one.line, one.kind) < (other.reach, other.path, other.line, other.kind)
        }
    }
}

extension NetworkTrust {
    /// Told by a live source, and not by a file.
    fileprivate var isLive: Bool { path.contains("://") }
}
