import Glibc

/// A host and a TCP port as people write them: `name:1`, `127.0.0.1:1`, `[::1]:1`.
public struct HostAndPort: Sendable, Hashable, CustomStringConvertible {
    /// A name or an address, which has no brackets here.
    public var host: String
    public var port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `nil` for what nothing could be reached by: it is told before anyone is asked.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...].utf8
        guard (1...5).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }), let port = UInt16(text.suffix(digits.count))
        else { return nil }
        let host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]"), Self.isAddress(String(host.dropFirst().dropLast()), AF_INET6) {
            self.init(host: String(host.dropFirst().dropLast()), port: Int(port))
        } else if Self.isAddress(String(host), AF_INET) || Self.isName(host) {
            self.init(host: String(host), port: Int(port))
        } else {
            return nil
        }
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    private static func isAddress(_ text: String, _ family: Int32) -> Bool {
        var bytes = in6_addr()
        return inet_pton(family, text, &bytes) == 1
    }

    /// Labels of letters, digits, `-` and `_`. One of digits alone at the end makes it an address, and then a bad one.
    private static func isName(_ text: Substring) -> Bool {
        let labels = (text.hasSuffix(".") ? text.dropLast() : text).split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, let last = labels.last, !last.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy {
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
                        || $0 == UInt8(ascii: "_")
                }
        }
    }
}
