public import AuditLedger
import Cedar
import Foundation
import Runtime
import SPIFFE

extension DecisionRecord {
    private enum Fact {
        static let principal = "principal"
        static let cedarAction = "asked"
        static let resource = "resource"
        static let context = "context"
        static let provenance = "provenance"
        static let entities = "entities"
        static let policies = "policies"
        static let determining = "determining"
        static let errors = "errors"
        static let quarantined = "quarantined"
        static let shadow = "shadow"
    }

    /// As a ledger entry has them.
    var facts: [String: String] {
        var facts = [
            Fact.principal: principal, Fact.cedarAction: action, Fact.resource: resource, Fact.context: context, Fact.entities: entities,
            Fact.policies: policies, Fact.provenance: asked.provenanceJSON,
        ]
        if !determining.isEmpty { facts[Fact.determining] = determining.joined(separator: "\n") }
        if !errors.isEmpty { facts[Fact.errors] = errors.joined(separator: "\n") }
        if !quarantined.isEmpty { facts[Fact.quarantined] = quarantined.joined(separator: "\n") }
        facts[Fact.shadow] = shadow
        return facts
    }

    /// The same with holes for ``moments``; `nil` where it has none to share.
    func outline(of facts: [String: String]) -> [String: String]? {
        guard case .fresh(let context, _) = asked, let outline = context.outline() else { return nil }
        return facts.merging([Fact.context: outline.context, Fact.provenance: outline.provenance]) { _, new in new }
    }

    /// From a ledger entry; `nil` for a decision that the policies had no part in.
    ///
    /// - Parameter withProvenance: reading it takes longer than deciding, and no decision depends on it.
    public init?(_ entry: Entry, withProvenance: Bool = true) {
        let facts = entry.facts
        guard let principal = facts[Fact.principal], let action = facts[Fact.cedarAction], let resource = facts[Fact.resource],
            let context = facts[Fact.context], let entities = facts[Fact.entities], let policies = facts[Fact.policies]
        else { return nil }
        func list(_ name: String) -> [String] { facts[name]?.split(separator: "\n").map(String.init) ?? [] }
        self.principal = principal
        self.action = action
        self.resource = resource
        self.entities = entities
        self.policies = policies
        let provenance =
            !withProvenance
            ? [:]
            : facts[Fact.provenance].flatMap { try? JSONDecoder().decode([String: DecisionContext.Provenance].self, from: Data($0.utf8)) }
                ?? [:]
        asked = .written(context: context, provenance: provenance)
        determining = list(Fact.determining)
        errors = list(Fact.errors)
        quarantined = list(Fact.quarantined)
        shadow = facts[Fact.shadow]
    }
}
