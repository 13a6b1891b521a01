public import Attestation
public import Estate
public import LinuxProcess
public import NIOCore
public import NIOPosix
import PostgresWire
public import Runtime
import Synchronization

/// What listeners work with. One for all listeners of an agent.
public struct PathServices: Sendable {
    public var group: any EventLoopGroup
    /// For reading `/proc` and hashing programs. Two threads are enough.
    public var pool: NIOThreadPool
    public var attestor: Attestor
    public var exits: ExitWatch
    /// Names a presented password without keeping it.
    public var fingerprint: @Sendable (Secret) -> Fingerprint
    public var grants: any GrantSource
    public var events: @Sendable (PathEvent) -> Void
    public var clock: WallClock
    public var entropy: Entropy

    public init(
        group: any EventLoopGroup, pool: NIOThreadPool, attestor: Attestor, exits: ExitWatch,
        fingerprint: @escaping @Sendable (Secret) -> Fingerprint, grants: any GrantSource,
        events: @escaping @Sendable (PathEvent) -> Void, clock: WallClock = .system, entropy: Entropy = .system
    ) {
        self.group = group
        self.pool = pool
        self.attestor = attestor
        self.exits = exits
        self.fingerprint = fingerprint
        self.grants = grants
        self.events = events
        self.clock = clock
        self.entropy = entropy
    }
}

/// What one listener's sessions share, on all event loops.
final class ListenerCore: Sendable {
    private struct State {
        var configuration: PathConfiguration
        /// Derived SCRAM keys by grant: the second session of a grant costs no derivation. As secret as the grant's
        /// password; gone with the grant, the process, or the agent.
        var keys: [String: ScramKeys] = [:]
    }

    let services: PathServices
    let limits: PathLimits
    let traffic = TrafficCounter()
    let peers = LoopbackPeers()
    let sessions: SessionTable
    let connections = Atomic(0)
    private let state: Mutex<State>
    private static let keyLimit = 4096

    init(_ configuration: PathConfiguration, services: PathServices, limits: PathLimits) {
        self.services = services
        self.limits = limits
        sessions = SessionTable(exits: services.exits)
        state = Mutex(State(configuration: configuration))
    }

    var configuration: PathConfiguration { state.withLock { $0.configuration } }

    func apply(_ new: PathConfiguration) throws(SubstitutionError) {
        let error: SubstitutionError? = state.withLock { state in
            let old = state.configuration
            if new == old { return nil }
            guard new.name == old.name, new.listen == old.listen else {
                return SubstitutionError(
                    .otherPath, "the listener of `\(old.name)` at `\(old.listen)` cannot become `\(new.name)` at `\(new.listen)`: start another")
            }
            guard new.generation > old.generation else {
                return SubstitutionError(
                    .staleGeneration,
                    "generation \(new.generation) of access path `\(new.name)` is not after \(old.generation), which is in force")
            }
            state.configuration = new
            return nil
        }
        if let error { throw error }
    }

    func keys(of grant: String) -> ScramKeys? { state.withLock { $0.keys[grant] } }

    func keep(_ keys: ScramKeys, of grant: String) {
        state.withLock { state in
            if state.keys.count >= Self.keyLimit { state.keys.removeAll() }
            state.keys[grant] = keys
        }
    }

    func forget(keysOf grant: String) {
        state.withLock { _ = $0.keys.removeValue(forKey: grant) }
    }

    func note(grant: String, of process: AttestedProcess, path: String) {
        let services = services
        sessions.note(grant: grant, of: process) { [weak self] key, grants in
            for grant in grants { self?.forget(keysOf: grant) }
            services.events(
                .exited(
                    CallerExit(
                        path: path, pid: key.pid, startTime: key.startTime, grantIDs: grants, at: services.clock.now())))
        }
    }
}
