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
    /// Every path that a file ever stood at.
    public private(set) var paths: [[UInt8]] = []
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

    /// What an earlier look at the same repository has learnt, as far as it matters to the next.
    public struct Known: Sendable {
        /// Every commit, in order.
        public var commits: [ObjectID]
        /// Where some blobs stood; the others are not asked for again. `commit` is a position in `commits`.
        public var places: [(blob: ObjectID, path: [UInt8], commit: Int)]

        public init(commits: [ObjectID], places: [(blob: ObjectID, path: [UInt8], commit: Int)]) {
            self.commits = commits
            self.places = places
        }
    }

    /// Stands for the path of what authors wrote of their commits and tags: where git itself keeps it while it is written.
    public static let messagePath = Array(".git/COMMIT_EDITMSG".utf8)

    /// With `known`, only what has come since is read; what came before is there as far as `known` tells it.
    /// - Parameter isTelling: asked once of each commit's and annotated tag's message, which has the commit's or tag's name:
    ///   whether its place is wanted. It is given like a file's, at ``messagePath``.
    public init(
        of repository: Repository, beyond known: Known? = nil, isTelling: @escaping (ObjectID, ArraySlice<UInt8>) -> Bool = { _, _ in false }
    ) throws(GitError) {
        let reader = try ObjectReader(repository.store)
        commits = known?.commits ?? []
        for place in known?.places ?? [] where commits.indices.contains(place.commit) {
            add(blob: place.blob, path: place.path, commit: UInt32(truncatingIfNeeded: place.commit))
        }
        var walk = HistoryWalk(repository: repository, reader: reader, known: Set(commits), isTelling: isTelling)
        let (loaded, order) = walk.loadCommits()
        problems = walk.problems
        notFetched = walk.notFetched
        let first = commits.count
        commits += order.map { loaded[Int($0)].id }

        let differ = TreeDiffer(reader: reader, hashLength: repository.hashLength, isPartial: repository.isPartial)
        for (index, number) in order.enumerated() {
            let commit = loaded[Int(number)]
            differ.additions(of: commit.tree, over: commit.parents.map { loaded[Int($0)].tree } + commit.knownTrees) { path, blob in
                add(blob: blob, path: path, commit: UInt32(truncatingIfNeeded: first + index))
            }
        }
        addMessages(walk.telling)
        if repository.isBare, let head = repository.head(), let tree = walk.tree(of: head) {
            differ.additions(of: tree, over: []) { path, blob in headFiles[path] = blob }
        }
        problems += differ.problems
        notFetched += differ.notFetched
    }

    private mutating func addMessages(_ telling: [(object: ObjectID, commit: ObjectID)]) {
        guard !telling.isEmpty else { return }
        let wanted = Set(telling.map(\.commit))
        var places: [ObjectID: UInt32] = [:]
        for (index, id) in commits.enumerated() where wanted.contains(id) { places[id] = UInt32(truncatingIfNeeded: index) }
        // A tag of a tag is nowhere in the history.
        for one in telling { if let place = places[one.commit] { add(blob: one.object, path: Self.messagePath, commit: place) } }
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

    /// Where a blob first stood, as an index into ``paths``; `nil` when no commit reaches it.
    public func firstPath(of blob: ObjectID) -> Int? {
        guard let number = blobIndex[blob], Int(number) < firstAddition.count else { return nil }
        return Int(additions[Int(firstAddition[Int(number)])].path)
    }

    /// The blobs that commits from this position on brought in, wherever they stood before.
    public func blobs(since commit: Int) -> Set<ObjectID> {
        let numbers = Set(additions.filter { Int($0.commit) >= commit }.map(\.blob))
        return Set(blobIndex.filter { numbers.contains($0.value) }.keys)
    }

    /// Blobs that commits name and the store does not have, with the path each was first at.
    public func missing(from store: ObjectStore) -> [(blob: ObjectID, path: [UInt8])] {
        blobIndex.keys.filter { !store.contains($0) }.sorted().map { id in (id, firstPath(of: id).map { paths[$0] } ?? []) }
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
        // A message that told nothing by itself, and bears a value that another place has named.
        if wanted.count < blobs.count {
            for (index, id) in commits.enumerated() where blobs.contains(id) && places[id] == nil { places[id] = [(Self.messagePath, index)] }
        }
        return places
    }
}
