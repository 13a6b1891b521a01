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
        response(outcome(of: request, in: entities, tellsErrors: true))
    }

    /// The same with places of policies in the set instead of their names: for whoever decides many times, and tells of few.
    /// - Parameter tellsErrors: else policies that err are left out without a word, which is quicker.
    func outcome(of request: Request, in entities: Entities, tellsErrors: Bool) -> Outcome {
        var run = Run(program, request.image, entities.view, tellsErrors: tellsErrors)
        defer { run.evaluator.arena.release() }
        return withExtendedLifetime((request, entities, program)) { run.decide() }
    }

    func response(_ outcome: Outcome) -> Response {
        Response(
            decision: outcome.decision, reasons: outcome.reasons.map { program.ids[Int($0)] },
            errors: outcome.errors.map { .init(policy: program.ids[Int($0.row)], error: $0.error) })
    }
}

/// What was decided, and by which policies, by their places in the order of the set.
struct Outcome {
    let decision: Decision
    let reasons: [Int32]
    let errors: [(row: Int32, error: EvaluationError)]
    /// There were errors, and nobody wanted to know them.
    let hidesErrors: Bool

    /// Those that hold.
    var forbids: [Int32] { decision == .deny ? reasons : [] }
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
    private let tellsErrors: Bool
    private var hidesErrors = false
    private var failed: [(row: Int32, error: EvaluationError)] = []

    init(_ program: Program, _ request: RequestImage, _ entities: EntityTable.View, tellsErrors: Bool) {
        self.program = program
        self.tellsErrors = tellsErrors
        principal = ScopeSubject(request.principal, in: entities)
        action = ScopeSubject(request.action, in: entities)
        resource = ScopeSubject(request.resource, in: entities)
        evaluator = Evaluator(
            nodes: program.nodes, lists: program.lists, entities: entities,
            variables: .init(
                principal: Word(principal.uid), action: Word(action.uid), resource: Word(resource.uid),
                context: request.context))
    }

    mutating func decide() -> Outcome {
        program.index.candidates(principal, action, resource) { visit($0) }
        let isDenied = !forbids.isEmpty || permits.isEmpty
        return Outcome(
            decision: isDenied ? .deny : .allow, reasons: once(isDenied ? forbids : permits), errors: failed.isEmpty ? [] : errors(),
            hidesErrors: hidesErrors)
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
            if tellsErrors { failed.append((index, EvaluationError(error, span: program.span(of: error.node)))) } else { hidesErrors = true }
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

    /// In the order of the set: one with several actions can have come more than once.
    private func once(_ rows: [Int32]) -> [Int32] {
        if rows.count < 2 { return rows }
        var sorted = rows.sorted()
        var count = 1
        for place in 1..<sorted.count where sorted[place] != sorted[count - 1] {
            sorted[count] = sorted[place]
            count += 1
        }
        sorted.removeLast(sorted.count - count)
        return sorted
    }

    private func errors() -> [(row: Int32, error: EvaluationError)] {
        var errors: [(row: Int32, error: EvaluationError)] = []
        for failure in failed.sorted(by: { $0.row < $1.row }) where failure.row != errors.last?.row { errors.append(failure) }
        return errors
    }
}
