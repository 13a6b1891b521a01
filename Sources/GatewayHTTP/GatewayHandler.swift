import Access
public import Logging
public import NIOCore

/// One connection of a gateway. One request at a time, in order; what comes meanwhile waits, and nobody reads it.
public final class GatewayHandler: ChannelInboundHandler {
    public typealias InboundIn = ByteBuffer
    public typealias OutboundOut = ByteBuffer

    /// By path.
    private static let endpoints = Dictionary(uniqueKeysWithValues: AuthZENEndpoint.allCases.map { ($0.path, $0) })

    private enum Standing {
        case asked
        case known(any Gateway)
        case refused
    }

    private let peer: String
    private let base: String
    private let patience: TimeAmount
    private let logger: Logger
    private let find: @Sendable () async -> (any Gateway)?
    private var standing = Standing.asked
    private var reader = HTTPRequestReader()
    private var output = ByteBufferAllocator().buffer(capacity: 1024)
    /// An answer is being made elsewhere.
    private var isBusy = false
    private var isEnding = false
    private var isHeldBack = false
    private var isScheduled = false
    /// Ends the connection where the rest of a request does not come.
    private var deadline: Scheduled<Void>?

    /// Requests that are answered before others of the loop have their turn.
    private static let turn = 8

    /// - Parameters:
    ///   - peer: what the log and a refusal call the other end, whoever it is.
    ///   - base: URL of the decision point, for its configuration (AuthZEN 1.0, "PDP Metadata").
    ///   - patience: how long a request may take from its first byte to its last.
    ///   - find: who it is; `nil` for whoever may not ask. Nothing is answered before.
    public init(
        peer: String, base: String, patience: TimeAmount = .seconds(10), logger: Logger, find: @escaping @Sendable () async -> (any Gateway)?
    ) {
        (self.peer, self.base, self.patience, self.logger, self.find) = (peer, base, patience, logger, find)
    }

    public func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let (find, loop) = (find, context.eventLoop)
        Task {
            let gateway = await find()
            loop.execute {
                let (handler, context) = bound.value
                handler.standing = gateway.map { .known($0) } ?? .refused
                handler.pump(context)
            }
        }
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        reader.append(unwrapInboundIn(data).readableBytesView)
        pump(context)
    }

    public func channelWritabilityChanged(context: ChannelHandlerContext) { pump(context) }

    public func channelInactive(context: ChannelHandlerContext) {
        isEnding = true
        deadline?.cancel()
    }

    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) } else { context.fireUserInboundEventTriggered(event) }
    }

    public func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: Requests

    /// Whether the next request can be taken up.
    private func canGoOn(_ context: ChannelHandlerContext) -> Bool {
        if case .asked = standing { return false }
        // Who does not read its answers is not answered more.
        return !isBusy && !isEnding && context.channel.isWritable
    }

    private func pump(_ context: ChannelHandlerContext) {
        var left = Self.turn
        var hasAnswered = false
        while canGoOn(context) {
            guard left > 0 else {
                again(context)
                break
            }
            left -= 1
            switch reader.next() {
            case .request(let request):
                hasAnswered = true
                respond(to: request, context)
            case .refused(let refusal): answer(.failure(refusal.status, refusal.message), nil, context, isLast: true)
            case .more(let wantsContinue):
                if wantsContinue { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil) }
                holdBack(false, context)
                // One that had begun before is there now: the next has its own time.
                if hasAnswered { expect(false, context) }
                return expect(reader.isWithin, context)
            }
        }
        expect(false, context)
        // What is there already is enough: more is read when that is answered.
        holdBack(!isEnding, context)
    }

    private func again(_ context: ChannelHandlerContext) {
        guard !isScheduled else { return }
        isScheduled = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let (handler, context) = bound.value
            handler.isScheduled = false
            handler.pump(context)
        }
    }

    private func holdBack(_ isHeldBack: Bool, _ context: ChannelHandlerContext) {
        guard self.isHeldBack != isHeldBack else { return }
        self.isHeldBack = isHeldBack
        try? context.channel.syncOptions?.setOption(.autoRead, value: !isHeldBack)
    }

    /// A request that has begun is there soon, or never.
    private func expect(_ isWithin: Bool, _ context: ChannelHandlerContext) {
        guard isWithin else {
            deadline?.cancel()
            deadline = nil
            return
        }
        guard deadline == nil else { return }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: patience) { bound.value.close(promise: nil) }
    }

    private func respond(to request: HTTPRequestReader.Request, _ context: ChannelHandlerContext) {
        guard case .known(let gateway) = standing, let name = gateway.name else {
            logger.warning("\(peer) asks to have something decided, and is none of those that may")
            return answer(.failure(403, "\(peer) is none of those that may ask here"), request, context, isLast: true)
        }
        if request.path == AuthZENEndpoint.configurationPath, request.method == .get {
            let document = AuthZENEndpoint.configuration(at: base).sorted { $0.key < $1.key }
            // Names and paths of ours: nothing in them is to be escaped.
            let json = "{" + document.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
            return answer(.init(status: 200, body: json), request, context)
        }
        guard let endpoint = Self.endpoints[request.path] else {
            return answer(.failure(404, "there is no such endpoint"), request, context)
        }
        guard request.method == .post else { return answer(.failure(405, "questions are posted"), request, context) }
        do {
            switch gateway.reply(to: try AuthZENRequest(request.body), at: endpoint, as: name) {
            case .now(let reply): answer(reply, request, context)
            case .later(let reply): wait(for: reply, request, context)
            }
        } catch let failure {
            answer(.failure(failure), request, context)
        }
    }

    private func wait(
        for reply: @escaping @Sendable () async -> GatewayAnswer, _ request: HTTPRequestReader.Request, _ context: ChannelHandlerContext
    ) {
        isBusy = true
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let loop = context.eventLoop
        Task {
            let found = await reply()
            loop.execute {
                let (handler, context) = bound.value
                handler.isBusy = false
                guard !handler.isEnding else { return }
                handler.answer(found, request, context)
                handler.pump(context)
            }
        }
    }

    private func answer(
        _ answer: GatewayAnswer, _ request: HTTPRequestReader.Request?, _ context: ChannelHandlerContext, isLast: Bool = false
    ) {
        let isLast = isLast || request?.keepsAlive != true
        // Its storage is used again once it is written out.
        output.clear()
        output.writeStaticString("HTTP/1.1 ")
        output.writeString(String(answer.status))
        output.writeStaticString(answer.phrase)
        output.writeStaticString("\r\ncontent-type: ")
        output.writeStaticString(answer.isText ? "text/plain; charset=utf-8" : "application/json")
        output.writeStaticString("\r\ncontent-length: ")
        output.writeString(String(answer.body.utf8.count))
        output.writeStaticString("\r\ncache-control: no-store\r\n")
        if let id = request?.id {
            output.writeStaticString("x-request-id: ")
            output.writeString(id)
            output.writeStaticString("\r\n")
        }
        output.writeStaticString(isLast ? "connection: close\r\n\r\n" : "\r\n")
        output.writeString(answer.body)
        guard isLast else { return context.writeAndFlush(wrapOutboundOut(output), promise: nil) }
        isEnding = true
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(output)).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
