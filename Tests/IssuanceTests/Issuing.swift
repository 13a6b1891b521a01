import Access
import EstateTesting
import Issuance
import Runtime
import SPIFFE
import X509

extension Issuer {
    /// A certificate by a permit.
    func x509(_ permit: consuming Permit, _ key: Certificate.PublicKey, seconds: Int) async throws -> X509SVID {
        let order = IdentityOrder(.x509(SubjectKey(key), replacing: nil), lifetime: .seconds(seconds))
        guard case .x509(let svid) = try await issue(permit, order) else { throw TestingError("no certificate was ordered") }
        return svid
    }

    /// A token by a permit.
    func token(_ permit: consuming Permit, _ order: IdentityOrder) async throws -> (token: String, expiresAt: Timestamp) {
        guard case .token(let token, let end) = try await issue(permit, order) else { throw TestingError("no token was ordered") }
        return (token, end)
    }
}
