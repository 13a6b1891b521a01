import Access
import Estate
import Foundation
import Glibc
import LinuxProcess
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import SPIFFE
import Synchronization
import WorkloadAPI

/// The agent's AuthZEN endpoint: HTTP/1.1 over a Unix socket. Who asks is attested once for each connection, and looked at again with each
/// question; single questions are decided where they are read.
struct DecisionDoor: Sendable {
    let settings: DecisionDoorSettings
    let gateways: DecisionGateways
    let decider: AwayDecider
    let pool: NIOThreadPool
    let logger: Logger

    /// Most connections at a time.
    static let connectionLimit = 256
    /// Largest request; smaller than the server's, for what was decided must go into one report.
    static let bodyLimit = 256 << 10
    /// How long a connection may say nothing.
    private static let patience = TimeAmount.seconds(300)

    /// Until cancelled.
    func serve() async throws {
        // A thread of its own: whoever asks waits for nothing else that the agent does.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
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
        try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: true, withErrorHandling: true)
        try pipeline.addHandler(DecisionHandler(door: self, peer: peer))
    }

    // MARK: Answers

    struct Answer: Sendable {
        var status: HTTPResponseStatus
        var type = "application/json"
        var body: String

        static func failure(_ status: Int, _ message: String) -> Answer {
            Answer(status: .init(statusCode: status), type: "text/plain; charset=utf-8", body: message + "\n")
        }
    }

    /// Whether it is so much that others should not wait for it.
    static func isLong(_ endpoint: AuthZENEndpoint, _ request: AuthZENRequest) -> Bool {
        endpoint.side != nil || request.questions.count > 8
    }

    func answer(_ endpoint: AuthZENEndpoint, _ request: AuthZENRequest, from gateway: String) -> Answer {
        do {
            if let side = endpoint.side {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return Answer(
                    status: .ok, body: String(decoding: try encoder.encode(decider.search(side, request, from: gateway)), as: UTF8.self))
            }
            if endpoint == .evaluation, request.evaluations != nil {
                throw AuthZENFailure(400, "several questions go to \(AuthZENEndpoint.evaluations.path)")
            }
            let answers = try decider.evaluate(request, from: gateway)
            guard request.evaluations == nil else {
                return Answer(status: .ok, body: #"{"evaluations":["# + answers.map(\.json).joined(separator: ",") + "]}")
            }
            guard let answer = answers.first else { throw AuthZENFailure(500, "there is no answer") }
            // The one question could not be asked, so that is what the whole request comes to.
            if let problem = answer.context?.error { throw AuthZENFailure(problem.status, problem.message) }
            return Answer(status: .ok, body: answer.json)
        } catch let failure as AuthZENFailure {
            return .failure(failure.status, failure.message)
        } catch {
            logger.error("a question could not be answered: \(type(of: error))")
            return .failure(500, "the question could not be answered; the agent's log says why")
        }
    }
}

/// How many connections there are.
private final class ConnectionRoom: Sendable {
    private let count = Mutex(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func enter() -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
