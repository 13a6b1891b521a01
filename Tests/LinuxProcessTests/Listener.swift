import EstateTesting
import Foundation
import Glibc

/// A listening TCP socket on 127.0.0.1.
final class Listener {
    private let descriptor: Int32
    let port: UInt16

    init() throws {
        let port = UInt16(try freePort())
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.port = port
        guard Self.withAddress(port, { bind(descriptor, $0, $1) }) == 0, listen(descriptor, 16) == 0 else {
            throw TestingError("cannot listen")
        }
    }

    deinit { close(descriptor) }

    func connect() throws -> Int32 { try Door.port(Int(port)).connect() }

    func accept() throws -> (descriptor: Int32, peerPort: UInt16) {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let accepted = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.accept(descriptor, $0, &size) }
        }
        guard accepted >= 0 else { throw TestingError("accept") }
        return (accepted, UInt16(bigEndian: address.sin_port))
    }

    private static func withAddress(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
