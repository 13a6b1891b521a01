public import Runtime

/// A JWT-SVID: what a token says. Whether it is believed depends on where it comes from: ``JWTBundle/verify(_:audience:now:leeway:)``
/// gives one that was checked, ``init(unverified:)`` one that was only read.
public struct JWTSVID: Sendable {
    public let id: SPIFFEID
    public let audience: [String]
    public let expiresAt: Timestamp
    public let notBefore: Timestamp?
    public let issuedAt: Timestamp?
    public let issuer: String?
    public let tokenID: String?
    /// The claims as they stand in the token: JSON.
    public let claims: [UInt8]

    /// Values of `aud` that are read or written at most.
    public static let audienceLimit = 64

    /// Reads a token without checking its signature, its audience or its time: for the holder of the token, who got it from the
    /// Workload API. Everything that a token of any issuer must have is asked for.
    public static func read(unverified token: String) -> Result<JWTSVID, Refusal> {
        CompactJWS.parse(token).flatMap { jws in
            if let refusal = header(jws).failure { return .failure(refusal) }
            return jws.subject.flatMap { claims(jws, $0) }
        }
    }

    /// The closed header of JWT-SVID §2, its algorithm first.
    static func header(_ jws: CompactJWS) -> Result<(SignatureAlgorithm, String?), Refusal> {
        // What only a JOSE reader could make dangerous comes first; then what is not there is not even looked at.
        let foreign = jws.header.names.filter { $0 != "alg" && $0 != "kid" && $0 != "typ" }
        guard foreign.isEmpty else {
            return .failure(Refusal(.malformed, "the header may hold alg, kid and typ only, not `\(foreign[0].prefix(32))`"))
        }
        return jws.algorithm.flatMap { algorithm in
            if let given = jws.header["typ"] {
                guard given.string == "JWT" || given.string == "JOSE" else {
                    return .failure(Refusal(.malformed, "`typ` is neither JWT nor JOSE"))
                }
            }
            return jws.keyID.map { (algorithm, $0) }
        }
    }

    /// The claims of JWT-SVID §3.
    static func claims(_ jws: CompactJWS, _ id: SPIFFEID) -> Result<JWTSVID, Refusal> {
        let claims = jws.payload
        let audience: [String]
        switch claims["aud"] {
        case .string(let one): audience = [one]
        case .array(let values) where values.count <= audienceLimit:
            let texts = values.compactMap(\.string)
            guard texts.count == values.count else { return .failure(Refusal(.wrongAudience, "`aud` holds what is no text")) }
            audience = texts
        case .array: return .failure(Refusal(.wrongAudience, "`aud` has more than \(audienceLimit) values"))
        default: return .failure(Refusal(.wrongAudience, "the token has no audience"))
        }
        guard !audience.isEmpty else { return .failure(Refusal(.wrongAudience, "the token has no audience")) }
        do {
            guard let expiry = try jws.date("exp").get() else { return .failure(Refusal(.malformed, "the token has no `exp`")) }
            let issuer = try text(claims, "iss").get()
            let tokenID = try text(claims, "jti").get()
            return .success(
                JWTSVID(
                    id: id, audience: audience, expiresAt: expiry, notBefore: try jws.date("nbf").get(),
                    issuedAt: try jws.date("iat").get(), issuer: issuer, tokenID: tokenID, claims: jws.payloadBytes))
        } catch {
            return .failure(error)
        }
    }

    private static func text(_ claims: JSONObject, _ name: String) -> Result<String?, Refusal> {
        guard let given = claims[name] else { return .success(nil) }
        guard let text = given.string else { return .failure(Refusal(.malformed, "`\(name)` is no text")) }
        return .success(text)
    }

    /// RFC 7519 §4.1.4–4.1.5: before `exp`, not before `nbf`; `leeway` is for clocks that differ.
    func refusal(at now: Timestamp, leeway: Duration) -> Refusal? {
        guard now - leeway < expiresAt else { return Refusal(.expired, "the token of `\(id)` expired at \(expiresAt)") }
        if let notBefore, now + leeway < notBefore {
            return Refusal(.notYetValid, "the token of `\(id)` is valid from \(notBefore)")
        }
        return nil
    }
}

extension Result {
    var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}
