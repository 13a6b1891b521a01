import Crypto
public import Estate
import Foundation
public import Runtime
public import SPIFFE

/// Entries by name, with what is needed to find them quickly and to tell in 32 bytes whether two sets are the same.
public struct EntrySet: Sendable {
    public private(set) var entries: [String: RegistrationEntry] = [:]
    /// What each parent's agents are to know; `nil` stands for every agent.
    private var shares: [SPIFFEID?: Share] = [:]
    private var byID = NameIndex<SPIFFEID>()
    private var templates: Set<String> = []
    private var nodeGroups: Set<String> = []
    /// Those that ask something of the node.
    private var conditioned: Set<String> = []
    /// One selector of each workload's: a process is held against the entries that its own selectors lead to, and not against
    /// all 100,000.
    private var byAnchor = NameIndex<Selector>()

    private struct Share {
        var names: Set<String> = []
        var digest = StateDigest()
    }

    public init() {}

    public init(_ entries: some Sequence<RegistrationEntry>) {
        for entry in entries { insert(entry) }
    }

    public var count: Int { entries.count }

    public mutating func insert(_ entry: RegistrationEntry) {
        remove(entry.name)
        entries[entry.name] = entry
        if let id = entry.spiffeID.fixed { byID.insert(entry.name, at: id) } else { templates.insert(entry.name) }
        switch entry.kind {
        case .node: nodeGroups.insert(entry.name)
        case .workload:
            if entry.requires != nil { conditioned.insert(entry.name) }
            if let anchor = Self.anchor(entry) { byAnchor.insert(entry.name, at: anchor) }
            shares[entry.parent, default: Share()].names.insert(entry.name)
            shares[entry.parent]?.digest.toggle(entry)
        }
    }

    public mutating func remove(_ name: String) {
        guard let entry = entries.removeValue(forKey: name) else { return }
        if let id = entry.spiffeID.fixed { byID.remove(name, at: id) } else { templates.remove(name) }
        switch entry.kind {
        case .node: nodeGroups.remove(name)
        case .workload:
            conditioned.remove(name)
            if let anchor = Self.anchor(entry) { byAnchor.remove(name, at: anchor) }
            shares[entry.parent]?.names.remove(name)
            shares[entry.parent]?.digest.toggle(entry)
            if shares[entry.parent]?.names.isEmpty == true { shares[entry.parent] = nil }
        }
    }

    /// The selector that fewest others are likely to share.
    private static func anchor(_ entry: RegistrationEntry) -> Selector? {
        let common = ["unix:gid", "unix:group", "unix:uid", "unix:user"]
        return entry.selectors.first { !common.contains($0.type) } ?? entry.selectors.last
    }

    // MARK: Asking

    /// What a process with these selectors is, in the order of the entries' names.
    public func matching(_ held: Set<Selector>, at now: Timestamp) -> [(entry: RegistrationEntry, id: SPIFFEID)] {
        held.reduce(into: Set<String>()) { names, selector in names.formUnion(byAnchor[selector]) }
            .sorted().compactMap { name in
                guard let entry = entries[name], !entry.isExpired(at: now), let id = entry.identity(having: held) else { return nil }
                return (entry, id)
            }
    }

    /// The entries that may give this ID.
    public func entries(for id: SPIFFEID) -> [RegistrationEntry] {
        byID[id].union(templates).sorted().compactMap { entries[$0] }.filter { $0.spiffeID.trustDomain == id.trustDomain }
    }

    /// The entry that follows from a workload of the estate file.
    public func entry(estate workload: String) -> RegistrationEntry? { entries[RegistrationEntry.estatePrefix + workload] }

    /// The groups that a node with these selectors belongs to.
    public func groups(ofNode held: Set<Selector>, at now: Timestamp) -> Set<SPIFFEID> {
        Set(nodeGroups.compactMap { entries[$0] }.filter { !$0.isExpired(at: now) }.compactMap { $0.identity(having: held) })
    }

    /// Those that ask something of the nodes that they are for, by name.
    public var withRequirements: [RegistrationEntry] { conditioned.sorted().compactMap { entries[$0] } }

    /// Those that one agent is to know, by name.
    public func entries(in scope: NodeScope) -> [RegistrationEntry] {
        scope.parents.flatMap { shares[$0]?.names ?? [] }.sorted().compactMap { entries[$0] }
    }

    /// How many one agent is to know.
    public func count(in scope: NodeScope) -> Int { scope.parents.reduce(0) { $0 + (shares[$1]?.names.count ?? 0) } }

    /// Of all workloads' entries.
    public var digest: StateDigest { shares.values.reduce(StateDigest()) { $0.joined(with: $1.digest) } }

    /// Of those that one agent is to know. Costs nothing like their number.
    public func digest(in scope: NodeScope) -> StateDigest {
        scope.parents.reduce(StateDigest()) { sum, parent in sum.joined(with: shares[parent]?.digest ?? StateDigest()) }
    }
}

/// Names by a property that several may share.
struct NameIndex<Key: Hashable & Sendable>: Sendable {
    private var names: [Key: Set<String>] = [:]

    subscript(key: Key) -> Set<String> { names[key] ?? [] }

    mutating func insert(_ name: String, at key: Key) { names[key, default: []].insert(name) }

    mutating func remove(_ name: String, at key: Key) {
        names[key]?.remove(name)
        if names[key]?.isEmpty == true { names[key] = nil }
    }
}

/// Which entries concern one agent.
public struct NodeScope: Sendable, Hashable {
    public var agent: SPIFFEID
    public var groups: Set<SPIFFEID>

    public init(agent: SPIFFEID, groups: Set<SPIFFEID> = []) {
        self.agent = agent
        self.groups = groups
    }

    var parents: [SPIFFEID?] { [nil, agent] + groups.subtracting([agent]).map(Optional.some) }

    /// Node groups concern the server alone.
    public func covers(_ entry: RegistrationEntry) -> Bool {
        guard entry.kind == .workload else { return false }
        guard let parent = entry.parent else { return true }
        return parent == agent || groups.contains(parent)
    }
}

/// 32 bytes that are equal for equal sets, in whatever order they came to be: the exclusive or of one hash for each entry. It finds
/// drift; it is no proof against whoever can choose entries.
public struct StateDigest: Sendable, Hashable, CustomStringConvertible {
    private var words: SIMD4<UInt64> = .zero

    public init() {}

    /// From its 32 bytes; `nil` for another count.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        for word in 0..<4 { words[word] = bytes[(word * 8)..<(word * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
    }

    public var bytes: [UInt8] {
        (0..<4).flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: words[word] >> UInt64(56 - 8 * $0)) } }
    }

    public var description: String { bytes.hex }

    func joined(with other: StateDigest) -> StateDigest {
        var sum = self
        sum.words ^= other.words
        return sum
    }

    /// Adds what is not there, and takes out what is.
    mutating func toggle(_ entry: RegistrationEntry) {
        var hash = SHA256()
        // Name and revision say which version of which entry; what it contains was settled when it got them.
        hash.update(data: Array("\(entry.revision) \(entry.name)".utf8))
        self = joined(with: StateDigest(Array(hash.finalize())) ?? StateDigest())
    }
}
