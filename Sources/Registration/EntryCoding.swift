import Context
import Estate
import Runtime
import SPIFFE

/// As a file declares it and as the database stores it. A key that is not known is refused: a misspelt `expires` must not make
/// an entry that never does.
extension RegistrationEntry: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, spiffeID = "id", parent, kind, selectors, hint, x509Lifetime = "x509-lifetime", jwtLifetime = "jwt-lifetime"
        case dnsNames = "dns-names", federatesWith = "federates-with", isDownstream = "downstream", isAdmin = "admin"
        case expiresAt = "expires", requires, owner, purpose, reviewBy = "review", replaces
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strict(CodingKeys.self)
        let domains = try container.decodeIfPresent([String].self, forKey: .federatesWith) ?? []
        self.init(
            name: try container.decode(String.self, forKey: .name),
            spiffeID: try container.decode(IDTemplate.self, forKey: .spiffeID),
            parent: try container.read(.parent, "SPIFFE ID", SPIFFEID.init),
            kind: try container.decodeIfPresent(Kind.self, forKey: .kind) ?? .workload,
            selectors: try container.decode([Selector].self, forKey: .selectors),
            hint: try container.decodeIfPresent(String.self, forKey: .hint),
            x509Lifetime: try container.read(.x509Lifetime, "length of time such as 30s, 15m or 12h") { Duration(brief: $0) },
            jwtLifetime: try container.read(.jwtLifetime, "length of time such as 30s, 15m or 12h") { Duration(brief: $0) },
            dnsNames: try container.decodeIfPresent([String].self, forKey: .dnsNames) ?? [],
            federatesWith: try domains.map { text in
                guard let domain = TrustDomain(nameOrID: text) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .federatesWith, in: container, debugDescription: "`\(text.prefix(120))` is no trust domain")
                }
                return domain
            },
            isDownstream: try container.decodeIfPresent(Bool.self, forKey: .isDownstream) ?? false,
            isAdmin: try container.decodeIfPresent(Bool.self, forKey: .isAdmin) ?? false,
            expiresAt: try container.decodeIfPresent(Timestamp.self, forKey: .expiresAt),
            requires: try container.decodeIfPresent(ContextRequirement.self, forKey: .requires),
            owner: try container.decodeIfPresent(String.self, forKey: .owner) ?? "",
            purpose: try container.decodeIfPresent(String.self, forKey: .purpose) ?? "",
            reviewBy: try container.decodeIfPresent(Timestamp.self, forKey: .reviewBy),
            replaces: try container.decodeIfPresent(Fingerprint.self, forKey: .replaces))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(spiffeID, forKey: .spiffeID)
        try container.encodeIfPresent(parent?.description, forKey: .parent)
        if kind != .workload { try container.encode(kind, forKey: .kind) }
        try container.encode(selectors, forKey: .selectors)
        try container.encodeIfPresent(hint, forKey: .hint)
        try container.encodeIfPresent(x509Lifetime.map { "\($0.milliseconds)ms" }, forKey: .x509Lifetime)
        try container.encodeIfPresent(jwtLifetime.map { "\($0.milliseconds)ms" }, forKey: .jwtLifetime)
        if !dnsNames.isEmpty { try container.encode(dnsNames, forKey: .dnsNames) }
        if !federatesWith.isEmpty { try container.encode(federatesWith.map(\.name), forKey: .federatesWith) }
        if isDownstream { try container.encode(true, forKey: .isDownstream) }
        if isAdmin { try container.encode(true, forKey: .isAdmin) }
        try container.encodeIfPresent(expiresAt, forKey: .expiresAt)
        try container.encodeIfPresent(requires, forKey: .requires)
        try container.encode(owner, forKey: .owner)
        try container.encode(purpose, forKey: .purpose)
        try container.encodeIfPresent(reviewBy, forKey: .reviewBy)
        try container.encodeIfPresent(replaces, forKey: .replaces)
    }
}

/// What `mayfly entries apply` reads.
public struct EntryDeclaration: Sendable, Codable {
    public var entries: [RegistrationEntry]

    public init(entries: [RegistrationEntry]) {
        self.entries = entries
    }
}
