import Attestation
import Estate
import Glibc
import LinuxProcess
import NIOCore
import NIOPosix
import Synchronization

/// Serves one access path: listens where its workload connects, and forwards to its database as the path's mode says.
///
/// The mode, and everything else but name and address, changes under load with ``apply(_:)``: a connection is treated as
/// the configuration says at its first byte, and keeps that to its end.
public final class PathListener: Sendable {
    private let core: ListenerCore
    private let listening = Mutex<Listening?>(nil)

    private struct Listening {
        var channel: any Channel
        var socket: UnixListeningSocket?
    }

    public init(_ configuration: PathConfiguration, services: PathServices, limits: PathLimits = PathLimits()) {
        core = ListenerCore(configuration, services: services, limits: limits)
    }

    public var configuration: PathConfiguration { core.configuration }
    /// Connections now, of all modes and stages.
    public var connectionCount: Int { core.connections.load(ordering: .relaxed) }
    /// Open sessions with a grant.
    public var sessionCount: Int { core.sessions.count }
    /// The TCP port in use; for a path that is to listen on port 0.
    public var port: Int? { listening.withLock { $0?.channel.localAddress?.port } }

    /// What was carried since the last call, by mode: long sessions count while they are open. For one caller, which keeps it.
    public func takeTraffic() -> [PathTraffic] { core.traffic.take() }

    /// Listens. A Unix socket's directory is made (0755) when it is missing; the socket lets everybody connect (0777), for
    /// who is served is decided by attestation; a socket file that nobody listens on any more is replaced.
    public func start() async throws(SubstitutionError) {
        let core = core
        let address = configuration.listen
        var bootstrap = ServerBootstrap(group: core.services.group)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.keepFromChildren(channel) }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.accept(channel, core) }
            }
        do {
            switch address {
            case .unix(let path):
                let socket = try UnixListeningSocket(path: path)
                let channel: any Channel
                do {
                    channel = try await bootstrap.withBoundSocket(socket.descriptor).get()
                } catch {
                    socket.remove()
                    throw error
                }
                listening.withLock { $0 = Listening(channel: channel, socket: socket) }
            case .tcp(let host, let port):
                bootstrap = bootstrap.serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                let channel = try await bootstrap.bind(host: host, port: port).get()
                listening.withLock { $0 = Listening(channel: channel, socket: nil) }
            }
        } catch let error as SubstitutionError {
            throw error
        } catch {
            throw SubstitutionError(.cannotListen, "cannot listen at `\(address)`: \(error)")
        }
    }

    /// The caller is held by its pidfd before a byte of it is read.
    private static func accept(_ channel: any Channel, _ core: ListenerCore) throws {
        let count = core.connections.add(1, ordering: .relaxed).newValue
        channel.closeFuture.whenComplete { _ in core.connections.subtract(1, ordering: .relaxed) }
        guard count <= core.limits.connections + 64 else {
            throw SubstitutionError(.cannotListen, "too many connections")
        }
        try keepFromChildren(channel)
        var handle: Result<ProcessHandle, AttestationRefusal>?
        if case .unix = core.configuration.listen {
            handle = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket in
                do throws(ProcessError) {
                    return .success(try ProcessHandle(peerOfUnixSocket: socket))
                } catch {
                    return .failure(AttestationRefusal(error))
                }
            } ?? .failure(.init(.system, "the connection has no descriptor"))
        }
        let session = Session(
            core: core, loop: channel.eventLoop, handle: handle, isSurplus: count > core.limits.connections)
        let leg = session.begin(local: channel.localAddress, remote: channel.remoteAddress)
        try channel.pipeline.syncOperations.addHandler(leg)
    }

    /// NIO's sockets are inherited by children. A child of the agent has no business with a workload's session, and would
    /// keep it open when we close it.
    static func keepFromChildren(_ channel: any Channel) throws {
        try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket in
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        }
    }

    /// Puts a newer configuration in force for connections from now on. Sessions that are open live on under theirs.
    public func apply(_ configuration: PathConfiguration) throws(SubstitutionError) {
        try core.apply(configuration)
    }

    /// Ends every session that was opened with a grant. Their number.
    @discardableResult
    public func endSessions(grant: String, because why: String = "its login was revoked") -> Int {
        core.forget(keysOf: grant)
        return core.sessions.end(grant: grant, because: why)
    }

    /// Ends every session of a process. Their number.
    @discardableResult
    public func endSessions(ofProcess pid: Int32, startTime: UInt64, because why: String = "its workload is no longer trusted") -> Int {
        core.sessions.end(pid: pid, startTime: startTime, because: why)
    }

    /// Accepts no more. Sessions live on; ``stop()`` ends them.
    public func stopAccepting() async {
        let was = listening.withLock { state in
            defer { state = nil }
            return state
        }
        was?.socket?.remove()
        try? await was?.channel.close().get()
    }

    /// Accepts no more, ends the sessions with grants, and reports no more exits.
    public func stop() async {
        await stopAccepting()
        _ = core.sessions.endAll(because: "the agent is stopping")
        core.sessions.forgetCallers()
    }
}
