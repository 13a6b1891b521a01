import Crypto
import Issuance
import Runtime
import SPIFFE
import X509

extension ControlPlaneCore {
    /// A fresh SVID of the server's own, with what it checks the SVIDs of others by at its doors.
    func ownContext(lifetime: Duration) async throws -> X509Context {
        let key = P256.Signing.PrivateKey()
        let svid = try issuer.serverSVID(publicKey: Certificate.PrivateKey(key).publicKey, lifetime: lifetime)
        let bundle = issuer.authority.bundle
        return X509Context(
            identities: [X509Identity(svid: svid, key: Secret(key.derRepresentation), hint: "")], bundles: X509BundleSet([bundle]),
            revocations: RevocationSet(lists: try await issuer.revocationLists(), issuers: bundle.roots))
    }
}
