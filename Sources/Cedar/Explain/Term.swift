/// A part of a condition with its compiled node. Operands that were folded into a constant are left out.
struct Term: Sendable {
    let expr: Expr
    let node: Int32
    let operands: [Term]
    let isConstant: Bool
}

/// What must be so for a policy to hold: an operand of its `&&`, and whether it is to be true or false.
struct Goal: Sendable {
    let term: Term
    let wanted: Bool
}

/// One policy as explanations need it.
struct ExplainedPolicy: Sendable {
    let policy: Policy
    let goals: [Goal]
    /// Places in the lists of different scopes.
    let principal: Int32
    let action: Int32
    let resource: Int32
}

/// All conditions compiled once more, so that each part of them can be asked for its value. This file and `Session` are what explanations
/// know of the engine.
final class ExplainProgram: @unchecked Sendable {
    private var arena: Arena
    let nodes: UnsafePointer<Node>
    let lists: UnsafePointer<Int32>
    private let spans: [SourceSpan?]
    private(set) var policies: [ExplainedPolicy] = []
    private(set) var byID: [PolicyID: Int] = [:]
    /// The different constraints: far fewer than policies, and each is tested once for a request.
    private(set) var principals: [(constraint: ScopeConstraint, test: ScopeTest)] = []
    private(set) var actions: [(constraint: ActionConstraint, test: ActionTest)] = []
    private(set) var resources: [(constraint: ScopeConstraint, test: ScopeTest)] = []
    /// How many entities in a row a condition can go through: what is further away than that, no policy reads.
    private(set) var reach = 0
    /// Entities that conditions name and look into.
    private(set) var roots: Set<EntityUID> = []

    init(_ set: PolicySet) {
        var compiler = ExprCompiler()
        var principalPlaces: [ScopeConstraint: Int32] = [:]
        var resourcePlaces: [ScopeConstraint: Int32] = [:]
        var actionPlaces: [ActionConstraint: Int32] = [:]
        var drafts: [(policy: Policy, goals: [(Expr, Int32, Bool)], places: (Int32, Int32, Int32))] = []
        for policy in set.policies {
            if principalPlaces[policy.principal] == nil {
                principalPlaces[policy.principal] = Int32(principals.count)
                principals.append((policy.principal, ScopeTest(policy.principal, &compiler)))
            }
            if resourcePlaces[policy.resource] == nil {
                resourcePlaces[policy.resource] = Int32(resources.count)
                resources.append((policy.resource, ScopeTest(policy.resource, &compiler)))
            }
            if actionPlaces[policy.action] == nil {
                actionPlaces[policy.action] = Int32(actions.count)
                actions.append((policy.action, ActionTest(policy.action, &compiler)))
            }
            var goals: [(Expr, Int32, Bool)] = []
            for condition in policy.conditions {
                Self.flatten(condition.body, condition.kind == .when) { goals.append(($0, compiler.compile($0), $1)) }
            }
            let places = (principalPlaces[policy.principal] ?? 0, actionPlaces[policy.action] ?? 0, resourcePlaces[policy.resource] ?? 0)
            drafts.append((policy, goals, places))
        }
        nodes = compiler.arena.copy(compiler.nodes)
        lists = compiler.arena.copy(compiler.lists)
        spans = compiler.spans
        arena = compiler.arena
        for (place, draft) in drafts.enumerated() {
            let goals = draft.goals.map { Goal(term: term($0.0, $0.1), wanted: $0.2) }
            for goal in goals { reach = max(reach, survey(goal.term.expr, inside: false)) }
            byID[draft.policy.id] = place
            policies.append(
                ExplainedPolicy(
                    policy: draft.policy, goals: goals, principal: draft.places.0, action: draft.places.1, resource: draft.places.2))
        }
    }

    deinit { arena.release() }

    func span(of node: Int32) -> SourceSpan? { spans[Int(node)] }

    /// `!(a || b)` is `!a` and `!b`, also as far as errors go: the first that is not as wanted ends both.
    private static func flatten(_ expr: Expr, _ wanted: Bool, _ body: (Expr, Bool) -> Void) {
        switch expr.kind {
        case .and(let chain) where wanted: for part in chain { flatten(part, true, body) }
        case .or(let chain) where !wanted: for part in chain { flatten(part, false, body) }
        case .unary(.not, let operand): flatten(operand, !wanted, body)
        default: body(expr, wanted)
        }
    }

    private func term(_ expr: Expr, _ index: Int32) -> Term {
        let node = nodes[Int(index)]
        let places: [Int32] =
            switch node.operation {
            case .constant, .variable: []
            case .and, .or, .set, .record, .call: (0..<Int(node.b)).map { lists[Int(node.a) + $0] }
            case .not, .negate, .isEmpty, .attribute, .has, .hasPath, .like, .isType: [node.a]
            case .conditional: [node.a, node.b, node.c]
            default: [node.a, node.b]
            }
        let operands = zip(expr.children, places).map { term($0, $1) }
        return Term(expr: expr, node: index, operands: operands, isConstant: node.operation == .constant)
    }

    /// How many accesses are inside each other; notes the literals inside of one.
    private func survey(_ expr: Expr, inside: Bool) -> Int {
        let isAccess: Bool
        switch expr.kind {
        case .literal(.entity(let uid)):
            if inside { roots.insert(uid) }
            return 0
        case .attribute, .has, .is, .binary(.in, _, _), .binary(.getTag, _, _), .binary(.hasTag, _, _): isAccess = true
        default: isAccess = false
        }
        let depth = expr.children.reduce(0) { max($0, survey($1, inside: inside || isAccess)) }
        if case .has(_, let path) = expr.kind { return depth + path.count }
        return depth + (isAccess ? 1 : 0)
    }
}
