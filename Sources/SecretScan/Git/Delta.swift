/// Rebuilds an object from its base and a delta (gitformat-pack(5), "Deltified representation").
enum Delta {
    /// A part of the base that stands unchanged in the result.
    struct Copy {
        /// Where it stands in the base…
        var source: Int
        /// …and in the result.
        var target: Int
        var count: Int
    }

    /// The sizes a delta names: of its base and of its result.
    static func sizes(_ delta: UnsafeRawBufferPointer) throws(GitError) -> (base: Int, result: Int, next: Int) {
        var position = 0
        let base = try variable(delta, &position)
        let result = try variable(delta, &position)
        return (base, result, position)
    }

    /// `limit` bounds the result's size.
    static func apply(_ delta: [UInt8], to base: [UInt8], limit: Int) throws(GitError) -> [UInt8] {
        var failure: GitError?
        var made: [UInt8] = []
        delta.withUnsafeBytes { delta in
            base.withUnsafeBytes { base in
                do throws(GitError) {
                    let sizes = try sizes(delta)
                    guard sizes.result <= limit else { throw GitError.above(limit) }
                    made = [UInt8](unsafeUninitializedCapacity: max(1, sizes.result)) { buffer, count in
                        var copies: [Copy]?
                        do throws(GitError) {
                            try apply(delta, to: base, into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<sizes.result]), &copies)
                            count = sizes.result
                        } catch {
                            failure = error
                            count = 0
                        }
                    }
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
        return made
    }

    /// Fills `out`, whose size is the result's, and notes in `copies`, unless that is `nil`, what it copied.
    static func apply(
        _ delta: UnsafeRawBufferPointer, to base: UnsafeRawBufferPointer, into out: UnsafeMutableRawBufferPointer, _ copies: inout [Copy]?
    ) throws(GitError) {
        let sizes = try sizes(delta)
        guard sizes.base == base.count, sizes.result == out.count else { throw .damaged("a delta does not fit its base") }
        var position = sizes.next
        var made = 0
        while position < delta.count {
            let command = delta[position]
            position += 1
            if command & 0x80 != 0 {
                var offset = 0
                var size = 0
                for bit in 0..<4 where command & (1 << UInt8(bit)) != 0 {
                    guard position < delta.count else { throw .damaged("a delta ends inside a copy") }
                    offset |= Int(delta[position]) << (8 * bit)
                    position += 1
                }
                for bit in 0..<3 where command & (0x10 << UInt8(bit)) != 0 {
                    guard position < delta.count else { throw .damaged("a delta ends inside a copy") }
                    size |= Int(delta[position]) << (8 * bit)
                    position += 1
                }
                if size == 0 { size = 0x10000 }
                guard offset <= base.count, size <= base.count - offset, size <= out.count - made else {
                    throw .damaged("a delta copies from outside its base")
                }
                if let from = base.baseAddress, let to = out.baseAddress { (to + made).copyMemory(from: from + offset, byteCount: size) }
                // One copy is often written as several, of 64 KiB each.
                var copy = Copy(source: offset, target: made, count: size)
                if let last = copies?.last, last.source + last.count == offset, last.target + last.count == made {
                    copy = Copy(source: last.source, target: last.target, count: last.count + size)
                    copies?.removeLast()
                }
                copies?.append(copy)
                made += size
            } else {
                let size = Int(command)
                guard size > 0, size <= delta.count - position, size <= out.count - made else {
                    throw .damaged("a delta inserts more than it holds")
                }
                if let from = delta.baseAddress, let to = out.baseAddress { (to + made).copyMemory(from: from + position, byteCount: size) }
                position += size
                made += size
            }
        }
        guard made == out.count else { throw .damaged("a delta makes less than it promises") }
    }

    private static func variable(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) throws(GitError) -> Int {
        var value = 0
        var shift = 0
        while true {
            guard position < bytes.count, shift <= 42 else { throw .damaged("a delta's size is damaged") }
            let byte = bytes[position]
            position += 1
            value |= Int(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 { return value }
        }
    }
}
