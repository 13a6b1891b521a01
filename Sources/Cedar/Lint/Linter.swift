/// Reads policies as a careful colleague would. What it finds is no error: the policies mean something, and it says what is odd about that.
public struct Linter: Sendable {
    /// With a schema it also finds parts that are always or never true.
    public let schema: Schema?
    /// With an analyzer it also finds what has no effect for reasons that cannot be seen from the text. That takes a solver's time.
    public let analyzer: Analyzer?
    /// By which `@expires` is judged.
    public let now: Value.Datetime
    /// Of larger sets, policies are not compared with each other.
    public var mostCompared = 4000

    public init(schema: Schema? = nil, analyzer: Analyzer? = nil, now: Value.Datetime) {
        self.schema = schema ?? analyzer?.schema
        self.analyzer = analyzer
        self.now = now
    }

    /// In the order of the set: templates, then policies. Empty for good ones.
    public func lint(_ policies: PolicySet) -> [LintFinding] {
        var findings: [LintFinding] = []
        let own = policies.policies.filter { !$0.isLinked }
        for template in policies.templates + own.map(\.template) { findings += lint(template) }
        findings += compared(policies)
        if let analyzer { findings += proved(policies, analyzer, besides: findings) }
        return findings
    }

    /// What can be said of one policy or template alone.
    public func lint(_ template: Template) -> [LintFinding] {
        var report = Report(template)
        annotations(template, &report)
        if template.effect == .permit, template.conditions.isEmpty, template.principal == .any, template.action == .any,
            template.resource == .any {
            report.add(
                .permitsAll, "this permits everything to everybody", at: template.span,
                hint: "say who, what or when; a forbid is all that could still stop a request")
        }
        for condition in template.conditions {
            shape(condition, &report)
            scope(condition, template, &report)
        }
        if let schema { constants(template, schema, &report) }
        return report.findings
    }

    // MARK: Annotations

    private func annotations(_ template: Template, _ report: inout Report) {
        if template.annotation("id")?.isEmpty ?? true {
            report.add(
                .missingID, "this has no `@id`", at: template.span, hint: "decisions name it by its place in the file, which changes")
        }
        if template.annotation("owner")?.isEmpty ?? true {
            report.add(.missingOwner, "this has no `@owner`", at: template.span, hint: "whoever is denied will want to ask somebody")
        }
        guard let annotation = template.annotations.first(where: { $0.key == "expires" }) else { return }
        let place = annotation.span ?? template.span
        do throws(CedarError) {
            if let end = try template.end(), end <= now {
                report.add(.expired, "this expired on \(annotation.value)", at: place, hint: "take it away, or have its owner extend it")
            }
        } catch {
            report.add(.badExpiry, "`@expires` is no time: \(error.message)", at: place, hint: error.hint)
        }
    }

    // MARK: Conditions

    private func shape(_ condition: Condition, _ report: inout Report) {
        if condition.kind == .unless, case .unary(.not, let inner) = condition.body.kind {
            report.add(
                .doubleNegation, "`unless` and `!` are two negations", at: condition.body.span,
                hint: "write `when { \(LintText.shown(inner)) }`; where it errs, the policy is left out either way")
        }
        condition.body.visit { expr in
            switch expr.kind {
            case .unary(.not, let inner):
                if case .unary(.not, let innermost) = inner.kind {
                    report.add(.doubleNegation, "two negations", at: expr.span, hint: "write `\(LintText.shown(innermost))`")
                }
            case .literal(.string(let text)) where LintText.looksLikeEntity(text):
                report.add(
                    .entityInText, "\(StringLiteral.quoted(text)) is a text, and no entity equals it", at: expr.span,
                    hint: "without quotation marks around the whole, \(text) is an entity")
            case .like(_, let pattern):
                if case .literal(let text)? = pattern.elements.first, LintText.beginsLikeEntity(text) {
                    report.add(
                        .entityInText, "`like` looks into texts, and \(StringLiteral.quoted(pattern)) is written like an entity", at: expr.span,
                        hint: "entities are asked with `==`, `in` and `is`")
                }
            default: break
            }
        }
    }

    /// Conjuncts that the scope could say: by the scope the authorizer finds the policies of a request without looking at the others.
    private func scope(_ condition: Condition, _ template: Template, _ report: inout Report) {
        guard condition.kind == .when else { return }
        let parts = if case .and(let chain) = condition.body.kind { chain } else { [condition.body] }
        for part in parts {
            guard let (variable, text) = scoped(part) else { continue }
            // To a type the scope can add an entity, but not another type.
            let isType = if case .is(_, _, in: nil) = part.kind { true } else { false }
            let isFree =
                switch variable {
                case .principal: isType ? template.principal == .any : template.principal.isFree
                case .resource: isType ? template.resource == .any : template.resource.isFree
                case .action: template.action == .any
                case .context: false
                }
            guard isFree else { continue }
            report.add(
                .belongsInScope, "`\(LintText.shown(part))` is a condition, and could be the scope", at: part.span,
                hint: "write `\(text)` in the scope: policies are found by it")
        }
    }

    private func scoped(_ part: Expr) -> (Variable, String)? {
        switch part.kind {
        case .binary(let op, let left, let right) where op == .equal || op == .in:
            guard case .variable(let variable) = left.kind, case .literal(.entity) = right.kind else { return nil }
            return (variable, part.description)
        case .is(let operand, _, let container):
            guard case .variable(let variable) = operand.kind, variable == .principal || variable == .resource else { return nil }
            if let container {
                guard case .literal(.entity) = container.kind else { return nil }
            }
            return (variable, part.description)
        default: return nil
        }
    }

    // MARK: Proofs

    private func proved(_ policies: PolicySet, _ analyzer: Analyzer, besides found: [LintFinding]) -> [LintFinding] {
        let known = Set(found.filter { [.superfluous, .duplicate, .idleForbid, .expired].contains($0.code) }.map(\.policy))
        var findings: [LintFinding] = []
        for (policy, analysis) in zip(policies.policies, analyzer.mayGo(policies)) where analysis.verdict.isProved && !known.contains(policy.id) {
            var report = Report(policy.template, as: policy.id)
            if policy.effect == .forbid {
                report.add(
                    .idleForbid, "nothing that this forbids is permitted: proved", at: policy.template.span,
                    hint: "it may be meant for permits to come; if not, take it away")
            } else {
                report.add(
                    .superfluous, "without this all is decided alike: proved", at: policy.template.span,
                    hint: "take it away, and ask again before taking another")
            }
            findings += report.findings
        }
        return findings
    }

    /// Collects findings, each once.
    struct Report {
        let policy: PolicyID
        private(set) var findings: [LintFinding] = []
        private var seen: Set<LintFinding> = []

        init(_ template: Template, as id: PolicyID? = nil) { policy = id ?? template.id }

        mutating func add(_ code: LintFinding.Code, _ message: String, at span: SourceSpan?, hint: String? = nil) {
            let finding = LintFinding(policy: policy, code: code, message: message, span: span, hint: hint)
            if seen.insert(finding).inserted { findings.append(finding) }
        }
    }
}

extension ScopeConstraint {
    /// Whether more could be said.
    fileprivate var isFree: Bool {
        switch self {
        case .any, .is: true
        case .equal, .in, .isIn: false
        }
    }
}

enum LintText {
    /// An expression in a message: whole if it is short.
    static func shown(_ expr: Expr) -> String {
        let text = expr.description
        return text.unicodeScalars.count <= 60 ? text : String(text.unicodeScalars.prefix(60)) + "…"
    }

    /// `User::"alice"` within a text.
    static func looksLikeEntity(_ text: String) -> Bool { beginsLikeEntity(text) && text.hasSuffix("\"") && text.utf8.count > 5 }

    static func beginsLikeEntity(_ text: String) -> Bool {
        guard let mark = text.firstRange(of: "::\"") else { return false }
        return Name(String(text[..<mark.lowerBound])) != nil
    }
}
