import Attestation
import Estate
import LinuxProcess
import NodeAPI
import Registration
import Runtime
import SPIFFE
import WorkloadAPI

/// Gives brokers and delegates what the workloads that they speak for are entitled to. Everything is the workload's: its entries, the
/// node's standing, its life; the server hears who asked, and the ledger keeps it.
struct DelegatedIdentities: DelegatedIdentitySource {
    let identities: WorkloadIdentities

    private var state: NodeState { identities.state }
    private var clock: WallClock { identities.clock }

    func delegate(_ caller: ProcessHandle, among ids: Set<SPIFFEID>) async throws -> Delegate {
        let process = try await identities.attest(caller)
        let held = try state.present().entries(for: process, at: clock.now()).map(\.id)
        guard let id = held.first(where: ids.contains) else {
            throw WorkloadRefusal.notAuthorized("process \(caller.pid) is none of those that may ask for others here")
        }
        let (state, clock) = (state, clock)
        return Delegate(id: id, process: caller) {
            guard process.isUnchanged, let now = state.snapshot else { return false }
            return now.entries(for: process, at: clock.now()).contains { $0.id == id }
        }
    }

    /// The subject, and the processes that it ends with.
    private func subject(_ subject: DelegatedSubject, _ delegate: Delegate) async throws -> (IdentitySubject, [ProcessHandle]) {
        switch subject {
        case .process(let handle):
            return (IdentitySubject(try await identities.attest(handle), askedBy: delegate), [handle, delegate.process])
        case .selectors(let words):
            // What is no selector here is no entry's either.
            return (IdentitySubject(asserted: words.compactMap(Selector.init), by: delegate), [delegate.process])
        }
    }

    func updates(
        for subject: DelegatedSubject, by delegate: Delegate, waits: Bool
    ) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let (subject, processes) = try await self.subject(subject, delegate)
        return try identities.updates(for: subject, whileLiving: processes, waits: waits)
    }

    func bundles(for subject: DelegatedSubject, by delegate: Delegate) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let (subject, processes) = try await self.subject(subject, delegate)
        return identities.bundles(for: subject, whileLiving: processes)
    }

    func allBundles(by delegate: Delegate) async throws -> AsyncThrowingStream<WorkloadUpdate, any Error> {
        let state = state
        return identities.follow([delegate.process]) {
            guard delegate.isStillEntitled() else { throw WorkloadRefusal.notAuthorized("`\(delegate.id)` is no delegate any more") }
            let now = try state.present()
            return (now, now.settings.federated)
        }
    }

    func tokens(
        for subject: DelegatedSubject, by delegate: Delegate, audience: [String], id: SPIFFEID?
    ) async throws -> [DelegatedToken] {
        try await identities.tokens(for: try await self.subject(subject, delegate).0, audience: audience, id: id)
    }
}
