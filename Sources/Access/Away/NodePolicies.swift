import AuditLedger
import Cedar
public import Estate
public import Registration
public import Runtime
public import SPIFFE

/// Decides away from the server, by what the server has published. Nothing is asked and nothing is recorded here: whoever decides by it
/// sees to it that the server hears of each decision.
public final class NodePolicies: Sendable {
    public let revision: Int
    private let book: PolicyBook
    private let view: EstateView
    private let longestAge: Duration

    /// - Parameter bytes: ``PublishedPolicies``, whose signature was found good.
    public init(_ bytes: [UInt8], revision: Int) throws(PolicyFault) {
        let (edition, estate, longestAge) = try PublishedPolicies.open(bytes)
        do {
            view = try EstateView(estate)
        } catch {
            throw PolicyFault("policies", "what the server published of the estate makes no sense: \(error.message)")
        }
        book = PolicyBook(.init(revision: revision, edition: edition))
        (self.revision, self.longestAge) = (revision, longestAge)
    }

    // MARK: Questions of gateways

    /// Answers one request, each question for itself.
    ///
    /// - Parameters:
    ///   - refusal: denies all of them, whatever the policies say.
    ///   - settle: sees to it that a decision is not forgotten, and gives what is said of it. What it throws as ``AuthZENFailure`` is said
    ///     instead, and denies.
    public func evaluate(
        _ request: AuthZENRequest, from gateway: String, known: KnownWorkloads, clock: WallClock,
        refusal: (code: String, reason: String)? = nil, settle: (AwayDecision) throws -> AuthZENDecision.Details
    ) throws -> [AuthZENDecision] {
        try questions(known, clock).evaluate(request, from: gateway, book.live, view, refusal: refusal) { decision in
            try settle(AwayDecision(decision, gateway: gateway, at: clock.now()))
        }
    }

    public func search(
        _ side: OutsideQuestions.Side, _ request: AuthZENRequest, from gateway: String, known: KnownWorkloads, clock: WallClock
    ) throws -> AuthZENResults {
        try questions(known, clock).search(side, request, from: gateway, book.live, view)
    }

    private func questions(_ known: KnownWorkloads, _ clock: WallClock) -> OutsideQuestions {
        OutsideQuestions(book: book, known: known, clock: clock, longestAge: longestAge)
    }

    // MARK: What was given

    /// Why a workload of the node may not have its identity any more; `nil` while it may.
    ///
    /// - Parameter delegate: who has it in the workload's stead.
    public func lapse(
        of id: SPIFFEID, by entry: RegistrationEntry, having selectors: Set<Selector>, on node: AttestedNode, delegate: SPIFFEID?,
        at now: Timestamp
    ) -> String? {
        do {
            let principal = try view.workload(id, of: entry)
            let context = try DecisionContext(
                for: selectors, on: node, agent: node.agent.description, delegate: delegate?.description, longestAge: longestAge, at: now)
            let question = try Question(
                principal: principal, action: Domain.action("mint"), resource: principal.environment, node: try node.entity(),
                context: context, at: now, view: view)
            let ruling = try book.ask(question, book.live)
            return ruling.answer.isAllowed ? nil : "\(ruling.words) (\(ruling.answer.code))"
        } catch {
            return "the policies could not be asked (policy-errs)"
        }
    }
}
