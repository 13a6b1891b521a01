public import Estate
public import Runtime
public import SecretScan
import Synchronization

/// Tells which standing credentials a change brings in: what its new side has and its old side had not, wherever in the
/// change it stood. Moving, renaming and reformatting bring in nothing; a copy does.
public final class Guard: Sendable {
    /// One side of a changed file.
    enum Side: Hashable, Sendable {
        /// A commit's is its message.
        case blob(ObjectID)
        /// Part of a file, from a patch: number in ``Guard/parts``.
        case part(Int)
    }

    struct ChangedFile: Sendable {
        var path: String
        var old: Side?
        var new: Side?
    }

    /// What a side holds at one place.
    struct Seen: Sendable {
        var fingerprint: Fingerprint
        var secret: Secret
        var kind: String
        var line: Int
        var slot: String?
        var reason: String
        var note: AllowNote.Verdict
        /// Whether the line is one that the patch added.
        var isAdded: Bool
    }

    struct Part: Sendable {
        var bytes: [UInt8]
        var lines: [Int]
        var added: Set<Int>
    }

    /// What a check gives back, before notes and baseline are asked.
    struct Fresh: Sendable {
        var path: String
        var seen: Seen
        var commit: String?
    }

    private struct Key: Hashable {
        var path: String
        var side: Side
    }

    private let scanner = Scanner()
    private let key: FingerprintKey
    private let baseline: Baseline
    private let now: Timestamp
    private let jobs: Int
    private let includesFixtures: Bool
    private let memory = Mutex<[Key: [Seen]]>([:])
    private let unreadable = Mutex<Set<ScanReport.Unreadable>>([])

    /// `key` only tells equal values here, and may be made for this one check.
    public init(key: FingerprintKey, baseline: Baseline, clock: WallClock, jobs: Int = 2, includesFixtures: Bool = false) {
        self.key = key
        self.baseline = baseline
        now = clock.now()
        self.jobs = max(1, min(jobs, 64))
        self.includesFixtures = includesFixtures
    }

    // MARK: - What to check

    /// What the next commit would bring in.
    public func staged(in repository: Repository, index: [UInt8]? = nil, stands: @Sendable (String) -> Bool) async throws(GitError) -> GuardReport {
        let files = try ChangeReader(repository).staged(index: index).map(Self.file)
        let found = try await fresh(files, repository, [])
        let known = await known(found, files, in: repository, at: repository.commit(named: "HEAD"))
        return report(found, known, files: files.count, commits: 0, stands: stands)
    }

    /// What `head` brings in over `base`, in its state and in each commit on the way, their messages included.
    public func range(
        from base: ObjectID, to head: ObjectID, in repository: Repository, stands: @Sendable (String) -> Bool
    ) async throws(GitError) -> GuardReport {
        let reader = try ChangeReader(repository)
        let (commits, fork) = try reader.commits(from: base, to: head)
        let files = try reader.between(fork, head).map(Self.file)
        var found = try await fresh(files, repository, [])
        var known = Set(found.map(\.seen.fingerprint))
        let messages = String(decoding: History.messagePath, as: UTF8.self)
        for commit in commits.reversed() {
            let message = ChangedFile(path: messages, old: nil, new: .blob(commit))
            for var one in try await fresh([message], repository, []) where known.insert(one.seen.fingerprint).inserted {
                one.commit = commit.description
                found.append(one)
            }
        }
        if commits.count > 1 {
            // Oldest first: whoever brought it in is named.
            for commit in commits.reversed() {
                let changes = try reader.changes(by: commit).changes
                for one in try await fresh(changes.map(Self.file), repository, []) where known.insert(one.seen.fingerprint).inserted {
                    // A change that was taken back and made again brings in nothing.
                    if let fork, let blob = try reader.blobID(at: Array(one.path.utf8), in: fork),
                        seen(ChangedFile(path: one.path, old: .blob(blob), new: nil), .blob(blob), try? ObjectReader(repository.store), [])
                            .contains(where: { $0.fingerprint == one.seen.fingerprint })
                    {
                        continue
                    }
                    var one = one
                    one.commit = commit.description
                    found.append(one)
                }
            }
        }
        return report(
            found, await self.known(found, files, in: repository, at: fork), files: files.count, commits: commits.count, stands: stands)
    }

    /// What the added lines of a patch bring in, as far as the patch shows what was there.
    public func patch(_ patch: Patch, stands: @Sendable (String) -> Bool) async throws(GitError) -> GuardReport {
        var parts: [Part] = []
        var files: [ChangedFile] = []
        for file in patch.files {
            parts.append(Part(bytes: file.new, lines: file.newLines, added: file.added))
            parts.append(Part(bytes: file.old, lines: [], added: []))
            files.append(ChangedFile(path: file.path, old: .part(parts.count - 1), new: .part(parts.count - 2)))
        }
        unreadable.withLock { $0.formUnion(patch.problems.map { .init(path: $0.path, why: $0.why) }) }
        let found = try await fresh(files, nil, parts)
        return report(found, await known(found, files, in: nil, at: nil), files: files.count, commits: 0, stands: stands)
    }

    /// Where what is new here stood before: in the old sides of the change, else anywhere in the state before it.
    private func known(
        _ fresh: [Fresh], _ files: [ChangedFile], in repository: Repository?, at commit: ObjectID?
    ) async -> [Fingerprint: String] {
        var places: [Fingerprint: String] = [:]
        var wanted = Dictionary(fresh.map { ($0.seen.fingerprint, $0.seen.secret) }) { first, _ in first }
        for file in files {
            guard let old = file.old else { continue }
            for seen in memory.withLock({ $0[Key(path: file.path, side: old)] ?? [] }) where wanted.removeValue(forKey: seen.fingerprint) != nil {
                places[seen.fingerprint] = "\(file.path):\(seen.line)"
            }
        }
        guard let repository, let commit else { return places }
        return places.merging(await KnownValues.places(of: wanted, in: repository, at: commit, jobs: jobs)) { first, _ in first }
    }

    private static func file(_ change: ContentChange) -> ChangedFile {
        ChangedFile(path: String(decoding: change.path, as: UTF8.self), old: change.old.map(Side.blob), new: change.new.map(Side.blob))
    }

    // MARK: - Old against new

    private func fresh(_ files: [ChangedFile], _ repository: Repository?, _ parts: [Part]) async throws(GitError) -> [Fresh] {
        await visit(files.filter { $0.new != nil }, \.new, repository, parts)
        func held(_ file: ChangedFile, _ side: KeyPath<ChangedFile, Side?>) -> [Seen] {
            file[keyPath: side].map { side in memory.withLock { $0[Key(path: file.path, side: side)] ?? [] } } ?? []
        }
        let holding = files.filter { file in held(file, \.new).contains(where: \.isAdded) }
        guard !holding.isEmpty else { return [] }
        await visit(holding.filter { $0.old != nil }, \.old, repository, parts)

        var fresh: [Fresh] = []
        for file in holding {
            let (before, after) = (held(file, \.old), held(file, \.new))
            for (fingerprint, places) in Dictionary(grouping: after, by: \.fingerprint) {
                let old = before.filter { $0.fingerprint == fingerprint }
                let surplus = places.count - old.count
                guard surplus > 0 else { continue }
                // The same name as before is the old place; what has another is new.
                let slots = Set(old.map(\.slot))
                func order(_ seen: Seen) -> (Int, Int) { (slots.contains(seen.slot) ? 1 : 0, seen.line) }
                let added = places.filter(\.isAdded).sorted { order($0) < order($1) }
                fresh += added.prefix(surplus).map { Fresh(path: file.path, seen: $0) }
            }
        }
        guard !fresh.isEmpty else { return [] }

        // What one file of the change has lost, another may have got.
        await visit(files.filter { $0.old != nil }, \.old, repository, parts)
        let wanted = Set(fresh.map(\.seen.fingerprint))
        var moved: [Fingerprint: Int] = [:]
        for file in files where file.old != nil {
            let (before, after) = (held(file, \.old), held(file, \.new))
            for fingerprint in wanted {
                let lost = before.count { $0.fingerprint == fingerprint } - after.count { $0.fingerprint == fingerprint }
                if lost > 0 { moved[fingerprint, default: 0] += lost }
            }
        }
        return fresh.sorted { ($0.path, $0.seen.line) < ($1.path, $1.seen.line) }.filter { one in
            guard let left = moved[one.seen.fingerprint], left > 0 else { return true }
            moved[one.seen.fingerprint] = left - 1
            return false
        }
    }

    /// Scans one side of each file, by several threads, and remembers what was there.
    private func visit(
        _ files: [ChangedFile], _ side: any KeyPath<ChangedFile, Side?> & Sendable, _ repository: Repository?, _ parts: [Part]
    ) async {
        let queue = WorkQueue()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(jobs, max(1, files.count / 8 + 1)) {
                group.addTask {
                    let reader = repository.flatMap { try? ObjectReader($0.store) }
                    if repository != nil, reader == nil {
                        _ = self.unreadable.withLock { $0.insert(.init(path: ".git", why: "nothing can be unpacked: not enough memory")) }
                        return
                    }
                    while true {
                        let index = queue.take(1)
                        guard index < files.count else { return }
                        if let one = files[index][keyPath: side] { _ = self.seen(files[index], one, reader, parts) }
                    }
                }
            }
        }
    }

    private func seen(_ file: ChangedFile, _ side: Side, _ reader: ObjectReader?, _ parts: [Part]) -> [Seen] {
        let key = Key(path: file.path, side: side)
        if let known = memory.withLock({ $0[key] }) { return known }
        var bytes: [UInt8] = []
        var part: Part?
        switch side {
        case .blob(let id):
            do throws(GitError) {
                bytes = Array(try reader?.text(of: id) ?? [])
            } catch {
                _ = unreadable.withLock { $0.insert(.init(path: file.path, why: "object \(id): \(error.detail)")) }
            }
        case .part(let number) where parts.indices.contains(number):
            bytes = parts[number].bytes
            part = parts[number]
        case .part: break
        }
        let least: Confidence = includesFixtures ? .low : .medium
        let seen = scanner.scan(bytes, path: file.path).filter { $0.confidence >= least }.map { match in
            let lines = part?.lines ?? []
            return Seen(
                fingerprint: self.key.fingerprint(of: match.secret), secret: match.secret, kind: match.kind,
                line: lines.indices.contains(match.line - 1) ? lines[match.line - 1] : match.line, slot: match.slot, reason: match.reason,
                note: AllowNote.verdict(in: bytes, line: match.line, at: now), isAdded: part.map { $0.added.contains(match.line) } ?? true)
        }
        memory.withLock { $0[key] = seen }
        return seen
    }

    // MARK: - What may stand

    private func report(_ fresh: [Fresh], _ known: [Fingerprint: String], files: Int, commits: Int, stands: (String) -> Bool) -> GuardReport {
        var findings: [GuardReport.Finding] = []
        var allowed: [GuardReport.Allowed] = []
        // A key that everybody has: it hides nothing, and names nothing but the place.
        let open = BaselineKey([UInt8](repeating: 0, count: 32))
        for one in fresh {
            let seen = one.seen
            var note: String?
            switch seen.note {
            case .allowed(let by):
                allowed.append(.init(path: one.path, line: seen.line, kind: seen.kind, by: "note", owner: by.owner, reason: by.reason, until: by.day))
                continue
            case .expired(let by): note = "its `mayfly:allow` ended on \(by.day)"
            case .incomplete(let why): note = "its `mayfly:allow` does not count: \(why)"
            case .none: break
            }
            switch baseline.verdict(on: seen.secret, kind: seen.kind, path: one.path, slot: seen.slot, at: now, stands: stands) {
            case .accepted(let entry):
                allowed.append(
                    .init(
                        path: one.path, line: seen.line, kind: seen.kind, by: "baseline", owner: entry.owner, reason: entry.reason, until: entry.until))
                continue
            case .expired(let entry): note = note ?? "its baseline entry ended on \(entry.until)"
            case .unknown: break
            }
            findings.append(
                .init(
                    path: one.path, line: seen.line, kind: seen.kind, slot: seen.slot, reason: seen.reason, commit: one.commit, note: note,
                    place: open?.id(ofPlace: one.path, kind: seen.kind, slot: seen.slot).text ?? "",
                    baseline: baseline.id(of: seen.secret, kind: seen.kind, path: one.path, slot: seen.slot),
                    copyOf: known[seen.fingerprint]))
        }
        let unread = unreadable.withLock { $0 } .union(baseline.problems.map { .init(path: "\(baseline.directory)/\($0.path)", why: $0.why) })
        findings.sort { ($0.path, $0.line, $0.kind) < ($1.path, $1.line, $1.kind) }
        return GuardReport(
            changedFiles: files, commits: commits, findings: findings, allowed: allowed,
            unreadable: unread.sorted { ($0.path, $0.why) < ($1.path, $1.why) })
    }
}
