/// Looks for the cheapest changes that turn a denial into an allow: proposals from running conditions backwards, tried in the order of
/// their cost by the authorizer itself. What fails shows what else is needed, and is extended. The search is bounded, and gives up.
struct FlipSearch {
    let program: ExplainProgram
    let authorizer: Authorizer
    let shapes: Shapes
    let cost: @Sendable (Explanation.Change.Target) -> Int?
    /// How many proposals are tried.
    let attempts: Int

    struct Found {
        let edits: [Edit]
        let world: World
        let response: Response
    }

    private struct State {
        let moves: [Move]
        let cost: Int
        /// The permit that is to hold; nil where one does and only forbids are in the way.
        let permit: Int?
    }

    /// - Parameter permits: those to try, the nearest first.
    func find(_ session: Session, _ response: Response, _ permits: [Int]) -> Found? {
        let moves = Moves(cost: cost)
        var open: [State] = []
        var tried: [[Move]] = [[]]
        func extend(_ session: Session, _ response: Response, _ before: [Move], _ permits: [Int?]) {
            let inversion = Inversion(session: session, shapes: shapes, moves: moves)
            let undone = response.reasons.compactMap { program.byID[$0] }
                .map { affordable(undo(program.policies[$0], inversion), moves) }
            for permit in permits {
                var goals = undone
                if let permit { goals += self.goals(program.policies[permit], inversion).map { affordable($0, moves) } }
                guard !goals.isEmpty else { continue }
                for option in inversion.combine(goals) {
                    // A later edit of one place says more than an earlier one.
                    let merged = before.filter { old in !option.contains { $0.isOfTarget(of: old) } } + option
                    guard let price = moves.price(merged) else { continue }
                    open.append(State(moves: merged, cost: price, permit: permit))
                }
            }
        }
        if permits.isEmpty, !response.reasons.isEmpty { extend(session, response, [], [nil]) }
        if !permits.isEmpty { extend(session, response, [], permits) }
        var attempts = attempts
        while attempts > 0 {
            // The first of the cheapest.
            guard let place = open.indices.min(by: { open[$0].cost < open[$1].cost }) else { return nil }
            let state = open.remove(at: place)
            if tried.contains(where: state.moves.isSame) { continue }
            tried.append(state.moves)
            attempts -= 1
            let edits = state.moves.map(moves.edit)
            guard let world = World(session.request, session.entities, edits, shapes) else { continue }
            let response = authorizer.isAuthorized(world.request, in: world.entities)
            if response.decision == .allow {
                return shrink(state.moves, Found(edits: edits, world: world, response: response), session, moves, tried)
            }
            extend(Session(program, world.request, world.entities), response, state.moves, [state.permit])
        }
        return nil
    }

    /// Without the edits that were not needed after all.
    /// - Parameter tried: what was not enough, and the whole.
    private func shrink(_ needed: [Move], _ found: Found, _ session: Session, _ moves: Moves, _ tried: [[Move]]) -> Found {
        var (best, needed) = (found, needed)
        for move in needed where needed.count > 1 {
            let fewer = needed.filter { $0 != move }
            if tried.contains(where: fewer.isSame) { continue }
            let edits = fewer.map(moves.edit)
            guard let world = World(session.request, session.entities, edits, shapes) else { continue }
            let response = authorizer.isAuthorized(world.request, in: world.entities)
            if response.decision == .allow { (best, needed) = (Found(edits: edits, world: world, response: response), fewer) }
        }
        return best
    }

    private func affordable(_ options: [[Move]], _ moves: Moves) -> [[Move]] {
        if options.count == 1 { return moves.price(options[0]) == nil ? [] : options }
        let priced = options.enumerated().compactMap { place, option in moves.price(option).map { (option, $0, place) } }
        return priced.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
    }

    // MARK: Goals

    /// Ways for each part of the permit that is not as it has to be.
    private func goals(_ permit: ExplainedPolicy, _ inversion: Inversion) -> [[[Move]]] {
        let session = inversion.session
        var goals: [[[Move]]] = []
        if !session.admits(principal: permit.principal) { goals.append(enter(permit.policy.principal, session.request.principal, inversion)) }
        if !session.admits(resource: permit.resource) { goals.append(enter(permit.policy.resource, session.request.resource, inversion)) }
        if !session.admits(action: permit.action) { goals.append([]) }
        for goal in permit.goals where !session.holds(goal) { goals.append(inversion.achieve(goal, goal.wanted)) }
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

    /// Ways for the forbid not to hold: any of its conjuncts otherwise, or its scope left.
    private func undo(_ forbid: ExplainedPolicy, _ inversion: Inversion) -> [[Move]] {
        var options = forbid.goals.flatMap { inversion.achieve($0, !$0.wanted) }
        let sides = [(forbid.policy.principal, inversion.session.request.principal), (forbid.policy.resource, inversion.session.request.resource)]
        for (constraint, uid) in sides {
            guard case .entity(let other)? = constraint.reference, let option = inversion.leave(uid, [other]), !option.isEmpty else { continue }
            options.append(option)
        }
        return options
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
