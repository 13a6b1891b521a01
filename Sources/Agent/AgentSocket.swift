import Foundation
import Glibc
import LinuxProcess
import Logging
import NIOCore
import NIOPosix
import Runtime

/// The agent's own door, for the person who looks after the node: a Unix socket in the state directory that root and the agent's own
/// user may ask. One question, a line of JSON; one answer, JSON to the end of the connection. It answers and changes nothing.
struct AgentSocket: Sendable {
    let path: String
    let logger: Logger
    let answer: @Sendable (AgentQuestion) async -> Data

    static let fileName = "agent.sock"
    static let questionLimit = 4096
    /// At a time; each costs a look at a process.
    private static let most = 8
    private static let patience = TimeAmount.seconds(30)

    /// Until cancelled. Without it the agent works and cannot be asked, which is no reason to stop.
    func serve() async {
        guard path.utf8.count <= 107 else {
            logger.warning("`\(path)` is too long for a Unix socket: `mayfly why` cannot ask this agent")
            return
        }
        do {
            try await listen()
        } catch is CancellationError {
        } catch {
            logger.warning("`\(path)` cannot be opened: `mayfly why` cannot ask this agent (\(type(of: error)))")
        }
        unlink(path)
    }

    private func listen() async throws {
        let room = ConnectionRoom(limit: Self.most)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 16)
            .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true) { channel in
                channel.eventLoop.makeCompletedFuture {
                    do {
                        return try Self.admit(channel)
                    } catch {
                        // NIO drops a connection whose initialiser fails, and leaves it open.
                        channel.close(promise: nil)
                        throw error
                    }
                }
            }
        // Nobody else reaches it in between: the directory is the agent's alone.
        guard chmod(path, 0o600) == 0 else { throw AgentError(.refused, "`\(path)` cannot be protected") }
        try await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    guard room.enter() else {
                        connection.channel.close(promise: nil)
                        group.addTask { try? await connection.executeThenClose { _, _ in } }
                        continue
                    }
                    group.addTask {
                        await handle(connection)
                        room.leave()
                    }
                }
            }
        }
    }

    private static func admit(_ channel: any Channel) throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let peer = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket throws in
            try ProcessHandle(peerOfUnixSocket: socket)
        }
        guard let peer, peer.uid == 0 || peer.uid == geteuid() else {
            throw AgentError(.refused, "only root and the agent's own user may ask it")
        }
        return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
    }

    private func handle(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        let channel = connection.channel
        let end = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        defer { end.cancel() }
        // A connection that breaks is its holder's affair.
        try? await connection.executeThenClose { inbound, outbound in
            var line: [UInt8] = []
            for try await piece in inbound {
                line += piece.readableBytesView
                guard line.count <= Self.questionLimit else { return }
                guard let newline = line.firstIndex(of: UInt8(ascii: "\n")) else { continue }
                guard let question = try? JSONDecoder().decode(AgentQuestion.self, from: Data(line[..<newline])) else { return }
                try await outbound.write(ByteBuffer(bytes: await answer(question)))
                return
            }
        }
    }
}

/// What an agent can be asked at its socket.
struct AgentQuestion: Codable, Sendable {
    /// Explain what the process with this number is, and why.
    var why: Int32
}

/// Asks an agent of this machine.
public struct AgentInquiry: Sendable {
    private let directory: String

    /// - Parameter directory: the agent's state directory.
    public init(directory: String) {
        self.directory = directory
    }

    public enum Refusal: Error, Sendable, Hashable {
        /// The directory holds nothing of an agent.
        case noAgentState
        /// An agent's directory, and nobody listens.
        case notRunning
        /// The socket is another user's.
        case notPermitted
        /// It listens, and gave no answer that can be read.
        case noAnswer
    }

    private static let answerLimit = 8 << 20
    /// A process with containers behind it takes an agent some seconds; what does not answer by then is no agent.
    private static let patience = TimeAmount.seconds(15)

    /// Why the process with this number has the identities that it has.
    public func why(_ pid: Int32) async throws(Refusal) -> NodeExplanation {
        let path = directory + "/" + AgentSocket.fileName
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == EACCES { throw .notPermitted }
            throw lstat(directory + "/" + NodeIdentityStore.fileName, &status) == 0 ? .notRunning : .noAgentState
        }
        guard access(path, W_OK) == 0 else { throw .notPermitted }
        let connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(unixDomainSocketPath: path) { channel in
                    channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
                }
        } catch {
            throw .notRunning
        }
        let channel = connection.channel
        let end = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        defer { end.cancel() }
        do {
            let bytes = try await connection.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(bytes: try JSONEncoder().encode(AgentQuestion(why: pid)) + [UInt8(ascii: "\n")]))
                var bytes = Data()
                for try await piece in inbound where bytes.count <= Self.answerLimit { bytes += piece.readableBytesView }
                return bytes
            }
            return try JSONDecoder().decode(NodeExplanation.self, from: bytes)
        } catch {
            throw .noAnswer
        }
    }
}
