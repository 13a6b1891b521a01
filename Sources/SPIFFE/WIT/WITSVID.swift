import Crypto
public import Runtime

/// A WIT-SVID (WIT-SVID specification, "Incubating" there, hence behind `@_spi(Incubating)` here): a token that binds a workload's
/// ID to its public key, worth nothing without proof that its bearer has the private one.
@_spi(Incubating) public struct WITSVID: Sendable {
    public let id: SPIFFEID
    /// `cnf.jwk`: the workload's own key.
    public let confirmationKey: JSONWebKey
    public let expiresAt: Timestamp
    public let notBefore: Timestamp?
    public let tokenID: String?
    /// The claims as they stand in the token: JSON.
    public let claims: [UInt8]
}

/// A WIT-SVID whose issuer is believed, and whose bearer is not yet: there is no way from here to ``WITSVID`` but a proof.
@_spi(Incubating) public struct UnprovenWIT: Sendable {
    private let svid: WITSVID
    private let digest: String
    /// Which of the bundle's keys signed it.
    public let keyID: String

    fileprivate init(_ svid: WITSVID, token: String, keyID: String) {
        self.svid = svid
        self.keyID = keyID
        digest = Array(SHA256.hash(data: Array(token.utf8))).base64URL
    }

    /// What the token claims; for logs, not for decisions.
    public var claimedID: SPIFFEID { svid.id }

    /// Longest life of a proof, whatever it says of itself (WIT-SVID §7.2).
    public static let longestProof = Duration.seconds(300)

    /// Accepts the token with a Workload Proof Token (WIMSE): a JWT signed by the confirmation key, for this audience, of this
    /// very token (`wth`), with a short life.
    ///
    /// Using one twice is not noticed here: keep the `jti` that is returned until the proof ends.
    public func prove(
        _ proof: String, audience: String, now: Timestamp, leeway: Duration = .zero
    ) -> Result<(svid: WITSVID, proofID: String, proofEnd: Timestamp), Refusal> {
        CompactJWS.parse(proof).flatMap { jws in
            guard jws.header["typ"]?.string == "wpt+jwt" else { return .failure(Refusal(.noProof, "the proof's `typ` is not wpt+jwt")) }
            guard jws.header["crit"] == nil else { return .failure(Refusal(.malformed, "the proof has critical headers")) }
            return jws.algorithm.flatMap { algorithm in
                if let refusal = jws.check([svid.confirmationKey], algorithm: algorithm, keyID: nil) { return .failure(refusal) }
                guard jws.payload["wth"]?.string == digest else {
                    return .failure(Refusal(.noProof, "the proof is of another token"))
                }
                guard !audience.isEmpty, jws.payload["aud"]?.string == audience else {
                    return .failure(Refusal(.wrongAudience, "the proof is not for audience `\(audience.prefix(128))`"))
                }
                guard let proofID = jws.payload["jti"]?.string, !proofID.isEmpty else {
                    return .failure(Refusal(.malformed, "the proof has no `jti`"))
                }
                return jws.date("exp").flatMap { end in
                    guard let end else { return .failure(Refusal(.malformed, "the proof has no `exp`")) }
                    guard now - leeway < end else { return .failure(Refusal(.expired, "the proof expired at \(end)")) }
                    guard end <= now + Self.longestProof + leeway else {
                        return .failure(Refusal(.noProof, "the proof is valid for longer than \(Self.longestProof)"))
                    }
                    return .success((svid, proofID, end))
                }
            }
        }
    }
}

/// The WIT keys of one trust domain.
@_spi(Incubating) public struct WITBundle: Sendable, Equatable {
    public var trustDomain: TrustDomain
    public var keys: [JSONWebKey]

    public init(trustDomain: TrustDomain, keys: [JSONWebKey]) {
        self.trustDomain = trustDomain
        self.keys = keys
    }

    /// JWK Set with `use: wit-svid` only, each key with its `kid` (WIT-SVID §6.1).
    public var jwks: [UInt8] {
        JSONWebKey.set(keys, use: "wit-svid")
    }

    /// Checks a token's issuer and time (WIT-SVID §2–4). What comes out still lacks the proof of its bearer.
    public func verify(_ token: String, now: Timestamp, leeway: Duration = .zero) -> Result<UnprovenWIT, Refusal> {
        CompactJWS.parse(token).flatMap { jws in
            jws.algorithm.flatMap { algorithm in
                guard jws.header["typ"]?.string == "wit+jwt" else { return .failure(Refusal(.malformed, "`typ` is not wit+jwt")) }
                // §2.4: unknown headers are ignored, unless `crit` says that they may not be; we know no critical ones.
                guard jws.header["crit"] == nil else { return .failure(Refusal(.malformed, "the token has critical headers")) }
                guard let keyID = jws.header["kid"]?.string else { return .failure(Refusal(.unknownKey, "the token has no `kid`")) }
                return jws.subject.flatMap { id in
                    guard id.trustDomain == trustDomain else {
                        return .failure(Refusal(.wrongTrustDomain, "`\(id)` is not of trust domain `\(trustDomain)`"))
                    }
                    if let refusal = jws.check(keys, algorithm: algorithm, keyID: keyID) { return .failure(refusal) }
                    return Self.claims(jws, id).flatMap { svid in
                        guard now - leeway < svid.expiresAt else {
                            return .failure(Refusal(.expired, "the token of `\(id)` expired at \(svid.expiresAt)"))
                        }
                        if let notBefore = svid.notBefore, now + leeway < notBefore {
                            return .failure(Refusal(.notYetValid, "the token of `\(id)` is valid from \(notBefore)"))
                        }
                        return .success(UnprovenWIT(svid, token: token, keyID: keyID))
                    }
                }
            }
        }
    }

    private static func claims(_ jws: CompactJWS, _ id: SPIFFEID) -> Result<WITSVID, Refusal> {
        // §3.8: scoping to a recipient is the proof's business; a token with an audience may pass for a JWT-SVID elsewhere.
        guard jws.payload["aud"] == nil else { return .failure(Refusal(.malformed, "a WIT-SVID has no `aud`")) }
        guard let members = jws.payload["cnf"]?.object?["jwk"]?.object else {
            return .failure(Refusal(.noProof, "the token has no `cnf.jwk`"))
        }
        return JSONWebKey.read(members).flatMap { key in
            guard let algorithm = key.algorithm else {
                return .failure(Refusal(.unsupportedAlgorithm, "`cnf.jwk` does not say its `alg`"))
            }
            do throws(Refusal) {
                guard let expiry = try jws.date("exp").get() else { return .failure(Refusal(.malformed, "the token has no `exp`")) }
                return .success(
                    WITSVID(
                        id: id, confirmationKey: JSONWebKey(key.key, keyID: key.keyID, algorithm: algorithm), expiresAt: expiry,
                        notBefore: try jws.date("nbf").get(), tokenID: jws.payload["jti"]?.string, claims: jws.payloadBytes))
            } catch {
                return .failure(error)
            }
        }
    }
}

/// Signs WIT-SVIDs.
@_spi(Incubating) public struct WITAuthority: Sendable {
    public let trustDomain: TrustDomain
    private let key: JWTSigningKey

    public init(trustDomain: TrustDomain, key: JWTSigningKey) {
        self.trustDomain = trustDomain
        self.key = key
    }

    public var publicKey: JSONWebKey { key.publicKey }

    /// Whether a signature takes a few microseconds, and waits for nobody.
    public var signsAtOnce: Bool { key.signsAtOnce }

    /// Issues a token that binds `id` to `confirmationKey`, which must be pinned to one algorithm. `iss` is left out, so that
    /// nobody takes the token for an OpenID one (§3.7), and so is `aud` (§3.8).
    public func issue(
        id: SPIFFEID, confirmationKey: JSONWebKey, now: Timestamp, lifetime: Duration, tokenID: String
    ) throws -> (token: String, expiresAt: Timestamp) {
        guard id.trustDomain == trustDomain, !id.path.isEmpty else {
            throw Refusal(.wrongTrustDomain, "`\(id)` is not a workload of trust domain `\(trustDomain)`")
        }
        guard confirmationKey.algorithms.count == 1, let algorithm = confirmationKey.algorithms.first else {
            throw Refusal(.unsupportedAlgorithm, "the workload's key is not pinned to one algorithm")
        }
        let expiry = (now + lifetime).milliseconds / 1000
        let header = JSONWriter.object([
            ("alg", JSONWriter.quoted(key.algorithm.rawValue)), ("kid", JSONWriter.quoted(key.publicKey.keyID)),
            ("typ", JSONWriter.quoted("wit+jwt")),
        ])
        let claims = JSONWriter.object([
            ("cnf", JSONWriter.object([("jwk", confirmationKey.json(use: nil, algorithm: algorithm, keyID: nil))])),
            ("exp", String(expiry)), ("iat", String(now.milliseconds / 1000)), ("jti", JSONWriter.quoted(tokenID)),
            ("sub", JSONWriter.quoted(id.description)),
        ])
        return (try key.sign(header: header, payload: claims), Timestamp(milliseconds: expiry * 1000))
    }
}

@_spi(Incubating) extension JWTSigningKey {
    /// A Workload Proof Token of `token` for `audience`, by the workload that holds this key.
    public func proof(
        of token: String, audience: String, now: Timestamp, lifetime: Duration, proofID: String
    ) throws -> String {
        try sign(
            header: JSONWriter.object([("alg", JSONWriter.quoted(algorithm.rawValue)), ("typ", JSONWriter.quoted("wpt+jwt"))]),
            payload: JSONWriter.object([
                ("aud", JSONWriter.quoted(audience)), ("exp", String((now + lifetime).milliseconds / 1000)),
                ("jti", JSONWriter.quoted(proofID)),
                ("wth", JSONWriter.quoted(Array(SHA256.hash(data: Array(token.utf8))).base64URL)),
            ]))
    }
}
