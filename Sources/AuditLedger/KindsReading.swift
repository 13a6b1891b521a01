public import Runtime
public import Storage

extension Ledger {
    /// The sequence number that what was recorded since a moment comes after. Looked for by halves: there is no index by time, and there
    /// are no gaps.
    public static func start(since moment: Timestamp, in transaction: Transaction) throws -> Int {
        var (low, high) = (0, try checkpoint(in: transaction)?.size ?? 0)
        while low < high {
            let middle = (low + high) / 2
            let row = try transaction.row("SELECT at FROM ledger WHERE sequence = ?", Value(middle + 1))
            if let at = try row?.time("at"), at < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The newest entries of some kinds, newest first, after one and before another.
    public static func newest(
        _ limit: Int, ofKinds kinds: [String], after start: Int, before end: Int, in transaction: Transaction
    ) throws -> [Entry] {
        var reader = EntryReader(transaction)
        let wanted = "[" + kinds.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        return try transaction.rows(
            """
            SELECT * FROM ledger WHERE sequence > ? AND sequence < ? AND kind IN (SELECT value FROM json_each(?))
            ORDER BY sequence DESC LIMIT ?
            """, Value(start), Value(end), .text(wanted), Value(limit)
        ).map { try reader.entry($0) }
    }
}
