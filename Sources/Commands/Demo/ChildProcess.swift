import Foundation
import Glibc
import Runtime
import Runtime
import Synchronization

/// One run of a program to its end.
struct ProgramRun: Sendable {
    var status: Int32
    var output: String
    var errors: String
}

/// A program that runs beside us, in a process group of its own so that Ctrl-C reaches it through us and in our order.
///
/// Not Foundation's `Process`: on Linux that takes a program for running while any of its descendants is, and the shop
/// leaves servers behind on purpose.
final class ChildProcess: Sendable {
    let processID: pid_t
    private let outputPath: String
    private let status = Mutex<Int32?>(nil)

    /// Starts a program; its output goes to files, so that a full pipe never stops it.
    init(_ program: String, _ arguments: [String], output: String, errors: String) throws {
        outputPath = output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        var defaults = sigset_t()
        sigfillset(&defaults)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // The threads of Swift's pool block signals, and a child would inherit that.
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var pid = pid_t()
        let failure = posix_spawn(&pid, program, &actions, &attributes, &words, environ)
        guard failure == 0 else {
            throw CommandFailure("`\(program)` cannot be started: \(String(cString: strerror(failure)))", next: nil)
        }
        processID = pid
    }

    /// The exit status once it has ended; 128 + n for signal n.
    var exitStatus: Int32? {
        status.withLock { known in
            if let known { return known }
            var raw: Int32 = 0
            guard waitpid(processID, &raw, WNOHANG) == processID else { return nil }
            known = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + raw & 0x7F
            return known
        }
    }

    /// What it has printed.
    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }

    /// Asks it to end, and waits; after `grace` it is killed.
    func stop(grace: Duration = .seconds(15)) async {
        guard exitStatus == nil else { return }
        kill(processID, SIGTERM)
        let deadline = ContinuousClock.now + grace
        while exitStatus == nil && ContinuousClock.now < deadline { await Self.pause() }
        if exitStatus == nil {
            kill(processID, SIGKILL)
            while exitStatus == nil { await Self.pause() }
        }
    }

    /// A short sleep that a cancelled task takes too: cleaning up must not spin.
    private static func pause() async {
        await Task.detached { try? await Task.sleep(for: .milliseconds(10)) }.value
    }

    /// Runs a program to its end, for at most `limit`.
    static func run(_ program: String, _ arguments: [String], limit: Duration) async throws -> ProgramRun {
        var template = Array("/tmp/mayfly-run-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CommandFailure("no directory can be made in /tmp", next: nil) }
        let directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let child = try ChildProcess(program, arguments, output: directory + "/out", errors: directory + "/err")
        let deadline = ContinuousClock.now + limit
        while child.exitStatus == nil {
            guard ContinuousClock.now < deadline else {
                await child.stop(grace: .seconds(2))
                throw CommandFailure("`\(program) \(arguments.first ?? "")` took longer than \(limit.brief)", next: nil)
            }
            await pause()
        }
        return ProgramRun(
            status: child.exitStatus ?? -1, output: child.output,
            errors: (try? String(contentsOfFile: directory + "/err", encoding: .utf8)) ?? "")
    }
}

/// A TCP port of loopback that is free now.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw CommandFailure("no socket can be made", next: nil) }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
        }
    }
    guard bound else { throw CommandFailure("no port is free", next: nil) }
    return Int(UInt16(bigEndian: address.sin_port))
}
