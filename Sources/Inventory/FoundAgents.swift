public import Estate
public import Storage

/// AI agents that scans found: of everything that authenticates, those that act by a model's choice (R75).
extension Inventory {
    static let agentsMigration = Migration(
        "inventory-agents-0001",
        """
        CREATE TABLE found_agent(
            roots TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, found TEXT NOT NULL, PRIMARY KEY(roots, name, source)) WITHOUT ROWID;
        """)

    /// Most of one report.
    private static let agentLimit = 10_000

    /// In place of those that the last scan of the same roots found. A report that does not say keeps them.
    func takeAgents(_ report: ScanReport, in transaction: Transaction) throws {
        guard let workloads = report.workloads else { return }
        let roots = try Value(json: report.roots.sorted())
        try transaction.execute("DELETE FROM found_agent WHERE roots = ?", roots)
        for agent in workloads.lazy.filter({ $0.kind == .ai }).prefix(Self.agentLimit) {
            try transaction.execute(
                "INSERT OR REPLACE INTO found_agent VALUES(?, ?, ?, ?)", roots, .text(agent.name), .text(agent.source), try Value(json: agent))
        }
    }

    /// Those of the newest scans, by name.
    public static func agents(in transaction: Transaction) throws -> [FoundWorkload] {
        try transaction.rows("SELECT found FROM found_agent ORDER BY name, source").map { try $0.json("found") }
    }
}
