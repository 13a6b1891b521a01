import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import Runtime
import Synchronization

/// Asks a TLS port for its certificates. Nothing is verified and nothing is sent after the handshake: the chain is looked at,
/// not trusted.
enum TLSProbe {
    /// The presented chain in DER, the server's own certificate first.
    static func chain(host: String, port: Int, timeout: Duration) async throws -> [[UInt8]] {
        let place = "tls://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        var configuration = TLSConfiguration.makeClientConfiguration()
        // The callback below replaces the check of the chain; the name would be checked before it.
        configuration.certificateVerification = .noHostnameVerification
        let context: NIOSSLContext
        do { context = try NIOSSLContext(configuration: configuration) } catch { throw SourceError(.settings, "\(place): no TLS here") }
        let seen = Mutex<[[UInt8]]>([])
        let isName = (try? SocketAddress(ipAddress: host, port: 0)) == nil
        let limit = TimeAmount.milliseconds(timeout.milliseconds)
        let outcome: Void? = try? await withCheckedThrowingContinuation { continuation in
            let once = Once(continuation)
            ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(limit)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let verify: NIOSSLCustomVerificationCallback = { certificates, promise in
                            let chain = certificates.prefix(10).compactMap { try? $0.toDERBytes() }
                            seen.withLock { $0 = chain }
                            promise.succeed(.certificateVerified)
                        }
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: isName ? host : nil, customVerificationCallback: verify))
                        try channel.pipeline.syncOperations.addHandler(Handshake(once: once, limit: limit))
                    }
                }
                .connect(host: host, port: port)
                .whenFailure { once.fail($0) }
        }
        let chain = seen.withLock { $0 }
        // A server that wants a certificate of ours ends the handshake after it has shown its own.
        guard outcome != nil || !chain.isEmpty else { throw SourceError(.unreachable, "\(place): no TLS handshake") }
        return chain
    }

    /// Resumes the caller once.
    private final class Once: Sendable {
        private let continuation: Mutex<CheckedContinuation<Void, any Error>?>

        init(_ continuation: CheckedContinuation<Void, any Error>) { self.continuation = Mutex(continuation) }

        func succeed() { continuation.withLock { $0.take() }?.resume() }
        func fail(_ error: any Error) { continuation.withLock { $0.take() }?.resume(throwing: error) }
    }

    /// Waits for the end of the handshake and closes.
    private final class Handshake: ChannelInboundHandler {
        typealias InboundIn = Never

        private let once: Once
        private let limit: TimeAmount
        private var deadline: Scheduled<Void>?

        init(once: Once, limit: TimeAmount) {
            self.once = once
            self.limit = limit
        }

        func handlerAdded(context: ChannelHandlerContext) {
            let channel = context.channel
            deadline = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            deadline?.cancel()
            once.fail(ChannelError.eof)
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if let event = event as? TLSUserEvent, case .handshakeCompleted = event {
                once.succeed()
                context.close(promise: nil)
            } else {
                context.fireUserInboundEventTriggered(event)
            }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            once.fail(error)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            once.fail(ChannelError.eof)
            context.fireChannelInactive()
        }
    }
}
