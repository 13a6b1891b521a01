import Glibc
import NIOCore

/// Where a connection comes from, as far as that tells one host from another.
struct RemoteHost: Hashable, Sendable {
    /// Of IPv4 the address, of IPv6 its first 64 bits: a host chooses the others itself, as often as it likes.
    let bytes: [UInt8]

    /// Whatever has no address is one host.
    init(_ address: SocketAddress?) {
        switch address {
        case .v4(let address): bytes = withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
        case .v6(let address):
            let all = withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
            // A socket for both families shows IPv4 as ::ffff:a.b.c.d, all of which have the first 64 bits in common.
            let isMapped = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            bytes = Array(isMapped ? all.suffix(4) : all.prefix(8))
        default: bytes = []
        }
    }
}
