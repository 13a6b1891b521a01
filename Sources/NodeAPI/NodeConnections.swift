public import GRPCCore
import GRPCNIOTransportCore
public import GRPCNIOTransportHTTP2Posix
public import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import Runtime
public import SPIFFE
import SwiftASN1
import Synchronization
import WorkloadAPI
public import X509

/// The agents' connections, and who presented itself on each. What TLS was shown is read once for a connection: the transport by itself
/// would ask the event loop twice, and read the certificate anew, at every call.
///
/// Anybody reaches this port. A connection is a stranger's until a call on it was judged to be an agent's (``recognized(_:as:)``), and
/// strangers have little: ``Limits``.
public final class NodeConnections: Sendable {
    /// Who may hold how many connections, and for how long.
    ///
    /// Addresses are counted for strangers alone. A whole fleet may stand behind one address, and whoever has shown to be an agent is
    /// counted by name instead; so an address's share bounds how many of a fleet shake hands at the same moment, and not how large the fleet
    /// is. Those beyond it try again within two seconds.
    public struct Limits: Sendable {
        /// Of all together. An agent has one, and a second while it renews.
        public var connections = 16_384
        /// Of those, strangers': agents find room while strangers come from everywhere.
        public var strangers = 4_096
        /// Of those, from one address, or one /64 of IPv6, which is what one host can have.
        public var address = 3_072
        /// Of one agent. Its newest counts, so it is the oldest that is ended: an agent whose network broke needs not wait for TCP to notice.
        public var agent = 32
        /// From the accepted connection to the end of TLS's handshake.
        public var handshake = Duration.seconds(10)
        /// From the accepted connection until a call has shown whose it is. Who attests, or trades a token, is done by then and never
        /// was an agent's: 30 s is the longest that an attestation takes.
        public var recognition = Duration.seconds(60)

        public init() {}

        /// As many as go with the number of files that the process may have open: half of them, where that is less.
        public init(files: Int) {
            let most = min(connections, max(16, files / 2))
            (strangers, address) = (strangers * most / connections, address * most / connections)
            connections = most
        }
    }

    /// What the peer has shown in the handshake, with its key. Nothing of it is believed yet.
    public struct Presented: Sendable {
        public var certificate: Certificate
        /// SHA-256 of the public key's SubjectPublicKeyInfo, in hexadecimal.
        public var keyDigest: String
    }

    private struct Connection {
        var channel: any Channel
        var address: RemoteHost
        var presented: Presented?
        /// `nil` for a stranger.
        var holder: SPIFFEID?
    }

    private struct State {
        var next: UInt64 = 1
        var live: [UInt64: Connection] = [:]
        var strangers: Shares<RemoteHost>
        /// Their connections, the oldest first.
        var agents: [SPIFFEID: [UInt64]] = [:]
    }
    private let limits: Limits
    private let state: Mutex<State>

    public init(limits: Limits = Limits()) {
        self.limits = limits
        state = Mutex(State(strangers: Shares(limit: limits.strangers)))
    }

    /// Numbers are never used twice: a call that outlives its connection finds nobody, and not whoever came after.
    ///
    /// - Returns: `nil` where the connection is one too many.
    fileprivate func accept(_ channel: any Channel) throws -> NumberedChannel? {
        let address = RemoteHost(channel.remoteAddress)
        let number = state.withLock { state -> UInt64? in
            guard state.live.count < limits.connections, state.strangers.take(for: address, share: limits.address) else { return nil }
            defer { state.next += 1 }
            state.live[state.next] = Connection(channel: channel, address: address)
            return state.next
        }
        guard let number else { return nil }
        let deadline = channel.eventLoop.scheduleTask(in: TimeAmount(limits.recognition)) { [self] in
            if state.withLock({ $0.live[number]?.holder == nil }) { channel.close(promise: nil) }
        }
        channel.closeFuture.whenComplete { [self] _ in
            deadline.cancel()
            remove(number)
        }
        return try NumberedChannel(channel, number: number)
    }

    private func remove(_ number: UInt64) {
        state.withLock { state in
            guard let connection = state.live.removeValue(forKey: number) else { return }
            guard let holder = connection.holder else { return state.strangers.giveBack(of: connection.address) }
            let left = state.agents[holder, default: []].filter { $0 != number }
            state.agents[holder] = left.isEmpty ? nil : left
        }
    }

    /// How many are open now.
    var open: (strangers: Int, agents: Int) {
        state.withLock { ($0.strangers.total, $0.live.count - $0.strangers.total) }
    }

    /// From its accept to the end of TLS's handshake.
    fileprivate var handshake: Duration { limits.handshake }

    /// A call was judged to be this agent's, or this nested server's: its connection may stay, and counts for its name from now on.
    public func recognized(_ context: ServerContext, as id: SPIFFEID) {
        guard let number = NumberedChannel.number(of: context) else { return }
        let oldest = state.withLock { state -> (any Channel)? in
            guard let connection = state.live[number], connection.holder == nil else { return nil }
            state.live[number]?.holder = id
            state.strangers.giveBack(of: connection.address)
            state.agents[id, default: []].append(number)
            guard let held = state.agents[id], held.count > limits.agent else { return nil }
            return state.live[held[0]]?.channel
        }
        oldest?.close(promise: nil)
    }

    /// What the caller has shown, whatever its certificate says and however old it is.
    public func presented(_ context: ServerContext) async throws(RPCError) -> Presented {
        guard let number = NumberedChannel.number(of: context), let connection = state.withLock({ $0.live[number] }) else {
            throw Self.nobody
        }
        if let presented = connection.presented { return presented }
        guard let peer = try? await connection.channel.nioSSL_peerCertificate().get(), let der = try? peer.toDERBytes(),
            der.count <= X509Bundle.certificateLimit, let certificate = try? Certificate(derEncoded: der)
        else { throw Self.nobody }
        let presented = Presented(certificate: certificate, keyDigest: certificate.publicKey.digest)
        state.withLock { $0.live[number]?.presented = presented }
        return presented
    }

    private static let nobody = RPCError(code: .unauthenticated, message: "no client certificate")
}

/// Accepts agents over TCP with TLS, and numbers their connections.
public struct NodeListener: HTTP2ServerTransport.ListenerFactory {
    public let eventLoopGroup: any EventLoopGroup
    private let host: String
    private let port: Int
    private let credential: NodeCredential
    private let connections: NodeConnections
    private let onListening: @Sendable () -> Void

    init(
        host: String, port: Int, credential: NodeCredential, connections: NodeConnections, onListening: @escaping @Sendable () -> Void
    ) {
        eventLoopGroup = MultiThreadedEventLoopGroup.singleton
        self.host = host
        self.port = port
        self.credential = credential
        self.connections = connections
        self.onListening = onListening
    }

    public func makeListeningChannel(
        listenerConfigurator: HTTP2ServerTransport.ListenerConfigurator,
        connectionConfigurator: HTTP2ServerTransport.ConnectionConfigurator
    ) async throws -> NIOAsyncChannel<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel, Never> {
        // Of each listener its own: no ticket of an earlier one opens a session here.
        let context = try NIOSSLContext(configuration: configuration)
        let connections = connections
        let listening = try await ServerBootstrap(group: eventLoopGroup)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { listenerConfigurator.configure(channel: $0) }
            .bind(host: host, port: port) { channel -> EventLoopFuture<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel> in
                do {
                    guard let numbered = try connections.accept(channel) else {
                        // NIO drops a connection whose initialiser fails, and leaves it open.
                        channel.close(promise: nil)
                        return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLServerHandler(
                            context: context,
                            customVerificationCallback: { certificates, promise in
                                // Possession of the key is all that TLS is asked for. Identity is judged at every call.
                                promise.succeed(certificates.isEmpty ? .failed : .certificateVerified)
                            }))
                    try channel.pipeline.syncOperations.addHandler(HandshakeDeadline(TimeAmount(connections.handshake)))
                    return connectionConfigurator.configure(channel: numbered, tls: .configured(requireALPN: true))
                } catch {
                    channel.close(promise: nil)
                    return channel.eventLoop.makeFailedFuture(error)
                }
            }
        onListening()
        return listening
    }

    private var configuration: TLSConfiguration {
        get throws {
            let key = try credential.key.withBytes { try NIOSSLPrivateKey(bytes: Array($0), format: .der) }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try credential.chain.map { .certificate(try NIOSSLCertificate(bytes: $0, format: .der)) },
                privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            // Every client must present a certificate.
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .certificates([])
            configuration.applicationProtocols = ["grpc-exp", "h2"]
            return configuration
        }
    }
}

/// Whoever connects and says nothing is gone soon.
private final class HandshakeDeadline: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let time: TimeAmount
    private var deadline: Scheduled<Void>?

    init(_ time: TimeAmount) { self.time = time }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { deadline?.cancel() }
        context.fireUserInboundEventTriggered(event)
    }
}
