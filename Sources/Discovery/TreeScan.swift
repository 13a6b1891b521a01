import Estate
import Runtime
import SecretScan
import Synchronization

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
    /// What the first pass read, for the second.
    private let kept = KeptFiles()

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
        // Histories need their memory for themselves.
        let share = (tree.repositories.isEmpty || !options.history ? KeptFiles.limit : KeptFiles.limit / 4) / options.jobs
        await read(open, keeping: share) { file, bytes, kinds in
            collector.note(contents.visit(bytes, path: file.path) { path, bytes in
                collector.addFile(path, bytes: bytes.count, scanner.scan(bytes, path: path, kinds: kinds) + IAMCredentialReport.matches(in: bytes))
                collector.note(NetworkTrustReader.read(bytes, path: path))
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
            await read(files) { file, bytes, _ in
                _ = contents.visit(bytes, path: file.path) { path, bytes in
                    let hits = finder.find(in: bytes)
                    if !hits.isEmpty { collector.addFile(path, hits.map { (fingerprints[$0.value], $0.line) }) }
                }
            } progress: { progress(ScanProgress(phase: "copies", done: $0, total: files.count)) }
        }
        kept.forget()
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

    /// `keeping`: how many bytes each thread may leave for the next reading.
    private func read(
        _ files: [TreeFile], keeping: Int = 0, _ visit: @escaping @Sendable (TreeFile, [UInt8], FileKinds) -> Void,
        progress: @escaping @Sendable (Int) -> Void
    ) async {
        let queue = WorkQueue()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<options.jobs {
                group.addTask {
                    let kinds = FileKinds()
                    var left = keeping
                    var read: [String: [UInt8]] = [:]
                    while true {
                        let start = queue.take(16)
                        guard start < files.count else { break }
                        progress(start)
                        for file in files[start..<min(start + 16, files.count)] {
                            if keeping == 0, let bytes = kept[file.path] {
                                visit(file, bytes, kinds)
                                continue
                            }
                            switch TreeWalker.read(file.absolute, limit: options.maximumFileSize) {
                            case .success(let bytes):
                                visit(file, bytes, kinds)
                                if bytes.count <= min(left, KeptFiles.sizeLimit) {
                                    read[file.path] = bytes
                                    left -= bytes.count
                                }
                            case .failure(let failure): collector.note([.init(path: file.path, why: failure.why)])
                            }
                        }
                    }
                    if !read.isEmpty { kept.add(read) }
                }
            }
        }
    }
}

/// Small files between the two passes over them. To open a file takes longer than to look through it: what fits is not opened
/// twice.
private final class KeptFiles: Sendable {
    /// Of all of them together, and of each.
    static let limit = 64 << 20
    static let sizeLimit = 64 << 10

    private let files = Mutex<[String: [UInt8]]>([:])

    /// For the second pass: nobody adds any more.
    subscript(path: String) -> [UInt8]? { files.withLock { $0[path] } }

    func add(_ read: [String: [UInt8]]) { files.withLock { $0.merge(read) { first, _ in first } } }

    func forget() { files.withLock { $0 = [:] } }
}
