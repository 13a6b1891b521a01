import Estate
import Foundation
import Glibc
import SecretScan

/// A file to scan.
struct TreeFile: Sendable {
    /// Relative to the root, for people.
    var path: String
    /// As the system knows it; need not be UTF-8.
    var absolute: [UInt8]
    /// As it was when it was listed.
    var stamp = FileStamp(device: 0, inode: 0, size: 0, modified: 0, changed: 0)
}

/// A place where a repository was found.
struct TreeRepository: Sendable {
    /// Before the paths of its files: empty, or ending in `/`.
    var prefix: String
    /// The work tree, or the bare repository itself.
    var absolute: [UInt8]
}

/// What a walk found.
struct Tree: Sendable {
    var files: [TreeFile] = []
    var repositories: [TreeRepository] = []
    /// Before the paths of each root's files: empty, or ending in `/`.
    var roots: [String] = []
    var unreadable: [ScanReport.Unreadable] = []
}

/// Lists regular files below roots. Never follows a symbolic link below a root, never opens a device, a socket or a FIFO.
struct TreeWalker {
    struct Limits: Sendable {
        var fileSize: Int
        var depth = 200
        var files = 5_000_000
    }

    struct ReadFailure: Error {
        var why: String
    }

    let limits: Limits
    private(set) var result = Tree()
    private var repositoriesSeen: Set<[UInt8]> = []

    init(limits: Limits) { self.limits = limits }

    /// Adds a root. `prefix` is put before its paths.
    mutating func walk(_ root: String, prefix: String?) throws(DiscoveryError) {
        guard let real = Self.realPath(Array(root.utf8)) else {
            throw DiscoveryError(
                code: .noSuchPath, description: "cannot scan `\(root)`: \(String(cString: strerror(errno))). Give an existing directory or file.")
        }
        var shown = prefix ?? ""
        while shown.hasSuffix("/") { shown.removeLast() }
        guard let status = Self.status(real) else {
            throw DiscoveryError(code: .unreadableRoot, description: "cannot read `\(root)`: \(String(cString: strerror(errno))). Check its permissions.")
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            guard access(real) else {
                throw DiscoveryError(code: .unreadableRoot, description: "cannot list `\(root)`: \(String(cString: strerror(errno))). Check its permissions.")
            }
            result.roots.append(shown.isEmpty ? "" : shown + "/")
            directory(real, shown: shown.isEmpty ? "" : shown + "/")
        } else if status.st_mode & S_IFMT == S_IFREG {
            let name = real.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? root
            file(real, shown: prefix == nil ? name : shown, status)
        } else {
            throw DiscoveryError(code: .unreadableRoot, description: "cannot scan `\(root)`: it is neither a directory nor a regular file.")
        }
    }

    private func access(_ path: [UInt8]) -> Bool {
        guard let stream = Self.withPath(path, { opendir($0) }) else { return false }
        closedir(stream)
        return true
    }

    private mutating func directory(_ start: [UInt8], shown: String) {
        var queue = [(path: start, shown: shown, depth: 0)]
        while let (path, shown, depth) = queue.popLast() {
            guard let entries = Self.entries(in: path) else {
                result.unreadable.append(.init(path: shown.isEmpty ? "." : shown, why: String(cString: strerror(errno))))
                continue
            }
            if isRepository(entries) {
                addRepository(path, shown: shown)
                // A bare repository's own files are git's.
                if !entries.contains(where: { $0.isGit }) {
                    if let status = Self.status(path + Array("/config".utf8)) { file(path + Array("/config".utf8), shown: shown + "config", status) }
                    continue
                }
            }
            for entry in entries.reversed() {
                guard entry.isDirectory || entry.status != nil else { continue }
                var child = path
                child.reserveCapacity(path.count + 1 + entry.name.count)
                child.append(UInt8(ascii: "/"))
                child += entry.name
                let childShown = shown + String(decoding: entry.name, as: UTF8.self)
                if let status = entry.status {
                    file(child, shown: childShown, status)
                } else {
                    if entry.isGit {
                        // Objects are read as history; the configuration may hold a URL with a password.
                        if let status = Self.status(child + Array("/config".utf8)) {
                            file(child + Array("/config".utf8), shown: childShown + "/config", status)
                        }
                        continue
                    }
                    guard depth < limits.depth else {
                        result.unreadable.append(.init(path: childShown, why: "nested deeper than \(limits.depth) directories"))
                        continue
                    }
                    queue.append((child, childShown + "/", depth + 1))
                }
            }
        }
        result.files.sort { $0.path < $1.path }
    }

    private func isRepository(_ entries: [Entry]) -> Bool {
        if entries.contains(where: { $0.isGit }) { return true }
        return ["HEAD", "objects", "refs"].allSatisfy { name in entries.contains { $0.name.elementsEqual(name.utf8) } }
    }

    private mutating func addRepository(_ path: [UInt8], shown: String) {
        guard let repository = Repository.open(at: path) else {
            // A directory that only happens to have such names is none; one with `.git` was one.
            if Self.linkStatus(path + Array("/.git".utf8)) != nil {
                result.unreadable.append(.init(path: shown + ".git", why: "not a readable git repository: its history was left out"))
            }
            return
        }
        if repositoriesSeen.insert(repository.commonDirectory).inserted {
            result.repositories.append(TreeRepository(prefix: shown, absolute: path))
        }
        for module in repository.moduleDirectories() where !repositoriesSeen.contains(module) {
            // The work tree, if it is checked out, comes later in the walk and is then the same repository: its paths read better,
            // but its history is the same.
            guard Repository.open(at: module) != nil, repositoriesSeen.insert(module).inserted else { continue }
            let name = module.dropFirst(repository.commonDirectory.count + "/modules/".utf8.count)
            result.repositories.append(TreeRepository(prefix: shown + String(decoding: name, as: UTF8.self) + "/", absolute: module))
        }
    }

    private mutating func file(_ absolute: [UInt8], shown: String, _ status: stat) {
        guard result.files.count < limits.files else {
            if result.files.count == limits.files { result.unreadable.append(.init(path: shown, why: "more than \(limits.files) files; the rest was left out")) }
            return
        }
        guard status.st_size <= limits.fileSize else {
            result.unreadable.append(.init(path: shown, why: "larger than \(limits.fileSize >> 20) MiB (raise --max-file-size)"))
            return
        }
        if status.st_size > 0 { result.files.append(TreeFile(path: shown, absolute: absolute, stamp: FileStamp(status))) }
    }

    // MARK: - System calls

    static func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var text = path.map { CChar(bitPattern: $0) }
        text.append(0)
        return text.withUnsafeBufferPointer { buffer in buffer.baseAddress.map(body) ?? body("") }
    }

    static func realPath(_ path: [UInt8]) -> [UInt8]? {
        withPath(path) { text in
            guard let resolved = realpath(text, nil) else { return nil }
            defer { free(resolved) }
            return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
        }
    }

    /// The path itself, where it cannot be resolved.
    static func resolved(_ path: String) -> String { realPath(Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? path }

    static func status(_ path: [UInt8]) -> stat? {
        var status = stat()
        return withPath(path) { stat($0, &status) } == 0 ? status : nil
    }

    static func linkStatus(_ path: [UInt8]) -> stat? {
        var status = stat()
        return withPath(path) { lstat($0, &status) } == 0 ? status : nil
    }

    static func names(in path: [UInt8]) -> [[UInt8]]? {
        guard let stream = withPath(path, { opendir($0) }) else { return nil }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [46], name != [46, 46] { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// What stands in a directory.
    private struct Entry {
        var name: [UInt8]
        var isDirectory: Bool
        /// Of a regular file. Links lead to what is scanned anyway, or out of the root; the rest is not a file.
        var status: stat?

        var isGit: Bool { name.count == 4 && name.elementsEqual(".git".utf8) }
    }

    /// In order of their names. Files are asked for beside their directory: its own way need not be walked for each.
    private static func entries(in path: [UInt8]) -> [Entry]? {
        guard let stream = withPath(path, { opendir($0) }) else { return nil }
        defer { closedir(stream) }
        let directory = dirfd(stream)
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let kind = Int(entry.pointee.d_type)
            guard [Int(DT_DIR), Int(DT_REG), Int(DT_UNKNOWN), Int(DT_LNK)].contains(kind) else { continue }
            let found = withUnsafeBytes(of: &entry.pointee.d_name) { bytes -> Entry? in
                guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
                let length = strlen(start)
                guard !(length == 1 && bytes[0] == 46), !(length == 2 && bytes[0] == 46 && bytes[1] == 46) else { return nil }
                var one = Entry(name: Array(bytes.prefix(length)), isDirectory: kind == Int(DT_DIR))
                if !one.isDirectory, kind != Int(DT_LNK) {
                    var status = stat()
                    guard fstatat(directory, start, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
                    one.isDirectory = status.st_mode & S_IFMT == S_IFDIR
                    if status.st_mode & S_IFMT == S_IFREG { one.status = status }
                }
                return one
            }
            if let found { entries.append(found) }
        }
        return entries.sorted { one, other in
            let order = memcmp(one.name, other.name, min(one.name.count, other.name.count))
            return order == 0 ? one.name.count < other.name.count : order < 0
        }
    }

    /// The whole file, unless it has become something else since it was listed. Reads by descriptor, so that a file that
    /// shrinks meanwhile is only shorter.
    static func read(_ path: [UInt8], limit: Int) -> Result<[UInt8], ReadFailure> {
        let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) }
        guard descriptor >= 0 else { return .failure(ReadFailure(why: String(cString: strerror(errno)))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return .failure(ReadFailure(why: "no longer a regular file"))
        }
        guard status.st_size <= limit else { return .failure(ReadFailure(why: "larger than \(limit >> 20) MiB (raise --max-file-size)")) }
        let size = Int(status.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size, let base = buffer.baseAddress {
                let got = Glibc.read(descriptor, base + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        return failure == 0 ? .success(bytes) : .failure(ReadFailure(why: String(cString: strerror(failure))))
    }
}
