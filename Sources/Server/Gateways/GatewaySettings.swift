public import SPIFFE

/// Where gateways without an agent ask, and which.
public struct GatewaySettings: Sendable {
    public var host: String
    /// 0 takes a free one.
    public var port: Int
    /// Whoever else comes is refused.
    public var callers: Set<SPIFFEID>

    public init(host: String, port: Int, callers: Set<SPIFFEID>) {
        self.host = host
        self.port = port
        self.callers = callers
    }
}
