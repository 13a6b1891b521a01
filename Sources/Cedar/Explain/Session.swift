/// Asks parts of conditions for their values, for one request over some entities. The authorizer's own evaluator answers.
final class Session {
    let program: ExplainProgram
    let request: Request
    let entities: Entities
    private var evaluator: Evaluator
    private let principal: ScopeSubject
    private let action: ScopeSubject
    private let resource: ScopeSubject
    /// What the goals have turned out to be.
    private var known: [Known]

    private enum Known: UInt8 {
        case not, no, yes, error
    }

    init(_ program: ExplainProgram, _ request: Request, _ entities: Entities) {
        self.program = program
        self.request = request
        self.entities = entities
        known = Array(repeating: .not, count: program.atoms)
        let view = entities.view
        let image = request.image
        principal = ScopeSubject(image.principal, in: view)
        action = ScopeSubject(image.action, in: view)
        resource = ScopeSubject(image.resource, in: view)
        evaluator = Evaluator(
            nodes: program.nodes, lists: program.lists, entities: view,
            variables: .init(
                principal: Word(principal.uid), action: Word(action.uid), resource: Word(resource.uid), context: image.context))
    }

    deinit { evaluator.arena.release() }

    func admits(principal place: Int32) -> Bool { program.principals[Int(place)].admits(principal) }
    func admits(action place: Int32) -> Bool { program.actions[Int(place)].admits(action) }
    func admits(resource place: Int32) -> Bool { program.resources[Int(place)].admits(resource) }

    /// Nil where it errs, or is no truth value.
    func truth(_ term: Term) -> Bool? {
        do throws(Failure) { return try evaluator.bool(term.node) } catch { return nil }
    }

    func holds(_ goal: Goal) -> Bool { holds(goal.term.node, goal.atom, goal.wanted) }
    func holds(_ goal: GoalProbe) -> Bool { holds(goal.node, goal.atom, goal.wanted) }

    private func holds(_ node: Int32, _ atom: Int32, _ wanted: Bool) -> Bool {
        if known[Int(atom)] == .not {
            do throws(Failure) { known[Int(atom)] = try evaluator.bool(node) ? .yes : .no } catch { known[Int(atom)] = .error }
        }
        return known[Int(atom)] == (wanted ? .yes : .no)
    }

    func value(_ term: Term) -> Value? {
        do throws(Failure) { return Value(try evaluator.value(term.node)) } catch { return nil }
    }

    func errs(_ term: Term) -> Bool {
        do throws(Failure) {
            _ = try evaluator.value(term.node)
            return false
        } catch { return true }
    }

    func error(_ term: Term) -> EvaluationError? {
        do throws(Failure) {
            _ = try evaluator.value(term.node)
            return nil
        } catch { return EvaluationError(error, span: program.span(of: error.node)) }
    }

    /// As `error`, of what has to be a truth value.
    func truthError(_ term: Term) -> EvaluationError? {
        do throws(Failure) {
            _ = try evaluator.bool(term.node)
            return nil
        } catch { return EvaluationError(error, span: program.span(of: error.node)) }
    }

    func entity(_ term: Term) -> EntityUID? {
        do throws(Failure) {
            let word = try evaluator.value(term.node)
            return word.tag == .entity ? EntityUID(word.uid) : nil
        } catch { return nil }
    }
}
