import Runtime
import SPIFFE

/// What every token must satisfy before its claims mean anything: signed by its issuer's key, for us, now.
public struct TokenCheck: Sendable {
    public var issuer: String
    /// One of the token's audiences must be this, exactly.
    public var audience: String
    public var keys: IssuerKeys
    /// How far the issuer's clock may be from ours.
    public var leeway: Duration
    /// Longest life, from `iat` or `nbf` to `exp`, that is accepted.
    public var longest: Duration

    public init(
        issuer: String, audience: String, keys: IssuerKeys, leeway: Duration = .seconds(10), longest: Duration = .seconds(86_400)
    ) {
        self.issuer = issuer
        self.audience = audience
        self.keys = keys
        self.leeway = leeway
        self.longest = longest
    }

    /// Checks a token; `audience` replaces the configured one for this check.
    func verify(
        _ text: String, now: Timestamp, audience: String? = nil
    ) async throws(AttestationRefusal) -> (token: SignedToken, expiresAt: Timestamp) {
        let token = try SignedToken.parse(text).judged()
        // The issuer decides whose keys are asked, so it comes first; the rest only after the signature.
        guard token.issuer == issuer else { throw AttestationRefusal(.wrongIssuer, "the token is not of issuer `\(issuer)`") }
        if let refusal = token.refusal(keys: try await keys.keys(for: token.keyID)) { throw AttestationRefusal(refusal) }
        guard token.audience.contains(audience ?? self.audience) else {
            throw AttestationRefusal(.wrongAudience, "the token is not for audience `\(audience ?? self.audience)`")
        }
        guard let expiry = try token.date("exp").judged() else { throw AttestationRefusal(.malformed, "the token has no `exp`") }
        guard now - leeway < expiry else { throw AttestationRefusal(.expired, "the token expired at \(expiry)") }
        let (issued, start) = (try token.date("iat").judged(), try token.date("nbf").judged())
        if let start, now + leeway < start { throw AttestationRefusal(.notYetValid, "the token is valid from \(start)") }
        if let issued, now + leeway < issued { throw AttestationRefusal(.notYetValid, "the token was issued at \(issued), which is to come") }
        guard let begin = issued ?? start, expiry - begin <= longest else {
            throw AttestationRefusal(.tooOld, "the token lives longer than \(longest.brief), or does not say how long")
        }
        return (token, expiry)
    }
}
