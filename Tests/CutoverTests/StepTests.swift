import Cutover
import Estate
import Runtime
import Testing

private let now = Timestamp(milliseconds: 1_800_000_000_000)
private let before = Timestamp(milliseconds: 1_700_000_000_000)

private func situation(
    _ stage: PathStage, mode: PathMode? = nil, plan: PathSituation.PlanStanding = .current("plan-1"), isApplied: Bool = true,
    state: CredentialState = .standing
) -> PathSituation {
    PathSituation(
        name: "orders.shop-db", mode: mode ?? (stage >= .cutOver ? .substitute : .pass), stage: stage, plan: plan,
        isApplied: isApplied, credentialState: state)
}

/// What a step comes to, in one word: `move cutOver/substitute`, `nothing`, or the refusal's code.
private func word(_ step: PathStep) -> String {
    switch step {
    case .move(let mode, let stage, let cutOverAt): "\(stage.rawValue)/\(mode.rawValue)/\(cutOverAt.map { $0 == now ? "now" : "kept" } ?? "-")"
    case .nothing: "nothing"
    case .refused(let code, _, _): code
    }
}

@Suite("R37 R78: cutover and rollback") struct StepTests {
    /// Every stage × event, with everything else in order.
    @Test(arguments: [
        (PathStage.planned, PathEvent.observed, "observed/pass/kept"), (.observed, .observed, "nothing"),
        (.cutOver, .observed, "nothing"), (.proven, .observed, "nothing"), (.retired, .observed, "nothing"),

        (.planned, .cutover, "not-observed"), (.observed, .cutover, "cutOver/substitute/now"), (.cutOver, .cutover, "nothing"),
        (.proven, .cutover, "nothing"), (.retired, .cutover, "nothing"),

        (.planned, .rollback, "nothing"), (.observed, .rollback, "nothing"), (.cutOver, .rollback, "observed/pass/-"),
        (.proven, .rollback, "observed/pass/-"), (.retired, .rollback, "retired"),

        (.planned, .watch(.pass), "nothing"), (.observed, .watch(.pass), "nothing"), (.cutOver, .watch(.pass), "cut-over"),
        (.proven, .watch(.pass), "cut-over"), (.retired, .watch(.pass), "cut-over"),

        (.planned, .watch(.flag), "planned/flag/-"), (.observed, .watch(.flag), "observed/flag/-"), (.cutOver, .watch(.flag), "cut-over"),
        (.proven, .watch(.flag), "cut-over"), (.retired, .watch(.flag), "cut-over"),

        (.planned, .watch(.substitute), "needs-cutover"), (.observed, .watch(.substitute), "needs-cutover"),
        (.cutOver, .watch(.substitute), "needs-cutover"), (.proven, .watch(.substitute), "needs-cutover"),
        (.retired, .watch(.substitute), "needs-cutover"),

        (.planned, .proven, "nothing"), (.observed, .proven, "nothing"), (.cutOver, .proven, "proven/substitute/kept"),
        (.proven, .proven, "nothing"), (.retired, .proven, "nothing"),

        (.planned, .retired, "not-cut-over"), (.observed, .retired, "not-cut-over"), (.cutOver, .retired, "retired/substitute/kept"),
        (.proven, .retired, "retired/substitute/kept"), (.retired, .retired, "retired/substitute/kept"),
    ] as [(PathStage, PathEvent, String)])
    func `every event at every stage has one answer`(_ stage: PathStage, _ event: PathEvent, _ expected: String) {
        #expect(word(situation(stage).step(event, cutOverAt: before, now: now)) == expected)
    }

    @Test(arguments: [
        (PathSituation.PlanStanding.none, true, CredentialState.standing, "no-plan"),
        (.stale("plan-1"), true, .standing, "stale-plan"), (.current("plan-1"), false, .standing, "no-agent"),
        (.current("plan-1"), true, .retired, "retired"), (.current("plan-1"), true, .excepted, "cutOver/substitute/now"),
        (.current("plan-1"), true, .disabled, "cutOver/substitute/now"),
    ] as [(PathSituation.PlanStanding, Bool, CredentialState, String)])
    func `a cutover needs a current plan, an agent and a credential that lives`(
        _ plan: PathSituation.PlanStanding, _ isApplied: Bool, _ state: CredentialState, _ expected: String
    ) {
        let step = situation(.observed, plan: plan, isApplied: isApplied, state: state).step(.cutover, cutOverAt: nil, now: now)
        #expect(word(step) == expected)
    }

    @Test(arguments: [
        (CredentialState.standing, "observed/pass/-"), (.excepted, "observed/pass/-"), (.disabled, "retired"), (.retired, "retired"),
    ] as [(CredentialState, String)])
    func `a rollback is refused once the old credential no longer works`(_ state: CredentialState, _ expected: String) {
        #expect(word(situation(.cutOver, state: state).step(.rollback, cutOverAt: before, now: now)) == expected)
    }

    @Test func `a rollback needs neither plan nor agent`() {
        let step = situation(.cutOver, plan: .none, isApplied: false).step(.rollback, cutOverAt: before, now: now)
        #expect(step == .move(mode: .pass, stage: .observed, cutOverAt: nil))
    }

    @Test func `every refusal names the path or the mode in backticks and says what next`() {
        var refusals = 0
        for stage in PathStage.allCases {
            for mode in PathMode.allCases {
                for plan in [PathSituation.PlanStanding.none, .stale("plan-1"), .current("plan-1")] {
                    for state in CredentialState.allCases {
                        for isApplied in [true, false] {
                            for event in [PathEvent.observed, .cutover, .rollback, .watch(.substitute), .watch(.flag), .proven, .retired] {
                                let step = situation(stage, mode: mode, plan: plan, isApplied: isApplied, state: state)
                                    .step(event, cutOverAt: before, now: now)
                                guard case .refused(let code, let reason, let next) = step else { continue }
                                refusals += 1
                                #expect(!code.isEmpty && reason.contains("`") && !next.isEmpty)
                            }
                        }
                    }
                }
            }
        }
        #expect(refusals > 100)
    }

    @Test func `no step but a cutover ever reaches the substitute mode`() {
        for stage in PathStage.allCases {
            for mode in [PathMode.pass, .flag] {
                for event in [PathEvent.observed, .rollback, .watch(.substitute), .watch(.flag), .watch(.pass), .proven, .retired] {
                    if case .move(.substitute, _, _) = situation(stage, mode: mode).step(event, cutOverAt: before, now: now) {
                        Issue.record("\(event) at \(stage) in \(mode) substitutes")
                    }
                }
            }
        }
    }
}
