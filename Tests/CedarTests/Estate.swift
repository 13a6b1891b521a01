import Cedar

/// Makes up policies, entities and requests. Most of it fits together, some does not: operands of the wrong type,
/// attributes and entities that are missing, numbers at the edge. The same seed makes the same estate.
struct EstateMaker {
    enum Sort: CaseIterable {
        case bool, long, string, user, group, doc, longs, users, record, decimal, ipaddr, datetime, duration
    }

    /// What is where, if it is there at all.
    static let attributes: [(name: String, sort: Sort)] = [
        ("flag", .bool), ("level", .long), ("name", .string), ("owner", .user), ("home", .group), ("main", .doc),
        ("levels", .longs), ("friends", .users), ("profile", .record), ("score", .decimal), ("address", .ipaddr),
        ("since", .datetime), ("ttl", .duration), ("odd name", .long), ("é", .long), ("e\u{301}", .string),
    ]
    static let longs: [Int64] = [0, 1, 2, 3, -1, 7, .max, .min, .max - 1, 86_400_000]
    static let strings = [
        "", "a", "alpha", "alphabet", "*", "a*b", "é", "e\u{301}", "\u{1F600}x", "\"q\\", "tab\t", "1.5",
    ]
    static let decimals = ["0.0", "1.5", "-0.5", "1.5000", "922337203685477.5807", "-922337203685477.5808"]
    static let addresses = [
        "127.0.0.1", "10.0.0.0/8", "10.1.2.3", "::1", "fe80::/10", "fe80::1", "224.0.0.1", "ff00::/7", "0.0.0.0/0",
    ]
    static let datetimes = [
        "1970-01-01", "2024-02-29", "0000-01-01", "1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999-2359",
    ]
    static let durations = ["0ms", "1d", "-1d2h3m4s5ms", "9223372036854775807ms", "-9223372036854775808ms", "90m"]

    var random: SplitMix
    /// How many times as large as the smallest: 6 users, 5 groups, 5 documents.
    private let scale: Int

    init(seed: UInt64, scale: Int = 1) { (random, self.scale) = (SplitMix(state: seed), scale) }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[Int(random.next() % UInt64(list.count))] }
    mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
    mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

    // MARK: Entities

    static func uid(_ type: String, _ id: String) -> EntityUID {
        guard let name = EntityType(type) else { fatalError("no type") }
        return EntityUID(type: name, id: id)
    }

    mutating func user() -> EntityUID { Self.uid("User", "u\(number(6 * scale))") }
    mutating func group() -> EntityUID { Self.uid("N::Group", "g\(number(5 * scale))") }
    mutating func doc() -> EntityUID { Self.uid("Doc", "d\(number(5 * scale))") }
    mutating func action() -> EntityUID {
        Self.uid(chance(90) ? "Action" : "N::Action", pick(["read", "write", "list", "all"]))
    }
    mutating func anyone() -> EntityUID {
        switch number(4) {
        case 0: user()
        case 1: group()
        case 2: doc()
        default: action()
        }
    }

    mutating func entities() throws -> Entities {
        var list: [Entity] = []
        for index in 0..<6 * scale where chance(85) {
            list.append(try entity(Self.uid("User", "u\(index)"), parents: (0..<number(3)).map { _ in group() }))
        }
        for index in 0..<5 * scale where chance(85) {
            let above = (0..<number(3)).map { _ in number(5 * scale) }.filter { $0 > index }.map {
                Self.uid("N::Group", "g\($0)")
            }
            list.append(try entity(Self.uid("N::Group", "g\(index)"), parents: above))
        }
        for index in 0..<5 * scale where chance(85) {
            let above = (0..<number(3)).map { _ in number(5 * scale) }.filter { $0 > index }.map { Self.uid("Doc", "d\($0)") }
            list.append(try entity(Self.uid("Doc", "d\(index)"), parents: above))
        }
        for name in ["read", "list"] where chance(80) {
            list.append(Entity(Self.uid("Action", name), parents: [Self.uid("Action", "all")]))
        }
        return try Entities(list)
    }

    mutating func entity(_ uid: EntityUID, parents: [EntityUID]) throws -> Entity {
        Entity(uid, attributes: try record(70), tags: try record(30), parents: Set(parents))
    }

    mutating func record(_ percent: UInt64) throws -> Record {
        var fields: [Record.Field] = []
        for (name, sort) in Self.attributes where chance(percent) {
            fields.append(.init(name, try value(chance(95) ? sort : pick(Sort.allCases))))
        }
        return try Record(fields)
    }

    mutating func value(_ sort: Sort) throws -> Value {
        switch sort {
        case .bool: return .bool(chance(50))
        case .long: return .long(pick(Self.longs))
        case .string: return .string(pick(Self.strings))
        case .user: return .entity(user())
        case .group: return .entity(group())
        case .doc: return .entity(doc())
        case .longs: return .set(ValueSet((0..<number(4)).map { _ in .long(pick(Self.longs)) }))
        case .users: return .set(ValueSet((0..<number(4)).map { _ in .entity(chance(80) ? user() : group()) }))
        case .record:
            return .record(
                try Record([
                    "level": .long(pick(Self.longs)), "inner": .record(try Record(["flag": .bool(chance(50))])),
                ]))
        case .decimal: return try Value(.decimal, pick(Self.decimals))
        case .ipaddr: return try Value(.ip, pick(Self.addresses))
        case .datetime: return try Value(.datetime, pick(Self.datetimes))
        case .duration: return try Value(.duration, pick(Self.durations))
        }
    }

    // MARK: Requests

    mutating func request() throws -> Request {
        Request(
            principal: chance(85) ? user() : anyone(), action: action(), resource: chance(85) ? doc() : anyone(),
            context: try record(60))
    }

    // MARK: Policies

    mutating func policies(_ count: Int) throws -> PolicySet {
        var set = PolicySet()
        for index in 0..<count { try set.add(template(PolicyID("policy\(index)"))) }
        return set
    }

    mutating func template(_ id: PolicyID) -> Template {
        Template(
            id: id, annotations: chance(20) ? [Annotation("id", pick(Self.strings)), Annotation("if")] : [],
            effect: chance(75) ? .permit : .forbid, principal: scope(true), action: actionScope(),
            resource: scope(false),
            conditions: (0..<[0, 1, 1, 1, 2][number(5)]).map { _ in
                Condition(chance(80) ? .when : .unless, expr(.bool, 3))
            })
    }

    private mutating func scope(_ isPrincipal: Bool) -> ScopeConstraint {
        let uid = chance(80) ? (isPrincipal ? (chance(50) ? user() : group()) : doc()) : anyone()
        return switch number(8) {
        case 0: .equal(.entity(uid))
        case 1: .in(.entity(uid))
        case 2: .is(isPrincipal ? EntityMakerTypes.user : EntityMakerTypes.doc)
        case 3: .isIn(isPrincipal ? EntityMakerTypes.user : EntityMakerTypes.doc, .entity(uid))
        default: .any
        }
    }

    private mutating func actionScope() -> ActionConstraint {
        switch number(6) {
        case 0: .equal(action())
        case 1: .in(action())
        case 2: .inAny((0..<number(4)).map { _ in action() })
        default: .any
        }
    }
}

private enum EntityMakerTypes {
    static let user = EstateMaker.uid("User", "").type
    static let doc = EstateMaker.uid("Doc", "").type
}

/// Sebastiano Vigna's SplitMix64.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
