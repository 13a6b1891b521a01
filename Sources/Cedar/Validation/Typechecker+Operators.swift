/// Operators: comparison, arithmetic, membership, sets, functions.
extension Typechecker {
    mutating func unary(_ expr: Expr, _ op: UnaryOperator, _ operand: Expr, _ known: Capabilities) -> Answer? {
        switch op {
        case .not:
            let wanted = "`!` takes true or false"
            guard let answer = self.operand(operand, known, wanted, fits: { if case .bool = $0 { true } else { false } }),
                case .bool(let truth) = answer.type
            else { return nil }
            return typed(expr, .bool(truth == .yes ? .no : truth == .no ? .yes : .either), [answer])
        case .negate:
            return self.operand(operand, known, "`-` takes a number") { $0 == .long }.map { typed(expr, .long, [$0]) }
        case .isEmpty:
            return set(operand, known, "isEmpty").map { typed(expr, .bool, [$0]) }
        }
    }

    mutating func binary(_ expr: Expr, _ op: BinaryOperator, _ left: Expr, _ right: Expr, _ known: Capabilities) -> Answer? {
        switch op {
        case .equal: return equality(expr, left, right, known)
        case .less, .lessOrEqual: return order(expr, op, left, right, known)
        case .add, .subtract, .multiply:
            let wanted = "`\(op.rawValue)` takes numbers"
            let hint = { (type: CedarType) in type == .string && op == .add ? "strings cannot be joined" : nil }
            let (first, second) = (
                operand(left, known, wanted, hint: hint) { $0 == .long }, operand(right, known, wanted, hint: hint) { $0 == .long }
            )
            guard let first, let second else { return nil }
            return typed(expr, .long, [first, second])
        case .in: return membership(expr, left, right, known)
        case .contains: return contains(expr, left, right, known)
        case .containsAll, .containsAny:
            let (first, second) = (set(left, known, op.rawValue), set(right, known, op.rawValue))
            guard let first, let second else { return nil }
            let message = "`\(op.rawValue)` compares sets of types that have nothing in common"
            guard mode == .permissive || join([first.type, second.type], at: expr, message) != nil else { return nil }
            return typed(expr, .bool, [first, second])
        case .hasTag, .getTag: return tag(expr, op, left, right, known)
        // Written out by `desugared`.
        case .notEqual, .greater, .greaterOrEqual: return check(expr.desugared, known)
        }
    }

    private mutating func equality(_ expr: Expr, _ left: Expr, _ right: Expr, _ known: Capabilities) -> Answer? {
        guard let first = check(left, known), let second = check(right, known) else { return nil }
        var truth = CedarType.Truth.either
        if case .entity(let one) = first.type, case .entity(let other) = second.type, !one.members.contains(where: other.contains) {
            truth = .no
        } else if let one = literal(left), let other = literal(right) {
            truth = one == other ? .yes : .no
        }
        // What is decided already is no comparison of different things by mistake.
        guard truth != .either || mode == .permissive
            || join([first.type, second.type], at: expr, "`==` compares types that have nothing in common") != nil
        else { return nil }
        return typed(expr, .bool(truth), [first, second])
    }

    private mutating func order(
        _ expr: Expr, _ op: BinaryOperator, _ left: Expr, _ right: Expr, _ known: Capabilities
    ) -> Answer? {
        guard let first = check(left, known), let second = check(right, known) else { return nil }
        let ordered: Set<CedarType> = [.long, .extension(.datetime), .extension(.duration)]
        guard first.type == second.type, ordered.contains(first.type) else {
            report(
                .unexpectedType, "`\(first.type)` and `\(second.type)` cannot be put in order", at: expr,
                hint: first.type == .extension(.decimal) || second.type == .extension(.decimal)
                    ? "decimals are compared by `.lessThan(…)` and its like" : "numbers, datetimes and durations can, each with its own kind")
            return nil
        }
        return typed(expr, .bool, [first, second])
    }

    // MARK: Membership

    private mutating func membership(_ expr: Expr, _ left: Expr, _ right: Expr, _ known: Capabilities) -> Answer? {
        let (first, second) = (entity(left, known, "the left side of `in` is an entity"), container(right, known))
        guard let first, let second, case .entity(let members) = first.type else { return nil }
        if case .entity(let uid)? = literal(left), uid.type.isAction, let groups = entities(right) {
            // What the schema says of actions is all there is to say of them.
            let actions = groups.filter(\.type.isAction)
            guard actions.allSatisfy({ schema.actions[$0] != nil }) else { return nil }
            return typed(expr, .bool(actions.contains { schema.isIn(uid, $0) } ? .yes : .no), [first, second])
        }
        let holders: EntityTypes? =
            switch second.type {
            case .entity(let types), .set(.entity(let types)): types
            default: nil
            }
        guard let holders else { return typed(expr, .bool, [first, second]) }
        let possible = members.members.contains { member in holders.members.contains { schema.mayBeIn(member, $0) } }
        return typed(expr, .bool(possible ? .either : .no), [first, second])
    }

    mutating func entity(_ expr: Expr, _ known: Capabilities, _ wanted: String) -> Answer? {
        operand(expr, known, wanted) { if case .entity = $0 { true } else { false } }
    }

    private mutating func container(_ expr: Expr, _ known: Capabilities) -> Answer? {
        let hint = { (type: CedarType) -> String? in if case .set = type { "a set of other things is asked with `.contains(…)`" } else { nil } }
        return operand(expr, known, "the right side of `in` is an entity or a set of entities", hint: hint) {
            switch $0 {
            case .entity, .set(.entity), .set(.never): true
            default: false
            }
        }
    }

    /// The entities that an expression names one by one.
    private func entities(_ expr: Expr) -> [EntityUID]? {
        let parts = if case .set(let elements) = expr.kind { elements } else { [expr] }
        let named = parts.compactMap { part in
            if case .entity(let uid)? = literal(part) { uid } else { nil }
        }
        return named.count == parts.count ? named : nil
    }

    // MARK: Sets

    private mutating func set(_ expr: Expr, _ known: Capabilities, _ method: String) -> Answer? {
        let hint = { (type: CedarType) -> String? in
            switch type {
            case .entity: "membership of entities is asked with `in`"
            case .record: "the attributes of a record are asked with `has`"
            case .string: "a string is matched with `like`"
            default: nil
            }
        }
        return operand(expr, known, "`.\(method)` is about sets", hint: hint) { if case .set = $0 { true } else { false } }
    }

    private mutating func contains(_ expr: Expr, _ left: Expr, _ right: Expr, _ known: Capabilities) -> Answer? {
        let (first, second) = (set(left, known, "contains"), check(right, known))
        guard let first, let second, case .set(let element) = first.type else { return nil }
        let message = "`contains` looks for what cannot be in the set"
        guard mode == .permissive || join([element, second.type], at: expr, message) != nil else { return nil }
        return typed(expr, .bool, [first, second])
    }

    mutating func set(_ expr: Expr, _ elements: [Expr], _ known: Capabilities) -> Answer? {
        guard mode == .permissive || !elements.isEmpty else {
            report(.emptySet, "nobody can tell what `[]` is a set of", at: expr, hint: "`.isEmpty()` asks whether a set is empty")
            return nil
        }
        let answers = elements.map { check($0, known) }
        let found = answers.compactMap(\.self)
        guard found.count == answers.count,
            let type = join(found.map(\.type), at: expr, "a set has elements of types that have nothing in common")
        else { return nil }
        return typed(expr, .set(type), found)
    }

    mutating func record(_ expr: Expr, _ fields: [Expr.Field], _ known: Capabilities) -> Answer? {
        let answers = fields.map { check($0.value, known) }
        let found = answers.compactMap(\.self)
        guard found.count == answers.count else { return nil }
        let attributes = zip(fields, found).map { RecordType.Attribute($0.name, $1.type) }
        return typed(expr, .record(RecordType(attributes)), found)
    }

    // MARK: Functions

    mutating func call(_ expr: Expr, _ function: ExtensionFunction, _ operands: [Expr], _ known: Capabilities) -> Answer? {
        guard operands.count == function.operands.count else {
            // The receiver of a method does not stand between the parentheses.
            let (own, wanted) =
                function.isConstructor
                ? (operands.count, function.operands.count) : (max(0, operands.count - 1), function.operands.count - 1)
            report(.operandCount, "`\(function)` has \(own) operands and takes \(wanted)", at: expr)
            return nil
        }
        if function.isConstructor {
            if case .literal(.string(let text)) = operands[0].kind {
                if let reason = function.refusal(of: text) {
                    report(.badLiteral, reason, at: operands[0])
                    return nil
                }
            } else if mode == .strict, case .literal = operands[0].kind {
                // Of the wrong type: said below.
            } else if mode == .strict {
                report(
                    .badLiteral, "`\(function)` takes a string literal", at: operands[0],
                    hint: "whether another text is one cannot be known before it is there")
                return nil
            }
        }
        var answers: [Answer] = []
        for (operand, wanted) in zip(operands, function.operands) {
            let (type, mode) = (CedarType(wanted), mode)
            guard let answer = self.operand(operand, known, "`\(function)` takes `\(type)`", fits: { $0.isSubtype(of: type, mode) }) else {
                return nil
            }
            answers.append(answer)
        }
        return typed(expr, CedarType(function.result), answers)
    }
}

extension CedarType {
    init(_ kind: ExtensionFunction.Kind) {
        self =
            switch kind {
            case .bool: .bool
            case .long: .long
            case .string: .string
            case .extension(let type): .extension(type)
            }
    }
}
