import EstateTesting
import Foundation
import GRPCCore
import LinuxProcess
import Runtime
import SPIFFE
import Synchronization
import Testing

@testable import WorkloadAPI

/// Says what a ``TestIssuer`` says, to whoever is let ask for others.
final class TestDelegation: DelegatedIdentitySource {
    let issuer: TestIssuer
    private struct State {
        var callers: Set<SPIFFEID> = []
        var subjects: [String] = []
    }
    private let state = Mutex(State())

    init(_ issuer: TestIssuer) { self.issuer = issuer }

    /// As whom processes of this test are attested.
    func attest(as ids: Set<SPIFFEID>) { state.withLock { $0.callers = ids } }

    /// For whom it was asked.
    var subjects: [String] { state.withLock { $0.subjects } }

    private func note(_ subject: DelegatedSubject, _ delegate: Delegate) throws -> ProcessHandle {
        state.withLock { state in
            switch subject {
            case .process(let process): state.subjects.append("\(process.pid) by \(delegate.id.path)")
            case .selectors(let words): state.subjects.append("\(words.joined(separator: " ")) by \(delegate.id.path)")
            }
        }
        if case .process(let process) = subject { return process }
        return delegate.process
    }

    func delegate(_ caller: ProcessHandle, among ids: Set<SPIFFEID>) async throws -> Delegate {
        guard let id = state.withLock({ $0.callers.intersection(ids).first }) else { throw WorkloadRefusal.notAuthorized("not one of them") }
        return Delegate(id: id, process: caller) { true }
    }

    func updates(
        for subject: DelegatedSubject, by delegate: Delegate, waits: Bool
    ) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let process = try note(subject, delegate)
        let updates = try await issuer.updates(for: process)
        let watch = try ExitWatch()
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    for try await update in updates { continuation.yield(update) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            let death = watch.onExit(of: process) { task.cancel() }
            continuation.onTermination = { _ in
                task.cancel()
                death.cancel()
                _ = watch
            }
        }
    }

    func bundles(for subject: DelegatedSubject, by delegate: Delegate) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        try await updates(for: subject, by: delegate, waits: false)
    }

    func allBundles(by delegate: Delegate) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        try await issuer.updates(for: delegate.process)
    }

    func tokens(
        for subject: DelegatedSubject, by delegate: Delegate, audience: [String], id: SPIFFEID?
    ) async throws -> [DelegatedToken] {
        try await issuer.tokens(for: try note(subject, delegate), audience: audience, id: id).map {
            DelegatedToken(
                id: $0.id, token: Secret($0.token), hint: $0.hint, issuedAt: issuer.clock.now(), expiresAt: issuer.clock.now() + .seconds(60))
        }
    }
}

/// An identity that the test rotates or takes back.
struct Shown {
    let source: X509Source
    private let give: AsyncThrowingStream<SourceUpdate<X509Context>, any Error>.Continuation
    private let issuer: TestIssuer

    init(_ issuer: TestIssuer, _ identity: X509Identity) throws {
        let (stream, give) = AsyncThrowingStream.makeStream(of: SourceUpdate<X509Context>.self)
        self.issuer = issuer
        self.give = give
        source = X509Source(stream)
        try set(identity)
    }

    func set(_ identity: X509Identity, revoked: [X509Identity] = []) throws {
        let bundle = try issuer.trust.x509
        var revocations = RevocationSet()
        for other in revoked { revocations.revoke(serial: [UInt8](hex: other.svid.serial.lowercased()) ?? [], issuer: bundle.roots[0]) }
        give.yield(.current(X509Context(identities: [identity], bundles: X509BundleSet([bundle]), revocations: revocations)))
    }
}

/// Runs a Broker Endpoint that lets `/mesh` call.
func withBrokerEndpoint(
    _ body: (TestIssuer, TestDelegation, Shown, String) async throws -> Void
) async throws {
    let issuer = try TestIssuer()
    let delegation = TestDelegation(issuer)
    let directory = try TestDirectory("broker")
    let path = directory.path + "/broker.sock"
    let own = try Shown(issuer, try issuer.identity("node"))
    try await own.source.waitUntilReady(within: .seconds(20))
    delegation.attest(as: [try issuer.id("mesh"), try issuer.id("other")])
    let server = BrokerEndpoint.server(
        path: path, access: .owner(andGroup: nil), source: delegation, brokers: [try issuer.id("mesh")], trustDomain: issuer.domain,
        identity: own.source, clock: .system)
    let task = Task { try await server.serve() }
    while !FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(2)) }
    do {
        try await body(issuer, delegation, own, path)
    } catch {
        await stop(server, task)
        throw error
    }
    await stop(server, task)
}

/// Stops accepting first: a server that is cancelled while it accepts leaves that connection to nobody.
func stop<Transport: ServerTransport>(_ server: GRPCServer<Transport>, _ task: Task<Void, any Error>) async {
    server.beginGracefulShutdown()
    try? await Task.sleep(for: .milliseconds(300))
    task.cancel()
    _ = try? await task.value
}
