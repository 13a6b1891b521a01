import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Runtime
import SPIFFE

/// A server behind real TLS that sends what it is told, whatever the request says.
final class HostileServer: Sendable {
    enum Step: Sendable {
        case send(String)
        case bytes([UInt8])
        /// The same bytes again and again, with a pause after each.
        case endless([UInt8], every: TimeAmount)
        case close
    }

    let port: Int
    private let channel: any Channel
    var url: String { "https://127.0.0.1:\(port)/" }

    init(_ identity: X509Identity, maximum: TLSVersion? = nil, _ steps: [Step]) async throws {
        let chain = try identity.svid.chain.map { NIOSSLCertificateSource.certificate(try NIOSSLCertificate(bytes: $0, format: .der)) }
        let key = try identity.key.withBytes { try NIOSSLPrivateKey(bytes: Array($0), format: .der) }
        (channel, port) = try await Self.serve(chain, key, maximum, steps)
    }

    init(_ web: WebAuthority, _ steps: [Step]) async throws {
        let chain = try NIOSSLCertificate.fromPEMFile(web.certificate).map(NIOSSLCertificateSource.certificate)
        (channel, port) = try await Self.serve(chain, try NIOSSLPrivateKey(file: web.key, format: .pem), nil, steps)
    }

    deinit { channel.close(promise: nil) }

    private static func serve(
        _ chain: [NIOSSLCertificateSource], _ key: NIOSSLPrivateKey, _ maximum: TLSVersion?, _ steps: [Step]
    ) async throws -> (any Channel, Int) {
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
        configuration.maximumTLSVersion = maximum
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.addHandler(Player(steps))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return (channel, channel.localAddress?.port ?? 0)
    }

    private final class Player: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private let steps: [Step]
        private var hasBegun = false

        init(_ steps: [Step]) { self.steps = steps }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !hasBegun else { return }
            hasBegun = true
            for step in steps {
                switch step {
                case .send(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                case .endless(let bytes, let pause):
                    let channel = context.channel
                    channel.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: pause) { task in
                        guard channel.isActive else { return task.cancel() }
                        channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
                    }
                case .close: context.close(promise: nil)
                }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    /// A whole answer.
    static func answer(_ body: [UInt8], _ headers: String = "content-type: application/json\r\n", status: String = "200 OK") -> [Step] {
        [.send("HTTP/1.1 \(status)\r\n\(headers)content-length: \(body.count)\r\n\r\n"), .bytes(body)]
    }
}
