import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
public import Runtime
public import SPIFFE
import SwiftProtobuf
import Synchronization

/// A workload's side of the Workload API.
///
///     let client = try WorkloadClient(address)
///     try await client.run { client in
///         let source = X509Source(client.x509Contexts())
///         try await source.waitUntilReady(within: .seconds(30))
///         …
///     }
public struct WorkloadClient: Sendable {
    /// How long to wait before trying again (Workload API §5.2.1).
    public struct Backoff: Sendable {
        public var first: Duration
        public var longest: Duration
        /// In `0..<1`; spreads the workloads of a node over time.
        public var jitter: @Sendable () -> Double

        public init(
            first: Duration = .milliseconds(500), longest: Duration = .seconds(30),
            jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
        ) {
            self.first = first
            self.longest = longest
            self.jitter = jitter
        }

        func wait(after failures: Int) -> Duration {
            let doubled = first * Double(1 << min(failures, 16))
            return min(doubled, longest) * (0.5 + jitter() / 2)
        }
    }

    /// Largest message that is read: all SVIDs and bundles of a workload.
    public static let messageLimit = 4 << 20

    private let grpc: GRPCClient<HTTP2ClientTransport.Posix>
    private let backoff: Backoff
    private let onProblem: @Sendable (String) -> Void

    /// - Parameter onProblem: told of each message that was discarded and each connection that was lost; it must not block.
    public init(
        _ address: EndpointAddress, backoff: Backoff = Backoff(), onProblem: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        let target: any ResolvableTarget =
            switch address {
            case .unix(let path): .unixDomainSocket(path: path)
            case .tcp(let ip, let port) where ip.contains(":"): .ipv6(address: ip, port: port)
            case .tcp(let ip, let port): .ipv4(address: ip, port: port)
            }
        grpc = GRPCClient(
            transport: try HTTP2ClientTransport.Posix(
                target: target, transportSecurity: .plaintext,
                config: .defaults { config in
                    config.connection.flushCoalescing = nil
                    config.backoff.initial = .milliseconds(100)
                    config.backoff.max = .seconds(5)
                }), interceptors: [SendsSecurityHeader(name: "workload.spiffe.io")])
        self.backoff = backoff
        self.onProblem = onProblem
    }

    /// Holds the connection while `body` runs.
    public func run<Value: Sendable>(_ body: @Sendable (WorkloadClient) async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await grpc.runConnections() }
            defer {
                grpc.beginGracefulShutdown()
                group.cancelAll()
            }
            return try await body(self)
        }
    }

    private var api: SpiffeWorkloadAPI.Client<HTTP2ClientTransport.Posix> { .init(wrapping: grpc) }

    private static var options: CallOptions {
        var options = CallOptions.defaults
        options.maxResponseMessageBytes = messageLimit
        return options
    }

    // MARK: Streams

    /// The workload's identities and bundles: each element is the full set. The stream connects again by itself, and ends only
    /// when trying again is of no use (Workload Endpoint §6).
    public func x509Contexts() -> AsyncThrowingStream<SourceUpdate<X509Context>, any Error> {
        following { [api] take in
            try await api.fetchX509SVID(X509SVIDRequest(), options: Self.options) { response in
                for try await message in response.messages { take { () throws(Refusal) in try WorkloadMessages.context(message) } }
            }
        }
    }

    /// Bundles without an identity, for who only checks others.
    public func x509Bundles() -> AsyncThrowingStream<SourceUpdate<X509Context>, any Error> {
        following { [api] take in
            try await api.fetchX509Bundles(X509BundlesRequest(), options: Self.options) { response in
                for try await message in response.messages { take { () throws(Refusal) in try WorkloadMessages.bundles(message) } }
            }
        }
    }

    /// The JWT bundles of all trust domains whose tokens the workload may accept.
    public func jwtBundles() -> AsyncThrowingStream<SourceUpdate<JWTBundleSet>, any Error> {
        following { [api] take in
            try await api.fetchJWTBundles(JWTBundlesRequest(), options: Self.options) { response in
                for try await message in response.messages { take { () throws(Refusal) in try WorkloadMessages.bundles(message) } }
            }
        }
    }

    private func following<Value: Sendable>(
        _ call: @escaping @Sendable (_ take: @escaping @Sendable (() throws(Refusal) -> Value) -> Void) async throws -> Void
    ) -> AsyncThrowingStream<SourceUpdate<Value>, any Error> {
        // Full sets: an unread one is worth nothing once the next is there.
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: SourceUpdate<Value>.self, bufferingPolicy: .bufferingNewest(1))
        let (backoff, onProblem) = (backoff, onProblem)
        let task = Task {
            let failures = Failures()
            while !Task.isCancelled {
                do {
                    try await call { read in
                        do {
                            continuation.yield(.current(try read()))
                            failures.reset()
                        } catch {
                            onProblem("a message of the Workload API was discarded: \(error)")
                        }
                    }
                } catch let error as RPCError {
                    onProblem("the Workload API: \(error.code): \(error.message)")
                    switch error.code {
                    case .invalidArgument, .unimplemented:
                        continuation.finish(throwing: error)
                        return
                    case .permissionDenied: continuation.yield(.withdrawn(error.message))
                    default: break
                    }
                } catch {
                    onProblem("the Workload API: \(error)")
                }
                try? await Task.sleep(for: backoff.wait(after: failures.next()))
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }

    // MARK: Questions

    /// Tokens for an audience: of `id`, or of all identities of the workload.
    public func fetchJWTSVIDs(audience: [String], id: SPIFFEID? = nil) async throws -> [HeldToken] {
        let request = JWTSVIDRequest.with {
            $0.audience = audience
            $0.spiffeID = id?.description ?? ""
        }
        return try WorkloadMessages.tokens(try await api.fetchJWTSVID(request, options: Self.options))
    }

    /// Has the endpoint check a token for an audience: what the specification recommends to who has no need to do it alone.
    public func validate(_ token: String, audience: String) async throws -> (id: SPIFFEID, claims: String) {
        let request = ValidateJWTSVIDRequest.with {
            $0.audience = audience
            $0.svid = token
        }
        let answer = try await api.validateJWTSVID(request, options: Self.options)
        guard let id = SPIFFEID(answer.spiffeID) else { throw Refusal(.notASPIFFEID, "the endpoint answered with what is no SPIFFE ID") }
        return (id, try answer.claims.jsonString())
    }

    /// A source of tokens for this workload, and of the bundles to check others'.
    public func jwtSource(clock: WallClock) -> JWTSource {
        JWTSource(jwtBundles(), clock: clock) { [self] audience, id in try await fetchJWTSVIDs(audience: audience, id: id) }
    }
}

/// Calls that failed since the last message.
private final class Failures: Sendable {
    private let count = Mutex(0)

    func reset() { count.withLock { $0 = 0 } }
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count - 1
        }
    }
}

/// A header with the value `true` on every call: `workload.spiffe.io` (Workload Endpoint §3), `broker.spiffe.io` (Broker Endpoint §3).
struct SendsSecurityHeader: ClientInterceptor {
    let name: String

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingClientRequest<Input>, context: ClientContext,
        next: (StreamingClientRequest<Input>, ClientContext) async throws -> StreamingClientResponse<Output>
    ) async throws -> StreamingClientResponse<Output> {
        var request = request
        request.metadata.replaceOrAddString("true", forKey: name)
        return try await next(request, context)
    }
}
