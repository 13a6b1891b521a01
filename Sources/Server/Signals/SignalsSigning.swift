import Console
import Issuance
import SPIFFE

extension SignalsPolicy {
    /// Whether our tokens are signed by RS256, as CAEP's interoperability profile wants: a key of their own, for the trust domain's is ES256.
    var signsByOwnKey: Bool { algorithm == "RS256" }
}

/// By which key our security events are signed, and where others find it.
extension ControlPlaneCore {
    /// What signs an event that is delivered now. A key of the signals' own that has not been published for long enough signs nothing.
    var signalsSigner: JWTAuthority {
        let authority = issuer.authority
        return signals.policy.signsByOwnKey ? authority.signals ?? authority.tokens : authority.tokens
    }

    /// The JWK Set at `jwks_uri`: every key that has signed events of late or is about to, each with `kid`, `alg` and `use`. The trust domain's
    /// stay in it, so that a change of the algorithm loses nothing that is on its way. Keys of servers below sign no events of ours and are not in it.
    var signalsKeys: String {
        let tokens = issuer.authority.ownTokenKeys.compactMap { try? JSONWebKey(rawRepresentation: $0) }
        let set = JWTBundle(trustDomain: settings.trustDomain, keys: issuer.authority.signalsKeys + tokens)
        return String(decoding: set.openIDKeys, as: UTF8.self)
    }
}
