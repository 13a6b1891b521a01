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
        let (request, decision, entry) = (permit.request, permit.receipt.sequence, permit.decision.entry)
        guard let signer = authority.wits else {
            throw IssuanceRefusal(code: .unknownIdentity, reason: "no WIT-SVIDs are given here")
        }
        let id = try subject(request)
        guard let key = P256.Signing.PublicKey(publicKey), let bound = try? JSONWebKey(rawRepresentation: Array(key.rawRepresentation)) else {
            throw IssuanceRefusal(code: .badCertificate, reason: "a WIT-SVID is bound to a P-256 key here")
        }
        let tokenID = entropy.hex(16)
        let issued = try signer.issue(
            id: id, confirmationKey: bound, now: clock.now(), lifetime: entry?.x509Lifetime ?? lifetime, tokenID: tokenID)
        try await database.write { transaction in
            if let refusal = try refusal(of: id, request, in: transaction) { throw refusal }
            if let replaced {
                // Its own, and nobody else's.
                try transaction.execute(
                    "UPDATE issued SET replaced_at = ? WHERE id = ? AND spiffe_id = ? AND kind = 'wit'", Value(clock.now()), .text(replaced),
                    .text(id.description))
            }
            try transaction.execute(
                "INSERT INTO issued VALUES(?, 'wit', ?, ?, ?, NULL, NULL, NULL)", .text(tokenID), .text(id.description),
                Value(clock.now()), Value(issued.expiresAt))
            try ledger.append(
                NewEntry(
                    kind: "svid.wit-issued", subject: id.description, actor: "agent:\(request.agent)",
                    facts: [
                        "jti": tokenID, "key": bound.thumbprint, "decision": String(decision), "pid": String(request.processID),
                        "expires": issued.expiresAt.description, "entry": Self.name(entry),
                    ]), in: transaction)
        }
        return issued
    }
}
