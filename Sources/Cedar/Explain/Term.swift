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
    /// One for all goals that compute the same, wherever they stand.
    let atom: Int32
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
    let byID: [PolicyID: Int]
    /// The different constraints: far fewer than policies, and each is tested once for a request.
    let principals: [ScopeTest]
    let actions: [ActionTest]
    let resources: [ScopeTest]

    init(_ set: PolicySet) {
        var compiler = ExprCompiler()
        var (principals, actions, resources) = (Constraints<ScopeConstraint>(), Constraints<ActionConstraint>(), Constraints<ScopeConstraint>())
        var drafts: [(goals: [(Expr, Int32, Bool, Int32)], places: (Int32, Int32, Int32))] = []
        var atoms = Atoms()
        for policy in set.policies {
            var goals: [(Expr, Int32, Bool, Int32)] = []
            for (expr, isWanted) in policy.conjuncts {
                let node = compiler.compile(expr)
                goals.append((expr, node, isWanted, atoms.place(node, compiler)))
            }
            drafts.append((goals, (principals.place(policy.principal), actions.place(policy.action), resources.place(policy.resource))))
        }
        self.principals = principals.list.map { ScopeTest($0, &compiler) }
        self.actions = actions.list.map { ActionTest($0, &compiler) }
        self.resources = resources.list.map { ScopeTest($0, &compiler) }
        let (nodes, lists) = (compiler.arena.copy(compiler.nodes), compiler.arena.copy(compiler.lists))
        (self.nodes, self.lists) = (nodes, lists)
        spans = compiler.spans
        arena = compiler.arena
        var (explained, probes, goals, byID): ([ExplainedPolicy], [PolicyProbe], [GoalProbe], [PolicyID: Int]) = ([], [], [], [:])
        for (policy, draft) in zip(set.policies, drafts) {
            let own = draft.goals.map { Goal(term: Self.term($0.0, $0.1, nodes, lists), wanted: $0.2, atom: $0.3) }
            let (principal, action, resource) = draft.places
            probes.append(
                PolicyProbe(
                    principal: principal, action: action, resource: resource, start: Int32(goals.count), count: Int32(own.count)))
            goals += own.map { GoalProbe(node: $0.term.node, wanted: $0.wanted, atom: $0.atom) }
            byID[policy.id] = explained.count
            explained.append(ExplainedPolicy(policy: policy, goals: own, principal: principal, action: action, resource: resource))
        }
        self.atoms = atoms.count
        (policies, self.probes, self.goals, self.byID) = (explained, probes, goals, byID)
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
