@testable import Cedar
import Testing

/// The search takes shortcuts: forbids that ask the same are undone once, of several limits the narrowest is proposed, and of worlds that
/// are tried the parts are kept. None of them may cost an answer.
@Suite struct FlipSearchTests {
    @Test(arguments: 0..<ExplainTests.cases)
    func `whatever the long way round flips is flipped at no higher price`(seed: UInt64) throws {
        var maker = EstateMaker(seed: seed &* 6007 &+ 11)
        let policies = try maker.policies(4 + Int(seed % 24))
        let entities = try maker.entities()
        // All permits, so that both look at the same; and so many attempts that neither ends early.
        let bounds = Explainer.Bounds(examined: 100, pursued: 100, attempts: 200)
        let (explainer, plain) = (Explainer(policies, bounds: bounds), PlainSearch(policies))
        for _ in 0..<20 {
            let request = try maker.request()
            guard let why = explainer.explain(request, in: entities) else { continue }
            guard let price = plain.price(request, entities) else { continue }
            let flip = try #require(why.flip, "\(request): another way found a change\n\(policies)")
            #expect(flip.changes.reduce(0) { $0 + $1.target.usualCost } <= price, "\(why)\n\(policies)")
        }
    }

    @Test(arguments: [2, 12, 13, 60]) func `forbids with different limits are undone by the narrowest of them, at once`(count: Int) throws {
        let forbids = (0..<count).map {
            "forbid (principal, action, resource) when { context.risk > \(40 - $0 % 20) || context.score.lessThan(decimal(\"0.\(1 + $0 % 9)\")) };"
        }
        let policies = try PolicySet(parsing: "permit (principal, action, resource);\n" + forbids.joined(separator: "\n"))
        let uid = EstateMaker.uid
        let request = Request(
            principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"),
            context: try Record(["risk": .long(90), "score": try Value(.decimal, "0.0")]))
        // One attempt: no limit is found by failing at it.
        let why = try #require(Explainer(policies, bounds: .init(attempts: 1)).explain(request, in: Entities()))
        #expect(why.forbids.count == count)
        #expect(
            why.flip?.changes.map(\.description).sorted() == [
                "`context.risk` `\(40 - min(count - 1, 19))` instead of `90`", "`context.score` 0.\(min(count, 9))000 instead of 0.0000",
            ], "\(why)")
    }

    @Test(arguments: 0..<60) func `of forbids that differ in a limit the widest is undone, whichever way it is written`(seed: UInt64) throws {
        var maker = EstateMaker(seed: seed)
        let isLower = maker.chance(50)
        var (forbids, allowed): ([String], [Int64]) = ([], [])
        for _ in 0...maker.number(40) {
            let limit = maker.pick([-3, -2, -1, 0, 1, 2, 3, .min + 1, .max - 1] as [Int64])
            let step: Int64 = isLower ? -1 : 1
            let (order, converse) = isLower ? (">", "<") : ("<", ">")
            let (condition, most) = maker.pick([
                ("when { context.n \(order) \(limit) }", limit), ("when { context.n \(order)= \(limit) }", limit + step),
                ("unless { context.n \(converse)= \(limit) }", limit), ("unless { context.n \(converse) \(limit) }", limit + step),
            ])
            forbids.append("forbid (principal, action, resource) \(condition);")
            allowed.append(most)
        }
        let start = isLower ? Int64.max : .min
        let need = (isLower ? allowed.min() : allowed.max()) ?? 0
        let policies = try PolicySet(parsing: "permit (principal, action, resource);" + forbids.joined())
        let uid = EstateMaker.uid
        let request = Request(
            principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"), context: try Record(["n": .long(start)]))
        let why = try #require(Explainer(policies, bounds: .init(attempts: 1)).explain(request, in: Entities()))
        #expect(why.flip?.changes == [.init(target: .context(["n"]), found: .long(start), action: .set(.long(need)))], "\(why)")
    }

    @Test func `a limit from above and one from below are met together, or not told`() throws {
        func flip(_ low: Int, _ high: Int) throws -> [String]? {
            let policies = try PolicySet(
                parsing: """
                    permit (principal, action, resource) when { context.size >= \(low) };
                    forbid (principal, action, resource) unless { context.size <= \(high) };
                    """)
            let uid = EstateMaker.uid
            let request = Request(
                principal: uid("User", "a"), action: uid("Action", "read"), resource: uid("Doc", "d"), context: try Record(["size": .long(0)]))
            return Explainer(policies).explain(request, in: Entities())?.flip?.changes.map(\.description)
        }
        #expect(try flip(5, 9) == ["`context.size` `5` instead of `0`"])
        #expect(try flip(9, 5) == nil)
    }

    @Test func `what was found out for a goal is found again among thousands`() {
        var table = GoalTable<Int>()
        let term = Term(expr: .bool(true), node: 0, operands: [], isConstant: true)
        let goals = (0..<3000).map { Goal(term: term, wanted: true, atom: Int32($0) &* 7) }
        for (number, goal) in goals.enumerated() {
            #expect(table[goal, number % 2 == 0] == nil)
            table.add(goal, number % 2 == 0, number)
        }
        for (number, goal) in goals.enumerated() {
            #expect(table[goal, number % 2 == 0] == number && table[goal, number % 2 != 0] == nil)
        }
    }
}

/// The search without its shortcuts: each forbid is looked at by itself, and each attempt is made from the beginning.
private struct PlainSearch {
    let program: ExplainProgram
    let authorizer: Authorizer

    init(_ policies: PolicySet) { (program, authorizer) = (ExplainProgram(policies), Authorizer(policies)) }

    /// Of the cheapest change that it comes across.
    func price(_ request: Request, _ entities: Entities) -> Int? {
        let session = Session(program, request, entities)
        let (moves, shapes) = (Moves { $0.usualCost }, Shapes(schema: nil, request: request))
        let permits = program.policies.indices.filter { place in
            let policy = program.policies[place]
            return policy.policy.effect == .permit && session.admits(action: policy.action)
        }
        var open: [(moves: [Move], price: Int, permit: Int)] = []
        func extend(_ session: Session, _ reasons: [Int32], _ before: [Move], _ permits: [Int]) {
            let inversion = Inversion(session: session, shapes: shapes, moves: moves)
            let forbids = reasons.map { program.policies[Int($0)].goals }
            let undone = forbids.map { goals in inversion.priced(goals.flatMap { inversion.achieve($0.term, !$0.wanted) }).map(\.option) }
            for permit in permits {
                let policy = program.policies[permit]
                guard session.admits(principal: policy.principal), session.admits(resource: policy.resource) else { continue }
                let failing = policy.goals.filter { !session.holds($0) }
                let lists = undone + failing.map { inversion.priced(inversion.achieve($0.term, $0.wanted)).map(\.option) }
                guard !lists.isEmpty, lists.allSatisfy({ !$0.isEmpty }) else { continue }
                var options = [joined(lists, -1, 0)]
                for (place, list) in lists.enumerated() { for choice in list.indices.dropFirst() { options.append(joined(lists, place, choice)) } }
                for option in options {
                    let merged = before.filter { old in !option.contains { $0.isOfTarget(of: old) } } + option
                    if let price = moves.price(merged) { open.append((merged, price, permit)) }
                }
            }
        }
        extend(session, decide(request, entities).reasons, [], Array(permits))
        for _ in 0..<200 {
            guard let place = open.indices.min(by: { open[$0].price < open[$1].price }) else { return nil }
            let state = open.remove(at: place)
            guard let world = Worlds(session, moves, shapes).world(state.moves) else { continue }
            let outcome = decide(world.request, world.entities)
            if outcome.decision == .allow { return state.price }
            extend(Session(program, world.request, world.entities), outcome.reasons, state.moves, [state.permit])
        }
        return nil
    }

    private func decide(_ request: Request, _ entities: Entities) -> Outcome {
        authorizer.outcome(of: request, in: entities, tellsErrors: false)
    }

    private func joined(_ lists: [[[Move]]], _ replaced: Int, _ choice: Int) -> [Move] {
        var edits: [Move] = []
        for (place, list) in lists.enumerated() {
            for edit in list[place == replaced ? choice : 0] where edits.allSatisfy({ $0.admits(edit) }) && !edits.contains(edit) {
                edits.append(edit)
            }
        }
        return edits
    }
}
