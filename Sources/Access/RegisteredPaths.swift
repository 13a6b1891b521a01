public import Context
import Estate
public import Registration
public import Runtime
public import SPIFFE
public import Storage

/// The first policy: what is registered is permitted to whom its selectors describe, on the nodes that it is registered for, and
/// nothing else.
public struct RegisteredPaths: Policy {
    private let entries: EntryCatalog
    /// The nodes' groups, by what each node proved of itself.
    private let scope: @Sendable (SPIFFEID) -> NodeScope
    /// Why an identity is not given to anybody now; `nil` when it is.
    private let revocation: @Sendable (SPIFFEID) -> String?
    /// Whether the agent's node is now what it must be, for anything and for the entry that is asked for.
    private let context: @Sendable (SPIFFEID, RegistrationEntry?) -> ContextVerdict
    private let clock: WallClock

    public init(
        entries: EntryCatalog, clock: WallClock, scope: @escaping @Sendable (SPIFFEID) -> NodeScope = { NodeScope(agent: $0) },
        revocation: @escaping @Sendable (SPIFFEID) -> String? = { _ in nil },
        context: @escaping @Sendable (SPIFFEID, RegistrationEntry?) -> ContextVerdict = { _, _ in .met }
    ) {
        self.entries = entries
        self.clock = clock
        self.scope = scope
        self.revocation = revocation
        self.context = context
    }

    public func decide(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
        // Its own SVID has shown who it is; there is no process to attest.
        if request.action == .certifyAuthority { return authority(request) }
        if let job = request.job { return self.job(job, request) }
        guard !request.selectors.isEmpty else {
            return Decision(
                isPermitted: false, code: "unattested", reason: "nothing is attested of the caller; an unattributed caller gets nothing",
                policyVersion: "registered-paths/2")
        }
        return switch request.action {
        case .openGrant, .renewGrant: try path(request, in: transaction)
        case .issueIdentity: identity(request)
        case .certifyAuthority: authority(request)
        }
    }

    // MARK: CI jobs

    /// A rule of the attestation file has named the job, and its provider vouched for it.
    private func job(_ job: PipelineJob, _ request: AccessRequest) -> Decision {
        let version = "pipeline-rules/1"
        guard request.action == .issueIdentity, let id = SPIFFEID(request.subject) else {
            return Decision(
                isPermitted: false, code: "no-such-identity", reason: "a job is given an identity, and nothing else", policyVersion: version)
        }
        if let why = revocation(id) {
            return Decision(isPermitted: false, code: "revoked", reason: "`\(id)` is revoked: \(why)", policyVersion: version)
        }
        return Decision(
            isPermitted: true, code: "rule-matches", reason: "rule `\(job.rule)` of `\(job.owner)` admits the job: \(job.summary)",
            policyVersion: version)
    }

    // MARK: Nested servers

    /// A nested server is who has an entry that says so, by its very ID: a template would make a server of whoever fills it.
    private func authority(_ request: AccessRequest) -> Decision {
        let version = "registered-entries/1@\(entries.revision)"
        func decided(_ isPermitted: Bool, _ code: String, _ reason: String, _ entry: RegistrationEntry? = nil) -> Decision {
            Decision(isPermitted: isPermitted, code: code, reason: reason, policyVersion: version, entry: entry)
        }
        guard let id = SPIFFEID(request.subject), request.agent == request.subject else {
            return decided(false, "no-such-identity", "`\(request.subject.prefix(120))` is no SPIFFE ID, or not the caller's own")
        }
        if let why = revocation(id) { return decided(false, "revoked", "`\(id)` is revoked: \(why)") }
        let now = clock.now()
        guard let entry = entries.read({ $0.entries(for: id) }).first(where: { $0.isNestedServer(id, at: now) }) else {
            return decided(false, "not-downstream", "no entry with `downstream` is registered for `\(id)`")
        }
        return decided(true, "downstream-entry", "entry `\(entry.name)` makes `\(id)` a nested server", entry)
    }

    // MARK: Paths

    private func path(_ request: AccessRequest, in transaction: Transaction) throws -> Decision {
        let version = "registered-paths/2@\(try Registry.revision(in: transaction))"
        func denied(_ code: String, _ reason: String) -> Decision {
            Decision(isPermitted: false, code: code, reason: reason, policyVersion: version)
        }
        guard let path = try Registry.path(request.subject, in: transaction),
            let owner = try Registry.workload(path.workload, in: transaction)
        else { return denied("no-such-path", "no access path `\(request.subject)` is registered") }
        if request.action == .openGrant && path.mode != .substitute {
            return denied("not-cut-over", "path `\(path.name)` is in mode `\(path.mode.rawValue)`; cut it over first")
        }
        if let entry = entries.read({ $0.entry(estate: owner.name) }), let id = entry.spiffeID.fixed, let why = revocation(id) {
            return denied("revoked", "`\(id)` is revoked: \(why)")
        }
        let required = owner.selectors ?? []
        guard !required.isEmpty else {
            return denied("no-selectors", "workload `\(owner.name)` has no selectors, so no process can be it")
        }
        let missing = Set(required).subtracting(request.selectors)
        guard missing.isEmpty else {
            return denied("selectors-missing", "the caller is not `\(owner.name)`: it lacks \(Self.list(missing))")
        }
        if let lack = lack(of: request.agent, entries.read { $0.entry(estate: owner.name) }) { return denied(lack.code, lack.reason) }
        return Decision(
            isPermitted: true, code: "selectors-match", reason: "the caller has every selector of `\(owner.name)`", policyVersion: version)
    }

    // MARK: Context

    /// What the caller's node is not, though it must be. What cannot be told yet is nothing to rest on.
    private func lack(of agent: String, _ entry: RegistrationEntry?) -> (code: String, reason: String)? {
        guard let agent = SPIFFEID(agent) else { return ("context-unmet", "the caller's node has no name") }
        switch context(agent, entry) {
        case .met: return nil
        case .pending: return ("context-pending", "nothing is known yet of node `\(agent)`: ask again in a moment")
        case .unmet(let unmet): return ("context-unmet", "node `\(agent)` is not what it must be: \(unmet.words); \(unmet.mend)")
        }
    }

    // MARK: Identities

    func identity(_ request: AccessRequest) -> Decision {
        let version = "registered-entries/1@\(entries.revision)"
        func denied(_ code: String, _ reason: String, _ entry: RegistrationEntry? = nil) -> Decision {
            Decision(isPermitted: false, code: code, reason: reason, policyVersion: version, entry: entry)
        }
        guard let id = SPIFFEID(request.subject), let agent = SPIFFEID(request.agent) else {
            return denied("no-such-identity", "`\(request.subject.prefix(120))` is no SPIFFE ID")
        }
        if let why = revocation(id) { return denied("revoked", "`\(id)` is revoked: \(why)") }
        let now = clock.now()
        let candidates = entries.read { $0.entries(for: id) }
            .filter { $0.kind == .workload && (request.entry == nil || $0.name == request.entry) && !$0.isExpired(at: now) }
        if let entry = candidates.first(where: { $0.identity(having: request.selectors) == id && scope(agent).covers($0) }) {
            if let lack = lack(of: request.agent, entry) { return denied(lack.code, lack.reason, entry) }
            return Decision(
                isPermitted: true, code: "selectors-match", reason: "the caller has every selector of entry `\(entry.name)`",
                policyVersion: version, entry: entry)
        }
        if let entry = candidates.first(where: { $0.identity(having: request.selectors) == id }) {
            return denied(
                "other-node", "entry `\(entry.name)` is for nodes of `\(entry.parent?.description ?? "any")`, and `\(agent)` is none of them", entry)
        }
        // The nearest of those that could have given it; a template that another value fills could not.
        let near = candidates.filter { $0.spiffeID.fixed == id || $0.spiffeID.id(with: request.selectors) == id }
            .min { missing($0, request).count < missing($1, request).count }
        guard let near else { return denied("no-such-identity", "no entry is registered for `\(id)`") }
        return denied(
            "selectors-missing", "the caller is not `\(id)`: it lacks \(Self.list(missing(near, request))) of entry `\(near.name)`", near)
    }

    private func missing(_ entry: RegistrationEntry, _ request: AccessRequest) -> Set<Selector> {
        Set(entry.selectors).subtracting(request.selectors)
    }

    private static func list(_ selectors: Set<Selector>) -> String {
        selectors.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }
}
