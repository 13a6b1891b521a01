/// Reads objects of a store one after another: a decompressor, and the bases that the next object is likely to need.
///
/// One per thread: it is not safe to share.
public final class ObjectReader {
    private struct Place: Hashable {
        var pack: Int
        var offset: Int
    }

    private let store: ObjectStore
    private let inflater: Inflater
    private let bases = RecentCache<Place, (type: ObjectType, bytes: [UInt8])>(limit: 24 << 20)

    public init(_ store: ObjectStore) throws(GitError) {
        self.store = store
        inflater = try Inflater()
    }

    /// One object, whole.
    public func read(_ id: ObjectID) throws(GitError) -> (type: ObjectType, bytes: [UInt8]) {
        for (index, pack) in store.packs.enumerated() {
            guard let position = pack.find(id), let offset = pack.offset(position) else { continue }
            if let found = try? packed(index, pack, at: offset) { return found }
        }
        return try store.read(id, with: inflater)
    }

    /// What people wrote into one object: a file, or the message of a commit or an annotated tag. A tree has nothing of it.
    public func text(of id: ObjectID) throws(GitError) -> ArraySlice<UInt8> {
        let object = try read(id)
        return switch object.type {
        case .blob: object.bytes[...]
        case .commit, .tag: CommitObject.message(in: object.bytes)
        case .tree: []
        }
    }

    /// As ``ObjectStore/read(_:with:)``, and remembers what it rebuilt on the way.
    private func packed(_ index: Int, _ pack: Pack, at start: Int) throws(GitError) -> (type: ObjectType, bytes: [UInt8])? {
        var chain: [(offset: Int, delta: [UInt8])] = []
        var offset = start
        while true {
            var found: (type: ObjectType, bytes: [UInt8])
            if let base = bases[Place(pack: index, offset: offset)] {
                found = base
            } else {
                let header = try pack.header(at: offset)
                switch header.kind {
                case .whole(let type):
                    found = (type, try pack.data(of: header, with: inflater, limit: store.limits.objectSize))
                case .offsetDelta(let base):
                    guard chain.count < store.limits.deltaDepth else { return nil }
                    chain.append((offset, try pack.data(of: header, with: inflater, limit: store.limits.objectSize)))
                    offset = base
                    continue
                case .referenceDelta: return nil
                }
            }
            keep(found, at: Place(pack: index, offset: offset))
            while let step = chain.popLast() {
                found.bytes = try Delta.apply(step.delta, to: found.bytes, limit: store.limits.objectSize)
                keep(found, at: Place(pack: index, offset: step.offset))
            }
            return found
        }
    }

    private func keep(_ object: (type: ObjectType, bytes: [UInt8]), at place: Place) {
        guard object.type != .blob, object.bytes.count <= 1 << 20 else { return }
        bases.insert(object, for: place, size: object.bytes.count + 64)
    }
}
