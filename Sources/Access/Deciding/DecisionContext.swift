public import Cedar
public import Context
import Estate
import Registration
public import Runtime
public import SPIFFE

/// What the server knows of the node that a request comes from. Whatever is stale has been left out already.
public struct AttestedNode: Sendable {
    public var agent: SPIFFEID
    public var groups: Set<SPIFFEID>
    /// How it proved what it is, and when.
    public var method: String
    public var attestedAt: Timestamp
    /// What is known of it now.
    public var attributes: [ContextAttribute]
    /// How it stands with the rules that concern it, and when it was last heard of; `nil` where none does, or nothing was heard.
    public var posture: Posture?

    public struct Posture: Sendable {
        public var isCompliant: Bool
        /// Rules that are not met, advised ones too.
        public var failing: [String]
        public var observedAt: Timestamp

        public init(isCompliant: Bool, failing: [String], observedAt: Timestamp) {
            self.isCompliant = isCompliant
            self.failing = failing
            self.observedAt = observedAt
        }
    }

    public init(
        agent: SPIFFEID, groups: Set<SPIFFEID>, method: String, attestedAt: Timestamp, attributes: [ContextAttribute], posture: Posture?
    ) {
        self.agent = agent
        self.groups = groups
        self.method = method
        self.attestedAt = attestedAt
        self.attributes = attributes
        self.posture = posture
    }

    /// How much a method of attestation is worth: 1 for a token that somebody carried there, 2 for a platform's word or a certificate,
    /// 3 for hardware.
    public static func level(of method: String) -> Int64 {
        switch method {
        case "join-token": 1
        case "tpm": 3
        default: 2
        }
    }

    /// As an entity, with a tag for each thing that is known of it. What a feed states is tagged `feed/name`.
    func entity() throws(CedarError) -> Entity {
        var tags: [String: String] = [:]
        for attribute in attributes {
            let name = attribute.name.description
            tags[attribute.source == .feed ? "\(attribute.signer)/\(name)" : name] = attribute.value
        }
        return Entity(
            EntityUID(type: Domain.node, id: agent.description), attributes: try Record(["method": .string(method)]),
            tags: try Record(tags.map { Record.Field($0.key, .string($0.value)) }),
            parents: Set(groups.subtracting([agent]).map { EntityUID(type: Domain.nodeGroup, id: $0.description) }))
    }
}

/// The context of one request, with where each part of it comes from.
public struct DecisionContext: Sendable {
    /// Who says something, when it was seen, and for how long it counts.
    public struct Provenance: Sendable, Codable, Hashable {
        /// `server`, `node`, `operators`, `feed`, `gateway`, `caller`.
        public var source: String
        public var signer: String
        public var observedAt: Timestamp
        public var maximumAge: Duration?

        private enum CodingKeys: String, CodingKey { case source, signer, observedAt, maximumAge }

        public init(source: String, signer: String, observedAt: Timestamp, maximumAge: Duration?) {
            self.source = source
            self.signer = signer
            self.observedAt = observedAt
            self.maximumAge = maximumAge
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            source = try container.decode(String.self, forKey: .source)
            signer = try container.decode(String.self, forKey: .signer)
            observedAt = Timestamp(milliseconds: try container.decode(Int64.self, forKey: .observedAt))
            maximumAge = try container.decodeIfPresent(Int64.self, forKey: .maximumAge).map { .milliseconds($0) }
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(source, forKey: .source)
            try container.encode(signer, forKey: .signer)
            try container.encode(observedAt.milliseconds, forKey: .observedAt)
            try container.encodeIfPresent(maximumAge?.milliseconds, forKey: .maximumAge)
        }
    }

    public private(set) var fields: [Record.Field] = []
    public private(set) var provenance: [String: Provenance] = [:]

    public init(at now: Timestamp, isSenderConstrained: Bool) {
        let server = Provenance(source: "server", signer: "server", observedAt: now, maximumAge: nil)
        add("now", .datetime(.init(milliseconds: now.milliseconds)), server)
        add("senderConstrained", .bool(isSenderConstrained), server)
    }

    /// What is asked with when something is to be given to a process.
    ///
    /// - Parameters:
    ///   - node: `nil` where nothing is known of it; then attestation, posture and place are absent.
    ///   - delegate: who asks in its stead.
    init(
        for selectors: Set<Selector>, on node: AttestedNode?, agent: String, delegate: String?, longestAge: Duration, at now: Timestamp
    ) throws(CedarError) {
        self.init(at: now, isSenderConstrained: true)
        if let node { try add(selectors, on: node, longestAge: longestAge, at: now) }
        if let delegate {
            add(
                "delegate", .entity(EntityUID(type: Domain.workload, id: delegate)),
                .init(source: "server", signer: "agent \(agent)", observedAt: now, maximumAge: nil))
        }
    }

    public mutating func add(_ name: String, _ value: Cedar.Value, _ provenance: Provenance) {
        fields.append(.init(name, value))
        self.provenance[name] = provenance
    }

    /// Leaves out what an action's context has no place for.
    mutating func keep(_ isKnown: (String) -> Bool) {
        fields.removeAll { !isKnown($0.name) }
        provenance = provenance.filter { isKnown($0.key) }
    }

    public func record() throws(CedarError) -> Record { try Record(fields) }

    /// What attestation, labels and posture say of a process on a node.
    mutating func add(_ selectors: Set<Selector>, on node: AttestedNode, longestAge: Duration, at now: Timestamp) throws(CedarError) {
        let attested = node.attestedAt
        if now - attested < longestAge {
            add(
                "attestation",
                .record(
                    try Record([
                        "method": .string(node.method), "level": .long(AttestedNode.level(of: node.method)),
                        "selectors": .set(ValueSet(selectors.map { .string($0.description) })),
                        "attestedAt": .datetime(.init(milliseconds: attested.milliseconds)), "age": .duration(Self.age(attested, now)),
                    ])), Provenance(source: "server", signer: "agent \(node.agent)", observedAt: attested, maximumAge: longestAge))
            add(
                "node", .entity(EntityUID(type: Domain.node, id: node.agent.description)),
                Provenance(source: "server", signer: "server", observedAt: attested, maximumAge: longestAge))
        }
        if let posture = node.posture {
            add(
                "posture",
                .record(
                    try Record([
                        "compliant": .bool(posture.isCompliant), "failing": .set(ValueSet(posture.failing.map { .string($0) })),
                        "observedAt": .datetime(.init(milliseconds: posture.observedAt.milliseconds)),
                        "age": .duration(Self.age(posture.observedAt, now)), "source": .string("mayfly"),
                    ])), Provenance(source: "node", signer: "agent \(node.agent)", observedAt: posture.observedAt, maximumAge: nil))
        }
        var place: [Record.Field] = []
        for attribute in node.attributes {
            if attribute.name == .environment { place.append(.init("environment", .entity(Domain.environment(attribute.value)))) }
            if attribute.name == .location {
                // One label says both where operators have no finer word.
                place.append(.init("location", .string(attribute.value)))
                place.append(.init("region", .string(attribute.value)))
            }
        }
        if let label = node.attributes.first(where: { $0.name == .environment || $0.name == .location }), !place.isEmpty {
            add(
                "place", .record(try Record(place)),
                Provenance(source: "operators", signer: label.signer, observedAt: label.observedAt, maximumAge: label.maximumAge))
        }
    }

    private static func age(_ then: Timestamp, _ now: Timestamp) -> Cedar.Value.Duration { .init(milliseconds: max(0, (now - then).milliseconds)) }
}
