import CLinux
public import Foundation
import Glibc
import Synchronization

/// A TCP connection on this machine that goes to a watched place without passing through us, and who made it.
public struct DirectConnection: Sendable, Hashable {
    public var localPort: Int
    /// `nil` when the connection was over before it could be looked at.
    public var uid: UInt32?
    public var pid: Int32?
    public var executable: String?
    public var script: String?
    /// Parent first. A `psql` that `reports.sh` started names `reports.sh` here.
    public var ancestors: [Ancestry.Ancestor]
    /// systemd unit or container.
    public var cgroup: String?
    public var firstSeen: Date

    public init(
        localPort: Int, uid: UInt32?, pid: Int32?, executable: String?, script: String?,
        ancestors: [Ancestry.Ancestor], cgroup: String?, firstSeen: Date
    ) {
        self.localPort = localPort
        self.uid = uid
        self.pid = pid
        self.executable = executable
        self.script = script
        self.ancestors = ancestors
        self.cgroup = cgroup
        self.firstSeen = firstSeen
    }
}

/// Watches for connections from this machine to one TCP port, so that a job that goes around the agent gets a name.
///
/// It asks the kernel (sock_diag, filtered by port) every `interval`, and looks each new connection up once. A connection that
/// lives shorter than the interval is still seen, for the kernel keeps its remains (TIME_WAIT) for a minute, but then
/// without a user and process. The database's own log has the login and the port of those.
public final class SocketWatch: Sendable {
    private struct Key: Hashable {
        var own: TCPEnd
        var other: TCPEnd
    }

    private let port: UInt16
    private let addresses: Set<[UInt8]>
    private let interval: Duration
    private let peers = LoopbackPeers()
    private let isOwn: @Sendable (Int) -> Bool
    private let report: @Sendable (DirectConnection) -> Void
    private let stopped = Atomic(false)
    private static let rowLimit = 16384

    /// - Parameters:
    ///   - host: a name or address of the watched place; a name is looked up now, once. Every address of it is watched, and
    ///     for `localhost` or a loopback address both loopback addresses.
    ///   - interval: between two looks; IPv6 is looked at every fourth time. A look costs 0.3 ms of one core where the
    ///     kernel's table has 262,144 buckets (24 GB of memory): 2.3 % at the default, and less on smaller machines.
    ///   - isOwn: whether we made the connection that has this local port, for those that may be over before they are seen.
    ///     Open connections of this process are left out in any case.
    ///   - report: called on the watch's thread, once for each connection.
    public init(
        host: String, port: UInt16, interval: Duration = .milliseconds(15),
        isOwn: @escaping @Sendable (Int) -> Bool = { _ in false },
        report: @escaping @Sendable (DirectConnection) -> Void
    ) throws(ProcessError) {
        self.port = port
        self.interval = interval
        self.isOwn = isOwn
        self.report = report
        addresses = try Self.addresses(of: host)
    }

    /// Begins to watch. Connections that are open now are reported too.
    public func start() {
        let thread = Thread { [weak self] in
            var seen: [Int32: Set<Key>] = [:]
            var turn = 0
            while let watch = self, !watch.stopped.load(ordering: .acquiring) {
                watch.look(AF_INET, &seen)
                if turn.isMultiple(of: 4) { watch.look(AF_INET6, &seen) }
                turn &+= 1
                let pause = watch.interval.components
                usleep(UInt32(clamping: pause.seconds * 1_000_000 + pause.attoseconds / 1_000_000_000_000))
            }
        }
        thread.name = "socket-watch"
        thread.start()
    }

    /// No report begins after the look that is under way.
    public func stop() { stopped.store(true, ordering: .releasing) }

    private func look(_ family: Int32, _ known: inout [Int32: Set<Key>]) {
        guard let rows = list(family) else { return }
        let seen = known[family]
        var present: Set<Key> = []
        for (key, row) in rows {
            present.insert(key)
            if let seen, seen.contains(key) { continue }
            let isOver = row.inode == 0
            // What was over before the watch began is not ours to date.
            if isOver && seen == nil { continue }
            if isOwn(Int(key.own.port)) { continue }
            if !isOver && ProcFile.holdsSocket(getpid(), inode: row.inode) == true { continue }
            report(isOver ? connection(key, uid: nil, process: nil) : resolve(key, row))
        }
        known[family] = present
    }

    /// `nil` when the kernel did not answer this time.
    private func list(_ family: Int32) -> [(Key, clinux_tcp_row)]? {
        var isAnswered = true
        let rows = [clinux_tcp_row](unsafeUninitializedCapacity: Self.rowLimit) { buffer, count in
            count = clinux_list_tcp_sockets(family, port, buffer.baseAddress, buffer.count)
            if count < 0 { (count, isAnswered) = (0, false) }
        }
        guard isAnswered else { return nil }
        return rows.compactMap { row in
            let width = family == AF_INET6 ? 16 : 4
            let ends = withUnsafeBytes(of: row) { bytes in (Array(bytes[..<width]), Array(bytes[16..<(16 + width)])) }
            guard let own = TCPEnd(address: ends.0, port: row.local_port),
                let other = TCPEnd(address: ends.1, port: row.remote_port), addresses.contains(other.address)
            else { return nil }
            return (Key(own: own, other: other), row)
        }
    }

    private func resolve(_ key: Key, _ row: clinux_tcp_row) -> DirectConnection {
        let process = try? peers.holder(ofInode: row.inode, uid: row.uid, subject: "\(key.own)")
        return connection(key, uid: row.uid, process: process)
    }

    private func connection(_ key: Key, uid: UInt32?, process: ProcessHandle?) -> DirectConnection {
        let facts = process.flatMap { try? $0.facts(digests: nil) }
        return DirectConnection(
            localPort: Int(key.own.port), uid: uid, pid: process?.pid, executable: facts?.executable,
            script: facts?.script?.path, ancestors: facts?.ancestors ?? [], cgroup: facts?.cgroup, firstSeen: Date())
    }

    private static func addresses(of host: String) throws(ProcessError) -> Set<[UInt8]> {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let failure = getaddrinfo(host, nil, &hints, &list)
        guard failure == 0 else { throw ProcessError(.notFound, host, String(cString: gai_strerror(failure))) }
        defer { freeaddrinfo(list) }
        var found: Set<[UInt8]> = []
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            guard let address = entry.pointee.ai_addr else { continue }
            if entry.pointee.ai_family == AF_INET {
                address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { four in
                    _ = found.insert(withUnsafeBytes(of: four.pointee.sin_addr) { Array($0) })
                }
            } else if entry.pointee.ai_family == AF_INET6 {
                address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { six in
                    let bytes = withUnsafeBytes(of: six.pointee.sin6_addr) { Array($0) }
                    if let end = TCPEnd(address: bytes, port: 0) { found.insert(end.address) }
                }
            }
        }
        let loopback: [[UInt8]] = [[127, 0, 0, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]]
        if !found.isDisjoint(with: loopback) { found.formUnion(loopback) }
        return found
    }
}
