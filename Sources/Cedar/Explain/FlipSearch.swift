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
        let edits: [Edit]
        let cost: Int
        /// The permit that is to hold; nil where one does and only forbids are in the way.
        let permit: Int?
    }

    /// - Parameter permits: those to try, the nearest first.
    func find(_ session: Session, _ response: Response, _ permits: [Int]) -> Found? {
        var open: [State] = []
        var seen: Set<Set<Edit>> = [[]]
        func extend(_ session: Session, _ response: Response, _ edits: [Edit], _ permit: Int?) {
            let inversion = Inversion(session: session, shapes: shapes)
            var goals = response.reasons.compactMap { program.byID[$0] }.map { undo(program.policies[$0], inversion) }
            if let permit { goals += self.goals(program.policies[permit], inversion) }
            guard !goals.isEmpty else { return }
            for option in inversion.combine(goals.map(affordable)) {
                // A later edit of one place says more than an earlier one.
                let merged = edits.filter { old in !option.contains { $0.target == old.target } } + option
                guard seen.insert(Set(merged)).inserted, let price = price(merged) else { continue }
                open.append(State(edits: merged, cost: price, permit: permit))
            }
        }
        if permits.isEmpty, !response.reasons.isEmpty { extend(session, response, [], nil) }
        for permit in permits { extend(session, response, [], permit) }
        for _ in 0..<attempts {
            // The first of the cheapest.
            guard let place = open.indices.min(by: { open[$0].cost < open[$1].cost }) else { return nil }
            let state = open.remove(at: place)
            guard let world = World(session.request, session.entities, state.edits, program, shapes) else { continue }
            let response = authorizer.isAuthorized(world.request, in: world.entities)
            if response.decision == .allow {
                return shrink(Found(edits: state.edits, world: world, response: response), session)
            }
            extend(Session(program, world.request, world.entities), response, state.edits, state.permit)
        }
        return nil
    }

    /// Without the edits that were not needed after all.
    private func shrink(_ found: Found, _ session: Session) -> Found {
        var best = found
        for edit in found.edits where best.edits.count > 1 {
            let fewer = best.edits.filter { $0 != edit }
            let larger = (best.edits, best.world.entities)
            guard let world = World(session.request, session.entities, fewer, program, shapes, within: larger) else { continue }
            let response = authorizer.isAuthorized(world.request, in: world.entities)
            if response.decision == .allow { best = Found(edits: fewer, world: world, response: response) }
        }
        return best
    }

    private func price(_ edits: [Edit]) -> Int? {
        var total = 0
        for edit in edits {
            guard let one = cost(edit.target) else { return nil }
            total += one
        }
        return total
    }

    private func affordable(_ options: [[Edit]]) -> [[Edit]] {
        let priced = options.enumerated().compactMap { place, option in price(option).map { (option, $0, place) } }
        return priced.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
    }

    // MARK: Goals

    /// Ways for each part of the permit that is not as it has to be.
    private func goals(_ permit: ExplainedPolicy, _ inversion: Inversion) -> [[[Edit]]] {
        let session = inversion.session
        var goals: [[[Edit]]] = []
        if !session.admits(principal: permit.principal) { goals.append(enter(permit.policy.principal, session.request.principal, inversion)) }
        if !session.admits(resource: permit.resource) { goals.append(enter(permit.policy.resource, session.request.resource, inversion)) }
        if !session.admits(action: permit.action) { goals.append([]) }
        for goal in permit.goals where !session.holds(goal) { goals.append(inversion.achieve(goal.term, goal.wanted)) }
        return goals
    }

    private func enter(_ constraint: ScopeConstraint, _ uid: EntityUID, _ inversion: Inversion) -> [[Edit]] {
        guard case .entity(let other)? = constraint.reference else { return [] }
        switch constraint {
        case .in: return inversion.join(uid, other)
        case .isIn(let type, _): return uid.type == type ? inversion.join(uid, other) : []
        case .any, .equal, .is: return []
        }
    }

    /// Ways for the forbid not to hold: any of its conjuncts otherwise, or its scope left.
    private func undo(_ forbid: ExplainedPolicy, _ inversion: Inversion) -> [[Edit]] {
        var options = forbid.goals.flatMap { inversion.achieve($0.term, !$0.wanted) }
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
