import Estate
import SecretScan
import Synchronization

/// One repository's history: which blobs there are, where they stood, and what was found in them.
final class RepositoryScan: Sendable {
    /// Before the paths of its files: empty, or ending in `/`.
    let prefix: String
    let history: History
    let repository: Repository

    /// `nil` when nothing could be read; the reason is then noted.
    init?(_ found: TreeRepository, options: ScanOptions, collector: Collector) {
        guard let repository = Repository.open(at: found.absolute, limits: .init(objectSize: options.maximumFileSize)) else { return nil }
        self.repository = repository
        prefix = found.prefix
        do throws(GitError) {
            history = try History(of: repository)
        } catch {
            collector.note([.init(path: found.prefix + ".git", why: error.detail)])
            return nil
        }
        collector.note(repository.problems.map { .init(path: "\(found.prefix).git: \($0.path)", why: $0.why) })
        collector.note(repository.store.problems.map { .init(path: $0.path, why: $0.why) })
        collector.note(history.problems.map { .init(path: "\(found.prefix).git: \($0.path)", why: $0.why) })
        noteMissing(collector)
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
        let outcome = await BlobWalk(repository.store).run(jobs: options.jobs) { (blob: borrowing Blob, base: Read?) in
            let done = queue.take(1)
            if done % 256 == 0 { progress(ScanProgress(phase: phase, done: done, total: total)) }
            let path = self.history.firstPath(of: blob.id)
            var read = Read(path: path, matches: [])
            if contents.isArchive(blob.bytes) {
                read.matches = contents.matches(in: Array(blob.bytes), path: self.shownPath(of: blob.id), scanner)
            } else if let base, base.path == path || kinds[base.path] == kinds[path] {
                let changes = blob.changes(margin: Self.margin)
                switch scanner.scan(blob.bytes, changes: changes, isUnanchored: kinds.isUnanchored(path), kind: kinds[path]) {
                case .whole(let matches): read.matches = matches
                case .within(let matches): read.matches = Self.carried(base.matches, into: blob, outside: changes) + matches
                }
            } else {
                read.matches = scanner.scan(blob.bytes, isUnanchored: kinds.isUnanchored(path), kind: kinds[path])
            }
            if !read.matches.isEmpty { collector.addBlob(self.prefix, blob.id, read.matches) }
            return read
        }
        collector.count(blobs: outcome.blobs, bytes: outcome.bytes)
        collector.note(outcome.problems.map { .init(path: "\(prefix).git: \($0.id)", why: $0.why) })
        collector.note(outcome.tooLarge.map { .init(path: "\(shownPath(of: $0)) (in history)", why: "larger than \(options.maximumFileSize >> 20) MiB (raise --max-file-size)") })
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

    func secondPass(
        _ finder: ValueFinder, _ fingerprints: [Fingerprint], _ collector: Collector, _ options: ScanOptions,
        _ progress: @escaping @Sendable (ScanProgress) -> Void
    ) async {
        let queue = WorkQueue()
        let total = history.blobCount
        let phase = "copies in \(prefix.isEmpty ? "." : prefix)"
        _ = await BlobWalk(repository.store).run(jobs: options.jobs) { (blob: borrowing Blob, base: [ValueFinder.Hit]?) in
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
            if !hits.isEmpty { collector.addBlob(self.prefix, blob.id, hits.map { (fingerprints[$0.value], $0.line) }) }
            return hits
        }
    }
}

/// What the files of a history are, each path judged once, when something may be in it.
private final class PathKinds: Sendable {
    private let scan: RepositoryScan
    private let known: Mutex<[Int: FileKind]> = Mutex([:])

    init(_ scan: RepositoryScan) { self.scan = scan }

    subscript(path: Int?) -> FileKind {
        guard let path else { return FileKind(path: "") }
        if let kind = known.withLock({ $0[path] }) { return kind }
        let kind = FileKind(path: scan.prefix + String(decoding: scan.history.paths[path], as: UTF8.self))
        known.withLock { $0[path] = kind }
        return kind
    }

    func isUnanchored(_ path: Int?) -> Bool {
        path.map { FileKind.isUnanchored(path: String(decoding: scan.history.paths[$0], as: UTF8.self)) } ?? false
    }
}
