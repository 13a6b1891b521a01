import CLinux
import Glibc

/// What the kernel vouches for about a process at one moment. Everything but the first four may be absent: not ours to
/// read, or not there. A consumer treats absent as not proven.
public struct ProcessFacts: Sendable, Hashable {
    public var pid: Int32
    public var uid: UInt32
    public var gid: UInt32
    /// Clock ticks since boot.
    public var startTime: UInt64
    /// At most 1,024.
    public var supplementaryGroups: [UInt32]
    /// Who logged in, whoever the process acts as now; `nil` when no login started it.
    public var loginUser: UInt32?
    /// The number of the process that started its session.
    public var session: Int32
    /// The program's path with links resolved. `nil` too when the file was deleted or replaced since it was started.
    public var executable: String?
    /// SHA-256 of the very file that runs, read through `/proc/<pid>/exe`, in lower-case hexadecimal.
    public var executableDigest: String?
    /// The program's file is there no more: it was replaced or removed while the process ran.
    public var isExecutableDeleted: Bool
    /// For interpreters: the script it was started with.
    public var script: Script?
    public var cgroups: CgroupMembership
    /// The path in the unified hierarchy, or systemd's on older machines.
    public var cgroup: String?
    /// What the process calls itself: at most 15 bytes, its own choice.
    public var name: String
    public var ancestry: Ancestry
    /// Changes with every `exec`.
    public var image: ExecutionImage

    public static let ancestorLimit = Ancestry.limit
    public var ancestors: [Ancestry.Ancestor] { ancestry.ancestors }

    public struct Script: Sendable, Hashable {
        /// As the kernel resolves it for the process, links and all.
        public var path: String
        public var digest: String?

        public init(
            path: String, digest: String?
        ) {
            self.path = path
            self.digest = digest
        }
    }
}

/// One `exec` of one process: the file that runs and where the kernel put it. Equal before and after means that the
/// process did not become another program in between (the addresses are random for each `exec`).
public struct ExecutionImage: Sendable, Hashable {
    var device: UInt64
    var inode: UInt64
    var startCode: UInt64
    var startStack: UInt64

    /// `device` and `inode` are 0 when the program is not ours to see.
    init(_ line: ProcFile.Stat, of pid: Int32) {
        var file = stat()
        let isSeen = stat("/proc/\(pid)/exe", &file) == 0
        device = isSeen ? UInt64(file.st_dev) : 0
        inode = isSeen ? UInt64(file.st_ino) : 0
        startCode = line.startCode
        startStack = line.startStack
    }

    init(device: UInt64, inode: UInt64, startCode: UInt64, startStack: UInt64) {
        (self.device, self.inode, self.startCode, self.startStack) = (device, inode, startCode, startStack)
    }
}

extension ProcessHandle {
    /// The image it runs now.
    public func image() throws(ProcessError) -> ExecutionImage {
        try checked { () throws(ProcessError) in
            guard let status = ProcFile.stat(pid), status.startTime == startTime else {
                throw ProcessError(.gone, "pid \(pid)", "the process has exited")
            }
            return ExecutionImage(status, of: pid)
        }
    }

    /// Reads everything about the process. Files are hashed through `digests`, or not at all.
    ///
    /// Throws ``ProcessError/Code/gone`` when the process exited or became another program meanwhile: then nothing that was
    /// read counts.
    public func facts(digests: FileDigests?) throws(ProcessError) -> ProcessFacts {
        let before = try image()
        if let imageWhenConnected, imageWhenConnected != before {
            throw ProcessError(.gone, "pid \(pid)", "it became another program after it had connected")
        }
        let program = program(digests: digests)
        let status = ProcFile.status(pid)
        let line = ProcFile.stat(pid)
        let cgroups = ProcFile.cgroups(pid)
        let facts = ProcessFacts(
            pid: pid, uid: uid, gid: gid, startTime: startTime, supplementaryGroups: status?.groups ?? [],
            loginUser: ProcFile.loginUser(pid), session: line?.session ?? 0, executable: program.path,
            executableDigest: program.digest, isExecutableDeleted: program.isDeleted, script: program.script,
            cgroups: cgroups ?? CgroupMembership(), cgroup: cgroups?.main, name: line?.name ?? "",
            ancestry: ancestry(digests: digests), image: before)
        guard ProcFile.cgroups(pid) == cgroups else {
            throw ProcessError(.gone, "pid \(pid)", "it was moved to another cgroup, or exited, while it was looked at")
        }
        guard try image() == before else {
            throw ProcessError(.gone, "pid \(pid)", "it became another program while it was looked at")
        }
        return facts
    }

    /// The program that runs and the script it runs. The caller makes sure that it was one program all the while.
    func program(
        digests: FileDigests?
    ) -> (path: String?, digest: String?, script: ProcessFacts.Script?, isDeleted: Bool) {
        let link = ProcFile.link("/proc/\(pid)/exe")
        let isDeleted = link?.hasSuffix(" (deleted)") == true
        let path = isDeleted || link?.hasPrefix("/") == false ? nil : link
        var script: ProcessFacts.Script?
        if let path, ScriptArgument.isInterpreter(path),
            let word = ScriptArgument.find(program: path, arguments: ProcFile.arguments(pid) ?? [])
        {
            script = Self.script(pid, word, digests: digests)
        }
        return (path, Self.digest("/proc/\(pid)/exe", digests), script, isDeleted)
    }

    private static func digest(_ path: String, _ digests: FileDigests?) -> String? {
        guard let digests else { return nil }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return digests.digest(ofDescriptor: descriptor)
    }

    /// Resolves `word` as the process would: against its working directory, inside its root.
    private static func script(_ pid: Int32, _ word: String, digests: FileDigests?) -> ProcessFacts.Script? {
        guard word.utf8.count < 4096 else { return nil }
        var path = word
        if !word.hasPrefix("/") {
            guard let directory = ProcFile.link("/proc/\(pid)/cwd"), directory.hasPrefix("/") else { return nil }
            path = directory + "/" + word
        }
        let root = open("/proc/\(pid)/root", O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard root >= 0 else { return nil }
        defer { close(root) }
        let file = clinux_open_in_root(root, path)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let resolved = ProcFile.link("/proc/self/fd/\(file)"), !resolved.hasSuffix(" (deleted)")
        else { return nil }
        return ProcessFacts.Script(path: resolved, digest: digests?.digest(ofDescriptor: file))
    }
}
