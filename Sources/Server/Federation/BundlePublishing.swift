import Crypto
import Federation
import Issuance
import Logging
import NIOPosix
import Runtime
import SPIFFE
import X509

extension MayflyServer {
    /// Serves this trust domain's bundle to others, if the settings say where. Its own SVID is renewed at half its life; each
    /// connection shows the newest.
    func serveBundles(_ core: ControlPlaneCore, onReady: @escaping @Sendable (Int) -> Void) async throws {
        guard let endpoint = core.settings.federation.endpoint else {
            // Nothing to do, and no reason for the server to end.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
            return
        }
        let (updates, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<X509Context>.self)
        let source = X509Source(updates)
        let lifetime = core.settings.federation.endpointLifetime
        let identity: EndpointIdentity
        switch endpoint.identity {
        case .files(let certificate, let key): identity = .files(certificate: certificate, key: key)
        case .svid:
            continuation.yield(.current(try await core.ownContext(lifetime: lifetime)))
            try await source.waitUntilReady(within: .seconds(10))
            identity = .svid(source)
        }
        let federation = core.federation
        var documents = EndpointDocuments(
            bundle: { federation.published }, issuer: core.settings.federation.issuer)
        if endpoint.publishesMap { documents.map = { federation.map } }
        let log = logger
        documents.revocationLists = {
            do {
                return try await core.issuer.revocationListsByKey().map { .init(key: $0.key, isSigning: $0.isSigning, der: $0.der) }
            } catch {
                log.warning("the revocation lists could not be read: \(Loops.describe(error))")
                throw error
            }
        }
        let server = BundleEndpoint(
            host: endpoint.host, port: endpoint.port, identity: identity, documents: documents, clock: core.clock,
            group: MultiThreadedEventLoopGroup.singleton, onTrouble: { log.warning("bundle endpoint: \($0)") })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await server.run(onReady: onReady)
                } catch {
                    throw ServerError(description: "cannot serve bundles at `\(endpoint.host):\(endpoint.port)`: \(error)")
                }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: lifetime / 2)
                    if case .svid = identity { continuation.yield(.current(try await core.ownContext(lifetime: lifetime))) }
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
        source.close()
    }
}
