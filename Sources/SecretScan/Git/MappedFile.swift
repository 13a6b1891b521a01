import Glibc
import Synchronization

/// A file's bytes in memory, read-only, for as long as this object lives.
///
/// Only for git's packs and indexes: git writes them once and removes them whole, never in place, so that the mapping
/// stays valid while a `git gc` runs beside us. Every access is checked against the size.
final class MappedFile: @unchecked Sendable {
    // Immutable after `init`: safe to share.
    private let base: UnsafeMutableRawPointer?
    let count: Int
    private let touched = Atomic<Int>(0)

    /// Pages that were read count as memory in use until they are given back.
    private static let residentBytes = 48 << 20

    init(path: [UInt8]) throws(GitError) {
        let descriptor = FileSystem.open(path)
        guard descriptor >= 0 else { throw GitError(code: .missing, detail: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw GitError(code: .unsupported, detail: "not a regular file")
        }
        count = Int(status.st_size)
        guard count > 0 else {
            base = nil
            return
        }
        guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw GitError(code: .missing, detail: String(cString: strerror(errno)))
        }
        base = mapped
    }

    deinit {
        if let base { munmap(base, count) }
    }

    /// To be called where a part has been read that is not needed again soon.
    func hasRead(bytes: Int) {
        // The kernel maps the pages around the one that was asked for, too.
        let size = bytes + 12_288
        guard touched.wrappingAdd(size, ordering: .relaxed).newValue > Self.residentBytes else { return }
        touched.store(0, ordering: .relaxed)
        releasePages()
    }

    /// Gives back the memory that reading has brought in. Nothing is lost: what is read again comes from the file again.
    func releasePages() {
        if let base { madvise(base, count, MADV_DONTNEED) }
    }

    /// 0 outside.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 {
        guard let base, index >= 0, index < count else { return 0 }
        return base.load(fromByteOffset: index, as: UInt8.self)
    }

    func big32(_ index: Int) -> UInt32 {
        UInt32(byte(index)) << 24 | UInt32(byte(index + 1)) << 16 | UInt32(byte(index + 2)) << 8 | UInt32(byte(index + 3))
    }

    func big64(_ index: Int) -> UInt64 { UInt64(big32(index)) << 32 | UInt64(big32(index + 4)) }

    /// The part of `range` that exists.
    func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        let clamped = range.clamped(to: 0..<count)
        guard let base else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: base + clamped.lowerBound, count: clamped.count)
    }
}
