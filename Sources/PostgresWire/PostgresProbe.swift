public import NIOCore
import NIOPosix
public import Runtime

/// Where a PostgreSQL server listens.
public enum PostgresAddress: Sendable, Hashable, CustomStringConvertible {
    case tcp(host: String, port: Int)
    /// The path of the socket itself: `/run/postgresql/.s.PGSQL.5432`.
    case unix(path: String)

    public var description: String {
        switch self {
        case .tcp(let host, let port): "\(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .unix(let path): path
        }
    }
}

/// Tries a login and says what the server made of it. Used to see with one's own eyes that a retired credential is refused.
public struct PostgresProbe: Sendable {
    public enum Outcome: Sendable, Hashable {
        /// The server let us in; the session was ended at once.
        case accepted
        /// The server said no: `28P01` is a wrong password or a login that does not exist, `28000` one that may not log in.
        case refused(sqlState: String, message: String)
        /// Nothing was learnt about the credential.
        case unreachable(reason: String)
    }

    private let group: any EventLoopGroup
    private let entropy: Entropy
    private let timeout: Duration

    public init(group: any EventLoopGroup, entropy: Entropy = .system, timeout: Duration = .seconds(10)) {
        self.group = group
        self.entropy = entropy
        self.timeout = timeout
    }

    /// Tries once. Answers SCRAM and, since the credential on trial is no secret to this server, MD5; never cleartext.
    ///
    /// - Parameter methods: ways to be let in; without `.trust`, a server that asks for nothing has told nothing.
    public func login(
        to target: PostgresAddress, user: String, database: String, password: Secret, applicationName: String,
        methods: Set<PostgresLogin.Method> = [.scramSHA256, .md5, .trust]
    ) async -> Outcome {
        let startup = StartupMessage(parameters: [
            .init("user", user), .init("database", database), .init("application_name", applicationName),
        ])
        guard let packet = startup.encoded() else { return .unreachable(reason: "`\(user)` does not fit a startup packet") }
        let login = PostgresLogin(user: user, password: password, methods: methods, entropy: entropy)
        let limit = TimeAmount.milliseconds(timeout.milliseconds)
        let outcome = group.any().makePromise(of: Outcome.self)
        let bootstrap = ClientBootstrap(group: outcome.futureResult.eventLoop)
            .connectTimeout(limit)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ProbeHandler(packet: packet, login: login, limit: limit, outcome: outcome))
                }
            }
        do {
            switch target {
            case .tcp(let host, let port): _ = try await bootstrap.connect(host: host, port: port).get()
            case .unix(let path): _ = try await bootstrap.connect(unixDomainSocketPath: path).get()
            }
        } catch {
            outcome.succeed(.unreachable(reason: "`\(target)`: \(error)"))
        }
        return (try? await outcome.futureResult.get()) ?? .unreachable(reason: "`\(target)`: gave no answer")
    }
}

private final class ProbeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let packet: ByteBuffer
    private var login: PostgresLogin
    private let limit: TimeAmount
    private var outcome: EventLoopPromise<PostgresProbe.Outcome>?
    private var buffer = ByteBuffer()
    private var established = false
    private var timer: Scheduled<Void>?

    init(packet: ByteBuffer, login: PostgresLogin, limit: TimeAmount, outcome: EventLoopPromise<PostgresProbe.Outcome>) {
        self.packet = packet
        self.login = login
        self.limit = limit
        self.outcome = outcome
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(packet), promise: nil)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: limit) {
            let (handler, context) = bound.value
            handler.end(context, .unreachable(reason: "no answer within \(handler.limit.nanoseconds / 1_000_000) ms"))
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var more = unwrapInboundIn(data)
        buffer.writeBuffer(&more)
        do {
            if !established {
                for step in try login.receive(&buffer) { perform(step, context) }
            }
            // Let in is who is asked for queries: between the two the server still refuses logins that may not enter.
            while established, outcome != nil, let message = try ServerMessage.next(&buffer) {
                switch message {
                case .error(let error): end(context, .refused(sqlState: error.sqlState, message: error.message))
                case .other(UInt8(ascii: "Z")): end(context, .accepted)
                default: break
                }
            }
        } catch {
            end(context, .unreachable(reason: "\(error)"))
        }
    }

    private func perform(_ step: PostgresLogin.Step, _ context: ChannelHandlerContext) {
        switch step {
        case .send(let answer): context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        case .refused(let error): end(context, .refused(sqlState: error.sqlState, message: error.message))
        case .established: established = true
        case .derive(let derivation):
            NIOThreadPool.singleton.runIfActive(eventLoop: context.eventLoop) { derivation.run() }.assumeIsolated()
                .whenComplete { result in
                    guard self.outcome != nil else { return }
                    do {
                        self.perform(try self.login.resume(with: try result.get()), context)
                    } catch {
                        self.end(context, .unreachable(reason: "\(error)"))
                    }
                }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(context, .unreachable(reason: "the server closed the connection without an answer"))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(context, .unreachable(reason: "\(error)"))
    }

    private func end(_ context: ChannelHandlerContext, _ result: PostgresProbe.Outcome) {
        guard let outcome else { return }
        self.outcome = nil
        timer?.cancel()
        if result == .accepted { context.writeAndFlush(wrapOutboundOut(ClientMessage.terminate), promise: nil) }
        context.close(promise: nil)
        outcome.succeed(result)
    }
}
