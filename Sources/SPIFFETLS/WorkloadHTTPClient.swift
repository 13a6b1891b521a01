public import AsyncHTTPClient
import Crypto
public import NIOCore
import NIOSSL
public import Runtime
public import SPIFFE
import SwiftASN1
import X509

/// An HTTP client that shows the workload's SVID and speaks with servers of one trust domain, over AsyncHTTPClient.
///
/// That library has no callback for certificates, so the path is checked by BoringSSL against the roots of the one trust domain, and
/// the leaf by us before the first request goes out. The configuration of each request holds the present identity and roots, and
/// with it the pool tells connections of before a rotation from those after it.
public struct WorkloadHTTPClient: Sendable {
    private let client: HTTPClient
    private let source: X509Source
    private let hint: String?
    private let trustDomain: TrustDomain
    private let clock: WallClock

    /// - Parameters:
    ///   - trustDomain: of the servers. Workloads of several trust domains need a client for each, so that no authority can
    ///     vouch for a name of another's.
    ///   - authorize: which of its workloads.
    public init(
        source: X509Source, hint: String? = nil, serversOf trustDomain: TrustDomain, authorize: PeerAuthorizer, clock: WallClock,
        eventLoopGroup: any EventLoopGroup = HTTPClient.defaultEventLoopGroup, configuration: HTTPClient.Configuration = .init()
    ) {
        self.source = source
        self.hint = hint
        self.trustDomain = trustDomain
        self.clock = clock
        var configuration = configuration
        // A server that is not whom we want will not become it by trying again.
        configuration.connectionPool.retryConnectionEstablishment = false
        let judge: @Sendable (any Channel) -> EventLoopFuture<Void> = { channel in
            Self.judge(channel, source, trustDomain, authorize, clock)
        }
        configuration.http1_1ConnectionDebugInitializer = judge
        configuration.http2ConnectionDebugInitializer = judge
        client = HTTPClient(eventLoopGroup: eventLoopGroup, configuration: configuration)
    }

    /// Sends a request to an `https` address. Redirects are not followed: the next host is another decision.
    public func execute(_ request: HTTPClientRequest, deadline: NIODeadline) async throws -> HTTPClientResponse {
        guard request.url.lowercased().hasPrefix("https://") else {
            throw Refusal(.notAuthorized, "an address without TLS shows nobody's identity")
        }
        var request = request
        request.tlsConfiguration = try configuration()
        return try await client.execute(request, deadline: deadline)
    }

    public func shutdown() async throws { try await client.shutdown() }

    private func configuration() throws -> TLSConfiguration {
        let context = try source.current()
        let identity = try source.identity(hint: hint, now: clock.now())
        guard let bundle = context.bundles[trustDomain] else {
            throw Refusal(.unknownTrustDomain, "there is no bundle for trust domain `\(trustDomain)`")
        }
        let roots = bundle.roots.filter { !context.revocations.isDistrusted($0) }
        guard !roots.isEmpty else { throw Refusal(.untrusted, "trust domain `\(trustDomain)` has no roots") }
        var configuration = try MutualTLS.configuration(identity, isServer: false, [])
        configuration.trustRoots = .certificates(try roots.map { try NIOSSLCertificate(bytes: try $0.derBytes(), format: .der) })
        return configuration
    }

    /// Before the first request on a connection, and again when it is time for the peer's SVID to end.
    private static func judge(
        _ channel: any Channel, _ source: X509Source, _ trustDomain: TrustDomain, _ authorize: PeerAuthorizer, _ clock: WallClock
    ) -> EventLoopFuture<Void> {
        channel.eventLoop.submit {
            do {
                guard let der = try channel.pipeline.syncOperations.nioSSL_peerCertificate()?.toDERBytes() else {
                    throw Refusal(.untrusted, "the server presented no certificate")
                }
                let leaf = try Certificate(derEncoded: der)
                if let refusal = refusal(of: leaf, try source.current(), trustDomain, authorize, clock.now()) { throw refusal }
                let left = Timestamp(leaf.notValidAfter) - clock.now()
                let expiry = channel.eventLoop.scheduleTask(in: TimeAmount(left)) { channel.close(promise: nil) }
                channel.closeFuture.whenComplete { _ in expiry.cancel() }
            } catch {
                channel.close(promise: nil)
                throw error
            }
        }
    }

    private static func refusal(
        of leaf: Certificate, _ context: X509Context, _ trustDomain: TrustDomain, _ authorize: PeerAuthorizer, _ now: Timestamp
    ) -> Refusal? {
        switch X509Bundle.identity(of: leaf) {
        case .failure(let refusal): return refusal
        case .success(let id):
            guard id.trustDomain == trustDomain else { return Refusal(.wrongTrustDomain, "`\(id)` is not of trust domain `\(trustDomain)`") }
            guard now <= Timestamp(leaf.notValidAfter) else { return Refusal(.expired, "the SVID of `\(id)` expired") }
            guard !context.revocations.mayName(leaf) else { return Refusal(.revoked, "the SVID of `\(id)` was revoked") }
            return authorize.refusal(of: id)
        }
    }
}
