import Estate
import EstateTesting
import Foundation
import Glibc
import LinuxProcess
import Testing

@testable import Attestation

/// A Docker Engine of its own (Debian's `docker.io`), without network, in a directory that goes away with it.
private final class DockerEngine {
    let directory: String
    private let daemon: ChildProcess

    static let isPossible = geteuid() == 0 && access("/usr/sbin/dockerd", X_OK) == 0 && Racer.compiler != nil

    init() async throws {
        // Short: containerd's sockets below it have a path limit of their own.
        directory = "/tmp/mfd\(getpid())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        daemon = try ChildProcess(
            [
                "/usr/sbin/dockerd", "--data-root", directory + "/data", "--exec-root", directory + "/exec", "--pidfile", directory + "/pid",
                "--host", "unix://" + directory + "/d.sock", "--iptables=false", "--ip6tables=false", "--bridge=none",
                "--storage-driver=vfs",
            ], output: directory + "/log", errors: directory + "/log")
        for _ in 0..<300 {
            if try await docker("version").status == 0 { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw TestingError("dockerd does not start: \((try? String(contentsOfFile: directory + "/log", encoding: .utf8))?.suffix(400) ?? "")")
    }

    func docker(_ arguments: String...) async throws -> ProcessRun {
        try await ProcessRun.run(["docker", "--host", "unix://" + directory + "/d.sock"] + arguments)
    }

    /// Takes its containers and itself away.
    func stop() async throws {
        let ids = try await docker("ps", "--all", "--quiet").output.split(separator: "\n").map(String.init)
        for id in ids { _ = try await docker("rm", "--force", id) }
        kill(daemon.pid, SIGTERM)
        _ = daemon.wait(.seconds(20))
        try? FileManager.default.removeItem(atPath: directory)
        // The engine leaves the cgroups above its containers' behind; one that another engine uses is not empty, and stays.
        for hierarchy in (try? FileManager.default.contentsOfDirectory(atPath: "/sys/fs/cgroup")) ?? [] {
            rmdir("/sys/fs/cgroup/\(hierarchy)/docker")
        }
        rmdir("/sys/fs/cgroup/docker")
    }
}

@Suite(.serialized) struct DockerEngineTests {
    // R44 R69
    @Test(.enabled(if: DockerEngine.isPossible, "a Docker Engine needs root, Debian's docker.io and a C compiler"), .timeLimit(.minutes(3)))
    func `a real Docker Engine vouches for the processes of its containers, and for nobody else`() async throws {
        let engine = try await DockerEngine()
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await check(engine)) } catch { outcome = .failure(error) }
        try await engine.stop()
        try outcome.get()
    }

    private func check(_ engine: DockerEngine) async throws {
        let directory = engine.directory
        try "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n".write(
            toFile: directory + "/waiter.c", atomically: true, encoding: .utf8)
        let compiler = try #require(Racer.compiler)
        #expect(try ChildProcess([compiler, "-O1", "-static", "-o", directory + "/waiter", directory + "/waiter.c"]).wait() == 0)
        #expect(try ChildProcess(["tar", "--create", "--file", directory + "/root.tar", "--directory", directory, "waiter"]).wait() == 0)
        let made = try await engine.docker("import", directory + "/root.tar", "orders:1.4")
        let image = made.output.filter { !$0.isWhitespace }
        let run = try await engine.docker(
            "run", "--detach", "--network", "none", "--label", "com.example.app=orders", "--env", "MODE=quiet", "orders:1.4", "/waiter")
        let id = run.output.filter { !$0.isWhitespace }
        #expect(id.count == 64, "\(run.errors)")
        let inspected = try await engine.docker("inspect", "--format", "{{.State.Pid}}", id)
        let pid = try #require(Int32(inspected.output.filter(\.isNumber)))

        let attestor = Attestor(attestors: [DockerAttestor(socket: directory + "/d.sock")])
        let process = try #require(await attestor.complete(attestor.attest(try ProcessHandle(pid: pid))).process)
        #expect(process.container?.id == id)
        let found = process.selectors.map(\.description)
        #expect(found.contains("docker:label:com.example.app:orders"))
        #expect(found.contains("docker:image:orders:1.4"))
        #expect(found.contains("docker:image-digest:\(image)"))
        #expect(found.contains("unix:path:/waiter"))
        #expect(!found.contains { $0.contains("quiet") })
        // The same program outside of it has none of that.
        let outside = try ChildProcess([directory + "/waiter"])
        defer { outside.kill() }
        var result = attestor.attest(try ProcessHandle(pid: outside.pid))
        for _ in 0..<200 where result.process == nil {
            try await Task.sleep(for: .milliseconds(5))
            result = attestor.attest(try ProcessHandle(pid: outside.pid))
        }
        let other = try #require(await attestor.complete(result).process)
        #expect(!other.selectors.contains { $0.type.hasPrefix("docker:") })
        // When the container ends, so does what was attested.
        _ = try await engine.docker("kill", id)
        #expect(!process.isUnchanged)
        #expect(attestor.attest(process.handle).process == nil)
    }
}
