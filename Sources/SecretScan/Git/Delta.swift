/// Rebuilds an object from its base and a delta (gitformat-pack(5), "Deltified representation").
enum Delta {
    /// The sizes a delta names: of its base and of its result.
    static func sizes(_ delta: [UInt8]) throws(GitError) -> (base: Int, result: Int, next: Int) {
        var position = 0
        let base = try variable(delta, &position)
        let result = try variable(delta, &position)
        return (base, result, position)
    }

    /// `limit` bounds the result's size.
    static func apply(_ delta: [UInt8], to base: [UInt8], limit: Int) throws(GitError) -> [UInt8] {
        let sizes = try sizes(delta)
        guard sizes.base == base.count else { throw .damaged("a delta does not fit its base") }
        guard sizes.result <= limit else { throw GitError(code: .tooLarge, detail: "larger than \(limit >> 20) MiB") }
        var position = sizes.next
        var out: [UInt8] = []
        out.reserveCapacity(sizes.result)
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
                guard offset <= base.count, size <= base.count - offset, size <= sizes.result - out.count else {
                    throw .damaged("a delta copies from outside its base")
                }
                out.append(contentsOf: base[offset..<offset + size])
            } else {
                let size = Int(command)
                guard size > 0, size <= delta.count - position, size <= sizes.result - out.count else {
                    throw .damaged("a delta inserts more than it holds")
                }
                out.append(contentsOf: delta[position..<position + size])
                position += size
            }
        }
        guard out.count == sizes.result else { throw .damaged("a delta makes less than it promises") }
        return out
    }

    private static func variable(_ bytes: [UInt8], _ position: inout Int) throws(GitError) -> Int {
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
