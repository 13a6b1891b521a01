import GRPCCore
import Issuance
import NodeAPI
import Registration
import Runtime
import SPIFFE
import SwiftProtobuf

/// One agent's stream: what it has been told, and what it is told next.
struct NodeSync {
    let core: ControlPlaneCore
    let agent: SPIFFEID
    private var settings: Mayfly_Node_V1_NodeSettings?
    private var pathRevision: Int64?
    private var standing: Mayfly_Node_V1_NodeStanding?
    private var scope: NodeScope?
    /// `nil`: everything is to be told.
    private var entryRevision: Int?
    private var hasToldEntries = false
    private let wantsPolicies: Bool
    private var policyHead: Mayfly_Node_V1_SignedPolicyHead?
    /// Of the set that the agent has.
    private var policyDigest: [UInt8]
    private var facts: Mayfly_Node_V1_NodeFacts?

    init(core: ControlPlaneCore, agent: SPIFFEID, request: Mayfly_Node_V1_SyncRequest) {
        self.core = core
        self.agent = agent
        (wantsPolicies, policyDigest) = (request.wantsPolicies, Array(request.knownPolicies))
        let scope = core.issuer.nodes.scope(of: agent, entries: core.registrations.catalog)
        let catalog = core.registrations.catalog
        // At the same revision the digests must be the same too; at an older one the agent sees for itself when it has caught up.
        let isDrifted =
            request.knownRevision == Int64(catalog.revision)
            && StateDigest(Array(request.knownDigest)) != catalog.read { $0.digest(in: scope) }
        if request.knownRevision >= 0, !isDrifted {
            self.scope = scope
            entryRevision = Int(request.knownRevision)
        }
    }

    /// What has changed since the last time, in order.
    mutating func next() -> [Mayfly_Node_V1_SyncMessage] {
        guard let snapshot = core.feed.snapshot else { return [] }
        var messages: [Mayfly_Node_V1_SyncMessage] = []
        // Before all else: an agent that begins must not give what it is about to hear that it may not.
        let standing = core.context.message(to: agent, at: core.clock.now())
        if standing != self.standing {
            self.standing = standing
            messages.append(.with { $0.standing = standing })
        }
        if settings != snapshot.settings {
            settings = snapshot.settings
            messages.append(.with { $0.settings = snapshot.settings })
        }
        let catalog = core.registrations.catalog
        let scope = core.issuer.nodes.scope(of: agent, entries: catalog)
        if scope != self.scope { entryRevision = nil }
        let update = catalog.update(for: scope, since: entryRevision)
        // The first is told even when it is empty: the agent then knows that it knows all.
        if !update.isEmpty || !hasToldEntries {
            messages += update.pieces.map { piece in .with { $0.entries = piece } }
            hasToldEntries = true
        }
        (self.scope, entryRevision) = (scope, update.revision)
        if pathRevision != snapshot.revision {
            pathRevision = snapshot.revision
            messages += snapshot.paths.map { piece in .with { $0.paths = piece } }
        }
        if wantsPolicies { messages += policies() }
        return messages
    }

    /// To an agent that decides by itself.
    private mutating func policies() -> [Mayfly_Node_V1_SyncMessage] {
        var messages: [Mayfly_Node_V1_SyncMessage] = []
        if let facts = core.facts(of: agent), facts != self.facts {
            self.facts = facts
            messages.append(.with { $0.facts = facts })
        }
        guard let set = core.feed.policies, set.head != policyHead else { return messages }
        policyHead = set.head
        messages.append(.with { $0.policyHead = set.head })
        if set.digest != policyDigest {
            policyDigest = set.digest
            messages += set.pieces.map { piece in .with { $0.policyPiece = piece } }
        }
        return messages
    }
}
