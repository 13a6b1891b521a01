/// Finds what a tree holds that none of its parents' trees held at the same path. Equal subtrees are never opened.
final class TreeDiffer {
    /// An entry that no parent has with the same object.
    private struct Change {
        var kind: TreeEntry.Kind
        var name: [UInt8]
        var id: ObjectID
        /// The subtrees that parents have under this name.
        var others: [ObjectID] = []
    }

    private let reader: ObjectReader
    private let hashLength: Int
    private let isPartial: Bool
    private let cache = RecentCache<ObjectID, [UInt8]>(limit: 16 << 20)
    private var failed: Set<ObjectID> = []
    private(set) var problems: [(path: String, why: String)] = []
    private(set) var notFetched = 0

    init(reader: ObjectReader, hashLength: Int, isPartial: Bool) {
        self.reader = reader
        self.hashLength = hashLength
        self.isPartial = isPartial
    }

    func additions(of tree: ObjectID, over parents: [ObjectID], _ visit: ([UInt8], ObjectID) -> Void) {
        visitTree(tree, parents, prefix: [], depth: 0, visit)
    }

    private func visitTree(_ tree: ObjectID, _ parents: [ObjectID], prefix: [UInt8], depth: Int, _ visit: ([UInt8], ObjectID) -> Void) {
        guard depth < 256, !parents.contains(tree) else { return }
        let bytes = contents(of: tree)
        guard var changes = changed(bytes, over: parents.isEmpty ? [] : contents(of: parents[0])) else {
            if failed.insert(tree).inserted { problems.append(("tree \(tree)", "not a readable tree")) }
            return
        }
        for parent in parents.dropFirst() where !changes.isEmpty { strike(from: &changes, whatIsIn: contents(of: parent)) }
        for change in changes {
            switch change.kind {
            case .blob: visit(prefix + change.name, change.id)
            case .tree: visitTree(change.id, change.others, prefix: prefix + change.name + [UInt8(ascii: "/")], depth: depth + 1, visit)
            case .link, .submodule: break
            }
        }
    }

    /// `nil` when the tree is damaged.
    private func changed(_ tree: [UInt8], over other: [UInt8]) -> [Change]? {
        tree.withUnsafeBufferPointer { bytes in
            other.withUnsafeBufferPointer { otherBytes in
                var changes: [Change] = []
                var cursor = TreeCursor(bytes, hashLength: hashLength)
                var otherCursor = TreeCursor(otherBytes, hashLength: hashLength)
                cursor.skipCommon(with: &otherCursor)
                var waiting = otherCursor.next()
                while let entry = cursor.next() {
                    let name = bytes[entry.name]
                    while let candidate = waiting, Self.precedes(otherBytes[candidate.name], candidate.kind, name, entry.kind) {
                        waiting = otherCursor.next()
                    }
                    let id = cursor.object(entry)
                    var change = Change(kind: entry.kind, name: [], id: id)
                    if let candidate = waiting, otherBytes[candidate.name].elementsEqual(name) {
                        let otherID = otherCursor.object(candidate)
                        // The two stand abreast again: what follows is mostly alike.
                        cursor.skipCommon(with: &otherCursor)
                        waiting = otherCursor.next()
                        if otherID == id { continue }
                        if candidate.kind == .tree { change.others = [otherID] }
                    }
                    change.name = Array(name)
                    changes.append(change)
                }
                return cursor.isDamaged ? nil : changes
            }
        }
    }

    /// A merge brings in only what none of its parents has.
    private func strike(from changes: inout [Change], whatIsIn other: [UInt8]) {
        other.withUnsafeBufferPointer { bytes in
            var cursor = TreeCursor(bytes, hashLength: hashLength)
            var index = 0
            var kept: [Change] = []
            var waiting = cursor.next()
            while index < changes.count {
                var change = changes[index]
                index += 1
                while let candidate = waiting,
                    change.name.withUnsafeBufferPointer({ Self.precedes(bytes[candidate.name], candidate.kind, $0[...], change.kind) })
                {
                    waiting = cursor.next()
                }
                if let candidate = waiting, bytes[candidate.name].elementsEqual(change.name) {
                    let id = cursor.object(candidate)
                    if id == change.id { continue }
                    if candidate.kind == .tree { change.others.append(id) }
                }
                kept.append(change)
            }
            changes = kept
        }
    }

    /// Git sorts a directory as though its name ended in `/`.
    private static func precedes(
        _ left: Slice<UnsafeBufferPointer<UInt8>>, _ leftKind: TreeEntry.Kind, _ right: Slice<UnsafeBufferPointer<UInt8>>, _ rightKind: TreeEntry.Kind
    ) -> Bool {
        let common = min(left.count, right.count)
        for offset in 0..<common {
            let (one, other) = (left[left.startIndex + offset], right[right.startIndex + offset])
            if one != other { return one < other }
        }
        // Names alike are one name, whatever they stand for: a file that became a directory.
        if left.count == right.count { return false }
        func after(_ name: Slice<UnsafeBufferPointer<UInt8>>, _ kind: TreeEntry.Kind) -> UInt8 {
            name.count > common ? name[name.startIndex + common] : kind == .tree ? UInt8(ascii: "/") : 0
        }
        return after(left, leftKind) < after(right, rightKind)
    }

    private func contents(of tree: ObjectID) -> [UInt8] {
        if let known = cache[tree] { return known }
        guard !failed.contains(tree) else { return [] }
        do throws(GitError) {
            let object = try reader.read(tree)
            guard object.type == .tree else { throw .damaged("not a readable tree") }
            cache.insert(object.bytes, for: tree, size: object.bytes.count + 64)
            return object.bytes
        } catch {
            failed.insert(tree)
            // Git knows the empty tree without storing it.
            if tree.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904" { return [] }
            if isPartial, error.code == .missing { notFetched += 1 } else { problems.append(("tree \(tree)", error.detail)) }
            return []
        }
    }
}
