public import GRPCCore
public import GRPCNIOTransportHTTP2Posix
@_spi(Incubating) import SPIFFE

/// The SPIFFE Workload Endpoint on a Unix socket: the Workload API, Envoy's secret discovery, health and reflection, with the
/// limits that a socket open to every process of a node needs.
public enum WorkloadEndpoint {
    /// Largest request; a token to be validated is the largest thing that a caller has to say.
    public static let requestLimit = 64 << 10
    /// Streams that one connection may have open.
    public static let streamLimit = 100

    /// A server that is ready to be run.
    ///
    /// - Parameters:
    ///   - path: of the socket, at most 107 bytes.
    ///   - health: what is told to who asks after it.
    public static func server(
        path: String, source: any WorkloadIdentitySource, health: HealthState = HealthState()
    ) -> GRPCServer<HTTP2ServerTransport.Custom<PeerListener>> {
        server(path: path, source: source, wit: nil, health: health)
    }

    /// The same with WIT-SVIDs switched on.
    @_spi(Incubating) public static func server(
        path: String, source: any WorkloadIdentitySource, wit: (any WITIdentitySource)?, health: HealthState = HealthState()
    ) -> GRPCServer<HTTP2ServerTransport.Custom<PeerListener>> {
        let peers = PeerRegistry()
        var config = HTTP2ServerTransport.Custom<PeerListener>.Config.defaults
        config.connection.flushCoalescing = nil
        config.rpc.maxRequestPayloadSize = requestLimit
        config.http2.maxConcurrentStreams = streamLimit
        let names = [
            SpiffeWorkloadAPI.descriptor, Envoy_Service_Secret_V3_SecretDiscoveryService.descriptor, Grpc_Health_V1_Health.descriptor,
            Grpc_Reflection_V1_ServerReflection.descriptor, Grpc_Reflection_V1alpha_ServerReflection.descriptor,
        ].map(\.fullyQualifiedService)
        let reflection = Reflection(files: .all, services: names)
        return GRPCServer(
            transport: HTTP2ServerTransport.Custom(listenerFactory: PeerListener(path: path, registry: peers), config: config),
            services: [
                WorkloadService(source: source, wit: wit, peers: peers), SecretDiscovery(source: source, peers: peers),
                HealthService(state: health, services: Set(names)), ReflectionService(reflection: reflection),
                AlphaReflectionService(reflection: reflection),
            ], interceptors: [SecurityHeader()])
    }
}
