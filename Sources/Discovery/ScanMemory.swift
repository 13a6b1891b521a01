import Estate
import Foundation
import Glibc
import Runtime
import SecretScan

/// What scans of one place leave for the next, so that it reads only what has come since: which objects of a history and
/// which files were read, and which of them something was found in. Those are read again; nothing else is.
///
/// One file for each repository and each root in the state directory. It holds names of commits, objects and files, and
/// fingerprints; no value. It may be lost, damaged or deleted at any time: the next scan is then a full one.
struct ScanMemory: Sendable {
    private let state: StateDirectory
    private let key: FingerprintKey
    /// Another program, another key or another limit would have answered otherwise.
    private let stamp: String
    private let isRead: Bool

    private static let limit = 256 << 20

    init(_ state: StateDirectory, key: FingerprintKey, options: ScanOptions) {
        self.state = state
        self.key = key
        isRead = !options.startsOver
        let program = TreeWalker.status(Array("/proc/self/exe".utf8))
        stamp = "mayfly scan memory 1 \(key.keyID) \(options.maximumFileSize) \(program.map { "\($0.st_ino) \($0.st_size) \(nanoseconds($0.st_mtim))" } ?? "")"
    }

    private func name(_ kind: String, _ path: [UInt8]) -> String {
        "scan-\(kind)-\(key.fingerprint(ofIdentity: "scan memory:" + path.hex).text.suffix(32))"
    }

    // MARK: - Histories

    struct OfHistory: Sendable {
        var known: History.Known
        var visited: BlobWalk.Extent
        /// Blobs in which something was found.
        var blobs: [ObjectID]
        /// How many objects were read, and their bytes.
        var objects: Int
        var bytes: Int
        var unreadable: [ScanReport.Unreadable]
        /// The values that were looked for in all of this.
        var joined: Set<Fingerprint>
    }

    func history(of repository: Repository) -> OfHistory? {
        guard var reader = load(name("history", repository.commonDirectory)) else { return nil }
        let commits = reader.list { $0.object() }
        let places = reader.list { reader in (blob: reader.object(), path: reader.bytes(), commit: reader.number()) }
        let packs = reader.list { $0.text() }
        let loose = reader.list { $0.object() }
        let blobs = reader.list { $0.object() }
        let (objects, bytes) = (reader.number(), reader.number())
        let unreadable = reader.list { ScanReport.Unreadable(path: $0.text(), why: $0.text()) }
        let joined = reader.list { Fingerprint($0.text()) }
        guard reader.isAtEnd, let commits = commits.all(), let loose = loose.all(), let blobs = blobs.all(), let joined = joined.all() else { return nil }
        var stood: [(blob: ObjectID, path: [UInt8], commit: Int)] = []
        for place in places {
            guard let blob = place.blob, commits.indices.contains(place.commit) else { return nil }
            stood.append((blob, place.path, place.commit))
        }
        // A pack that is gone took objects with it, or gave them to another: which ones, only a full scan tells.
        guard Set(packs).isSubset(of: BlobWalk.Extent(of: repository.store).packs) else { return nil }
        return OfHistory(
            known: History.Known(commits: commits, places: stood), visited: BlobWalk.Extent(packs: Set(packs), loose: Set(loose)), blobs: blobs,
            objects: objects, bytes: bytes, unreadable: unreadable, joined: Set(joined))
    }

    func remember(_ memory: OfHistory, of repository: Repository) {
        var writer = MemoryWriter(stamp)
        writer.list(memory.known.commits) { $0.object($1) }
        writer.list(memory.known.places) { writer, place in
            writer.object(place.blob)
            writer.bytes(place.path)
            writer.number(place.commit)
        }
        writer.list(memory.visited.packs.sorted()) { $0.text($1) }
        writer.list(memory.visited.loose.sorted()) { $0.object($1) }
        writer.list(memory.blobs) { $0.object($1) }
        writer.number(memory.objects)
        writer.number(memory.bytes)
        writer.list(memory.unreadable) { writer, unreadable in
            writer.text(unreadable.path)
            writer.text(unreadable.why)
        }
        writer.list(memory.joined.sorted()) { $0.text($1.text) }
        save(writer, name("history", repository.commonDirectory))
    }

    // MARK: - Files

    /// Files that held nothing when they were read, each with what shows that it has not changed since.
    struct OfFiles: Sendable {
        var clean: [[UInt8]: FileStamp] = [:]
        var joined: Set<Fingerprint> = []
    }

    func files(below roots: [String]) -> OfFiles? {
        guard var reader = load(name("files", Array(roots.joined(separator: "\n").utf8))) else { return nil }
        let files = reader.list { reader in
            (reader.bytes(), FileStamp(device: reader.word(), inode: reader.word(), size: reader.word(), modified: reader.word(), changed: reader.word()))
        }
        let joined = reader.list { Fingerprint($0.text()) }
        guard reader.isAtEnd, let joined = joined.all() else { return nil }
        return OfFiles(clean: Dictionary(files) { first, _ in first }, joined: Set(joined))
    }

    func remember(_ memory: OfFiles, below roots: [String]) {
        var writer = MemoryWriter(stamp)
        writer.list(Array(memory.clean)) { writer, file in
            writer.bytes(file.key)
            for word in [file.value.device, file.value.inode, file.value.size, file.value.modified, file.value.changed] { writer.word(word) }
        }
        writer.list(memory.joined.sorted()) { $0.text($1.text) }
        save(writer, name("files", Array(roots.joined(separator: "\n").utf8)))
    }

    // MARK: -

    private func load(_ name: String) -> MemoryReader? {
        guard isRead, let size = TreeWalker.status(Array(state.file(name).utf8))?.st_size, size <= Self.limit,
            let bytes = try? state.read(name, limit: Int(size))
        else { return nil }
        return MemoryReader(bytes, stamp: stamp)
    }

    private func save(_ writer: MemoryWriter, _ name: String) {
        guard writer.result.count <= Self.limit else { return }
        // A scan that cannot be remembered is still a scan.
        try? state.write(name, writer.result)
    }
}

/// What shows that a file is as it was: git's own test, with the time of the last change of the inode.
struct FileStamp: Sendable, Codable, Hashable {
    var device: UInt64
    var inode: UInt64
    var size: UInt64
    /// Nanoseconds since 1970.
    var modified: UInt64
    var changed: UInt64
}

/// Nanoseconds since 1970; 0 for what no clock shows. Reads the two words of the structure by their places: which module defines
/// their names depends on what else the compiler happens to build beside this.
func nanoseconds(_ time: timespec) -> Int64 {
    withUnsafeBytes(of: time) { bytes in
        let (seconds, overflow) = Int64(bytes.load(as: Int.self)).multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? 0 : seconds &+ Int64(bytes.load(fromByteOffset: MemoryLayout<Int>.size, as: Int.self))
    }
}

extension FileStamp {
    init(_ status: stat) {
        self.init(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: UInt64(clamping: status.st_size), modified: UInt64(clamping: nanoseconds(status.st_mtim)),
            changed: UInt64(clamping: nanoseconds(status.st_ctim)))
    }
}

/// Writes numbers, texts and lists one after another; every length comes first.
private struct MemoryWriter {
    private(set) var result: [UInt8] = []

    init(_ stamp: String) { text(stamp) }

    mutating func word(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { result.append(contentsOf: $0) } }

    mutating func number(_ value: Int) { word(UInt64(clamping: value)) }

    mutating func bytes(_ bytes: [UInt8]) {
        number(bytes.count)
        result += bytes
    }

    mutating func text(_ text: String) { bytes(Array(text.utf8)) }

    mutating func object(_ id: ObjectID) {
        result.append(id.length)
        result += id.bytes
    }

    mutating func list<Element>(_ elements: [Element], _ write: (inout MemoryWriter, Element) -> Void) {
        number(elements.count)
        for element in elements { write(&self, element) }
    }
}

/// Reads what ``MemoryWriter`` wrote. What is cut short reads as zeros and empty lists, and is not at its end.
private struct MemoryReader {
    private let source: [UInt8]
    private var position = 0
    private var isDamaged = false

    /// `nil` unless the stamp is there.
    init?(_ source: [UInt8], stamp: String) {
        self.source = source
        guard text() == stamp else { return nil }
    }

    var isAtEnd: Bool { !isDamaged && position == source.count }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        guard !isDamaged, count >= 0, count <= source.count - position else {
            isDamaged = true
            return []
        }
        defer { position += count }
        return source[position..<position + count]
    }

    mutating func word() -> UInt64 {
        let bytes = take(8)
        guard bytes.count == 8 else { return 0 }
        return UInt64(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    }

    mutating func number() -> Int { Int(clamping: word()) }

    mutating func bytes() -> [UInt8] { Array(take(number())) }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    mutating func object() -> ObjectID? {
        let length = take(1).first ?? 0
        return ObjectID(take(Int(length)))
    }

    mutating func list<Element>(_ read: (inout MemoryReader) -> Element) -> [Element] {
        let count = number()
        var elements: [Element] = []
        for _ in 0..<count {
            guard !isDamaged, position < source.count else {
                isDamaged = true
                return []
            }
            elements.append(read(&self))
        }
        return elements
    }
}

extension Array {
    /// The elements, if all of them are there.
    fileprivate func all<Wrapped>() -> [Wrapped]? where Element == Wrapped? {
        let present = compactMap { $0 }
        return present.count == count ? present : nil
    }
}
