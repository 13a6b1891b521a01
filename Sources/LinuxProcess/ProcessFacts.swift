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
    /// The program's path with links resolved. `nil` too when the file was deleted or replaced since it was started.
    public var executable: String?
    /// SHA-256 of the very file that runs, read through `/proc/<pid>/exe`, in lower-case hexadecimal.
    public var executableDigest: String?
    /// For interpreters: the script it was started with.
    public var script: Script?
    public var cgroup: String?
    /// What the process calls itself: at most 15 bytes, its own choice.
    public var name: String
    /// Parent, grandparent, …; at most ``ancestorLimit``.
    public var ancestors: [Ancestor]
    /// Changes with every `exec`.
    public var image: ExecutionImage

    public static let ancestorLimit = 16

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

    /// A process above it. For naming only: an ancestor may have exited a moment ago.
    public struct Ancestor: Sendable, Hashable {
        public var pid: Int32
        public var executable: String?
        public var script: String?
        public var name: String

        public init(
            pid: Int32, executable: String?, script: String?, name: String
        ) {
            self.pid = pid
            self.executable = executable
            self.script = script
            self.name = name
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
}

extension ProcessHandle {
    /// The image it runs now. `device` and `inode` are 0 when the program is not ours to see.
    public func image() throws(ProcessError) -> ExecutionImage {
        try checked { () throws(ProcessError) in
            guard let status = ProcFile.stat(pid), status.startTime == startTime else {
                throw ProcessError(.gone, "pid \(pid)", "the process has exited")
            }
            var file = stat()
            let seen = stat("/proc/\(pid)/exe", &file) == 0
            return ExecutionImage(
                device: seen ? UInt64(file.st_dev) : 0, inode: seen ? UInt64(file.st_ino) : 0, startCode: status.startCode,
                startStack: status.startStack)
        }
    }

    /// Reads everything about the process. Files are hashed through `digests`, or not at all.
    ///
    /// Throws ``ProcessError/Code/gone`` when the process exited or became another program meanwhile: then nothing that was
    /// read counts.
    public func facts(digests: FileDigests?) throws(ProcessError) -> ProcessFacts {
        let before = try image()
        let arguments = ProcFile.arguments(pid) ?? []
        var executable = ProcFile.link("/proc/\(pid)/exe")
        if executable?.hasSuffix(" (deleted)") == true || executable?.hasPrefix("/") == false { executable = nil }
        var script: ProcessFacts.Script?
        if let executable, let word = ScriptArgument.find(program: executable, arguments: arguments) {
            script = Self.script(pid, word, digests: digests)
        }
        let facts = ProcessFacts(
            pid: pid, uid: uid, gid: gid, startTime: startTime, executable: executable,
            executableDigest: Self.digest("/proc/\(pid)/exe", digests), script: script, cgroup: ProcFile.cgroup(pid),
            name: ProcFile.stat(pid)?.name ?? "", ancestors: Self.ancestors(of: pid), image: before)
        guard try image() == before else {
            throw ProcessError(.gone, "pid \(pid)", "it became another program while it was looked at")
        }
        return facts
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

    private static func ancestors(of pid: Int32) -> [ProcessFacts.Ancestor] {
        var found: [ProcessFacts.Ancestor] = []
        guard var child = ProcFile.stat(pid) else { return [] }
        while child.parent > 0, found.count < ProcessFacts.ancestorLimit {
            // A parent older than its child; anything else is a number in use again.
            guard let parent = ProcFile.stat(child.parent), parent.startTime <= child.startTime else { break }
            let executable = ProcFile.link("/proc/\(child.parent)/exe")
            let word = executable.flatMap {
                ScriptArgument.find(program: $0, arguments: ProcFile.arguments(child.parent) ?? [])
            }
            found.append(
                ProcessFacts.Ancestor(
                    pid: child.parent, executable: executable,
                    script: word.flatMap { script(child.parent, $0, digests: nil)?.path }, name: parent.name))
            child = parent
        }
        return found
    }
}
