/// From a part of a condition that is not as wanted to the atoms that make it so: what was found, and what is needed.
final class Faults {
    typealias Atom = Explanation.Atom
    typealias Need = Explanation.Need

    let session: Session
    /// Of goals that policies have in common.
    private var known = GoalTable<[Atom]>()

    init(session: Session) { self.session = session }

    func finding(_ goal: Goal, wanted: Bool) -> Explanation.Finding {
        let found: [Atom]
        if let known = known[goal, wanted] {
            found = known
        } else {
            found = atoms(goal.term, wanted)
            known.add(goal, wanted, found)
        }
        return .init(expr: goal.term.expr, wanted: goal.wanted, atoms: found, isAlternative: goal.endsChain == wanted && found.count > 1)
    }

    private func atoms(_ term: Term, _ wanted: Bool) -> [Atom] {
        let parts = term.operands
        switch term.expr.kind {
        case .and, .or: return parts.filter { session.truth($0) != wanted }.flatMap { atoms($0, wanted) }
        case .unary(.not, _): return atoms(parts[0], !wanted)
        case .conditional:
            guard let test = session.truth(parts[0]) else { return atoms(parts[0], true) }
            return atoms(parts[test ? 1 : 2], wanted)
        default: break
        }
        if session.errs(term) { return [missing(term) ?? whole(term, wanted)] }
        return [atom(term, wanted) ?? whole(term, wanted)]
    }

    private func whole(_ term: Term, _ wanted: Bool) -> Atom {
        if let error = session.truthError(term) { return Atom(subject: term.expr, found: .error(error), need: .truth(wanted)) }
        return Atom(subject: term.expr, found: .value(.bool(!wanted)), need: .truth(wanted))
    }

    /// The innermost operand that errs, if what it errs for is missing.
    private func missing(_ term: Term) -> Atom? {
        if let inner = term.operands.first(where: session.errs) { return missing(inner) }
        switch term.expr.kind {
        case .attribute(let holder, let name):
            switch session.value(term.operands[0]) {
            case .entity(let uid) where session.entities[uid] == nil:
                return Atom(subject: holder, found: .unknownEntity(uid), need: .present([name]))
            case .entity, .record: return Atom(subject: holder, found: .missing(name), need: .present([name]))
            default: return nil
            }
        case .binary(.getTag, let holder, _):
            guard case .string(let key)? = session.value(term.operands[1]), let uid = session.entity(term.operands[0]) else { return nil }
            if session.entities[uid] == nil { return Atom(subject: holder, found: .unknownEntity(uid), need: .tag(key)) }
            return Atom(subject: holder, found: .missingTag(key), need: .tag(key))
        default: return nil
        }
    }

    private func atom(_ term: Term, _ wanted: Bool) -> Atom? {
        let parts = term.operands
        func about(_ part: Term, _ need: Need) -> Atom? {
            session.value(part).map { Atom(subject: part.expr, found: .value($0), need: need) }
        }
        switch term.expr.kind {
        case .attribute, .binary(.getTag, _, _), .literal:
            return about(term, .equal(.bool(wanted)))
        case .has(let holder, let path):
            if wanted, let part = parts.first {
                // The first name on the way that is not there.
                return Atom(subject: holder, found: .missing(absent(of: path, in: session.value(part))), need: .present(path))
            }
            return about(parts[0], .absent(path))
        case .like(_, let pattern): return about(parts[0], wanted ? .like(pattern) : .notLike(pattern))
        case .is(_, let type, let container):
            guard let uid = session.entity(parts[0]) else { return nil }
            if wanted && uid.type != type || container == nil { return about(parts[0], wanted ? .type(type) : .notType(type)) }
            return about(parts[0], wanted ? .member(of: uids(parts[1])) : .notMember(of: uids(parts[1])))
        case .binary(let op, _, _): return binary(op, parts[0], parts[1], wanted, about)
        case .unary(.isEmpty, _): return wanted ? about(parts[0], .equal(.set(ValueSet([])))) : about(parts[0], .notEqual(.set(ValueSet([]))))
        case .call(let function, _):
            guard parts.count == 2, let right = session.value(parts[1]) else { return nil }
            if let op = function.order { return about(parts[0], .order(wanted ? op : op.negated, right)) }
            return function == .isInRange ? about(parts[0], wanted ? .inRange(right) : .notInRange(right)) : nil
        default: return nil
        }
    }

    private func binary(
        _ op: BinaryOperator, _ left: Term, _ right: Term, _ wanted: Bool, _ about: (Term, Need) -> Atom?
    ) -> Atom? {
        guard let a = session.value(left), let b = session.value(right) else { return nil }
        switch op {
        case .equal, .notEqual:
            let same = (op == .equal) == wanted
            return left.isConstant ? about(right, same ? .equal(a) : .notEqual(a)) : about(left, same ? .equal(b) : .notEqual(b))
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let order = wanted ? op : op.negated
            return left.isConstant ? about(right, .order(order.mirrored, a)) : about(left, .order(order, b))
        case .in: return about(left, wanted ? .member(of: uids(right)) : .notMember(of: uids(right)))
        case .contains:
            if left.isConstant, case .set(let set) = a { return about(right, wanted ? .among(set.sorted) : .notAmong(set.sorted)) }
            return about(left, wanted ? .containing([b]) : .notContaining([b]))
        case .containsAll, .containsAny:
            guard case .set(let have) = a, case .set(let other) = b else { return nil }
            if !wanted { return about(left, .notContaining(other.sorted.filter(have.contains))) }
            return about(left, op == .containsAll ? .containing(other.sorted.filter { !have.contains($0) }) : .containingAny(other.sorted))
        case .hasTag:
            guard case .string(let key) = b else { return nil }
            return wanted ? Atom(subject: left.expr, found: .missingTag(key), need: .tag(key)) : about(left, .noTag(key))
        default: return nil
        }
    }

    private func uids(_ term: Term) -> [EntityUID] {
        switch session.value(term) {
        case .entity(let uid): [uid]
        case .set(let set): set.sorted.compactMap { if case .entity(let uid) = $0 { uid } else { nil } }
        default: []
        }
    }

    private func absent(of path: [String], in holder: Value?) -> String {
        var value = holder
        for (place, name) in path.enumerated() {
            let next: Value? =
                switch value {
                case .record(let record): record[name]
                case .entity(let uid): session.entities[uid]?.attributes[name]
                default: nil
                }
            if next == nil { return path[...place].joined(separator: ".") }
            value = next
        }
        return path.joined(separator: ".")
    }

    // MARK: The scope

    func principal(_ constraint: ScopeConstraint) -> Explanation.Finding {
        scope(.principal, constraint, session.request.principal)
    }

    func resource(_ constraint: ScopeConstraint) -> Explanation.Finding {
        scope(.resource, constraint, session.request.resource)
    }

    func action(_ constraint: ActionConstraint) -> Explanation.Finding {
        let uid = session.request.action
        let need: Need =
            switch constraint {
            case .any: .truth(true)
            case .equal(let action): .equal(.entity(action))
            case .in(let action): .member(of: [action])
            case .inAny(let actions): .member(of: actions)
            }
        return scope(.action, constraint.expr, [(uid, need)])
    }

    private func scope(_ variable: Variable, _ constraint: ScopeConstraint, _ uid: EntityUID) -> Explanation.Finding {
        var needs: [(EntityUID, Need)] = []
        var other: EntityUID?
        if case .entity(let named)? = constraint.reference { other = named }
        switch constraint {
        case .any: break
        case .equal: if let other { needs.append((uid, .equal(.entity(other)))) }
        case .in: if let other { needs.append((uid, .member(of: [other]))) }
        case .is(let type): needs.append((uid, .type(type)))
        case .isIn(let type, _):
            if uid.type != type { needs.append((uid, .type(type))) }
            if let other, !session.entities.isIn(uid, other) { needs.append((uid, .member(of: [other]))) }
        }
        return scope(variable, constraint.expr(variable), needs)
    }

    private func scope(_ variable: Variable, _ expr: Expr, _ needs: [(EntityUID, Need)]) -> Explanation.Finding {
        let atoms = needs.map { Atom(subject: .variable(variable), found: .value(.entity($0.0)), need: $0.1) }
        return .init(expr: expr, wanted: true, atoms: atoms, isAlternative: false)
    }
}

extension BinaryOperator {
    /// The order that holds where this does not.
    var negated: BinaryOperator {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .equal: .notEqual
        case .notEqual: .equal
        default: self
        }
    }

    /// The same with the sides exchanged.
    var mirrored: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }
}

extension ExtensionFunction {
    /// Of the comparisons of decimals.
    var order: BinaryOperator? {
        switch self {
        case .lessThan: .less
        case .lessThanOrEqual: .lessOrEqual
        case .greaterThan: .greater
        case .greaterThanOrEqual: .greaterOrEqual
        default: nil
        }
    }
}
