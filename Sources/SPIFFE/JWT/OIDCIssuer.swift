/// The address by which those who know nothing of SPIFFE (clouds, gateways, CI) take our tokens for an OpenID provider's: it is in
/// `iss`, and they find the keys from it (OpenID Connect Discovery 1.0 §4, RFC 8414 §3).
public struct OIDCIssuer: Sendable, Hashable, CustomStringConvertible {
    /// Compared by its bytes (OpenID Connect Discovery §4.3), so it is written as it was given.
    public let text: String
    /// Empty, or from its first slash on.
    public let path: String

    public var description: String { text }

    /// `https`, without query, fragment, user, or a `/` at the end.
    public init?(_ text: String) {
        guard let url = BundleEndpointURL(text), text.hasPrefix("https://"), !text.contains("?"), !text.contains("#"), !text.hasSuffix("/")
        else { return nil }
        self.text = text
        path = url.target == "/" ? "" : url.target
    }

    public var keysURL: String { text + "/keys" }

    /// What `.well-known/openid-configuration` says: what is REQUIRED (§3) of a provider that nobody logs in at. `RS256` is named only
    /// if a key can sign so: whoever insists on it learns before the first token that there is none.
    public func discoveryDocument(keys: [JSONWebKey]) -> [UInt8] {
        let algorithms = Set(keys.flatMap(\.algorithms)).map(\.rawValue).sorted()
        func list(_ texts: [String]) -> String { JSONWriter.array(texts.map(JSONWriter.quoted)) }
        return Array(
            JSONWriter.object([
                ("issuer", JSONWriter.quoted(text)),
                ("jwks_uri", JSONWriter.quoted(keysURL)),
                ("authorization_endpoint", JSONWriter.quoted("")),
                ("response_types_supported", list(["id_token"])),
                ("subject_types_supported", list(["public"])),
                ("id_token_signing_alg_values_supported", list(algorithms)),
                ("claims_supported", list(["aud", "exp", "iat", "iss", "jti", "sub"])),
            ]).utf8)
    }
}

extension JWTBundle {
    /// The keys as an OpenID provider publishes them: `use` is `sig` (RFC 7517 §4.2) and not SPIFFE's `jwt-svid`, which readers of
    /// OpenID pass over; and `alg`, where a key has one only.
    public var openIDKeys: [UInt8] {
        let entries = keys.map { $0.json(use: "sig", algorithm: $0.algorithms.count == 1 ? $0.algorithms.first : nil, keyID: $0.keyID) }
        return Array(JSONWriter.object([("keys", JSONWriter.array(entries))]).utf8)
    }
}
