import Glibc
import NIOCore

/// Where a connection comes from, as far as that tells one host from another.
struct RemoteHost: Hashable, Sendable {
    /// Of IPv4 the address, of IPv6 its first 64 bits: a host chooses the others itself, as often as it likes.
    let bytes: [UInt8]

    /// Whatever has no address is one host.
    init(_ address: SocketAddress?) {
        // By its text: whose module has the fields of a socket's address depends on what else is imported.
        let text = (address?.ipAddress ?? "").prefix { $0 != "%" }
        var (four, six) = ([UInt8](repeating: 0, count: 4), [UInt8](repeating: 0, count: 16))
        if inet_pton(AF_INET, String(text), &four) == 1 {
            bytes = four
        } else if inet_pton(AF_INET6, String(text), &six) == 1 {
            // A socket for both families shows IPv4 as ::ffff:a.b.c.d, all of which have the first 64 bits in common.
            let isMapped = six.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            bytes = Array(isMapped ? six.suffix(4) : six.prefix(8))
        } else {
            bytes = []
        }
    }
}
