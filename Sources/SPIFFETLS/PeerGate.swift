public import NIOCore
import NIOSSL
import NIOTLS
import Runtime
public import SPIFFE

/// Sent down the pipeline once the peer is known, before the first byte of it.
public struct PeerVerified: Sendable {
    public let id: SPIFFEID
}

/// Stands behind TLS. Nothing passes it, in or out, before the peer is verified, and the connection ends when it no longer is.
///
/// A full handshake has asked already; a resumed one has not, for TLS takes the ticket for the answer.
final class PeerGate: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bytes that are held back in each direction while the peer is being judged.
    static let limit = 1 << 20

    private enum State { case shaking, judging, open, over }

    let record = PeerRecord()
    private let tls: MutualTLS
    private let authorize: PeerAuthorizer
    private var state = State.shaking
    private var peer: VerifiedPeer?
    private var context: ChannelHandlerContext?
    private var received: [ByteBuffer] = []
    private var receivedBytes = 0
    private var sent: [(data: NIOAny, promise: EventLoopPromise<Void>?)] = []
    private var sentBytes = 0
    private var isFlushWanted = false
    private var isReadWanted = false
    private var wasReadComplete = false
    private var hasInputEnded = false
    private var handshake: TLSUserEvent?
    private var expiry: Scheduled<Void>?

    init(tls: MutualTLS, authorize: PeerAuthorizer) {
        self.tls = tls
        self.authorize = authorize
    }

    /// Who is at the other end, once that is known and as long as it holds.
    var id: SPIFFEID? { state == .open ? peer?.id : nil }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    private func end() {
        state = .over
        expiry?.cancel()
        expiry = nil
        tls.remove(ObjectIdentifier(self))
        received = []
        let left = sent
        sent = []
        for write in left { write.promise?.fail(ChannelError.ioOnClosedChannel) }
    }

    // MARK: From the peer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent, state == .shaking {
            handshake = event as? TLSUserEvent
            if let found = record.found, found.generation == tls.source.generation {
                open(found)
            } else {
                state = .judging
                let leaf = (try? context.pipeline.syncOperations.nioSSL_peerCertificate()?.toDERBytes()) ?? nil
                judge(record.found?.chain ?? leaf.map { tls.chains.chain(of: $0) } ?? [])
            }
        } else if let event = event as? ChannelEvent, event == .inputClosed, state == .judging {
            hasInputEnded = true
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch state {
        case .open: context.fireChannelRead(data)
        case .over: break
        case .shaking, .judging:
            let buffer = unwrapInboundIn(data)
            receivedBytes += buffer.readableBytes
            guard receivedBytes <= Self.limit else { return refuse(Refusal(.malformed, "the peer sent too much before it was verified")) }
            received.append(buffer)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if state == .open { context.fireChannelReadComplete() } else { wasReadComplete = true }
    }

    func read(context: ChannelHandlerContext) {
        // While the handshake goes on TLS reads for itself; while the peer is judged nobody needs to.
        if state == .judging { isReadWanted = true } else { context.read() }
    }

    // MARK: To the peer

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch state {
        case .open: context.write(data, promise: promise)
        case .over: promise?.fail(ChannelError.ioOnClosedChannel)
        case .shaking, .judging:
            sentBytes += unwrapOutboundIn(data).readableBytes
            guard sentBytes <= Self.limit else {
                promise?.fail(ChannelError.outputClosed)
                return refuse(Refusal(.malformed, "too much was written before the peer was verified"))
            }
            sent.append((data, promise))
        }
    }

    func flush(context: ChannelHandlerContext) {
        if state == .open { context.flush() } else { isFlushWanted = true }
    }

    // MARK: Judging

    private func judge(_ chain: [[UInt8]]) {
        guard let context else { return }
        let loop = context.eventLoop
        let bound = NIOLoopBound(self, eventLoop: loop)
        let (tls, authorize) = (tls, authorize)
        Task {
            let verdict = await tls.judge(chain, authorize)
            loop.execute { bound.value.take(verdict) }
        }
    }

    private func take(_ verdict: Result<VerifiedPeer, Refusal>) {
        guard state != .over else { return }
        switch verdict {
        case .failure(let refusal): refuse(refusal)
        case .success(let found):
            guard state == .open else { return open(found) }
            peer = found
            // The bundles changed while they were asked.
            if found.generation != tls.source.generation { judge(found.chain) }
        }
    }

    private func open(_ found: VerifiedPeer) {
        guard let context, state != .over else { return }
        state = .open
        peer = found
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let loop = context.eventLoop
        tls.add(ObjectIdentifier(self)) { loop.execute { bound.value.judgeAgain() } }
        endWithSVID(of: found)
        context.fireUserInboundEventTriggered(PeerVerified(id: found.id))
        if let handshake { context.fireUserInboundEventTriggered(handshake) }
        for buffer in received { context.fireChannelRead(wrapInboundOut(buffer)) }
        received = []
        if wasReadComplete { context.fireChannelReadComplete() }
        for write in sent { context.write(write.data, promise: write.promise) }
        sent = []
        if isFlushWanted { context.flush() }
        if hasInputEnded { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
        if isReadWanted { context.read() }
        // An update may have come between the handshake's question and the gate's registration.
        if found.generation != tls.source.generation { judge(found.chain) }
    }

    private func judgeAgain() {
        guard state == .open, let peer else { return }
        judge(peer.chain)
    }

    private func endWithSVID(of found: VerifiedPeer) {
        guard let context else { return }
        let left = found.notAfter - tls.clock.now()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        // A clock that is not the machine's may be behind by then: it is asked again.
        let delay = max(TimeAmount.milliseconds(10), TimeAmount(left) + .milliseconds(1))
        expiry = context.eventLoop.scheduleTask(in: delay) {
            let gate = bound.value
            guard gate.state == .open else { return }
            if gate.tls.clock.now() > found.notAfter {
                gate.refuse(Refusal(.expired, "the SVID of `\(found.id)` expired at \(found.notAfter)"))
            } else {
                gate.endWithSVID(of: found)
            }
        }
    }

    private func refuse(_ refusal: Refusal) {
        guard let context, state != .over else { return }
        tls.tell(refusal)
        end()
        context.fireErrorCaught(refusal)
        context.close(promise: nil)
    }
}

extension Channel {
    /// The verified peer of a connection that ``MutualTLS`` guards; `nil` before the handshake, and once it is refused.
    public func spiffePeer() -> EventLoopFuture<SPIFFEID?> {
        eventLoop.submit { try self.pipeline.syncOperations.handler(type: PeerGate.self).id }
    }
}
