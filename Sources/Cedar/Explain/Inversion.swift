/// Runs conditions backwards: what would have to change for a part of one to be true, or false.
///
/// Each answer is an option: edits that belong together. It is a proposal: what is on the other side of the condition is taken for
/// granted as it is. Whether an option does what it should is found out by deciding again.
final class Inversion {
    typealias Target = Explanation.Change.Target
    typealias Option = [Move]

    let session: Session
    let shapes: Shapes
    let moves: Moves
    private var done = GoalTable<[Way]>()
    /// Of each part only so many ways are followed.
    static let width = 6
    /// For so many goals at once other ways than the cheapest are followed.
    static let alternatives = 12

    init(session: Session, shapes: Shapes, moves: Moves) { (self.session, self.shapes, self.moves) = (session, shapes, moves) }

    /// What a value has to be.
    enum Wanted {
        case equal(Value)
        case notEqual(Value)
        /// In this order to the value.
        case order(BinaryOperator, Value)
        case with([Value])
        case without([Value])
        case notEmpty
    }

    /// An option that somebody can carry out, and its price.
    struct Way {
        let option: Option
        let price: Int
    }

    /// Ways for the goal to be `wanted`, the cheapest first. Looked for once where policies have a goal in common.
    func ways(_ goal: Goal, _ wanted: Bool) -> [Way] {
        if let known = done[goal, wanted] { return known }
        let ways = priced(achieve(goal.term, wanted))
        done.add(goal, wanted, ways)
        return ways
    }

    /// The cheapest first, of those as cheap the first.
    func priced(_ options: [Option]) -> [Way] {
        Self.inOrder(options.compactMap { option in moves.price(option).map { Way(option: option, price: $0) } })
    }

    static func inOrder(_ ways: [Way]) -> [Way] {
        guard ways.count > 1 else { return ways }
        return ways.enumerated().sorted { ($0.element.price, $0.offset) < ($1.element.price, $1.offset) }.map(\.element)
    }

    /// Ways for the part to be `wanted`; one without edits if it is.
    func achieve(_ term: Term, _ wanted: Bool) -> [Option] {
        if session.truth(term) == wanted { return [[]] }
        let parts = term.operands
        switch term.expr.kind {
        case .literal, .variable, .set, .record: return []
        case .and, .or:
            if case .and = term.expr.kind, wanted { return all(parts, true) }
            if case .or = term.expr.kind, !wanted { return all(parts, false) }
            return cheapest(parts.flatMap { achieve($0, wanted) })
        case .unary(.not, _): return achieve(parts[0], !wanted)
        case .conditional: return conditional(parts, wanted)
        case .unary(.isEmpty, _): return satisfy(parts[0], wanted ? .equal(.set(ValueSet([]))) : .notEmpty)
        case .attribute, .binary(.getTag, _, _): return satisfy(term, .equal(.bool(wanted)))
        case .has(_, let path): return has(parts.first, path, wanted)
        case .like(_, let pattern):
            return (wanted ? [pattern.example] : ["", "-", "x"].filter { !pattern.matches($0) })
                .flatMap { satisfy(parts[0], .equal(.string($0))) }
        case .is(_, let type, _):
            guard parts.count == 2, let uid = session.entity(parts[0]), uid.type == type else { return [] }
            return membership(parts[0], parts[1], wanted)
        case .binary(let op, _, _): return parts.count == 2 ? binary(op, parts[0], parts[1], wanted) : []
        case .call(let function, _): return call(function, parts, wanted)
        case .unary: return []
        }
    }

    /// All at once: the cheapest way of each, and each other way of one of them.
    func all(_ parts: [Term], _ wanted: Bool) -> [Option] {
        combine(parts.map { achieve($0, wanted) })
    }

    /// Empty if one of the lists is: then there is no way to do them all.
    func combine(_ lists: [[Option]]) -> [Option] {
        guard lists.allSatisfy({ !$0.isEmpty }) else { return [] }
        // Where two want the same place otherwise, the narrower limit has it, else the first: perhaps it does for both, which deciding
        // will tell.
        func joined(_ order: some Sequence<Int>, _ replaced: Int, _ choice: Int) -> Option {
            var edits: Option = []
            for place in order {
                for edit in lists[place][place == replaced ? choice : 0] {
                    if let known = edits.firstIndex(where: { $0.covering(edit) != nil }) {
                        edits[known] = edits[known].covering(edit) ?? edit
                    } else if edits.allSatisfy({ $0.admits(edit) }), !edits.contains(edit) {
                        edits.append(edit)
                    }
                }
            }
            return edits
        }
        var options = [joined(lists.indices, -1, 0), joined(lists.indices.reversed(), -1, 0)]
        if options[0].isSame(as: options[1]) { options.removeLast() }
        // Of very many goals only the cheapest ways together.
        for (place, list) in lists.enumerated() where lists.count <= Self.alternatives {
            for choice in 1..<max(list.count, 1) { options.append(joined(lists.indices, place, choice)) }
        }
        return cheapest(options)
    }

    private func cheapest(_ options: [Option]) -> [Option] {
        guard options.count > 1 else { return options }
        let sorted = options.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
        return sorted.prefix(Self.width).map(\.element)
    }

    private func conditional(_ parts: [Term], _ wanted: Bool) -> [Option] {
        guard parts.count == 3 else { return [] }
        var options: [Option] = []
        for branch in [true, false] {
            options += combine([achieve(parts[0], branch), achieve(parts[branch ? 1 : 2], wanted)])
        }
        return cheapest(options)
    }

    private func has(_ holder: Term?, _ path: [String], _ wanted: Bool) -> [Option] {
        guard let holder, let target = inside(holder) else { return [] }
        let full = target.with(path: target.path + path)
        if !wanted { return [[moves.move(target.appending(path[0]), .remove)]] }
        return [[moves.move(full, .ensure(shapes.type(of: full).map(shapes.guess) ?? .bool(true)))]]
    }

    private func binary(_ op: BinaryOperator, _ left: Term, _ right: Term, _ wanted: Bool) -> [Option] {
        switch op {
        case .equal, .notEqual:
            let same = (op == .equal) == wanted
            return either(left, right) { same ? .equal($0) : .notEqual($0) } mirrored: { same ? .equal($0) : .notEqual($0) }
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let order = wanted ? op : op.negated
            return either(left, right) { .order(order, $0) } mirrored: { .order(order.mirrored, $0) }
        case .in: return membership(left, right, wanted)
        case .contains: return contains(left, right, wanted)
        case .containsAll, .containsAny: return overlap(op, left, right, wanted)
        case .hasTag:
            guard let uid = session.entity(left), case .string(let key)? = session.value(right) else { return [] }
            let target = Target.tag(uid, key, [])
            if !wanted { return [[moves.move(target, .remove)]] }
            return [[moves.move(target, .ensure(shapes.type(of: target).map(shapes.guess) ?? .string("")))]]
        default: return []
        }
    }

    /// One side moved to where the other is.
    private func either(
        _ left: Term, _ right: Term, _ wanted: (Value) -> Wanted, mirrored: (Value) -> Wanted
    ) -> [Option] {
        let (a, b) = (session.value(left), session.value(right))
        var options = b.map { satisfy(left, wanted($0)) } ?? []
        if let a { options += satisfy(right, mirrored(a)) }
        if a == nil, b == nil, let target = location(right), let type = shapes.type(of: target) {
            // Neither is there: one is made up, the other follows.
            let guess = shapes.guess(type)
            options += combine([[[moves.move(target, .set(guess))]], satisfy(left, wanted(guess))])
        }
        return cheapest(options)
    }

    private func membership(_ left: Term, _ right: Term, _ wanted: Bool) -> [Option] {
        var containers: [EntityUID] = []
        let container = session.value(right)
        switch container {
        case .entity(let uid): containers = [uid]
        case .set(let set): for case .entity(let uid) in set.sorted { containers.append(uid) }
        default: break
        }
        guard let uid = session.entity(left) else {
            return wanted ? cheapest(containers.prefix(Self.width).flatMap { satisfy(left, .equal(.entity($0))) }) : []
        }
        if !wanted { return leave(uid, containers).map { [$0] } ?? [] }
        containers = Array(containers.prefix(Self.width))
        var options = containers.flatMap { join(uid, $0) }
        if case .set = container { options += satisfy(right, .with([.entity(uid)])) } else { options += satisfy(right, .equal(.entity(uid))) }
        options += containers.filter { $0.type == uid.type }.flatMap { satisfy(left, .equal(.entity($0))) }
        return cheapest(options)
    }

    func join(_ uid: EntityUID, _ parent: EntityUID) -> [Option] {
        guard !uid.type.isAction, uid != parent, shapes.allows(uid, in: parent) else { return [] }
        return [[moves.move(.membership(uid, in: parent), .join)]]
    }

    /// Out of all of them at once: every direct parent that leads there is left.
    func leave(_ uid: EntityUID, _ containers: [EntityUID]) -> Option? {
        guard !uid.type.isAction, !containers.contains(uid), let entity = session.entities[uid] else { return nil }
        let leading = entity.parents.filter { parent in containers.contains { session.entities.isIn(parent, $0) } }
        return leading.inOrder().map { moves.move(.membership(uid, in: $0), .leave) }
    }

    private func contains(_ set: Term, _ element: Term, _ wanted: Bool) -> [Option] {
        var options: [Option] = []
        if let value = session.value(element) {
            options += satisfy(set, wanted ? .with([value]) : .without([value]))
            if !wanted { options += satisfy(element, .notEqual(value)) }
        }
        if wanted, !element.isConstant, case .set(let values)? = session.value(set) {
            options += values.sorted.prefix(Self.width).flatMap { satisfy(element, .equal($0)) }
        }
        return cheapest(options)
    }

    private func overlap(_ op: BinaryOperator, _ left: Term, _ right: Term, _ wanted: Bool) -> [Option] {
        var (have, other): ([Value]?, [Value]?)
        if case .set(let set)? = session.value(left) { have = set.sorted }
        if case .set(let set)? = session.value(right) { other = set.sorted }
        var options: [Option] = []
        if op == .containsAll, wanted {
            if let other { options += satisfy(left, .with(other)) }
            if let have, let other { options += satisfy(right, .without(other.filter { !have.contains($0) })) }
        } else if wanted {
            for value in (other ?? []).prefix(3) { options += satisfy(left, .with([value])) }
            for value in (have ?? []).prefix(3) { options += satisfy(right, .with([value])) }
        } else if let have, let other {
            let common = other.filter(have.contains)
            for side in [left, right] { options += satisfy(side, .without(op == .containsAll ? Array(common.prefix(1)) : common)) }
        }
        return cheapest(options)
    }

    private func call(_ function: ExtensionFunction, _ parts: [Term], _ wanted: Bool) -> [Option] {
        // As many as are written: what is not validated may have others, and errs.
        guard parts.count == function.operands.count else { return [] }
        if let order = function.order {
            let order = wanted ? order : order.negated
            return either(parts[0], parts[1]) { .order(order, $0) } mirrored: { .order(order.mirrored, $0) }
        }
        switch function {
        case .isInRange:
            guard case .ipaddr(let range)? = session.value(parts[1]) else { return [] }
            var options = satisfy(parts[0], .equal(.ipaddr(wanted ? range.first : range.outside)))
            if wanted, let address = session.value(parts[0]) { options += satisfy(parts[1], .equal(address)) }
            return cheapest(options)
        case .isIpv4, .isIpv6, .isLoopback, .isMulticast:
            let example =
                switch (function, wanted) {
                case (.isIpv6, true), (.isIpv4, false): "::1"
                case (.isLoopback, true): "127.0.0.1"
                case (.isMulticast, true): "224.0.0.1"
                default: "10.0.0.1"
                }
            return (try? Value(.ip, example)).map { satisfy(parts[0], .equal($0)) } ?? []
        default: return []
        }
    }
}

extension Pattern {
    /// A text that matches: wildcards stand for nothing.
    fileprivate var example: String {
        elements.map { if case .literal(let text) = $0 { text } else { "" } }.joined()
    }

    fileprivate func matches(_ text: String) -> Bool {
        var arena = Arena()
        defer { arena.release() }
        let pieces: [TextPointer?] = elements.map { if case .literal(let text) = $0 { arena.text(text) } else { nil } }
        return PatternNode(count: pieces.count, elements: arena.copy(pieces)).matches(arena.text(text).bytes)
    }
}
