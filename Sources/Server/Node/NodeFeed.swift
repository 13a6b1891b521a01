import Access
import AuditLedger
import Estate
import Foundation
@_spi(Incubating) import Issuance
import NodeAPI
import Registration
import Runtime
@_spi(Incubating) import SPIFFE
import Storage
import SwiftProtobuf
import Synchronization

/// What all agents are told beside their entries: read from the database once for each change, and not once for each agent.
final class NodeFeed: Sendable {
    struct Snapshot: Sendable {
        var settings: Mayfly_Node_V1_NodeSettings
        /// Of the access paths.
        var revision: Int64
        var paths: [Mayfly_Node_V1_PathPiece]
    }

    private struct State {
        var snapshot: Snapshot?
        /// For agents that decide by themselves.
        var policies: PublishedSet?
        /// By agent. Two streams of one for a moment, when it comes again.
        var streams: [SPIFFEID: Streams] = [:]
    }

    private struct Streams {
        var count = 0
        /// Its agent decides by itself.
        var wantsPolicies = false
        let wakes = Broadcast<Void>()
    }
    private let state = Mutex(State())

    var snapshot: Snapshot? { state.withLock { $0.snapshot } }

    /// The agents that listen now.
    var connected: Set<SPIFFEID> { state.withLock { Set($0.streams.keys) } }

    func set(_ snapshot: Snapshot) {
        state.withLock { $0.snapshot = snapshot }
        wake()
    }

    var policies: PublishedSet? { state.withLock { $0.policies } }

    /// Wakes those that decide by themselves.
    func publish(_ policies: PublishedSet) {
        let listening = state.withLock { state in
            state.policies = policies
            return state.streams.values.filter(\.wantsPolicies)
        }
        for streams in listening { streams.wakes.send(()) }
    }

    /// Something that all agents are told has changed.
    func wake() {
        for streams in state.withLock({ Array($0.streams.values) }) { streams.wakes.send(()) }
    }

    /// Entries of these parents have changed. Where one of them is a group of nodes, any agent may be concerned.
    func wake(_ parents: Set<SPIFFEID>) {
        guard parents.allSatisfy({ $0.path.hasPrefix("/mayfly/agent/") }) else { return wake() }
        for parent in parents { state.withLock { $0.streams[parent] }?.wakes.send(()) }
    }

    /// Begins with one, so that whoever listens looks at least once. Several changes may be one wake.
    ///
    /// - Parameter wantsPolicies: whether each new word of ``publish(_:)`` is news.
    func wakes(for agent: SPIFFEID, wantsPolicies: Bool = false) -> AsyncStream<Void> {
        let wakes = state.withLock { state in
            state.streams[agent, default: Streams()].count += 1
            if wantsPolicies { state.streams[agent]?.wantsPolicies = true }
            return state.streams[agent, default: Streams()].wakes
        }
        return wakes.stream(beginningWith: { () }) { [weak self] in
            self?.state.withLock { state in
                state.streams[agent]?.count -= 1
                if state.streams[agent]?.count == 0 { state.streams[agent] = nil }
            }
        }
    }
}

extension ControlPlaneCore {
    /// Keeps the feed in line with the registry, the keys and the entries. Runs until cancelled.
    func keepFeed() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Subscribe first, then read: a change in between is seen twice rather than missed.
                let events = events.subscribe { Self.concernsNodes($0) || $0.hasPrefix("agent.") }
                await refreshFeed()
                for await entry in events {
                    if Self.concernsNodes(entry.kind) { await refreshFeed() }
                    // Whoever was taken out is to hear it now.
                    if entry.kind.hasPrefix("agent."), entry.kind != "agent.renewed" { feed.wake() }
                }
            }
            group.addTask { for await _ in issuer.authority.changes() { await refreshFeed() } }
            group.addTask {
                // Revocation lists say until when they are good, also where nothing changes.
                while !Task.isCancelled {
                    try? await Task.sleep(for: Issuer.revocationListLifetime / 4)
                    await refreshFeed()
                }
            }
            group.addTask {
                let revisions = registrations.catalog.revisions()
                // What was before is for whoever begins after: each stream looks for itself first.
                var known = registrations.catalog.revision
                var knownToAll = known
                feed.wake()
                for await _ in revisions {
                    let (parents, revision) = registrations.catalog.parents(since: known)
                    known = revision
                    // Whoever is not concerned for long must not fall out of what the catalog remembers.
                    if let parents, revision - knownToAll < 4096 {
                        feed.wake(parents)
                    } else {
                        feed.wake()
                        knownToAll = revision
                    }
                }
            }
        }
    }

    private static func concernsNodes(_ kind: String) -> Bool {
        kind.hasPrefix("path.") || kind.hasPrefix("workload.") || kind.hasPrefix("resource.") || kind.hasPrefix("identity.")
            || kind.hasPrefix("federation.")
    }

    private func refreshFeed() async {
        // An unreadable database is said by whoever needs it next; agents keep what they have.
        guard let snapshot = try? await nodeSnapshot() else { return }
        feed.set(snapshot)
    }

    func nodeSnapshot() async throws -> NodeFeed.Snapshot {
        let (revision, paths, federated) = try await database.read { transaction in
            let byName = Dictionary(
                try Registry.workloads(in: transaction).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            let resources = Dictionary(
                try Registry.resources(in: transaction).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            let paths = try Registry.paths(in: transaction).compactMap { path -> Mayfly_Node_V1_PathEntry? in
                guard let workload = byName[path.workload], let resource = resources[path.resource] else { return nil }
                return Self.entry(path, workload, resource)
            }
            return (Int64(try Registry.revision(in: transaction)), paths, try Self.federated(in: transaction))
        }
        let bundle = issuer.authority.trustBundle
        let revoked = issuer.revocations.all
        let lists = revoked.isEmpty ? [] : try await issuer.revocationLists()
        let message = Mayfly_Node_V1_NodeSettings.with {
            $0.trustDomain = settings.trustDomain.name
            $0.roots = bundle.x509Authorities.map { Data($0) }
            $0.jwtKeys = bundle.jwtAuthorities.map { Data($0.rawRepresentation) }
            if issuer.authority.wits != nil { $0.witKeys = bundle.witAuthorities.map { Data($0.rawRepresentation) } }
            $0.fingerprintKey = fingerprintKey.withKeyBytes { Data($0) }
            $0.x509LifetimeMs = settings.lifetimes.x509.milliseconds
            $0.jwtLifetimeMs = settings.lifetimes.jwt.milliseconds
            $0.taintedAuthorities = issuer.authority.distrusted
            for revocation in revoked {
                switch revocation.subject {
                case .identity(let id): $0.revokedIds.append(id.description)
                case .token(let token) where $0.revokedTokens.count < 8000: $0.revokedTokens.append(token)
                case .token, .serial: continue
                }
            }
            $0.revocationLists = lists.map { Data($0) }
            $0.federated = federated
        }
        return NodeFeed.Snapshot(settings: message, revision: revision, paths: Self.pieces(paths, revision))
    }

    /// Of all these bundles together: the settings are one message, and no other trust domain is to make it too long.
    private static let federatedLimit = 512 << 10

    /// The last good bundle of each relation, the small ones first: what does not fit is left out, and then nobody of that trust
    /// domain is believed.
    private static func federated(in transaction: Transaction) throws -> [Mayfly_Node_V1_FederatedBundle] {
        var left = federatedLimit
        let documents = try FederationRecords.all(in: transaction).compactMap(\.bundle).map { ($0.trustDomain, $0.json) }
        return documents.sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }.prefix { domain, json in
            left -= json.count
            return left >= 0
        }
        .map { domain, json in
            .with {
                $0.trustDomain = domain.name
                $0.bundle = Data(json)
            }
        }
    }

    /// A few hundred bytes each, so that no message comes near the limit.
    private static func pieces(_ paths: [Mayfly_Node_V1_PathEntry], _ revision: Int64) -> [Mayfly_Node_V1_PathPiece] {
        let size = 200
        let starts = paths.isEmpty ? [0] : Array(stride(from: 0, to: paths.count, by: size))
        return starts.map { start in
            .with {
                $0.isFirst = start == 0
                $0.isLast = start + size >= paths.count
                $0.revision = revision
                $0.paths = Array(paths[start..<min(start + size, paths.count)])
            }
        }
    }

    private static func entry(_ path: RegisteredPath, _ workload: Workload, _ resource: Resource) -> Mayfly_Node_V1_PathEntry? {
        guard resource.kind == .postgresql, let listen = path.listen, let login = path.login else { return nil }
        return .with {
            $0.name = path.name
            $0.workload = path.workload
            $0.selectors = (workload.selectors ?? []).sorted().map(\.description)
            $0.listen = listen.description
            $0.upstreamHost = resource.host
            $0.upstreamPort = Int32(clamping: resource.port)
            $0.database = resource.database ?? login
            $0.login = login
            $0.credential = path.credential?.text ?? ""
            $0.mode = path.mode.rawValue
            $0.generation = Int64(path.generation)
        }
    }
}
