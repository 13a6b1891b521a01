public import AuditLedger
import Estate
import Runtime
public import Storage

/// Plans as stored: added, never changed.
public struct PlanRecords: Sendable {
    private let ledger: Ledger

    public init(ledger: Ledger) {
        self.ledger = ledger
    }

    public static let migrations = [
        Migration(
            "planning-0001",
            """
            CREATE TABLE plan(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, plan TEXT NOT NULL);
            CREATE TRIGGER plan_no_update BEFORE UPDATE ON plan BEGIN SELECT RAISE(ABORT, 'a plan is immutable'); END;
            """)
    ]

    /// Stores a plan. The same plan again is the same plan.
    public func add(_ plan: Plan, by actor: String, in transaction: Transaction) throws {
        guard try transaction.row("SELECT 1 AS one FROM plan WHERE id = ?", .text(plan.id)) == nil else { return }
        try transaction.execute("INSERT INTO plan(id, plan) VALUES(?, ?)", .text(plan.id), try Value(json: plan))
        try ledger.append(
            NewEntry(
                kind: "plan.made", subject: plan.id, actor: actor,
                facts: [
                    "parent": plan.parent ?? "", "items": String(plan.items.count),
                    "paths": plan.items.map(\.path).joined(separator: " "),
                ]), in: transaction)
    }

    public static func latest(in transaction: Transaction) throws -> Plan? {
        try transaction.row("SELECT plan FROM plan ORDER BY number DESC LIMIT 1")?.json("plan")
    }
}
