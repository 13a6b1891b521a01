import Foundation
import Glibc

/// A bound Unix socket, not yet listening. Made by hand because three things matter that a bind call alone leaves open:
/// who may connect, what becomes of an old socket file, and that only our own file is removed at the end.
struct UnixListeningSocket: Sendable {
    let path: String
    /// Belongs to whoever listens on it.
    let descriptor: Int32
    private let device: UInt
    private let inode: UInt

    init(path: String) throws(SubstitutionError) {
        func failure(_ doing: String) -> SubstitutionError {
            let number = errno
            return SubstitutionError(
                number == EADDRINUSE ? .addressInUse : .cannotListen,
                "cannot listen at `\(path)`: \(doing): \(String(cString: strerror(number)))")
        }
        let directory = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        if !directory.isEmpty, !FileManager.default.fileExists(atPath: directory) {
            do {
                try FileManager.default.createDirectory(
                    atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
            } catch {
                throw SubstitutionError(.cannotListen, "cannot make directory `\(directory)`: \(error.localizedDescription)")
            }
        }
        guard var address = Self.address(path) else {
            throw SubstitutionError(.cannotListen, "`\(path)` is longer than a socket's path may be (107 bytes)")
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw failure("socket") }
        func bound() -> Bool {
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
            }
        }
        if !bound() {
            guard errno == EADDRINUSE, Self.isStale(path, address) else {
                let error = failure("bind")
                close(descriptor)
                throw error
            }
            unlink(path)
            guard bound() else {
                let error = failure("bind")
                close(descriptor)
                throw error
            }
        }
        var status = stat()
        guard chmod(path, 0o777) == 0, lstat(path, &status) == 0 else {
            let error = failure("chmod")
            close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
    }

    /// Removes the file, unless somebody has put another in its place.
    func remove() {
        var status = stat()
        guard lstat(path, &status) == 0, UInt(status.st_dev) == device, UInt(status.st_ino) == inode else { return }
        unlink(path)
    }

    /// A socket file that refuses connections: whoever made it is gone. Anything else stays. Leaves `errno` as EADDRINUSE.
    private static func isStale(_ path: String, _ address: sockaddr_un) -> Bool {
        defer { errno = EADDRINUSE }
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return false }
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { close(probe) }
        var address = address
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) != 0 && errno == ECONNREFUSED
            }
        }
    }

    private static func address(_ path: String) -> sockaddr_un? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path), !bytes.contains(0) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }
}
