public import Access
import AuditLedger
import Crypto
import Estate
import Registration
public import Runtime
@_spi(Incubating) public import SPIFFE
public import Storage
public import X509

/// What is to be made of a permit for an identity.
public struct IdentityOrder: Sendable {
    public enum Kind: Sendable {
        /// For a key whose holder has shown it. `replacing` is the serial of the certificate that is given up for it.
        case x509(SubjectKey, replacing: String?)
        case jwt(audience: [String])
        /// Bound to a key of P-256 whose holder has shown it; `replacing` is a `jti`.
        case wit(Certificate.PublicKey, replacing: String?)
    }
    public var kind: Kind
    /// Where the entry names none.
    public var lifetime: Duration

    public init(_ kind: Kind, lifetime: Duration) {
        self.kind = kind
        self.lifetime = lifetime
    }
}

/// An identity that is signed and in the ledger.
public enum IssuedIdentity: Sendable {
    case x509(X509SVID)
    /// A JWT-SVID or a WIT-SVID.
    case token(String, expiresAt: Timestamp)
}

extension Issuer {
    /// What became of one permit, and its place among the requests.
    public typealias Answer = (place: Int, issued: Result<IssuedIdentity, any Error>)

    /// Whether everything is signed without waiting: then a signature can be made in the transaction that permits it.
    public var signsAtOnce: Bool {
        authority.certificates.signsAtOnce && authority.tokens.signsAtOnce && authority.wits?.signsAtOnce != false
    }

    /// Signs and records in the transaction of the decisions, where ``signsAtOnce``. Each is made or refused for itself; a refusal leaves
    /// its decision as it is.
    ///
    /// - Parameter orders: by their places among the requests.
    public func issueAll(_ permits: consuming Permits, _ orders: [IdentityOrder], in transaction: Transaction) throws -> [Answer] {
        try permits.permitted.map { permitted in
            let purpose = Purpose(permitted)
            let signed: Signed
            do {
                signed = try sign(orders[permitted.place], for: purpose)
            } catch {
                return (permitted.place, .failure(error))
            }
            let refusal = try record(signed, for: purpose, in: transaction)
            return (permitted.place, refusal.map { .failure($0) } ?? .success(signed.issued))
        }
    }

    /// The same after the transaction of the decisions, where a signature may take its time. What is signed is recorded together.
    public func issueAll(_ permits: consuming Permits, _ orders: [IdentityOrder]) async throws -> [Answer] {
        var answers: [Answer] = []
        var done: [(place: Int, purpose: Purpose, signed: Signed)] = []
        for permitted in permits.permitted {
            let purpose = Purpose(permitted)
            do {
                done.append((permitted.place, purpose, try sign(orders[permitted.place], for: purpose)))
            } catch {
                answers.append((permitted.place, .failure(error)))
            }
            // Others want these threads too.
            if permits.permitted.count > 1 { await Task.yield() }
        }
        let all = done
        let refusals = try await database.write(weight: all.count) { transaction in
            try all.map { try record($0.signed, for: $0.purpose, in: transaction) }
        }
        for (one, refusal) in zip(all, refusals) {
            answers.append((one.place, refusal.map { .failure($0) } ?? .success(one.signed.issued)))
        }
        return answers
    }

    /// The same for one.
    public func issue(_ permit: consuming Permit, _ order: IdentityOrder) async throws -> IssuedIdentity {
        let purpose = Purpose(permit)
        let signed = try sign(order, for: purpose)
        if let refusal = try await database.write({ try record(signed, for: purpose, in: $0) }) { throw refusal }
        return signed.issued
    }

    /// What a permit says of the identity that is to be made by it.
    private struct Purpose: Sendable {
        var request: AccessRequest
        /// Its place in the ledger.
        var decision: Int
        var entry: RegistrationEntry?

        init(_ permit: borrowing Permit) { (request, decision, entry) = (permit.request, permit.receipt.sequence, permit.decision.entry) }

        init(_ permitted: Permits.Permitted) {
            (request, decision, entry) = (permitted.request, permitted.receipt.sequence, permitted.decision.entry)
        }
    }

    /// Signed, and not yet to be handed out.
    private struct Signed: Sendable {
        /// As lists and the ledger call it.
        enum Kind: String { case x509, jwt, wit }
        var kind: Kind
        var id: SPIFFEID
        /// Serial number or `jti`.
        var name: String
        var issued: IssuedIdentity
        var expiresAt: Timestamp
        /// Key of the authority, where others are told what it signed.
        var issuerKeyID: String?
        /// The name of what its holder gives up for it.
        var replaced: String?
        var facts: [String: String]
    }

    private func subject(_ request: AccessRequest) throws -> SPIFFEID {
        guard request.action == .issueIdentity, let id = SPIFFEID(request.subject) else {
            throw IssuanceRefusal(code: .wrongSubject, reason: "the permit is for `\(request.action.rawValue)`, not for an identity")
        }
        // Whoever had one of these would be taken for the server by every agent, or for an agent by the server.
        guard !(id.path + "/").hasPrefix(EntryRules.reservedPath) else {
            throw IssuanceRefusal(code: .wrongSubject, reason: "`\(id)` is the server's or an agent's name, and no workload's")
        }
        return id
    }

    private func sign(_ order: IdentityOrder, for purpose: Purpose) throws -> Signed {
        let (id, now) = (try subject(purpose.request), clock.now())
        // A token that is nothing without its key lives as long as a certificate.
        let lifetime = purpose.entry?.x509Lifetime ?? order.lifetime
        switch order.kind {
        case .x509(let key, let replaced):
            let svid = try sign(id, key: key, dnsNames: purpose.entry?.dnsNames ?? [], now: now, lifetime: lifetime)
            return Signed(
                kind: .x509, id: id, name: svid.serial, issued: .x509(svid), expiresAt: svid.notAfter, issuerKeyID: svid.issuerKeyID,
                replaced: replaced, facts: ["serial": svid.serial])
        case .jwt(let audience):
            let name = orderedName(entropy, at: now).hex
            let (token, end) = try authority.tokens.issue(
                id: id, audience: audience, now: now, lifetime: purpose.entry?.jwtLifetime ?? order.lifetime, tokenID: name)
            return Signed(
                kind: .jwt, id: id, name: name, issued: .token(token, expiresAt: end), expiresAt: end,
                facts: ["jti": name, "audience": audience.joined(separator: " ")])
        case .wit(let key, let replaced):
            guard let signer = authority.wits else {
                throw IssuanceRefusal(code: .unknownIdentity, reason: "no WIT-SVIDs are given here")
            }
            guard let key = P256.Signing.PublicKey(key), let bound = try? JSONWebKey(rawRepresentation: Array(key.rawRepresentation)) else {
                throw IssuanceRefusal(code: .badCertificate, reason: "a WIT-SVID is bound to a P-256 key here")
            }
            let name = entropy.hex(16)
            let (token, end) = try signer.issue(id: id, confirmationKey: bound, now: now, lifetime: lifetime, tokenID: name)
            return Signed(
                kind: .wit, id: id, name: name, issued: .token(token, expiresAt: end), expiresAt: end, replaced: replaced,
                facts: ["jti": name, "key": bound.thumbprint])
        }
    }

    /// Asked in the transaction that records what was signed. Since the decision the identity may have been taken back, or the node
    /// taken out; what were handed out after that would be in no list of what was taken back.
    private func refusal(of id: SPIFFEID, _ request: AccessRequest, in transaction: Transaction) throws -> IssuanceRefusal? {
        func revoked(_ reason: String) -> IssuanceRefusal { IssuanceRefusal(code: .revoked, reason: "`\(id)` is revoked: \(reason)") }
        guard let agent = SPIFFEID(request.agent) else { return nil }
        // Memory follows each commit before the next begins: it is what this transaction sees, unless one that shares its commit
        // has changed it.
        guard transaction.hasChangedStanding else {
            return revocations.isRevoked(id).map { revoked($0.reason) } ?? nodes.refusal(ofKnown: agent)
        }
        return try Revocations.reason(against: id, in: transaction).map(revoked) ?? Nodes.refusal(of: agent, in: transaction)
    }

    /// - Returns: why it must not be handed out; then nothing of it is recorded.
    private func record(_ signed: Signed, for purpose: Purpose, in transaction: Transaction) throws -> IssuanceRefusal? {
        if let refusal = try refusal(of: signed.id, purpose.request, in: transaction) { return refusal }
        if let replaced = signed.replaced {
            // Its own, and nobody else's.
            try transaction.execute(
                "UPDATE issued SET replaced_at = ? WHERE id = ? AND spiffe_id = ? AND kind = ?", Value(clock.now()), .text(replaced),
                .text(signed.id.description), .text(signed.kind.rawValue))
        }
        try list(signed.name, signed.kind.rawValue, of: signed.id, until: signed.expiresAt, by: signed.issuerKeyID, in: transaction)
        var facts = signed.facts
        facts["decision"] = String(purpose.decision)
        facts["pid"] = String(purpose.request.processID)
        // The entry and the revision at which it gave the identity.
        facts["entry"] = purpose.entry.map { "\($0.name)@\($0.revision)" } ?? ""
        facts["expires"] = signed.expiresAt.description
        try ledger.append(
            NewEntry(
                kind: "svid.\(signed.kind.rawValue)-issued", subject: signed.id.description, actor: "agent:\(purpose.request.agent)",
                facts: facts), in: transaction)
        return nil
    }
}
