import CLinux
import Glibc
import Synchronization

/// One end of a TCP connection.
public struct TCPEnd: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16 bytes in network order.
    public let address: [UInt8]
    public let port: UInt16

    /// `nil` unless the address has 4 or 16 bytes. An IPv4 address mapped into IPv6 becomes IPv4.
    public init?(address: [UInt8], port: UInt16) {
        switch address.count {
        case 4: self.address = address
        case 16 where address.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]): self.address = Array(address[12...])
        case 16: self.address = address
        default: return nil
        }
        self.port = port
    }

    /// Reads a numeric address: no name is looked up.
    public init?(host: String, port: UInt16) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, host, &four) == 1 {
            self.init(address: withUnsafeBytes(of: &four) { Array($0) }, port: port)
        } else if inet_pton(AF_INET6, host, &six) == 1 {
            self.init(address: withUnsafeBytes(of: &six) { Array($0) }, port: port)
        } else {
            return nil
        }
    }

    public var description: String {
        if address.count == 4 { return address.map { "\($0)" }.joined(separator: ".") + ":\(port)" }
        var six = in6_addr()
        withUnsafeMutableBytes(of: &six) { $0.copyBytes(from: address) }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            guard let text = buffer.baseAddress, inet_ntop(AF_INET6, &six, text, 64) != nil else { return "[?]:\(port)" }
            return "[\(String(cString: text))]:\(port)"
        }
    }
}

/// Finds the process at the other end of a TCP connection on this machine.
///
/// The kernel says at once which user made the socket and its inode (sock_diag, 20 µs); who holds that inode has to be
/// searched for in `/proc`. The processes that were found last are asked first, so a service that reconnects costs no search.
/// Use a Unix socket where there is a choice: there the kernel names the process itself.
public final class LoopbackPeers: Sendable {
    private let recent = Mutex<[Int32]>([])
    private static let recentLimit = 64

    public init() {}

    /// The process that holds the socket whose own end is `own` and whose other end is `other`. Blocks: up to 20 ms with
    /// many processes.
    public func process(own: TCPEnd, other: TCPEnd) throws(ProcessError) -> ProcessHandle {
        let subject = "\(own) → \(other)"
        var found = clinux_socket()
        let result = clinux_find_tcp_socket(
            own.address.count == 4 ? AF_INET : AF_INET6, own.address, own.port, other.address, other.port, &found)
        guard result >= 0 else { throw .last(subject, "sock_diag") }
        guard result == 0, found.inode != 0 else {
            throw ProcessError(.notFound, subject, "no process on this machine holds the other end of the connection")
        }
        return try holder(ofInode: found.inode, uid: found.uid, subject: subject)
    }

    /// The process that holds a socket. Looked for among recent finds, then among the processes of `uid`, then all others.
    func holder(ofInode inode: UInt32, uid: UInt32, subject: String) throws(ProcessError) -> ProcessHandle {
        let remembered = recent.withLock { $0 }
        for pid in remembered {
            if let process = hold(pid, inode, uid) { return process }
        }
        // The newest numbers first: who has just connected has often just started.
        var others: [Int32] = []
        for pid in ProcFile.processes().sorted(by: >) where !remembered.contains(pid) {
            var status = stat()
            guard stat("/proc/\(pid)", &status) == 0 else { continue }
            guard status.st_uid == uid else {
                others.append(pid)
                continue
            }
            if let process = hold(pid, inode, uid) { return process }
        }
        for pid in others {
            if let process = hold(pid, inode, uid) { return process }
        }
        throw ProcessError(.notFound, subject, "user \(uid) made the socket, but no process that we may look at holds it")
    }

    private func hold(_ pid: Int32, _ inode: UInt32, _ uid: UInt32) -> ProcessHandle? {
        guard ProcFile.holdsSocket(pid, inode: inode) == true,
            let process = try? ProcessHandle(pid: pid, holding: inode, uid: uid),
            // Now that the pidfd holds it: is it still the process that has the socket?
            (try? process.holdsConnection()) == true
        else { return nil }
        recent.withLock { list in
            list.removeAll { $0 == pid }
            list.insert(pid, at: 0)
            if list.count > Self.recentLimit { list.removeLast() }
        }
        return process
    }
}
