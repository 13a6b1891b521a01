/// A part of a condition with its compiled node. Operands that were folded into a constant are left out.
///
/// This, goals and policies are objects: they are passed around much, and have a great many parts.
final class Term: Sendable {
    let expr: Expr
    let node: Int32
    let operands: [Term]
    let isConstant: Bool

    init(expr: Expr, node: Int32, operands: [Term], isConstant: Bool) {
        (self.expr, self.node, self.operands, self.isConstant) = (expr, node, operands, isConstant)
    }
}

/// What must be so for a policy to hold: an operand of its `&&`, and whether it is to be true or false.
final class Goal: Sendable {
    let term: Term
    let wanted: Bool
    /// One for all goals that compute the same, wherever they stand.
    let atom: Int32
    /// Whether one operand is enough for it to be true, or false; nil for what is no chain.
    let endsChain: Bool?

    init(term: Term, wanted: Bool, atom: Int32) {
        (self.term, self.wanted, self.atom) = (term, wanted, atom)
        endsChain =
            switch term.expr.kind {
            case .or: true
            case .and: false
            default: nil
            }
    }
}

/// One policy as explanations need it.
final class ExplainedPolicy: Sendable {
    let policy: Policy
    let named: Explanation.Named
    let goals: [Goal]
    /// Places in the lists of different scopes.
    let principal: Int32
    let action: Int32
    let resource: Int32
    /// Of a forbid: one for all that ask the same, but for one limit. Whatever undoes the widest of them undoes them all.
    let kin: Int32
    let width: Threshold.Width

    init(
        _ policy: Policy, _ goals: [Goal], principal: Int32, action: Int32, resource: Int32, kin: Int32, width: Threshold.Width
    ) {
        (self.policy, self.goals, self.kin, self.width) = (policy, goals, kin, width)
        (self.principal, self.action, self.resource) = (principal, action, resource)
        named = Explanation.Named(policy)
    }
}

/// The same without references to count, for the loop over all permits.
struct PolicyProbe {
    let principal: Int32
    let action: Int32
    let resource: Int32
    /// Its goals, in the program's list of all.
    let start: Int32
    let count: Int32
}

struct GoalProbe {
    let node: Int32
    let wanted: Bool
    let atom: Int32
}

/// All conditions compiled once more, so that each part of them can be asked for its value. This file and `Session` are what explanations
/// know of the engine.
final class ExplainProgram: @unchecked Sendable {
    private var arena: Arena
    let nodes: UnsafePointer<Node>
    let lists: UnsafePointer<Int32>
    private let spans: [SourceSpan?]
    let policies: [ExplainedPolicy]
    let probes: [PolicyProbe]
    let goals: [GoalProbe]
    /// How many different goals there are.
    let atoms: Int
    /// How many forbids ask differently.
    let kins: Int
    /// The different constraints: far fewer than policies, and each is tested once for a request.
    let principals: [ScopeTest]
    let actions: [ActionTest]
    let resources: [ScopeTest]

    init(_ set: PolicySet) {
        var compiler = ExprCompiler()
        var (principals, actions, resources) = (Constraints<ScopeConstraint>(), Constraints<ActionConstraint>(), Constraints<ScopeConstraint>())
        var drafts: [(goals: [(Expr, Int32, Bool, Int32)], places: (Int32, Int32, Int32), kin: Int32, width: Threshold.Width)] = []
        var (atoms, limited, kins) = (Atoms(), Atoms(), Constraints<[Int32]>())
        for policy in set.policies {
            let places = (principals.place(policy.principal), actions.place(policy.action), resources.place(policy.resource))
            var (goals, kin, threshold): ([(Expr, Int32, Bool, Int32)], [Int32], Threshold?) = ([], [places.0, places.1, places.2], nil)
            for (expr, isWanted) in policy.conjuncts {
                let node = compiler.compile(expr)
                let atom = atoms.place(node, compiler)
                goals.append((expr, node, isWanted, atom))
                if threshold == nil, let limit = Threshold(compiler.nodes[Int(node)], wanted: isWanted, compiler.nodes) {
                    threshold = limit
                    kin += [-1, limited.place(limit.node, compiler), Int32(limit.tag.rawValue) << 1 | (limit.isLower ? 1 : 0)]
                } else {
                    kin.append(atom << 1 | (isWanted ? 1 : 0))
                }
            }
            drafts.append((goals, places, policy.effect == .forbid ? kins.place(kin) : -1, threshold?.width ?? .init()))
        }
        self.principals = principals.list.map { ScopeTest($0, &compiler) }
        self.actions = actions.list.map { ActionTest($0, &compiler) }
        self.resources = resources.list.map { ScopeTest($0, &compiler) }
        let (nodes, lists) = (compiler.arena.copy(compiler.nodes), compiler.arena.copy(compiler.lists))
        (self.nodes, self.lists) = (nodes, lists)
        spans = compiler.spans
        arena = compiler.arena
        var (explained, probes, goals): ([ExplainedPolicy], [PolicyProbe], [GoalProbe]) = ([], [], [])
        for (policy, draft) in zip(set.policies, drafts) {
            let own = draft.goals.map { Goal(term: Self.term($0.0, $0.1, nodes, lists), wanted: $0.2, atom: $0.3) }
            let (principal, action, resource) = draft.places
            probes.append(
                PolicyProbe(
                    principal: principal, action: action, resource: resource, start: Int32(goals.count), count: Int32(own.count)))
            goals += own.map { GoalProbe(node: $0.term.node, wanted: $0.wanted, atom: $0.atom) }
            explained.append(
                ExplainedPolicy(
                    policy, own, principal: principal, action: action, resource: resource, kin: draft.kin, width: draft.width))
        }
        (self.atoms, self.kins) = (atoms.count, kins.list.count)
        (policies, self.probes, self.goals) = (explained, probes, goals)
    }

    deinit { arena.release() }

    func span(of node: Int32) -> SourceSpan? { spans[Int(node)] }

    private static func term(_ expr: Expr, _ index: Int32, _ nodes: UnsafePointer<Node>, _ lists: UnsafePointer<Int32>) -> Term {
        let node = nodes[Int(index)]
        let places: [Int32] =
            switch node.operation {
            case .constant, .variable: []
            case .and, .or, .set, .record, .call: (0..<Int(node.b)).map { lists[Int(node.a) + $0] }
            case .not, .negate, .isEmpty, .attribute, .has, .hasPath, .like, .isType: [node.a]
            case .conditional: [node.a, node.b, node.c]
            default: [node.a, node.b]
            }
        let operands = zip(expr.children, places).map { term($0, $1, nodes, lists) }
        return Term(expr: expr, node: index, operands: operands, isConstant: node.operation == .constant)
    }
}

/// Different constraints, each with its place.
private struct Constraints<Constraint: Hashable> {
    private var places: [Constraint: Int32] = [:]
    private(set) var list: [Constraint] = []

    mutating func place(_ constraint: Constraint) -> Int32 {
        if let place = places[constraint] { return place }
        let place = Int32(list.count)
        places[constraint] = place
        list.append(constraint)
        return place
    }
}

/// Different expressions, each with its place.
private struct Atoms {
    private var places: [UInt64: [(node: Int32, place: Int32)]] = [:]
    private(set) var count = 0

    mutating func place(_ node: Int32, _ compiler: ExprCompiler) -> Int32 {
        let structure = compiler.structures[Int(node)]
        if let known = places[structure]?.first(where: { compiler.isSame($0.node, node) }) { return known.place }
        places[structure, default: []].append((node, Int32(count)))
        count += 1
        return Int32(count - 1)
    }
}
