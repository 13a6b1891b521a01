/// Walks one root's tree of deltas, depth first. One per thread.
struct PackWorker<Learnt: Sendable> {
    private struct Level {
        var bytes: Buffer
        var child: Int32
        var learnt: Learnt?
    }

    private let store: ObjectStore
    private let pack: Pack
    /// Packs that were walked before this one.
    private let earlier: ArraySlice<Pack>
    private let damaged: Set<ObjectID>
    private let plan: PackPlan
    private let inflater: Inflater
    private let buffers = BufferPool()
    private var copies: [Delta.Copy]? = []
    /// Of the root that is walked now; `nil` where nothing is remembered.
    private var chain: Chain?
    private(set) var outcome = BlobWalk.Outcome()

    init(store: ObjectStore, number: Int, plan: PackPlan, damaged: Set<ObjectID>, words: WordIndex?) throws(GitError) {
        self.store = store
        self.plan = plan
        self.damaged = damaged
        pack = store.packs[number]
        earlier = store.packs[..<number]
        inflater = try Inflater()
        // Its own part of them: what is the same for all is the key of the hashes.
        outcome.words = words
    }

    mutating func walk(from root: Int32, _ visit: (borrowing Blob, Learnt?) -> Learnt) {
        var stack: [Level] = []
        var held = 0
        let entry = plan.entries[Int(root)]
        chain = plan.isLong(from: root) ? outcome.words.map { Chain($0.hash) } : nil
        defer {
            if let chain { outcome.words?.add(chain.words.hashes, at: .init(pack: pack.name, root: root)) }
            chain = nil
        }
        do throws(GitError) {
            guard let bytes = try whole(entry) else { return }
            let learnt = report(entry, bytes, over: nil, visit)
            stack.append(Level(bytes: bytes, child: entry.firstChild, learnt: learnt))
            held = bytes.count
        } catch {
            fail(entry, error)
            return
        }
        while let top = stack.last {
            guard top.child >= 0 else {
                held -= top.bytes.count
                buffers.giveBack(top.bytes)
                stack.removeLast()
                continue
            }
            let child = plan.entries[Int(top.child)]
            stack[stack.count - 1].child = child.nextSibling
            do throws(GitError) {
                guard stack.count <= store.limits.deltaDepth, held <= store.limits.heldBytes else {
                    throw GitError(code: .tooLarge, detail: "its chain of deltas needs too much memory")
                }
                let bytes = try rebuilt(child, from: top.bytes)
                let learnt = report(child, bytes, over: top, visit)
                guard child.firstChild >= 0 else {
                    buffers.giveBack(bytes)
                    continue
                }
                if child.nextSibling < 0 {
                    // The last to need its base: a plain chain, however long, holds two objects.
                    held -= top.bytes.count
                    buffers.giveBack(top.bytes)
                    stack.removeLast()
                }
                held += bytes.count
                stack.append(Level(bytes: bytes, child: child.firstChild, learnt: learnt))
            } catch {
                fail(child, error)
            }
        }
    }

    /// A root's bytes; `nil` when it turns out to be no blob.
    private mutating func whole(_ entry: PackPlan.Entry) throws(GitError) -> Buffer? {
        let header = try pack.header(at: entry.offset)
        guard case .whole = header.kind else {
            // Its base lies in another pack, or loose.
            let object = try store.read(pack, at: entry.offset, with: inflater, depth: 0)
            guard object.type == .blob else { return nil }
            let bytes = buffers.take(object.bytes.count)
            object.bytes.withUnsafeBytes { bytes.raw.copyMemory(from: $0) }
            return bytes
        }
        return try inflated(header)
    }

    private mutating func inflated(_ header: Pack.Header) throws(GitError) -> Buffer {
        guard header.size <= store.limits.objectSize else { throw GitError.above(store.limits.objectSize) }
        let bytes = buffers.take(header.size)
        do throws(GitError) {
            pack.data.hasRead(bytes: try inflater.inflate(pack.compressed(header), into: bytes.raw))
        } catch {
            buffers.giveBack(bytes)
            throw error
        }
        return bytes
    }

    private mutating func rebuilt(_ child: PackPlan.Entry, from base: Buffer) throws(GitError) -> Buffer {
        let delta = try inflated(try pack.header(at: child.offset))
        defer { buffers.giveBack(delta) }
        let size = try Delta.sizes(UnsafeRawBufferPointer(delta.raw)).result
        guard size <= store.limits.objectSize else { throw GitError.above(store.limits.objectSize) }
        let bytes = buffers.take(size)
        copies?.removeAll(keepingCapacity: true)
        do throws(GitError) {
            try Delta.apply(UnsafeRawBufferPointer(delta.raw), to: UnsafeRawBufferPointer(base.raw), into: bytes.raw, &copies)
        } catch {
            buffers.giveBack(bytes)
            throw error
        }
        return bytes
    }

    private mutating func report(
        _ entry: PackPlan.Entry, _ bytes: Buffer, over base: Level?, _ visit: (borrowing Blob, Learnt?) -> Learnt
    ) -> Learnt? {
        guard let id = pack.id(Int(entry.position)) else { return nil }
        // Seen before, in another pack: its children may be new all the same.
        if !earlier.isEmpty, !damaged.contains(id), earlier.contains(where: { $0.find(id) != nil }) { return nil }
        outcome.blobs += 1
        outcome.bytes += bytes.count
        var blob = Blob(id: id, bytes: UnsafeRawBufferPointer(bytes.raw).assumingMemoryBound(to: UInt8.self), copies: nil)
        // What was copied helps only together with what is known of the base.
        if let base, base.learnt != nil { (blob.copies, blob.baseCount) = (copies, base.bytes.count) }
        if let chain { (blob.chain, blob.news) = (chain, chain.read(blob.bytes, copies: blob.copies)) }
        return visit(blob, base?.learnt)
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

/// Memory for one object.
struct Buffer {
    /// As long as the object; what lies behind it may be longer.
    let raw: UnsafeMutableRawBufferPointer
    fileprivate let sizeClass: Int

    var count: Int { raw.count }
}

/// Memory that is used again for the next object of about the same size. One per thread.
final class BufferPool {
    private var free: [[UnsafeMutableRawPointer]] = Array(repeating: [], count: 48)

    deinit {
        for pointer in free.joined() { pointer.deallocate() }
    }

    /// Memory whose contents are anything at all.
    func take(_ count: Int) -> Buffer {
        let sizeClass = max(12, Int.bitWidth - max(1, count - 1).leadingZeroBitCount)
        let pointer = free[sizeClass].popLast() ?? .allocate(byteCount: 1 << sizeClass, alignment: 16)
        return Buffer(raw: UnsafeMutableRawBufferPointer(start: pointer, count: count), sizeClass: sizeClass)
    }

    func giveBack(_ buffer: Buffer) {
        guard let pointer = buffer.raw.baseAddress else { return }
        // Large ones are rare and would add up.
        if buffer.sizeClass > 22 || free[buffer.sizeClass].count >= 64 { pointer.deallocate() } else { free[buffer.sizeClass].append(pointer) }
    }
}
