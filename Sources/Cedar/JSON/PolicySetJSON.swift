/// Policy sets from and to the JSON policy format: static policies and templates by name, and the links.
extension PolicySet {
    /// - Throws: `json`, `shape`, `value`, `duplicate`, `link` or `limit`.
    public init(json text: String, limits: Limits = .standard) throws(CedarError) {
        self.init()
        let fields = try JSON(parsing: text, limits: limits)
            .fields(of: "the policy set", "staticPolicies", "templates", "templateLinks")
        let templates = try fields["templates"]?.members(of: "`templates`") ?? []
        let policies = try fields["staticPolicies"]?.members(of: "`staticPolicies`") ?? []
        let links = try fields["templateLinks"]?.elements(of: "`templateLinks`") ?? []
        try limits.check(count: templates.count + policies.count + links.count, of: "policies")
        for member in templates {
            let template = try Template(member.value, id: PolicyID(member.name))
            guard !template.slots.isEmpty else { throw CedarError(.link, "template `\(member.name)` has no slots") }
            try add(template)
        }
        for member in policies { try add(try Policy(try Template(member.value, id: PolicyID(member.name)))) }
        for link in links { try add(link: link) }
    }

    private mutating func add(link json: JSON) throws(CedarError) {
        let fields = try json.fields(of: "a link", "templateId", "newId", "values")
        let id = PolicyID(try fields.text("newId"))
        var values: [Slot: EntityUID] = [:]
        for member in try fields.required("values").members(of: "`values` of link `\(id)`") {
            guard let slot = Slot(rawValue: member.name) else { throw CedarError(.link, "`\(member.name)` is no slot") }
            values[slot] = try EntityUID(member.value)
        }
        try link(id, to: PolicyID(try fields.text("templateId")), values)
    }

    /// One line of JSON.
    public var json: String {
        let links = policies.filter(\.isLinked).map { policy in
            JSON.object([
                .init("templateId", .string(policy.template.id.description)),
                .init("newId", .string(policy.id.description)),
                .init(
                    "values",
                    .object(
                        policy.template.slots.compactMap { slot in
                            policy.values[slot].map { .init(slot.rawValue, $0.document) }
                        })),
            ])
        }
        return JSON.object([
            .init(
                "staticPolicies",
                .object(policies.filter { !$0.isLinked }.map { .init($0.id.description, $0.template.document) })),
            .init("templates", .object(templates.map { .init($0.id.description, $0.document) })),
            .init("templateLinks", .array(links)),
        ]).description
    }
}
