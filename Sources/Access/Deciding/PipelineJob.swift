import Cedar
public import Runtime

/// A CI job whose provider's token was verified, and which a rule has admitted under a SPIFFE ID.
public struct PipelineJob: Sendable, Hashable, Codable {
    /// The rule's name and its owner.
    public var rule: String
    public var owner: String
    /// `github`, `gitlab` and so on, and the token's issuer.
    public var provider: String
    public var issuer: String
    /// When the issuer said so.
    public var issuedAt: Timestamp
    /// As the provider calls it today.
    public var repository: String?
    public var environment: String?
    public var isRefProtected: Bool
    /// The token's claims as texts.
    public var claims: [String: String]
    /// What admitted it, for people.
    public var summary: String

    public init(
        rule: String, owner: String, provider: String, issuer: String, issuedAt: Timestamp, repository: String?, environment: String?,
        isRefProtected: Bool, claims: [String: String], summary: String
    ) {
        self.rule = rule
        self.owner = owner
        self.provider = provider
        self.issuer = issuer
        self.issuedAt = issuedAt
        self.repository = repository
        self.environment = environment
        self.isRefProtected = isRefProtected
        self.claims = claims
        self.summary = summary
    }

    /// With a tag for each claim.
    func entity(_ id: String) throws(CedarError) -> Entity {
        var parents: Set<EntityUID> = [Domain.environment(environment)]
        if let repository { parents.insert(EntityUID(type: Domain.repo, id: repository)) }
        return Entity(
            EntityUID(type: Domain.pipeline, id: id),
            attributes: try Record(["owner": .entity(Domain.team(owner)), "protectedRef": .bool(isRefProtected)]),
            tags: try Record(claims.map { Record.Field($0.key, .string($0.value)) }), parents: parents)
    }
}

extension DecisionContext {
    /// What the provider's token proves of a job: a platform's word, for as long as any token may live.
    mutating func add(_ job: PipelineJob, at now: Timestamp) throws(CedarError) {
        let lifetime = Duration.seconds(86_400)
        guard now - job.issuedAt < lifetime else { return }
        add(
            "attestation",
            .record(
                try Record([
                    "method": .string(job.provider), "level": .long(2), "selectors": .set(ValueSet([])),
                    "attestedAt": .datetime(.init(milliseconds: job.issuedAt.milliseconds)),
                    "age": .duration(.init(milliseconds: max(0, (now - job.issuedAt).milliseconds))),
                ])), Provenance(source: "server", signer: job.issuer, observedAt: job.issuedAt, maximumAge: lifetime))
    }
}
