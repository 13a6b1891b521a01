import Attestation
import LinuxProcess
import Runtime
import Synchronization

/// Which sessions are open, by grant and by process, and which processes have used grants. Shared by a listener's event
/// loops. Nothing here survives a restart: sessions do not either.
final class SessionTable: Sendable {
    struct ProcessKey: Hashable {
        var pid: Int32
        var startTime: UInt64
    }

    private struct Session {
        var grantID: String
        var process: ProcessKey
        /// Ends it from any thread.
        var end: @Sendable (String) -> Void
    }

    private struct Caller {
        var grantIDs: Set<String>
        /// `nil` for the moment between being entered and being watched.
        var watch: ExitWatch.Registration?
    }

    private struct State {
        var sessions: [String: Session] = [:]
        var callers: [ProcessKey: Caller] = [:]
        /// Grants that were ended: a session whose login was under way then must not outlive them.
        var ended: Set<String> = []
    }
    private static let endedLimit = 65536

    private let state = Mutex(State())
    private let exits: ExitWatch

    init(exits: ExitWatch) {
        self.exits = exits
    }

    /// Notes that a process was given a grant. When it exits, now or later, its sessions end and `exited` is called once
    /// with all its grants.
    func note(
        grant: String, of process: AttestedProcess, exited: @escaping @Sendable (ProcessKey, [String]) -> Void
    ) {
        let key = ProcessKey(pid: process.pid, startTime: process.startTime)
        let isNew = state.withLock { state in
            if state.callers[key] != nil {
                state.callers[key]?.grantIDs.insert(grant)
                return false
            }
            state.callers[key] = Caller(grantIDs: [grant], watch: nil)
            return true
        }
        guard isNew else { return }
        // Outside the lock: a process that has exited already is reported at once.
        let watch = exits.onExit(of: process.handle) { [weak self] in
            guard let self else { return }
            let grants = self.state.withLock { $0.callers.removeValue(forKey: key)?.grantIDs ?? [] }
            _ = self.end("its process exited") { $0.process == key }
            exited(key, grants.sorted())
        }
        state.withLock { $0.callers[key]?.watch = watch }
    }

    /// To be called after ``note(grant:of:exited:)``. Ends the session at once if its process or grant
    /// has ended in between.
    func open(_ id: String, grant: String, process: AttestedProcess, end: @escaping @Sendable (String) -> Void) {
        let key = ProcessKey(pid: process.pid, startTime: process.startTime)
        let late: String? = state.withLock { state in
            guard state.callers[key] != nil else { return "its process exited" }
            guard !state.ended.contains(grant) else { return "its login was revoked" }
            state.sessions[id] = Session(grantID: grant, process: key, end: end)
            return nil
        }
        if let late { end(late) }
    }

    func close(_ id: String) {
        state.withLock { _ = $0.sessions.removeValue(forKey: id) }
    }

    func end(grant: String, because why: String) -> Int {
        state.withLock { state in
            if state.ended.count >= Self.endedLimit { state.ended.removeAll() }
            state.ended.insert(grant)
        }
        return end(why) { $0.grantID == grant }
    }

    func end(pid: Int32, startTime: UInt64, because why: String) -> Int {
        end(why) { $0.process == ProcessKey(pid: pid, startTime: startTime) }
    }

    func endAll(because why: String) -> Int { end(why) { _ in true } }

    /// Forgets the callers: their exits are not reported any more.
    func forgetCallers() {
        // Registrations are released outside the lock: releasing takes the watch's own.
        let callers = state.withLock { state in
            defer { state.callers = [:] }
            return state.callers
        }
        for caller in callers.values { caller.watch?.cancel() }
    }

    private func end(_ why: String, where matches: (Session) -> Bool) -> Int {
        let ends = state.withLock { $0.sessions.values.filter(matches).map(\.end) }
        for end in ends { end(why) }
        return ends.count
    }

    var count: Int { state.withLock { $0.sessions.count } }
}
