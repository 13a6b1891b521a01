import Crypto
import EstateTesting
import Foundation
import NIOCore
import NIOPosix
import Runtime
import SPIFFE
@testable import SPIFFETLS
import Synchronization
import Testing
import X509

/// A trust domain in the real time that TLS libraries look at.
final class Realm: Sendable {
    let trustDomain: TrustDomain
    let authority: CertificateAuthority
    private let serial = Mutex<UInt64>(1)

    init(_ name: String = "shop.example") throws {
        trustDomain = try #require(TrustDomain(name))
        authority = try CertificateAuthority(
            trustDomain: trustDomain, now: WallClock.system.now(), lifetime: .seconds(86_400), serial: Array(UUID().uuidString.utf8.prefix(8)))
    }

    var bundle: X509Bundle { X509Bundle(trustDomain: trustDomain, roots: [authority.certificate]) }

    func id(_ name: String) throws -> SPIFFEID { try #require(SPIFFEID(trustDomain: trustDomain, segments: [name])) }

    func identity(_ name: String, lifetime: Duration = .seconds(600)) throws -> X509Identity {
        let key = P256.Signing.PrivateKey()
        let number = serial.withLock { serial in
            serial += 1
            return serial
        }
        let svid = try authority.issue(
            id: try id(name), publicKey: .init(key.publicKey), now: WallClock.system.now(), lifetime: lifetime,
            serial: withUnsafeBytes(of: number.bigEndian) { Array($0) })
        return X509Identity(svid: svid, key: Secret(key.derRepresentation), hint: "")
    }
}

/// A workload whose issuer is the test.
final class Workload: Sendable {
    typealias Update = SourceUpdate<X509Context>
    let source: X509Source
    let continuation: AsyncThrowingStream<Update, any Error>.Continuation

    init() {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: Update.self)
        source = X509Source(stream)
        self.continuation = continuation
    }

    /// Gives it what it holds from now on, and waits until it does.
    func give(_ identity: X509Identity, trusting bundles: [X509Bundle], revocations: RevocationSet = RevocationSet()) async throws {
        let before = source.generation
        continuation.yield(.current(X509Context(identities: [identity], bundles: X509BundleSet(bundles), revocations: revocations)))
        while source.generation == before { try await Task.sleep(for: .milliseconds(1)) }
    }
}

/// Echoes lines behind mutual TLS, and says who the peer is.
final class EchoServer: Sendable {
    let port: Int
    let refusals: Collected<Refusal>
    let tls: MutualTLS
    private let channel: any Channel

    init(_ workload: Workload, authorize: PeerAuthorizer = .anyVerified) async throws {
        let refusals = Collected<Refusal>()
        let tls = MutualTLS(source: workload.source, authorize: authorize, clock: .system) { refusals.add($0) }
        (self.refusals, self.tls) = (refusals, tls)
        channel = try await tls.listen { try $0.pipeline.syncOperations.addHandler(Echo()) }
        port = channel.localAddress?.port ?? 0
    }

    deinit { channel.close(promise: nil) }

    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if let peer = event as? PeerVerified {
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "hello \(peer.id)\n")), promise: nil)
            }
            context.fireUserInboundEventTriggered(event)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.writeAndFlush(data, promise: nil) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

extension MutualTLS {
    /// A server on a free port, with these handlers behind TLS.
    func listen(_ addHandlers: @escaping @Sendable (any Channel) throws -> Void) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try self.addServerHandlers(to: channel)
                    try addHandlers(channel)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }
}

final class Collected<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])
    func add(_ element: Element) { elements.withLock { $0.append(element) } }
    var all: [Element] { elements.withLock { $0 } }
}

/// A Swift client that sends a line and collects what comes until the end, or until `isEnough`.
final class EchoClient: Sendable {
    let refusals = Collected<Refusal>()
    let tls: MutualTLS

    init(_ workload: Workload, expecting: PeerAuthorizer) {
        let refusals = refusals
        tls = MutualTLS(source: workload.source, authorize: expecting, clock: .system) { refusals.add($0) }
    }

    func connect(to port: Int) async throws -> (channel: any Channel, lines: AsyncStream<String>) {
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        let tls = tls
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try tls.addClientHandlers(to: channel)
                    try channel.pipeline.syncOperations.addHandler(Lines(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return (channel, lines)
    }

    /// The server's greeting, and its answer to one line; less when the connection ends before.
    func talk(to port: Int) async throws -> [String] {
        let (channel, lines) = try await connect(to: port)
        channel.writeAndFlush(ByteBuffer(string: "ping\n"), promise: nil)
        var heard: [String] = []
        for await line in lines {
            heard.append(line)
            if heard.count == 2 { break }
        }
        try? await channel.close().get()
        return heard
    }

    private final class Lines: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let continuation: AsyncStream<String>.Continuation
        private var rest = ""

        init(_ continuation: AsyncStream<String>.Continuation) { self.continuation = continuation }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            rest += String(buffer: unwrapInboundIn(data))
            while let end = rest.firstIndex(of: "\n") {
                continuation.yield(String(rest[..<end]))
                rest = String(rest[rest.index(after: end)...])
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
        func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    }
}
