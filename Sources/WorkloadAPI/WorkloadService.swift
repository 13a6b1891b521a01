import Foundation
public import GRPCCore
public import LinuxProcess
public import Runtime
public import SPIFFE
import SwiftProtobuf

/// One identity with its private key, as a workload receives it.
public struct WorkloadX509: Sendable {
    public var svid: SPIFFE.X509SVID
    /// PKCS#8 DER.
    public var key: Secret
    public var hint: String

    public init(svid: SPIFFE.X509SVID, key: Secret, hint: String) {
        self.svid = svid
        self.key = key
        self.hint = hint
    }
}

/// What a workload is told at one moment: always the full set.
public struct WorkloadUpdate: Sendable {
    public var identities: [WorkloadX509]
    /// Roots in DER, of the own trust domain.
    public var roots: [[UInt8]]
    public var jwtBundle: JWTBundle

    public init(identities: [WorkloadX509], roots: [[UInt8]], jwtBundle: JWTBundle) {
        self.identities = identities
        self.roots = roots
        self.jwtBundle = jwtBundle
    }
}

/// Why a caller gets nothing. Becomes a gRPC status (Workload API §6).
public enum WorkloadRefusal: Error, Sendable {
    /// Nothing is registered for the caller.
    case noIdentity(String)
    /// Not ready yet, or no server to ask.
    case unavailable(String)
    case invalid(String)
}

/// Where identities come from.
public protocol WorkloadIdentitySource: Sendable {
    /// What the caller is entitled to now and, again, whenever it changes. The stream ends when the caller is entitled to
    /// nothing more; it throws a ``WorkloadRefusal``.
    func updates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error>

    /// JWT-SVIDs for the caller: for `id`, or for all its identities.
    func tokens(for caller: ProcessHandle, audience: [String], id: SPIFFEID?) async throws -> [(id: SPIFFEID, token: String, hint: String)]

    /// Bundles for the caller, whether or not it has an identity.
    func jwtBundle(for caller: ProcessHandle) async throws -> JWTBundle

    var clock: WallClock { get }
}

/// The SPIFFE Workload API's service.
public struct WorkloadService: SpiffeWorkloadAPI.SimpleServiceProtocol {
    private let source: any WorkloadIdentitySource
    private let peers: PeerRegistry

    public init(source: any WorkloadIdentitySource, peers: PeerRegistry) {
        self.source = source
        self.peers = peers
    }

    private func caller(_ context: ServerContext) throws -> ProcessHandle {
        guard let caller = peers.peer(of: context), caller.isAlive else {
            throw RPCError(code: .permissionDenied, message: "the caller could not be told")
        }
        return caller
    }

    public func fetchX509SVID(
        request: X509SVIDRequest, response: RPCWriter<X509SVIDResponse>, context: ServerContext
    ) async throws {
        let caller = try caller(context)
        try await answering {
            for try await update in try await source.updates(for: caller) {
                let bundle = Data(update.roots.joined())
                try await response.write(
                    .with {
                        $0.svids = update.identities.map { identity in
                            .with {
                                $0.spiffeID = identity.svid.id.description
                                $0.x509Svid = Data(identity.svid.chain.joined())
                                $0.x509SvidKey = identity.key.withBytes { Data($0) }
                                $0.bundle = bundle
                                $0.hint = identity.hint
                            }
                        }
                    })
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }

    public func fetchX509Bundles(
        request: X509BundlesRequest, response: RPCWriter<X509BundlesResponse>, context: ServerContext
    ) async throws {
        let caller = try caller(context)
        try await answering {
            for try await update in try await source.updates(for: caller) {
                try await response.write(
                    .with { $0.bundles = [update.jwtBundle.trustDomain.id.description: Data(update.roots.joined())] })
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }

    public func fetchJWTSVID(request: JWTSVIDRequest, context: ServerContext) async throws -> JWTSVIDResponse {
        let caller = try caller(context)
        guard !request.audience.isEmpty, !request.audience.contains("") else {
            throw RPCError(code: .invalidArgument, message: "an audience must be specified")
        }
        var id: SPIFFEID?
        if !request.spiffeID.isEmpty {
            guard let wanted = SPIFFEID(request.spiffeID) else {
                throw RPCError(code: .invalidArgument, message: "`spiffe_id` is not a SPIFFE ID")
            }
            id = wanted
        }
        return try await answering {
            let tokens = try await source.tokens(for: caller, audience: request.audience, id: id)
            return .with {
                $0.svids = tokens.map { token in
                    .with {
                        $0.spiffeID = token.id.description
                        $0.svid = token.token
                        $0.hint = token.hint
                    }
                }
            }
        }
    }

    public func fetchJWTBundles(
        request: JWTBundlesRequest, response: RPCWriter<JWTBundlesResponse>, context: ServerContext
    ) async throws {
        let caller = try caller(context)
        try await answering {
            for try await update in try await source.updates(for: caller) {
                let bundle = update.jwtBundle
                try await response.write(.with { $0.bundles = [bundle.trustDomain.id.description: Data(bundle.jwks)] })
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }

    public func validateJWTSVID(
        request: ValidateJWTSVIDRequest, context: ServerContext
    ) async throws -> ValidateJWTSVIDResponse {
        let caller = try caller(context)
        guard !request.audience.isEmpty, !request.svid.isEmpty else {
            throw RPCError(code: .invalidArgument, message: "audience and svid must be specified")
        }
        return try await answering {
            let bundle = try await source.jwtBundle(for: caller)
            switch bundle.verify(request.svid, audience: request.audience, now: source.clock.now()) {
            case .failure(let refusal): throw WorkloadRefusal.invalid(refusal.description)
            case .success(let verified):
                return try .with {
                    $0.spiffeID = verified.id.description
                    $0.claims = try Google_Protobuf_Struct(jsonUTF8Bytes: verified.claims)
                }
            }
        }
    }

    /// Refusals become the statuses that the specification names.
    private func answering<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch WorkloadRefusal.noIdentity(let why) {
            throw RPCError(code: .permissionDenied, message: "no identity issued: \(why)")
        } catch WorkloadRefusal.unavailable(let why) {
            throw RPCError(code: .unavailable, message: why)
        } catch WorkloadRefusal.invalid(let why) {
            throw RPCError(code: .invalidArgument, message: why)
        }
    }
}

/// Workload API §4.1: every call carries the header `workload.spiffe.io: true`, so that a request forged through some other
/// HTTP client never reaches a handler.
public struct SecurityHeader: ServerInterceptor {
    public init() {}

    public func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next: @Sendable (StreamingServerRequest<Input>, ServerContext) async throws -> StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        guard Array(request.metadata[stringValues: "workload.spiffe.io"]) == ["true"] else {
            throw RPCError(code: .invalidArgument, message: "security header missing from request")
        }
        return try await next(request, context)
    }
}
