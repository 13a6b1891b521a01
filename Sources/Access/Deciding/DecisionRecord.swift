public import AuditLedger
import Cedar
import Foundation
public import Runtime
import SPIFFE

/// What stands in the ledger beside a decision, so that it can be made again.
public struct DecisionRecord: Sendable {
    public var principal: String
    /// The name alone where it is Mayfly's own.
    public var action: String
    public var resource: String
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
    var asked: Asked

    /// The context, and where it comes from. As values as long as nobody wants the text: most decisions are like one before.
    enum Asked: Sendable {
        case fresh(DecisionContext, Record)
        case written(context: String, provenance: [String: DecisionContext.Provenance])

        var provenanceJSON: String {
            switch self {
            case .fresh(let context, _): return context.provenanceJSON
            case .written(_, let provenance):
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return (try? encoder.encode(provenance)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
            }
        }
    }

    /// In Cedar's JSON.
    public var context: String {
        switch asked {
        case .fresh(_, let record): record.json
        case .written(let context, _): context
        }
    }

    public var provenance: [String: DecisionContext.Provenance] {
        switch asked {
        case .fresh(let context, _): context.provenance
        case .written(_, let provenance): provenance
        }
    }

    init(_ question: Question, _ answer: PolicyAnswer, slice: String, policies: String) {
        principal = question.principal.uid.description
        action = question.action == Domain.action(question.action.id) ? question.action.id : question.action.description
        resource = question.resource.description
        asked = .fresh(question.context, question.request.context)
        entities = slice
        self.policies = policies
        determining = answer.reasons.map(\.description)
        errors = answer.errors.map(\.policy.description)
        quarantined = answer.quarantined.map(\.description)
    }

    /// What differs between this and another that ``isAlike(_:)``.
    var moments: [String] {
        guard case .fresh(let context, _) = asked else { return [] }
        return context.moments.values
    }

    /// Whether both were decided on the same, at whatever time.
    func isAlike(_ other: DecisionRecord) -> Bool {
        guard case .fresh(let mine, _) = asked, case .fresh(let others, _) = other.asked, let basis = mine.basis else { return false }
        return basis == others.basis && isSame(as: other)
    }

    private func isSame(as other: DecisionRecord) -> Bool {
        principal == other.principal && action == other.action && resource == other.resource && entities == other.entities
            && policies == other.policies && determining == other.determining && errors == other.errors && quarantined == other.quarantined
            && shadow == other.shadow && decidedAt == other.decidedAt
    }
}

extension DecisionRecord: Hashable {
    public static func == (left: DecisionRecord, right: DecisionRecord) -> Bool {
        left.isSame(as: right) && left.context == right.context && left.provenance == right.provenance
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(principal)
        hasher.combine(context)
        hasher.combine(entities)
    }
}

extension DecisionRecord: Codable {
    private enum CodingKeys: String, CodingKey {
        case principal, action, resource, context, provenance, entities, policies, determining, errors, quarantined, shadow, decidedAt
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        principal = try container.decode(String.self, forKey: .principal)
        action = try container.decode(String.self, forKey: .action)
        resource = try container.decode(String.self, forKey: .resource)
        asked = .written(
            context: try container.decode(String.self, forKey: .context),
            provenance: try container.decode([String: DecisionContext.Provenance].self, forKey: .provenance))
        entities = try container.decode(String.self, forKey: .entities)
        policies = try container.decode(String.self, forKey: .policies)
        determining = try container.decode([String].self, forKey: .determining)
        errors = try container.decode([String].self, forKey: .errors)
        quarantined = try container.decode([String].self, forKey: .quarantined)
        shadow = try container.decodeIfPresent(String.self, forKey: .shadow)
        decidedAt = try container.decodeIfPresent(Timestamp.self, forKey: .decidedAt)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(principal, forKey: .principal)
        try container.encode(action, forKey: .action)
        try container.encode(resource, forKey: .resource)
        try container.encode(context, forKey: .context)
        try container.encode(provenance, forKey: .provenance)
        try container.encode(entities, forKey: .entities)
        try container.encode(policies, forKey: .policies)
        try container.encode(determining, forKey: .determining)
        try container.encode(errors, forKey: .errors)
        try container.encode(quarantined, forKey: .quarantined)
        try container.encodeIfPresent(shadow, forKey: .shadow)
        try container.encodeIfPresent(decidedAt, forKey: .decidedAt)
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
    var facts: [String: String] { Dictionary(said) { first, _ in first } }

    /// The same one after the other: to put them into a table costs more than to decide.
    var said: [(name: String, value: String)] {
        var said: [(name: String, value: String)] = []
        said.reserveCapacity(12)
        said += [
            (Fact.principal, principal), (Fact.cedarAction, action), (Fact.resource, resource), (Fact.context, context),
            (Fact.entities, entities), (Fact.policies, policies), (Fact.provenance, asked.provenanceJSON),
        ]
        if !determining.isEmpty { said.append((Fact.determining, determining.joined(separator: "\n"))) }
        if !errors.isEmpty { said.append((Fact.errors, errors.joined(separator: "\n"))) }
        if !quarantined.isEmpty { said.append((Fact.quarantined, quarantined.joined(separator: "\n"))) }
        if let shadow { said.append((Fact.shadow, shadow)) }
        if let decidedAt { said.append((Fact.decidedAt, String(decidedAt.milliseconds))) }
        return said
    }

    /// The same with holes for ``moments``; `nil` where it has none to share.
    func outline(of facts: [String: String]) -> [String: String]? {
        guard case .fresh(let context, _) = asked, let outline = context.outline() else { return nil }
        return facts.merging([Fact.context: outline.context, Fact.provenance: outline.provenance]) { _, new in new }
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
        decidedAt = facts[Fact.decidedAt].flatMap { Int64($0) }.map { Timestamp(milliseconds: $0) }
    }
}
