public import GRPCCore

/// Workload Endpoint §3: every call carries the header `workload.spiffe.io: true`, so that a request forged through some other
/// HTTP client never reaches a handler.
///
/// Envoy's secret discovery is let through without: its clients were there before the header, and do not send it.
public struct SecurityHeader: ServerInterceptor {
    /// Services of others, by their full names.
    static let exempt: Set = ["envoy.service.secret.v3.SecretDiscoveryService"]

    private let name: String
    private let exempt: Set<String>

    public init() {
        name = "workload.spiffe.io"
        exempt = Self.exempt
    }

    /// Broker Endpoint §3: the same under another name, for all services.
    static let broker = SecurityHeader(name: "broker.spiffe.io")

    private init(name: String) {
        self.name = name
        exempt = []
    }

    public func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next: @Sendable (StreamingServerRequest<Input>, ServerContext) async throws -> StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let values = Array(request.metadata[stringValues: name])
        guard values == ["true"] || (values.isEmpty && exempt.contains(context.descriptor.service.fullyQualifiedService)) else {
            throw RPCError(code: .invalidArgument, message: "security header missing from request")
        }
        return try await next(request, context)
    }
}
