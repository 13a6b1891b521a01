import Foundation
public import GRPCCore
import LinuxProcess
import Runtime
@_spi(Incubating) import SPIFFE
import SwiftProtobuf

/// The SPIFFE Workload API's service: who may ask is what the kernel says, what they get is the source's business, and how it is said
/// is here.
public struct WorkloadService: SpiffeWorkloadAPI.SimpleServiceProtocol {
    private let source: any WorkloadIdentitySource
    private let wit: (any WITIdentitySource)?
    private let peers: PeerRegistry

    /// Audiences in one request, and bytes of each.
    public static let audienceLimit = (count: 16, bytes: 2048)
    /// Bytes of a hint (Workload API §8).
    public static let hintLimit = 1024

    public init(source: any WorkloadIdentitySource, peers: PeerRegistry) {
        self.init(source: source, wit: nil, peers: peers)
    }

    /// Without `wit` the WIT-SVID profile is Unimplemented (Workload API §7).
    @_spi(Incubating) public init(source: any WorkloadIdentitySource, wit: (any WITIdentitySource)?, peers: PeerRegistry) {
        self.source = source
        self.wit = wit
        self.peers = peers
    }

    private func caller(_ context: ServerContext) throws -> ProcessHandle { try peers.caller(of: context) }

    // MARK: X509-SVID profile

    public func fetchX509SVID(
        request: X509SVIDRequest, response: RPCWriter<X509SVIDResponse>, context: ServerContext
    ) async throws {
        let caller = try caller(context)
        try await answering(context) {
            for try await update in try await source.updates(for: caller) {
                // A response has at least one SVID (§5.2.1).
                guard !update.identities.isEmpty else { throw WorkloadRefusal.noIdentity("the caller has no X.509 identity now") }
                try await response.write(X509SVIDResponse(update))
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }

    public func fetchX509Bundles(
        request: X509BundlesRequest, response: RPCWriter<X509BundlesResponse>, context: ServerContext
    ) async throws {
        let caller = try caller(context)
        try await bundles(response, caller, context) { X509BundlesResponse($0) }
    }

    // MARK: JWT-SVID profile

    public func fetchJWTSVID(request: JWTSVIDRequest, context: ServerContext) async throws -> JWTSVIDResponse {
        let caller = try caller(context)
        let audience = try Self.audience(request.audience)
        let id = try Self.wanted(request.spiffeID)
        return try await answering {
            let tokens = try await source.tokens(for: caller, audience: audience, id: id)
            guard !tokens.isEmpty else { throw WorkloadRefusal.noIdentity("the caller has no such identity") }
            var hints = UniqueHints()
            return .with {
                $0.svids = tokens.map { token in
                    .with {
                        $0.spiffeID = token.id.description
                        $0.svid = token.token
                        $0.hint = hints.unique(token.hint)
                    }
                }
            }
        }
    }

    public func fetchJWTBundles(
        request: JWTBundlesRequest, response: RPCWriter<JWTBundlesResponse>, context: ServerContext
    ) async throws {
        let caller = try caller(context)
        try await bundles(response, caller, context) { JWTBundlesResponse($0) }
    }

    public func validateJWTSVID(
        request: ValidateJWTSVIDRequest, context: ServerContext
    ) async throws -> ValidateJWTSVIDResponse {
        let caller = try caller(context)
        guard !request.audience.isEmpty, !request.svid.isEmpty else {
            throw RPCError(code: .invalidArgument, message: "audience and svid must be specified")
        }
        return try await answering {
            let bundles = try await source.jwtBundles(for: caller)
            switch bundles.verify(request.svid, audience: request.audience, now: source.clock.now()) {
            case .failure(let refusal): throw WorkloadRefusal.invalid(refusal.description)
            case .success(let verified):
                if let refusal = await source.refusal(of: verified) { throw WorkloadRefusal.invalid(refusal.description) }
                return try .with {
                    $0.spiffeID = verified.id.description
                    $0.claims = try Google_Protobuf_Struct(jsonUTF8Bytes: verified.claims)
                }
            }
        }
    }

    // MARK: WIT-SVID profile

    public func fetchWITSVID(request: WITSVIDRequest, response: RPCWriter<WITSVIDResponse>, context: ServerContext) async throws {
        guard let wit else { throw RPCError(code: .unimplemented, message: "the WIT-SVID profile is not switched on") }
        let caller = try caller(context)
        guard request.spiffeID.isEmpty || SPIFFEID(request.spiffeID) != nil else {
            throw RPCError(code: .invalidArgument, message: "`spiffe_id` is not a SPIFFE ID")
        }
        try await answering(context) {
            for try await update in try await wit.witUpdates(for: caller) {
                let wanted = update.identities.filter { request.spiffeID.isEmpty || $0.id.description == request.spiffeID }
                guard !wanted.isEmpty else { throw WorkloadRefusal.noIdentity("the caller has no such identity") }
                var hints = UniqueHints()
                try await response.write(
                    .with {
                        $0.svids = wanted.map { identity in
                            .with {
                                $0.spiffeID = identity.id.description
                                $0.witSvid = identity.token
                                $0.witSvidKey = identity.key.withBytes { String(decoding: $0, as: UTF8.self) }
                                $0.hint = hints.unique(identity.hint)
                            }
                        }
                    })
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }

    public func fetchWITBundles(
        request: WITBundlesRequest, response: RPCWriter<WITBundlesResponse>, context: ServerContext
    ) async throws {
        guard let wit else { throw RPCError(code: .unimplemented, message: "the WIT-SVID profile is not switched on") }
        let caller = try caller(context)
        try await answering(context) {
            var last: WITBundlesResponse?
            for try await bundles in try await wit.witBundles(for: caller) {
                let next = WITBundlesResponse.with { answer in
                    for bundle in bundles {
                        answer.bundles[bundle.trustDomain.id.description] = String(decoding: bundle.jwks, as: UTF8.self)
                    }
                }
                guard next != last else { continue }
                try await response.write(next)
                last = next
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }

    // MARK: -

    /// What a request for tokens must say, within its bounds.
    static func audience(_ audience: [String]) throws(RPCError) -> [String] {
        guard !audience.isEmpty, !audience.contains("") else {
            throw RPCError(code: .invalidArgument, message: "an audience must be specified")
        }
        guard audience.count <= audienceLimit.count, audience.allSatisfy({ $0.utf8.count <= audienceLimit.bytes }) else {
            throw RPCError(code: .invalidArgument, message: "more than \(audienceLimit.count) audiences, or a very long one")
        }
        return audience
    }

    /// The one identity that is asked for, or `nil` for all.
    static func wanted(_ text: String) throws(RPCError) -> SPIFFEID? {
        guard !text.isEmpty else { return nil }
        guard let id = SPIFFEID(text) else { throw RPCError(code: .invalidArgument, message: "`spiffe_id` is not a SPIFFE ID") }
        return id
    }

    /// One message for each change of what it says.
    private func bundles<Message: SwiftProtobuf.Message & Equatable & Sendable>(
        _ response: RPCWriter<Message>, _ caller: ProcessHandle, _ context: ServerContext,
        _ message: @escaping @Sendable (WorkloadUpdate) -> Message
    ) async throws {
        try await answering(context) {
            var last: Message?
            for try await update in try await source.bundles(for: caller) {
                let next = message(update)
                guard next != last else { continue }
                try await response.write(next)
                last = next
            }
            throw WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity")
        }
    }
}

/// Runs `body` until it ends, or until the call does: gRPC tells a handler that its caller has gone, and does not cancel its task.
func whileCalled(_ context: ServerContext, _ body: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(operation: body)
        group.addTask {
            try await context.cancellation.cancelled
            throw CancellationError()
        }
        defer { group.cancelAll() }
        try await group.next()
    }
}

/// Refusals become the statuses that the specification names (Workload Endpoint §6).
func answering<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
    do {
        return try await body()
    } catch WorkloadRefusal.noIdentity(let why) {
        throw RPCError(code: .permissionDenied, message: "no identity issued: \(why)")
    } catch WorkloadRefusal.unavailable(let why) {
        throw RPCError(code: .unavailable, message: why)
    } catch WorkloadRefusal.invalid(let why) {
        throw RPCError(code: .invalidArgument, message: why)
    } catch WorkloadRefusal.notAuthorized(let why) {
        throw RPCError(code: .permissionDenied, message: why)
    } catch WorkloadRefusal.unsupported(let why) {
        throw RPCError(code: .unimplemented, message: why)
    }
}

/// The same for a stream, which ends with its call.
func answering(_ context: ServerContext, _ body: @escaping @Sendable () async throws -> Void) async throws {
    try await answering { try await whileCalled(context, body) }
}

/// Of two identities with one hint the first keeps it: a response names none twice (Workload API §5.2.1).
struct UniqueHints {
    private var seen: Set<String> = []

    mutating func unique(_ hint: String) -> String {
        guard !hint.isEmpty, hint.utf8.count <= WorkloadService.hintLimit, seen.insert(hint).inserted else { return "" }
        return hint
    }
}

extension X509SVIDResponse {
    init(_ update: WorkloadUpdate) {
        self.init()
        let bundle = Data(update.roots.joined())
        var hints = UniqueHints()
        svids = update.identities.map { identity in
            .with {
                $0.spiffeID = identity.svid.id.description
                $0.x509Svid = Data(identity.svid.chain.joined())
                $0.x509SvidKey = identity.key.withBytes { Data($0) }
                $0.bundle = bundle
                $0.hint = hints.unique(identity.hint)
            }
        }
        crl = update.revocationLists.map { Data($0) }
        for other in update.federatedX509 where other.trustDomain != update.trustDomain {
            federatedBundles[other.trustDomain.id.description] = Data(other.x509Authorities.joined())
        }
    }
}

extension X509BundlesResponse {
    init(_ update: WorkloadUpdate) {
        self.init()
        crl = update.revocationLists.map { Data($0) }
        for other in update.federatedX509 { bundles[other.trustDomain.id.description] = Data(other.x509Authorities.joined()) }
        // Always, and never another's word for it (§5.2.2).
        bundles[update.trustDomain.id.description] = Data(update.roots.joined())
    }
}

extension JWTBundlesResponse {
    init(_ update: WorkloadUpdate) {
        self.init()
        for other in update.federated { bundles[other.trustDomain.id.description] = Data(other.jwt.jwks) }
        bundles[update.trustDomain.id.description] = Data(update.jwtBundle.jwks)
    }
}
