public import AuditLedger
import Cedar
public import Estate
import Foundation
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
    private let entries: EntryCatalog
    private let clock: WallClock
    private let longestAge: Duration
    private let revocation: @Sendable (SPIFFEID) -> String?
    private let sighting: @Sendable (SPIFFEID, RegistrationEntry) -> Sighting?

    public init(
        book: PolicyBook, entries: EntryCatalog, clock: WallClock, longestAge: Duration,
        revocation: @escaping @Sendable (SPIFFEID) -> String?,
        sighting: @escaping @Sendable (SPIFFEID, RegistrationEntry) -> Sighting?
    ) {
        self.book = book
        self.entries = entries
        self.clock = clock
        self.longestAge = longestAge
        self.revocation = revocation
        self.sighting = sighting
    }

    // MARK: Evaluations

    /// Answers one request, each question for itself, and puts every decision into the ledger.
    ///
    /// - Parameter gateway: who asks, as it was authenticated.
    public func evaluate(_ request: AuthZENRequest, from gateway: String, ledger: Ledger, in transaction: Transaction) throws
        -> [AuthZENDecision]
    {
        var answers: [AuthZENDecision] = []
        for question in request.questions {
            let answer = try evaluate(question, from: gateway, ledger: ledger, in: transaction)
            answers.append(answer)
            if request.semantic == .denyOnFirstDeny, !answer.decision { break }
            if request.semantic == .permitOnFirstPermit, answer.decision { break }
        }
        return answers
    }

    private func evaluate(
        _ evaluation: AuthZENRequest.Evaluation, from gateway: String, ledger: Ledger, in transaction: Transaction
    ) throws -> AuthZENDecision {
        let (live, _) = book.both
        do {
            let asked = try asked(evaluation, live.edition)
            guard let subject = asked.subject, let resource = asked.resource, let action = asked.action else {
                throw AuthZENFailure.malformed("a question has a subject, an action and a resource")
            }
            let prepared = try prepare(subject, action, resource, asked, gateway, live.edition, try book.view(in: transaction))
            let now = prepared.question.now
            let active = live.edition.active(at: now)
            let answer = active.decide(prepared.question.request, in: prepared.slice.entities)
            try book.store(prepared.slice, in: transaction)
            let isAllowed = answer.isAllowed && prepared.revoked == nil
            let code = prepared.revoked == nil ? answer.code : "revoked"
            let reason =
                prepared.revoked
                ?? (isAllowed
                    ? "permitted by \(answer.reasons.map { "`\($0)`" }.joined(separator: ", "))"
                    : DecisionPoint.brief(active.explain(prepared.question.request, in: prepared.slice.entities), answer))
            // What revocation decides, the policies did not: such a decision is not theirs to make again.
            let record =
                prepared.revoked == nil
                ? DecisionRecord(prepared.question, answer, slice: prepared.slice.digest, policies: live.edition.digest) : nil
            let receipt = try ledger.append(
                NewEntry(
                    kind: isAllowed ? RecordedDecision.permitted : RecordedDecision.denied, subject: subject.id,
                    actor: "gateway:\(gateway)",
                    facts: [
                        "action": action.id, "code": code, "reason": reason, "policy": "policies/\(live.revision)",
                        "target": resource.description,
                    ]
                    .merging(record?.facts ?? [:]) { first, _ in first }), in: transaction)
            return AuthZENDecision(
                decision: isAllowed, context: .init(id: String(receipt.sequence), code: code, reason: isAllowed ? nil : reason))
        } catch let failure as AuthZENFailure {
            return .impossible(failure)
        } catch let error as CedarError {
            return .impossible(.malformed(error.message))
        }
    }

    // MARK: Searches

    public enum Side: String, Sendable, CaseIterable { case subject, resource, action }

    /// Most things that one search looks at, and that one page holds.
    public static let candidateLimit = 20_000
    public static let pageLimit = 100

    /// Finds who, what or how, by deciding each. No decision is recorded: nobody is let through by a search.
    public func search(_ side: Side, _ request: AuthZENRequest, from gateway: String, in transaction: Transaction) throws -> AuthZENResults
    {
        let live = book.live
        let edition = live.edition
        let view = try book.view(in: transaction)
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
                let prepared = try? prepare(subject, action, resource, asked, gateway, edition, view), prepared.revoked == nil,
                edition.active(at: prepared.question.now).decide(prepared.question.request, in: prepared.slice.entities).isAllowed
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
            let now = clock.now()
            entries.read { set in
                for entry in set.entries.values where entry.kind == .workload && !entry.isExpired(at: now) {
                    if let id = entry.spiffeID.fixed { found.insert(EntityUID(type: type, id: id.description)) }
                }
            }
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
            let type = try type(party.type, edition.schema)
            if side == place {
                (asked.searched, asked.searchedType) = (type, party.type)
                continue
            }
            guard let id = party.id else { throw AuthZENFailure.malformed("the \(place.rawValue) has no `id`") }
            let uid = EntityUID(type: type, id: id)
            if place == .subject { asked.subject = uid } else { asked.resource = uid }
            if let properties = party.properties { asked.properties.append((uid, properties)) }
        }
        if side != .action, let name = evaluation.action { asked.action = try action(name, edition.schema) }
        return asked
    }

    /// A type by its full name, or by its last part in any case where only one has it: `Mayfly::Workload`, `workload`.
    private func type(_ text: String, _ schema: Schema) throws(AuthZENFailure) -> EntityType {
        if let name = EntityType(text), schema.entities[name] != nil { return name }
        let found = schema.entities.keys.filter { $0.base.lowercased() == text.lowercased() }
        guard found.count == 1 else {
            throw .malformed(
                found.isEmpty
                    ? "the schema has no type `\(text.prefix(100))`"
                    : "several types are called `\(text.prefix(100))`: say which, such as `\(found[0])`")
        }
        return found[0]
    }

    /// An action by its id, or as `Namespace::Action::"id"`.
    private func action(_ text: String, _ schema: Schema) throws(AuthZENFailure) -> EntityUID {
        if let uid = try? EntityUID(parsing: text), schema.actions[uid] != nil { return uid }
        let found = schema.actions.keys.filter { $0.id == text }
        guard found.count == 1 else {
            throw .malformed(
                found.isEmpty
                    ? "the schema has no action `\(text.prefix(100))`"
                    : "several actions are called `\(text.prefix(100))`: say which, such as `\(found[0])`")
        }
        return found[0]
    }

    // MARK: The question

    private func prepare(
        _ subject: EntityUID, _ action: EntityUID, _ resource: EntityUID, _ asked: Asked, _ gateway: String, _ edition: PolicyEdition,
        _ view: EstateView
    ) throws -> (question: Question, slice: EntitySlice, revoked: String?) {
        let now = clock.now()
        var context = DecisionContext(at: now, isSenderConstrained: false)
        try add(asked.context, of: action, to: &context, gateway, edition, at: now)
        var (principal, node, revoked): (Entity, Entity?, String?) = (view.entity(subject, edition.entities) ?? Entity(subject), nil, nil)
        if subject.type == Domain.workload, let id = SPIFFEID(subject.id) {
            revoked = revocation(id).map { "`\(id)` is revoked: \($0)" }
            let entry = entries.read { $0.entries(for: id) }.first {
                $0.kind == .workload && $0.spiffeID.fixed == id && !$0.isExpired(at: now)
            }
            if let entry {
                principal = try view.workload(id, of: entry)
                if let seen = sighting(id, entry) {
                    node = try seen.node.entity()
                    try context.add(seen.selectors, on: seen.node, longestAge: longestAge, at: now)
                }
            }
        }
        var own: [EntityUID: Entity] = [:]
        for (uid, properties) in asked.properties {
            if let entity = try stated(uid, properties, edition) {
                own[uid] = view.entity(uid, edition.entities).map { $0.adding(entity) } ?? entity
            }
        }
        if let stated = own[subject] { principal = principal.adding(stated) }
        let question = try Question(
            principal: principal, action: action, resource: resource, node: node, context: context, at: now, view: view,
            stated: own[resource])
        if let refusal = edition.schema.refusal(principal: subject, action: action, resource: resource, context: question.request.context) {
            throw AuthZENFailure.malformed(refusal)
        }
        return (question, try question.slice(for: edition), revoked)
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
        _ text: String?, of action: EntityUID, to context: inout DecisionContext, _ gateway: String, _ edition: PolicyEdition,
        at now: Timestamp
    ) throws {
        guard let text else { return }
        let sources = edition.contextSources
        guard let definition = edition.schema.actions[action] else { return }
        let known = Set(definition.context.attributes.map(\.name))
        let own = Set(context.fields.map(\.name))
        // What the schema does not know is the enforcement point's own, and decides nothing.
        let object = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
        let relevant = try JSONSerialization.data(withJSONObject: object.filter { known.contains($0.key) })
        let stated = try Record(context: String(decoding: relevant, as: UTF8.self), action: action, schema: edition.schema)
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
        context.keep { known.contains($0) }
    }
}
