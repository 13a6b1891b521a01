import Foundation
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// Not the loops of what is tested: a test that is busy must not hold that up.
let testLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)

/// Stands on a TCP connection and keeps a copy of both directions. Test equipment: no limits, no care.
final class Tap: Sendable {
    struct Recording {
        var fromClient: [UInt8] = []
        var fromServer: [UInt8] = []
    }
    private let recordings = Mutex<[Recording]>([])
    private let channel: any Channel

    var port: Int { channel.localAddress?.port ?? 0 }
    var all: [Recording] { recordings.withLock { $0 } }

    init(host: String, port: Int) async throws {
        let sink = Sink()
        channel = try await ServerBootstrap(group: testLoops)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { client in
                let index = sink.open()
                return ClientBootstrap(group: client.eventLoop)
                    .channelOption(.allowRemoteHalfClosure, value: true)
                    .connect(host: host, port: port)
                    .flatMapThrowing { server in
                        try client.pipeline.syncOperations.addHandler(
                            Pipe(to: server) { bytes in sink.record(index, fromClient: bytes) })
                        try server.pipeline.syncOperations.addHandler(
                            Pipe(to: client) { bytes in sink.record(index, fromServer: bytes) })
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        sink.tap = self
    }

    func close() async { try? await channel.close().get() }

    private final class Sink: @unchecked Sendable {
        weak var tap: Tap?

        func open() -> Int {
            tap?.recordings.withLock { list in
                list.append(Recording())
                return list.count - 1
            } ?? 0
        }

        func record(_ index: Int, fromClient bytes: ByteBuffer) {
            tap?.recordings.withLock { $0[index].fromClient += bytes.readableBytesView }
        }

        func record(_ index: Int, fromServer bytes: ByteBuffer) {
            tap?.recordings.withLock { $0[index].fromServer += bytes.readableBytesView }
        }
    }

    private final class Pipe: ChannelDuplexHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        let other: any Channel
        let record: (ByteBuffer) -> Void
        var held: ChannelHandlerContext?

        init(to other: any Channel, record: @escaping (ByteBuffer) -> Void) {
            self.other = other
            self.record = record
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            record(bytes)
            held = context
            let context = NIOLoopBound(context, eventLoop: context.eventLoop)
            // One read at a time: what is not taken is not read.
            other.writeAndFlush(bytes).whenComplete { _ in
                let context = context.value
                if let pipe = context.handler as? Pipe, pipe.held != nil {
                    pipe.held = nil
                    context.read()
                }
            }
        }

        func read(context: ChannelHandlerContext) {
            if held == nil { context.read() }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .inputClosed? = event as? ChannelEvent { other.close(mode: .output, promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

/// A client that sends what it is told and keeps what comes, on a plain socket.
final class RawClient: Sendable {
    private let channel: any Channel
    private let kept: Kept

    private final class Kept: Sendable {
        let bytes = Mutex<[UInt8]>([])
        let isClosed = Atomic(false)
    }

    var received: [UInt8] { kept.bytes.withLock { $0 } }
    var isClosed: Bool { kept.isClosed.load(ordering: .acquiring) }

    /// - Parameter patient: waits while the listener's queue is full, as a blocking socket would.
    init(unix path: String, patient: Bool = false) async throws {
        let kept = Kept()
        self.kept = kept
        var attempts = patient ? 2000 : 1
        while true {
            attempts -= 1
            do {
                channel = try await Self.bootstrap(kept).connect(unixDomainSocketPath: path).get()
                return
            } catch let error as IOError where error.errnoCode == EAGAIN && attempts > 0 {
                kept.isClosed.store(false, ordering: .releasing)
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    init(port: Int) async throws {
        let kept = Kept()
        self.kept = kept
        channel = try await Self.bootstrap(kept).connect(host: "127.0.0.1", port: port).get()
    }

    private static func bootstrap(_ kept: Kept) -> ClientBootstrap {
        ClientBootstrap(group: testLoops).channelInitializer { channel in
            channel.closeFuture.whenComplete { _ in kept.isClosed.store(true, ordering: .releasing) }
            return channel.pipeline.addHandler(
                Keeper { bytes in
                    kept.bytes.withLock { all in bytes.withUnsafeReadableBytes { all.append(contentsOf: $0) } }
                })
        }
    }

    func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }
    func send(_ bytes: ByteBuffer) async throws { try await channel.writeAndFlush(bytes) }
    func setReading(_ reads: Bool) async throws { try await channel.setOption(.autoRead, value: reads).get() }
    func close() async { try? await channel.close().get() }

    /// Waits until `enough` holds of what came, or the peer closed; false after the limit.
    func wait(_ limit: Duration = .seconds(20), until enough: ([UInt8]) -> Bool) async -> Bool {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            // Under the lock, for what came may be large and is not to be copied.
            let wasClosed = isClosed
            if kept.bytes.withLock({ enough($0) }) { return true }
            if wasClosed { return false }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    private final class Keeper: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let keep: @Sendable (ByteBuffer) -> Void

        init(_ keep: @escaping @Sendable (ByteBuffer) -> Void) { self.keep = keep }
        func channelRead(context: ChannelHandlerContext, data: NIOAny) { keep(unwrapInboundIn(data)) }
        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
