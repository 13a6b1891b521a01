import NIOCore
import NIOPosix
import NIOSSL
import Runtime

/// The Redis serialisation protocol, version 2, as far as reading needs it: commands out, one answer after another in.
struct RedisClient {
    enum Answer: Sendable {
        case text(String)
        case list([Answer])
        /// The server said no. Its words could repeat the command, so only its code is kept: `NOPERM`, `WRONGPASS`.
        case refused(String)
        case nothing
    }

    static let limit = 32 << 20

    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private let incoming: Incoming

    /// Connects, runs `body`, and closes.
    static func ask<Result: Sendable>(
        host: String, port: Int, tls: NIOSSLContext?, timeout: Duration, _ body: @Sendable (RedisClient) async throws -> Result
    ) async throws -> Result {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.milliseconds(timeout.milliseconds))
                .connect(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if let tls {
                            let isName = (try? SocketAddress(ipAddress: host, port: 0)) == nil
                            try channel.pipeline.syncOperations.addHandler(
                                NIOSSLClientHandler(context: tls, serverHostname: isName ? host : nil))
                        }
                        return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                    }
                }
        } catch { throw SourceError(.unreachable, "`\(shown(host)):\(port)` does not answer") }
        // A server that says nothing more must not hold the run: closing the connection ends the wait.
        let watch = channel.channel.eventLoop.scheduleTask(in: .milliseconds(timeout.milliseconds * 3)) {
            channel.channel.close(promise: nil)
        }
        defer { watch.cancel() }
        do {
            return try await channel.executeThenClose { inbound, outbound in
                try await body(RedisClient(outbound: outbound, incoming: Incoming(inbound.makeAsyncIterator())))
            }
        } catch let error as SourceError {
            throw error
        } catch {
            throw SourceError(.unreachable, "`\(shown(host)):\(port)` ended the connection")
        }
    }

    func command(_ name: String, _ arguments: [Secret]) async throws -> Answer {
        var buffer = ByteBuffer(string: "*\(arguments.count + 1)\r\n$\(name.utf8.count)\r\n\(name)\r\n")
        for argument in arguments {
            buffer.writeString("$\(argument.count)\r\n")
            argument.withBytes { _ = buffer.writeBytes($0) }
            buffer.writeString("\r\n")
        }
        try await outbound.write(buffer)
        return try await incoming.answer()
    }

    /// Collects bytes until one answer is whole.
    private final class Incoming {
        private var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        private var bytes: [UInt8] = []

        init(_ iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) { self.iterator = iterator }

        func answer() async throws -> Answer {
            while true {
                var parser = RedisParser(bytes: bytes)
                switch parser.next(depth: 0) {
                case .answer(let answer):
                    bytes.removeFirst(parser.position)
                    return answer
                case .malformed: throw SourceError(.malformed, "the answer is not the Redis protocol")
                case .incomplete:
                    guard bytes.count <= RedisClient.limit else { throw SourceError(.tooLarge, "an answer is larger than 32 MiB") }
                    guard let more = try await iterator.next(isolation: nil) else {
                        throw SourceError(.unreachable, "the connection ended early")
                    }
                    bytes += more.readableBytesView
                }
            }
        }
    }
}

/// Reads one answer from the start of `bytes`.
struct RedisParser {
    enum Outcome {
        case answer(RedisClient.Answer)
        case incomplete, malformed
    }

    let bytes: [UInt8]
    private(set) var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next(depth: Int) -> Outcome {
        guard depth < 16 else { return .malformed }
        guard position < bytes.count else { return .incomplete }
        let type = bytes[position]
        guard let end = bytes[position...].firstIndex(of: 10) else { return bytes.count - position > 65_536 ? .malformed : .incomplete }
        guard end >= position + 2, bytes[end - 1] == 13 else { return .malformed }
        let line = String(decoding: bytes[(position + 1)..<(end - 1)], as: UTF8.self)
        position = end + 1
        switch type {
        case UInt8(ascii: "+"), UInt8(ascii: ":"): return .answer(.text(line))
        case UInt8(ascii: "-"): return .answer(.refused(String(line.prefix { $0.isLetter && $0.isASCII }.prefix(20))))
        case UInt8(ascii: "$"):
            guard let count = Int(line), count >= -1, count <= RedisClient.limit else { return .malformed }
            if count == -1 { return .answer(.nothing) }
            guard bytes.count - position >= count + 2 else { return .incomplete }
            let text = String(decoding: bytes[position..<(position + count)], as: UTF8.self)
            position += count + 2
            return .answer(.text(text))
        case UInt8(ascii: "*"):
            guard let count = Int(line), count >= -1, count <= 1_000_000 else { return .malformed }
            var list: [RedisClient.Answer] = []
            for _ in 0..<max(count, 0) {
                switch next(depth: depth + 1) {
                case .answer(let answer): list.append(answer)
                case .incomplete: return .incomplete
                case .malformed: return .malformed
                }
            }
            return .answer(.list(list))
        default: return .malformed
        }
    }
}
