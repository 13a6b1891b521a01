/// The address of a bundle endpoint (SPIFFE Federation §5.2.1.1, §5.2.2.1): `https`, without user or password, and nothing that two
/// readers could understand in two ways.
///
/// A reader of our own, because what is checked must be what is connected to: libraries differ in what they make of `\`, of blanks
/// and of a second `@`.
public struct BundleEndpointURL: Sendable, Hashable, CustomStringConvertible {
    /// As it was given.
    public let text: String
    /// A name or an address; of IPv6 without its brackets.
    public let host: String
    public let port: Int
    /// What a request asks for: path and query.
    public let target: String
    private let authority: String

    /// Longest address in bytes.
    public static let limit = 2048

    public var description: String { text }

    /// Reads an address, or says why it is none that may be used.
    public static func parse(_ text: String) -> Result<BundleEndpointURL, Refusal> {
        let bytes = Array(text.utf8)
        func refused(_ why: String) -> Result<BundleEndpointURL, Refusal> { .failure(Refusal(.malformed, "a bundle endpoint's URL \(why)")) }
        guard bytes.count <= limit else { return refused("has at most \(limit) bytes") }
        let scheme = Array("https://".utf8)
        guard bytes.count > scheme.count, zip(bytes, scheme).allSatisfy({ lower($0) == $1 }) else {
            return refused("begins with `https://`")
        }
        let rest = bytes.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? rest.endIndex
        let authority = rest[..<end]
        guard !authority.contains(UInt8(ascii: "@")) else { return refused("has no user and no password") }
        guard let (host, port) = hostAndPort(authority) else { return refused("needs a host, and a port between 1 and 65535 if any") }
        let tail = rest[end...]
        // What a fragment says is for the reader alone and is never sent (RFC 9110 §4.2.5).
        let visible = tail.prefix { $0 != UInt8(ascii: "#") }
        guard isPath(tail.filter { $0 != UInt8(ascii: "#") }) else { return refused("has characters that no address has (RFC 3986 §3)") }
        let target = String(decoding: visible, as: UTF8.self)
        return .success(
            BundleEndpointURL(
                text: text, host: host, port: port, target: target.hasPrefix("/") ? target : "/" + target,
                authority: String(decoding: authority, as: UTF8.self)))
    }

    public init?(_ text: String) {
        guard let url = try? Self.parse(text).get() else { return nil }
        self = url
    }

    private init(text: String, host: String, port: Int, target: String, authority: String) {
        self.text = text
        self.host = host
        self.port = port
        self.target = target
        self.authority = authority
    }

    /// What `Host` says (RFC 9110 §7.2).
    public var hostField: String { authority }

    /// Whether the host is an address and not a name.
    public var isAddress: Bool {
        host.contains(":") || host.split(separator: ".", omittingEmptySubsequences: false).last.map { UInt($0) != nil } == true
    }

    /// Where a redirection leads to (RFC 9110 §10.2.2), held to the same rules.
    public func redirected(to location: String) -> Result<BundleEndpointURL, Refusal> {
        let bytes = Array(location.utf8)
        if bytes.starts(with: Array("//".utf8)) { return Self.parse("https:" + location) }
        if bytes.first == UInt8(ascii: "/") { return Self.parse("https://\(authority)\(location)") }
        let path = target.prefix { $0 != "?" }
        if bytes.first == UInt8(ascii: "?") { return Self.parse("https://\(authority)\(path)\(location)") }
        let scheme = bytes.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        if scheme.contains(UInt8(ascii: ":")) || bytes.isEmpty { return Self.parse(location) }
        // A path that begins where we are. Dots would have to be worked out, and nobody needs them here.
        guard !location.split(separator: "/", omittingEmptySubsequences: false).contains(where: { $0 == "." || $0 == ".." }) else {
            return .failure(Refusal(.malformed, "a redirection with `.` or `..` in its path"))
        }
        return Self.parse("https://\(authority)\(path[...(path.lastIndex(of: "/") ?? path.startIndex)])\(location)")
    }

    // MARK: RFC 3986

    private static func hostAndPort(_ authority: ArraySlice<UInt8>) -> (String, Int)? {
        var rest = authority
        var host: ArraySlice<UInt8>
        if rest.first == UInt8(ascii: "[") {
            guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            host = rest[(rest.startIndex + 1)..<end]
            guard host.contains(UInt8(ascii: ":")), host.allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
            else { return nil }
            rest = rest[(end + 1)...]
        } else {
            host = rest.prefix { $0 != UInt8(ascii: ":") }
            guard !host.isEmpty, host.count <= 253, host.allSatisfy({ isLetterOrDigit($0) || "-._".utf8.contains($0) }) else { return nil }
            rest = rest[host.endIndex...]
        }
        let name = String(decoding: host, as: UTF8.self)
        if rest.isEmpty { return (name, 443) }
        let digits = rest.dropFirst()
        guard rest.first == UInt8(ascii: ":"), (1...5).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let port = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        return (1...65535).contains(port) ? (name, port) : nil
    }

    private static func isPath(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.count, isHexadecimal(bytes[index + 1]), isHexadecimal(bytes[index + 2]) else { return false }
                index += 3
                continue
            }
            guard isLetterOrDigit(byte) || "-._~!$&'()*+,;=:@/?".utf8.contains(byte) else { return false }
            index += 1
        }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(lower(byte))
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(lower(byte)) }
}
