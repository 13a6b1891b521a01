import Cedar
import Foundation
import Testing

/// Random policies and random requests: what is proved holds, what is refuted is so. `MAYFLY_CEDAR_ANALYSES` sets the number of pairs.
@Suite("R70: the authorizer never contradicts a verdict", .enabled(if: !AnalysisWorld.solvers.isEmpty, "neither z3 nor cvc5 is installed"))
struct AnalysisPropertyTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let pairs = environment["MAYFLY_CEDAR_ANALYSES"].flatMap(Int.init) ?? 40
    private static let requests = 300
    private static let seed = environment["MAYFLY_CEDAR_SEED"].flatMap(UInt64.init) ?? 1

    @Test(.timeLimit(.minutes(60)), arguments: AnalysisWorld.solvers)
    func `what is proved holds for random requests, and what is refuted is confirmed`(_ found: Solver) throws {
        let solver = Solver(found.kind, path: found.path, timeLimit: .seconds(3))
        var (proved, refuted, unknown, missed) = (0, 0, 0, 0)
        var reasons: Set<String> = []
        for number in 0..<Self.pairs {
            var maker = ConditionMaker(seed: Self.seed &* 7_919 &+ UInt64(number))
            let (current, candidate) = try maker.pair()
            let analyzer = Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: number % 2 == 0)
            let comparison = analyzer.compare(current, candidate)
            let (before, after) = (Authorizer(current), Authorizer(candidate))
            var (gains, losses) = (false, false)
            var entities = Entities()
            for turn in 0..<Self.requests {
                if turn % 10 == 0 { entities = try maker.entities(complete: number % 2 == 0) }
                if turn == 0 { #expect(AnalysisWorld.schema.refusal(of: entities) == nil) }
                let request = try maker.request()
                let (old, new) = (before.isAuthorized(request, in: entities).decision, after.isAuthorized(request, in: entities).decision)
                if old != new { if new == .allow { gains = true } else { losses = true } }
            }
            for (analysis, seen) in [(comparison.newAccess, gains), (comparison.lostAccess, losses)] {
                switch analysis.verdict {
                case .proved:
                    proved += 1
                    #expect(!seen, "case \(number): \(analysis.claim)\n\(current)\n→\n\(candidate)")
                case .refuted(let example):
                    refuted += 1
                    if !seen { missed += 1 }
                    let old = before.isAuthorized(example.request, in: example.entities).decision
                    let new = after.isAuthorized(example.request, in: example.entities).decision
                    #expect(old != new && (new == .allow) == (analysis.claim == .noNewAccess))
                case .unknown(let reason):
                    unknown += 1
                    reasons.insert(reason)
                    #expect(!reason.contains("confirm") && !reason.contains("schema does not allow") && !reason.contains("no request and entities"),
                        "case \(number): \(reason)\n\(current)\n→\n\(candidate)")
                }
            }
        }
        let open = "\(unknown) unknown \(reasons.sorted())"
        print("\(solver.kind): \(proved) proved, \(refuted) refuted (random requests missed \(missed)), \(open)")
        #expect(unknown * 5 <= proved + refuted, "\(unknown) unknown of \(proved + refuted + unknown)")
        #expect(proved > 0 && refuted > 0)
    }

    // R70: of whoever denies by a forbid that errs, and lets policies end.
    @Test(.timeLimit(.minutes(60)), arguments: AnalysisWorld.solvers)
    func `what is proved of a practice holds at every instant for random requests`(_ found: Solver) throws {
        let solver = Solver(found.kind, path: found.path, timeLimit: .seconds(3))
        let start = try Value.Datetime("2026-01-01")
        let instants = [start] + (try ["2026-02-01", "2026-03-01", "2026-04-01"].map { try Value.Datetime($0) })
        let ends = ["", "@expires(\"2025-12-01\") "] + ["2026-02-01", "2026-03-01", "2026-04-01"].map { "@expires(\"\($0)\") " }
        let analyzer = { Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: $0, practice: Practice(erringForbidsDeny: true, from: start)) }
        let scope = "(principal, action == Action::\"read\", resource)"
        var (proved, refuted) = (0, 0)
        for number in 0..<Self.pairs {
            var maker = ConditionMaker(seed: Self.seed &* 104_729 &+ UInt64(number))
            let (permit, forbid) = (maker.bool(1), maker.bool(2))
            func set() throws -> PolicySet {
                let other = maker.chance(3) ? maker.bool(1) : permit
                let (one, two) = (ends[maker.choice(ends.count)], ends[maker.choice(ends.count)])
                return try PolicySet(parsing: "\(one)permit\(scope) when { \(other) };\(two)forbid\(scope) when { \(forbid) };")
            }
            let (current, candidate) = (try set(), try set())
            let analysis = analyzer(number % 2 == 0).newAccess(current, candidate)
            func allows(_ set: PolicySet, at instant: Value.Datetime, _ request: Request, _ entities: Entities) throws -> Bool {
                let counting = try PolicySet(set.policies.filter { try $0.template.end().map { instant < $0 } ?? true })
                let response = Authorizer(counting).isAuthorized(request, in: entities)
                return response.decision == .allow && !response.errors.contains { counting.policy($0.policy)?.effect == .forbid }
            }
            switch analysis.verdict {
            case .proved:
                proved += 1
                for turn in 0..<60 {
                    let (entities, request) = (try maker.entities(complete: number % 2 == 0), try maker.request())
                    let instant = instants[turn % instants.count]
                    let isNew = try allows(candidate, at: instant, request, entities) && !allows(current, at: instant, request, entities)
                    #expect(!isNew, "case \(number) at \(instant)\n\(current)\n→\n\(candidate)")
                }
            case .refuted(let example):
                refuted += 1
                let instant = try example.since.map { try Value.Datetime($0) } ?? start
                #expect(try allows(candidate, at: instant, example.request, example.entities), "case \(number)")
                #expect(try !allows(current, at: instant, example.request, example.entities), "case \(number)")
            case .unknown(let reason):
                #expect(!reason.contains("confirm") && !reason.contains("schema does not allow") && !reason.contains("no request and entities"),
                    "case \(number): \(reason)\n\(current)\n→\n\(candidate)")
            }
        }
        print("\(solver.kind), in practice: \(proved) proved, \(refuted) refuted of \(Self.pairs)")
        #expect(proved > 0 && refuted > 0)
    }
}

/// What the validator promises. `MAYFLY_CEDAR_CASES` sets the number of policies.
@Suite("R66: what validates errs by nothing but an overflow or what is not there") struct ValidationSoundnessTests {
    private static let cases = ProcessInfo.processInfo.environment["MAYFLY_CEDAR_CASES"].flatMap(Int.init) ?? 1000

    @Test(.timeLimit(.minutes(60)))
    func `a policy that validates strictly errs on no request that fits the schema, but by an overflow or an entity that is not there`() throws {
        var (overflows, missing, valid, invalid) = (0, 0, 0, 0)
        for number in 0..<Self.cases {
            var maker = ConditionMaker(seed: 15_485_863 &+ UInt64(number))
            let isComplete = number % 2 == 0
            // Some of them have what may be absent read without asking, or a text where a number belongs.
            var condition = maker.bool(3)
            if number % 5 == 0 { condition = condition.replacing("principal.level", with: "principal.age") }
            if number % 7 == 0 { condition = condition.replacing("context.n", with: "principal.name") }
            let policies = try AnalysisWorld.reading(condition)
            let isValid = Validator(AnalysisWorld.schema).validate(policies).allSatisfy(\.isWarning)
            if isValid { valid += 1 } else { invalid += 1 }
            guard isValid else { continue }
            let authorizer = Authorizer(policies)
            for turn in 0..<40 {
                let (entities, request) = (try maker.entities(complete: isComplete), try maker.request())
                if turn == 0 {
                    #expect(AnalysisWorld.schema.refusal(of: entities) == nil)
                    let refusal = AnalysisWorld.schema.refusal(
                        principal: request.principal, action: request.action, resource: request.resource, context: request.context)
                    #expect(refusal == nil)
                }
                for error in authorizer.isAuthorized(request, in: entities).errors {
                    switch error.error.code {
                    case .overflow: overflows += 1
                    case .entity where !isComplete: missing += 1
                    default: Issue.record("case \(number): \(error.error): \(condition)\n\(request.context.json)\n\(entities.json)")
                    }
                }
            }
        }
        print("validation: \(valid) valid, \(invalid) not; \(overflows) overflows, \(missing) entities that were not there")
        #expect(valid > invalid && invalid > 0 && overflows > 0 && missing > 0)
    }
}

/// Makes up conditions that validate, and worlds that fit the schema, from few names so that they meet.
struct ConditionMaker {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(state: seed) }

    private mutating func number(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    private mutating func pick(_ list: [String]) -> String { list[number(list.count)] }

    mutating func choice(_ limit: Int) -> Int { number(limit) }
    /// Once in so many times.
    mutating func chance(_ limit: Int) -> Bool { number(limit) == 0 }

    // MARK: Policies

    mutating func pair() throws -> (PolicySet, PolicySet) {
        let (a, b) = (bool(3), bool(2))
        let forbid = number(3) == 0 ? "forbid(principal, action == Action::\"read\", resource) when { \(user(1)).level == \(long(1)) };" : ""
        switch number(6) {
        case 0: return (try AnalysisWorld.reading("\(a) || \(b)", extra: forbid), try AnalysisWorld.reading("\(b) && \(a)"))
        case 1: return (try AnalysisWorld.reading(a, b, extra: forbid), try AnalysisWorld.reading("\(a) || \(b)", extra: forbid))
        case 2: return (try AnalysisWorld.reading(a), try AnalysisWorld.reading("if \(b) then \(a) else \(bool(2))", extra: forbid))
        case 3: return (try AnalysisWorld.reading(a, extra: forbid), try AnalysisWorld.reading("!(!(\(a)))", extra: forbid))
        case 4: return (try AnalysisWorld.reading("(\(a)) && (\(b))"), try AnalysisWorld.reading("(\(b)) && (\(a))", extra: forbid))
        default: return (try AnalysisWorld.reading(a), try AnalysisWorld.reading(b))
        }
    }

    mutating func bool(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["principal.active", "(if context has mfa then context.mfa else false)", "true"]) }
        let next = depth - 1
        switch number(22) {
        case 0, 1: return "(\(bool(next)) && \(bool(next)))"
        case 2, 3: return "(\(bool(next)) || \(bool(next)))"
        case 4: return "!\(bool(next))"
        case 5: return "(if \(bool(next)) then \(bool(next)) else \(bool(next)))"
        case 6: return "(\(long(next)) \(pick(["<", "<=", "==", "!=", ">"])) \(long(next)))"
        case 7: return "(\(text(next)) \(pick(["==", "!="])) \(text(next)))"
        case 8: return "(\(text(next)) like \(pick(["\"a*\"", "\"*b\"", "\"a*b\"", "\"ab\""])))"
        case 9: return "(\(user(next)) == \(user(next)))"
        case 10: return "(\(user(next)) in \(team(next)))"
        case 11: return "(\(team(next)) in \(pick(["Team::\"a\"", "Team::\"b\"", "Org::\"o\""])))"
        case 12: return "(resource in \(pick(["Folder::\"a\"", "Folder::\"b\""])))"
        case 13: return "(\(user(next)) in \(pick(["resource.readers", "principal.teams", "[Team::\"a\", Team::\"b\"]"])))"
        case 14: return "\(texts(next)).\(pick(["containsAll", "containsAny"]))(\(texts(next)))"
        case 15: return "(\(texts(next)) == \(texts(next)))"
        case 16: return "\(texts(next)).contains(\(text(next)))"
        case 17: return "\(pick(["resource.readers", "principal.friends", "principal.roles"])).isEmpty()"
        case 18: return "(\(instant(next)) \(pick(["<", "<=", "=="])) \(instant(next)))"
        case 19:
            let test = pick(["isLoopback()", "isIpv6()", "isInRange(context.net)", "isInRange(ip(\"10.0.0.0/8\"))"])
            return "\(pick(["principal.ip", "context.net"])).\(test)"
        case 20: return "(context.level == Level::\"\(pick(["low", "mid", "high"]))\")"
        default: return "(\(user(next)) has \(pick(["age", "manager", "home.zip", "name"])))"
        }
    }

    private mutating func long(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["0", "1", "3", "-1", "principal.level", "context.n", "9223372036854775807"]) }
        let next = depth - 1
        switch number(6) {
        case 0: return "(\(long(next)) \(pick(["+", "-"])) \(long(next)))"
        case 1: return "(-\(long(0)))"
        case 2: return "(\(long(next)) * \(pick(["2", "3", "-1"])))"
        case 3: return "\(user(next)).level"
        case 4: return "(if principal has age then principal.age else \(long(next)))"
        default: return long(0)
        }
    }

    private mutating func text(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["\"a\"", "\"b\"", "\"ab\"", "principal.name"]) }
        switch number(4) {
        case 0: return "\(user(depth - 1)).name"
        case 1: return "(if principal.hasTag(\"a\") then principal.getTag(\"a\") else \(text(depth - 1)))"
        case 2:
            let key = text(depth - 1)
            return "(if principal.hasTag(\(key)) then principal.getTag(\(key)) else \"b\")"
        default: return text(0)
        }
    }

    private mutating func user(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["principal", "principal", "resource.owner", "User::\"u0\""]) }
        switch number(4) {
        case 0: return "(if principal has manager then principal.manager else \(user(depth - 1)))"
        case 1: return "(if \(bool(depth - 1)) then \(user(0)) else \(user(0)))"
        default: return user(0)
        }
    }

    private mutating func team(_ depth: Int) -> String { pick(["Team::\"a\"", "Team::\"b\"", "Team::\"c\""]) }

    private mutating func texts(_ depth: Int) -> String {
        if depth > 0, number(4) == 0 { return "[\(text(depth - 1)), \(text(0))]" }
        return pick(["principal.roles", "resource.kinds", "context.tags", "resource.owner.roles", "[\"a\"]", "[\"a\", \"b\"]"])
    }

    private mutating func instant(_ depth: Int) -> String {
        if depth > 0, number(2) == 0 { return "\(instant(depth - 1)).\(pick(["toDate()", "offset(principal.ttl)", "offset(duration(\"1h\"))"]))" }
        return pick(["context.at", "principal.since", "datetime(\"1970-01-02\")"])
    }

    // MARK: Worlds

    private func uid(_ type: String, _ id: String) -> EntityUID {
        guard let type = EntityType(type) else { fatalError("no type") }
        return EntityUID(type: type, id: id)
    }

    private mutating func users() -> EntityUID { uid("User", "u\(number(3))") }
    private mutating func texts() -> Value { .set(ValueSet((0..<number(3)).map { _ in .string(pick(["a", "b", "ab"])) })) }
    private mutating func longs() -> Value { .long([0, 1, 2, 3, -1, .max, .min][number(7)]) }
    private mutating func instants() -> Value { .datetime(.init(milliseconds: [0, 86_400_000, 90_000_000, .min, -1][number(5)])) }
    private mutating func addresses() throws -> Value {
        try Value(.ip, pick(["127.0.0.1", "10.0.0.0/8", "10.1.2.3", "::1", "0.0.0.0/0", "fe80::/10"]))
    }

    mutating func entities(complete: Bool) throws -> Entities {
        var list = AnalysisWorld.schema.actions.values.map { Entity($0.uid, parents: Set($0.parents)) }
        for index in 0..<3 where complete || number(5) > 0 { list.append(try userEntity("u\(index)")) }
        let order = ["a", "b", "c"].shuffled(using: &random)
        for (index, name) in order.enumerated() where complete || number(5) > 0 {
            var parents = Set(order[..<index].filter { _ in number(3) == 0 }.map { uid("Team", $0) })
            if number(3) == 0 { parents.insert(uid("Org", "o")) }
            list.append(Entity(uid("Team", name), attributes: try Record(["lead": .entity(users())]), parents: parents))
        }
        for (name, above) in [("a", "b"), ("b", "c")] where complete || number(5) > 0 {
            let parents: Set<EntityUID> = number(2) == 0 ? [uid("Folder", above)] : []
            list.append(Entity(uid("Folder", name), attributes: try Record(["owner": .entity(users())]), parents: parents))
        }
        if complete || number(5) > 0 {
            let readers = Value.set(ValueSet((0..<number(3)).map { _ in .entity(users()) }))
            let none = Value.set(ValueSet([]))
            list.append(
                Entity(
                    uid("File", "f"),
                    attributes: try Record([
                        "owner": .entity(users()), "size": longs(), "kinds": texts(), "readers": readers, "points": none, "nested": none,
                    ]), parents: number(2) == 0 ? [uid("Folder", pick(["a", "b"]))] : []))
        }
        if complete { list += [Entity(uid("Org", "o"))] }
        return try Entities(list)
    }

    private mutating func userEntity(_ id: String) throws -> Entity {
        let home = try Record(number(2) == 0 ? ["city": .string("a")] : ["city": .string("b"), "zip": .string("a")])
        var fields: [Record.Field] = [
            .init("name", .string(pick(["a", "b", "ab", "abb"]))), .init("level", longs()), .init("budget", longs()),
            .init("active", .bool(number(2) == 0)), .init("home", .record(home)), .init("roles", texts()),
            .init("friends", .set(ValueSet((0..<number(2)).map { _ in .entity(users()) }))),
            .init("teams", .set(ValueSet((0..<number(2)).map { _ in .entity(uid("Team", pick(["a", "b"]))) }))),
            .init("limit", .decimal(.init(units: 0))), .init("ip", try addresses()), .init("since", instants()),
            .init("ttl", .duration(.init(milliseconds: [0, 1, -1, 3_600_000, .max][number(5)]))),
        ]
        if number(2) == 0 { fields.append(.init("age", longs())) }
        if number(2) == 0 { fields.append(.init("manager", .entity(users()))) }
        var tags: [Record.Field] = []
        for key in ["a", "b", "ab"] where number(2) == 0 { tags.append(.init(key, .string(pick(["a", "b", "ab"])))) }
        let parents = Set(["a", "b", "c"].filter { _ in number(3) == 0 }.map { uid("Team", $0) })
        return Entity(uid("User", id), attributes: try Record(fields), tags: try Record(tags), parents: parents)
    }

    mutating func request() throws -> Request {
        var fields: [Record.Field] = [
            .init("at", instants()), .init("level", .entity(uid("Level", pick(["low", "mid", "high"])))), .init("net", try addresses()),
            .init("n", longs()), .init("tags", texts()),
        ]
        if number(2) == 0 { fields.append(.init("mfa", .bool(number(2) == 0))) }
        return Request(principal: users(), action: uid("Action", "read"), resource: uid("File", "f"), context: try Record(fields))
    }
}
