//  LinuxProcess: which process is at the other end of a socket, and what the kernel vouches for about it. A process is
//  held by a pidfd, never by its number alone, so a handle can outlive its process but can never come to mean another.
//
//  The rule that everything here keeps: read `/proc/<pid>/…` first, then ask the pidfd whether the process still lives.
//  If it does, what was read was about it and not about a later process with the same number.

import CLinux
import Glibc

/// Why something about a process could not be learnt.
public struct ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The process has exited, or was replaced while it was looked at.
        case gone
        /// The kernel does not let us read it.
        case notPermitted
        /// Nothing holds the other end of the connection.
        case notFound
        /// A bound on file size or count was reached.
        case tooLarge
        case system
    }
    public var code: Code
    /// What it was about: a process (`pid 4711`), a path, a connection.
    public var subject: String
    public var reason: String

    public init(_ code: Code, _ subject: String, _ reason: String) {
        self.code = code
        self.subject = subject
        self.reason = reason
    }

    public var description: String { "`\(subject)`: \(reason)" }

    static func last(_ subject: String, _ doing: String) -> ProcessError {
        let number = errno
        let code: Code =
            switch number {
            case ESRCH, ENOENT: .gone
            case EPERM, EACCES: .notPermitted
            default: .system
            }
        return ProcessError(code, subject, "\(doing): \(String(cString: strerror(number)))")
    }
}

/// One process, held by a pidfd. The handle keeps its meaning after the process has exited and its number is in use again.
public final class ProcessHandle: Sendable {
    /// How the pidfd was come by, and so how sure the binding is.
    public enum Binding: String, Sendable {
        /// The kernel gave it with the connection (SO_PEERPIDFD, Linux 6.5): exactly the process that connected.
        case socket
        /// Opened by number, then checked. A process that dies between connecting and the check is noticed, except when
        /// its number is taken by another process of the same user within that moment.
        case number
    }

    public let pid: Int32
    /// Effective user at the moment of connecting; for a handle made from a number, at the moment of making.
    public let uid: UInt32
    public let gid: UInt32
    /// Clock ticks (1/100 s) between boot and the start of the process: with `pid`, its name for as long as the machine runs.
    public let startTime: UInt64
    public let binding: Binding
    /// The process's end of the connection that the handle was made from.
    let connection: Connection
    /// The program that the process ran when the handle was made from its connection: a connection belongs to a program, and
    /// what the process becomes later does not inherit it. `nil` for a handle made from a number.
    let imageWhenConnected: ExecutionImage?
    let descriptor: Int32

    enum Connection: Sendable, Hashable {
        /// Made from a process number.
        case none
        case inode(UInt32)
        /// The other end was closed before it could be looked at.
        case closed
        /// The kernel would not say.
        case unknown
    }

    /// Takes over `descriptor`, and closes it if the process is gone.
    private init(
        pid: Int32, uid: UInt32?, gid: UInt32?, descriptor: Int32, binding: Binding, connection: Connection
    ) throws(ProcessError) {
        let status = ProcFile.status(pid)
        let line = ProcFile.stat(pid)
        let image = connection == .none ? nil : line.map { ExecutionImage($0, of: pid) }
        guard Self.isAlive(descriptor), let startTime = line?.startTime, let user = uid ?? status?.uid, let group = gid ?? status?.gid else {
            close(descriptor)
            throw ProcessError(.gone, "pid \(pid)", "the process has exited")
        }
        self.pid = pid
        self.uid = user
        self.gid = group
        self.startTime = startTime
        self.descriptor = descriptor
        self.binding = binding
        self.connection = connection
        imageWhenConnected = image
    }

    deinit {
        close(descriptor)
    }

    /// The process with this number now.
    public convenience init(pid: Int32) throws(ProcessError) {
        guard pid > 0 else { throw ProcessError(.notFound, "pid \(pid)", "not a process number") }
        let descriptor = clinux_pidfd_open(pid)
        guard descriptor >= 0 else { throw .last("pid \(pid)", "pidfd_open") }
        try self.init(pid: pid, uid: nil, gid: nil, descriptor: descriptor, binding: .number, connection: .none)
    }

    /// The process with this number now, taken for the holder of a socket that the kernel says `uid` made.
    convenience init(pid: Int32, holding inode: UInt32, uid: UInt32) throws(ProcessError) {
        let descriptor = clinux_pidfd_open(pid)
        guard descriptor >= 0 else { throw .last("pid \(pid)", "pidfd_open") }
        try self.init(
            pid: pid, uid: uid, gid: nil, descriptor: descriptor, binding: .number, connection: .inode(inode))
    }

    /// The process that connected to us over the Unix stream socket `socket` (an accepted connection; not taken over).
    /// Costs about 30 µs and reads nothing of the process: cheap enough for an event loop.
    public convenience init(peerOfUnixSocket socket: Int32) throws(ProcessError) {
        var credentials = clinux_ucred()
        guard clinux_peer_credentials(socket, &credentials) == 0 else { throw .last("connection", "SO_PEERCRED") }
        guard credentials.pid > 0 else {
            throw ProcessError(.notFound, "connection", "the peer is in another process namespace, so it has no number here")
        }
        var descriptor = clinux_peer_pidfd(socket)
        let binding: Binding = descriptor >= 0 ? .socket : .number
        if descriptor < 0 { descriptor = clinux_pidfd_open(credentials.pid) }
        guard descriptor >= 0 else { throw .last("pid \(credentials.pid)", "pidfd_open") }
        try self.init(
            pid: credentials.pid, uid: credentials.uid, gid: credentials.gid, descriptor: descriptor, binding: binding,
            connection: Self.otherEnd(of: socket))
    }

    private static func otherEnd(of socket: Int32) -> Connection {
        var status = stat()
        var peer: UInt32 = 0
        guard fstat(socket, &status) == 0, let inode = UInt32(exactly: status.st_ino) else { return .unknown }
        switch clinux_unix_peer_inode(inode, &peer) {
        case 0: return .inode(peer)
        case 1: return .closed
        default: return .unknown
        }
    }

    /// Whether the process still has its end of the connection. `nil` when that cannot be told: there is none, or its
    /// descriptors are not ours to see.
    ///
    /// A process that connects, hands the socket to a child and goes on as another program must not lend that program's
    /// identity to the child; this is how it is noticed. Costs a `readlink` for each of its descriptors.
    public func holdsConnection() throws(ProcessError) -> Bool? {
        switch connection {
        case .none, .unknown: return nil
        case .closed: return false
        case .inode(let inode):
            return try checked { () throws(ProcessError) in ProcFile.holdsSocket(pid, inode: inode) }
        }
    }

    /// Whether the process has not exited. A zombie has.
    public var isAlive: Bool { Self.isAlive(descriptor) }

    private static func isAlive(_ descriptor: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let ready = poll(&entry, 1, 0)
            if ready < 0 && errno == EINTR { continue }
            return ready == 0
        }
    }

    /// Sends a signal to exactly this process; false when it is gone or not ours to signal.
    @discardableResult
    public func signal(_ number: Int32) -> Bool { clinux_pidfd_send_signal(descriptor, number) == 0 }

    /// Runs `read` over `/proc`, then makes sure that what it read was about this process.
    func checked<Result>(_ read: () throws(ProcessError) -> Result) throws(ProcessError) -> Result {
        let result = try read()
        guard isAlive else { throw ProcessError(.gone, "pid \(pid)", "the process has exited") }
        return result
    }
}
