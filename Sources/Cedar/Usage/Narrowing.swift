/// A policy's scope, drawn closer around those that it was used for.
///
/// The old group stays a condition where there was one: who is taken out of it later loses access, as before. So the narrower policy allows
/// no more than the wider one, whoever is in what.
struct Narrowing {
    let entities: Entities
    /// Those that the policy lets through on this side.
    let granted: Set<EntityUID>
    let used: Set<EntityUID>

    struct Result {
        let text: String
        /// What the condition to add demands.
        let condition: Expr?
        let reason: String
    }

    func scope(_ variable: Variable, _ constraint: ScopeConstraint) -> Result? {
        guard !used.isEmpty, used.isStrictSubset(of: granted), constraint.slot == nil else { return nil }
        let type: EntityType?
        let former: EntityUID?
        switch constraint {
        case .any: (type, former) = (nil, nil)
        case .equal: return nil
        case .is(let name): (type, former) = (name, nil)
        case .in(.entity(let uid)): (type, former) = (nil, uid)
        case .isIn(let name, .entity(let uid)): (type, former) = (name, uid)
        case .in, .isIn: return nil
        }
        let condition = former.map { Expr(.binary(.in, .variable(variable), .entity($0))) }
        let reach = "of \(granted.count) \(variable)s that it lets through, \(used.count == 1 ? "one is" : "\(used.count) are") used"
        if used.count == 1, let only = used.first {
            return Result(text: "\(variable) == \(only)", condition: condition, reason: reach)
        }
        let types = Set(used.map(\.type))
        let isType = type ?? (types.count == 1 ? types.first : nil)
        let narrowed = isType.map { "\(variable) is \($0)" }
        let ofType = granted.filter { uid in isType.map { $0 == uid.type } ?? true }
        if let group = nearest(former, ofType) {
            let text = narrowed.map { "\($0) in \(group)" } ?? "\(variable) in \(group)"
            return Result(text: text, condition: condition, reason: "\(reach), and all of those are in \(group)")
        }
        // By type at least.
        guard type == nil, let narrowed, ofType.count < granted.count else { return nil }
        return Result(
            text: former.map { "\(narrowed) in \($0)" } ?? narrowed, condition: nil, reason: "\(reach), and all of those are \(types.inOrder()[0])s")
    }

    /// The group of all that are used with the fewest others, if it leaves anyone out.
    private func nearest(_ former: EntityUID?, _ reached: Set<EntityUID>) -> EntityUID? {
        var common: Set<EntityUID>?
        for uid in used {
            let above = entities.ancestors(of: uid)
            common = common?.intersection(above) ?? above
        }
        let sizes = (common ?? []).inOrder().filter { $0 != former }
            .map { group in (group: group, size: reached.count { entities.isIn($0, group) }) }
        guard let best = sizes.min(by: { $0.size < $1.size }), best.size < reached.count else { return nil }
        return best.group
    }

    func action(_ constraint: ActionConstraint) -> Result? {
        guard !used.isEmpty, used.isStrictSubset(of: granted) else { return nil }
        if case .equal = constraint { return nil }
        let list = used.inOrder()
        let text = list.count == 1 ? "action == \(list[0])" : "action in [\(list.map(\.description).joined(separator: ", "))]"
        return Result(
            text: text, condition: kept(constraint),
            reason: "of \(granted.count) actions that it lets through, \(list.count == 1 ? "one is" : "\(list.count) are") used")
    }

    /// The actions a list names are known to be what they are; a group may lose one.
    private func kept(_ constraint: ActionConstraint) -> Expr? {
        switch constraint {
        case .any, .equal: nil
        case .in, .inAny: constraint.names(used) ? nil : constraint.expr
        }
    }
}

extension ActionConstraint {
    /// Whether each of the actions is named itself, and not by a group it is in.
    fileprivate func names(_ actions: Set<EntityUID>) -> Bool {
        switch self {
        case .any: false
        case .equal(let action), .in(let action): actions == [action]
        case .inAny(let list): actions.isSubset(of: list)
        }
    }
}
