/// Which commit brought which file's content in: every reachable commit, oldest first, and what its tree holds that no
/// parent's tree held at that path.
public struct History: Sendable {
    /// A blob that appeared at a path.
    struct Addition: Sendable {
        var blob: UInt32
        var path: UInt32
        var commit: UInt32
    }

    /// Oldest first; parents before children.
    public private(set) var commits: [ObjectID] = []
    private(set) var additions: [Addition] = []
    private var paths: [[UInt8]] = []
    private var pathIndex: [[UInt8]: UInt32] = [:]
    private var blobIndex: [ObjectID: UInt32] = [:]
    /// Position in `additions` of each blob's first.
    private var firstAddition: [UInt32] = []
    /// Paths in the tree of `HEAD`: what a bare repository has instead of a work tree. Empty for others.
    public private(set) var headFiles: [[UInt8]: ObjectID] = [:]
    public private(set) var problems: [(path: String, why: String)] = []
    /// Objects that a shallow or partial clone never fetched.
    public private(set) var notFetched = 0

    /// How many distinct blobs are reachable.
    public var blobCount: Int { firstAddition.count }

    public init(of repository: Repository) throws(GitError) {
        let reader = try ObjectReader(repository.store)
        var walk = HistoryWalk(repository: repository, reader: reader)
        let loaded = walk.loadCommits()
        problems = walk.problems
        notFetched = walk.notFetched
        commits = loaded.map(\.id)
        var trees: [ObjectID: ObjectID] = [:]
        for commit in loaded { trees[commit.id] = commit.object.tree }

        var differ = TreeDiffer(reader: reader, hashLength: repository.hashLength, isPartial: repository.isPartial)
        for (index, commit) in loaded.enumerated() {
            let parents = commit.object.parents.compactMap { trees[$0] }
            differ.additions(of: commit.object.tree, over: parents) { path, blob in
                add(blob: blob, path: path, commit: UInt32(truncatingIfNeeded: index))
            }
        }
        if repository.isBare, let head = repository.head(), let tree = trees[head] {
            differ.additions(of: tree, over: []) { path, blob in headFiles[path] = blob }
        }
        problems += differ.problems
        notFetched += differ.notFetched
    }

    private mutating func add(blob: ObjectID, path: [UInt8], commit: UInt32) {
        let pathNumber: UInt32
        if let known = pathIndex[path] {
            pathNumber = known
        } else {
            pathNumber = UInt32(truncatingIfNeeded: paths.count)
            pathIndex[path] = pathNumber
            paths.append(path)
        }
        let blobNumber: UInt32
        if let known = blobIndex[blob] {
            blobNumber = known
        } else {
            blobNumber = UInt32(truncatingIfNeeded: firstAddition.count)
            blobIndex[blob] = blobNumber
            firstAddition.append(UInt32(truncatingIfNeeded: additions.count))
        }
        additions.append(Addition(blob: blobNumber, path: pathNumber, commit: commit))
    }

    /// Where a blob first stood; `nil` when no commit reaches it.
    public func firstPath(of blob: ObjectID) -> [UInt8]? {
        guard let number = blobIndex[blob], Int(number) < firstAddition.count else { return nil }
        return paths[Int(additions[Int(firstAddition[Int(number)])].path)]
    }

    /// Blobs that commits name and the store does not have, with the path each was first at.
    public func missing(from store: ObjectStore) -> [(blob: ObjectID, path: [UInt8])] {
        blobIndex.keys.filter { !store.contains($0) }.sorted().map { ($0, firstPath(of: $0) ?? []) }
    }

    /// For each blob, every path it stood at with the oldest commit that put it there.
    public func places(of blobs: Set<ObjectID>) -> [ObjectID: [(path: [UInt8], commit: Int)]] {
        var wanted: [UInt32: ObjectID] = [:]
        for blob in blobs { if let number = blobIndex[blob] { wanted[number] = blob } }
        var seen: Set<UInt64> = []
        var places: [ObjectID: [(path: [UInt8], commit: Int)]] = [:]
        for addition in additions {
            guard let blob = wanted[addition.blob], seen.insert(UInt64(addition.blob) << 32 | UInt64(addition.path)).inserted else { continue }
            places[blob, default: []].append((paths[Int(addition.path)], Int(addition.commit)))
        }
        return places
    }
}

/// Loads every reachable commit and puts them in order.
struct HistoryWalk {
    struct Commit {
        var id: ObjectID
        var object: CommitObject
    }

    let repository: Repository
    let reader: ObjectReader
    var problems: [(path: String, why: String)] = []
    var notFetched = 0

    init(repository: Repository, reader: ObjectReader) {
        self.repository = repository
        self.reader = reader
    }

    mutating func loadCommits() -> [Commit] {
        var commits: [Commit] = []
        var numbers: [ObjectID: Int] = [:]
        var stack = repository.tips()
        let tips = Set(stack)
        var seen = Set(stack)
        while let id = stack.popLast() {
            let object: (type: ObjectType, bytes: [UInt8])
            do throws(GitError) {
                object = try reader.read(id)
            } catch {
                // Reflogs name commits that a gc has since removed; shallow clones end somewhere.
                if error.code == .missing && (tips.contains(id) || repository.isPartial) { continue }
                problems.append(("commit \(id)", error.code == .missing ? "missing: the history before it was not read" : error.detail))
                continue
            }
            switch object.type {
            case .commit:
                guard let commit = CommitObject(object.bytes) else {
                    problems.append(("commit \(id)", "damaged: it names no tree"))
                    continue
                }
                numbers[id] = commits.count
                commits.append(Commit(id: id, object: commit))
                if repository.shallow.contains(id) {
                    notFetched += commit.parents.count
                } else {
                    for parent in commit.parents where seen.insert(parent).inserted { stack.append(parent) }
                }
            case .tag:
                // `object <id>` is a tag's first line.
                if object.bytes.has("object ", at: 0), let target = ObjectID(hex: object.bytes.dropFirst(7).prefix { Byte.isHex($0) }),
                    seen.insert(target).inserted
                {
                    stack.append(target)
                }
            case .tree, .blob: break
            }
        }
        return ordered(commits, numbers)
    }

    /// Parents before children, and otherwise by date (Kahn's algorithm with a heap).
    private func ordered(_ commits: [Commit], _ numbers: [ObjectID: Int]) -> [Commit] {
        var waiting = [Int](repeating: 0, count: commits.count)
        var children = [[Int]](repeating: [], count: commits.count)
        for (index, commit) in commits.enumerated() {
            for parent in Set(commit.object.parents) {
                guard let number = numbers[parent] else { continue }
                waiting[index] += 1
                children[number].append(index)
            }
        }
        func comesFirst(_ left: Int, _ right: Int) -> Bool {
            (commits[left].object.time, commits[left].id) < (commits[right].object.time, commits[right].id)
        }
        var heap: [Int] = []
        func push(_ value: Int) {
            heap.append(value)
            var child = heap.count - 1
            while child > 0, comesFirst(heap[child], heap[(child - 1) / 2]) {
                heap.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        }
        func pop() -> Int? {
            guard let first = heap.first, let last = heap.popLast() else { return nil }
            if heap.isEmpty { return first }
            heap[0] = last
            var parent = 0
            while true {
                var smallest = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && comesFirst(heap[child], heap[smallest]) { smallest = child }
                if smallest == parent { return first }
                heap.swapAt(parent, smallest)
                parent = smallest
            }
        }
        for index in commits.indices where waiting[index] == 0 { push(index) }
        var result: [Commit] = []
        result.reserveCapacity(commits.count)
        while let index = pop() {
            result.append(commits[index])
            for child in children[index] {
                waiting[child] -= 1
                if waiting[child] == 0 { push(child) }
            }
        }
        return result
    }
}

/// Finds what a tree holds that none of its parents' trees held at the same path. Equal subtrees are never opened.
struct TreeDiffer {
    private let reader: ObjectReader
    private let hashLength: Int
    private let isPartial: Bool
    private var cache: [ObjectID: [TreeEntry]] = [:]
    private var cachedEntries = 0
    private var failed: Set<ObjectID> = []
    private(set) var problems: [(path: String, why: String)] = []
    private(set) var notFetched = 0

    init(reader: ObjectReader, hashLength: Int, isPartial: Bool) {
        self.reader = reader
        self.hashLength = hashLength
        self.isPartial = isPartial
    }

    mutating func additions(of tree: ObjectID, over parents: [ObjectID], _ visit: ([UInt8], ObjectID) -> Void) {
        visitTree(tree, parents, prefix: [], depth: 0, visit)
    }

    private mutating func visitTree(_ tree: ObjectID, _ parents: [ObjectID], prefix: [UInt8], depth: Int, _ visit: ([UInt8], ObjectID) -> Void) {
        guard depth < 256, !parents.contains(tree) else { return }
        let entries = entries(of: tree)
        let others = parents.map { self.entries(of: $0) }
        // Both are sorted alike, so one step through each finds equal names.
        var positions = [Int](repeating: 0, count: others.count)
        for entry in entries {
            var sameBlob = false
            var subtrees: [ObjectID] = []
            for (index, other) in others.enumerated() {
                while positions[index] < other.count, Self.precedes(other[positions[index]], entry) { positions[index] += 1 }
                guard positions[index] < other.count, other[positions[index]].name == entry.name else { continue }
                let match = other[positions[index]]
                if match.id == entry.id { sameBlob = true }
                if match.kind == .tree { subtrees.append(match.id) }
            }
            guard !sameBlob else { continue }
            switch entry.kind {
            case .blob: visit(prefix + entry.name, entry.id)
            case .tree: visitTree(entry.id, subtrees, prefix: prefix + entry.name + [UInt8(ascii: "/")], depth: depth + 1, visit)
            case .link, .submodule: break
            }
        }
    }

    /// Git sorts a directory as though its name ended in `/`.
    private static func precedes(_ left: TreeEntry, _ right: TreeEntry) -> Bool {
        if left.name == right.name { return false }
        let leftName = left.kind == .tree ? left.name + [UInt8(ascii: "/")] : left.name
        let rightName = right.kind == .tree ? right.name + [UInt8(ascii: "/")] : right.name
        return leftName.lexicographicallyPrecedes(rightName)
    }

    private mutating func entries(of tree: ObjectID) -> [TreeEntry] {
        if let known = cache[tree] { return known }
        guard !failed.contains(tree) else { return [] }
        do throws(GitError) {
            let object = try reader.read(tree)
            guard object.type == .tree, let entries = TreeEntry.parse(object.bytes, hashLength: hashLength) else {
                throw .damaged("not a readable tree")
            }
            if cachedEntries + entries.count > 400_000 {
                cache = [:]
                cachedEntries = 0
            }
            cache[tree] = entries
            cachedEntries += entries.count
            return entries
        } catch {
            failed.insert(tree)
            // Git knows the empty tree without storing it.
            if tree.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904" { return [] }
            if isPartial, error.code == .missing { notFetched += 1 } else { problems.append(("tree \(tree)", error.detail)) }
            return []
        }
    }
}
