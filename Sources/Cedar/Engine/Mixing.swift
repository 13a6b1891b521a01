/// Hashes of words. They order sets and find entities; they never decide equality, which always compares in full: two
/// names with one hash would cost time, not safety.
enum Mixing {
    private static let key: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: b ^ key)
        return product.high ^ product.low
    }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = bytes.baseAddress else { return mix(0, 1) }
        let raw = UnsafeRawPointer(start)
        let count = bytes.count
        var hash = UInt64(truncatingIfNeeded: count)
        var offset = 0
        while offset + 8 <= count {
            hash = mix(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        if offset < count {
            var tail: UInt64 = 0
            for index in offset..<count { tail = tail << 8 | UInt64(bytes[index]) }
            hash = mix(hash, tail &+ 1)
        }
        // Any constant but `key`, which would multiply by zero.
        return mix(hash, 1)
    }
}
