/// Looks for the cheapest changes that turn a denial into an allow: proposals from running conditions backwards, tried in the order of
/// their cost by the authorizer itself. What fails shows what else is needed, and is extended. The search is bounded, and gives up.
struct FlipSearch {
    let program: ExplainProgram
    let authorizer: Authorizer
    let practice: Practice
    let shapes: Shapes
    let cost: @Sendable (Explanation.Change.Target) -> Int?
    /// How many proposals are tried.
    let attempts: Int

    struct Found {
        let edits: [Edit]
        let world: World
        let outcome: Outcome
    }

    private struct State {
        let moves: [Move]
        let cost: Int
        /// The permit that is to hold; nil where one does and only forbids are in the way.
        let permit: Int?
    }

    /// - Parameters:
    ///   - reasons: the forbids that hold, by their places.
    ///   - permits: those to try, the nearest first.
    func find(_ session: Session, _ reasons: [Int32], _ permits: [Int]) -> Found? {
        let moves = Moves(cost: cost)
        let worlds = Worlds(session, moves, shapes)
        var open: [State] = []
        var tried: [[Move]] = [[]]
        func extend(_ session: Session, _ reasons: [Int32], _ before: [Move], _ permits: [Int?]) {
            let inversion = Inversion(session: session, shapes: shapes, moves: moves)
            guard let undone = undo(reasons, inversion) else { return }
            for permit in permits {
                var goals = undone
                if let permit { goals += self.goals(program.policies[permit], inversion) }
                guard !goals.isEmpty else { continue }
                for option in inversion.combine(goals) {
                    // A later edit of one place says more than an earlier one.
                    let merged = before.filter { old in !option.contains { $0.isOfTarget(of: old) } } + option
                    guard let price = moves.price(merged) else { continue }
                    open.append(State(moves: merged, cost: price, permit: permit))
                }
            }
        }
        if permits.isEmpty, !reasons.isEmpty { extend(session, reasons, [], [nil]) }
        if !permits.isEmpty { extend(session, reasons, [], permits) }
        var attempts = attempts
        while attempts > 0 {
            // The first of the cheapest.
            guard let place = open.indices.min(by: { open[$0].cost < open[$1].cost }) else { return nil }
            let state = open.remove(at: place)
            if tried.contains(where: state.moves.isSame) { continue }
            tried.append(state.moves)
            attempts -= 1
            guard let world = worlds.world(state.moves) else { continue }
            let outcome = decide(world)
            if allows(outcome, world) {
                return shrink(state.moves, world, outcome, worlds, tried)
            }
            extend(Session(program, world.request, world.entities), outcome.forbids, state.moves, [state.permit])
        }
        return nil
    }

    /// Whether it is allowed by whoever decides.
    private func allows(_ outcome: Outcome, _ world: World) -> Bool {
        guard outcome.decision == .allow else { return false }
        guard practice.erringForbidsDeny, outcome.hidesErrors else { return true }
        return !decide(world, tellsErrors: true).errors.contains { program.policies[Int($0.row)].policy.effect == .forbid }
    }

    private func decide(_ world: World, tellsErrors: Bool = false) -> Outcome {
        authorizer.outcome(of: world.request, in: world.entities, tellsErrors: tellsErrors)
    }

    /// Without the edits that were not needed after all.
    /// - Parameter tried: what was not enough, and the whole.
    private func shrink(_ all: [Move], _ world: World, _ outcome: Outcome, _ worlds: Worlds, _ tried: [[Move]]) -> Found {
        var (needed, world, outcome) = (all, world, outcome)
        for move in all where needed.count > 1 {
            let fewer = needed.filter { $0 != move }
            if tried.contains(where: fewer.isSame) { continue }
            guard let less = worlds.world(fewer) else { continue }
            let other = decide(less)
            if allows(other, less) { (needed, world, outcome) = (fewer, less, other) }
        }
        if outcome.hidesErrors { outcome = decide(world, tellsErrors: true) }
        return Found(edits: needed.map(worlds.moves.edit), world: world, outcome: outcome)
    }

    // MARK: Goals

    /// Ways for each part of the permit that is not as it has to be.
    private func goals(_ permit: ExplainedPolicy, _ inversion: Inversion) -> [[[Move]]] {
        let session = inversion.session
        var goals: [[[Move]]] = []
        func add(_ ways: [Inversion.Way]) { goals.append(ways.map(\.option)) }
        if !session.admits(principal: permit.principal) {
            add(inversion.priced(enter(permit.policy.principal, session.request.principal, inversion)))
        }
        if !session.admits(resource: permit.resource) {
            add(inversion.priced(enter(permit.policy.resource, session.request.resource, inversion)))
        }
        if !session.admits(action: permit.action) { goals.append([]) }
        for goal in permit.goals where !session.holds(goal) { add(inversion.ways(goal, goal.wanted)) }
        return goals
    }

    private func enter(_ constraint: ScopeConstraint, _ uid: EntityUID, _ inversion: Inversion) -> [[Move]] {
        guard case .entity(let other)? = constraint.reference else { return [] }
        switch constraint {
        case .in: return inversion.join(uid, other)
        case .isIn(let type, _): return uid.type == type ? inversion.join(uid, other) : []
        case .any, .equal, .is: return []
        }
    }

    /// Ways for each of the forbids not to hold: any of its conjuncts otherwise, or its scope left. Nil where there is none for one of
    /// them. Of very many only the cheapest.
    private func undo(_ reasons: [Int32], _ inversion: Inversion) -> [[[Move]]]? {
        // Of each kin the widest: the others do not hold without it.
        var (places, different) = (Array(repeating: -1, count: reasons.isEmpty ? 0 : program.kins), [ExplainedPolicy]())
        for reason in reasons {
            let forbid = program.policies[Int(reason)]
            let known = places[Int(forbid.kin)]
            if known < 0 {
                places[Int(forbid.kin)] = different.count
                different.append(forbid)
            } else if different[known].width < forbid.width {
                different[known] = forbid
            }
        }
        var undone: [[[Move]]] = []
        for forbid in different {
            let ways = different.count > Inversion.alternatives ? cheapest(forbid, inversion).map { [$0] } ?? [] : all(forbid, inversion)
            if ways.isEmpty { return nil }
            undone.append(ways.map(\.option))
        }
        return undone
    }

    private func all(_ forbid: ExplainedPolicy, _ inversion: Inversion) -> [Inversion.Way] {
        Inversion.inOrder(forbid.goals.flatMap { inversion.ways($0, !$0.wanted) } + inversion.priced(exits(forbid, inversion)))
    }

    private func cheapest(_ forbid: ExplainedPolicy, _ inversion: Inversion) -> Inversion.Way? {
        var best: Inversion.Way?
        for goal in forbid.goals {
            if let way = inversion.ways(goal, !goal.wanted).first, best.map({ way.price < $0.price }) ?? true { best = way }
        }
        if let way = inversion.priced(exits(forbid, inversion)).first, best.map({ way.price < $0.price }) ?? true { best = way }
        return best
    }

    private func exits(_ forbid: ExplainedPolicy, _ inversion: Inversion) -> [[Move]] {
        let request = inversion.session.request
        return [(forbid.policy.principal, request.principal), (forbid.policy.resource, request.resource)].compactMap { constraint, uid in
            guard case .entity(let other)? = constraint.reference, let option = inversion.leave(uid, [other]) else { return nil }
            return option.isEmpty ? nil : option
        }
    }
}

extension ExplainedPolicy {
    /// Whether a change of what is known can make the scope fit: a principal or resource is who it is, but can be made a member.
    func isReachable(_ principalFits: Bool, _ resourceFits: Bool, _ request: Request) -> Bool {
        (principalFits || policy.principal.canAdmit(request.principal))
            && (resourceFits || policy.resource.canAdmit(request.resource))
    }
}

extension ScopeConstraint {
    fileprivate func canAdmit(_ uid: EntityUID) -> Bool {
        switch self {
        case .any, .in: true
        case .equal, .is: false
        case .isIn(let type, _): uid.type == type
        }
    }
}
