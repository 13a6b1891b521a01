public import Access
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
    public func issue(_ permits: consuming Permits, _ orders: [IdentityOrder], in transaction: Transaction) throws -> [Answer] {
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
    public func issue(_ permits: consuming Permits, _ orders: [IdentityOrder]) async throws -> [Answer] {
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

    /// Signed, and not yet to be handed out.
    private enum Signed: Sendable {
        case x509(X509SVID, replacing: String?)
        case jwt(SignedJWT)
        case wit(SignedWIT)

        var issued: IssuedIdentity {
            switch self {
            case .x509(let svid, _): .x509(svid)
            case .jwt(let signed): .token(signed.token, expiresAt: signed.expiresAt)
            case .wit(let signed): .token(signed.token, expiresAt: signed.expiresAt)
            }
        }
    }

    private func sign(_ order: IdentityOrder, for purpose: Purpose) throws -> Signed {
        switch order.kind {
        case .x509(let key, let replaced): .x509(try signX509(key, for: purpose, lifetime: order.lifetime), replacing: replaced)
        case .jwt(let audience): .jwt(try signJWT(audience, for: purpose, lifetime: order.lifetime))
        case .wit(let key, let replaced): .wit(try signWIT(key, replacing: replaced, for: purpose, lifetime: order.lifetime))
        }
    }

    /// - Returns: why it must not be handed out; then nothing of it is recorded.
    private func record(_ signed: Signed, for purpose: Purpose, in transaction: Transaction) throws -> IssuanceRefusal? {
        switch signed {
        case .x509(let svid, let replaced): try record(svid, replacing: replaced, for: purpose, in: transaction)
        case .jwt(let signed): try record(signed, for: purpose, in: transaction)
        case .wit(let signed): try record(signed, for: purpose, in: transaction)
        }
    }
}
