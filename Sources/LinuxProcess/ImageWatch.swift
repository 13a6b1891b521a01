import CLinux
import Glibc

/// Tells often, and with few calls, whether a process still runs the program that it ran. Its files in `/proc` are opened once: an open one
/// belongs to this process, and can never come to speak of a later one with the same number (the kernel answers ESRCH then).
public final class ImageWatch: Sendable {
    private let handle: ProcessHandle
    /// `/proc/<pid>`, and `stat` in it.
    private let directory: Int32
    private let status: Int32

    /// `nil` where the process is gone, or nothing more can be opened.
    public init?(_ handle: ProcessHandle) {
        let directory = open("/proc/\(handle.pid)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return nil }
        let status = openat(directory, "stat", O_RDONLY | O_CLOEXEC)
        // Opened first, asked then: so both are of the process that the handle holds.
        guard status >= 0, handle.isAlive else {
            close(directory)
            if status >= 0 { close(status) }
            return nil
        }
        (self.handle, self.directory, self.status) = (handle, directory, status)
    }

    deinit {
        close(status)
        close(directory)
    }

    /// The image that it runs now; `nil` when it has exited.
    public var image: ExecutionImage? {
        guard let line = line(), line.startTime == handle.startTime else { return nil }
        var file = stat()
        let isSeen = fstatat(directory, "exe", &file, 0) == 0
        let image = ExecutionImage(
            device: isSeen ? UInt64(file.st_dev) : 0, inode: isSeen ? UInt64(file.st_ino) : 0, startCode: line.startCode,
            startStack: line.startStack)
        return handle.isAlive ? image : nil
    }

    private func line() -> (startTime: UInt64, startCode: UInt64, startStack: UInt64)? {
        // The kernel writes 52 numbers and a name of 64 bytes at most.
        withUnsafeTemporaryAllocation(byteCount: 2048, alignment: 1) { buffer in
            var count = 0
            repeat { count = pread(status, buffer.baseAddress, buffer.count, 0) } while count < 0 && errno == EINTR
            guard count > 0, count < buffer.count else { return nil }
            return Self.numbers(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Fields 22, 26 and 28 of proc(5).
    static func numbers(_ line: UnsafeRawBufferPointer) -> (startTime: UInt64, startCode: UInt64, startStack: UInt64)? {
        // The name is in parentheses and may contain any byte, parentheses too: the last one closes it.
        guard var place = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        place += 2
        var field = 3
        var found: [3 of UInt64] = [0, 0, 0]
        while place < line.count {
            var (number, isNumber) = (UInt64(0), true)
            let start = place
            while place < line.count, line[place] != UInt8(ascii: " "), line[place] != UInt8(ascii: "\n") {
                let digit = line[place] &- 0x30
                if digit <= 9, number <= (.max - 9) / 10 { number = number * 10 + UInt64(digit) } else { isNumber = false }
                place += 1
            }
            if field == 22 || field == 26 || field == 28 {
                guard isNumber, place > start else { return nil }
                found[field == 22 ? 0 : field == 26 ? 1 : 2] = number
                if field == 28 { return (found[0], found[1], found[2]) }
            }
            field += 1
            place += 1
        }
        return nil
    }
}
