/// Policies held against each other, by their text alone: a policy whose scope and conditions are those of another, and more, decides
/// nothing that the other does not.
extension Linter {
    func compared(_ policies: PolicySet) -> [LintFinding] {
        guard policies.policies.count <= mostCompared else {
            guard let first = policies.policies.first else { return [] }
            var report = Report(first.template, as: first.id)
            report.add(.tooMany, "\(policies.policies.count) policies are not compared with each other", at: nil, hint: "at most \(mostCompared) are")
            return report.findings
        }
        var names = Names()
        let items = policies.policies.map { Item($0, &names) }
        var findings: [LintFinding] = []
        for (index, item) in items.enumerated() {
            var report = Report(item.policy.template, as: item.policy.id)
            let span = item.policy.template.span
            if let other = items.indices.first(where: { $0 != index && covers(items[$0], item, earlier: $0 < index) }) {
                let id = items[other].policy.id
                if covers(item, items[other], earlier: true) {
                    report.add(.duplicate, "this says what `\(id)` says", at: span, hint: "keep one of them")
                } else {
                    report.add(.superfluous, "whatever this decides, `\(id)` decides too", at: span, hint: "take this away, or narrow the other")
                }
            } else if item.policy.effect == .forbid, !items.contains(where: { $0.policy.effect == .permit && mayMeet($0.policy, item.policy) }) {
                report.add(.idleForbid, "no permit has to do with what this forbids", at: span, hint: "it may be meant for permits to come")
            }
            findings += report.findings
        }
        return findings
    }

    /// A policy, with its conjuncts by number.
    private struct Item {
        let policy: Policy
        let conjuncts: Set<Int>

        init(_ policy: Policy, _ names: inout Names) {
            self.policy = policy
            var conjuncts: Set<Int> = []
            for condition in policy.conditions {
                let body = condition.body.desugared
                if condition.kind == .unless {
                    conjuncts.insert(names.number(Expr(.unary(.not, body))))
                } else if case .and(let chain) = body.kind {
                    for part in chain { conjuncts.insert(names.number(part)) }
                } else {
                    conjuncts.insert(names.number(body))
                }
            }
            self.conjuncts = conjuncts
        }
    }

    private struct Names {
        private var numbers: [ExactText: Int] = [:]

        mutating func number(_ expr: Expr) -> Int {
            let text = ExactText(expr.description)
            if let known = numbers[text] { return known }
            numbers[text] = numbers.count
            return numbers.count - 1
        }
    }

    // MARK: Covering

    /// Whether `wide` is satisfied whenever `narrow` is. Of two that are alike the earlier covers the later.
    private func covers(_ wide: Item, _ narrow: Item, earlier: Bool) -> Bool {
        guard wide.policy.effect == narrow.policy.effect, wide.conjuncts.isSubset(of: narrow.conjuncts),
            covers(wide.policy.principal, narrow.policy.principal), covers(wide.policy.resource, narrow.policy.resource),
            covers(wide.policy.action, narrow.policy.action)
        else { return false }
        return earlier || !covers(narrow, wide, earlier: true)
    }

    private func covers(_ wide: ScopeConstraint, _ narrow: ScopeConstraint) -> Bool {
        if wide == narrow { return true }
        return switch (wide, narrow) {
        case (.any, _): true
        case (.in(let group), .equal(let entity)): group == entity
        case (.in(let group), .isIn(_, let other)): group == other
        case (.is(let type), .isIn(let other, _)): type == other
        case (.is(let type), .equal(.entity(let uid))): type == uid.type
        case (.isIn(let type, .entity(let group)), .equal(.entity(let uid))): group == uid && type == uid.type
        default: false
        }
    }

    private func covers(_ wide: ActionConstraint, _ narrow: ActionConstraint) -> Bool {
        if wide == .any || wide == narrow { return true }
        switch (wide, narrow) {
        case (_, .any): return false
        case (.equal(let one), .equal(let other)): return one == other
        case (.equal, _): return false
        case (_, .inAny(let list)): return list.allSatisfy { covers(wide, .in($0)) }
        case (.in(let group), .equal(let uid)), (.in(let group), .in(let uid)): return isIn(uid, group)
        case (.inAny(let groups), .equal(let uid)), (.inAny(let groups), .in(let uid)): return groups.contains { isIn(uid, $0) }
        case (.any, _): return true
        }
    }

    private func isIn(_ action: EntityUID, _ group: EntityUID) -> Bool { schema?.isIn(action, group) ?? (action == group) }

    // MARK: Meeting

    /// False only if no request fits both scopes.
    private func mayMeet(_ one: Policy, _ other: Policy) -> Bool {
        mayMeet(one.principal, other.principal) && mayMeet(one.resource, other.resource) && mayMeet(one.action, other.action)
    }

    private func mayMeet(_ one: ScopeConstraint, _ other: ScopeConstraint) -> Bool {
        if case .equal(.entity(let a)) = one, case .equal(.entity(let b)) = other { return a == b }
        if let a = type(one), let b = type(other) { return a == b }
        return true
    }

    /// The only type that fits, if there is one.
    private func type(_ constraint: ScopeConstraint) -> EntityType? {
        switch constraint {
        case .is(let type), .isIn(let type, _): type
        case .equal(.entity(let uid)): uid.type
        case .any, .equal, .in: nil
        }
    }

    private func mayMeet(_ one: ActionConstraint, _ other: ActionConstraint) -> Bool {
        guard let schema else {
            if case .equal(let a) = one, case .equal(let b) = other { return a == b }
            return true
        }
        let fits = { (constraint: ActionConstraint, uid: EntityUID) in
            switch constraint {
            case .any: true
            case .equal(let wanted): uid == wanted
            case .in(let group): schema.isIn(uid, group)
            case .inAny(let groups): groups.contains { schema.isIn(uid, $0) }
            }
        }
        return schema.actions.keys.contains { fits(one, $0) && fits(other, $0) }
    }
}
