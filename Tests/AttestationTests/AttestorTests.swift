import Estate
import EstateTesting
import Foundation
import Glibc
import LinuxProcess
import Testing

@testable import Attestation

@Suite struct AttestorTests {
    // R44
    @Test func `a caller at a Unix socket is attested with what the kernel vouches for`() async throws {
        let server = try UnixServer()
        let client = try server.client("time.sleep(30)")
        defer { client.kill() }
        let process = try #require(Attestor().attest(try await server.acceptPeer()).process)
        #expect(process.pid == client.pid)
        #expect(process.handle.binding == .socket || process.handle.binding == .number)
        let uid = Selector(type: "unix:uid", value: "\(geteuid())")
        let path = try #require(process.selectors.first { $0.type == "unix:path" })
        #expect(path.value.hasPrefix("/usr/bin/python3"))
        #expect(process.selectors.contains { $0.type == "unix:sha256" && $0.value.count == 64 })
        #expect(process.matches([uid, path]))
        #expect(process.isUnchanged)
    }

    // R44
    @Test func `all required selectors must hold, and none required is nobody`() async throws {
        let server = try UnixServer()
        let client = try server.client("time.sleep(30)")
        defer { client.kill() }
        let process = try #require(Attestor().attest(try await server.acceptPeer()).process)
        let uid = Selector(type: "unix:uid", value: "\(geteuid())")
        let wrong = Selector(type: "unix:path", value: "/usr/bin/psql")
        #expect(!process.matches([uid, wrong]))
        #expect(process.unmet([uid, wrong]) == [wrong])
        #expect(!process.matches([]))
        // An absent fact is not proven: this process runs no script.
        #expect(!process.matches([uid, Selector(type: "unix:script", value: "")]))
    }

    // R44 R72
    @Test(.timeLimit(.minutes(3)))
    func `whoever connects and is gone, or gave the connection away, is never attested`() async throws {
        let server = try UnixServer()
        let attestor = Attestor()
        var attested = 0
        // The parent connects and exits; its child, and a flood of new processes that take numbers, stay.
        for round in 0..<150 {
            let client = try server.client("\nif os.fork(): os._exit(0)\ntime.sleep(0.5)")
            let peer = try? await server.acceptPeer(afterExitOf: client)
            if let peer, attestor.attest(peer).process != nil { attested += 1 }
            if round % 10 == 0 { _ = try await ProcessRun.run(["/bin/sh", "-c", "for n in 1 2 3 4 5 6 7 8; do /bin/true & done; wait"]) }
        }
        #expect(attested == 0)
    }

    // R44
    @Test(.timeLimit(.minutes(3)))
    func `a program that connects and then becomes another does not lend it the connection`() async throws {
        let server = try UnixServer()
        let attestor = Attestor()
        // Python's sockets close at `exec`; the child keeps its copy and would speak as `sleep`, which the parent became.
        for _ in 0..<40 {
            let client = try server.client("\nif os.fork(): os.execv('/bin/sleep', ['sleep', '5'])\ntime.sleep(5)")
            defer { client.kill() }
            let peer = try await server.acceptPeer()
            var result = attestor.attest(peer)
            for _ in 0..<200 where result.process != nil {
                try await Task.sleep(for: .microseconds(2000))
                result = attestor.attest(peer)
            }
            #expect(result.process == nil)
            #expect(result.refusal?.reason == .gone)
        }
    }

    // R44
    @Test(.timeLimit(.minutes(3)))
    func `an attestation does not survive exec, even into the same program`() async throws {
        let server = try UnixServer()
        let attestor = Attestor()
        for _ in 0..<40 {
            let client = try server.client(
                "\nif len(sys.argv) > 1: time.sleep(5)\nelse:\n  s.recv(1); os.execv(sys.executable, [sys.executable, '-c', 'import time; time.sleep(5)'])")
            defer { client.kill() }
            let (descriptor, peer) = try await server.accept()
            let process = try #require(attestor.attest(peer).process)
            #expect(process.isUnchanged)
            var byte: UInt8 = 1
            write(descriptor, &byte, 1)
            var unchanged = true
            for _ in 0..<500 where unchanged {
                try await Task.sleep(for: .microseconds(2000))
                unchanged = process.isUnchanged
            }
            #expect(!unchanged)
            close(descriptor)
        }
    }

    @Test(arguments: [
        ("/system.slice/orders.service", "/usr/bin/python3.11", "/srv/x.py", "orders"),
        ("/system.slice/cron.service", "/usr/bin/psql", nil, "cron"),
        ("/user.slice/user-0.slice/user@0.service/app.slice", "/usr/bin/python3.11", "/srv/shop/orders.py", "orders"),
        ("/user.slice/user-1000.slice/session-3.scope", "/usr/bin/psql", nil, "reports"),
        (nil, "/usr/bin/psql", nil, "reports"), ("/", "/opt/bin/worker", nil, "reports"),
    ] as [(String?, String, String?, String)])
    func `a process is called by its unit, else the nearest script, else its program`(
        _ cgroup: String?, _ executable: String, _ script: String?, _ name: String
    ) throws {
        var facts = try ProcessHandle(pid: getpid()).facts(digests: FileDigests())
        facts.cgroup = cgroup
        facts.executable = executable
        facts.script = script.map { .init(path: $0, digest: nil) }
        facts.ancestry.ancestors = [
            .init(pid: 9, executable: "/usr/sbin/daemon", script: nil, name: "daemon"),
            .init(pid: 8, executable: "/bin/sh", script: .init(path: "/srv/batch/reports.sh", digest: nil), name: "sh"),
        ]
        #expect(Attestor.suggestedName(for: facts) == name)
        if name == "reports" {
            facts.ancestry.ancestors = []
            #expect(Attestor.suggestedName(for: facts) == String(executable.split(separator: "/").last ?? ""))
        }
    }
}

/// A Unix socket that python clients connect to.
final class UnixServer {
    private let directory: String
    private let descriptor: Int32

    var path: String { directory + "/s" }

    init() throws {
        directory = try makeTemporaryDirectory("attest")
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array((directory + "/s").utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(descriptor, 128) == 0 else { throw TestingError("cannot listen") }
    }

    deinit {
        close(descriptor)
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Connects as `s` and goes on with `code`.
    func client(_ code: String) throws -> ChildProcess {
        try ChildProcess([
            "/usr/bin/python3", "-S", "-c",
            "import os, socket, sys, time; s = socket.socket(socket.AF_UNIX); s.connect('\(directory)/s'); \(code)",
        ])
    }

    func accept() async throws -> (Int32, ProcessHandle) {
        var accepted: Int32 = -1
        for _ in 0..<4000 {
            accepted = Glibc.accept(descriptor, nil, nil)
            if accepted >= 0 { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        guard accepted >= 0 else { throw TestingError("accept") }
        do {
            return (accepted, try ProcessHandle(peerOfUnixSocket: accepted))
        } catch {
            close(accepted)
            throw error
        }
    }

    /// The next connection, for a thread that may wait for it.
    func next(within milliseconds: Int32) -> Int32? {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, milliseconds) == 1 else { return nil }
        let accepted = Glibc.accept(descriptor, nil, nil)
        return accepted >= 0 ? accepted : nil
    }

    func acceptPeer() async throws -> ProcessHandle { try await accept().1 }

    func acceptPeer(afterExitOf client: ChildProcess) async throws -> ProcessHandle {
        while client.isRunning { try await Task.sleep(for: .milliseconds(2)) }
        return try await accept().1
    }
}
