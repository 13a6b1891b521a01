public import Estate
public import Runtime
public import SPIFFE

/// A process that was attested lately, as its agent told of it.
public struct LiveWorkload: Sendable, Hashable, Codable {
    public var agent: String
    public var processID: Int
    public var selectors: Set<Selector>
    public var seenAt: Timestamp

    public init(agent: String, processID: Int, selectors: Set<Selector>, seenAt: Timestamp) {
        self.agent = agent
        self.processID = processID
        self.selectors = selectors
        self.seenAt = seenAt
    }
}

/// What a change of entries does to the processes that are running, before it is made.
public struct ChangePreview: Sendable, Hashable, Codable {
    public struct Effect: Sendable, Hashable, Codable {
        public var agent: String
        public var processID: Int
        /// SPIFFE IDs.
        public var gains: [String]
        public var loses: [String]
        /// The first identity, which a workload takes that does not choose, is another one afterwards.
        public var defaultBefore: String?
        public var defaultAfter: String?

        public var changesDefault: Bool { defaultBefore != nil && defaultAfter != nil && defaultBefore != defaultAfter }
    }

    /// Two entries of which some process could be both, though they are different identities.
    public struct Collision: Sendable, Hashable, Codable {
        public var entry: String
        public var other: String
        public var why: String
    }

    public var effects: [Effect] = []
    public var collisions: [Collision] = []
    /// How many processes were held against it.
    public var looked: Int

    public init(
        of changes: EntryChanges, to before: EntrySet, live: [LiveWorkload], groups: (String) -> Set<SPIFFEID>, now: Timestamp
    ) {
        var next = before
        for entry in changes.deleted { next.remove(entry.name) }
        for entry in changes.created + changes.updated.map(\.after) { next.insert(entry) }
        looked = live.count
        for workload in live {
            guard let agent = SPIFFEID(workload.agent) else { continue }
            let scope = NodeScope(agent: agent, groups: groups(workload.agent))
            func identities(_ set: EntrySet) -> [String] {
                var seen: Set<String> = []
                return set.matching(workload.selectors, at: now).filter { scope.covers($0.entry) }.map(\.id.description)
                    .filter { seen.insert($0).inserted }
            }
            let (had, has) = (identities(before), identities(next))
            guard had != has else { continue }
            effects.append(
                Effect(
                    agent: workload.agent, processID: workload.processID, gains: has.filter { !had.contains($0) },
                    loses: had.filter { !has.contains($0) }, defaultBefore: had.first, defaultAfter: has.first))
        }
        collisions = Self.collisions(among: changes.created + changes.updated.map(\.after), in: next)
    }

    /// An entry whose selectors are all among another's is true wherever that one is: a process of the other is both.
    private static func collisions(among new: [RegistrationEntry], in set: EntrySet) -> [Collision] {
        let asked = Set(new.lazy.filter { $0.kind == .workload }.flatMap(\.selectors))
        guard !asked.isEmpty else { return [] }
        var bySelector = NameIndex<Selector>()
        for entry in set.entries.values {
            for selector in entry.selectors where asked.contains(selector) { bySelector.insert(entry.name, at: selector) }
        }
        var found: [Collision] = []
        for entry in new where entry.kind == .workload {
            let mine = Set(entry.selectors)
            // Whoever shares nothing cannot hold all of the other's.
            let near = entry.selectors.reduce(into: Set<String>()) { $0.formUnion(bySelector[$1]) }
            for other in near.sorted().compactMap({ set.entries[$0] }) {
                guard other.name != entry.name, other.kind == .workload, other.spiffeID != entry.spiffeID,
                    entry.parent == nil || other.parent == nil || entry.parent == other.parent
                else { continue }
                let theirs = Set(other.selectors)
                guard mine.isSubset(of: theirs) || theirs.isSubset(of: mine) else { continue }
                found.append(
                    Collision(
                        entry: entry.name, other: other.name,
                        why: mine == theirs
                            ? "the same selectors: every such process is both `\(entry.spiffeID)` and `\(other.spiffeID)`"
                            : "the selectors of one are among the other's: its processes are both `\(entry.spiffeID)` and `\(other.spiffeID)`"))
                if found.count == limit { return found }
            }
        }
        return found
    }

    /// Most collisions that are told.
    private static let limit = 200
}
