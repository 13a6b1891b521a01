import EstateTesting
import Foundation
import NIOCore
import NIOPosix
import Runtime
import SPIFFE
import SPIFFETLS
import Testing
import WorkloadAPI

/// PyPI's `spiffe-tls` at the other end, both ends with their identity from one endpoint.
@Suite("R42: TLS with PyPI's spiffe-tls", .timeLimit(.minutes(2))) struct SpiffeTLSTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
    private static let python = root + "/.build/venv/bin/python"
    private static let isPossible = (try? ProcessRun.run([python, "-c", "import spiffetls"]).succeeded) == true
    private static let me = "spiffe://shop.example/edge"

    private func peer(_ mode: String, _ socket: String, _ port: Int, _ id: String) -> [String] {
        [Self.python, Self.root + "/Tests/Foreign/spiffe_tls_peer.py", mode, socket, String(port), id]
    }

    private final class Words: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        let heard = Collected()
        private let isServer: Bool

        init(isServer: Bool) { self.isServer = isServer }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if let peer = event as? PeerVerified {
                let words = isServer ? "hello \(peer.id)\n" : "ping\n"
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: words)), promise: nil)
            }
            context.fireUserInboundEventTriggered(event)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard.add(String(buffer: unwrapInboundIn(data)))
            if isServer { context.writeAndFlush(data, promise: nil) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    @Test(.enabled(if: isPossible, "needs spiffe-tls in .build/venv, which ./test installs"))
    func `its client reaches our server, and each refuses whom it did not expect`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("edge")]))
            try await client(path).run { api in
                let source = X509Source(api.x509Contexts())
                try await source.waitUntilReady(within: .seconds(20))
                for (server, theirs, said) in [
                    (Self.me, Self.me, "hello \(Self.me)\nping\n"), (Self.me, Self.me + "2", "refused: "), (Self.me + "2", Self.me, "refused: "),
                ] {
                    let id = try #require(SPIFFEID(server))
                    let tls = MutualTLS(source: source, authorize: .id(id), clock: .system)
                    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                        .childChannelInitializer { channel in
                            channel.eventLoop.makeCompletedFuture {
                                try tls.addServerHandlers(to: channel)
                                try channel.pipeline.syncOperations.addHandler(Words(isServer: true))
                            }
                        }
                        .bind(host: "127.0.0.1", port: 0).get()
                    let run = try await ProcessRun.run(peer("dial", path, channel.localAddress?.port ?? 0, theirs))
                    #expect(run.output.hasPrefix(said), "\(server) \(theirs): \(run.output)\(run.errors.suffix(800))")
                    try await channel.close()
                }
            }
        }
    }

    @Test(.enabled(if: isPossible, "needs spiffe-tls in .build/venv, which ./test installs"))
    func `our client reaches its server`() async throws {
        try await withEndpoint { issuer, path in
            issuer.give(issuer.update([try issuer.identity("edge")]))
            try await client(path).run { api in
                let source = X509Source(api.x509Contexts())
                try await source.waitUntilReady(within: .seconds(20))
                let port = try freePort()
                let server = try ChildProcess(peer("listen", path, port, Self.me))
                defer { server.kill() }
                let tls = MutualTLS(source: source, authorize: .id(try issuer.id("edge")), clock: .system)
                let words = Words(isServer: false)
                try await eventually("the Python server accepts") {
                    (try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                        .channelInitializer { channel in
                            channel.eventLoop.makeCompletedFuture {
                                try tls.addClientHandlers(to: channel)
                                try channel.pipeline.syncOperations.addHandler(words)
                            }
                        }
                        .connect(host: "127.0.0.1", port: port).get()) != nil
                }
                try await eventually("it answers") { words.heard.all.joined() == "hello\nping\n" }
            }
        }
    }
}
