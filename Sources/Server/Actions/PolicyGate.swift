import Access
import Cedar
import Console
import Runtime

extension Actions {
    /// Lets only such a change through as gives nothing new: by proof, and by all that was recorded.
    /// - Throws: `refused` with what it gives, or with why nobody can tell.
    func gate(from current: PolicyEdition, to candidate: PolicyEdition, _ replay: Action.ReplayPolicies.Answer) async throws -> NewAccess {
        guard let solver = Solver.installed else {
            throw ActionFailure(
                .refused, "it is not proved that these policies allow nothing new: no solver is installed",
                nextStep: "apt-get install z3, on the server's machine")
        }
        let now = core.clock.now()
        let found = try await aside { NewAccess(from: current, to: candidate, solver, at: now) }
        guard found.isProved else {
            throw ActionFailure(
                .refused, "it is not proved that these policies allow nothing new: \(found.words)",
                nextStep: "look at what is not proved, or do it without --no-new-access")
        }
        // A proof is about entities that fit the schema. What was asked in fact is worth as much.
        guard replay.newlyAllowed == 0 else {
            let example = replay.flips.first { !$0.wasAllowed && !$0.isAlreadySo }
            throw ActionFailure(
                .refused, "of the recorded requests that are denied, these policies allow \(replay.newlyAllowed)"
                    + (example.map { ": \($0.principal) \($0.action) \($0.resource); \($0.because)" } ?? ""),
                nextStep: example.map { "mayfly explain \($0.last)" } ?? "mayfly policy replay")
        }
        return found
    }

    /// What was judged against one edition must not follow on another.
    func mustStillBe(_ live: PolicyBook.Numbered) throws {
        guard core.policies.live.revision == live.revision else {
            throw ActionFailure(.refused, "other policies were put in force meanwhile", nextStep: "do it again: it is judged against those")
        }
    }
}
