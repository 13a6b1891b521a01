import Context
import EstateTesting
import Foundation
import Glibc
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Testing

@testable import Agent

/// What an agent sees of its host, on hosts made of files, and on this one.
@Suite struct HostCheckTests {
    private let host: TestDirectory
    private let clock = HeldClock()

    init() throws { host = try TestDirectory("host") }

    private func write(_ path: String, _ content: some Sequence<UInt8>) throws {
        let place = host.path + path
        try FileManager.default.createDirectory(atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(content).write(to: URL(fileURLWithPath: place))
    }

    private func look(_ name: String) throws -> HostChecks.Seen {
        var memory = HostChecks.Memory()
        return HostChecks(root: host.path, kernel: { "6.1.0-18-amd64" }, clock: clock.wallClock).look(try #require(AttributeName(name)), &memory)
    }

    // R67
    @Test func `the system, its firmware and a due restart are read where they stand`() throws {
        #expect(try look("kernel.version") == .value("6.1.0-18-amd64"))
        #expect(try look("os.id") == .fault("/etc/os-release does not tell"))
        try write("/etc/os-release", "NAME=\"Some System\"\nID=debian\nVERSION_ID=\"12\"\n".utf8)
        #expect(try look("os.id") == .value("debian"))
        #expect(try look("os.version") == .value("12"))
        #expect(try look("secure-boot") == .value("false"))
        try write("/sys/firmware/efi/fw_platform_size", "64".utf8)
        #expect(try look("secure-boot") == .fault("the firmware's variables cannot be read"))
        let variable = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
        try write(variable, [6, 0, 0, 0, 1])
        #expect(try look("secure-boot") == .value("true"))
        try write(variable, [6, 0, 0, 0, 0])
        #expect(try look("secure-boot") == .value("false"))
        try write(variable, [1])
        #expect(try look("secure-boot") == .fault("the firmware's variable has another form"))
        #expect(try look("reboot.due-for") == .value("0s"))
        try write("/run/reboot-required", [])
        guard case .value(let due) = try look("reboot.due-for") else { return #expect(Bool(false)) }
        #expect(Duration(brief: due).map { $0 > .zero } == true)
    }

    // R67
    @Test func `a disk is encrypted when all that it lies on is`() throws {
        try write(
            "/proc/self/mountinfo",
            """
            22 1 254:1 / / rw,relatime - ext4 /dev/mapper/root rw
            23 22 8:1 / /boot rw - ext4 /dev/sda1 rw
            24 22 254:3 / /var/lib/my\\040data rw - ext4 /dev/mapper/data rw
            25 22 0:5 / /tmp rw - tmpfs tmpfs rw

            """.utf8)
        // The root lies on a volume, that on a mapping of dm-crypt; the data on one that is and one that is not.
        try write("/sys/dev/block/254:1/dm/uuid", "LVM-abc\n".utf8)
        try write("/sys/dev/block/254:1/slaves/dm-0/dev", "254:0\n".utf8)
        try write("/sys/dev/block/254:0/dm/uuid", "CRYPT-LUKS2-abc\n".utf8)
        try write("/sys/dev/block/8:1/dev", "8:1\n".utf8)
        try write("/sys/dev/block/254:3/dm/uuid", "LVM-def\n".utf8)
        try write("/sys/dev/block/254:3/slaves/dm-0/dev", "254:0\n".utf8)
        try write("/sys/dev/block/254:3/slaves/sdb/dev", "8:16\n".utf8)
        try write("/sys/dev/block/8:16/dev", "8:16\n".utf8)
        let expected = ["/": "true", "/var/lib": "true", "/boot": "false", "/bootleg": "true", "/tmp/x": "false"]
        for (path, value) in expected { #expect(try look("disk.encrypted:\(path)") == .value(value), "\(path)") }
        #expect(HostCheckTests.encoded("/var/lib/my data") == nil)
    }

    private static func encoded(_ path: String) -> AttributeName? { AttributeName("disk.encrypted:" + path) }

    // R67
    @Test func `a program that runs, a unit with processes and a file's digest`() throws {
        try FileManager.default.createDirectory(atPath: host.path + "/proc/77", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: host.path + "/proc/77/exe", withDestinationPath: "/usr/sbin/auditd")
        try write("/proc/77/stat", "77 (audit) d) S 1 77 77 0".utf8)
        #expect(try look("process.running:/usr/sbin/auditd") == .value("true"))
        #expect(try look("process.running:/usr/sbin/audit") == .value("false"))
        try write("/proc/77/stat", "77 (auditd) Z 1 77 77 0".utf8)
        #expect(try look("process.running:/usr/sbin/auditd") == .value("false"))
        #expect(try look("unit.active:auditd.service") == .fault("no cgroup of systemd's system.slice is there"))
        try write("/sys/fs/cgroup/system.slice/auditd.service/cgroup.events", "populated 1\nfrozen 0\n".utf8)
        #expect(try look("unit.active:auditd.service") == .value("true"))
        try write("/sys/fs/cgroup/system.slice/auditd.service/cgroup.events", "populated 0\nfrozen 0\n".utf8)
        #expect(try look("unit.active:auditd.service") == .value("false"))
        #expect(try look("unit.active:gone.service") == .value("false"))
        #expect(try look("file.sha256:/etc/policy") == .value("absent"))
        try write("/etc/policy", "abc".utf8)
        #expect(try look("file.sha256:/etc/policy") == .value("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
        #expect(mkfifo(host.path + "/etc/pipe", 0o600) == 0)
        #expect(try look("file.sha256:/etc/pipe") == .fault("it is no file"))
    }

    @Test func `a digest is taken again when the file is another, and a program is found again when it was started again`() throws {
        var memory = HostChecks.Memory()
        let checks = HostChecks(clock: .system)
        let file = host.path + "/file"
        let name = try #require(AttributeName("file.sha256:\(file)"))
        try Data("one".utf8).write(to: URL(fileURLWithPath: file))
        let first = checks.look(name, &memory)
        #expect(checks.look(name, &memory) == first)
        try Data("two".utf8).write(to: URL(fileURLWithPath: file))
        #expect(checks.look(name, &memory) != first)
        let program = host.path + "/sensor"
        try FileManager.default.copyItem(atPath: "/bin/sleep", toPath: program)
        let running = try #require(AttributeName("process.running:\(program)"))
        for _ in 0..<2 {
            #expect(checks.look(running, &memory) == .value("false"))
            let child = try ChildProcess([program, "60"])
            #expect(checks.look(running, &memory) == .value("true"))
            #expect(checks.look(running, &memory) == .value("true"))
            child.kill()
        }
    }
}

/// What an agent makes of the server's word and its own.
@Suite struct AgentStandingTests {
    private func message(_ sequence: Int64, unmet: [String] = [], withheld: [String] = []) -> Mayfly_Node_V1_NodeStanding {
        var message = Mayfly_Node_V1_NodeStanding()
        message.sequence = sequence
        message.unmet = unmet.map {
            var unmet = Mayfly_Node_V1_UnmetRule()
            (unmet.rule, unmet.words, unmet.mend) = ($0, "\($0) is not met", "mend \($0)")
            return unmet
        }
        message.withheld = withheld.map {
            var entry = Mayfly_Node_V1_WithheldEntry()
            (entry.entry, entry.words, entry.mend) = ($0, "\($0) asks for more", "mend")
            return entry
        }
        return message
    }

    private func entry(_ name: String, requires: ContextRequirement? = nil) throws -> RegistrationEntry {
        RegistrationEntry(
            name: name, spiffeID: IDTemplate(try #require(SPIFFEID("spiffe://shop.example/x"))), selectors: [], requires: requires,
            owner: "o", purpose: "p")
    }

    // R67
    @Test func `the later of two words that crossed each other counts, and the agent's own look besides`() throws {
        var standing = AgentStanding()
        let web = try entry("web")
        #expect(standing.lack(for: web) == nil)
        #expect(standing.take(message(7, unmet: ["a"])) == true)
        #expect(standing.take(message(6)) == false)
        #expect(standing.lack(for: web)?.rule == "a")
        #expect(standing.take(message(8)) == true)
        #expect(standing.lack(for: web) == nil)
        // A server that was started anew counts anew.
        standing.begin()
        #expect(standing.take(message(1)) == true)
        var seen = NodeStanding()
        seen.unmet = [.init(rule: "b", cause: .unlike, words: "b is off", mend: "switch it on")]
        standing.look(seen)
        #expect(standing.lack(for: web)?.words == "b is off")
        // The server does not know yet, or is away: what the agent sees holds.
        _ = standing.take(message(9))
        #expect(standing.lacks.map(\.rule) == ["b"])
        _ = standing.take(message(10, unmet: ["b", "c"]))
        #expect(standing.lacks.map(\.rule) == ["b", "c"])
    }

    // R68
    @Test func `what is withheld is withheld from the entry that asks for more, and from no other`() throws {
        var standing = AgentStanding()
        _ = standing.take(message(1, withheld: ["web"]))
        #expect(standing.lack(for: try entry("web")) != nil)
        #expect(standing.lack(for: try entry("jobs")) == nil)
        var seen = NodeStanding()
        seen.advised = [.init(rule: "sensor", cause: .absent, words: "no sensor", mend: "start it")]
        standing.look(seen)
        #expect(standing.lack(for: try entry("jobs", requires: ContextRequirement(posture: ["sensor"])))?.rule == "sensor")
        #expect(standing.lack(for: try entry("jobs")) == nil)
    }
}
