import GRPCCore
import Runtime
import SwiftProtobuf
import Synchronization

/// Whether the endpoint serves, for whoever watches it.
public final class HealthState: Sendable {
    private let state: Mutex<Bool>
    private let followers = Broadcast<Bool>()

    public init(isServing: Bool = true) {
        state = Mutex(isServing)
    }

    public var isServing: Bool { state.withLock { $0 } }

    public func set(isServing: Bool) {
        let isNews = state.withLock { state in
            defer { state = isServing }
            return state != isServing
        }
        if isNews { followers.send(isServing) }
    }

    /// The present state, and each later one.
    func follow() -> AsyncStream<Bool> { followers.stream(beginningWith: { isServing }) }
}

/// gRPC's health checking (grpc.health.v1).
struct HealthService: Grpc_Health_V1_Health.SimpleServiceProtocol {
    let state: HealthState
    /// Full names; the empty one is the whole server.
    let services: Set<String>

    func check(request: Grpc_Health_V1_HealthCheckRequest, context: ServerContext) async throws -> Grpc_Health_V1_HealthCheckResponse {
        guard services.contains(request.service) || request.service.isEmpty else {
            throw RPCError(code: .notFound, message: "there is no service of that name")
        }
        return .with { $0.status = state.isServing ? .serving : .notServing }
    }

    func list(request: Grpc_Health_V1_HealthListRequest, context: ServerContext) async throws -> Grpc_Health_V1_HealthListResponse {
        let isServing = state.isServing
        return .with { answer in
            for service in services.union([""]) { answer.statuses[service] = .with { $0.status = isServing ? .serving : .notServing } }
        }
    }

    func watch(
        request: Grpc_Health_V1_HealthCheckRequest, response: RPCWriter<Grpc_Health_V1_HealthCheckResponse>, context: ServerContext
    ) async throws {
        let isKnown = services.contains(request.service) || request.service.isEmpty
        try await whileCalled(context) {
            for await isServing in state.follow() {
                try await response.write(.with { $0.status = !isKnown ? .serviceUnknown : isServing ? .serving : .notServing })
            }
        }
    }
}
