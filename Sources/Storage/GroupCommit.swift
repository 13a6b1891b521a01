import GRDB
import Synchronization

/// What is to happen around a commit.
final class Effects {
    var before: [String: @Sendable (Transaction) throws -> Void] = [:]
    var after: [@Sendable () -> Void] = []
    /// What parts leave for those after them.
    var kept: [String: any Sendable] = [:]
}

/// Commits for many at once: a commit waits for the disk, and whoever comes meanwhile goes into the next one together.
///
/// Each writer's part is a savepoint; a part that throws is rolled back alone. Nobody is answered before the commit is durable, so a
/// crash takes back only what nobody was told of.
final class GroupCommit: Sendable {
    /// One writer's part, in two steps that share what it results in.
    private struct Part: Sendable {
        var weight: Int
        var run: @Sendable (Transaction) throws -> Void
        /// `nil` when the part is durable.
        var answer: @Sendable ((any Error)?) -> Void
    }

    private struct Line {
        var parts: [Part] = []
        var isServed = false
    }

    private let pool: DatabasePool
    private let line = Mutex(Line())
    /// Weight from which on a commit takes no more: whoever comes next must not wait for long.
    private static let limit = 256

    init(_ pool: DatabasePool) {
        self.pool = pool
    }

    func run<Result: Sendable>(weight: Int, _ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let kept = Kept<Result>()
            enter(
                Part(
                    weight: weight,
                    run: { kept.set(try body($0)) },
                    answer: { error in
                        if let error {
                            continuation.resume(throwing: error)
                        } else if let result = kept.take() {
                            continuation.resume(returning: result)
                        } else {
                            continuation.resume(throwing: StorageError(.failed, "a write was answered before it ran"))
                        }
                    }))
        }
    }

    private func enter(_ part: Part) {
        let isFirst = line.withLock { line in
            line.parts.append(part)
            defer { line.isServed = true }
            return !line.isServed
        }
        if isFirst { pool.asyncWriteWithoutTransaction { self.serve($0) } }
    }

    /// One commit for those who wait now, on the writer's queue; comes again while there are more.
    private func serve(_ db: GRDB.Database) {
        let parts = line.withLock { line in
            var (count, weight) = (0, 0)
            while count < line.parts.count, weight < Self.limit {
                weight += line.parts[count].weight
                count += 1
            }
            defer { line.parts.removeFirst(count) }
            return Array(line.parts.prefix(count))
        }
        commit(parts, db)
        let isMore = line.withLock { line in
            line.isServed = !line.parts.isEmpty
            return line.isServed
        }
        if isMore { pool.asyncWriteWithoutTransaction { self.serve($0) } }
    }

    private func commit(_ parts: [Part], _ db: GRDB.Database) {
        var outcomes: [(part: Part, error: (any Error)?)] = []
        outcomes.reserveCapacity(parts.count)
        let group = Effects()
        do {
            try db.beginTransaction(.immediate)
            for part in parts {
                let own = Effects()
                own.kept = group.kept
                do {
                    let transaction = Transaction(db, own)
                    // One that is alone takes the whole transaction with it.
                    if parts.count > 1 { try transaction.execute("SAVEPOINT part") }
                    try part.run(transaction)
                    if parts.count > 1 { try transaction.execute("RELEASE part") }
                    group.before.merge(own.before) { _, later in later }
                    group.after += own.after
                    group.kept = own.kept
                    outcomes.append((part, nil))
                } catch {
                    // A full disk, say, ends the whole transaction and not the part alone.
                    guard db.isInsideTransaction, parts.count > 1 else { throw error }
                    try Transaction(db).execute("ROLLBACK TO part")
                    try Transaction(db).execute("RELEASE part")
                    outcomes.append((part, error))
                }
            }
            for name in group.before.keys.sorted() { try group.before[name]?(Transaction(db)) }
            try db.commit()
        } catch {
            if db.isInsideTransaction { try? db.rollback() }
            for (index, part) in parts.enumerated() {
                // Those that failed by themselves keep their reason.
                part.answer(outcomes.indices.contains(index) ? outcomes[index].error ?? error : error)
            }
            return
        }
        for effect in group.after { effect() }
        for (part, error) in outcomes { part.answer(error) }
    }
}

/// Holds one result on its way from the writer's queue to whoever waits for it.
private final class Kept<Result: Sendable>: Sendable {
    private let result = Mutex<Result?>(nil)

    func set(_ new: Result) { result.withLock { $0 = new } }
    func take() -> Result? { result.withLock { $0 } }
}
