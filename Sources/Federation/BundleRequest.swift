import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Runtime
import SPIFFE
import Synchronization

/// By what an endpoint is known.
enum EndpointTrust: Sendable {
    case web(BundleFetcher.WebAuthorities)
    case spiffe(SPIFFEID, X509Bundle, WallClock)
}

struct BundleAnswer: Sendable {
    var status: HTTPResponseStatus
    var headers: HTTPHeaders
    var body: [UInt8]
}

/// One GET on one connection. Nothing is sent before the endpoint is known.
struct BundleRequest: Sendable {
    let url: BundleEndpointURL
    let trust: EndpointTrust
    /// Bytes at most.
    let body: Int
    let deadline: NIODeadline
    let group: any EventLoopGroup

    func answer() async -> Result<BundleAnswer, FetchFailure> {
        let box = RefusalBox()
        let left = deadline - .now()
        guard left > .zero else { return .failure(late) }
        do {
            let (context, makeHandler) = try tls(box)
            let result = group.any().makePromise(of: BundleAnswer.self)
            let channel: any Channel
            do {
                channel = try await ClientBootstrap(group: result.futureResult.eventLoop)
                    .connectTimeout(left)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            let pipeline = channel.pipeline.syncOperations
                            try pipeline.addHandler(try makeHandler(context))
                            try pipeline.addHandler(ByteBudget(2 * body + 65_536))
                            try pipeline.addHTTPClientHandlers()
                            try pipeline.addHandler(AnswerReader(url: url, limit: body, result: result))
                        }
                    }
                    .connect(host: url.host, port: url.port).get()
            } catch {
                result.fail(error)
                _ = try? await result.futureResult.get()
                throw error
            }
            let timer = channel.eventLoop.scheduleTask(deadline: deadline) {
                result.fail(late)
                channel.close(promise: nil)
            }
            defer {
                timer.cancel()
                channel.close(promise: nil)
            }
            return .success(try await result.futureResult.get())
        } catch let failure as FetchFailure {
            return .failure(failure)
        } catch is ByteBudget.Spent {
            return .failure(FetchFailure(.tooLarge, "`\(url)` sends more than \(body) bytes"))
        } catch {
            if NIODeadline.now() >= deadline { return .failure(late) }
            if let refusal = box.refusal {
                return .failure(FetchFailure(.untrusted, "the endpoint at `\(url)` is not who it should be: \(refusal.reason)"))
            }
            let isTLS = error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError
            return .failure(FetchFailure(isTLS ? .untrusted : .unreachable, "`\(url)`: \(Self.describe(error))"))
        }
    }

    private var late: FetchFailure { FetchFailure(.deadline, "`\(url)` did not answer in time") }

    private static func describe(_ error: any Error) -> String {
        switch error {
        case let error as NIOSSLError: "TLS failed: \(error)"
        case let error as NIOSSLExtraError: "TLS failed: \(error)"
        case let error as BoringSSLError: "TLS failed: \(error)"
        case is HTTPParserError: "the answer is not HTTP"
        case is NIOConnectionError, is IOError, is ChannelError: "no connection"
        default: "\(type(of: error))"
        }
    }

    // MARK: TLS

    private typealias MakeHandler = @Sendable (NIOSSLContext) throws -> NIOSSLClientHandler

    private func tls(_ box: RefusalBox) throws -> (NIOSSLContext, MakeHandler) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        // An address has no place in SNI; its certificate is held to where the connection leads.
        let name = url.isAddress ? nil : url.host
        switch trust {
        case .web(let authorities):
            if case .file(let path) = authorities { configuration.trustRoots = .file(path) }
            return (try NIOSSLContext(configuration: configuration), { try NIOSSLClientHandler(context: $0, serverHostname: name) })
        case .spiffe(let id, let bundle, let clock):
            configuration.trustRoots = .certificates([])
            configuration.certificateVerification = .noHostnameVerification
            let context = try NIOSSLContext(configuration: configuration)
            return (
                context,
                { context in
                    try NIOSSLClientHandler(
                        context: context, serverHostname: name,
                        customVerificationCallback: { certificates, promise in
                            let chain = certificates.compactMap { try? $0.toDERBytes() }
                            promise.completeWithTask {
                                switch await bundle.verify(chain: chain, now: clock.now()) {
                                case .success(id): return .certificateVerified
                                case .success(let other): box.set(Refusal(.notAuthorized, "it is `\(other)`, not `\(id)`"))
                                case .failure(let refusal): box.set(refusal)
                                }
                                return .failed
                            }
                        })
                }
            )
        }
    }
}

/// Why the endpoint's SVID was refused: TLS itself would say only that it was.
private final class RefusalBox: Sendable {
    private let held = Mutex<Refusal?>(nil)

    var refusal: Refusal? { held.withLock { $0 } }
    func set(_ refusal: Refusal) { held.withLock { $0 = refusal } }
}

/// Sends the request, and collects the answer within its limits.
private final class AnswerReader: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let url: BundleEndpointURL
    private let limit: Int
    private let result: EventLoopPromise<BundleAnswer>
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    init(url: BundleEndpointURL, limit: Int, result: EventLoopPromise<BundleAnswer>) {
        self.url = url
        self.limit = limit
        self.result = result
    }

    func channelActive(context: ChannelHandlerContext) {
        let headers = HTTPHeaders([
            ("host", url.hostField), ("accept", "application/json"), ("accept-encoding", "identity"), ("connection", "close"),
        ])
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, method: .GET, uri: url.target, headers: headers))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard head.status.code >= 200 else { return }
            // What is small on the wire and large in memory is not even begun.
            let coding = head.headers[canonicalForm: "content-encoding"].joined(separator: ",").lowercased()
            guard coding.isEmpty || coding == "identity" else {
                return fail(context, FetchFailure(.encoded, "`\(url)` answers in `\(coding.prefix(40))`, and nobody asked for that"))
            }
            if let length = head.headers.first(name: "content-length").flatMap(Int.init), length > limit { return tooLarge(context) }
            self.head = head
        case .body(let part):
            guard body.count + part.readableBytes <= limit else { return tooLarge(context) }
            body += part.readableBytesView
        case .end:
            guard let head else { return }
            result.succeed(BundleAnswer(status: head.status, headers: head.headers, body: body))
            context.close(promise: nil)
        }
    }

    private func tooLarge(_ context: ChannelHandlerContext) {
        fail(context, FetchFailure(.tooLarge, "`\(url)` sends more than \(limit) bytes"))
    }

    private func fail(_ context: ChannelHandlerContext, _ error: any Error) {
        result.fail(error)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(context, error) }

    func channelInactive(context: ChannelHandlerContext) {
        result.fail(FetchFailure(.unreachable, "`\(url)` ended the connection before its answer"))
        context.fireChannelInactive()
    }
}
