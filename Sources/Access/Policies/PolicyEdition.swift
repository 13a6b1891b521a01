public import Cedar
public import Runtime
import Synchronization

/// One edition of the policies: read, checked against the schema and compiled. What it decides depends on it, a request's entities and
/// context, and the time, by which policies expire.
public final class PolicyEdition: Sendable {
    public let bundle: PolicyBundle
    /// ``PolicyBundle/digest``: what a decision names.
    public let digest: String
    public let schema: Schema
    /// Each named by its `@id`.
    public let policies: PolicySet
    /// The operators' own entities.
    public let entities: [EntityUID: Entity]
    /// Entities that policies name by themselves, so that every decision needs them.
    let anchors: [EntityUID]
    /// The file of each policy.
    public let places: [PolicyID: String]
    /// Whose word each part of a context is.
    let contextSources: ContextSources
    /// What gateways may call its types and actions.
    let outsideNames: OutsideNames
    private let expiries: [(at: Timestamp, policy: PolicyID)]
    private let compiled = Mutex<ActivePolicies?>(nil)

    /// How far decisions may go from entity to entity.
    static let level = 4

    /// - Throws: ``PolicyFault`` for a text that cannot be read. Whether it may be put in force is ``EditionRules``' question.
    public init(_ bundle: PolicyBundle) throws(PolicyFault) {
        guard bundle.files.count <= PolicyBundle.fileLimit, bundle.byteCount <= PolicyBundle.byteLimit else {
            throw PolicyFault(
                "bundle", "at most \(PolicyBundle.fileLimit) files of \(PolicyBundle.byteLimit >> 20) MiB together are possible",
                hint: "take out what no longer decides anything")
        }
        self.bundle = bundle
        digest = bundle.digest
        (schema, contextSources) = try Self.schema(bundle.schema)
        outsideNames = OutsideNames(schema)
        (policies, places) = try Self.policies(bundle.files)
        entities = try Self.entities(bundle.entities, schema)
        anchors = Self.named(in: policies)
        expiries = try Self.expiries(policies, places)
    }

    private static func schema(_ text: String?) throws(PolicyFault) -> (Schema, ContextSources) {
        do throws(CedarError) {
            let domain = try SchemaDocument(parsing: DomainSchema.text)
            let own = try text.map { text throws(CedarError) in try SchemaDocument(parsing: text) } ?? SchemaDocument()
            guard !own.namespaces.contains(where: { $0.name?.description == "Mayfly" }) else {
                throw CedarError(
                    .duplicate, "the namespace `Mayfly` is Mayfly's", hint: "declare your own types in a namespace of their own")
            }
            let both = SchemaDocument(domain.namespaces + own.namespaces)
            return (try Schema(both), ContextSources(both))
        } catch {
            throw PolicyFault("schema", error)
        }
    }

    private static func policies(_ files: [PolicyBundle.File]) throws(PolicyFault) -> (PolicySet, [PolicyID: String]) {
        var (set, places) = (PolicySet(), [PolicyID: String]())
        for file in files {
            do throws(CedarError) {
                let read = try PolicySet(parsing: file.text)
                guard read.templates.isEmpty else {
                    throw CedarError(
                        .link, "this is a template, and nothing links to it", at: read.templates[0].span,
                        hint: "write the policy out, once for each")
                }
                for policy in read.policies {
                    var template = policy.template
                    guard let name = template.annotation("id"), (1...200).contains(name.utf8.count) else {
                        throw CedarError(
                            .shape, "this policy has no `@id` of 1 to 200 bytes", at: template.span,
                            hint: "decisions name the policies that made them: put `@id(\"…\")` before it")
                    }
                    template.id = PolicyID(name)
                    if let other = places[template.id] {
                        throw CedarError(
                            .duplicate, "there is another `\(name)`, in \(other)", at: template.span, hint: "give each a name of its own")
                    }
                    try set.add(template)
                    places[template.id] = file.path
                }
            } catch {
                throw PolicyFault(file.path, error)
            }
        }
        return (set, places)
    }

    private static func entities(_ text: String?, _ schema: Schema) throws(PolicyFault) -> [EntityUID: Entity] {
        guard let text else { return [:] }
        do throws(CedarError) {
            let entities = try Entities(json: text, schema: schema)
            return Dictionary(entities.all.map { ($0.uid, $0) }) { first, _ in first }
        } catch {
            throw PolicyFault("entities", error)
        }
    }

    private static func named(in policies: PolicySet) -> [EntityUID] {
        var found: Set<EntityUID> = []
        func visit(_ expr: Expr) {
            if case .literal(.entity(let uid)) = expr.kind { found.insert(uid) }
            for child in expr.children { visit(child) }
        }
        for policy in policies.policies { for condition in policy.conditions { visit(condition.body) } }
        return found.sorted { $0.description < $1.description }
    }

    private static func expiries(_ policies: PolicySet, _ places: [PolicyID: String]) throws(PolicyFault) -> [(
        at: Timestamp, policy: PolicyID
    )] {
        var found: [(at: Timestamp, policy: PolicyID)] = []
        for policy in policies.policies {
            do throws(CedarError) {
                guard let end = try policy.template.end() else { continue }
                found.append((Timestamp(milliseconds: end.milliseconds), policy.id))
            } catch {
                throw PolicyFault(
                    places[policy.id] ?? "-", "`@expires` of `\(policy.id)` is no time: \(error.message)", at: policy.template.span,
                    hint: "a day, such as 2027-03-31, or an instant, such as 2027-03-31T12:00:00Z")
            }
        }
        return found.sorted { $0.at < $1.at }
    }

    // MARK: Time

    /// The policies that are in force at a time: expired ones are inert. Compiled anew when the next one expires.
    public func active(at now: Timestamp) -> ActivePolicies {
        compiled.withLock { kept in
            if let kept, kept.holds(at: now) { return kept }
            let gone = Set(expiries.prefix { $0.at <= now }.map(\.policy))
            let next = ActivePolicies(
                policies.without(gone), schema: schema, from: expiries.last { $0.at <= now }?.at, until: expiries.first { $0.at > now }?.at)
            kept = next
            return next
        }
    }

    /// Policies that are inert by now.
    public func expired(at now: Timestamp) -> [PolicyID] { expiries.prefix { $0.at <= now }.map(\.policy) }

    /// Policies that will be inert within `span`, the first first.
    public func expiring(within span: Duration, after now: Timestamp) -> [(at: Timestamp, policy: PolicyID)] {
        expiries.filter { $0.at > now && $0.at <= now + span }
    }
}

extension PolicySet {
    fileprivate func without(_ gone: Set<PolicyID>) -> PolicySet {
        var set = self
        for id in gone { set.removePolicy(id) }
        return set
    }
}

/// An edition's policies between two expiries.
public struct ActivePolicies: Sendable {
    public let policies: PolicySet
    let authorizer: Authorizer
    private let schema: Schema
    private let from: Timestamp?
    private let until: Timestamp?
    private let explainer = KeptExplainer()
    private let forbids: Set<PolicyID>
    private let quarantined: Set<PolicyID>

    init(_ policies: PolicySet, schema: Schema, from: Timestamp?, until: Timestamp?) {
        self.policies = policies
        self.schema = schema
        (self.from, self.until) = (from, until)
        authorizer = Authorizer(policies)
        forbids = Set(policies.policies.filter { $0.effect == .forbid }.map(\.id))
        quarantined = Set(policies.policies.filter { $0.annotation("shadow") != nil && $0.effect == .permit }.map(\.id))
    }

    func holds(at now: Timestamp) -> Bool { from.map { $0 <= now } ?? true && until.map { now < $0 } ?? true }

    /// Decides, more strictly than the language: a forbid that errs denies.
    public func decide(_ request: Cedar.Request, in entities: Entities) -> PolicyAnswer {
        let response = authorizer.isAuthorized(request, in: entities)
        let erring = response.errors.filter { forbids.contains($0.policy) }
        guard erring.isEmpty else {
            // Permits that hold determined nothing.
            let reasons = (response.decision == .allow ? [] : response.reasons) + erring.map(\.policy)
            return PolicyAnswer(isAllowed: false, reasons: reasons, errors: response.errors, erringForbids: erring, quarantined: [])
        }
        return PolicyAnswer(
            isAllowed: response.decision == .allow, reasons: response.reasons, errors: response.errors, erringForbids: [],
            // It alone holds the access up: whoever takes it away takes that.
            quarantined: response.decision == .allow && response.reasons.allSatisfy(quarantined.contains) ? response.reasons : [])
    }

    /// Why a request is denied, and what would change it, as it is decided here; `nil` for one that is allowed. Costs many times a decision.
    public func explain(_ request: Cedar.Request, in entities: Entities, nearMisses: Int = .max) -> Explanation? {
        explainer.of(policies, schema).explain(request, in: entities, nearMisses: nearMisses)
    }
}

/// Compiles all policies once more, so it is made for the first denial, and kept.
private final class KeptExplainer: Sendable {
    private let kept = Mutex<Explainer?>(nil)

    func of(_ policies: PolicySet, _ schema: Schema) -> Explainer {
        kept.withLock { kept in
            let explainer = kept ?? Explainer(policies, schema: schema, practice: Practice(erringForbidsDeny: true))
            kept = explainer
            return explainer
        }
    }
}

/// What the policies say to one request.
public struct PolicyAnswer: Sendable, Equatable {
    public var isAllowed: Bool
    /// Those that determined it: permits, or the forbids that held and those that erred.
    public var reasons: [PolicyID]
    public var errors: [Response.PolicyError]
    /// Forbids that erred, each of which denies.
    public var erringForbids: [Response.PolicyError]
    /// The permits in quarantine, where nothing else allows it.
    public var quarantined: [PolicyID]

    /// Stable code: `policy-permits`, `policy-forbids`, `policy-errs`, `no-policy-permits`.
    public var code: String {
        if isAllowed { return "policy-permits" }
        if !erringForbids.isEmpty { return "policy-errs" }
        return reasons.isEmpty ? "no-policy-permits" : "policy-forbids"
    }
}

/// What is wrong with policies, where, and what to do about it.
public struct PolicyFault: Error, Sendable, Codable, Hashable, CustomStringConvertible {
    /// The file, `schema` or `entities`.
    public var place: String
    public var line: Int?
    public var column: Int?
    public var message: String
    public var hint: String?

    public init(_ place: String, _ message: String, at span: SourceSpan? = nil, hint: String? = nil) {
        self.place = place
        self.message = message
        self.hint = hint
        line = span.map { Int($0.line) }
        column = span.map { Int($0.column) }
    }

    init(_ place: String, _ error: CedarError) { self.init(place, error.message, at: error.span, hint: error.hint) }

    public var description: String {
        let position = line.map { ":\($0):\(column ?? 1)" } ?? ""
        return "\(place)\(position): \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}
