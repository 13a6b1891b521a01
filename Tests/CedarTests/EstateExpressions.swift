import Cedar

/// Expressions that mostly evaluate to the sort that is asked for.
extension EstateMaker {
    mutating func expr(_ wanted: Sort, _ depth: Int) -> Expr {
        let sort = chance(97) ? wanted : pick(Sort.allCases)
        if depth <= 0 || chance(15) { return leaf(sort) }
        if chance(8) {
            return Expr(
                .conditional(if: expr(.bool, depth - 1), then: expr(sort, depth - 1), else: expr(sort, depth - 1)))
        }
        if chance(35) { return attribute(sort, depth) }
        switch sort {
        case .bool: return truth(depth)
        case .long: return arithmetic(depth)
        case .longs: return Expr(.set((0..<number(4)).map { _ in expr(.long, depth - 1) }))
        case .users: return Expr(.set((0..<number(4)).map { _ in expr(chance(80) ? .user : .group, depth - 1) }))
        case .record:
            return Expr(.record([.init("level", expr(.long, depth - 1)), .init("in ner", expr(.bool, depth - 1))]))
        case .datetime:
            return chance(50)
                ? Expr(.call(.offset, [expr(.datetime, depth - 1), expr(.duration, depth - 1)]))
                : Expr(.call(.toDate, [expr(.datetime, depth - 1)]))
        case .duration:
            return chance(50)
                ? Expr(.call(.durationSince, [expr(.datetime, depth - 1), expr(.datetime, depth - 1)]))
                : Expr(.call(.toTime, [expr(.datetime, depth - 1)]))
        case .decimal:
            return Expr(.call(.decimal, [chance(50) ? .string(pick(Self.decimals)) : expr(.string, depth - 1)]))
        case .ipaddr: return Expr(.call(.ip, [chance(50) ? .string(pick(Self.addresses)) : expr(.string, depth - 1)]))
        case .string, .user, .group, .doc: return leaf(sort)
        }
    }

    private mutating func leaf(_ sort: Sort) -> Expr {
        switch sort {
        case .user where chance(60): return .variable(.principal)
        case .doc where chance(60): return .variable(.resource)
        case .record where chance(60): return .variable(.context)
        case .group where chance(10): return .variable(.action)
        case .decimal where chance(5): return Expr(.call(.decimal, [.string("1.23456")]))
        default: return (try? value(sort))?.expression ?? .bool(true)
        }
    }

    private mutating func holder(_ depth: Int) -> Expr {
        switch number(6) {
        case 0: expr(.group, depth - 1)
        case 1, 2: .variable(.context)
        case 3: expr(.doc, depth - 1)
        default: expr(.user, depth - 1)
        }
    }

    private mutating func attribute(_ sort: Sort, _ depth: Int) -> Expr {
        let names = Self.attributes.filter { $0.sort == sort }
        let name = names.isEmpty ? "missing" : pick(names).name
        let holder = holder(depth)
        let access = chance(15) ? Expr(.binary(.getTag, holder, .string(name))) : Expr(.attribute(holder, name))
        guard sort == .bool, chance(70) else { return access }
        return .and(Expr(.has(holder, [name])), access)
    }

    private mutating func arithmetic(_ depth: Int) -> Expr {
        switch number(8) {
        case 0: Expr(.unary(.negate, expr(.long, depth - 1)))
        case 1:
            Expr(
                .call(pick([.toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays]), [expr(.duration, depth - 1)]))
        default: Expr(.binary(pick([.add, .subtract, .multiply]), expr(.long, depth - 1), expr(.long, depth - 1)))
        }
    }

    private mutating func truth(_ depth: Int) -> Expr {
        let next = depth - 1
        switch number(20) {
        case 0, 1: return .and(expr(.bool, next), expr(.bool, next))
        case 2, 3: return .or(expr(.bool, next), expr(.bool, next))
        case 4: return Expr(.unary(.not, expr(.bool, next)))
        case 5, 6:
            let sort = pick(Sort.allCases)
            return Expr(.binary(pick([.equal, .notEqual]), expr(sort, next), expr(sort, next)))
        case 7, 8:
            let sort: Sort = pick([.long, .long, .datetime, .duration])
            return Expr(
                .binary(pick([.less, .lessOrEqual, .greater, .greaterOrEqual]), expr(sort, next), expr(sort, next)))
        case 9, 10:
            return Expr(.binary(.in, expr(pick([.user, .doc]), next), expr(pick([.group, .doc, .users]), next)))
        case 11:
            return Expr(
                .is(
                    expr(.user, next), Self.uid(pick(["User", "N::Group", "Doc"]), "").type,
                    in: chance(50) ? expr(.group, next) : nil))
        case 12: return Expr(.like(expr(.string, next), pattern()))
        case 13:
            return Expr(
                .has(
                    holder(depth),
                    chance(60)
                        ? [pick(Self.attributes).name]
                        : pick([["profile", "inner", "flag"], ["owner", "owner", "level"], ["level", "x"]])))
        case 14: return Expr(.binary(.contains, expr(pick([.longs, .users]), next), expr(pick([.long, .user]), next)))
        case 15:
            let sort: Sort = pick([.longs, .users])
            return Expr(.binary(pick([.containsAll, .containsAny]), expr(sort, next), expr(sort, next)))
        case 16: return Expr(.unary(.isEmpty, expr(pick([.longs, .users]), next)))
        case 17: return Expr(.binary(.hasTag, expr(.user, next), .string(pick(Self.attributes).name)))
        case 18:
            let method = pick([ExtensionFunction.lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual])
            return Expr(.call(method, [expr(.decimal, next), expr(.decimal, next)]))
        default:
            let method = pick([ExtensionFunction.isIpv4, .isIpv6, .isLoopback, .isMulticast, .isInRange])
            return Expr(
                .call(
                    method, method == .isInRange ? [expr(.ipaddr, next), expr(.ipaddr, next)] : [expr(.ipaddr, next)]))
        }
    }

    private mutating func pattern() -> Pattern {
        Pattern(
            (0..<number(4)).map { _ in chance(50) ? .wildcard : .literal(pick(Self.strings + ["l", "ph", "bet"])) })
    }
}
