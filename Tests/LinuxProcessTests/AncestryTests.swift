import EstateTesting
import Foundation
import Glibc
import Testing

@testable import LinuxProcess

@Suite struct AncestryTests {
    /// A program that starts the next, `depth` times, and the innermost sleeps. Prints every number.
    private func script(_ directory: String, _ name: String, _ text: String) throws -> String {
        let path = directory + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func numbers(_ file: String, _ count: Int) async throws -> [Int32] {
        for _ in 0..<6000 {
            let found = ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: "\n").compactMap { Int32($0) }
            if found.count >= count { return found }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw TestingError("the processes do not start")
    }

    // R44
    @Test func `ancestors come with program, digest and script, and no deeper than the limit`() async throws {
        let directory = try makeTemporaryDirectory("ancestry")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let inner = try script(
            directory, "nest.sh",
            "#!/bin/sh\necho $$ >> \(directory)/numbers\nif [ $1 -gt 0 ]; then /bin/sh \(directory)/nest.sh $(($1 - 1)); else sleep 60; fi\nexit\n")
        let outer = try ChildProcess(["/bin/sh", inner, "20"])
        defer { outer.kill() }
        let pids = try await numbers(directory + "/numbers", 21)
        defer { for pid in pids.dropFirst() { Glibc.kill(pid, SIGKILL) } }
        let last = try #require(pids.last)
        var facts = try ProcessHandle(pid: last).facts(digests: FileDigests())
        for _ in 0..<50 where facts.ancestors.count < 16 {
            try await Task.sleep(for: .milliseconds(10))
            facts = try ProcessHandle(pid: last).facts(digests: FileDigests())
        }
        #expect(facts.ancestors.map(\.pid) == pids.dropLast().reversed().prefix(16).map { $0 })
        #expect(facts.ancestry.end == .limit)
        #expect(facts.ancestors.allSatisfy { $0.script?.path == inner && $0.script?.digest?.count == 64 && $0.executableDigest?.count == 64 })
        #expect(facts.ancestors.allSatisfy { !$0.isAdopter && $0.uid == geteuid() })
    }

    // R44 R72
    @Test func `a parent that has died is no ancestor, and that somebody is missing is seen`() async throws {
        let directory = try makeTemporaryDirectory("orphan")
        defer { try? FileManager.default.removeItem(atPath: directory) }
        // The reaper asks for orphans; a middle process in a session of its own starts a child and dies.
        let reaper = try script(
            directory, "reaper.py",
            """
            import ctypes, os, sys, time
            ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
            if os.fork() == 0:
                os.setsid()
                open('\(directory)/numbers', 'a').write('%d\\n' % os.getpid())
                if os.fork() == 0:
                    open('\(directory)/numbers', 'a').write('%d\\n' % os.getpid())
                    time.sleep(60)
                    os._exit(0)
                time.sleep(60)
            time.sleep(60)

            """)
        let outer = try ChildProcess(["/usr/bin/python3", reaper])
        defer { outer.kill() }
        let pids = try await numbers(directory + "/numbers", 2)
        let (middle, child) = (pids[0], pids[1])
        defer { Glibc.kill(child, SIGKILL) }
        let handle = try ProcessHandle(pid: child)
        let before = handle.ancestry(digests: nil)
        #expect(before.ancestors.prefix(2).map(\.pid) == [middle, outer.pid])
        #expect(before.ancestors.first?.isAdopter == false)
        Glibc.kill(middle, SIGKILL)
        var after = handle.ancestry(digests: nil)
        for _ in 0..<200 where after.ancestors.first?.pid != outer.pid {
            try await Task.sleep(for: .milliseconds(5))
            after = handle.ancestry(digests: nil)
        }
        #expect(after.ancestors.first?.pid == outer.pid)
        #expect(after.ancestors.first?.isAdopter == true)
        #expect(!after.ancestors.contains { $0.pid == middle })
        // Without a reaper the orphan goes to process 1, or to whoever reaps for this machine, and never to the dead.
        outer.kill()
        after = handle.ancestry(digests: nil)
        for _ in 0..<200 where after.ancestors.contains(where: { $0.pid == outer.pid }) {
            try await Task.sleep(for: .milliseconds(5))
            after = handle.ancestry(digests: nil)
        }
        #expect(!after.ancestors.contains { $0.pid == outer.pid || $0.pid == 1 })
        if after.ancestors.isEmpty { #expect(after.end == .initProcess) }
    }

    @Test func `groups, session and login of a process are told`() throws {
        let child = try ChildProcess(["/usr/bin/setpriv", "--reuid=61001", "--regid=61002", "--groups=61003,61004", "/bin/sleep", "60"])
        defer { child.kill() }
        guard geteuid() == 0 else { return }
        var facts = try? ProcessHandle(pid: child.pid).facts(digests: nil)
        for _ in 0..<200 where facts?.uid != 61001 || facts?.executable?.hasSuffix("sleep") != true {
            usleep(5000)
            facts = try? ProcessHandle(pid: child.pid).facts(digests: nil)
        }
        let seen = try #require(facts)
        #expect(seen.uid == 61001 && seen.gid == 61002)
        #expect(seen.supplementaryGroups == [61003, 61004])
        #expect(seen.session == getsid(0))
        #expect(seen.startTime > 0)
    }
}
