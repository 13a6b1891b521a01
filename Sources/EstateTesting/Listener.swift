import Glibc

/// A socket on 127.0.0.1 that listens, as long as somebody holds it. Connections are made by the kernel; nobody says a word.
public final class Listener: Sendable {
    public let port: Int
    private let descriptor: Int32

    public init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listens = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        self.descriptor = descriptor
        port = Int(UInt16(bigEndian: address.sin_port))
        guard listens else { throw TestingError("cannot listen on 127.0.0.1: \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// The next connection, for the caller to close, and the port at its other end.
    public func accept() throws -> (descriptor: Int32, peerPort: Int) {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let accepted = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.accept(descriptor, $0, &size) }
        }
        guard accepted >= 0 else { throw TestingError("accept: \(String(cString: strerror(errno)))") }
        return (accepted, Int(UInt16(bigEndian: address.sin_port)))
    }
}

/// A TCP port on 127.0.0.1 that was free a moment ago. For servers that cannot be told to listen on port 0.
public func freePort() throws -> Int { try Listener().port }
