public import GRPCCore
import GRPCNIOTransportCore
public import GRPCNIOTransportHTTP2Posix
public import NIOCore
import NIOPosix
import NIOSSL
import Runtime
import SPIFFE
import SwiftASN1
import Synchronization
import WorkloadAPI
public import X509

/// The agents' connections, and who presented itself on each. What TLS was shown is read once for a connection: the transport by itself
/// would ask the event loop twice, and read the certificate anew, at every call.
public final class NodeConnections: Sendable {
    /// What the peer has shown in the handshake, with its key. Nothing of it is believed yet.
    public struct Presented: Sendable {
        public var certificate: Certificate
        /// SHA-256 of the public key's SubjectPublicKeyInfo, in hexadecimal.
        public var keyDigest: String
    }

    private struct Connection {
        var channel: any Channel
        var presented: Presented?
    }

    private struct State {
        var next: UInt64 = 1
        var live: [UInt64: Connection] = [:]
    }
    private let state = Mutex(State())

    public init() {}

    /// Numbers are never used twice: a call that outlives its connection finds nobody, and not whoever came after.
    fileprivate func accept(_ channel: any Channel) throws -> NumberedChannel {
        let number = state.withLock { state in
            defer { state.next += 1 }
            state.live[state.next] = Connection(channel: channel)
            return state.next
        }
        channel.closeFuture.whenComplete { [self] _ in _ = state.withLock { $0.live.removeValue(forKey: number) } }
        return try NumberedChannel(channel, number: number)
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
                    let numbered = try connections.accept(channel)
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLServerHandler(
                            context: context,
                            customVerificationCallback: { certificates, promise in
                                // Possession of the key is all that TLS is asked for. Identity is judged at every call.
                                promise.succeed(certificates.isEmpty ? .failed : .certificateVerified)
                            }))
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
