/// Memory that is handed out once and given back all together. What the engine reads while it decides lies in arenas:
/// plain bytes without reference counts, so that a decision allocates nothing and cores do not wait for each other.
///
/// Whoever makes an arena calls `release()`, and lets no pointer outlive it. There are three owners: `Image` for
/// entities, policies and requests, and a decision for what it computes.
struct Arena {
    private var next: UnsafeMutableRawPointer?
    private var rest = 0
    private var chunks: UnsafeMutablePointer<Chunk>?

    private struct Chunk {
        var before: UnsafeMutablePointer<Chunk>?
    }

    private static let chunkSize = 16 << 10

    /// Room for `count` values, not initialised.
    @inline(__always)
    mutating func allocate<Element>(_ type: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
        bytes(count * MemoryLayout<Element>.stride).bindMemory(to: type, capacity: count)
    }

    /// Room for one value.
    @inline(__always)
    mutating func place<Element>(_ value: Element) -> UnsafePointer<Element> {
        let pointer = allocate(Element.self, 1)
        pointer.initialize(to: value)
        return UnsafePointer(pointer)
    }

    /// Aligned to sixteen, as everything here is.
    mutating func bytes(_ count: Int) -> UnsafeMutableRawPointer {
        let size = (count + 15) & ~15
        if size > rest { grow(size) }
        // Never nil: there was room, or `grow` has made some.
        let start = next.unsafelyUnwrapped
        next = start + size
        rest -= size
        return start
    }

    private mutating func grow(_ size: Int) {
        let payload = max(size, chunks == nil ? Self.chunkSize / 4 : Self.chunkSize)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: payload + 16, alignment: 16)
        let chunk = memory.bindMemory(to: Chunk.self, capacity: 1)
        chunk.initialize(to: Chunk(before: chunks))
        chunks = chunk
        next = memory + 16
        rest = payload
    }

    mutating func release() {
        while let chunk = chunks {
            chunks = chunk.pointee.before
            UnsafeMutableRawPointer(chunk).deallocate()
        }
        (next, rest) = (nil, 0)
    }
}

/// An arena that lives as long as something refers to it. Filled by one owner, then only read: that is why it may be
/// shared.
final class Image: @unchecked Sendable {
    var arena = Arena()

    deinit { arena.release() }
}
