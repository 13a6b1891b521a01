/// Policies from text.
extension PolicySet {
    /// Reads a document of policies and templates, which are named `policy0`, `policy1` and so on, in their order.
    /// - Throws: `syntax`, `value`, `duplicate` or `limit`, with the place.
    public init(parsing text: String, limits: Limits = .standard) throws(CedarError) {
        self.init()
        var parser = try Parser(text, limits: limits)
        var count = 0
        while !parser.isAtEnd {
            try limits.check(count: count + 1, of: "policies")
            try add(try parser.policy(id: PolicyID("policy\(count)")))
            count += 1
        }
    }
}

extension Template {
    /// Reads one policy or template.
    /// - Throws: as `PolicySet.init(parsing:)`.
    public init(parsing text: String, id: PolicyID = "policy0", limits: Limits = .standard) throws(CedarError) {
        var parser = try Parser(text, limits: limits)
        self = try parser.policy(id: id)
        guard parser.isAtEnd else { throw parser.unexpected(wanted: "the end of the text", hint: "this is one policy") }
    }
}

extension Policy {
    /// Reads one static policy.
    /// - Throws: as `PolicySet.init(parsing:)`, and `link` for a template.
    public init(parsing text: String, id: PolicyID = "policy0", limits: Limits = .standard) throws(CedarError) {
        try self.init(try Template(parsing: text, id: id, limits: limits))
    }
}

extension Expr {
    /// Reads one expression.
    /// - Throws: as `PolicySet.init(parsing:)`.
    public init(parsing text: String, limits: Limits = .standard) throws(CedarError) {
        var parser = try Parser(text, limits: limits)
        self = try parser.expression()
        guard parser.isAtEnd else { throw parser.unexpected(wanted: "an operator or the end of the text") }
    }
}

extension EntityUID {
    /// Reads `Type::"id"`.
    /// - Throws: as `PolicySet.init(parsing:)`.
    public init(parsing text: String) throws(CedarError) {
        var parser = try Parser(text, limits: .standard)
        self = try parser.entity()
        guard parser.isAtEnd else { throw parser.unexpected(wanted: "the end of the text") }
    }
}
