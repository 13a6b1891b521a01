import Estate
import Runtime
import SecretScan

/// The files of the scanned roots: read once for what looks like a secret, and once more for copies of what was found.
///
/// With a memory of an earlier scan, a file that has not changed and held nothing is not opened again, unless a value that
/// is new may be in it.
struct TreeScan: Sendable {
    private let tree: Tree
    private let roots: [String]
    private let options: ScanOptions
    private let collector: Collector
    private let contents: FileContents
    private let memory: ScanMemory?
    private let earlier: ScanMemory.OfFiles?
    /// The files that may hold something.
    private let open: [TreeFile]

    init(_ tree: Tree, roots: [String], options: ScanOptions, memory: ScanMemory?, collector: Collector) {
        self.tree = tree
        self.roots = roots
        self.options = options
        self.memory = memory
        self.collector = collector
        contents = FileContents(options)
        let earlier = memory?.files(below: roots)
        self.earlier = earlier
        open = earlier.map { earlier in tree.files.filter { earlier.clean[$0.absolute] != $0.stamp } } ?? tree.files
    }

    func firstPass(_ scanner: Scanner, _ progress: @escaping @Sendable (ScanProgress) -> Void) async {
        if open.count < tree.files.count {
            let bytes = tree.files.reduce(0) { $0 + Int(clamping: $1.stamp.size) } - open.reduce(0) { $0 + Int(clamping: $1.stamp.size) }
            collector.count(unchangedFiles: tree.files.count - open.count, bytes: bytes)
        }
        await read(open) { file, bytes in
            collector.note(contents.visit(bytes, path: file.path) { path, bytes in
                collector.addFile(path, bytes: bytes.count, scanner.scan(bytes, path: path) + IAMCredentialReport.matches(in: bytes))
            })
        } progress: { progress(ScanProgress(phase: "files", done: $0, total: open.count)) }
    }

    /// Looks for `known` values, and leaves for the next scan what this one has learnt.
    func secondPass(
        _ finder: ValueFinder, _ fingerprints: [Fingerprint], startedAt: Timestamp, _ progress: @escaping @Sendable (ScanProgress) -> Void
    ) async {
        let isKnown = earlier.map { Set(fingerprints).isSubset(of: $0.joined) } ?? false
        let files = isKnown ? open : tree.files
        if !finder.isEmpty {
            await read(files) { file, bytes in
                _ = contents.visit(bytes, path: file.path) { path, bytes in
                    let hits = finder.find(in: bytes)
                    if !hits.isEmpty { collector.addFile(path, hits.map { (fingerprints[$0.value], $0.line) }) }
                }
            } progress: { progress(ScanProgress(phase: "copies", done: $0, total: files.count)) }
        }
        remember(joined: isKnown ? earlier?.joined ?? [] : Set(fingerprints), startedAt: startedAt)
    }

    /// A change within this time of the scan's beginning may not show in a file's times.
    private static let raciness = UInt64(2_000_000_000)

    private func remember(joined: Set<Fingerprint>, startedAt: Timestamp) {
        guard let memory else { return }
        // A member's path begins with its archive's.
        let telling = collector.filesWithFindings.union(collector.unreadable.map(\.path))
        let holders = Set(telling.compactMap { path in path.firstRange(of: "!/").map { String(path[..<$0.lowerBound]) } })
        let latest = UInt64(clamping: startedAt.milliseconds) * 1_000_000 - Self.raciness
        var clean: [[UInt8]: FileStamp] = [:]
        for file in tree.files where !telling.contains(file.path) && !holders.contains(file.path) {
            if max(file.stamp.modified, file.stamp.changed) < latest { clean[file.absolute] = file.stamp }
        }
        if earlier?.clean == clean, earlier?.joined == joined { return }
        memory.remember(ScanMemory.OfFiles(clean: clean, joined: joined), below: roots)
    }

    private func read(
        _ files: [TreeFile], _ visit: @escaping @Sendable (TreeFile, [UInt8]) -> Void, progress: @escaping @Sendable (Int) -> Void
    ) async {
        let queue = WorkQueue()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<options.jobs {
                group.addTask {
                    while true {
                        let start = queue.take(16)
                        guard start < files.count else { return }
                        progress(start)
                        for file in files[start..<min(start + 16, files.count)] {
                            switch TreeWalker.read(file.absolute, limit: options.maximumFileSize) {
                            case .success(let bytes): visit(file, bytes)
                            case .failure(let failure): collector.note([.init(path: file.path, why: failure.why)])
                            }
                        }
                    }
                }
            }
        }
    }
}
