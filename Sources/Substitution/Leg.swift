import NIOCore

/// One side of a connection through the listener: its channel's only handler. It moves bytes and keeps the balance: as long as
/// the other side does not take what it was sent, nothing more is read from this one.
final class Leg: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Side { case client, upstream }

    let side: Side
    private var session: Session?
    private var context: ChannelHandlerContext?
    private var holdsRead = false
    private var isOutputClosing = false
    private var isClosing = false
    /// Bytes were written and not flushed.
    private var isDirty = false

    init(_ side: Side, of session: Session) {
        self.side = side
        self.session = session
    }

    var isWritable: Bool { context?.channel.isWritable ?? true }
    var localPort: Int? { context?.channel.localAddress?.port }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        session?.gone(self)
        session = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        session?.received(unwrapInboundIn(data), from: self)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        session?.readComplete(self)
    }

    func channelInactive(context: ChannelHandlerContext) {
        session?.gone(self)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { session?.inputClosed(self) }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { session?.writable(self) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The peer is gone, or reading failed: either way this side is over.
        context.close(promise: nil)
    }

    func read(context: ChannelHandlerContext) {
        if session?.mayRead(self) ?? true {
            context.read()
        } else {
            holdsRead = true
        }
    }

    /// Reads on if a read was held back.
    func resume() {
        guard holdsRead, let context, session?.mayRead(self) ?? true else { return }
        holdsRead = false
        context.read()
    }

    func write(_ bytes: ByteBuffer) {
        guard !isClosing, !isOutputClosing, let context else { return }
        isDirty = true
        context.write(wrapOutboundOut(bytes), promise: nil)
    }

    func flush() {
        guard isDirty, let context else { return }
        isDirty = false
        context.flush()
    }

    /// Tells the peer that no more comes, after what was written.
    func closeOutput() {
        guard !isClosing, !isOutputClosing, let context else { return }
        isOutputClosing = true
        afterWrites(context) { $0.close(mode: .output, promise: nil) }
    }

    /// Closes after what was written has gone out, at the latest after `linger`.
    func close(linger: TimeAmount) {
        guard !isClosing, let context else { return }
        isClosing = true
        afterWrites(context) { $0.close(promise: nil) }
        context.eventLoop.assumeIsolated().scheduleTask(in: linger) { [weak self] in
            self?.context?.close(promise: nil)
        }
    }

    /// Closes now; what was written may be lost.
    func abort() {
        isClosing = true
        context?.close(promise: nil)
    }

    private func afterWrites(_ context: ChannelHandlerContext, _ body: @escaping (ChannelHandlerContext) -> Void) {
        isDirty = false
        let written = context.writeAndFlush(wrapOutboundOut(ByteBuffer()))
        written.assumeIsolated().whenComplete { [weak self] _ in
            if let context = self?.context { body(context) }
        }
    }
}
