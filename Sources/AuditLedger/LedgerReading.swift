public import Runtime
public import Storage

extension Ledger {
    private static func entries(_ rows: [Row], in transaction: Transaction) throws -> [Entry] {
        var reader = EntryReader(transaction)
        return try rows.map { try reader.entry($0) }
    }

    /// One entry.
    public static func entry(_ sequence: Int, in transaction: Transaction) throws -> Entry? {
        try entries(transaction.rows("SELECT * FROM ledger WHERE sequence = ?", Value(sequence)), in: transaction).first
    }

    /// How many entries there are, and the signed head; `nil` when empty.
    public static func checkpoint(in transaction: Transaction) throws -> (size: Int, note: String)? {
        try transaction.row("SELECT size, note FROM ledger_checkpoint WHERE one = 1").map {
            (try $0.integer("size"), try $0.text("note"))
        }
    }

    // MARK: About a subject

    /// Entries about one subject, oldest first.
    public static func history(of subject: String, in transaction: Transaction) throws -> [Entry] {
        try entries(transaction.rows("SELECT * FROM ledger WHERE subject = ? ORDER BY sequence", .text(subject)), in: transaction)
    }

    /// The newest entries of one kind about one subject, newest first. Looks no further back than at the newest `depth` about it.
    public static func newest(
        _ limit: Int, ofKind kind: String, about subject: String, depth: Int = 5000, in transaction: Transaction
    ) throws -> [Entry] {
        try entries(
            transaction.rows(
                "SELECT * FROM (SELECT * FROM ledger WHERE subject = ? ORDER BY sequence DESC LIMIT ?) WHERE kind = ? LIMIT ?",
                .text(subject), Value(depth), .text(kind), Value(limit)), in: transaction)
    }

    // MARK: Of some kinds, about anything

    /// Entries after `sequence`, oldest first, at most `limit`.
    public static func entries(after sequence: Int, limit: Int, in transaction: Transaction) throws -> [Entry] {
        try entries(
            transaction.rows(
                "SELECT * FROM ledger WHERE sequence > ? ORDER BY sequence LIMIT ?", Value(sequence), Value(limit)), in: transaction)
    }

    /// Entries of some kinds after `sequence`, oldest first, at most `limit`.
    public static func entries(
        ofKinds kinds: [String], after sequence: Int = 0, limit: Int = .max, in transaction: Transaction
    ) throws -> [Entry] {
        try entries(
            transaction.rows(
                "SELECT * FROM ledger WHERE sequence > ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY sequence LIMIT ?",
                Value(sequence), Value(json: kinds), Value(limit)), in: transaction)
    }

    /// The newest entries of some kinds, newest first, after one and before another.
    public static func newest(
        _ limit: Int, ofKinds kinds: [String], after start: Int = 0, before end: Int = .max, in transaction: Transaction
    ) throws -> [Entry] {
        try entries(
            transaction.rows(
                """
                SELECT * FROM ledger WHERE sequence > ? AND sequence < ? AND kind IN (SELECT value FROM json_each(?))
                ORDER BY sequence DESC LIMIT ?
                """, Value(start), Value(end), Value(json: kinds), Value(limit)), in: transaction)
    }

    /// The newest entries of one kind, newest first, among the newest `depth` of all.
    public static func newest(_ limit: Int, ofKind kind: String, depth: Int = 20_000, in transaction: Transaction) throws -> [Entry] {
        try newest(limit, ofKinds: [kind], after: (checkpoint(in: transaction)?.size ?? 0) - depth, in: transaction)
    }

    /// The sequence number that the newest `limit` entries of some kinds come after; 0 where there are no more.
    public static func start(ofNewest limit: Int, ofKinds kinds: [String], in transaction: Transaction) throws -> Int {
        let oldest = try transaction.row(
            """
            SELECT min(sequence) AS first FROM
            (SELECT sequence FROM ledger WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC LIMIT ?)
            """, Value(json: kinds), Value(limit))
        return max(0, (try oldest?.optionalInteger("first") ?? 1) - 1)
    }

    /// The sequence number that what was recorded since a moment comes after. Looked for by halves: there is no index by time, numbers
    /// have no gaps and times do not go back.
    public static func start(since moment: Timestamp, in transaction: Transaction) throws -> Int {
        var (low, high) = (0, try checkpoint(in: transaction)?.size ?? 0)
        while low < high {
            let middle = (low + high) / 2
            let row = try transaction.row("SELECT at FROM ledger WHERE sequence = ?", Value(middle + 1))
            if let at = try row?.time("at"), at < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How often something came.
    public struct Tally: Sendable, Hashable {
        public var kind: String
        public var subject: String
        public var actor: String
        public var count: Int
    }

    /// How often entries of these kinds came since then, by subject and actor.
    ///
    /// - Parameter depth: most entries of any kind that are looked at, the newest.
    /// - Returns: `isCut` where older ones of that time were left out.
    public static func tally(
        ofKinds kinds: [String], since moment: Timestamp, depth: Int = 5_000_000, in transaction: Transaction
    ) throws -> (counts: [Tally], isCut: Bool) {
        let first = try start(since: moment, in: transaction)
        let start = max(first, (try checkpoint(in: transaction)?.size ?? 0) - depth)
        let counts = try transaction.rows(
            """
            SELECT kind, subject, actor, count(*) AS n FROM ledger
            WHERE sequence > ? AND kind IN (SELECT value FROM json_each(?)) GROUP BY kind, subject, actor
            """, Value(start), Value(json: kinds)
        ).map { Tally(kind: try $0.text("kind"), subject: try $0.text("subject"), actor: try $0.text("actor"), count: try $0.integer("n")) }
        return (counts, start > first)
    }
}
