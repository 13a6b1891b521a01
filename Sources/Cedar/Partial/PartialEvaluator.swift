/// Puts what is known into an expression. What has no unknown in it is given to the authorizer's own evaluator, so that values and
/// errors are those of a decision; what has is kept, as far as it matters.
///
/// As the reference's type-aware partial evaluation (RFC 95) does, with one freedom less and one more: expressions need not be
/// validated, so that an operand is never taken for a truth value unless it is one; and what the entities cannot be is known from
/// the entities themselves, for those are all there are.
struct PartialEvaluator {
    let request: PartialRequest
    let entities: Entities
    let schema: Schema?
    /// Nothing that it is asked for has a variable in it.
    private let nobody = Request(principal: Self.none, action: Self.none, resource: Self.none)
    private static let none = EntityUID(type: Name(unchecked: "None"), id: "")

    init(_ request: PartialRequest, _ entities: Entities, _ schema: Schema?) {
        (self.request, self.entities, self.schema) = (request, entities, schema)
    }

    func residual(_ expr: Expr) -> Residual {
        switch expr.kind {
        case .literal(let literal): return .value(literal.asValue)
        case .variable(let variable): return self.variable(variable, expr)
        case .and(let chain): return self.chain(chain, ends: false, expr)
        case .or(let chain): return self.chain(chain, ends: true, expr)
        case .conditional(let test, let then, let otherwise): return conditional(test, then, otherwise, expr)
        case .unary(let op, let operand): return with([operand], expr) { Expr(.unary(op, $0[0]), at: expr.span) }
        case .binary(let op, let left, let right): return binary(op, left, right, expr)
        case .attribute(let holder, let name): return attribute(holder, name, expr)
        case .has(let holder, let path): return has(holder, path, expr)
        case .like(let operand, let pattern): return with([operand], expr) { Expr(.like($0[0], pattern), at: expr.span) }
        case .is(let operand, let type, let container): return self.is(operand, type, container, expr)
        case .set(let list): return with(list, expr) { Expr(.set($0), at: expr.span) }
        case .record(let fields):
            return with(fields.map(\.value), expr) { values in
                Expr(.record(zip(fields, values).map { .init($0.name, $1) }), at: expr.span)
            }
        case .call(let function, let operands): return with(operands, expr) { Expr(.call(function, $0), at: expr.span) }
        }
    }

    private func variable(_ variable: Variable, _ expr: Expr) -> Residual {
        if let party = request.party(variable) { return party.uid.map { .value(.entity($0)) } ?? .open(expr) }
        return request.context.isKnown ? .value(.record(request.context.known)) : .open(expr)
    }

    /// An operation all of whose operands are always evaluated: one that errs has the whole err.
    private func with(_ operands: [Expr], _ expr: Expr, _ make: ([Expr]) -> Expr) -> Residual {
        with(operands.map(residual), expr, make)
    }

    private func with(_ operands: [Residual], _ expr: Expr, _ make: ([Expr]) -> Expr) -> Residual {
        if let failed = operands.first(where: \.isError) { return failed }
        let made = make(operands.map(\.expr))
        return operands.allSatisfy { $0.value != nil } ? folded(made) : .open(made)
    }

    /// Of an expression without variables.
    private func folded(_ expr: Expr) -> Residual {
        do throws(EvaluationError) {
            return .value(try expr.evaluated(for: nobody, in: entities))
        } catch {
            return .error(error, expr)
        }
    }

    // MARK: What need not evaluate all operands

    private func chain(_ chain: [Expr], ends: Bool, _ expr: Expr) -> Residual {
        var kept: [Expr] = []
        func made(_ last: Expr) -> Residual {
            .open(Expr(ends ? .or(kept + [last]) : .and(kept + [last]), at: expr.span))
        }
        for operand in chain {
            switch residual(operand) {
            case .value(.bool(let value)):
                guard value == ends else { continue }
                if kept.allSatisfy({ $0.neverErrs && $0.isTruthValued }) { return .bool(ends) }
                return made(.bool(ends))
            case .value(let value):
                let wrong = Expr(.and([value.expression, .bool(true)]), at: operand.span)
                return kept.isEmpty ? folded(wrong) : made(wrong)
            case .error(let error, let inner): return kept.isEmpty ? .error(error, inner) : made(inner)
            case .open(let inner): kept.append(inner)
            }
        }
        if kept.isEmpty { return .bool(!ends) }
        // Alone it may be something else than a truth value, which would be an error here and not where it is used.
        if kept.count == 1 { return kept[0].isTruthValued ? .open(kept[0]) : made(.bool(!ends)) }
        return .open(Expr(ends ? .or(kept) : .and(kept), at: expr.span))
    }

    private func conditional(_ test: Expr, _ then: Expr, _ otherwise: Expr, _ expr: Expr) -> Residual {
        switch residual(test) {
        case .value(.bool(let truth)): return residual(truth ? then : otherwise)
        case .value(let value): return folded(Expr(.conditional(if: value.expression, then: .bool(true), else: .bool(true)), at: expr.span))
        case .error(let error, let inner): return .error(error, inner)
        case .open(let test):
            let (then, otherwise) = (residual(then), residual(otherwise))
            if case .error = then, case .error = otherwise { return then }
            return .open(Expr(.conditional(if: test, then: then.expr, else: otherwise.expr), at: expr.span))
        }
    }

    // MARK: What is known of the unknown

    private func binary(_ op: BinaryOperator, _ left: Expr, _ right: Expr, _ expr: Expr) -> Residual {
        let (a, b) = (residual(left), residual(right))
        if op == .equal || op == .notEqual {
            if let type = openType(a), let value = b.value, value.isNo(type) { return .bool(op == .notEqual) }
            if let type = openType(b), let value = a.value, value.isNo(type) { return .bool(op == .notEqual) }
            if case .open(let one) = a, case .open(let other) = b, one == other, one.neverErrs { return .bool(op == .equal) }
        }
        if op == .in, let party = openParty(a), let containers = b.value?.containers,
            containers.allSatisfy({ cannotBeIn(party, $0) })
        {
            return .bool(false)
        }
        return with([a, b], expr) { Expr(.binary(op, $0[0], $0[1]), at: expr.span) }
    }

    private func `is`(_ operand: Expr, _ type: EntityType, _ container: Expr?, _ expr: Expr) -> Residual {
        let subject = residual(operand)
        guard let container else {
            if let known = openType(subject) { return .bool(known == type) }
            return with([subject], expr) { Expr(.is($0[0], type, in: nil), at: expr.span) }
        }
        // What it is in is not looked at when the type is another.
        let known: EntityType? = if case .entity(let uid)? = subject.value { uid.type } else { openType(subject) }
        if let known {
            return known == type ? residual(Expr(.binary(.in, operand, container), at: expr.span)) : .bool(false)
        }
        if case .error = subject { return subject }
        if let value = subject.value { return folded(Expr(.is(value.expression, type, in: nil), at: expr.span)) }
        return .open(Expr(.is(subject.expr, type, in: residual(container).expr), at: expr.span))
    }

    private func openParty(_ residual: Residual) -> PartialRequest.Party? {
        guard case .open(let expr) = residual, case .variable(let variable) = expr.kind else { return nil }
        return request.party(variable)
    }

    private func openType(_ residual: Residual) -> EntityType? { openParty(residual)?.type }

    /// Whoever it is: nobody of that type is there.
    func cannotBeIn(_ party: PartialRequest.Party, _ container: EntityUID) -> Bool {
        guard case .unknown(let type?) = party, type != container.type else { return false }
        if let schema, schema.entities[type] != nil, !schema.mayBeIn(type, container.type) { return true }
        return !entities.all.contains { $0.uid.type == type && entities.isIn($0.uid, container) }
    }

    // MARK: A context of which part is known

    private func isOpenContext(_ residual: Residual) -> Bool {
        if case .open(let expr) = residual, case .variable(.context) = expr.kind { true } else { false }
    }

    private func attribute(_ holder: Expr, _ name: String, _ expr: Expr) -> Residual {
        let inner = residual(holder)
        if isOpenContext(inner) {
            if let value = request.context.known[name] { return .value(value) }
            // The rest of the context does not have it: the error is that of a record without it.
            if !request.context.mayHave(name) {
                return folded(Expr(.attribute(Value.record(request.context.known).expression, name), at: expr.span))
            }
        }
        return with([inner], expr) { Expr(.attribute($0[0], name), at: expr.span) }
    }

    private func has(_ holder: Expr, _ path: [String], _ expr: Expr) -> Residual {
        let inner = residual(holder)
        if case .open = inner, path.count > 1 {
            // As what it stands for: `e has a && e.a has b`.
            var (chain, access) = ([Expr](), holder)
            for name in path {
                chain.append(Expr(.has(access, [name]), at: expr.span))
                access = Expr(.attribute(access, name), at: expr.span)
            }
            return residual(Expr(.and(chain), at: expr.span))
        }
        if isOpenContext(inner) {
            if request.context.known[path[0]] != nil { return .bool(true) }
            if !request.context.mayHave(path[0]) { return .bool(false) }
            if let action = request.action.uid, let type = schema?.actions[action]?.context, !type.isOpen, type[path[0]] == nil {
                return .bool(false)
            }
        }
        if let type = openType(inner), let shape = schema?.entities[type]?.shape, !shape.isOpen, shape[path[0]] == nil { return .bool(false) }
        return with([inner], expr) { Expr(.has($0[0], path), at: expr.span) }
    }
}

extension Value {
    /// Is it anything but an entity of the type?
    fileprivate func isNo(_ type: EntityType) -> Bool { if case .entity(let uid) = self { uid.type != type } else { true } }

    /// What the right side of `in` names. Nil for what errs there.
    fileprivate var containers: [EntityUID]? {
        switch self {
        case .entity(let uid): return [uid]
        case .set(let set):
            var uids: [EntityUID] = []
            for element in set.elements {
                guard case .entity(let uid) = element else { return nil }
                uids.append(uid)
            }
            return uids
        default: return nil
        }
    }
}

extension Expr.Literal {
    fileprivate var asValue: Value {
        switch self {
        case .bool(let value): .bool(value)
        case .long(let value): .long(value)
        case .string(let text): .string(text)
        case .entity(let uid): .entity(uid)
        }
    }
}
