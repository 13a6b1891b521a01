/// Bounds in conditions, held against the values that they let through.
extension UsageReview {
    /// - Parameter policy: the one at this place, perhaps as another text has it.
    func slack(of place: Int, _ policy: Policy) -> [Slack] {
        policy.conjuncts.compactMap { conjunct in
            guard let bound = Bound(conjunct.expr, conjunct.isWanted) else { return nil }
            return slack(bound, uses[place].requests)
        }
    }

    private func slack(_ bound: Bound, _ requests: [Int]) -> Slack? {
        guard let limit = bound.value.units else { return nil }
        var values: [(value: Value, units: Int64)] = []
        for place in requests {
            // It held for the request, so that it has a value; unless the log names a policy that this no longer is.
            guard let value = try? bound.subject.evaluated(for: allowed[place].request, in: entities), let units = value.units,
                value.typeName == bound.value.typeName
            else { return nil }
            values.append((value, units))
        }
        guard let (nearest, used) = bound.isUpper ? values.max(by: { $0.units < $1.units }) : values.min(by: { $0.units < $1.units })
        else { return nil }
        let (gap, overflow) = bound.isUpper ? limit.subtractingReportingOverflow(used) : used.subtractingReportingOverflow(limit)
        guard !overflow, gap > 0 else { return nil }
        let isTime = if case .datetime = nearest { true } else { false }
        let size = Double(max(limit.magnitude, used.magnitude))
        guard isTime ? gap >= bounds.time : Double(gap) >= bounds.slack * size else { return nil }
        // Some room above what was used, and at least as much as the comparison needs.
        let wanted = isTime ? Double(bounds.time) : (Double(used.magnitude) * bounds.headroom).rounded(.up)
        let room = max(Int64(exactly: min(wanted, 1e18)) ?? 0, bound.isStrict ? 1 : 0)
        guard room < gap, let proposed = bound.value.with(units: bound.isUpper ? used + room : used - room) else { return nil }
        return Slack(
            condition: bound.condition, subject: bound.subject, bound: bound.value, nearest: nearest, isUpper: bound.isUpper,
            proposed: proposed, literal: bound.literal)
    }
}

/// A comparison of something with a constant.
private struct Bound {
    let condition: Expr
    let subject: Expr
    let value: Value
    let literal: SourceSpan?
    let isUpper: Bool
    let isStrict: Bool

    init?(_ expr: Expr, _ isWanted: Bool) {
        let sides: (left: Expr, right: Expr)
        var order: BinaryOperator
        switch expr.kind {
        case .binary(let op, let left, let right): (order, sides) = (op, (left, right))
        case .call(let function, let operands):
            guard let op = function.order, operands.count == 2 else { return nil }
            (order, sides) = (op, (operands[0], operands[1]))
        default: return nil
        }
        guard [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(order) else { return nil }
        if !isWanted { order = order.negated }
        if let constant = sides.right.constant, sides.left.constant == nil {
            (subject, value, literal) = (sides.left, constant.value, constant.literal)
        } else if let constant = sides.left.constant, sides.right.constant == nil {
            (subject, value, literal) = (sides.right, constant.value, constant.literal)
            order = order.mirrored
        } else {
            return nil
        }
        condition = expr
        isUpper = order == .less || order == .lessOrEqual
        isStrict = order == .less || order == .greater
    }
}

extension Expr {
    /// A literal that can be bounded by, and where the text of its value stands.
    fileprivate var constant: (value: Value, literal: SourceSpan?)? {
        switch kind {
        case .literal(.long(let number)): return (.long(number), span)
        case .call(let function, let operands):
            guard operands.count == 1, case .literal(.string(let text)) = operands[0].kind,
                [.duration, .datetime, .decimal].contains(function), let value = try? Value(function, text)
            else { return nil }
            return (value, operands[0].span)
        default: return nil
        }
    }
}

extension Value {
    /// As a literal of its type, or the operand of its constructor. Nil for a moment that no text names.
    var literalText: String? {
        switch self {
        case .long(let number): return String(number)
        case .decimal(let number): return StringLiteral.quoted(number.description)
        case .duration(let length): return StringLiteral.quoted(length.plain)
        case .datetime(let instant):
            let text = instant.plain
            return (try? Datetime(text)) == instant ? StringLiteral.quoted(text) : nil
        default: return nil
        }
    }
}
