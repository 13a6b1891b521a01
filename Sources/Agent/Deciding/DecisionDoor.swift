import Access
import Estate
import Foundation
import GatewayHTTP
import Glibc
import LinuxProcess
import Logging
import NIOCore
import NIOPosix
import Runtime
import SPIFFE
import WorkloadAPI

/// The agent's AuthZEN endpoint: HTTP/1.1 over a Unix socket. Who asks is attested once for each connection, and looked at again with each
/// question; single questions are decided where they are read.
struct DecisionDoor: Sendable {
    let settings: DecisionDoorSettings
    let gateways: DecisionGateways
    let decider: AwayDecider
    let pool: NIOThreadPool
    let logger: Logger
    /// How long a request may take from its first byte to its last.
    var requestPatience = TimeAmount.seconds(10)

    /// Most connections at a time.
    static let connectionLimit = 256
    /// How long a connection may say nothing.
    private static let patience = TimeAmount.seconds(300)

    /// Until cancelled.
    func serve() async throws {
        // A thread of its own: whoever asks waits for nothing else that the agent does.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        group.next().execute { ThreadSlice.shorten() }
        let room = ConnectionRoom(limit: Self.connectionLimit)
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 128)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    do {
                        try admit(channel, room)
                    } catch {
                        // NIO drops a connection whose initialiser fails, and leaves it open.
                        channel.close(promise: nil)
                        throw error
                    }
                }
            }
            .bind(unixDomainSocketPath: settings.socket, cleanupExistingSocketFile: true).get()
        guard SocketAccess.owner(andGroup: settings.group).apply(to: settings.socket) else {
            try? await server.close()
            throw AgentError(.refused, "`\(settings.socket)` cannot be given its mode and group: run as root, or as a member of the group")
        }
        let callers = (settings.callers.map(\.description) + settings.selectors.map(\.description)).sorted().joined(separator: ", ")
        logger.notice("AuthZEN is at `\(settings.socket)`, for \(callers)")
        await withTaskCancellationHandler {
            try? await server.closeFuture.get()
        } onCancel: {
            server.close(promise: nil)
        }
        unlink(settings.socket)
        try Task.checkCancellation()
    }

    private func admit(_ channel: any Channel, _ room: ConnectionRoom) throws {
        let pipeline = channel.pipeline.syncOperations
        let peer = try pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket throws in
            try ProcessHandle(peerOfUnixSocket: socket)
        }
        guard let peer, room.enter() else { throw AgentError(.refused, "the caller could not be told, or there are too many") }
        channel.closeFuture.whenComplete { _ in room.leave() }
        try pipeline.addHandler(IdleStateHandler(readTimeout: Self.patience))
        try pipeline.addHandler(
            GatewayHandler(peer: "process \(peer.pid)", base: "http://localhost", patience: requestPatience, logger: logger) {
                (try? await gateways.attest(peer)).map { NodeGateway(door: self, process: $0) }
            })
    }

    /// Whether it is so much that others should not wait for it.
    static func isLong(_ endpoint: AuthZENEndpoint, _ request: AuthZENRequest) -> Bool {
        endpoint.side != nil || request.questions.count > 8
    }

    func answer(_ endpoint: AuthZENEndpoint, _ request: AuthZENRequest, from gateway: String) -> GatewayAnswer {
        do {
            if let side = endpoint.side {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return GatewayAnswer(
                    status: 200, body: String(decoding: try encoder.encode(decider.search(side, request, from: gateway)), as: UTF8.self))
            }
            try endpoint.check(request)
            return GatewayAnswer(status: 200, body: try AuthZENEndpoint.answer(to: request, decider.evaluate(request, from: gateway)))
        } catch let failure as AuthZENFailure {
            return .failure(failure)
        } catch {
            logger.error("a question could not be answered: \(type(of: error))")
            return .failure(500, "the question could not be answered; the agent's log says why")
        }
    }
}

/// A process of this node that may ask.
private struct NodeGateway: Gateway {
    let door: DecisionDoor
    let process: DecisionGateways.Caller

    var name: String? { door.gateways.name(of: process) }

    func reply(to request: AuthZENRequest, at endpoint: AuthZENEndpoint, as name: String) -> GatewayReply {
        guard DecisionDoor.isLong(endpoint, request) else { return .now(door.answer(endpoint, request, from: name)) }
        return .later {
            (try? await door.pool.runIfActive { door.answer(endpoint, request, from: name) }) ?? .failure(503, "the agent is about to end")
        }
    }
}
