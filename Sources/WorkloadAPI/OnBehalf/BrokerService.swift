import Foundation
import GRPCCore
import GRPCProtobuf
import LinuxProcess
import Runtime
import SPIFFE
import SwiftProtobuf

typealias BrokerX509Response = Spiffe_Broker_SubscribeToX509SVIDResponse
typealias BrokerX509BundlesResponse = Spiffe_Broker_SubscribeToX509BundlesResponse
typealias BrokerJWTBundlesResponse = Spiffe_Broker_SubscribeToJWTBundlesResponse

/// The SPIFFE Broker API's service: a broker that was named in the configuration asks for one workload at a time, which the
/// endpoint finds and attests for itself.
struct BrokerService: Spiffe_Broker_API.SimpleServiceProtocol {
    let source: any DelegatedIdentitySource
    /// Nobody else may call.
    let brokers: Set<SPIFFEID>
    let connections: BrokerConnections
    private let occupancy = Occupancy(limit: Self.callLimit)

    /// Calls of one broker that are open at a time: three for each workload of a busy node.
    static let callLimit = 2048

    init(source: any DelegatedIdentitySource, brokers: Set<SPIFFEID>, connections: BrokerConnections) {
        self.source = source
        self.brokers = brokers
        self.connections = connections
    }

    // MARK: X.509-SVID profile

    func subscribeToX509SVID(
        request: Spiffe_Broker_SubscribeToX509SVIDRequest, response: RPCWriter<BrokerX509Response>, context: ServerContext
    ) async throws {
        try await answering(context, request.reference, isThere: request.hasReference) { workload, broker in
            for try await update in try await source.updates(for: .process(workload), by: broker, waits: false) {
                guard !update.identities.isEmpty else { throw WorkloadRefusal.noIdentity("the workload has no X.509 identity now") }
                try Self.check(workload)
                try await response.write(BrokerX509Response(update))
            }
        }
    }

    func subscribeToX509Bundles(
        request: Spiffe_Broker_SubscribeToX509BundlesRequest, response: RPCWriter<BrokerX509BundlesResponse>, context: ServerContext
    ) async throws {
        try await answering(context, request.reference, isThere: request.hasReference) { workload, broker in
            try await news(workload, broker, response) { BrokerX509BundlesResponse($0) }
        }
    }

    // MARK: JWT-SVID profile

    func fetchJWTSVID(request: Spiffe_Broker_FetchJWTSVIDRequest, context: ServerContext) async throws -> Spiffe_Broker_FetchJWTSVIDResponse {
        let answer = Answer<Spiffe_Broker_FetchJWTSVIDResponse>()
        try await answering(context, request.reference, isThere: request.hasReference, isStream: false) { workload, broker in
            let audience = try WorkloadService.audience(request.audience)
            let tokens = try await source.tokens(
                for: .process(workload), by: broker, audience: audience, id: try WorkloadService.wanted(request.spiffeID))
            guard !tokens.isEmpty else { throw WorkloadRefusal.noIdentity("the workload has no such identity") }
            try Self.check(workload)
            var hints = UniqueHints()
            answer.value = .with {
                $0.svids = tokens.map { token in
                    .with {
                        $0.spiffeID = token.id.description
                        $0.svid = token.token.withBytes { String(decoding: $0, as: UTF8.self) }
                        $0.hint = hints.unique(token.hint)
                    }
                }
            }
        }
        return answer.value
    }

    func subscribeToJWTBundles(
        request: Spiffe_Broker_SubscribeToJWTBundlesRequest, response: RPCWriter<BrokerJWTBundlesResponse>, context: ServerContext
    ) async throws {
        try await answering(context, request.reference, isThere: request.hasReference) { workload, broker in
            try await news(workload, broker, response) { update in .with { $0.bundles = JWTBundlesResponse(update).bundles } }
        }
    }

    // MARK: -

    /// One message for each change of what it says.
    private func news<Message: SwiftProtobuf.Message & Equatable & Sendable>(
        _ workload: ProcessHandle, _ broker: Delegate, _ response: RPCWriter<Message>, _ message: (WorkloadUpdate) -> Message
    ) async throws {
        var last: Message?
        for try await update in try await source.bundles(for: .process(workload), by: broker) {
            let next = message(update)
            guard next != last else { continue }
            try Self.check(workload)
            try await response.write(next)
            last = next
        }
    }

    /// Nothing is said of a workload that has ended (§4.9).
    private static func check(_ workload: ProcessHandle) throws(WorkloadReference.Fault) {
        guard workload.isAlive else { throw .notFound("process \(workload.pid) has ended") }
    }

    /// Who calls, for whom, and within what bounds; then `body`, whose refusals become the statuses of §4.8.
    private func answering(
        _ context: ServerContext, _ reference: Spiffe_Broker_WorkloadReference, isThere: Bool, isStream: Bool = true,
        _ body: @escaping @Sendable (ProcessHandle, Delegate) async throws -> Void
    ) async throws {
        let caller = try await connections.caller(of: context)
        guard brokers.contains(caller.id) else {
            throw RPCError(code: .permissionDenied, message: "`\(caller.id)` is no broker here")
        }
        try await occupancy.holding(caller.id) {
            // Whoever has the key of a broker's SVID is not yet the broker: the process must be of that ID too.
            let broker = try await WorkloadAPI.answering { try await source.delegate(caller.process, among: [caller.id]) }
            do {
                let workload = try WorkloadReference.read(reference, isThere: isThere).resolve(for: broker.process)
                try await WorkloadAPI.answering {
                    do {
                        try await whileCalled(context) { try await body(workload, broker) }
                        if isStream { throw WorkloadRefusal.noIdentity("the workload is no longer entitled to an identity") }
                    } catch WorkloadRefusal.noIdentity(let why) {
                        try Self.check(workload)
                        throw WorkloadReference.Fault.notEntitled(why)
                    } catch let error as RPCError where error.code == .permissionDenied {
                        // The issuer's word, past the endpoint's.
                        throw WorkloadReference.Fault.notEntitled(error.message)
                    }
                }
            } catch let fault as WorkloadReference.Fault {
                throw fault.status
            }
        }
    }
}

extension BrokerX509Response {
    init(_ update: WorkloadUpdate) {
        let same = X509SVIDResponse(update)
        self.init()
        svids = same.svids.map { svid in
            .with {
                $0.spiffeID = svid.spiffeID
                $0.x509Svid = svid.x509Svid
                $0.x509SvidKey = svid.x509SvidKey
                $0.bundle = svid.bundle
                $0.hint = svid.hint
            }
        }
        crl = same.crl
        federatedBundles = same.federatedBundles
    }
}

extension BrokerX509BundlesResponse {
    init(_ update: WorkloadUpdate) {
        let same = X509BundlesResponse(update)
        self.init()
        crl = same.crl
        bundles = same.bundles
    }
}
