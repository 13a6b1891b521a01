import GRPCCore
import GRPCNIOTransportCore
public import GRPCNIOTransportHTTP2Posix
import LinuxProcess
public import NIOCore
import NIOPosix
import SPIFFE
import SPIFFETLS
import Synchronization

/// The brokers' connections: which process is behind each, and which SVID it has shown.
public final class BrokerConnections: Sendable {
    private let peers = PeerRegistry()
    private let channels = Mutex<[UInt64: any Channel]>([:])

    public init() {}

    /// The number of a new connection; `nil` when it is one too many.
    fileprivate func accept(_ channel: any Channel) throws -> NumberedChannel? {
        guard let number = try peers.register(channel) else { return nil }
        channels.withLock { $0[number] = channel }
        channel.closeFuture.whenComplete { [self] _ in
            peers.remove(number)
            channels.withLock { _ = $0.removeValue(forKey: number) }
        }
        return try NumberedChannel(channel, number: number)
    }

    /// Who calls, as it is judged now: the gate behind TLS has nobody once an SVID has ended or was taken back.
    func caller(of context: ServerContext) async throws -> (id: SPIFFEID, process: ProcessHandle) {
        guard let number = NumberedChannel.number(of: context), let channel = channels.withLock({ $0[number] }),
            let process = peers.peer(of: context), process.isAlive, let id = try? await channel.spiffePeer().get()
        else { throw RPCError(code: .unauthenticated, message: "the caller could not be told") }
        return (id, process)
    }
}

/// Accepts on a Unix socket, and has both sides show SVIDs (Broker Endpoint §3.1, §5).
public struct BrokerListener: HTTP2ServerTransport.ListenerFactory {
    public let eventLoopGroup: any EventLoopGroup
    private let path: String
    private let access: SocketAccess
    private let tls: MutualTLS
    private let connections: BrokerConnections

    init(path: String, access: SocketAccess, tls: MutualTLS, connections: BrokerConnections) {
        eventLoopGroup = MultiThreadedEventLoopGroup.singleton
        self.path = path
        self.access = access
        self.tls = tls
        self.connections = connections
    }

    public func makeListeningChannel(
        listenerConfigurator: HTTP2ServerTransport.ListenerConfigurator,
        connectionConfigurator: HTTP2ServerTransport.ConnectionConfigurator
    ) async throws -> NIOAsyncChannel<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel, Never> {
        let (tls, connections) = (tls, connections)
        let channel = try await ServerBootstrap(group: eventLoopGroup)
            .serverChannelOption(.backlog, value: 128)
            .serverChannelInitializer { listenerConfigurator.configure(channel: $0) }
            .bind(unixDomainSocketPath: path,
                cleanupExistingSocketFile: true) { channel -> EventLoopFuture<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel> in
                do {
                    guard let numbered = try connections.accept(channel) else {
                        // NIO drops a connection whose initialiser fails, and leaves it open.
                        channel.close(promise: nil)
                        return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
                    }
                    try tls.addServerHandlers(to: channel)
                    return connectionConfigurator.configure(channel: numbered, tls: .configured(requireALPN: true))
                } catch {
                    channel.close(promise: nil)
                    return channel.eventLoop.makeFailedFuture(error)
                }
            }
        guard access.apply(to: path) else {
            try? await channel.executeThenClose { _ in }
            throw SocketAccess.Fault(path: path)
        }
        return channel
    }
}
