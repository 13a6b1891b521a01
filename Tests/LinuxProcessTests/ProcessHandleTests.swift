import EstateTesting
import Foundation
import Glibc
import Runtime
import Synchronization
import Testing

@testable import LinuxProcess

@Suite struct ProcessHandleTests {
    @Test func `facts of a script name interpreter, script, digest, user and parents`() async throws {
        let directory = try makeTemporaryDirectory("facts")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let script = directory + "/night-run.py"
        try "import time; time.sleep(30)\n".write(toFile: script, atomically: true, encoding: .utf8)
        let wrapper = directory + "/outer.sh"
        try "#!/bin/sh\ncd \(directory) && /usr/bin/python3 -u -X utf8 night-run.py --dry & wait\n".write(toFile: wrapper, atomically: true, encoding: .utf8)
        let shell = try ChildProcess(["/bin/sh", wrapper])
        defer { shell.kill() }
        for _ in 0..<400 where shell.children.isEmpty { try await Task.sleep(for: .microseconds(5000)) }
        let python = try #require(shell.children.first)
        defer { Glibc.kill(python, SIGKILL) }
        let handle = try ProcessHandle(pid: python)
        // The shell forks before it becomes python, and a look in between is refused.
        var seen = try? handle.facts(digests: FileDigests())
        for _ in 0..<400 where seen?.script?.path != script {
            try await Task.sleep(for: .microseconds(10_000))
            seen = (try? handle.facts(digests: FileDigests())) ?? seen
        }
        let facts = try #require(seen)
        #expect(facts.executable?.hasPrefix("/usr/bin/python3") == true)
        #expect(facts.script?.path == script)
        let sum = try await ProcessRun.run(["sha256sum", script, facts.executable ?? ""]).output.split(separator: "\n").map { $0.prefix(64) }
        #expect(facts.script?.digest.map { $0[...] } == sum.first)
        #expect(facts.executableDigest.map { $0[...] } == sum.last)
        #expect(facts.uid == geteuid())
        #expect(facts.ancestors.first?.pid == shell.pid)
        #expect(facts.ancestors.first?.script?.path == wrapper)
        #expect(facts.ancestors.count <= ProcessFacts.ancestorLimit)
    }

    @Test func `a process that exited is gone, and its handle never means another`() async throws {
        let child = try ChildProcess(["/bin/sleep", "30"])
        let handle = try ProcessHandle(pid: child.pid)
        #expect(handle.isAlive)
        child.kill()
        #expect(!handle.isAlive)
        #expect(throws: ProcessError.self) { try handle.facts(digests: FileDigests()) }
        #expect(throws: ProcessError.self) { try handle.image() }
        #expect(!handle.signal(SIGTERM))
        #expect(throws: ProcessError.self) { try ProcessHandle(pid: child.pid) }
        #expect(throws: ProcessError.self) { try ProcessHandle(pid: 0) }
    }

    @Test func `another program in the same process is another image`() async throws {
        let child = try ChildProcess(["/bin/sh", "-c", "read x; exec sleep 30"])
        defer { child.kill() }
        let handle = try ProcessHandle(pid: child.pid)
        var before = try handle.image()
        for _ in 0..<100 where ProcFile.link("/proc/\(child.pid)/exe")?.hasSuffix("sh") != true {
            try await Task.sleep(for: .microseconds(5000))
        }
        before = try handle.image()
        #expect(try handle.image() == before)
        child.write("go\n")
        var changed = false
        for _ in 0..<200 where !changed {
            try await Task.sleep(for: .microseconds(5000))
            changed = (try? handle.image()) != before
        }
        #expect(changed)
        #expect(handle.isAlive)
    }

    // R47
    @Test func `exits of a thousand processes are each reported once, soon`() async throws {
        let watch = try ExitWatch()
        let reported = Mutex<[Int32: Int]>([:])
        let count = 1000
        let output = try ChildProcess(["/bin/sh", "-c", "for n in $(seq \(count)); do sleep 60 & done; echo ready; wait"])
        defer { output.kill() }
        var pids: [Int32] = []
        for _ in 0..<400 where pids.count < count {
            try await Task.sleep(for: .microseconds(20_000))
            pids = output.children
        }
        #expect(pids.count == count)
        let handles = try pids.map { try ProcessHandle(pid: $0) }
        let registrations = handles.map { handle in
            watch.onExit(of: handle) { reported.withLock { $0[handle.pid, default: 0] += 1 } }
        }
        #expect(watch.count == count)
        registrations.first?.cancel()
        let begin = ContinuousClock.now
        for handle in handles { handle.signal(SIGKILL) }
        while reported.withLock({ $0.count }) < count - 1, ContinuousClock.now - begin < .seconds(5) { try await Task.sleep(for: .microseconds(2000)) }
        #expect(ContinuousClock.now - begin < .seconds(2))
        #expect(reported.withLock { $0.count } == count - 1)
        #expect(reported.withLock { $0.values.allSatisfy { $0 == 1 } })
        #expect(watch.count == 0)
        // Waiting for one that is gone already returns at once.
        if let last = handles.last { await watch.exit(of: last) }
    }

    @Test func `a connection over loopback TCP leads to its process`() throws {
        let server = try Listener()
        let client = try ChildProcess(["/usr/bin/python3", "-c", "import socket, time; s = socket.create_connection(('127.0.0.1', \(server.port))); time.sleep(30)"])
        defer { client.kill() }
        let accepted = try server.accept()
        let peers = LoopbackPeers()
        let own = try #require(TCPEnd(host: "127.0.0.1", port: UInt16(accepted.peerPort)))
        let other = try #require(TCPEnd(host: "127.0.0.1", port: UInt16(server.port)))
        for _ in 0..<2 {
            let process = try peers.process(own: own, other: other)
            #expect(process.pid == client.pid)
            #expect(process.uid == geteuid())
            #expect(try process.holdsConnection() == true)
        }
        let nobody = try #require(TCPEnd(host: "127.0.0.1", port: 1))
        #expect(throws: ProcessError.self) { try peers.process(own: nobody, other: other) }
    }

    @Test func `a job that goes around the agent gets a name`() async throws {
        let directory = try makeTemporaryDirectory("watch")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let server = try Listener()
        let script = directory + "/reports.sh"
        try """
            #!/bin/sh
            /usr/bin/python3 -c "import socket, time; s = socket.create_connection(('127.0.0.1', \(server.port))); time.sleep(3)"
            exit 0

            """.write(toFile: script, atomically: true, encoding: .utf8)
        let seen = Mutex<[DirectConnection]>([])
        let watch = try SocketWatch(host: "localhost", port: UInt16(server.port)) { connection in seen.withLock { $0.append(connection) } }
        watch.start()
        // Our own connection is not news.
        let own = try Door.port(server.port).connect()
        let job = try ChildProcess(["/bin/sh", script])
        defer { job.kill() }
        for _ in 0..<300 where seen.withLock({ $0.isEmpty }) { try await Task.sleep(for: .microseconds(10_000)) }
        try await Task.sleep(for: .microseconds(700_000))
        watch.stop()
        close(own)
        let found = seen.withLock { $0 }
        #expect(found.count == 1)
        let connection = try #require(found.first)
        #expect(connection.uid == geteuid())
        #expect(connection.executable?.hasPrefix("/usr/bin/python3") == true)
        #expect(connection.ancestors.first?.script?.path == script)
    }
}

@Suite struct ParsingTests {
    @Test(arguments: [
        ("/usr/bin/python3.11", ["python3", "/srv/orders.py"], "/srv/orders.py"),
        ("/usr/bin/python3.11", ["python3", "-u", "-X", "utf8", "-Wall", "-W", "error", "orders.py", "-c"], "orders.py"),
        ("/usr/bin/python3.11", ["python3", "-c", "print()", "orders.py"], nil),
        ("/usr/bin/python3.11", ["python3", "-Bc", "print()", "orders.py"], nil),
        ("/usr/bin/python3.11", ["python3", "-m", "http.server"], nil),
        ("/usr/bin/python3.11", ["python3"], nil),
        ("/usr/bin/python3.11", ["python3", "-"], nil),
        ("/usr/bin/dash", ["sh", "-e", "/srv/reports.sh", "arg"], "/srv/reports.sh"),
        ("/usr/bin/bash", ["bash", "-o", "pipefail", "-eu", "/srv/reports.sh"], "/srv/reports.sh"),
        ("/usr/bin/bash", ["bash", "-euo", "pipefail", "/srv/reports.sh"], "/srv/reports.sh"),
        ("/usr/bin/bash", ["bash", "-ec", "true", "/srv/reports.sh"], nil),
        ("/usr/bin/bash", ["bash", "--", "/srv/reports.sh"], "/srv/reports.sh"),
        ("/usr/bin/node", ["node", "--max-old-space-size=64", "-r", "dotenv", "server.js"], "server.js"),
        ("/usr/bin/node", ["node", "-e", "1", "server.js"], nil),
        ("/usr/bin/perl", ["perl", "-w", "-I/lib", "job.pl"], "job.pl"),
        ("/usr/bin/perl", ["perl", "-ne", "print", "file"], nil),
        ("/usr/bin/ruby3.1", ["ruby", "-r", "json", "job.rb"], "job.rb"),
        ("/usr/bin/psql", ["psql", "/srv/file.sql"], nil),
    ] as [(String, [String], String?)])
    func `the script among an interpreter's arguments`(_ program: String, _ arguments: [String], _ script: String?) {
        #expect(ScriptArgument.find(program: program, arguments: arguments) == script)
    }

    @Test func `a process may call itself what it likes`() throws {
        let line = "4711 (a) b (c) S 17 4711 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1 1 11 12 13 0 0 0 0"
        let stat = try #require(ProcFile.parseStat(Array(line.utf8)))
        #expect(stat.name == "a) b (c")
        #expect(stat.parent == 17)
        #expect(stat.startTime == 987654)
        #expect(stat.startCode == 11)
        #expect(stat.startStack == 13)
        for broken in ["", "(", ")(", "1 () ", "1 (x) S", "1 (x) " + String(repeating: "z ", count: 40)] {
            #expect(ProcFile.parseStat(Array(broken.utf8)) == nil)
        }
    }

    @Test func `mutated stat lines never crash the reader`() {
        var state: UInt64 = 1
        let line = Array("4711 (a) b (c) S 17 4711 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1 1 11 12 13 0".utf8)
        for _ in 0..<20_000 {
            var bytes = line
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = ProcFile.parseStat(bytes)
        }
    }

    @Test func `ends of connections are read and shown as people write them`() throws {
        #expect(TCPEnd(host: "::1", port: 5432)?.description == "[::1]:5432")
        #expect(TCPEnd(host: "127.0.0.1", port: 1)?.description == "127.0.0.1:1")
        #expect(TCPEnd(host: "::ffff:127.0.0.1", port: 1) == TCPEnd(host: "127.0.0.1", port: 1))
        #expect(TCPEnd(host: "localhost", port: 1) == nil)
        #expect(TCPEnd(address: [1, 2, 3], port: 1) == nil)
    }
}
