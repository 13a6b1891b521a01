public import Estate
import Foundation
import Glibc
public import Runtime
import SecretScan

/// Looks again at what has changed. A look lists the tree and reads only files whose stamp is another than before, and
/// those histories whose references have moved; a value that is new is then looked for everywhere, once.
public struct Watcher: Sendable {
    private let discovery: Discovery
    private let key: FingerprintKey
    private let clock: WallClock
    private let options: ScanOptions

    /// Above this many changed files the whole tree is read: it costs the same.
    private static let fewFiles = 2000

    public init(key: FingerprintKey, clock: WallClock, options: ScanOptions) {
        discovery = Discovery(key: key, clock: clock)
        self.key = key
        self.clock = clock
        self.options = options
    }

    /// One look: the state after it, and what it saw come and go.
    public func look(_ state: WatchState) async throws(DiscoveryError) -> (state: WatchState, events: [WatchEvent]) {
        var walker = TreeWalker(limits: .init(fileSize: options.maximumFileSize))
        for root in state.roots { try walker.walk(root, prefix: state.roots.count > 1 ? root : nil) }
        let tree = walker.result
        var next = state
        next.files = Dictionary(tree.files.map { ($0.path, $0.stamp) }) { first, _ in first }
        next.references = Dictionary(tree.repositories.map { ($0.prefix, Self.references($0.absolute)) }) { first, _ in first }

        let changed = tree.files.filter { next.files[$0.path] != state.files[$0.path] }
        let gone = Set(state.files.keys).subtracting(next.files.keys)
        var spots = state.spots.filter { $0.commit != nil || !gone.contains(Self.file($0.path, among: gone)) }
        if !changed.isEmpty {
            let before = spots.filter { $0.commit == nil }
            spots = await read(changed, in: tree, spots)
            // A copy that no name gives away is found by the value that stands under one. When that one has gone, nobody
            // knows the value any more; a file that is as it was still holds it.
            let names = Set(changed.map(\.path))
            let still = Set(spots.map(\.fingerprint))
            spots += before.filter { $0.slot == nil && !still.contains($0.fingerprint) && !names.contains(Self.file($0.path, among: names)) }
        }
        if options.history { spots = await readHistories(of: tree, below: state.roots, spots, before: state.references, now: next.references) }
        next.spots = spots.sorted { ($0.path, $0.line, $0.fingerprint) < ($1.path, $1.line, $1.fingerprint) }
        return (next, Self.events(from: state.spots, to: next.spots, at: clock.now()))
    }

    // MARK: - Files

    private func read(_ changed: [TreeFile], in tree: Tree, _ spots: [WatchState.Spot]) async -> [WatchState.Spot] {
        if changed.count > Self.fewFiles || changed.count == tree.files.count { return await readAll(tree, spots) }
        // The files that hold what is known are read along, so that its copies are found in those that changed.
        let names = Set(changed.map(\.path))
        let inTree = spots.filter { $0.commit == nil }
        let files = Dictionary(tree.files.map { ($0.path, $0) }) { first, _ in first }
        var holders: [Fingerprint: TreeFile] = [:]
        for spot in inTree where spot.slot != nil && holders[spot.fingerprint] == nil {
            let file = files[spot.path]
            if let file, !names.contains(file.path) { holders[spot.fingerprint] = file }
        }
        let along = Dictionary(holders.values.map { ($0.path, $0) }) { first, _ in first }.values
        let found = await sightings(changed + along)
        let known = Set(inTree.map(\.fingerprint))
        // A value that nobody knew may stand elsewhere too, where no name gave it away.
        if found.contains(where: { !known.contains($0.fingerprint) }) { return await readAll(tree, spots) }
        let fresh = found.filter { names.contains(Self.file($0.path, among: names)) }
        return spots.filter { $0.commit != nil || !names.contains(Self.file($0.path, among: names)) } + fresh
    }

    private func readAll(_ tree: Tree, _ spots: [WatchState.Spot]) async -> [WatchState.Spot] {
        spots.filter { $0.commit != nil } + (await sightings(tree.files))
    }

    private func sightings(_ files: [TreeFile]) async -> [WatchState.Spot] {
        var part = options
        part.history = false
        // These files are read because they changed.
        part.memory = nil
        let report = await discovery.scan(Tree(files: Array(files)), of: [], startedAt: clock.now(), options: part)
        return Self.spots(report).filter { $0.commit == nil }
    }

    /// The file that a place is in: an archive's parts are called after it.
    private static func file(_ path: String, among files: Set<String>) -> String {
        if files.contains(path) { return path }
        var end = path.endIndex
        while let mark = path[..<end].lastIndex(where: { $0 == "!" }) {
            let outer = String(path[..<mark])
            if files.contains(outer) { return outer }
            end = mark
        }
        return path
    }

    // MARK: - Histories

    private func readHistories(
        of tree: Tree, below roots: [String], _ spots: [WatchState.Spot], before: [String: UInt64], now: [String: UInt64]
    ) async -> [WatchState.Spot] {
        let moved = tree.repositories.filter { now[$0.prefix] != before[$0.prefix] }
        let lost = Set(before.keys).subtracting(now.keys)
        guard !moved.isEmpty || !lost.isEmpty else { return spots }
        // With the files beside it: a copy in a commit is known by the value in the tree. What earlier scans remember is not
        // read again, so that a new commit costs what it brought.
        let report = await discovery.scan(tree, of: roots, startedAt: clock.now(), options: options)
        return spots.filter { $0.commit == nil } + Self.spots(report).filter { $0.commit != nil }
    }

    private static func spots(_ report: ScanReport) -> [WatchState.Spot] {
        report.credentials.flatMap { credential in
            credential.sightings.filter { $0.source != .history || $0.commit != nil }.map {
                WatchState.Spot(
                    fingerprint: credential.fingerprint, kind: credential.kind, path: $0.path, line: $0.line, slot: $0.slot,
                    occurrence: $0.occurrence, commit: $0.commit)
            }
        }
    }

    // MARK: - What came and went

    static func events(from before: [WatchState.Spot], to after: [WatchState.Spot], at now: Timestamp) -> [WatchEvent] {
        let (old, new) = (Set(before.map(\.name)), Set(after.map(\.name)))
        var told: Set<WatchState.Spot.Name> = []
        let came = after.filter { !old.contains($0.name) && told.insert($0.name).inserted }
        var went = before.filter { !new.contains($0.name) && told.insert($0.name).inserted }
        let (knownBefore, knownAfter) = (Set(before.map(\.fingerprint)), Set(after.map(\.fingerprint)))
        func event(_ kind: WatchEvent.Kind, _ spot: WatchState.Spot, elsewhere: Bool, from: String? = nil) -> WatchEvent {
            WatchEvent(
                event: kind, at: now, fingerprint: spot.fingerprint, kind: spot.kind, path: spot.path, line: spot.line, slot: spot.slot,
                occurrence: spot.occurrence, commit: spot.commit, standsElsewhere: elsewhere, from: from)
        }
        // A place that history shows is news only where nothing else shows it, or did.
        struct Known: Hashable {
            var fingerprint: Fingerprint
            var occurrence: OccurrenceID?
        }
        func known(_ spots: [WatchState.Spot]) -> Set<Known> { Set(spots.map { Known(fingerprint: $0.fingerprint, occurrence: $0.occurrence) }) }
        let (standsBefore, standsAfter) = (known(before), known(after))
        let inTreeAfter = known(after.filter { $0.commit == nil })
        went.removeAll { $0.commit != nil && standsAfter.contains(Known(fingerprint: $0.fingerprint, occurrence: $0.occurrence)) }
        var events: [WatchEvent] = []
        for spot in came {
            let name = Known(fingerprint: spot.fingerprint, occurrence: spot.occurrence)
            if spot.commit != nil, standsBefore.contains(name) || inTreeAfter.contains(name) { continue }
            let source = went.firstIndex {
                $0.fingerprint == spot.fingerprint && $0.occurrence == spot.occurrence && ($0.commit == nil) == (spot.commit == nil)
            }
            if let source {
                // The place that it left is none.
                let places = after.lazy.filter { $0.fingerprint == spot.fingerprint }.map(\.name)
                events.append(event(.moved, spot, elsewhere: places.contains { $0 != spot.name }, from: went[source].path))
                went.remove(at: source)
            } else {
                events.append(event(.new, spot, elsewhere: knownBefore.contains(spot.fingerprint)))
            }
        }
        return events + went.map { event(.gone, $0, elsewhere: knownAfter.contains($0.fingerprint)) }
    }

    // MARK: - References

    /// Another number whenever a reference may have moved: of names, sizes and times, without reading a file.
    private static func references(_ workTree: [UInt8]) -> UInt64 {
        guard let repository = Repository.open(at: workTree) else { return 0 }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ bytes: some Sequence<UInt8>) { for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 } }
        func mix(_ path: [UInt8]) {
            guard let stamp = TreeWalker.linkStatus(path).map(FileStamp.init) else { return }
            mix(path[...])
            withUnsafeBytes(of: (stamp.inode, stamp.size, stamp.modified)) { mix($0) }
        }
        for directory in Set([repository.gitDirectory, repository.commonDirectory]).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            for name in ["HEAD", "packed-refs", "logs/HEAD", "shallow"] { mix(directory + Array("/\(name)".utf8)) }
        }
        var queue = [(path: repository.commonDirectory + Array("/refs".utf8), depth: 0)]
        var count = 0
        while let (path, depth) = queue.popLast(), depth < 32, count < 200_000 {
            for name in TreeWalker.names(in: path) ?? [] {
                let child = path + [UInt8(ascii: "/")] + name
                count += 1
                guard let status = TreeWalker.linkStatus(child) else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { queue.append((child, depth + 1)) } else { mix(child) }
            }
        }
        return hash
    }
}
