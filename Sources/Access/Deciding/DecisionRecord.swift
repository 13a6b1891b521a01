public import AuditLedger
import Cedar
import Foundation
public import Runtime
import SPIFFE

/// What stands in the ledger beside a decision, so that it can be made again.
public struct DecisionRecord: Sendable, Codable, Hashable {
    public var principal: String
    /// The name alone where it is Mayfly's own.
    public var action: String
    public var resource: String
    /// In Cedar's JSON.
    public var context: String
    public var provenance: [String: DecisionContext.Provenance]
    /// The slice of entities, by its digest.
    public var entities: String
    /// The edition, by its digest.
    public var policies: String
    public var determining: [String]
    public var errors: [String]
    /// Policies in quarantine that alone allowed it.
    public var quarantined: [String]
    /// What the edition in the shadow would have decided otherwise.
    public var shadow: String?
    /// When an agent decided it that told of it later; `nil` where the ledger's entry is as old as the decision.
    public var decidedAt: Timestamp?

    init(_ question: Question, _ answer: PolicyAnswer, slice: String, policies: String) {
        principal = question.principal.uid.description
        action = question.action == Domain.action(question.action.id) ? question.action.id : question.action.description
        resource = question.resource.description
        context = question.request.context.json
        provenance = question.context.provenance
        entities = slice
        self.policies = policies
        determining = answer.reasons.map(\.description)
        errors = answer.errors.map(\.policy.description)
        quarantined = answer.quarantined.map(\.description)
    }
}

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
        static let decidedAt = "decidedAt"
    }

    /// As a ledger entry has them.
    var facts: [String: String] {
        var facts = [
            Fact.principal: principal, Fact.cedarAction: action, Fact.resource: resource, Fact.context: context, Fact.entities: entities,
            Fact.policies: policies, Fact.provenance: provenanceJSON,
        ]
        if !determining.isEmpty { facts[Fact.determining] = determining.joined(separator: "\n") }
        if !errors.isEmpty { facts[Fact.errors] = errors.joined(separator: "\n") }
        if !quarantined.isEmpty { facts[Fact.quarantined] = quarantined.joined(separator: "\n") }
        facts[Fact.shadow] = shadow
        facts[Fact.decidedAt] = decidedAt.map { String($0.milliseconds) }
        return facts
    }

    /// As ``DecisionContext/Provenance`` encodes itself. Written here, for every decision has one and an encoder costs more than deciding.
    private var provenanceJSON: String {
        JSONWriter.object(
            provenance.sorted { $0.key < $1.key }.map { name, item in
                let age = item.maximumAge.map { [("maximumAge", String($0.milliseconds))] } ?? []
                return (
                    name,
                    JSONWriter.object(
                        age + [
                            ("observedAt", String(item.observedAt.milliseconds)), ("signer", JSONWriter.quoted(item.signer)),
                            ("source", JSONWriter.quoted(item.source)),
                        ])
                )
            })
    }

    /// From a ledger entry; `nil` for a decision that the policies had no part in.
    ///
    /// - Parameter withProvenance: reading it takes longer than deciding, and no decision depends on it.
    public init?(_ entry: Entry, withProvenance: Bool = true) { self.init(entry.facts, withProvenance: withProvenance) }

    init?(_ facts: [String: String], withProvenance: Bool = true) {
        guard let principal = facts[Fact.principal], let action = facts[Fact.cedarAction], let resource = facts[Fact.resource],
            let context = facts[Fact.context], let entities = facts[Fact.entities], let policies = facts[Fact.policies]
        else { return nil }
        func list(_ name: String) -> [String] { facts[name]?.split(separator: "\n").map(String.init) ?? [] }
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
        self.entities = entities
        self.policies = policies
        provenance =
            !withProvenance
            ? [:]
            : facts[Fact.provenance].flatMap { try? JSONDecoder().decode([String: DecisionContext.Provenance].self, from: Data($0.utf8)) }
                ?? [:]
        determining = list(Fact.determining)
        errors = list(Fact.errors)
        quarantined = list(Fact.quarantined)
        shadow = facts[Fact.shadow]
        decidedAt = facts[Fact.decidedAt].flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
    }
}
