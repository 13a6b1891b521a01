/// Answers questions about policies for all requests at once, with an SMT solver: each claim is proved, refuted by an example that the
/// authorizer confirms, or said to be unknown. Only what validates strictly can be analysed.
///
/// Proofs are about requests and entities that fit the schema, and about entities among which the schema's actions are.
///
/// Every question is asked once for each combination of types that a request may have, and blocks for as long as the solver takes.
public struct Analyzer: Sendable {
    public let schema: Schema
    public let solver: Solver
    /// Whether to count on it that every entity is there that a request or an attribute names. A policy that reads an attribute of an
    /// entity that is not there errs, and so has no say; unless this is ruled out, proofs hold in that case too.
    public let entitiesAreThere: Bool
    /// What the claims are about, beyond the language.
    public let practice: Practice

    public init(_ schema: Schema, _ solver: Solver, entitiesAreThere: Bool = false, practice: Practice = .language) {
        self.schema = schema
        self.solver = solver
        self.entitiesAreThere = entitiesAreThere
        self.practice = practice
    }

    /// How far an analysis is.
    public struct Progress: Sendable {
        public let done: Int
        public let total: Int
        /// That which comes next.
        public let environment: RequestEnvironment
    }

    public typealias Observer = (Progress) -> Void

    // MARK: One set

    /// Whether each policy evaluates to true or false on every request, in the order of the set; also after its end.
    public func neverErrs(_ policies: PolicySet, progress: Observer = { _ in }) -> [Analysis] {
        let questions = policies.policies.map { policy in
            Question(.neverErrs(policy.id), goal: { sets, _ in sets[0].errs(policy.id) }) { _, request, entities in
                Authorizer(policies).isAuthorized(request, in: entities).errors.contains { $0.policy == policy.id }
            }
        }
        return ask(questions, [policies], progress)
    }

    /// Whether each policy could be taken away, by itself, and nothing would be decided otherwise; in the order of the set.
    public func mayGo(_ policies: PolicySet, progress: Observer = { _ in }) -> [Analysis] {
        let questions = policies.policies.map { policy in
            Question(
                .mayGo(policy.id),
                goal: { sets, script in
                    script.not(script.equal(sets[0].allows(&script), sets[0].without(policy.id).allows(&script)))
                }
            ) { sets, request, entities in
                var rest = sets[0]
                rest.removePolicy(policy.id)
                return practice.allows(sets[0], request, in: entities) != practice.allows(rest, request, in: entities)
            }
        }
        return ask(questions, [policies], progress)
    }

    /// Whether every request is allowed.
    public func alwaysAllows(_ policies: PolicySet, progress: Observer = { _ in }) -> Analysis {
        ask(.alwaysAllows, [policies], progress, goal: { sets, script in script.not(sets[0].allows(&script)) }) { !$0[0] }
    }

    /// Whether every request is denied.
    public func alwaysDenies(_ policies: PolicySet, progress: Observer = { _ in }) -> Analysis {
        ask(.alwaysDenies, [policies], progress, goal: { sets, script in sets[0].allows(&script) }) { $0[0] }
    }

    // MARK: Two sets

    /// Whether `second` allows whatever `first` allows.
    public func implies(_ first: PolicySet, _ second: PolicySet, progress: Observer = { _ in }) -> Analysis {
        ask(.implies, [first, second], progress, goal: Self.moreInFirst) { $0[0] && !$0[1] }
    }

    /// Whether both decide alike.
    public func equivalent(_ first: PolicySet, _ second: PolicySet, progress: Observer = { _ in }) -> Analysis {
        ask(
            .equivalent, [first, second], progress,
            goal: { sets, script in script.not(script.equal(sets[0].allows(&script), sets[1].allows(&script))) }
        ) { $0[0] != $0[1] }
    }

    /// Whether no request is allowed by both.
    public func disjoint(_ first: PolicySet, _ second: PolicySet, progress: Observer = { _ in }) -> Analysis {
        ask(
            .disjoint, [first, second], progress,
            goal: { sets, script in script.and([sets[0].allows(&script), sets[1].allows(&script)]) }
        ) { $0[0] && $0[1] }
    }

    /// What a change of policies would give and take.
    public func compare(_ current: PolicySet, _ candidate: PolicySet, progress: Observer = { _ in }) -> Comparison {
        let losses = Question(.noLostAccess, goal: Self.moreInFirst) { sets, request, entities in
            practice.allows(sets[0], request, in: entities) && !practice.allows(sets[1], request, in: entities)
        }
        let answers = ask([gains, losses], [current, candidate], progress)
        return Comparison(newAccess: answers[0], lostAccess: answers[1])
    }

    /// What a change of policies would give, alone.
    public func newAccess(_ current: PolicySet, _ candidate: PolicySet, progress: Observer = { _ in }) -> Analysis {
        ask([gains], [current, candidate], progress)[0]
    }

    private var gains: Question {
        Question(.noNewAccess, goal: { sets, script in Self.moreInFirst([sets[1], sets[0]], &script) }) { sets, request, entities in
            practice.allows(sets[1], request, in: entities) && !practice.allows(sets[0], request, in: entities)
        }
    }

    private static func moreInFirst(_ sets: [EncodedSet], _ script: inout Script) -> SymbolicTerm {
        script.and([sets[0].allows(&script), script.not(sets[1].allows(&script))])
    }

    // MARK: Asking

    /// A claim, when it would be wrong by the solver's terms, and when by the authorizer with the policies that count at that time.
    private struct Question {
        let claim: Claim
        let goal: ([EncodedSet], inout Script) -> SymbolicTerm
        let isWrong: ([PolicySet], Request, Entities) -> Bool

        init(
            _ claim: Claim, goal: @escaping ([EncodedSet], inout Script) -> SymbolicTerm,
            isWrong: @escaping ([PolicySet], Request, Entities) -> Bool
        ) {
            (self.claim, self.goal, self.isWrong) = (claim, goal, isWrong)
        }
    }

    private func ask(
        _ claim: Claim, _ sets: [PolicySet], _ progress: Observer, goal: @escaping ([EncodedSet], inout Script) -> SymbolicTerm,
        isWrong: @escaping ([Bool]) -> Bool
    ) -> Analysis {
        let question = Question(claim, goal: goal) { sets, request, entities in
            isWrong(sets.map { practice.allows($0, request, in: entities) })
        }
        return ask([question], sets, progress)[0]
    }

    private func ask(_ questions: [Question], _ sets: [PolicySet], _ progress: Observer) -> [Analysis] {
        var parts = questions.map { _ in [Analysis.Part]() }
        for (index, environment) in schema.environments.enumerated() {
            progress(Progress(done: index, total: schema.environments.count, environment: environment))
            let verdicts = verdicts(questions, sets, environment)
            for place in questions.indices { parts[place].append(.init(environment: environment, verdict: verdicts[place])) }
        }
        return questions.indices.map { Analysis(claim: questions[$0].claim, parts: parts[$0]) }
    }

    private func verdicts(_ questions: [Question], _ sets: [PolicySet], _ environment: RequestEnvironment) -> [Verdict] {
        do throws(Unencodable) {
            let stages = try Stages(sets, from: practice.start)
            var typed: [TypedSet] = []
            for set in sets { typed.append(try TypedSet(set, schema, environment, practice, stages)) }
            let world = try SymbolicWorld(
                schema, environment, isComplete: entitiesAreThere, hasPatterns: typed.contains(where: \.hasPatterns), lastStage: stages.last)
            var encoder = Encoder(world)
            var encoded: [EncodedSet] = []
            for set in typed { encoded.append(try set.encode(&encoder)) }
            try encoder.world.complete()
            return questions.map { question in
                var world = encoder.world
                let goal = question.goal(encoded, &world.script)
                return verdict(goal, world, stages) { example throws(Unencodable) in
                    var counting: [PolicySet] = []
                    for set in sets { counting.append(try stages.counting(set, in: example.stage)) }
                    return question.isWrong(counting, example.request, example.entities)
                }
            }
        } catch {
            return questions.map { _ in .unknown(error.reason) }
        }
    }

    private func verdict(
        _ goal: SymbolicTerm, _ world: SymbolicWorld, _ stages: Stages, isWrong: (Counterexample) throws(Unencodable) -> Bool
    ) -> Verdict {
        guard goal != .no else { return .proved }
        var world = world
        let terms = CounterexampleMaker.terms(&world)
        world.script.assert(goal)
        switch solver.answer(world.script, terms) {
        case .none: return .proved
        case .undecided(let reason): return .unknown(reason)
        case .model(let values):
            let named = Dictionary(zip(terms.map(\.text), values)) { first, _ in first }
            do {
                var maker = try CounterexampleMaker(world, stages, named)
                let example = try maker.make()
                return confirmed(example, try isWrong(example))
            } catch {
                return .unknown("the solver found a counterexample that no request and entities can be made of")
            }
        }
    }

    /// A counterexample counts only when the schema allows it and the authorizer agrees.
    private func confirmed(_ example: Counterexample, _ isWrong: Bool) -> Verdict {
        let request = example.request
        let refusal =
            schema.refusal(principal: request.principal, action: request.action, resource: request.resource, context: request.context)
            ?? schema.refusal(of: example.entities)
        if let refusal { return .unknown("the solver found a counterexample that the schema does not allow: \(refusal)") }
        return isWrong ? .refuted(example) : .unknown("the solver found a counterexample that the authorizer does not confirm")
    }
}
