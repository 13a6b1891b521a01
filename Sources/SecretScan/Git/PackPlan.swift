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
            // In order of place, so that pages are read one after another.
            if index % 2048 == 0 { pack.data.releasePages() }
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

    /// Whether so much is built on a root that it pays to remember its lines.
    func isLong(from root: Int32) -> Bool {
        var queue = [entries[Int(root)].firstChild]
        var count = 1
        while count < 5, let next = queue.popLast() {
            guard next >= 0 else { continue }
            count += 1
            queue += [entries[Int(next)].nextSibling, entries[Int(next)].firstChild]
        }
        return count >= 5
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
