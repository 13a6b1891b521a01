import Crypto
public import Runtime

/// Signs JWT-SVIDs (JWT-SVID specification; RFC 7515, 7518, 7519).
public struct JWTAuthority: Sendable {
    public let trustDomain: TrustDomain
    /// RFC 7638 thumbprint of the public key.
    public var keyID: String { publicKey.keyID }
    public let publicKey: JSONWebKey
    /// What `iss` says: the trust domain's ID, or an address where those who know OpenID Connect alone find the keys.
    public let issuer: String
    private let key: JWTSigningKey

    public init(trustDomain: TrustDomain, key: JWTSigningKey, issuer: OIDCIssuer? = nil) {
        self.trustDomain = trustDomain
        self.issuer = issuer?.text ?? trustDomain.id.description
        self.key = key
        publicKey = key.publicKey
    }

    /// Takes up the 32 bytes of a P-256 key and signs with ES256.
    public init(trustDomain: TrustDomain, key bytes: Secret, issuer: OIDCIssuer? = nil) throws {
        self.init(trustDomain: trustDomain, key: try JWTSigningKey(p256: bytes), issuer: issuer)
    }

    /// A new P-256 key's raw bytes, for the state directory.
    public static func newKey() -> Secret { Secret(P256.Signing.PrivateKey(compactRepresentable: false).rawRepresentation) }

    public var algorithm: SignatureAlgorithm { key.algorithm }

    /// Whether a signature takes a few microseconds, and waits for nobody.
    public var signsAtOnce: Bool { key.signsAtOnce }

    /// Issues a token for one or more audiences (one is better: whoever receives it can be the bearer towards the others,
    /// JWT-SVID §7.2).
    ///
    /// - Parameter tokenID: becomes `jti`; unique per token.
    public func issue(
        id: SPIFFEID, audience: [String], now: Timestamp, lifetime: Duration, tokenID: String
    ) throws -> (token: String, expiresAt: Timestamp) {
        guard id.trustDomain == trustDomain, !id.path.isEmpty else {
            throw Refusal(.wrongTrustDomain, "`\(id)` is not a workload of trust domain `\(trustDomain)`")
        }
        guard !audience.isEmpty, audience.count <= JWTSVID.audienceLimit, !audience.contains("") else {
            throw Refusal(.wrongAudience, "an audience is needed, and at most \(JWTSVID.audienceLimit)")
        }
        let expiry = now + lifetime
        let header = JSONWriter.object([
            ("alg", JSONWriter.quoted(key.algorithm.rawValue)), ("kid", JSONWriter.quoted(keyID)), ("typ", JSONWriter.quoted("JWT")),
        ])
        let claims = JSONWriter.object([
            ("aud", JSONWriter.array(audience.map(JSONWriter.quoted))),
            // Whole seconds: some readers take no others.
            ("exp", String(expiry.milliseconds / 1000)),
            ("iat", String(now.milliseconds / 1000)),
            ("iss", JSONWriter.quoted(issuer)),
            ("jti", JSONWriter.quoted(tokenID)),
            ("sub", JSONWriter.quoted(id.description)),
        ])
        let token = try key.sign(header: header, payload: claims)
        guard token.utf8.count <= CompactJWS.limit else {
            throw Refusal(.malformed, "the token of `\(id)` would be longer than anybody reads; ask for a shorter audience")
        }
        return (token, Timestamp(milliseconds: expiry.milliseconds / 1000 * 1000))
    }

    /// Signs a token of another kind than an SVID, such as a security event token: `type` is what tells them apart (RFC 8725 §3.11), so
    /// it may be none that SVIDs have.
    public func sign(type: String, claims: String) throws -> String {
        guard !["", "jwt", "jose", "wit+jwt"].contains(type.lowercased()) else {
            throw Refusal(.wrongUse, "a token of type `\(type)` would be taken for an SVID")
        }
        let header = JSONWriter.object([
            ("alg", JSONWriter.quoted(key.algorithm.rawValue)), ("kid", JSONWriter.quoted(keyID)), ("typ", JSONWriter.quoted(type)),
        ])
        let token = try key.sign(header: header, payload: claims)
        guard token.utf8.count <= CompactJWS.limit else { throw Refusal(.malformed, "the token would be longer than anybody reads") }
        return token
    }
}
