import Attestation
import Estate
import Foundation
import LinuxProcess
import Logging
import NIOCore
import NIOPosix
import NodeAPI
import PostgresWire
import Registration
import Runtime
import Substitution
import SwiftProtobuf
import Synchronization

/// Hosts one listener for each access path, as the newest configuration says, and one watch for each database, so that whoever
/// goes around the agent gets a name.
final class PathHost: Sendable {
    private struct State {
        var listeners: [String: PathListener] = [:]
        var watches: [String: SocketWatch] = [:]
        var failed: [String: Int64] = [:]
        /// Local ports of our own connections to databases, of those that were open lately.
        var ownPorts: Set<Int> = []
    }
    private let state = Mutex(State())
    private let services: PathServices
    private let node: NodeState
    private let reporter: Reporter
    private let clock: WallClock
    private let logger: Logger
    private let pool: NIOThreadPool

    init(
        services: PathServices, node: NodeState, reporter: Reporter, pool: NIOThreadPool, clock: WallClock, logger: Logger
    ) {
        self.services = services
        self.node = node
        self.reporter = reporter
        self.pool = pool
        self.clock = clock
        self.logger = logger
    }

    /// Brings the listeners in line with `snapshot`. A path that is gone stops; one that cannot listen is tried again.
    func apply(_ snapshot: NodeSnapshot) async {
        let wanted = Dictionary(snapshot.paths.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let gone = state.withLock { state in
            let gone = state.listeners.filter { wanted[$0.key] == nil }
            for name in gone.keys { state.listeners[name] = nil }
            return gone.values
        }
        for listener in gone { await listener.stop() }
        for entry in snapshot.paths {
            guard let configuration = PathConfiguration(entry) else {
                logger.error("path `\(entry.name)` makes no sense to this agent: it is left as it was")
                continue
            }
            await apply(configuration)
            watch(configuration)
        }
    }

    private func apply(_ configuration: PathConfiguration) async {
        do {
            if let listener = state.withLock({ $0.listeners[configuration.name] }) {
                if listener.configuration == configuration { return }
                if listener.configuration.listen == configuration.listen {
                    try listener.apply(configuration)
                    applied(configuration)
                    return
                }
                // Another address is another listener; sessions of the old one live on.
                await listener.stopAccepting()
            }
            let listener = PathListener(configuration, services: services)
            try await listener.start()
            state.withLock { $0.listeners[configuration.name] = listener }
            logger.info("path `\(configuration.name)` listens at \(configuration.listen)")
            applied(configuration)
        } catch {
            logger.error("path `\(configuration.name)`: \(error)")
        }
    }

    private func applied(_ configuration: PathConfiguration) {
        reporter.add(
            .with {
                $0.what = "applied"
                $0.path = configuration.name
                $0.mode = configuration.mode.rawValue
                $0.generation = Int64(configuration.generation)
                $0.atMs = clock.now().milliseconds
            })
    }

    func endSessions(path: String, grant: String) {
        guard let listener = state.withLock({ $0.listeners[path] }) else { return }
        listener.endSessions(grant: grant)
    }

    /// Runs until cancelled: says what the paths carried, twice a second.
    func keepCounting() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(500))
            for (name, listener) in state.withLock({ $0.listeners }) {
                for traffic in listener.takeTraffic() {
                    reporter.add(
                        .with {
                            $0.what = "counted"
                            $0.path = name
                            $0.mode = traffic.mode.rawValue
                            $0.exchanges = Int64(traffic.exchanges)
                            $0.errors = Int64(traffic.errors)
                            $0.atMs = clock.now().milliseconds
                        })
                }
            }
        }
    }

    func stop() async {
        let (listeners, watches) = state.withLock { (Array($0.listeners.values), Array($0.watches.values)) }
        for watch in watches { watch.stop() }
        for listener in listeners { await listener.stop() }
    }

    // MARK: What was seen

    /// Called on event loops: hands on and returns.
    func note(_ use: ObservedUse) {
        if let port = use.upstreamPort, case .opened = use.outcome {
            _ = state.withLock { $0.ownPorts.insert(port) }
        }
        reporter.add(
            .with {
                $0.path = use.path
                $0.mode = use.mode.rawValue
                $0.workload = use.workload ?? ""
                $0.pid = use.caller.pid ?? 0
                $0.uid = use.caller.uid ?? 0
                $0.executable = use.caller.executable ?? ""
                $0.suggestedName = use.caller.name ?? ""
                $0.login = use.login ?? ""
                $0.database = use.database ?? ""
                $0.application = use.applicationName ?? ""
                $0.grant = use.grantID ?? ""
                $0.upstreamPort = Int32(clamping: use.upstreamPort ?? 0)
                $0.generation = Int64(use.generation)
                $0.atMs = use.at.milliseconds
                switch use.outcome {
                case .opened: $0.what = "opened"
                case .closed: $0.what = "closed"
                case .refused(let refusal):
                    $0.what = "refused"
                    $0.reason = refusal.description
                }
            })
    }

    /// Watches for connections to the path's database that do not come through us.
    private func watch(_ configuration: PathConfiguration) {
        guard case .tcp(let host, let port) = configuration.upstream, let number = UInt16(exactly: port) else { return }
        let name = "\(host):\(port)"
        guard state.withLock({ $0.watches[name] == nil }) else { return }
        do {
            let watch = try SocketWatch(
                host: host, port: number, interval: .milliseconds(15),
                isOwn: { [weak self] port in self?.state.withLock { $0.ownPorts.contains(port) } ?? false },
                report: { [weak self] connection in self?.note(connection) })
            state.withLock { $0.watches[name] = watch }
            watch.start()
        } catch {
            logger.error("connections to `\(name)` that go around the agent cannot be watched: \(error)")
        }
    }

    private func note(_ connection: DirectConnection) {
        let (attestor, node) = (services.attestor, node)
        var workload = ""
        // A registered workload that goes directly is told by its selectors, like anywhere else.
        if let pid = connection.pid, let handle = try? ProcessHandle(pid: pid),
            case .attested(let process) = attestor.attest(handle), let known = node.snapshot,
            let name = known.entries(for: process, at: clock.now()).lazy.compactMap(\.entry.estateWorkload).first
        {
            workload = name
        }
        let script = connection.script ?? connection.ancestors.lazy.compactMap(\.script?.path).first
        let program = connection.executable.map(Self.lastComponent) ?? "a process that was gone"
        let name = script.map { Self.withoutExtension(Self.lastComponent($0)) } ?? program
        reporter.add(
            .with {
                $0.what = "direct"
                $0.workload = workload
                $0.suggestedName = connection.uid == nil ? "" : name
                $0.pid = connection.pid ?? 0
                $0.uid = connection.uid ?? 0
                $0.executable = connection.executable ?? ""
                $0.upstreamPort = Int32(clamping: connection.localPort)
                $0.atMs = Timestamp(connection.firstSeen).milliseconds
                $0.reason =
                    "`\(program)`" + (script.map { " started by `\($0)`" } ?? "")
                    + (connection.uid.map { ", user \($0)" } ?? "") + ", directly, around the agent"
            })
    }

    private static func lastComponent(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func withoutExtension(_ name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }
}

extension PathConfiguration {
    /// `nil` for an entry that this agent cannot serve.
    init?(_ entry: Mayfly_Node_V1_PathEntry) {
        guard let listen = ListenAddress(entry.listen), let mode = PathMode(rawValue: entry.mode),
            (1...65535).contains(entry.upstreamPort), !entry.login.isEmpty
        else { return nil }
        let selectors = entry.selectors.compactMap(Selector.init)
        self.init(
            name: entry.name, workload: entry.workload, listen: listen,
            upstream: .tcp(host: entry.upstreamHost, port: Int(entry.upstreamPort)), mode: mode,
            generation: Int(entry.generation), login: entry.login, database: entry.database,
            credential: Fingerprint(entry.credential),
            // A selector that cannot be checked is one that nobody has.
            selectors: selectors.count == entry.selectors.count ? selectors : [])
    }
}
