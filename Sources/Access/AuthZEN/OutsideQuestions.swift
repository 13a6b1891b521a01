public import AuditLedger
import Cedar
public import Estate
public import Registration
public import Runtime
public import SPIFFE
public import Storage

/// Decides for enforcement points outside of Mayfly: gateways that ask whether a subject may do something.
///
/// They are believed about what they enforce: the context that the schema says is a gateway's or a caller's. What Mayfly itself knows,
/// attestation, posture, place, comes from Mayfly or is absent; a gateway that states it is refused.
public struct OutsideQuestions: Sendable {
    /// Where a workload runs now, as far as anybody has seen it.
    public struct Sighting: Sendable {
        public var selectors: Set<Selector>
        public var node: AttestedNode

        public init(selectors: Set<Selector>, node: AttestedNode) {
            self.selectors = selectors
            self.node = node
        }
    }

    private let book: PolicyBook
    private let known: KnownWorkloads
    private let clock: WallClock
    private let longestAge: Duration

    /// - Parameter longestAge: how long a node is believed on one proof of itself.
    public init(book: PolicyBook, known: KnownWorkloads, clock: WallClock, longestAge: Duration) {
        self.book = book
        self.known = known
        self.clock = clock
        self.longestAge = longestAge
    }

    // MARK: Evaluations

    /// Answers one request, each question for itself, and puts every decision into the ledger.
    ///
    /// - Parameter gateway: who asks, as it was authenticated.
    public func evaluate(_ request: AuthZENRequest, from gateway: String, ledger: Ledger, in transaction: Transaction) throws
        -> [AuthZENDecision]
    {
        let shadow = book.shadow
        return try evaluate(request, from: gateway, book.live, try book.view(in: transaction)) { decision in
            let record = try decision.ruling.map { try book.record($0, beside: shadow, in: transaction) }
            let receipt = try ledger.append(decision.entry(record, by: "gateway:\(gateway)"), in: transaction)
            return .init(id: String(receipt.sequence), code: decision.code, reason: decision.isAllowed ? nil : decision.reason)
        }
    }

    /// - Parameters:
    ///   - refusal: denies all of them, whatever the policies say.
    ///   - settle: sees to it that a decision is not forgotten, and gives what is said of it.
    func evaluate(
        _ request: AuthZENRequest, from gateway: String, _ live: PolicyBook.Numbered, _ view: EstateView,
        refusal: (code: String, reason: String)? = nil, settle: (OutsideDecision) throws -> AuthZENDecision.Details
    ) throws -> [AuthZENDecision] {
        var answers: [AuthZENDecision] = []
        var contexts = ReadContexts(live.edition)
        for question in request.questions {
            let answer: AuthZENDecision
            do {
                let decision = try decide(question, from: gateway, live, view, refusal, &contexts)
                answer = AuthZENDecision(decision: decision.isAllowed, context: try settle(decision))
            } catch let failure as AuthZENFailure {
                answer = .impossible(failure)
            } catch let error as CedarError {
                answer = .impossible(.malformed(error.message))
            }
            answers.append(answer)
            if request.semantic == .denyOnFirstDeny, !answer.decision { break }
            if request.semantic == .permitOnFirstPermit, answer.decision { break }
        }
        return answers
    }

    private func decide(
        _ evaluation: AuthZENRequest.Evaluation, from gateway: String, _ live: PolicyBook.Numbered, _ view: EstateView,
        _ refusal: (code: String, reason: String)?, _ contexts: inout ReadContexts
    ) throws -> OutsideDecision {
        let asked = try asked(evaluation, live.edition)
        guard let subject = asked.subject, let resource = asked.resource, let action = asked.action else {
            throw AuthZENFailure.malformed("a question has a subject, an action and a resource")
        }
        let (question, refused) = try question(subject, action, resource, asked, gateway, live.edition, view, &contexts)
        // What revocation decides, the policies did not: such a decision is not theirs to make again.
        return OutsideDecision(
            subject: subject, action: action, resource: resource, version: "policies/\(live.revision)",
            outcome: try (refusal ?? refused).map { .refused(code: $0.code, reason: $0.reason) } ?? .ruled(try book.ask(question, live)))
    }

    // MARK: Searches

    public enum Side: String, Sendable, CaseIterable { case subject, resource, action }

    /// Most things that one search looks at, and that one page holds.
    public static let candidateLimit = 20_000
    public static let pageLimit = 100

    /// Finds who, what or how, by deciding each. No decision is recorded: nobody is let through by a search.
    public func search(_ side: Side, _ request: AuthZENRequest, from gateway: String, in transaction: Transaction) throws -> AuthZENResults
    {
        try search(side, request, from: gateway, book.live, try book.view(in: transaction))
    }

    func search(_ side: Side, _ request: AuthZENRequest, from gateway: String, _ live: PolicyBook.Numbered, _ view: EstateView) throws
        -> AuthZENResults
    {
        let edition = live.edition
        var contexts = ReadContexts(edition)
        let asked: Asked
        do {
            asked = try self.asked(request.defaults, edition, searched: side)
        } catch let error as CedarError {
            throw AuthZENFailure.malformed(error.message)
        }
        let candidates = try candidates(side, asked, edition, view)
        let limit = min(max(request.page.limit ?? Self.pageLimit, 1), Self.pageLimit)
        var results: [AuthZENResults.Result] = []
        var next = ""
        for candidate in candidates where request.page.token.map({ $0 < candidate.description }) ?? true {
            guard let subject = side == .subject ? candidate : asked.subject, let action = side == .action ? candidate : asked.action,
                let resource = side == .resource ? candidate : asked.resource
            else {
                throw AuthZENFailure.malformed("a search for a \(side.rawValue) names both of the others, and the type of what is sought")
            }
            guard let definition = edition.schema.actions[action], definition.principals.contains(subject.type),
                definition.resources.contains(resource.type),
                let (question, refused) = try? question(subject, action, resource, asked, gateway, edition, view, &contexts),
                refused == nil, try book.ask(question, live).answer.isAllowed
            else { continue }
            results.append(
                side == .action
                    ? .init(name: candidate.id) : .init(type: asked.searchedType ?? candidate.type.description, id: candidate.id))
            if results.count == limit {
                next = candidate == candidates.last ? "" : candidate.description
                break
            }
        }
        return AuthZENResults(page: .init(next_token: next, count: results.count), results: results)
    }

    private func candidates(_ side: Side, _ asked: Asked, _ edition: PolicyEdition, _ view: EstateView) throws -> [EntityUID] {
        if side == .action { return edition.schema.actions.keys.sorted { $0.description < $1.description } }
        guard let type = asked.searched else { throw AuthZENFailure.malformed("a search names the type of what is sought") }
        var found = Set(edition.entities.keys.filter { $0.type == type }).union(view.uids(of: type))
        if type == Domain.workload {
            for id in known.all(clock.now()) { found.insert(EntityUID(type: type, id: id.description)) }
        }
        guard found.count <= Self.candidateLimit else {
            throw AuthZENFailure.malformed("there are \(found.count) entities of this type, and a search looks at \(Self.candidateLimit)")
        }
        return found.sorted { $0.description < $1.description }
    }

    // MARK: Names

    private struct Asked {
        var subject: EntityUID?
        var action: EntityUID?
        var resource: EntityUID?
        var context: String?
        var properties: [(EntityUID, String)] = []
        /// Of a search.
        var searched: EntityType?
        var searchedType: String?
    }

    private func asked(_ evaluation: AuthZENRequest.Evaluation, _ edition: PolicyEdition, searched side: Side? = nil) throws -> Asked {
        var asked = Asked(context: evaluation.context)
        for (party, place) in [(evaluation.subject, Side.subject), (evaluation.resource, Side.resource)] {
            guard let party else { continue }
            let type = try edition.outsideNames.type(party.type)
            if side == place {
                (asked.searched, asked.searchedType) = (type, party.type)
                continue
            }
            guard let id = party.id else { throw AuthZENFailure.malformed("the \(place.rawValue) has no `id`") }
            let uid = EntityUID(type: type, id: id)
            if place == .subject { asked.subject = uid } else { asked.resource = uid }
            if let properties = party.properties { asked.properties.append((uid, properties)) }
        }
        if side != .action, let name = evaluation.action { asked.action = try edition.outsideNames.action(name) }
        return asked
    }

    // MARK: The question

    private func question(
        _ subject: EntityUID, _ action: EntityUID, _ resource: EntityUID, _ asked: Asked, _ gateway: String, _ edition: PolicyEdition,
        _ view: EstateView, _ contexts: inout ReadContexts
    ) throws -> (question: Question, refused: (code: String, reason: String)?) {
        let now = clock.now()
        var context = DecisionContext(at: now, isSenderConstrained: false)
        if let text = asked.context {
            try add(try contexts.read(text, of: action), of: action, to: &context, gateway, edition, at: now)
        }
        var (principal, node): (Entity, Entity?) = (view.entity(subject, [:]) ?? Entity(subject), nil)
        var refused: (code: String, reason: String)?
        if subject.type == Domain.workload, let id = SPIFFEID(subject.id) {
            if let why = known.revocation(id) { refused = ("revoked", "`\(id)` is revoked: \(why)") }
            if let entry = known.entry(id, now) {
                principal = try view.workload(id, of: entry)
                if let seen = known.sighting(id, entry) {
                    node = try seen.node.entity()
                    try context.add(seen.selectors, on: seen.node, longestAge: longestAge, at: now)
                }
            } else if !known.areAll {
                refused = refused ?? ("not-known-here", "`\(id)` is not registered for this node: ask the server about it")
            }
        }
        let question = try Question(
            principal: principal, action: action, resource: resource, node: node, context: context, at: now, view: view,
            stated: try asked.properties.compactMap { try stated($0, $1, edition) })
        if let refusal = edition.schema.refusal(principal: subject, action: action, resource: resource, context: question.request.context) {
            throw AuthZENFailure.malformed(refusal)
        }
        return (question, refused)
    }

    /// What an enforcement point may state of its own things: the attributes of types that the operators' schema says are a gateway's.
    private func stated(_ uid: EntityUID, _ properties: String, _ edition: PolicyEdition) throws -> Entity? {
        guard let definition = edition.schema.entities[uid.type],
            definition.annotations.contains(where: { $0.key == "source" && $0.value == "gateway" })
        else { return nil }
        let json =
            #"[{"uid": {"type": \#(JSONWriter.quoted(uid.type.description)), "id": \#(JSONWriter.quoted(uid.id))}, "#
            + #""attrs": \#(properties), "parents": []}]"#
        return try Entities(json: json, schema: edition.schema)[uid]
    }

    private func add(
        _ stated: Record, of action: EntityUID, to context: inout DecisionContext, _ gateway: String, _ edition: PolicyEdition,
        at now: Timestamp
    ) throws {
        let sources = edition.contextSources
        let own = Set(context.fields.map(\.name))
        for field in stated.fields {
            let isCallers = sources.callers.contains([field.name])
            let isGateways = sources.gateways.contains([field.name]) || !action.type.description.hasPrefix("Mayfly::")
            guard isCallers || isGateways, !own.contains(field.name) else {
                throw AuthZENFailure.malformed("`context.\(field.name)` is what Mayfly knows by itself; leave it out")
            }
            context.add(
                field.name, field.value,
                .init(source: isCallers ? "caller" : "gateway", signer: gateway, observedAt: now, maximumAge: nil))
        }
        // Of actions that are not Mayfly's the context is what their schema says.
        if let definition = edition.schema.actions[action] { context.keep { definition.context[$0] != nil } }
    }
}

/// Who may be asked about, as far as whoever decides knows of it.
public struct KnownWorkloads: Sendable {
    /// The entry that gives an identity.
    public var entry: @Sendable (SPIFFEID, Timestamp) -> RegistrationEntry?
    /// All that are registered.
    public var all: @Sendable (Timestamp) -> [SPIFFEID]
    /// Whether nobody else is registered: then policies are asked about strangers too, else nothing is said of them.
    public var areAll: Bool
    /// Why an identity is not given to anybody now; `nil` when it is.
    public var revocation: @Sendable (SPIFFEID) -> String?
    public var sighting: @Sendable (SPIFFEID, RegistrationEntry) -> OutsideQuestions.Sighting?

    public init(
        areAll: Bool, entry: @escaping @Sendable (SPIFFEID, Timestamp) -> RegistrationEntry?, all: @escaping @Sendable (Timestamp) -> [SPIFFEID],
        revocation: @escaping @Sendable (SPIFFEID) -> String?,
        sighting: @escaping @Sendable (SPIFFEID, RegistrationEntry) -> OutsideQuestions.Sighting?
    ) {
        (self.areAll, self.entry, self.all) = (areAll, entry, all)
        (self.revocation, self.sighting) = (revocation, sighting)
    }

    /// Everybody who is registered.
    public init(
        in entries: EntryCatalog, revocation: @escaping @Sendable (SPIFFEID) -> String?,
        sighting: @escaping @Sendable (SPIFFEID, RegistrationEntry) -> OutsideQuestions.Sighting?
    ) {
        self.init(
            areAll: true, entry: { id, now in entries.read { $0.entry(giving: id, at: now) } }, all: { now in entries.read { $0.given(at: now) } },
            revocation: revocation, sighting: sighting)
    }
}

extension EntrySet {
    /// The entry that gives this very ID to a workload.
    public func entry(giving id: SPIFFEID, at now: Timestamp) -> RegistrationEntry? {
        entries(for: id).first { $0.kind == .workload && $0.spiffeID.fixed == id && !$0.isExpired(at: now) }
    }

    /// All IDs that are given to workloads, but for those of templates.
    public func given(at now: Timestamp) -> [SPIFFEID] {
        entries.values.lazy.filter { $0.kind == .workload && !$0.isExpired(at: now) }.compactMap(\.spiffeID.fixed)
    }
}

/// What enforcement points say of the circumstances, read once: the questions of one request mostly have one context.
private struct ReadContexts {
    private let edition: PolicyEdition
    private var last: (text: String, action: EntityUID, record: Record)?

    init(_ edition: PolicyEdition) { self.edition = edition }

    mutating func read(_ text: String, of action: EntityUID) throws(CedarError) -> Record {
        if let last, last.action == action, last.text == text { return last.record }
        // What the schema does not know is the enforcement point's own, and decides nothing.
        let record = try Record(context: text, action: action, schema: edition.schema, isPartial: true)
        last = (text, action, record)
        return record
    }
}
