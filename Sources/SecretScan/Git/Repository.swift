/// A git repository on disk: a work tree's, a bare one, a linked work tree, a submodule, a shallow or partial clone.
public final class Repository: Sendable {
    /// `HEAD`, and what belongs to this work tree alone.
    public let gitDirectory: [UInt8]
    /// Objects and references, shared between linked work trees.
    public let commonDirectory: [UInt8]
    /// Has no work tree beside it.
    public let isBare: Bool
    public let store: ObjectStore
    /// Objects may be missing because they were never fetched.
    public let isPartial: Bool

    /// Why part of the history cannot be known.
    public let problems: [(path: String, why: String)]

    let hashLength: Int
    /// Commits whose parents were never fetched.
    let shallow: Set<ObjectID>

    /// Opens the repository whose work tree is `path`, or that `path` itself is. `nil` when there is none.
    public static func open(at path: [UInt8], limits: ObjectStore.Limits = .init()) -> Repository? {
        let dotGit = path + Array("/.git".utf8)
        switch FileSystem.kind(dotGit) {
        case .directory where isGitDirectory(dotGit):
            return Repository(gitDirectory: dotGit, isBare: false, limits: limits)
        case .file:
            guard let text = FileSystem.read(dotGit, limit: 4096), text.has("gitdir: ", at: 0) else { return nil }
            let target = Array(text.dropFirst(8).prefix { $0 != Byte.newline && $0 != 13 })
            let directory = target.first == UInt8(ascii: "/") ? target : path + [UInt8(ascii: "/")] + target
            guard let real = FileSystem.real(directory), FileSystem.kind(real + Array("/HEAD".utf8)) == .file else { return nil }
            return Repository(gitDirectory: real, isBare: false, limits: limits)
        default:
            return isGitDirectory(path) ? Repository(gitDirectory: path, isBare: true, limits: limits) : nil
        }
    }

    /// As git decides: `HEAD`, `objects`, `refs`.
    static func isGitDirectory(_ path: [UInt8]) -> Bool {
        FileSystem.kind(path + Array("/HEAD".utf8)) == .file && FileSystem.kind(path + Array("/objects".utf8)) == .directory
            && FileSystem.kind(path + Array("/refs".utf8)) == .directory
    }

    private init(gitDirectory: [UInt8], isBare: Bool, limits: ObjectStore.Limits) {
        self.gitDirectory = gitDirectory
        self.isBare = isBare
        var common = gitDirectory
        if let text = FileSystem.read(gitDirectory + Array("/commondir".utf8), limit: 4096) {
            let line = Array(text.prefix { $0 != Byte.newline })
            let path = line.first == UInt8(ascii: "/") ? line : gitDirectory + [UInt8(ascii: "/")] + line
            common = FileSystem.real(path) ?? path
        }
        commonDirectory = FileSystem.real(common) ?? common
        let config = FileSystem.read(common + Array("/config".utf8), limit: 1 << 20).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        let isSHA256 = config.split(separator: "\n").contains { $0.contains("objectformat") && $0.contains("sha256") }
        hashLength = isSHA256 ? 32 : 20
        isPartial = config.contains("promisor") || config.contains("partialclone")
        let shallowText = FileSystem.read(common + Array("/shallow".utf8), limit: 16 << 20) ?? []
        shallow = Set(shallowText.split(separator: Byte.newline).compactMap { ObjectID(hex: $0) })
        let references = common + Array("/refs".utf8)
        let closed = FileSystem.isClosed(references) ? [("refs", "references may not be read: objects are listed without their commits")] : []
        problems = closed + (config.split(separator: "\n").contains { $0.contains("refstorage") && $0.contains("reftable") }
            ? [("refs", "references are kept as a reftable, which is not read: objects are listed without their commits")] : [])
        store = ObjectStore(objects: common + Array("/objects".utf8), hashLength: hashLength, limits: limits)
    }

    /// Whether its history was cut when it was cloned, and at how many commits.
    public var isShallow: Bool { !shallow.isEmpty }
    public var shallowCount: Int { shallow.count }

    /// Git directories of submodules that this repository keeps, whether checked out or not.
    public func moduleDirectories() -> [[UInt8]] {
        var found: [[UInt8]] = []
        var queue = [(path: commonDirectory + Array("/modules".utf8), depth: 0)]
        while let (path, depth) = queue.popLast() {
            guard depth < 8, found.count < 1000 else { continue }
            for name in FileSystem.names(in: path) ?? [] {
                let child = path + [UInt8(ascii: "/")] + name
                guard FileSystem.kind(child) == .directory else { continue }
                if Self.isGitDirectory(child) { found.append(child) } else { queue.append((child, depth + 1)) }
            }
        }
        return found
    }

    /// Where `HEAD` points, if anywhere.
    func head() -> ObjectID? { resolve(gitDirectory + Array("/HEAD".utf8), depth: 0) }

    func resolve(_ file: [UInt8], depth: Int) -> ObjectID? {
        guard depth < 8, let text = FileSystem.read(file, limit: 4096) else { return nil }
        guard text.has("ref: ", at: 0) else { return ObjectID(hex: text.prefix { Byte.isHex($0) }) }
        let name = Array(text.dropFirst(5).prefix { $0 != Byte.newline })
        return resolve(commonDirectory + [UInt8(ascii: "/")] + name, depth: depth + 1) ?? packedReferences().first { $0.name == name }?.id
    }

    func packedReferences() -> [(name: [UInt8], id: ObjectID)] {
        guard let text = FileSystem.read(commonDirectory + Array("/packed-refs".utf8), limit: 256 << 20) else { return [] }
        return text.split(separator: Byte.newline).compactMap { line in
            guard line.first != UInt8(ascii: "#"), let blank = line.firstIndex(of: 32) else {
                // `^<id>` names the commit of the tag above.
                return line.first == UInt8(ascii: "^") ? ObjectID(hex: line.dropFirst()).map { ([], $0) } : nil
            }
            return ObjectID(hex: line[..<blank]).map { (Array(line[(blank + 1)...]), $0) }
        }
    }

    /// Every object that a reference, a reflog or a linked work tree names.
    func tips() -> [ObjectID] {
        var tips: Set<ObjectID> = Set(packedReferences().map(\.id))
        var directories = [(commonDirectory + Array("/refs".utf8), 0), (commonDirectory + Array("/worktrees".utf8), 0)]
        var logs = [(commonDirectory + Array("/logs".utf8), 0)]
        if gitDirectory != commonDirectory {
            directories.append((gitDirectory + Array("/refs".utf8), 0))
            logs.append((gitDirectory + Array("/logs".utf8), 0))
        }
        for name in ["HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "FETCH_HEAD"] {
            for directory in [gitDirectory, commonDirectory] {
                if let id = resolve(directory + Array("/\(name)".utf8), depth: 0) { tips.insert(id) }
            }
        }
        files(below: &directories) { path in
            if let text = FileSystem.read(path, limit: 4096), let id = ObjectID(hex: text.prefix { Byte.isHex($0) }) { tips.insert(id) }
        }
        files(below: &logs) { path in
            // `<old> <new> who when…`: commits that an amend or a reset left behind.
            for line in (FileSystem.read(path, limit: 64 << 20) ?? []).split(separator: Byte.newline) {
                for word in line.split(separator: 32, maxSplits: 2).prefix(2) {
                    if let id = ObjectID(hex: word), !word.allSatisfy({ $0 == UInt8(ascii: "0") }) { tips.insert(id) }
                }
            }
        }
        return tips.sorted()
    }

    private func files(below queue: inout [([UInt8], Int)], _ visit: ([UInt8]) -> Void) {
        while let (path, depth) = queue.popLast() {
            guard depth < 32 else { continue }
            for name in FileSystem.names(in: path) ?? [] {
                let child = path + [UInt8(ascii: "/")] + name
                switch FileSystem.kind(child) {
                case .directory: queue.append((child, depth + 1))
                case .file: visit(child)
                default: break
                }
            }
        }
    }
}
