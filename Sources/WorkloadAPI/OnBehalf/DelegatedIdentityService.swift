import Foundation
import GRPCCore
import LinuxProcess
import Runtime
import SPIFFE
import SwiftProtobuf

typealias DelegatedX509Request = Spire_Api_Agent_Delegatedidentity_V1_SubscribeToX509SVIDsRequest
typealias DelegatedX509Response = Spire_Api_Agent_Delegatedidentity_V1_SubscribeToX509SVIDsResponse
typealias DelegatedX509BundlesRequest = Spire_Api_Agent_Delegatedidentity_V1_SubscribeToX509BundlesRequest
typealias DelegatedX509BundlesResponse = Spire_Api_Agent_Delegatedidentity_V1_SubscribeToX509BundlesResponse
typealias DelegatedJWTRequest = Spire_Api_Agent_Delegatedidentity_V1_FetchJWTSVIDsRequest
typealias DelegatedJWTResponse = Spire_Api_Agent_Delegatedidentity_V1_FetchJWTSVIDsResponse
typealias DelegatedJWTBundlesRequest = Spire_Api_Agent_Delegatedidentity_V1_SubscribeToJWTBundlesRequest
typealias DelegatedJWTBundlesResponse = Spire_Api_Agent_Delegatedidentity_V1_SubscribeToJWTBundlesResponse

/// SPIRE's Delegated Identity API. A subscription to a workload that has nothing is told so by an empty set, and goes on.
struct DelegatedIdentityService: Spire_Api_Agent_Delegatedidentity_V1_DelegatedIdentity.SimpleServiceProtocol {
    let source: any DelegatedIdentitySource
    let delegates: Set<SPIFFEID>
    let selectorTypes: Set<String>
    let peers: PeerRegistry
    private let occupancy = Occupancy(limit: Self.callLimit)

    /// Calls of one delegate that are open at a time.
    static let callLimit = 2048
    /// Selectors in one request, and bytes of each.
    static let selectorLimit = (count: 64, bytes: 1024)

    init(source: any DelegatedIdentitySource, delegates: Set<SPIFFEID>, selectorTypes: Set<String>, peers: PeerRegistry) {
        self.source = source
        self.delegates = delegates
        self.selectorTypes = selectorTypes
        self.peers = peers
    }

    // MARK: Calls

    func subscribeToX509SVIDs(
        request: DelegatedX509Request, response: RPCWriter<DelegatedX509Response>, context: ServerContext
    ) async throws {
        try await serving(context) { delegate in
            let subject = try subject(request.selectors, request.pid)
            var last: DelegatedX509Response?
            for try await update in try await source.updates(for: subject, by: delegate, waits: true) {
                let next = DelegatedX509Response(update)
                guard next != last else { continue }
                try await response.write(next)
                last = next
            }
            if case .process(let workload) = subject, !workload.isAlive {
                throw RPCError(code: .notFound, message: "process \(workload.pid) has ended")
            }
            throw WorkloadRefusal.notAuthorized("the caller is no delegate any more")
        }
    }

    func subscribeToX509Bundles(
        request: DelegatedX509BundlesRequest, response: RPCWriter<DelegatedX509BundlesResponse>, context: ServerContext
    ) async throws {
        try await news(context, response) { update in .with { $0.caCertificates = X509BundlesResponse(update).bundles } }
    }

    func fetchJWTSVIDs(request: DelegatedJWTRequest, context: ServerContext) async throws -> DelegatedJWTResponse {
        let answer = Answer<DelegatedJWTResponse>()
        try await serving(context) { delegate in
            let audience = try WorkloadService.audience(request.audience)
            let subject = try subject(request.selectors, request.pid)
            let tokens = try await source.tokens(for: subject, by: delegate, audience: audience, id: nil)
            guard !tokens.isEmpty else { throw WorkloadRefusal.noIdentity("the workload has no identity") }
            answer.value = .with { $0.svids = tokens.map(Spire_Api_Types_JWTSVID.init) }
        }
        return answer.value
    }

    func subscribeToJWTBundles(
        request: DelegatedJWTBundlesRequest, response: RPCWriter<DelegatedJWTBundlesResponse>, context: ServerContext
    ) async throws {
        try await news(context, response) { update in .with { $0.bundles = JWTBundlesResponse(update).bundles } }
    }

    // MARK: -

    private func news<Message: SwiftProtobuf.Message & Equatable & Sendable>(
        _ context: ServerContext, _ response: RPCWriter<Message>, _ message: @escaping @Sendable (WorkloadUpdate) -> Message
    ) async throws {
        try await serving(context) { delegate in
            var last: Message?
            for try await update in try await source.allBundles(by: delegate) {
                let next = message(update)
                guard next != last else { continue }
                try await response.write(next)
                last = next
            }
            throw WorkloadRefusal.notAuthorized("the caller is no delegate any more")
        }
    }

    /// Who calls comes before anything that it says.
    private func serving(_ context: ServerContext, _ body: @escaping @Sendable (Delegate) async throws -> Void) async throws {
        let caller = try peers.caller(of: context)
        try await answering {
            let delegate = try await source.delegate(caller, among: delegates)
            try await occupancy.holding(delegate.id) { try await whileCalled(context) { try await body(delegate) } }
        }
    }

    /// One of the two ways to name a workload.
    private func subject(_ selectors: [Spire_Api_Types_Selector], _ pid: Int32) throws -> DelegatedSubject {
        guard selectors.isEmpty || pid == 0 else {
            throw RPCError(code: .invalidArgument, message: "selectors and a process number exclude each other")
        }
        if pid != 0 {
            guard pid > 0 else { throw RPCError(code: .invalidArgument, message: "a process number is positive") }
            do {
                return .process(try ProcessHandle(pid: pid))
            } catch {
                throw RPCError(code: .notFound, message: "there is no process \(pid)")
            }
        }
        guard !selectors.isEmpty else {
            throw RPCError(code: .invalidArgument, message: "selectors or a process number must be specified")
        }
        guard selectors.count <= Self.selectorLimit.count,
            selectors.allSatisfy({ !$0.type.isEmpty && !$0.value.isEmpty && $0.type.utf8.count + $0.value.utf8.count <= Self.selectorLimit.bytes })
        else {
            throw RPCError(code: .invalidArgument, message: "at most \(Self.selectorLimit.count) selectors, each with type and value")
        }
        let words = selectors.map { "\($0.type):\($0.value)" }
        // The first two words are the type here: `unix:uid` of `unix:uid:1000`.
        let types = Set(words.map { $0.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).prefix(2).joined(separator: ":") })
        guard let foreign = types.subtracting(selectorTypes).min() else { return .selectors(words) }
        throw RPCError(
            code: .permissionDenied,
            message: "delegates may not name workloads by `\(foreign.prefix(80))` here: give a process number, or see --delegate-selector")
    }
}

extension Spire_Api_Types_SPIFFEID {
    init(_ id: SPIFFEID) {
        self.init()
        trustDomain = id.trustDomain.name
        path = id.path
    }
}

extension Spire_Api_Types_JWTSVID {
    init(_ token: DelegatedToken) {
        self.init()
        self.token = token.token.withBytes { String(decoding: $0, as: UTF8.self) }
        id = Spire_Api_Types_SPIFFEID(token.id)
        expiresAt = token.expiresAt.milliseconds / 1000
        issuedAt = token.issuedAt.milliseconds / 1000
        hint = token.hint
    }
}

extension DelegatedX509Response {
    init(_ update: WorkloadUpdate) {
        self.init()
        var hints = UniqueHints()
        x509Svids = update.identities.map { identity in
            .with {
                $0.x509Svid = .with {
                    $0.certChain = identity.svid.chain.map { Data($0) }
                    $0.id = Spire_Api_Types_SPIFFEID(identity.svid.id)
                    $0.expiresAt = identity.svid.notAfter.milliseconds / 1000
                    $0.hint = hints.unique(identity.hint)
                }
                $0.x509SvidKey = identity.key.withBytes { Data($0) }
            }
        }
        federatesWith = update.federatedX509.map(\.trustDomain.id.description).sorted()
    }
}
