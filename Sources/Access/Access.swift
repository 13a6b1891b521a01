//  Access: may this caller have this, now? The only module that can make a ``Permit``, and it makes none before the decision
//  stands in the ledger. Default deny; a refusal is a value that says why. ``RegisteredPaths`` says who a caller is,
//  ``DecisionPoint`` asks the policies in force whether it may, and what it asked them with stands in the ledger too.

public import AuditLedger
public import Estate
public import Registration
import Runtime
public import SPIFFE
public import Storage

/// The question: a caller, seen by an agent, wants to use an access path or to be given an identity.
public struct AccessRequest: Sendable, Hashable {
    public enum Action: String, Sendable, Codable {
        /// A short-lived login at the path's resource.
        case openGrant = "open-grant"
        /// The same for a process that already holds one.
        case renewGrant = "renew-grant"
        /// An X.509-SVID or JWT-SVID.
        case issueIdentity = "issue-identity"
        /// The certificate of an authority below ours, for a nested server.
        case certifyAuthority = "certify-authority"
    }
    public var action: Action
    /// The path's name, or the workload's SPIFFE ID for an identity.
    public var subject: String
    /// The agent that vouches for the selectors.
    public var agent: String
    /// What the agent attested of the process.
    public var selectors: Set<Selector>
    public var processID: Int
    /// For an identity: the entry that the agent says gives it; `nil` for whichever does.
    public var entry: String?
    /// Who asks in the workload's stead, as the agent knows it; `nil` where the process itself does.
    public var delegate: String?
    /// Where no agent asks: the one on whose node the caller's own SVID was given.
    public var host: SPIFFEID?
    /// A CI job that asks for an identity by its provider's token: no agent has attested it.
    public var job: PipelineJob?
    /// Nobody attested the selectors: the delegate says them, and the process is its own.
    public var isAsserted = false

    public init(
        action: Action, subject: String, agent: String, selectors: Set<Selector>, processID: Int, entry: String? = nil
    ) {
        self.action = action
        self.subject = subject
        self.entry = entry
        self.agent = agent
        self.selectors = selectors
        self.processID = processID
    }
}

/// The answer before it is recorded.
public struct Decision: Sendable, Equatable {
    public var isPermitted: Bool
    /// Stable code: `selectors-match`, `no-such-path`, `selectors-missing`, `other-node`, `revoked`, `not-cut-over`, `unattested`,
    /// `context-unmet`, `context-pending`, `downstream-entry`, `not-downstream`, `rule-matches`; of the policies `policy-forbids`,
    /// `no-policy-permits`, `policy-errs`.
    public var code: String
    /// For people: what decided it, and for a refusal what would change it.
    public var reason: String
    /// Which rules decided, so that the decision can be traced (R116).
    public var policyVersion: String
    /// The registration that an identity rests on, as it was then.
    public var entry: RegistrationEntry?
    /// What the policies were asked with; `nil` where they were not asked.
    public var record: DecisionRecord?
    /// What registration denied it by; `nil` where it did not.
    public var grounds: RegistrationGrounds?

    public init(
        isPermitted: Bool, code: String, reason: String, policyVersion: String, entry: RegistrationEntry? = nil, record: DecisionRecord? = nil
    ) {
        self.isPermitted = isPermitted
        self.entry = entry
        self.record = record
        self.code = code
        self.reason = reason
        self.policyVersion = policyVersion
    }
}

/// Decides. Pure with respect to its transaction: same snapshot, same request, same answer.
public protocol Policy: Sendable {
    func decide(_ request: AccessRequest, in transaction: Transaction) throws -> Decision
}

/// The right to act once on one decision. It cannot be copied, and only this module makes one, after the ledger has it.
public struct Permit: ~Copyable, Sendable {
    public let request: AccessRequest
    public let decision: Decision
    public let receipt: Receipt

    fileprivate init(request: AccessRequest, decision: Decision, receipt: Receipt) {
        self.request = request
        self.decision = decision
        self.receipt = receipt
    }
}

/// The rights to act on several decisions that were made together, each once: like as many a ``Permit``, and like one it cannot be
/// copied. Those that were denied come with it.
public struct Permits: ~Copyable, Sendable {
    /// What was permitted, and its place among the requests. By itself it is the right to nothing.
    public struct Permitted: Sendable {
        public let place: Int
        public let request: AccessRequest
        public let decision: Decision
        public let receipt: Receipt
    }

    public let permitted: [Permitted]
    public let denied: [(place: Int, decision: Decision)]

    fileprivate typealias Decided = (request: AccessRequest, decision: Decision, receipt: Receipt)

    fileprivate init(_ decided: [Decided]) {
        permitted = decided.enumerated().filter(\.element.decision.isPermitted).map {
            Permitted(place: $0, request: $1.request, decision: $1.decision, receipt: $1.receipt)
        }
        denied = decided.enumerated().filter { !$1.decision.isPermitted }.map { ($0, $1.decision) }
    }
}

/// What the gate answers.
public enum Authorization: ~Copyable, Sendable {
    case permitted(Permit)
    case denied(Decision, Receipt)
}

/// Asks the policy and records the answer, in one transaction, before anybody can act on it.
public struct Gate: Sendable {
    private let policy: any Policy
    private let ledger: Ledger
    private let repeated = RepeatedDecisions()
    static let processFact = "pid"

    public init(policy: any Policy, ledger: Ledger) {
        self.policy = policy
        self.ledger = ledger
    }

    /// Decision and ledger entry in one transaction. No permit yet: it would be worth nothing if the commit failed.
    private func record(_ request: AccessRequest, in transaction: Transaction) throws -> (Decision, Receipt) {
        let decision = try policy.decide(request, in: transaction)
        var entry = NewEntry(
            kind: decision.isPermitted ? RecordedDecision.permitted : RecordedDecision.denied, subject: request.subject,
            actor: "agent:\(request.agent)")
        if let shared = repeated.shared(request, decision, { Self.facts(request, decision) }) {
            entry.facts = [Self.processFact: String(request.processID)]
            entry.shared = (shared, decision.record?.moments ?? [])
        } else {
            entry.facts = Self.facts(request, decision)
            entry.shared = decision.grounds.map { (SharedFacts([RegistrationGrounds.fact: $0.text]), []) }
        }
        return (decision, try ledger.append(entry, in: transaction))
    }

    private static func facts(_ request: AccessRequest, _ decision: Decision) -> [String: String] {
        var facts = [
            "action": request.action.rawValue, "code": decision.code, "reason": decision.reason, "policy": decision.policyVersion,
            processFact: String(request.processID), "selectors": request.selectors.sorted().map(\.description).joined(separator: " "),
        ]
        if let job = request.job { facts["rule"] = job.rule }
        if let entry = decision.entry { facts["entry"] = "\(entry.name)@\(entry.revision)" }
        if let delegate = request.delegate {
            facts["delegate"] = delegate
            facts["evidence"] = request.isAsserted ? "asserted" : "attested"
        }
        if let record = decision.record { facts.merge(record.facts) { first, _ in first } }
        return facts
    }

    /// Decides in a transaction of its own. When this returns, the decision is durable.
    public func authorize(_ request: AccessRequest, in database: Database) async throws -> Authorization {
        let (decision, receipt) = try await database.write { try record(request, in: $0) }
        if decision.isPermitted {
            return .permitted(Permit(request: request, decision: decision, receipt: receipt))
        }
        return .denied(decision, receipt)
    }

    /// Decides each of several requests for itself, in one transaction. When this returns, all decisions are durable.
    public func authorize(_ requests: [AccessRequest], in database: Database) async throws -> Permits {
        Permits(try await database.write(weight: requests.count) { try decided(requests, in: $0) })
    }

    /// The same, and lets what is permitted be made in the same transaction: nobody has either before both are durable, and the permits
    /// go no further than `make`.
    ///
    /// - Parameter make: short, for all writers wait. What it throws takes the decisions with it, so an expected refusal is a value.
    public func authorize<Made: Sendable>(
        _ requests: [AccessRequest], in database: Database, then make: @escaping @Sendable (consuming Permits, Transaction) throws -> Made
    ) async throws -> Made {
        try await database.write(weight: requests.count) { try make(Permits(decided(requests, in: $0)), $0) }
    }

    private func decided(_ requests: [AccessRequest], in transaction: Transaction) throws -> [Permits.Decided] {
        try requests.map { request in
            let (decision, receipt) = try record(request, in: transaction)
            return (request, decision, receipt)
        }
    }
}
