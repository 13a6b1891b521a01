import AuditLedger
public import Cedar
public import Context
import Estate
import Foundation
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
    private var sources: [Source] = []
    /// What changes from one decision to the next though nothing has happened.
    private(set) var moments: Moments
    /// What all but its moments follows from; `nil` where that is not known.
    private(set) var basis: Basis?

    /// Where each part comes from.
    public var provenance: [String: Provenance] { Dictionary(sources.map { ($0.name, $0.provenance) }) { _, later in later } }

    private struct Source: Sendable, Hashable {
        var name: String
        var provenance: Provenance
        /// Whether it was observed at the time of the decision, whenever that is.
        var isOfNow = false
    }

    public init(at now: Timestamp, isSenderConstrained: Bool) {
        moments = Moments(now: now.milliseconds)
        basis = Basis(isSenderConstrained: isSenderConstrained)
        fields.reserveCapacity(6)
        sources.reserveCapacity(6)
        let server = Provenance(source: "server", signer: "server", observedAt: now, maximumAge: nil)
        put("now", .datetime(.init(milliseconds: now.milliseconds)), server, isOfNow: true)
        put("senderConstrained", .bool(isSenderConstrained), server, isOfNow: true)
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
        let isOfNow = provenance.source == "server" && provenance.observedAt.milliseconds == moments.now
        if isOfNow {
            basis?.added.append(.init(name, value))
            basis?.signers.append(provenance.signer)
        } else {
            basis = nil
        }
        put(name, value, provenance, isOfNow: isOfNow)
    }

    private mutating func put(_ name: String, _ value: Cedar.Value, _ provenance: Provenance, isOfNow: Bool = false) {
        fields.append(.init(name, value))
        sources.removeAll { $0.name == name }
        sources.append(Source(name: name, provenance: provenance, isOfNow: isOfNow))
    }

    /// Leaves out what an action's context has no place for.
    mutating func keep(_ isKnown: (String) -> Bool) {
        basis = nil
        fields.removeAll { !isKnown($0.name) }
        sources.removeAll { !isKnown($0.name) }
    }

    public func record() throws(CedarError) -> Record { try Record(fields) }

    /// What attestation, labels and posture say of a process on a node.
    mutating func add(_ selectors: Set<Selector>, on node: AttestedNode, longestAge: Duration, at now: Timestamp) throws(CedarError) {
        let attested = node.attestedAt
        let isAttested = now - attested < longestAge
        basis?.places.append(Basis.Place(selectors: isAttested ? selectors : [], node, longestAge: isAttested ? longestAge : nil))
        if isAttested {
            moments.attestationAge = Self.age(attested, now)
            put(
                "attestation",
                .record(
                    try Record([
                        "method": .string(node.method), "level": .long(AttestedNode.level(of: node.method)),
                        "selectors": .set(ValueSet(selectors.map { .string($0.description) })),
                        "attestedAt": .datetime(.init(milliseconds: attested.milliseconds)),
                        "age": .duration(.init(milliseconds: moments.attestationAge)),
                    ])), Provenance(source: "server", signer: "agent \(node.agent)", observedAt: attested, maximumAge: longestAge))
            put(
                "node", .entity(EntityUID(type: Domain.node, id: node.agent.description)),
                Provenance(source: "server", signer: "server", observedAt: attested, maximumAge: longestAge))
        }
        if let posture = node.posture {
            (moments.postureAge, moments.postureAt) = (Self.age(posture.observedAt, now), posture.observedAt.milliseconds)
            put(
                "posture",
                .record(
                    try Record([
                        "compliant": .bool(posture.isCompliant), "failing": .set(ValueSet(posture.failing.map { .string($0) })),
                        "observedAt": .datetime(.init(milliseconds: posture.observedAt.milliseconds)),
                        "age": .duration(.init(milliseconds: moments.postureAge)), "source": .string("mayfly"),
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
            put(
                "place", .record(try Record(place)),
                Provenance(source: "operators", signer: label.signer, observedAt: label.observedAt, maximumAge: label.maximumAge))
        }
    }

    private static func age(_ then: Timestamp, _ now: Timestamp) -> Int64 { max(0, (now - then).milliseconds) }
}

// MARK: What decisions have alike

extension DecisionContext {
    /// Milliseconds; 0 where there is none.
    struct Moments: Sendable {
        var now: Int64
        var attestationAge: Int64 = 0
        var postureAge: Int64 = 0
        var postureAt: Int64 = 0

        /// In the order of the holes.
        var values: [String] { [String(now), String(attestationAge), String(postureAge), String(postureAt)] }

        /// Numbers that stand nowhere else; where they did, it would show.
        static let marks = Moments(now: 7_340_512_345_678_100, attestationAge: 7_340_512_345_678_101, postureAge: 7_340_512_345_678_102,
            postureAt: 7_340_512_345_678_103)
    }

    struct Basis: Sendable, Hashable {
        struct Place: Sendable, Hashable {
            var selectors: Set<Selector>
            var agent: SPIFFEID
            var method: String
            var attestedAt: Timestamp
            var longestAge: Duration?
            var attributes: [ContextAttribute]
            var isCompliant: Bool?
            var failing: [String]

            init(selectors: Set<Selector>, _ node: AttestedNode, longestAge: Duration?) {
                self.selectors = selectors
                (agent, method, attestedAt, self.longestAge) = (node.agent, node.method, node.attestedAt, longestAge)
                attributes = node.attributes.filter { $0.name == .environment || $0.name == .location }
                (isCompliant, failing) = (node.posture?.isCompliant, node.posture?.failing ?? [])
            }
        }
        var isSenderConstrained: Bool
        var places: [Place] = []
        var added: [Record.Field] = []
        var signers: [String] = []
    }

    /// The same at other times.
    private func at(_ other: Moments) throws(CedarError) -> DecisionContext {
        func datetime(_ milliseconds: Int64) -> Cedar.Value { .datetime(.init(milliseconds: milliseconds)) }
        func duration(_ milliseconds: Int64) -> Cedar.Value { .duration(.init(milliseconds: milliseconds)) }
        func replaced(_ value: Cedar.Value, _ new: [String: Cedar.Value]) throws(CedarError) -> Cedar.Value {
            guard case .record(let record) = value else { return value }
            var fields: [Record.Field] = []
            for field in record.fields { fields.append(.init(field.name, new[field.name] ?? field.value)) }
            return .record(try Record(fields))
        }
        var copy = self
        copy.fields = []
        for field in fields {
            switch field.name {
            case "now": copy.fields.append(.init("now", datetime(other.now)))
            case "attestation":
                copy.fields.append(.init(field.name, try replaced(field.value, ["age": duration(other.attestationAge)])))
            case "posture":
                copy.fields.append(
                    .init(
                        field.name, try replaced(field.value, ["age": duration(other.postureAge), "observedAt": datetime(other.postureAt)])))
            default: copy.fields.append(field)
            }
        }
        for index in copy.sources.indices {
            if copy.sources[index].isOfNow { copy.sources[index].provenance.observedAt = Timestamp(milliseconds: other.now) }
            if copy.sources[index].name == "posture" { copy.sources[index].provenance.observedAt = Timestamp(milliseconds: other.postureAt) }
        }
        return copy
    }

    /// Context and provenance as JSON, with holes for ``Moments/values``; `nil` where they would not say the same when filled.
    func outline() -> (context: String, provenance: String)? {
        guard basis != nil, let marked = try? at(.marks), let record = try? record(), let markedRecord = try? marked.record() else { return nil }
        func holed(_ text: String) -> String {
            var text = text
            for (place, mark) in Moments.marks.values.enumerated() { text = text.replacingOccurrences(of: mark, with: SharedFacts.hole(place)) }
            return text
        }
        let (context, provenance) = (holed(markedRecord.json), holed(marked.provenanceJSON))
        guard SharedFacts.filled(context, moments.values) == record.json, SharedFacts.filled(provenance, moments.values) == provenanceJSON
        else { return nil }
        return (context, provenance)
    }

    /// As ``Provenance`` encodes itself. Written here, for an encoder costs more than deciding.
    var provenanceJSON: String {
        var text = "{"
        for source in sources.sorted(by: { $0.name < $1.name }) {
            let item = source.provenance
            if text.utf8.count > 1 { text += "," }
            text += JSONWriter.quoted(source.name)
            text += ":{"
            if let age = item.maximumAge {
                text += "\"maximumAge\":"
                text += String(age.milliseconds)
                text += ","
            }
            text += "\"observedAt\":"
            text += String(item.observedAt.milliseconds)
            text += ",\"signer\":"
            text += JSONWriter.quoted(item.signer)
            text += ",\"source\":"
            text += JSONWriter.quoted(item.source)
            text += "}"
        }
        text += "}"
        return text
    }
}
