/// From what a value has to be to what would have to change.
extension Inversion {
    /// Where the value of this part comes from, if it is a place that can be written: an attribute or tag, whether it is there or not.
    func location(_ term: Term) -> Target? {
        switch term.expr.kind {
        case .attribute(_, let name): return term.operands.first.flatMap(inside)?.appending(name)
        case .binary(.getTag, _, _):
            guard let uid = session.entity(term.operands[0]), case .string(let key)? = session.value(term.operands[1]) else { return nil }
            return .tag(uid, key, [])
        default: return nil
        }
    }

    /// The place whose names are those of this part's attributes. Its path may be empty.
    func inside(_ term: Term) -> Target? {
        if case .variable(.context) = term.expr.kind { return .context([]) }
        if let uid = session.entity(term) { return uid.type.isAction ? nil : .attribute(uid, []) }
        return location(term)
    }

    /// Ways for the part to have such a value.
    func satisfy(_ term: Term, _ wanted: Wanted) -> [Option] {
        if let target = location(term) { return write(target, session.value(term), wanted) }
        guard !term.isConstant else { return [] }
        let parts = term.operands
        switch term.expr.kind {
        case .conditional:
            guard parts.count == 3, let test = session.truth(parts[0]) else { return [] }
            return satisfy(parts[test ? 1 : 2], wanted)
        case .unary(.negate, _), .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _):
            guard case .long(let goal)? = value(for: wanted, now: session.value(term)) else { return [] }
            return arithmetic(term, goal)
        case .call(let function, _):
            guard let goal = value(for: wanted, now: session.value(term)) else { return [] }
            return call(function, parts, goal)
        default:
            if case .equal(.bool(let truth)) = wanted, term.expr.isTruth { return achieve(term, truth) }
            return []
        }
    }

    private func write(_ target: Target, _ now: Value?, _ wanted: Wanted) -> [Option] {
        let start = now ?? shapes.type(of: target).map(shapes.guess)
        guard let value = value(for: wanted, now: start), shapes.allows(value, at: target) else { return [] }
        var limit: Move.Limit?
        if case .order(let op, _) = wanted, let number = value.units {
            limit = Move.Limit(isLower: op == .greater || op == .greaterOrEqual, value: number)
        }
        return [[moves.move(target, .set(value), limit: limit)]]
    }

    /// The nearest value that is as wanted.
    private func value(for wanted: Wanted, now: Value?) -> Value? {
        switch wanted {
        case .equal(let value): return value
        case .notEqual(let value): return value.other
        case .order(let op, let bound):
            switch op {
            case .lessOrEqual, .greaterOrEqual: return bound
            case .less: return bound.moved(by: -1)
            case .greater: return bound.moved(by: 1)
            default: return nil
            }
        case .with(let values):
            guard case .set(let set)? = now else { return .set(ValueSet(values)) }
            return .set(ValueSet(set.elements.union(values)))
        case .without(let values):
            guard case .set(let set)? = now else { return nil }
            return .set(ValueSet(set.elements.subtracting(values)))
        case .notEmpty:
            guard case .set(let set)? = now, !set.elements.isEmpty else { return .set(ValueSet([.string("")])) }
            return now
        }
    }

    // MARK: Through operations, to one of the operands

    private func arithmetic(_ term: Term, _ goal: Int64) -> [Option] {
        func number(_ term: Term) -> Int64? { if case .long(let number)? = session.value(term) { number } else { nil } }
        func set(_ term: Term, _ result: (partialValue: Int64, overflow: Bool)) -> [Option] {
            result.overflow ? [] : satisfy(term, .equal(.long(result.partialValue)))
        }
        let parts = term.operands
        if case .unary = term.expr.kind { return set(parts[0], Int64(0).subtractingReportingOverflow(goal)) }
        guard case .binary(let op, _, _) = term.expr.kind else { return [] }
        let (a, b) = (number(parts[0]), number(parts[1]))
        var options: [Option] = []
        switch op {
        case .add:
            if let b { options += set(parts[0], goal.subtractingReportingOverflow(b)) }
            if let a { options += set(parts[1], goal.subtractingReportingOverflow(a)) }
        case .subtract:
            if let b { options += set(parts[0], goal.addingReportingOverflow(b)) }
            if let a { options += set(parts[1], a.subtractingReportingOverflow(goal)) }
        default:
            if let b, b != 0 { options += set(parts[0], goal.dividedReportingOverflow(by: b)) }
            if let a, a != 0 { options += set(parts[1], goal.dividedReportingOverflow(by: a)) }
        }
        return options
    }

    private func call(_ function: ExtensionFunction, _ parts: [Term], _ goal: Value) -> [Option] {
        guard parts.count == function.operands.count else { return [] }
        switch (function, goal) {
        case (.decimal, .decimal), (.ip, .ipaddr), (.duration, .duration):
            if case .call(_, let operands) = goal.expression.kind, case .literal(.string(let text))? = operands.first?.kind {
                return satisfy(parts[0], .equal(.string(text)))
            }
            return []
        case (.durationSince, .duration(let length)):
            var options: [Option] = []
            // What happened rather than the time it is.
            if case .datetime(let end)? = session.value(parts[0]),
                let start = end.offset(by: .init(milliseconds: 0 &- length.milliseconds))
            {
                options += satisfy(parts[1], .equal(.datetime(start)))
            }
            if case .datetime(let start)? = session.value(parts[1]), let end = start.offset(by: length) {
                options += satisfy(parts[0], .equal(.datetime(end)))
            }
            return options
        case (.offset, .datetime(let instant)):
            var options: [Option] = []
            if case .duration(let length)? = session.value(parts[1]),
                let start = instant.offset(by: .init(milliseconds: 0 &- length.milliseconds))
            {
                options += satisfy(parts[0], .equal(.datetime(start)))
            }
            if case .datetime(let start)? = session.value(parts[0]), let length = instant.duration(since: start) {
                options += satisfy(parts[1], .equal(.duration(length)))
            }
            return options
        case (.toDate, .datetime): return satisfy(parts[0], .equal(goal))
        case (.toTime, .duration(let time)):
            guard case .datetime(let instant)? = session.value(parts[0]), let moved = instant.date?.offset(by: time) else { return [] }
            return satisfy(parts[0], .equal(.datetime(moved)))
        default:
            guard let unit = function.unit, case .long(let count) = goal else { return [] }
            let (length, overflow) = count.multipliedReportingOverflow(by: unit)
            return overflow ? [] : satisfy(parts[0], .equal(.duration(.init(milliseconds: length))))
        }
    }
}

extension Expr {
    /// Whether it is an operation whose result is a truth value.
    fileprivate var isTruth: Bool {
        switch kind {
        case .and, .or, .has, .like, .is, .unary(.not, _), .unary(.isEmpty, _): true
        case .binary(let op, _, _): ![.add, .subtract, .multiply, .getTag].contains(op)
        case .call(let function, _): function.result == .bool
        default: false
        }
    }
}

extension ExtensionFunction {
    fileprivate var unit: Int64? {
        switch self {
        case .toMilliseconds: 1
        case .toSeconds: 1000
        case .toMinutes: 60_000
        case .toHours: 3_600_000
        case .toDays: 86_400_000
        default: nil
        }
    }
}

extension Value {
    /// The one right above or below. Nil at the end, and for what has no order.
    fileprivate func moved(by step: Int64) -> Value? {
        guard let units, case let (sum, overflow) = units.addingReportingOverflow(step), !overflow else { return nil }
        return with(units: sum)
    }

    /// Some other value of the type. Nil where none is at hand.
    fileprivate var other: Value? {
        switch self {
        case .bool(let value): .bool(!value)
        case .string(let text): .string(text.isEmpty ? "-" : "")
        case .set(let set): .set(ValueSet(set.elements.isEmpty ? [.string("")] : []))
        case .ipaddr(let range): .ipaddr(range.outside)
        case .entity, .record: nil
        default: moved(by: 1) ?? moved(by: -1)
        }
    }
}

extension Value.IPAddress {
    /// The first address of the range.
    var first: Value.IPAddress { (try? Value.IPAddress(String(description.prefix { $0 != "/" }))) ?? self }

    /// An address that is not in it: the other version never is.
    var outside: Value.IPAddress { (try? Value.IPAddress(isV6 ? "10.0.0.1" : "::1")) ?? self }
}
