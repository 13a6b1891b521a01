import CVectorscan
import Glibc
import Runtime
import Synchronization

/// A set of literals compiled for Vectorscan's block mode: several gigabytes a second where nothing is found.
///
/// Searches need working memory that only one of them may use at a time; a small pool of it, one piece per thread at
/// most, lives here, so that the database can be shared like any value.
final class Vectorscan: @unchecked Sendable {
    // Safe to share: the database is immutable after `init`, the pool is behind its lock.
    private let database: UnsafeMutableRawPointer
    private let pool = Mutex<[Workspace]>([])

    /// The library's working memory and the buffer that hits are gathered in. Used by one search at a time.
    private final class Workspace: @unchecked Sendable {
        let scratch: UnsafeMutableRawPointer
        var hits = cvectorscan_hits(hits: nil, count: 0, capacity: 0, limit: 0)

        init?(for database: UnsafeMutableRawPointer) {
            guard let scratch = cvectorscan_scratch(database) else { return nil }
            self.scratch = scratch
        }

        deinit {
            cvectorscan_free_scratch(scratch)
            free(hits.hits)
        }
    }

    /// `nil` where the library is missing, or refuses the literals. With a cache, compiling a thousand literals, which takes
    /// longer than scanning a small tree, happens once.
    convenience init?(_ literals: [Literal], cache: DatabaseCache? = nil) {
        let name = cache?.name(for: literals)
        if let cache, let name, let database = cache.load(name) {
            self.init(database: database)
            return
        }
        self.init(texts: literals.map(\.bytes), caseless: literals.map(\.isCaseless))
        if let cache, let name { cache.save(database, name) }
    }

    private init(database: UnsafeMutableRawPointer) { self.database = database }

    private init?(texts: [[UInt8]], caseless: [Bool]) {
        var all = texts.flatMap { $0 }
        // A value that is looked for is a secret: what the library compiles from it ends with the database, this copy here.
        defer { for index in all.indices { all[index] = 0 } }
        let database = all.withUnsafeBytes { bytes -> UnsafeMutableRawPointer? in
            var next = bytes.baseAddress
            let starts = texts.map { text in
                defer { next = next.map { $0 + text.count } }
                return next.map { $0.assumingMemoryBound(to: CChar.self) }
            }
            return cvectorscan_compile(starts, texts.map(\.count), caseless.map { $0 ? 1 : 0 }, UInt32(texts.count))
        }
        guard let database else { return nil }
        self.database = database
    }

    /// The same for values, in this case, that are not to be kept anywhere else.
    convenience init?(prefixes values: [Secret], length: Int) {
        self.init(texts: values.map { $0.withBytes { Array($0.prefix(length)) } }, caseless: values.map { _ in false })
    }

    deinit {
        // Workspaces first: each was made for this database.
        pool.withLock { $0.removeAll() }
        cvectorscan_free_database(database)
    }

    /// Every occurrence, in order of its end, then of its literal; `nil` when the library has no memory left.
    func hits(in bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [LiteralHit]? {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return [] }
        guard let workspace = pool.withLock({ $0.popLast() }) ?? Workspace(for: database) else { return nil }
        defer { pool.withLock { $0.append(workspace) } }
        workspace.hits.count = 0
        workspace.hits.limit = limit
        guard cvectorscan_scan(database, base, bytes.count, workspace.scratch, &workspace.hits) == 0 else { return nil }
        guard workspace.hits.count > 0 else { return [] }
        var found: [LiteralHit] = []
        found.reserveCapacity(workspace.hits.count)
        var isInOrder = true
        for hit in UnsafeBufferPointer(start: workspace.hits.hits, count: workspace.hits.count) {
            if let last = found.last, (last.end, last.literal) > (Int(hit.end), Int(hit.literal)) { isInOrder = false }
            found.append(LiteralHit(literal: Int(hit.literal), end: Int(hit.end)))
        }
        // Its engines run one after another within a block: ends of different literals may come out of turn.
        if !isInOrder { found.sort { ($0.end, $0.literal) < ($1.end, $1.literal) } }
        return found
    }
}
