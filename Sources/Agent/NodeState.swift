import Attestation
import Context
import Estate
import Foundation
import Logging
import NodeAPI
import Registration
import Runtime
@_spi(Incubating) import SPIFFE
import SwiftProtobuf
import Synchronization

/// The newest configuration, read by every attestation and every call: a snapshot in memory, never a request to the server.
struct NodeSnapshot: Sendable {
    /// Counts here, with every change of any part.
    var revision: Int64
    var settings: NodeSettings
    var entries: EntrySet
    var paths: [Mayfly_Node_V1_PathEntry]
    /// What the node must be and is not.
    var standing = AgentStanding()

    var trustDomain: TrustDomain { settings.trustDomain }
    var roots: [[UInt8]] { settings.roots }
    var jwtBundle: JWTBundle { settings.jwtBundle }
    var fingerprintKey: FingerprintKey { settings.fingerprintKey }

    /// The bundles of other trust domains that some of these entries federate with.
    func federated(with entries: [RegistrationEntry]) -> [TrustBundle] {
        let wanted = Set(entries.flatMap(\.federatesWith))
        return settings.federated.filter { wanted.contains($0.trustDomain) }
    }

    /// What a process is entitled to on a node that is what it must be: each identity once, by the first entry that gives it.
    func entries(for process: AttestedProcess, at now: Timestamp) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        entries(having: process.selectors, at: now)
    }

    func entries(having selectors: [Selector], at now: Timestamp) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        given(selectors, at: now) { standing.lack(for: $0) == nil }
    }

    /// The same whatever the node is.
    func entitlements(of process: AttestedProcess, at now: Timestamp) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        entitlements(having: process.selectors, at: now)
    }

    func entitlements(having selectors: [Selector], at now: Timestamp) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        given(selectors, at: now) { _ in true }
    }

    private func given(
        _ selectors: [Selector], at now: Timestamp, _ isGiven: (RegistrationEntry) -> Bool
    ) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        var seen: Set<SPIFFEID> = []
        return entries.matching(Set(selectors), at: now).filter {
            isGiven($0.entry) && $0.id.trustDomain == trustDomain && !settings.revoked.contains($0.id) && seen.insert($0.id).inserted
        }
    }
}

/// What concerns the whole node.
struct NodeSettings: Sendable {
    var trustDomain: TrustDomain
    var roots: [[UInt8]]
    var jwtBundle: JWTBundle
    /// Without keys where the server gives no WIT-SVIDs.
    var witBundle: WITBundle
    var fingerprintKey: FingerprintKey
    var x509Lifetime: Duration
    /// Key identifiers, in hexadecimal, of authorities whose SVIDs are to be renewed at once.
    var tainted: Set<String>
    /// Nobody has these at present.
    var revoked: Set<SPIFFEID>
    /// `jti` of tokens that were taken back.
    var revokedTokens: Set<String>
    /// In DER.
    var revocationLists: [[UInt8]]
    /// Serials that stand in them, without leading zeros.
    private var revokedSerials: Set<[UInt8]>
    /// Of other trust domains, by name.
    var federated: [TrustBundle]

    func isRevoked(serial: String) -> Bool {
        !revokedSerials.isEmpty && Array<UInt8>(hex: serial).map { revokedSerials.contains(Array($0.drop { $0 == 0 })) } ?? false
    }

    /// `nil` for what makes no sense; the one before stays in force.
    init?(_ message: Mayfly_Node_V1_NodeSettings) {
        guard let trustDomain = TrustDomain(message.trustDomain), let key = FingerprintKey(Array(message.fingerprintKey)),
            let jwtKeys = try? message.jwtKeys.map({ try JSONWebKey(rawRepresentation: Array($0)) }),
            let witKeys = try? message.witKeys.map({ try JSONWebKey(rawRepresentation: Array($0)) }), !message.roots.isEmpty
        else { return nil }
        self.trustDomain = trustDomain
        roots = message.roots.map { Array($0) }
        jwtBundle = JWTBundle(trustDomain: trustDomain, keys: jwtKeys)
        witBundle = WITBundle(trustDomain: trustDomain, keys: witKeys)
        fingerprintKey = key
        x509Lifetime = .milliseconds(message.x509LifetimeMs)
        tainted = Set(message.taintedAuthorities)
        revoked = Set(message.revokedIds.compactMap { SPIFFEID($0) })
        revokedTokens = Set(message.revokedTokens)
        revocationLists = message.revocationLists.map { Array($0) }
        // They came from the server, which answers for them.
        revokedSerials = revocationLists.reduce(into: []) { $0.formUnion((try? RevocationList.read($1).get())?.serials ?? []) }
        // One that cannot be read is left out: then nobody of that trust domain is believed.
        federated = message.federated.compactMap { entry in
            guard let domain = TrustDomain(entry.trustDomain), domain != trustDomain else { return nil }
            return try? TrustBundle.parse(Array(entry.bundle), trustDomain: domain).get().bundle
        }
        .sorted { $0.trustDomain < $1.trustDomain }
    }
}

/// Puts a snapshot together from what the server's stream brings. What was last complete stays in force.
struct NodeAssembly: Sendable {
    private(set) var replica = EntryReplica()
    private var settings: NodeSettings?
    private var paths: [Mayfly_Node_V1_PathEntry]?
    private var pendingPaths: [Mayfly_Node_V1_PathEntry] = []
    private var hasEntries = false
    private var revision: Int64 = 0

    enum Outcome {
        case more
        case snapshot(NodeSnapshot)
        /// The stream must be begun anew, and everything asked for.
        case drifted
        /// What came makes no sense and was passed over.
        case senseless
    }

    /// Most access paths of one node.
    private static let pathLimit = 50_000

    mutating func take(_ message: Mayfly_Node_V1_SyncMessage) -> Outcome {
        switch message.part {
        case .settings(let message):
            guard let new = NodeSettings(message) else { return .senseless }
            settings = new
        case .entries(let piece):
            switch replica.take(piece) {
            case .more: return .more
            case .drifted: return .drifted
            case .complete: hasEntries = true
            }
        case .paths(let piece):
            if piece.isFirst { pendingPaths = [] }
            guard pendingPaths.count + piece.paths.count <= Self.pathLimit else { return .senseless }
            pendingPaths += piece.paths
            guard piece.isLast else { return .more }
            paths = pendingPaths
            pendingPaths = []
        case .standing, .policyHead, .policyPiece, .facts: return .more
        case nil: return .senseless
        }
        guard let settings, let paths, hasEntries else { return .more }
        revision += 1
        return .snapshot(NodeSnapshot(revision: revision, settings: settings, entries: replica.entries, paths: paths))
    }

    /// The stream ended.
    mutating func interrupt() {
        replica.interrupt()
        pendingPaths = []
    }
}

/// Holds the snapshot and wakes whoever waits for the next one.
final class NodeState: Sendable {
    private struct State {
        var newest: NodeSnapshot?
        var standing = AgentStanding()
        var revision: Int64 = 0
    }
    private let state = Mutex(State())
    /// Decides while the server is away; `nil` where the agent decides nothing by itself.
    private let decider = Mutex<AwayDecider?>(nil)
    /// Held while something is changed and told, so that nobody is told the older of two last.
    private let telling = Mutex(())
    private let waiting = Broadcast<NodeSnapshot>()
    /// What was given by it. What a change takes back is gone from here before anybody hears of the change.
    let kept = KeptIdentities()

    func decide(by decider: AwayDecider) { self.decider.withLock { $0 = decider } }

    /// Why a subject may not have an identity any more, by the policies that the server left; `nil` while it may, and while the server is
    /// there to say so.
    func lapse(of id: SPIFFEID, by entry: RegistrationEntry, _ subject: IdentitySubject, at now: Timestamp) -> String? {
        decider.withLock { $0 }?.lapse(of: id, by: entry, subject, at: now)
    }

    var snapshot: NodeSnapshot? { state.withLock { $0.newest } }
    /// Of the newest snapshot, without the snapshot.
    var revision: Int64? { state.withLock { $0.newest?.revision } }
    var standing: AgentStanding { state.withLock { $0.standing } }

    /// Keeps an answer, unless what it gives was taken back while it was on its way.
    func keep<Answer>(
        _ answer: Answer, until end: Timestamp, _ kind: KeptIdentities.Kind<Answer>, for question: IdentityQuestion, at now: Timestamp
    ) {
        telling.withLock { _ in
            let selectors = question.selectors
            guard snapshot?.gives(question, having: selectors) == true else { return }
            kept.keep(.init(answer: answer, expiresAt: end, selectors: selectors), kind, for: question, at: now)
        }
    }

    func set(_ snapshot: NodeSnapshot) {
        change { state in
            state.newest = snapshot
            return true
        }
    }

    /// What the server makes of the node.
    func take(_ message: Mayfly_Node_V1_NodeStanding, _ logger: Logger) { alter(logger) { _ = $0.take(message) } }

    /// What the server says from now on, on another connection.
    func begin() {
        change { state in
            state.standing.begin()
            return false
        }
    }

    /// What the agent makes of it.
    func look(_ standing: NodeStanding, _ logger: Logger) { alter(logger) { $0.look(standing) } }

    private func alter(_ logger: Logger, _ body: (inout AgentStanding) -> Void) {
        var (before, after) = (AgentStanding(), AgentStanding())
        change { state in
            before = state.standing
            body(&state.standing)
            after = state.standing
            return before != after
        }
        for lack in after.lacks where !before.lacks.contains(where: { $0.rule == lack.rule }) {
            logger.warning("this node is not what it must be: \(lack.words); its workloads' identities are taken back; \(lack.mend)")
        }
        if after.lacks.isEmpty, !before.lacks.isEmpty {
            let rules = before.lacks.map(\.rule).joined(separator: ", ")
            logger.notice("this node is what it must be again (\(rules)): its workloads get their identities back")
        }
        for (entry, lack) in after.withheld where before.withheld[entry] == nil {
            logger.warning("entry `\(entry)` is withheld on this node: \(lack.words); \(lack.mend)")
        }
        for entry in before.withheld.keys where after.withheld[entry] == nil { logger.notice("entry `\(entry)` is given on this node again") }
    }

    /// - Parameter body: says whether there is news.
    private func change(_ body: (inout State) -> Bool) {
        telling.withLock { _ in
            let snapshot = state.withLock { state -> NodeSnapshot? in
                guard body(&state) else { return nil }
                state.revision += 1
                state.newest?.revision = state.revision
                state.newest?.standing = state.standing
                return state.newest
            }
            guard let snapshot else { return }
            kept.retain(snapshot)
            waiting.send(snapshot)
        }
    }

    /// The present snapshot, if there is one, and each newer one.
    func snapshots() -> AsyncStream<NodeSnapshot> { waiting.stream(beginningWith: { snapshot }) }
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
