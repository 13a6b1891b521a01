public import Access
import AuditLedger
import Crypto
import Registration
public import Runtime
@_spi(Incubating) import SPIFFE
import Storage
public import X509

@_spi(Incubating) extension Issuer {
    /// Signs a WIT-SVID for the workload that the permit names: its ID, bound to a key that the caller has shown to have.
    ///
    /// - Parameters:
    ///   - publicKey: of P-256; becomes `cnf`.
    ///   - lifetime: where the entry names none. A token that is nothing without its key lives as long as a certificate.
    ///   - replaced: `jti` of the token that its holder gives up for it.
    public func issueWIT(
        _ permit: consuming Permit, publicKey: Certificate.PublicKey, lifetime: Duration, replacing replaced: String? = nil
    ) async throws -> (token: String, expiresAt: Timestamp) {
        let purpose = Purpose(permit)
        let signed = try signWIT(publicKey, replacing: replaced, for: purpose, lifetime: lifetime)
        if let refusal = try await database.write({ try record(signed, for: purpose, in: $0) }) { throw refusal }
        return (signed.token, signed.expiresAt)
    }
}

extension Issuer {
    struct SignedWIT: Sendable {
        var id: SPIFFEID
        var tokenID: String
        /// Thumbprint of the key that the token is bound to.
        var key: String
        var replaced: String?
        var token: String
        var expiresAt: Timestamp
    }

    func signWIT(_ publicKey: Certificate.PublicKey, replacing replaced: String?, for purpose: Purpose, lifetime: Duration) throws -> SignedWIT {
        guard let signer = authority.wits else {
            throw IssuanceRefusal(code: .unknownIdentity, reason: "no WIT-SVIDs are given here")
        }
        let id = try subject(purpose.request)
        guard let key = P256.Signing.PublicKey(publicKey), let bound = try? JSONWebKey(rawRepresentation: Array(key.rawRepresentation)) else {
            throw IssuanceRefusal(code: .badCertificate, reason: "a WIT-SVID is bound to a P-256 key here")
        }
        let tokenID = entropy.hex(16)
        let issued = try signer.issue(
            id: id, confirmationKey: bound, now: clock.now(), lifetime: purpose.entry?.x509Lifetime ?? lifetime, tokenID: tokenID)
        return SignedWIT(
            id: id, tokenID: tokenID, key: bound.thumbprint, replaced: replaced, token: issued.token, expiresAt: issued.expiresAt)
    }

    /// - Returns: why it must not be handed out; then nothing of it is recorded.
    func record(_ signed: SignedWIT, for purpose: Purpose, in transaction: Transaction) throws -> IssuanceRefusal? {
        if let refusal = try refusal(of: signed.id, purpose.request, in: transaction) { return refusal }
        let subject = signed.id.description
        if let replaced = signed.replaced {
            // Its own, and nobody else's.
            try transaction.execute(
                "UPDATE issued SET replaced_at = ? WHERE id = ? AND spiffe_id = ? AND kind = 'wit'", Value(clock.now()), .text(replaced),
                .text(subject))
        }
        try transaction.execute(
            "INSERT INTO issued VALUES(?, 'wit', ?, ?, ?, NULL, NULL, NULL)", .text(signed.tokenID), .text(subject), Value(clock.now()),
            Value(signed.expiresAt))
        try ledger.append(
            NewEntry(
                kind: "svid.wit-issued", subject: subject, actor: "agent:\(purpose.request.agent)",
                facts: [
                    "jti": signed.tokenID, "key": signed.key, "decision": String(purpose.decision), "pid": String(purpose.request.processID),
                    "expires": signed.expiresAt.description, "entry": Self.name(purpose.entry),
                ]), in: transaction)
        return nil
    }
}
