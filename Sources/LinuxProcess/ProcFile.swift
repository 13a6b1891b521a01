import Glibc

/// Reading `/proc`, bounded. A value that is missing or malformed is `nil`: the process may be gone, or not ours to read.
enum ProcFile {
    /// At most `limit` bytes from the start of a file; `nil` when it cannot be opened or read.
    static func read(_ path: String, limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, limit - filled)
            }
            if got < 0 {
                if errno == EINTR { continue }
                return nil
            }
            if got == 0 { break }
            filled += got
        }
        bytes.removeSubrange(filled...)
        return bytes
    }

    /// The target of a symbolic link, at most 4,095 bytes.
    static func link(_ path: String) -> String? {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            guard let target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
            let count = readlink(path, target, 4096)
            guard count > 0, count < 4096 else { return nil }
            return String(validating: buffer.prefix(count), as: UTF8.self)
        }
    }

    /// What `/proc/<pid>/stat` says, as far as it is used here (proc(5)).
    struct Stat: Hashable {
        var parent: Int32
        /// Field 22, clock ticks since boot.
        var startTime: UInt64
        /// Fields 26 and 28: where the program and its stack begin. Random for each `exec`, and zero when we may not see them.
        var startCode: UInt64
        var startStack: UInt64
        /// The first 15 bytes of the program's name, or what the process calls itself.
        var name: String
    }

    static func stat(_ pid: Int32) -> Stat? {
        guard let bytes = read("/proc/\(pid)/stat", limit: 4096) else { return nil }
        return parseStat(bytes)
    }

    static func parseStat(_ bytes: [UInt8]) -> Stat? {
        // The name is in parentheses and may contain any byte, parentheses too: the last one closes it.
        guard let opening = bytes.firstIndex(of: UInt8(ascii: "(")), let closing = bytes.lastIndex(of: UInt8(ascii: ")")),
            opening < closing
        else { return nil }
        let name = String(decoding: bytes[(opening + 1)..<closing], as: UTF8.self)
        // fields[0] is field 3 of proc(5), the state.
        let fields = bytes[(closing + 1)...].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        guard fields.count > 25, let parent = Int32(fields[1]), let startTime = UInt64(fields[19]),
            let startCode = UInt64(fields[23]), let startStack = UInt64(fields[25])
        else { return nil }
        return Stat(parent: parent, startTime: startTime, startCode: startCode, startStack: startStack, name: name)
    }

    /// Effective user and group from `/proc/<pid>/status`.
    static func status(_ pid: Int32) -> (uid: UInt32, gid: UInt32)? {
        guard let bytes = read("/proc/\(pid)/status", limit: 8192) else { return nil }
        var uid: UInt32?
        var gid: UInt32?
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let isUser = line.starts(with: Array("Uid:".utf8))
            guard isUser || line.starts(with: Array("Gid:".utf8)) else { continue }
            // real, effective, saved, file system
            let values = line.dropFirst(4).split(separator: UInt8(ascii: "\t"))
            guard values.count > 1 else { return nil }
            let value = UInt32(String(decoding: values[1], as: UTF8.self))
            if isUser { uid = value } else { gid = value }
        }
        guard let uid, let gid else { return nil }
        return (uid, gid)
    }

    /// The path in the unified cgroup hierarchy, or systemd's on older machines.
    static func cgroup(_ pid: Int32) -> String? {
        guard let bytes = read("/proc/\(pid)/cgroup", limit: 16384) else { return nil }
        var named: String?
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("0::") { return String(line.dropFirst(3)) }
            if let range = line.firstRange(of: ":name=systemd:") { named = String(line[range.upperBound...]) }
        }
        return named
    }

    /// The arguments: at most 64 of them within the first 64 KiB.
    static func arguments(_ pid: Int32) -> [String]? {
        guard let bytes = read("/proc/\(pid)/cmdline", limit: 65536) else { return nil }
        return bytes.split(separator: 0, maxSplits: 64, omittingEmptySubsequences: false).prefix(64)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The numbers of all processes.
    static func processes() -> [Int32] {
        guard let directory = opendir("/proc") else { return [] }
        defer { closedir(directory) }
        var found: [Int32] = []
        while let entry = readdir(directory) {
            if let pid = entryName(entry).flatMap(Int32.init) { found.append(pid) }
        }
        return found
    }

    /// Whether a process has the socket open; `nil` when its descriptors are not ours to see. At most 65,536 are looked at.
    static func holdsSocket(_ pid: Int32, inode: UInt32) -> Bool? {
        let path = "/proc/\(pid)/fd"
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        let wanted = "socket:[\(inode)]"
        var looked = 0
        while let entry = readdir(directory), looked < 65536 {
            looked += 1
            guard let name = entryName(entry), name.first != "." else { continue }
            if link("\(path)/\(name)") == wanted { return true }
        }
        return false
    }

    private static func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String? {
        withUnsafePointer(to: &entry.pointee.d_name) { name in
            name.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
        }
    }
}
