/// Finds the type of an expression in one request environment, and everything that could go wrong when it is evaluated.
///
/// What has a type here evaluates to a value of it, or overflows: soundness as cedar-spec proves it of these rules. An expression that is
/// always true or never true is found to be so, and what stands behind it is not looked at: a policy may ask `principal is User` first
/// and use what only users have.
struct Typechecker {
    let schema: Schema
    let environment: RequestEnvironment
    let mode: ValidationMode
    /// What was found wrong, in the order in which it was met.
    private(set) var issues: [Issue] = []

    struct Issue {
        let code: ValidationIssue.Code
        let message: String
        let span: SourceSpan?
        let hint: String?
    }

    /// A type, and what is known to be there once the expression was true.
    struct Answer {
        let typed: TypedExpr
        var learned = Capabilities.none

        var type: CedarType { typed.type }
    }

    init(_ schema: Schema, _ environment: RequestEnvironment, _ mode: ValidationMode) {
        self.schema = schema
        self.environment = environment
        self.mode = mode
    }

    /// - Parameter expr: of the core language.
    /// - Returns: nil if it has no type; then `issues` says why, or the names in it are unknown, which the validator says by itself.
    mutating func check(_ expr: Expr, _ known: Capabilities = .none) -> Answer? {
        switch expr.kind {
        case .literal(let literal): return answer(literal).map { Answer(typed: TypedExpr(expr, $0)) }
        case .variable(let variable): return Answer(typed: TypedExpr(expr, type(of: variable)))
        case .and(let chain): return conjunction(expr, chain, known)
        case .or(let chain): return disjunction(expr, chain, known)
        case .conditional(let test, let then, let otherwise): return conditional(expr, test, then, otherwise, known)
        case .unary(let op, let operand): return unary(expr, op, operand, known)
        case .binary(let op, let left, let right): return binary(expr, op, left, right, known)
        case .attribute(let holder, let name): return attribute(expr, holder, name, known)
        case .has(let holder, let path): return has(expr, holder, path[0], known)
        case .like(let operand, _):
            return self.operand(operand, known, "`like` takes a string") { $0 == .string }.map { typed(expr, .bool, [$0]) }
        case .is(let operand, let type, _): return isType(expr, operand, type, known)
        case .set(let elements): return set(expr, elements, known)
        case .record(let fields): return record(expr, fields, known)
        case .call(let function, let operands): return call(expr, function, operands, known)
        }
    }

    mutating func report(_ code: ValidationIssue.Code, _ message: String, at expr: Expr, hint: String? = nil) {
        issues.append(Issue(code: code, message: message, span: expr.span, hint: hint))
    }

    // MARK: Leaves

    private func answer(_ literal: Expr.Literal) -> CedarType? {
        switch literal {
        case .bool(let value): .bool(value ? .yes : .no)
        case .long: .long
        case .string: .string
        case .entity(let uid):
            if uid.type.isAction { schema.actions[uid] == nil ? nil : .entity(uid.type) }
            else { schema.entities[uid.type] == nil ? nil : .entity(uid.type) }
        }
    }

    private func type(of variable: Variable) -> CedarType {
        switch variable {
        case .principal: .entity(environment.principal)
        case .action: .entity(environment.action.type)
        case .resource: .entity(environment.resource)
        case .context: .record(environment.context)
        }
    }

    /// The literal that an expression is, `action` too: in one environment it is one action.
    func literal(_ expr: Expr) -> Expr.Literal? {
        switch expr.kind {
        case .literal(let literal): literal
        case .variable(.action): .entity(environment.action)
        default: nil
        }
    }

    // MARK: Truth

    /// Checks an operand, and reports it when its type does not fit.
    mutating func operand(
        _ expr: Expr, _ known: Capabilities, _ wanted: String, hint: (CedarType) -> String? = { _ in nil }, fits: (CedarType) -> Bool
    ) -> Answer? {
        guard let answer = check(expr, known) else { return nil }
        guard fits(answer.type) else {
            report(.unexpectedType, "\(wanted), and \(Self.shown(expr)) is `\(answer.type)`", at: expr, hint: hint(answer.type))
            return nil
        }
        return answer
    }

    private mutating func truth(_ expr: Expr, _ known: Capabilities, _ wanted: String) -> (answer: Answer, truth: CedarType.Truth)? {
        guard let answer = operand(expr, known, wanted, fits: { if case .bool = $0 { true } else { false } }),
            case .bool(let truth) = answer.type
        else { return nil }
        return (answer, truth)
    }

    private mutating func conjunction(_ expr: Expr, _ chain: [Expr], _ known: Capabilities) -> Answer? {
        var operands: [TypedExpr] = []
        var (type, learned) = (CedarType.Truth.yes, Capabilities.none)
        for part in chain {
            guard let (answer, truth) = truth(part, known.union(learned), "`&&` takes true or false") else { return nil }
            operands.append(answer.typed)
            if truth == .no { return Answer(typed: TypedExpr(expr, .bool(.no), operands)) }
            if type == .yes { type = truth }
            learned = learned.union(answer.learned)
        }
        return Answer(typed: TypedExpr(expr, .bool(type), operands), learned: learned)
    }

    private mutating func disjunction(_ expr: Expr, _ chain: [Expr], _ known: Capabilities) -> Answer? {
        var operands: [TypedExpr] = []
        var (type, learned) = (CedarType.Truth.no, Capabilities.none)
        for part in chain {
            guard let (answer, truth) = truth(part, known, "`||` takes true or false") else { return nil }
            operands.append(answer.typed)
            switch (type, truth) {
            case (_, .yes): return Answer(typed: TypedExpr(expr, .bool(.yes), operands), learned: answer.learned)
            case (_, .no): break
            case (.no, _): (type, learned) = (truth, answer.learned)
            // Which of them was true is not known.
            default: (type, learned) = (.either, learned.intersection(answer.learned))
            }
        }
        return Answer(typed: TypedExpr(expr, .bool(type), operands), learned: learned)
    }

    private mutating func conditional(
        _ expr: Expr, _ test: Expr, _ then: Expr, _ otherwise: Expr, _ known: Capabilities
    ) -> Answer? {
        guard let (tested, truth) = truth(test, known, "`if` takes true or false") else { return nil }
        switch truth {
        case .yes:
            guard let chosen = check(then, known.union(tested.learned)) else { return nil }
            return Answer(
                typed: TypedExpr(expr, chosen.type, [tested.typed, chosen.typed]), learned: tested.learned.union(chosen.learned))
        case .no:
            guard let chosen = check(otherwise, known) else { return nil }
            return Answer(typed: TypedExpr(expr, chosen.type, [tested.typed, chosen.typed]), learned: chosen.learned)
        case .either:
            // Both are looked at, also when one is wrong.
            let (first, second) = (check(then, known.union(tested.learned)), check(otherwise, known))
            guard let first, let second,
                let type = join([first.type, second.type], at: expr, "the branches of `if` are of types that have nothing in common")
            else { return nil }
            return Answer(
                typed: TypedExpr(expr, type, [tested.typed, first.typed, second.typed]),
                learned: tested.learned.union(first.learned).intersection(second.learned))
        }
    }

    // MARK: Together

    /// The type that has all values of these, or a report.
    mutating func join(_ types: [CedarType], at expr: Expr, _ message: String) -> CedarType? {
        do throws(CedarType.Clash) {
            return try CedarType.join(types, mode)
        } catch {
            let hint =
                switch error {
                case .entities: "in strict validation two entity types have nothing in common"
                case .width: "in strict validation records must have the same attributes"
                case .requirement: "in strict validation an attribute must be optional in both records or in none"
                case .kinds: nil as String?
                }
            var seen: Set<CedarType> = []
            let shown = types.filter { seen.insert($0).inserted }.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
            report(.incompatibleTypes, "\(message): \(shown)", at: expr, hint: hint)
            return nil
        }
    }

    func typed(_ expr: Expr, _ type: CedarType, _ operands: [Answer]) -> Answer {
        Answer(typed: TypedExpr(expr, type, operands.map(\.typed)))
    }

    /// An expression in a message: whole if it is short.
    static func shown(_ expr: Expr) -> String {
        let text = expr.description
        return text.unicodeScalars.count <= 60 ? "`\(text)`" : "`\(String(text.unicodeScalars.prefix(60)))…`"
    }
}
