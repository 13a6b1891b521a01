import Estate
import SecretScan

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

    private func shownPath(of blob: ObjectID) -> String {
        history.firstPath(of: blob).map { prefix + String(decoding: $0, as: UTF8.self) } ?? unreachablePath(blob)
    }

    /// Stands for a path where no commit reaches: an amended or staged file that git still keeps.
    func unreachablePath(_ blob: ObjectID) -> String { "\(prefix).git (unreachable object \(blob.description.prefix(12)))" }

    func firstPass(
        _ scanner: Scanner, _ collector: Collector, _ options: ScanOptions, _ progress: @escaping @Sendable (ScanProgress) -> Void
    ) async {
        let queue = WorkQueue()
        let total = history.blobCount
        let name = prefix.isEmpty ? "." : prefix
        let contents = FileContents(options)
        let outcome = await BlobWalk(repository.store).run(jobs: options.jobs) { blob, bytes in
            let done = queue.take(1)
            if done % 256 == 0 { progress(ScanProgress(phase: "history of \(name)", done: done, total: total)) }
            let matches = contents.matches(in: bytes, path: self.shownPath(of: blob), scanner)
            if !matches.isEmpty { collector.addBlob(self.prefix, blob, matches) }
        }
        collector.count(blobs: outcome.blobs, bytes: outcome.bytes)
        collector.note(outcome.problems.map { .init(path: "\(prefix).git: \($0.id)", why: $0.why) })
        collector.note(outcome.tooLarge.map { .init(path: "\(shownPath(of: $0)) (in history)", why: "larger than \(options.maximumFileSize >> 20) MiB (raise --max-file-size)") })
    }

    func secondPass(
        _ finder: ValueFinder, _ fingerprints: [Fingerprint], _ collector: Collector, _ options: ScanOptions,
        _ progress: @escaping @Sendable (ScanProgress) -> Void
    ) async {
        let queue = WorkQueue()
        let total = history.blobCount
        _ = await BlobWalk(repository.store).run(jobs: options.jobs) { blob, bytes in
            let done = queue.take(1)
            if done % 256 == 0 { progress(ScanProgress(phase: "copies in history", done: done, total: total)) }
            let hits = finder.find(in: bytes)
            if !hits.isEmpty { collector.addBlob(self.prefix, blob, hits.map { (fingerprints[$0.value], $0.line) }) }
        }
    }
}
