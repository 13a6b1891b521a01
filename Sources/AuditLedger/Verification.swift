public import Storage
import Runtime

/// What an audit of the whole chain found.
public enum LedgerVerdict: Sendable, Equatable {
    case intact(entries: Int)
    /// The first place where the chain is broken, and how.
    case broken(sequence: Int, reason: String)
}

extension Ledger {
    /// Recomputes every hash, the order, and the signature of the head. With `anchor`, a checkpoint kept elsewhere, it also
    /// finds a ledger that was cut or rewritten as a whole since then.
    ///
    /// Without an anchor, one thing stays hidden: a complete older copy of the database put in place of the newer one.
    public static func verify(
        in transaction: Transaction, publicKey: CheckpointSigner.PublicKey, anchor: String? = nil
    ) throws -> LedgerVerdict {
        var anchored: (size: Int, hash: String)?
        if let anchor {
            guard let read = publicKey.open(anchor) else {
                return .broken(sequence: 0, reason: "the given checkpoint does not carry this ledger's signature")
            }
            anchored = read
        }
        var previous = origin
        var sequence = 0
        var reader = EntryReader(transaction)
        while true {
            // Unlike elsewhere, a row that cannot even be read is a finding here, not an error. The first page starts below 1, so
            // that an entry slipped in before the first is met too.
            let rows = try transaction.rows(
                "SELECT * FROM ledger WHERE sequence > ? ORDER BY sequence LIMIT 1000", Value(sequence == 0 ? Int.min : sequence))
            if rows.isEmpty { break }
            for row in rows {
                guard let found = try? storedEntry(row) else {
                    return .broken(sequence: sequence + 1, reason: "the entry cannot be read")
                }
                guard found.sequence == sequence + 1 else {
                    return .broken(
                        sequence: sequence + 1,
                        reason: found.sequence < 1
                            ? "an entry \(found.sequence) stands before the first"
                            : "the entry is missing; the next one is \(found.sequence)")
                }
                guard try chainHash(previous: previous, found) == found.hash else {
                    return .broken(sequence: found.sequence, reason: "the entry's content does not match its hash")
                }
                if let shared = found.facts[SharedFacts.name], try reader.facts(shared) == nil {
                    return .broken(sequence: found.sequence, reason: "the facts that it shares with others are missing, or do not match their digest")
                }
                sequence = found.sequence
                previous = found.hash
                if let anchored, anchored.size == sequence, anchored.hash != previous {
                    return .broken(sequence: sequence, reason: "the entry differs from the given checkpoint")
                }
            }
        }
        if let anchored, anchored.size > sequence {
            return .broken(sequence: sequence + 1, reason: "entries up to \(anchored.size) existed at the given checkpoint")
        }
        guard let head = try transaction.row("SELECT size, hash, note FROM ledger_checkpoint WHERE one = 1") else {
            return sequence == 0
                ? .intact(entries: 0) : .broken(sequence: sequence, reason: "the signed checkpoint is missing")
        }
        guard let note = try? head.text("note"), let signed = publicKey.open(note) else {
            return .broken(sequence: sequence, reason: "the checkpoint's signature does not verify")
        }
        guard signed.size == sequence, signed.hash == previous else {
            return .broken(
                sequence: min(signed.size, sequence) + 1,
                reason: "the signed checkpoint covers \(signed.size) entries, the chain has \(sequence)")
        }
        // The next entry is chained to these two columns, not to the note.
        guard (try? head.integer("size")) == signed.size, (try? head.text("hash")) == signed.hash else {
            return .broken(sequence: sequence, reason: "the head beside the signed checkpoint differs from it")
        }
        return .intact(entries: sequence)
    }
}
