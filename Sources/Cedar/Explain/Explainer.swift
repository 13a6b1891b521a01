/// Explains denials by a policy set. Making one compiles the policies again, part by part; it can then be used from anywhere, at once.
///
///     let explainer = Explainer(policies, schema: schema)
///     if let why = explainer.explain(request, in: entities) { print(why) }
public struct Explainer: Sendable {
    /// How much is looked at and told.
    public struct Bounds: Sendable {
        /// Near misses told.
        public var nearMisses: Int
        /// Permits whose conditions are looked into, those with the best fitting scope first.
        public var examined: Int
        /// Permits for which changes are looked for.
        public var pursued: Int
        /// Changes tried by deciding again.
        public var attempts: Int

        public init(nearMisses: Int = 3, examined: Int = 64, pursued: Int = 3, attempts: Int = 24) {
            (self.nearMisses, self.examined, self.pursued, self.attempts) = (nearMisses, examined, pursued, attempts)
        }
    }

    private let program: ExplainProgram
    private let authorizer: Authorizer
    private let schema: Schema?
    private let bounds: Bounds
    private let practice: Practice
    private let cost: @Sendable (Explanation.Change.Target) -> Int?
    /// Places of the permits.
    private let permits: [Int]

    /// - Parameters:
    ///   - schema: gives types to what is not there, so that a record that has to be made has what is required of it.
    ///   - practice: of whoever decides; where a forbid that errs denies, that is explained too, and undone by no flip that lets it err.
    ///   - cost: of a change; the cheapest are looked for, by the sum. Nil for what nobody can change, such as the time.
    public init(
        _ policies: PolicySet, schema: Schema? = nil, bounds: Bounds = Bounds(), practice: Practice = .language,
        cost: @escaping @Sendable (Explanation.Change.Target) -> Int? = { $0.usualCost }
    ) {
        program = ExplainProgram(policies)
        authorizer = Authorizer(policies)
        permits = program.policies.indices.filter { [program] in program.policies[$0].policy.effect == .permit }
        (self.schema, self.bounds, self.practice, self.cost) = (schema, bounds, practice, cost)
    }

    /// Nil for a request that is allowed.
    /// - Parameter nearMisses: the most that are told, where that is fewer than the bounds say.
    public func explain(_ request: Request, in entities: Entities, nearMisses: Int = .max) -> Explanation? {
        let outcome = authorizer.outcome(of: request, in: entities, tellsErrors: true)
        return outcome.decision == .deny || !denying(outcome).isEmpty ? explain(request, outcome, in: entities, nearMisses) : nil
    }

    /// Forbids whose error denies.
    private func denying(_ outcome: Outcome) -> [Explanation.Erring] {
        guard practice.erringForbidsDeny else { return [] }
        return outcome.errors.lazy.filter { program.policies[Int($0.row)].policy.effect == .forbid }.map(erring)
    }

    private func erring(_ error: (row: Int32, error: EvaluationError)) -> Explanation.Erring {
        .init(policy: program.policies[Int(error.row)].named, error: error.error)
    }

    private func explain(_ request: Request, _ outcome: Outcome, in entities: Entities, _ nearMisses: Int) -> Explanation {
        let session = Session(program, request, entities)
        let faults = Faults(session: session)
        let shapes = Shapes(schema: schema, request: request)
        let ranked = rank(session)
        let search = FlipSearch(
            program: program, authorizer: authorizer, practice: practice, shapes: shapes, cost: cost, attempts: bounds.attempts)
        let found = search.find(session, outcome.forbids, ranked.pursued)
        return Explanation(
            response: authorizer.response(outcome), forbids: outcome.forbids.map { forbid(program.policies[Int($0)], faults) },
            overridden: ranked.satisfied.map { program.policies[$0].named },
            nearMisses: ranked.nearest.prefix(nearMisses).map { nearMiss(program.policies[$0], faults) },
            errors: outcome.errors.map(erring), erringForbids: denying(outcome),
            flip: found.map { flip($0, request, entities) })
    }

    // MARK: Ranking

    private struct Ranked {
        var nearest: [Int] = []
        /// Permits that hold: only a forbid is in the way.
        var satisfied: [Int] = []
        var pursued: [Int] = []
    }

    private struct Near {
        let place: Int
        let distance: Int
        let isOfAction: Bool

        func precedes(_ other: Near) -> Bool {
            (distance, isOfAction ? 0 : 1, place) < (other.distance, other.isOfAction ? 0 : 1, other.place)
        }
    }

    private func rank(_ session: Session) -> Ranked {
        let principals = program.principals.indices.map { session.admits(principal: Int32($0)) }
        let actions = program.actions.indices.map { session.admits(action: Int32($0)) }
        let resources = program.resources.indices.map { session.admits(resource: Int32($0)) }
        let (probes, goals) = (program.probes, program.goals)
        // Looked for on the first way through, which mostly ends early.
        var misfits: [UInt8] = []
        misfits.reserveCapacity(permits.count)
        var (ranked, near, reachable): (Ranked, [Near], [Near]) = (Ranked(), [], [])
        var examined = 0
        for wanted in 0...3 where examined < bounds.examined {
            // What is farther away by its scope alone than all that is wanted need not be looked at.
            if isFull(near, bounds.nearMisses, wanted), isFull(reachable, bounds.pursued, wanted) { break }
            for (index, place) in permits.enumerated() {
                let probe = probes[place]
                if wanted == 0 {
                    misfits.append(
                        (principals[Int(probe.principal)] ? 0 : 1) + (actions[Int(probe.action)] ? 0 : 1)
                            + (resources[Int(probe.resource)] ? 0 : 1))
                }
                guard misfits[index] == wanted else { continue }
                guard examined < bounds.examined else { break }
                examined += 1
                var distance = wanted
                // Beyond that neither list takes it, however much farther it is.
                let limit = max(limit(near, bounds.nearMisses), limit(reachable, bounds.pursued))
                for goal in probe.start..<(probe.start + probe.count) where distance <= limit && !session.holds(goals[Int(goal)]) {
                    distance += 1
                }
                let found = Near(place: place, distance: distance, isOfAction: actions[Int(probe.action)])
                if distance == 0 { ranked.satisfied.append(place) } else { keep(found, in: &near, bounds.nearMisses) }
                guard found.isOfAction, canKeep(found, in: reachable, bounds.pursued) else { continue }
                let (principal, resource) = (principals[Int(probe.principal)], resources[Int(probe.resource)])
                if wanted == 0 || program.policies[place].isReachable(principal, resource, session.request) {
                    keep(found, in: &reachable, bounds.pursued)
                }
            }
        }
        // What is much farther than the nearest is none that was missed by little.
        let horizon = (ranked.satisfied.isEmpty ? near.first?.distance ?? 0 : 0) + 2
        ranked.nearest = near.filter { $0.distance <= horizon }.map(\.place)
        ranked.pursued = reachable.map(\.place)
        return ranked
    }

    private func isFull(_ list: [Near], _ limit: Int, _ distance: Int) -> Bool {
        list.count >= limit && (list.last?.distance ?? 0) < distance
    }

    private func limit(_ list: [Near], _ limit: Int) -> Int { list.count >= limit ? list.last?.distance ?? 0 : .max }

    private func canKeep(_ found: Near, in list: [Near], _ limit: Int) -> Bool {
        guard list.count >= limit else { return true }
        return list.last.map(found.precedes) ?? false
    }

    private func keep(_ found: Near, in list: inout [Near], _ limit: Int) {
        guard canKeep(found, in: list, limit) else { return }
        list.insert(found, at: list.firstIndex { found.precedes($0) } ?? list.count)
        if list.count > limit { list.removeLast() }
    }

    // MARK: Telling

    private func forbid(_ policy: ExplainedPolicy, _ faults: Faults) -> Explanation.Forbid {
        .init(policy: policy.named, conjuncts: policy.goals.map { faults.finding($0, wanted: !$0.wanted) })
    }

    private func nearMiss(_ policy: ExplainedPolicy, _ faults: Faults) -> Explanation.NearMiss {
        let session = faults.session
        var scope: [Explanation.Finding] = []
        if !session.admits(principal: policy.principal) { scope.append(faults.principal(policy.policy.principal)) }
        if !session.admits(action: policy.action) { scope.append(faults.action(policy.policy.action)) }
        if !session.admits(resource: policy.resource) { scope.append(faults.resource(policy.policy.resource)) }
        let failing = policy.goals.filter { !session.holds($0) }
        return .init(policy: policy.named, scope: scope, conjuncts: failing.map { faults.finding($0, wanted: $0.wanted) })
    }

    private func flip(_ found: FlipSearch.Found, _ request: Request, _ entities: Entities) -> Explanation.Flip {
        var changes: [Explanation.Change] = []
        for edit in found.edits {
            let change = change(edit, found.world, request, entities)
            if !changes.contains(where: { $0.target == change.target }) { changes.append(change) }
        }
        let permits = found.outcome.reasons.map { program.policies[Int($0)].named }
        return .init(changes: changes, permits: permits, response: authorizer.response(found.outcome))
    }

    /// The change as it is to be told: where all that it is in is missing too, that is what is set.
    private func change(_ edit: Edit, _ world: World, _ request: Request, _ entities: Entities) -> Explanation.Change {
        func read(_ target: Explanation.Change.Target, _ request: Request, _ entities: Entities) -> Value? {
            switch target {
            case .context(let path): request.context.value(at: path)
            case .attribute(let uid, let path): entities[uid]?.attributes.value(at: path)
            case .tag(let uid, let key, let path): entities[uid]?.tags.value(at: [key] + path)
            case .membership: nil
            }
        }
        if edit.action == .join || edit.action == .leave {
            return .init(target: edit.target, found: nil, action: edit.action == .join ? .join : .leave)
        }
        var target = edit.target
        if edit.action == .remove { return .init(target: target, found: read(target, request, entities), action: .remove) }
        let least = if case .tag = target { 0 } else { 1 }
        for length in least..<max(target.path.count, least) {
            let outer = target.with(path: Array(target.path.prefix(length)))
            guard case .record? = read(outer, request, entities) else {
                target = outer
                break
            }
        }
        let found = read(target, request, entities)
        guard let value = read(target, world.request, world.entities) else { return .init(target: target, found: found, action: .remove) }
        return .init(target: target, found: found, action: .set(value))
    }
}

extension Explanation.Change.Target {
    /// What the one who asks brings along is sooner changed than what others keep, and that sooner than who belongs where.
    public var usualCost: Int {
        switch self {
        case .context: 10
        case .tag: 11
        case .attribute: 12
        case .membership: 13
        }
    }
}
