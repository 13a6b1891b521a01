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
        var pid: Int32
        var parent: Int32
        /// Field 6.
        var session: Int32
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
        let number = String(decoding: bytes[..<opening], as: UTF8.self).prefix { $0 != " " }
        guard fields.count > 25, let pid = Int32(number), let parent = Int32(fields[1]), let session = Int32(fields[3]),
            let startTime = UInt64(fields[19]), let startCode = UInt64(fields[23]), let startStack = UInt64(fields[25])
        else { return nil }
        return Stat(
            pid: pid, parent: parent, session: session, startTime: startTime, startCode: startCode, startStack: startStack,
            name: name)
    }

    /// What `/proc/<pid>/status` says of whose process it is.
    struct Status: Hashable {
        /// Effective user and group.
        var uid: UInt32
        var gid: UInt32
        /// Supplementary groups, at most ``groupLimit``; the rest is not seen, and so proves nothing.
        var groups: [UInt32]
    }

    static let groupLimit = 1024

    static func status(_ pid: Int32) -> Status? {
        guard let bytes = read("/proc/\(pid)/status", limit: 32768) else { return nil }
        return parseStatus(bytes)
    }

    static func parseStatus(_ bytes: [UInt8]) -> Status? {
        var uid: UInt32?
        var gid: UInt32?
        var groups: [UInt32] = []
        // The name comes first and is the process's own choice, but the kernel writes a line feed in it as `\n`.
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            if line.starts(with: "Uid:".utf8) || line.starts(with: "Gid:".utf8) {
                // real, effective, saved, file system
                let values = line.dropFirst(4).split(separator: UInt8(ascii: "\t"))
                guard values.count > 1 else { return nil }
                let value = UInt32(String(decoding: values[1], as: UTF8.self))
                if line.first == UInt8(ascii: "U") { uid = uid ?? value } else { gid = gid ?? value }
            } else if line.starts(with: "Groups:".utf8), groups.isEmpty {
                let list = line.dropFirst(7).drop { $0 == UInt8(ascii: "\t") }
                // The kernel ends each number with a space: what a bound cut off has none.
                groups = list.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).dropLast().prefix(groupLimit)
                    .compactMap { UInt32(String(decoding: $0, as: UTF8.self)) }
            }
        }
        guard let uid, let gid else { return nil }
        return Status(uid: uid, gid: gid, groups: groups)
    }

    /// The user who logged in, whoever it acts as now (pam_loginuid); `nil` for what no login started.
    static func loginUser(_ pid: Int32) -> UInt32? {
        guard let bytes = read("/proc/\(pid)/loginuid", limit: 32) else { return nil }
        return UInt32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)).flatMap { $0 == .max ? nil : $0 }
    }

    static func cgroups(_ pid: Int32) -> CgroupMembership? {
        read("/proc/\(pid)/cgroup", limit: 65536).map(CgroupMembership.init(parsing:))
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
