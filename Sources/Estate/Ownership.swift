public import Runtime

/// Why somebody is taken for the owner.
public struct OwnerEvidence: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable {
        /// Declared to Mayfly by a person. Outranks everything.
        case declaration
        case annotation, backstage, codeowners
        /// A label or annotation in a cluster; a tag or custom metadata in a cloud or secret store; a line of somebody's list.
        case kubernetes, tag, spreadsheet
        /// The group that a repository belongs to at its host; who brought the value in. Neither decides alone.
        case projectGroup, blame
    }
    public var kind: Kind
    public var owner: String
    /// Where the evidence is written: `CODEOWNERS:4`, `catalog-info.yaml (orders)`.
    public var source: String
    /// 0…1; the heaviest evidence decides.
    public var weight: Double
    /// In words, what ties it to the credential, and what took weight from it. `nil` in reports of older scans.
    public var why: String?

    public init(kind: Kind, owner: String, source: String, weight: Double, why: String? = nil) {
        self.kind = kind
        self.owner = owner
        self.source = source
        self.weight = weight
        self.why = why
    }
}

/// Why something is taken for a user of a credential.
public struct WorkloadEvidence: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable {
        /// A manifest, unit, pipeline or job says that it uses this file, this secret, or holds the value itself.
        case declared
        /// A tag, label or field beside the value names it.
        case record
        /// The value lies in its directory or repository.
        case directory
        /// A path, a key or a login bears its name.
        case name
        /// Its source code reads the variable that holds the value.
        case code
        /// Somebody wrote of it beside the value.
        case mention
    }
    public var kind: Kind
    public var workload: String
    /// Where it is written: `k8s/orders.yaml:12`.
    public var source: String
    /// 0…1.
    public var weight: Double
    /// In words: `Deployment orders takes Secret shop-db`.
    public var why: String

    public init(kind: Kind, workload: String, source: String, weight: Double, why: String) {
        self.kind = kind
        self.workload = workload
        self.source = source
        self.weight = weight
        self.why = why
    }
}

/// Something wrong with a credential beside that it exists.
public struct CredentialFlag: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Nothing says whose it is (R14).
        case unowned
        /// Whoever it belonged to is in no list of people and teams any more (R13).
        case orphan
        /// Sources of equal rank name different owners.
        case disputed
        /// Several workloads present it (R9).
        case shared
        /// The same value in two environments (R105).
        case crossEnvironment
        /// Nothing was seen to use it (R10).
        case forgotten
        /// It is older than what it was made for (R13).
        case outlivesReason
        /// It is past its end, or near it.
        case expired
    }
    public var kind: Kind
    /// The facts behind it.
    public var why: String

    public init(kind: Kind, why: String) {
        self.kind = kind
        self.why = why
    }
}

/// What a credential may do, and how much hangs on it (R21). The third score is ``FoundCredential/blastRadius``.
public struct CredentialScores: Sendable, Hashable, Codable {
    public var privilege: Score
    public var dependency: Score

    public init(privilege: Score, dependency: Score) {
        self.privilege = privilege
        self.dependency = dependency
    }
}

/// An owner that a person named, remembered against whatever later scans conclude.
public struct OwnerOverride: Sendable, Hashable, Codable {
    public var fingerprint: Fingerprint
    public var owner: String
    public var reason: String
    /// Who said so: `operator:root`.
    public var by: String
    public var at: Timestamp

    public init(fingerprint: Fingerprint, owner: String, reason: String, by: String, at: Timestamp) {
        self.fingerprint = fingerprint
        self.owner = owner
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// As evidence, where it outranks everything.
    public var evidence: OwnerEvidence {
        OwnerEvidence(kind: .declaration, owner: owner, source: "mayfly own, \(by) at \(at)", weight: 1, why: reason)
    }
}
