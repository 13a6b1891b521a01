//  Cutover: moves one access path from its secret to its replacement, and back. The state machine is a struct: facts in, the
//  next step or a refusal out. It cannot skip a stage, and a stale caller cannot move a path backwards.

public import Estate
public import Runtime

/// The facts that a move depends on.
public struct PathSituation: Sendable {
    public var name: String
    public var mode: PathMode
    public var stage: PathStage
    /// The plan that covers the path, if one does and it is current.
    public var plan: PlanStanding
    /// Whether an agent applies the path's present generation.
    public var isApplied: Bool
    public var credentialState: CredentialState

    public enum PlanStanding: Sendable, Equatable {
        case current(String)
        /// Something the plan rested on has changed since.
        case stale(String)
        case none
    }

    public init(
        name: String, mode: PathMode, stage: PathStage, plan: PlanStanding, isApplied: Bool,
        credentialState: CredentialState
    ) {
        self.name = name
        self.mode = mode
        self.stage = stage
        self.plan = plan
        self.isApplied = isApplied
        self.credentialState = credentialState
    }
}

/// What happens to a path.
public enum PathEvent: Sendable, Equatable {
    /// A use passed through the agent.
    case observed
    case cutover
    case rollback
    /// Changes how uses are watched, without cutting over.
    case watch(PathMode)
    /// The credential of the path was proven dead, or was retired.
    case proven
    case retired
}

/// What to write, if anything.
public enum PathStep: Sendable, Equatable {
    case move(mode: PathMode, stage: PathStage, cutOverAt: Timestamp?)
    case nothing(String)
    case refused(code: String, reason: String, next: String)
}

extension PathSituation {
    /// The next step. Pure.
    public func step(_ event: PathEvent, cutOverAt: Timestamp?, now: Timestamp) -> PathStep {
        switch event {
        case .observed:
            return stage == .planned ? .move(mode: mode, stage: .observed, cutOverAt: cutOverAt) : .nothing("already observed")

        case .watch(let wanted):
            guard wanted != .substitute else {
                return .refused(
                    code: "needs-cutover", reason: "`substitute` is reached by a cutover only", next: "mayfly cutover \(name)")
            }
            guard stage < .cutOver else {
                return .refused(
                    code: "cut-over", reason: "`\(name)` is cut over", next: "mayfly rollback \(name)")
            }
            return mode == wanted ? .nothing("already in mode `\(wanted.rawValue)`") : .move(mode: wanted, stage: stage, cutOverAt: nil)

        case .cutover:
            if mode == .substitute && stage >= .cutOver { return .nothing("already cut over") }
            switch plan {
            case .none:
                return .refused(code: "no-plan", reason: "no plan covers `\(name)`", next: "mayfly plan")
            case .stale(let id):
                return .refused(
                    code: "stale-plan", reason: "what `\(id)` assumed of `\(name)` has changed", next: "mayfly plan")
            case .current: break
            }
            guard credentialState != .retired else {
                return .refused(code: "retired", reason: "the credential of `\(name)` is retired", next: "mayfly report")
            }
            guard isApplied else {
                return .refused(
                    code: "no-agent", reason: "no agent serves `\(name)` yet",
                    next: "start `mayfly agent` on the workload's node and try again")
            }
            guard stage >= .observed else {
                return .refused(
                    code: "not-observed", reason: "no use of `\(name)` has passed through the agent yet",
                    next: "point the workload at the path's listen address and try again")
            }
            return .move(mode: .substitute, stage: .cutOver, cutOverAt: now)

        case .rollback:
            guard stage < .retired, credentialState == .standing || credentialState == .excepted else {
                return .refused(
                    code: "retired", reason: "the credential of `\(name)` no longer works at the target, so there is nothing to roll back to",
                    next: "mayfly retire --undo while it is disabled; after removal, issue a new credential")
            }
            if stage < .cutOver { return .nothing("`\(name)` is not cut over") }
            return .move(mode: .pass, stage: .observed, cutOverAt: nil)

        case .proven:
            return stage == .cutOver ? .move(mode: mode, stage: .proven, cutOverAt: cutOverAt) : .nothing("nothing to mark")

        case .retired:
            guard stage >= .cutOver else {
                return .refused(
                    code: "not-cut-over", reason: "`\(name)` still depends on the credential", next: "mayfly cutover \(name)")
            }
            return .move(mode: mode, stage: .retired, cutOverAt: cutOverAt)
        }
    }
}
