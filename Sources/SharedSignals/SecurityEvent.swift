public import Runtime

/// The event types that are read and written here, each by its URI.
public enum EventType: String, Sendable, CaseIterable {
    case sessionRevoked = "https://schemas.openid.net/secevent/caep/event-type/session-revoked"
    case credentialChange = "https://schemas.openid.net/secevent/caep/event-type/credential-change"
    case assuranceLevelChange = "https://schemas.openid.net/secevent/caep/event-type/assurance-level-change"
    case deviceComplianceChange = "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change"
    /// RISC: what was disabled may be used again. CAEP has no word for it.
    case accountEnabled = "https://schemas.openid.net/secevent/risc/event-type/account-enabled"
    case verification = "https://schemas.openid.net/secevent/ssf/event-type/verification"
    case streamUpdated = "https://schemas.openid.net/secevent/ssf/event-type/stream-updated"

    /// The last part of the URI, as people and files write it.
    public var name: String { String(rawValue[rawValue.index(after: rawValue.lastIndex(of: "/") ?? rawValue.startIndex)...]) }

    /// By its name or its URI.
    public init?(named text: String) {
        guard let found = Self.allCases.first(where: { $0.name == text || $0.rawValue == text }) else { return nil }
        self = found
    }

    /// About the stream and not about a subject: whoever has a stream gets these.
    public var isOfStream: Bool { self == .verification || self == .streamUpdated }
}

/// What happened.
public struct SecurityEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case sessionRevoked
        case credentialChange(CredentialChange)
        case assuranceLevelChange(AssuranceLevelChange)
        case deviceComplianceChange(from: Compliance, to: Compliance)
        case accountEnabled
        case verification(state: String?)
        case streamUpdated(status: StreamStatus, reason: String?)
        /// A type that is not known here: acknowledged, without effect.
        case other(uri: String)
    }

    /// CAEP 1.0, Credential Change.
    public struct CredentialChange: Sendable, Hashable {
        public enum Change: String, Sendable, CaseIterable { case create, revoke, update, delete }
        /// `password`, `x509`, …, or what both sides agree on.
        public var type: String
        public var change: Change
        public var friendlyName: String?
        public var x509Issuer: String?
        public var x509Serial: String?

        public init(type: String, change: Change, friendlyName: String? = nil, x509Issuer: String? = nil, x509Serial: String? = nil) {
            self.type = type
            self.change = change
            self.friendlyName = friendlyName
            self.x509Issuer = x509Issuer
            self.x509Serial = x509Serial
        }
    }

    /// CAEP 1.0, Assurance Level Change.
    public struct AssuranceLevelChange: Sendable, Hashable {
        public enum Direction: String, Sendable { case increase, decrease }
        public var namespace: String
        public var current: String
        public var previous: String?
        public var direction: Direction?
    }

    /// CAEP 1.0, Device Compliance Change.
    public enum Compliance: String, Sendable { case compliant, notCompliant = "not-compliant" }

    /// Who invoked it (CAEP 1.0 §2).
    public enum Initiator: String, Sendable { case admin, user, policy, system }

    public var kind: Kind
    /// When it happened, as the transmitter says; `nil` when it does not.
    public var at: Timestamp?
    public var initiator: Initiator?
    /// For logs and audits, by language tag.
    public var reason: [String: String]

    public init(_ kind: Kind, at: Timestamp? = nil, initiator: Initiator? = nil, reason: [String: String] = [:]) {
        self.kind = kind
        self.at = at
        self.initiator = initiator
        self.reason = reason
    }

    public var uri: String {
        if case .other(let uri) = kind { return uri }
        return type?.rawValue ?? ""
    }

    public var type: EventType? {
        switch kind {
        case .sessionRevoked: .sessionRevoked
        case .credentialChange: .credentialChange
        case .assuranceLevelChange: .assuranceLevelChange
        case .deviceComplianceChange: .deviceComplianceChange
        case .accountEnabled: .accountEnabled
        case .verification: .verification
        case .streamUpdated: .streamUpdated
        case .other: nil
        }
    }
}

/// Of a stream (SSF 1.0 §8.1.2).
public enum StreamStatus: String, Sendable, Codable, CaseIterable {
    case enabled
    /// Events are kept for later.
    case paused
    /// Events are neither sent nor kept.
    case disabled
}
