/// All objects of a repository: loose files and packs, its own and its alternates'.
public final class ObjectStore: Sendable {
    /// Bounds on what one object may cost.
    public struct Limits: Sendable {
        /// Larger objects are left out, with a note.
        public var objectSize: Int
        /// Longer delta chains are taken for damage.
        public var deltaDepth: Int
        /// Bytes that bases waiting for their children may take, per worker.
        public var heldBytes: Int

        public init(objectSize: Int = 64 << 20, deltaDepth: Int = 4096, heldBytes: Int = 512 << 20) {
            self.objectSize = objectSize
            self.deltaDepth = deltaDepth
            self.heldBytes = heldBytes
        }
    }

    let hashLength: Int
    public let limits: Limits
    let packs: [Pack]
    /// `objects` directories that exist, own first.
    private let directories: [[UInt8]]
    /// What could not be opened.
    public let problems: [(path: String, why: String)]

    /// `objects`: the repository's object directory.
    init(objects: [UInt8], hashLength: Int, limits: Limits) {
        self.hashLength = hashLength
        self.limits = limits
        var directories: [[UInt8]] = []
        var packs: [Pack] = []
        var problems: [(String, String)] = []
        var queue = [(path: objects, depth: 0)]
        while !queue.isEmpty {
            let (path, depth) = queue.removeFirst()
            guard !directories.contains(path) else { continue }
            guard FileSystem.kind(path) == .directory else {
                problems.append((FileSystem.text(path), "the object directory does not exist"))
                continue
            }
            directories.append(path)
            let parts = (FileSystem.names(in: path) ?? []).filter { $0.count == 2 || $0.elementsEqual("pack".utf8) }
            for closed in ([path] + parts.map { path + [UInt8(ascii: "/")] + $0 }).filter(FileSystem.isClosed) {
                problems.append((FileSystem.text(closed), "its objects may not be read"))
            }
            let packDirectory = path + Array("/pack".utf8)
            for name in FileSystem.names(in: packDirectory) ?? [] where name.suffix(5).elementsEqual(Array(".pack".utf8)) {
                let file = packDirectory + [UInt8(ascii: "/")] + name
                do throws(GitError) {
                    packs.append(try Pack(path: file, hashLength: hashLength))
                } catch {
                    problems.append((FileSystem.text(file), error.detail))
                }
            }
            guard depth < 5, let text = FileSystem.read(path + Array("/info/alternates".utf8), limit: 1 << 20) else { continue }
            for line in text.split(separator: Byte.newline) where line.first != UInt8(ascii: "#") && !line.isEmpty {
                let alternate = line.first == UInt8(ascii: "/") ? Array(line) : path + [UInt8(ascii: "/")] + line
                queue.append((FileSystem.real(alternate) ?? alternate, depth + 1))
            }
        }
        self.directories = directories
        self.packs = packs
        self.problems = problems
    }

    /// One object, whole.
    func read(_ id: ObjectID, with inflater: Inflater) throws(GitError) -> (type: ObjectType, bytes: [UInt8]) {
        var failure: GitError?
        for pack in packs {
            guard let position = pack.find(id) else { continue }
            do throws(GitError) {
                guard let offset = pack.offset(position) else { throw .damaged("its pack's index points nowhere") }
                return try read(pack, at: offset, with: inflater, depth: 0)
            } catch {
                // Another pack may hold an undamaged copy.
                failure = error
            }
        }
        for directory in directories {
            guard let file = FileSystem.read(loosePath(id, in: directory), limit: limits.objectSize) else { continue }
            return try Self.loose(file, with: inflater, limit: limits.objectSize)
        }
        throw failure ?? GitError(code: .missing, detail: "the object is not here")
    }

    /// Whether the object is there, damaged or not.
    func contains(_ id: ObjectID) -> Bool {
        packs.contains { $0.find(id) != nil } || directories.contains { FileSystem.kind(loosePath(id, in: $0)) == .file }
    }

    private func loosePath(_ id: ObjectID, in directory: [UInt8]) -> [UInt8] {
        let hex = Array(id.description.utf8)
        return directory + [UInt8(ascii: "/")] + hex.prefix(2) + [UInt8(ascii: "/")] + hex.dropFirst(2)
    }

    /// Follows the chain of deltas down to a whole object, then applies them in turn.
    func read(_ pack: Pack, at start: Int, with inflater: Inflater, depth: Int) throws(GitError) -> (type: ObjectType, bytes: [UInt8]) {
        var deltas: [[UInt8]] = []
        var held = 0
        var offset = start
        while true {
            guard deltas.count + depth <= limits.deltaDepth, held <= limits.heldBytes else { throw .damaged("its chain of deltas is too long") }
            let header = try pack.header(at: offset)
            let data = try pack.data(of: header, with: inflater, limit: limits.objectSize)
            var found: (type: ObjectType, bytes: [UInt8])
            switch header.kind {
            case .whole(let type): found = (type, data)
            case .offsetDelta(let base):
                deltas.append(data)
                held += data.count
                offset = base
                continue
            case .referenceDelta(let base):
                deltas.append(data)
                held += data.count
                if let position = pack.find(base), let inner = pack.offset(position) {
                    guard inner != start else { throw .damaged("a delta is its own base") }
                    offset = inner
                    continue
                }
                guard depth < 8 else { throw .damaged("its chain of deltas crosses too many packs") }
                found = try readElsewhere(base, with: inflater, depth: depth + 1)
            }
            while let delta = deltas.popLast() { found.bytes = try Delta.apply(delta, to: found.bytes, limit: limits.objectSize) }
            return found
        }
    }

    private func readElsewhere(_ id: ObjectID, with inflater: Inflater, depth: Int) throws(GitError) -> (type: ObjectType, bytes: [UInt8]) {
        for pack in packs {
            if let position = pack.find(id), let offset = pack.offset(position) {
                return try read(pack, at: offset, with: inflater, depth: depth)
            }
        }
        for directory in directories {
            if let file = FileSystem.read(loosePath(id, in: directory), limit: limits.objectSize) {
                return try Self.loose(file, with: inflater, limit: limits.objectSize)
            }
        }
        throw .damaged("the base of its delta is missing")
    }

    /// `<type> <size>\0<bytes>`, compressed (gitformat-loose: gitrepository-layout(5)).
    static func loose(_ file: [UInt8], with inflater: Inflater, limit: Int) throws(GitError) -> (type: ObjectType, bytes: [UInt8]) {
        let inflated = try inflater.inflate(file, limit: limit)
        guard let zero = inflated.prefix(64).firstIndex(of: 0) else { throw .damaged("a loose object without a header") }
        let words = inflated[..<zero].split(separator: 32)
        guard words.count == 2, let size = Int(String(decoding: words[1], as: UTF8.self)), size == inflated.count - zero - 1 else {
            throw .damaged("a loose object's header is damaged")
        }
        let type: ObjectType
        switch String(decoding: words[0], as: UTF8.self) {
        case "commit": type = .commit
        case "tree": type = .tree
        case "blob": type = .blob
        case "tag": type = .tag
        default: throw .damaged("a loose object of unknown type")
        }
        return (type, Array(inflated[(zero + 1)...]))
    }

    /// Names of all loose objects.
    func looseIDs() -> [ObjectID] {
        var ids: [ObjectID] = []
        for directory in directories {
            for prefix in FileSystem.names(in: directory) ?? [] where prefix.count == 2 && prefix.allSatisfy(Byte.isHex) {
                for rest in FileSystem.names(in: directory + [UInt8(ascii: "/")] + prefix) ?? [] {
                    if let id = ObjectID(hex: prefix + rest) { ids.append(id) }
                }
            }
        }
        return ids
    }
}
