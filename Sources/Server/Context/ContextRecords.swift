import AuditLedger
import Context
import Foundation
import Runtime
import SPIFFE
import Storage

/// The tables of context: what operators declared, what feeds stated and is still good, and how each node stood last.
struct ContextRecords: Sendable {
    let ledger: Ledger
    let clock: WallClock

    static let migrations = [
        Migration(
            "context-0001",
            """
            CREATE TABLE context_policy(
                one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL, document TEXT NOT NULL, changed_at INTEGER NOT NULL);
            CREATE TABLE context_statement(
                feed TEXT NOT NULL, token TEXT NOT NULL, subject TEXT NOT NULL, digest TEXT NOT NULL, issued_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL, stated TEXT NOT NULL, PRIMARY KEY(feed, token)) WITHOUT ROWID;
            CREATE INDEX context_statement_subject ON context_statement(feed, subject, issued_at);
            CREATE INDEX context_statement_expires_at ON context_statement(expires_at);
            CREATE TABLE node_standing(
                agent TEXT PRIMARY KEY, unmet TEXT NOT NULL, withheld TEXT NOT NULL, since INTEGER) WITHOUT ROWID;
            """)
    ]

    /// Most statements that are kept of one feed about one node, and in all.
    static let perNode = 1000
    static let inAll = 500_000

    // MARK: The policy

    static func policy(in transaction: Transaction) throws -> (policy: ContextPolicy, revision: Int) {
        guard let row = try transaction.row("SELECT revision, document FROM context_policy") else { return (ContextPolicy(), 0) }
        return (try row.json("document", as: ContextPolicy.self), try row.integer("revision"))
    }

    /// - Returns: its revision.
    func store(_ policy: ContextPolicy, _ changes: PolicyChanges, by actor: String, in transaction: Transaction) throws -> Int {
        let (before, revision) = try Self.policy(in: transaction)
        let now = clock.now()
        try transaction.execute(
            """
            INSERT INTO context_policy VALUES(1, ?, ?, ?)
            ON CONFLICT(one) DO UPDATE SET revision = excluded.revision, document = excluded.document, changed_at = excluded.changed_at
            """, Value(revision + 1), try Value(json: policy), Value(now))
        let keys = Dictionary(policy.feeds.map { ($0.name, $0.origin) }) { first, _ in first }
        for feed in before.feeds where keys[feed.name] != feed.origin {
            try transaction.execute("DELETE FROM context_statement WHERE feed = ?", .text(feed.name))
        }
        try ledger.append(
            NewEntry(
                kind: "context.policy-changed", subject: "posture", actor: actor,
                facts: [
                    "revision": String(revision + 1), "new": changes.created.joined(separator: " "),
                    "changed": changes.updated.map(\.name).joined(separator: " "), "gone": changes.deleted.joined(separator: " "),
                ]), in: transaction)
        return revision + 1
    }

    // MARK: Statements

    enum Outcome: Sendable { case taken, known }

    /// Takes a verified statement down: once, and not behind a newer one.
    func take(_ statement: ContextStatement, in transaction: Transaction) throws -> Outcome {
        let now = clock.now()
        let digest = statement.digest.hex
        if let row = try transaction.row(
            "SELECT digest FROM context_statement WHERE feed = ? AND token = ?", .text(statement.feed), .text(statement.tokenID))
        {
            // The same file, read again: no news, and no attack.
            if try row.text("digest") == digest { return .known }
            throw StatementRefusal(.repeated, "its `jti` was used by another statement")
        }
        let subject = statement.subject.description
        let newest = try transaction.row(
            "SELECT max(issued_at) AS newest, count(*) AS count FROM context_statement WHERE feed = ? AND subject = ?", .text(statement.feed),
            .text(subject))
        if let time = try newest?.optionalTime("newest"), time > statement.issuedAt {
            throw StatementRefusal(.older, "feed `\(statement.feed)` has stated something newer of the node")
        }
        if try newest?.integer("count") ?? 0 >= Self.perNode {
            // What it stated first is behind something newer by now, and a replay of that is refused for its age.
            try transaction.execute(
                """
                DELETE FROM context_statement WHERE feed = ?1 AND subject = ?2 AND issued_at < (
                SELECT max(issued_at) FROM context_statement WHERE feed = ?1 AND subject = ?2) AND token IN (
                SELECT token FROM context_statement WHERE feed = ?1 AND subject = ?2 ORDER BY issued_at LIMIT 100)
                """, .text(statement.feed), .text(subject))
        }
        try transaction.execute("DELETE FROM context_statement WHERE expires_at < ?", Value(now))
        guard try transaction.row("SELECT count(*) AS count FROM context_statement")?.integer("count") ?? 0 < Self.inAll else {
            throw StatementRefusal(.tooMany, "\(Self.inAll) statements are kept already")
        }
        try transaction.execute(
            "INSERT INTO context_statement VALUES(?, ?, ?, ?, ?, ?, ?)", .text(statement.feed), .text(statement.tokenID), .text(subject),
            .text(digest), Value(statement.issuedAt), Value(statement.expiresAt),
            try Value(json: Dictionary(statement.values.map { ($0.key.description, $0.value) }) { first, _ in first }))
        return .taken
    }

    /// Those that are still good, the oldest first.
    static func statements(at now: Timestamp, in transaction: Transaction) throws -> [ContextStatement] {
        try transaction.rows("SELECT * FROM context_statement WHERE expires_at > ? ORDER BY issued_at", Value(now)).compactMap { row in
            guard let subject = SPIFFEID(try row.text("subject")) else { return nil }
            let stated = try row.json("stated", as: [String: String].self).compactMap { name, value in AttributeName(name).map { ($0, value) } }
            return ContextStatement(
                feed: try row.text("feed"), subject: subject, tokenID: try row.text("token"), issuedAt: try row.time("issued_at"),
                expiresAt: try row.time("expires_at"), values: Dictionary(stated) { first, _ in first }, digest: [])
        }
    }

    // MARK: Standings

    static func standings(in transaction: Transaction) throws -> [SPIFFEID: ContextKeeper.StandingRecord] {
        Dictionary(
            try transaction.rows("SELECT * FROM node_standing").compactMap { row in
                SPIFFEID(try row.text("agent")).map { ($0, row) }
            }.map { agent, row in
                (
                    agent,
                    ContextKeeper.StandingRecord(
                        unmet: try row.json("unmet"), withheld: try row.json("withheld"), since: try row.optionalTime("since"))
                )
            }) { first, _ in first }
    }

    /// Row and ledger entries of one transition.
    func record(_ transition: ContextKeeper.Transition, entries: (String) -> String?, in transaction: Transaction) throws {
        let (before, after) = (transition.before, transition.after)
        let agent = transition.agent.description
        try transaction.execute(
            """
            INSERT INTO node_standing VALUES(?, ?, ?, ?)
            ON CONFLICT(agent) DO UPDATE SET unmet = excluded.unmet, withheld = excluded.withheld, since = excluded.since
            """, .text(agent), try Value(json: after.unmet), try Value(json: after.withheld), Value(after.since))
        if before.unmet.map(\.rule) != after.unmet.map(\.rule) || before.unmet.map(\.cause) != after.unmet.map(\.cause) {
            let isHealthy = after.unmet.isEmpty
            try ledger.append(
                NewEntry(
                    kind: isHealthy ? "context.healthy" : "context.failing", subject: agent, actor: "server",
                    facts: isHealthy
                        ? ["reason": "met again: \(before.unmet.map(\.rule).joined(separator: " "))"]
                        : [
                            "rules": after.unmet.map(\.rule).joined(separator: " "), "reason": after.unmet.map(\.words).joined(separator: "; "),
                            "mend": after.unmet.first?.mend ?? "",
                        ]), in: transaction)
        }
        for name in Set(before.withheld.keys).union(after.withheld.keys).sorted() {
            let (old, new) = (before.withheld[name], after.withheld[name])
            guard old?.rule != new?.rule || old?.cause != new?.cause else { continue }
            try ledger.append(
                NewEntry(
                    kind: new == nil ? "context.entry-given" : "context.entry-withheld", subject: entries(name) ?? name, actor: "server",
                    facts: [
                        "entry": name, "agent": agent, "reason": new?.words ?? "met again: \(old?.rule ?? "")", "mend": new?.mend ?? "",
                    ]), in: transaction)
        }
    }
}
