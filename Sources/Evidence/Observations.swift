//  Evidence: what was seen, by whom, and what follows from it. Uses of standing logins come from the verifying side (the
//  target's log) and are given a name from the calling side (the agents); together they are the input of a proof and the
//  facts of a report.

import Access
public import Estate
import Foundation
public import Runtime
public import Storage
public import TrafficProof

/// A login as the target recorded it.
public struct TargetLogin: Sendable, Hashable {
    public var resource: String
    public var accepted: Bool
    public var sqlState: String?
    public var at: Timestamp
    public var login: String
    public var host: String
    public var port: Int?
    public var application: String

    public init(
        resource: String, accepted: Bool, sqlState: String?, at: Timestamp, login: String, host: String, port: Int?,
        application: String
    ) {
        self.resource = resource
        self.accepted = accepted
        self.sqlState = sqlState
        self.at = at
        self.login = login
        self.host = host
        self.port = port
        self.application = application
    }
}

/// One session or connection as an agent saw it, by the port that the target sees too.
public struct CallerSighting: Sendable, Hashable {
    /// The access path it passed through; `nil` for one that went around the agent.
    public var path: String?
    public var mode: PathMode?
    public var port: Int
    public var at: Timestamp
    /// The workload, or the best name for an unknown process.
    public var name: String
    public var isRegistered: Bool
    public var evidence: String

    public init(
        path: String?, mode: PathMode?, port: Int, at: Timestamp, name: String, isRegistered: Bool, evidence: String
    ) {
        self.path = path
        self.mode = mode
        self.port = port
        self.at = at
        self.name = name
        self.isRegistered = isRegistered
        self.evidence = evidence
    }
}

public struct Observations: Sendable {
    private let clock: WallClock

    public init(clock: WallClock) {
        self.clock = clock
    }

    public static let migrations = [
        Migration(
            "evidence-0001",
            """
            CREATE TABLE target_login(
                id INTEGER PRIMARY KEY, resource TEXT NOT NULL, accepted INTEGER NOT NULL, sql_state TEXT,
                at INTEGER NOT NULL, login TEXT NOT NULL, host TEXT NOT NULL, port INTEGER, application TEXT NOT NULL);
            CREATE INDEX target_login_by_login ON target_login(resource, login, at);
            CREATE TABLE caller_sighting(
                id INTEGER PRIMARY KEY, path TEXT, mode TEXT, port INTEGER NOT NULL, at INTEGER NOT NULL,
                name TEXT NOT NULL, registered INTEGER NOT NULL, evidence TEXT NOT NULL);
            CREATE INDEX caller_sighting_by_port ON caller_sighting(port, at);
            CREATE TABLE usage(
                path TEXT NOT NULL, new INTEGER NOT NULL, second INTEGER NOT NULL, exchanges INTEGER NOT NULL,
                errors INTEGER NOT NULL, PRIMARY KEY(path, new, second)) WITHOUT ROWID;
            CREATE TABLE observer(
                resource TEXT PRIMARY KEY, since INTEGER NOT NULL, position TEXT NOT NULL, read_up_to INTEGER NOT NULL)
                WITHOUT ROWID;
            CREATE TABLE marked_use(
                mark TEXT PRIMARY KEY, kind TEXT NOT NULL, resource TEXT NOT NULL, made_at INTEGER NOT NULL,
                seen_at INTEGER) WITHOUT ROWID;
            CREATE TABLE report_cursor(agent TEXT PRIMARY KEY, incarnation TEXT NOT NULL, sequence INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE verdict(fingerprint TEXT PRIMARY KEY, at INTEGER NOT NULL, verdict TEXT NOT NULL) WITHOUT ROWID;
            """)
    ]

    // MARK: Taking in

    /// Every login that the observer read is kept, except our own marked uses, which are noted as seen.
    public func record(_ login: TargetLogin, in transaction: Transaction) throws {
        // A refused login shows nothing about accepted ones, and must not hide behind a mark.
        if login.accepted, login.application.hasPrefix(Self.markPrefix) {
            let seen = try transaction.execute(
                "UPDATE marked_use SET seen_at = ? WHERE mark = ? AND resource = ? AND seen_at IS NULL", Value(clock.now()),
                .text(login.application), .text(login.resource))
            // Only a mark that we made is ours: anybody may call himself so.
            if seen == 1 { return }
        }
        try transaction.execute(
            "INSERT INTO target_login(resource, accepted, sql_state, at, login, host, port, application) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
            .text(login.resource), Value(login.accepted), Value(login.sqlState), Value(login.at), .text(login.login),
            .text(login.host), Value(login.port), .text(login.application))
    }

    public func record(_ sighting: CallerSighting, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO caller_sighting(path, mode, port, at, name, registered, evidence) VALUES(?, ?, ?, ?, ?, ?, ?)",
            Value(sighting.path), Value(sighting.mode?.rawValue), Value(sighting.port), Value(sighting.at),
            .text(sighting.name), Value(sighting.isRegistered), .text(sighting.evidence))
    }

    /// Adds to what a path carried: `new` is the replacement, otherwise the standing login.
    public func addUsage(
        path: String, isNew: Bool, at: Timestamp, exchanges: Int, errors: Int, in transaction: Transaction
    ) throws {
        guard exchanges > 0 || errors > 0 else { return }
        try transaction.execute(
            """
            INSERT INTO usage VALUES(?, ?, ?, ?, ?)
            ON CONFLICT(path, new, second) DO UPDATE SET exchanges = exchanges + excluded.exchanges, errors = errors + excluded.errors
            """,
            .text(path), Value(isNew), Value(Int(at.milliseconds / 1000)), Value(exchanges), Value(errors))
    }

    /// Whether a report is new. The same one twice is taken once.
    public func advance(
        agent: String, incarnation: String, first: Int, count: Int, in transaction: Transaction
    ) throws -> (skip: Int, acknowledged: Int) {
        let row = try transaction.row("SELECT incarnation, sequence FROM report_cursor WHERE agent = ?", .text(agent))
        let known = try row.map { try $0.text("incarnation") == incarnation ? try $0.integer("sequence") : 0 } ?? 0
        // The numbers come from an agent: what cannot be is skipped whole.
        guard first >= 1, count >= 0, !first.addingReportingOverflow(count).overflow else { return (max(0, count), known) }
        let last = max(known, first + count - 1)
        try transaction.execute(
            """
            INSERT INTO report_cursor VALUES(?, ?, ?)
            ON CONFLICT(agent) DO UPDATE SET incarnation = excluded.incarnation, sequence = excluded.sequence
            """,
            .text(agent), .text(incarnation), Value(last))
        return (min(count, max(0, known - first + 1)), last)
    }

    // MARK: The observer's own state

    private static let markPrefix = "mayfly-"

    /// A use that we make ourselves, under a name that nobody can guess.
    public enum MarkedUse: String, Sendable {
        /// Shows that the observer is alive.
        case canary
        /// Tries the old secret at the real target. It is a use of it, but not one that stands in a proof's way.
        case probe
    }

    public static func position(of resource: String, in transaction: Transaction) throws -> String? {
        try transaction.row("SELECT position FROM observer WHERE resource = ?", .text(resource))?.text("position")
    }

    public func advanceObserver(of resource: String, to position: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO observer VALUES(?, ?, ?, ?)
            ON CONFLICT(resource) DO UPDATE SET position = excluded.position, read_up_to = excluded.read_up_to
            """,
            .text(resource), Value(clock.now()), .text(position), Value(clock.now()))
    }

    /// Notes a marked use before it is made. Returns the mark: its application name.
    public func begin(
        _ use: MarkedUse, at resource: String, entropy: Entropy, in transaction: Transaction
    ) throws -> String {
        let mark = "\(Self.markPrefix)\(use.rawValue)-\(entropy.hex(8))"
        try transaction.execute(
            "INSERT INTO marked_use VALUES(?, ?, ?, ?, NULL)", .text(mark), .text(use.rawValue), .text(resource),
            Value(clock.now()))
        return mark
    }

    // MARK: Making sense of it

    /// How far a caller's clock and the target's may be apart, and how late either may speak.
    static let joinWindow = Duration.seconds(10)

    /// Uses of `login` at `resource`, each with the best name there is. Oldest first.
    public static func uses(
        of login: String, at resource: String, accepted: Bool, since: Timestamp, in transaction: Transaction
    ) throws -> [CredentialUse] {
        try transaction.rows(
            "SELECT * FROM target_login WHERE resource = ? AND login = ? AND accepted = ? AND at >= ? ORDER BY at, id",
            .text(resource), .text(login), Value(accepted), Value(since)
        ).map { row in
            let (at, port) = (try row.time("at"), try row.optionalInteger("port"))
            if let port, let sighting = try caller(port: port, at: at, in: transaction) {
                return CredentialUse(
                    at: at, consumer: sighting.name, isRegistered: sighting.isRegistered, evidence: sighting.evidence)
            }
            let application = try row.text("application")
            let from = "from \(try row.text("host"))" + (port.map { ":\($0)" } ?? "")
            if !application.isEmpty, !genericApplications.contains(application) {
                return CredentialUse(
                    at: at, consumer: application, isRegistered: false, evidence: "application_name \(from)")
            }
            return CredentialUse(
                at: at, consumer: "unknown client (\(application.isEmpty ? "no name" : application))", isRegistered: false,
                evidence: "\(from), seen by no agent")
        }
    }

    /// Names that client programs give themselves say nothing of who runs them.
    static let genericApplications: Set<String> = [
        "psql", "pgbench", "pg_dump", "pg_isready", "PostgreSQL JDBC Driver", "DBeaver", "pgAdmin 4",
    ]

    /// Who held a client port at about that time.
    public static func caller(port: Int, at: Timestamp, in transaction: Transaction) throws -> CallerSighting? {
        try transaction.rows(
            "SELECT * FROM caller_sighting WHERE port = ? AND at BETWEEN ? AND ? ORDER BY abs(at - ?) LIMIT 1", Value(port),
            Value(at - joinWindow), Value(at + joinWindow), Value(at)
        ).first.map { row in
            CallerSighting(
                path: try row.optionalText("path"), mode: try row.optionalText("mode").flatMap(PathMode.init),
                port: port, at: try row.time("at"), name: try row.text("name"),
                isRegistered: try row.bool("registered"), evidence: try row.text("evidence"))
        }
    }

    /// What a path carried in a period.
    public static func usage(
        of path: String, isNew: Bool, from: Timestamp, to: Timestamp, in transaction: Transaction
    ) throws -> (exchanges: Int, errors: Int, largestSecond: Int) {
        let row = try transaction.row(
            """
            SELECT coalesce(sum(exchanges), 0) AS x, coalesce(sum(errors), 0) AS e, coalesce(max(exchanges), 0) AS m
            FROM usage WHERE path = ? AND new = ? AND second >= ? AND second < ?
            """,
            .text(path), Value(isNew), Value(Int(from.milliseconds / 1000)), Value(Int(to.milliseconds / 1000) + 1))
        return (try row?.integer("x") ?? 0, try row?.integer("e") ?? 0, try row?.integer("m") ?? 0)
    }

    public static func observer(of resource: String, lag: Duration, now: Timestamp, in transaction: Transaction) throws -> ObserverRecord? {
        guard let row = try transaction.row("SELECT * FROM observer WHERE resource = ?", .text(resource)) else { return nil }
        let canaries = try transaction.rows(
            "SELECT made_at, seen_at FROM marked_use WHERE kind = 'canary' AND resource = ? ORDER BY made_at", .text(resource))
        var seen: [Timestamp] = []
        var missed: [Timestamp] = []
        for canary in canaries {
            let made = try canary.time("made_at")
            if try canary.optionalTime("seen_at") != nil {
                seen.append(made)
            } else if now - made > lag + .seconds(2) {
                missed.append(made)
            }
        }
        return ObserverRecord(
            name: "\(resource) connection log", side: .verifying, canariesSeen: seen, canariesMissed: missed,
            readUpTo: try row.time("read_up_to"))
    }

    public static func observedSince(_ resource: String, in transaction: Transaction) throws -> Timestamp? {
        try transaction.row("SELECT since FROM observer WHERE resource = ?", .text(resource))?.time("since")
    }

    /// Keeps the newest verdict on a credential, for people to look at. Nobody acts on it: a proof is judged anew.
    public func keep(_ verdict: some Encodable, on credential: Fingerprint, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO verdict VALUES(?, ?, ?)
            ON CONFLICT(fingerprint) DO UPDATE SET at = excluded.at, verdict = excluded.verdict
            """,
            .text(credential.text), Value(clock.now()), try Value(json: verdict))
    }

    public static func verdict<Verdict: Decodable>(
        on credential: Fingerprint, as type: Verdict.Type, in transaction: Transaction
    ) throws -> (at: Timestamp, verdict: Verdict)? {
        try transaction.row("SELECT at, verdict FROM verdict WHERE fingerprint = ?", .text(credential.text)).map {
            (try $0.time("at"), try $0.json("verdict", as: type))
        }
    }

    /// Throws away what no proof can need any more.
    public func forget(before: Timestamp, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM caller_sighting WHERE at < ?", Value(before))
        try transaction.execute("DELETE FROM usage WHERE second < ?", Value(Int(before.milliseconds / 1000)))
        try transaction.execute("DELETE FROM marked_use WHERE made_at < ?", Value(before))
    }
}
