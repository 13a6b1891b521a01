public import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
public import Runtime
import SPIFFE

/// A SPIFFE bundle endpoint (SPIFFE Federation §5.2.1.3, §5.2.2.3): HTTPS, GET, nobody is asked who they are.
///
/// It faces strangers: a connection carries one request, has one deadline, and there are so many at most.
public struct BundleEndpoint: Sendable {
    public struct Limits: Sendable {
        public var connections = 256
        /// From the accepted connection to the last byte.
        public var time = Duration.seconds(30)
        /// Of a whole request.
        public var request = 16_384
        public init() {}
    }

    private let host: String
    private let port: Int
    private let identity: EndpointIdentity
    private let documents: EndpointDocuments
    private let limits: Limits
    private let clock: WallClock
    private let group: any EventLoopGroup
    private let onTrouble: @Sendable (String) -> Void

    /// - Parameter onTrouble: told what an operator should mend; it must not block.
    public init(
        host: String, port: Int, identity: EndpointIdentity, documents: EndpointDocuments, limits: Limits = Limits(), clock: WallClock,
        group: any EventLoopGroup, onTrouble: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.identity = identity
        self.documents = documents
        self.limits = limits
        self.clock = clock
        self.group = group
        self.onTrouble = onTrouble
    }

    /// Serves until cancelled.
    ///
    /// - Parameter onReady: told the port.
    public func run(onReady: @Sendable (Int) -> Void) async throws {
        let contexts = EndpointContexts(identity, clock: clock, onTrouble: onTrouble)
        // Fails here rather than at the first caller.
        _ = try contexts.context()
        let open = ConnectionRoom(limit: limits.connections)
        let (documents, limits, isWeb) = (documents, limits, identity.profile == "https_web")
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 128)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                guard open.enter() else { return channel.close() }
                channel.closeFuture.whenComplete { _ in open.leave() }
                return channel.eventLoop.makeCompletedFuture {
                    let timer = channel.eventLoop.scheduleTask(in: TimeAmount(limits.time)) { channel.close(promise: nil) }
                    channel.closeFuture.whenComplete { _ in timer.cancel() }
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLServerHandler(context: try contexts.context()))
                    try pipeline.addHandler(ByteBudget(limits.request))
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: true)
                    try pipeline.addHandler(Responder(documents, isWeb: isWeb))
                }
            }
            .bind(host: host, port: port).get()
        onReady(channel.localAddress?.port ?? port)
        try await withTaskCancellationHandler {
            try await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}

/// Answers the first request, and ends the connection.
private final class Responder: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let documents: EndpointDocuments
    private let isWeb: Bool
    private var request: HTTPRequestHead?
    private var isAnswered = false

    init(_ documents: EndpointDocuments, isWeb: Bool) {
        self.documents = documents
        self.isWeb = isWeb
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): if request == nil { request = head }
        // What a GET brings along means nothing (RFC 9110 §9.3.1), and the budget of bytes ends it.
        case .body: break
        case .end:
            guard let request, !isAnswered else { return }
            isAnswered = true
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.makeFutureWithTask { [documents] in await documents.answer(to: request) }.whenSuccess { answer in
                let (responder, context) = bound.value
                responder.write(answer, to: request, context)
            }
        }
    }

    private func write(_ answer: EndpointDocuments.Answer, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        var headers = answer.headers
        headers.add(name: "connection", value: "close")
        if answer.status != .notModified { headers.add(name: "content-length", value: String(answer.body.count)) }
        if isWeb { headers.add(name: "strict-transport-security", value: "max-age=63072000") }
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: answer.status, headers: headers))), promise: nil)
        if request.method != .HEAD, !answer.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
