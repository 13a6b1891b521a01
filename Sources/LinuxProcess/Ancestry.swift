import Glibc

/// The processes above one, as far up as each link could be made sure of.
///
/// A process whose parent dies is adopted: by the nearest ancestor that asked for orphans (`PR_SET_CHILD_SUBREAPER`), else by
/// process 1. The dead parent is gone from the chain, and nothing in the kernel remembers it. An adopter other than process 1 was
/// above the process all along, so it stays in the chain; process 1 is above everybody and is never named.
public struct Ancestry: Sendable, Hashable {
    /// Parent, grandparent, …; at most ``limit``.
    public var ancestors: [Ancestor]
    public var end: End

    public static let limit = 16

    /// Why the chain goes no further.
    public enum End: String, Sendable, Hashable, Codable {
        /// The next is process 1: it started the process, or took it over when its parent died; nobody can tell which.
        case initProcess
        /// The next is in another process namespace, or the kernel.
        case outside
        /// There are more than ``Ancestry/limit``.
        case limit
        /// The next exited, or became another program, while it was looked at.
        case gone
    }

    public struct Ancestor: Sendable, Hashable {
        public var pid: Int32
        public var uid: UInt32
        public var startTime: UInt64
        /// The program's path; `nil` when not ours to see, or deleted.
        public var executable: String?
        public var executableDigest: String?
        public var script: ProcessFacts.Script?
        public var cgroups: CgroupMembership
        public var name: String
        /// The one below it in the chain is in a session that this one is not in and did not start itself: somebody between the
        /// two has died.
        public var isAdopter: Bool

        public init(
            pid: Int32, uid: UInt32 = 0, startTime: UInt64 = 0, executable: String?, executableDigest: String? = nil,
            script: ProcessFacts.Script?, cgroups: CgroupMembership = CgroupMembership(), name: String, isAdopter: Bool = false
        ) {
            self.pid = pid
            self.uid = uid
            self.startTime = startTime
            self.executable = executable
            self.executableDigest = executableDigest
            self.script = script
            self.cgroups = cgroups
            self.name = name
            self.isAdopter = isAdopter
        }
    }

    public init(ancestors: [Ancestor] = [], end: End) {
        self.ancestors = ancestors
        self.end = end
    }
}

extension ProcessHandle {
    /// Walks up, holding each process by a pidfd while it is read.
    ///
    /// A link counts when the child names the parent's number twice, with the parent's pidfd opened in between and both alive
    /// after: then the number meant that process. When all are read, all links and programs are looked at again.
    func ancestry(digests: FileDigests?) -> Ancestry {
        var chain: [(handle: ProcessHandle, image: ExecutionImage, ancestor: Ancestry.Ancestor)] = []
        var end = Ancestry.End.limit
        var child = self
        while chain.count < Ancestry.limit {
            guard let link = ProcFile.stat(child.pid), link.startTime == child.startTime, child.isAlive else {
                end = .gone
                break
            }
            guard link.parent > 1 else {
                end = link.parent == 1 ? .initProcess : .outside
                break
            }
            guard let parent = try? ProcessHandle(pid: link.parent), parent.startTime <= child.startTime,
                child.isChild(of: parent), let (image, ancestor) = parent.ancestor(above: link, digests: digests)
            else {
                end = .gone
                break
            }
            chain.append((parent, image, ancestor))
            child = parent
        }
        child = self
        for (index, entry) in chain.enumerated() {
            guard child.isChild(of: entry.handle), (try? entry.handle.image()) == entry.image else {
                return Ancestry(ancestors: chain.prefix(index).map(\.ancestor), end: .gone)
            }
            child = entry.handle
        }
        return Ancestry(ancestors: chain.map(\.ancestor), end: end)
    }

    private func isChild(of parent: ProcessHandle) -> Bool {
        guard let link = ProcFile.stat(pid), link.startTime == startTime, link.parent == parent.pid else { return false }
        return parent.isAlive && isAlive
    }

    private func ancestor(
        above child: ProcFile.Stat, digests: FileDigests?
    ) -> (ExecutionImage, Ancestry.Ancestor)? {
        guard let image = try? image(), let status = ProcFile.stat(pid) else { return nil }
        let program = program(digests: digests)
        // A child is born into its parent's session, and can leave it only by starting one of its own.
        let isAdopter = child.session != child.pid && child.session != status.session
        let ancestor = Ancestry.Ancestor(
            pid: pid, uid: uid, startTime: startTime, executable: program.path, executableDigest: program.digest,
            script: program.script, cgroups: ProcFile.cgroups(pid) ?? CgroupMembership(), name: status.name, isAdopter: isAdopter)
        return (image, ancestor)
    }
}
