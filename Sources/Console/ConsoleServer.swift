import Foundation
import Glibc
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import Runtime
import ServiceLifecycle
import Synchronization

/// Why the console could not be opened.
public struct ConsoleError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// A host that is not a loopback address: the console is for this machine.
        case notLoopback
        /// An empty login token.
        case noToken
        /// A socket path over 107 bytes, or one that cannot be protected.
        case socket
    }
    public var code: Code
    public var message: String

    public var description: String { message }
}

/// The console's HTTP server: the dashboard and the API on a loopback port, and the same on a Unix socket.
public struct ConsoleServer: Sendable {
    /// The largest body of an action, in bytes.
    /// Of a feed's statement about a node.
    public static let largestStatement = 8 << 10
    /// Of a security event token, and of a request about a stream of them.
    public static let largestEvent = 16 << 10
    public static let largestSignalsRequest = 512 << 10
    public static let largestActionBody = 64 << 20
    /// The most connections at a time on each of the two doors.
    public static let mostConnections = 256

    private let controlPlane: any ControlPlane
    private let token: Secret
    private let clock: WallClock
    private let entropy: Entropy
    private let logger: Logger

    /// - Parameter token: what opens the loopback port: for a person in the login form (or behind the `#` of
    ///   `/login#TOKEN`, which a browser does not send), for a program as `Authorization: Bearer`. At most 1024 bytes.
    public init(controlPlane: any ControlPlane, token: Secret, clock: WallClock, entropy: Entropy, logger: Logger) {
        self.controlPlane = controlPlane
        self.token = token
        self.clock = clock
        self.entropy = entropy
        self.logger = logger
    }

    /// Serves until its task is cancelled or a graceful shutdown is asked for, then lets running requests end.
    ///
    /// - Parameters:
    ///   - host: `127.0.0.1`, `::1` or `localhost`.
    ///   - port: 0 takes a free one.
    ///   - socketPath: where the Unix socket is made, with mode 0600. Its directory must belong to the operator alone:
    ///     reaching the socket is the authentication, and the mode is set a moment after the socket exists. A file that
    ///     is there already is replaced, so hold the state directory's lock before. At most 107 bytes.
    ///   - onReady: called once, with the bound port, when both doors are open.
    /// - Throws: ``ConsoleError``, or the system's error when an address cannot be bound.
    public func run(
        host: String, port: Int, socketPath: String, onReady: @escaping @Sendable (Int) async -> Void
    ) async throws {
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw ConsoleError(code: .notLoopback, message: "`\(host)` is not a loopback address: use 127.0.0.1 or ::1")
        }
        guard token.count > 0 else { throw ConsoleError(code: .noToken, message: "the login token is empty") }
        guard socketPath.utf8.count <= 107 else {
            throw ConsoleError(code: .socket, message: "`\(socketPath)` is too long for a Unix socket: at most 107 bytes")
        }
        let state = GateState()
        let opening = Opening(onReady: onReady)
        let loopback = application(.loopback, state, .hostname(host, port: port)) { channel in
            let bound = channel.localAddress?.port ?? port
            state.port.withLock { $0 = bound }
            await opening.opened(port: bound)
        }
        let socket = application(.socket, state, .unixDomainSocket(path: socketPath)) { channel in
            if chmod(socketPath, 0o600) == 0 {
                await opening.opened(port: nil)
            } else {
                // Fail closed: a socket that others may reach is not served.
                channel.close(promise: nil)
            }
        }
        defer { unlink(socketPath) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loopback.run() }
            group.addTask { try await socket.run() }
            defer { group.cancelAll() }
            try await group.next()
            // Asked to leave, both doors let their requests end. Otherwise one door closing closes the other.
            if Task.isShuttingDownGracefully { try await group.waitForAll() }
        }
    }

    private func application(
        _ door: Door, _ state: GateState, _ address: BindAddress,
        onServerRunning: @escaping @Sendable (any Channel) async -> Void
    ) -> Application<RouterResponder<ConsoleContext>> {
        var quiet = logger
        quiet.handler = CancellationQuiet(next: quiet.handler)
        quiet.logLevel = max(logger.logLevel, .notice)
        let gate = Gate(door: door, state: state, token: token, clock: clock)
        let routes = Routes(controlPlane: controlPlane, gate: gate, state: state, clock: clock, entropy: entropy)
        return Application(
            router: routes.router(),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: address, availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: onServerRunning,
            logger: quiet)
    }
}

/// Waits for both doors, then says so once.
private actor Opening {
    private let onReady: @Sendable (Int) async -> Void
    private var port: Int?
    private var isSocketOpen = false

    init(onReady: @escaping @Sendable (Int) async -> Void) {
        self.onReady = onReady
    }

    func opened(port bound: Int?) async {
        if let bound { port = bound } else { isSocketOpen = true }
        if let port, isSocketOpen { await onReady(port) }
    }
}
