import Crypto
import Runtime
import Storage
import Synchronization

/// Facts that many entries have alike: written once, in a table beside the ledger, and named in each entry by their digest, which its
/// hash covers. A text among them may have holes, which each entry fills with values of its own. Whoever reads entries sees all facts.
public struct SharedFacts: Sendable {
    /// With their holes.
    public let facts: [String: String]
    let stored: Value
    /// SHA-256 of what is stored, in hexadecimal.
    let digest: String

    public init(_ facts: [String: String]) {
        self.facts = facts
        stored = Value(members: facts)
        digest = if case .text(let text) = stored { Self.digest(text) } else { "" }
    }

    static func digest(_ text: String) -> String { Array(SHA256.hash(data: Array(text.utf8))).hex }

    /// What an entry calls the digest, and its own values.
    static let name = "shared"
    static let values = "values"

    /// Stands before the number of a hole. JSON escapes it, so it is in no JSON text.
    private static let mark: UInt8 = 0x1A

    /// Stands where an entry's own value goes.
    /// - Parameter place: 0 to 9.
    public static func hole(_ place: Int) -> String { "\u{1A}\(place)" }

    /// Whether a text could be taken for one with holes.
    public static func hasHoles(_ text: String) -> Bool { text.utf8.contains(mark) }

    /// The text with an entry's values in its holes; a hole that has none stays.
    public static func filled(_ text: String, _ values: [some StringProtocol]) -> String {
        guard hasHoles(text) else { return text }
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == mark, let digit = rest.first, (48...57).contains(digit), Int(digit) - 48 < values.count {
                rest.removeFirst()
                result.append(contentsOf: values[Int(digit) - 48].utf8)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// All facts of an entry that shares some: its own, and these with its values in their holes.
    static func joined(_ own: [String: String], _ shared: [String: String]) -> [String: String] {
        let given = own[values]?.split(separator: " ") ?? []
        var all = shared.mapValues { filled($0, given) }
        for (name, value) in own where name != Self.name && name != values { all[name] = value }
        return all
    }

    static let migration = Migration(
        "ledger-0002",
        """
        CREATE TABLE ledger_shared(digest TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
        CREATE TRIGGER ledger_shared_no_update BEFORE UPDATE ON ledger_shared BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_shared_no_delete BEFORE DELETE ON ledger_shared BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """)

    /// As it is stored; `nil` when it is not, or is not what the digest says.
    static func stored(_ digest: String, in transaction: Transaction) throws -> [String: String]? {
        guard let row = try transaction.row("SELECT facts FROM ledger_shared WHERE digest = ?", .text(digest)),
            let text = try? row.text("facts"), Self.digest(text) == digest
        else { return nil }
        return try? row.members("facts")
    }
}

/// Which shared facts are in the table, as far as is remembered.
final class StoredShares: Sendable {
    private let digests = Mutex<Set<String>>([])
    /// Beyond it all are forgotten: each costs one statement more.
    private static let limit = 100_000

    /// Writes them down, once.
    func store(_ shared: SharedFacts, in transaction: Transaction) throws {
        guard !digests.withLock({ $0.contains(shared.digest) }) else { return }
        try transaction.execute("INSERT INTO ledger_shared VALUES(?, ?) ON CONFLICT DO NOTHING", .text(shared.digest), shared.stored)
        let digest = shared.digest
        transaction.afterCommit { [self] in
            digests.withLock { digests in
                if digests.count >= Self.limit { digests = [] }
                digests.insert(digest)
            }
        }
    }
}

/// Reads entries with all their facts. What many share is read once.
struct EntryReader {
    private var shares: [String: [String: String]] = [:]
    private let transaction: Transaction

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    mutating func entry(_ row: Row) throws -> Entry {
        var entry = try Ledger.storedEntry(row)
        guard let digest = entry.facts[SharedFacts.name] else { return entry }
        guard let shared = try facts(digest) else {
            throw StorageError(.badRow, "the facts that entry \(entry.sequence) shares with others are gone or changed: mayfly audit verify")
        }
        entry.facts = SharedFacts.joined(entry.facts, shared)
        return entry
    }

    /// `nil` when they are not there, or not what the digest says.
    mutating func facts(_ digest: String) throws -> [String: String]? {
        if let known = shares[digest] { return known }
        guard let shared = try SharedFacts.stored(digest, in: transaction) else { return nil }
        shares[digest] = shared
        return shared
    }
}
