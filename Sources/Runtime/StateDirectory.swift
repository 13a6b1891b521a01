public import Foundation
import Glibc

/// Why a file of the state directory could not be read or written.
public struct FileError: Error, CustomStringConvertible {
    public var path: String
    public var doing: String
    public var reason: String

    public var description: String { "cannot \(doing) `\(path)`: \(reason)" }

    public init(path: String, doing: String, reason: String) {
        self.path = path
        self.doing = doing
        self.reason = reason
    }

    static func last(_ path: String, _ doing: String) -> FileError {
        FileError(path: path, doing: doing, reason: String(cString: strerror(errno)))
    }
}

/// The directory that holds everything one installation remembers. Mode 0700; its files are 0600.
///
/// Trust: whoever can read it can read Mayfly's private keys, so it belongs to the user that runs Mayfly and to nobody else.
public struct StateDirectory: Sendable {
    public let path: String

    /// Opens the directory, and creates it when it is missing.
    public init(_ path: String) throws(FileError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileError(path: path, doing: "create directory", reason: error.localizedDescription)
        }
    }

    /// `$MAYFLY_STATE`, else `$XDG_STATE_HOME/mayfly`, else `~/.local/state/mayfly`.
    public static func defaultPath(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        if let path = environment["MAYFLY_STATE"], !path.isEmpty { return path }
        if let base = environment["XDG_STATE_HOME"], base.hasPrefix("/") { return base + "/mayfly" }
        return (environment["HOME"] ?? "/root") + "/.local/state/mayfly"
    }

    public func file(_ name: String) -> String { path + "/" + name }

    /// Reads a small file whole. `nil` when it does not exist.
    public func read(_ name: String, limit: Int = 1 << 20) throws(FileError) -> [UInt8]? {
        let path = file(name)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .last(path, "open")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last(path, "read") }
        // A limit may be far above what is there.
        var bytes = [UInt8](repeating: 0, count: min(max(0, Int(status.st_size)), limit) + 1)
        var filled = 0
        while filled < bytes.count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress! + filled, $0.count - filled) }
            if got < 0 {
                if errno == EINTR { continue }
                throw .last(path, "read")
            }
            if got == 0 { break }
            filled += got
        }
        guard filled <= limit else { throw FileError(path: path, doing: "read", reason: "larger than \(limit) bytes") }
        return Array(bytes.prefix(filled))
    }

    /// Replaces a file atomically: written beside it, synchronised, renamed, directory synchronised. After a crash the
    /// file holds either the old or the new bytes.
    public func write(_ name: String, _ bytes: some Sequence<UInt8>, mode: UInt32 = 0o600) throws(FileError) {
        let path = file(name)
        // A name of its own for every writer: two that shared one would mix their bytes.
        let temporary = path + ".\(getpid()).\(UInt64.random(in: .min ... .max)).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .last(temporary, "create") }
        var isInPlace = false
        defer {
            close(descriptor)
            if !isInPlace { unlink(temporary) }
        }
        let content = Array(bytes)
        var written = 0
        while written < content.count {
            let count = content.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written) }
            if count < 0 {
                if errno == EINTR { continue }
                throw .last(temporary, "write")
            }
            written += count
        }
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw .last(temporary, "synchronise") }
        guard rename(temporary, path) == 0 else { throw .last(path, "replace") }
        isInPlace = true
        synchroniseDirectory()
    }

    /// Reads a file, or makes it with `make` when it is missing. Two processes that race end with the same content.
    public func readOrCreate(_ name: String, make: () -> [UInt8]) throws(FileError) -> [UInt8] {
        if let bytes = try read(name) { return bytes }
        let temporary = "\(name).\(getpid()).\(UInt64.random(in: .min ... .max)).first"
        try write(temporary, make())
        // link(2) fails when the name exists, so the first writer wins; rename would let the last one win.
        let linked = link(file(temporary), file(name)) == 0
        let failure = errno
        unlink(file(temporary))
        guard linked || failure == EEXIST else {
            throw FileError(path: file(name), doing: "create", reason: String(cString: strerror(failure)))
        }
        synchroniseDirectory()
        guard let bytes = try read(name) else { throw FileError(path: file(name), doing: "read", reason: "it vanished") }
        return bytes
    }

    private func synchroniseDirectory() {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
