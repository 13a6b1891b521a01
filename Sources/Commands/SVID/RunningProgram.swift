import Foundation
import Glibc
import Runtime
import Synchronization

/// A program that runs in our place: its input and output are ours, what we are told to do it is told too.
final class RunningProgram: Sendable {
    let processID: pid_t
    private let status = OneValue<Int32>()

    init(_ program: String, _ arguments: [String], environment: [String: String]) throws {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var defaults = sigset_t()
        sigfillset(&defaults)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // The threads of Swift's pool block signals, and a child would inherit that.
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
        let variables = ProcessInfo.processInfo.environment.merging(environment) { _, own in own }.map { "\($0)=\($1)" }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var pid = pid_t()
        let failure = posix_spawnp(&pid, program, nil, &attributes, &words, &settings)
        guard failure == 0 else {
            throw CommandFailure("`\(program)` cannot be started: \(String(cString: strerror(failure)))", next: nil)
        }
        processID = pid
    }

    func send(_ signal: Int32) {
        // Until it is waited for, its process ID is nobody else's.
        if status.get() == nil { kill(processID, signal) }
    }

    /// Its exit status, while `beside` runs with it. Cancelled, it is asked to stop, and killed when it does not within ten seconds.
    func exit(beside: @escaping @Sendable (RunningProgram) async throws -> Void) async throws -> Int32 {
        try await withThrowingTaskGroup(of: Int32?.self) { group in
            group.addTask {
                try await beside(self)
                return nil
            }
            group.addTask { await self.wait() }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            return 0
        }
    }

    private func wait() async -> Int32 {
        var asked: ContinuousClock.Instant?
        while true {
            var raw: Int32 = 0
            let got = waitpid(processID, &raw, WNOHANG)
            if got == processID || (got < 0 && errno == ECHILD) {
                let code = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + raw & 0x7F
                status.set(code)
                return code
            }
            if Task.isCancelled {
                if let asked {
                    if asked.duration(to: .now) > .seconds(10) { kill(processID, SIGKILL) }
                } else {
                    kill(processID, SIGTERM)
                    asked = .now
                }
                usleep(20_000)
            } else {
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}

/// A value that is set once and read from elsewhere.
final class OneValue<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func set(_ new: Value) { value.withLock { $0 = $0 ?? new } }
    func get() -> Value? { value.withLock { $0 } }
}
