import Lifecycle
import Runtime
import SPIFFE
import Storage

/// When the server was there, and when nodes were not: what a lifetime has to outlast, also where nothing happened to be due (R48).
///
/// A crash leaves a run that ended with its last sign, a few seconds early: the absence is taken for longer than it was, never shorter.
struct PresenceRecords: Sendable {
    static let migration = Migration(
        "presence-0001",
        """
        CREATE TABLE server_run(started_at INTEGER PRIMARY KEY, alive_at INTEGER NOT NULL);
        CREATE TABLE node_absence(
            agent TEXT NOT NULL, gone_at INTEGER NOT NULL, back_at INTEGER NOT NULL, PRIMARY KEY(agent, gone_at)) WITHOUT ROWID;
        CREATE INDEX node_absence_back ON node_absence(back_at);
        """)

    /// Nodes that are away now: a server that begins again meanwhile knows since when.
    static let awayMigration = Migration(
        "presence-0002", "CREATE TABLE node_away(agent TEXT PRIMARY KEY, gone_at INTEGER NOT NULL) WITHOUT ROWID")

    static func away(in transaction: Transaction) throws -> [SPIFFEID: Timestamp] {
        var away: [SPIFFEID: Timestamp] = [:]
        for row in try transaction.rows("SELECT * FROM node_away LIMIT 200000") {
            if let agent = SPIFFEID(try row.text("agent")) { away[agent] = try row.time("gone_at") }
        }
        return away
    }

    /// - Parameter gone: since when; `nil` for one that is back.
    static func note(_ agent: SPIFFEID, goneAt gone: Timestamp?, in transaction: Transaction) throws {
        guard let gone else {
            try transaction.execute("DELETE FROM node_away WHERE agent = ?", .text(agent.description))
            return
        }
        try transaction.execute(
            "INSERT INTO node_away VALUES(?, ?) ON CONFLICT DO UPDATE SET gone_at = excluded.gone_at", .text(agent.description), Value(gone))
    }

    /// How long either is kept.
    static let memory = Duration.seconds(400 * 86400)

    /// A run begins.
    /// - Returns: the last sign of the one before.
    static func begin(at now: Timestamp, in transaction: Transaction) throws -> Timestamp? {
        let before = try transaction.row("SELECT max(alive_at) AS last FROM server_run")?.optionalTime("last")
        try transaction.execute(
            "INSERT INTO server_run VALUES(?, ?) ON CONFLICT DO UPDATE SET alive_at = excluded.alive_at", Value(now), Value(now))
        return before
    }

    static func beat(of run: Timestamp, at now: Timestamp, in transaction: Transaction) throws {
        try transaction.execute("UPDATE server_run SET alive_at = max(alive_at, ?) WHERE started_at = ?", Value(now), Value(run))
    }

    static func store(absenceOf agent: String, from gone: Timestamp, until back: Timestamp, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO node_absence VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET back_at = max(back_at, excluded.back_at)", .text(agent),
            Value(gone), Value(back))
    }

    static func forget(before time: Timestamp, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM server_run WHERE alive_at < ?", Value(time))
        try transaction.execute("DELETE FROM node_absence WHERE back_at < ?", Value(time))
        try transaction.execute("DELETE FROM node_away WHERE gone_at < ?", Value(time))
    }

    /// Between its runs, in order.
    static func serverAbsences(since start: Timestamp, in transaction: Transaction) throws -> [Absence] {
        // The newest of them: a server that has begun more often than this is another problem.
        let runs = try transaction.rows(
            "SELECT * FROM server_run WHERE alive_at >= ? ORDER BY started_at DESC LIMIT 10000", Value(start)
        ).reversed().map { (start: try $0.time("started_at"), end: try $0.time("alive_at")) }
        return Absence.joined(zip(runs, runs.dropFirst()).map { Absence(from: $0.end, until: $1.start, cause: .server) })
    }

    /// By agent.
    static func nodeAbsences(since start: Timestamp, in transaction: Transaction) throws -> [String: [Absence]] {
        let rows = try transaction.rows("SELECT * FROM node_absence WHERE back_at >= ? ORDER BY back_at DESC LIMIT 200000", Value(start))
        return Dictionary(
            grouping: try rows.map { row in
                (agent: try row.text("agent"), absence: Absence(from: try row.time("gone_at"), until: try row.time("back_at"), cause: .node))
            }, by: \.agent
        ).mapValues { $0.map(\.absence) }
    }
}
