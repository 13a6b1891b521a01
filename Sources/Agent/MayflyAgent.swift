import Attestation
import Estate
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import LinuxProcess
public import Logging
import NIOPosix
import NodeAPI
import Registration
public import Runtime
import Substitution
import SwiftProtobuf
import Synchronization
@_spi(Incubating) import WorkloadAPI

/// The agent's process.
public struct MayflyAgent: Sendable {
    private let settings: AgentSettings
    private let clock: WallClock
    private let entropy: Entropy
    private let logger: Logger

    public init(settings: AgentSettings, clock: WallClock, entropy: Entropy, logger: Logger) {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
    }

    /// Serves until cancelled, then gives back every grant.
    ///
    /// - Parameter onReady: called once, when the node is attested, its configuration applied and the Workload API open.
    public func run(onReady: @escaping @Sendable () -> Void) async throws {
        guard settings.workloadSocket.utf8.count <= 107 else {
            throw AgentError(.refused, "`\(settings.workloadSocket)` is too long for a Unix socket: at most 107 bytes")
        }
        if let fault = settings.kubelet?.fault { throw AgentError(.refused, "--kubelet: \(fault)") }
        let fault = settings.brokers?.fault("--broker-socket") ?? settings.delegates?.fault("--delegated-socket") ?? settings.decisions?.fault
        if let fault { throw AgentError(.refused, fault) }
        // Each workload's connection costs two.
        OpenFiles.raiseLimit()
        // Before any socket is opened: the sockets of an agent that runs are not to be taken from it.
        let lock = try StateLock(settings.state, kind: "agent")
        defer { withExtendedLifetime(lock) {} }
        let health = LinkHealth(clock: clock)
        let link = ServerLink(settings: settings, health: health, clock: clock, entropy: entropy, logger: logger)
        defer { link.close() }
        let node = NodeState()
        let attestor = Attestor(attestors: settings.attestors)
        let register = HeldRegister()
        // Open before the server is reached: that it is not may be what somebody asks about.
        let explainer = ProcessExplainer(
            link: link, state: node, health: health, register: register, attestor: attestor, settings: settings, clock: clock)
        let asked = Task { [settings, logger] in
            await AgentSocket(path: settings.state.file(AgentSocket.fileName), logger: logger) { await explainer.answer($0) }.serve()
        }
        defer { asked.cancel() }
        try await link.establish()

        let incarnation = entropy.hex(12)
        let reporter = Reporter(link: link, incarnation: incarnation, logger: logger)
        let exits = try ExitWatch()
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        defer { pool.shutdownGracefully { _ in } }

        let hostBox = Mutex<PathHost?>(nil)
        let grants = GrantHolder(
            link: link, state: node, incarnation: incarnation, clock: clock, logger: logger,
            onLost: { path, grant in hostBox.withLock { $0 }?.endSessions(path: path, grant: grant) })
        let services = PathServices(
            group: MultiThreadedEventLoopGroup.singleton, pool: pool, attestor: attestor, exits: exits,
            fingerprint: { secret in
                // Without a key nothing is recognised, so nothing is let through.
                node.snapshot?.fingerprintKey.fingerprint(of: secret) ?? .unrecognisable
            },
            grants: grants,
            events: { event in
                switch event {
                case .use(let use): hostBox.withLock { $0 }?.note(use)
                case .exited(let exit): Task { await grants.exited(exit) }
                }
            }, clock: clock, entropy: entropy)
        let host = PathHost(
            services: services, node: node, reporter: reporter, pool: pool, clock: clock, logger: logger)
        hostBox.withLock { $0 = host }
        let posture = PostureWatch(
            link: link, state: node, checks: HostChecks(clock: clock), pool: pool, clock: clock, logger: logger)
        let identities = WorkloadIdentities(
            link: link, calls: CertificateCalls(link: link), state: node, attestor: attestor, exits: exits, register: register,
            pool: pool, clock: clock, entropy: entropy,
            logger: logger)
        let (settings, logger) = (settings, logger)
        let deciding = try await deciding(link, node, health, posture, register, attestor, incarnation, pool)
        let ready = OnceFlag(onReady)
        // Before the node's entries are known there is nothing that anybody could be given. After that there is, whoever is away.
        let serving = HealthState(isServing: false)

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await link.keepRenewing() }
            group.addTask { await reporter.run() }
            group.addTask { await host.keepCounting() }
            group.addTask { try await Self.serveWorkloads(identities, settings, serving) }
            group.addTask {
                try await OnBehalfDoors(settings: settings, identities: identities, link: link, node: node, health: serving).serve()
            }
            group.addTask {
                // One place applies configurations, in order.
                for await snapshot in node.snapshots() {
                    serving.set(isServing: true)
                    await host.apply(snapshot)
                    if let lack = snapshot.standing.lacks.first { await grants.withdraw(because: lack.words) }
                    ready.raise()
                }
            }
            group.addTask { await posture.run() }
            group.addTask { await identities.keepSweeping() }
            if let deciding {
                group.addTask { try await deciding.door.serve() }
                group.addTask { await deciding.decider.log.run() }
                group.addTask { await deciding.decider.knowledge.keeper.run() }
            }
            group.addTask { await Self.follow(link, node, health, posture, deciding?.decider, incarnation, logger) }
            defer { group.cancelAll() }
            do {
                try await group.next()
            } catch is CancellationError {}
        }
        await host.stop()
        await grants.closeAll()
        await deciding?.decider.log.flush()
    }

    /// What it takes to decide for gateways; `nil` where none may ask.
    private func deciding(
        _ link: ServerLink, _ node: NodeState, _ health: LinkHealth, _ posture: PostureWatch, _ register: HeldRegister, _ attestor: Attestor,
        _ incarnation: String, _ pool: NIOThreadPool
    ) async throws -> (door: DecisionDoor, decider: AwayDecider)? {
        guard let door = settings.decisions else { return nil }
        let held = HeldPolicies(directory: settings.state, pool: pool, clock: clock, logger: logger)
        if let bundle = link.identity?.bundle { await held.load(bundle: bundle) }
        let keeper = KnowledgeKeeper(directory: settings.state, pool: pool, agent: { link.identity?.id }, logger: logger)
        let knowledge = KnownHere(
            node: node, posture: posture, register: register, keeper: keeper, agent: { link.identity?.id }, heardAt: { held.heardAt })
        knowledge.load(logger)
        let log = DecisionLog(directory: settings.state, incarnation: incarnation, logger: logger) { report in
            try await link.client().reportDecisions(report, options: ServerLink.options(.seconds(10))).acknowledged
        }
        let decider = AwayDecider(held: held, knowledge: knowledge, log: log, health: health, clock: clock)
        node.decide(by: decider)
        let gateways = DecisionGateways(settings: door, node: node, known: knowledge, attestor: attestor, pool: pool, clock: clock)
        return (DecisionDoor(settings: door, gateways: gateways, decider: decider, pool: pool, logger: logger), decider)
    }

    private static func serveWorkloads(_ identities: WorkloadIdentities, _ settings: AgentSettings, _ health: HealthState) async throws {
        let server = WorkloadEndpoint.server(
            path: settings.workloadSocket, source: identities, wit: settings.givesWITs ? WITIdentities(identities: identities) : nil, health: health)
        try await server.serveUntilCancelled()
    }

    /// Follows the server's configuration; while the server is away, what was last said stays in force.
    private static func follow(
        _ link: ServerLink, _ node: NodeState, _ health: LinkHealth, _ posture: PostureWatch, _ decider: AwayDecider?, _ incarnation: String,
        _ logger: Logger
    ) async {
        let assembly = Mutex(NodeAssembly())
        while !Task.isCancelled {
            do {
                await posture.introduce()
                var options = CallOptions.defaults
                options.waitForReady = true
                let known = assembly.withLock { $0.replica.request }
                let request = Mayfly_Node_V1_SyncRequest.with {
                    $0.incarnation = incarnation
                    $0.knownRevision = known.revision
                    $0.knownDigest = known.digest
                    $0.wantsPolicies = decider != nil
                    $0.knownPolicies = Data(decider?.held.knownDigest ?? [])
                }
                try await link.client().sync(request, options: options) { response in
                    for try await message in response.messages {
                        switch message.part {
                        case .standing(let standing):
                            node.take(standing, logger)
                            decider?.knowledge.take(standing)
                            continue
                        case .policyHead(let head):
                            if let bundle = link.identity?.bundle { await decider?.held.take(head, bundle: bundle) }
                            continue
                        case .policyPiece(let piece):
                            await decider?.held.take(piece)
                            continue
                        case .facts(let facts):
                            decider?.knowledge.take(facts)
                            continue
                        case .settings, .entries, .paths, nil: break
                        }
                        switch assembly.withLock({ $0.take(message) }) {
                        case .more: continue
                        case .snapshot(let snapshot):
                            link.trust(snapshot.roots, tainted: snapshot.settings.tainted)
                            node.set(snapshot)
                            let held = assembly.withLock { $0.replica }
                            decider?.knowledge.take(snapshot, revision: held.revision ?? 0)
                            health.heard(revision: held.revision, digest: held.entries.digest.description)
                        case .drifted:
                            logger.error("the entries here and at the server are not the same: asking for all of them")
                            return
                        case .senseless:
                            logger.error("the server sent a configuration that makes no sense; the one before stays in force")
                        }
                    }
                }
            } catch {
                if Task.isCancelled { return }
                // Expired in our sleep, or of an authority that is gone: the node's key is good for another.
                if (error as? RPCError)?.code == .unauthenticated { link.renewNow() }
                health.lost(ServerLink.describe(error), isRefusal: ServerLink.isRefusal(error))
                logger.warning("the server's configuration stream ended; trying again: \(ServerLink.describe(error))")
            }
            assembly.withLock { $0.interrupt() }
            decider?.held.interrupt()
            try? await Task.sleep(for: .milliseconds(300))
        }
    }
}

/// Calls once, however often it is raised.
private final class OnceFlag: Sendable {
    private let call: Mutex<(@Sendable () -> Void)?>

    init(_ call: @escaping @Sendable () -> Void) {
        self.call = Mutex(call)
    }

    func raise() {
        call.withLock { call in
            defer { call = nil }
            return call
        }?()
    }
}
