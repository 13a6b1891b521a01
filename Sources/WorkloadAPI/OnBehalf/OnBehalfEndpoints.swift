public import GRPCCore
public import GRPCNIOTransportHTTP2Posix
public import Runtime
public import SPIFFE
import SPIFFETLS

/// The SPIFFE Broker Endpoint (incubating there) on a Unix socket with mutual TLS: the Broker API, health and reflection.
///
/// A Unix socket and no TCP port: every reference that is served here names something of this machine, and must not come from another
/// (Broker API §3.1.2).
public enum BrokerEndpoint {
    /// Largest request: a reference, and audiences.
    public static let requestLimit = 64 << 10

    /// A server that is ready to be run.
    ///
    /// - Parameters:
    ///   - identity: the endpoint's own SVID, and what brokers' SVIDs are checked by.
    ///   - brokers: who may call. Others of the trust domain are told that they may not.
    public static func server(
        path: String, access: SocketAccess, source: any DelegatedIdentitySource, brokers: Set<SPIFFEID>, trustDomain: TrustDomain,
        identity: X509Source, clock: WallClock, health: HealthState = HealthState(),
        onRefusal: @escaping @Sendable (Refusal) -> Void = { _ in }
    ) -> GRPCServer<HTTP2ServerTransport.Custom<PeerListener>> {
        let connections = BrokerConnections()
        let tls = MutualTLS(
            source: identity, authorize: .memberOf(trustDomain), clock: clock, applicationProtocols: ["h2"], onRefusal: onRefusal)
        let listener = PeerListener(path: path, access: access, tls: tls, connections: connections)
        var config = HTTP2ServerTransport.Custom<PeerListener>.Config.defaults
        config.connection.flushCoalescing = nil
        config.rpc.maxRequestPayloadSize = requestLimit
        config.http2.maxConcurrentStreams = BrokerService.callLimit
        return GRPCServer(
            transport: HTTP2ServerTransport.Custom(listenerFactory: listener, config: config),
            services: [BrokerService(source: source, brokers: brokers, connections: connections)]
                + beside(Spiffe_Broker_API.descriptor, health),
            interceptors: [SecurityHeader.broker])
    }
}

/// SPIRE's Delegated Identity API on a Unix socket of its own: who asks is attested like any workload, and must be one of those that
/// were named.
public enum DelegatedIdentityEndpoint {
    /// Largest request: selectors, and audiences.
    public static let requestLimit = 64 << 10

    /// A server that is ready to be run.
    ///
    /// - Parameters:
    ///   - delegates: who may call.
    ///   - selectorTypes: what a delegate may say of a workload without a process, such as `k8s:ns`; nothing where it is empty.
    public static func server(
        path: String, access: SocketAccess, source: any DelegatedIdentitySource, delegates: Set<SPIFFEID>, selectorTypes: Set<String>,
        health: HealthState = HealthState()
    ) -> GRPCServer<HTTP2ServerTransport.Custom<PeerListener>> {
        let peers = PeerRegistry()
        var config = HTTP2ServerTransport.Custom<PeerListener>.Config.defaults
        config.connection.flushCoalescing = nil
        config.rpc.maxRequestPayloadSize = requestLimit
        config.http2.maxConcurrentStreams = DelegatedIdentityService.callLimit
        return GRPCServer(
            transport: HTTP2ServerTransport.Custom(
                listenerFactory: PeerListener(path: path, registry: peers, access: access), config: config),
            services: [DelegatedIdentityService(source: source, delegates: delegates, selectorTypes: selectorTypes, peers: peers)]
                + beside(Spire_Api_Agent_Delegatedidentity_V1_DelegatedIdentity.descriptor, health))
    }
}

/// Health and reflection, of a service and of themselves.
private func beside(_ service: ServiceDescriptor, _ health: HealthState) -> [any RegistrableRPCService] {
    let names = [
        service, Grpc_Health_V1_Health.descriptor, Grpc_Reflection_V1_ServerReflection.descriptor,
        Grpc_Reflection_V1alpha_ServerReflection.descriptor,
    ].map(\.fullyQualifiedService)
    let reflection = Reflection(files: .all, services: names)
    return [
        HealthService(state: health, services: Set(names)), ReflectionService(reflection: reflection),
        AlphaReflectionService(reflection: reflection),
    ]
}
