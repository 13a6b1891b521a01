/// Loads every reachable commit and puts them in order.
struct HistoryWalk {
    struct Commit {
        var id: ObjectID
        var tree: ObjectID
        /// Positions of those that could be read.
        var parents: [Int32] = []
        /// The trees of parents that an earlier walk has seen.
        var knownTrees: [ObjectID] = []
        var time: Int
    }

    let repository: Repository
    let reader: ObjectReader
    /// Commits that an earlier walk has seen: this one ends there.
    let known: Set<ObjectID>
    var problems: [(path: String, why: String)] = []
    var notFetched = 0
    /// Asked of each commit's and tag's message, with its object's name: whether its place is to be known.
    let isTelling: (ObjectID, ArraySlice<UInt8>) -> Bool
    /// The messages whose place is to be known, each with the commit that it is of.
    private(set) var telling: [(object: ObjectID, commit: ObjectID)] = []

    init(repository: Repository, reader: ObjectReader, known: Set<ObjectID> = [], isTelling: @escaping (ObjectID, ArraySlice<UInt8>) -> Bool) {
        self.repository = repository
        self.reader = reader
        self.known = known
        self.isTelling = isTelling
    }

    /// The commits, and their positions in order: parents first.
    mutating func loadCommits() -> (commits: [Commit], order: [Int32]) {
        var commits: [Commit] = []
        var parents: [(child: Int32, parent: ObjectID)] = []
        var numbers: [ObjectID: Int32] = [:]
        var stack = repository.tips().filter { !known.contains($0) }
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
                if isTelling(id, CommitObject.message(in: object.bytes)) { telling.append((id, id)) }
                let number = Int32(truncatingIfNeeded: commits.count)
                numbers[id] = number
                commits.append(Commit(id: id, tree: commit.tree, time: commit.time))
                parents += commit.parents.map { (number, $0) }
                if repository.shallow.contains(id) {
                    notFetched += commit.parents.count
                } else {
                    for parent in commit.parents where !known.contains(parent) && seen.insert(parent).inserted { stack.append(parent) }
                }
            case .tag:
                // `object <id>` is a tag's first line.
                guard object.bytes.has("object ", at: 0), let target = ObjectID(hex: object.bytes.dropFirst(7).prefix { Byte.isHex($0) })
                else { continue }
                if isTelling(id, CommitObject.message(in: object.bytes)) { telling.append((id, target)) }
                if !known.contains(target) && seen.insert(target).inserted { stack.append(target) }
            case .tree, .blob: break
            }
        }
        for (child, parent) in parents {
            if let number = numbers[parent] {
                if !commits[Int(child)].parents.contains(number) { commits[Int(child)].parents.append(number) }
            } else if known.contains(parent), let tree = tree(of: parent) {
                commits[Int(child)].knownTrees.append(tree)
            }
        }
        return (commits, ordered(commits))
    }

    func tree(of commit: ObjectID) -> ObjectID? {
        guard let object = try? reader.read(commit), object.type == .commit else { return nil }
        return CommitObject(object.bytes)?.tree
    }

    /// Parents before children, and otherwise by date (Kahn's algorithm with a heap).
    private func ordered(_ commits: [Commit]) -> [Int32] {
        var waiting = commits.map(\.parents.count)
        // Children of each commit as linked lists in two arrays: an array each would be a hundred thousand allocations.
        var firstChild = [Int32](repeating: -1, count: commits.count)
        var links: [(child: Int32, next: Int32)] = []
        for (index, commit) in commits.enumerated() {
            for parent in commit.parents {
                links.append((Int32(truncatingIfNeeded: index), firstChild[Int(parent)]))
                firstChild[Int(parent)] = Int32(truncatingIfNeeded: links.count - 1)
            }
        }
        var ready = Heap<Int32> { left, right in
            (commits[Int(left)].time, commits[Int(left)].id) < (commits[Int(right)].time, commits[Int(right)].id)
        }
        for index in commits.indices where waiting[index] == 0 { ready.push(Int32(truncatingIfNeeded: index)) }
        var order: [Int32] = []
        order.reserveCapacity(commits.count)
        while let index = ready.pop() {
            order.append(index)
            var link = firstChild[Int(index)]
            while link >= 0 {
                let child = Int(links[Int(link)].child)
                waiting[child] -= 1
                if waiting[child] == 0 { ready.push(Int32(truncatingIfNeeded: child)) }
                link = links[Int(link)].next
            }
        }
        return order
    }
}

/// A binary heap: the element that comes first is taken first.
private struct Heap<Element> {
    private var elements: [Element] = []
    private let comesFirst: (Element, Element) -> Bool

    init(_ comesFirst: @escaping (Element, Element) -> Bool) { self.comesFirst = comesFirst }

    mutating func push(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, comesFirst(elements[child], elements[(child - 1) / 2]) {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        if elements.isEmpty { return first }
        elements[0] = last
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < elements.count && comesFirst(elements[child], elements[smallest]) {
                smallest = child
            }
            if smallest == parent { return first }
            elements.swapAt(parent, smallest)
            parent = smallest
        }
    }
}
