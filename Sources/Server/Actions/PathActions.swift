import Access
import AuditLedger
import Console
import Cutover
import Estate
import Lifecycle
import Planning
import Runtime
import Storage

extension Actions {
    func paths() async throws -> Action.Paths.Answer {
        try await core.database.read { [core] transaction in
            Action.Paths.Answer(
                paths: try Registry.paths(in: transaction).map { try core.status(of: $0, in: transaction) })
        }
    }

    func watch(_ call: Action.Watch, _ actor: String) async throws -> PathStatus {
        try await move(call.path, .watch(call.mode), kind: "path.watched", dryRun: false, actor)
    }

    func cutover(_ call: Action.Cutover, _ actor: String) async throws -> PathStatus {
        try await move(call.path, .cutover, kind: "path.cut-over", dryRun: call.dryRun, actor)
    }

    func rollback(_ call: Action.Rollback, _ actor: String) async throws -> PathStatus {
        try await move(call.path, .rollback, kind: "path.rolled-back", dryRun: call.dryRun, actor)
    }

    private func move(
        _ name: String, _ event: Cutover.PathEvent, kind: String, dryRun: Bool, _ actor: String
    ) async throws -> PathStatus {
        try await core.database.write { [core] transaction in
            let path = try resolvePath(name, in: transaction)
            try core.step(path, event, kind: kind, by: actor, dryRun: dryRun, in: transaction)
            guard let moved = try Registry.path(path.name, in: transaction) else {
                throw ActionFailure(.internal, "path `\(path.name)` vanished")
            }
            return try core.status(of: moved, in: transaction)
        }
    }

    /// A path by its name, or by its workload's when that has only one.
    func resolvePath(_ text: String, in transaction: Transaction) throws -> RegisteredPath {
        if let path = try Registry.path(text, in: transaction) { return path }
        let found = try Registry.paths(in: transaction).filter { $0.workload == text }
        guard found.count == 1 else {
            throw ActionFailure(
                .notFound,
                found.isEmpty
                    ? "no access path `\(text.prefix(80))` is registered"
                    : "workload `\(text)` has \(found.count) paths: " + found.map { "`\($0.name)`" }.joined(separator: ", "),
                nextStep: "`mayfly paths` lists them")
        }
        return found[0]
    }
}

extension ControlPlaneCore {
    /// Asks the cutover's state machine for the next step and writes it, in one transaction with its ledger entry.
    func step(
        _ path: RegisteredPath, _ event: Cutover.PathEvent, kind: String, by actor: String, dryRun: Bool = false,
        in transaction: Transaction
    ) throws {
        switch try situation(path, in: transaction).step(event, cutOverAt: path.cutOverAt, now: clock.now()) {
        case .nothing: return
        case .refused(_, let reason, let next):
            throw ActionFailure(.refused, reason, nextStep: next)
        case .move(let mode, let stage, let cutOverAt):
            if dryRun { return }
            let moved = try registry.move(
                path.name, from: path.generation, mode: mode, stage: stage, cutOverAt: cutOverAt,
                entry: NewEntry(
                    kind: kind, subject: path.name, actor: actor,
                    facts: [
                        "from": "\(path.stage.rawValue)/\(path.mode.rawValue)", "to": "\(stage.rawValue)/\(mode.rawValue)",
                        "generation": String(path.generation), "workload": path.workload,
                    ]), in: transaction)
            guard moved else {
                throw ActionFailure(
                    .refused, "`\(path.name)` was moved by somebody else meanwhile", nextStep: "mayfly paths")
            }
        }
    }

    private func situation(_ path: RegisteredPath, in transaction: Transaction) throws -> PathSituation {
        var standing = PathSituation.PlanStanding.none
        if let plan = try PlanRecords.latest(in: transaction), plan.item(for: path.name) != nil,
            let facts = try plannerPaths(in: transaction).first(where: { $0.name == path.name })
        {
            standing = isCurrent(plan, for: facts) ? .current(plan.id) : .stale(plan.id)
        }
        return PathSituation(
            name: path.name, mode: path.mode, stage: path.stage, plan: standing,
            isApplied: path.appliedGeneration == path.generation,
            credentialState: try path.credential.map { try Lifecycle.state(of: $0, in: transaction) } ?? .standing)
    }
}
