import Access
import LinuxProcess
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

/// One connection of a gateway. One request at a time, in order; the pipeline before it holds back what comes meanwhile.
final class DecisionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Standing {
        case attesting
        case known(DecisionGateways.Gateway)
        case refused
    }

    private let door: DecisionDoor
    private let peer: ProcessHandle
    private var standing = Standing.attesting
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isTooLarge = false
    /// A whole request waits until its sender is known.
    private var waits = false

    init(door: DecisionDoor, peer: ProcessHandle) {
        (self.door, self.peer) = (door, peer)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let (gateways, peer, loop) = (door.gateways, peer, context.eventLoop)
        Task {
            let gateway = try? await gateways.attest(peer)
            loop.execute {
                let (handler, context) = bound.value
                handler.standing = gateway.map { .known($0) } ?? .refused
                if handler.waits { handler.respond(context) }
            }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            (self.head, body, isTooLarge) = (head, [], false)
        case .body(let part):
            guard body.count + part.readableBytes <= DecisionDoor.bodyLimit else {
                (body, isTooLarge) = ([], true)
                // Nobody feeds us for ever.
                answer(.failure(413, "a request has at most \(DecisionDoor.bodyLimit >> 10) KiB"), context, isLast: true)
                return
            }
            body += part.readableBytesView
        case .end:
            if isTooLarge { return }
            if case .attesting = standing { waits = true } else { respond(context) }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) } else { context.fireUserInboundEventTriggered(event) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func respond(_ context: ChannelHandlerContext) {
        waits = false
        guard let head, !isTooLarge else { return }
        guard case .known(let gateway) = standing, let name = door.gateways.name(of: gateway) else {
            door.logger.warning("process \(peer.pid) asks to have something decided, and is none of those that may")
            return answer(.failure(403, "process \(peer.pid) is none of those that may ask here"), context, isLast: true)
        }
        let path = String(head.uri.prefix { $0 != "?" })
        if path == AuthZENEndpoint.configurationPath, head.method == .GET {
            let document = AuthZENEndpoint.configuration(at: "http://localhost").sorted { $0.key < $1.key }
            // Names and paths of ours: nothing in them is to be escaped.
            let json = "{" + document.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
            return answer(.init(status: .ok, body: json), context)
        }
        guard let endpoint = AuthZENEndpoint.allCases.first(where: { $0.path == path }) else {
            return answer(.failure(404, "there is no such endpoint"), context)
        }
        guard head.method == .POST else { return answer(.failure(405, "questions are posted"), context) }
        let request: AuthZENRequest
        do {
            request = try AuthZENRequest(body)
        } catch let failure {
            return answer(.failure(failure.status, failure.message), context)
        }
        guard DecisionDoor.isLong(endpoint, request) else { return answer(door.answer(endpoint, request, from: name), context) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let door = door
        door.pool.runIfActive(eventLoop: context.eventLoop) { door.answer(endpoint, request, from: name) }.whenComplete { result in
            let (handler, context) = bound.value
            handler.answer((try? result.get()) ?? .failure(503, "the agent is about to end"), context)
        }
    }

    private func answer(_ answer: DecisionDoor.Answer, _ context: ChannelHandlerContext, isLast: Bool = false) {
        let isLast = isLast || head?.isKeepAlive != true
        var headers = HTTPHeaders()
        headers.add(name: "content-type", value: answer.type)
        headers.add(name: "content-length", value: String(answer.body.utf8.count))
        headers.add(name: "cache-control", value: "no-store")
        // Given back as it came, where it can stand in a header at all.
        if let id = head?.headers.first(name: "x-request-id"), id.utf8.count <= 256 { headers.add(name: "x-request-id", value: id) }
        if isLast { headers.add(name: "connection", value: "close") }
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: answer.status, headers: headers))), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(string: answer.body)))), promise: nil)
        let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
        head = nil
        guard isLast else { return }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        written.whenComplete { _ in bound.value.close(promise: nil) }
    }
}
