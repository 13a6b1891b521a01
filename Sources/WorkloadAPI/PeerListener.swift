//  WorkloadAPI: the SPIFFE Workload API over a Unix socket: who is asking is what the kernel says at accept, before a byte of
//  HTTP/2 is parsed. It knows nothing of Mayfly: identities come from a ``WorkloadIdentitySource``.

import Foundation
public import GRPCCore
import GRPCNIOTransportCore
public import GRPCNIOTransportHTTP2Posix
import Glibc
public import LinuxProcess
public import NIOCore
public import NIOPosix
import Runtime
import Synchronization

/// The processes behind the open connections. grpc-swift hides a Unix peer, so each accepted connection gets a number, which
/// comes back as `ServerContext.remotePeer`; a client cannot choose it.
public final class PeerRegistry: Sendable {
    private struct State {
        var next: UInt64 = 1
        var live: [UInt64: ProcessHandle] = [:]
        var processes = Shares<Int32>()
        var users = Shares<UInt32>()
    }
    private let state = Mutex(State())

    /// Idle connections cost two descriptors each; beyond this many, new ones are closed.
    static let limit = 4096
    /// And beyond this many of one process, so that none keeps the others out. Workloads need one.
    static let processLimit = 128
    /// And of one user, who may have any number of processes. Root has more, for many are root where containers share the machine's users,
    /// and not all of it, for that very reason.
    static func userLimit(of uid: UInt32) -> Int { uid == 0 ? limit / 2 : limit / 4 }

    public init() {}

    /// The number of a connection that was just accepted; `nil` when it is one too many.
    func register(_ channel: any Channel) throws -> UInt64? {
        let process: ProcessHandle? = try channel.pipeline.syncOperations
            .withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket throws in
                try ProcessHandle(peerOfUnixSocket: socket)
            }
        return process.flatMap(register)
    }

    func register(_ process: ProcessHandle) -> UInt64? {
        state.withLock { state in
            guard state.live.count < Self.limit, state.processes.take(for: process.pid, share: Self.processLimit) else { return nil }
            guard state.users.take(for: process.uid, share: Self.userLimit(of: process.uid)) else {
                state.processes.giveBack(of: process.pid)
                return nil
            }
            defer { state.next += 1 }
            state.live[state.next] = process
            return state.next
        }
    }

    func remove(_ id: UInt64) {
        state.withLock { state in
            guard let process = state.live.removeValue(forKey: id) else { return }
            state.processes.giveBack(of: process.pid)
            state.users.giveBack(of: process.uid)
        }
    }

    /// The process that opened the connection of this call, if it can be told and still lives.
    func caller(of context: ServerContext) throws -> ProcessHandle {
        guard let caller = peer(of: context), caller.isAlive else {
            throw RPCError(code: .permissionDenied, message: "the caller could not be told")
        }
        return caller
    }

    /// The process that opened the connection of this call.
    public func peer(of context: ServerContext) -> ProcessHandle? {
        NumberedChannel.number(of: context).flatMap { id in state.withLock { $0.live[id] } }
    }
}

/// Accepts on a Unix socket and holds each caller by its pidfd.
public struct PeerListener: HTTP2ServerTransport.ListenerFactory {
    public let eventLoopGroup: any EventLoopGroup
    /// Makes ready a connection that was just accepted; `nil` when it is one too many.
    typealias Accept = @Sendable (any Channel) throws -> NumberedChannel?

    private let path: String
    private let access: SocketAccess
    private let tls: HTTP2ServerTransport.ConnectionConfigurator.TLS
    private let accept: Accept

    /// - Parameters:
    ///   - path: at most 107 bytes. A stale socket file is replaced.
    ///   - access: everybody by default, because who gets what is decided by attestation, not by the file system.
    public init(
        path: String, registry: PeerRegistry, access: SocketAccess = .everybody,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.init(path: path, access: access, tls: .none, group: group) { channel in
            guard let number = try registry.register(channel) else { return nil }
            channel.closeFuture.whenComplete { _ in registry.remove(number) }
            return try NumberedChannel(channel, number: number)
        }
    }

    init(
        path: String, access: SocketAccess, tls: HTTP2ServerTransport.ConnectionConfigurator.TLS,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, accept: @escaping Accept
    ) {
        self.path = path
        self.access = access
        self.tls = tls
        self.accept = accept
        eventLoopGroup = group
    }

    public func makeListeningChannel(
        listenerConfigurator: HTTP2ServerTransport.ListenerConfigurator,
        connectionConfigurator: HTTP2ServerTransport.ConnectionConfigurator
    ) async throws -> NIOAsyncChannel<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel, Never> {
        let (accept, tls) = (accept, tls)
        let channel = try await ServerBootstrap(group: eventLoopGroup)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelInitializer { listenerConfigurator.configure(channel: $0) }
            .bind(unixDomainSocketPath: path,
                cleanupExistingSocketFile: true) { channel -> EventLoopFuture<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel> in
                do {
                    guard let numbered = try accept(channel) else {
                        // NIO drops a connection whose initialiser fails, and leaves it open.
                        channel.close(promise: nil)
                        return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
                    }
                    return connectionConfigurator.configure(channel: numbered, tls: tls)
                } catch {
                    channel.close(promise: nil)
                    return channel.eventLoop.makeFailedFuture(error)
                }
            }
        guard access.apply(to: path) else {
            // Whoever could not be kept out must not be let in.
            try? await channel.executeThenClose { _ in }
            throw SocketAccess.Fault(path: path)
        }
        return channel
    }
}

/// Who may open a Unix socket at all, before anything else is asked of them.
public enum SocketAccess: Sendable, Hashable {
    case everybody
    /// Its own user, and the members of a group.
    case owner(andGroup: UInt32?)

    /// A socket could not be closed to others, and so is not opened.
    public struct Fault: Error, CustomStringConvertible {
        public var path: String
        public var description: String { "`\(path)` cannot be given its mode and group: run as root, or as a member of the group" }
    }

    /// Sets mode and group of a socket.
    /// - Returns: whether that could be done.
    public func apply(to path: String) -> Bool {
        switch self {
        case .everybody: chmod(path, 0o777) == 0
        case .owner(nil): chmod(path, 0o600) == 0
        case .owner(let group?): chown(path, uid_t.max, group) == 0 && chmod(path, 0o660) == 0
        }
    }
}

/// Forwards everything to the accepted channel, except the remote address, which carries the connection's number: it comes back as
/// `ServerContext.remotePeer`, `unix:peer/<number>`.
public final class NumberedChannel: Channel, @unchecked Sendable {
    private let base: any Channel
    private let number: NIOCore.SocketAddress

    public init(_ base: any Channel, number: UInt64) throws {
        self.base = base
        self.number = try NIOCore.SocketAddress(unixDomainSocketPath: "peer/\(number)")
    }

    public var allocator: ByteBufferAllocator { base.allocator }
    public var closeFuture: EventLoopFuture<Void> { base.closeFuture }
    public var pipeline: ChannelPipeline { base.pipeline }
    public var localAddress: NIOCore.SocketAddress? { base.localAddress }
    public var remoteAddress: NIOCore.SocketAddress? { number }
    public var parent: (any Channel)? { base.parent }
    public var isWritable: Bool { base.isWritable }
    public var isActive: Bool { base.isActive }
    public var _channelCore: any ChannelCore { base._channelCore }
    public var eventLoop: any EventLoop { base.eventLoop }
    public var syncOptions: (any NIOSynchronousChannelOptions)? { base.syncOptions }

    public func setOption<Option: ChannelOption>(_ option: Option, value: Option.Value) -> EventLoopFuture<Void> {
        base.setOption(option, value: value)
    }

    public func getOption<Option: ChannelOption>(_ option: Option) -> EventLoopFuture<Option.Value> { base.getOption(option) }

    /// The number of the connection that a call came on.
    public static func number(of context: ServerContext) -> UInt64? {
        let prefix = "unix:peer/"
        return context.remotePeer.hasPrefix(prefix) ? UInt64(context.remotePeer.dropFirst(prefix.count)) : nil
    }
}
