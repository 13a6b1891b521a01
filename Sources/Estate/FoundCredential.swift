public import Runtime

/// One credential with every place where its value was seen.
public struct FoundCredential: Sendable, Codable {
    public var fingerprint: Fingerprint
    /// The detector's name for it: `postgresql-password`, `github-token`, `private-key`, `password`, …
    public var kind: String
    /// The value's shape with nearly all of it masked, for people to recognise it by: `sh…9x (24)`.
    public var hint: String
    /// The owner with the heaviest evidence, or `unknown`.
    public var owner: String
    public var ownerEvidence: [OwnerEvidence]
    /// Names of the workloads that seem to use it, from directory, compose service, catalogue, cluster.
    public var workloads: [String]
    /// What it opens, from what is written beside it.
    public var opens: [Endpoint]
    public var blastRadius: Score
    public var sightings: [Sighting]

    /// Why the value was taken for a secret, in words.
    public var reasons: [String] = []

    // What its places say together; empty in reports of older scans.

    /// Why each of `workloads` is named, heaviest first.
    public var workloadEvidence: [WorkloadEvidence] = []
    /// Where it is in use, as far as its places say: `production`, `staging`, `development`.
    public var environments: [String] = []
    /// The workloads that share it, when there are several.
    public var sharers: [String] = []
    /// What is wrong with it beside that it exists, each with its cause.
    public var flags: [CredentialFlag] = []
    /// Privilege and dependency beside the blast radius; `nil` when they were not judged.
    public var scores: CredentialScores?

    // What only an issuer or a store can tell; absent from a scan of files.

    /// When its present value was issued or last changed.
    public var createdAt: Timestamp?
    /// When its issuer last saw it used. `nil` is unknown, not never.
    public var lastUsedAt: Timestamp?
    public var expiresAt: Timestamp?
    /// What it is granted, as the target says it: `superuser`, `iam:AdministratorAccess`, `+@all`.
    public var privilege: [String]
    /// Of what it is granted, what it was seen to use; `nil` where nobody was asked who could tell.
    public var rights: RightsUse?
    /// Its name at the issuer: `aws-iam:123456789012:user/deploy`, `postgresql:<system identifier>:shop`.
    public var identity: String?
    /// Who issued it, where that is known: a certificate's issuer, `aws`.
    public var issuer: String?
    /// Other credentials that it has to do with, each with the evidence.
    public var related: [Relation]

    /// The issuer's answer, when this scan was told to ask.
    public var validity: CredentialValidity?

    public static let unknownOwner = "unknown"

    /// A tie to another credential. Never made of names alone without saying so.
    public struct Relation: Sendable, Codable, Hashable {
        public enum Kind: String, Sendable, Codable {
            /// Probably the same secret: the endpoint and the login agree, the values could not be compared.
            case sameAs
            /// The private key to this certificate, or the certificate to this key.
            case keyPair
        }
        public var kind: Kind
        public var fingerprint: Fingerprint
        /// Why, in words.
        public var evidence: String

        public init(kind: Kind, fingerprint: Fingerprint, evidence: String) {
            self.kind = kind
            self.fingerprint = fingerprint
            self.evidence = evidence
        }
    }

    public init(
        fingerprint: Fingerprint, kind: String, hint: String, owner: String, ownerEvidence: [OwnerEvidence],
        workloads: [String], opens: [Endpoint], blastRadius: Score, sightings: [Sighting], createdAt: Timestamp? = nil,
        lastUsedAt: Timestamp? = nil, expiresAt: Timestamp? = nil, privilege: [String] = [], identity: String? = nil,
        issuer: String? = nil, related: [Relation] = []
    ) {
        self.fingerprint = fingerprint
        self.kind = kind
        self.hint = hint
        self.owner = owner
        self.ownerEvidence = ownerEvidence
        self.workloads = workloads
        self.opens = opens
        self.blastRadius = blastRadius
        self.sightings = sightings
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.expiresAt = expiresAt
        self.privilege = privilege
        self.identity = identity
        self.issuer = issuer
        self.related = related
    }

    private enum CodingKeys: String, CodingKey {
        case fingerprint, kind, hint, owner, ownerEvidence, workloads, opens, blastRadius, sightings
        case createdAt, lastUsedAt, expiresAt, privilege, rights, identity, issuer, related
        case reasons, workloadEvidence, environments, sharers, flags, scores, validity
    }

    /// Fields that came after the first release of the format may be missing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        fingerprint = try container.decode(Fingerprint.self, forKey: .fingerprint)
        kind = try container.decode(String.self, forKey: .kind)
        hint = try container.decode(String.self, forKey: .hint)
        owner = try container.decode(String.self, forKey: .owner)
        ownerEvidence = try container.decode([OwnerEvidence].self, forKey: .ownerEvidence)
        workloads = try container.decode([String].self, forKey: .workloads)
        opens = try container.decode([Endpoint].self, forKey: .opens)
        blastRadius = try container.decode(Score.self, forKey: .blastRadius)
        sightings = try container.decode([Sighting].self, forKey: .sightings)
        reasons = try container.decodeIfPresent([String].self, forKey: .reasons) ?? []
        workloadEvidence = try container.decodeIfPresent([WorkloadEvidence].self, forKey: .workloadEvidence) ?? []
        environments = try container.decodeIfPresent([String].self, forKey: .environments) ?? []
        sharers = try container.decodeIfPresent([String].self, forKey: .sharers) ?? []
        flags = try container.decodeIfPresent([CredentialFlag].self, forKey: .flags) ?? []
        scores = try container.decodeIfPresent(CredentialScores.self, forKey: .scores)
        createdAt = try container.decodeIfPresent(Timestamp.self, forKey: .createdAt)
        lastUsedAt = try container.decodeIfPresent(Timestamp.self, forKey: .lastUsedAt)
        expiresAt = try container.decodeIfPresent(Timestamp.self, forKey: .expiresAt)
        privilege = try container.decodeIfPresent([String].self, forKey: .privilege) ?? []
        rights = try container.decodeIfPresent(RightsUse.self, forKey: .rights)
        identity = try container.decodeIfPresent(String.self, forKey: .identity)
        issuer = try container.decodeIfPresent(String.self, forKey: .issuer)
        related = try container.decodeIfPresent([Relation].self, forKey: .related) ?? []
        validity = try container.decodeIfPresent(CredentialValidity.self, forKey: .validity)
    }
}
