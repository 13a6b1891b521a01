import NIOCore

/// Ends a connection whose peer sends more than a whole exchange can need, whatever shape it gives to it: header fields, chunks of
/// one byte, interim answers without end.
final class ByteBudget: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    struct Spent: Error {}

    private var left: Int

    init(_ bytes: Int) { left = bytes }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        left -= unwrapInboundIn(data).readableBytes
        guard left >= 0 else {
            context.fireErrorCaught(Spent())
            context.close(promise: nil)
            return
        }
        context.fireChannelRead(data)
    }
}
