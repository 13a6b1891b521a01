import Synchronization

/// Hands out work by number to several threads.
public final class WorkQueue: Sendable {
    private let next = Atomic<Int>(0)

    public init() {}

    /// The first of `count` numbers that nobody else gets.
    public func take(_ count: Int) -> Int { next.wrappingAdd(count, ordering: .relaxed).oldValue }
}

/// Which objects some thread has already taken.
private final class Claims: Sendable {
    private let taken = Mutex<Set<ObjectID>>([])

    func claim(_ id: ObjectID) -> Bool { taken.withLock { $0.insert(id).inserted } }
    func has(_ id: ObjectID) -> Bool { taken.withLock { $0.contains(id) } }
}

/// Visits every blob of a store once, each rebuilt once: in a pack, an object's children are visited while it is at hand.
public struct BlobWalk: Sendable {
    private let store: ObjectStore

    public init(_ store: ObjectStore) { self.store = store }

    /// What a walk could not read.
    public struct Outcome: Sendable {
        public var problems: [(id: String, why: String)] = []
        /// Objects over the size limit.
        public var tooLarge: [ObjectID] = []
        public var blobs = 0
        public var bytes = 0
    }

    /// Calls `visit` for each blob, from up to `jobs` threads at once.
    public func run(jobs: Int, _ visit: @escaping @Sendable (ObjectID, [UInt8]) -> Void) async -> Outcome {
        let claimed = Claims()
        var outcome = Outcome()
        for pack in store.packs {
            let plan = PackPlan(pack)
            outcome.merge(plan.outcome)
            let queue = WorkQueue()
            await withTaskGroup(of: Outcome.self) { group in
                for _ in 0..<max(1, jobs) {
                    group.addTask {
                        var worker: PackWorker
                        do throws(GitError) {
                            worker = try PackWorker(store: store, pack: pack, plan: plan)
                        } catch {
                            return Outcome(problems: [(pack.name, error.detail)])
                        }
                        while true {
                            let root = queue.take(8)
                            guard root < plan.roots.count else { return worker.outcome }
                            for index in root..<min(root + 8, plan.roots.count) {
                                worker.walk(from: plan.roots[index]) { id, bytes in
                                    if claimed.claim(id) { visit(id, bytes) }
                                }
                            }
                        }
                    }
                }
                for await part in group { outcome.merge(part) }
            }
        }
        let loose = store.looseIDs()
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
                        guard !claimed.has(id) else { continue }
                        do throws(GitError) {
                            let object = try reader.read(id)
                            guard object.type == .blob, claimed.claim(id) else { continue }
                            part.blobs += 1
                            part.bytes += object.bytes.count
                            visit(id, object.bytes)
                        } catch {
                            part.note(id, error)
                        }
                    }
                }
            }
            for await part in group { outcome.merge(part) }
        }
        return outcome
    }
}

extension BlobWalk.Outcome {
    mutating func merge(_ other: Self) {
        problems += other.problems
        tooLarge += other.tooLarge
        blobs += other.blobs
        bytes += other.bytes
    }

    mutating func note(_ id: ObjectID?, _ error: GitError) {
        if error.code == .tooLarge, let id { tooLarge.append(id) } else { problems.append(("object \(id.map(\.description) ?? "?")", error.detail)) }
    }
}

/// The shape of a pack: which entry is whose base. 32 bytes per object.
struct PackPlan: Sendable {
    struct Entry: Sendable {
        var offset: Int
        var position: Int32
        var firstChild: Int32 = -1
        var nextSibling: Int32 = -1
        var type: UInt8
    }

    private(set) var entries: [Entry] = []
    /// Entries to start from: whole blobs, and deltas whose base lies in another pack.
    private(set) var roots: [Int32] = []
    private(set) var outcome = BlobWalk.Outcome()

    init(_ pack: Pack) {
        entries.reserveCapacity(pack.count)
        for position in 0..<pack.count {
            guard let offset = pack.offset(position) else {
                outcome.note(pack.id(position), .damaged("its pack's index points nowhere"))
                continue
            }
            entries.append(Entry(offset: offset, position: Int32(truncatingIfNeeded: position), type: 0))
        }
        entries.sort { $0.offset < $1.offset }
        for index in entries.indices {
            do throws(GitError) {
                switch try pack.header(at: entries[index].offset).kind {
                case .whole(let type):
                    entries[index].type = type.rawValue
                    if type == .blob { roots.append(Int32(index)) }
                case .offsetDelta(let base):
                    guard let parent = find(base) else { throw .damaged("the base of its delta is not an object") }
                    adopt(index, by: parent)
                case .referenceDelta(let id):
                    if let position = pack.find(id), let offset = pack.offset(position), let parent = find(offset), parent != index {
                        adopt(index, by: parent)
                    } else {
                        // Read through the store, whose type is known only then.
                        entries[index].type = 7
                        roots.append(Int32(index))
                    }
                }
            } catch {
                outcome.note(pack.id(Int(entries[index].position)), error)
            }
        }
    }

    private mutating func adopt(_ child: Int, by parent: Int) {
        entries[child].nextSibling = entries[parent].firstChild
        entries[parent].firstChild = Int32(child)
    }

    private func find(_ offset: Int) -> Int? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].offset == offset { return middle }
            if entries[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}

/// Walks one root's tree of deltas, depth first.
struct PackWorker {
    private struct Level {
        var bytes: [UInt8]
        var child: Int32
    }

    private let store: ObjectStore
    private let pack: Pack
    private let plan: PackPlan
    private let inflater: Inflater
    private(set) var outcome = BlobWalk.Outcome()

    init(store: ObjectStore, pack: Pack, plan: PackPlan) throws(GitError) {
        self.store = store
        self.pack = pack
        self.plan = plan
        inflater = try Inflater()
    }

    mutating func walk(from root: Int32, _ visit: (ObjectID, [UInt8]) -> Void) {
        let entry = plan.entries[Int(root)]
        var stack: [Level] = []
        var held = 0
        do throws(GitError) {
            let object = try store.read(pack, at: entry.offset, with: inflater, depth: 0)
            guard object.type == .blob else { return }
            report(entry, object.bytes, visit)
            stack.append(Level(bytes: object.bytes, child: entry.firstChild))
            held = object.bytes.count
        } catch {
            fail(entry, error)
            return
        }
        while let top = stack.last {
            guard top.child >= 0 else {
                held -= top.bytes.count
                stack.removeLast()
                continue
            }
            let child = plan.entries[Int(top.child)]
            stack[stack.count - 1].child = child.nextSibling
            do throws(GitError) {
                guard stack.count <= store.limits.deltaDepth, held <= store.limits.heldBytes else {
                    throw GitError(code: .tooLarge, detail: "its chain of deltas needs too much memory")
                }
                let header = try pack.header(at: child.offset)
                let delta = try pack.data(of: header, with: inflater, limit: store.limits.objectSize)
                let bytes = try Delta.apply(delta, to: top.bytes, limit: store.limits.objectSize)
                report(child, bytes, visit)
                if child.firstChild >= 0 {
                    held += bytes.count
                    stack.append(Level(bytes: bytes, child: child.firstChild))
                }
            } catch {
                fail(child, error)
            }
        }
    }

    private mutating func report(_ entry: PackPlan.Entry, _ bytes: [UInt8], _ visit: (ObjectID, [UInt8]) -> Void) {
        guard let id = pack.id(Int(entry.position)) else { return }
        outcome.blobs += 1
        outcome.bytes += bytes.count
        visit(id, bytes)
    }

    /// The entry, and all that is built on it.
    private mutating func fail(_ entry: PackPlan.Entry, _ error: GitError) {
        outcome.note(pack.id(Int(entry.position)), error)
        var queue = entry.firstChild >= 0 ? [entry.firstChild] : []
        var rounds = 0
        while let index = queue.popLast(), rounds < plan.entries.count {
            rounds += 1
            let child = plan.entries[Int(index)]
            outcome.note(pack.id(Int(child.position)), .damaged("the base of its delta is damaged"))
            if child.firstChild >= 0 { queue.append(child.firstChild) }
            if child.nextSibling >= 0 { queue.append(child.nextSibling) }
        }
    }
}
