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
        try decide(request, isRecorded: true, in: transaction)
    }

    /// What would be decided now. Leaves no trace, so that it can be asked as often as one likes.
    public func outlook(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
        try decide(request, isRecorded: false, in: transaction)
    }

    private func decide(_ request: AccessRequest, isRecorded: Bool, in transaction: Transaction) throws -> Decision {
        let named = try registration.decide(request, in: transaction)
        guard named.isPermitted else { return named }
        do {
            let now = clock.now()
            let question = try question(request, named.entry, at: now, in: transaction)
            return try answer(question, entry: named.entry, because: named, isRecorded: isRecorded, in: transaction)
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
        var context = DecisionContext(at: now, isSenderConstrained: true)
        var nodeEntity: Entity?
        if let agent = SPIFFEID(request.agent), let attested = node(agent) {
            nodeEntity = try attested.entity()
            try context.add(request.selectors, on: attested, longestAge: longestAge, at: now)
        }
        if let delegate = request.delegate {
            context.add(
                "delegate", .entity(EntityUID(type: Domain.workload, id: delegate)),
                .init(source: "server", signer: "agent \(request.agent)", observedAt: now, maximumAge: nil))
        }
        return try Question(
            principal: principal, action: action, resource: resource, node: nodeEntity, context: context, at: now, view: view)
    }

    private func parties(
        _ request: AccessRequest, _ entry: RegistrationEntry?, _ view: EstateView
    ) throws(CedarError) -> (principal: Entity, action: EntityUID, resource: EntityUID) {
        switch request.action {
        case .issueIdentity, .certifyAuthority:
            guard let entry, let id = SPIFFEID(request.subject) else { throw CedarError(.value, "an identity without an entry") }
            let principal = try view.workload(id, of: entry)
            let environment = principal.parents.first { $0.type == Domain.environment } ?? Domain.unknownEnvironment
            return (principal, Domain.action(request.action == .issueIdentity ? "mint" : "certify"), environment)
        case .openGrant, .renewGrant:
            guard let path = view.paths[request.subject], let estate = entries.read({ $0.entry(estate: path.workload) }),
                let id = estate.spiffeID.fixed
            else { throw CedarError(.value, "workload of path `\(request.subject)` has no entry") }
            return (try view.workload(id, of: estate), Domain.action("connect"), EntityUID(type: Domain.target, id: path.resource))
        }
    }

    // MARK: The answer

    private func answer(
        _ question: Question, entry: RegistrationEntry?, because named: Decision, isRecorded: Bool, in transaction: Transaction
    ) throws -> Decision {
        let (live, shadow) = book.both
        let (slice, request) = try prepared(question, live)
        let active = live.edition.active(at: question.now)
        let answer = active.decide(request, in: slice.entities)
        var record = DecisionRecord(question, answer, slice: slice.digest, policies: live.edition.digest)
        if isRecorded { try book.store(slice, in: transaction) }
        if isRecorded, let shadow { record.shadow = try wouldBe(question, answer, shadow) }
        let reason =
            answer.isAllowed
            ? "\(named.reason); permitted by \(answer.reasons.map { "`\($0)`" }.joined(separator: ", "))"
            : Self.brief(active.explain(request, in: slice.entities), answer)
        return Decision(
            isPermitted: answer.isAllowed, code: answer.isAllowed ? named.code : answer.code, reason: reason,
            policyVersion: "policies/\(live.revision)", entry: entry, record: record)
    }

    private func prepared(_ question: Question, _ numbered: PolicyBook.Numbered) throws -> (EntitySlice, Cedar.Request) {
        let edition = numbered.edition
        let key = PolicyBook.SliceKey(
            principal: question.principal, action: question.action, resource: question.resource, node: question.node, named: question.named,
            estate: question.view.revision, policies: edition.digest)
        let slice = try book.slice(key) { try question.slice(for: edition) }
        return (slice, question.request)
    }

    /// What the edition in the shadow says, if it says something else.
    private func wouldBe(_ question: Question, _ answer: PolicyAnswer, _ shadow: PolicyBook.Numbered) throws -> String? {
        let (slice, request) = try prepared(question, shadow)
        let other = shadow.edition.active(at: question.now).decide(request, in: slice.entities)
        book.count(isAllowed: answer.isAllowed, wouldBe: other.isAllowed)
        guard other.isAllowed != answer.isAllowed else { return nil }
        return
            "revision \(shadow.revision) would \(other.isAllowed ? "allow" : "deny"): \(other.code) "
            + other.reasons.map(\.description).joined(separator: " ")
    }

    /// A denial in a few sentences: which policy, what of it, and whom to ask.
    static func brief(_ explanation: Explanation?, _ answer: PolicyAnswer) -> String {
        if let erring = answer.erringForbids.first {
            return "policy `\(erring.policy)` errs, and a forbid that errs denies: \(erring.error.message)"
        }
        guard let explanation else { return "no policy permits it" }
        var text = ""
        var misses = 0
        // The nearest miss will do here; `mayfly explain` tells the others.
        for line in explanation.description.split(separator: "\n") {
            if line.hasPrefix("Nearly ") { misses += 1 } else if !line.hasPrefix(" ") { misses = 0 }
            guard misses < 2, text.utf8.count + line.utf8.count <= 900 else { continue }
            text += (text.isEmpty ? "" : " ") + line.drop { $0 == " " }
        }
        return text
    }
}

/// One question to the policies, with everything that its answer can depend on.
struct Question {
    let principal: Entity
    let action: EntityUID
    let resource: EntityUID
    let node: Entity?
    let now: Timestamp
    let context: DecisionContext
    let request: Cedar.Request
    let view: EstateView
    /// The entities that the context names.
    let named: [EntityUID]
    /// The resource, where an enforcement point says what it is.
    let stated: Entity?

    init(
        principal: Entity, action: EntityUID, resource: EntityUID, node: Entity?, context: DecisionContext, at now: Timestamp,
        view: EstateView,
        stated: Entity? = nil
    ) throws(CedarError) {
        self.stated = stated
        self.principal = principal
        self.action = action
        self.resource = resource
        self.node = node
        self.now = now
        self.context = context
        self.view = view
        let record = try context.record()
        request = Cedar.Request(principal: principal.uid, action: action, resource: resource, context: record)
        var named: [EntityUID] = []
        for field in record.fields { field.value.collectEntities(into: &named) }
        self.named = named
    }

    func slice(for edition: PolicyEdition) throws(CedarError) -> EntitySlice {
        let added = edition.entities
        var own: [EntityUID: Entity] = [:]
        for entity in [principal, node, stated].compactMap(\.self) {
            own[entity.uid] = added[entity.uid].map { entity.adding($0) } ?? entity
        }
        let roots = [principal.uid, resource] + (node.map { [$0.uid] } ?? []) + named + edition.anchors
        var found = try EntitySlice.reach(from: roots, level: PolicyEdition.level) { uid in own[uid] ?? view.entity(uid, added) }
        if let definition = edition.schema.actions[action] { found[action] = Entity(action, parents: definition.ancestors) }
        return try EntitySlice(found.values)
    }
}
