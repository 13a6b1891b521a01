/// In which cgroup a process is, for each hierarchy (cgroups(7)): one line of `/proc/<pid>/cgroup` each. Paths are as seen from
/// the reader's cgroup namespace.
public struct CgroupMembership: Sendable, Hashable {
    public struct Hierarchy: Sendable, Hashable {
        /// Empty for the unified hierarchy (version 2); else the controllers, or `name=systemd`.
        public var controllers: [String]
        /// Starts with `/`. One that is outside of what the reader sees starts with `/..`.
        public var path: String

        public var isUnified: Bool { controllers.isEmpty }
        public var isSystemd: Bool { controllers == ["name=systemd"] }
        public var components: [Substring] { path.split(separator: "/") }

        public init(controllers: [String], path: String) {
            self.controllers = controllers
            self.path = path
        }
    }

    public var hierarchies: [Hierarchy]

    public init(hierarchies: [Hierarchy] = []) {
        self.hierarchies = hierarchies
    }

    /// No path is longer than the kernel's, and none deeper than this.
    static let depthLimit = 128

    /// Lines that make no sense are left out, as are those past the 64th.
    public init(parsing bytes: [UInt8]) {
        hierarchies = []
        for line in bytes.split(separator: UInt8(ascii: "\n")).prefix(64) {
            guard let text = String(validating: line, as: UTF8.self) else { continue }
            // number:controllers:path, and the path may have colons.
            let fields = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, UInt32(fields[0]) != nil, fields[2].hasPrefix("/"), fields[2].utf8.count < 4096 else { continue }
            // A cgroup that was removed while the process died.
            guard !fields[2].hasSuffix(" (deleted)") else { continue }
            let hierarchy = Hierarchy(controllers: fields[1].split(separator: ",").map(String.init), path: String(fields[2]))
            guard hierarchy.components.count <= Self.depthLimit else { continue }
            hierarchies.append(hierarchy)
        }
    }

    /// The one that people mean by "the cgroup": the unified, or systemd's on older machines.
    public var main: String? {
        (hierarchies.first(where: \.isUnified) ?? hierarchies.first(where: \.isSystemd))?.path
    }
}

extension CgroupMembership {
    /// Where this process is itself.
    public static func ofThisProcess() -> CgroupMembership {
        CgroupMembership(parsing: ProcFile.read("/proc/self/cgroup", limit: 65536) ?? [])
    }
}
