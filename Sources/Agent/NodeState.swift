import Attestation
import Estate
import Foundation
import NodeAPI
import Runtime
import SPIFFE
import SwiftProtobuf
import Synchronization

/// The newest configuration, read by every attestation and every call: a snapshot in memory, never a request to the server.
struct NodeSnapshot: Sendable {
    var revision: Int64
    var trustDomain: TrustDomain
    var roots: [[UInt8]]
    var jwtBundle: JWTBundle
    /// Of other trust domains, by name.
    var federated: [TrustBundle]
    var fingerprintKey: FingerprintKey
    var entries: [Entry]
    var paths: [Mayfly_Node_V1_PathEntry]

    struct Entry: Sendable {
        var id: SPIFFEID
        var workload: String
        var selectors: [Selector]
        var x509Lifetime: Duration
    }

    /// `nil` for a configuration that makes no sense; the one before stays in force.
    init?(_ message: Mayfly_Node_V1_NodeConfiguration) {
        guard let trustDomain = TrustDomain(message.trustDomain),
            let key = FingerprintKey(Array(message.fingerprintKey)),
            let jwtKeys = try? message.jwtKeys.map({ try JSONWebKey(rawRepresentation: Array($0)) })
        else { return nil }
        revision = message.revision
        self.trustDomain = trustDomain
        roots = message.roots.map { Array($0) }
        jwtBundle = JWTBundle(trustDomain: trustDomain, keys: jwtKeys)
        // One that cannot be read is left out: then nobody of that trust domain is believed.
        federated = message.federated.compactMap { entry in
            guard let domain = TrustDomain(entry.trustDomain), domain != trustDomain else { return nil }
            return try? TrustBundle.parse(Array(entry.bundle), trustDomain: domain).get().bundle
        }
        .sorted { $0.trustDomain < $1.trustDomain }
        fingerprintKey = key
        entries = message.entries.compactMap { entry in
            let selectors = entry.selectors.compactMap(Selector.init)
            // A selector that this agent does not know cannot be checked, so nobody has it.
            guard let id = SPIFFEID(entry.spiffeID), id.trustDomain == trustDomain, !selectors.isEmpty,
                selectors.count == entry.selectors.count
            else { return nil }
            return Entry(
                id: id, workload: entry.workload, selectors: selectors, x509Lifetime: .milliseconds(entry.x509LifetimeMs))
        }
        paths = message.paths
    }

    /// What a process is entitled to.
    func entries(for process: AttestedProcess) -> [Entry] { entries.filter { process.matches($0.selectors) } }
}

/// Holds the snapshot and wakes whoever waits for the next one.
final class NodeState: Sendable {
    private struct State {
        var snapshot: NodeSnapshot?
        var next = 0
        var waiting: [Int: AsyncStream<NodeSnapshot>.Continuation] = [:]
    }
    private let state = Mutex(State())

    var snapshot: NodeSnapshot? { state.withLock { $0.snapshot } }

    func set(_ snapshot: NodeSnapshot) {
        let waiting = state.withLock { state in
            state.snapshot = snapshot
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.yield(snapshot) }
    }

    /// The present snapshot, if there is one, and each newer one.
    func snapshots() -> AsyncStream<NodeSnapshot> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let (id, now) = state.withLock { state in
                state.next += 1
                state.waiting[state.next] = continuation
                return (state.next, state.snapshot)
            }
            if let now { continuation.yield(now) }
            continuation.onTermination = { [weak self] _ in
                _ = self?.state.withLock { $0.waiting.removeValue(forKey: id) }
            }
        }
    }
}

extension AttestedProcess {
    /// What the server is told of it.
    var evidence: Mayfly_Node_V1_ProcessEvidence {
        .with {
            $0.selectors = selectors.map(\.description)
            $0.pid = pid
            $0.startTime = startTime
        }
    }
}
