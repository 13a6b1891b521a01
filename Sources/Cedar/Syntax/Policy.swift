/// The name of a policy or template in its set.
public struct PolicyID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String

    /// Any string, compared by code points.
    public init(_ text: String) { description = text }
    public init(stringLiteral value: String) { description = value }

    public static func == (left: PolicyID, right: PolicyID) -> Bool { left.description.isExactly(right.description) }
    public static func < (left: PolicyID, right: PolicyID) -> Bool { left.description.precedes(right.description) }
    public func hash(into hasher: inout Hasher) { description.hashExactly(into: &hasher) }
}

/// What a satisfied policy does. A forbid outweighs all permits.
public enum Effect: String, Sendable, CaseIterable {
    case permit, forbid
}

/// `@key("value")`. A key alone has the empty string for a value.
public struct Annotation: Sendable, Hashable {
    public let key: String
    public let value: String
    public let span: SourceSpan?

    public init(_ key: String, _ value: String = "", at span: SourceSpan? = nil) {
        self.key = key
        self.value = value
        self.span = span
    }

    public static func == (left: Annotation, right: Annotation) -> Bool {
        left.key == right.key && left.value.isExactly(right.value)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        value.hashExactly(into: &hasher)
    }
}

/// A `when` or `unless` clause.
public struct Condition: Sendable, Equatable {
    /// An `unless` holds when its body is false.
    public enum Kind: String, Sendable, CaseIterable {
        case when, unless
    }

    public let kind: Kind
    public let body: Expr

    public init(_ kind: Kind, _ body: Expr) {
        self.kind = kind
        self.body = body
    }
}

/// A policy as it is written, perhaps with slots. Without slots it is a policy as it stands; with slots a link makes
/// policies of it.
public struct Template: Sendable, Equatable {
    public var id: PolicyID
    /// In the order of the text, no key twice.
    public var annotations: [Annotation]
    public var effect: Effect
    public var principal: ScopeConstraint
    public var action: ActionConstraint
    public var resource: ScopeConstraint
    public var conditions: [Condition]
    /// From the first annotation to the semicolon.
    public var span: SourceSpan?

    public init(
        id: PolicyID, annotations: [Annotation] = [], effect: Effect, principal: ScopeConstraint = .any,
        action: ActionConstraint = .any, resource: ScopeConstraint = .any, conditions: [Condition] = [],
        at span: SourceSpan? = nil
    ) {
        self.id = id
        self.annotations = annotations
        self.effect = effect
        self.principal = principal
        self.action = action
        self.resource = resource
        self.conditions = conditions
        self.span = span
    }

    /// Which slots must be filled. Empty for a static policy.
    public var slots: [Slot] { [principal.slot, resource.slot].compactMap(\.self) }

    /// The value of the annotation with this key.
    public func annotation(_ key: String) -> String? { annotations.first { $0.key == key }?.value }

    public static func == (left: Template, right: Template) -> Bool {
        left.id == right.id && left.annotations == right.annotations && left.effect == right.effect
            && left.principal == right.principal && left.action == right.action && left.resource == right.resource
            && left.conditions == right.conditions
    }
}

/// A policy that can be decided by: a static one, or a template with its slots filled.
public struct Policy: Sendable, Equatable {
    public let id: PolicyID
    /// What it is made from; of a static policy, what it is.
    public let template: Template
    /// What fills each slot. Empty for a static policy.
    public let values: [Slot: EntityUID]

    /// A static policy.
    /// - Throws: `link` if the template has slots.
    public init(_ template: Template) throws(CedarError) {
        try self.init(id: template.id, template: template, values: [:])
    }

    /// Links a template.
    /// - Throws: `link` unless `values` fills each slot of the template, and nothing else.
    public init(id: PolicyID, template: Template, values: [Slot: EntityUID]) throws(CedarError) {
        for slot in template.slots where values[slot] == nil {
            throw CedarError(
                .link, "`\(id)` leaves the slot `\(slot.rawValue)` of template `\(template.id)` open",
                at: template.span, hint: "link the template with an entity for each slot")
        }
        for slot in Slot.allCases where values[slot] != nil && !template.slots.contains(slot) {
            throw CedarError(.link, "`\(id)` fills `\(slot.rawValue)`, which template `\(template.id)` does not have")
        }
        self.id = id
        self.template = template
        self.values = values
    }

    /// Made from a template with slots.
    public var isLinked: Bool { !values.isEmpty }
    public var effect: Effect { template.effect }
    public var annotations: [Annotation] { template.annotations }
    public var conditions: [Condition] { template.conditions }
    public var action: ActionConstraint { template.action }
    /// The scope with its slot filled.
    public var principal: ScopeConstraint { template.principal.filled(with: values[.principal]) }
    public var resource: ScopeConstraint { template.resource.filled(with: values[.resource]) }

    /// The value of the annotation with this key.
    public func annotation(_ key: String) -> String? { template.annotation(key) }
}
