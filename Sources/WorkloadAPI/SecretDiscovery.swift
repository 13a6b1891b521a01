import Foundation
public import GRPCCore
import LinuxProcess
import Runtime
import SPIFFE
import SwiftProtobuf

private typealias Secret = Envoy_Extensions_TransportSockets_Tls_V3_Secret
public typealias DiscoveryRequest = Envoy_Service_Discovery_V3_DiscoveryRequest
public typealias DiscoveryResponse = Envoy_Service_Discovery_V3_DiscoveryResponse

/// Envoy's secret discovery (SDS, xDS v3) of the same identities. By name:
///
/// - `default`: the default SVID; a SPIFFE ID: that SVID;
/// - `ROOTCA`: the roots of the own trust domain;
/// - a trust domain's ID: Envoy's SPIFFE validator for that one; `ALL`: for all that the workload may speak with.
///
/// Who asks for no name gets everything. Who asks for what it is not entitled to is told so, and gets nothing.
public struct SecretDiscovery: Envoy_Service_Secret_V3_SecretDiscoveryService.SimpleServiceProtocol {
    private let source: any WorkloadIdentitySource
    private let peers: PeerRegistry

    static let secretType = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret"
    /// Names in one request.
    static let nameLimit = 256

    public init(source: any WorkloadIdentitySource, peers: PeerRegistry) {
        self.source = source
        self.peers = peers
    }

    private enum Event: Sendable {
        case request(DiscoveryRequest)
        case update(WorkloadUpdate)
    }

    public func streamSecrets(
        request: RPCAsyncSequence<DiscoveryRequest, any Error>, response: RPCWriter<DiscoveryResponse>, context: ServerContext
    ) async throws {
        let caller = try peers.caller(of: context)
        try await answering(context) {
            let updates = try await source.updates(for: caller)
            // Bounded by the peer's own stream: a request is small, and the next is read when this one was taken.
            let (events, continuation) = AsyncThrowingStream.makeStream(of: Event.self, bufferingPolicy: .bufferingOldest(64))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for try await message in request {
                        if case .dropped = continuation.yield(.request(message)) {
                            continuation.finish(throwing: RPCError(code: .resourceExhausted, message: "requests faster than answers"))
                        }
                    }
                    continuation.finish()
                }
                group.addTask {
                    do {
                        for try await update in updates { continuation.yield(.update(update)) }
                        continuation.finish(throwing: WorkloadRefusal.noIdentity("the caller is no longer entitled to an identity"))
                    } catch {
                        continuation.finish(throwing: error)
                    }
                }
                defer { group.cancelAll() }
                var stream = SecretStream()
                for try await event in events {
                    switch event {
                    case .request(let request): try stream.take(request)
                    case .update(let update): stream.take(update)
                    }
                    if let answer = try stream.answer() { try await response.write(answer) }
                }
            }
        }
    }

    public func fetchSecrets(request: DiscoveryRequest, context: ServerContext) async throws -> DiscoveryResponse {
        let caller = try peers.caller(of: context)
        return try await answering {
            var stream = SecretStream()
            try stream.take(request)
            for try await update in try await source.updates(for: caller) {
                stream.take(update)
                if let answer = try stream.answer() { return answer }
            }
            throw WorkloadRefusal.noIdentity("the caller is entitled to no identity")
        }
    }

    /// Only the state of the world is served: each answer is the full set, as in the Workload API.
    public func deltaSecrets(
        request: RPCAsyncSequence<Envoy_Service_Discovery_V3_DeltaDiscoveryRequest, any Error>,
        response: RPCWriter<Envoy_Service_Discovery_V3_DeltaDiscoveryResponse>, context: ServerContext
    ) async throws {
        throw RPCError(code: .unimplemented, message: "ask by StreamSecrets")
    }
}

/// One client's subscription: what it asked for, what it was told, and whether it must be told again.
struct SecretStream {
    private var names: [String]?
    private var update: WorkloadUpdate?
    private var isAnswerDue = false
    private var version: UInt64 = 0
    private var nonce: UInt64 = 0

    mutating func take(_ update: WorkloadUpdate) {
        self.update = update
        version += 1
        isAnswerDue = true
    }

    mutating func take(_ request: DiscoveryRequest) throws {
        guard request.typeURL.isEmpty || request.typeURL == SecretDiscovery.secretType else {
            throw RPCError(code: .invalidArgument, message: "secrets alone are served here")
        }
        guard request.resourceNames.count <= SecretDiscovery.nameLimit, request.resourceNames.allSatisfy({ $0.utf8.count <= SPIFFEID.longest })
        else { throw RPCError(code: .invalidArgument, message: "more than \(SecretDiscovery.nameLimit) names, or a very long one") }
        // A word about an answer that has been replaced since says nothing about the present one.
        if !request.responseNonce.isEmpty, request.responseNonce != String(nonce) { return }
        // A refusal is not answered with the same again: the next update may suit.
        if request.hasErrorDetail { return }
        let wanted = Array(Set(request.resourceNames)).sorted()
        if names != wanted {
            names = wanted
            isAnswerDue = true
        }
    }

    mutating func answer() throws -> DiscoveryResponse? {
        guard isAnswerDue, let names, let update else { return nil }
        isAnswerDue = false
        nonce += 1
        let secrets = try Secrets(update).named(names)
        return try .with {
            $0.versionInfo = String(version)
            $0.nonce = String(nonce)
            $0.typeURL = SecretDiscovery.secretType
            $0.resources = try secrets.map { secret in
                try .with {
                    $0.typeURL = SecretDiscovery.secretType
                    $0.value = try secret.serializedData()
                }
            }
        }
    }
}

/// A workload's set as Envoy's secrets.
private struct Secrets {
    private let update: WorkloadUpdate

    init(_ update: WorkloadUpdate) { self.update = update }

    func named(_ names: [String]) throws -> [Secret] {
        if names.isEmpty {
            return update.identities.map { certificate($0.svid.id.description, $0) }
                + [try validator("ALL", domains)] + (try domains.map { try validator($0.domain.id.description, [$0]) })
        }
        return try names.map { name in
            guard let secret = try named(name) else { throw WorkloadRefusal.noIdentity("the caller is not entitled to `\(name.prefix(256))`") }
            return secret
        }
    }

    private func named(_ name: String) throws -> Secret? {
        switch name {
        case "default": return update.identities.first.map { certificate(name, $0) }
        case "ROOTCA": return .with { $0.name = name; $0.validationContext.trustedCa = Self.source(PEM.text(update.roots)) }
        case "ALL": return try validator(name, domains)
        default:
            if let identity = update.identities.first(where: { $0.svid.id.description == name }) { return certificate(name, identity) }
            return try domains.first { $0.domain.id.description == name }.map { try validator(name, [$0]) }
        }
    }

    private var domains: [(domain: TrustDomain, roots: [[UInt8]])] {
        [(update.trustDomain, update.roots)]
            + update.federatedX509.filter { $0.trustDomain != update.trustDomain }.map { ($0.trustDomain, $0.x509Authorities) }
    }

    private func certificate(_ name: String, _ identity: X509Identity) -> Secret {
        .with {
            $0.name = name
            $0.tlsCertificate.certificateChain = Self.source(PEM.text(identity.svid.chain))
            $0.tlsCertificate.privateKey = Self.source(identity.key.withBytes { PEM.text([Array($0)], .privateKey) })
        }
    }

    /// Envoy's SPIFFE validator, which holds each peer against the bundle of its own trust domain.
    private func validator(_ name: String, _ domains: [(domain: TrustDomain, roots: [[UInt8]])]) throws -> Secret {
        let config = Envoy_Extensions_TransportSockets_Tls_V3_SPIFFECertValidatorConfig.with {
            $0.trustDomains = domains.map { domain, roots in
                .with {
                    $0.name = domain.name
                    $0.trustBundle = Self.source(PEM.text(roots))
                }
            }
        }
        let bytes = try config.serializedData()
        return .with {
            $0.name = name
            $0.validationContext.customValidatorConfig.name = "envoy.tls.cert_validator.spiffe"
            $0.validationContext.customValidatorConfig.typedConfig = .with {
                $0.typeURL = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.SPIFFECertValidatorConfig"
                $0.value = bytes
            }
        }
    }

    private static func source(_ pem: String) -> Envoy_Config_Core_V3_DataSource { .with { $0.inlineBytes = Data(pem.utf8) } }
}
