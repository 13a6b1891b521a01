import Glibc

/// A regular file that somebody else may have put there: opened neither through a link nor from a pipe, so that whoever may write in its
/// directory does not choose what else is read, or whether reading ends.
public struct RegularFile: ~Copyable {
    private let descriptor: Int32
    /// Another after each change of the file: inode, size, and time of change in seconds and nanoseconds.
    public let mark: [Int64]

    /// `nil` where no regular file can be opened.
    public init?(path: String) {
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard opened >= 0 else { return nil }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            return nil
        }
        descriptor = opened
        mark = [Int64(status.st_ino), Int64(status.st_size), Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec)]
    }

    deinit { close(descriptor) }

    /// Its first bytes, at most so many; `nil` when it cannot be read.
    public borrowing func bytes(atMost count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = read(descriptor, &bytes, count)
        return got < 0 ? nil : Array(bytes.prefix(got))
    }
}
