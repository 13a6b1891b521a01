import Estate
import Runtime
import SecretScan

/// Reads small files of the scanned trees again, by their shown path; of bare repositories, the files of `HEAD`.
struct ContextReader {
    let paths: [String]
    private let files: [String: [UInt8]]
    private let objects: [String: (store: ObjectStore, id: ObjectID)]
    private let stores: [String: ObjectStore]

    init(tree: Tree, repositories: [RepositoryScan]) {
        files = Dictionary(tree.files.map { ($0.path, $0.absolute) }) { first, _ in first }
        var objects: [String: (store: ObjectStore, id: ObjectID)] = [:]
        for repository in repositories {
            for (path, id) in repository.history.headFiles {
                objects[repository.prefix + String(decoding: path, as: UTF8.self)] = (repository.repository.store, id)
            }
        }
        self.objects = objects
        stores = Dictionary(repositories.map { ($0.prefix, $0.repository.store) }) { first, _ in first }
        var paths: [String] = []
        // Nearly in order as they come, which sorting is quick with.
        for path in (tree.files.map(\.path) + objects.keys.sorted()).sorted() where path != paths.last { paths.append(path) }
        self.paths = paths
    }

    /// A blob of a scanned history, as text; `nil` as above.
    func text(_ blob: Collector.Blob) -> String? {
        guard let store = stores[blob.prefix], let reader = try? ObjectReader(store), let found = try? reader.read(blob.id),
            found.bytes.count <= Self.limit
        else { return nil }
        return String(decoding: found.bytes, as: UTF8.self)
    }

    /// Who wrote a commit, and when; `nil` for what cannot be read.
    func author(of commit: String, in prefix: String) -> Author? {
        guard let store = stores[prefix], let id = ObjectID(hex: commit.utf8), let reader = try? ObjectReader(store),
            let found = try? reader.read(id), found.type == .commit
        else { return nil }
        for line in found.bytes.prefix(64 << 10).split(separator: UInt8(ascii: "\n")).prefix(64) {
            let text = String(decoding: line, as: UTF8.self)
            guard text.hasPrefix("author "), let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
                continue
            }
            let name = text[text.index(text.startIndex, offsetBy: 7)..<open].trimmingSuffix { $0 == " " }
            let seconds = text[text.index(after: close)...].pieces(between: " ").first.flatMap { Int64($0) } ?? 0
            guard (0...99_999_999_999).contains(seconds) else { return nil }
            return Author(
                name: String(name), email: String(text[text.index(after: open)..<close]), at: Timestamp(milliseconds: seconds * 1000))
        }
        return nil
    }

    struct Author {
        var name: String
        var email: String
        var at: Timestamp
    }

    private static let limit = 1 << 20

    /// `nil` for what is missing, unreadable or larger than 1 MiB.
    func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

    func bytes(_ path: String) -> [UInt8]? {
        if let absolute = files[path] {
            guard case .success(let bytes) = TreeWalker.read(absolute, limit: Self.limit) else { return nil }
            return bytes
        }
        guard let object = objects[path], let reader = try? ObjectReader(object.store), let found = try? reader.read(object.id),
            found.bytes.count <= Self.limit
        else { return nil }
        return found.bytes
    }
}
