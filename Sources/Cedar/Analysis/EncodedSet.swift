/// The policies of a set with their types in one environment.
struct TypedSet {
    private struct Item {
        let policy: Policy
        let condition: TypedExpr
        /// The last stage in which it counts.
        let last: Int?
    }

    private var items: [Item] = []
    private let erringForbidsDeny: Bool

    init(
        _ policies: PolicySet, _ schema: Schema, _ environment: RequestEnvironment, _ practice: Practice, _ stages: Stages
    ) throws(Unencodable) {
        erringForbidsDeny = practice.erringForbidsDeny
        for policy in policies.policies {
            var template = policy.template
            (template.principal, template.resource) = (policy.principal, policy.resource)
            var checker = Typechecker(schema, environment, .strict)
            guard let answer = checker.check(template.condition.desugared), checker.issues.isEmpty, case .bool = answer.type else {
                let why = checker.issues.first.map { ": \($0.message)" } ?? ""
                throw Unencodable("the policy `\(policy.id)` does not validate\(why)")
            }
            items.append(Item(policy: policy, condition: answer.typed, last: try stages.last(of: policy)))
        }
    }

    /// Whether texts are matched against patterns.
    var hasPatterns: Bool { items.contains { $0.condition.hasPatterns } }

    func encode(_ encoder: inout Encoder) throws(Unencodable) -> EncodedSet {
        var set = EncodedSet()
        for item in items {
            do throws(Unencodable) {
                let coded = try encoder.encode(item.condition)
                let isTrue = try encoder.scalar(coded)
                var satisfied = encoder.world.script.and([encoder.world.script.not(coded.errs), isTrue])
                if erringForbidsDeny, item.policy.effect == .forbid { satisfied = encoder.world.script.or([satisfied, coded.errs]) }
                if let last = item.last { satisfied = encoder.world.script.and([satisfied, encoder.world.isStage(upTo: last)]) }
                set.policies.append(.init(id: item.policy.id, effect: item.policy.effect, satisfied: satisfied, errs: coded.errs))
            } catch {
                throw Unencodable("the policy `\(item.policy.id)` cannot be put to a solver: \(error.reason)")
            }
        }
        return set
    }
}

/// The same in a solver's terms.
struct EncodedSet {
    struct Item {
        let id: PolicyID
        let effect: Effect
        /// It counts, and holds; or, where that is the practice, it is a forbid that errs.
        let satisfied: SymbolicTerm
        let errs: SymbolicTerm
    }

    var policies: [Item] = []

    func errs(_ id: PolicyID) -> SymbolicTerm { policies.first { $0.id == id }?.errs ?? .no }

    func without(_ id: PolicyID) -> EncodedSet { EncodedSet(policies: policies.filter { $0.id != id }) }

    /// Some permit is satisfied, and no forbid.
    func allows(_ script: inout Script) -> SymbolicTerm {
        let permits = script.or(policies.filter { $0.effect == .permit }.map(\.satisfied))
        let forbids = script.or(policies.filter { $0.effect == .forbid }.map(\.satisfied))
        return script.and([permits, script.not(forbids)])
    }
}

extension TypedExpr {
    fileprivate var hasPatterns: Bool {
        if case .like(_, let pattern) = expr.kind, pattern.elements.contains(.wildcard), pattern.elements.count > 1 { return true }
        return operands.contains(where: \.hasPatterns)
    }
}
