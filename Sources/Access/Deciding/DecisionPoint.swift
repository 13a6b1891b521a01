import Cedar
public import Registration
public import Runtime
public import SPIFFE
public import Storage

/// The decision point: registration says who a caller is, the policies say whether it may, now.
///
/// Whoever is not registered, revoked, or on a node that must not be believed has no name, so the policies are not even asked. Of everybody
/// else nothing is permitted that no policy permits.
public struct DecisionPoint: Policy {
    private let registration: RegisteredPaths
    private let entries: EntryCatalog
    private let book: PolicyBook
    private let node: @Sendable (SPIFFEID) -> AttestedNode?
    /// How long a node is believed on one proof of itself.
    private let longestAge: Duration
    private let clock: WallClock

    /// - Parameter node: what is known of an agent's node now; `nil` leaves attestation absent, and the standard policies permit nothing.
    public init(
        registration: RegisteredPaths, entries: EntryCatalog, book: PolicyBook, longestAge: Duration, clock: WallClock,
        node: @escaping @Sendable (SPIFFEID) -> AttestedNode?
    ) {
        self.registration = registration
        self.entries = entries
        self.book = book
        self.longestAge = longestAge
        self.clock = clock
        self.node = node
    }

    public func decide(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
        try decide(request, isRecorded: true, isExplained: true, in: transaction)
    }

    /// What would be decided now. Leaves no trace, so that it can be asked as often as one likes.
    ///
    /// - Parameter isExplained: whether anybody will read why. To find the words costs many times a decision.
    public func outlook(_ request: AccessRequest, isExplained: Bool = true, in transaction: Transaction) throws -> Decision {
        try decide(request, isRecorded: false, isExplained: isExplained, in: transaction)
    }

    private func decide(_ request: AccessRequest, isRecorded: Bool, isExplained: Bool, in transaction: Transaction) throws -> Decision {
        let named = try registration.decide(request, in: transaction)
        guard named.isPermitted else { return named }
        do {
            let now = clock.now()
            let question = try question(request, named.entry, at: now, in: transaction)
            return try answer(
                question, entry: named.entry, because: named, isRecorded: isRecorded, isExplained: isExplained, in: transaction)
        } catch let error as CedarError {
            return Decision(
                isPermitted: false, code: "policy-errs", reason: "the policies could not be asked: \(error.message)",
                policyVersion: "policies",
                entry: named.entry)
        }
    }

    // MARK: The question

    /// What is asked of the policies for a request that registration has let through.
    private func question(_ request: AccessRequest, _ entry: RegistrationEntry?, at now: Timestamp, in transaction: Transaction) throws
        -> Question
    {
        let view = try book.view(in: transaction)
        let (principal, action, resource) = try parties(request, entry, view)
        let attested = SPIFFEID(request.agent).flatMap(node)
        var context = try DecisionContext(
            for: request.selectors, on: attested, agent: request.agent, delegate: request.delegate, longestAge: longestAge, at: now)
        if let job = request.job { try context.add(job, at: now) }
        return try Question(
            principal: principal, action: action, resource: resource, node: try attested?.entity(), context: context, at: now,
            view: view)
    }

    private func parties(
        _ request: AccessRequest, _ entry: RegistrationEntry?, _ view: EstateView
    ) throws(CedarError) -> (principal: Entity, action: EntityUID, resource: EntityUID) {
        if let job = request.job {
            return (try job.entity(request.subject), Domain.action("mint"), Domain.environment(job.environment))
        }
        switch request.action {
        case .issueIdentity, .certifyAuthority:
            guard let entry, let id = SPIFFEID(request.subject) else { throw CedarError(.value, "an identity without an entry") }
            let principal = try view.workload(id, of: entry)
            return (principal, Domain.action(request.action == .issueIdentity ? "mint" : "certify"), principal.environment)
        case .openGrant, .renewGrant:
            guard let path = view.paths[request.subject], let estate = entries.read({ $0.entry(estate: path.workload) }),
                let id = estate.spiffeID.fixed
            else { throw CedarError(.value, "workload of path `\(request.subject)` has no entry") }
            return (try view.workload(id, of: estate), Domain.action("connect"), EntityUID(type: Domain.target, id: path.resource))
        }
    }

    // MARK: The answer

    private func answer(
        _ question: Question, entry: RegistrationEntry?, because named: Decision, isRecorded: Bool, isExplained: Bool,
        in transaction: Transaction
    ) throws -> Decision {
        let (live, shadow) = book.both
        let ruling = try book.ask(question, live)
        let record = isRecorded ? try book.record(ruling, beside: shadow, in: transaction) : ruling.record
        let words = isExplained ? ruling.words : ruling.answer.code
        return Decision(
            isPermitted: ruling.answer.isAllowed, code: ruling.answer.isAllowed ? named.code : ruling.answer.code,
            reason: ruling.answer.isAllowed ? "\(named.reason); \(words)" : words, policyVersion: ruling.version, entry: entry,
            record: record)
    }
}
