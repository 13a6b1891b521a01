import GRDB
import GRDBSQLite
import Glibc

/// One prepared statement with its values, run to its end by SQLite itself: the driver's own way takes several times as long as the
/// statement, and every certificate is a handful of them. For what answers with no rows.
struct BoundStatement {
    private let statement: SQLiteStatement
    private let db: GRDB.Database

    init(_ statement: SQLiteStatement, in db: GRDB.Database) {
        self.statement = statement
        self.db = db
    }

    /// The first column of the first row; `nil` where there is none, or no number in it.
    func integer() throws -> Int64? {
        defer { sqlite3_reset(statement) }
        guard sqlite3_bind_parameter_count(statement) == 0 else { throw StorageError(.failed, "a statement with values was given none") }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return sqlite3_column_type(statement, 0) == SQLITE_INTEGER ? sqlite3_column_int64(statement, 0) : nil
        case SQLITE_DONE: return nil
        default: throw failure
        }
    }

    func run(_ values: [Value]) throws {
        try Value.mustHoldNoNUL(values)
        guard sqlite3_bind_parameter_count(statement) == values.count else {
            throw StorageError(.failed, "a statement with \(sqlite3_bind_parameter_count(statement)) values was given \(values.count)")
        }
        // It is shared: neither its state nor what was bound may outlive this run.
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() {
            guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw failure }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_DONE: return
            case SQLITE_ROW: continue
            default: throw failure
            }
        }
    }

    private var failure: DatabaseError { DatabaseError(resultCode: db.lastErrorCode, message: db.lastErrorMessage) }

    /// SQLite takes a copy.
    private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private func bind(_ value: Value, at place: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .integer(let number): return sqlite3_bind_int64(statement, place, number)
        case .real(let number): return sqlite3_bind_double(statement, place, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { bytes in
                    // Without an address it would be no text at all.
                    bytes.baseAddress.map { sqlite3_bind_text(statement, place, $0, Int32(bytes.count), Self.transient) }
                        ?? sqlite3_bind_text(statement, place, "", 0, Self.transient)
                }
            }
        case .blob(let blob):
            return blob.withUnsafeBytes { bytes in
                bytes.baseAddress.map { sqlite3_bind_blob(statement, place, $0, Int32(bytes.count), Self.transient) }
                    ?? sqlite3_bind_zeroblob(statement, place, 0)
            }
        }
    }
}

extension Value {
    /// Text is cut at a NUL without a word, and two different names would become one.
    static func mustHoldNoNUL(_ values: [Value]) throws {
        for case .text(let text) in values where text.hasNUL {
            throw StorageError(.constraint, "text with a NUL byte cannot be stored")
        }
    }
}

extension String {
    fileprivate var hasNUL: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        } ?? utf8.contains(0)
    }
}
