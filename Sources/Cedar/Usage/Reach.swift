/// Evaluates policies for cells. What a condition says of the principal alone is looked at once for each principal, and so with resources;
/// only what joins the two is looked at for each pair.
final class Reach {
    private let entities: Entities
    private let schema: Schema?
    private let rows: [Row]
    private var arena: Arena
    private let nodes: UnsafePointer<Node>
    private let lists: UnsafePointer<Int32>
    private var evaluator: Evaluator

    /// A policy with the operands of its conditions' `&&`.
    private struct Row {
        let principal: ScopeTest
        let action: ActionTest
        let resource: ScopeTest
        let parts: [Part]
    }

    private struct Part {
        let expr: Expr
        let node: Int32
        let variables: Variables
    }

    private struct Variables: OptionSet {
        let rawValue: UInt8
        static let principal = Variables(rawValue: 1)
        static let resource = Variables(rawValue: 2)
        static let context = Variables(rawValue: 4)
    }

    private enum Outcome: UInt8, Comparable {
        case no, perhaps, surely

        static func < (left: Outcome, right: Outcome) -> Bool { left.rawValue < right.rawValue }
    }

    init(_ policies: PolicySet, _ schema: Schema?, _ entities: Entities) {
        (self.schema, self.entities) = (schema, entities)
        var compiler = ExprCompiler()
        rows = policies.policies.map { policy in
            Row(
                principal: ScopeTest(policy.principal, &compiler), action: ActionTest(policy.action, &compiler),
                resource: ScopeTest(policy.resource, &compiler),
                parts: policy.conjuncts.map { conjunct in
                    // So that what is no truth value is an error, as it is in a condition.
                    let expr = conjunct.isWanted ? conjunct.expr : Expr(.unary(.not, conjunct.expr), at: conjunct.expr.span)
                    return Part(expr: Expr(.and([expr, .bool(true)])), node: compiler.compile(expr), variables: Self.variables(of: expr))
                })
        }
        (nodes, lists) = (compiler.arena.copy(compiler.nodes), compiler.arena.copy(compiler.lists))
        arena = compiler.arena
        let nobody = arena.uid(EntityUID(type: Name(unchecked: "None"), id: ""))
        let nothing = Word(arena.record(.init(start: nil, count: 0)))
        evaluator = Evaluator(
            nodes: nodes, lists: lists, entities: entities.view,
            variables: .init(principal: Word(nobody), action: Word(nobody), resource: Word(nobody), context: nothing))
    }

    deinit {
        evaluator.arena.release()
        arena.release()
    }

    private static func variables(of expr: Expr) -> Variables {
        var found: Variables = []
        expr.visit { part in
            guard case .variable(let variable) = part.kind else { return }
            switch variable {
            case .principal: found.insert(.principal)
            case .resource: found.insert(.resource)
            case .context: found.insert(.context)
            case .action: break
            }
        }
        return found
    }

    /// Calls `body` with each cell where the policy may hold, and whether it does whatever the context.
    func cells(of place: Int, in block: Universe.Block, _ body: (Int32, _ isSure: Bool) -> Void) {
        let row = rows[place]
        var names = Arena()
        defer { names.release() }
        let action = ScopeSubject(names.uid(block.action), in: entities.view)
        guard block.count > 0, row.action.admits(action) else { return }
        func subjects(_ uids: [EntityUID], _ test: ScopeTest) -> [(place: Int, subject: ScopeSubject)] {
            uids.enumerated().compactMap { place, uid in
                let subject = ScopeSubject(names.uid(uid), in: entities.view)
                return test.admits(subject) ? (place, subject) : nil
            }
        }
        let (principals, resources) = (subjects(block.principals, row.principal), subjects(block.resources, row.resource))
        guard let first = principals.first, let other = resources.first else { return }

        func outcome(_ parts: [Part], _ principal: (place: Int, subject: ScopeSubject), _ resource: (place: Int, subject: ScopeSubject)) -> Outcome {
            var least = Outcome.surely
            for part in parts {
                let one: Outcome
                if part.variables.contains(.context) {
                    one = self.open(part, block.principals[principal.place], block.action, block.resources[resource.place])
                } else {
                    one = holds(part, principal.subject, action, resource.subject)
                }
                least = min(least, one)
                if least == .no { break }
            }
            return least
        }
        func parts(_ sides: Variables) -> [Part] { row.parts.filter { $0.variables.subtracting(.context) == sides } }
        let common = outcome(parts([]), first, other)
        guard common != .no else { return }
        let (ofPrincipal, ofResource, ofBoth) = (parts(.principal), parts(.resource), parts([.principal, .resource]))
        let left = principals.map { ($0, outcome(ofPrincipal, $0, other)) }.filter { $0.1 != .no }
        guard !left.isEmpty else { return }
        let right = resources.map { ($0, outcome(ofResource, first, $0)) }.filter { $0.1 != .no }
        for (principal, one) in left {
            for (resource, two) in right {
                let all = min(common, one, two, ofBoth.isEmpty ? .surely : outcome(ofBoth, principal, resource))
                guard all != .no else { continue }
                body(Int32(block.start + principal.place * block.resources.count + resource.place), all == .surely)
            }
        }
    }

    private func holds(_ part: Part, _ principal: ScopeSubject, _ action: ScopeSubject, _ resource: ScopeSubject) -> Outcome {
        let context = evaluator.variables.context
        evaluator.variables = .init(
            principal: Word(principal.uid), action: Word(action.uid), resource: Word(resource.uid), context: context)
        do throws(Failure) { return try evaluator.bool(part.node) ? .surely : .no } catch { return .no }
    }

    private func open(_ part: Part, _ principal: EntityUID, _ action: EntityUID, _ resource: EntityUID) -> Outcome {
        let request = PartialRequest(
            principal: .known(principal), action: .known(action), resource: .known(resource), context: .unknown)
        switch PartialEvaluator(request, entities, schema).residual(part.expr) {
        case .value(.bool(true)): return .surely
        case .value, .error: return .no
        case .open(let expr):
            if case .and(let chain) = expr.kind, chain.contains(.bool(false)) { return .no }
            return .perhaps
        }
    }
}
