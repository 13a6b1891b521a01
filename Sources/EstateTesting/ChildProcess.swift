import CLinux
import Foundation
import Glibc
import Synchronization

/// A program that runs beside the test. It inherits no descriptor but the three standard ones, and its exit is its own:
/// unlike with Foundation's `Process`, a grandchild that lives on does not hide it.
public final class ChildProcess: Sendable {
    public let pid: Int32
    private let state: Mutex<State>

    private static let lock = NSLock()

    private struct State {
        /// Write end of its standard input.
        var input: Int32?
        /// As waitpid(2) says it, once it has exited.
        var status: Int32?
    }

    /// - Parameters:
    ///   - arguments: an absolute path, or a name looked up in `PATH`, and arguments.
    ///   - environment: added to the environment of this process.
    ///   - output: file for standard output; the null device when `nil`. The same for `errors`.
    public init(
        _ arguments: [String], environment: [String: String] = [:], directory: String? = nil, output: String? = nil,
        errors: String? = nil
    ) throws {
        // One at a time, so that no other child is started between the making of a pipe and its being marked as ours.
        Self.lock.lock()
        defer { Self.lock.unlock() }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw TestingError("no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors ?? "/dev/null", flags, 0o600)
        // Network libraries leave their sockets open in children, which would hide from a peer that we closed.
        _ = clinux_spawn_close_from(&actions, 3)
        // The test's threads block signals and ignore SIGPIPE, and a child would inherit that: a shell then waits for ever.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var pipeSignal = sigset_t()
        sigemptyset(&pipeSignal)
        sigaddset(&pipeSignal, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &pipeSignal)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let arguments = directory.map { ["/usr/bin/env", "--chdir=\($0)", "--"] + arguments } ?? arguments
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
        let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        let values: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer {
            for word in words + values { free(word) }
        }
        var pid: pid_t = 0
        let failure = posix_spawnp(&pid, arguments.first ?? "", &actions, &attributes, words, values)
        close(ends[0])
        guard failure == 0 else {
            close(ends[1])
            throw TestingError("cannot run `\(arguments.first ?? "")`: \(String(cString: strerror(failure)))")
        }
        self.pid = pid
        state = Mutex(State(input: ends[1], status: nil))
    }

    deinit {
        closeInput()
        if isRunning { kill() }
    }

    /// Writes to its standard input. A program that no longer reads is not an error.
    public func write(_ text: String) {
        signal(SIGPIPE, SIG_IGN)
        guard let input = state.withLock({ $0.input }) else { return }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    public func closeInput() {
        state.withLock { state in
            if let input = state.input { close(input) }
            state.input = nil
        }
    }

    public var isRunning: Bool { reap(0) == nil }

    /// Waits for it. The exit status, or 128 + the signal that ended it; `nil` after `limit`.
    public func wait(_ limit: Duration = .seconds(600)) -> Int32? {
        let end = ContinuousClock.now + limit
        var pause: UInt32 = 200
        while ContinuousClock.now < end {
            if let status = reap(0) { return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f) }
            usleep(pause)
            pause = min(pause * 2, 10_000)
        }
        return nil
    }

    /// Kills it and waits until it is gone. Its children live on.
    public func kill() {
        state.withLock { state in
            // Under the lock: a process that was reaped has no number any more.
            if state.status == nil { _ = Glibc.kill(pid, SIGKILL) }
        }
        _ = wait(.seconds(10))
    }

    /// Its children now.
    public var children: [Int32] {
        // Read to the end: `/proc` gives a page at a time.
        guard let file = FileHandle(forReadingAtPath: "/proc/\(pid)/task/\(pid)/children") else { return [] }
        var bytes = Data()
        while let more = try? file.read(upToCount: 65536), !more.isEmpty { bytes += more }
        try? file.close()
        return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }

    private func reap(_ options: Int32) -> Int32? {
        state.withLock { state in
            if let status = state.status { return status }
            var status: Int32 = 0
            guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
            state.status = status
            return status
        }
    }
}
