/// Where a SPIFFE Broker Endpoint listens (Broker Endpoint §4).
public enum BrokerAddress: Sendable, Hashable {
    /// An absolute path.
    case unix(String)
    /// An IP address or a DNS name: both sides show SVIDs, so the way there need not be trusted.
    case tcp(host: String, port: Int)

    /// The environment variable that names the endpoint when nothing else does.
    public static let variable = "SPIFFE_BROKER_SOCKET"

    /// Reads `unix:///absolute/path` or `tcp://host:port`, with no other component.
    public static func parse(_ text: String) -> Result<BrokerAddress, EndpointAddress.Fault> {
        switch EndpointAddress.parse(text) {
        case .success(.unix(let path)): return .success(.unix(path))
        case .success(.tcp(let ip, let port)): return .success(.tcp(host: ip, port: port))
        case .failure(let fault):
            guard text.hasPrefix("tcp://"), text.utf8.count <= 1024 else { return .failure(fault) }
            let parts = text.dropFirst(6).split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, let port = Int(parts[1]), (1...65535).contains(port), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
                isName(parts[0])
            else { return .failure(fault) }
            return .success(.tcp(host: String(parts[0]), port: port))
        }
    }

    /// The address of `SPIFFE_BROKER_SOCKET`.
    public static func fromEnvironment(_ environment: [String: String]) -> Result<BrokerAddress, EndpointAddress.Fault> {
        guard let text = environment[variable], !text.isEmpty else {
            return .failure(EndpointAddress.Fault(description: "`\(variable)` is not set"))
        }
        return parse(text)
    }

    /// Labels of letters, digits and `-` (RFC 1123); what is digits alone would be an address that is none.
    private static func isName(_ name: Substring) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let fine = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D }
        }
        return fine && name.utf8.count <= 253 && labels.last?.allSatisfy(\.isNumber) == false
    }
}
