import Crypto
import EstateTesting
import Foundation
import GRPCCore
import LinuxProcess
import Runtime
import SPIFFE
import Synchronization
import Testing
import WorkloadAPI
import X509

/// An issuer that says what the test tells it to, to every caller.
final class TestIssuer: WorkloadIdentitySource {
    let domain: TrustDomain
    let authority: CertificateAuthority
    let tokens: JWTAuthority
    let clock = WallClock.system

    private struct State {
        var update: Result<WorkloadUpdate, WorkloadRefusal> = .failure(.unavailable("not ready"))
        var followers: [UUID: AsyncThrowingStream<WorkloadUpdate, any Error>.Continuation] = [:]
        var callers: [Int32] = []
        var bundleCallers: [Int32] = []
        var revoked: Set<String> = []
    }
    private let state = Mutex(State())

    init(_ name: String = "shop.example") throws {
        domain = try #require(TrustDomain(name))
        authority = try CertificateAuthority(
            trustDomain: domain, now: WallClock.system.now(), lifetime: .seconds(86_400), serial: Array(UUID().uuidString.utf8.prefix(8)))
        tokens = try JWTAuthority(trustDomain: domain, key: JWTAuthority.newKey())
    }

    func id(_ name: String) throws -> SPIFFEID { try #require(SPIFFEID(trustDomain: domain, segments: [name])) }

    func identity(_ name: String, hint: String = "") throws -> X509Identity {
        let key = P256.Signing.PrivateKey()
        let svid = try authority.issue(
            id: try id(name), publicKey: .init(key.publicKey), now: clock.now(), lifetime: .seconds(600),
                serial: Array(UUID().uuidString.utf8.prefix(8)))
        return X509Identity(svid: svid, key: Secret(key.derRepresentation), hint: hint)
    }

    var trust: TrustBundle {
        TrustBundle(trustDomain: domain, x509Authorities: [authority.certificateDER], jwtAuthorities: [tokens.publicKey], sequence: 1)
    }

    func update(_ identities: [X509Identity], federated: [TrustBundle] = [], lists: [[UInt8]] = []) -> WorkloadUpdate {
        WorkloadUpdate(
            identities: identities, roots: [authority.certificateDER], jwtBundle: trust.jwt, federated: federated, revocationLists: lists)
    }

    func give(_ update: WorkloadUpdate) { say(.success(update)) }

    func say(_ result: Result<WorkloadUpdate, WorkloadRefusal>) {
        let followers = state.withLock { state in
            state.update = result
            return Array(state.followers.values)
        }
        for follower in followers {
            switch result {
            case .success(let update): follower.yield(update)
            case .failure(let refusal): follower.finish(throwing: refusal)
            }
        }
    }

    func revoke(_ tokenID: String) { state.withLock { _ = $0.revoked.insert(tokenID) } }

    /// Those who asked for bundles alone.
    var bundleCallers: [Int32] { state.withLock { $0.bundleCallers } }

    func bundles(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        state.withLock { $0.bundleCallers.append(caller.pid) }
        return try await follow()
    }

    var isReady: Bool { state.withLock { (try? $0.update.get()) != nil } }
    var callers: [Int32] { state.withLock { $0.callers } }
    var followerCount: Int { state.withLock { $0.followers.count } }

    func updates(for caller: ProcessHandle) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        state.withLock { $0.callers.append(caller.pid) }
        return try await follow()
    }

    private func follow() async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: WorkloadUpdate.self, bufferingPolicy: .bufferingNewest(1))
        let number = UUID()
        continuation.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.followers.removeValue(forKey: number) } }
        let update = state.withLock { state in
            state.followers[number] = continuation
            return state.update
        }
        continuation.yield(try update.get())
        return stream
    }

    func tokens(for caller: ProcessHandle, audience: [String], id: SPIFFEID?) async throws -> [(id: SPIFFEID, token: String, hint: String)] {
        let update = try state.withLock { $0.update }.get()
        return try update.identities.filter { id == nil || $0.svid.id == id }.map { identity in
            let issued = try tokens.issue(
                id: identity.svid.id, audience: audience, now: clock.now(), lifetime: .seconds(60), tokenID: UUID().uuidString)
            return (identity.svid.id, issued.token, identity.hint)
        }
    }

    func jwtBundle(for caller: ProcessHandle) async throws -> JWTBundle { try state.withLock { $0.update }.get().jwtBundle }

    func jwtBundles(for caller: ProcessHandle) async throws -> JWTBundleSet {
        let update = try state.withLock { $0.update }.get()
        return JWTBundleSet([update.jwtBundle] + update.federated.map(\.jwt))
    }

    func refusal(of token: SPIFFE.JWTSVID) async -> Refusal? {
        state.withLock { $0.revoked.contains(token.tokenID ?? "") } ? Refusal(.revoked, "the token was revoked") : nil
    }
}

/// Runs an endpoint for `body`, which gets its issuer and the path of its socket.
func withEndpoint<Value: Sendable>(
    health: HealthState = HealthState(), _ body: (TestIssuer, String) async throws -> Value
) async throws -> Value {
    let issuer = try TestIssuer()
    let directory = try TestDirectory("workload-api")
    let path = directory.path + "/api.sock"
    let server = WorkloadEndpoint.server(path: path, source: issuer, health: health)
    let task = Task { try await server.serve() }
    while !FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(2)) }
    do {
        let value = try await body(issuer, path)
        server.beginGracefulShutdown()
        task.cancel()
        return value
    } catch {
        server.beginGracefulShutdown()
        task.cancel()
        throw error
    }
}

/// A client with short patience, and what it complained about.
func client(_ path: String, problems: Collected = Collected()) throws -> WorkloadClient {
    try WorkloadClient(
        .unix(path), backoff: .init(first: .milliseconds(20), longest: .milliseconds(100), jitter: { 0.5 }), onProblem: { problems.add($0) })
}

final class Collected: Sendable {
    private let texts = Mutex<[String]>([])
    func add(_ text: String) { texts.withLock { $0.append(text) } }
    var all: [String] { texts.withLock { $0 } }
}

func eventually(_ what: String, _ isTrue: () async throws -> Bool) async throws {
    for _ in 0..<2_000 {
        if try await isTrue() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("never: \(what)")
}
