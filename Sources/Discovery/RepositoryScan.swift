import Estate
import SecretScan
import Synchronization

/// One repository's history: which blobs there are, where they stood, and what was found in them.
final class RepositoryScan: Sendable {
    /// Before the paths of its files: empty, or ending in `/`.
    let prefix: String
    let history: History
    let repository: Repository
    private let memory: ScanMemory?
    /// What an earlier scan has left.
    private let earlier: ScanMemory.OfHistory?
    /// What this one will leave.
    private struct Progress {
        var extent = BlobWalk.Extent()
        /// `nil` when something could not be read: the next scan is to try again.
        var read: (objects: Int, bytes: Int, unreadable: [ScanReport.Unreadable])?
        var joined: Set<Fingerprint> = []
        var words: WordIndex?
    }
    private let made = Mutex(Progress())

    /// `nil` when nothing could be read; the reason is then noted.
    init?(_ found: TreeRepository, scanner: Scanner, options: ScanOptions, memory: ScanMemory?, collector: Collector) {
        guard let repository = Repository.open(at: found.absolute, limits: .init(objectSize: options.maximumFileSize)) else { return nil }
        self.repository = repository
        prefix = found.prefix
        self.memory = memory
        earlier = memory?.history(of: repository)
        do throws(GitError) {
            history = try History(of: repository, beyond: earlier?.known) { [prefix] id, message in
                let matches = Self.matches(inMessage: message, scanner)
                if !matches.isEmpty { collector.addBlob(prefix, id, matches) }
                return !matches.isEmpty
            }
        } catch {
            collector.note([.init(path: found.prefix + ".git", why: error.detail)])
            return nil
        }
        collector.note(repository.problems.map { .init(path: "\(found.prefix).git: \($0.path)", why: $0.why) })
        collector.note(repository.store.problems.map { .init(path: $0.path, why: $0.why) })
        collector.note(history.problems.map { .init(path: "\(found.prefix).git: \($0.path)", why: $0.why) })
        noteMissing(collector)
    }

    private static let messageKind = FileKind(path: String(decoding: History.messagePath, as: UTF8.self))

    private static func matches(inMessage message: ArraySlice<UInt8>, _ scanner: Scanner) -> [Match] {
        message.withUnsafeBufferPointer { scanner.scan($0, isUnanchored: false, kind: messageKind) }
    }

    /// What the history names and the clone never had, or has lost.
    private func noteMissing(_ collector: Collector) {
        let git = prefix + ".git"
        if repository.isShallow {
            collector.note([.init(path: git, why: "a shallow clone: the history before \(repository.shallowCount) of its commits was never fetched")])
        }
        let missing = history.missing(from: repository.store)
        guard !missing.isEmpty else { return }
        if repository.isPartial {
            collector.note([.init(path: git, why: "a partial clone: \(missing.count + history.notFetched) objects were never fetched")])
        } else {
            collector.note(missing.prefix(50).map { .init(path: "\(prefix)\(String(decoding: $0.path, as: UTF8.self)) (in history)", why: "object \($0.blob) is missing") })
            if missing.count > 50 { collector.note([.init(path: git, why: "\(missing.count - 50) more objects are missing")]) }
        }
    }

    var commitCount: Int { history.commits.count }

    private func shownPath(of blob: ObjectID) -> String { history.firstPath(of: blob).map(shownPath) ?? unreachablePath(blob) }

    private func shownPath(_ number: Int) -> String { prefix + String(decoding: history.paths[number], as: UTF8.self) }

    /// Stands for a path where no commit reaches: an amended or staged file that git still keeps.
    func unreachablePath(_ blob: ObjectID) -> String { "\(prefix).git (unreachable object \(blob.description.prefix(12)))" }

    /// What the visit of a blob leaves for those that are built on it.
    private struct Read: Sendable {
        /// `nil` for what no commit reaches.
        var path: Int?
        var matches: [Match]
        var trace: LiteralTrace?
    }

    /// How far around a change a word may stand that names what was changed.
    private static let margin = 160

    func firstPass(
        _ scanner: Scanner, _ collector: Collector, _ options: ScanOptions, _ progress: @escaping @Sendable (ScanProgress) -> Void
    ) async {
        let queue = WorkQueue()
        let total = history.blobCount
        let phase = "history of \(prefix.isEmpty ? "." : prefix)"
        let kinds = PathKinds(self)
        let contents = FileContents(options)
        let extent = memory == nil ? BlobWalk.Extent() : BlobWalk.Extent(of: repository.store)
        again { id, bytes in
            let path = self.history.firstPath(of: id)
            let matches = contents.isArchive(bytes)
                ? contents.matches(in: Array(bytes), path: self.shownPath(of: id), scanner)
                : scanner.scan(bytes, isUnanchored: kinds.isUnanchored(path), kind: kinds[path])
            if !matches.isEmpty { collector.addBlob(self.prefix, id, matches) }
        }
        let outcome = await BlobWalk(repository.store, visited: earlier?.visited ?? .init()).run(jobs: options.jobs, words: WordIndex()) { (blob: borrowing Blob, base: Read?) in
            let done = queue.take(1)
            if done % 256 == 0 { progress(ScanProgress(phase: phase, done: done, total: total)) }
            let path = self.history.firstPath(of: blob.id)
            var read = Read(path: path, matches: [])
            if contents.isArchive(blob.bytes) {
                read.matches = contents.matches(in: Array(blob.bytes), path: self.shownPath(of: blob.id), scanner)
                if !read.matches.isEmpty { collector.addBlob(self.prefix, blob.id, read.matches) }
                return read
            }
            read.trace = scanner.trace(blob, from: base?.trace)
            if let base, base.path == path || kinds[base.path] == kinds[path] {
                let changes = blob.changes(margin: Self.margin)
                switch scanner.scan(blob, changes: changes, trace: read.trace, isUnanchored: kinds.isUnanchored(path), kind: kinds[path]) {
                case .whole(let matches): read.matches = matches
                case .within(let matches):
                    read.matches = Self.carried(base.matches, into: blob, outside: changes) + matches.map { match in
                        var match = match
                        match.line = blob.line(of: match.range.lowerBound)
                        return match
                    }
                }
            } else {
                read.matches = scanner.scan(blob.bytes, trace: read.trace, isUnanchored: kinds.isUnanchored(path), kind: kinds[path])
            }
            if !read.matches.isEmpty { collector.addBlob(self.prefix, blob.id, read.matches) }
            return read
        }
        let unread = (earlier?.unreadable ?? []) + outcome.tooLarge.map {
            ScanReport.Unreadable(path: "\(shownPath(of: $0)) (in history)", why: "larger than \(options.maximumFileSize >> 20) MiB (raise --max-file-size)")
        }
        let read = (objects: outcome.blobs + (earlier?.objects ?? 0), bytes: outcome.bytes + (earlier?.bytes ?? 0), unreadable: unread)
        collector.count(blobs: read.objects, bytes: read.bytes)
        collector.note(outcome.problems.map { .init(path: "\(prefix).git: \($0.id)", why: $0.why) })
        collector.note(unread)
        made.withLock { made in
            made.extent = extent
            made.words = outcome.words
            if outcome.problems.isEmpty { made.read = read }
        }
    }

    /// Reads what is not new but must be met again: blobs in which something was found, and those that a new commit names and
    /// an earlier scan saw without their path.
    private func again(_ visit: (ObjectID, UnsafeBufferPointer<UInt8>) -> Void) {
        guard let earlier, let reader = try? ObjectReader(repository.store) else { return }
        let named = history.blobs(since: earlier.known.commits.count).filter { earlier.visited.holds($0, in: repository.store) }
        for id in named.union(earlier.blobs).sorted() {
            guard let text = try? reader.text(of: id) else { continue }
            text.withUnsafeBufferPointer { visit(id, $0) }
        }
    }

    /// Reads the messages of all commits from a position on.
    private func messages(from first: Int, jobs: Int, _ visit: @escaping @Sendable (ObjectID, UnsafeBufferPointer<UInt8>) -> Void) async {
        let queue = WorkQueue()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<jobs {
                group.addTask {
                    guard let reader = try? ObjectReader(self.repository.store) else { return }
                    while true {
                        let start = first + queue.take(256)
                        guard start < self.history.commits.count else { return }
                        for id in self.history.commits[start..<min(start + 256, self.history.commits.count)] {
                            guard let text = try? reader.text(of: id) else { continue }
                            text.withUnsafeBufferPointer { visit(id, $0) }
                        }
                    }
                }
            }
        }
    }

    /// Leaves for the next scan what this one has learnt. Nothing, when the history is not all there.
    func remember(_ collector: Collector) {
        let made = made.withLock { $0 }
        guard let memory, let read = made.read, !repository.isShallow, !repository.isPartial, repository.problems.isEmpty,
            repository.store.problems.isEmpty, history.problems.isEmpty, history.missing(from: repository.store).isEmpty
        else { return }
        if let earlier, earlier.known.commits.count == history.commits.count, earlier.visited == made.extent, earlier.joined == made.joined { return }
        let blobs = collector.telling(of: self)
        let places = history.places(of: blobs).flatMap { blob, places in places.map { (blob: blob, path: $0.path, commit: $0.commit) } }
        memory.remember(
            ScanMemory.OfHistory(
                known: History.Known(commits: history.commits, places: places), visited: made.extent, blobs: blobs.sorted(), objects: read.objects,
                bytes: read.bytes, unreadable: read.unreadable, joined: made.joined),
            of: repository)
    }

    /// The base's matches where they stand now. Those in `changes` have been looked for again.
    private static func carried(_ matches: [Match], into blob: borrowing Blob, outside changes: [Range<Int>]) -> [Match] {
        var carried: [Match] = []
        for match in matches {
            guard let range = blob.place(of: match.range, margin: 0), !changes.contains(where: { $0.overlaps(range) }) else { continue }
            var moved = match
            moved.range = range
            moved.line = blob.line(of: range.lowerBound)
            carried.append(moved)
        }
        return carried
    }

    /// Reading a short history again costs less than explaining why it was not done.
    private static let shortHistory = 256 << 20

    func secondPass(
        _ finder: ValueFinder, _ fingerprints: [Fingerprint], _ collector: Collector, _ options: ScanOptions,
        _ progress: @escaping @Sendable (ScanProgress) -> Void
    ) async {
        var visited = BlobWalk.Extent()
        var commits = 0
        var joined = Set(fingerprints)
        if let earlier {
            let fresh = joined.subtracting(earlier.joined).count
            if fresh == 0 || earlier.bytes > Self.shortHistory {
                visited = earlier.visited
                commits = earlier.known.commits.count
                joined = earlier.joined
                again { id, bytes in self.join(finder.find(in: bytes), id, fingerprints, collector) }
            }
            if fresh > 0, earlier.bytes > Self.shortHistory {
                collector.note([.init(path: "\(prefix).git", why: "\(fresh) new values were not looked for in what earlier scans have read (`--full` does)")])
            }
        }
        await messages(from: commits, jobs: options.jobs) { id, bytes in self.join(finder.find(in: bytes), id, fingerprints, collector) }
        let words = made.withLock { [joined] made in
            made.joined = joined
            return made.words.take()
        }
        let queue = WorkQueue()
        let total = history.blobCount
        let phase = "copies in \(prefix.isEmpty ? "." : prefix)"
        let walk = BlobWalk(repository.store, visited: visited, lookingFor: finder.forms, words: words)
        _ = await walk.run(jobs: options.jobs) { (blob: borrowing Blob, base: [ValueFinder.Hit]?) in
            let done = queue.take(1)
            if done % 256 == 0 { progress(ScanProgress(phase: phase, done: done, total: total)) }
            var hits: [ValueFinder.Hit] = []
            for hit in base ?? [] {
                guard let range = blob.place(of: hit.range, margin: 1) else { continue }
                hits.append(ValueFinder.Hit(value: hit.value, range: range, line: blob.line(of: range.lowerBound)))
            }
            for change in base == nil ? [0..<blob.bytes.count] : blob.changes(margin: finder.longest + 1) {
                for hit in finder.find(in: UnsafeBufferPointer(rebasing: blob.bytes[change])) {
                    let range = hit.range.lowerBound + change.lowerBound..<hit.range.upperBound + change.lowerBound
                    guard !hits.contains(where: { $0.range == range && $0.value == hit.value }) else { continue }
                    hits.append(ValueFinder.Hit(value: hit.value, range: range, line: blob.line(of: range.lowerBound)))
                }
            }
            self.join(hits, blob.id, fingerprints, collector)
            return hits
        }
    }

    private func join(_ hits: [ValueFinder.Hit], _ blob: ObjectID, _ fingerprints: [Fingerprint], _ collector: Collector) {
        if !hits.isEmpty { collector.addBlob(prefix, blob, hits.map { (fingerprints[$0.value], $0.line) }) }
    }
}

/// What the files of a history are, each path judged once, when something may be in it.
private final class PathKinds: Sendable {
    private let scan: RepositoryScan
    private let known: Mutex<(kinds: [Int: FileKind], unanchored: [Int: Bool])> = Mutex(([:], [:]))

    init(_ scan: RepositoryScan) { self.scan = scan }

    private func text(_ path: Int) -> String { scan.prefix + String(decoding: scan.history.paths[path], as: UTF8.self) }

    subscript(path: Int?) -> FileKind {
        guard let path else { return FileKind(path: "") }
        if let kind = known.withLock({ $0.kinds[path] }) { return kind }
        let kind = FileKind(path: text(path))
        known.withLock { $0.kinds[path] = kind }
        return kind
    }

    func isUnanchored(_ path: Int?) -> Bool {
        guard let path else { return false }
        if let known = known.withLock({ $0.unanchored[path] }) { return known }
        let isUnanchored = FileKind.isUnanchored(path: text(path))
        known.withLock { $0.unanchored[path] = isUnanchored }
        return isUnanchored
    }
}
