public import Runtime
import SPIFFE

/// Trades a job's token for an identity, without an agent: signed by its pipeline's issuer, for us alone, matched by one rule.
///
/// A token is good once. This type says what it is called and how long it could be shown; whoever issues the SVID records that in
/// the transaction that issues it.
public struct PipelineExchange: Sendable {
    /// What a job is entitled to.
    public struct Admitted: Sendable, Equatable {
        /// The SPIFFE ID's path.
        public var segments: [String]
        public var rule: String
        public var owner: String
        /// Used up by this exchange: issuer and token.
        public var onceKey: String
        /// After this the token is refused for its age, and its key need not be kept.
        public var onceUntil: Timestamp
        public var facts: [String: String]
        public var provider: PipelineProvider
        /// Since when the issuer's word stands.
        public var issuedAt: Timestamp
        /// What the provider calls the repository today.
        public var repository: String?
        public var environment: String?
        /// The provider says that not everybody who may push can change what runs on this branch or tag.
        public var isRefProtected: Bool
        /// The token's claims that are texts or numbers of at most 256 bytes, but for what makes it a token; 64 at most.
        public var claims: [String: String]
    }

    private let issuers: [TokenCheck]
    private let rules: [PipelineRule]
    private let clock: WallClock

    /// - Parameter issuers: each token is checked by the one whose issuer it names.
    public init(issuers: [TokenCheck], rules: [PipelineRule], clock: WallClock) {
        self.issuers = issuers
        self.rules = rules
        self.clock = clock
    }

    public func admit(_ text: String) async -> Result<Admitted, AttestationRefusal> {
        await judging { () async throws(AttestationRefusal) in try await judge(text) }
    }

    private func judge(_ text: String) async throws(AttestationRefusal) -> Admitted {
        let unverified = try SignedToken.parse(text).judged()
        guard let issuer = unverified.issuer, let check = issuers.first(where: { $0.issuer == issuer }) else {
            throw AttestationRefusal(.wrongIssuer, "issuer `\((unverified.issuer ?? "").prefix(120))` is not configured")
        }
        let (token, expiry) = try await check.verify(text, now: clock.now())
        let claims = token.claims
        let fitting = rules.filter { $0.issuer == issuer && $0.admits(claims) }
        guard let rule = fitting.first else {
            throw AttestationRefusal(.notAllowed, "no rule admits this job; its subject is `\(Self.subject(claims))`")
        }
        // Which of two would be the order's choice, and rules are edited.
        guard fitting.count == 1 else {
            let names = fitting.map { "`\($0.name)`" }.joined(separator: ", ")
            throw AttestationRefusal(.notAllowed, "the rules \(names) all admit this job: make one narrower")
        }
        let segments = try rule.template.segments { PipelineClaims.text(claims, $0) }
        // `jti` where there is one; what is signed otherwise. Never both: a token has one name.
        let name = claims["jti"]?.string.flatMap { (8...256).contains($0.utf8.count) ? "jti:" + $0 : nil } ?? "sha256:" + token.digest.hex
        var facts = ["issuer": issuer, "rule": rule.name, "owner": rule.owner, "subject": Self.subject(claims), "token": name.printable(80)]
        for claim in ["ref", "sha", "run_id", "run_attempt", "workflow_ref", "environment", "pipeline_id", "job_id", "build_number", "actor_id"] {
            if let value = PipelineClaims.text(claims, claim), value.utf8.count <= 256 { facts[claim] = value.printable(256) }
        }
        let (issued, start) = (try token.date("iat").judged(), try token.date("nbf").judged())
        return Admitted(
            segments: segments, rule: rule.name, owner: rule.owner, onceKey: issuer + " " + name, onceUntil: expiry + check.leeway,
            facts: facts, provider: rule.provider, issuedAt: issued ?? start ?? clock.now(),
            repository: rule.provider.repository(claims)?.printable(256), environment: rule.provider.environment(claims)?.printable(256),
            isRefProtected: PipelineClaims.text(claims, "ref_protected") == "true", claims: Self.claims(claims))
    }

    private static func claims(_ claims: JSONObject) -> [String: String] {
        var texts: [String: String] = [:]
        for name in claims.members.map(\.name).sorted() where !["iss", "aud", "exp", "nbf", "iat", "jti"].contains(name) {
            guard texts.count < 64, name.utf8.count <= 64, let value = PipelineClaims.text(claims, name), value.utf8.count <= 256 else { continue }
            texts[name] = value.printable(256)
        }
        return texts
    }

    private static func subject(_ claims: JSONObject) -> String { (claims["sub"]?.string ?? "").printable(200) }
}
