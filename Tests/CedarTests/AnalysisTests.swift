import Cedar
import Foundation
import Testing

@Suite(
    "R70: a change of policies is proved, or refuted with an example",
    .enabled(if: !AnalysisWorld.solvers.isEmpty, "neither z3 nor cvc5 is installed"))
struct AnalysisTests {
    /// Two conditions of a permit; whether the second lets in what the first does not, and the other way round.
    struct Pair: Sendable, CustomTestStringConvertible {
        let current: String
        let candidate: String
        let gives: Bool
        let takes: Bool

        init(_ current: String, _ candidate: String, gives: Bool, takes: Bool) {
            (self.current, self.candidate, self.gives, self.takes) = (current, candidate, gives, takes)
        }

        var testDescription: String { "\(current) → \(candidate)" }
    }

    static let same: [(String, String)] = [
        ("principal.active", "!(!principal.active)"),
        ("principal.active && principal.level > 3", "principal.level > 3 && principal.active"),
        ("principal.level > 3", "principal.level >= 4"),
        ("principal.level + 1 > 4 && principal.level < 100", "principal.level > 3 && principal.level < 100"),
        ("principal.level * 2 < 10 && principal.level > 0", "principal.level < 5 && principal.level > 0"),
        ("-principal.level < 0 && principal.level > 0", "principal.level > 0"),
        // At the edge, where a sum does not fit and the policy errs.
        ("principal.level + 9223372036854775807 > 0 && principal.level > 0", "false"),
        ("principal.level - 1 < principal.level", "principal.level != -9223372036854775808"),
        ("-principal.level == principal.level", "principal.level == 0"),
        ("principal.name == \"a\" || principal.name == \"b\"", "[\"a\", \"b\"].contains(principal.name)"),
        ("principal.name like \"a*\" && principal.name like \"*b\" && principal.name like \"a\"", "false"),
        ("principal.name like \"a*b\" && principal.name like \"*\"", "principal.name like \"a*b\" && principal.name like \"a*\""),
        ("principal.name like \"abc\"", "principal.name == \"abc\""),
        ("principal.name like \"a\\*b*\" && principal.name == \"axb\"", "false"),
        ("principal has age && principal.age > 3", "if principal has age then principal.age > 3 else false"),
        ("context has mfa && context.mfa", "!(if context has mfa then !context.mfa else true)"),
        (
            "principal has manager && principal.manager == principal && principal.manager.level > 3",
            "principal.level > 3 && principal has manager && principal == principal.manager"
        ),
        (
            "principal.hasTag(\"k\") && principal.getTag(\"k\") == \"v\"",
            "if principal.hasTag(\"k\") then principal.getTag(\"k\") == \"v\" else false"
        ),
        ("principal.hasTag(principal.name) && principal.name == \"k\"", "principal.hasTag(\"k\") && principal.name == \"k\""),
        (
            "principal in Team::\"a\" && Team::\"a\" in Team::\"b\"",
            "principal in Team::\"a\" && Team::\"a\" in Team::\"b\" && principal in Team::\"b\""
        ),
        ("principal in Team::\"a\" && Team::\"a\" in Org::\"o\"", "principal in Team::\"a\" && Team::\"a\" in Org::\"o\" && principal in Org::\"o\""),
        ("Team::\"a\" in Team::\"b\" && Team::\"b\" in Team::\"a\"", "false"),
        ("principal in [Team::\"a\", Team::\"b\"]", "principal in Team::\"a\" || principal in Team::\"b\""),
        ("principal in resource.readers", "resource.readers.contains(principal)"),
        (
            "principal in principal.teams && principal.teams.containsAll([Team::\"a\"]) && [Team::\"a\"].containsAll(principal.teams)",
            "principal in Team::\"a\" && principal.teams == [Team::\"a\"]"
        ),
        ("resource.readers.contains(resource.owner) && principal == resource.owner", "principal in resource.readers && resource.owner == principal"),
        ("principal.roles.containsAll([\"a\", \"b\"])", "principal.roles.contains(\"b\") && principal.roles.contains(\"a\")"),
        ("principal.roles.containsAny([\"a\", \"b\"])", "principal.roles.contains(\"b\") || principal.roles.contains(\"a\")"),
        (
            "principal.roles.containsAll(resource.kinds) && resource.kinds.contains(\"x\")",
            "principal.roles.containsAll(resource.kinds) && resource.kinds.contains(\"x\") && principal.roles.contains(\"x\")"
        ),
        ("principal.roles.containsAll(resource.kinds) && resource.kinds.containsAll(principal.roles)", "principal.roles == resource.kinds"),
        ("principal.roles.containsAny(resource.kinds) && resource.kinds.isEmpty()", "false"),
        ("principal.roles.isEmpty() && context.tags.isEmpty()", "principal.roles.isEmpty() && context.tags == principal.roles"),
        ("principal.roles == [\"a\", \"b\", \"a\"]", "[\"b\", \"a\"] == principal.roles"),
        ("resource.points.contains({x: 1, y: 2})", "resource.points.containsAny([{y: 2, x: 1}])"),
        ("{a: principal.name, b: principal.level} == {b: 1, a: \"x\"}", "principal.level == 1 && principal.name == \"x\""),
        ("principal.home has zip && principal.home.zip == \"1\"", "principal has home.zip && principal.home.zip == \"1\""),
        ("principal.limit.lessThan(decimal(\"1.5\"))", "!principal.limit.greaterThanOrEqual(decimal(\"1.50\"))"),
        ("principal.limit.greaterThan(decimal(\"922337203685477.5807\"))", "false"),
        ("context.at < datetime(\"2026-01-01\")", "datetime(\"2026-01-01T00:00:00Z\") > context.at"),
        ("context.at.toDate() == datetime(\"2026-01-01\")", "context.at >= datetime(\"2026-01-01\") && context.at < datetime(\"2026-01-02\")"),
        ("context.at.toTime() < duration(\"0ms\")", "false"),
        (
            "context.at.durationSince(principal.since) > duration(\"1h\") && principal.since == datetime(\"2026-01-01\")",
            "context.at > datetime(\"2026-01-01T01:00:00Z\") && principal.since == datetime(\"2026-01-01\")"
        ),
        ("context.at.offset(duration(\"1d\")) > context.at", "context.at <= datetime(\"1970-01-01\").offset(duration(\"9223372036768375807ms\"))"),
        ("principal.ttl.toHours() == 0", "principal.ttl < duration(\"1h\") && principal.ttl > duration(\"-1h\")"),
        ("principal.ttl.toDays() == -2", "principal.ttl <= duration(\"-2d\") && principal.ttl > duration(\"-3d\")"),
        ("principal.ip.isInRange(ip(\"10.0.0.0/8\")) && principal.ip.isIpv6()", "false"),
        ("principal.ip.isLoopback() && principal.ip.isIpv4()", "principal.ip.isInRange(ip(\"127.0.0.0/8\"))"),
        ("principal.ip.isMulticast() && principal.ip.isIpv6()", "principal.ip.isInRange(ip(\"ff00::/8\"))"),
        (
            "principal.ip.isInRange(context.net) && context.net.isInRange(principal.ip) && principal.ip.isInRange(ip(\"10.1.2.3\"))",
            "context.net == ip(\"10.1.2.3\") && principal.ip == ip(\"10.1.2.3/32\")"
        ),
        ("context.level == Level::\"low\" || context.level == Level::\"mid\"", "context.level != Level::\"high\""),
        ("context.level == Level::\"low\" || context.level == Level::\"mid\" || context.level == Level::\"high\"", "true"),
        (
            "if principal.active then principal.level > 3 else principal.budget > 3",
            "principal.active && principal.level > 3 || !principal.active && principal.budget > 3"
        ),
        (
            "(if principal.active then principal else resource.owner).level > 3 && principal == resource.owner",
            "principal.level > 3 && principal == resource.owner"
        ),
        (
            "(if principal.active then principal.roles else resource.kinds).contains(\"a\")",
            "principal.active && principal.roles.contains(\"a\") || !principal.active && resource.kinds.contains(\"a\")"
        ),
        ("action in Action::\"all\"", "true"),
        ("action in [Action::\"use\", Action::\"write\"] && action == Action::\"read\"", "true"),
        ("principal is Robot", "false"),
        ("1 == \"a\"", "false"),
    ]

    static let wider: [(narrow: String, wide: String)] = [
        ("principal.active", "true"),
        ("principal.level > 4", "principal.level > 3"),
        ("principal.level + 1 > 0", "principal.level > -2"),
        ("principal.name like \"ab*\"", "principal.name like \"a*\""),
        ("principal.name like \"*@a.example\"", "principal.name like \"*a.example\""),
        ("principal.name == \"\u{1F600}\\\"\\\\é\"", "principal.name != \"x\""),
        ("principal.name like \"*\u{1F600}\\\"\\\\\"", "principal.name != \"x\""),
        ("principal has age && principal.age > 3", "principal has age"),
        ("if principal has age then principal.age > 3 else true", "true"),
        ("context has mfa && context.mfa", "if context has mfa then context.mfa else true"),
        ("principal has manager && principal.manager.level > 3", "principal has manager"),
        ("principal has manager.manager && principal.manager.manager == principal", "principal has manager"),
        ("principal.hasTag(\"k\") && principal.getTag(\"k\") == \"v\"", "principal.hasTag(\"k\")"),
        ("principal.hasTag(principal.name)", "!principal.hasTag(\"k\") || principal.hasTag(principal.name) || principal.name != \"k\""),
        ("principal in Team::\"a\"", "principal in Team::\"a\" || principal in Team::\"b\""),
        ("principal in Team::\"a\" && principal in Org::\"o\"", "principal in Org::\"o\""),
        ("resource in Folder::\"a\" && Folder::\"a\" in Folder::\"b\"", "resource in Folder::\"b\""),
        ("principal in resource.readers && principal != resource.owner", "principal in resource.readers"),
        ("principal.teams.contains(Team::\"a\") && principal in principal.teams", "principal in principal.teams"),
        ("principal.roles.containsAll([\"a\", \"b\"])", "principal.roles.containsAny([\"a\", \"b\"])"),
        ("principal.roles == resource.kinds", "principal.roles.containsAll(resource.kinds)"),
        ("principal.roles.containsAll(context.tags) && resource.kinds.containsAll(principal.roles)", "resource.kinds.containsAll(context.tags)"),
        ("principal.friends.containsAny(resource.readers) && resource.readers.isEmpty()", "principal.friends.containsAny(resource.readers)"),
        ("resource.points.contains({x: 1, y: principal.level})", "!resource.points.isEmpty()"),
        ("principal.home == resource.owner.home && principal.home has zip", "principal.home == resource.owner.home"),
        ("principal.home.city == \"x\"", "principal.home.city == \"x\" || principal.home has zip"),
        ("principal.limit.lessThan(decimal(\"-1.5\"))", "principal.limit.lessThanOrEqual(decimal(\"-1.5\"))"),
        ("context.at.toDate() == datetime(\"2026-01-01\")", "context.at >= datetime(\"2026-01-01\")"),
        ("context.at.offset(duration(\"1ms\")) > context.at", "true"),
        ("principal.ttl.toSeconds() > 1", "principal.ttl.toMilliseconds() > 1000"),
        ("principal.ip.isInRange(ip(\"10.1.0.0/16\"))", "principal.ip.isInRange(ip(\"10.0.0.0/8\"))"),
        ("principal.ip.isInRange(ip(\"fe80::/10\")) && principal.ip.isInRange(context.net)", "principal.ip.isIpv6()"),
        ("principal.ip.isLoopback()", "principal.ip.isLoopback() || principal.ip.isMulticast()"),
        ("context.level == Level::\"low\"", "context.level != Level::\"high\""),
        ("if principal.active then principal.level > 3 else false", "principal.level > 3"),
        ("Team::\"x\".lead == principal", "Team::\"x\".lead == principal || Team::\"x\".lead.level > 3"),
    ]

    static let pairs: [Pair] =
        same.map { Pair($0, $1, gives: false, takes: false) }
        + wider.flatMap { [Pair($0.narrow, $0.wide, gives: true, takes: false), Pair($0.wide, $0.narrow, gives: false, takes: true)] }
        + [
            Pair("principal.active", "!principal.active", gives: true, takes: true),
            Pair("principal.level > 3", "principal.budget > 3", gives: true, takes: true),
            Pair("principal.name like \"a*\"", "principal.name like \"*a\"", gives: true, takes: true),
            Pair("principal in Team::\"a\"", "principal in Team::\"b\"", gives: true, takes: true),
            Pair("principal.roles.contains(\"a\")", "resource.kinds.contains(\"a\")", gives: true, takes: true),
        ]

    @Test(arguments: AnalysisWorld.solvers, pairs)
    func `what a change of a condition gives and takes is known, for every feature of the language`(_ solver: Solver, _ pair: Pair) throws {
        let analyzer = Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: true)
        let comparison = analyzer.compare(try AnalysisWorld.reading(pair.current), try AnalysisWorld.reading(pair.candidate))
        #expect(comparison.newAccess.verdict.isProved == !pair.gives, "\(comparison.newAccess)")
        #expect((comparison.newAccess.verdict.counterexample != nil) == pair.gives, "\(comparison.newAccess)")
        #expect(comparison.lostAccess.verdict.isProved == !pair.takes, "\(comparison.lostAccess)")
        #expect((comparison.lostAccess.verdict.counterexample != nil) == pair.takes, "\(comparison.lostAccess)")
    }
}

extension AnalysisTests {
    private func analyzer(_ solver: Solver, complete: Bool = true) -> Analyzer {
        Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: complete)
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `forbid trumps permit, and taking a forbid away is new access`(_ solver: Solver) throws {
        let permits = "permit(principal, action, resource);"
        let guarded = try PolicySet(parsing: permits + "forbid(principal, action, resource) unless { principal has level && principal.level > 3 };")
        let open = try PolicySet(parsing: permits)
        #expect(analyzer(solver).compare(open, guarded).grantsNothingNew)
        let comparison = analyzer(solver).compare(guarded, open)
        let example = try #require(comparison.newAccess.verdict.counterexample)
        #expect(Authorizer(open).isAuthorized(example.request, in: example.entities).decision == .allow)
        #expect(Authorizer(guarded).isAuthorized(example.request, in: example.entities).decision == .deny)
        #expect(comparison.newAccess.parts.count == AnalysisWorld.schema.environments.count)
        #expect("\(comparison)".contains("not so: the candidate allows nothing new (3 of 3 combinations of types)"))
        #expect("\(comparison)".contains("proved: the candidate allows all that was allowed"))
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `a permit that a forbid covers adds nothing, whatever the order`(_ solver: Solver) throws {
        let forbid = "forbid(principal is Robot, action, resource);"
        let before = try PolicySet(parsing: forbid)
        let after = try PolicySet(parsing: "permit(principal is Robot, action == Action::\"write\", resource) when { principal.level > 3 };" + forbid)
        #expect(analyzer(solver).compare(before, after).changesNothing)
        #expect(analyzer(solver).alwaysDenies(after).verdict.isProved)
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `an overflow, and nothing else, makes a valid policy err where all entities are there`(_ solver: Solver) throws {
        let sound = [
            "principal.level < 9223372036854775807 && principal.level + 1 > 0", "principal has age && principal.age > 3",
            "principal.level > 0 && -principal.level < 0",
        ]
        for condition in sound {
            #expect(analyzer(solver).neverErrs(try AnalysisWorld.reading(condition))[0].verdict.isProved, "\(condition)")
        }
        for condition in [
            "principal.level + 1 > 0", "-principal.level < 0", "principal.level * 3 > 0",
            "context.at.offset(principal.ttl) > context.at", "context.at.toDate() == context.at",
        ] {
            let policies = try AnalysisWorld.reading("principal.active", condition)
            let analyses = analyzer(solver).neverErrs(policies)
            #expect(analyses[0].verdict.isProved)
            let example = try #require(analyses[1].verdict.counterexample, "\(analyses[1])")
            let errors = Authorizer(policies).isAuthorized(example.request, in: example.entities).errors
            #expect(errors.map(\.error.code) == [.overflow])
        }
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `unless it is ruled out, an entity may be missing, and a forbid that errs forbids nothing`(_ solver: Solver) throws {
        let forbid = "forbid(principal is User, action, resource) when { principal.level < 3 || principal.level >= 3 };"
        let policies = try AnalysisWorld.reading("true", extra: forbid)
        #expect(analyzer(solver).alwaysDenies(policies).verdict.isProved)
        let example = try #require(analyzer(solver, complete: false).alwaysDenies(policies).verdict.counterexample)
        #expect(example.entities[example.request.principal] == nil)
        let careful = try AnalysisWorld.reading("principal has level && principal.level > 3")
        #expect(analyzer(solver, complete: false).neverErrs(careful)[0].verdict.isProved)
        let careless = try AnalysisWorld.reading("principal.level > 3")
        let missing = try #require(analyzer(solver, complete: false).neverErrs(careless)[0].verdict.counterexample)
        #expect(Authorizer(careless).isAuthorized(missing.request, in: missing.entities).errors.map(\.error.code) == [.entity])
    }

    // R70
    @Test(arguments: AnalysisWorld.solvers)
    func `what ends gives access later, and a claim is about every instant`(_ solver: Solver) throws {
        let practice = Practice(from: try Value.Datetime("2026-11-22T12:00:00Z"))
        let timed = Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: true, practice: practice)
        func set(_ permit: String?, _ forbid: String?) throws -> PolicySet {
            func ending(_ end: String?) -> String { end.map { $0.isEmpty ? "" : "@expires(\"\($0)\")" } ?? "" }
            var text = ""
            if let permit { text += "@id(\"p\") \(ending(permit)) permit(principal is User, action == Action::\"read\", resource);" }
            if let forbid {
                text += "@id(\"f\") \(ending(forbid)) forbid(principal is User, action == Action::\"read\", resource) when { principal.level < 3 };"
            }
            return try PolicySet(parsing: text)
        }
        // Each: permit and forbid as they are and as they would be, with their ends; and from when on the change gives something.
        let cases: [(now: (String?, String?), then: (String?, String?), since: String??)] = [
            (("", ""), ("", "2026-12-01"), "2026-12-01"), (("2026-12-24", ""), ("", ""), "2026-12-24"),
            (("2026-12-24", ""), ("2026-12-25", ""), "2026-12-24"), (("", "2027-01-01"), ("", "2026-12-01"), "2026-12-01"),
            // It has expired already: the forbid forbids nothing.
            (("", ""), ("", "2026-11-22"), .some(nil)), (("2026-11-22", nil), ("", nil), .some(nil)),
            // The same end on both sides, an earlier one of a permit, a later one of a forbid: nothing is given at any time.
            (("2026-12-24", "2026-12-01"), ("2026-12-24", "2026-12-01"), nil), (("", ""), ("2026-12-24", ""), nil),
            (("", "2026-12-01"), ("", "2027-01-01"), nil), (("", "2026-12-01"), ("", ""), nil),
            // The permit is gone before its forbid.
            (("2026-12-01", ""), ("2026-12-01", "2026-12-02"), nil), (("", nil), ("2026-11-01", nil), nil),
        ]
        for (now, then, since) in cases {
            let (current, candidate) = (try set(now.0, now.1), try set(then.0, then.1))
            let comparison = timed.compare(current, candidate)
            #expect(comparison.grantsNothingNew == (since == nil), "\(now) → \(then): \(comparison)")
            guard let since else { continue }
            let example = try #require(comparison.newAccess.verdict.counterexample)
            #expect(example.since == since, "\(now) → \(then): \(comparison)")
            if let since { #expect("\(comparison)".contains("from \(since) on: User"), "\(comparison)") }
        }
        // The language knows no ends.
        #expect(analyzer(solver).compare(try set("", ""), try set("", "2026-12-01")).changesNothing)
        let bad = timed.compare(try set("", nil), try set("soon", nil))
        #expect(!bad.grantsNothingNew && "\(bad)".contains("`@expires` of the policy `policy0` is no time"), "\(bad)")
    }

    // R70
    @Test(arguments: AnalysisWorld.solvers)
    func `where a forbid that errs denies, taking its error away is new access`(_ solver: Solver) throws {
        let strict = Analyzer(AnalysisWorld.schema, solver, entitiesAreThere: true, practice: Practice(erringForbidsDeny: true))
        let scope = "principal is User, action == Action::\"read\", resource"
        let erring = try AnalysisWorld.reading("true", extra: "forbid(\(scope)) when { principal.level + 1 < principal.level };")
        let idle = try AnalysisWorld.reading("true", extra: "forbid(\(scope)) when { false };")
        let example = try #require(strict.compare(erring, idle).newAccess.verdict.counterexample)
        guard case .long(let level)? = example.entities[example.request.principal]?.attributes["level"] else {
            Issue.record("\(example)")
            return
        }
        #expect(level == .max)
        #expect(strict.compare(idle, erring).grantsNothingNew)
        // In the language that forbid forbids nothing.
        #expect(analyzer(solver).compare(erring, idle).changesNothing)
        // Of permits an error is a denial either way.
        #expect(strict.equivalent(try AnalysisWorld.reading("principal.level + 1 < principal.level"), PolicySet()).verdict.isProved)
        // What is missing errs as well.
        let incomplete = Analyzer(AnalysisWorld.schema, solver, practice: Practice(erringForbidsDeny: true))
        let reading = try AnalysisWorld.reading("true", extra: "forbid(\(scope)) when { principal.level < 3 };")
        let asking = try AnalysisWorld.reading("true", extra: "forbid(\(scope)) when { principal has level && principal.level < 3 };")
        #expect(incomplete.compare(asking, reading).grantsNothingNew)
        let missing = try #require(incomplete.compare(reading, asking).newAccess.verdict.counterexample)
        #expect(missing.entities[missing.request.principal] == nil)
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `sets are compared, each way that sets can be`(_ solver: Solver) throws {
        let (low, high) = (try AnalysisWorld.reading("principal.level < 3"), try AnalysisWorld.reading("principal.level > 7"))
        let both = try AnalysisWorld.reading("principal.level < 3", "principal.level > 7")
        #expect(analyzer(solver).disjoint(low, high).verdict.isProved)
        #expect(analyzer(solver).disjoint(low, both).verdict.counterexample != nil)
        #expect(analyzer(solver).implies(low, both).verdict.isProved)
        #expect(analyzer(solver).implies(both, low).verdict.counterexample != nil)
        #expect(analyzer(solver).equivalent(both, try AnalysisWorld.reading("!(principal.level >= 3 && principal.level <= 7)")).verdict.isProved)
        #expect(analyzer(solver).equivalent(both, low).verdict.counterexample != nil)
        let all = try PolicySet(parsing: "permit(principal, action, resource);")
        #expect(analyzer(solver).alwaysAllows(all).verdict.isProved && analyzer(solver).alwaysAllows(both).verdict.counterexample != nil)
        #expect(analyzer(solver).alwaysDenies(PolicySet()).verdict.isProved && analyzer(solver).alwaysDenies(low).verdict.counterexample != nil)
        #expect(analyzer(solver).alwaysAllows(low).parts.map(\.verdict).allSatisfy { $0.counterexample != nil })
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `links are analysed with their slots filled`(_ solver: Solver) throws {
        var policies = try PolicySet(parsing: "@id(\"t\") permit(principal in ?principal, action == Action::\"read\", resource == ?resource);")
        let name = try #require(policies.templates.first?.id)
        let file = EntityUID(type: try #require(EntityType("File")), id: "f")
        try policies.link("l", to: name, [.principal: EntityUID(type: try #require(EntityType("Team")), id: "a"), .resource: file])
        let same = try AnalysisWorld.reading("principal in Team::\"a\" && resource == File::\"f\"")
        #expect(analyzer(solver).equivalent(policies, same).verdict.isProved)
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `what cannot be encoded or decided is unknown, with the reason, and never a proof`(_ solver: Solver) throws {
        let analyzer = analyzer(solver)
        let all = try PolicySet(parsing: "permit(principal, action, resource);")
        for (condition, reason) in [
            ("resource.nested.contains([1])", "a set of sets"), ("resource.nested == resource.nested", "a set of sets"),
            ("principal.levle > 3", "does not validate"), ("principal.age > 3", "does not validate"),
            ("principal.name like \"a*\" && principal.name == \"\u{3F123}\"", "characters that solvers do not know"),
        ] {
            let comparison = analyzer.compare(all, try AnalysisWorld.reading(condition))
            #expect(!comparison.grantsNothingNew && comparison.newAccess.verdict.counterexample == nil)
            #expect("\(comparison)".contains(reason), "\(comparison)")
        }
        // Nobody decides equations of whole numbers in general: a solver may say so, but not the contrary.
        let quick = Analyzer(AnalysisWorld.schema, Solver(solver.kind, path: solver.path, timeLimit: .seconds(1)), entitiesAreThere: true)
        let squares = try AnalysisWorld.reading("principal.level * principal.level == 49 && principal.level > 0")
        #expect(!quick.compare(try AnalysisWorld.reading("false"), squares).grantsNothingNew)
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `long and deep conditions are analysed too`(_ solver: Solver) throws {
        let deep = (0..<100).reduce("principal.level > 3") { text, number in number % 2 == 0 ? "!(\(text))" : "(\(text) && principal.active)" }
        let nested = (0..<40).reduce("true") { text, number in "(if principal.level == \(number) then \(text) else principal.active)" }
        let long = (0..<300).map { "principal.level == \($0)" }.joined(separator: " || ")
        for condition in [deep, nested, long] {
            let policies = try AnalysisWorld.reading(condition)
            var steps = 0
            #expect(analyzer(solver).compare(policies, try AnalysisWorld.reading(condition + " && true")) { _ in steps += 1 }.changesNothing)
            #expect(steps == AnalysisWorld.schema.environments.count)
            let comparison = analyzer(solver).compare(try AnalysisWorld.reading("false"), policies)
            #expect(comparison.newAccess.verdict.counterexample != nil, "\(comparison)")
        }
        let range = try AnalysisWorld.reading("principal.level >= 0 && principal.level < 300")
        let analysis = analyzer(solver).equivalent(range, try AnalysisWorld.reading(long))
        #expect(analysis.verdict.isProved, "\(analysis)")
    }

    @Test(arguments: AnalysisWorld.solvers)
    func `what may go is told, policy by policy`(_ solver: Solver) throws {
        let policies = try AnalysisWorld.reading("principal.level > 3", "principal.level == 7", "principal.level < 3")
        let analyses = analyzer(solver).mayGo(policies)
        #expect(analyses.map(\.verdict.isProved) == [false, true, false])
        #expect(analyses[0].verdict.counterexample != nil && analyses[2].verdict.counterexample != nil)
    }
}
