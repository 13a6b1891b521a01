public import Runtime
import Synchronization

/// Hands out work by number to several threads.
public final class WorkQueue: Sendable {
    private let next = Atomic<Int>(0)

    public init() {}

    /// The first of `count` numbers that nobody else gets.
    public func take(_ count: Int) -> Int { next.wrappingAdd(count, ordering: .relaxed).oldValue }
}

/// Visits every blob of a store once, each rebuilt once: in a pack, an object's children are visited while it is at hand,
/// and with what the visit of their base has learnt. A visit that only reads what a delta changed makes a history cost as
/// much as its changes.
public struct BlobWalk: Sendable {
    /// What there is in a store, to tell later what has come since: packs never change, loose objects are whole or not there.
    public struct Extent: Sendable, Equatable {
        public var packs: Set<String>
        public var loose: Set<ObjectID>

        public init(packs: Set<String> = [], loose: Set<ObjectID> = []) {
            self.packs = packs
            self.loose = loose
        }

        /// Whether an object was there.
        public func holds(_ id: ObjectID, in store: ObjectStore) -> Bool {
            loose.contains(id) || store.packs.contains { packs.contains($0.name) && $0.find(id) != nil }
        }

        public init(of store: ObjectStore) { self.init(packs: Set(store.packs.map(\.name)), loose: Set(store.looseIDs())) }
    }

    private let store: ObjectStore
    /// Objects that were visited by an earlier walk.
    private let visited: Extent
    /// Chains in packs that need no visit.
    private let leftOut: Set<WordIndex.Place>

    public init(_ store: ObjectStore, visited: Extent = Extent()) {
        self.store = store
        self.visited = visited
        leftOut = []
    }

    /// A walk that looks for `values` alone, after one that has made `words` of the same store.
    public init(_ store: ObjectStore, visited: Extent, lookingFor values: [Secret], words: WordIndex?) {
        self.store = store
        self.visited = visited
        leftOut = words?.chains(without: values) ?? []
    }

    /// What a walk could not read.
    public struct Outcome: Sendable {
        public var problems: [(id: String, why: String)] = []
        /// Objects over the size limit.
        public var tooLarge: [ObjectID] = []
        /// Objects that were read, and their bytes.
        public var blobs = 0
        public var bytes = 0
        /// What stands in the chains, where that was asked for.
        public var words: WordIndex?
        /// Positions of damaged objects; another pack may have them whole.
        fileprivate var damaged: Set<ObjectID> = []
    }

    /// Calls `visit` for each blob, from up to `jobs` threads at once. Its second argument is what it returned for the
    /// blob's base; `nil` for the first of a chain. With `words`, lines and words are remembered: of a line that comes again a
    /// visit is told only where a search has once found something in it.
    public func run<Learnt: Sendable>(
        jobs: Int, words: WordIndex? = nil, _ visit: @escaping @Sendable (borrowing Blob, Learnt?) -> Learnt
    ) async -> Outcome {
        var outcome = Outcome(words: words)
        for (number, pack) in store.packs.enumerated() where !visited.packs.contains(pack.name) {
            let plan = PackPlan(pack)
            outcome.merge(plan.outcome)
            let queue = WorkQueue()
            let damaged = outcome.damaged
            let roots = leftOut.isEmpty ? plan.roots : plan.roots.filter { !leftOut.contains(.init(pack: pack.name, root: $0)) }
            await withTaskGroup(of: Outcome.self) { group in
                for _ in 0..<max(1, jobs) {
                    group.addTask {
                        var worker: PackWorker<Learnt>
                        do throws(GitError) {
                            worker = try PackWorker(store: store, number: number, plan: plan, damaged: damaged, words: words)
                        } catch {
                            return Outcome(problems: [(pack.name, error.detail)])
                        }
                        while true {
                            let root = queue.take(8)
                            guard root < roots.count else { return worker.outcome }
                            for index in root..<min(root + 8, roots.count) { worker.walk(from: roots[index], visit) }
                        }
                    }
                }
                for await part in group { outcome.merge(part) }
            }
            pack.data.releasePages()
        }
        await loose(jobs: jobs, visit, &outcome)
        return outcome
    }

    private func loose<Learnt: Sendable>(
        jobs: Int, _ visit: @escaping @Sendable (borrowing Blob, Learnt?) -> Learnt, _ outcome: inout Outcome
    ) async {
        let damaged = outcome.damaged
        let loose = store.looseIDs().filter { id in !visited.loose.contains(id) }.filter { id in damaged.contains(id) || !store.packs.contains { $0.find(id) != nil } }
        let queue = WorkQueue()
        await withTaskGroup(of: Outcome.self) { group in
            for _ in 0..<max(1, jobs) {
                group.addTask {
                    var part = Outcome()
                    guard let reader = try? ObjectReader(store) else { return part }
                    while true {
                        let index = queue.take(1)
                        guard index < loose.count else { return part }
                        let id = loose[index]
                        do throws(GitError) {
                            let object = try reader.read(id)
                            guard object.type == .blob else { continue }
                            part.blobs += 1
                            part.bytes += object.bytes.count
                            object.bytes.withUnsafeBufferPointer { _ = visit(Blob(id: id, bytes: $0, copies: nil), nil) }
                        } catch {
                            part.note(id, error)
                        }
                    }
                }
            }
            for await part in group { outcome.merge(part) }
        }
    }
}

extension BlobWalk.Outcome {
    mutating func merge(_ other: Self) {
        problems += other.problems
        tooLarge += other.tooLarge
        blobs += other.blobs
        bytes += other.bytes
        if let more = other.words { words?.merge(more) }
        damaged.formUnion(other.damaged)
    }

    mutating func note(_ id: ObjectID?, _ error: GitError) {
        if error.code == .tooLarge, let id {
            tooLarge.append(id)
        } else {
            problems.append(("object \(id.map(\.description) ?? "?")", error.detail))
            if let id { damaged.insert(id) }
        }
    }
}
