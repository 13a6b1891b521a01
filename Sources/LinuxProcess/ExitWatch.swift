import CLinux
import Foundation
import Glibc
import Synchronization

/// Tells when processes exit. One thread sleeps in one `epoll_wait` over all their pidfds, so ten thousand watched
/// processes cost memory only, and an exit is reported within a scheduling delay, not at a poll's next turn.
public final class ExitWatch: Sendable {
    /// Keeps one report alive: releasing it cancels, so keep it as long as the report is wanted.
    public final class Registration: Sendable {
        private let cancelled: @Sendable () -> Void

        fileprivate init(cancelled: @escaping @Sendable () -> Void) {
            self.cancelled = cancelled
        }

        /// After this returns the report is not begun any more. May be called at any time and again.
        public func cancel() { cancelled() }

        deinit { cancelled() }
    }

    private final class Shared: Sendable {
        struct Entry {
            let process: ProcessHandle
            let report: @Sendable () -> Void
            /// A descriptor of its own: epoll knows each only once, and a process may be watched by several.
            let descriptor: Int32
        }
        struct State {
            var next: UInt64 = 1
            var entries: [UInt64: Entry] = [:]
            var stopped = false
        }
        let state = Mutex(State())
        let epoll: Int32
        let wakeRead: Int32
        let wakeWrite: Int32

        init() throws(ProcessError) {
            epoll = clinux_epoll_create()
            guard epoll >= 0 else { throw .last("exit watch", "epoll_create") }
            var ends: [Int32] = [-1, -1]
            guard clinux_pipe(&ends) == 0 else {
                close(epoll)
                throw .last("exit watch", "pipe")
            }
            wakeRead = ends[0]
            wakeWrite = ends[1]
            _ = clinux_epoll_add(epoll, wakeRead, 0)
        }

        deinit {
            for entry in state.withLock({ $0.entries.values.map(\.descriptor) }) { close(entry) }
            close(epoll)
            close(wakeRead)
            close(wakeWrite)
        }

        func remove(_ id: UInt64) -> Entry? {
            state.withLock { state in
                guard let entry = state.entries.removeValue(forKey: id) else { return nil }
                _ = clinux_epoll_remove(epoll, entry.descriptor)
                close(entry.descriptor)
                return entry
            }
        }

        func run() {
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { ids in
                while !state.withLock({ $0.stopped }) {
                    let count = clinux_epoll_wait(epoll, ids.baseAddress, 64, -1)
                    guard count > 0 else { continue }
                    for id in ids.prefix(Int(count)) where id != 0 { remove(id)?.report() }
                }
            }
        }
    }

    private let shared: Shared

    public init() throws(ProcessError) {
        let shared = try Shared()
        self.shared = shared
        let thread = Thread { shared.run() }
        thread.name = "exit-watch"
        thread.start()
    }

    deinit {
        shared.state.withLock { $0.stopped = true }
        var byte: UInt8 = 0
        _ = write(shared.wakeWrite, &byte, 1)
    }

    /// Calls `report` once when the process exits, at once if it has. It is called on the watch's thread: be brief.
    public func onExit(of process: ProcessHandle, _ report: @escaping @Sendable () -> Void) -> Registration {
        let descriptor = fcntl(process.descriptor, F_DUPFD_CLOEXEC, 0)
        let id: UInt64? = shared.state.withLock { state in
            guard descriptor >= 0 else { return nil }
            let id = state.next
            guard clinux_epoll_add(shared.epoll, descriptor, id) == 0 else { return nil }
            state.next += 1
            state.entries[id] = .init(process: process, report: report, descriptor: descriptor)
            return id
        }
        guard let id else {
            if descriptor >= 0 { close(descriptor) }
            // Out of descriptors or memory: the exit cannot be watched, so it is taken to have happened. Fail closed.
            report()
            return Registration {}
        }
        return Registration { [weak shared] in _ = shared?.remove(id) }
    }

    /// Returns when the process has exited, or the task is cancelled.
    public func exit(of process: ProcessHandle) async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        let registration = onExit(of: process) { continuation.finish() }
        for await _ in stream {}
        registration.cancel()
    }

    /// How many are watched now.
    public var count: Int { shared.state.withLock { $0.entries.count } }
}
