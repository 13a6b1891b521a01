import EstateTesting
import Foundation
import Runtime
import Storage
import Synchronization
import Testing

private let thing = Migration("thing-0001", "CREATE TABLE thing(name TEXT PRIMARY KEY, size INTEGER, raw BLOB)")

/// What concurrent writers note.
private final class Seen: Sendable {
    let commits = Mutex(0)
    let done = Mutex<[Int]>([])
}

@Suite struct DatabaseTests {
    private let directory: TestDirectory
    private var path: String { directory.path + "/db.sqlite" }

    init() throws { directory = try TestDirectory("storage") }

    private func open(_ migrations: [Migration] = [thing]) throws -> Database { try Database(path: path, migrations: migrations) }

    @Test func `what was acknowledged survives a power cut: WAL with full synchronisation`() async throws {
        let database = try open()
        #expect(try await database.durability() == (journal: "wal", synchronous: 2))
        #expect(try await open().durability() == (journal: "wal", synchronous: 2), "and after reopening")
    }

    @Test func `the database's files are readable by their owner only`() async throws {
        let database = try open()
        _ = try await database.write { try $0.execute("INSERT INTO thing(name) VALUES('a')") }
        for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) where file.hasPrefix("db.sqlite") {
            let mode = try FileManager.default.attributesOfItem(atPath: directory.path + "/" + file)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
    }

    @Test func `a transaction that throws leaves nothing, and its afterCommit does not run`() async throws {
        struct Interrupted: Error {}
        let database = try open()
        let ran = Mutex(0)
        await #expect(throws: Interrupted.self) {
            try await database.write { transaction in
                transaction.afterCommit { ran.withLock { $0 += 1 } }
                try transaction.execute("INSERT INTO thing(name) VALUES('a')")
                throw Interrupted()
            }
        }
        #expect(try await database.read { try $0.rows("SELECT * FROM thing").count } == 0)
        #expect(ran.withLock { $0 } == 0)
    }

    @Test func `afterCommit runs once the change is there`() async throws {
        let database = try open()
        let ran = Mutex(0)
        try await database.write { transaction in
            transaction.afterCommit { ran.withLock { $0 += 1 } }
            try transaction.execute("INSERT INTO thing(name) VALUES('a')")
            #expect(ran.withLock { $0 } == 0)
        }
        #expect(ran.withLock { $0 } == 1)
    }

    @Test func `writers that wait together share a commit, and one that throws takes nothing of the others`() async throws {
        struct Interrupted: Error {}
        let database = try open()
        let seen = Seen()
        let kept = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<500 {
                group.addTask {
                    do {
                        return try await database.write { transaction in
                            transaction.beforeCommit("sum") { transaction in
                                seen.commits.withLock { $0 += 1 }
                                try transaction.execute(
                                    "INSERT INTO thing SELECT 'sum', count(*), NULL FROM thing WHERE name <> 'sum' "
                                        + "ON CONFLICT(name) DO UPDATE SET size = excluded.size")
                            }
                            transaction.afterCommit { seen.done.withLock { $0.append(number) } }
                            try transaction.execute("INSERT INTO thing(name, size) VALUES(?, ?)", .text("n\(number)"), Value(number))
                            if number % 7 == 0 { throw Interrupted() }
                            // Breaks a constraint: that part alone goes.
                            if number % 11 == 0 { try transaction.execute("INSERT INTO thing(name) VALUES(?)", .text("n\(number)")) }
                            return number
                        }
                    } catch { return nil }
                }
            }
            return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
        }
        let expected = Set((0..<500).filter { $0 % 7 != 0 && $0 % 11 != 0 })
        #expect(kept == expected && Set(seen.done.withLock { $0 }) == expected && seen.done.withLock { $0.count } == expected.count)
        let rows = try await database.read { try $0.rows("SELECT name, size FROM thing WHERE name <> 'sum'").map { try $0.integer("size") } }
        #expect(Set(rows) == expected)
        #expect(try await database.read { try $0.row("SELECT size FROM thing WHERE name = 'sum'")?.integer("size") } == expected.count)
        #expect(seen.commits.withLock { $0 } < 400, "\(seen.commits.withLock { $0 }) commits for 500 writers")
    }

    @Test func `a commit that fails answers everybody with the failure`() async throws {
        struct Refused: Error {}
        let database = try open()
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        try await database.write { transaction in
                            transaction.beforeCommit("no") { _ in throw Refused() }
                            try transaction.execute("INSERT INTO thing(name) VALUES(?)", .text("n\(number)"))
                        }
                        return false
                    } catch { return error is Refused }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failures == 20)
        #expect(try await database.read { try $0.rows("SELECT * FROM thing").isEmpty })
        _ = try await database.write { try $0.execute("INSERT INTO thing(name) VALUES('after')") }
    }

    @Test func `a reader cannot write`() async throws {
        let database = try open()
        await #expect(throws: StorageError.self) { try await database.read { _ = try $0.execute("INSERT INTO thing(name) VALUES('a')") } }
    }

    @Test func `a migration runs once, a changed one is refused, an unknown one too`() async throws {
        let database = try open()
        _ = try await database.write { try $0.execute("INSERT INTO thing(name) VALUES('a')") }
        let more = Migration("thing-0002", "ALTER TABLE thing ADD COLUMN colour TEXT")
        #expect(try await open([thing, more]).read { try $0.rows("SELECT colour FROM thing").count } == 1)
        #expect(throws: StorageError.self) { try open([Migration(thing.id, thing.sql + " "), more]) }
        #expect(throws: StorageError.self) { try open([thing]) }
    }

    @Test func `a migration that fails leaves nothing of itself`() async throws {
        let bad = Migration("thing-0002", "CREATE TABLE half(x); CREATE TABLE thing(y)")
        #expect(throws: (any Error).self) { try open([thing, bad]) }
        #expect(try await open([thing]).read { try $0.rows("SELECT name FROM sqlite_master WHERE name = 'half'").count } == 0)
    }

    @Test func `a file that is no database is refused`() throws {
        try Data(repeating: 7, count: 5_000).write(to: URL(fileURLWithPath: path))
        #expect(throws: StorageError.self) { try open() }
    }

    @Test func `a constraint is told apart, and no argument is in the message`() async throws {
        let database = try open()
        do {
            try await database.write { transaction in
                for _ in 0..<2 { try transaction.execute("INSERT INTO thing(name) VALUES(?)", "hunter2") }
            }
            Issue.record("accepted")
        } catch let error as StorageError {
            #expect(error.code == .constraint && !"\(error)".contains("hunter2"))
        }
    }

    @Test func `every value reads back as it was`() async throws {
        let database = try open()
        try await database.write {
            try $0.execute("INSERT INTO thing VALUES(?, ?, ?)", .text("a\u{7}ß☃"), .integer(.min), .blob([0, 255]))
            try $0.execute("INSERT INTO thing VALUES('null', NULL, NULL)")
        }
        try await database.read { transaction in
            let row = try #require(try transaction.row("SELECT * FROM thing WHERE size IS NOT NULL"))
            #expect(try row.text("name") == "a\u{7}ß☃" && row.integer("size") == .min && row.blob("raw") == [0, 255])
            let null = try #require(try transaction.row("SELECT * FROM thing WHERE size IS NULL"))
            #expect(try null.optionalInteger("size") == nil && null.optionalTime("size") == nil)
            #expect(throws: StorageError.self) { try null.integer("size") }
            #expect(throws: StorageError.self) { try null.blob("raw") }
            #expect(throws: StorageError.self) { try null.text("colour") }
        }
    }

    @Test func `text with a NUL is refused, not cut`() async throws {
        let database = try open()
        await #expect(throws: StorageError.self) {
            try await database.write { _ = try $0.execute("INSERT INTO thing(name) VALUES(?)", .text("admin\u{0}x")) }
        }
        await #expect(throws: StorageError.self) {
            try await database.read { _ = try $0.rows("SELECT * FROM thing WHERE name = ?", .text("admin\u{0}x")) }
        }
    }

    @Test func `a value of another type throws and does not trap`() async throws {
        let database = try open()
        _ = try await database.write {
            try $0.execute("INSERT INTO thing VALUES(?, ?, ?)", .blob([0xFF, 0xFE]), .text("yesterday"), .integer(5))
        }
        try await database.read { transaction in
            let row = try #require(try transaction.row("SELECT * FROM thing"))
            #expect(throws: StorageError.self) { try row.integer("size") }
            #expect(throws: StorageError.self) { try row.optionalTime("size") }
            #expect(throws: StorageError.self) { try row.bool("size") }
            #expect(throws: StorageError.self) { try row.blob("raw") }
            #expect(throws: StorageError.self) { try row.json("size", as: [Int].self) }
            _ = try? row.text("name")
        }
    }

    @Test func `every kind of value comes back as it went in, the empty ones too`() async throws {
        let database = try open()
        let texts = ["", "a", "\"\\\n\u{1}ü\u{2028}", String(repeating: "x", count: 5000)]
        try await database.write { transaction in
            for (size, text) in texts.enumerated() {
                try transaction.execute("INSERT INTO thing VALUES(?, ?, ?)", .text(text), Value(size), .blob(Array(text.utf8)))
            }
            try transaction.execute("INSERT INTO thing VALUES(?, ?, ?)", "none", nil, nil)
        }
        let rows = try await database.read { transaction in
            try transaction.rows("SELECT *, typeof(raw) AS type FROM thing ORDER BY size").map {
                let size = try $0.optionalInteger("size")
                return (try $0.text("name"), size, try $0.text("type"), size == nil ? [] : try $0.blob("raw"))
            }
        }
        #expect(rows.map(\.0) == ["none"] + texts && rows.map(\.1) == [nil, 0, 1, 2, 3])
        #expect(rows.map(\.2) == ["null", "blob", "blob", "blob", "blob"] && rows.dropFirst().map(\.3) == texts.map { Array($0.utf8) })
    }

    @Test func `a statement with another number of values is refused, and the next one is as if it had not been`() async throws {
        let database = try open()
        await #expect(throws: StorageError.self) { try await database.write { try $0.execute("INSERT INTO thing(name) VALUES(?)") } }
        await #expect(throws: StorageError.self) { try await database.write { try $0.execute("INSERT INTO thing(name) VALUES(?)", "a\0b") } }
        _ = try await database.write { try $0.execute("INSERT INTO thing(name) VALUES(?)", "a") }
        let error = await #expect(throws: StorageError.self) {
            try await database.write { try $0.execute("INSERT INTO thing(name) VALUES(?)", "a") }
        }
        #expect(error?.code == .constraint)
    }

    @Test func `members are written as JSON that reads back the same`() async throws {
        let members = ["a": "", "b\"": "\\ / \u{0}\u{1F}\n\t", "ü": "\u{2028}\u{1F600}"]
        guard case .text(let text) = Value(members: members) else { return }
        #expect(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)) == members)
        #expect(Value(members: ["b": "2", "a": "1"]) == Value(members: ["a": "1", "b": "2"]) && Value(members: [:]) == "{}")
    }

    @Test func `what a part of a commit leaves for the next is gone when it is rolled back, and with the commit`() async throws {
        struct Interrupted: Error {}
        let database = try open()
        let seen = Seen()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try? await database.write { transaction in
                        let kept = transaction.kept("number", as: Int.self)
                        seen.done.withLock { $0.append(kept ?? 1) }
                        transaction.keep(number, as: "number")
                        if number.isMultiple(of: 3) { throw Interrupted() }
                    }
                }
            }
        }
        let kept = seen.done.withLock { $0 }
        #expect(kept.count == 200 && kept.allSatisfy { !$0.isMultiple(of: 3) })
        let after = try await database.write { $0.kept("number", as: Int.self) }
        #expect(after == nil)
    }
}
