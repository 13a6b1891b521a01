import Access
import AuditLedger
import Foundation
import GatewayHTTP
import Issuance
import Logging
import NIOCore
import NIOPosix
import Runtime
import SPIFFE
import SPIFFETLS

/// Where gateways on nodes without an agent, or without its door, ask: the Authorization API (AuthZEN 1.0) over mutual TLS. A gateway is
/// known by its SVID, and only those that the settings name are let in.
struct GatewayDoor: Sendable {
    let core: ControlPlaneCore
    let logger: Logger

    /// Most connections at a time.
    static let connectionLimit = 1024
    /// From the accepted connection to the peer's name.
    static let handshakePatience = TimeAmount.seconds(10)
    /// How long a connection may say nothing.
    private static let patience = TimeAmount.seconds(300)
    /// Of the door's own SVID, which is renewed at half of it.
    private static let lifetime = Duration.seconds(3600)

    /// Until cancelled.
    ///
    /// - Parameter onReady: told the port.
    func serve(_ settings: GatewaySettings, onReady: @escaping @Sendable (Int) -> Void) async throws {
        let (updates, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<X509Context>.self)
        let source = X509Source(updates)
        defer { source.close() }
        continuation.yield(.current(try await core.ownContext(lifetime: Self.lifetime)))
        try await source.waitUntilReady(within: .seconds(10))
        let logger = logger
        let tls = MutualTLS(
            source: source, authorize: .oneOf(settings.callers), clock: core.clock, applicationProtocols: ["http/1.1"]
        ) { logger.warning("a gateway is not let in: \($0.reason)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listen(settings, tls, onReady) }
            group.addTask {
                while true {
                    try await Task.sleep(for: Self.lifetime / 2)
                    await refresh(continuation)
                }
            }
            // What was taken back, or is signed by a key that nobody believes any more, counts for open connections too.
            group.addTask {
                for await _ in core.events.subscribe({ $0 == "identity.revoked" }) { await refresh(continuation) }
            }
            group.addTask {
                for await _ in core.issuer.authority.changes() { await refresh(continuation) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// A fault of the moment ends no server; it is tried again.
    private func refresh(_ updates: AsyncThrowingStream<SourceUpdate<X509Context>, any Error>.Continuation) async {
        while !Task.isCancelled {
            do {
                updates.yield(.current(try await core.ownContext(lifetime: Self.lifetime)))
                return
            } catch {
                logger.warning("gateways are still judged by what was known before: \(Loops.describe(error))")
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func listen(_ settings: GatewaySettings, _ tls: MutualTLS, _ onReady: @Sendable (Int) -> Void) async throws {
        let room = ConnectionRoom(limit: Self.connectionLimit)
        let base = "https://\(settings.host):"
        let channel: any Channel
        do {
            channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 128)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    guard room.enter() else { return channel.close() }
                    channel.closeFuture.whenComplete { _ in room.leave() }
                    return channel.eventLoop.makeCompletedFuture {
                        try tls.addServerHandlers(to: channel)
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(IdleStateHandler(readTimeout: Self.patience))
                        try pipeline.addHandler(GatewayAdmission(door: self, base: base))
                    }.flatMapErrorThrowing { error in
                        // NIO drops a connection whose initialiser fails, and leaves it open.
                        channel.close(promise: nil)
                        throw error
                    }
                }
                .bind(host: settings.host, port: settings.port).get()
        } catch {
            throw ServerError(description: "cannot serve gateways at `\(settings.host):\(settings.port)`: \(error)")
        }
        onReady(channel.localAddress?.port ?? settings.port)
        let callers = settings.callers.map(\.description).sorted().joined(separator: ", ")
        logger.notice("AuthZEN is at `\(base)\(channel.localAddress?.port ?? settings.port)`, for \(callers)")
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}

/// Waits until TLS has found who it is; whoever shows nothing is gone soon.
private final class GatewayAdmission: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let door: GatewayDoor
    private let base: String
    private var deadline: Scheduled<Void>?

    init(door: GatewayDoor, base: String) {
        (self.door, self.base) = (door, base)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: GatewayDoor.handshakePatience) { bound.value.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let peer = event as? PeerVerified else { return context.fireUserInboundEventTriggered(event) }
        deadline?.cancel()
        let gateway = RemoteGateway(core: door.core, logger: door.logger, id: peer.id)
        let port = context.channel.localAddress?.port ?? 0
        let handler = GatewayHandler(peer: "`\(peer.id)`", base: base + String(port), logger: door.logger) { gateway }
        do {
            try context.pipeline.syncOperations.addHandler(handler)
        } catch {
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// A gateway that TLS knows.
private struct RemoteGateway: Gateway {
    let core: ControlPlaneCore
    let logger: Logger
    let id: SPIFFEID

    /// The connection ends when its SVID is revoked; this does not wait for it. TLS lets in none but those that are named.
    var name: String? { core.issuer.revocations.isRevoked(id) == nil ? id.description : nil }

    func reply(to request: AuthZENRequest, at endpoint: AuthZENEndpoint, as name: String) -> GatewayReply {
        // Each is a line of the ledger, or an agent's worth of searching.
        let cost = endpoint.side == nil ? AgentAllowances.observation * Double(request.questions.count) : 1
        guard case .granted = core.allowances.spend(cost, of: id, at: core.clock.now()) else {
            return .now(.failure(429, "this gateway asks for more than its allowance; try again later, or mayfly server --agent-rate"))
        }
        return .later { [core, logger] in
            do throws(AuthZENFailure) {
                let answer = try await core.authorize(request, at: endpoint, from: name, logger)
                return GatewayAnswer(status: 200, body: String(decoding: answer, as: UTF8.self))
            } catch {
                return .failure(error)
            }
        }
    }
}
