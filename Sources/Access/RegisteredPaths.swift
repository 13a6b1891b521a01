public import Context
import Estate
public import Registration
public import Runtime
public import SPIFFE
public import Storage

/// The first policy: what is registered is permitted to whom its selectors describe, on the nodes that it is registered for, and
/// nothing else. It finds out what is known of a request; ``RegistrationGrounds`` say what follows.
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
        let grounds = try grounds(request, in: transaction)
        var decision = grounds.decision
        // What is permitted here the policies decide, and then their record has what it rests on.
        if !decision.isPermitted { decision.grounds = grounds }
        return decision
    }

    /// What is known of a request now.
    func grounds(_ request: AccessRequest, in transaction: Transaction) throws -> RegistrationGrounds {
        switch request.action {
        case .openGrant, .renewGrant: try path(request, in: transaction)
        case .issueIdentity: identity(request)
        case .certifyAuthority: authority(request)
        }
    }

    private func authority(_ request: AccessRequest) -> RegistrationGrounds {
        var grounds = RegistrationGrounds(request, revision: entries.revision)
        guard let id = SPIFFEID(request.subject) else { return grounds }
        let now = clock.now()
        grounds.revocation = revocation(id)
        grounds.entries = entries.read { $0.entries(for: id) }.filter { $0.isNestedServer(id, at: now) }
        if let entry = grounds.giving { grounds.standing = standing(of: request, entry) }
        return grounds
    }

    private func path(_ request: AccessRequest, in transaction: Transaction) throws -> RegistrationGrounds {
        var grounds = RegistrationGrounds(request, revision: try Registry.revision(in: transaction))
        guard let path = try Registry.path(request.subject, in: transaction),
            let owner = try Registry.workload(path.workload, in: transaction)
        else { return grounds }
        grounds.path = .init(name: path.name, mode: path.mode, workload: owner.name, selectors: owner.selectors ?? [])
        let entry = entries.read { $0.entry(estate: owner.name) }
        if let entry { grounds.entries = [entry] }
        grounds.revocation = entry?.spiffeID.fixed.flatMap(revocation)
        grounds.standing = standing(of: request, entry)
        return grounds
    }

    func identity(_ request: AccessRequest) -> RegistrationGrounds {
        var grounds = RegistrationGrounds(request, revision: entries.revision)
        guard let id = SPIFFEID(request.subject) else { return grounds }
        grounds.revocation = revocation(id)
        guard request.job == nil, let agent = SPIFFEID(request.agent) else { return grounds }
        let now = clock.now()
        grounds.entries = entries.read { $0.entries(for: id) }
            .filter { $0.kind == .workload && (request.entry == nil || $0.name == request.entry) && !$0.isExpired(at: now) }
        grounds.groups = scope(agent).groups
        if let entry = grounds.giving { grounds.standing = standing(of: request, entry) }
        return grounds
    }

    private func standing(of request: AccessRequest, _ entry: RegistrationEntry?) -> ContextVerdict? {
        SPIFFEID(request.node).map { context($0, entry) }
    }
}
