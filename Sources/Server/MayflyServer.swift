public import AuditLedger
import Console
import Crypto
import Estate
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Glibc
import Issuance
public import Logging
import NodeAPI
public import Runtime
import SPIFFE
import Storage
import WorkloadAPI
import X509

/// Why the server could not start.
public struct ServerError: Error, CustomStringConvertible {
    public var description: String
}

/// What a server says once it serves.
public struct ServerReady: Sendable {
    public var node: String
    public var console: String
    /// How a node without a token knows this server: `<SHA-256 of the root>.<trust domain>`.
    public var root: String
    /// Opens the dashboard.
    public var consoleToken: Secret
    /// Where other trust domains fetch this one's bundle, if they may.
    public var bundleEndpoint: String?
    /// Where gateways ask by AuthZEN, if any may.
    public var gateways: String?
}

/// The control plane's process.
public struct MayflyServer: Sendable {
    private let settings: ServerSettings
    private let clock: WallClock
    private let entropy: Entropy
    let logger: Logger

    public init(settings: ServerSettings, clock: WallClock, entropy: Entropy, logger: Logger) {
        self.settings = settings
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
    }

    /// Serves until cancelled.
    public func run(onReady: @escaping @Sendable (ServerReady) -> Void) async throws {
        let lock = try StateLock(settings.state, kind: "server")
        defer { withExtendedLifetime(lock) {} }
        let core = try await ControlPlaneCore(settings: settings, clock: clock, entropy: entropy)
        let token = try consoleToken()
        let console = ConsoleQueries(core: core, logger: logger)
        let (logger, settings, clock, entropy) = (logger, settings, clock, entropy)

        do {
            try await core.sweepRoles()
        } catch {
            logger.warning("left-over roles are not swept yet: \(Loops.describe(error))")
        }
        if settings.memoryKeys != nil {
            logger.warning(
                """
                the authority's keys are in memory alone: they end with this server, each start needs the authority above for new ones, and of what \
                they signed no revocation list can be made any more
                """)
        }
        if let warning = try await core.lostKeyWarning() { logger.warning("\(warning)") }
        try await core.federation.load(own: core.ownBundle)
        let (bundlePort, gatewayPort) = (AsyncStream.makeStream(of: Int.self), AsyncStream.makeStream(of: Int.self))
        let nodesListen = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await core.federation.run(own: { core.ownBundle }, logger: logger) }
            group.addTask { try await serveBundles(core) { bundlePort.continuation.yield($0) } }
            if let gateways = settings.gateways {
                group.addTask { try await GatewayDoor(core: core, logger: logger).serve(gateways) { gatewayPort.continuation.yield($0) } }
            }
            group.addTask { await Loops(core: core, logger: logger).run() }
            group.addTask { await console.keepVerifying() }
            group.addTask { await core.keepPresence(logger) }
            group.addTask { await core.keepFeed() }
            group.addTask { await core.keepContext(logger) }
            group.addTask { await core.keepDeciding(logger) }
            group.addTask { await core.keepPublishing(logger) }
            group.addTask { await core.keepSignals(logger) }
            if let above = settings.upstream as? ServerUpstream {
                group.addTask { await core.keepNested(below: above) { logger.warning("\($0)") } }
            }
            group.addTask { try await serveNodes(core) { nodesListen.continuation.yield() } }
            group.addTask {
                func address(_ host: String?, _ ports: AsyncStream<Int>) async -> String? {
                    guard let host else { return nil }
                    for await port in ports { return "https://\(HostAndPort(host: host, port: port))/" }
                    return nil
                }
                for await _ in nodesListen.stream { break }
                let bundles = await address(settings.federation.endpoint?.host, bundlePort.stream)
                let gateways = await address(settings.gateways?.host, gatewayPort.stream)
                // Nobody is told how to sign in at a server that ends because a port is taken.
                try Task.checkCancellation()
                let server = ConsoleServer(
                    controlPlane: console, token: token, clock: clock, entropy: entropy, logger: logger)
                try await server.run(
                    host: settings.consoleHost, port: settings.consolePort,
                    socketPath: settings.state.file(ServerSettings.socketName)
                ) { port in
                    let ready = ServerReady(
                        node: settings.node.description,
                        console: "http://\(HostAndPort(host: settings.consoleHost, port: port))",
                        root: "\(core.issuer.authority.rootDigest.hex).\(settings.trustDomain)", consoleToken: token, bundleEndpoint: bundles,
                        gateways: gateways)
                    writeAddress(ready)
                    onReady(ready)
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func writeAddress(_ ready: ServerReady) {
        let address = ServerAddress(node: ready.node, console: ready.console, processID: getpid())
        do {
            try settings.state.write(ServerSettings.addressName, JSONEncoder().encode(address))
        } catch {
            logger.warning("`\(ServerSettings.addressName)` is not written: \(error)")
        }
    }

    /// The dashboard's token: made once, kept 0600, printed at each start.
    private func consoleToken() throws -> Secret {
        Secret(try settings.state.readOrCreate("console.token") { Array(entropy.hex(24).utf8) })
    }

    /// Serves agents. The server's own SVID is renewed by serving anew with a fresh one at half its life: a fresh TLS
    /// context ends session tickets too.
    private func serveNodes(_ core: ControlPlaneCore, onListening: @escaping @Sendable () -> Void) async throws {
        let lifetime = settings.lifetimes.agent
        let connections = NodeConnections(limits: NodeConnections.Limits(files: OpenFiles.raiseLimit()))
        let service = NodeService(core: core, connections: connections, logger: logger)
        let nesting = NestingService(core: core, connections: connections, logger: logger)
        let (host, port) = (settings.nodeHost, settings.nodePort)
        while !Task.isCancelled {
            let key = P256.Signing.PrivateKey()
            let signer = core.issuer.authority.certificates.certificateDER
            let svid = try core.issuer.serverSVID(
                publicKey: Certificate.PrivateKey(key).publicKey, lifetime: lifetime)
            let credential = NodeCredential(
                chain: svid.chain + core.issuer.authority.succession,
                key: Secret(key.derRepresentation))
            let server = GRPCServer(
                transport: NodeTLS.serverTransport(
                    host: host, port: port, credential: credential, connections: connections, onListening: onListening),
                services: [service, nesting])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        try await server.serveUntilCancelled()
                    } catch {
                        throw ServerError(description: "cannot serve agents at `\(settings.node)`: \(error)")
                    }
                }
                group.addTask {
                    try await Task.sleep(for: lifetime / 2)
                    server.beginGracefulShutdown()
                }
                group.addTask {
                    // Another key signs from now on: what is presented must be its, before the old one is gone.
                    for await _ in core.issuer.authority.changes() where core.issuer.authority.certificates.certificateDER != signer { break }
                    server.beginGracefulShutdown()
                }
                defer { group.cancelAll() }
                try await group.next()
                // Agents' streams are long; they reconnect at once to the renewed server.
            }
        }
    }

    /// Checks a ledger without a running server: reads the database, changes nothing.
    public static func verifyLedger(in state: StateDirectory, anchor: String?) async throws -> (LedgerVerdict, checkpoint: String?) {
        guard let signer = try CheckpointSigner.existing(in: state) else {
            throw ServerError(description: "`\(state.path)` holds no ledger: is this the server's state directory (--state)?")
        }
        let database = try Database(
            path: state.file(ServerSettings.databaseName), migrations: ControlPlaneCore.migrations)
        return try await database.read { transaction in
            (
                try Ledger.verify(in: transaction, publicKey: signer.publicKey, anchor: anchor),
                try Ledger.checkpoint(in: transaction)?.note
            )
        }
    }
}
