import Context
import Crypto
import Foundation
import Glibc
import Runtime

/// Looks at the host that the agent runs on. Each check reads a few files and changes nothing; what cannot be seen is said to be so,
/// never taken for well or ill.
struct HostChecks: Sendable {
    /// What stands for `/`; another directory in tests, and where the agent runs in a container with the host's files below it.
    var root = ""
    var kernel: @Sendable () -> String? = { uname() }
    var clock: WallClock

    enum Seen: Sendable, Hashable {
        case value(String)
        case fault(String)
    }

    /// Largest file whose digest is taken.
    static let fileLimit = 64 << 20

    /// What a check remembers from one look to the next, so that looking each second costs little.
    struct Memory: Sendable {
        /// By path: what stood there, and its digest.
        fileprivate var digests: [String: (mark: [Int64], digest: String)] = [:]
        /// By program: the process that was found last.
        fileprivate var processes: [String: Int32] = [:]
    }

    func look(_ name: AttributeName, _ memory: inout Memory) -> Seen {
        switch name.check {
        case .kernelVersion: return Self.word(kernel(), "uname(2)")
        case .systemName: return Self.word(release("ID"), "/etc/os-release")
        case .systemVersion: return Self.word(release("VERSION_ID"), "/etc/os-release")
        case .diskEncrypted: return diskEncrypted(name.argument)
        case .secureBoot: return secureBoot()
        case .processRunning: return .value(isRunning(name.argument, &memory) ? "true" : "false")
        case .unitActive: return unitActive(name.argument)
        case .fileDigest: return digest(name.argument, &memory)
        case .rebootDue: return rebootDue()
        case nil: return .fault("no check of this agent")
        }
    }

    private static func word(_ text: String?, _ place: String) -> Seen {
        guard let text, ContextAttribute.isValue(text) else { return .fault("\(place) does not tell") }
        return .value(text)
    }

    // MARK: The system

    private static func uname() -> String? {
        var names = utsname()
        guard Glibc.uname(&names) == 0 else { return nil }
        return withUnsafeBytes(of: &names.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// os-release(5).
    private func release(_ key: String) -> String? {
        let text = read("/etc/os-release") ?? read("/usr/lib/os-release")
        let line = text?.lines.first { $0.hasPrefix(key + "=") }
        return line.map { String($0.dropFirst(key.count + 1)).trimmingCharacters(in: CharacterSet(charactersIn: "\"' ")) }
    }

    /// The firmware's variable: four bytes of attributes, then one that is 1 (UEFI §3.3).
    private func secureBoot() -> Seen {
        let path = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
        guard let bytes = bytes(path, limit: 64) else {
            // Started without such firmware there is nothing that could be secure.
            return exists("/sys/firmware/efi") ? .fault("the firmware's variables cannot be read") : .value("false")
        }
        return bytes.count == 5 ? .value(bytes[4] == 1 ? "true" : "false") : .fault("the firmware's variable has another form")
    }

    /// As Debian and its relatives mark it.
    private func rebootDue() -> Seen {
        for path in ["/run/reboot-required", "/var/run/reboot-required"] {
            var status = stat()
            guard stat(root + path, &status) == 0 else { continue }
            let since = Timestamp(milliseconds: Int64(status.st_mtim.tv_sec) * 1000)
            // To the minute, so that it is no news each second.
            let seconds = (clock.now() - since).milliseconds / 1000
            return .value("\(max(1, seconds < 120 ? seconds : seconds / 60 * 60))s")
        }
        return .value("0s")
    }

    // MARK: Disks

    /// Whether the file system at `path` lies on a mapping of dm-crypt, or on nothing but such.
    private func diskEncrypted(_ path: String) -> Seen {
        guard let mounts = read("/proc/self/mountinfo", limit: 4 << 20) else { return .fault("/proc/self/mountinfo cannot be read") }
        var best: (point: String, device: String)?
        for line in mounts.lines {
            let fields = line.split(separator: " ", maxSplits: 5)
            guard fields.count >= 5 else { continue }
            // proc(5): octal for what would end the field.
            let point = fields[4].replacing("\\040", with: " ")
            let covers = point == "/" || path == point || path.hasPrefix(point + "/")
            // Of two at one place the later lies on top.
            if covers, point.utf8.count >= best?.point.utf8.count ?? 0 { best = (String(point), String(fields[2])) }
        }
        guard let best else { return .fault("nothing is mounted at `\(path)`") }
        return .value(isEncrypted(best.device, depth: 0) ? "true" : "false")
    }

    /// - Parameter device: major:minor.
    private func isEncrypted(_ device: String, depth: Int) -> Bool {
        let block = "/sys/dev/block/\(device)"
        guard depth < 8, exists(block) else { return false }
        if read(block + "/dm/uuid")?.hasPrefix("CRYPT-") == true { return true }
        // A partition, a volume or an array: all that it is made of.
        let below = names(block + "/slaves").compactMap { read(block + "/slaves/\($0)/dev")?.trimmingCharacters(in: .whitespacesAndNewlines) }
        return !below.isEmpty && below.allSatisfy { isEncrypted($0, depth: depth + 1) }
    }

    // MARK: Processes

    private func isRunning(_ path: String, _ memory: inout Memory) -> Bool {
        func runs(_ pid: Int32) -> Bool {
            var target = [CChar](repeating: 0, count: 4097)
            let length = readlink(root + "/proc/\(pid)/exe", &target, 4096)
            guard length > 0 else { return false }
            return String(decoding: target.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self) == path && !isZombie(pid)
        }
        if let known = memory.processes[path], runs(known) { return true }
        memory.processes[path] = names("/proc").lazy.compactMap { Int32($0) }.first(where: runs)
        return memory.processes[path] != nil
    }

    private func isZombie(_ pid: Int32) -> Bool {
        guard let text = read("/proc/\(pid)/stat"), let end = text.lastIndex(of: ")") else { return true }
        return text[text.index(after: end)...].split(separator: " ").first.map { $0 == "Z" || $0 == "X" } ?? true
    }

    /// A unit's cgroup, and whether anything is in it (cgroups(7), `populated`).
    private func unitActive(_ unit: String) -> Seen {
        let slices = ["/sys/fs/cgroup/system.slice", "/sys/fs/cgroup/unified/system.slice", "/sys/fs/cgroup/systemd/system.slice"].filter(exists)
        guard !slices.isEmpty else { return .fault("no cgroup of systemd's system.slice is there") }
        for slice in slices {
            let place = "\(slice)/\(unit)"
            guard exists(place) else { continue }
            if let events = read(place + "/cgroup.events") { return .value(events.contains("populated 1") ? "true" : "false") }
            return .value(read(place + "/cgroup.procs", limit: 1 << 20)?.isEmpty == false ? "true" : "false")
        }
        return .value("false")
    }

    // MARK: Files

    private func digest(_ path: String, _ memory: inout Memory) -> Seen {
        // Not from a pipe: whoever may put one there would hold the agent.
        let descriptor = open(root + path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            return errno == ENOENT ? .value("absent") : .fault("it cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .fault("it is no file") }
        guard status.st_size <= Self.fileLimit else { return .fault("it is larger than \(Self.fileLimit >> 20) MiB") }
        let mark = [
            Int64(bitPattern: UInt64(status.st_dev)), Int64(bitPattern: UInt64(status.st_ino)), Int64(status.st_size), Int64(status.st_mtim.tv_sec),
            Int64(status.st_mtim.tv_nsec), Int64(status.st_ctim.tv_sec), Int64(status.st_ctim.tv_nsec),
        ]
        if let known = memory.digests[path], known.mark == mark { return .value(known.digest) }
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var total = 0
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return .fault("it cannot be read") }
            if count == 0 { break }
            total += count
            guard total <= Self.fileLimit else { return .fault("it is larger than \(Self.fileLimit >> 20) MiB") }
            hash.update(data: buffer[..<count])
        }
        let digest = Array(hash.finalize()).hex
        memory.digests[path] = (mark, digest)
        return .value(digest)
    }

    private func exists(_ path: String) -> Bool { access(root + path, F_OK) == 0 }

    private func names(_ path: String) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: root + path)) ?? [] }

    private func read(_ path: String, limit: Int = 64 << 10) -> String? { bytes(path, limit: limit).map { String(decoding: $0, as: UTF8.self) } }

    private func bytes(_ path: String, limit: Int) -> [UInt8]? {
        let descriptor = open(root + path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count < limit {
            let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit - bytes.count))
            if count <= 0 { return count == 0 ? bytes : nil }
            bytes += buffer[..<count]
        }
        return bytes
    }
}
