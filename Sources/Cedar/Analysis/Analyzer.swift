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

    public init(_ schema: Schema, _ solver: Solver, entitiesAreThere: Bool = false) {
        self.schema = schema
        self.solver = solver
        self.entitiesAreThere = entitiesAreThere
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

    /// Whether each policy evaluates to true or false on every request, in the order of the set.
    public func neverErrs(_ policies: PolicySet, progress: Observer = { _ in }) -> [Analysis] {
        let questions = policies.policies.map { policy in
            Question(.neverErrs(policy.id), goal: { sets, _ in sets[0].errs(policy.id) }) { authorizers, request, entities in
                authorizers[0].isAuthorized(request, in: entities).errors.contains { $0.policy == policy.id }
            }
        }
        return ask(questions, [policies], progress)
    }

    /// Whether each policy could be taken away, by itself, and nothing would be decided otherwise; in the order of the set.
    public func mayGo(_ policies: PolicySet, progress: Observer = { _ in }) -> [Analysis] {
        let questions = policies.policies.map { policy in
            var rest = policies
            rest.removePolicy(policy.id)
            let without = Authorizer(rest)
            return Question(
                .mayGo(policy.id),
                goal: { sets, script in
                    script.not(script.equal(sets[0].allows(&script), sets[0].without(policy.id).allows(&script)))
                }
            ) { authorizers, request, entities in
                authorizers[0].allows(request, entities) != without.allows(request, entities)
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
        let gains = Question(.noNewAccess, goal: { sets, script in Self.moreInFirst([sets[1], sets[0]], &script) }) {
            authorizers, request, entities in
            authorizers[1].allows(request, entities) && !authorizers[0].allows(request, entities)
        }
        let losses = Question(.noLostAccess, goal: Self.moreInFirst) { authorizers, request, entities in
            authorizers[0].allows(request, entities) && !authorizers[1].allows(request, entities)
        }
        let answers = ask([gains, losses], [current, candidate], progress)
        return Comparison(newAccess: answers[0], lostAccess: answers[1])
    }

    private static func moreInFirst(_ sets: [EncodedSet], _ script: inout Script) -> SymbolicTerm {
        script.and([sets[0].allows(&script), script.not(sets[1].allows(&script))])
    }

    // MARK: Asking

    /// A claim, when it would be wrong by the solver's terms, and when by the authorizer.
    private struct Question {
        let claim: Claim
        let goal: ([EncodedSet], inout Script) -> SymbolicTerm
        let isWrong: ([Authorizer], Request, Entities) -> Bool

        init(
            _ claim: Claim, goal: @escaping ([EncodedSet], inout Script) -> SymbolicTerm,
            isWrong: @escaping ([Authorizer], Request, Entities) -> Bool
        ) {
            (self.claim, self.goal, self.isWrong) = (claim, goal, isWrong)
        }
    }

    private func ask(
        _ claim: Claim, _ sets: [PolicySet], _ progress: Observer, goal: @escaping ([EncodedSet], inout Script) -> SymbolicTerm,
        isWrong: @escaping ([Bool]) -> Bool
    ) -> Analysis {
        let question = Question(claim, goal: goal) { authorizers, request, entities in
            isWrong(authorizers.map { $0.allows(request, entities) })
        }
        return ask([question], sets, progress)[0]
    }

    private func ask(_ questions: [Question], _ sets: [PolicySet], _ progress: Observer) -> [Analysis] {
        var parts = questions.map { _ in [Analysis.Part]() }
        let authorizers = sets.map { Authorizer($0) }
        for (index, environment) in schema.environments.enumerated() {
            progress(Progress(done: index, total: schema.environments.count, environment: environment))
            let verdicts = verdicts(questions, sets, authorizers, environment)
            for place in questions.indices { parts[place].append(.init(environment: environment, verdict: verdicts[place])) }
        }
        return questions.indices.map { Analysis(claim: questions[$0].claim, parts: parts[$0]) }
    }

    private func verdicts(
        _ questions: [Question], _ sets: [PolicySet], _ authorizers: [Authorizer], _ environment: RequestEnvironment
    ) -> [Verdict] {
        do throws(Unencodable) {
            var typed: [TypedSet] = []
            for set in sets { typed.append(try TypedSet(set, schema, environment)) }
            let world = try SymbolicWorld(
                schema, environment, isComplete: entitiesAreThere, hasPatterns: typed.contains(where: \.hasPatterns))
            var encoder = Encoder(world)
            var encoded: [EncodedSet] = []
            for set in typed { encoded.append(try set.encode(&encoder)) }
            try encoder.world.complete()
            return questions.map { question in
                var world = encoder.world
                let goal = question.goal(encoded, &world.script)
                return verdict(goal, world) { question.isWrong(authorizers, $0, $1) }
            }
        } catch {
            return questions.map { _ in .unknown(error.reason) }
        }
    }

    private func verdict(_ goal: SymbolicTerm, _ world: SymbolicWorld, isWrong: (Request, Entities) -> Bool) -> Verdict {
        guard goal != .no else { return .proved }
        var world = world
        let terms = CounterexampleMaker.terms(&world)
        world.script.assert(goal)
        switch solver.answer(world.script, terms) {
        case .none: return .proved
        case .undecided(let reason): return .unknown(reason)
        case .model(let values):
            let named = Dictionary(zip(terms.map(\.text), values)) { first, _ in first }
            do throws(Model.Unreadable) {
                var maker = try CounterexampleMaker(world, named)
                let example = try maker.make()
                return confirmed(example, isWrong(example.request, example.entities))
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

extension Authorizer {
    fileprivate func allows(_ request: Request, _ entities: Entities) -> Bool { isAuthorized(request, in: entities).decision == .allow }
}
