/// Which container a process is in, by the names that runtimes give to cgroups.
///
/// Of nested containers the outermost is meant: whoever may make cgroups inside a container can name one as they like, also like
/// the container of somebody else.
public struct ContainerPlacement: Sendable, Hashable {
    public enum Runtime: String, Sendable, Hashable, Codable { case docker, containerd, crio = "cri-o", podman, unknown }

    /// 64 hexadecimal digits.
    public var id: String
    public var runtime: Runtime
    /// The pod's uid as the kubelet wrote it into the path, with `-`; `nil` for a container that is in no pod.
    public var podUID: String?
    /// How many components of the path lead to the container's cgroup, itself included.
    public var depth: Int
    /// The ids of containers inside this one, from the outside in: not to be relied on.
    public var inner: [String]

    /// - Parameter reader: the reader's own path in the same hierarchy. Containers that the reader itself is in are left out, as
    ///   far as the process is in others beside them: an agent inside a node that is a container itself.
    public init?(path: String, reader: String? = nil) {
        var found = Self.containers(path)
        let own = reader.map(Self.containers) ?? []
        for container in own where found.count > 1 && found.first?.id == container.id { found.removeFirst() }
        guard let first = found.first else { return nil }
        self = first
        inner = found.dropFirst().map(\.id)
    }

    private init(id: String, runtime: Runtime, podUID: String?, depth: Int) {
        self.id = id
        self.runtime = runtime
        self.podUID = podUID
        self.depth = depth
        inner = []
    }

    private static func containers(_ path: String) -> [ContainerPlacement] {
        var found: [ContainerPlacement] = []
        var pod: String?
        var before: Substring = ""
        for (index, part) in path.split(separator: "/").prefix(CgroupMembership.depthLimit).enumerated() {
            if let uid = podUID(part) { pod = uid }
            if let (id, runtime) = container(part, under: before) {
                found.append(.init(id: id, runtime: runtime, podUID: pod, depth: index + 1))
                pod = nil
            }
            before = part
        }
        return found
    }

    /// `docker-<id>.scope`, `cri-containerd-<id>.scope`, `kubepods-pod….slice:cri-containerd:<id>`, `libpod-<id>`, `<id>` alone.
    private static func container(_ part: Substring, under parent: Substring) -> (String, Runtime)? {
        var name = part
        if let colon = name.lastIndex(of: ":") {
            // runc with cgroupfs below a kubelet that thinks in systemd: slice:prefix:id
            let prefix = name[..<colon].split(separator: ":", omittingEmptySubsequences: false).last ?? ""
            name = name[name.index(after: colon)...]
            guard isID(name) else { return nil }
            return (String(name), runtime(prefix))
        }
        if name.hasSuffix(".scope") { name = name.dropLast(6) }
        guard let dash = name.lastIndex(of: "-") else {
            guard isID(name) else { return nil }
            return (String(name), parent == "docker" ? .docker : .unknown)
        }
        let prefix = name[..<dash]
        name = name[name.index(after: dash)...]
        // A monitor that stands beside its container is outside of it.
        guard isID(name), !prefix.hasSuffix("conmon") else { return nil }
        return (String(name), runtime(prefix))
    }

    private static func runtime(_ prefix: Substring) -> Runtime {
        switch prefix {
        case "docker": .docker
        case "cri-containerd", "nerdctl": .containerd
        case "crio": .crio
        case "libpod", "libpod-payload": .podman
        default: .unknown
        }
    }

    private static func isID(_ text: Substring) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// `pod<uid>` of the cgroupfs driver, `kubepods-burstable-pod<uid with _>.slice` of systemd's.
    private static func podUID(_ part: Substring) -> String? {
        var name = part
        // The odd form has the slice in front of a colon.
        if let colon = name.firstIndex(of: ":") { name = name[..<colon] }
        if name.hasSuffix(".slice") {
            guard name.hasPrefix("kubepods-") || name.contains("-kubepods-"), let range = name.ranges(of: "-pod").last else { return nil }
            name = name[range.upperBound...].dropLast(6)
        } else {
            guard name.hasPrefix("pod") else { return nil }
            name = name.dropFirst(3)
        }
        let uid = String(name).replacing("_", with: "-")
        let digits = uid.utf8.filter { $0 != 0x2d }
        guard digits.count == 32, uid.utf8.count <= 36,
            digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return uid
    }
}
