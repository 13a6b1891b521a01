/// Where a SPIFFE Workload Endpoint listens (Workload Endpoint §4).
public enum EndpointAddress: Sendable, Hashable {
    /// An absolute path.
    case unix(String)
    /// Only where the network itself tells the endpoint who calls.
    case tcp(ip: String, port: Int)

    /// The environment variable that names the endpoint when nothing else does.
    public static let variable = "SPIFFE_ENDPOINT_SOCKET"

    /// Why a text is no endpoint's address.
    public struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
        public var description: String
    }

    /// Reads `unix:///absolute/path` or `tcp://IP:port`, with no other component.
    public static func parse(_ text: String) -> Result<EndpointAddress, Fault> {
        func fault(_ why: String) -> Result<EndpointAddress, Fault> { .failure(Fault(description: "`\(text.prefix(256))` \(why)")) }
        guard text.utf8.count <= 1024, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return fault("is no address of an endpoint") }
        if text.hasPrefix("unix:") {
            var path = text.dropFirst(5)
            if path.hasPrefix("//") {
                path = path.dropFirst(2)
                guard path.hasPrefix("/") else { return fault("has an authority; it takes `unix:///` and an absolute path") }
            }
            guard path.hasPrefix("/"), path.count > 1 else { return fault("does not name an absolute path") }
            guard !path.contains("?"), !path.contains("#"), !path.contains("%") else { return fault("has more than a path") }
            guard path.utf8.count <= 107 else { return fault("is longer than a Unix socket's path may be") }
            return .success(.unix(String(path)))
        }
        if text.hasPrefix("tcp://") {
            let rest = text.dropFirst(6)
            guard let colon = rest.lastIndex(of: ":"), let port = Int(rest[rest.index(after: colon)...]), (1...65535).contains(port),
                rest[rest.index(after: colon)...].allSatisfy(\.isNumber)
            else { return fault("has no port, or more than address and port") }
            var host = String(rest[..<colon])
            if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) } else if host.contains(":") { host = "" }
            guard isAddress(host) else { return fault("does not name an IP address") }
            return .success(.tcp(ip: host, port: port))
        }
        return fault("is neither `unix:` nor `tcp:`")
    }

    /// The address of `SPIFFE_ENDPOINT_SOCKET`.
    public static func fromEnvironment(_ environment: [String: String]) -> Result<EndpointAddress, Fault> {
        guard let text = environment[variable], !text.isEmpty else { return .failure(Fault(description: "`\(variable)` is not set")) }
        return parse(text)
    }

    private static func isAddress(_ host: String) -> Bool {
        if host.contains(":") { return host.utf8.count <= 39 && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.allSatisfy(\.isNumber) }
    }
}
