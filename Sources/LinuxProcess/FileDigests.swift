import CLinux
import Crypto
import Glibc
import Runtime
import Synchronization

/// SHA-256 of programs and scripts, remembered by (device, inode, size, modification and change time), so that the
/// thousandth process of one binary costs a `fstat`.
///
/// Bounded: files over `sizeLimit` are not read, and at most 4,096 digests are kept.
public final class FileDigests: Sendable {
    private struct Key: Hashable {
        var device: UInt64
        var inode: UInt64
        var size: Int
        var modified: [Int]
        var changed: [Int]
    }

    private let known = Mutex<[Key: String]>([:])
    private let sizeLimit: Int
    private static let capacity = 4096

    /// - Parameter sizeLimit: bytes; a larger file has no digest.
    public init(sizeLimit: Int = 1 << 29) {
        self.sizeLimit = sizeLimit
    }

    /// The digest of an open file in lower-case hexadecimal; `nil` when it is not a regular file, too large, or unreadable.
    func digest(ofDescriptor descriptor: Int32) -> String? {
        var before = stat()
        guard fstat(descriptor, &before) == 0, before.st_mode & S_IFMT == S_IFREG, before.st_size <= sizeLimit else { return nil }
        let key = Self.key(before)
        if let found = known.withLock({ $0[key] }) { return found }
        guard let digest = Self.hash(descriptor, limit: sizeLimit) else { return nil }
        var after = stat()
        guard fstat(descriptor, &after) == 0, Self.key(after) == key else { return nil }
        // A file that was changed a moment ago may change again within one tick of its time stamps: hash it again next time.
        if time(nil) - after.st_ctim.tv_sec > 2 {
            known.withLock { table in
                if table.count >= Self.capacity { table.removeAll(keepingCapacity: true) }
                table[key] = digest
            }
        }
        return digest
    }

    private static func key(_ status: stat) -> Key {
        Key(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: status.st_size,
            modified: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec],
            changed: [status.st_ctim.tv_sec, status.st_ctim.tv_nsec])
    }

    private static func hash(_ descriptor: Int32, limit: Int) -> String? {
        var hasher = SHA256()
        var offset = 0
        return withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 16) { buffer in
            while offset <= limit {
                let got = pread(descriptor, buffer.baseAddress, buffer.count, offset)
                if got < 0 {
                    if errno == EINTR { continue }
                    return nil
                }
                if got == 0 { return hasher.finalize().hex }
                hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<got]))
                offset += got
            }
            return nil
        }
    }
}
