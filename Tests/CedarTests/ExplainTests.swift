@testable import Cedar
import Foundation
import Testing

/// Requirements R66, R72 and R116: a denial says who, why, what would change it, and whom to ask.
@Suite struct ExplainTests {
    /// Estates that are made up: `MAYFLY_CEDAR_CASES` / 10.
    static let cases = ProcessInfo.processInfo.environment["MAYFLY_CEDAR_CASES"].flatMap(UInt64.init).map { $0 / 10 } ?? 100
    private static let policies = """
        @id("exchange") @owner("payments") @ticket("MIG-101")
        permit (principal in Service::"api", action == Action::"exchange", resource in Group::"data")
        when { context.region == resource.region && context.requestedTtl <= duration("15m") };
        @id("fresh") @owner("security")
        forbid (principal, action, resource in Env::"prod")
        unless { context has posture && context.posture.compliant && context.now.durationSince(context.posture.observedAt) <= duration("5m") };
        @id("window") @owner("release")
        permit (principal is Pipeline in Repo::"pay", action == Action::"mint", resource == Env::"test")
        when { principal.protectedRef && context has ticket && context.ticket.state == "approved" && ["cut", "done"].contains(resource.state) };
        """

    private static func estate() throws -> (Explainer, Entities) {
        let uid = EstateMaker.uid
        let entities = try Entities([
            Entity(uid("Workload", "pay-1"), parents: [uid("Service", "api")]), Entity(uid("Workload", "other")),
            Entity(
                uid("Target", "pg"), attributes: try Record(["region": .string("eu")]), parents: [uid("Group", "data"), uid("Env", "prod")]),
            Entity(uid("Pipeline", "deploy"), attributes: try Record(["protectedRef": .bool(true)]), parents: [uid("Repo", "pay")]),
            Entity(uid("Env", "test"), attributes: try Record(["state": .string("cut")])),
        ])
        return (Explainer(try PolicySet(parsing: policies)), entities)
    }

    private static func context(region: String = "eu", compliant: Bool = true, ttl: String = "10m", seen: Int64 = 0) throws -> Record {
        try Record([
            "region": .string(region), "requestedTtl": try Value(.duration, ttl), "now": .datetime(.init(milliseconds: 600_000)),
            "posture": .record(try Record(["compliant": .bool(compliant), "observedAt": .datetime(.init(milliseconds: 600_000 - seen))])),
        ])
    }

    private static func exchange(_ context: Record, by who: String = "pay-1") -> Request {
        Request(
            principal: EstateMaker.uid("Workload", who), action: EstateMaker.uid("Action", "exchange"), resource: EstateMaker.uid("Target", "pg"),
            context: context)
    }

    // What a fuzzer found.
    @Test func `a call with too few operands errs, and no change is looked for in it`() throws {
        let calls = [
            "decimal()", "decimal(\"1.0\").lessThan()", "ip()", "duration()", "datetime().offset()", "datetime().toDate()",
            "datetime().durationSince()", "ip().isInRange()", "duration().toHours()",
        ]
        for call in calls {
            for condition in [
                call, "\(call).lessThan(decimal(\"3.0\"))", "\(call) == \(call)", "\(call) > duration(\"1h\")", "\(call) == decimal(\"1.0\")",
                "\(call) == duration(\"1h\")", "\(call) == datetime(\"2024-01-01\")", "\(call) < 3", "\(call) == ip(\"::1\")",
            ] {
                let text = "permit(principal, action, resource) when { \(condition) && context.a == 1 };"
                let explainer = Explainer(try PolicySet(parsing: text))
                let why = explainer.explain(Self.exchange(Record()), in: Entities())
                #expect(why?.response.decision == .deny, "\(condition)")
            }
        }
    }

    @Test func `an allow has nothing to explain`() throws {
        let (explainer, entities) = try Self.estate()
        #expect(explainer.explain(Self.exchange(try Self.context()), in: entities) == nil)
    }

    @Test func `a denial names the forbid, what made it true, the owner, and the one change that undoes it`() throws {
        let (explainer, entities) = try Self.estate()
        let why = try #require(explainer.explain(Self.exchange(try Self.context(compliant: false)), in: entities))
        #expect(why.forbids.map(\.policy.id) == ["policy1"])
        #expect(why.forbids[0].policy.annotation("owner") == "security")
        #expect(why.forbids[0].policy.span?.line == 4)
        let flip = try #require(why.flip)
        #expect(flip.changes == [.init(target: .context(["posture", "compliant"]), found: .bool(false), action: .set(.bool(true)))])
        #expect(flip.permits.map(\.id) == ["policy0"])
        #expect(flip.response.decision == .allow)
        #expect(why.overridden.map(\.id) == ["policy0"])
        #expect(why.description.contains("`context.posture.compliant` is `false`"))
        #expect(why.description.contains("`exchange` (owner payments, ticket MIG-101)"))
    }

    @Test func `a condition that fails says what was found and what it needs`() throws {
        let (explainer, entities) = try Self.estate()
        let ttl = try #require(explainer.explain(Self.exchange(try Self.context(ttl: "1h")), in: entities))
        #expect(ttl.nearMisses.first?.policy.id == "policy0")
        #expect(ttl.nearMisses[0].conjuncts.map { $0.atoms.map(\.description) } == [["`context.requestedTtl` is 1h, needs at most 15m"]])
        #expect(ttl.nearMisses[0].conjuncts[0].span?.line == 3)
        #expect(ttl.flip?.changes.map(\.description) == ["`context.requestedTtl` 15m instead of 1h"])
        let stranger = try #require(explainer.explain(Self.exchange(try Self.context(), by: "other"), in: entities))
        #expect(stranger.nearMisses[0].scope.map(\.description) == ["`principal` is not in `Service::\"api\"`"])
        #expect(stranger.flip?.changes.map(\.description) == ["`Workload::\"other\"` made a member of `Service::\"api\"`"])
        let stale = try #require(explainer.explain(Self.exchange(try Self.context(seen: 360_000)), in: entities))
        #expect(stale.flip?.changes.map(\.description) == ["`context.posture.observedAt` 1970-01-01T00:05:00Z instead of 1970-01-01T00:04:00Z"])
    }

    @Test func `what is not there is asked for as a whole, and not twice`() throws {
        let (explainer, entities) = try Self.estate()
        let uid = EstateMaker.uid
        let request = Request(principal: uid("Pipeline", "deploy"), action: uid("Action", "mint"), resource: uid("Env", "test"))
        let why = try #require(explainer.explain(request, in: entities))
        #expect(why.nearMisses[0].conjuncts.flatMap(\.atoms).map(\.description).allSatisfy { $0 == "`context` has no `ticket`" })
        let ticket = Value.record(try Record(["state": .string("approved")]))
        #expect(why.flip?.changes == [.init(target: .context(["ticket"]), found: nil, action: .set(ticket))])
        #expect(why.flip?.changes[0].kind == .context)
    }

    @Test func `what nobody can change is not proposed`() throws {
        let entities = try Self.estate().1
        let explainer = Explainer(try PolicySet(parsing: Self.policies)) { target in
            if case .context(let path) = target, path.first == "posture" { nil } else { target.usualCost }
        }
        let why = try #require(explainer.explain(Self.exchange(try Self.context(compliant: false)), in: entities))
        #expect(why.flip?.changes.map(\.description) == ["`Target::\"pg\"` taken out of `Env::\"prod\"`"])
    }

    @Test func `one change does for a permit and the forbid that is in its way`() throws {
        let policies = try PolicySet(
            parsing: """
                permit (principal, action, resource) when { resource.state == "brokered" };
                forbid (principal, action, resource) when { ["cutover", "revoked"].contains(resource.state) };
                """)
        let uid = EstateMaker.uid
        let entities = try Entities([Entity(uid("Doc", "d"), attributes: try Record(["state": .string("cutover")]))])
        let request = Request(principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"))
        let why = try #require(Explainer(policies).explain(request, in: entities))
        #expect(why.flip?.changes.map(\.description) == ["`state` of `Doc::\"d\"` `\"brokered\"` instead of `\"cutover\"`"])
        let atoms = why.forbids[0].conjuncts[0].atoms.map(\.description)
        #expect(atoms == ["`resource.state` is `\"cutover\"`, needs to be none of `\"cutover\"`, `\"revoked\"`"])
    }

    @Test func `a proposal keeps to the schema, and puts nobody in another's place`() throws {
        let schema = try Schema(
            parsing: """
                entity Group; entity User in Group; entity Doc { readers: Group };
                action read appliesTo { principal: User, resource: Doc, context: { for: User } };
                """)
        let policies = try PolicySet(parsing: "permit (principal, action, resource) when { context.for in resource.readers };")
        let uid = EstateMaker.uid
        let entities = try Entities([
            Entity(uid("User", "bob")), Entity(uid("Doc", "d"), attributes: try Record(["readers": .entity(uid("Group", "readers"))])),
        ])
        let request = Request(
            principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"),
            context: try Record(["for": .entity(uid("User", "bob"))]))
        let why = try #require(Explainer(policies, schema: schema).explain(request, in: entities))
        #expect(why.flip?.changes == [.init(target: .membership(uid("User", "bob"), in: uid("Group", "readers")), found: nil, action: .join)])
    }

    @Test func `with a schema, a record that has to be made has what is required of it`() throws {
        let schema = try Schema(
            parsing: """
                entity User; entity Doc;
                type Ticket = { id: String, state: String, until: datetime };
                action read appliesTo { principal: User, resource: Doc, context: { ticket?: Ticket } };
                """)
        let policies = try PolicySet(parsing: "permit (principal, action, resource) when { context has ticket && context.ticket.state == \"open\" };")
        let uid = EstateMaker.uid
        let request = Request(principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"))
        let why = try #require(Explainer(policies, schema: schema).explain(request, in: Entities()))
        guard case .set(.record(let ticket))? = why.flip?.changes.first?.action else {
            Issue.record("no ticket: \(why)")
            return
        }
        let context = try Record(["ticket": .record(ticket)])
        #expect(schema.refusal(principal: request.principal, action: request.action, resource: request.resource, context: context) == nil)
        #expect(ticket["state"] == .string("open"))
    }

    @Test func `policies that err are named with the error`() throws {
        let explainer = Explainer(try PolicySet(parsing: "@owner(\"o\") permit (principal, action, resource) when { context.a + 1 == 2 };"))
        let uid = EstateMaker.uid
        let request = Request(principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"))
        let why = try #require(explainer.explain(request, in: Entities()))
        #expect(why.errors.map(\.error.code) == [.attribute])
        #expect(why.errors[0].policy.annotation("owner") == "o")
        #expect(why.nearMisses[0].conjuncts[0].atoms.map(\.description) == ["`context` has no `a`"])
        #expect(why.flip?.changes == [.init(target: .context(["a"]), found: nil, action: .set(.long(1)))])
    }

    @Test func `a change that does not flip is not told`() throws {
        // What would meet the permit has the forbid hold: whatever is tried is decided again, and stays denied.
        let explainer = Explainer(
            try PolicySet(
                parsing: """
                    permit (principal, action, resource) when { context has a && context.a == 1 };
                    forbid (principal, action, resource) when { context has a && context.a > 0 };
                    """))
        let uid = EstateMaker.uid
        for context in [Record(), try Record(["a": .long(0)]), try Record(["a": .long(1)])] {
            let request = Request(principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"), context: context)
            let why = try #require(explainer.explain(request, in: Entities()))
            #expect(why.flip == nil && why.description.hasSuffix("No change was found that would have it allowed."), "\(why)")
        }
    }

    @Test(arguments: [1, 7, 30]) func `of many forbids that hold at once all are named, and what undoes all is found`(count: Int) throws {
        let forbids = (0..<count).map {
            "@id(\"f\($0)\") forbid (principal, action, resource) when { context.attested == false && context.risk > \($0 % 5) };"
        }
        let explainer = Explainer(try PolicySet(parsing: "permit (principal, action, resource);\n" + forbids.joined(separator: "\n")))
        let uid = EstateMaker.uid
        let request = Request(
            principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"),
            context: try Record(["attested": .bool(false), "risk": .long(40)]))
        let why = try #require(explainer.explain(request, in: Entities()))
        #expect(why.forbids.map(\.policy.id) == why.response.reasons && why.forbids.count == count)
        #expect(why.flip?.changes.count == 1 && why.flip?.response.decision == .allow, "\(why)")
    }

    @Test func `no more is written than there is room for, and what would change it is told all the same`() throws {
        let forbids = (0..<200).map { "forbid (principal, action, resource) when { context.risk > \($0) };" }
        let explainer = Explainer(try PolicySet(parsing: "permit (principal, action, resource);\n" + forbids.joined(separator: "\n")))
        let uid = EstateMaker.uid
        let request = Request(
            principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"), context: try Record(["risk": .long(1000)]))
        let why = try #require(explainer.explain(request, in: Entities()))
        var (asked, taken) = (0, [String]())
        why.tell { line in
            asked += 1
            if line.hasPrefix("Forbidden"), taken.count >= 6 { return false }
            taken.append(line)
            return true
        }
        #expect(taken.prefix(6).filter { $0.hasPrefix("Forbidden by") }.count == 3 && asked == taken.count + 1)
        #expect(taken.dropFirst(6).map { $0 } == Array(why.description.split(separator: "\n").suffix(3).map(String.init)))
        #expect(taken.last == "  `context.risk` `0` instead of `1000`.")
        #expect(explainer.explain(request, in: Entities(), nearMisses: 0)?.forbids.count == 200)
    }

    @Test func `fewer near misses are the nearest of them`() throws {
        let (explainer, entities) = try Self.estate()
        let request = Self.exchange(try Self.context(region: "us", ttl: "1h"), by: "other")
        let (all, one) = (explainer.explain(request, in: entities), explainer.explain(request, in: entities, nearMisses: 1))
        #expect(all?.nearMisses.first == one?.nearMisses.first && one?.nearMisses.count == 1 && all?.flip == one?.flip)
    }

    @Test func `forbids that have nothing in common are undone together`() throws {
        let forbids = (0..<10).map { "forbid (principal, action, resource) when { context.a\($0) };" }
        let explainer = Explainer(try PolicySet(parsing: "permit (principal, action, resource);\n" + forbids.joined(separator: "\n")))
        let uid = EstateMaker.uid
        let request = Request(
            principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"),
            context: try Record((0..<10).map { .init("a\($0)", .bool(true)) }))
        let why = try #require(explainer.explain(request, in: Entities()))
        #expect(why.flip?.changes.count == 10, "\(why)")
    }

    @Test(arguments: 0..<cases)
    func `every denial of a made-up estate is explained, every flip flips, and no change of one can be left out`(seed: UInt64) throws {
        var maker = EstateMaker(seed: seed &* 7919 &+ 5)
        let policies = try maker.policies(4 + Int(seed % 12))
        let entities = try maker.entities()
        let (explainer, again) = (Explainer(policies), Explainer(policies))
        let authorizer = Authorizer(policies)
        for _ in 0..<20 {
            let request = try maker.request()
            let response = authorizer.isAuthorized(request, in: entities)
            let why = explainer.explain(request, in: entities)
            #expect((why == nil) == (response.decision == .allow))
            guard let why else { continue }
            #expect(why.response == response)
            #expect(why.forbids.map(\.policy.id) == response.reasons)
            #expect(why.errors.map(\.policy.id) == response.errors.map(\.policy))
            #expect(why.overridden.isEmpty || !why.forbids.isEmpty)
            #expect(!why.forbids.isEmpty || !why.nearMisses.isEmpty || !policies.policies.contains { $0.effect == .permit })
            for miss in why.nearMisses {
                #expect(miss.distance > 0 && (miss.scope + miss.conjuncts).allSatisfy { !$0.atoms.isEmpty }, "\(why)")
            }
            #expect(again.explain(request, in: entities)?.description == why.description)
            guard let flip = why.flip else { continue }
            let changed = try Changed.apply(flip.changes, request, entities)
            let new = authorizer.isAuthorized(changed.request, in: changed.entities)
            #expect(new == flip.response && new.decision == .allow, "\(why)\n\(policies)")
            for index in flip.changes.indices where flip.changes.count > 1 {
                var fewer = flip.changes
                fewer.remove(at: index)
                let less = try Changed.apply(fewer, request, entities)
                #expect(authorizer.isAuthorized(less.request, in: less.entities).decision == .deny, "\(why)")
            }
        }
    }
}

/// Changes made by other hands than the explainer's: over all entities.
private struct Changed {
    let request: Request
    let entities: Entities

    static func apply(_ changes: [Explanation.Change], _ request: Request, _ entities: Entities) throws -> Changed {
        var context = request.context
        var all = Dictionary(uniqueKeysWithValues: entities.all.map { ($0.uid, $0) })
        for change in changes {
            let value: Value? = if case .set(let value) = change.action { value } else { nil }
            switch change.target {
            case .context(let path): context = write(value, path[...], context)
            case .attribute(let uid, let path):
                let old = all[uid] ?? Entity(uid)
                all[uid] = Entity(uid, attributes: write(value, path[...], old.attributes), tags: old.tags, parents: old.parents)
            case .tag(let uid, let key, let path):
                let old = all[uid] ?? Entity(uid)
                all[uid] = Entity(uid, attributes: old.attributes, tags: write(value, ([key] + path)[...], old.tags), parents: old.parents)
            case .membership(let uid, let parent):
                let old = all[uid] ?? Entity(uid)
                let parents = change.action == .join ? old.parents.union([parent]) : old.parents.subtracting([parent])
                all[uid] = Entity(uid, attributes: old.attributes, tags: old.tags, parents: parents)
            }
        }
        let new = Request(principal: request.principal, action: request.action, resource: request.resource, context: context)
        return Changed(request: new, entities: try Entities(all.values))
    }

    private static func write(_ value: Value?, _ path: ArraySlice<String>, _ record: Record) -> Record {
        guard let name = path.first else { return record }
        var fields = record.fields.filter { $0.name.unicodeScalars.elementsEqual(name.unicodeScalars) == false }
        if path.count == 1 {
            if let value { fields.append(.init(name, value)) }
        } else if case .record(let inner)? = record[name] {
            fields.append(.init(name, .record(write(value, path.dropFirst(), inner))))
        }
        return Record(unique: fields)
    }
}
