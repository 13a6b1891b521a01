import Glibc

/// Who could have put a process where it is: the cgroup file systems, asked for owners.
///
/// A process moves itself into another cgroup by writing to that cgroup's `cgroup.procs`. Version 2 of cgroups also wants write
/// access to the nearest common parent, so a subtree that was handed to somebody (systemd's `Delegate=`, a user's manager) takes
/// nobody in from outside; version 1 has no such rule.
public struct CgroupTree: Sendable {
    /// Who decides which processes are in a cgroup.
    public enum Keeper: Sendable, Hashable {
        case root
        /// This user can move processes there; `nil` for "everybody" or a group.
        case other(UInt32?)
        /// The cgroup is not in the part of the tree that we see.
        case unseen
    }

    private struct Mount: Sendable {
        var point: String
        /// What of the hierarchy is mounted there.
        var root: String
        /// Empty for version 2.
        var options: Set<String>
        var isUnified: Bool
    }

    private let mounts: [Mount]

    /// The tree as it is mounted for this process.
    public init() {
        self.init(mountInfo: ProcFile.read("/proc/self/mountinfo", limit: 1 << 20) ?? [])
    }

    /// proc(5): number parent device root point options [tags] - type source super-options
    init(mountInfo: [UInt8]) {
        mounts = mountInfo.split(separator: UInt8(ascii: "\n")).prefix(8192).compactMap { line in
            let fields = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
            guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 3 else { return nil }
            let type = fields[dash + 1]
            guard type == "cgroup" || type == "cgroup2", !fields[3].contains("\\"), !fields[4].contains("\\") else { return nil }
            return Mount(
                point: fields[4], root: fields[3], options: Set(fields[dash + 3].split(separator: ",").map(String.init)),
                isUnified: type == "cgroup2")
        }
    }

    /// Where a hierarchy's path is on disk.
    private func directory(_ hierarchy: CgroupMembership.Hierarchy) -> (base: String, parts: [Substring])? {
        let candidates = mounts.filter { mount in
            hierarchy.isUnified ? mount.isUnified : !mount.isUnified && hierarchy.controllers.allSatisfy(mount.options.contains)
        }
        var parts = hierarchy.components
        guard !parts.contains(".."), let mount = candidates.first(where: { $0.root == "/" }) ?? candidates.first else { return nil }
        let root = mount.root.split(separator: "/")
        guard !root.contains(".."), parts.starts(with: root) else { return nil }
        parts.removeFirst(root.count)
        return (mount.point, parts)
    }

    /// Who could have put a process into the cgroup that the first `depth` components of the path name.
    public func keeper(of hierarchy: CgroupMembership.Hierarchy, depth: Int) -> Keeper {
        guard let (base, parts) = directory(hierarchy) else { return .unseen }
        // Components above a mount of a part of the tree are not ours to see, and are taken to be kept by whoever mounted it.
        let boundary = depth - (hierarchy.components.count - parts.count)
        guard boundary >= 0 else { return .unseen }
        // Version 2: nobody enters a subtree without writing to a cgroup above it. Version 1: every step to the leaf counts.
        let steps = hierarchy.isUnified ? max(0, boundary - 1) : parts.count
        var path = base
        for step in 0...max(0, steps) {
            if step > 0 { path += "/" + parts[step - 1] }
            switch Self.owner(of: path, isUnified: hierarchy.isUnified) {
            case .root: continue
            case let other: return other
            }
        }
        return .root
    }

    private static func owner(of directory: String, isUnified: Bool) -> Keeper {
        for name in isUnified ? ["", "/cgroup.procs"] : ["", "/cgroup.procs", "/tasks"] {
            var status = stat()
            guard stat(directory + name, &status) == 0 else { return .unseen }
            if status.st_uid != 0 { return .other(status.st_uid) }
            if status.st_mode & S_IWOTH != 0 || (status.st_mode & S_IWGRP != 0 && status.st_gid != 0) { return .other(nil) }
        }
        return .root
    }
}
