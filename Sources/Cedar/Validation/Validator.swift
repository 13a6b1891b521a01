/// Judges policies by a schema, before any request is there.
///
/// A policy without errors does not err on any request and entities that fit the schema, but for overflow, missing entities and
/// extension values out of range. Checked once for each combination of types that a request may have.
public struct Validator: Sendable {
    public let schema: Schema
    public let mode: ValidationMode
    /// The most steps from entity to entity that a policy may take from the request (RFC 76): what must be loaded to decide. Nil for any.
    public let level: Int?

    public init(_ schema: Schema, mode: ValidationMode = .strict, level: Int? = nil) {
        self.schema = schema
        self.mode = mode
        self.level = level
    }

    /// What is wrong or odd about the policies: of each, by its place in the text. Empty for good ones.
    public func validate(_ policies: PolicySet) -> [ValidationIssue] {
        var issues: [ValidationIssue] = []
        for template in policies.templates { issues += validate(template) }
        for policy in policies.policies { issues += policy.isLinked ? validate(link: policy) : validate(policy.template) }
        return issues
    }

    /// The same of one policy or template.
    public func validate(_ template: Template) -> [ValidationIssue] {
        var report = Report(template.id)
        checkNames(template, &report)
        checkScope(template.id, template.principal, template.action, template.resource, template.span, &report)
        checkTypes(template, &report)
        Confusables.check(template, &report)
        return report.issues
    }

    /// The types of a policy in each environment where it may apply. For analysis, and for whoever wants to know what is dereferenced.
    public func types(of template: Template) -> [(environment: RequestEnvironment, condition: TypedExpr)] {
        let condition = template.condition.desugared
        return schema.environments.compactMap { environment in
            var checker = Typechecker(schema, environment, mode)
            guard let answer = checker.check(condition), answer.type != .bool(.no), checker.issues.isEmpty else { return nil }
            return (environment, answer.typed)
        }
    }

    // MARK: Names

    private func checkNames(_ template: Template, _ report: inout Report) {
        var types: [(EntityType, SourceSpan?)] = []
        var entities: [(EntityUID, SourceSpan?)] = []
        for constraint in [template.principal, template.resource] {
            switch constraint {
            case .is(let type), .isIn(let type, _): types.append((type, template.span))
            default: break
            }
            if case .entity(let uid)? = constraint.reference { entities.append((uid, template.span)) }
        }
        switch template.action {
        case .any: break
        case .equal(let uid), .in(let uid): entities.append((uid, template.span))
        case .inAny(let list): entities += list.map { ($0, template.span) }
        }
        for condition in template.conditions {
            condition.body.visit { expr in
                switch expr.kind {
                case .is(_, let type, _): types.append((type, expr.span))
                case .literal(.entity(let uid)): entities.append((uid, expr.span))
                default: break
                }
            }
        }
        for (type, span) in types + entities.map({ ($0.type, $1) }) where !type.isAction && schema.entities[type] == nil {
            let near = Suggestion.nearest(to: type.description, in: schema.entities.keys.map(\.description))
            report.add(
                .unknownEntityType, "the schema has no entity type `\(type)`", at: span, hint: near.map { "did you mean `\($0)`?" })
        }
        for (uid, span) in entities {
            if uid.type.isAction, schema.actions[uid] == nil {
                let near = Suggestion.nearest(to: uid.description, in: schema.actions.keys.map(\.description))
                report.add(.unknownAction, "the schema has no action `\(uid)`", at: span, hint: near.map { "did you mean `\($0)`?" })
            } else if let ids = schema.entities[uid.type]?.enumeration, !ids.contains(where: { $0.isExactly(uid.id) }) {
                let near = Suggestion.nearest(to: uid.id, in: ids)
                report.add(
                    .unknownEntity, "`\(uid)` is none of the entities that the schema lists for `\(uid.type)`", at: span,
                    hint: near.map { "did you mean \(StringLiteral.quoted($0))?" })
            }
        }
    }

    // MARK: Scope

    /// Whether there is any request that the scope fits.
    private func checkScope(
        _ id: PolicyID, _ principal: ScopeConstraint, _ action: ActionConstraint, _ resource: ScopeConstraint, _ span: SourceSpan?,
        _ report: inout Report
    ) {
        let applies = schema.actions.values.contains { definition in
            fits(definition.uid, action) && definition.principals.contains { fits($0, principal) }
                && definition.resources.contains { fits($0, resource) }
        }
        guard !applies else { return }
        report.add(
            .neverApplies, "no action applies to the principal and resource of this scope", at: span,
            hint: groupHint(principal, action, \.principals, "principal") ?? groupHint(resource, action, \.resources, "resource"))
    }

    private func fits(_ uid: EntityUID, _ constraint: ActionConstraint) -> Bool {
        switch constraint {
        case .any: true
        case .equal(let wanted): uid == wanted
        case .in(let group): schema.actions[group] != nil && schema.isIn(uid, group)
        case .inAny(let groups): groups.allSatisfy { schema.actions[$0] != nil } && groups.contains { schema.isIn(uid, $0) }
        }
    }

    private func fits(_ type: EntityType, _ constraint: ScopeConstraint) -> Bool {
        switch constraint {
        case .any: schema.entities[type] != nil
        case .equal(.slot), .in(.slot): schema.entities[type] != nil
        case .equal(.entity(let uid)): type == uid.type
        case .in(.entity(let uid)): schema.mayBeIn(type, uid.type)
        case .is(let wanted), .isIn(let wanted, .slot): type == wanted && schema.declares(wanted)
        case .isIn(let wanted, .entity(let uid)): type == wanted && schema.mayBeIn(type, uid.type)
        }
    }

    /// `==` where `in` was meant: the entity is a group of what the action applies to.
    private func groupHint(
        _ constraint: ScopeConstraint, _ action: ActionConstraint, _ types: KeyPath<ActionDefinition, [EntityType]>, _ name: String
    ) -> String? {
        guard case .equal(.entity(let uid)) = constraint else { return nil }
        let applied = schema.actions.values.filter { fits($0.uid, action) }.flatMap { $0[keyPath: types] }
        guard !applied.contains(uid.type), applied.contains(where: { schema.mayBeIn($0, uid.type) }) else { return nil }
        return "did you mean `\(name) in \(uid)`?"
    }

    /// A link adds the entities in its slots to what the template says.
    private func validate(link policy: Policy) -> [ValidationIssue] {
        var report = Report(policy.id)
        for uid in Slot.allCases.compactMap({ policy.values[$0] }) where !schema.declares(uid.type) {
            let near = Suggestion.nearest(to: uid.type.description, in: schema.entities.keys.map(\.description))
            report.add(
                .unknownEntityType, "the schema has no entity type `\(uid.type)`, of which `\(uid)` fills a slot", at: policy.template.span,
                hint: near.map { "did you mean `\($0)`?" })
        }
        checkScope(policy.id, policy.principal, policy.action, policy.resource, policy.template.span, &report)
        return report.issues
    }

    // MARK: Types

    private func checkTypes(_ template: Template, _ report: inout Report) {
        let condition = template.condition.desugared
        var isPossible = false
        for environment in schema.environments {
            var checker = Typechecker(schema, environment, mode)
            let answer = checker.check(condition)
            for issue in checker.issues { report.add(issue.code, issue.message, at: issue.span, hint: issue.hint) }
            guard let answer else {
                isPossible = true
                continue
            }
            if case .bool(let truth) = answer.type {
                isPossible = isPossible || truth != .no
            } else {
                isPossible = true
                report.add(.unexpectedType, "a condition is true or false, and this is `\(answer.type)`", at: template.span)
            }
            if let level {
                for span in LevelCheck(environment, level).violations(in: answer.typed) {
                    report.add(
                        .level, "this takes more than \(level) step\(level == 1 ? "" : "s") from entity to entity, or starts from a literal",
                        at: span)
                }
            }
        }
        if !isPossible, report.issues.isEmpty {
            report.add(
                .impossible, "no request can meet this policy's conditions", at: template.span,
                hint: "in each combination of types that the schema allows, one of them is never true")
        }
    }

    /// Collects what is found, each once: most of it is found again in each environment.
    struct Report {
        let policy: PolicyID
        private(set) var issues: [ValidationIssue] = []
        private var seen: Set<ValidationIssue> = []

        init(_ policy: PolicyID) { self.policy = policy }

        mutating func add(_ code: ValidationIssue.Code, _ message: String, at span: SourceSpan?, hint: String? = nil) {
            let issue = ValidationIssue(policy: policy, code: code, message: message, span: span, hint: hint)
            if seen.insert(issue).inserted { issues.append(issue) }
        }
    }
}

extension Template {
    /// Scope and conditions as one expression. A slot is an entity that is not known: whether it fits is true or false.
    var condition: Expr {
        // A set of no actions has no type, and is never met.
        let actions = action == .inAny([]) ? .bool(false) : action.expr
        var parts = [principal.withoutSlot.expr(.principal), actions, resource.withoutSlot.expr(.resource)].filter { $0 != .bool(true) }
        for condition in conditions {
            parts.append(condition.kind == .when ? condition.body : Expr(.unary(.not, condition.body), at: condition.body.span))
        }
        return switch parts.count {
        case 0: .bool(true)
        case 1: parts[0]
        default: Expr(.and(parts), at: span)
        }
    }
}

extension ScopeConstraint {
    /// Without what a slot will say.
    fileprivate var withoutSlot: ScopeConstraint {
        switch self {
        case .equal(.slot), .in(.slot): .any
        case .isIn(let type, .slot): .is(type)
        default: self
        }
    }
}
