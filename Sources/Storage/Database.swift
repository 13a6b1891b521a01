//  Storage: transactions and migrations. One embedded SQLite database today; the surface is small enough that PostgreSQL can
//  stand behind it later. Slices write SQL against ``Transaction``; nothing above this module sees the driver.

import GRDB
import Foundation
public import Runtime

/// Why the store could not be opened or refused a statement.
public struct StorageError: Error, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        case cannotOpen, migrationChanged, newerSchema, constraint, failed, badRow
    }
    public var code: Code
    public var message: String
    public var description: String { message }

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// One step of the schema. Once released, its SQL never changes: a changed one is refused at start.
public struct Migration: Sendable {
    public var id: String
    public var sql: String

    public init(_ id: String, _ sql: String) {
        self.id = id
        self.sql = sql
    }
}

/// The embedded database: WAL, `synchronous=FULL`, so that what was acknowledged survives a crash and a power cut.
///
/// Trust: its content is trusted, because only the user that runs the server can write its directory. The ledger's
/// signature detects changes made behind the server's back.
public final class Database: Sendable {
    private let pool: DatabasePool
    private let group: GroupCommit

    /// Opens the file, creates it when missing, and applies the migrations that are new, each in its own transaction.
    public init(path: String, migrations: [Migration]) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets synchronous=NORMAL when it switches to WAL, after `prepareDatabase`; FULL must come after opening.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF") }
        } catch {
            throw StorageError(.cannotOpen, "cannot open the database `\(path)`: \(error)")
        }
        group = GroupCommit(pool)
        for suffix in ["", "-wal", "-shm"] { chmod(path + suffix, 0o600) }
        try apply(migrations)
    }

    private func apply(_ migrations: [Migration]) throws {
        let applied = try pool.write { db -> [String: String] in
            try db.execute(
                sql: "CREATE TABLE IF NOT EXISTS migration(id TEXT PRIMARY KEY, sql TEXT NOT NULL) WITHOUT ROWID")
            return try Dictionary(
                uniqueKeysWithValues: GRDB.Row.fetchAll(db, sql: "SELECT id, sql FROM migration").map { ($0[0], $0[1]) })
        }
        let known = Set(migrations.map(\.id))
        if let unknown = applied.keys.filter({ !known.contains($0) }).min() {
            throw StorageError(
                .newerSchema, "the database was written by a newer mayfly (migration `\(unknown)`): run that version")
        }
        for migration in migrations {
            if let before = applied[migration.id] {
                guard before == migration.sql else {
                    throw StorageError(.migrationChanged, "migration `\(migration.id)` differs from the one that was applied")
                }
                continue
            }
            try pool.write { db in
                try db.execute(sql: migration.sql)
                try db.execute(sql: "INSERT INTO migration VALUES(?, ?)", arguments: [migration.id, migration.sql])
            }
        }
    }

    /// A consistent snapshot. Does not wait for writers.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await translating { try await self.pool.read { try body(Transaction($0)) } }
    }

    /// All or nothing, and durable once it returns. Writers take turns; those that wait at the same time share one commit, each
    /// seeing what those before it did, and one that throws takes nothing of the others with it.
    ///
    /// - Parameter weight: how many usual writes it stands for. Whoever waits for the next commit waits for all of one.
    public func write<Result: Sendable>(
        weight: Int = 1, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await translating { try await self.group.run(weight: weight, body) }
    }

    /// The settings that durability rests on, as the database reports them.
    public func durability() async throws -> (journal: String, synchronous: Int) {
        try await pool.writeWithoutTransaction { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
                try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
            )
        }
    }

    private func translating<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError {
            // The statement's arguments are left out: they may name things that belong in no log.
            let code: StorageError.Code = error.resultCode == .SQLITE_CONSTRAINT ? .constraint : .failed
            throw StorageError(code, "the database refused a statement: \(error.message ?? "no reason") (\(error.resultCode))")
        }
    }
}

/// A value that a column can hold.
public enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }

    public init(_ value: String?) { self = value.map(Value.text) ?? .null }
    public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    public init(_ value: Timestamp?) { self = value.map { .integer($0.milliseconds) } ?? .null }
    public init(_ value: Bool) { self = .integer(value ? 1 : 0) }

    /// A value stored as JSON text with sorted keys.
    public init(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self = .text(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// The same of plain names and texts, by hand: the ledger stores two of these with every certificate, and the encoder took longer
    /// than all else of an entry.
    public init(members: [String: String]) {
        var text: [UInt8] = [UInt8(ascii: "{")]
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            Self.quote(name, into: &text)
            text.append(UInt8(ascii: ":"))
            Self.quote(value, into: &text)
        }
        text.append(UInt8(ascii: "}"))
        self = .text(String(decoding: text, as: UTF8.self))
    }

    /// RFC 8259 §7: what must be escaped is. What lies between is taken over as a whole.
    private static func quote(_ value: String, into text: inout [UInt8]) {
        var value = value
        text.append(UInt8(ascii: "\""))
        value.withUTF8 { bytes in
            var start = 0
            for (place, byte) in bytes.enumerated() where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                text.append(contentsOf: bytes[start..<place])
                start = place + 1
                text.append(UInt8(ascii: "\\"))
                if byte < 0x20 { text.append(contentsOf: "u00\(CollectionOfOne(byte).hex)".utf8) } else { text.append(byte) }
            }
            text.append(contentsOf: bytes[start...])
        }
        text.append(UInt8(ascii: "\""))
    }
}

/// One open transaction. Do not keep it beyond the closure that received it.
public struct Transaction {
    private let db: GRDB.Database
    private let effects: Effects?

    /// - Parameter effects: what is to happen around the commit; `nil` for a reader, which has none.
    init(_ db: GRDB.Database, _ effects: Effects? = nil) {
        self.db = db
        self.effects = effects
    }

    /// Runs one statement. Returns the number of rows it changed.
    @discardableResult
    public func execute(_ sql: String, _ arguments: Value...) throws -> Int {
        try BoundStatement(try db.cachedStatement(sql: sql).sqliteStatement, in: db).run(arguments)
        return db.changesCount
    }

    public func rows(_ sql: String, _ arguments: Value...) throws -> [Row] {
        try GRDB.Row.fetchAll(db.cachedStatement(sql: sql), arguments: Self.bind(arguments)).map(Row.init)
    }

    public func row(_ sql: String, _ arguments: Value...) throws -> Row? {
        try GRDB.Row.fetchOne(db.cachedStatement(sql: sql), arguments: Self.bind(arguments)).map(Row.init)
    }

    /// The one number that a query without values answers with; `nil` where there is no row. For what is asked at every call.
    public func number(_ sql: String) throws -> Int? {
        try BoundStatement(try db.cachedStatement(sql: sql).sqliteStatement, in: db).integer().map { Int($0) }
    }

    /// Runs after this transaction is durable; not at all when it rolls back. In the order in which writers had their turn.
    public func afterCommit(_ body: @escaping @Sendable () -> Void) { effects?.after.append(body) }

    /// Runs once before the commit that this transaction is a part of, however many of its parts ask for it under this name: for what
    /// sums up all of them, such as a signature.
    public func beforeCommit(_ name: String, _ body: @escaping @Sendable (Transaction) throws -> Void) {
        effects?.before[name] = body
    }

    /// What an earlier part of the same commit left under this name; `nil` when none did, and for a reader. Saves asking the database
    /// for what is known.
    public func kept<Kept: Sendable>(_ name: String, as type: Kept.Type = Kept.self) -> Kept? { effects?.kept[name] as? Kept }

    /// Leaves something for the parts of this commit that come after: forgotten with the commit, and when this part is rolled back.
    public func keep(_ kept: some Sendable, as name: String) { effects?.kept[name] = kept }

    private static func bind(_ values: [Value]) throws -> StatementArguments {
        try Value.mustHoldNoNUL(values)
        return StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let number): number
                case .real(let number): number
                case .text(let text): text
                case .blob(let bytes): Data(bytes)
                }
            })
    }
}

/// One row of an answer. A missing column or another type throws, naming the column.
public struct Row {
    private let row: GRDB.Row

    init(_ row: GRDB.Row) {
        self.row = row
    }

    public func text(_ column: String) throws -> String {
        guard let value = try optionalText(column) else { throw Self.bad(column, "is null") }
        return value
    }

    public func optionalText(_ column: String) throws -> String? {
        let value = try stored(column)
        if value.isNull { return nil }
        guard let text = String.fromDatabaseValue(value) else { throw Self.bad(column, "is no text") }
        return text
    }

    public func integer(_ column: String) throws -> Int {
        guard let value = try optionalInteger(column) else { throw Self.bad(column, "is null") }
        return value
    }

    public func optionalInteger(_ column: String) throws -> Int? {
        let value = try stored(column)
        if value.isNull { return nil }
        guard let number = Int.fromDatabaseValue(value) else { throw Self.bad(column, "is no whole number") }
        return number
    }

    public func bool(_ column: String) throws -> Bool { try integer(column) != 0 }

    public func time(_ column: String) throws -> Timestamp { Timestamp(milliseconds: Int64(try integer(column))) }

    public func optionalTime(_ column: String) throws -> Timestamp? {
        try optionalInteger(column).map { Timestamp(milliseconds: Int64($0)) }
    }

    public func blob(_ column: String) throws -> [UInt8] {
        guard let data = Data.fromDatabaseValue(try stored(column)) else { throw Self.bad(column, "is no blob") }
        return Array(data)
    }

    /// As it lies in the file. The driver's own subscript traps when a value is of another type than asked for, and a file that
    /// somebody edited must not end the process.
    private func stored(_ column: String) throws -> DatabaseValue {
        guard row.hasColumn(column) else { throw Self.bad(column, "is missing") }
        return row[column]
    }

    public func json<Result: Decodable>(_ column: String, as type: Result.Type = Result.self) throws -> Result {
        do {
            return try JSONDecoder().decode(type, from: Data(try text(column).utf8))
        } catch {
            throw Self.bad(column, "does not hold \(type)")
        }
    }

    /// What ``Value/init(members:)`` has written. A ledger is read by the hundred thousand, and a decoder takes ten times as long.
    public func members(_ column: String) throws -> [String: String] {
        var text = try text(column)
        if let members = text.withUTF8({ PlainMembers.read($0) }) { return members }
        return try json(column)
    }

    private static func bad(_ column: String, _ why: String) -> StorageError {
        StorageError(.badRow, "the stored column `\(column)` \(why)")
    }
}
