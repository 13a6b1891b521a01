/// A file that two states of a repository have different.
public struct ContentChange: Sendable {
    public var path: [UInt8]
    /// `nil` where the file is new.
    public var old: ObjectID?
    /// `nil` where it is gone.
    public var new: ObjectID?
}

/// What one commit changed.
public struct CommitChange: Sendable {
    public var commit: ObjectID
    public var changes: [ContentChange]
}

/// Compares states of a repository: trees with each other, the index with a tree. Equal directories are never opened.
///
/// Not safe to share between threads, as its reader is not.
public final class ChangeReader {
    private let repository: Repository
    private let reader: ObjectReader
    private var commits: [ObjectID: CommitObject] = [:]

    /// More commits than these between two revisions are not walked.
    public static let commitLimit = 100_000

    public init(_ repository: Repository) throws(GitError) {
        self.repository = repository
        reader = try ObjectReader(repository.store)
    }

    public func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
        let object = try reader.read(id)
        guard object.type == .blob else { throw .damaged("not a file's content") }
        return object.bytes
    }

    /// What the index at `file` (the repository's own unless given) has that `HEAD` has not.
    public func staged(index file: [UInt8]? = nil) throws(GitError) -> [ContentChange] {
        let path = file ?? repository.gitDirectory + Array("/index".utf8)
        guard FileSystem.kind(path) == .file else {
            // Nothing was ever added: git takes a missing index for an empty one.
            if FileSystem.kind(path) == .none { return [] }
            throw GitError(code: .notARepository, detail: "`\(FileSystem.text(path))` is no index")
        }
        guard let bytes = FileSystem.read(path, limit: 1 << 30) else { throw GitError(code: .tooLarge, detail: "the index cannot be read") }
        let index = try GitIndex(bytes, hashLength: repository.hashLength)
        var changes: [ContentChange] = []
        let root = try repository.head().map { id throws(GitError) in try tree(of: id) }
        try compare(root, index, 0..<index.entries.count, prefix: [], depth: 0, into: &changes)
        return changes
    }

    /// What the second commit has that the first has not; everything, without a first.
    public func between(_ old: ObjectID?, _ new: ObjectID) throws(GitError) -> [ContentChange] {
        var changes: [ContentChange] = []
        let before = try old.map { id throws(GitError) in try tree(of: id) }
        try compare(before, try tree(of: new), prefix: [], depth: 0, into: &changes)
        return changes
    }

    /// What a commit changed against its first parent; of a merge, only what differs from every parent.
    public func changes(by commit: ObjectID) throws(GitError) -> CommitChange {
        let parents = try self.commit(commit).parents
        var changes = try between(parents.first, commit)
        for other in parents.dropFirst() {
            let differing = Set(try between(other, commit).map(\.path))
            changes.removeAll { !differing.contains($0.path) }
        }
        return CommitChange(commit: commit, changes: changes)
    }

    /// The commits that `head` reaches and `base` does not, newest first, and where the two part; `nil` for unrelated histories.
    public func commits(from base: ObjectID, to head: ObjectID) throws(GitError) -> (new: [ObjectID], fork: ObjectID?) {
        struct Queued {
            var id: ObjectID
            var time: Int
        }
        // 1: head reaches it, 2: base does. A commit that both reach is old, and so is all before it.
        var sides: [ObjectID: UInt8] = [:]
        var queue: [Queued] = []
        var new: [ObjectID] = []
        var fork: ObjectID?
        func add(_ id: ObjectID, _ side: UInt8) throws(GitError) {
            let known = sides[id] ?? 0
            guard known | side != known else { return }
            sides[id] = known | side
            guard sides.count <= Self.commitLimit else {
                throw GitError(code: .tooLarge, detail: "more than \(Self.commitLimit) commits lie between the two")
            }
            let time = try commit(id).time
            let place = queue.firstIndex { $0.time >= time } ?? queue.count
            queue.insert(Queued(id: id, time: time), at: place)
        }
        try add(head, 1)
        try add(base, 2)
        while let next = queue.popLast() {
            let side = sides[next.id] ?? 0
            if side == 3, fork == nil { fork = next.id }
            if side == 1 { new.append(next.id) }
            for parent in try commit(next.id).parents where !repository.isShallow || repository.store.contains(parent) { try add(parent, side) }
            if queue.allSatisfy({ sides[$0.id] == 3 }) { break }
        }
        // A clock that went backwards shows a commit before it is known to be old.
        return (new.filter { sides[$0] == 1 }, fork ?? queue.last { sides[$0.id] == 3 }?.id)
    }

    /// The file at a path of a commit; `nil` when there is none.
    public func blobID(at path: [UInt8], in commit: ObjectID) throws(GitError) -> ObjectID? {
        var tree = try tree(of: commit)
        let parts = path.split(separator: UInt8(ascii: "/"))
        for (index, part) in parts.enumerated() {
            guard let entry = try entries(tree).first(where: { $0.name == Array(part) }) else { return nil }
            if index == parts.count - 1 { return entry.kind == .blob ? entry.id : nil }
            guard entry.kind == .tree else { return nil }
            tree = entry.id
        }
        return nil
    }

    // MARK: -

    private func commit(_ id: ObjectID) throws(GitError) -> CommitObject {
        if let known = commits[id] { return known }
        let object = try reader.read(id)
        guard object.type == .commit, let parsed = CommitObject(object.bytes) else { throw .damaged("`\(id)` is no commit") }
        commits[id] = parsed
        return parsed
    }

    private func tree(of id: ObjectID) throws(GitError) -> ObjectID { try commit(id).tree }

    private func entries(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
        do throws(GitError) {
            let object = try reader.read(id)
            guard object.type == .tree, let entries = TreeEntry.parse(object.bytes, hashLength: repository.hashLength) else {
                throw .damaged("the tree `\(id)` cannot be read")
            }
            return entries
        } catch {
            // Git knows the empty tree without storing it.
            if id.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904" { return [] }
            throw error
        }
    }

    private static func key(_ entry: TreeEntry) -> [UInt8] { entry.kind == .tree ? entry.name + [UInt8(ascii: "/")] : entry.name }

    private func compare(
        _ old: ObjectID?, _ new: ObjectID?, prefix: [UInt8], depth: Int, into changes: inout [ContentChange]
    ) throws(GitError) {
        guard old != new else { return }
        guard depth < 256 else { throw .damaged("directories are nested too deep") }
        var before: [[UInt8]: TreeEntry] = [:]
        if let old { for entry in try entries(old) { before[Self.key(entry)] = entry } }
        if let new {
            for entry in try entries(new) {
                let known = before.removeValue(forKey: Self.key(entry))
                guard known?.id != entry.id || known?.kind != entry.kind else { continue }
                try change(known, entry, prefix: prefix + Self.key(entry), depth: depth, into: &changes)
            }
        }
        for (name, entry) in before.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            try change(entry, nil, prefix: prefix + name, depth: depth, into: &changes)
        }
    }

    private func change(
        _ old: TreeEntry?, _ new: TreeEntry?, prefix: [UInt8], depth: Int, into changes: inout [ContentChange]
    ) throws(GitError) {
        if old?.kind == .tree || new?.kind == .tree {
            return try compare(old?.id, new?.id, prefix: prefix, depth: depth + 1, into: &changes)
        }
        let (before, after) = (old?.kind == .blob ? old?.id : nil, new?.kind == .blob ? new?.id : nil)
        if before != after { changes.append(ContentChange(path: prefix, old: before, new: after)) }
    }

    /// A directory's tree beside the part of the index that lies below it.
    private func compare(
        _ tree: ObjectID?, _ index: GitIndex, _ range: Range<Int>, prefix: [UInt8], depth: Int, into changes: inout [ContentChange]
    ) throws(GitError) {
        if let tree, index.trees[prefix] == tree { return }
        guard depth < 256 else { throw .damaged("directories are nested too deep") }
        var before: [[UInt8]: TreeEntry] = [:]
        if let tree { for entry in try entries(tree) { before[Self.key(entry)] = entry } }
        var position = range.lowerBound
        while position < range.upperBound {
            let entry = index.entries[position]
            let rest = entry.path.dropFirst(prefix.count)
            if let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
                let name = Array(rest[...slash])
                let start = position
                let inner = prefix + name
                while position < range.upperBound, index.entries[position].path.starts(with: inner) { position += 1 }
                let known = before.removeValue(forKey: name)
                // A sparse index holds a whole directory as one entry, whose path ends in `/`.
                if position - start == 1, entry.kind == .tree {
                    try compare(known?.id, entry.id, prefix: inner, depth: depth + 1, into: &changes)
                } else {
                    try compare(known?.id, index, start..<position, prefix: inner, depth: depth + 1, into: &changes)
                }
            } else {
                let known = before.removeValue(forKey: Array(rest))
                position += 1
                let old = known?.kind == .blob ? known?.id : nil
                let new = entry.kind == .blob ? entry.id : nil
                if old != new { changes.append(ContentChange(path: entry.path, old: old, new: new)) }
            }
        }
        for (name, entry) in before.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            try change(entry, nil, prefix: prefix + name, depth: depth, into: &changes)
        }
    }
}
