public import Runtime

/// The JWT keys of one trust domain.
public struct JWTBundle: Sendable, Equatable {
    public var trustDomain: TrustDomain
    public var keys: [JSONWebKey]

    public init(trustDomain: TrustDomain, keys: [JSONWebKey]) {
        self.trustDomain = trustDomain
        self.keys = keys
    }

    /// JWK Set with `use: jwt-svid` only, as FetchJWTBundles wants it (Workload API §6.2.2).
    public var jwks: [UInt8] {
        JSONWebKey.set(keys, use: "jwt-svid")
    }

    /// What a valid token says.
    public typealias Verified = JWTSVID

    /// Checks a token for one audience (JWT-SVID §2–5). Size, form and algorithm are judged before any cryptography, and what is
    /// signed before what it says.
    ///
    /// - Parameter leeway: how far the issuer's clock may be from `now`; seconds, not minutes.
    public func verify(
        _ token: String, audience: String, now: Timestamp, leeway: Duration = .zero
    ) -> Result<JWTSVID, Refusal> {
        CompactJWS.parse(token).flatMap { verify($0, audience: audience, now: now, leeway: leeway) }
    }

    func verify(_ jws: CompactJWS, audience: String, now: Timestamp, leeway: Duration) -> Result<JWTSVID, Refusal> {
        JWTSVID.header(jws).flatMap { algorithm, keyID in
            jws.subject.flatMap { id in
                guard id.trustDomain == trustDomain else {
                    return .failure(Refusal(.wrongTrustDomain, "`\(id)` is not of trust domain `\(trustDomain)`"))
                }
                // An absent kid is allowed by the specification; each key is then tried.
                if let refusal = jws.check(keys, algorithm: algorithm, keyID: keyID) { return .failure(refusal) }
                return JWTSVID.claims(jws, id).flatMap { svid in
                    guard !audience.isEmpty, svid.audience.contains(audience) else {
                        return .failure(Refusal(.wrongAudience, "the token is not for audience `\(audience.prefix(128))`"))
                    }
                    if let refusal = svid.refusal(at: now, leeway: leeway) { return .failure(refusal) }
                    return .success(svid)
                }
            }
        }
    }
}

/// The JWT bundles of several trust domains. A token is only ever checked with the bundle of its own subject's trust domain.
public struct JWTBundleSet: Sendable, Equatable {
    public private(set) var bundles: [TrustDomain: JWTBundle]

    public init(_ bundles: some Sequence<JWTBundle>) {
        self.bundles = Dictionary(bundles.map { ($0.trustDomain, $0) }) { _, later in later }
    }

    public subscript(trustDomain: TrustDomain) -> JWTBundle? { bundles[trustDomain] }

    /// Checks a token with the bundle of its subject's trust domain (Workload API §6.3).
    public func verify(
        _ token: String, audience: String, now: Timestamp, leeway: Duration = .zero
    ) -> Result<JWTSVID, Refusal> {
        CompactJWS.parse(token).flatMap { jws in
            if let refusal = JWTSVID.header(jws).failure { return .failure(refusal) }
            return jws.subject.flatMap { id in
                guard let bundle = bundles[id.trustDomain] else {
                    return .failure(Refusal(.unknownTrustDomain, "there is no bundle for trust domain `\(id.trustDomain)`"))
                }
                return bundle.verify(jws, audience: audience, now: now, leeway: leeway)
            }
        }
    }
}
