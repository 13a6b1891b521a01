import GRPCCore
public import Runtime
import SPIFFE
import Synchronization
import WorkloadAPI

/// How an agent stands with its server.
public struct LinkStatus: Sendable, Hashable, Codable {
    /// `nil` while there is no connection.
    public var connectedSince: Timestamp?
    /// The newest thing that went wrong, though it may be over.
    public var problem: Problem?
    /// Of the entries that are held.
    public var revision: Int?
    /// Of the same entries, in hexadecimal: the server's must be equal.
    public var digest: String?

    public struct Problem: Sendable, Hashable, Codable {
        public var at: Timestamp
        public var words: String
        /// The server answered, and does not believe this node.
        public var isRefusal: Bool
    }
}

extension LinkStatus {
    /// What becomes of an answer that could not be had, in the codes of the Workload Endpoint (§6). Whatever the agent's own connection died of,
    /// a workload can do nothing about it but try again.
    func refusal(for error: any Error) -> WorkloadRefusal {
        switch error {
        case let refusal as WorkloadRefusal: return refusal
        case let error as RPCError where error.code == .permissionDenied: return .noIdentity(error.message)
        case let error as RPCError:
            let words = connectedSince == nil ? problem?.words : nil
            return .unavailable("the server could not be asked: \(words ?? error.message); what is new is given when it is back")
        default: return .unavailable("the server's answer cannot be used: \(error)")
        }
    }
}

/// Keeps the status, for those who ask why something is not as it should be. Nothing is decided by it.
final class LinkHealth: Sendable {
    private let clock: WallClock
    private let state = Mutex(LinkStatus())

    init(clock: WallClock) {
        self.clock = clock
    }

    var isConnected: Bool { state.withLock { $0.connectedSince != nil } }
    var status: LinkStatus { state.withLock { $0 } }

    /// The server has said something.
    func heard(revision: Int?, digest: String) {
        let now = clock.now()
        state.withLock { state in
            if state.connectedSince == nil { state.connectedSince = now }
            (state.revision, state.digest) = (revision, digest)
            // What a server that listens to us refused before is over.
            if state.problem?.isRefusal == true { state.problem = nil }
        }
    }

    /// The connection is lost.
    func lost(_ words: String, isRefusal: Bool) {
        let now = clock.now()
        state.withLock { state in
            state.connectedSince = nil
            state.problem = .init(at: now, words: words, isRefusal: isRefusal)
        }
    }

    /// Something that leaves the connection as it is.
    func failed(_ words: String, isRefusal: Bool) {
        let now = clock.now()
        state.withLock { $0.problem = .init(at: now, words: words, isRefusal: isRefusal) }
    }
}

/// Which identities the processes of this node hold, as their streams have them.
final class HeldRegister: Sendable {
    struct Process: Hashable {
        var pid: Int32
        var startTime: UInt64
    }

    struct Item: Sendable, Hashable {
        var expiresAt: Timestamp
        var renewAt: Timestamp
    }

    private struct State {
        var next = 0
        /// By stream: a process may have several.
        var streams: [Process: [Int: [String: Item]]] = [:]
        /// Why the server did not sign, by process and SPIFFE ID.
        var refusals: [Process: [String: String]] = [:]
        /// Whose stream it is.
        var subjects: [Int: IdentitySubject] = [:]
        /// By SPIFFE ID.
        var holders: [String: Set<Int>] = [:]
        /// Attested processes that asked before the server was heard, and so hold nothing yet; `nil` when it was.
        var early: [Process: IdentitySubject]? = [:]
    }
    private let state = Mutex(State())
    private static let earlyLimit = 128

    func open(_ subject: IdentitySubject) -> Int {
        state.withLock { state in
            state.next += 1
            if let holder = subject.holder, let early = state.early {
                // Each holds a descriptor: those that have ended go first.
                if early.count >= Self.earlyLimit { state.early = early.filter { $0.value.refusal() == nil } }
                if state.early.map({ $0.count < Self.earlyLimit }) == true { state.early?[holder] = subject }
            }
            // Whom nobody attested is nobody to decide by.
            if subject.holder != nil { state.subjects[state.next] = subject }
            return state.next
        }
    }

    /// Attested processes that asked for identities while the server was not heard yet.
    var early: [IdentitySubject] {
        state.withLock { state in (state.early ?? [:]).sorted { ($0.key.startTime, $0.key.pid) < ($1.key.startTime, $1.key.pid) }.map(\.value) }
    }

    /// From now on it is known who holds what.
    func forgetEarly() { state.withLock { $0.early = nil } }

    /// Attested processes that hold an identity now, the first of them first.
    func subjects(holding id: SPIFFEID) -> [IdentitySubject] {
        state.withLock { state in (state.holders[id.description] ?? []).sorted().compactMap { state.subjects[$0] } }
    }

    func set(_ items: [String: Item], of process: Process, stream: Int) {
        state.withLock { state in
            let before = state.streams[process]?[stream].map { Set($0.keys) } ?? []
            for id in before.subtracting(items.keys) { state.holders[id]?.remove(stream) }
            for id in items.keys { state.holders[id, default: []].insert(stream) }
            for id in before where state.holders[id]?.isEmpty == true { state.holders[id] = nil }
            state.streams[process, default: [:]][stream] = items
            for id in items.keys { state.refusals[process]?[id] = nil }
        }
    }

    func close(_ stream: Int, of process: Process) {
        state.withLock { state in
            for id in state.streams[process]?[stream]?.keys ?? [:].keys {
                state.holders[id]?.remove(stream)
                if state.holders[id]?.isEmpty == true { state.holders[id] = nil }
            }
            state.subjects[stream] = nil
            state.streams[process]?[stream] = nil
            if state.streams[process]?.isEmpty == true { state.streams[process] = nil }
        }
    }

    func refused(_ id: String, to process: Process, because words: String) {
        state.withLock { state in
            // Processes come and go; what the last thousand of them were refused is enough to explain.
            if state.refusals.count > 1000 { state.refusals = [:] }
            state.refusals[process, default: [:]][id] = words
        }
    }

    /// What it was refused before is over.
    func given(_ id: String, to process: Process) { state.withLock { $0.refusals[process]?[id] = nil } }

    /// By SPIFFE ID; of several streams what lasts longest.
    func items(of process: Process) -> [String: Item] {
        state.withLock { state in
            (state.streams[process] ?? [:]).values.reduce(into: [:]) { all, one in
                all.merge(one) { $0.expiresAt > $1.expiresAt ? $0 : $1 }
            }
        }
    }

    func refusals(of process: Process) -> [String: String] { state.withLock { $0.refusals[process] ?? [:] } }
}
