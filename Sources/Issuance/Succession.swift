import Runtime
import SPIFFE
import Storage

/// How one root followed another: the outgoing one's certificate over the incoming one's key. Made in the transaction that activates the
/// incoming root, and shown by the server to everybody who connects, so that a node that slept through the change, or that was
/// configured before it, knows the server still.
struct RootTransition: Sendable {
    /// The incoming key, certified by the outgoing one; in DER.
    var certificate: [UInt8]
    /// The outgoing root: what older configurations and tokens name by its digest.
    var root: [UInt8]

    static let migration = Migration(
        "issuance-succession-0001",
        """
        CREATE TABLE root_transition(
            successor TEXT PRIMARY KEY, certificate BLOB NOT NULL, root BLOB NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
        """)

    /// Most that are shown. By themselves roots change three times in two years, and each lasts one.
    static let limit = 4

    /// The newest first.
    static func all(at now: Timestamp, in transaction: Transaction) throws -> [RootTransition] {
        try transaction.rows("SELECT * FROM root_transition WHERE until > ? ORDER BY at DESC, successor LIMIT \(limit)", Value(now)).map {
            RootTransition(certificate: try $0.blob("certificate"), root: try $0.blob("root"))
        }
    }

    /// - Parameter successor: the incoming key's id.
    func store(to successor: String, at now: Timestamp, until end: Timestamp, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM root_transition WHERE until <= ?", Value(now))
        try transaction.execute(
            "INSERT INTO root_transition VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", .text(successor), .blob(certificate), .blob(root),
            Value(now), Value(end))
    }
}
