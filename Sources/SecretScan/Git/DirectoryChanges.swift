/// When a directory or file of a repository last changed on the way that led to `HEAD`: the newest commit, first parents
/// only, whose version of it differs from its parent's. A merge counts as the moment at which its changes arrived.
///
/// Not safe to share between threads, as its reader is not.
public final class DirectoryChanges {
    private struct Step {
        var id: ObjectID
        var tree: ObjectID
        /// Seconds since 1970.
        var time: Int
    }

    private struct Place: Hashable {
        var tree: ObjectID
        var name: [UInt8]
    }

    private let repository: Repository
    private let reader: ObjectReader
    private var steps: [Step] = []
    private var next: ObjectID?
    private var children: [Place: ObjectID?] = [:]
    /// Objects that may still be read, over all questions.
    private var budget: Int

    /// - Parameter budget: how many commits and directories to read at most; what lies beyond is not known.
    public init?(_ repository: Repository, budget: Int = 5_000) {
        guard let reader = try? ObjectReader(repository.store) else { return nil }
        self.repository = repository
        self.reader = reader
        self.budget = budget
        next = repository.head()
    }

    /// - Parameter path: from the root, without a slash at its ends; empty is the root itself.
    /// - Returns: `nil` where there is no such thing in `HEAD`, or where its history is not here or too long to walk.
    public func last(of path: [UInt8]) -> (commit: ObjectID, seconds: Int)? {
        guard path.count <= 4096, let first = step(0), let now = object(at: path, in: first.tree) else { return nil }
        var index = 0
        while let here = step(index) {
            guard let before = step(index + 1) else {
                // The first commit brought it in. Where the clone or the budget ends, nobody knows.
                return next == nil && budget > 0 ? (here.id, here.time) : nil
            }
            if before.tree != here.tree, object(at: path, in: before.tree) != now { return budget > 0 ? (here.id, here.time) : nil }
            index += 1
        }
        return nil
    }

    private func step(_ index: Int) -> Step? {
        while steps.count <= index, let id = next {
            guard budget > 0, let found = try? reader.read(id), found.type == .commit, let commit = CommitObject(found.bytes) else { return nil }
            budget -= 1
            steps.append(Step(id: id, tree: commit.tree, time: commit.time))
            next = commit.parents.first
        }
        return index < steps.count ? steps[index] : nil
    }

    private func object(at path: [UInt8], in tree: ObjectID) -> ObjectID? {
        var current = tree
        for part in path.split(separator: UInt8(ascii: "/")).prefix(64) {
            let place = Place(tree: current, name: Array(part))
            if let known = children[place] {
                guard let known else { return nil }
                current = known
                continue
            }
            guard budget > 0, let found = try? reader.read(current), found.type == .tree,
                let entries = TreeEntry.parse(found.bytes, hashLength: repository.hashLength)
            else { return nil }
            budget -= 1
            let child = entries.first { $0.name == place.name }?.id
            children.updateValue(child, forKey: place)
            guard let child else { return nil }
            current = child
        }
        return current
    }
}
