import Access
import AuditLedger
import Brokerage
import Context
import Estate
import Evidence
import Foundation
import GRPCCore
@_spi(Incubating) import Issuance
import Logging
import NodeAPI
import Registration
import Runtime
import SPIFFE
import Storage
import SwiftProtobuf
import X509

/// What agents ask. Every call but Attest begins with who is calling, judged anew.
struct NodeService: Mayfly_Node_V1_Node.SimpleServiceProtocol {
    let core: ControlPlaneCore
    let logger: Logger
    let connections: NodeConnections
    private let known = KnownChains()

    init(core: ControlPlaneCore, connections: NodeConnections, logger: Logger) {
        self.core = core
        self.connections = connections
        self.logger = logger
    }

    /// Who is calling: an agent whose SVID is good now, and whose node nobody has taken out.
    func agent(_ context: ServerContext) async throws -> SPIFFEID {
        try await answering {
            let presented = try await connections.presented(context)
            let agent = try await NodePeer.agent(
                presented.certificate, bundle: core.issuer.authority.issuers, known: known, now: core.clock.now(),
                isRevoked: { core.issuer.revocations.isRevoked(serial: $0) != nil })
            if let refusal = core.issuer.nodes.refusal(of: agent, presenting: presented.keyDigest) { throw refusal }
            // From its first use on, whoever comes with the key before is a copy.
            try await core.issuer.nodes.used(presented.keyDigest, by: agent, in: core.database)
            connections.recognized(context, as: agent)
            return agent
        }
    }

    // MARK: The node's own identity

    func attest(
        request: Mayfly_Node_V1_AttestRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_NodeIdentity {
        guard request.joinToken.utf8.count <= 512 else {
            throw RPCError(code: .invalidArgument, message: "a join token has at most 512 bytes")
        }
        return try await answering {
            let key = try CertificateRequest.openKey(Array(request.certificateRequest)).get()
            return identity(
                try await core.issuer.admit(
                    joinToken: Secret(request.joinToken), nodeName: request.nodeName, publicKey: key,
                    lifetime: core.settings.lifetimes.agent))
        }
    }

    func renew(
        request: Mayfly_Node_V1_RenewRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_NodeIdentity {
        // Its SVID may be over: what counts is that the connection's key is the one that the node was last given.
        let presented = try await connections.presented(context).certificate.publicKey
        guard let agent = SPIFFEID(request.agent), agent.trustDomain == core.settings.trustDomain else {
            throw RPCError(code: .invalidArgument, message: "`\(request.agent.prefix(120))` names no agent of `\(core.settings.trustDomain)`")
        }
        return try await answering {
            let key = try CertificateRequest.openKey(Array(request.certificateRequest)).get()
            // Who the caller is comes first: nobody spends what is another's.
            if let refusal = core.issuer.nodes.refusal(of: agent, renewingWith: presented) { throw refusal }
            try await spend(1, of: agent)
            return identity(
                try await core.issuer.renew(
                    agent: agent, presented: presented, next: key, lifetime: core.settings.lifetimes.agent))
        }
    }

    private func identity(_ svid: X509SVID) -> Mayfly_Node_V1_NodeIdentity {
        .with {
            $0.spiffeID = svid.id.description
            $0.chain = svid.chain.map { Data($0) }
            $0.roots = core.issuer.authority.trustBundle.x509Authorities.map { Data($0) }
        }
    }

    // MARK: Configuration

    func sync(
        request: Mayfly_Node_V1_SyncRequest, response: RPCWriter<Mayfly_Node_V1_SyncMessage>, context: ServerContext
    ) async throws {
        let agent = try await agent(context)
        guard (8...64).contains(request.incarnation.utf8.count) else {
            throw RPCError(code: .invalidArgument, message: "an incarnation has 8 to 64 bytes")
        }
        let key = try await connections.presented(context).keyDigest
        let stale = try await earlierGrants(of: agent, but: request.incarnation)
        // Its agent waits for no target.
        async let _: Void = core.close(stale, logger)
        defer { core.presence.went(agent, at: core.clock.now()) }
        try await core.came(agent)
        var state = NodeSync(core: core, agent: agent, request: request)
        for await _ in core.feed.wakes(for: agent, wantsPolicies: request.wantsPolicies) {
            if let refusal = core.issuer.nodes.refusal(of: agent) { throw refusal.status }
            // The node has renewed: it comes again on its newest connection, and a copy does not.
            guard core.issuer.nodes.refusal(of: agent, presenting: key) == nil else { return }
            for message in state.next() { try await response.write(message) }
        }
    }

    /// Sessions of an agent that has restarted are gone, so the logins they used are nobody's.
    private func earlierGrants(of agent: SPIFFEID, but incarnation: String) async throws -> [EndedGrant] {
        try await core.database.read { try Grants.open(in: $0) }
            .filter { $0.agent == agent.description && $0.incarnation != incarnation }
            .map { EndedGrant(grant: $0, reason: "its agent restarted") }
    }

    // MARK: Grants

    func openGrant(request: Mayfly_Node_V1_OpenGrantRequest, context: ServerContext) async throws -> Mayfly_Node_V1_Grant {
        let agent = try await agent(context)
        return try await answering {
            let permit = try await permit(.openGrant, request.path, agent, request.evidence)
            guard let (path, owner, logins) = try await place(request.path) else {
                throw RPCError(code: .notFound, message: "path `\(request.path.prefix(80))` has no database to log in to")
            }
            let grant = try await core.grants.open(
                permit, path: path, owner: owner, incarnation: request.incarnation,
                processStart: String(request.evidence.startTime), lifetime: core.settings.lifetimes.grant, at: logins)
            return answer(grant)
        }
    }

    func renewGrant(request: Mayfly_Node_V1_RenewGrantRequest, context: ServerContext) async throws -> Mayfly_Node_V1_Grant {
        let agent = try await agent(context)
        return try await answering {
            let record = try await own(request.grant, agent)
            guard record.state == .live, record.expiresAt > core.clock.now() else {
                throw RPCError(code: .failedPrecondition, message: "grant `\(record.id)` has ended")
            }
            let permit = try await permit(.renewGrant, record.path, agent, request.evidence)
            guard let (_, _, logins) = try await place(record.path) else {
                throw RPCError(code: .notFound, message: "path `\(record.path)` is gone")
            }
            return answer(
                try await core.grants.renew(permit, record: record, lifetime: core.settings.lifetimes.grant, at: logins))
        }
    }

    func closeGrant(
        request: Mayfly_Node_V1_CloseGrantRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_CloseGrantResponse {
        let agent = try await agent(context)
        return try await answering {
            try await core.close(try await own(request.grant, agent), reason: String(request.reason.prefix(200)))
            return .init()
        }
    }

    private func own(_ id: String, _ agent: SPIFFEID) async throws -> GrantRecord {
        guard let record = try await core.database.read({ try Grants.grant(id, in: $0) }), record.agent == agent.description
        else { throw RPCError(code: .notFound, message: "this agent has no grant `\(id.prefix(60))`") }
        return record
    }

    private func place(_ name: String) async throws -> (RegisteredPath, String, PostgresLogins)? {
        let found = try await core.database.read { transaction -> (RegisteredPath, String, Resource)? in
            guard let path = try Registry.path(name, in: transaction), let login = path.login,
                let resource = try Registry.resource(path.resource, in: transaction), resource.kind == .postgresql
            else { return nil }
            return (path, login, resource)
        }
        guard let found else { return nil }
        return (found.0, found.1, try core.targets.logins(of: found.2))
    }

    private func answer(_ grant: IssuedGrant) -> Mayfly_Node_V1_Grant {
        .with {
            $0.id = grant.id
            $0.role = grant.role
            $0.password = grant.password.withBytes { Data($0) }
            $0.expiresAtMs = grant.expiresAt.milliseconds
        }
    }

    /// What is asked of the policy, within its bounds.
    func accessRequest(
        _ action: AccessRequest.Action, _ subject: String, _ agent: SPIFFEID, _ evidence: Mayfly_Node_V1_ProcessEvidence, entry: String
    ) throws(RPCError) -> AccessRequest {
        // All of it stays in the ledger, whatever is decided.
        guard evidence.selectors.count <= 256, evidence.selectors.reduce(0, { $0 + $1.utf8.count }) <= 64 << 10,
            subject.utf8.count <= 2048
        else { throw RPCError(code: .invalidArgument, message: "at most 256 selectors of at most 64 KiB together are possible") }
        guard evidence.delegate.isEmpty ? !evidence.isAsserted : SPIFFEID(evidence.delegate) != nil else {
            throw RPCError(code: .invalidArgument, message: "who asks in a workload's stead is named by a SPIFFE ID")
        }
        var request = AccessRequest(
            action: action, subject: subject, agent: agent.description,
            selectors: Set(evidence.selectors.compactMap(Selector.init)), processID: Int(evidence.pid),
            entry: entry.isEmpty ? nil : entry)
        if !evidence.delegate.isEmpty { request.delegate = evidence.delegate }
        request.isAsserted = evidence.isAsserted
        if !evidence.isAsserted {
            core.live.note(
                LiveWorkload(
                    agent: request.agent, processID: request.processID, selectors: request.selectors, seenAt: core.clock.now()))
        }
        // Not a refusal: whoever holds an identity keeps it meanwhile.
        if core.context.verdict(on: agent, for: core.registrations.catalog.entry(entry), at: core.clock.now()) == .pending {
            throw RPCError(code: .unavailable, message: "nothing is known yet of what node `\(agent)` must be: ask again in a moment")
        }
        return request
    }

    /// Decided and in the ledger, or refused with the reason.
    private func permit(
        _ action: AccessRequest.Action, _ subject: String, _ agent: SPIFFEID, _ evidence: Mayfly_Node_V1_ProcessEvidence,
        entry: String = ""
    ) async throws -> Permit {
        let request = try accessRequest(action, subject, agent, evidence, entry: entry)
        try await spend(1, of: agent)
        switch try await core.gate.authorize(request, in: core.database) {
        case .permitted(let permit): return permit
        case .denied(let decision, _): throw denied(decision, agent)
        }
    }

    func denied(_ decision: Decision, _ agent: SPIFFEID) -> RPCError {
        core.allowances.charge(AgentAllowances.denial - 1, of: agent, at: core.clock.now())
        return RPCError(code: .permissionDenied, message: "\(decision.reason) (\(decision.code))")
    }

    static let unanswered = RPCError(code: .internalError, message: "the server could not answer; its log says why")

    private func answering<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch {
            throw status(of: error)
        }
    }

    /// Holds an agent to what it may make the server write. That it asked for more is told once a minute.
    func spend(_ cost: Double, of agent: SPIFFEID) async throws {
        guard case .exhausted(let refused) = core.allowances.spend(cost, of: agent, at: core.clock.now()) else { return }
        if let refused {
            logger.warning("agent `\(agent)` asks for more than its allowance: \(refused) calls refused since this was said last")
            try await core.database.write { [core] in
                _ = try core.ledger.append(
                    NewEntry(kind: "agent.throttled", subject: agent.description, actor: "server", facts: ["refused": String(refused)]), in: $0)
            }
        }
        throw RPCError(
            code: .resourceExhausted, message: "this node asks for more than its allowance; try again later, or mayfly server --agent-rate")
    }

    /// Maps this module's errors to gRPC's, in one place.
    func status(of error: any Error) -> RPCError {
        switch error {
        case let error as RPCError: return error
        case let refusal as Refusal: return RPCError(code: .invalidArgument, message: refusal.description)
        case let refusal as IssuanceRefusal: return refusal.status
        case let error as BrokerError:
            logger.warning("\(error.message)")
            return RPCError(code: .unavailable, message: error.message)
        case is CancellationError:
            return RPCError(code: .unavailable, message: "the server takes up a new identity of its own; ask again")
        default:
            logger.error("\(Loops.describe(error))")
            return Self.unanswered
        }
    }

    // MARK: Reports

    func report(
        request: Mayfly_Node_V1_ReportRequest, context: ServerContext
    ) async throws -> Mayfly_Node_V1_ReportResponse {
        let agent = try await agent(context)
        guard request.observations.count <= 4096 else {
            throw RPCError(code: .invalidArgument, message: "at most 4096 observations go into one report")
        }
        return try await answering {
            let alerts = request.observations.count { $0.what == "refused" || $0.mode == PathMode.flag.rawValue }
            try await spend(AgentAllowances.observation * Double(1 + request.observations.count) + Double(alerts), of: agent)
            let acknowledged = try await core.take(request, from: agent)
            return .with { $0.acknowledged = Int64(acknowledged) }
        }
    }

    func reportDecisions(
        request: Mayfly_Node_V1_DecisionReport, context: ServerContext
    ) async throws -> Mayfly_Node_V1_ReportResponse {
        let agent = try await agent(context)
        guard request.decisions.count <= 1000, request.entities.count <= 1000 else {
            throw RPCError(code: .invalidArgument, message: "at most 1000 decisions go into one report")
        }
        return try await answering {
            try await spend(AgentAllowances.observation * Double(1 + request.decisions.count), of: agent)
            let acknowledged = try await core.take(request, from: agent)
            return .with { $0.acknowledged = Int64(acknowledged) }
        }
    }
}

extension IssuanceRefusal {
    /// As gRPC says it.
    var status: RPCError {
        let code: RPCError.Code =
            switch self.code {
            case .tokenUnknown, .unknownNode, .unknownKey, .proofTooOld: .unauthenticated
            case .tokenNotForName, .nodeNotActive, .revoked: .permissionDenied
            case .badRequest, .wrongSubject: .invalidArgument
            case .unknownIdentity: .notFound
            case .badCertificate: .failedPrecondition
            }
        return RPCError(code: code, message: reason)
    }
}
