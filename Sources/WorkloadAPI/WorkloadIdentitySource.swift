public import LinuxProcess
public import Runtime
@_spi(Incubating) public import SPIFFE

/// One identity with its private key, as a workload receives it.
public typealias WorkloadX509 = X509Identity

/// What a workload is told at one moment: always the full set.
public struct WorkloadUpdate: Sendable {
    /// The first one is the default.
    public var identities: [WorkloadX509]
    /// Roots in DER, of the own trust domain.
    public var roots: [[UInt8]]
    /// Of the own trust domain.
    public var jwtBundle: JWTBundle
    /// Of the trust domains that the workload may speak with besides its own.
    public var federated: [TrustBundle]
    /// In DER, of all these authorities.
    public var revocationLists: [[UInt8]]

    public init(
        identities: [WorkloadX509], roots: [[UInt8]], jwtBundle: JWTBundle, federated: [TrustBundle] = [],
        revocationLists: [[UInt8]] = []
    ) {
        self.identities = identities
        self.roots = roots
        self.jwtBundle = jwtBundle
        self.federated = federated
        self.revocationLists = revocationLists
    }

    var trustDomain: TrustDomain { jwtBundle.trustDomain }

    /// Those with X.509 authorities. A trust domain that has taken back all of them is left out, which takes its bundle back (§4.4) just
    /// the same: clients and proxies that cannot read an empty one would discard the whole message, and another trust domain could
    /// stop our workloads' own renewals by emptying its bundle.
    var federatedX509: [TrustBundle] { federated.filter { !$0.x509Authorities.isEmpty } }
}

/// Why a caller gets nothing. Becomes a gRPC status (Workload API §6).
public enum WorkloadRefusal: Error, Sendable {
    /// Nothing is registered for the caller.
    case noIdentity(String)
    /// Not ready yet, or no server to ask.
    case unavailable(String)
    case invalid(String)
    /// Who asks on behalf of others may not.
    case notAuthorized(String)
    /// The source has nothing of that kind.
    case unsupported(String)
}

/// Where identities come from.
public protocol WorkloadIdentitySource: Sendable {
    /// What the caller is entitled to now and, again, whenever it changes. The stream ends when the caller is entitled to
    /// nothing more; it throws a ``WorkloadRefusal``.
    func updates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error>

    /// The same without identities: no key is made for who only wants to know whom to believe.
    func bundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error>

    /// JWT-SVIDs for the caller: for `id`, or for all its identities.
    func tokens(for caller: ProcessHandle, audience: [String], id: SPIFFEID?) async throws -> [(id: SPIFFEID, token: String, hint: String)]

    /// Bundles for the caller, whether or not it has an identity.
    func jwtBundle(for caller: ProcessHandle) async throws -> JWTBundle

    /// The same of every trust domain whose tokens the caller may accept.
    func jwtBundles(for caller: ProcessHandle) async throws -> JWTBundleSet

    /// Why a token that verifies is not to be accepted all the same: its workload or itself was revoked.
    func refusal(of token: SPIFFE.JWTSVID) async -> Refusal?

    var clock: WallClock { get }
}

extension WorkloadIdentitySource {
    public func bundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> { try await updates(for: caller) }
    public func jwtBundles(for caller: ProcessHandle) async throws -> JWTBundleSet { JWTBundleSet([try await jwtBundle(for: caller)]) }
    public func refusal(of token: SPIFFE.JWTSVID) async -> Refusal? { nil }
}

/// A WIT-SVID with its private key, as a workload receives it.
@_spi(Incubating) public struct WorkloadWIT: Sendable {
    public var id: SPIFFEID
    public var token: String
    /// The private key as a JWK.
    public var key: Secret
    public var hint: String

    public init(id: SPIFFEID, token: String, key: Secret, hint: String) {
        self.id = id
        self.token = token
        self.key = key
        self.hint = hint
    }
}

/// Where WIT-SVIDs come from, if an endpoint gives them at all (Workload API §7).
@_spi(Incubating) public protocol WITIdentitySource: Sendable {
    /// The full set at once, and again whenever it changes. The own trust domain's bundle is always among the bundles.
    func witUpdates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<(identities: [WorkloadWIT], bundles: [WITBundle]), any Error>

    /// The bundles alone: no key is made for who only wants to know whom to believe.
    func witBundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<[WITBundle], any Error>
}

extension WITIdentitySource {
    public func witBundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<[WITBundle], any Error> {
        let updates = try await witUpdates(for: caller)
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    for try await update in updates { continuation.yield(update.bundles) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
