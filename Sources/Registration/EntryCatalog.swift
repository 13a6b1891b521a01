import Runtime
public import SPIFFE
import Synchronization

/// One entry's change, in the order in which they were committed.
public struct EntryChange: Sendable, Hashable {
    public var revision: Int
    public var before: RegistrationEntry?
    /// `nil`: it is gone.
    public var after: RegistrationEntry?

    var name: String { after?.name ?? before?.name ?? "" }
}

/// All entries in memory: what is decided, signed and told to agents is read here, and the database only at start. Changed after a
/// commit and by it alone, so it never holds what a crash could take back.
public final class EntryCatalog: Sendable {
    private struct State {
        var set = EntrySet()
        var revision = 0
        /// The newest changes, oldest first: what an agent that was away for a while is told instead of everything.
        var recent: [EntryChange] = []
    }
    private let state = Mutex(State())
    private let listeners = Broadcast<Int>()

    /// How many changes are kept for agents that come back.
    private static let memory = 16_384

    public init() {}

    func load(_ entries: [RegistrationEntry], revision: Int) {
        let set = EntrySet(entries)
        state.withLock { state in
            state.set = set
            state.revision = revision
            state.recent = []
        }
    }

    /// Called in the order of the commits.
    func apply(_ changes: [EntryChange]) {
        guard let last = changes.last else { return }
        state.withLock { state in
            for change in changes {
                if let entry = change.after { state.set.insert(entry) } else { state.set.remove(change.name) }
            }
            state.revision = last.revision
            state.recent += changes
            // In one go and rarely, so that a change costs nothing like the memory's length.
            if state.recent.count > 2 * Self.memory { state.recent.removeFirst(state.recent.count - Self.memory) }
        }
        listeners.send(last.revision)
    }

    // MARK: Reading

    /// Asks the entries as they are now. `body` runs under the lock: short, and without waiting.
    public func read<Result>(_ body: (EntrySet) -> Result) -> Result { state.withLock { body($0.set) } }

    public var revision: Int { state.withLock { $0.revision } }

    public func entry(_ name: String) -> RegistrationEntry? { read { $0.entries[name] } }

    /// All entries, and the revision at which they are so.
    public var snapshot: (set: EntrySet, revision: Int) { state.withLock { ($0.set, $0.revision) } }

    /// Whom the changes since `known` concern, by the parents of what was and what is now; `nil` when everybody may be concerned.
    public func parents(since known: Int) -> (parents: Set<SPIFFEID>?, revision: Int) {
        state.withLock { state in
            guard let first = Self.index(after: known, in: state) else { return (nil, state.revision) }
            var parents: Set<SPIFFEID> = []
            for entry in state.recent[first...].lazy.flatMap({ [$0.before, $0.after] }).compactMap({ $0 }) {
                // Which nodes a group has may change with it.
                guard entry.kind == .workload, let parent = entry.parent else { return (nil, state.revision) }
                parents.insert(parent)
            }
            return (parents, state.revision)
        }
    }

    /// The revision whenever it has grown; a slow listener hears of the newest.
    public func revisions() -> AsyncStream<Int> { listeners.stream() }

    /// What one agent lacks that is at `known`: the changes since then where they are remembered, else everything.
    public func update(for scope: NodeScope, since known: Int?) -> EntryUpdate {
        state.withLock { state in
            let digest = state.set.digest(in: scope)
            guard let known, known <= state.revision, let first = Self.index(after: known, in: state) else {
                return EntryUpdate(revision: state.revision, digest: digest, isSnapshot: true, entries: state.set.entries(in: scope), gone: [])
            }
            var (entries, gone): ([String: RegistrationEntry], Set<String>) = ([:], [])
            for change in state.recent[first...] {
                if let entry = change.after, scope.covers(entry) {
                    entries[entry.name] = entry
                    gone.remove(entry.name)
                } else if entries.removeValue(forKey: change.name) != nil || change.before.map(scope.covers) == true {
                    gone.insert(change.name)
                }
            }
            return EntryUpdate(
                revision: state.revision, digest: digest, isSnapshot: false, entries: entries.values.sorted { $0.name < $1.name },
                gone: gone.sorted())
        }
    }

    /// Where the changes after `revision` begin; `nil` when they are not all remembered.
    private static func index(after revision: Int, in state: State) -> Int? {
        if revision == state.revision { return state.recent.endIndex }
        guard let oldest = state.recent.first?.revision, oldest <= revision + 1 else { return nil }
        return state.recent.firstIndex { $0.revision > revision }
    }
}

/// What an agent is told.
public struct EntryUpdate: Sendable {
    /// It then knows everything up to here.
    public var revision: Int
    /// Of all that it is to know, after this update.
    public var digest: StateDigest
    /// The full set: what it leaves out is gone.
    public var isSnapshot: Bool
    public var entries: [RegistrationEntry]
    public var gone: [String]

    public var isEmpty: Bool { !isSnapshot && entries.isEmpty && gone.isEmpty }

    public init(revision: Int, digest: StateDigest, isSnapshot: Bool, entries: [RegistrationEntry], gone: [String]) {
        (self.revision, self.digest, self.isSnapshot) = (revision, digest, isSnapshot)
        (self.entries, self.gone) = (entries, gone)
    }
}
