import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NIOCore
import NIOSSL
public import Runtime
public import SPIFFE
import SwiftProtobuf
import Synchronization

/// A broker's side of the SPIFFE Broker API. It is a workload itself, and shows the SVID that its ``X509Source`` holds; the endpoint
/// must be of the one SPIFFE ID that is expected (Broker Endpoint §5).
///
/// Each stream is of one workload, and what it brings is for that workload alone (Broker API §4.2).
public final class BrokerClient: Sendable {
    private typealias Client = Spiffe_Broker_API.Client<HTTP2ClientTransport.Posix>

    private struct Connection {
        var chain: [[UInt8]]
        var client: GRPCClient<HTTP2ClientTransport.Posix>
        var runner: Task<Void, Never>
    }

    private let address: BrokerAddress
    private let source: X509Source
    private let endpoint: SPIFFEID
    private let clock: WallClock
    private let backoff: WorkloadClient.Backoff
    private let onProblem: @Sendable (String) -> Void
    private struct State {
        var connection: Connection?
        var isClosed = false
    }
    private let state = Mutex(State())

    /// - Parameters:
    ///   - source: the broker's own identity.
    ///   - endpoint: whom the endpoint must be.
    ///   - onProblem: told of each message that was discarded and each call that failed; it must not block.
    public init(
        _ address: BrokerAddress, source: X509Source, endpoint: SPIFFEID, clock: WallClock,
        backoff: WorkloadClient.Backoff = WorkloadClient.Backoff(), onProblem: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.address = address
        self.source = source
        self.endpoint = endpoint
        self.clock = clock
        self.backoff = backoff
        self.onProblem = onProblem
    }

    deinit { close() }

    /// Ends all calls and streams, for good.
    public func close() {
        let open = state.withLock { state in
            state.isClosed = true
            defer { state.connection = nil }
            return state.connection
        }
        open?.client.beginGracefulShutdown()
        open?.runner.cancel()
    }

    /// On a connection with the newest SVID. An older one is let to finish what it carries.
    private func api() throws -> Client {
        let identity = try source.identity(now: clock.now())
        return try state.withLock { state in
            guard !state.isClosed else { throw SourceError(.closed, "the client is closed") }
            if let held = state.connection, held.chain == identity.svid.chain { return Client(wrapping: held.client) }
            let client = GRPCClient(transport: try transport(identity), interceptors: [SendsSecurityHeader(name: "broker.spiffe.io")])
            let runner = Task { do { try await client.runConnections() } catch {} }
            state.connection?.client.beginGracefulShutdown()
            state.connection = Connection(chain: identity.svid.chain, client: client, runner: runner)
            return Client(wrapping: client)
        }
    }

    private func transport(_ identity: X509Identity) throws -> HTTP2ClientTransport.Posix {
        let target: any ResolvableTarget =
            switch address {
            case .unix(let path): .unixDomainSocket(path: path)
            case .tcp(let host, let port): .dns(host: host, port: port)
            }
        let (source, endpoint, clock) = (source, endpoint, clock)
        return try HTTP2ClientTransport.Posix(
            target: target,
            transportSecurity: .mTLS(
                certificateChain: identity.svid.chain.map { .bytes($0, format: .der) },
                privateKey: identity.key.withBytes { .bytes(Array($0), format: .der) }
            ) { tls in
                tls.trustRoots = .certificates([])
                tls.serverCertificateVerification = .noHostnameVerification
                tls.customVerificationCallback = { certificates, promise in
                    promise.completeWithTask {
                        guard let chain = try? certificates.map({ try $0.toDERBytes() }),
                            case .success(let id)? = await (try? source.current())?.verify(chain: chain, now: clock.now()), id == endpoint
                        else { return .failed }
                        return .certificateVerified(VerificationMetadata(nil))
                    }
                }
            },
            config: .defaults { config in
                config.connection.flushCoalescing = nil
                config.backoff.initial = .milliseconds(100)
                config.backoff.max = .seconds(5)
            })
    }

    private static var options: CallOptions {
        var options = CallOptions.defaults
        options.maxResponseMessageBytes = WorkloadClient.messageLimit
        return options
    }

    // MARK: Streams

    /// The workload's identities and bundles, each element the full set. Ends when the workload has ended, or trying again is of no use.
    public func x509Contexts(of reference: WorkloadReference) -> AsyncThrowingStream<SourceUpdate<X509Context>, any Error> {
        following { [self] take in
            let request = try Spiffe_Broker_SubscribeToX509SVIDRequest.with { $0.reference = try reference.message }
            try await api().subscribeToX509SVID(request, options: Self.options) { response in
                for try await message in response.messages { take { () throws(Refusal) in try WorkloadMessages.context(message.same) } }
            }
        }
    }

    /// Whom the workload may believe.
    public func x509Bundles(of reference: WorkloadReference) -> AsyncThrowingStream<SourceUpdate<X509Context>, any Error> {
        following { [self] take in
            let request = try Spiffe_Broker_SubscribeToX509BundlesRequest.with { $0.reference = try reference.message }
            try await api().subscribeToX509Bundles(request, options: Self.options) { response in
                for try await message in response.messages { take { () throws(Refusal) in try WorkloadMessages.bundles(message.same) } }
            }
        }
    }

    /// Whose tokens the workload may believe.
    public func jwtBundles(of reference: WorkloadReference) -> AsyncThrowingStream<SourceUpdate<JWTBundleSet>, any Error> {
        following { [self] take in
            let request = try Spiffe_Broker_SubscribeToJWTBundlesRequest.with { $0.reference = try reference.message }
            try await api().subscribeToJWTBundles(request, options: Self.options) { response in
                for try await message in response.messages {
                    take { () throws(Refusal) in try WorkloadMessages.bundles(JWTBundlesResponse.with { $0.bundles = message.bundles }) }
                }
            }
        }
    }

    /// Tokens of the workload for an audience: of `id`, or of all its identities.
    public func fetchJWTSVIDs(of reference: WorkloadReference, audience: [String], id: SPIFFEID? = nil) async throws -> [HeldToken] {
        let request = try Spiffe_Broker_FetchJWTSVIDRequest.with {
            $0.reference = try reference.message
            $0.audience = audience
            $0.spiffeID = id?.description ?? ""
        }
        let answer = try await api().fetchJWTSVID(request, options: Self.options)
        return try WorkloadMessages.tokens(
            .with {
                $0.svids = answer.svids.map { svid in
                    .with {
                        $0.spiffeID = svid.spiffeID
                        $0.svid = svid.svid
                        $0.hint = svid.hint
                    }
                }
            })
    }

    private func following<Value: Sendable>(
        _ call: @escaping @Sendable (_ take: @escaping @Sendable (() throws(Refusal) -> Value) -> Void) async throws -> Void
    ) -> AsyncThrowingStream<SourceUpdate<Value>, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<Value>.self, bufferingPolicy: .bufferingNewest(1))
        let (backoff, onProblem) = (backoff, onProblem)
        let task = Task {
            let failures = Mutex(0)
            while !Task.isCancelled {
                do {
                    try await call { read in
                        do {
                            continuation.yield(.current(try read()))
                            failures.withLock { $0 = 0 }
                        } catch {
                            onProblem("a message of the Broker API was discarded: \(error)")
                        }
                    }
                } catch let error as RPCError {
                    onProblem("the Broker API: \(error.code): \(error.message)")
                    switch error.code {
                    // The workload has ended, and what was held for it goes with it (§4.9).
                    case .notFound, .invalidArgument, .unimplemented:
                        continuation.finish(throwing: error)
                        return
                    case .permissionDenied: continuation.yield(.withdrawn(error.message))
                    default: break
                    }
                } catch let error as SourceError where error.code == .closed {
                    // Of this client, or of the broker's own identity: neither comes back.
                    continuation.finish(throwing: error)
                    return
                } catch {
                    onProblem("the Broker API: \(error)")
                }
                let count = failures.withLock { count in
                    defer { count += 1 }
                    return count
                }
                try? await Task.sleep(for: backoff.wait(after: count))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }
}

extension BrokerX509Response {
    /// As the Workload API would say it.
    fileprivate var same: X509SVIDResponse {
        .with {
            $0.svids = svids.map { svid in
                .with {
                    $0.spiffeID = svid.spiffeID
                    $0.x509Svid = svid.x509Svid
                    $0.x509SvidKey = svid.x509SvidKey
                    $0.bundle = svid.bundle
                    $0.hint = svid.hint
                }
            }
            $0.crl = crl
            $0.federatedBundles = federatedBundles
        }
    }
}

extension BrokerX509BundlesResponse {
    fileprivate var same: X509BundlesResponse {
        .with {
            $0.crl = crl
            $0.bundles = bundles
        }
    }
}
