/// Policies and templates by name. No name is used twice, by whatever kind.
public struct PolicySet: Sendable, Equatable {
    /// In the order in which they were added. Static policies and links.
    public private(set) var policies: [Policy] = []
    /// Those with slots.
    public private(set) var templates: [Template] = []
    private var policyIndex: [PolicyID: Int] = [:]
    private var templateIndex: [PolicyID: Int] = [:]

    /// The empty set, which denies all.
    public init() {}

    /// - Throws: `duplicate` for a name that comes twice.
    public init(_ policies: some Sequence<Policy>) throws(CedarError) {
        for policy in policies { try add(policy) }
    }

    public var isEmpty: Bool { policies.isEmpty && templates.isEmpty }

    /// The static policy or link of that name.
    public func policy(_ id: PolicyID) -> Policy? { policyIndex[id].map { policies[$0] } }
    /// The template of that name.
    public func template(_ id: PolicyID) -> Template? { templateIndex[id].map { templates[$0] } }

    /// Adds a static policy, or keeps a template for links.
    /// - Throws: `duplicate` when its name is taken.
    public mutating func add(_ template: Template) throws(CedarError) {
        guard !template.slots.isEmpty else { return try add(try Policy(template)) }
        try claim(template.id, at: template.span)
        templateIndex[template.id] = templates.count
        templates.append(template)
    }

    /// Adds a policy. That of a link need not be from a template of this set.
    /// - Throws: `duplicate` when its name is taken.
    public mutating func add(_ policy: Policy) throws(CedarError) {
        try claim(policy.id, at: policy.template.span)
        policyIndex[policy.id] = policies.count
        policies.append(policy)
    }

    /// Makes a policy of a template in this set.
    /// - Throws: `link` when there is no such template or the slots do not fit; `duplicate` when the name is taken.
    public mutating func link(_ id: PolicyID, to templateID: PolicyID, _ values: [Slot: EntityUID]) throws(CedarError) {
        guard let template = template(templateID) else {
            throw CedarError(
                .link, "`\(id)` links to `\(templateID)`, which is not a template of this set",
                hint: policy(templateID) == nil ? nil : "`\(templateID)` is a policy without slots")
        }
        try add(try Policy(id: id, template: template, values: values))
    }

    /// False when there is no such policy.
    @discardableResult
    public mutating func removePolicy(_ id: PolicyID) -> Bool {
        guard let place = policyIndex.removeValue(forKey: id) else { return false }
        policies.remove(at: place)
        for index in place..<policies.count { policyIndex[policies[index].id] = index }
        return true
    }

    private func claim(_ id: PolicyID, at span: SourceSpan?) throws(CedarError) {
        guard policyIndex[id] == nil, templateIndex[id] == nil else {
            throw CedarError(
                .duplicate, "`\(id)` is in the set already", at: span, hint: "give each policy a name of its own")
        }
    }

    public static func == (left: PolicySet, right: PolicySet) -> Bool {
        left.policies == right.policies && left.templates == right.templates
    }
}
