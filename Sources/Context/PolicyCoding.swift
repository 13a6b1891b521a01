import Estate
import Runtime
import SPIFFE

/// As a file declares it and as the database keeps it. A key that is not known is refused: a misspelt `max-age` must not make
/// a rule with another one.
extension ContextPolicy: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case rules, feeds, labels }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strict(CodingKeys.self)
        rules = try container.decodeIfPresent([PostureRule].self, forKey: .rules) ?? []
        feeds = try container.decodeIfPresent([ContextFeed].self, forKey: .feeds) ?? []
        labels = try container.decodeIfPresent([ContextLabel].self, forKey: .labels) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rules, forKey: .rules)
        try container.encode(feeds, forKey: .feeds)
        try container.encode(labels, forKey: .labels)
    }
}

extension PostureRule: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, attribute, feed, equals = "is", oneOf = "in", atLeast = "at-least", atMost = "at-most", node, selectors
        case maximumAge = "max-age", level, owner, mend
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strict(CodingKeys.self)
        let limits: [Limit?] = [
            try container.decodeIfPresent(String.self, forKey: .equals).map { .oneOf([$0]) },
            try container.decodeIfPresent([String].self, forKey: .oneOf).map { .oneOf($0) },
            try container.decodeIfPresent(String.self, forKey: .atLeast).map { .atLeast($0) },
            try container.decodeIfPresent(String.self, forKey: .atMost).map { .atMost($0) },
        ]
        guard limits.compactMap(\.self).count <= 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a rule has one of `is`, `in`, `at-least` and `at-most`: make two rules"))
        }
        self.init(
            name: try container.decode(String.self, forKey: .name),
            attribute: try container.decode(AttributeName.self, forKey: .attribute),
            feed: try container.decodeIfPresent(String.self, forKey: .feed),
            limit: limits.compactMap(\.self).first ?? .present,
            nodes: try NodeMatch(
                node: container.read(.node, "SPIFFE ID", SPIFFEID.init),
                selectors: container.decodeIfPresent([Selector].self, forKey: .selectors) ?? []),
            maximumAge: try container.read(.maximumAge, "length of time such as 30s, 15m or 12h") { Duration(brief: $0) } ?? .seconds(60),
            level: try container.decodeIfPresent(Level.self, forKey: .level) ?? .required,
            owner: try container.decodeIfPresent(String.self, forKey: .owner) ?? "",
            mend: try container.decodeIfPresent(String.self, forKey: .mend))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(attribute, forKey: .attribute)
        try container.encodeIfPresent(feed, forKey: .feed)
        switch limit {
        case .present: break
        case .oneOf(let values) where values.count == 1: try container.encode(values[0], forKey: .equals)
        case .oneOf(let values): try container.encode(values, forKey: .oneOf)
        case .atLeast(let value): try container.encode(value, forKey: .atLeast)
        case .atMost(let value): try container.encode(value, forKey: .atMost)
        }
        try container.encodeIfPresent(nodes.node?.description, forKey: .node)
        if !nodes.selectors.isEmpty { try container.encode(nodes.selectors, forKey: .selectors) }
        try container.encode(maximumAge.written, forKey: .maximumAge)
        try container.encode(level, forKey: .level)
        try container.encode(owner, forKey: .owner)
        try container.encodeIfPresent(mend, forKey: .mend)
    }
}

extension ContextFeed: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case name, key, transmitter, attributes, owner }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strict(CodingKeys.self)
        let attributes = try container.decode([AttributeName].self, forKey: .attributes)
        let owner = try container.decodeIfPresent(String.self, forKey: .owner) ?? ""
        if let transmitter = try container.decodeIfPresent(String.self, forKey: .transmitter) {
            guard !container.contains(.key) else {
                throw DecodingError.dataCorruptedError(forKey: .key, in: container, debugDescription: "a feed has a `key` or a `transmitter`")
            }
            self.init(name: try container.decode(String.self, forKey: .name), transmitter: transmitter, attributes: attributes, owner: owner)
            return
        }
        // A public JWK: its members are texts.
        let members = try container.decode([String: String].self, forKey: .key)
        let json = "{" + members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }.joined(separator: ",") + "}"
        let key: JSONWebKey
        switch JSONWebKey.parse(Array(json.utf8)) {
        case .success(let read): key = read
        case .failure(let refusal):
            throw DecodingError.dataCorruptedError(forKey: .key, in: container, debugDescription: "no public JWK: \(refusal.reason)")
        }
        self.init(
            name: try container.decode(String.self, forKey: .name), key: key, attributes: attributes, owner: owner)
    }

    /// What a JWK's members may hold needs no escape; anything else makes it unreadable, and is said so.
    private static func quoted(_ text: String) -> String { "\"" + text.filter { $0 != "\"" && $0 != "\\" } + "\"" }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(transmitter, forKey: .transmitter)
        if let key {
            let members = (try? JSONValue.read(Array(key.json.utf8), limit: 8192).get())?.object
            try container.encode(
                Dictionary((members?.members ?? []).compactMap { member in member.value.string.map { (member.name, $0) } }) { first, _ in first },
                forKey: .key)
        }
        try container.encode(attributes, forKey: .attributes)
        try container.encode(owner, forKey: .owner)
    }
}

extension ContextLabel: Codable {
    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
    private static let own = ["name", "node", "selectors", "max-age"]

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        var values: [AttributeName: String] = [:]
        for key in container.allKeys where !Self.own.contains(key.stringValue) {
            guard let name = AttributeName(key.stringValue), name.source == .operators else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "`\(key.stringValue.prefix(60))` is not known here; a label has name, node, selectors, max-age, "
                            + "environment, location and `label:NAME`"))
            }
            values[name] = try container.decode(String.self, forKey: key)
        }
        self.init(
            name: try container.decode(String.self, forKey: Name(stringValue: "name")),
            nodes: try NodeMatch(
                node: container.read(Name(stringValue: "node"), "SPIFFE ID", SPIFFEID.init),
                selectors: container.decodeIfPresent([Selector].self, forKey: Name(stringValue: "selectors")) ?? []),
            values: values,
            maximumAge: try container.read(Name(stringValue: "max-age"), "length of time such as 12h or 30d") { Duration(brief: $0) }
                ?? .seconds(3650 * 86400))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(name, forKey: Name(stringValue: "name"))
        try container.encodeIfPresent(nodes.node?.description, forKey: Name(stringValue: "node"))
        if !nodes.selectors.isEmpty { try container.encode(nodes.selectors, forKey: Name(stringValue: "selectors")) }
        try container.encode(maximumAge.written, forKey: Name(stringValue: "max-age"))
        for (name, value) in values { try container.encode(value, forKey: Name(stringValue: name.description)) }
    }
}

extension ContextRequirement: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable { case posture, environment, location, maximumAttestationAge = "max-attestation-age" }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strict(CodingKeys.self)
        self.init(
            posture: try container.decodeIfPresent([String].self, forKey: .posture) ?? [],
            environment: try container.decodeIfPresent(String.self, forKey: .environment),
            location: try container.decodeIfPresent(String.self, forKey: .location),
            maximumAttestationAge: try container.read(.maximumAttestationAge, "length of time such as 12h or 30d") { Duration(brief: $0) })
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !posture.isEmpty { try container.encode(posture, forKey: .posture) }
        try container.encodeIfPresent(environment, forKey: .environment)
        try container.encodeIfPresent(location, forKey: .location)
        try container.encodeIfPresent(maximumAttestationAge?.written, forKey: .maximumAttestationAge)
    }
}

extension Duration {
    /// As files have it, and as it is read again: ten years of milliseconds are more than a file may say.
    fileprivate var written: String { milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000)s" : "\(milliseconds)ms" }
}
