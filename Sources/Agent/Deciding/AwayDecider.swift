import Access
import Estate
import LinuxProcess
import NodeAPI
import Registration
import Runtime
import SPIFFE

/// Answers gateways of this node from the policies that the server left, and holds what workloads have against them while it is away.
struct AwayDecider: Sendable {
    let held: HeldPolicies
    let knowledge: KnownHere
    let log: DecisionLog
    let health: LinkHealth
    let clock: WallClock

    /// Since when the server has not been heard; `nil` while it is there.
    private var awaySince: Timestamp? {
        guard !health.isConnected else { return nil }
        return held.heardAt ?? health.status.problem?.at ?? clock.now()
    }

    /// Each question is decided and kept for the server's ledger, or denied.
    func evaluate(_ request: AuthZENRequest, from gateway: String) throws -> [AuthZENDecision] {
        let (present, refusal) = try present()
        let awaySince = awaySince?.description
        return try present.policies.evaluate(
            request, from: gateway, known: knowledge.workloads(clock), clock: clock, refusal: refusal
        ) { decision in
            switch log.add(decision) {
            case .kept: break
            case .full: throw AuthZENFailure(503, "there is no room to record a decision until the server is back, so there is none")
            case .tooLarge: throw AuthZENFailure(503, "the decision would rest on more than can be recorded, so there is none")
            }
            var details = AuthZENDecision.Details()
            (details.code, details.reason) = (decision.code, decision.isAllowed ? nil : decision.reason)
            (details.policies, details.good_until, details.server_away_since) = (present.revision, present.until, awaySince)
            return details
        }
    }

    func search(_ side: OutsideQuestions.Side, _ request: AuthZENRequest, from gateway: String) throws -> AuthZENResults {
        let (present, refusal) = try present()
        if let refusal { throw AuthZENFailure(503, refusal.reason) }
        return try present.policies.search(side, request, from: gateway, known: knowledge.workloads(clock), clock: clock)
    }

    private func present() throws(AuthZENFailure) -> (HeldPolicies.Present, refusal: (code: String, reason: String)?) {
        switch held.standing(at: clock.now()) {
        case .good(let present): return (present, nil)
        case .stale(let present):
            let head = present.head
            return (
                present,
                (
                    "policies-stale",
                    "the server last said at \(head.issuedAt) that revision \(head.revision) is in force, and that counted until \(head.endsAt)"
                )
            )
        case .none: throw AuthZENFailure(503, "this agent holds no policies yet: it has not heard them from its server")
        }
    }

    /// Why a workload may not have its identity any more. While the server is there it says so itself, and where nothing is known that could
    /// be decided by, what was given stays until it ends.
    func lapse(of id: SPIFFEID, by entry: RegistrationEntry, _ subject: IdentitySubject, at now: Timestamp) -> String? {
        guard awaySince != nil, case .good(let present) = held.standing(at: now), let node = knowledge.attested(at: now) else { return nil }
        return present.policies.lapse(
            of: id, by: entry, having: Set(subject.selectors), on: node, delegate: subject.delegate, at: now)
    }
}
