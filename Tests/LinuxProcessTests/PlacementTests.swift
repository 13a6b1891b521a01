import EstateTesting
import Foundation
import Glibc
import Testing

@testable import LinuxProcess

/// What cgroup paths say.
@Suite struct PlacementTests {
    private static let one = String(repeating: "0123456789abcdef", count: 4)
    private static let two = String(repeating: "fedcba9876543210", count: 4)
    private static let pod = "0d5d3f4e-7a3b-4c3e-9d55-1f0c6a1e2b3c"
    private static let underscored = "0d5d3f4e_7a3b_4c3e_9d55_1f0c6a1e2b3c"

    @Test(arguments: [
        ("/system.slice/orders.service", ["system.slice"], "orders.service", 2, nil),
        (#"/system.slice/system-my\x2dapp.slice/my\x2dapp@3.service/worker"#, ["system.slice", #"system-my\x2dapp.slice"#], #"my\x2dapp@3.service"#, 3, nil),
        ("/user.slice/user-1000.slice/session-3.scope", ["user.slice", "user-1000.slice"], "session-3.scope", 3, nil),
        (
            "/user.slice/user-1000.slice/user@1000.service/app.slice/orders.service", ["user.slice", "user-1000.slice"], "user@1000.service",
            3, "1000/orders.service"
        ),
        ("/user.slice/user-1000.slice/user@1000.service/init.scope", ["user.slice", "user-1000.slice"], "user@1000.service", 3, "1000/init.scope"),
        // The kernel's own names are escaped.
        ("/system.slice/_cpu.service/x", ["system.slice"], "cpu.service", 2, nil),
        ("/init.scope", [], "init.scope", 1, nil), ("/machine.slice", ["machine.slice"], nil, 1, nil),
        // What a unit makes below itself says nothing, whatever it is called.
        ("/system.slice/web.service/orders.service", ["system.slice"], "web.service", 2, nil),
        ("/system.slice/web.service/system.slice/orders.service", ["system.slice"], "web.service", 2, nil),
        ("/system.slice/user@01000.service/orders.service", ["system.slice"], "user@01000.service", 2, nil),
        // A directory that is no unit ends the search.
        ("/system.slice/something/orders.service", ["system.slice"], nil, 1, nil),
    ] as [(String, [String], String?, Int, String?)])
    func `a cgroup path names slices, one unit, and the unit of a user's manager`(
        _ path: String, _ slices: [String], _ unit: String?, _ depth: Int, _ user: String?
    ) throws {
        let place = try #require(SystemdPlacement(path: path))
        #expect(place.slices == slices)
        #expect(place.unit == unit)
        #expect(place.depth == depth)
        #expect(place.user.map { "\($0.uid)/\($0.unit)" } == user)
    }

    @Test(arguments: ["/", "", "/docker/x", "/something/orders.service", "/.service", "/@x.service", "/a b.service", "/../system.slice/a.service"])
    func `a path that is not systemd's names no unit`(_ path: String) {
        #expect(SystemdPlacement(path: path) == nil)
    }

    @Test(arguments: [
        ("/docker/\(one)", .docker, one, nil, 2), ("/system.slice/docker-\(one).scope", .docker, one, nil, 2),
        ("/docker/\(one)/init.scope", .docker, one, nil, 2), ("/system.slice/nerdctl-\(one).scope", .containerd, one, nil, 2),
        ("/kubepods/burstable/pod\(pod)/\(one)", .unknown, one, pod, 4), ("/kubepods/pod\(pod)/\(one)/nested", .unknown, one, pod, 3),
        (
            "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod\(underscored).slice/cri-containerd-\(one).scope", .containerd,
            one, pod, 4
        ),
        ("/kubepods.slice/kubepods-pod\(underscored).slice/crio-\(one).scope/container", .crio, one, pod, 3),
        (
            "/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-besteffort.slice/kubelet-kubepods-besteffort-pod\(underscored).slice/docker-\(one).scope",
            .docker, one, pod, 5
        ),
        ("/system.slice/containerd.service/kubepods-besteffort-pod\(underscored).slice:cri-containerd:\(one)", .containerd, one, pod, 3),
        ("/machine.slice/libpod-\(one).scope/container", .podman, one, nil, 2), ("/libpod_parent/libpod-\(one)", .podman, one, nil, 2),
        ("/../kubepods/pod\(pod)/\(one)", .unknown, one, pod, 4), ("/ecs/task/\(one)", .unknown, one, nil, 3),
        ("/kubepods/pod0123456789abcdef0123456789abcdef/\(one)", .unknown, one, "0123456789abcdef0123456789abcdef", 3),
    ] as [(String, ContainerPlacement.Runtime, String, String?, Int)])
    func `a cgroup path names the container, its runtime and its pod`(
        _ path: String, _ runtime: ContainerPlacement.Runtime, _ id: String, _ pod: String?, _ depth: Int
    ) throws {
        let place = try #require(ContainerPlacement(path: path))
        #expect(place.id == id)
        #expect(place.runtime == runtime)
        #expect(place.podUID == pod)
        #expect(place.depth == depth)
        #expect(place.inner.isEmpty)
    }

    @Test(arguments: [
        "/", "/system.slice/orders.service", "/machine.slice/libpod-conmon-\(one).scope", "/system.slice/crio-conmon-\(one).scope",
        "/docker/\(one.dropLast())", "/docker/\(one)0", "/docker/\(one.uppercased())", "/docker", "/kubepods/pod\(pod)",
    ])
    func `what is no container's cgroup names none`(_ path: String) {
        #expect(ContainerPlacement(path: path) == nil)
    }

    // R72
    @Test func `of nested containers the outermost counts, for what is inside can be named at will`() throws {
        let nested = "/docker/\(Self.one)/system.slice/docker-\(Self.two).scope"
        let place = try #require(ContainerPlacement(path: nested))
        #expect(place.id == Self.one)
        #expect(place.inner == [Self.two])
        // A pod's name below another container does not become that container's.
        let posing = try #require(ContainerPlacement(path: "/docker/\(Self.one)/kubepods/pod\(Self.pod)/\(Self.two)"))
        #expect(posing.podUID == nil)
        // An agent inside a node that is a container itself leaves out what both are in.
        #expect(ContainerPlacement(path: nested, reader: "/docker/\(Self.one)/init.scope")?.id == Self.two)
        #expect(ContainerPlacement(path: "/docker/\(Self.one)", reader: "/docker/\(Self.one)")?.id == Self.one)
        #expect(ContainerPlacement(path: nested, reader: "/docker/\(Self.two)")?.id == Self.one)
    }

    @Test func `each hierarchy's line is read, and odd lines are left out`() {
        let text = "12:cpu,cpuacct:/a\n3:name=systemd:/b:c\n0::/d e\nx::/e\n4:pids\n5:pids:relative\n6:pids:/gone (deleted)\n7:net:/\u{FFFD}\n"
        let membership = CgroupMembership(parsing: Array(text.utf8) + [0xff, 0x0a])
        #expect(membership.hierarchies.map(\.path) == ["/a", "/b:c", "/d e", "/\u{FFFD}"])
        #expect(membership.hierarchies.first?.controllers == ["cpu", "cpuacct"])
        #expect(membership.main == "/d e")
        let deep = "0::" + String(repeating: "/a", count: 200) + "\n"
        #expect(CgroupMembership(parsing: Array(deep.utf8)).hierarchies.isEmpty)
        let many = String(repeating: "1:a:/x\n", count: 1000)
        #expect(CgroupMembership(parsing: Array(many.utf8)).hierarchies.count == 64)
    }

    @Test func `mutated cgroup files, mounts, passwords and status lines never crash a reader`() throws {
        var random = SeededGenerator(seed: 3)
        let paths = [
            "0::/docker/\(Self.one)/kubepods-pod\(Self.underscored).slice:cri-containerd:\(Self.two)\n",
            "1:name=systemd:/user.slice/user@1000.service/app.slice/orders.service\n",
        ].map { Array($0.utf8) }
        let mounts = Array("31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup rw\n".utf8)
        let accounts = Array("root:x:0:0:root:/root:/bin/sh\norders:x:61001:\n".utf8)
        let status = Array("Name:\tx\nUid:\t1\t2\t3\t4\nGid:\t1\t2\t3\t4\nGroups:\t4 5 6 \n".utf8)
        for round in 0..<20_000 {
            for hierarchy in CgroupMembership(parsing: random.mutate(paths[round % 2])).hierarchies {
                _ = SystemdPlacement(path: hierarchy.path)
                _ = ContainerPlacement(path: hierarchy.path, reader: "/docker/\(Self.one)")
            }
            _ = CgroupTree(mountInfo: random.mutate(mounts))
            _ = AccountNames.parse(random.mutate(accounts))
            _ = ProcFile.parseStatus(random.mutate(status))
        }
    }
}

/// Who could have put a process there: on the real cgroup file systems, where they may be written.
@Suite struct CgroupTreeTests {
    /// Makes cgroups and takes them away again.
    private final class Cgroups {
        let base: String
        var made: [String] = []

        init?(_ candidates: [String]) {
            guard geteuid() == 0, let base = candidates.first(where: { access($0 + "/cgroup.procs", W_OK) == 0 }) else { return nil }
            self.base = base
        }

        func make(_ path: String, owner: UInt32 = 0) throws {
            let full = base + path
            guard mkdir(full, 0o755) == 0 else { throw TestingError("mkdir \(full): \(errno)") }
            made.append(full)
            for name in ["", "/cgroup.procs", "/tasks"] { _ = chown(full + name, owner, owner) }
        }

        func enter(_ path: String, _ pid: Int32) throws {
            try "\(pid)\n".write(toFile: base + path + "/cgroup.procs", atomically: false, encoding: .utf8)
        }

        deinit {
            for path in made.reversed() {
                // A process that has just been killed is in it for a moment.
                for _ in 0..<200 {
                    if rmdir(path) == 0 { break }
                    usleep(10_000)
                }
            }
        }
    }

    private static let unified = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"].filter { access($0 + "/cgroup.controllers", F_OK) == 0 }
    private static let named = ["/sys/fs/cgroup/systemd"]

    // R44 R72
    @Test(.enabled(if: geteuid() == 0 && !unified.isEmpty, "version 2 of cgroups cannot be written here"))
    func `in version 2 a subtree that was handed to a user takes nobody in from outside`() throws {
        let cgroups = try #require(Cgroups(Self.unified))
        let name = "/mayfly\(getpid()).slice"
        try cgroups.make(name)
        try cgroups.make(name + "/orders.service", owner: 61001)
        try cgroups.make(name + "/orders.service/posing.service", owner: 61001)
        try cgroups.make(name + "/user@61001.service", owner: 61001)
        let child = try ChildProcess(["/bin/sleep", "60"])
        defer {
            child.kill()
            withExtendedLifetime(cgroups) {}
        }
        let tree = CgroupTree()
        func keeper(_ path: String, depth: Int) throws -> CgroupTree.Keeper {
            try cgroups.enter(path, child.pid)
            let facts = try ProcessHandle(pid: child.pid).facts(digests: nil)
            let hierarchy = try #require(facts.cgroups.hierarchies.first { $0.isUnified })
            #expect(hierarchy.path == path)
            return tree.keeper(of: hierarchy, depth: depth)
        }
        // The unit itself is delegated: only root could bring anybody into it.
        #expect(try keeper(name + "/orders.service", depth: 2) == .root)
        #expect(try keeper(name + "/orders.service/posing.service", depth: 2) == .root)
        // A unit inside what was handed over is that user's word.
        #expect(try keeper(name + "/orders.service/posing.service", depth: 3) == .other(61001))
        #expect(try keeper(name, depth: 1) == .root)
        #expect(tree.keeper(of: .init(controllers: [], path: "/../other"), depth: 2) == .unseen)
        #expect(tree.keeper(of: .init(controllers: [], path: "/nowhere/x.service"), depth: 2) == .unseen)
    }

    // R44 R72
    @Test(.enabled(if: geteuid() == 0 && access("/sys/fs/cgroup/systemd/tasks", W_OK) == 0, "version 1 of cgroups cannot be written here"))
    func `in version 1 every step to the process must be root's`() throws {
        let cgroups = try #require(Cgroups(Self.named))
        let name = "/mayfly\(getpid()).slice"
        try cgroups.make(name)
        try cgroups.make(name + "/orders.service")
        try cgroups.make(name + "/orders.service/worker", owner: 61001)
        let tree = CgroupTree()
        func keeper(_ path: String) -> CgroupTree.Keeper { tree.keeper(of: .init(controllers: ["name=systemd"], path: path), depth: 2) }
        #expect(keeper(name + "/orders.service") == .root)
        #expect(keeper(name + "/orders.service/worker") == .other(61001))
        #expect(chmod(cgroups.base + name + "/orders.service/cgroup.procs", 0o666) == 0)
        #expect(keeper(name + "/orders.service") == .other(nil))
        #expect(keeper(name + "/missing.service") == .unseen)
    }
}

@Suite struct AccountNameTests {
    @Test func `names come from the files, the first line with a number first, and are read again when a file changes`() throws {
        let directory = try makeTemporaryDirectory("names")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let users = directory + "/passwd"
        try "root:x:0:0::/:/bin/sh\norders:x:61001:61001::/:/bin/sh\nalias:x:61001:1::/:/bin/sh\n+nis\nbroken\n".write(toFile: users, atomically: true, encoding: .utf8)
        try "shop:x:61001:orders\n".write(toFile: directory + "/group", atomically: true, encoding: .utf8)
        let names = AccountNames(users: users, groups: directory + "/group") { isGroup, number in number == 7 ? (isGroup ? "g7" : "u7") : nil }
        #expect(names.user(61001) == "orders")
        #expect(names.group(61001) == "shop")
        #expect(names.user(7) == "u7" && names.group(7) == "g7")
        #expect(names.user(8) == nil)
        try "billing:x:61001:1::/:/bin/sh\n".write(toFile: users, atomically: true, encoding: .utf8)
        #expect(names.user(61001) == "billing")
    }

    @Test func `a name service that hangs holds nobody up for longer than the limit`() throws {
        let release = DispatchSemaphore(value: 0)
        let names = AccountNames(users: "/nonexistent", groups: "/nonexistent", limit: .milliseconds(100)) { _, number in
            if number == 1 { release.wait() }
            return "n\(number)"
        }
        let begin = ContinuousClock.now
        #expect(names.user(1) == nil)
        #expect(names.user(2) == nil)
        #expect(ContinuousClock.now - begin < .seconds(2))
        release.signal()
        var name: String?
        for _ in 0..<50 where name == nil { name = names.user(2) }
        #expect(name == "n2")
        #expect(names.user(1) == "n1")
    }
}
