/// Decides requests by a policy set. Making one compiles the policies; it can then be used from anywhere, at once.
///
/// Clause "Authorization": a policy is satisfied when the request fits its scope and its conditions hold. The answer is
/// allow when a permit is satisfied and no forbid is, and deny otherwise. A policy that errs is not satisfied.
public struct Authorizer: Sendable {
    let program: Program

    /// Templates that nothing links to have no part in it.
    public init(_ policies: PolicySet) { program = Program(policies.policies) }

    /// Decides. Never fails: a policy that errs is in the response. Allocates for what it answers, and for sets and
    /// records that policies compute.
    public func isAuthorized(_ request: Request, in entities: Entities) -> Response {
        var run = Run(program, request.image, entities.view)
        defer { run.evaluator.arena.release() }
        return withExtendedLifetime((request, entities, program)) { run.decide() }
    }
}

/// One decision.
private struct Run {
    private let program: Program
    private let principal: ScopeSubject
    private let action: ScopeSubject
    private let resource: ScopeSubject
    var evaluator: Evaluator
    private var permits: [Int32] = []
    private var forbids: [Int32] = []
    private var failed: [(row: Int32, error: EvaluationError)] = []

    init(_ program: Program, _ request: RequestImage, _ entities: EntityTable.View) {
        self.program = program
        principal = ScopeSubject(request.principal, in: entities)
        action = ScopeSubject(request.action, in: entities)
        resource = ScopeSubject(request.resource, in: entities)
        evaluator = Evaluator(
            nodes: program.nodes, lists: program.lists, entities: entities,
            variables: .init(
                principal: Word(principal.uid), action: Word(action.uid), resource: Word(resource.uid),
                context: request.context))
    }

    mutating func decide() -> Response {
        program.index.candidates(principal, action, resource) { visit($0) }
        let errors = failed.isEmpty ? [] : errors()
        if !forbids.isEmpty { return Response(decision: .deny, reasons: ids(forbids), errors: errors) }
        return Response(decision: permits.isEmpty ? .deny : .allow, reasons: ids(permits), errors: errors)
    }

    /// Goes down the tree as far as its guards hold. As deep as the tree, which is bounded.
    private mutating func visit(_ branches: GuardTree.Branches) {
        for place in branches.start..<(branches.start + branches.count) {
            let branch = program.tree.branches[Int(place)]
            if branch.kind == .row {
                consider(branch.row, from: branch.level)
                continue
            }
            do throws(Failure) {
                if branch.kind == .test {
                    if try holds(branch.step, of: program.rows + Int(branch.row)) { visit(branch.below) }
                } else {
                    let value = try evaluator.value(branch.step.node)
                    if let below = program.tree.cases(of: branch, for: value) { visit(below) }
                }
            } catch {
                // All policies below err, each at its own place.
                for member in branch.members.start..<(branch.members.start + branch.members.count) {
                    consider(program.tree.members[Int(member)], from: 0)
                }
            }
        }
    }

    /// Looks at the steps of one policy from `level` on.
    private mutating func consider(_ index: Int32, from level: Int32) {
        let row = program.rows + Int(index)
        do throws(Failure) {
            var place = Int(row.pointee.firstStep + level)
            let end = Int(row.pointee.firstStep + row.pointee.stepCount)
            while place < end {
                guard try holds(program.steps[place], of: row) else { return }
                place += 1
            }
            if row.pointee.effect == .permit { permits.append(index) } else { forbids.append(index) }
        } catch {
            failed.append((index, EvaluationError(error, span: program.span(of: error.node))))
        }
    }

    @inline(__always)
    private mutating func holds(_ step: Step, of row: UnsafePointer<Row>) throws(Failure) -> Bool {
        switch step.kind {
        case .principal: row.pointee.principal.admits(principal)
        case .action: row.pointee.action.admits(action)
        case .resource: row.pointee.resource.admits(resource)
        case .condition: try evaluator.bool(step.node)
        }
    }

    private func ids(_ rows: [Int32]) -> [PolicyID] {
        if rows.count < 2 { return rows.map { program.ids[Int($0)] } }
        var ids: [PolicyID] = []
        ids.reserveCapacity(rows.count)
        var last: Int32 = -1
        for row in rows.sorted() where row != last {
            ids.append(program.ids[Int(row)])
            last = row
        }
        return ids
    }

    private func errors() -> [Response.PolicyError] {
        var errors: [Response.PolicyError] = []
        var last: Int32 = -1
        for (row, error) in failed.sorted(by: { $0.row < $1.row }) where row != last {
            errors.append(.init(policy: program.ids[Int(row)], error: error))
            last = row
        }
        return errors
    }
}
