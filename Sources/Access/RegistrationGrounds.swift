import Context
import Estate
import Registration
import SPIFFE

/// One request with all that registration knew of it: its answer follows from this alone. Beside a denial it stands in the ledger, so that
/// the denial can be made again.
public struct RegistrationGrounds: Sendable, Hashable {
    /// What is registered of an access path.
    struct Path: Sendable, Hashable, Codable {
        var name: String
        var mode: PathMode
        var workload: String
        /// What a process must have to be the workload.
        var selectors: [Selector]
    }

    let request: AccessRequest
    /// Of what is registered.
    let revision: Int
    /// Why the identity is nobody's now; `nil` where it is not revoked.
    var revocation: String?
    /// The entries that may give the identity, and have not expired; of a path, its workload's.
    var entries: [RegistrationEntry] = []
    /// What the agent's node belongs to.
    var groups: Set<SPIFFEID> = []
    var path: Path?
    /// How the node stands; `nil` where it has no name, or nobody asked.
    var standing: ContextVerdict?

    init(_ request: AccessRequest, revision: Int) {
        self.request = request
        self.revision = revision
    }

    /// What follows.
    public var decision: Decision {
        // Its own SVID has shown who a nested server is; there is no process to attest.
        if request.action == .certifyAuthority { return authority }
        if let job = request.job { return decision(of: job) }
        guard !request.selectors.isEmpty else {
            return Decision(
                isPermitted: false, code: "unattested", reason: "nothing is attested of the caller; an unattributed caller gets nothing",
                policyVersion: "registered-paths/2")
        }
        return request.action == .issueIdentity ? identity : access
    }

    private func decided(_ isPermitted: Bool, _ code: String, _ reason: String, _ entry: RegistrationEntry? = nil) -> Decision {
        let rules =
            switch request.action {
            case .issueIdentity where request.job != nil: "pipeline-rules/1"
            case .issueIdentity, .certifyAuthority: "registered-entries/1@\(revision)"
            case .openGrant, .renewGrant: "registered-paths/2@\(revision)"
            }
        return Decision(isPermitted: isPermitted, code: code, reason: reason, policyVersion: rules, entry: entry)
    }

    private var revoked: Decision? { revocation.map { decided(false, "revoked", "`\(identityName)` is revoked: \($0)") } }

    private var identityName: String {
        path == nil ? request.subject : entries.first?.spiffeID.fixed?.description ?? request.subject
    }

    // MARK: Context

    /// What the caller's node is not, though it must be. What cannot be told yet is nothing to rest on.
    private func lack(_ entry: RegistrationEntry?) -> Decision? {
        let node = request.node
        return switch standing {
        case nil: decided(false, "context-unmet", "the caller's node has no name", entry)
        case .met: nil
        case .pending: decided(false, "context-pending", "nothing is known yet of node `\(node)`: ask again in a moment", entry)
        case .unmet(let unmet): decided(false, "context-unmet", "node `\(node)` is not what it must be: \(unmet.words); \(unmet.mend)", entry)
        }
    }

    // MARK: CI jobs

    /// A rule of the attestation file has named the job, and its provider vouched for it.
    private func decision(of job: PipelineJob) -> Decision {
        guard request.action == .issueIdentity, SPIFFEID(request.subject) != nil else {
            return decided(false, "no-such-identity", "a job is given an identity, and nothing else")
        }
        return revoked ?? decided(true, "rule-matches", "rule `\(job.rule)` of `\(job.owner)` admits the job: \(job.summary)")
    }

    // MARK: Nested servers

    /// A nested server is who has an entry that says so, by its very ID: a template would make a server of whoever fills it.
    private var authority: Decision {
        guard SPIFFEID(request.subject) != nil, request.agent == request.subject else {
            return decided(false, "no-such-identity", "`\(request.subject.prefix(120))` is no SPIFFE ID, or not the caller's own")
        }
        if let revoked { return revoked }
        guard let giving else { return decided(false, "not-downstream", "no entry with `downstream` is registered for `\(request.subject)`") }
        return lack(giving) ?? decided(true, "downstream-entry", "entry `\(giving.name)` makes `\(request.subject)` a nested server", giving)
    }

    // MARK: Paths

    private var access: Decision {
        guard let path else { return decided(false, "no-such-path", "no access path `\(request.subject)` is registered") }
        if request.action == .openGrant && path.mode != .substitute {
            return decided(false, "not-cut-over", "path `\(path.name)` is in mode `\(path.mode.rawValue)`; cut it over first")
        }
        if let revoked { return revoked }
        guard !path.selectors.isEmpty else {
            return decided(false, "no-selectors", "workload `\(path.workload)` has no selectors, so no process can be it")
        }
        let missing = missing(path.selectors)
        guard missing.isEmpty else {
            return decided(false, "selectors-missing", "the caller is not `\(path.workload)`: it lacks \(Self.list(missing))")
        }
        return lack(nil) ?? decided(true, "selectors-match", "the caller has every selector of `\(path.workload)`")
    }

    // MARK: Identities

    /// The entry that the answer rests on, if the node is what it must be.
    var giving: RegistrationEntry? {
        guard request.action == .issueIdentity else { return entries.first }
        return matching.first { scope?.covers($0) == true }
    }

    /// Those that give the identity to such a process, on whatever node.
    private var matching: some Sequence<RegistrationEntry> {
        let id = SPIFFEID(request.subject)
        return entries.lazy.filter { id != nil && $0.identity(having: request.selectors) == id }
    }

    private var scope: NodeScope? { SPIFFEID(request.agent).map { NodeScope(agent: $0, groups: groups) } }

    private var identity: Decision {
        guard let id = SPIFFEID(request.subject), let agent = SPIFFEID(request.agent) else {
            return decided(false, "no-such-identity", "`\(request.subject.prefix(120))` is no SPIFFE ID")
        }
        if let revoked { return revoked }
        if let giving {
            return lack(giving) ?? decided(true, "selectors-match", "the caller has every selector of entry `\(giving.name)`", giving)
        }
        if let entry = matching.first(where: { _ in true }) {
            return decided(
                false, "other-node", "entry `\(entry.name)` is for nodes of `\(entry.parent?.description ?? "any")`, and `\(agent)` is none of them",
                entry)
        }
        // The nearest of those that could have given it; a template that another value fills could not.
        let near = entries.filter { $0.spiffeID.fixed == id || $0.spiffeID.id(with: request.selectors) == id }
            .min { missing($0.selectors).count < missing($1.selectors).count }
        guard let near else { return decided(false, "no-such-identity", "no entry is registered for `\(id)`") }
        return decided(
            false, "selectors-missing", "the caller is not `\(id)`: it lacks \(Self.list(missing(near.selectors))) of entry `\(near.name)`", near)
    }

    private func missing(_ selectors: [Selector]) -> Set<Selector> { Set(selectors).subtracting(request.selectors) }

    private static func list(_ selectors: Set<Selector>) -> String {
        selectors.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }
}

extension AccessRequest {
    /// Whose node must be what nodes must be.
    var node: String { host?.description ?? agent }
}
