import CVectorscan
import Glibc

/// Keeps the compiled form of a set of literals in a directory.
///
/// Trust: the library reads what it finds there as a program, guarded by a checksum and by nothing else. The directory must
/// belong to the user that scans, as the state directory does; a file of another owner is left alone.
struct DatabaseCache: Sendable {
    private let directory: String

    private static let limit = 64 << 20

    init(directory: String) { self.directory = directory }

    /// Other literals, and another version of the library, have another name (FNV-1a, 64 bits).
    func name(for literals: [Literal]) -> String? {
        guard cvectorscan_available() != 0 else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in String(cString: cvectorscan_version()).utf8 { mix(byte) }
        for literal in literals {
            mix(literal.isCaseless ? 1 : 0)
            for byte in literal.bytes { mix(byte) }
            mix(0)
        }
        return "literals-\(String(hash, radix: 16)).hs"
    }

    func load(_ name: String) -> UnsafeMutableRawPointer? {
        let descriptor = open(directory + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(), status.st_mode & 0o022 == 0,
            status.st_size > 0, status.st_size <= Self.limit
        else { return nil }
        let size = Int(status.st_size)
        guard let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else { return nil }
        defer { munmap(mapped, size) }
        return cvectorscan_deserialize(mapped.assumingMemoryBound(to: CChar.self), size)
    }

    /// Without it the next scan compiles again; so a failure is none.
    func save(_ database: UnsafeMutableRawPointer, _ name: String) {
        var length = 0
        guard let bytes = cvectorscan_serialize(database, &length) else { return }
        defer { free(bytes) }
        let temporary = "\(directory)/\(name).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        let written = write(descriptor, bytes, length)
        close(descriptor)
        guard written == length, rename(temporary, directory + "/" + name) == 0 else {
            unlink(temporary)
            return
        }
    }
}
