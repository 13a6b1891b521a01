import AuditLedger
public import Cedar
import Estate
public import Registration
public import Runtime
import SPIFFE
public import Storage

/// What was used of an edition, by the decisions that were recorded, and what it is to be held against.
public struct UsageEvidence: Sendable {
    public let edition: PolicyEdition
    /// Everything that can ask or be asked for now, and whoever has asked.
    public let entities: Entities
    public let used: [UsedRequest]
    /// From when on decisions were looked at.
    public let since: Timestamp
    /// Whether older decisions of that time were left out.
    public let isCut: Bool

    /// Most decisions that are looked at, the newest.
    public static let decisionLimit = 200_000

    /// - Parameter since: uses before that count for nothing.
    public init(of edition: PolicyEdition, since: Timestamp, entries: EntryCatalog, at now: Timestamp, in transaction: Transaction) throws {
        self.edition = edition
        self.since = since
        let view = try EstateView(revision: try Registry.revision(in: transaction), in: transaction)
        var known: [EntityUID: Entity] = edition.entities
        for uid in view.allUIDs { known[uid] = view.entity(uid, edition.entities) }
        for entry in entries.read({ set in set.entries.values.filter { $0.kind == .workload && !$0.isExpired(at: now) } }) {
            guard let id = entry.spiffeID.fixed else { continue }
            let entity = try view.workload(id, of: entry)
            known[entity.uid] = edition.entities[entity.uid].map { entity.adding($0) } ?? entity
            for parent in entity.parents where known[parent] == nil { known[parent] = edition.entities[parent] ?? Entity(parent) }
        }
        var reader = DecisionReader()
        var used: [UsedRequest] = []
        var before = Int.max
        var goesOn = true
        while goesOn, used.count < Self.decisionLimit {
            let page = try Ledger.newest(2000, ofKinds: [RecordedDecision.permitted], before: before, in: transaction)
            goesOn = page.count == 2000
            for entry in page {
                before = entry.sequence
                guard entry.at >= since else {
                    goesOn = false
                    break
                }
                guard let decision = try? reader.decision(entry, withProvenance: false, in: transaction) else { continue }
                // Newest first: what was known last of somebody who is not registered now, a node or a template's workload.
                for entity in decision.entities.all where known[entity.uid] == nil { known[entity.uid] = entity }
                used.append(
                    UsedRequest(
                        decision.request, last: entry.at.milliseconds, determining: decision.record.determining.map { PolicyID($0) }))
            }
        }
        for action in edition.schema.actions.values { known[action.uid] = Entity(action.uid, parents: action.ancestors) }
        self.used = used
        isCut = goesOn
        entities = try Entities(known.values)
    }

    /// All files of the edition as one text.
    public var text: String {
        edition.bundle.files.sorted { $0.path < $1.path }.map { "// from \($0.path)\n\($0.text)\n" }.joined(separator: "\n")
    }

    /// Policies that were changed or taken out, in quarantine: they still allow, and every decision that they alone allow says so.
    public static func quarantine(of ids: Set<PolicyID>, in policies: PolicySet) throws(CedarError) -> String {
        var set = PolicySet()
        for policy in policies.policies where ids.contains(policy.id) {
            var template = policy.template
            let name = "\(policy.id) (before)"
            template.id = PolicyID(name)
            template.annotations =
                [Annotation("id", name), Annotation("shadow", "")] + template.annotations.filter { !["id", "shadow"].contains($0.key) }
            try set.add(template)
        }
        return set.policies.map { "\($0.template)" }.joined(separator: "\n\n") + "\n"
    }
}
