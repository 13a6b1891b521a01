//  SPIFFETLS: TLS between workloads that show X.509-SVIDs to each other. Certificates and bundles rotate under running servers and
//  clients; who the peer is, is judged at every connection, also at a resumed one, and again whenever the bundles change. It
//  knows nothing of Mayfly.

public import NIOCore
import NIOSSL
public import Runtime
public import SPIFFE
import Synchronization

/// Mutual TLS with the identity that an ``X509Source`` holds.
///
/// Each update gives new connections a fresh TLS context, so that no session ticket outlives the bundle that it was given under;
/// and a gate behind TLS asks again who the peer is, because TLS does not when it resumes a session.
///
/// A connection ends when its peer's SVID expires, is revoked, or is no longer vouched for, and when the own identity is taken
/// back.
public final class MutualTLS: Sendable {
    private struct Contexts {
        var generation: UInt64 = .max
        var server: NIOSSLContext?
        var client: NIOSSLContext?
    }

    let source: X509Source
    let clock: WallClock
    let chains = ChainMemory()
    private let hint: String?
    private let authorize: PeerAuthorizer
    private let applicationProtocols: [String]
    private let onRefusal: @Sendable (Refusal) -> Void
    private let contexts = Mutex(Contexts())
    private let gates = Mutex<[ObjectIdentifier: @Sendable () -> Void]>([:])
    private let follower = Mutex<Task<Void, Never>?>(nil)

    /// - Parameters:
    ///   - hint: which identity to show; the default one without.
    ///   - authorize: whom to speak with.
    ///   - applicationProtocols: for ALPN, the preferred one first.
    ///   - onRefusal: told of every peer that was refused, and why; it must not block.
    public init(
        source: X509Source, hint: String? = nil, authorize: PeerAuthorizer, clock: WallClock, applicationProtocols: [String] = [],
        onRefusal: @escaping @Sendable (Refusal) -> Void = { _ in }
    ) {
        self.source = source
        self.hint = hint
        self.authorize = authorize
        self.clock = clock
        self.applicationProtocols = applicationProtocols
        self.onRefusal = onRefusal
        let updates = source.updates()
        let task = Task { [weak self] in
            for await _ in updates { self?.judgeAll() }
        }
        follower.withLock { $0 = task }
    }

    deinit { follower.withLock { $0?.cancel() } }

    // MARK: Connections

    /// Adds TLS to an accepted connection, before any other handler; to be called on its event loop. Throws while there is no
    /// identity to show: then the connection is to be closed.
    public func addServerHandlers(to channel: any Channel) throws {
        let gate = PeerGate(tls: self, authorize: authorize)
        let handler = NIOSSLServerHandler(context: try context(isServer: true), customVerificationCallback: verification(gate.record, authorize))
        try channel.pipeline.syncOperations.addHandlers(handler, gate)
    }

    /// Adds TLS to a connection that was opened, before any other handler; to be called on its event loop.
    ///
    /// - Parameter peer: whom this very connection is for, if that is narrower than what was said for all.
    public func addClientHandlers(to channel: any Channel, expecting peer: PeerAuthorizer? = nil) throws {
        let authorize = peer ?? authorize
        let gate = PeerGate(tls: self, authorize: authorize)
        let handler = try NIOSSLClientHandler(
            context: try context(isServer: false), serverHostname: nil, customVerificationCallback: verification(gate.record, authorize))
        try channel.pipeline.syncOperations.addHandlers(handler, gate)
    }

    /// What a full handshake asks. Its answer is left for the gate, which otherwise asks by itself.
    private func verification(_ record: PeerRecord, _ authorize: PeerAuthorizer) -> NIOSSLCustomVerificationCallback {
        { [self] certificates, promise in
            let chain = certificates.compactMap { try? $0.toDERBytes() }
            promise.completeWithTask { [self] in
                switch await judge(chain, authorize) {
                case .failure(let refusal):
                    onRefusal(refusal)
                    return .failed
                case .success(let peer):
                    chains.remember(chain)
                    record.set(peer)
                    return .certificateVerified
                }
            }
        }
    }

    // MARK: Judging

    func judge(_ chain: [[UInt8]], _ authorize: PeerAuthorizer) async -> Result<VerifiedPeer, Refusal> {
        let (generation, result) = source.snapshot
        switch result {
        case .failure(let error): return .failure(Refusal(.untrusted, "there is nothing to judge a peer by: \(error.reason)"))
        case .success(let context):
            return await context.verify(chain: chain, now: clock.now()).flatMap { id in
                if let refusal = authorize.refusal(of: id) { return .failure(refusal) }
                return VerifiedPeer.read(id, chain, generation)
            }
        }
    }

    func tell(_ refusal: Refusal) { onRefusal(refusal) }

    /// The bundles have changed: every connection is asked for anew.
    private func judgeAll() {
        for judge in gates.withLock({ Array($0.values) }) { judge() }
    }

    func add(_ gate: ObjectIdentifier, _ judge: @escaping @Sendable () -> Void) { gates.withLock { $0[gate] = judge } }
    func remove(_ gate: ObjectIdentifier) { gates.withLock { _ = $0.removeValue(forKey: gate) } }

    /// Connections that are open now, behind a verified peer.
    public var openConnections: Int { gates.withLock { $0.count } }

    // MARK: Contexts

    private func context(isServer: Bool) throws -> NIOSSLContext {
        let generation = source.generation
        let identity = try source.identity(hint: hint, now: clock.now())
        return try contexts.withLock { contexts in
            if contexts.generation != generation { contexts = Contexts(generation: generation) }
            if let context = isServer ? contexts.server : contexts.client { return context }
            let context = try NIOSSLContext(configuration: try Self.configuration(identity, isServer: isServer, applicationProtocols))
            if isServer { contexts.server = context } else { contexts.client = context }
            return context
        }
    }

    static func configuration(_ identity: X509Identity, isServer: Bool, _ applicationProtocols: [String]) throws -> TLSConfiguration {
        let chain = try identity.svid.chain.map { NIOSSLCertificateSource.certificate(try NIOSSLCertificate(bytes: $0, format: .der)) }
        let key = NIOSSLPrivateKeySource.privateKey(try identity.key.withBytes { try NIOSSLPrivateKey(bytes: Array($0), format: .der) })
        var configuration: TLSConfiguration
        if isServer {
            configuration = .makeServerConfigurationWithMTLS(certificateChain: chain, privateKey: key, trustRoots: .certificates([]))
        } else {
            configuration = .makeClientConfiguration()
            configuration.certificateChain = chain
            configuration.privateKey = key
            configuration.trustRoots = .certificates([])
            // SVIDs name workloads, not hosts; the callback asks for the name that counts.
            configuration.certificateVerification = .noHostnameVerification
        }
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = applicationProtocols
        return configuration
    }
}
